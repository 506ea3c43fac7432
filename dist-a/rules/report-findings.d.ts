import type { Rule } from 'eslint';
import type { Finding } from '../core/checks/finding.js';
import type { Source } from '../core/source/source.js';
export interface ReportOptions {
    /** Whether a `safe` repair may become the fix. */
    readonly fixable: boolean;
}
/** Turns findings into ESLint's reports: the first safe repair is the fix, every other one a suggestion. */
export declare function reportFindings(context: Rule.RuleContext, source: Source, findings: Iterable<Finding>, options: ReportOptions): void;
