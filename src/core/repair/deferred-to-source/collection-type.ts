import type { TSESTree } from '@typescript-eslint/types';
import type { Role } from '../../model/completion.ts';
import { unwrap, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { startOfSpace } from '../../source/text.ts';
import type { Edit } from '../edit.ts';
import { withParens } from './around.ts';
import type { ElementForm } from './element-form.ts';
import { elementOf, withoutEmpty } from './element-type.ts';
import { fieldDeclaration, variableDeclaration, type Place } from './kept.ts';
import { declaredType, givenFor, listedMembers, namedType, parametersOf } from './named-type.ts';
import { resolverArgument, scopedType } from './result-type.ts';
import { PlacesStay, SkipSite } from './skip.ts';

/** The types that are written for a collection's elements: in its annotation, and after `new Map` wherever it is given one. */
function elementType(place: Place, given: readonly Node[], isRecord: boolean): TSESTree.TypeNode[] {
  const field = fieldDeclaration(place);
  const declarator = variableDeclaration(place);
  if (place.kind === 'variable' && !declarator) throw new PlacesStay('place-unknown');
  const annotation =
    field?.typeAnnotation ?? (declarator?.id.type === 'Identifier' ? declarator.id.typeAnnotation : undefined);
  if (isRecord) return [(annotation && withoutEmpty(annotation.typeAnnotation)) ?? unknownType()];
  const value = field?.value ?? declarator?.init;
  const found: TSESTree.TypeNode[] = [];
  if (annotation) found.push(elementOf(annotation.typeAnnotation) ?? unknownType());
  for (const each of value ? [value, ...given] : given) {
    const made = unwrap(each);
    const isMade = made.type === 'NewExpression' || made.type === 'CallExpression';
    const element = isMade ? made.typeArguments?.params.at(-1) : undefined;
    if (element) found.push(element);
    else if (isMade && !annotation && !isOfAny(made)) throw new PlacesStay('place-unknown');
  }
  return found;
}

/** `new Map()` without type arguments takes anything; what another class or a function gives has types that are written elsewhere. */
function isOfAny({ type, callee }: TSESTree.NewExpression | TSESTree.CallExpression): boolean {
  const name = type === 'NewExpression' && callee.type === 'Identifier' ? callee.name : '';
  return ['Array', 'Map', 'Set', 'WeakMap', 'WeakSet'].includes(name);
}

/** `resolve: (text: string) => void`, or `resolve(text: string): void` */
type ResolverMember = TSESTree.TSPropertySignature | TSESTree.TSMethodSignature;

/** The members of a record type that hold the resolvers, in source order. */
function recordMembers(type: TSESTree.TypeNode, roles: ReadonlyMap<string, Role>, source: Source): ResolverMember[] {
  const body = type.type === 'TSTypeLiteral' ? type.members : namedMembers(type, source);
  const members = body.filter(
    (each): each is ResolverMember =>
      (each.type === 'TSPropertySignature' || each.type === 'TSMethodSignature') &&
      each.key.type === 'Identifier' &&
      roles.has(each.key.name),
  );
  if (members.length !== roles.size) throw new SkipSite('type-unknown');
  return members;
}

function namedMembers(type: TSESTree.TypeNode, source: Source): readonly TSESTree.TypeElement[] {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') throw new SkipSite('type-unknown');
  const { name } = type.typeName;
  const node = declaredType(type, source);
  if (node === undefined || node.parent?.type === 'ExportNamedDeclaration') throw new PlacesStay('reachable');
  // Another user of the type would find its members gone.
  const uses = source.text.match(new RegExp(`\\b${name}\\b`, 'gu'))?.length ?? 0;
  if (uses > 2) throw new PlacesStay('use-unknown');
  const members = listedMembers(node);
  if (members === undefined) throw new SkipSite('type-unknown');
  return members;
}

/** `type Wake = () => void`, in this file */
function isNamedFunction(type: TSESTree.TypeNode, source: Source): boolean {
  const node = namedType(type, source);
  return node?.type === 'TSTypeAliasDeclaration' && node.typeAnnotation.type === 'TSFunctionType';
}

/** The types of the resolvers in the type of a list, that of `resolve` first. */
function functionsOf(type: TSESTree.TypeNode, { roles }: ElementForm): [TSESTree.TypeNode, ...TSESTree.TypeNode[]] {
  const list = type.type === 'TSTypeOperator' && type.typeAnnotation ? type.typeAnnotation : type;
  if (list.type !== 'TSTupleType' || list.elementTypes.length !== roles.size) throw new PlacesStay('use-unknown');
  const types = list.elementTypes.map((each) => (each.type === 'TSNamedTupleMember' ? each.elementType : each));
  const [first, ...others] = [...types].sort((a, b) => roleAt(types.indexOf(a)) - roleAt(types.indexOf(b)));
  if (first === undefined) throw new PlacesStay('use-unknown');
  return [first, ...others];

  function roleAt(index: number): number {
    return roles.get(String(index)) === 'resolve' ? 0 : 1;
  }
}

function unknownType(): never {
  throw new SkipSite('type-unknown');
}

interface ElementType {
  /** The type argument of the sources. */
  readonly type: string;
  /** Elements have a type with a name, which says no more than `resolve` and `reject`. */
  readonly isNamed: boolean;
  /** A resolver among them takes anything, as it is written. */
  readonly isLax: boolean;
  readonly edits: readonly Edit[];
}

/**
 * The edits that make the elements of a collection sources in its types, and the type argument that they have there.
 * @param given what the collection is assigned beside its declaration
 * @param isRecord the place holds no collection, but one such element
 */
export function editElementType(
  place: Place,
  given: readonly Node[],
  isRecord: boolean,
  form: ElementForm,
  promised: string,
  sites: readonly { readonly node: Node }[],
  source: Source,
): ElementType {
  const edits: Edit[] = [];
  let type = promised;
  let isNamed = false;
  let isLax = false;
  for (const node of elementType(place, given, isRecord)) {
    if (node.type === 'TSAnyKeyword') continue;
    if (form.kind === 'resolver') {
      if (node.type !== 'TSFunctionType' && !isNamedFunction(node, source)) throw new SkipSite('type-unknown');
      isLax ||= takesAnything(namedType(node, source) ?? node, source);
      type = scopedType(type, sites, node, source);
      edits.push({ range: withParens(node, source), text: `TaskCompletionSource<${type}>` });
      continue;
    }
    if (form.kind === 'tuple') {
      const [first] = functionsOf(node, form);
      type = scopedType(type, sites, first, source);
      edits.push({ range: withParens(node, source), text: `TaskCompletionSource<${type}>` });
      continue;
    }
    // A type with a name goes on as it is where a source fits it: it has `resolve` and `reject` of the same types.
    if (form.isSource && node.type === 'TSTypeReference') {
      isNamed = true;
      continue;
    }
    const members = recordMembers(node, form.roles, source);
    const resolver = members.find((member) => form.roles.get(memberName(member)) === 'resolve');
    const own = resolver?.type === 'TSMethodSignature' ? resolver : resolver?.typeAnnotation?.typeAnnotation;
    const parameter = own && resolverArgument(own, source);
    const given = parameter && givenFor(parameter, node, source);
    if (given) {
      // `Entry<any>` of `interface Entry<T> { resolve: (value: T) => void }`
      if (given !== 'any' && given !== type) throw new SkipSite('type-unknown');
      type = given;
      edits.push(...editMembers(node, members, parameter, source));
      continue;
    }
    if (own && namesParameter(own, node, source)) throw new SkipSite('type-unknown');
    if (own) {
      type = scopedType(type, sites, own, source);
      isLax ||= takesAnything(own, source);
    }
    if (form.isSource && node.type === 'TSTypeLiteral') {
      edits.push({ range: node.range, text: `TaskCompletionSource<${type}>` });
    } else edits.push(...editMembers(node, members, type, source));
  }
  return { type, isNamed, isLax: isLax && !isNamed, edits };
}

/** `(value: any) => void`, `Function`; one of `IteratorResult<any>` takes no other object than the source does. */
function takesAnything({ range }: Node, source: Source): boolean {
  return /:\s*any(?:\[\])?\s*[,)]|\bFunction\b/u.test(source.text.slice(...range));
}

/** Whether the type of a resolver is made of a type parameter of the type that it is a member of. */
function namesParameter(own: Node, use: TSESTree.TypeNode, source: Source): boolean {
  const text = source.text.slice(...own.range);
  return parametersOf(declaredType(use, source)).some((name) => new RegExp(`\\b${name}\\b`, 'u').test(text));
}

function editMembers(
  node: TSESTree.TypeNode,
  [first, ...others]: readonly ResolverMember[],
  type: string,
  source: Source,
): Edit[] {
  if (first === undefined) throw new SkipSite('type-unknown');
  const written = /[;,]$/u.exec(source.text.slice(...first.range))?.[0] ?? '';
  const isAlone = node.type === 'TSTypeLiteral' && node.members.length === others.length + 1;
  const end = isAlone && written === ',' ? '' : written;
  const removed = others.map((other): Edit => {
    return { range: [startOfSpace(source.text, other.range[0]), other.range[1]], text: '' };
  });
  const readonly = first.readonly ? 'readonly ' : '';
  return [{ range: first.range, text: `${readonly}source: TaskCompletionSource<${type}>${end}` }, ...removed];
}

function memberName(member: ResolverMember): string {
  return member.key.type === 'Identifier' ? member.key.name : '';
}
