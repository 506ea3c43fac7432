import { bodyOf } from "../model/function-bodies.js";
import { calledName, dottedName, enclosingFunction, isInside, unwrap, wrapped, } from "../source/ast.js";
import { someOwnNode } from "../source/visit.js";
/** `if (error) reject(error)` before more of the same function: return there, if nothing else that counts comes after. */
export function returnFirst({ earlier, later, isHandedOver }) {
    const statement = wrapped(earlier).parent;
    if (isHandedOver || statement?.type !== 'ExpressionStatement' || statement.expression !== wrapped(earlier))
        return undefined;
    const block = statement.parent.type === 'BlockStatement' ? statement.parent : undefined;
    const branch = block ? block.parent : statement.parent;
    const isLast = block === undefined || block.body.at(-1) === statement;
    if (branch.type !== 'IfStatement' || !isLast)
        return undefined;
    // A return from a callback does not keep the code around it from going on.
    const home = enclosingFunction(earlier);
    if (home === undefined || !isInside(later, home))
        return undefined;
    if (later.range[0] <= branch.range[1])
        return undefined;
    const names = [earlier, later].map(calledPath);
    if (givesOther(home, names) || skipsWork(branch, later, home, names))
        return undefined;
    return {
        applicability: 'suggested',
        messageId: 'returnFirst',
        edits: [{ range: [statement.range[0], statement.range[0]], text: 'return ' }],
    };
}
/** Whether the function returns a value, and not just what one of some calls gives. */
function givesOther(home, names) {
    return bodyOf(home).returnStatements.some(({ argument }) => {
        const name = argument ? calledPath(argument) : names[0];
        return name === undefined || !names.includes(name);
    });
}
/**
 * Whether a return would pass by work that is to be done either way: what comes after the later settlement, and what tidies up
 * before it. What else comes before it makes the value that would be lost.
 */
function skipsWork(branch, later, home, names) {
    for (let at = branch; at !== home && at.parent; at = at.parent) {
        const { parent } = at;
        const rest = parent.type === 'BlockStatement' ? parent.body.slice(parent.body.findIndex((each) => each === at) + 1) : [];
        // A loop would have gone on.
        const skipped = /^(?:For|While|DoWhile)/u.test(parent.type) ? [parent] : rest;
        if (skipped.some((each) => someOwnNode(each, (node) => isWork(node, later, names))))
            return true;
    }
    return false;
}
function isWork(node, later, names) {
    if (node.type !== 'ExpressionStatement')
        return false;
    const at = unwrap(node.expression);
    const path = calledPath(at);
    if (path !== undefined && names.includes(path))
        return false;
    return node.range[0] > later.range[0] || (at.type === 'CallExpression' && tidying.test(calledName(at) ?? ''));
}
const tidying = /^(?:clear|cancel|remove|detach|off|un|close|end|destroy|dispose|release|stop|finish|clean|delete|disconnect)(?![a-z])|^(?:off|end|kill)$/u;
function calledPath(node) {
    const at = unwrap(node);
    return at.type === 'CallExpression' ? dottedName(at.callee) : undefined;
}
