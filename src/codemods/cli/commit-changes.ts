import { setTimeout } from 'node:timers/promises';
import { createBreath } from './breathe.ts';
import type { FoundFile } from './discover-files.ts';
import { guardWithGit } from './git-guard.ts';
import { sweepLeftovers } from './leftovers.ts';
import type { Progress } from './progress.ts';
import type { Change, Problem, Reason } from './run-result.ts';
import { busy, writeAtomically } from './write-atomically.ts';

export interface PlannedChange {
  readonly file: FoundFile;
  readonly change: Change;
}

export interface Commit {
  /** What the guard objects to; then nothing is written. */
  readonly objections: readonly Problem[];
  /** By absolute path: written, or the reason why not. A file that is not here was not reached. */
  readonly written: ReadonlyMap<string, Reason | 'written'>;
}

interface CommitOptions {
  readonly allowDirty: boolean;
  readonly allowNoVcs: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly progress: Progress;
  /** Where a killed run may have left something. */
  readonly folders: Iterable<string>;
  /** Writes what the changed files need to be there, and says why it cannot; then nothing else is written. */
  readonly prepare: () => Problem | undefined;
}

/** Writes all changes, each file whole, or none when the guard objects to one of them. */
export async function commitChanges(planned: readonly PlannedChange[], options: CommitOptions): Promise<Commit> {
  const written = new Map<string, Reason | 'written'>();
  const isInterrupted = (): boolean => options.signal?.aborted === true;
  if (isInterrupted()) return { objections: [], written };
  sweepLeftovers(options.folders);
  const objections = await guardWithGit(
    planned.map(({ file }) => file),
    options,
  );
  if (objections.length > 0) return { objections, written };
  const problem = planned.length === 0 ? undefined : options.prepare();
  if (problem !== undefined) return { objections: [problem], written };
  const breathe = createBreath();
  for (const [done, { file, change }] of planned.entries()) {
    await breathe();
    if (isInterrupted()) break;
    options.progress.update('Writing', done, planned.length);
    written.set(file.absolute, (await writeInTurn(file.absolute, change)) ?? 'written');
  }
  return { objections, written };
}

const pause = 10;
const mostPauses = 200;

/** Another run is done with a file in no time; waits for it rather than fail. */
async function writeInTurn(path: string, change: Change): Promise<Reason | undefined> {
  let reason = writeAtomically(path, change);
  for (let left = mostPauses; reason === busy && left > 0; left--) {
    await setTimeout(pause);
    reason = writeAtomically(path, change);
  }
  return reason;
}
