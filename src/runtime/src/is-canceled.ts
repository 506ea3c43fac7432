/**
 * Whether `error` stands for a cancellation: a {@link TaskCanceledError}, the `AbortError` of the platform, or anything
 * else of that name. A `TimeoutError` is a failure, not a cancellation.
 *
 * .NET: `catch (OperationCanceledException)`.
 */
export function isCanceled(error: unknown): boolean {
  // By name and not by class: errors cross realms, and the platform's own is a `DOMException`.
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}
