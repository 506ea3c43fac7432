// Every platform has them; the language's own declarations do not. Looked up when called, so fake timers work.
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** What a platform's timer holds. A longer one would go off at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Calls `callback` once after `milliseconds`: never if those are `Infinity`, and after more than a timer can hold in
 * several steps. Returns what stops it.
 *
 * @throws {TypeError} `milliseconds` is no number.
 */
export function startTimer(milliseconds: number, callback: () => void): () => void {
  // NaN is none either: a timer would take it for 1.
  if (typeof milliseconds !== 'number' || Number.isNaN(milliseconds))
    throw new TypeError(`Expected milliseconds, not ${String(milliseconds)}`);
  let rest = Math.max(0, milliseconds);
  let timer: unknown;
  const step = (): void => {
    const part = Math.min(rest, LONGEST);
    rest -= part;
    timer = setTimeout(rest > 0 ? step : callback, part);
  };
  if (rest < Infinity) step();
  return () => {
    clearTimeout(timer);
  };
}
