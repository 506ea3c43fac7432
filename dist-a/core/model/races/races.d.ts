import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** A call of `Promise.race` or `Promise.any`. */
export interface Race {
    readonly node: CallExpression;
    readonly method: string;
    /** What runs in it, as far as the file shows; spread elements are left out. */
    readonly entrants: readonly Node[];
    /** Whether those who have finished leave the list. */
    readonly isPool: boolean;
}
/** Texts that can hold a race. */
export declare const mayRace: import("../../source/texts-with.js").Relevance;
export declare function racesIn(source: Source): readonly Race[];
/** The elements of a list that is written out, and of one that a variable holds while it is put together. */
export declare function entrants(list: Node, source: Source, depth?: number): Generator<Node>;
/** `return Promise.race(…)` in a loop is its last turn. */
export declare function isLeftAtOnce(node: Node, loop: Node): boolean;
/** The innermost loop whose body, or test, runs the node again and again in the same function. */
export declare function turnOf(node: Node, outer: Node): Node | undefined;
