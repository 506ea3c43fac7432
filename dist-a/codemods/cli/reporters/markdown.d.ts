import type { RunResult } from '../run-result.js';
/** A summary for comments on pull requests and for job summaries. */
export declare function markdown(result: RunResult): string;
