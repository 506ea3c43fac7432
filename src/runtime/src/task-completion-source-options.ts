import type { AbortSignalLike } from './abort-signal-like.ts';

/** What the constructor of `TaskCompletionSource` accepts. */
export interface TaskCompletionSourceOptions {
  /**
   * Cancels the source with `signal.reason` when it aborts. With an already aborted signal the source is born canceled.
   * Completion lets go of the signal.
   */
  readonly signal?: AbortSignalLike | null | undefined;
  /** Anything that helps to tell sources apart; kept as `state`. */
  readonly state?: unknown;
}
