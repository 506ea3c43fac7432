/**
 * What the consumers of a canceled source catch when no other reason was given. It carries the name and the code of the
 * platform's own `AbortError`, so code that knows one knows the other.
 *
 * .NET: `TaskCanceledException`.
 */
export class TaskCanceledError extends Error {
  declare readonly name: 'AbortError';
  readonly code = 'ABORT_ERR';

  constructor(message = 'The operation was canceled', options?: { readonly cause?: unknown }) {
    super(message, options);
  }

  static {
    // On the prototype, so that it heads the stack and is no enumerable property of each error.
    Object.defineProperty(this.prototype, 'name', { value: 'AbortError' });
  }
}
