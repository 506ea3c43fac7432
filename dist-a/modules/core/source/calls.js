import { isFunction } from "./ast.js";
import { walk } from "./visit.js";
const gathered = new WeakMap();
/** All calls in a file or a part of it, in the order of the text. */
export function callsIn(code) {
    return actionsIn(code).calls;
}
/** All writes in a file or a part of it, in the order of the text. */
export function writesIn(code) {
    return actionsIn(code).writes;
}
/** The calls that a function makes itself, in the order of the text: those of functions inside it are theirs. */
export function callsOfItsOwn(fn) {
    const calls = [];
    walk(fn, (node) => {
        if (node.type === 'CallExpression')
            calls.push(node);
        return node === fn || !isFunction(node);
    });
    return calls;
}
/** Gathered once for each node that is asked for, all in one walk. */
function actionsIn(code) {
    let actions = gathered.get(code);
    if (actions === undefined)
        gathered.set(code, (actions = gather(code)));
    return actions;
}
function gather(code) {
    const calls = [];
    const writes = [];
    walk(code, (node) => {
        if (node.type === 'CallExpression')
            calls.push(node);
        else if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression')
            writes.push(node);
        else if (node.type === 'UnaryExpression' && node.operator === 'delete')
            writes.push(node);
        return true;
    });
    return { calls, writes };
}
