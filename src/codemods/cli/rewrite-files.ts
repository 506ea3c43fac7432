import { availableParallelism } from 'node:os';
import { createBreath } from './breathe.ts';
import type { FoundFile } from './discover-files.ts';
import type { Progress } from './progress.ts';
import type { Outcome, Task } from './rewrite-bytes.ts';
import { rewriteFile } from './rewrite-file.ts';
import { WorkerPool, type WorkerTask } from './rewrite-in-workers.ts';

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

/** Rewrites files in memory, in workers or here, while more of them are still being found. */
export class Rewriting {
  readonly #options: RewriteFilesOptions;
  readonly #outcomes = new Map<string, Outcome>();
  readonly #pool: WorkerPool | undefined;
  /** The files for this thread. */
  readonly #rest: string[] = [];
  #count = 0;
  #isComplete = false;

  constructor(options: RewriteFilesOptions) {
    this.#options = options;
    const { workerTask: task, timeout, signal } = options;
    // Each would read all of the project.
    const concurrency = task?.settings.project === undefined ? options.concurrency : 1;
    const sizeFor = (files: number): number => countWorkers(files, concurrency);
    const onOutcome = this.#note.bind(this);
    this.#pool = task && new WorkerPool({ sizeFor, task, timeout, signal, onOutcome });
  }

  add({ absolute }: FoundFile): void {
    this.#count++;
    if (this.#pool === undefined) this.#rest.push(absolute);
    else this.#pool.add(absolute);
  }

  /** Waits for all files. One without an outcome was not reached before the signal fired. */
  async finish(): Promise<ReadonlyMap<string, Outcome>> {
    const { task, signal } = this.#options;
    this.#isComplete = true;
    const rest = (await this.#pool?.finish()) ?? this.#rest;
    const breathe = createBreath();
    for (const path of rest) {
      await breathe();
      if (signal?.aborted === true) break;
      this.#note(path, await rewriteFile(path, task));
    }
    return this.#outcomes;
  }

  #note(path: string, outcome: Outcome): void {
    this.#outcomes.set(path, outcome);
    if (this.#isComplete) this.#options.progress.update('Rewriting', this.#outcomes.size, this.#count);
  }
}
