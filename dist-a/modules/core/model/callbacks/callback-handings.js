import { calleeName, knownTimingOf } from "../../flow/callback-timing.js";
import { onlyInspects } from "../../flow/inspections.js";
import { calledName, chainRootOf, dottedName, isFunction, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { keepsArgument } from "../collections.js";
import { errorName } from "../failure-sources.js";
import { isLateCallee, isMethodOfLate, isNamedLate } from "./late-callees.js";
/** Properties of an options object that hold what is called once a request has ended. */
const outcome = /^(?:success|error|complete|fail|always|callback|on[A-Z_]\w*|on[a-z]+)$/;
const requester = /(?:^|\.)(?:ajax|request|xhr|fetch|\$http)$|Request$|^(?:wx|uni|my)\./i;
/** When the function runs that is given to a call as the argument; `isNodeStyle` when it takes an error first. */
export function runOfArgument(call, argument, isNodeStyle, source) {
    const run = knownRunOf(call, argument, source);
    if (run !== 'unknown' || call.arguments.at(-1) !== argument)
        return run;
    const value = unwrap(argument);
    // When a function runs that one out of a list is given, the list does not tell: middleware, hooks.
    if (isOutOfList(call.callee, source))
        return 'unknown';
    // What takes an error first, and comes last, is called once something has ended.
    return (isFunction(value) ? isErrorFirst(value) : isNodeStyle) ? 'async' : 'unknown';
}
/** `const step = steps.shift(); step(request, next)`, `steps[i](next)` */
function isOutOfList(callee, source) {
    const at = unwrap(callee);
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    const from = variable ? variable.references.find(({ writeExpr }) => writeExpr)?.writeExpr : at;
    const value = from && unwrap(from);
    if (value?.type === 'MemberExpression')
        return value.computed && value.property.type !== 'Literal';
    return value?.type === 'CallExpression' && /^(?:shift|pop)$/.test(calledName(value) ?? '');
}
/** When it runs by what the callee is known to do, and by no convention. */
export function knownRunOf(call, argument, source) {
    if (onlyInspects(call))
        return 'never';
    const callee = unwrap(call.callee);
    const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    if (call.type === 'CallExpression' && name !== undefined && /^(?:then|catch|finally)$/.test(name))
        return 'async';
    if (callee.type === 'MemberExpression' && /^(?:done|fail|always)$/.test(name ?? '') && isJqueryRequest(callee.object))
        return 'async';
    const known = knownTimingOf(call);
    const isLibrary = callee.type === 'MemberExpression' &&
        unwrap(callee.object).type === 'Identifier' &&
        dottedName(callee.object) === 'async';
    if (known !== undefined && !isLibrary)
        return known === 'now' || known === 'each' ? 'sync' : 'async';
    if (call.type === 'CallExpression' && keepsArgument(call, argument))
        return runOfKept(callee.type === 'MemberExpression' ? callee.object : callee, source);
    if (name?.endsWith('Sync') === true)
        return 'sync';
    const isLast = call.arguments.at(-1) === argument;
    if (!isLast || call.type !== 'CallExpression')
        return 'unknown';
    // `reader.question(text, answer)`: what a method of such an object is given last, is called once it has been done.
    return isLateCallee(callee, source) || isMethodOfLate(callee, source) || isNamedLate(callee) ? 'async' : 'unknown';
}
/** `$.get(url)`, also with reactions behind it: a request that begins now is answered later. */
function isJqueryRequest(node) {
    const at = unwrap(node);
    const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
    if (callee?.type !== 'MemberExpression')
        return false;
    if (/^(?:(?:window|self)\.)?(?:\$|jQuery)\.(?:ajax|get|post|getJSON|getScript)$/.test(dottedName(callee) ?? ''))
        return true;
    return /^(?:done|fail|always|progress)$/.test(propertyName(callee) ?? '') && isJqueryRequest(callee.object);
}
/** When a member of an object runs that is given to a call: `$.ajax({ success: … })`. */
export function runOfMember(name, call) {
    return name !== undefined && outcome.test(name) && requester.test(calleeName(call) ?? '') ? 'async' : 'unknown';
}
/** When what is kept somewhere runs: later, if the place outlives the function that keeps it. */
export function runOfKept(place, source) {
    const root = chainRootOf(place);
    if (root.type === 'ThisExpression')
        return 'async';
    if (root.type !== 'Identifier')
        return 'unknown';
    const variable = source.bindings.variable(root);
    if (variable === undefined)
        return 'async';
    // `channel.callbacks.push(cb)`: an object that the function was given stays when it is over.
    if (variable.defs[0]?.type === 'Parameter' && unwrap(place).type === 'MemberExpression')
        return 'async';
    return variable.scope.type === 'module' || variable.scope.type === 'global' || isAliasOfThis(variable.defs[0]?.node)
        ? 'async'
        : 'unknown';
}
function isAliasOfThis(node) {
    return node?.type === 'VariableDeclarator' && node.init?.type === 'ThisExpression';
}
/** Whether the first parameter of a function is an error. */
export function isErrorFirst(fn) {
    const first = isFunction(fn) ? fn.params[0] : undefined;
    return first?.type === 'Identifier' && errorName.test(first.name);
}
/** Whether a call gives an error, or says that there is none, before anything else. */
export function givesErrorFirst(call) {
    const given = argumentsGiven(call);
    const first = given[0] && unwrap(given[0]);
    switch (first?.type) {
        case 'Literal':
            return first.value === null;
        case 'Identifier':
            return errorName.test(first.name) || (first.name === 'undefined' && given.length > 1);
        case 'NewExpression':
            return /Error$|Exception$/.test(calleeName(first) ?? '');
        default:
            return false;
    }
}
/** What a function gets: `done.call(this, error)` and `done.apply(null, [error])` give it after `this`. */
export function argumentsGiven(call) {
    const callee = unwrap(call.callee);
    const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    if (name === 'call')
        return call.arguments.slice(1);
    const list = name === 'apply' && call.arguments[1] ? unwrap(call.arguments[1]) : undefined;
    if (list?.type !== 'ArrayExpression')
        return call.arguments;
    return list.elements.filter((each) => each !== null);
}
/** What is asked of a connection, a store or another process, which takes its time. */
const asking = /^(?:read|write|send|query|insert|update|remove|delete|del|find|get|fetch|request|exec|connect|disconnect|close|open|load|save|put|post|patch|lookup|publish|subscribe|list|count|upload|download|stat|exists|authenticate)(?:[A-Z]\w*)?$/;
/**
 * Whether a callee is a step of the object's own, or of what a function was given: `this._start(options, callback)`.
 * `this.socket.write(text, callback)` asks something else.
 */
export function isOwnStep(call, source) {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression')
        return false;
    const object = unwrap(callee.object);
    const isMethodOfThis = object.type === 'ThisExpression' || object.type === 'Super';
    const root = chainRootOf(object);
    const definition = root.type === 'Identifier' ? source.bindings.variable(root)?.defs[0] : undefined;
    const isOwn = root.type === 'ThisExpression' ||
        root.type === 'Super' ||
        definition?.type === 'Parameter' ||
        isAliasOfThis(definition?.node);
    return isOwn && (isMethodOfThis || !asking.test(propertyName(callee) ?? ''));
}
/** The call or `new` that the node is an argument of, through a spread-free list. */
export function callWith(argument) {
    const at = wrapped(argument);
    const { parent } = at;
    return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') &&
        parent.arguments.includes(at)
        ? parent
        : undefined;
}
