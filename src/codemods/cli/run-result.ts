import type { Skip } from '../../core/checks/finding.ts';
import type { Site } from '../rewrite.ts';

/**
 * Where a file ended; each file ends in exactly one.
 * - `changed`: rewritten on disk; `would-change`: the same in a run that writes nothing
 * - `held-back`: would change, and the guard stopped the run
 * - `unchanged`: parsed, nothing rewritten; `irrelevant`: holds nothing a codemod looks for, not parsed
 * - `left-alone`: not ours to change (generated, minified, ignored …), with a reason
 * - `error`: could not be handled; `not-reached`: the run was interrupted before it
 */
export type FileStatus = (typeof fileStatuses)[number];

export const fileStatuses = [
  'changed',
  'would-change',
  'held-back',
  'unchanged',
  'irrelevant',
  'left-alone',
  'not-reached',
  'error',
] as const;

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

export interface FileResult {
  /** From the current folder, with forward slashes. */
  readonly path: string;
  readonly status: FileStatus;
  readonly sites: readonly Site[];
  /** Why it was left alone or held back. */
  readonly reason?: Reason;
  readonly problem?: Problem;
  readonly change?: Change;
}

/** The runtime that the changed files import and their package does not list. */
export interface MissingRuntime {
  readonly name: string;
  /** The packages that need it, from the current folder. */
  readonly packages: readonly string[];
  readonly command: string;
}

export interface RunResult {
  readonly mode: 'write' | 'dry-run' | 'check';
  readonly codemods: readonly string[];
  readonly unsafe: boolean;
  /** Sorted by path. */
  readonly files: readonly FileResult[];
  /** What stopped the run as a whole. */
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly missingRuntime?: MissingRuntime;
  readonly interrupted: boolean;
  readonly milliseconds: number;
  readonly exitCode: number;
}
