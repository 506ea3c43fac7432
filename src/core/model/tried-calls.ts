import { lastName, propertyName, unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { isHeldName } from './notifications/notification-names.ts';

/** `this.executor`, `options.task`: a member that holds a function that somebody outside gave. */
function isGivenName(name: string): boolean {
  return isHeldName(name) || /^[_#$]*(?:executor|fn|func|task|thunk)$/u.test(name);
}

/** `resolve(fn())` with a function that came from outside: what it throws is to reject, as by `Promise.try`. */
export function isTried(node: Node, source: Source): boolean {
  const at = unwrap(node);
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
  if (callee === undefined) return false;
  // `Reflect.apply(fn, self, values)`: nobody writes so to call a function of one's own.
  if (lastName(callee) === 'apply' && at.type === 'CallExpression' && at.arguments.length === 3) return true;
  let fn = callee;
  if (callee.type === 'MemberExpression') {
    const name = propertyName(callee);
    if (name !== undefined && isGivenName(name)) return true;
    if (name !== undefined && name !== 'apply' && name !== 'call') return false;
    fn = unwrap(callee.object);
    while (fn.type === 'MemberExpression') fn = unwrap(fn.object);
  }
  return fn.type === 'Identifier' && source.bindings.variable(fn)?.defs[0]?.type === 'Parameter';
}
