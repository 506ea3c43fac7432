import { dottedName, propertyName, unwrap } from "../source/ast.js";
// What an argument or value that is written out says of what can fail.
/** Whether the program is the one that runs, which is there. */
export function isOwnProgram(program) {
    return program !== undefined && /^process\.(?:execPath|argv0?)$/u.test(dottedName(memberless(program)) ?? '');
}
/** `process.argv` of `process.argv[0]`. */
function memberless(node) {
    const at = unwrap(node);
    return at.type === 'MemberExpression' && at.computed ? at.object : at;
}
/** `listen(0)`: the system finds a port that is free. */
export function isAnyPort(port) {
    const at = unwrap(port);
    return at.type === 'Literal' && Number(at.value) === 0;
}
/** `listen(0)`, `bind(0)`, `new WebSocketServer({ port: 0 })` */
export function takesAnyPort([first]) {
    const at = first && unwrap(first);
    if (at?.type !== 'ObjectExpression')
        return at !== undefined && isAnyPort(at);
    return at.properties.some((each) => each.type === 'Property' && propertyName(each) === 'port' && isAnyPort(each.value));
}
/** `'data:image/png;base64,…'`, also in parts */
export function isWrittenOut(value) {
    const at = unwrap(value);
    if (at.type === 'BinaryExpression')
        return isWrittenOut(at.left);
    return at.type === 'Literal' && typeof at.value === 'string' && at.value.startsWith('data:');
}
