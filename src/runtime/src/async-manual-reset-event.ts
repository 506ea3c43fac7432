import type { WaitOptions } from './wait-options.ts';
import { Waiters } from './waiters.ts';

/**
 * A gate: while it is set everybody passes, while it is not everybody waits.
 *
 * .NET: `ManualResetEvent`; AsyncEx: `AsyncManualResetEvent`.
 */
export class AsyncManualResetEvent {
  readonly #waiters = new Waiters();
  #isSet: boolean;

  constructor(isSet = false) {
    this.#isSet = isSet;
  }

  /** Whether the gate is open. */
  get isSet(): boolean {
    return this.#isSet;
  }

  /** Opens the gate for all who wait and all who come, until `reset`. */
  set(): void {
    this.#isSet = true;
    this.#waiters.releaseAll((source) => source.trySetResult());
  }

  /** Closes the gate to those who come from now on. Those who had been let through stay so. */
  reset(): void {
    this.#isSet = false;
  }

  /**
   * A promise that is fulfilled when the event is set: now, if it is, whatever the signal says.
   * Rejects with the signal's reason or with a `TimeoutError`.
   */
  wait(options?: WaitOptions): Promise<void> {
    return this.#isSet ? Promise.resolve() : this.#waiters.wait(options);
  }
}
