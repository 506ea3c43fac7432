import { startTimer } from './start-timer.ts';
import { TaskCompletionSource } from './task-completion-source.ts';
import { TimeoutError } from './timeout-error.ts';
import type { WaitOptions } from './wait-options.ts';

/**
 * The promise of a source that `start` is to complete. It may return what undoes it, to be called when the source is
 * completed, by whatever. An aborted signal keeps it from being called at all; what it throws rejects the promise.
 *
 * All helpers that wait are made of this, so a signal, a timeout and cleaning up are the same for all.
 */
export function waitFor<T>(
  options: WaitOptions | undefined,
  start: (source: TaskCompletionSource<T>) => unknown,
): Promise<T> {
  let source: TaskCompletionSource<T> | undefined;
  try {
    source = new TaskCompletionSource(options);
    if (!source.isCompleted) {
      if (options?.timeout !== undefined) startTimeout(source, options.timeout, options.message);
      const dispose = start(source);
      if (typeof dispose === 'function') source.onCompleted(dispose as () => void);
    }
  } catch (error) {
    // Wrong arguments, too, are for who awaits the promise: a function that returns one throws nothing.
    (source ??= new TaskCompletionSource()).reject(error);
  }
  return source.promise;
}

function startTimeout<T>(source: TaskCompletionSource<T>, timeout: number, message: string | Error | undefined): void {
  // Made now, while the stack tells who waits.
  message ??= `Timed out after ${String(timeout)} ms`;
  const error = typeof message === 'object' ? message : new TimeoutError(message);
  source.onCompleted(
    startTimer(timeout, () => {
      source.trySetException(error);
    }),
  );
}
