import type { RunResult } from '../run-result.js';
import type { ReportStyle } from './reporter.js';
/** The run for people: the sites that need a look, then the numbers. */
export declare function stylish(result: RunResult, { colors, verbose }: Pick<ReportStyle, 'colors' | 'verbose'>): string;
