import { calledFunction } from "./local-functions.js";
import { alwaysThrows } from "../flow/calls.js";
import { dottedName } from "../source/ast.js";
/** Whether a call never returns, as its type, the project's settings or the method of an object of the file say. */
export function isSaidToNeverReturn(call, source) {
    const { types, settings } = source;
    if (types.returnsNever(call) === 'yes')
        return true;
    const method = call.callee.type === 'MemberExpression' ? calledFunction(call, source) : undefined;
    if (method !== undefined && alwaysThrows(method))
        return true;
    const name = settings.neverReturns.length > 0 ? dottedName(call.callee) : undefined;
    return name !== undefined && settings.neverReturns.includes(name);
}
