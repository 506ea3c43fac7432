import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap, type Node } from '../../source/ast.ts';
import { constantValue } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { listedMembers, namedType } from './named-type.ts';
import { annotationOf, fieldOf } from './sure-objects.ts';

/** The type that this file writes for a member of an object: `Promise<void>` of `record.promise`, after `record: { promise?: Promise<void> }`. */
export function memberType(member: TSESTree.MemberExpression, source: Source): TSESTree.TypeNode | undefined {
  const object = typeOf(unwrap(member.object), source);
  const name = propertyName(member);
  const declared = object && membersOf(object, source);
  if (member.computed || name === undefined) return undefined;
  const found = declared?.find((each) => each.type === 'TSPropertySignature' && propertyNameOf(each) === name);
  return found?.type === 'TSPropertySignature' ? found.typeAnnotation?.typeAnnotation : undefined;
}

/** The type that this file writes for a variable or a member. */
export function typeOf(node: Node, source: Source): TSESTree.TypeNode | undefined {
  if (node.type === 'MemberExpression')
    return node.object.type === 'ThisExpression'
      ? fieldOf(node)?.typeAnnotation?.typeAnnotation
      : memberType(node, source);
  const variable = node.type === 'Identifier' ? source.bindings.variable(node) : undefined;
  if (variable === undefined) return undefined;
  const made = constantValue(variable);
  const other = made && unwrap(made);
  return annotationOf(variable) ?? (other?.type === 'MemberExpression' ? typeOf(other, source) : undefined);
}

/** What an object type lists, null and undefined aside: written in place, or under a name of the file. */
export function membersOf(type: TSESTree.TypeNode, source: Source): readonly TSESTree.TypeElement[] | undefined {
  if (type.type === 'TSTypeLiteral') return type.members;
  if (type.type === 'TSUnionType') {
    const [only, ...others] = type.types.filter(({ type: kind }) => !/^TS(?:Null|Undefined)Keyword$/u.test(kind));
    return only && others.length === 0 ? membersOf(only, source) : undefined;
  }
  return listedMembers(namedType(type, source));
}

function propertyNameOf({ key, computed }: TSESTree.TSPropertySignature): string | undefined {
  return !computed && key.type === 'Identifier' ? key.name : undefined;
}
