import type { FileResult, RunResult } from '../run-result.js';
import type { ReportStyle } from './reporter.js';
type JsonStyle = Pick<ReportStyle, 'diff' | 'version'>;
/** The run as one JSON document, which `merge-reports` reads back. */
export declare function json(result: RunResult, style: JsonStyle): string;
/** The run as a whole, without its files. */
export declare function describeRun(result: RunResult, { version }: Pick<JsonStyle, 'version'>): object;
/** One file of the run. */
export declare function describeFile(file: FileResult, diff: boolean): object;
export {};
