import type { TSESTree } from '@typescript-eslint/types';
import { unwrap, type Node } from '../../source/ast.ts';
import { constantValue } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { typeOf } from './member-type.ts';
import { fieldOf } from './sure-objects.ts';

/** The type of the elements of a variable or field: of its type, or as `new Map<string, Promise<void>>()` says. */
export function elementIn(node: Node, source: Source): TSESTree.TypeNode | undefined {
  const type = typeOf(node, source);
  if (type !== undefined) return elementOf(type);
  const made = valueOf(node, source);
  const value = made && unwrap(made);
  return value?.type === 'NewExpression' ? value.typeArguments?.params.at(-1) : undefined;
}

function valueOf(node: Node, source: Source): Node | null | undefined {
  if (node.type === 'MemberExpression') return node.object.type === 'ThisExpression' ? fieldOf(node)?.value : undefined;
  const variable = node.type === 'Identifier' ? source.bindings.variable(node) : undefined;
  return constantValue(variable);
}

/** The type of the elements of a collection, as its own type says it; the last type argument of a map. */
export function elementOf(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (type.type === 'TSArrayType') return type.elementType;
  if (type.type === 'TSTypeOperator' && type.typeAnnotation) return elementOf(type.typeAnnotation);
  if (type.type === 'TSUnionType') {
    const only = withoutEmpty(type);
    if (only) return elementOf(only);
  }
  if (type.type === 'TSTypeReference' && type.typeArguments) {
    const element = type.typeArguments.params.at(-1);
    if (element) return element;
  }
  if (type.type === 'TSTypeLiteral') {
    // An object by key: `{ [id: string]: … }`.
    const [member] = type.members;
    if (type.members.length === 1 && member?.type === 'TSIndexSignature' && member.typeAnnotation)
      return member.typeAnnotation.typeAnnotation;
  }
  return undefined;
}

/** The one type that a type says apart from null and undefined. */
export function withoutEmpty(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (type.type !== 'TSUnionType') return type;
  const full = type.types.filter((each) => each.type !== 'TSNullKeyword' && each.type !== 'TSUndefinedKeyword');
  return full.length === 1 ? full[0] : undefined;
}
