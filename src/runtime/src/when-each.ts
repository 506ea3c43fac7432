import { TaskCompletionSource } from './task-completion-source.ts';

/**
 * Iterates over `promises` in the order in which they settle. It yields the promises themselves, so one that is rejected
 * ends nothing: await each in the body of the loop. Values that are no promises count as fulfilled ones.
 *
 * From the call on none of them is an unhandled rejection, one that a loop left early never came to included.
 *
 * .NET: `Task.WhenEach`; AsyncEx: `OrderByCompletion`.
 *
 * @example
 * for await (const response of whenEach(requests)) {
 *   try {
 *     show(await response);
 *   } catch (error) {
 *     report(error);
 *   }
 * }
 */
export function whenEach<T>(promises: Iterable<T>): AsyncIterableIterator<Promise<Awaited<T>>> {
  // The n-th to settle completes the n-th source, and the n-th step of the iteration waits for that one.
  const steps: TaskCompletionSource<IteratorResult<Promise<Awaited<T>>, undefined>>[] = [];
  let settled = 0;
  let taken = 0;
  for (const item of promises) {
    const promise = Promise.resolve(item);
    const settle = (): void => {
      steps[settled++]?.setResult({ done: false, value: promise });
    };
    steps.push(new TaskCompletionSource());
    promise.then(settle, settle);
  }
  return {
    next: async () => (await steps[taken++]?.promise) ?? { done: true, value: undefined },
    return: () => {
      taken = Infinity;
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
