/** Whatever may be thrown, but for what is known to be `null` or `undefined`. The `unknown` of a `catch` will do. */
export type Exception<E> = E extends null | undefined ? never : E;

/** Holds at run time what {@link Exception} could not see. */
export function assertException(error: unknown): void {
  if (error === null || error === undefined) throw new TypeError(`An exception cannot be ${String(error)}`);
}
