import type { Site } from '../rewrite.ts';
import type { Commit } from './commit-changes.ts';
import type { FoundFile } from './discover-files.ts';
import { exitCodes } from './exit-codes.ts';
import type { Outcome } from './rewrite-bytes.ts';
import type { FileResult, Reason, RunResult } from './run-result.ts';

const interrupted: Reason = { code: 'interrupted', detail: 'the run was interrupted before this file' };
const heldBack: Reason = { code: 'held-back', detail: 'nothing was written, see the errors' };

/** The one bucket that a file ends in. */
export function concludeFile(
  { path, absolute }: FoundFile,
  outcome: Outcome | undefined,
  commit: Commit | undefined,
): FileResult {
  if (outcome === undefined) return { path, status: 'not-reached', sites: [], reason: interrupted };
  switch (outcome.status) {
    case 'irrelevant':
      return { path, status: 'irrelevant', sites: [] };
    case 'unchanged':
      return { path, status: 'unchanged', sites: outcome.sites };
    case 'left-alone':
      return { path, status: 'left-alone', sites: [], reason: outcome.reason };
    case 'error':
      return { path, status: 'error', sites: [], problem: { ...outcome.problem, path } };
    case 'change': {
      const { sites, change } = outcome;
      if (commit === undefined) return { path, status: 'would-change', sites, change };
      if (commit.objections.length > 0) {
        const reason = commit.objections.find((objection) => objection.path === path) ?? heldBack;
        return { path, status: 'held-back', sites: withhold(sites, heldBack), reason };
      }
      const written = commit.written.get(absolute);
      if (written === 'written') return { path, status: 'changed', sites, change };
      if (written === undefined)
        return { path, status: 'not-reached', sites: withhold(sites, interrupted), reason: interrupted };
      return { path, status: 'error', sites: withhold(sites, written), problem: { ...written, path } };
    }
  }
}

/** A site that was rewritten in memory alone is a skipped site. */
function withhold(sites: readonly Site[], skip: Reason): readonly Site[] {
  return sites.map((site) => (site.status === 'rewritten' ? { ...site, status: 'skipped', skip } : site));
}

/** What a run says to a script. With a baseline, `--check` fails on sites that are new, whatever would become of them. */
export function exitCodeOf(result: Omit<RunResult, 'exitCode'>): number {
  const { interrupted: isInterrupted, problems, files, mode } = result;
  if (isInterrupted) return exitCodes.interrupted;
  if (problems.length > 0 || files.some((file) => file.status === 'error')) return exitCodes.failure;
  return mode === 'check' && files.some(failsCheck) ? exitCodes.wouldChange : exitCodes.fine;
}

function failsCheck({ status, sites }: FileResult): boolean {
  const judged = sites.filter((site) => site.isKnown !== undefined);
  return judged.length > 0 ? judged.some((site) => site.isKnown === false) : status === 'would-change';
}
