import type { Node } from '../source/ast.ts';
import { forget, joinFacts, noFacts, type Facts } from './facts.ts';

/** Something that has happened on a path and that later code may clash with. Compared by identity. */
export interface Entry {
  /** Where it happened, as the reader of a report should see it. */
  readonly site: Node;
}

/**
 * What may hold at one point of the program. `facts` hold on every path that leads here; each entry has happened
 * on some path, and its own facts hold on all the paths on which it has. Partitioning by entry is what lets
 * `if (e) reject(e); if (!e) resolve(v)` pass: the entry of `reject` knows that `e` is truthy.
 * Unreachable code has no state at all (`undefined`).
 */
export interface State<E extends Entry> {
  readonly facts: Facts;
  readonly entries: ReadonlyMap<E, Facts>;
  /** What was handed to other code in a straight line from here, and so is to be expected later. */
  readonly pending: ReadonlySet<E>;
}

/** Entries beyond this on one path add nothing: the code has been reported many times over. */
const maxEntries = 64;

const none: ReadonlySet<never> = new Set();

export function emptyState<E extends Entry>(): State<E> {
  return { facts: noFacts, entries: new Map(), pending: none };
}

export function join<E extends Entry>(a: State<E> | undefined, b: State<E> | undefined): State<E> | undefined {
  if (a === undefined || a === b) return b;
  if (b === undefined) return a;
  const facts = joinFacts(a.facts, b.facts);
  let entries = a.entries;
  if (a.entries !== b.entries && b.entries.size > 0) {
    const both = new Map(a.entries);
    for (const [entry, known] of b.entries) {
      const other = a.entries.get(entry);
      if (other !== undefined) both.set(entry, joinFacts(other, known));
      else if (both.size < maxEntries) both.set(entry, known);
    }
    entries = both;
  }
  return { facts, entries, pending: intersect(a.pending, b.pending) };
}

function intersect<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  if (a === b || a.size === 0) return a;
  return new Set([...a].filter((each) => b.has(each)));
}

/** Applies a change of facts to every path; the paths for which it gives nothing are dropped. */
export function mapFacts<E extends Entry>(
  state: State<E>,
  change: (facts: Facts) => Facts | undefined,
): State<E> | undefined {
  const facts = change(state.facts);
  if (facts === undefined) return undefined;
  let entries: Map<E, Facts> | undefined;
  for (const [entry, known] of state.entries) {
    const changed = change(known);
    if (changed === known) continue;
    entries ??= new Map(state.entries);
    if (changed === undefined) entries.delete(entry);
    else entries.set(entry, changed);
  }
  return facts === state.facts && entries === undefined
    ? state
    : { ...state, facts, entries: entries ?? state.entries };
}

/** The state with other facts, and with what `change` makes of those of each entry. */
export function mapEntries<E extends Entry>(
  state: State<E>,
  facts: Facts,
  change: (facts: Facts, entry: E) => Facts,
): State<E> {
  const entries = new Map([...state.entries].map(([entry, known]) => [entry, change(known, entry)]));
  const isSame = facts === state.facts && [...entries].every(([entry, known]) => state.entries.get(entry) === known);
  return isSame ? state : { ...state, facts, entries };
}

/** The state without what was known of a place that has been written. */
export function forgetPlace<E extends Entry>(state: State<E>, key: string): State<E> {
  return mapFacts(state, (facts) => forget(facts, key)) ?? state;
}

export function withEntry<E extends Entry>(state: State<E>, entry: E): State<E> {
  if (state.entries.size >= maxEntries) return state;
  return { ...state, entries: new Map(state.entries).set(entry, state.facts) };
}

export function withoutEntries<E extends Entry>(state: State<E>, isGone: (entry: E) => boolean): State<E> {
  const entries = [...state.entries].filter(([entry]) => !isGone(entry));
  const pending = [...state.pending].filter((entry) => !isGone(entry));
  if (entries.length === state.entries.size && pending.length === state.pending.size) return state;
  return { ...state, entries: new Map(entries), pending: new Set(pending) };
}

export function withPending<E extends Entry>(state: State<E>, entry: E): State<E> {
  return { ...state, pending: new Set(state.pending).add(entry) };
}

export function withoutPending<E extends Entry>(state: State<E>): State<E> {
  return state.pending.size === 0 ? state : { ...state, pending: none };
}

/** What has happened by now where a function has ended in one way, and so nothing that only the other way has done. */
export function ofWay<E extends Entry>(
  now: State<E>,
  way: State<E> | undefined,
  other: State<E> | undefined,
): State<E> | undefined {
  return way && withoutEntries(now, (entry) => other?.entries.has(entry) === true && !way.entries.has(entry));
}
