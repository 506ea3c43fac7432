import { propertyName, takenApart, unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { thisExpression, thisOwner } from './this-owner.ts';

/**
 * A name for the place that an expression reads or writes, which expressions all over the file share: a variable, a
 * field of the same class or object, and members of either, also as a pattern takes them out: `{ name } = this`. Undefined where the place cannot be told.
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
  if (at.type !== 'MemberExpression' && at.type !== 'Property') return undefined;
  const holder = placeHolder(at);
  const object = holder && placeKey(holder, source);
  const name = propertyName(at);
  return object === undefined || name === undefined ? undefined : `${object}.${name}`;
}

/** What a place is a member of; `{ name }` of a pattern is one of what the pattern takes apart, or else the default. */
export function placeHolder(node: Node): Node | undefined {
  const at = unwrap(node);
  if (at.type === 'MemberExpression') return at.object;
  if (at.type !== 'Property' || at.parent.type !== 'ObjectPattern' || at.value.type === 'AssignmentPattern')
    return undefined;
  return takenApart(at.parent);
}

/** What a place is a part of in the end: the variable, `this`, or whatever else its expression begins with. */
export function placeRoot(node: Node): Node {
  const holder = placeHolder(node);
  return holder === undefined ? unwrap(node) : placeRoot(holder);
}

export function ownerKey(owner: Node | string): string {
  return typeof owner === 'string' ? owner : `this ${String(owner.range[0])}`;
}

/** Whether a change of the one place changes what is read from the other. */
export function isPartOf(place: string, whole: string): boolean {
  return place === whole || place.startsWith(`${whole}.`);
}
