import type { Node } from '../source/ast.js';
import type { Facts } from './facts.js';
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
export declare function emptyState<E extends Entry>(): State<E>;
export declare function join<E extends Entry>(a: State<E> | undefined, b: State<E> | undefined): State<E> | undefined;
/** Applies a change of facts to every path; the paths for which it gives nothing are dropped. */
export declare function mapFacts<E extends Entry>(state: State<E>, change: (facts: Facts) => Facts | undefined): State<E> | undefined;
/** The state with other facts, and with what `change` makes of those of each entry. */
export declare function mapEntries<E extends Entry>(state: State<E>, facts: Facts, change: (facts: Facts, entry: E) => Facts): State<E>;
/** The state without what was known of a place that has been written. */
export declare function forgetPlace<E extends Entry>(state: State<E>, key: string): State<E>;
export declare function withEntry<E extends Entry>(state: State<E>, entry: E): State<E>;
export declare function withoutEntries<E extends Entry>(state: State<E>, isGone: (entry: E) => boolean): State<E>;
export declare function withPending<E extends Entry>(state: State<E>, entry: E): State<E>;
export declare function withoutPending<E extends Entry>(state: State<E>): State<E>;
