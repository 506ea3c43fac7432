import type { Codemod } from '../create-codemod.js';
import type { Terminal } from './ask-sites.js';
import type { Progress } from './progress.js';
import type { RunOptions } from './run-options.js';
import type { RunResult } from './run-result.js';
/** What surrounds a run. */
export interface RunHost {
    /** In place of the codemods of this package; they run in this thread. */
    readonly codemods?: readonly Codemod[] | undefined;
    /** Stops the run between two files. */
    readonly signal?: AbortSignal | undefined;
    readonly progress?: Progress | undefined;
    /** Asked for each site before anything is written. */
    readonly terminal?: Terminal | undefined;
}
/**
 * Runs codemods over files and says what became of each. Nothing is written before all files are read and the guard has agreed.
 * @throws {UsageError} what the options name does not exist or cannot be read.
 */
export declare function run(given: Partial<RunOptions> & Pick<RunOptions, 'cwd'>, host?: RunHost): Promise<RunResult>;
