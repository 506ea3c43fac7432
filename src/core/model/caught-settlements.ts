import { isFunction, propertyName, type Node } from '../source/ast.ts';
import { someNode } from '../source/visit.ts';

/** Whether a settlement stands in a `try` whose handler takes the error. */
export function isCaught(node: Node): boolean {
  for (let inner = node, at = node.parent; at && !isFunction(at); inner = at, at = at.parent)
    if (at.type === 'TryStatement' && inner === at.block && at.handler !== null) return !completes(at.handler);
  return false;
}

/** Whether a handler completes a source itself, and so throws once more. */
function completes(handler: Node): boolean {
  return someNode(
    handler,
    (at) => at.type === 'MemberExpression' && /^set(?:Result|Exceptions?|Canceled)$/u.test(propertyName(at) ?? ''),
  );
}
