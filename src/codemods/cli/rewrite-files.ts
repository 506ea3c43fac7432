import { availableParallelism } from 'node:os';
import { createBreath } from './breathe.ts';
import type { FoundFile } from './discover-files.ts';
import type { Progress } from './progress.ts';
import type { Outcome, Task } from './rewrite-bytes.ts';
import { rewriteFile } from './rewrite-file.ts';
import { rewriteInWorkers } from './rewrite-in-workers.ts';

export interface RewriteFilesOptions {
  readonly task: Task;
  readonly concurrency: number | 'auto';
  /** False when the codemods are not those that a worker would load. */
  readonly mayUseWorkers: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly progress: Progress;
}

// A worker takes about as long to start and to load the parser as this many files take to rewrite.
const filesPerWorker = 20;
const maxWorkers = 8;

/** How many threads are worth starting; 1 stands for none beside this one. */
export function countWorkers(files: number, concurrency: number | 'auto'): number {
  if (files <= 2 * filesPerWorker) return 1;
  const wanted = concurrency === 'auto' ? Math.min(availableParallelism(), maxWorkers) : concurrency;
  return Math.min(wanted, Math.ceil(files / filesPerWorker));
}

/** Rewrites files in memory, here or in workers. A file without an outcome was not reached before the signal fired. */
export async function rewriteFiles(
  files: readonly FoundFile[],
  options: RewriteFilesOptions,
): Promise<ReadonlyMap<string, Outcome>> {
  const { task, signal, progress } = options;
  const outcomes = new Map<string, Outcome>();
  const onOutcome = (path: string, outcome: Outcome): void => {
    outcomes.set(path, outcome);
    progress.update('Rewriting', outcomes.size, files.length);
  };
  let rest: readonly string[] = files.map((file) => file.absolute);
  const size = options.mayUseWorkers ? countWorkers(files.length, options.concurrency) : 1;
  if (size > 1) {
    const names = task.codemods.map((codemod) => codemod.name);
    const workerTask = { codemods: names, unsafe: task.unsafe, runtime: task.runtime };
    rest = await rewriteInWorkers(rest, { size, task: workerTask, signal, onOutcome });
  }
  const breathe = createBreath();
  for (const path of rest) {
    await breathe();
    if (signal?.aborted === true) break;
    onOutcome(path, rewriteFile(path, task));
  }
  return outcomes;
}
