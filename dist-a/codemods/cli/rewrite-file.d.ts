import type { Outcome, Task } from './rewrite-bytes.js';
/** Reads a file and rewrites its content in memory. Throws nothing. */
export declare function rewriteFile(path: string, task: Task): Promise<Outcome>;
