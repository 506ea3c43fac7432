import type { TSESTree } from '@typescript-eslint/types';
import type { Role } from '../../model/completion.ts';
import { unwrap, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { fieldDeclaration, variableDeclaration, type Place } from './kept.ts';
import { SkipSite } from './skip.ts';

/** The types that a collection's declaration writes for its elements: in the annotation, and after `new Map`. */
export function elementType(place: Place): TSESTree.TypeNode[] {
  const field = fieldDeclaration(place);
  const declarator = variableDeclaration(place);
  if (place.kind === 'variable' && !declarator) throw new SkipSite('place-unknown');
  const annotation =
    field?.typeAnnotation ?? (declarator?.id.type === 'Identifier' ? declarator.id.typeAnnotation : undefined);
  const value = field?.value ?? declarator?.init;
  const start = value && unwrap(value);
  const found: TSESTree.TypeNode[] = [];
  if (annotation) found.push(elementOf(annotation.typeAnnotation));
  if (start?.type === 'NewExpression' && start.typeArguments) {
    const element = start.typeArguments.params.at(-1);
    if (element) found.push(element);
  }
  return found;
}

function elementOf(type: TSESTree.TypeNode): TSESTree.TypeNode {
  if (type.type === 'TSArrayType') return type.elementType;
  if (type.type === 'TSTypeOperator' && type.typeAnnotation) return elementOf(type.typeAnnotation);
  if (type.type === 'TSUnionType') {
    const [first, ...rest] = type.types.filter(
      (each) => each.type !== 'TSNullKeyword' && each.type !== 'TSUndefinedKeyword',
    );
    if (first && rest.length === 0) return elementOf(first);
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
  throw new SkipSite('type-unknown');
}

/** The members of a record type that hold the resolvers, in source order. */
export function recordMembers(
  type: TSESTree.TypeNode,
  roles: ReadonlyMap<string, Role>,
  source: Source,
): TSESTree.TSPropertySignature[] {
  const body = type.type === 'TSTypeLiteral' ? type.members : namedMembers(type, source);
  const members = body.filter(
    (each): each is TSESTree.TSPropertySignature =>
      each.type === 'TSPropertySignature' && each.key.type === 'Identifier' && roles.has(each.key.name),
  );
  if (members.length !== roles.size) throw new SkipSite('type-unknown');
  return members;
}

function namedMembers(type: TSESTree.TypeNode, source: Source): readonly TSESTree.TypeElement[] {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || type.typeArguments)
    throw new SkipSite('type-unknown');
  const { name } = type.typeName;
  const variable = source.bindings.variable(type.typeName);
  const node: Node | undefined = variable?.defs.length === 1 ? variable.defs[0]?.node : undefined;
  if (node === undefined || node.parent?.type === 'ExportNamedDeclaration') throw new SkipSite('reachable');
  // Another user of the type would find its members gone.
  const uses = source.text.match(new RegExp(`\\b${name}\\b`, 'gu'))?.length ?? 0;
  if (uses > 2) throw new SkipSite('use-unknown');
  if (node.type === 'TSInterfaceDeclaration') return node.body.body;
  if (node.type === 'TSTypeAliasDeclaration' && node.typeAnnotation.type === 'TSTypeLiteral')
    return node.typeAnnotation.members;
  throw new SkipSite('type-unknown');
}
