import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CompletionMap } from '../../src/runtime/src/index.ts';
import { compare, describeWay, Step, Trial, way, type Waiter } from './support/trial.ts';

interface Sides {
  readonly map: CompletionMap<string, number>;
  /** Of each key, who waits for it. */
  readonly waiters: Map<string, Waiter>;
  readonly trial: Trial;
  isDisposed: boolean;
}

const key = fc.constantFrom('a', 'b', 'c', 'd');
const canceled = 'fails: AbortError';

/** A `trySet*` of the map, and how the wait for the key ends by it. */
const tryStep = (title: string, outcome: string, run: (map: Sides['map'], name: string) => boolean) =>
  key.map(
    (name) =>
      new Step<Sides>(`${title}(${name})`, ({ map, waiters, trial }) => {
        const waiter = waiters.get(name);
        if (waiter !== undefined) trial.end(waiter, outcome);
        expect(run(map, name)).toBe(waiter !== undefined);
      }),
  );

const endAll = ({ trial }: Sides) => {
  for (const waiter of [...trial.waiting]) trial.end(waiter, canceled);
};

const steps = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(key, way).map(
      ([name, chosen]) =>
        new Step<Sides>(`create(${name}, ${describeWay(chosen)})`, ({ map, waiters, trial, isDisposed }) => {
          let outcome: string | undefined;
          if (chosen.signal === 'aborted') outcome = 'is canceled';
          else if (isDisposed) outcome = canceled;
          else if (waiters.has(name)) outcome = 'fails: InvalidOperationError';
          const waiter = trial.wait(chosen, (options) => map.create(name, options), outcome);
          if (waiter !== undefined) waiters.set(name, waiter);
        }),
    ),
  },
  tryStep('trySetResult', 'has 1', (map, name) => map.trySetResult(name, 1)),
  tryStep('trySetException', 'fails: RangeError', (map, name) => map.trySetException(name, new RangeError())),
  tryStep('trySetCanceled', 'fails: SyntaxError', (map, name) => map.trySetCanceled(name, new SyntaxError())),
  fc.constant(
    new Step<Sides>('cancelAll', (sides) => {
      endAll(sides);
      sides.map.cancelAll();
    }),
  ),
  fc.constant(
    new Step<Sides>('dispose', (sides) => {
      endAll(sides);
      sides.isDisposed = true;
      sides.map[Symbol.dispose]();
    }),
  ),
);

it('is what the model says, whatever is done to it in whatever order', async () => {
  await compare(
    fc.constant((): Sides => ({ map: new CompletionMap(), waiters: new Map(), trial: new Trial(), isDisposed: false })),
    steps,
    ({ map, waiters, trial }) => {
      for (const [name, waiter] of waiters) if (!trial.waiting.includes(waiter)) waiters.delete(name);
      expect(map.size).toBe(waiters.size);
      expect([...map.keys()]).toEqual([...waiters.keys()]);
      for (const name of 'abcd') expect(map.has(name)).toBe(waiters.has(name));
    },
  );
});
