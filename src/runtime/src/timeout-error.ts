/**
 * What the consumers of a promise catch when its time is up. A failure, not a cancellation: it is of the name of the
 * platform's own, `AbortSignal.timeout()`'s, and {@link isCanceled} says `false` of both.
 *
 * .NET: `TimeoutException`.
 */
export class TimeoutError extends Error {
  declare readonly name: 'TimeoutError';
  readonly code = 'ERR_TIMEOUT';

  static {
    // On the prototype, so that it heads the stack and is no enumerable property of each error.
    Object.defineProperty(this.prototype, 'name', { value: 'TimeoutError' });
  }
}
