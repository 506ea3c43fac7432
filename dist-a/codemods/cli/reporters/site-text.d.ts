import type { FileResult, ReportedSite, RunResult } from '../run-result.js';
/** How much a site matters to whoever reads a report; undefined for what needs nobody any more. */
export type Level = 'error' | 'warning' | 'note';
/** The level of a site in a run. */
export declare function levelOf(site: ReportedSite, file: FileResult, { mode, exitCode }: RunResult): Level | undefined;
/** What a report says about a site, in a sentence. */
export declare function messageOf(site: ReportedSite, { codemods }: RunResult): string;
