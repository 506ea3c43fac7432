import { isField, propertyName, type ClassNode, type Node } from '../source/ast.ts';

// What tells that a class is a deferred: each of its instances holds one promise, made with it.

/** Whether an expression of a class runs whenever an instance is made. */
export function madeWithInstance(node: Node, owner: ClassNode): boolean {
  for (let at: Node | undefined = node.parent; at && at !== owner; at = at.parent) {
    if (at.type === 'MethodDefinition') return at.kind === 'constructor';
    if (isField(at)) return !at.static;
  }
  return false;
}

/** Whether a class gives out a promise of its own, or is named for that. */
export function hasPromise(owner: ClassNode): boolean {
  const isNamed = /deferred|completion|resolvable/iu.test(owner.id?.name ?? '');
  return isNamed || owner.body.body.some((element) => propertyName(element) === 'promise');
}
