import { canThrow } from "../../flow/call-effects.js";
import { dottedName } from "../../source/ast.js";
/** Calls that change nothing a wait could look at: logs, conversions, guards that throw. */
export function isQuiet(call) {
    const name = dottedName(call.callee);
    if (name === undefined)
        return false;
    if (/(?:^|\.)(?:push|pop|shift|unshift|set|add|delete|clear|get|has)$/.test(name))
        return false;
    return ((!canThrow(call) ||
        /(?:^|\.)throwIfAborted$|^process\.std(?:out|err)\.write$|^(?:assert|invariant)(?:\.ok)?$|(?:^|\.)(?:debug|trace|verbose|warn|log)$/.test(name)) &&
        !/(?:^|\.)(?:setTimeout|setImmediate|setInterval|queueMicrotask|nextTick)$/.test(name));
}
