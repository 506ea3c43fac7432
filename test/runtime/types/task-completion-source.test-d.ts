// Compiled, never run: every line that is to be refused says so.
import {
  TaskCompletionSource,
  type AbortSignalLike,
  type Exception,
  type TaskCompletionSourceOptions,
  type TaskStatus,
} from '../../../src/runtime/src/index.ts';
import { accept, expectExactly, type Equal } from './support/equal.ts';

export function voidSources(): void {
  const source = new TaskCompletionSource();
  expectExactly<TaskCompletionSource>()(source);
  source.setResult();
  source.setResult(undefined);
  source.resolve();
  source.resolve(Promise.resolve());
  accept<Equal<typeof source.promise, Promise<void>>>(true);
  accept<boolean>(source.trySetResult());
  // @ts-expect-error -- a void source has no value
  source.setResult(1);
  // @ts-expect-error -- a thenable
  source.setResult(Promise.resolve());
}

export function typedSources(): void {
  const source = new TaskCompletionSource<number>();
  accept<Equal<typeof source.promise, Promise<number>>>(true);
  accept<Equal<typeof source.status, TaskStatus>>(true);
  accept<Equal<TaskStatus, 'pending' | 'adopted' | 'fulfilled' | 'rejected' | 'canceled'>>(true);
  accept<Equal<typeof source.isCompleted, boolean>>(true);
  accept<Equal<typeof source.state, unknown>>(true);
  source.setResult(1);
  source.resolve(1);
  source.resolve(Promise.resolve(1));
  // @ts-expect-error -- a number is needed
  source.setResult();
  // @ts-expect-error -- a number is needed
  source.resolve();
  // @ts-expect-error -- a number is needed
  source.setResult('1');
  // @ts-expect-error -- a thenable
  source.setResult(Promise.resolve(1));
  // @ts-expect-error -- a thenable
  source.trySetResult(Promise.resolve(1));
  // @ts-expect-error -- a promise of something else
  source.resolve(Promise.resolve('1'));
  // @ts-expect-error -- no promise
  void source.trySetFromPromise(1);
  // @ts-expect-error -- a promise of something else
  void source.trySetFromPromise(Promise.resolve('1'));
  accept<Equal<ReturnType<typeof source.trySetFromPromise>, Promise<boolean>>>(true);
}

export function awaitedSources(): void {
  const ofPromise = new TaskCompletionSource<Promise<number>>();
  ofPromise.setResult(1);
  // @ts-expect-error -- a thenable
  ofPromise.setResult(Promise.resolve(1));

  const ofEither = new TaskCompletionSource<string | PromiseLike<number>>();
  ofEither.setResult('1');
  ofEither.setResult(1);
  // @ts-expect-error -- a thenable
  ofEither.setResult(Promise.resolve(1));

  const optional = new TaskCompletionSource<number | undefined>();
  optional.setResult(undefined);
}

/** A source of a type that its user chooses: what is awaited already can be set. */
export function genericSources<T>(source: TaskCompletionSource<T>, value: Awaited<T>): Promise<T> {
  source.setResult(value);
  return source.promise;
}

export function exceptions(error: unknown, maybe: Error | undefined): void {
  const source = new TaskCompletionSource();
  source.setException(new Error('no'));
  source.setException('text');
  source.setException(error);
  source.trySetExceptions([new Error('a'), 'b']);
  source.setExceptions(new Set([new Error('a')]), 'message');
  accept<Equal<Exception<unknown>, unknown>>(true);
  accept<Equal<Exception<Error | null>, Error>>(true);
  // @ts-expect-error -- no exception
  source.setException(null);
  // @ts-expect-error -- no exception
  source.setException(undefined);
  // @ts-expect-error -- no exception
  source.setException();
  // @ts-expect-error -- perhaps no exception
  source.trySetException(maybe);
  // @ts-expect-error -- no exception among them
  source.setExceptions([new Error('a'), null]);
  // @ts-expect-error -- not iterable
  source.setExceptions(new Error('a'));
  source.setCanceled();
  source.setCanceled(error);
  source.reject();
  source.reject(error);
}

export function readOnly(source: TaskCompletionSource<number>): void {
  // @ts-expect-error -- read-only
  source.promise = Promise.resolve(1);
  // @ts-expect-error -- read-only
  source.status = 'pending';
  // @ts-expect-error -- read-only
  source.state = 1;
  // @ts-expect-error -- read-only
  source.resolve = () => undefined;
  accept<TaskCompletionSource<number>>(source.onCompleted(() => undefined));
}

export function subclasses(): void {
  class Named extends TaskCompletionSource<number> {
    readonly name = 'mine';
  }
  accept<Equal<ReturnType<Named['onCompleted']>, Named>>(true);
  accept<string>(new Named({ state: 1 }).onCompleted(() => undefined).name);
}

export function options(like: AbortSignalLike): void {
  const given: TaskCompletionSourceOptions = { signal: like, state: 1 };
  new TaskCompletionSource(given).setResult();
  new TaskCompletionSource({ signal: null }).setResult();
  new TaskCompletionSource({ signal: undefined, state: undefined }).setResult();
  new TaskCompletionSource({}).setResult();
  // @ts-expect-error -- no signal
  new TaskCompletionSource({ signal: {} }).setResult();
  // @ts-expect-error -- no such option
  new TaskCompletionSource({ timeout: 1 }).setResult();
}

export function notThenable(source: TaskCompletionSource<string>): void {
  // @ts-expect-error -- the source itself is no thenable
  accept<PromiseLike<string>>(source);
}
