import type { FoundFile } from './discover-files.js';
import type { Outcome, Task } from './rewrite-bytes.js';
interface Run {
    /** Free of symbolic links. */
    readonly cwd: string;
    readonly signal?: AbortSignal | undefined;
}
interface Spared {
    /** What became of each file, by its absolute path. */
    readonly outcomes: ReadonlyMap<string, Outcome>;
    /** What to do to each file from now on. */
    readonly task: Task;
    readonly notes: readonly string[];
}
/**
 * Rewrites once more the files whose change would take from another file, mostly a test, a member that is private by its name or
 * by TypeScript alone: such a member stays what it is. All of the repository is asked, whatever the paths of the run.
 */
export declare function spareMembers(files: readonly FoundFile[], outcomes: ReadonlyMap<string, Outcome>, task: Task, { cwd, signal }: Run): Promise<Spared>;
export {};
