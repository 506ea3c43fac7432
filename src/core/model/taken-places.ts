import { assignmentTo, isNothing, propertyName, rootOf, unwrap, type Node } from '../source/ast.ts';
import { initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import type { PendingGroup, PendingPlace } from './pending-places.ts';
import { placeKey } from './place-keys.ts';

// `this.current = this.queue.shift()`: a place that keeps the one whose turn it is, which its collection keeps no longer.

/** The places of a group to which nothing comes but what has been taken out of a collection of it. To settle that one settles no other. */
export function takenPlaces({ places }: PendingGroup, source: Source): ReadonlySet<PendingPlace> {
  const collections = new Set(places.flatMap(({ isCollection, key }) => (isCollection ? [key] : [])));
  const isOfTurn = (place: PendingPlace): boolean => {
    const values = valuesOf(place, source).filter((value) => !isNothing(value));
    return values.length > 0 && values.every((value) => isTakenOut(value, collections, source));
  };
  return new Set(collections.size === 0 ? [] : places.filter((place) => !place.isCollection && isOfTurn(place)));
}

/** Whether what is settled, or handed on, is held by such a place. */
export function isHeldByTaken(handle: Node, taken: ReadonlySet<PendingPlace>, source: Source): boolean {
  const root = rootOf(handle);
  const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
  return [handle, variable && initializer(variable)].some((path) => {
    for (let at = path && unwrap(path); at; at = at.type === 'MemberExpression' ? unwrap(at.object) : undefined) {
      const key = placeKey(at, source);
      if ([...taken].some((place) => place.key === key)) return true;
    }
    return false;
  });
}

/** What the file writes to a place. */
function valuesOf({ at, key, name }: PendingPlace, source: Source): readonly Node[] {
  const place = unwrap(at);
  if (place.type === 'Identifier')
    return (source.bindings.variable(place)?.references ?? []).flatMap(({ writeExpr }) => writeExpr ?? []);
  return source.mentions
    .members(name)
    .flatMap((member) => (placeKey(member, source) === key ? (assignmentTo(member)?.right ?? []) : []));
}

function isTakenOut(value: Node, collections: ReadonlySet<string>, source: Source): boolean {
  const at = unwrap(value);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const given = unwrap((variable && initializer(variable)) ?? at);
  const made = given.type === 'LogicalExpression' && isNothing(given.right) ? unwrap(given.left) : given;
  const method = made.type === 'CallExpression' ? unwrap(made.callee) : undefined;
  if (method?.type !== 'MemberExpression' || !/^(?:shift|pop)$/u.test(propertyName(method) ?? '')) return false;
  const from = placeKey(method.object, source);
  return from !== undefined && collections.has(from);
}
