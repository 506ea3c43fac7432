import { isClass, isFunction, propertyName, unwrap, type ClassNode, type Node, isPrototype } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { classFamily } from '../class-chains.ts';

/** What a class or file says of a field. */
export interface Declared {
  /** The expressions that it is given. */
  readonly values: readonly Node[];
  readonly type: string | undefined;
  readonly kind: 'field' | 'method' | 'accessor' | 'unknown';
  readonly isPrivate: boolean;
}

export const undeclared: Declared = { values: [], type: undefined, kind: 'unknown', isPrivate: false };

/** What the object that `this` is has declared of a field: of a class, in it or in what extends it in the file. */
export function declaredIn(owner: Node | string, field: string, source: Source): Declared {
  if (typeof owner === 'string') return ofPrototype(field, source);
  if (!isClass(owner)) return ofObject(owner, field);
  for (const each of classFamily(owner, source.bindings)) {
    const found = ofClass(each, field, source);
    if (found !== undeclared) return found;
  }
  return undeclared;
}

function ofClass(owner: ClassNode, field: string, source: Source): Declared {
  let found = undeclared;
  for (const element of owner.body.body) {
    if (element.type === 'StaticBlock' || element.type === 'TSIndexSignature') continue;
    if (element.type === 'MethodDefinition' && element.kind === 'constructor') {
      for (const parameter of element.value.params) {
        if (parameter.type !== 'TSParameterProperty') continue;
        const name = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
        if (name.name !== field) continue;
        found = {
          values: [name],
          type: annotationText(name.typeAnnotation, source),
          kind: 'field',
          isPrivate: parameter.accessibility === 'private',
        };
      }
    }
    if (propertyName(element) !== field) continue;
    const isPrivate = field.startsWith('#') || element.accessibility === 'private';
    if (element.type === 'MethodDefinition' || element.type === 'TSAbstractMethodDefinition') {
      return { ...undeclared, kind: element.kind === 'method' ? 'method' : 'accessor', isPrivate };
    }
    const value = element.value ? [element.value] : [];
    found = { values: value, type: annotationText(element.typeAnnotation, source), kind: 'field', isPrivate };
  }
  return found;
}

function ofPrototype(field: string, { mentions }: Source): Declared {
  const isMethod = mentions.members(field).some((member) => isPrototype(unwrap(member.object)));
  return isMethod ? { ...undeclared, kind: 'method' } : undeclared;
}

function ofObject(owner: Node, field: string): Declared {
  if (owner.type !== 'ObjectExpression') return undeclared;
  for (const property of owner.properties) {
    if (property.type !== 'Property' || propertyName(property) !== field) continue;
    if (property.kind !== 'init') return { ...undeclared, kind: 'accessor' };
    return { ...undeclared, kind: isFunction(unwrap(property.value)) ? 'method' : 'field', values: [property.value] };
  }
  return undeclared;
}

/** An annotation as it is written; one parser leaves out what is not there, the other says null. */
export function annotationText(annotation: Node | null | undefined, { text }: Source): string | undefined {
  return annotation ? text.slice(...annotation.range) : undefined;
}
