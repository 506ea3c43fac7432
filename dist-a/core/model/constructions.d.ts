import type { Source } from '../source/source.js';
/** An expression that constructs a promise, `new Promise(…)`, as a file of its own. */
export interface Construction {
    readonly source: Source;
    /** The text of the file that it stands in. */
    readonly file: string;
}
/** Reads an expression of a file as a file of its own; undefined where the code is no expression. */
export type ReadAlone = (code: string) => Source | undefined;
/**
 * Whether `new Promise(…)` makes all completions of a file, and the test holds of each such expression; one that stands in
 * another is a part of that. False also where an expression is not found: to read all of the file tells more.
 */
export declare function isMadeOfConstructions(file: string, alone: ReadAlone, test: (construction: Construction) => boolean): boolean;
