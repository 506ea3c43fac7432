import type { Commit } from './commit-changes.js';
import type { FoundFile } from './discover-files.js';
import type { Outcome } from './rewrite-bytes.js';
import type { FileResult, RunResult } from './run-result.js';
/** The one bucket that a file ends in. */
export declare function concludeFile({ path, absolute }: FoundFile, outcome: Outcome | undefined, commit: Commit | undefined): FileResult;
/** What a run says to a script. With a baseline, `--check` fails on sites that are new, whatever would become of them. */
export declare function exitCodeOf(result: Omit<RunResult, 'exitCode'>): number;
