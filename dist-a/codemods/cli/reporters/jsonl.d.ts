import type { RunResult } from '../run-result.js';
import type { ReportStyle } from './reporter.js';
/** A JSON object a line, for tools that read line by line: each file, each problem of the run as a whole, then the run. */
export declare function jsonl(result: RunResult, { diff, version }: Pick<ReportStyle, 'diff' | 'version'>): string;
