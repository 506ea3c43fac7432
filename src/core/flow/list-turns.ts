import { propertyName, unwrap, type CallExpression, type Node } from '../source/ast.ts';
import { isOfLists } from './callback-timing.ts';
import { halfLine, learn, type Constraint } from './facts.ts';
import type { Places } from './places.ts';
import { mapFacts, type Entry, type State } from './state.ts';

const sizes = ['length', 'size'];
const isNonEmpty: readonly Constraint[] = [
  { kind: 'truthy', is: true },
  { kind: 'within', range: halfLine(1, 'from') },
];

/** The paths on which a list has elements to go through, as far as is known: behind `if (!jobs.length) …` there are none. */
export function withElements<E extends Entry>(list: Node, state: State<E>, places: Places): State<E> | undefined {
  const key = places.key(list);
  if (key === undefined) return state;
  return mapFacts(state, (facts) =>
    sizes
      .map((size) => `${key}.${size}`)
      .some((size) => facts.has(size) && isNonEmpty.some((constraint) => learn(facts, size, constraint) === undefined))
      ? undefined
      : facts,
  );
}

/** The list whose elements a call visits: `jobs.forEach(start)`, `_.forEach(jobs, start)`. */
export function visitedList({ callee, arguments: [first] }: CallExpression): Node | undefined {
  const at = unwrap(callee);
  if (at.type !== 'MemberExpression' || (propertyName(at) ?? '').startsWith('replace')) return undefined;
  return isOfLists(at.object) ? first : at.object;
}
