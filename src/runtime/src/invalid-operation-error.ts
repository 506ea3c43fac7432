/**
 * Thrown by the `set*` methods of a source that is already completed; the message says how it was completed.
 *
 * .NET: `InvalidOperationException`.
 */
export class InvalidOperationError extends Error {
  declare readonly name: 'InvalidOperationError';
  readonly code = 'ERR_TCS_COMPLETED';

  static {
    // On the prototype, so that it heads the stack and is no enumerable property of each error.
    Object.defineProperty(this.prototype, 'name', { value: 'InvalidOperationError' });
  }
}
