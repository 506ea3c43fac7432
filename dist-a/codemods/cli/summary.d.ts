import type { Site } from '../rewrite.js';
import type { FileStatus, Problem, Reason, RunResult } from './run-result.js';
export type Counts = Readonly<Record<string, number>>;
/** A run in numbers. */
export interface Summary {
    readonly files: number;
    /** The files that were parsed. */
    readonly relevant: number;
    readonly byStatus: Readonly<Record<FileStatus, number>>;
    /** By reason code. */
    readonly leftAlone: Counts;
    readonly sites: Readonly<Record<Site['status'], number>>;
    /** By reason code. */
    readonly skipped: Counts;
    /** Sites that the baseline does not know; absent in a run without one. */
    readonly newSites?: number;
    readonly errors: number;
}
/** Counts a run; the statuses add up to the files, and the reasons to what they explain. */
export declare function summarize({ files, problems }: Pick<RunResult, 'files' | 'problems'>): Summary;
/** All that went wrong, with the files it went wrong with. */
export declare function listProblems({ files, problems }: Pick<RunResult, 'files' | 'problems'>): readonly Problem[];
/** Why a site is as it was. */
export declare function reasonOf(site: Site): Reason | undefined;
