import { realpathSync } from 'node:fs';
import type { Codemod } from '../create-codemod.ts';
import { codemods as registry } from '../registry.ts';
import type { Site } from '../rewrite.ts';
import { chooseCodemods } from './choose-codemods.ts';
import { commitChanges, type Commit, type PlannedChange } from './commit-changes.ts';
import { discoverFiles, type FoundFile } from './discover-files.ts';
import { exitCodes } from './exit-codes.ts';
import { findMissingRuntime } from './find-missing-runtime.ts';
import { silentProgress, type Progress } from './progress.ts';
import type { Outcome } from './rewrite-bytes.ts';
import { rewriteFiles } from './rewrite-files.ts';
import { defaultRunOptions, type RunOptions } from './run-options.ts';
import type { FileResult, Reason, RunResult } from './run-result.ts';
import { selectRelevant } from './select-relevant.ts';

/** What surrounds a run. */
export interface RunHost {
  /** In place of the codemods of this package; they run in this thread. */
  readonly codemods?: readonly Codemod[] | undefined;
  /** Stops the run between two files. */
  readonly signal?: AbortSignal | undefined;
  readonly progress?: Progress | undefined;
}

/**
 * Runs codemods over files and says what became of each. Nothing is written before all files are read and the guard has agreed.
 * @throws {UsageError} a codemod or a path does not exist.
 */
export async function run(
  given: Partial<RunOptions> & Pick<RunOptions, 'cwd'>,
  host: RunHost = {},
): Promise<RunResult> {
  const started = performance.now();
  const options: RunOptions = { ...defaultRunOptions, ...given };
  const { signal, progress = silentProgress } = host;
  const codemods = chooseCodemods(host.codemods ?? registry, options.transforms);
  const found = await discoverFiles(options);
  const selection = await selectRelevant(found.files, codemods, { signal, progress });
  const rewritten = await rewriteFiles(selection.relevant, {
    task: { codemods, unsafe: options.unsafe, runtime: options.runtime },
    concurrency: options.concurrency,
    mayUseWorkers: host.codemods === undefined,
    signal,
    progress,
  });
  const outcomes = new Map([...selection.outcomes, ...rewritten]);
  const planned = plan(found.files, outcomes);
  const commit = options.write ? await commitChanges(planned, { ...options, signal, progress }) : undefined;
  progress.clear();
  const files = found.files.map((file) => conclude(file, outcomes.get(file.absolute), commit));
  const all = [...files, ...found.settled].sort((a, b) => (a.path < b.path ? -1 : 1));
  const missingRuntime = findMissingRuntime(
    realpathSync.native(options.cwd),
    importers(found.files, files),
    options.runtime,
  );
  const result: Omit<RunResult, 'exitCode'> = {
    mode: options.write ? 'write' : options.check ? 'check' : 'dry-run',
    codemods: codemods.map((codemod) => codemod.name),
    unsafe: options.unsafe,
    files: all,
    problems: commit?.objections ?? [],
    notes: found.notes,
    ...(missingRuntime === undefined ? {} : { missingRuntime }),
    interrupted: signal?.aborted === true,
    milliseconds: Math.round(performance.now() - started),
  };
  return { ...result, exitCode: exitCodeOf(result) };
}

function plan(files: readonly FoundFile[], outcomes: ReadonlyMap<string, Outcome>): readonly PlannedChange[] {
  return files.flatMap((file) => {
    const outcome = outcomes.get(file.absolute);
    return outcome?.status === 'change' ? [{ file, change: outcome.change }] : [];
  });
}

const interrupted: Reason = { code: 'interrupted', detail: 'the run was interrupted before this file' };
const heldBack: Reason = { code: 'held-back', detail: 'nothing was written, see the errors' };

function conclude({ path, absolute }: FoundFile, outcome: Outcome | undefined, commit: Commit | undefined): FileResult {
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

function importers(found: readonly FoundFile[], files: readonly FileResult[]): readonly FoundFile[] {
  return found.filter((_, index) => files[index]?.status === 'changed' || files[index]?.status === 'would-change');
}

function exitCodeOf({ interrupted: isInterrupted, problems, files, mode }: Omit<RunResult, 'exitCode'>): number {
  if (isInterrupted) return exitCodes.interrupted;
  if (problems.length > 0 || files.some((file) => file.status === 'error')) return exitCodes.failure;
  if (mode === 'check' && files.some((file) => file.status === 'would-change')) return exitCodes.wouldChange;
  return exitCodes.fine;
}
