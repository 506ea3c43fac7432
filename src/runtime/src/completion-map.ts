import { disposeSymbol } from './dispose-symbol.ts';
import type { Exception } from './exception.ts';
import { InvalidOperationError } from './invalid-operation-error.ts';
import type { TaskCompletionSource } from './task-completion-source.ts';
import { waitFor } from './wait-for.ts';
import type { WaitOptions } from './wait-options.ts';

/**
 * Who waits for an answer, by the id of the request: made when it is sent, completed when the answer is in. An entry is
 * gone when its promise is settled, by whatever.
 *
 * .NET: the `ConcurrentDictionary<TKey, TaskCompletionSource<T>>` of every protocol client.
 */
export class CompletionMap<K, T = void> {
  readonly #sources = new Map<K, TaskCompletionSource<T>>();
  #isDisposed = false;

  /** How many wait. */
  get size(): number {
    return this.#sources.size;
  }

  /** Whether anybody waits for `key`. */
  has(key: K): boolean {
    return this.#sources.has(key);
  }

  /** The keys that are waited for, the longest waiting first. */
  keys(): IterableIterator<K> {
    return this.#sources.keys();
  }

  /**
   * A promise of what `key` will be completed with.
   *
   * Rejects with an `InvalidOperationError` if somebody waits for `key` already, else with what the entry is completed
   * with, the signal's reason or a `TimeoutError`. After the map is disposed it is canceled from birth.
   */
  create(key: K, options?: WaitOptions): Promise<T> {
    return waitFor(options, (source) => {
      if (this.#isDisposed) {
        source.setCanceled();
        return;
      }
      if (this.#sources.has(key)) {
        throw new InvalidOperationError(
          `Somebody waits for ${typeof key === 'object' ? 'this key' : String(key)} already`,
          undefined,
          'ERR_TCS_INVALID_STATE',
        );
      }
      this.#sources.set(key, source);
      return () => this.#sources.delete(key);
    });
  }

  /**
   * Completes who waits for `key` with `value`. Returns whether anybody did.
   *
   * @throws {TypeError} `value` is a thenable.
   */
  trySetResult(key: K, value: Awaited<T>): boolean {
    return this.#sources.get(key)?.trySetResult(value) ?? false;
  }

  /**
   * Completes who waits for `key` with an exception. Returns whether anybody did.
   *
   * @throws {TypeError} `error` is `null` or `undefined`.
   */
  trySetException<E>(key: K, error: Exception<E>): boolean {
    return this.#sources.get(key)?.trySetException(error) ?? false;
  }

  /** Cancels who waits for `key`, by default with a `TaskCanceledError`. Returns whether anybody did. */
  trySetCanceled(key: K, reason?: unknown): boolean {
    return this.#sources.get(key)?.trySetCanceled(reason) ?? false;
  }

  /**
   * Cancels all who wait, with `reason`, such as the error that closed the connection, or each with a
   * `TaskCanceledError`.
   */
  cancelAll(reason?: unknown): void {
    // Who comes while these are canceled is none of them.
    for (const source of [...this.#sources.values()]) source.trySetCanceled(reason);
  }

  /** Cancels all who wait and all who will come: nobody waits for a connection that is gone. */
  [disposeSymbol](): void {
    this.#isDisposed = true;
    this.cancelAll();
  }
}
