import type { RunResult } from '../run-result.js';
import type { ReportStyle } from './reporter.js';
/** What went wrong, a line each, as `path:line:col: message`. */
export declare function problems(result: RunResult, { colors, verbose }: Pick<ReportStyle, 'colors' | 'verbose'>): string;
