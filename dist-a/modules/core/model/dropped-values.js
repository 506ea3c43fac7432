import { isDropped } from "../flow/calls.js";
import { propertyName, unwrap, wrapped } from "../source/ast.js";
/** Whether nobody takes the promise of a reaction, nor one that passes its value on. */
export function isReactionDropped(call) {
    for (let at = wrapped(call); !isDropped(at);) {
        const { parent } = at;
        // `finally` passes the value on; after any other method it is not the same.
        if (parent?.type !== 'MemberExpression' || parent.object !== at)
            return false;
        const next = wrapped(parent).parent;
        if (next?.type !== 'CallExpression' || !/^(?:finally|catch)$/u.test(propertyName(parent) ?? ''))
            return false;
        at = wrapped(next);
    }
    return true;
}
/** Whether nobody sees what the call gives, so that `true` in the place of undefined changes nothing. */
export function isResultDropped(call) {
    const at = wrapped(call);
    const { parent } = at;
    if (parent?.type === 'ExpressionStatement')
        return true;
    if (parent?.type === 'UnaryExpression')
        return parent.operator === 'void';
    if (parent?.type !== 'ArrowFunctionExpression' || parent.body !== at || parent.returnType)
        return false;
    const holder = wrapped(parent).parent;
    if (holder?.type !== 'CallExpression' || holder.callee === wrapped(parent))
        return false;
    const callee = unwrap(holder.callee);
    const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
    if (/^(?:then|catch)$/u.test(name))
        return isReactionDropped(holder);
    return /^(?:on|once|addListener|prependListener|addEventListener|subscribe|forEach|finally|setTimeout|setInterval|setImmediate|queueMicrotask|nextTick)$/u.test(name);
}
