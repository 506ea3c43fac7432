import { isDropped } from '../flow/calls.ts';
import { propertyName, wrapped, type Node } from '../source/ast.ts';

/** Whether nobody takes the promise of a reaction, nor one that passes its value on. */
export function isReactionDropped(call: Node): boolean {
  for (let at = wrapped(call); !isDropped(at);) {
    const { parent } = at;
    // `finally` passes the value on; after any other method it is not the same.
    if (parent?.type !== 'MemberExpression' || parent.object !== at) return false;
    const next = wrapped(parent).parent;
    if (next?.type !== 'CallExpression' || !/^(?:finally|catch)$/u.test(propertyName(parent) ?? '')) return false;
    at = wrapped(next);
  }
  return true;
}
