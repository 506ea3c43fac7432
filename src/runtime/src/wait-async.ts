import { isCanceled } from './is-canceled.ts';
import type { TaskCompletionSource } from './task-completion-source.ts';
import { Waiters } from './waiters.ts';
import type { WaitOptions } from './wait-options.ts';

/** Who waits for a promise that is pending. */
const waitersOf = new WeakMap<Promise<unknown>, Waiters<unknown>>();

/**
 * A promise of what `promise` comes to, unless the signal aborts or the timeout passes first. That ends the wait, not the
 * work: hand the same signal to whatever does that. A late outcome is dropped, a rejection included.
 *
 * However often one long-lived promise is waited for, a wait that ends leaves nothing behind on it, as `Promise.race`
 * would.
 *
 * Rejects as `promise` does, with the signal's reason or with a `TimeoutError`.
 *
 * .NET: `Task.WaitAsync(TimeSpan, CancellationToken)`.
 */
export function waitAsync<T>(promise: T, options?: WaitOptions): Promise<Awaited<T>> {
  const followed: Promise<Awaited<T>> = Promise.resolve(promise);
  let waiters = waitersOf.get(followed) as Waiters<Awaited<T>> | undefined;
  // Followed also when the signal has aborted: from here on a rejection is ours to handle.
  waiters ??= follow(followed);
  return waiters.wait(options);
}

function follow<T>(promise: Promise<T>): Waiters<T> {
  const waiters = new Waiters<T>();
  const settle = (complete: (source: TaskCompletionSource<T>) => void): void => {
    waitersOf.delete(promise);
    waiters.releaseAll(complete);
  };
  waitersOf.set(promise, waiters as Waiters<unknown>);
  promise.then(
    (value) => {
      settle((source) => {
        source.resolve(value);
      });
    },
    (error: unknown) => {
      settle((source) => {
        if (isCanceled(error)) source.trySetCanceled(error);
        else source.reject(error);
      });
    },
  );
  return waiters;
}
