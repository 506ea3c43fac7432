import type { RunResult } from './run-result.js';
/**
 * Joins the JSON reports of shards into one run.
 * @throws {UsageError} a report cannot be read, is missing from its run, or two of them tell of the same file.
 */
export declare function mergeReports(cwd: string, names: readonly string[]): RunResult;
