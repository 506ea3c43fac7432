import { calleeName, timingOf } from "../../flow/callback-timing.js";
import { calledName, propertyName, unwrap } from "../../source/ast.js";
/** A pause of less than this is over before anyone cancels it. */
const shortPause = 1000;
export function registration(to) {
    const at = unwrap(to);
    if (at.type === 'AssignmentExpression') {
        const { left } = at;
        return left.type === 'MemberExpression' && /^on[a-z]/u.test(propertyName(left) ?? '') ? 'event' : 'other';
    }
    if (at.type === 'NewExpression')
        return timingOf(at) === 'repeat' ? 'event' : 'other';
    if (at.type !== 'CallExpression')
        return 'other';
    const name = calleeName(at) ?? '';
    if (name === 'setTimeout')
        return isShort(at.arguments[1]) ? 'brief' : 'timer';
    if (name === 'setInterval')
        return 'poll';
    if (/^(?:setImmediate|queueMicrotask|process\.nextTick|request(?:AnimationFrame|IdleCallback))$/u.test(name))
        return 'brief';
    // `rl.question(text, resolve)`: a human answers, or does not.
    return timingOf(at) === 'event' || calledName(at) === 'question' ? 'event' : 'other';
}
export function isShort(delay) {
    const at = delay && unwrap(delay);
    return at === undefined || (at.type === 'Literal' && typeof at.value === 'number' && at.value < shortPause);
}
