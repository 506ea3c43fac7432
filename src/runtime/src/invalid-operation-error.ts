/**
 * Why an operation was invalid.
 *
 * - `ERR_TCS_COMPLETED`: a `set*` method came after the source was completed.
 * - `ERR_TCS_INVALID_STATE`: anything else that its object is in no state for, such as a second waiter for one key.
 */
export type InvalidOperationCode = 'ERR_TCS_COMPLETED' | 'ERR_TCS_INVALID_STATE';

/**
 * Thrown by what cannot be done in the state that its object is in: by the `set*` methods of a source that is already
 * completed, whose message says how it was completed, and by the misuses that the helpers name.
 *
 * .NET: `InvalidOperationException`.
 */
export class InvalidOperationError extends Error {
  declare readonly name: 'InvalidOperationError';
  readonly code: InvalidOperationCode;

  constructor(
    message?: string,
    options?: { readonly cause?: unknown },
    code: InvalidOperationCode = 'ERR_TCS_COMPLETED',
  ) {
    super(message, options);
    this.code = code;
  }

  static {
    // On the prototype, so that it heads the stack and is no enumerable property of each error.
    Object.defineProperty(this.prototype, 'name', { value: 'InvalidOperationError' });
  }
}
