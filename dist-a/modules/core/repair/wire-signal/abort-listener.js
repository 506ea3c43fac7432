import { localFunction, variableOfFunction } from "../../model/local-functions.js";
import { isFunction, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { isReasonOf } from "../abort-rejection.js";
import { statementsOf } from "../promise-site.js";
import { decline } from "./reasons.js";
/** Takes an abort listener apart. @throws {Declined} where a source with a signal would do something else. */
export function wiredListener(listener, rejection, source) {
    const { node, handler, signal } = listener;
    if (listener.kind !== 'listener')
        return decline('handler-property');
    const fn = handler && localFunction(handler, source);
    if (handler === undefined || fn === undefined || fn.async || fn.generator)
        return decline('work-in-listener');
    const statement = wrapped(node).parent;
    if (statement?.type !== 'ExpressionStatement')
        return decline('removal-nested');
    const cleanUps = [];
    let isSettled = false;
    const removals = removalsOf(fn, handler, node, source);
    for (const each of statementsOf(fn)) {
        const expression = each.type === 'ExpressionStatement' ? unwrap(each.expression) : unwrap(each);
        if (removals.calls.includes(expression))
            continue;
        const settles = rejection(expression);
        if (settles === undefined) {
            if (!isCleanUp(expression))
                return decline('work-in-listener');
            cleanUps.push(each);
            continue;
        }
        if (isSettled || !isReasonOf(settles.reason, signal))
            return decline('other-reason');
        isSettled = true;
    }
    if (!isSettled)
        return decline('other-reason');
    return { signal, fn, statement, gone: removals.gone.filter((each) => !isInFunction(each, fn)), cleanUps };
}
function isInFunction(node, fn) {
    return node !== fn && node.range[0] >= fn.range[0] && node.range[1] <= fn.range[1];
}
/** The declaration of a listener that has a name, and where it is taken away. */
function removalsOf(fn, handler, added, source) {
    if (unwrap(handler) === fn)
        return { calls: [], gone: [] };
    const variable = variableOfFunction(fn, source);
    const declaration = declarationOf(fn);
    if (variable === undefined || declaration === undefined)
        return decline('listener-shared');
    const calls = [];
    const gone = [declaration];
    for (const { identifier, init } of variable.references) {
        const call = wrapped(identifier).parent;
        if (init === true || call === added)
            continue;
        if (call?.type !== 'CallExpression' || !isRemoval(call))
            return decline('listener-shared');
        const at = wrapped(call);
        if (at.parent?.type !== 'ExpressionStatement' || !isInBlock(at.parent))
            return decline('removal-nested');
        calls.push(call);
        gone.push(at.parent);
    }
    return { calls, gone };
}
function isInBlock({ parent }) {
    return parent?.type === 'BlockStatement' || parent?.type === 'Program' || parent?.type === 'SwitchCase';
}
function isRemoval(call) {
    const callee = unwrap(call.callee);
    return callee.type === 'MemberExpression' && propertyName(callee) === 'removeEventListener';
}
/** The statement that declares a function and nothing else. */
function declarationOf(fn) {
    if (fn.type === 'FunctionDeclaration')
        return fn;
    const { parent } = wrapped(fn);
    if (parent?.type !== 'VariableDeclarator' || parent.parent.declarations.length !== 1)
        return undefined;
    return parent.parent.parent.type === 'ExportNamedDeclaration' ? undefined : parent.parent;
}
/** Calls that do nothing the second time, so that they may run whatever settles. */
const idempotent = /^(?:clearTimeout|clearInterval|clearImmediate|cancelAnimationFrame|unref)$/u;
function isCleanUp(node) {
    if (node.type !== 'CallExpression')
        return false;
    const callee = unwrap(node.callee);
    if (callee.type === 'Identifier')
        return idempotent.test(callee.name);
    const name = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
    const isSettled = node.arguments.every((each) => !isFunction(unwrap(each)));
    return isSettled && /^(?:off|removeListener|removeEventListener|disconnect|unsubscribe|delete)$/u.test(name);
}
