import type { WaitOptions } from './wait-options.ts';
import { Waiters } from './waiters.ts';

/**
 * A turnstile: each `set` lets one pass, who has waited longest or, when nobody waits, who comes next.
 *
 * .NET: `AutoResetEvent`; AsyncEx: `AsyncAutoResetEvent`.
 */
export class AsyncAutoResetEvent {
  readonly #waiters = new Waiters();
  #isSet: boolean;

  constructor(isSet = false) {
    this.#isSet = isSet;
  }

  /** Whether who comes next passes at once. */
  get isSet(): boolean {
    return this.#isSet;
  }

  /** Lets one pass. Set again before anybody came it is still one. */
  set(): void {
    const source = this.#waiters.next();
    if (source === undefined) this.#isSet = true;
    else source.setResult();
  }

  /**
   * A promise that is fulfilled when it is this one's turn: now, if the event is set, whatever the signal says. Who is
   * canceled or runs out of time has left the queue and takes no turn.
   * Rejects with the signal's reason or with a `TimeoutError`.
   */
  wait(options?: WaitOptions): Promise<void> {
    if (!this.#isSet) return this.#waiters.wait(options);
    this.#isSet = false;
    return Promise.resolve();
  }
}
