// Compiled, never run: every line that is to be refused says so.
import { CompletionMap, type AbortSignalLike } from '../../../src/runtime/src/index.ts';
import { accept, expectExactly, some, type Equal } from './support/equal.ts';

interface Answer {
  readonly body: string;
}

export function maps(map: CompletionMap<number, Answer>, maybe: Error | null): void {
  expectExactly<Promise<Answer>>()(map.create(1));
  accept<Equal<typeof map.size, number>>(true);
  accept<Equal<ReturnType<typeof map.has>, boolean>>(true);
  for (const key of map.keys()) expectExactly<number>()(key);
  accept<boolean>(map.trySetResult(1, { body: '' }));
  accept<boolean>(map.trySetException(1, new Error('no')));
  accept<boolean>(map.trySetCanceled(1));
  accept<boolean>(map.trySetCanceled(1, 'why'));
  map.cancelAll();
  map.cancelAll(maybe);
  // @ts-expect-error -- no key of it
  void map.create('1');
  // @ts-expect-error -- no key of it
  map.has('1');
  // @ts-expect-error -- with what?
  map.trySetResult(1);
  // @ts-expect-error -- no answer
  map.trySetResult(1, 'body');
  // @ts-expect-error -- a thenable
  map.trySetResult(1, some<Promise<Answer>>());
  // @ts-expect-error -- no exception
  map.trySetException(1, null);
  // @ts-expect-error -- perhaps no exception
  map.trySetException(1, maybe);
  // @ts-expect-error -- with which exception?
  map.trySetException(1);
  // @ts-expect-error -- read-only
  map.size = 0;
}

export function voidMaps(): void {
  const map = new CompletionMap<string>();
  expectExactly<CompletionMap<string, void>>()(map);
  accept<Equal<ReturnType<typeof map.create>, Promise<void>>>(true);
  map.trySetResult('a');
  map.trySetResult('a', undefined);
  // @ts-expect-error -- there is no value
  map.trySetResult('a', 1);
}

/** A client's own types: the key and the value stay what they are. */
export function generic<K, T>(map: CompletionMap<K, T>, key: K, value: Awaited<T>): Promise<T> {
  const promise = map.create(key, { signal: some<AbortSignalLike>(), timeout: 1, message: 'late' });
  map.trySetResult(key, value);
  return promise;
}
