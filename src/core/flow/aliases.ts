import type { Facts, Term, Value } from './facts.ts';

/** A place of a caller, and what the function that it is given to calls it. */
export interface Alias {
  readonly outer: string;
  readonly inner: string;
}

/** The facts with what is known of a place known under its other name as well. */
export function enterAlias(facts: Facts, { outer, inner }: Alias): Facts {
  let next: Map<string, Value> | undefined;
  for (const [key, value] of facts) {
    const named = renamed(key, outer, inner);
    if (named === key) continue;
    next ??= new Map(facts);
    // What the place itself is has been bound already, to its value or to a symbol of it.
    next.set(named, key === outer ? { ...value, ...facts.get(named) } : value);
  }
  return next ?? facts;
}

/** The facts with what has been learned under the inner name known under the outer one, which has not been written since. */
export function leaveAlias(facts: Facts, { outer, inner }: Alias): Facts {
  let next: Map<string, Value> | undefined;
  for (const key of facts.keys()) {
    // What was written through the inner name is no longer known there.
    if (!mentions(key, outer) || key === outer || facts.has(renamed(key, outer, inner))) continue;
    next ??= new Map(facts);
    next.delete(key);
  }
  for (const [key, value] of facts) {
    if (!mentions(key, inner)) continue;
    next ??= new Map(facts);
    next.delete(key);
    const known = outerValue(value, { outer, inner });
    if (known !== undefined) next.set(renamed(key, inner, outer), known);
  }
  return next ?? facts;
}

/** A value in the words of the caller; nothing where all that was known is that it is the place itself. */
function outerValue(value: Value, { outer, inner }: Alias): Value | undefined {
  const { equals, differs, ...rest } = value;
  const toOuter = (term: Term): Term => ({ ...term, base: renamed(term.base, inner, outer) });
  const equal = equals && toOuter(equals);
  const isItself = equal?.base === `@${outer}`;
  if (isItself && differs === undefined && Object.keys(rest).length === 0) return undefined;
  return {
    ...rest,
    ...(equal === undefined || isItself ? {} : { equals: equal }),
    ...(differs === undefined ? {} : { differs: differs.map(toOuter) }),
  };
}

function mentions(key: string, place: string): boolean {
  return renamed(key, place, '') !== key;
}

/** A key with one place in it by another name: `‹1›.data.kind` is `‹2›.kind` where `‹2›` is `‹1›.data`, and `‹1›.database` is not. */
function renamed(key: string, from: string, to: string): string {
  let at = key.indexOf(from);
  if (at < 0) return key;
  let text = '';
  let past = 0;
  for (; at >= 0; at = key.indexOf(from, at + from.length)) {
    const end = at + from.length;
    if (/[\w$]/u.test(key.charAt(end))) continue;
    text += key.slice(past, at) + to;
    past = end;
  }
  return text + key.slice(past);
}
