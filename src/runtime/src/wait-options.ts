import type { AbortSignalLike } from './abort-signal-like.ts';

/** How a wait may end by cancellation. */
export interface SignalOptions {
  /**
   * Cancels the wait with `signal.reason` when it aborts. With an already aborted signal nothing is begun. Whatever ends
   * the wait lets go of the signal.
   */
  readonly signal?: AbortSignalLike | null | undefined;
  /** Anything that tells the wait from others in what diagnostics report. */
  readonly state?: unknown;
}

/** How a wait may end before what it waits for. .NET: `Task.WaitAsync(TimeSpan, CancellationToken)`. */
export interface WaitOptions extends SignalOptions {
  /** Milliseconds until the wait fails with a `TimeoutError`. By default, and when `Infinity`, it never does. */
  readonly timeout?: number | undefined;
  /** The message of that `TimeoutError`, or an error to fail with in its place. */
  readonly message?: string | Error | undefined;
}
