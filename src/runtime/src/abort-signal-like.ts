/**
 * The part of `AbortSignal` that is used. Duck-typed on purpose: a signal of another realm, of jsdom or of a polyfill
 * serves as well as the platform's own.
 */
export interface AbortSignalLike {
  readonly aborted: boolean;
  /** Absent in polyfills that predate abort reasons. */
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
