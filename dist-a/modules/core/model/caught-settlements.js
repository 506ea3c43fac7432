import { isFunction, propertyName } from "../source/ast.js";
import { someNode } from "../source/visit.js";
/** Whether a settlement stands in a `try` whose handler takes the error. */
export function isCaught(node) {
    for (let inner = node, at = node.parent; at && !isFunction(at); inner = at, at = at.parent)
        if (at.type === 'TryStatement' && inner === at.block && at.handler !== null)
            return !completes(at.handler);
    return false;
}
/** Whether a handler completes a source itself, and so throws once more. */
function completes(handler) {
    return someNode(handler, (at) => at.type === 'MemberExpression' && /^set(?:Result|Exceptions?|Canceled)$/u.test(propertyName(at) ?? ''));
}
