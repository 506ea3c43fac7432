import { joinFacts, type Facts } from '../flow/facts.ts';
import type { Entry, State } from '../flow/state.ts';
import type { FunctionNode } from '../source/ast.ts';
import type { OwnSites } from './handle-sites.ts';

/**
 * What is known of a completion on a path. `open`: nothing has been done about it, and `home` must see to it. `left`:
 * an async function or reaction has ended without having done anything. `given`: other code has been told to settle.
 */
export interface Stage extends Entry {
  readonly kind: 'open' | 'left' | 'given';
  readonly sites: OwnSites;
  readonly home: FunctionNode;
  /** How the home came to run; undefined for the executor. */
  readonly by: Stage | undefined;
  /** Whether anybody can see the promise: one that nobody has may stay pending. */
  readonly isSeen: boolean;
  /** Of what was given: the function that will run. */
  readonly fn: FunctionNode | undefined;
  /** Whether the home is known to run no more than once: what it skips then, it may do next time. */
  readonly isCertain: boolean;
  /** Of what was given: whether a promise tells when it has run. */
  readonly isWaitedFor: boolean;
}

export type Path = State<Stage>;

/** The path on which one stage has become another. */
export function replaced(state: Path, from: Stage, to: Stage): Path {
  if (from === to) return state;
  const entries = new Map<Stage, Facts>(state.entries);
  const facts = entries.get(from) ?? state.facts;
  const known = entries.get(to);
  entries.delete(from);
  entries.set(to, known ? joinFacts(known, facts) : facts);
  return { ...state, entries };
}
