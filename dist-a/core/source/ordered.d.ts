import type { Range } from './ast.js';
/** What stands somewhere in a text: a node, an edit. */
interface Placed {
    readonly range: Range;
}
/** The index of the first that begins at the offset or behind it, in a list in the order of where they begin. */
export declare function firstFrom<T>(list: readonly T[], offset: number, start: (each: T) => number): number;
/** Those that begin within a range, of a list in that order. */
export declare function beginningIn<T extends Placed>(list: readonly T[], [start, end]: Range): Generator<T>;
export {};
