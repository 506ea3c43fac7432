import type { RunResult } from '../run-result.js';
import type { ReportStyle } from './reporter.js';
/** SARIF 2.1.0, which code scanning services and editors read. What has been rewritten is no result any more. */
export declare function sarif(result: RunResult, { version }: Pick<ReportStyle, 'version'>): string;
