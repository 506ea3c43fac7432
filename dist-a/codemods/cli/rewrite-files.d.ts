import type { FoundFile } from './discover-files.js';
import type { Progress } from './progress.js';
import type { Outcome, Task } from './rewrite-bytes.js';
import type { WorkerTask } from './rewrite-in-workers.js';
export interface RewriteFilesOptions {
    readonly task: Task;
    /** The task as workers load it; absent when they cannot, and then this thread does the work. */
    readonly workerTask?: WorkerTask | undefined;
    readonly concurrency: number | 'auto';
    readonly timeout: number;
    readonly signal?: AbortSignal | undefined;
    readonly progress: Progress;
}
/** How many threads are worth starting; one at least, since only a thread can be stopped that never ends. */
export declare function countWorkers(files: number, concurrency: number | 'auto'): number;
/** Rewrites files in memory, in workers or here, while more of them are still being found. */
export declare class Rewriting {
    private '#private';
    constructor(options: RewriteFilesOptions);
    add({ absolute }: FoundFile): void;
    /** Waits for all files. One without an outcome was not reached before the signal fired. */
    finish(): Promise<ReadonlyMap<string, Outcome>>;
}
