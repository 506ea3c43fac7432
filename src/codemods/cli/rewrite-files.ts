import { availableParallelism } from 'node:os';
import { createBreath } from './breathe.ts';
import type { FoundFile } from './discover-files.ts';
import type { Progress } from './progress.ts';
import type { Outcome, Task } from './rewrite-bytes.ts';
import { rewriteFile } from './rewrite-file.ts';
import { rewriteInWorkers, type WorkerTask } from './rewrite-in-workers.ts';

export interface RewriteFilesOptions {
  readonly task: Task;
  /** The task as workers load it; absent when they cannot, and then this thread does the work. */
  readonly workerTask?: WorkerTask | undefined;
  readonly concurrency: number | 'auto';
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  readonly progress: Progress;
}

// A worker takes about as long to start and to load the parser as this many files take to rewrite.
const filesPerWorker = 20;
const maxWorkers = 8;

/** How many threads are worth starting; one at least, since only a thread can be stopped that never ends. */
export function countWorkers(files: number, concurrency: number | 'auto'): number {
  if (files <= 2 * filesPerWorker) return 1;
  const wanted = concurrency === 'auto' ? Math.min(availableParallelism(), maxWorkers) : concurrency;
  return Math.min(wanted, Math.ceil(files / filesPerWorker));
}

/** Rewrites files in memory, in workers or here. A file without an outcome was not reached before the signal fired. */
export async function rewriteFiles(
  files: readonly FoundFile[],
  options: RewriteFilesOptions,
): Promise<ReadonlyMap<string, Outcome>> {
  const { task, workerTask, timeout, signal, progress } = options;
  const outcomes = new Map<string, Outcome>();
  const onOutcome = (path: string, outcome: Outcome): void => {
    outcomes.set(path, outcome);
    progress.update('Rewriting', outcomes.size, files.length);
  };
  let rest: readonly string[] = files.map((file) => file.absolute);
  if (workerTask !== undefined && rest.length > 0) {
    // Each would read all of the project.
    const concurrency = workerTask.settings.project === undefined ? options.concurrency : 1;
    const size = countWorkers(files.length, concurrency);
    rest = await rewriteInWorkers(rest, { size, task: workerTask, timeout, signal, onOutcome });
  }
  const breathe = createBreath();
  for (const path of rest) {
    await breathe();
    if (signal?.aborted === true) break;
    onOutcome(path, await rewriteFile(path, task));
  }
  return outcomes;
}
