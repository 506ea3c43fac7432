import { isClass, isInside, propertyName, unwrap, type Node } from '../source/ast.ts';
import { initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { completionModel } from './build-model.ts';
import type { Completion } from './completion.ts';
import { fieldKey, placeKey } from './place-keys.ts';
import { thisExpression, thisOwner } from './this-owner.ts';

/** Where handles of pending promises are kept until they are settled: a field, a variable, or a member of either. */
export interface PendingPlace {
  readonly key: string;
  /** The name of its last part, by which it is found in the text; of a private field with its `#`. */
  readonly name: string;
  /** Many handles, or one. */
  readonly isCollection: boolean;
  /** The field or collection as one place writes it. */
  readonly at: Node;
  /** What it is a part of: the class or object of a field, the scope of a variable. */
  readonly owner: Node | string;
}

/** Promises whose handles are kept in the same places: to settle them through one of the places is enough. */
export interface PendingGroup {
  readonly places: readonly PendingPlace[];
  readonly completions: readonly Completion[];
}

interface Group {
  readonly places: Map<string, PendingPlace>;
  readonly completions: Completion[];
}

/** The places of a file that keep handles. */
export function pendingGroups(source: Source): readonly PendingGroup[] {
  const groups = new Set<Group>();
  const byKey = new Map<string, Group>();
  for (const completion of completionModel(source).completions) {
    const places = placesOf(completion, source);
    if (places.size === 0) continue;
    const shared = new Set([...places.keys()].flatMap((key) => byKey.get(key) ?? []));
    // The largest takes the others in: a promise is moved a few times at most, however many share a place.
    const [into, ...others] = [...shared].sort((a, b) => b.completions.length - a.completions.length);
    const merged = into ?? { places: new Map<string, PendingPlace>(), completions: [] };
    for (const group of [...others, { places, completions: [completion] }]) {
      for (const [key, place] of group.places) {
        if (!merged.places.has(key)) merged.places.set(key, place);
        byKey.set(key, merged);
      }
      merged.completions.push(...group.completions);
      groups.delete(group);
    }
    groups.add(merged);
  }
  return [...groups].map(({ places, completions }) => ({ places: [...places.values()], completions }));
}

function placesOf(completion: Completion, source: Source): Map<string, PendingPlace> {
  const places = new Map<string, PendingPlace>();
  for (const { use } of completion.handles) {
    if (use.kind !== 'escape' || use.escape === 'return') continue;
    const place = placeOf(use.to, use.escape === 'collection', source);
    if (place !== undefined && !places.has(place.key)) places.set(place.key, place);
  }
  // `range.resolve = resolve; pending.push(range)`: what a local holds is kept where the local is put.
  for (const [key, { owner }] of places) {
    const isKeptAround = [...places.values()].some(
      (other) =>
        other.isCollection &&
        typeof owner !== 'string' &&
        !isClass(owner) &&
        owner.type !== 'ObjectExpression' &&
        owner !== other.owner &&
        isWithin(owner, other.owner),
    );
    if (isKeptAround) places.delete(key);
  }
  return places;
}

function isWithin(fn: Node, owner: Node | string): boolean {
  return typeof owner !== 'string' && isInside(fn, owner);
}

function placeOf(node: Node, isCollection: boolean, source: Source, depth = 0): PendingPlace | undefined {
  if (node.type === 'PropertyDefinition') {
    const name = propertyName(node);
    const owner = node.parent.parent;
    return name === undefined
      ? undefined
      : { key: fieldKey(node, name, source), name, isCollection, at: node.key, owner };
  }
  const at = unwrap(node);
  if (depth > 4) return undefined;
  if (at.type === 'MemberExpression') {
    const name = propertyName(at);
    // `this.pending[id]`: the collection is the place.
    if (name === undefined) return placeOf(at.object, true, source, depth + 1);
    const key = placeKey(at, source);
    const owner = ownerOf(at, source);
    return key === undefined || owner === undefined ? undefined : { key, name, isCollection, at, owner };
  }
  if (at.type === 'CallExpression') {
    // `this.waiters.get(id).push(resolve)`
    const callee = unwrap(at.callee);
    return callee.type === 'MemberExpression' && propertyName(callee) === 'get'
      ? placeOf(callee.object, true, source, depth + 1)
      : undefined;
  }
  if (at.type === 'LogicalExpression') return placeOf(at.left, isCollection, source, depth + 1);
  if (at.type !== 'Identifier') return undefined;
  const variable = source.bindings.variable(at);
  const init = variable && initializer(variable);
  const alias = init && placeOf(init, isCollection, source, depth + 1);
  if (alias !== undefined) return alias;
  const key = placeKey(at, source);
  if (key === undefined || variable === undefined) return undefined;
  return { key, name: at.name, isCollection, at, owner: variable.scope.block };
}

/** Whose member a member expression is in the end: `this`, or what a variable belongs to. */
function ownerOf(member: Node, source: Source): Node | string | undefined {
  let at = unwrap(member);
  while (at.type === 'MemberExpression' && thisExpression(at, source.bindings) === undefined) at = unwrap(at.object);
  const self = thisExpression(at, source.bindings);
  if (self !== undefined) return thisOwner(self);
  return at.type === 'Identifier' ? source.bindings.variable(at)?.scope.block : undefined;
}
