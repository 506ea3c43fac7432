import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { flush } from '../../dotnet/support/outcomes.ts';

/** What a wait has come to. */
export type Outcome = 'aborted' | 'fulfilled' | 'pending' | 'rejected' | 'timed out';

interface Timer {
  readonly due: number;
  readonly isOwn: boolean;
  readonly run: () => void;
}

/** What a wait is to come to, worked out on a clock, timers and microtasks of its own. The first that happens counts. */
export class Model {
  now = 0;
  outcome: Outcome = 'pending';
  #timers: Timer[] = [];
  #microtasks: (() => void)[] = [];

  get timers(): number {
    return this.#timers.length;
  }

  /** Ends the wait, unless it has ended, and clears its timers. */
  end(outcome: Outcome): void {
    if (this.outcome !== 'pending') return;
    this.outcome = outcome;
    this.#timers = this.#timers.filter(({ isOwn }) => !isOwn);
  }

  /** Sets a timer, of the wait itself or of the world around. */
  after(milliseconds: number, run: () => void, isOwn = true): void {
    if (milliseconds === Infinity || (isOwn && this.outcome !== 'pending')) return;
    this.#timers.push({ due: this.now + Math.max(0, milliseconds), isOwn, run });
  }

  soon(run: () => void): void {
    this.#microtasks.push(run);
  }

  flush(): void {
    for (let run = this.#microtasks.shift(); run !== undefined; run = this.#microtasks.shift()) run();
  }

  advance(milliseconds: number): void {
    const until = this.now + milliseconds;
    for (;;) {
      // Of those that are due at the same time that comes first which was set first.
      const next = this.#timers.reduce<Timer | undefined>(
        (first, timer) => (timer.due <= until && (first === undefined || timer.due < first.due) ? timer : first),
        undefined,
      );
      if (next === undefined) break;
      this.#timers.splice(this.#timers.indexOf(next), 1);
      this.now = Math.max(this.now, next.due);
      next.run();
    }
    this.now = until;
  }
}

/** Something that is done to a wait. */
export interface Step<Action> {
  readonly at: number;
  readonly action: Action;
  /** Whether microtasks run before the next step, if that is at the same time. */
  readonly flushes: boolean;
}

/** Milliseconds at which timers go off. */
export const onGrid = fc.nat({ max: 12 }).map((n) => n * 10);

/** What happens and when, which is never just when a timer goes off. */
export function schedule<Action>(action: fc.Arbitrary<Action>): fc.Arbitrary<Step<Action>[]> {
  const at = fc.nat({ max: 12 }).map((n) => (n === 0 ? 0 : n * 10 - 5));
  return fc.array(fc.record({ at, action, flushes: fc.boolean() }), { maxLength: 8 });
}

/** What `promise` has come to, to be asked at any time; `expected` tells the reasons for which it may be rejected. */
export function watch(promise: Promise<unknown>, expected: ReadonlyMap<unknown, Outcome>): () => Outcome {
  let outcome: Outcome = 'pending';
  promise.then(
    () => {
      outcome = 'fulfilled';
    },
    (reason: unknown) => {
      const known = expected.get(reason);
      if (known === undefined) throw reason;
      outcome = known;
    },
  );
  return () => outcome;
}

/** Does it all, to the wait and to the model, and checks them against each other whenever no microtask is left. */
export async function play<Action>(
  model: Model,
  steps: readonly Step<Action>[],
  act: (action: Action) => void,
  outcome: () => Outcome,
  check: () => void = () => undefined,
): Promise<void> {
  const settle = async () => {
    await flush();
    model.flush();
    expect(outcome()).toBe(model.outcome);
    expect(vi.getTimerCount()).toBe(model.timers);
    check();
  };
  for (let now = 0; now <= 200; now += 5) {
    if (now > 0) {
      vi.advanceTimersByTime(5);
      model.advance(5);
      await settle();
    }
    for (const step of steps) {
      if (step.at !== now) continue;
      act(step.action);
      if (step.flushes) await settle();
    }
    await settle();
  }
}
