import { startTimer } from './start-timer.ts';
import { waitFor } from './wait-for.ts';
import type { WaitOptions } from './wait-options.ts';

/** What `waitUntil` accepts. */
export interface WaitUntilOptions extends WaitOptions {
  /** Milliseconds between the end of one check and the next; 50 by default. */
  readonly interval?: number | undefined;
}

/** What is left of `T` once it is known to be truthy. */
export type Truthy<T> = Exclude<T, false | 0 | 0n | '' | null | undefined>;

/**
 * A promise of the first truthy value of `condition`, or of the promise that it returns. It is checked at once and then
 * again `interval` milliseconds after each check has ended, with a timer in between: other work gets its turn. For what
 * can only be asked; an event or a source tells sooner and costs less.
 *
 * Rejects with what `condition` throws, with the signal's reason or, a check that hangs notwithstanding, with a
 * `TimeoutError`.
 *
 * .NET: `SpinWait.SpinUntil`.
 */
export function waitUntil<T>(condition: () => T, options?: WaitUntilOptions): Promise<Truthy<Awaited<T>>> {
  return waitFor<Truthy<Awaited<T>>>(options, (source) => {
    const interval = options?.interval ?? 50;
    let stop: (() => void) | undefined;
    const check = async (): Promise<void> => {
      try {
        const value: unknown = await condition();
        if (source.isCompleted) return;
        if (value) source.resolve(value as Truthy<Awaited<T>>);
        else stop = startTimer(interval, () => void check());
      } catch (error) {
        source.reject(error);
      }
    };
    void check();
    return () => stop?.();
  });
}
