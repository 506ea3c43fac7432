import fc from 'fast-check';
import { expect } from 'vitest';
import type { WaitOptions } from '../../../src/runtime/src/index.ts';
import { compare, describeWay, Step, Trial, way } from './trial.ts';

/** What the events have in common. */
export interface AsyncEvent {
  readonly isSet: boolean;
  wait(options?: WaitOptions): Promise<void>;
}

/** What an event ought to be, but for who waits. */
export interface EventModel {
  readonly isSet: boolean;
  /** What a wait does to an event that is set. */
  enter(): void;
}

/** What is done to an event beside waiting, and to its model. */
export interface Action<Real extends AsyncEvent, Model extends EventModel> {
  readonly title: string;
  run(real: Real, model: Model, trial: Trial): void;
}

/** Lets the first who wait, or all, through. */
export function release(trial: Trial, count = Infinity): void {
  for (const waiter of trial.waiting.slice(0, count)) trial.end(waiter, 'passes');
}

/** Holds an event against its model, whatever is done to the two in whatever order, in one turn or in many. */
export async function compareEvents<Real extends AsyncEvent, Model extends EventModel>(
  make: fc.Arbitrary<() => { real: Real; model: Model }>,
  actions: fc.Arbitrary<Action<Real, Model>>,
): Promise<void> {
  interface Sides {
    readonly real: Real;
    readonly model: Model;
    readonly trial: Trial;
  }
  const waits = way.map(
    (chosen) =>
      new Step<Sides>(`wait(${describeWay(chosen)})`, ({ real, model, trial }) => {
        const { isSet } = model;
        if (isSet) model.enter();
        trial.wait(chosen, (options) => real.wait(options), isSet ? 'passes' : undefined);
      }),
  );
  const others = actions.map(
    (action) =>
      new Step<Sides>(action.title, ({ real, model, trial }) => {
        action.run(real, model, trial);
      }),
  );
  await compare(
    make.map((of) => () => ({ ...of(), trial: new Trial() })),
    // As many waits as all else together, or nobody would be waiting most of the time.
    fc.oneof({ weight: 2, arbitrary: waits }, others),
    ({ real, model }) => {
      expect(real.isSet).toBe(model.isSet);
    },
  );
}
