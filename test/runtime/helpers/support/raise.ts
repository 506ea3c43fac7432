import { TaskCompletionSource } from '../../../../src/runtime/src/index.ts';

/** Throws whatever it is given: not only errors are thrown. */
export function raise(reason: unknown): never {
  throw reason;
}

/** A promise that is rejected with whatever it is given. */
export function rejection(reason: unknown): Promise<never> {
  const source = new TaskCompletionSource<never>();
  source.reject(reason);
  return source.promise;
}

/** What is no promise but has a `then`: settles in the call of it. */
export function thenable<T>(value: T): PromiseLike<T> {
  return { then: (onFulfilled) => Promise.resolve(onFulfilled?.(value)) as never };
}
