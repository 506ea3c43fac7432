/**
 * Whether a promise resolved with `value` may adopt it, found out without reading `then`: that one read belongs to the
 * native resolve function, and a second one would run a getter twice.
 *
 * An accessor counts as a `then`, for only its call could tell. A proxy that answers `then` in its `get` trap alone
 * goes unnoticed.
 */
export function mayBeThenable(value: object): boolean {
  try {
    for (let holder: object | null = value; holder !== null; holder = Object.getPrototypeOf(holder) as object | null) {
      const then = Object.getOwnPropertyDescriptor(holder, 'then');
      if (then !== undefined) return then.get !== undefined || typeof then.value === 'function';
    }
    return false;
  } catch {
    // A proxy refused. The native resolve function meets the same and decides what becomes of the promise.
    return true;
  }
}
