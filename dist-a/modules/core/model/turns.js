import { timingOf } from "../flow/callback-timing.js";
import { jumpTarget } from "../flow/loops.js";
import { isFunction, isInside, isLoop, unwrap, wrapped } from "../source/ast.js";
import { nodeAt } from "../source/locate.js";
// What runs in one turn: code between two points of which no `await` or `yield` lies, in a function and in the functions that
// it runs in place.
/** Whether a function runs where it stands: an executor, one that is called at once, the callback of `forEach`. */
export function runsInPlace(fn) {
    const at = wrapped(fn);
    const { parent } = at;
    if (parent?.type === 'NewExpression')
        return isExecutor(fn);
    if (parent?.type !== 'CallExpression')
        return false;
    if (parent.callee === at)
        return true;
    const timing = timingOf(parent);
    return timing === 'now' || timing === 'each';
}
/** Whether the function is what `new Promise` is given. */
export function isExecutor(fn) {
    const at = wrapped(fn);
    const { parent } = at;
    if (parent?.type !== 'NewExpression' || parent.arguments[0] !== at)
        return false;
    const callee = unwrap(parent.callee);
    const name = callee.type === 'Identifier' ? callee : callee.type === 'MemberExpression' ? callee.property : undefined;
    return name?.type === 'Identifier' && /Promise$|^Bluebird$/u.test(name.name);
}
/** The functions whose code runs in the node's turn, innermost first; `undefined` for the code of the module. */
export function turnOf(node) {
    const chain = [];
    for (let at = node.parent; at; at = at.parent) {
        if (!isFunction(at))
            continue;
        chain.push(at);
        if (!runsInPlace(at))
            return chain;
    }
    return [...chain, undefined];
}
/** The function that has to be called for the node to run; undefined when the module runs it. */
export function synchronousRoot(node) {
    return turnOf(node).at(-1);
}
/** Where the functions of a turn give way to others between two offsets of the text. */
export function suspendsBetween(from, to, turn, source) {
    for (const { node, end } of suspensions(from, to, source)) {
        if (end <= from || end > to || !turn.includes(runner(node)))
            continue;
        if (!leavesBefore(node, to))
            return true;
    }
    return false;
}
/** Whether a function waits after a node, on whatever path. */
export function suspendsAfter(at, fn, source) {
    for (const { node, end } of suspensions(at.range[1], fn.body.range[1], source))
        if (end > at.range[1] && runner(node) === fn)
            return true;
    return false;
}
function* suspensions(from, to, source) {
    for (let at = nodeAt(source.ast, from); at; at = at.parent) {
        const found = suspension(at);
        if (found)
            yield found;
    }
    for (const { index } of source.text.slice(from, to).matchAll(/\b(?:await|yield)\b/g)) {
        const found = suspension(nodeAt(source.ast, from + index));
        if (found)
            yield found;
    }
}
function suspension(node) {
    if (node.type === 'AwaitExpression' || node.type === 'YieldExpression')
        return { node, end: node.range[1] };
    if (node.type === 'ForOfStatement' && node.await)
        return { node, end: node.right.range[1] };
    return undefined;
}
/** The function that runs a node, which for the parts of a function's head is that function. */
function runner(node) {
    for (let at = node.parent; at; at = at.parent)
        if (isFunction(at))
            return at;
    return undefined;
}
/**
 * Whether the code after a node never gets to an offset: it leaves the function or loop before, as `if (hit) return await hit;`
 * does, or the offset is in the other branch of an `if`.
 */
export function leavesBefore(node, offset) {
    for (let at = node; at && !isFunction(at); at = at.parent) {
        if (at.range[1] > offset)
            return false;
        if (leaves(at))
            return true;
        const { parent } = at;
        if ((parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') &&
            parent.consequent === at &&
            offset < parent.range[1])
            return true;
        if (parent?.type === 'BlockStatement' && parent.range[1] <= offset) {
            const last = parent.body.at(-1);
            if (last && parent.parent.type !== 'TryStatement' && leaves(last))
                return true;
        }
    }
    return false;
}
/**
 * Whether a statement never goes on to the next one; nor, where a statement around it is given, to what comes after that:
 * a `break` may leave no more than a loop or `switch` in it.
 */
export function leaves(node, around) {
    switch (node.type) {
        case 'ReturnStatement':
        case 'ThrowStatement':
            return true;
        case 'BreakStatement':
        case 'ContinueStatement':
            return around === undefined || !isInside(jumpTarget(node), around);
        case 'BlockStatement':
            return node.body.some((each) => leaves(each, around));
        case 'IfStatement':
            return node.alternate !== null && leaves(node.consequent, around) && leaves(node.alternate, around);
        default:
            return false;
    }
}
/** Whether a loop around the node, but not around the other one, waits: its second turn is another one. */
export function isRepeatedLater(node, other, turn, source) {
    for (let at = node.parent; at; at = at.parent) {
        if (isInside(other, at))
            return false;
        if (isLoop(at) && suspendsBetween(at.body.range[0], at.body.range[1], turn, source))
            return true;
    }
    return false;
}
