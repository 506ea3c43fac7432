// Compiled, never run: every line that is to be refused says so.
import {
  isCanceled,
  TaskCompletionSource,
  type AbortSignalLike,
  type TaskCompletionSourceOptions,
  type TaskStatus,
} from '../../src/runtime/src/index.ts';

type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
declare function accept(...values: unknown[]): void;

export function voidSources(): void {
  const source = new TaskCompletionSource();
  accept(true satisfies Equal<typeof source, TaskCompletionSource>);
  source.setResult();
  source.setResult(undefined);
  source.resolve();
  source.resolve(Promise.resolve());
  const tried: boolean = source.trySetResult();
  // @ts-expect-error -- a void source has no value
  source.setResult(1);
  // @ts-expect-error -- a thenable
  source.setResult(Promise.resolve());
  accept(tried);
}

export function typedSources(): void {
  const source = new TaskCompletionSource<number>();
  accept(true satisfies Equal<typeof source.promise, Promise<number>>);
  accept(true satisfies Equal<typeof source.status, TaskStatus>);
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
  accept(true satisfies Equal<ReturnType<typeof source.trySetFromPromise>, Promise<boolean>>);
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

export function exceptions(error: unknown, maybe: Error | undefined): void {
  const source = new TaskCompletionSource();
  source.setException(new Error('no'));
  source.setException('text');
  source.setException(error);
  source.trySetExceptions([new Error('a'), 'b']);
  source.setExceptions(new Set([new Error('a')]), 'message');
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
  const chained: TaskCompletionSource<number> = source.onCompleted(() => undefined);
  accept(chained);
}

export function signals(signal: AbortSignal, like: AbortSignalLike): void {
  const options: TaskCompletionSourceOptions = { signal, state: 1 };
  new TaskCompletionSource(options).setResult();
  new TaskCompletionSource({ signal: like }).setResult();
  new TaskCompletionSource({ signal: null }).setResult();
  new TaskCompletionSource({ signal: undefined }).setResult();
  new TaskCompletionSource({}).setResult();
  // @ts-expect-error -- no signal
  new TaskCompletionSource({ signal: {} }).setResult();
  // @ts-expect-error -- no signal: the controller
  new TaskCompletionSource({ signal: new AbortController() }).setResult();
  const canceled: boolean = isCanceled(like);
  accept(canceled);
}

export function platformTypes(): void {
  const resolvers: PromiseWithResolvers<number> = new TaskCompletionSource<number>();
  const disposable: Disposable = new TaskCompletionSource();
  using source = new TaskCompletionSource<string>();
  source.setResult('done');
  accept(resolvers);
  accept(disposable);
  // @ts-expect-error -- the source itself is no thenable
  const promise: PromiseLike<string> = source;
  accept(promise);
}
