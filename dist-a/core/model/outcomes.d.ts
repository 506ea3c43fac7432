import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** After which outcomes of a promise a piece of code runs. What cannot be told counts as both. */
export interface Outcomes {
    readonly fulfilled: boolean;
    readonly rejected: boolean;
}
export declare function either(all: Iterable<Outcomes>): Outcomes;
/** After which outcomes of the promise a piece of code outside of it runs. */
export declare function outcomesBefore(node: Node, promise: Node, source: Source, depth?: number): Outcomes;
/** The `await` expressions that wait for a promise, or for what is made of it. */
export declare function waitsFor(promise: Node, source: Source, depth?: number): readonly Node[];
