import type { TSESTree } from '@typescript-eslint/types';
import type { CompletionModel } from '../../model/build-model.ts';
import type { Completion, Handle, Role } from '../../model/completion.ts';
import { thisExpression, thisOwner } from '../../model/this-owner.ts';
import {
  enclosingClass,
  isClass,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type ClassNode,
  type MemberExpression,
  type Node,
  type Range,
  assignmentTo,
} from '../../source/ast.ts';
import { beginningIn } from '../../source/ordered.ts';
import type { Source } from '../../source/source.ts';
import type { Variable } from '../../source/scopes.ts';
import { isAssignable } from './assignable.ts';
import { PlacesStay } from './skip.ts';

/** A variable or field that keeps a resolver, or a collection that keeps several. */
export type Place =
  | { readonly kind: 'variable'; readonly key: object; readonly variable: Variable }
  | { readonly kind: 'field'; readonly key: string; readonly owner: ClassNode | string; readonly name: string };

/** One resolver on its way into a place. */
export interface Keep {
  readonly completion: Completion;
  readonly place: Place;
  /** Undefined for records, which keep both. */
  readonly role: Role | undefined;
  /** The assignment or the call that keeps it. */
  readonly write: Node;
  /** What is kept: the resolver, or a record that holds it. */
  readonly value: Node;
  readonly isCollection: boolean;
  /** The place itself is given the record: `this.pending = { resolve, reject, timer }`. */
  readonly isRecord: boolean;
}

/**
 * The places where the executor of a promise keeps its resolvers: what others do with them there is theirs. @throws {PlacesStay} where they are none of those that a
 * rewrite knows.
 */
export function keepsOf(completion: Completion, source: Source): readonly Keep[] {
  const keeps = new Map<Node, Keep>();
  for (const handle of completion.handles) {
    const { use } = handle;
    if (use.kind !== 'escape') continue;
    if (completion.executor && !isInside(use.node, completion.executor)) continue;
    if (handle.through) throw new PlacesStay('kept-in-closure');
    const keep = keepOf(handle, source);
    keeps.set(keep.value, keep);
  }
  return [...keeps.values()];
}

function keepOf({ completion, use }: Handle, source: Source): Keep {
  if (use.kind !== 'escape') throw new PlacesStay('use-unknown');
  const value = unwrap(use.node);
  const { parent } = wrapped(use.node);
  const role = roleOf(value, completion, source);
  switch (use.escape) {
    case 'variable':
    case 'field': {
      const isRecord = value.type === 'ObjectExpression';
      if (parent?.type !== 'AssignmentExpression' || parent.operator !== '=') throw new PlacesStay('kept-in-property');
      if (value.type !== 'Identifier' && !isRecord) throw new PlacesStay('kept-in-property');
      const left = unwrap(parent.left);
      if (left.type === 'Identifier' && !isAssignable(left, source)) throw new PlacesStay('place-unknown');
      const place = placeOf(parent.left, source);
      return { completion, place, role, write: parent, value, isCollection: false, isRecord };
    }
    case 'collection': {
      if (parent?.type !== 'CallExpression') throw new PlacesStay('use-unknown');
      const place = placeOf(use.to, source);
      return { completion, place, role, write: parent, value, isCollection: true, isRecord: false };
    }
    case 'property':
      throw new PlacesStay('kept-in-property');
    default:
      throw new PlacesStay('kept-in-closure');
  }
}

function roleOf(value: Node, completion: Completion, source: Source): Role | undefined {
  if (value.type !== 'Identifier') return undefined;
  const variable = source.bindings.variable(value);
  const index =
    completion.executor?.params.findIndex(
      (parameter) => parameter.type === 'Identifier' && variable?.identifiers.includes(parameter),
    ) ?? -1;
  return index === 0 ? 'resolve' : index === 1 ? 'reject' : undefined;
}

export function placeOf(node: Node, source: Source): Place {
  const at = unwrap(node);
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at);
    if (variable?.defs.length !== 1) throw new PlacesStay('place-unknown');
    return { kind: 'variable', key: variable, variable };
  }
  if (at.type === 'MemberExpression') {
    const self = thisExpression(at.object, source.bindings);
    const owner = self && thisOwner(self);
    const name = propertyName(at);
    if (owner === undefined || name === undefined || at.computed) throw new PlacesStay('kept-in-property');
    if (typeof owner !== 'string' && !isClass(owner)) throw new PlacesStay('kept-in-property');
    return { kind: 'field', key: `${typeof owner === 'string' ? owner : String(owner.range[0])}.${name}`, owner, name };
  }
  throw new PlacesStay('kept-in-property');
}

/** A mention of a place in the text. */
export interface Mention {
  readonly node: Node;
  readonly token: Range;
  readonly isWrite: boolean;
}

/** Every mention of a place but its declaration. @throws {PlacesStay} when there may be others that this file does not show. */
export function mentionsOf(place: Place, model: CompletionModel, source: Source): readonly Mention[] {
  if (place.kind === 'variable') {
    const isExported = place.variable.defs.some(({ parent }) => parent?.parent?.type === 'ExportNamedDeclaration');
    if (isExported) throw new PlacesStay('reachable');
    return place.variable.references
      .filter((reference) => reference.init !== true)
      .map(({ identifier }) => ({
        node: identifier,
        token: identifier.range,
        isWrite: assignmentTo(identifier) !== undefined,
      }));
  }
  checkHidden(place, source);
  // The same name on something else may be another instance of the class.
  const isElsewhere = once(() => /^(?:resolve|reject)$/u.test(place.name) || staysInClass(place, source));
  return [...membersLike(place, source)].flatMap((member) => {
    const self = thisExpression(member.object, source.bindings);
    const owner = self && thisOwner(self);
    if (owner !== place.owner) {
      if (!isFieldOf(owner, place) && !isElsewhere()) throw new PlacesStay('reachable');
      return [];
    }
    if (member.computed) throw new PlacesStay('use-unknown');
    return [{ node: member, token: tokenOf(member), isWrite: assignmentTo(member) !== undefined }];
  });
}

