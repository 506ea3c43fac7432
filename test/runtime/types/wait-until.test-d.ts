// Compiled, never run: every line that is to be refused says so.
import { waitUntil, type Truthy, type WaitUntilOptions } from '../../../src/runtime/src/index.ts';
import { accept, expectExactly, some, type Equal } from './support/equal.ts';

interface Element {
  readonly id: string;
}

export function truthy(): void {
  accept<Equal<Truthy<boolean>, true>>(true);
  accept<Equal<Truthy<string | null>, string>>(true);
  accept<Equal<Truthy<'' | 'a'>, 'a'>>(true);
  accept<Equal<Truthy<0 | 1 | 0n | 2n>, 1 | 2n>>(true);
  accept<Equal<Truthy<Element | undefined>, Element>>(true);
  accept<Equal<Truthy<false | 0 | '' | null | undefined>, never>>(true);
  accept<Equal<Truthy<unknown>, unknown>>(true);
}

export function conditions(): void {
  expectExactly<Promise<true>>()(waitUntil(() => some<boolean>()));
  expectExactly<Promise<Element>>()(waitUntil(() => some<Element | null>()));
  expectExactly<Promise<RegExpExecArray>>()(waitUntil(() => /a/.exec('a')));
  expectExactly<Promise<Element>>()(waitUntil(async () => Promise.resolve(some<Element | undefined>())));
  expectExactly<Promise<'ready'>>()(waitUntil(() => some<PromiseLike<'' | 'ready'>>()));
  expectExactly<Promise<number>>()(waitUntil(() => some<false | Promise<number>>()));
  expectExactly<Promise<unknown>>()(waitUntil(() => some<unknown>()));
  // @ts-expect-error -- no function
  void waitUntil(true);
  // @ts-expect-error -- who would give it an argument?
  void waitUntil((value: string) => value);
}

export function options(): void {
  accept<WaitUntilOptions>({ interval: 1, timeout: 2, message: 'late', signal: null });
  void waitUntil(() => true, { interval: undefined, timeout: undefined });
  // @ts-expect-error -- a number of milliseconds
  void waitUntil(() => true, { interval: '1' });
}
