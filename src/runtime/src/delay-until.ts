import type { DelayOptions } from './delay.ts';
import { startTimer } from './start-timer.ts';
import { waitFor } from './wait-for.ts';

/**
 * A promise that is fulfilled at `when`, a date or milliseconds since the epoch, and never before it by the wall clock,
 * which is read again when the time is up. A moment that has passed is as good as now. Canceling it clears the timer.
 *
 * Rejects with the signal's reason, or with a `TypeError` if `when` is no valid date.
 *
 * .NET: `Task.Delay(when - DateTimeOffset.UtcNow, token)`.
 */
export function delayUntil<T = void>(when: Date | number, options?: DelayOptions<T>): Promise<T> {
  return waitFor<T>(options, (source) => {
    // Read once: a date can be changed.
    const moment = when.valueOf();
    let stop: () => void;
    const wait = (): void => {
      // A timer measures time, not the clock: that may be set, and either may be a millisecond ahead.
      stop = startTimer(moment - Date.now(), () => {
        if (Date.now() < moment) wait();
        else source.resolve(options?.value as T);
      });
    };
    wait();
    return () => {
      stop();
    };
  });
}
