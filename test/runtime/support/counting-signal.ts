import type { AbortSignalLike } from '../../../src/runtime/src/index.ts';

/** A signal that shares nothing with the platform's, and counts. */
export class CountingSignal implements AbortSignalLike {
  aborted = false;
  reason: unknown = undefined;
  added = 0;
  removed = 0;
  readonly #listeners: (() => void)[] = [];

  get listening(): number {
    return this.#listeners.length;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.added++;
    this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    const index = this.#listeners.indexOf(listener);
    if (index < 0) throw new Error('removes what was not added');
    this.removed++;
    this.#listeners.splice(index, 1);
  }

  dispatch(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  abort(reason?: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.dispatch();
  }
}
