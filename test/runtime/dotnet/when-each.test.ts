import { expect } from 'vitest';
import { TaskCanceledError, TaskCompletionSource, whenEach } from '../../../src/runtime/src/index.ts';
import { flush, isFulfilled, reasonOf, staysPending, thrownBy } from './support/outcomes.ts';
import { port, type Row } from './support/port.ts';

const coverage = 'dotnet/runtime MethodCoverage.cs';
const extensions = 'AsyncEx TaskExtensionsUnitTests.cs';

/** Untyped callers get to the checks that types make unreachable. */
const nothing = null as unknown as Promise<number>[];

/** What stands for the overloads of the original. */
const iterables: [string, <T>(items: readonly T[]) => Iterable<T>][] = [
  ['array', (items) => items],
  ['Set', (items) => new Set(items)],
  ['iterator', (items) => items[Symbol.iterator]()],
];

const dotnet: Row[] = [
  {
    origin: `${coverage} Task_WhenEach_NullsTriggerExceptions(no tasks)`,
    behaviour: 'no iterable is a TypeError, thrown at once',
    run: () => {
      expect(thrownBy(() => whenEach(nothing))).toBeInstanceOf(TypeError);
    },
  },
  {
    origin: `${coverage} Task_WhenEach_NullsTriggerExceptions(a null task)`,
    behaviour: 'what is no promise, null too, counts as a fulfilled one',
    original: 'ArgumentException is thrown.',
    because: 'Promise.all and its kin take values for promises, and null is a value.',
    run: async () => {
      const values: unknown[] = [];
      const items: Iterable<unknown> = [null];
      for await (const promise of whenEach(items)) values.push(await promise);
      expect(values).toEqual([null]);
    },
  },
  ...iterables.map(([name, from]): Row => ({
    origin: `${coverage} Task_WhenEach_EmptyInputsCompleteImmediately(${name})`,
    behaviour: 'of none it is done without waiting for anything',
    run: async () => {
      const step = whenEach(from<Promise<number>>([])).next();
      await flush();
      expect(await isFulfilled(step)).toBe(true);
      expect((await step).done).toBe(true);
    },
  })),
  ...iterables.map(([name, from]): Row => ({
    origin: `${coverage} Task_WhenEach_TasksOnlyEnumerableOnce(${name})`,
    behaviour: 'whoever asks for its iterator gets the same one, and once it is done it stays so',
    original: 'There are several enumerators, and all but the first to move are empty.',
    because: 'It is an iterator, as that of a generator is: for await over it goes on where another stopped.',
    run: async () => {
      const each = whenEach(from([Promise.resolve(0), Promise.resolve(1)]));
      const [first, second] = [each[Symbol.asyncIterator](), each[Symbol.asyncIterator]()];
      expect(first).toBe(second);
      expect((await first.next()).done).toBe(false);
      expect((await second.next()).done).toBe(false);
      expect((await first.next()).done).toBe(true);
      expect((await each[Symbol.asyncIterator]().next()).done).toBe(true);
    },
  })),
  ...iterables.map(([name, from]): Row => ({
    origin: `${coverage} Task_WhenEach_IteratesThroughCompleteAndIncompleteTasks(${name})`,
    behaviour: 'yields the promises themselves: those that are settled in their order, then the others as they settle',
    run: async () => {
      const sources = [1, 2, 3].map(() => new TaskCompletionSource<number>());
      const done = [1, 2, 3].map((value) => Promise.resolve(value));
      const [first, second, third] = sources.map(({ promise }) => promise);
      const each = whenEach(from([done[0], first, done[1], second, done[2], third]));
      for (const promise of done) {
        const step = each.next();
        await flush();
        expect(await isFulfilled(step)).toBe(true);
        expect((await step).value).toBe(promise);
      }
      for (const source of [sources[1]!, sources[0]!, sources[2]!]) {
        const step = each.next();
        expect(await staysPending(step)).toBe(true);
        source.setResult(42);
        expect((await step).value).toBe(source.promise);
      }
      const last = each.next();
      await flush();
      expect(await isFulfilled(last)).toBe(true);
      expect((await last).done).toBe(true);
    },
  })),
];

const steps = {
  original: 'OrderByCompletion gives as many tasks as it was given, the first of which completes as the first does.',
  because: 'A loop takes one step after the other; `await whenEach(promises).next()` is the first task of the list.',
};

type Sources = [TaskCompletionSource<number>, TaskCompletionSource<number>];

/** Two promises and the loop over them, step by step. */
function ordered(): { sources: Sources; next: () => Promise<number> } {
  const sources: Sources = [new TaskCompletionSource(), new TaskCompletionSource()];
  const each = whenEach(sources.map(({ promise }) => promise));
  const next = async () => {
    const step = await each.next();
    if (step.done === true) throw new Error('there are no more');
    return await step.value;
  };
  return { sources, next };
}

const failures: [string, (source: TaskCompletionSource<number>) => void, Error][] = (
  [
    ['Fault', 'setException', new Error('test message')],
    ['Cancel', 'setCanceled', new TaskCanceledError()],
  ] as const
).map(([name, method, reason]) => [
  name,
  (source) => {
    source[method](reason);
  },
  reason,
]);

const asyncEx: Row[] = [
  {
    origin: `${extensions} OrderByCompletion_OrdersByCompletion`,
    behaviour: 'each step comes with the next promise that settles',
    ...steps,
    run: async () => {
      const { sources, next } = ordered();
      const first = next();
      const second = next();
      expect(await staysPending(first)).toBe(true);
      sources[1].setResult(13);
      expect(await first).toBe(13);
      expect(await staysPending(second)).toBe(true);
      sources[0].setResult(17);
      expect(await second).toBe(17);
    },
  },
  ...failures.flatMap(([name, fail, reason]): Row[] => [
    {
      origin: `${extensions} OrderByCompletion_Propagates${name}OnFirstCompletion`,
      behaviour: 'a promise that is rejected first comes first, and throws in the body of the loop',
      ...steps,
      run: async () => {
        const { sources, next } = ordered();
        fail(sources[1]);
        expect(await reasonOf(next())).toBe(reason);
        sources[0].setResult(13);
        expect(await next()).toBe(13);
      },
    },
    {
      origin: `${extensions} OrderByCompletion_Propagates${name}OnSecondCompletion`,
      behaviour: 'a promise that is rejected second comes second, and throws in the body of the loop',
      ...steps,
      run: async () => {
        const { sources, next } = ordered();
        sources[0].setResult(13);
        fail(sources[1]);
        expect(await next()).toBe(13);
        expect(await reasonOf(next())).toBe(reason);
      },
    },
  ]),
];

port({
  originals: [
    {
      file: coverage,
      // Those of WhenEach. WhenAny and WhenAll are Promise.race and Promise.all, of the platform.
      tests: [
        'Task_WhenEach_NullsTriggerExceptions',
        'Task_WhenEach_EmptyInputsCompleteImmediately',
        'Task_WhenEach_TasksOnlyEnumerableOnce',
        'Task_WhenEach_IteratesThroughCompleteAndIncompleteTasks',
      ],
    },
    {
      file: extensions,
      // The others are in wait-async.test.ts.
      tests: [
        'OrderByCompletion_OrdersByCompletion',
        'OrderByCompletion_PropagatesFaultOnFirstCompletion',
        'OrderByCompletion_PropagatesFaultOnSecondCompletion',
        'OrderByCompletion_PropagatesCancelOnFirstCompletion',
        'OrderByCompletion_PropagatesCancelOnSecondCompletion',
      ],
    },
  ],
  rows: [...dotnet, ...asyncEx],
  leftOut: [],
});
