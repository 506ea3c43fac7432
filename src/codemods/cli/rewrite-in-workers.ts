import { extname } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { Outcome, TaskSettings } from './rewrite-bytes.ts';

/** What a worker is started with: codemods by name and transforms by path, since functions do not cross threads. */
export interface WorkerTask {
  readonly codemods: readonly string[];
  /** Absolute. */
  readonly transforms: readonly string[];
  readonly cwd: string;
  readonly settings: TaskSettings;
}

/** A worker says `ready` once, then answers each path it is sent with one outcome. */
export type WorkerMessage = { readonly ready: true } | { readonly outcome: Outcome };

export interface PoolOptions {
  /** How many threads are worth having for so many files. */
  readonly sizeFor: (files: number) => number;
  readonly task: WorkerTask;
  /** How long one file may take, in milliseconds; 0 stands for ever. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  readonly onOutcome: (path: string, outcome: Outcome) => void;
  /** The module to run in the threads. */
  readonly script?: URL;
}

// The build renames the worker with everything else, so the extension is this module's own.
const ownScript = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Rewrites files in threads, while more of them are still being found. A file whose worker dies or takes too long is an error,
 * and another worker takes the rest.
 */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #waiting: string[] = [];
  readonly #keepers: Promise<void>[] = [];
  /** Each is called once: when there is one more file, or when there will be none. */
  #idle: (() => void)[] = [];
  #count = 0;
  #running = 0;
  #isComplete = false;
  #mayStart = true;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  add(path: string): void {
    this.#waiting.push(path);
    this.#count++;
    const wake = this.#idle.pop();
    if (wake !== undefined) wake();
    else if (this.#running < this.#options.sizeFor(this.#count)) {
      const keeper = this.#keepOneWorking();
      this.#keepers.push(keeper);
      // Whoever waits for the end is told.
      keeper.catch(() => undefined);
    }
  }

  /**
   * Waits for all files that were added.
   * @returns the paths nobody took: the signal has fired, or no worker starts here.
   */
  async finish(): Promise<readonly string[]> {
    this.#isComplete = true;
    for (const wake of this.#idle.splice(0)) wake();
    await Promise.all(this.#keepers);
    return this.#waiting;
  }

  async #keepOneWorking(): Promise<void> {
    this.#running++;
    while (this.#mayStart && this.#waiting.length > 0 && this.#options.signal?.aborted !== true) {
      const hasStarted = await runWorker(this.#queue, this.#options);
      if (!hasStarted) this.#mayStart = false;
    }
    this.#running--;
  }

  readonly #queue: Queue = {
    take: () => this.#waiting.shift(),
    giveBack: (path) => void this.#waiting.unshift(path),
    whenMore: (wake) => {
      if (this.#isComplete) return false;
      this.#idle.push(wake);
      return true;
    },
    forget: (wake) => (this.#idle = this.#idle.filter((each) => each !== wake)),
  };
}

interface Queue {
  readonly take: () => string | undefined;
  readonly giveBack: (path: string) => void;
  /** Calls back when there may be more; false when there will be no more. */
  readonly whenMore: (wake: () => void) => boolean;
  readonly forget: (wake: () => void) => void;
}

/**
 * What a file leaves behind is garbage when the next one comes, and to keep the young part small costs no time.
 * V8 lets a heap that may grow beyond 2 GB come to four times of what lives in it before it collects the rest, and one that may
 * not, to twice that. A file of 20 MB fits; the types of a whole project may not.
 */
function limitsFor({ settings }: WorkerTask): ResourceLimits {
  if (settings.project !== undefined) return {};
  const mostOfHere = getHeapStatistics().heap_size_limit / 2 ** 20;
  return { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: Math.min(mostOfHere, 2000) };
}

/** Runs one worker until it has nothing left to take, dies or takes too long; false when it never came up. */
function runWorker(queue: Queue, options: PoolOptions): Promise<boolean> {
  const { task, timeout, signal, onOutcome, script = ownScript } = options;
  return new Promise((resolve) => {
    const worker = new Worker(script, { workerData: task, resourceLimits: limitsFor(task) });
    let isReady = false;
    let inHand: string | undefined;
    let failure: unknown;
    let timer: NodeJS.Timeout | undefined;
    const stop = (): void => void worker.terminate();
    const giveUp = (): void => {
      if (inHand === undefined) return;
      onOutcome(inHand, tookTooLong(timeout));
      inHand = undefined;
      stop();
    };
    const next = (): void => {
      clearTimeout(timer);
      inHand = signal?.aborted === true ? undefined : queue.take();
      if (inHand === undefined) {
        if (signal?.aborted === true || !queue.whenMore(next)) stop();
        return;
      }
      worker.postMessage(inHand);
      if (timeout > 0) timer = setTimeout(giveUp, timeout);
    };
    worker.on('message', (message: WorkerMessage) => {
      if ('ready' in message) isReady = true;
      // An answer that comes when the time is up is too late.
      else if (inHand === undefined) return;
      else onOutcome(inHand, message.outcome);
      next();
    });
    worker.on('error', (error) => (failure = error));
    worker.on('exit', (code) => {
      clearTimeout(timer);
      queue.forget(next);
      signal?.removeEventListener('abort', stop);
      if (inHand !== undefined && signal?.aborted === true) queue.giveBack(inHand);
      else if (inHand !== undefined) onOutcome(inHand, died(failure, code));
      resolve(isReady);
    });
    // eslint-disable-next-line tcs/require-aborted-check -- the caller has just asked
    signal?.addEventListener('abort', stop, { once: true });
  });
}

function tookTooLong(timeout: number): Outcome {
  const seconds = String(timeout / 1000);
  const detail = `left as it is, it was not done after ${seconds} s; raise --timeout, or leave it out with --ignore-pattern`;
  return { status: 'error', problem: { code: 'timeout', detail } };
}

function died(failure: unknown, code: number): Outcome {
  const cause = failure instanceof Error ? failure.message : `exit code ${String(code)}`;
  const detail = `left as it is, the worker died on it (${cause}); try it alone, or leave it out with --ignore-pattern`;
  return { status: 'error', problem: { code: 'worker-died', detail } };
}
