import type { FileResult } from './run-result.js';
/** Sites that are accepted: path, codemod, and a fingerprint for each site, so that lines may move. */
export type Baseline = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
/**
 * Reads a baseline; an empty one where there is no file and one is to be written.
 * @throws {UsageError} there is no file, or it is no baseline.
 */
export declare function readBaseline(cwd: string, file: string, mayBeMissing: boolean): Baseline;
export interface Compared {
    readonly files: readonly FileResult[];
    /** How many sites of the baseline are no longer there. */
    readonly gone: number;
}
/**
 * Tells known sites from new ones. A site is known by its code; when its code has changed, it is still known as long as
 * its file has no more sites than before.
 */
export declare function compareWithBaseline(files: readonly FileResult[], baseline: Baseline): Compared;
/** The baseline after a run: the sites that stay, and what it knew of files that were not in the run and still exist. */
export declare function updateBaseline(cwd: string, files: readonly FileResult[], before: Baseline): Baseline;
/** Writes a baseline. @throws {UsageError} the file cannot be written. */
export declare function writeBaseline(cwd: string, file: string, sites: Baseline): void;
