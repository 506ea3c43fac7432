import { AbortWiring, type AbortLink } from './abort-wiring.ts';
import { diagnosis, observer } from './diagnosis.ts';
import { disposeSymbol } from './dispose-symbol.ts';
import { assertException, type Exception } from './exception.ts';
import { InvalidOperationError } from './invalid-operation-error.ts';
import { isCanceled } from './is-canceled.ts';
import { isObject, isThenable } from './is-thenable.ts';
import { mayBeThenable } from './may-be-thenable.ts';
import { runReported } from './run-reported.ts';
import { TaskCanceledError } from './task-canceled-error.ts';
import type { TaskCompletionSourceOptions } from './task-completion-source-options.ts';
import type { TaskStatus } from './task-status.ts';

type Resolve<T> = (value: T | PromiseLike<T>) => void;
type Reject = (reason?: unknown) => void;
type Callback = () => void;

/**
 * The producer's side of a promise: hands the promise out and completes it by hand, once.
 *
 * - `set*` throws on a completed source, `trySet*` returns `false`. Both check their arguments before that.
 * - No continuation runs inside the call that completes: each is a microtask of its own.
 * - A cancellation that nobody observes is no unhandled rejection; an exception is.
 *
 * .NET: `TaskCompletionSource<TResult>`, and `TaskCompletionSource` for `void`.
 */
