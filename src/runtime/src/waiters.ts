import type { TaskCompletionSource } from './task-completion-source.ts';
import { waitFor } from './wait-for.ts';
import type { WaitOptions } from './wait-options.ts';

/** Those who wait for one thing, in the order in which they came. Who is canceled or has no more time leaves. */
export class Waiters<T = void> {
  readonly #sources = new Set<TaskCompletionSource<T>>();
  /** Kept, as a new iterator would search among the places of all who have left before. */
  #queue = this.#sources.values();

  wait(options: WaitOptions | undefined): Promise<T> {
    return waitFor(options, (source) => {
      this.#sources.add(source);
      return () => this.#sources.delete(source);
    });
  }

  /** Has `complete` complete the source of everybody who waits. */
  releaseAll(complete: (source: TaskCompletionSource<T>) => void): void {
    this.#sources.forEach(complete);
  }

  /** The source of who has waited longest, to be completed before anybody is asked for again. */
  next(): TaskCompletionSource<T> | undefined {
    if (this.#sources.size === 0) return undefined;
    const step = this.#queue.next();
    if (step.done !== true) return step.value;
    // It has come to its end before these came, and stays there.
    this.#queue = this.#sources.values();
    return this.next();
  }
}