/** The members that may be the field: of its name, and where `#` says that it is known to its class alone, in there. */
export function membersLike({ owner, name }: Place & { kind: 'field' }, source: Source): Iterable<MemberExpression> {
  const members = source.mentions.members(name);
  return name.startsWith('#') && typeof owner !== 'string' ? beginningIn(members, owner.range) : members;
}

/** Whether another class of the file has a field of that name of its own, which is not inherited by either. */
function isFieldOf(
  owner: ClassNode | string | Node | undefined,
  { owner: own, name }: Place & { kind: 'field' },
): boolean {
  if (typeof owner !== 'object' || !isClass(owner) || typeof own === 'string') return false;
  const declared = declarationIn(owner, name);
  if (declared === undefined || declared.declare) return false;
  // Of a class and its heir, TypeScript lets only one have a private field.
  return declarationIn(own, name)?.accessibility === 'private' || (!owner.superClass && !own.superClass);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function tokenOf(member: TSESTree.MemberExpression): Range {
  return member.property.range;
}

/** Whether code outside the class may know the field: only `#x`, TypeScript's `private` and the underscore say no. */
function checkHidden(place: Place & { kind: 'field' }, source: Source): void {
  const declaration = fieldDeclaration(place);
  if (typeof place.owner !== 'string' && !place.name.startsWith('#')) {
    const isPrivate = declaration?.accessibility === 'private';
    const isTyped = /\.[cm]?tsx?$/u.test(source.path);
    if (!isPrivate && (isTyped || !place.name.startsWith('_')) && !staysInClass(place, source))
      throw new PlacesStay('reachable');
  }
  if (typeof place.owner === 'string' && !place.name.startsWith('_')) throw new PlacesStay('reachable');
  if (place.name.startsWith('#')) return;
  if (source.types.isTakenOutside(place.name) || isNamedOtherwise(place.name, source))
    throw new PlacesStay('reachable');
}

const namedOtherwise = new WeakMap<Node, Map<string, boolean>>();

/** Whether the file has the name in a pattern or a string; asked once of a name that thousands of classes may share. */
function isNamedOtherwise(name: string, { ast, mentions }: Source): boolean {
  let known = namedOtherwise.get(ast);
  if (known === undefined) namedOtherwise.set(ast, (known = new Map<string, boolean>()));
  let isNamed = known.get(name);
  if (isNamed === undefined) {
    isNamed = mentions
      .named(name)
      .some((node) => isTakenOut(node, name) || (node.type === 'Literal' && node.value === name));
    known.set(name, isNamed);
  }
  return isNamed;
}

/** Whether the types of the whole program show that no other code names the field. */
function staysInClass(place: Place & { kind: 'field' }, source: Source): boolean {
  const { owner } = place;
  if (typeof owner === 'string') return false;
  const isOwn = (each: MemberExpression): boolean =>
    thisExpression(each.object, source.bindings) !== undefined && enclosingClass(each) === owner;
  const key =
    fieldDeclaration(place)?.key ??
    [...beginningIn(source.mentions.members(place.name), owner.range)].find(isOwn)?.property;
  return key !== undefined && source.types.staysInClass(key) === 'yes';
}

/** `const { name } = …`, `{ name = 1 }` and ``{ [`name`]: other }`` */
function isTakenOut({ parent, type }: Node, name: string): boolean {
  const property = parent?.type === 'AssignmentPattern' || type === 'TemplateElement' ? parent?.parent : parent;
  return property?.type === 'Property' && property.parent.type === 'ObjectPattern' && propertyName(property) === name;
}

export function fieldDeclaration(place: Place): TSESTree.PropertyDefinition | undefined {
  if (place.kind !== 'field' || typeof place.owner === 'string') return undefined;
  return declarationIn(place.owner, place.name);
}

function declarationIn({ body }: ClassNode, name: string): TSESTree.PropertyDefinition | undefined {
  return body.body.find(
    (each): each is TSESTree.PropertyDefinition => each.type === 'PropertyDefinition' && propertyName(each) === name,
  );
}

/** The declarator of a variable place; undefined for parameters and imports. */
export function variableDeclaration(place: Place): TSESTree.VariableDeclarator | undefined {
  const node = place.kind === 'variable' ? place.variable.defs[0]?.node : undefined;
  return node?.type === 'VariableDeclarator' && node.id.type === 'Identifier' ? node : undefined;
}

/** A place with all that the file does with it. */
export interface Kept {
  readonly place: Place;
  readonly role: Role;
  readonly mentions: readonly Mention[];
}

/** The places that keep a resolver each. @throws {PlacesStay} where one of them keeps different ones. */
export function keptIn(keeps: readonly Keep[], model: CompletionModel, source: Source): readonly Kept[] {
  const kept = new Map<object | string, Kept>();
  for (const { place, role } of keeps) {
    if (role === undefined) throw new PlacesStay('use-unknown');
    const known = kept.get(place.key);
    if (known === undefined) kept.set(place.key, { place, role, mentions: mentionsOf(place, model, source) });
    else if (known.role !== role) throw new PlacesStay('use-unknown');
  }
  return [...kept.values()];
}

/** Whether a resolver is read from its place as a value, and not to be called or compared. */
export function isRead({ mentions }: Kept): boolean {
  return mentions.some(({ node, isWrite }) => {
    const { parent } = wrapped(node);
    return !isWrite && !(parent?.type === 'CallExpression' && parent.callee === wrapped(node));
  });
}
