import { propertyName, unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { thisExpression, thisOwner } from './this-owner.ts';

/**
 * A name for the place that an expression reads or writes, which expressions all over the file share: a variable, a
 * field of the same class or object, and members of either. Undefined where the place cannot be told.
 */
export function placeKey(node: Node, source: Source): string | undefined {
  const at = unwrap(node);
  const self = thisExpression(at, source.bindings);
  if (self !== undefined) {
    const owner = thisOwner(self);
    return owner === undefined ? undefined : ownerKey(owner);
  }
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at) ?? source.bindings.declaredBy(at);
    const [declared] = variable?.identifiers ?? [];
    return declared ? `variable ${String(declared.range[0])}` : `global ${at.name}`;
  }
  if (at.type !== 'MemberExpression') return undefined;
  const object = placeKey(at.object, source);
  const name = propertyName(at);
  return object === undefined || name === undefined ? undefined : `${object}.${name}`;
}

export function ownerKey(owner: Node | string): string {
  return typeof owner === 'string' ? owner : `this ${String(owner.range[0])}`;
}

/** Whether a change of the one place changes what is read from the other. */
export function isPartOf(place: string, whole: string): boolean {
  return place === whole || place.startsWith(`${whole}.`);
}
