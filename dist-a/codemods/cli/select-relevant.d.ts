import type { FoundFile } from './discover-files.js';
import type { Progress } from './progress.js';
import type { Outcome, Task } from './rewrite-bytes.js';
export interface Selection {
    readonly relevant: readonly FoundFile[];
    /** The files that are done without parsing them. */
    readonly outcomes: ReadonlyMap<string, Outcome>;
}
interface Watch {
    readonly signal?: AbortSignal | undefined;
    readonly progress: Progress;
    /** Called for each relevant file at once. */
    readonly onRelevant: (file: FoundFile) => void;
}
/** Reads all files and keeps those worth parsing; most hold nothing for a codemod. */
export declare function selectRelevant(files: readonly FoundFile[], task: Task, watch: Watch): Promise<Selection>;
export {};
