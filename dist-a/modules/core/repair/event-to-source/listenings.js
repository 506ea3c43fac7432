import { registrationAt } from "../../model/registrations.js";
import { enclosingFunction, propertyName, unwrap, wrapped } from "../../source/ast.js";
import { variableOfFunction } from "../../model/local-functions.js";
const methods = /^(?:on|once|addListener|addEventListener)$/u;
/** The registrations of a chain such as `emitter.on('x', f).once('y', g)`, with what it begins with. */
export function listenings(node) {
    const all = [];
    let at = unwrap(node);
    while (at.type === 'CallExpression') {
        const listening = listeningAt(at);
        if (listening === undefined)
            break;
        all.unshift(listening);
        const callee = unwrap(at.callee);
        at = callee.type === 'MemberExpression' ? unwrap(callee.object) : at;
        if (listening.method === 'addEventListener')
            break;
    }
    return all.length === 0 ? undefined : { emitter: at, all };
}
function listeningAt(call) {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || callee.optional || call.optional)
        return undefined;
    const method = propertyName(callee) ?? '';
    const [event, handler, options, ...others] = call.arguments;
    if (!methods.test(method) || event === undefined || handler === undefined || others.length > 0)
        return undefined;
    if (event.type === 'SpreadElement' || handler.type === 'SpreadElement')
        return undefined;
    const name = unwrap(event);
    if (name.type === 'Literal' && typeof name.value !== 'string')
        return undefined;
    return { call, method, event, handler, options };
}
/** Whether an event fulfills a promise: its listener is `resolve`, or a function that calls it. */
export function isOverEvents({ resolve, executor }, source) {
    return (resolve?.references ?? []).some(({ identifier }) => {
        if (isListener(identifier, source))
            return true;
        const fn = enclosingFunction(identifier);
        if (fn === undefined || fn === executor)
            return false;
        if (isListener(fn, source))
            return true;
        const named = variableOfFunction(fn, source);
        return named?.references.some((reference) => isListener(reference.identifier, source)) === true;
    });
}
function isListener(node, source) {
    const registration = registrationAt(node, source);
    if (registration?.kind !== 'listener' && registration?.kind !== 'property')
        return false;
    const event = registration.event ?? '';
    if (registration.kind === 'property' || registration.node.type !== 'CallExpression')
        return event !== 'abort';
    const [, handler] = registration.node.arguments;
    return handler !== undefined && unwrap(handler) === unwrap(wrapped(node)) && event !== 'abort';
}
