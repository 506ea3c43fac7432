import type { RunResult } from '../run-result.js';
import type { ReportStyle } from './reporter.js';
/** One page that needs nothing from anywhere: totals, where the sites are, and each site before and after. */
export declare function html(result: RunResult, { version }: Pick<ReportStyle, 'version'>): string;
