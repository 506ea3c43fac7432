import type { FoundFile } from './discover-files.js';
import type { Progress } from './progress.js';
import type { Change, Problem, Reason } from './run-result.js';
export interface PlannedChange {
    readonly file: FoundFile;
    readonly change: Change;
}
export interface Commit {
    /** What the guard objects to; then nothing is written. */
    readonly objections: readonly Problem[];
    /** By absolute path: written, or the reason why not. A file that is not here was not reached. */
    readonly written: ReadonlyMap<string, Reason | 'written'>;
}
interface CommitOptions {
    readonly allowDirty: boolean;
    readonly allowNoVcs: boolean;
    readonly signal?: AbortSignal | undefined;
    readonly progress: Progress;
    /** Where a killed run may have left something. */
    readonly folders: Iterable<string>;
    /** Writes what the changed files need to be there, and says why it cannot; then nothing else is written. */
    readonly prepare: () => Problem | undefined;
}
/** Writes all changes, each file whole, or none when the guard objects to one of them. */
export declare function commitChanges(planned: readonly PlannedChange[], options: CommitOptions): Promise<Commit>;
export {};
