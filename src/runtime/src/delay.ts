import { startTimer } from './start-timer.ts';
import { waitFor } from './wait-for.ts';
import type { SignalOptions } from './wait-options.ts';

/** What `delay` and `delayUntil` accept beside the time. */
export interface DelayOptions<T> extends SignalOptions {
  /** What the promise is fulfilled with. */
  readonly value?: T | PromiseLike<T> | undefined;
}

/**
 * A promise that is fulfilled after `milliseconds`: as long as it takes, past the 24.8 days that a timer can hold, too;
 * never, if they are `Infinity`. Less than 0 counts as 0. Canceling it clears the timer.
 *
 * Rejects with the signal's reason, or with a `TypeError` if `milliseconds` is no number.
 *
 * .NET: `Task.Delay(TimeSpan, CancellationToken)`.
 */
export function delay<T = void>(milliseconds: number, options?: DelayOptions<T>): Promise<T> {
  return waitFor<T>(options, (source) =>
    startTimer(milliseconds, () => {
      // Without a value `T` is `void`, unless somebody says otherwise.
      source.resolve(options?.value as T);
    }),
  );
}
