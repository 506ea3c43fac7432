// Compiled, never run: every line that is to be refused says so.
import { waitAsync, type AbortSignalLike, type WaitOptions } from '../../../src/runtime/src/index.ts';
import { expectExactly, some } from './support/equal.ts';

export function promises(): void {
  expectExactly<Promise<number>>()(waitAsync(some<Promise<number>>()));
  expectExactly<Promise<string>>()(waitAsync(some<PromiseLike<string>>()));
  expectExactly<Promise<boolean>>()(waitAsync(some<Promise<Promise<boolean>>>()));
  expectExactly<Promise<void>>()(waitAsync(some<Promise<void>>()));
  expectExactly<Promise<never>>()(waitAsync(some<Promise<never>>()));
}

export function values(): void {
  expectExactly<Promise<number>>()(waitAsync(1));
  expectExactly<Promise<string | number>>()(waitAsync(some<number | Promise<string>>()));
  expectExactly<Promise<undefined>>()(waitAsync(undefined));
}

export function generic<T>(promise: Promise<T>): Promise<Awaited<T>> {
  return waitAsync(promise, { timeout: 1 });
}

export function options(signal: AbortSignalLike, promise: Promise<number>): void {
  const given: WaitOptions = { signal, timeout: Infinity, message: 'late' };
  void waitAsync(promise, given);
  void waitAsync(promise, { signal: null, timeout: undefined, message: undefined });
  void waitAsync(promise, { message: new TypeError('late') });
  void waitAsync(promise, undefined);
  // @ts-expect-error -- milliseconds come as an option
  void waitAsync(promise, 1_000);
  // @ts-expect-error -- a number of milliseconds
  void waitAsync(promise, { timeout: 1n });
  // @ts-expect-error -- no signal
  void waitAsync(promise, { signal: 'abort' });
  // @ts-expect-error -- no such option
  void waitAsync(promise, { milliseconds: 1 });
}
