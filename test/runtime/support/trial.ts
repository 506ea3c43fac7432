import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { TimeoutError, type WaitOptions } from '../../../src/runtime/src/index.ts';
import { turn } from './turn.ts';

/** How one waits: with which signal, and for how long at most. */
export interface Way {
  readonly signal: 'none' | 'own' | 'shared' | 'aborted';
  readonly timeout: number | undefined;
}

export const way: fc.Arbitrary<Way> = fc.record({
  signal: fc.constantFrom('none', 'own', 'shared', 'aborted'),
  timeout: fc.constantFrom(undefined, 0, 5, 10, Infinity),
});

/** One who waits, in the model. */
export interface Waiter {
  readonly name: string;
  readonly controller: AbortController | undefined;
  /** When its time is up, in milliseconds since the trial began. */
  readonly deadline: number;
}

const reason = { why: 'aborted' };

/**
 * Waits, as they are and as they ought to be. It keeps who waits, in the order in which they came, ends the waits that
 * signals and timers end, and writes down the order in which waits end on both sides. Fake timers must be on.
 */
export class Trial {
  readonly waiting: Waiter[] = [];
  readonly expected: string[] = [];
  readonly actual: string[] = [];
  #now = 0;
  #waits = 0;
  #shared = new AbortController();

  /** Begins a wait. `outcome` is how it ends at once by the model, whatever its signal says. */
  wait(way: Way, start: (options: WaitOptions) => Promise<unknown>, outcome?: string): Waiter | undefined {
    const name = String(this.#waits++);
    const controller = this.#controller(way);
    const { timeout } = way;
    start({ signal: controller?.signal, timeout }).then(
      (value) => this.actual.push(`${name} ${value === undefined ? 'passes' : `has ${JSON.stringify(value)}`}`),
      (error: unknown) => this.actual.push(`${name} ${describe(error)}`),
    );
    const waiter: Waiter = { name, controller, deadline: this.#now + Math.max(0, timeout ?? Infinity) };
    this.waiting.push(waiter);
    if (outcome !== undefined) this.end(waiter, outcome);
    else if (way.signal === 'aborted') this.end(waiter, 'is canceled');
    else return waiter;
    return undefined;
  }

  /** Ends a wait, in the model. */
  end(waiter: Waiter, outcome: string): void {
    this.waiting.splice(this.waiting.indexOf(waiter), 1);
    this.expected.push(`${waiter.name} ${outcome}`);
  }

  /** Aborts a signal of the `at`-th who waits and has one, on both sides. */
  abort(at: number): void {
    const controllers = this.waiting.flatMap(({ controller }) => controller ?? []);
    const controller = controllers[at % controllers.length];
    if (controller === undefined) return;
    for (const waiter of [...this.waiting]) if (waiter.controller === controller) this.end(waiter, 'is canceled');
    controller.abort(reason);
    if (controller === this.#shared) this.#shared = new AbortController();
  }

  /** Lets time pass, on both sides. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
    // Array.prototype.sort is stable, and so are timers of the same moment.
    const late = this.waiting.filter(({ deadline }) => deadline <= this.#now).sort((a, b) => a.deadline - b.deadline);
    for (const waiter of late) this.end(waiter, 'is late');
    vi.advanceTimersByTime(milliseconds);
  }

  #controller({ signal }: Way): AbortController | undefined {
    if (signal === 'none') return undefined;
    if (signal === 'shared') return this.#shared;
    const controller = new AbortController();
    if (signal === 'aborted') controller.abort(reason);
    return controller;
  }
}

function describe(error: unknown): string {
  if (error === reason) return 'is canceled';
  if (error instanceof TimeoutError) return 'is late';
  return `fails: ${error instanceof Error ? error.name : String(error)}`;
}

export const describeWay = ({ signal, timeout }: Way): string =>
  `${signal === 'none' ? 'no' : signal} signal, ${String(timeout)} ms`;

/** What is done to both sides in one step of a trial. */
export class Step<Sides> {
  readonly #title: string;
  readonly #run: (sides: Sides) => void | Promise<void>;

  constructor(title: string, run: (sides: Sides) => void | Promise<void>) {
    this.#title = title;
    this.#run = run;
  }

  run(sides: Sides): void | Promise<void> {
    return this.#run(sides);
  }

  /** What fast-check shows of a list of steps that fails. */
  [fc.toStringMethod](): string {
    return this.#title;
  }
}

interface Common {
  readonly trial: Trial;
}

/** The steps that every trial has: a signal aborts, time passes, all that is due runs. */
const commonSteps: fc.Arbitrary<Step<Common>> = fc.oneof(
  fc.nat(20).map(
    (at) =>
      new Step<Common>(`abort(${String(at)})`, ({ trial }) => {
        trial.abort(at);
      }),
  ),
  fc.constantFrom(0, 1, 4, 5, 10).map(
    (milliseconds) =>
      new Step<Common>(`pass(${String(milliseconds)})`, ({ trial }) => {
        trial.pass(milliseconds);
      }),
  ),
  fc.constant(new Step<Common>('turn', turn)),
);

/** Takes random steps with both sides and checks them after each; whatever still waits in the end waits for good. */
export async function compare<Sides extends Common>(
  make: fc.Arbitrary<() => Sides>,
  steps: fc.Arbitrary<Step<Sides>>,
  check: (sides: Sides) => void,
): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await fc.assert(
      fc.asyncProperty(
        make,
        fc.array(fc.oneof(commonSteps, steps), { maxLength: 30, size: 'max' }),
        async (of, all) => {
          const sides = of();
          for (const step of all) {
            // Without an `await`, so that many steps are taken in one turn.
            const done = step.run(sides);
            if (done !== undefined) await done;
            check(sides);
          }
          sides.trial.pass(10);
          await turn();
          expect(sides.trial.actual).toEqual(sides.trial.expected);
          expect(vi.getTimerCount()).toBe(0);
        },
      ),
      { numRuns: 400 },
    );
  } finally {
    vi.useRealTimers();
  }
}
