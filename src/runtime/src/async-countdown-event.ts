import { AsyncManualResetEvent } from './async-manual-reset-event.ts';
import { InvalidOperationError } from './invalid-operation-error.ts';
import type { WaitOptions } from './wait-options.ts';

/**
 * Set when as many signals have come as were expected; for good then.
 *
 * .NET: `CountdownEvent`; AsyncEx: `AsyncCountdownEvent`, which counts below zero and starts again, where this one throws.
 */
export class AsyncCountdownEvent {
  readonly #event: AsyncManualResetEvent;
  #count: number;

  /**
   * Expects `count` signals; 0 of them is an event that is set.
   *
   * @throws {RangeError} `count` is no integer of at least 0.
   */
  constructor(count: number) {
    this.#count = checked(count, 0);
    this.#event = new AsyncManualResetEvent(count === 0);
  }

  /** How many signals are still to come. .NET: `CurrentCount`. */
  get currentCount(): number {
    return this.#count;
  }

  /** Whether all signals have come. .NET: `IsSet`. */
  get isSet(): boolean {
    return this.#count === 0;
  }

  /**
   * Counts `count` signals. Returns whether they were the last. .NET: `Signal`.
   *
   * @throws {InvalidOperationError} There are fewer to come.
   * @throws {RangeError} `count` is no integer of at least 1.
   */
  signal(count = 1): boolean {
    const left = this.#count - checked(count, 1);
    if (left < 0) throw invalid(`Cannot signal ${String(count)}: only ${String(this.#count)} are expected`);
    this.#count = left;
    if (this.isSet) this.#event.set();
    return this.isSet;
  }

  /**
   * Expects `count` signals more. .NET: `AddCount`.
   *
   * @throws {InvalidOperationError} The event is set.
   * @throws {RangeError} `count` is no integer of at least 1, or more than can be counted exactly.
   */
  addCount(count = 1): void {
    if (!this.tryAddCount(count)) throw invalid('Cannot add: the event is set');
  }

  /**
   * Expects `count` signals more, unless the event is set. Returns whether it does. .NET: `TryAddCount`.
   *
   * @throws {RangeError} `count` is no integer of at least 1, or more than can be counted exactly.
   */
  tryAddCount(count = 1): boolean {
    const more = checked(this.#count + checked(count, 1), 1);
    if (this.isSet) return false;
    this.#count = more;
    return true;
  }

  /**
   * A promise that is fulfilled when the event is set: now, if it is, whatever the signal says.
   * Rejects with the signal's reason or with a `TimeoutError`. .NET: `Wait`.
   */
  wait(options?: WaitOptions): Promise<void> {
    return this.#event.wait(options);
  }
}

function checked(count: number, least: number): number {
  if (!Number.isSafeInteger(count) || count < least) {
    throw new RangeError(`Expected an integer of at least ${String(least)}, not ${String(count)}`);
  }
  return count;
}

function invalid(message: string): InvalidOperationError {
  return new InvalidOperationError(message, undefined, 'ERR_TCS_INVALID_STATE');
}