export class TaskCompletionSource<T = void> {
  static readonly #wiring = new AbortWiring<TaskCompletionSource<unknown>>((source, signal) => {
    source.#link = undefined;
    TaskCompletionSource.#cancel(source, signal.reason);
  });

  /** What the constructor was given as `state`. .NET: `Task.AsyncState`. */
  readonly state: unknown;

  #status: TaskStatus = 'pending';
  #promise: Promise<T> | undefined = undefined;
  /** While the promise is made and pending: one of its native resolve functions. */
  #resolvePromise: Resolve<T> | undefined = undefined;
  /** The other one. While completed and the promise is not made: its value or reason, as each field costs time. */
  #rejectOrOutcome: unknown = undefined;
  #link: AbortLink | undefined = undefined;
  #callbacks: Callback | Callback[] | undefined = undefined;
  #bound: { readonly resolve: Resolve<T>; readonly reject: Reject } | undefined = undefined;

  /**
   * Makes a pending source, or a canceled one when `options.signal` has aborted.
   * .NET: `new TaskCompletionSource<TResult>(object? state)`.
   */
  constructor(options?: TaskCompletionSourceOptions) {
    this.state = options?.state;
    diagnosis[observer]?.created(this);
    const signal = options?.signal;
    if (signal === undefined || signal === null) return;
    const source = this as TaskCompletionSource<unknown>;
    if (signal.aborted) TaskCompletionSource.#cancel(source, signal.reason);
    else this.#link = TaskCompletionSource.#wiring.connect(source, signal);
  }

  /** The consumer's side: always the same native promise. .NET: `Task`. */
  get promise(): Promise<T> {
    if (this.#promise !== undefined) return this.#promise;
    const outcome = this.#rejectOrOutcome;
    // Inline, as an executor that is shared is slower.
    const promise = new Promise<T>((resolve, reject) => {
      this.#resolvePromise = resolve;
      this.#rejectOrOutcome = reject;
    });
    this.#promise = promise;
    if (this.#status !== 'pending') {
      TaskCompletionSource.#settlePromise(this, outcome);
    }
    return promise;
  }

  /** Where the source is in its life. .NET: `Task.Status`. */
  get status(): TaskStatus {
    return this.#status;
  }

  /**
   * Whether it is too late for every `set*` and `trySet*`. True of an adopted source too, whose promise may be pending.
   * .NET: `Task.IsCompleted`.
   */
  get isCompleted(): boolean {
    return this.#status !== 'pending';
  }

  /**
   * Completes the source with `value`. .NET: `SetResult`.
   *
   * @throws {TypeError} `value` is a thenable: that is what `resolve` and `trySetFromPromise` are for.
   * @throws {InvalidOperationError} The source is already completed.
   */
  setResult(value: Awaited<T>): void {
    if (!this.trySetResult(value)) throw alreadyCompleted('setResult', this.#status);
  }

  /**
   * Completes the source with `value`, unless it is completed. Returns whether this call did it. .NET: `TrySetResult`.
   *
   * @throws {TypeError} `value` is a thenable: that is what `resolve` and `trySetFromPromise` are for.
   */
  trySetResult(value: Awaited<T>): boolean {
    if (isThenable(value)) throw new TypeError('A result cannot be a thenable: use resolve() or trySetFromPromise()');
    return TaskCompletionSource.#complete(this, 'fulfilled', value);
  }

  /**
   * Completes the source with an exception. Unobserved, it is an unhandled rejection, even when nobody read `promise`.
   * .NET: `SetException(Exception)`.
   *
   * @throws {TypeError} `error` is `null` or `undefined`.
   * @throws {InvalidOperationError} The source is already completed.
   */
  setException<E>(error: Exception<E>): void {
    if (!this.trySetException(error)) throw alreadyCompleted('setException', this.#status);
  }

  /**
   * Completes the source with an exception, unless it is completed. Returns whether this call did it.
   * .NET: `TrySetException(Exception)`.
   *
   * @throws {TypeError} `error` is `null` or `undefined`.
   */
  trySetException<E>(error: Exception<E>): boolean {
    assertException(error);
    return TaskCompletionSource.#complete(this, 'rejected', error);
  }

  /**
   * Completes the source with an `AggregateError` of `errors`. .NET: `SetException(IEnumerable<Exception>)`.
   *
   * @throws {TypeError} `errors` is empty or has `null` or `undefined` among them.
   * @throws {InvalidOperationError} The source is already completed.
   */
  setExceptions<E>(errors: Iterable<Exception<E>>, message?: string): void {
    if (!this.trySetExceptions(errors, message)) throw alreadyCompleted('setExceptions', this.#status);
  }

  /**
   * Completes the source with an `AggregateError` of `errors`, unless it is completed. Returns whether this call did it.
   * .NET: `TrySetException(IEnumerable<Exception>)`.
   *
   * @throws {TypeError} `errors` is empty or has `null` or `undefined` among them.
   */
  trySetExceptions<E>(errors: Iterable<Exception<E>>, message = 'One or more errors occurred'): boolean {
    const all = [...errors];
    if (all.length === 0) throw new TypeError('No exceptions were given');
    all.forEach(assertException);
    return TaskCompletionSource.#complete(this, 'rejected', new AggregateError(all, message));
  }

  /**
   * Cancels the source. Consumers catch `reason`, by default a {@link TaskCanceledError}. .NET: `SetCanceled`.
   *
   * @throws {InvalidOperationError} The source is already completed.
   */
  setCanceled(reason?: unknown): void {
    if (!this.trySetCanceled(reason)) throw alreadyCompleted('setCanceled', this.#status);
  }

  /**
   * Cancels the source, unless it is completed. Returns whether this call did it. Consumers catch `reason`, by default
   * a {@link TaskCanceledError}. .NET: `TrySetCanceled`.
   */
  trySetCanceled(reason?: unknown): boolean {
    return TaskCompletionSource.#cancel(this, reason);
  }

  /**
   * Completes the source as `promise` settles, unless something else has completed it by then; until then everything
   * else still can. An `AbortError` counts as a cancellation. Fulfills with whether `promise` won; the outcome of one
   * that lost is dropped, a rejection included. .NET: `TrySetFromTask`, which asks for a completed task.
   *
   * @throws {TypeError} `promise` is no thenable. As the rejection of the promise that is returned.
   */
  async trySetFromPromise(promise: PromiseLike<T>): Promise<boolean> {
    if (!isThenable(promise)) throw new TypeError('There is no promise to follow');
    let value: T;
    try {
      value = await promise;
    } catch (error) {
      return TaskCompletionSource.#complete(this, isCanceled(error) ? 'canceled' : 'rejected', error);
    }
    return TaskCompletionSource.#complete(this, 'fulfilled', value);
  }

  /**
   * What `Promise.withResolvers()` calls `resolve`, tick for tick: bound, adopts thenables, ignores a completed source.
   */
  get resolve(): Resolve<T> {
    return (this.#bound ??= TaskCompletionSource.#bind(this)).resolve;
  }

  /** What `Promise.withResolvers()` calls `reject`: bound, takes any reason, ignores a completed source. */
  get reject(): Reject {
    return (this.#bound ??= TaskCompletionSource.#bind(this)).reject;
  }

  /**
   * Calls `callback` once, inside the call that completes the source; now, if it is completed. For clean-up: what it
   * throws is reported as an uncaught exception, it never reaches the producer. Callbacks run in order, before any
   * continuation of `promise`. .NET: `Task.ContinueWith` with `TaskContinuationOptions.ExecuteSynchronously`.
   */
  onCompleted(callback: () => void): this {
    const callbacks = this.#callbacks;
    if (this.#status !== 'pending') runReported(callback);
    else if (callbacks === undefined) this.#callbacks = callback;
    else if (typeof callbacks === 'function') this.#callbacks = [callbacks, callback];
    else callbacks.push(callback);
    return this;
  }

  /** Cancels the source if it is pending, so `using` leaves no consumer waiting. */
  [disposeSymbol](): void {
    if (this.#status !== 'pending') return;
    TaskCompletionSource.#complete(this, 'canceled', new TaskCanceledError('The source was disposed while pending'));
  }

  // Static, as private methods cost every instance a field and the constructor the time to fill it.

  static #settlePromise<T>(source: TaskCompletionSource<T>, outcome: unknown): void {
    const resolve = source.#resolvePromise;
    const reject = source.#rejectOrOutcome as Reject | undefined;
    source.#resolvePromise = undefined;
    source.#rejectOrOutcome = undefined;
    if (source.#status === 'canceled') source.#promise?.catch(ignore);
    if (source.#status === 'canceled' || source.#status === 'rejected') reject?.(outcome);
    else resolve?.(outcome as T | PromiseLike<T>);
  }

  /** Of a signal that cannot tell why it aborted, the reason is `undefined` too. */
  static #cancel<T>(source: TaskCompletionSource<T>, reason: unknown): boolean {
    // An error costs a walk of the stack, so none is made for nothing.
    const isDefault = reason === undefined && source.#status === 'pending';
    return TaskCompletionSource.#complete(source, 'canceled', isDefault ? new TaskCanceledError() : reason);
  }

  static #complete<T>(
    source: TaskCompletionSource<T>,
    status: Exclude<TaskStatus, 'pending'>,
    outcome: unknown,
  ): boolean {
    if (source.#status !== 'pending') {
      diagnosis[observer]?.late(source, status, outcome);
      return false;
    }
    source.#status = status;
    if (source.#promise !== undefined) {
      TaskCompletionSource.#settlePromise(source, outcome);
    } else {
      source.#rejectOrOutcome = outcome;
      // Made now, for the platform to report it if nobody handles it.
      if (status === 'rejected') void source.promise;
    }
    if (source.#link !== undefined || source.#callbacks !== undefined) TaskCompletionSource.#cleanUp(source);
    return true;
  }

  /** Apart, as most sources have nothing to clean up, and the shorter function is compiled into its callers. */
  static #cleanUp<T>(source: TaskCompletionSource<T>): void {
    const link = source.#link;
    if (link !== undefined) {
      source.#link = undefined;
      link.detach();
    }
    const callbacks = source.#callbacks;
    if (callbacks !== undefined) {
      source.#callbacks = undefined;
      if (typeof callbacks === 'function') runReported(callbacks);
      else for (const callback of callbacks) runReported(callback);
    }
  }

  static #bind<T>(source: TaskCompletionSource<T>): { resolve: Resolve<T>; reject: Reject } {
    return {
      resolve: (value) => {
        let status: 'fulfilled' | 'adopted' = 'fulfilled';
        if (source.#status === 'pending' && isObject(value)) {
          // Made beforehand: its native resolve function is to read `then` now, not when somebody reads `promise`.
          void source.promise;
          if (mayBeThenable(value)) status = 'adopted';
        }
        TaskCompletionSource.#complete(source, status, value);
      },
      reject: (reason) => {
        TaskCompletionSource.#complete(source, 'rejected', reason);
      },
    };
  }
}

function alreadyCompleted(method: string, status: TaskStatus): InvalidOperationError {
  return new InvalidOperationError(`${method}(): the source is already completed (${status})`);
}

function ignore(): void {
  // To be handled is all that a canceled promise needs.
}
