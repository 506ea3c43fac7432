import { dottedName, propertyName, unwrap, type CallExpression, type Node } from '../source/ast.ts';

/** The function that a call runs, also by way of `fn.call(self)`, `fn.apply(self, values)` or `Reflect.apply(fn, self, values)`. */
export function appliedFunction({ callee, arguments: [first] }: CallExpression): Node {
  const at = unwrap(callee);
  if (at.type !== 'MemberExpression') return at;
  const name = propertyName(at);
  if (name === 'apply' && first !== undefined && dottedName(at) === 'Reflect.apply') return unwrap(first);
  return name === 'call' || name === 'apply' ? unwrap(at.object) : at;
}
