import type { Codemod } from '../create-codemod.js';
import type { RunOptions } from './run-options.js';
import type { RunResult } from './run-result.js';
export interface StdinRun {
    readonly result: RunResult;
    /** What to print: the text after the rewrite; nothing after an error, so that no caller takes it for a result. */
    readonly output: Buffer | string;
}
/**
 * Rewrites one text that goes by a name.
 * @throws {UsageError} a codemod does not exist.
 */
export declare function rewriteStdin(bytes: Buffer, name: string, options: RunOptions, known?: readonly Codemod[]): Promise<StdinRun>;
