import { turn } from '../runtime/support/turn.ts';

/** Microtasks that are told apart in one turn of the event loop; what takes longer bears the last number. */
const mostTicks = 80;
/** A program with more timers than that goes on for ever. */
const mostTimers = 60;

interface Timer {
  readonly id: number;
  readonly at: number;
  readonly callback: (...given: unknown[]) => void;
  readonly given: readonly unknown[];
  readonly every: number | undefined;
}

/**
 * The time in which a program runs: timers go off in order, none of them waits, and each turn of the event loop has a chain
 * of microtasks of its own that counts the ticks.
 */
export class Clock {
  #turn = 0;
  #tick = 0;
  #now = 0;
  #last = 0;
  readonly #timers = new Map<number, Timer>();

  /** `2.7` is the seventh microtask after the second turn began. */
  get stamp(): string {
    return `${String(this.#turn)}.${String(this.#tick)}`;
  }

  get timers(): number {
    return this.#timers.size;
  }

  begin(): void {
    const current = ++this.#turn;
    this.#tick = 0;
    const count = async () => {
      while (this.#turn === current && this.#tick < mostTicks) {
        await Promise.resolve();
        this.#tick++;
      }
    };
    void count();
  }

  /** Runs until nothing is left to do. */
  async run(start: () => void, report: (error: unknown) => void): Promise<void> {
    this.begin();
    start();
    await turn();
    for (let left = mostTimers; left > 0; left--) {
      const timer = this.#next();
      if (timer === undefined) return;
      this.#timers.delete(timer.id);
      this.#now = Math.max(this.#now, timer.at);
      if (timer.every !== undefined) this.#timers.set(timer.id, { ...timer, at: this.#now + Math.max(1, timer.every) });
      this.begin();
      try {
        timer.callback(...timer.given);
      } catch (error) {
        report(error);
      }
      await turn();
    }
    this.#timers.clear();
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers.values()) if (first === undefined || timer.at < first.at) first = timer;
    return first;
  }

  #start(callback: Timer['callback'], milliseconds: unknown, given: readonly unknown[], repeats: boolean): unknown {
    const wait = Math.max(0, Number(milliseconds) || 0);
    const id = ++this.#last;
    this.#timers.set(id, { id, callback, given, at: this.#now + wait, every: repeats ? wait : undefined });
    const handle = {
      id,
      ref: () => handle,
      unref: () => handle,
      hasRef: () => true,
      refresh: () => handle,
      close: () => this.#timers.delete(id),
      [Symbol.toPrimitive]: () => id,
    };
    return handle;
  }

  #stop(handle: unknown): void {
    if (handle !== undefined && handle !== null) this.#timers.delete(Number(handle));
  }

  /** What takes the place of the platform's timers while a program runs: the runtime looks them up when it needs them. */
  readonly globals = {
    setTimeout: (callback: Timer['callback'], milliseconds?: unknown, ...given: unknown[]) =>
      this.#start(callback, milliseconds, given, false),
    setInterval: (callback: Timer['callback'], milliseconds?: unknown, ...given: unknown[]) =>
      this.#start(callback, milliseconds, given, true),
    setImmediate: (callback: Timer['callback'], ...given: unknown[]) => this.#start(callback, 0, given, false),
    clearTimeout: (handle: unknown) => {
      this.#stop(handle);
    },
    clearInterval: (handle: unknown) => {
      this.#stop(handle);
    },
    clearImmediate: (handle: unknown) => {
      this.#stop(handle);
    },
  };
}
