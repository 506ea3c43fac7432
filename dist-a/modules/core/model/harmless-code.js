import { onlyReads } from "../flow/call-effects.js";
import { calleeName } from "../flow/callback-timing.js";
import { walk } from "../source/visit.js";
/** Calls that do nothing for those who wait. */
const harmless = /^(?:clearTimeout|clearInterval|clearImmediate|cancelAnimationFrame|console\.\w+|(?:\w*\.)?(?:log|debug|info|warn|trace|delete|removeListener|removeEventListener|off|unref|has))$/u;
/** Whether a call does nothing for those who wait, and keeps nothing. */
export function isHarmless(call) {
    return harmless.test(calleeName(call) ?? '') || onlyReads(call);
}
/** Whether code calls nothing but what does nothing for those who wait, and keeps nothing elsewhere. */
export function isHarmlessCode(code) {
    let isQuiet = true;
    walk(code, (node) => {
        if (node.type === 'CallExpression')
            isQuiet &&= isHarmless(node);
        else if (/^(?:AssignmentExpression|ReturnStatement|YieldExpression|NewExpression|AwaitExpression)$/u.test(node.type))
            isQuiet = false;
        return isQuiet;
    });
    return isQuiet;
}
