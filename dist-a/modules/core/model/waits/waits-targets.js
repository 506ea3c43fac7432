import { isFunction, propertyName, unwrap, } from "../../source/ast.js";
import { localFunction, functionRun } from "../local-functions.js";
import { Looks } from "./waits-conditions.js";
import { onlyExpression } from "../../source/ast.js";
/** What the callback of a timer comes to: a function of the file, its bound form, or the one call in a closure. */
export function targetOf(callback, rest, source) {
    const at = unwrap(callback);
    if (!isFunction(at)) {
        const fn = localFunction(at, source);
        return fn && { fn, args: at.type === 'CallExpression' ? at.arguments.slice(1) : rest };
    }
    const call = innerCall(at);
    if (call === undefined)
        return localNamed(at, source);
    const direct = functionRun(call, source);
    if (direct !== undefined)
        return { fn: direct, args: argumentsOf(call) };
    // `() => resolve(this.wait())`, `() => wait().then(resolve)`
    const callee = unwrap(call.callee);
    const inner = callee.type === 'MemberExpression' && propertyName(callee) === 'then'
        ? unwrap(callee.object)
        : call.arguments[0] && unwrap(call.arguments[0]);
    if (inner?.type !== 'CallExpression' || call.arguments.length !== 1)
        return undefined;
    const fn = functionRun(inner, source);
    return fn && { fn, args: argumentsOf(inner) };
}
/** `setTimeout(function check() { … setTimeout(check) })` runs the function that it is written in. */
function localNamed(fn, source) {
    return localFunction(fn, source) === fn ? { fn, args: [] } : undefined;
}
function innerCall(fn) {
    const only = onlyExpression(fn.body);
    if (only === undefined)
        return undefined;
    const isWrapped = only.type === 'AwaitExpression' || (only.type === 'UnaryExpression' && only.operator === 'void');
    const call = unwrap(isWrapped ? only.argument : only);
    return call.type === 'CallExpression' ? call : undefined;
}
/** The arguments as the function gets them, without the `this` of `.call`. */
export function argumentsOf(call) {
    const callee = unwrap(call.callee);
    return callee.type === 'MemberExpression' && propertyName(callee) === 'call'
        ? call.arguments.slice(1)
        : call.arguments;
}
/** The parameters that are other ones in the next run. */
export function changedParameters(fn, args, source) {
    const changed = new Map();
    for (const [index, arg] of args.entries()) {
        const parameter = fn.params[index];
        const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
        const at = unwrap(arg);
        if (name?.type !== 'Identifier' || (at.type === 'Identifier' && at.name === name.name))
            continue;
        const variable = source.bindings.declaredBy(name);
        if (variable)
            changed.set(variable, Looks.moving);
    }
    return changed;
}
