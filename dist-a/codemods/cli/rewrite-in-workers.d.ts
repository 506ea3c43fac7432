import type { Outcome, TaskSettings } from './rewrite-bytes.js';
/** What a worker is started with: codemods by name and transforms by path, since functions do not cross threads. */
export interface WorkerTask {
    readonly codemods: readonly string[];
    /** Absolute. */
    readonly transforms: readonly string[];
    readonly cwd: string;
    readonly settings: TaskSettings;
}
/** A worker says `ready` once, then answers each path it is sent with one outcome. */
export type WorkerMessage = {
    readonly ready: true;
} | {
    readonly outcome: Outcome;
};
export interface PoolOptions {
    /** How many threads are worth having for so many files. */
    readonly sizeFor: (files: number) => number;
    readonly task: WorkerTask;
    /** How long one file may take, in milliseconds; 0 stands for ever. */
    readonly timeout: number;
    readonly signal?: AbortSignal | undefined;
    readonly onOutcome: (path: string, outcome: Outcome) => void;
    /** The module to run in the threads. */
    readonly script?: URL;
}
/**
 * Rewrites files in threads, while more of them are still being found. A file whose worker dies or takes too long is an error,
 * and another worker takes the rest.
 */
export declare class WorkerPool {
    private '#private';
    constructor(options: PoolOptions);
    add(path: string): void;
    /**
     * Waits for all files that were added.
     * @returns the paths nobody took: the signal has fired, or no worker starts here.
     */
    finish(): Promise<readonly string[]>;
}
