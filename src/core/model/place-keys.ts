import { isClass, propertyName, takenApart, unwrap, type FieldNode, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { fieldOwner } from './class-chains.ts';
import { isOfClassItself, namedOwner, thisClass, thisExpression, thisOwner } from './this-owner.ts';

/**
 * A name for the place that an expression reads or writes, which expressions all over the file share: a variable, a
 * field of the same class or object, and members of either, also as a pattern takes them out: `{ name } = this`. A class
 * and an object that is written out have the same name from within and from outside. Undefined where the place cannot be told.
 */
export function placeKey(node: Node, source: Source): string | undefined {
  const at = unwrap(node);
  const self = thisExpression(at, source.bindings);
  if (self !== undefined) {
    const owner = thisOwner(self);
    if (owner === undefined) return undefined;
    return typeof owner !== 'string' && isClass(owner) && isOfClassItself(self, owner)
      ? classKey(owner)
      : ownerKey(owner);
  }
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at) ?? source.bindings.declaredBy(at);
    const named = variable && namedOwner(variable);
    if (named !== undefined) return isClass(named) ? classKey(named) : ownerKey(named);
    const [declared] = variable?.identifiers ?? [];
    return declared ? `variable ${String(declared.range[0])}` : `global ${at.name}`;
  }
  if (at.type !== 'MemberExpression' && at.type !== 'Property') return undefined;
  const holder = placeHolder(at);
  const name = propertyName(at);
  if (holder === undefined || name === undefined) return undefined;
  const object = inheritedFrom(holder, name, source) ?? placeKey(holder, source);
  return object === undefined ? undefined : `${object}.${name}`;
}

/** Of a field of `this` that the class has from another class of the file: the key of that class. */
function inheritedFrom(holder: Node, name: string, source: Source): string | undefined {
  const self = thisExpression(holder, source.bindings);
  const owner = self && thisClass(self);
  if (self === undefined || owner === undefined || isOfClassItself(self, owner)) return undefined;
  return ownerKey(fieldOwner(owner, name, source));
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

/** The key of a field where a class declares it. */
export function fieldKey({ static: isStatic, parent }: FieldNode, name: string, source: Source): string {
  const owner = parent.parent;
  return `${isStatic ? classKey(owner) : ownerKey(fieldOwner(owner, name, source))}.${name}`;
}

/** The class itself, which holds what is static, and not one of its instances. */
function classKey(owner: Node): string {
  return `class ${String(owner.range[0])}`;
}

/** Whether a change of the one place changes what is read from the other. */
export function isPartOf(place: string, whole: string): boolean {
  return place === whole || place.startsWith(`${whole}.`);
}
