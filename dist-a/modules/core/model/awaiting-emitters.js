import { dottedName, isClass, lastName, propertyName, unwrap, wrapped, } from "../source/ast.js";
import { initializer } from "../source/scopes.js";
import { someOwnNode, someNode } from "../source/visit.js";
/** What waits for those who are told by its nature: an interceptor needs their verdict before it goes on. */
const waitingName = /interceptors?$|middlewares?$|hooks?$|emittery$|async_?(?:event)?_?emitter$/iu;
/** Methods that tell the listeners of an event. */
const telling = /^_*(?:emit|fire|trigger|dispatch|notify|publish|raise|run|call)(?:$|[A-Z_])/u;
/** What a function can only give to somebody who takes it. */
const results = new Set([
    'ObjectExpression',
    'ArrayExpression',
    'MemberExpression',
    'NewExpression',
    'TemplateLiteral',
]);
/**
 * Whether the promises of async listeners that are given by the call go to somebody: the listener answers, so it is asked;
 * or the emitter is one that waits for its listeners.
 */
export function takesListenersPromise(call, listener, source) {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression')
        return false;
    return answers(listener) || isWaiting(callee.object, source);
}
/** `return { handled: true }`: a listener that gives a value is a handler, and its value is awaited. */
function answers(fn) {
    if (fn.body.type !== 'BlockStatement')
        return results.has(unwrap(fn.body).type);
    return someOwnNode(fn.body, (node) => node.type === 'ReturnStatement' && node.argument !== null && results.has(unwrap(node.argument).type));
}
function isWaiting(emitter, source) {
    const at = unwrap(emitter);
    const name = lastName(at);
    if (name === undefined)
        return false;
    if (waitingName.test(name))
        return true;
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    const made = variable && initializer(variable);
    const value = made && unwrap(made);
    if (value?.type === 'NewExpression') {
        if (waitingName.test(dottedName(value.callee) ?? ''))
            return true;
        const owner = unwrap(value.callee);
        const declared = owner.type === 'Identifier' ? source.bindings.variable(owner)?.defs[0]?.node : undefined;
        if (declared && isClass(declared))
            return waitsInTelling(declared);
    }
    return isAwaitedEmit(at, source);
}
/** A class of the file whose `emit` waits for what its listeners give, or collects it. */
function waitsInTelling(owner) {
    if (!isClass(owner))
        return false;
    return owner.body.body.some((member) => {
        if (member.type !== 'MethodDefinition' || !telling.test(propertyName(member) ?? ''))
            return false;
        return someNode(member.value, (node) => node.type === 'AwaitExpression' ||
            (node.type === 'CallExpression' && /^Promise\.(?:all|allSettled)$/u.test(dottedName(node.callee) ?? '')));
    });
}
/** `await emitter.emit(event)`: it gives a promise, which is that of its listeners. */
function isAwaitedEmit(emitter, source) {
    const name = source.text.slice(...emitter.range);
    for (const method of ['emit', 'emitAsync', 'fireAsync', 'dispatchAsync', 'emitSerial']) {
        for (const member of source.mentions.members(method)) {
            const call = wrapped(member).parent;
            if (call?.type !== 'CallExpression' || wrapped(call).parent?.type !== 'AwaitExpression')
                continue;
            if (source.text.slice(...unwrap(member.object).range) === name)
                return true;
        }
    }
    return false;
}
