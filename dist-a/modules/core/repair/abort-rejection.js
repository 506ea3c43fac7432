import { abortListeners } from "../model/abort/abort-listeners.js";
import { dottedName, isInside, propertyName, unwrap } from "../source/ast.js";
import { settlementAt } from "./promise-site.js";
/** The signal that a call registers an abort listener on, with the listener; undefined for any other call. */
export function abortListening(call, source) {
    const listener = abortListeners(source).find(({ node, kind }) => node === call && kind === 'listener');
    return listener?.handler && { signal: listener.signal, handler: listener.handler, options: listener.options };
}
/** Whether a value is `signal.reason`. */
export function isReasonOf(value, signal) {
    const at = value && unwrap(value);
    if (at?.type !== 'MemberExpression' || propertyName(at) !== 'reason')
        return false;
    const name = dottedName(signal);
    return name !== undefined && dottedName(at.object) === name;
}
/**
 * The signal of a statement that ends an executor whose signal has aborted by then: `signal.throwIfAborted()`, or
 * `if (signal.aborted) return reject(signal.reason)`.
 */
export function abortedCheck(statement, site, source) {
    if (statement.type === 'ExpressionStatement') {
        const call = unwrap(statement.expression);
        const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
        return callee?.type === 'MemberExpression' && propertyName(callee) === 'throwIfAborted' ? callee.object : undefined;
    }
    if (statement.type !== 'IfStatement' || statement.alternate !== null)
        return undefined;
    const test = unwrap(statement.test);
    if (test.type !== 'MemberExpression' || propertyName(test) !== 'aborted')
        return undefined;
    const { consequent } = statement;
    const body = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
    const [first, second, ...others] = body;
    const call = first?.type === 'ExpressionStatement'
        ? first.expression
        : first?.type === 'ReturnStatement'
            ? first.argument
            : null;
    const settlement = call && settlementAt(call, site, source);
    const isLeft = first?.type === 'ReturnStatement'
        ? second === undefined
        : second?.type === 'ReturnStatement' && second.argument === null && others.length === 0;
    const isReason = settlement?.role === 'reject' && isReasonOf(settlement.value, test.object);
    return isLeft && isReason ? test.object : undefined;
}
/** Whether an expression names the same thing when it is read a little later: a name, or members of one. */
export function isStable(node, site, source) {
    const at = unwrap(node);
    if (at.type === 'ThisExpression')
        return true;
    if (at.type === 'MemberExpression')
        return propertyName(at) !== undefined && isStable(at.object, site, source);
    if (at.type !== 'Identifier')
        return false;
    // What the executor makes is not there outside it.
    const variable = source.bindings.variable(at);
    return variable?.defs.every(({ name }) => !isInside(name, site.executor)) !== false;
}
/** `signal`, or `signal: options.signal`. */
export function signalOption(signal, source) {
    const text = source.text.slice(...signal.range);
    return text === 'signal' ? text : `signal: ${text}`;
}
