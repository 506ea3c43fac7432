// Compiled, never run: every line that is to be refused says so.
import { delay, delayUntil, type AbortSignalLike, type DelayOptions } from '../../../src/runtime/src/index.ts';
import { accept, expectExactly, some } from './support/equal.ts';

export function values(): void {
  expectExactly<Promise<void>>()(delay(1));
  expectExactly<Promise<void>>()(delay(1, { signal: some<AbortSignalLike>() }));
  expectExactly<Promise<string>>()(delay(1, { value: 'text' }));
  expectExactly<Promise<number>>()(delay(1, { value: Promise.resolve(1) }));
  expectExactly<Promise<string>>()(delay(1, { value: some<string | PromiseLike<string>>() }));
  expectExactly<Promise<'a' | 'b'>>()(delay<'a' | 'b'>(1, { value: 'a' }));
}

export function dates(): void {
  expectExactly<Promise<void>>()(delayUntil(new Date()));
  expectExactly<Promise<number>>()(delayUntil(0, { value: 1 }));
  // @ts-expect-error -- no date
  void delayUntil('2020-01-01');
}

export function options(): void {
  void delay(Infinity, {});
  void delay(1, { signal: null });
  void delay(1, { signal: undefined, value: undefined });
  accept<DelayOptions<number>>({ value: 1, signal: some<AbortSignalLike | undefined>() });
  // @ts-expect-error -- no number
  void delay('1');
  // @ts-expect-error -- how long?
  void delay();
  // @ts-expect-error -- a delay has no timeout
  void delay(1, { timeout: 1 });
  // @ts-expect-error -- of something else
  void delay<number>(1, { value: 'text' });
}
