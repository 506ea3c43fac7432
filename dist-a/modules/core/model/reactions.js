import { propertyName, unwrap } from "../source/ast.js";
/** Whether the call adds a reaction to a promise: `p.then(f)`, `p.catch(f)`, `p.finally(f)`. */
export function isReaction(node) {
    return reactedTo(node) !== undefined;
}
/** The promise that a call adds a reaction to; undefined when it adds none. */
export function reactedTo(node) {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
    if (callee?.type !== 'MemberExpression')
        return undefined;
    const name = propertyName(callee);
    return name === 'then' || name === 'catch' || name === 'finally' ? callee.object : undefined;
}
/** The promise at the beginning of a chain of reactions; undefined when the call is none. */
export function reactionRoot(call) {
    let root;
    for (let at = unwrap(call); isReaction(at);) {
        const callee = unwrap(at.callee);
        if (callee.type !== 'MemberExpression')
            break;
        root = at = unwrap(callee.object);
    }
    return root;
}
