import { isClass, isFunction, isInside, isJump, isLoop, loopsAround, } from "../source/ast.js";
import { walk } from "../source/visit.js";
const bodies = new WeakMap();
/** What a function, or a module, does itself; gathered once for each. */
export function bodyOf(fn) {
    let body = bodies.get(fn);
    if (body === undefined)
        bodies.set(fn, (body = gather(fn)));
    return body;
}
function gather(fn) {
    const suspensions = [];
    const awaits = [];
    const returns = [];
    const returnStatements = [];
    const calls = [];
    const assignments = [];
    const body = fn.type === 'Program' ? null : fn.body;
    if (body !== null && body.type !== 'BlockStatement')
        returns.push(body);
    for (const root of fn.type === 'Program' ? fn.body : [...fn.params, body]) {
        if (root === null)
            continue;
        walk(root, (node) => {
            if (isFunction(node) || isClass(node))
                return false;
            switch (node.type) {
                case 'AwaitExpression':
                    suspensions.push(node);
                    awaits.push(node);
                    break;
                case 'YieldExpression':
                    suspensions.push(node);
                    break;
                case 'ForOfStatement':
                    if (node.await)
                        suspensions.push(node);
                    break;
                case 'ReturnStatement':
                    returnStatements.push(node);
                    if (node.argument)
                        returns.push(node.argument);
                    break;
                case 'CallExpression':
                    calls.push(node);
                    break;
                case 'AssignmentExpression':
                    assignments.push(node);
                    break;
                default:
            }
            return true;
        });
    }
    return { suspensions, awaits, returns, returnStatements, calls, assignments };
}
/** Whether code of a function may have run when a later place of the same function is reached. */
export function mayPrecede(earlier, later) {
    let inner = earlier;
    for (let at = earlier.parent; at; inner = at, at = at.parent) {
        const holdsLater = at.range[0] <= later.range[0] && later.range[1] <= at.range[1];
        if (holdsLater)
            return orderIn(at, inner, later);
        if (isFunction(at) || leaves(at, inner))
            return false;
    }
    return false;
}
/** Whether a function has given way, on some path, when it reaches the node. */
export function isResumed(node, fn) {
    return bodyOf(fn).suspensions.some((each) => each !== node && mayPrecede(each, node));
}
function orderIn(at, inner, later) {
    if (inner.range[1] > later.range[0]) {
        // Around a loop what stands later has run too.
        return isLoop(at) || loopsAround(at).length > 0;
    }
    if (at.type === 'IfStatement' || at.type === 'ConditionalExpression')
        return inner === at.test || at.alternate === null || !isInside(later, at.alternate);
    // A case that ends with a jump does not fall into the next.
    return at.type !== 'SwitchStatement' || inner.type !== 'SwitchCase' || !inner.consequent.some(alwaysJumps);
}
/** Whether a block, from the statement on, always leaves the function. */
function leaves(block, from) {
    // What a `try` is left by may be a throw that its `catch` takes.
    if (block.type !== 'BlockStatement' || block.parent.type === 'TryStatement')
        return false;
    const start = block.body.findIndex((each) => each === from);
    return start >= 0 && block.body.slice(start).some(isExit);
}
/** Whether a statement always leaves the function. */
export function isExit(statement) {
    switch (statement.type) {
        case 'ReturnStatement':
        case 'ThrowStatement':
            return true;
        case 'BlockStatement':
            return statement.body.some(isExit);
        case 'IfStatement':
            return statement.alternate !== null && isExit(statement.consequent) && isExit(statement.alternate);
        default:
            return false;
    }
}
/** Whether a statement always goes elsewhere than to the next. */
function alwaysJumps(statement) {
    if (isJump(statement))
        return true;
    return statement.type === 'BlockStatement' ? statement.body.some(alwaysJumps) : isExit(statement);
}
