import type { Skip } from '../../core/checks/finding.js';
import type { Site } from '../rewrite.js';
import type { Shard } from './run-options.js';
/**
 * Where a file ended; each file ends in exactly one.
 * - `changed`: rewritten on disk; `would-change`: the same in a run that writes nothing
 * - `held-back`: would change, and the guard stopped the run
 * - `unchanged`: parsed, nothing rewritten; `irrelevant`: holds nothing a codemod looks for, not parsed
 * - `left-alone`: not ours to change (generated, minified, ignored …), with a reason
 * - `error`: could not be handled; `not-reached`: the run was interrupted before it
 */
export type FileStatus = (typeof fileStatuses)[number];
export declare const fileStatuses: readonly ["changed", "would-change", "held-back", "unchanged", "irrelevant", "left-alone", "not-reached", "error"];
/** A stable code for counting, and a sentence for the reader. */
export type Reason = Skip;
export interface Problem extends Reason {
    readonly path?: string;
    readonly line?: number;
    readonly column?: number;
}
/** The whole text of a file on both sides of the rewrite, a byte order mark included. */
export interface Change {
    readonly before: string;
    readonly after: string;
}
/** A site, and whether the baseline of the run knows it. */
export interface ReportedSite extends Site {
    /** Absent in a run without a baseline, and for what no baseline holds: sites that are rewritten or ignored. */
    readonly isKnown?: boolean;
}
export interface FileResult {
    /** From the current folder, with forward slashes. */
    readonly path: string;
    readonly status: FileStatus;
    readonly sites: readonly ReportedSite[];
    /** Why it was left alone or held back. */
    readonly reason?: Reason;
    readonly problem?: Problem;
    readonly change?: Change;
    /** The change as a patch, where it comes from a report and the texts are not known. */
    readonly diff?: string;
}
/** A file that the run has made, or would make. */
export interface CreatedFile {
    readonly path: string;
    readonly text: string;
}
/** The runtime that the changed files import and their package does not list. */
export interface MissingRuntime {
    readonly name: string;
    /** The packages that need it, from the current folder. */
    readonly packages: readonly string[];
    readonly command: string;
}
/** A codemod as reports name it. */
export interface CodemodInfo {
    readonly name: string;
    readonly summary: string;
    readonly rule?: string;
}
export interface RunResult {
    readonly mode: 'write' | 'dry-run' | 'check';
    readonly codemods: readonly CodemodInfo[];
    readonly unsafe: boolean;
    /** The current folder as seen from the top of its repository, '' for the top itself; absent outside of one. */
    readonly folder?: string;
    readonly shard?: Shard;
    /** Sorted by path. */
    readonly files: readonly FileResult[];
    /** The vendored runtime. */
    readonly created?: CreatedFile;
    /** What stopped the run as a whole. */
    readonly problems: readonly Problem[];
    readonly notes: readonly string[];
    readonly missingRuntime?: MissingRuntime;
    readonly interrupted: boolean;
    readonly milliseconds: number;
    readonly exitCode: number;
}
