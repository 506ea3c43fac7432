import type { FunctionNode } from '../source/ast.ts';
import { callsOfItsOwn } from '../source/calls.ts';
import type { FlowClient } from './client.ts';
import type { Variable } from '../source/scopes.ts';
import type { Mutations } from './mutations.ts';
import type { Places } from './places.ts';
import type { Entry, State } from './state.ts';

/** Tells which functions change what is known at a call, though nothing of the subject happens in them: `function mark() { done = true; }`. */
export class SideEffects<E extends Entry> {
  readonly #client: FlowClient<E>;
  readonly #mutations: Mutations;
  readonly #places: Places;
  readonly #reached = new Map<FunctionNode, ReadonlySet<FunctionNode>>();

  constructor(client: FlowClient<E>, mutations: Mutations, places: Places) {
    this.#client = client;
    this.#mutations = mutations;
    this.#places = places;
  }

  /** Whether a run of the function may change what the state knows. What is async or a generator has times of its own. */
  changes(fn: FunctionNode, { facts, entries }: State<E>): boolean {
    if (fn.async || fn.generator) return false;
    const known = new Set(facts.keys());
    for (const each of entries.values()) for (const key of each.keys()) known.add(key);
    if (known.size === 0) return false;
    for (const each of this.#reachedFrom(fn)) if (this.#mutations.changedIn(each, known).length > 0) return true;
    return false;
  }

  /** Whether the function, or one that it calls, counts with the variable. */
  counts(fn: FunctionNode, variable: Variable): boolean {
    for (const each of this.#reachedFrom(fn)) if (this.#places.isCountedIn(variable, each)) return true;
    return false;
  }

  /** The function with those of the file that it calls, at any depth. */
  #reachedFrom(fn: FunctionNode): ReadonlySet<FunctionNode> {
    const known = this.#reached.get(fn);
    if (known !== undefined) return known;
    const reached = new Set([fn]);
    for (const each of reached)
      for (const call of callsOfItsOwn(each)) {
        const callee = this.#client.callee(call);
        if (callee && !callee.async && !callee.generator) reached.add(callee);
      }
    this.#reached.set(fn, reached);
    return reached;
  }
}
