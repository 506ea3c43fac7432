import { Place } from './ring.ts';
import type { TaskCompletionSource } from './task-completion-source.ts';
import { waitFor } from './wait-for.ts';
import type { WaitOptions } from './wait-options.ts';

/** Those who wait for one thing, in the order in which they came. Who is canceled or has no more time leaves. */
export class Waiters<T = void> {
  readonly #head = new Place<TaskCompletionSource<T>>();

  wait(options: WaitOptions | undefined): Promise<T> {
    return waitFor(options, (source) => {
      const place = new Place(this.#head, source);
      return () => {
        place.leave();
      };
    });
  }

  /** Has `complete` complete the source of everybody who waits. */
  releaseAll(complete: (source: TaskCompletionSource<T>) => void): void {
    for (let source = this.next(); source !== undefined; source = this.next()) complete(source);
  }

  /** The source of who has waited longest, to be completed before anybody is asked for again. */
  next(): TaskCompletionSource<T> | undefined {
    return this.#head.after.value;
  }
}
