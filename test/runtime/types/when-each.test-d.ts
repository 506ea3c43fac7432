// Compiled, never run: every line that is to be refused says so.
import { whenEach } from '../../../src/runtime/src/index.ts';
import { accept, some, type Equal } from './support/equal.ts';

/** What an iteration yields. */
type Yield<T> = T extends AsyncIterable<infer Value> ? Value : never;

export function yields(): void {
  const ofPromises = whenEach(some<Promise<number>[]>());
  accept<Equal<Yield<typeof ofPromises>, Promise<number>>>(true);
  const ofSet = whenEach(some<Set<PromiseLike<string>>>());
  accept<Equal<Yield<typeof ofSet>, Promise<string>>>(true);
  const ofValues = whenEach([1, 'a', Promise.resolve(true)]);
  accept<Equal<Yield<typeof ofValues>, Promise<string | number | boolean>>>(true);
  accept<AsyncIterable<unknown>>(ofPromises);
  // @ts-expect-error -- not iterable
  whenEach(Promise.resolve(1));
  // @ts-expect-error -- not iterable
  whenEach(1, 2);
}
