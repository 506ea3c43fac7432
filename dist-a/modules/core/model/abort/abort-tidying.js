import { calledName, enclosingFunction, isInside, isNothing, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { localFunction } from "../local-functions.js";
import { isExecutor } from "../turns.js";
import { isSameSignal, signalKeys } from "./abort-signals.js";
/** What takes back how something looks or is watched. */
const tidying = /^(?:disconnect|unobserve|cancelAnimationFrame|cancelIdleCallback|removeAttribute)$/u;
/**
 * Whether the signal is that of the life of an object or page: beside the listener, event listeners are bound to it by
 * `{ signal }`, and all that the listener does is to tidy up what is seen or watched. Nobody makes such an object when its
 * life is over.
 */
export function tidiesUp(listener, source) {
    const fn = listener.handler && localFunction(listener.handler, source);
    const home = enclosingFunction(listener.node);
    if (fn === undefined || home === undefined || home.async || isExecutor(home) || !doesNothingElse(fn))
        return false;
    return source.mentions.members('addEventListener').some((member) => {
        const call = wrapped(member).parent;
        return (isInside(member, home) &&
            call?.type === 'CallExpression' &&
            call.arguments[2] !== undefined &&
            isBound(call.arguments[2], listener, source));
    });
}
function isBound(options, { keys }, source) {
    const at = unwrap(options);
    return (at.type === 'ObjectExpression' &&
        at.properties.some((each) => each.type === 'Property' &&
            propertyName(each) === 'signal' &&
            isSameSignal(signalKeys(each.value, source), keys)));
}
function doesNothingElse({ body }) {
    const steps = body.type === 'BlockStatement' ? body.body : [body];
    return (steps.length > 0 &&
        steps.every((step) => {
            const at = unwrap(step.type === 'ExpressionStatement' ? step.expression : step);
            if (at.type === 'AssignmentExpression')
                return isNothing(at.right);
            return (at.type === 'CallExpression' &&
                (tidying.test(calledName(at) ?? '') || isOfClassList(at.callee) || clearsLater(at)));
        }));
}
/** `clearTimeout(this.timer)`: a timer that the object may set one day, and not one that runs already. */
function clearsLater(call) {
    const [timer] = call.arguments;
    return (/^clear(?:Timeout|Interval)$/u.test(calledName(call) ?? '') &&
        timer !== undefined &&
        unwrap(timer).type === 'MemberExpression');
}
/** `target.classList.remove(…)` */
function isOfClassList(callee) {
    const at = unwrap(callee);
    const object = at.type === 'MemberExpression' ? unwrap(at.object) : undefined;
    return object?.type === 'MemberExpression' && propertyName(object) === 'classList';
}
