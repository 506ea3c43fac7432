import { isFunction, isInside, propertyName, unwrap, wrapped } from "../source/ast.js";
import { someOwnNode } from "../source/visit.js";
import { usesOfFunction } from "./function-uses.js";
const both = { fulfilled: true, rejected: true };
const neither = { fulfilled: false, rejected: false };
export function either(all) {
    let { fulfilled, rejected } = neither;
    for (const each of all) {
        fulfilled ||= each.fulfilled;
        rejected ||= each.rejected;
    }
    return { fulfilled, rejected };
}
/** After which outcomes of the promise a piece of code outside of it runs. */
export function outcomesBefore(node, promise, source, depth = 0) {
    if (depth > 6)
        return both;
    const waits = waitsFor(promise, source);
    for (let at = node; at.parent; at = at.parent) {
        const { parent } = at;
        if (parent.type === 'TryStatement' && parent.finalizer === at)
            return both;
        if (parent.type === 'TryStatement' && parent.handler === at && waits.some((wait) => isInside(wait, parent.block)))
            return { fulfilled: false, rejected: true };
        if (isFunction(at)) {
            if (isInside(promise, at))
                return afterIn(at, node, promise, waits);
            return either(usesOfFunction(at, source).map((use) => {
                if (use.kind === 'call')
                    return outcomesBefore(use.call, promise, source, depth + 1);
                if (use.kind !== 'argument' || use.to.type !== 'CallExpression')
                    return both;
                return reaction(use.to, use.node, promise);
            }));
        }
    }
    return afterIn(source.ast, node, promise, waits);
}
/** When a callback given to `then`, `catch` or `finally` runs. */
function reaction(call, callback, promise) {
    const callee = unwrap(call.callee);
    const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    if (callee.type !== 'MemberExpression' || name === undefined)
        return both;
    const index = call.arguments.findIndex((each) => each === callback);
    if (name === 'catch' || (name === 'then' && index === 1))
        return { fulfilled: false, rejected: true };
    if (name !== 'then')
        return both;
    return isCaught(callee.object, promise) ? both : { fulfilled: true, rejected: false };
}
/** `race.catch(log).then(next)` goes on whatever happened. */
function isCaught(node, promise) {
    for (let at = unwrap(node); at.type === 'CallExpression' && at !== promise;) {
        const callee = unwrap(at.callee);
        if (callee.type !== 'MemberExpression')
            return false;
        const name = propertyName(callee);
        if (name === 'catch' || (name === 'then' && at.arguments.length > 1))
            return true;
        at = unwrap(callee.object);
    }
    return false;
}
/** Code of the function that waits for the promise. */
function afterIn(fn, node, promise, waits) {
    // Without a wait in sight the promise is somebody else's to wait for, and when this code runs is theirs to know.
    const own = waits.filter((wait) => isInside(wait, fn));
    if (own.length === 0)
        return node.range[1] <= promise.range[0] ? neither : both;
    const before = own.filter((wait) => wait.range[1] <= node.range[0]);
    if (before.length === 0)
        return isInside(node, promise) ? both : neither;
    return before.some((wait) => isGuarded(wait, node)) ? both : { fulfilled: true, rejected: false };
}
/** Whether a rejection of what is waited for is caught and the code goes on to the node. */
function isGuarded(wait, node) {
    const caught = unwrap(wait.type === 'AwaitExpression' ? wait.argument : wait);
    if (caught.type === 'CallExpression' && isCaught(caught, wait))
        return true;
    for (let at = wait; at.parent && !isFunction(at); at = at.parent) {
        const { parent } = at;
        if (parent.type !== 'TryStatement' || parent.block !== at || parent.handler === null)
            continue;
        if (isInside(node, parent.block))
            return false;
        return !leaves(parent.handler);
    }
    return false;
}
function leaves(handler) {
    return someOwnNode(handler, (at) => at.type === 'ThrowStatement' || at.type === 'ReturnStatement');
}
/** The `await` expressions that wait for a promise, or for what is made of it. */
export function waitsFor(promise, source, depth = 0) {
    const at = wrapped(promise);
    const { parent } = at;
    if (depth > 6)
        return [];
    switch (parent?.type) {
        case 'AwaitExpression':
            return [parent];
        case 'MemberExpression': {
            const call = wrapped(parent).parent;
            const isChain = parent.object === at && /^(?:then|catch|finally)$/u.test(propertyName(parent) ?? '');
            if (isChain && call?.type === 'CallExpression')
                return waitsFor(call, source, depth + 1);
            return propertyName(parent) === 'promise' ? waitsFor(parent, source, depth + 1) : [];
        }
        case 'ArrayExpression': {
            const call = wrapped(parent).parent;
            return call?.type === 'CallExpression' ? waitsFor(call, source, depth + 1) : [];
        }
        case 'ConditionalExpression':
        case 'LogicalExpression':
            return waitsFor(parent, source, depth + 1);
        case 'VariableDeclarator':
        case 'AssignmentExpression': {
            const target = parent.type === 'VariableDeclarator' ? parent.id : parent.left;
            const names = target.type === 'ObjectPattern'
                ? target.properties.flatMap((each) => each.type === 'Property' && propertyName(each) === 'promise' ? [each.value] : [])
                : [target];
            return names.flatMap((name) => {
                if (name.type !== 'Identifier')
                    return [];
                const variable = source.bindings.declaredBy(name) ?? source.bindings.variable(name);
                return (variable?.references ?? [])
                    .filter((reference) => reference.isRead())
                    .flatMap((reference) => waitsFor(reference.identifier, source, depth + 1));
            });
        }
        default:
            return [];
    }
}
