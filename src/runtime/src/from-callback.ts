import { waitFor } from './wait-for.ts';
import type { WaitOptions } from './wait-options.ts';

/** A callback in Node's manner: called once, with an error, or with `null` or `undefined` and a value. */
export type NodeCallback<T> = (
  error?: unknown,
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- whoever asks for no value takes any
  value?: T | PromiseLike<T> | (void extends T ? unknown : never),
) => void;

/**
 * A promise of what an operation in callback style comes to. `start` begins it with the callback it is given, and may
 * return what stops it: that is called once when the promise is settled, by cancellation and timeout as well. What comes
 * after the first call of the callback is ignored.
 *
 * Rejects with the error of the callback, with what `start` throws, with the signal's reason or with a `TimeoutError`.
 *
 * .NET: `TaskFactory.FromAsync`.
 *
 * @example
 * const text = await fromCallback<string>((done) => fs.readFile(path, 'utf8', done));
 */
export function fromCallback<T = void>(
  // What is returned may be anything, as in `(done) => setTimeout(done, 5)`; what it calls counts if it is a function.
  start: (callback: NodeCallback<T>) => unknown,
  options?: WaitOptions,
): Promise<T> {
  return waitFor<T>(options, (source) =>
    start((error, value) => {
      if (error !== null && error !== undefined) source.reject(error);
      // Without a value `T` is `void`, unless somebody says otherwise.
      else source.resolve(value as T);
    }),
  );
}
