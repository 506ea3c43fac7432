import { expect } from 'vitest';
import {
  InvalidOperationError,
  isCanceled,
  TaskCanceledError,
  TaskCompletionSource,
} from '../../../src/runtime/src/index.ts';
import { reasonOf, staysPending, thrownBy } from './support/outcomes.ts';
import { port, type LeftOut, type Row } from './support/port.ts';
import { because } from './support/reasons.ts';

type Source = TaskCompletionSource<unknown>;

/** The two classes of .NET are one here: a source of `void`, and a source of something. */
const classes = [
  { file: 'dotnet/runtime TaskCompletionSourceTests.cs', result: undefined, other: undefined },
  { file: 'dotnet/runtime TaskCompletionSourceTResultTests.cs', result: { id: 1 }, other: { id: 2 } },
];

const tests = [
  'Ctor_ArgumentsRoundtrip',
  'Ctor_InvalidArguments_Throws',
  'SetResult_CompletesSuccessfully',
  'SetCanceled_CompletesSuccessfully',
  'SetCanceled_Token_CompletesSuccessfully',
  'SetException_Exception_CompletesSuccessfully',
  'SetException_Enumerable_CompletesSuccessfully',
  'SetFromTask_InvalidArgument_Throws',
  'SetFromTask_AlreadyCompleted_ReturnsFalseOrThrows',
  'SetFromTask_CompletedSuccessfully',
  'SetFromTask_Faulted',
  'SetFromTask_Canceled',
];

type Setter = 'setResult' | 'setException' | 'setExceptions' | 'setCanceled';

/** Untyped, as one table is for all of them. */
function call(source: Source, name: Setter | `try${Capitalize<Setter>}`, argument?: unknown): unknown {
  return (source[name] as (this: Source, argument?: unknown) => unknown).call(source, argument);
}

const twinOf = (name: Setter) => name.replace('set', 'trySet') as `try${Capitalize<Setter>}`;

/** Calls the method, or its twin, which must return true. */
function complete(source: Source, tryMethod: boolean, name: Setter, argument?: unknown): void {
  if (tryMethod) expect(call(source, twinOf(name), argument)).toBe(true);
  else call(source, name, argument);
}

function expectToFailToCompleteAgain(source: Source, value: unknown): void {
  const error = new Error('too late');
  const before = source.status;
  const calls: [Setter, unknown?][] = [
    ['setResult', value],
    ['setException', error],
    ['setExceptions', [error]],
    ['setCanceled'],
    ['setCanceled', 'reason'],
  ];
  for (const [name, argument] of calls) {
    expect(thrownBy(() => call(source, name, argument))).toBeInstanceOf(InvalidOperationError);
    expect(call(source, twinOf(name), argument)).toBe(false);
  }
  expect(source.status).toBe(before);
}

const constructing = (file: string): Row[] => [
  {
    origin: `${file} Ctor_ArgumentsRoundtrip`,
    behaviour: 'a new source is pending, has one promise and the state it was given',
    run: () => {
      const state = {};
      for (const [source, expected] of [
        [new TaskCompletionSource(), undefined],
        [new TaskCompletionSource({ state }), state],
      ] as const) {
        expect(source.promise).toBeInstanceOf(Promise);
        expect(source.promise).toBe(source.promise);
        expect(source.status).toBe('pending');
        expect(source.state).toBe(expected);
      }
    },
  },
  {
    origin: `${file} Ctor_ArgumentsRoundtrip(creationOptions)`,
    behaviour: 'every source is as one made with RunContinuationsAsynchronously',
    original: 'The task tells the creation options that the constructor was given.',
    because: because.noCreationOptions,
    run: async () => {
      const source = new TaskCompletionSource();
      let hasRun = false;
      const continuation = source.promise.then(() => (hasRun = true));
      source.setResult();
      expect(hasRun).toBe(false);
      expect(await continuation).toBe(true);
    },
  },
];

const completing = (file: string, result: unknown, other: unknown): Row[] =>
  [false, true].flatMap((tryMethod): Row[] => {
    const tried = `(tryMethod: ${String(tryMethod)})`;
    return [
      {
        origin: `${file} SetResult_CompletesSuccessfully${tried}`,
        behaviour: 'the promise fulfills with the result, and the source cannot be completed again',
        run: async () => {
          const source: Source = new TaskCompletionSource();
          expect(source.status).toBe('pending');
          complete(source, tryMethod, 'setResult', result);
          expect(source.status).toBe('fulfilled');
          expectToFailToCompleteAgain(source, other);
          expect(await source.promise).toBe(result);
        },
      },
      {
        origin: `${file} SetCanceled_CompletesSuccessfully${tried}`,
        behaviour: 'consumers catch a TaskCanceledError, and the source cannot be completed again',
        run: async () => {
          const source: Source = new TaskCompletionSource();
          complete(source, tryMethod, 'setCanceled');
          expect(source.status).toBe('canceled');
          expectToFailToCompleteAgain(source, other);
          expect(await reasonOf(source.promise)).toBeInstanceOf(TaskCanceledError);
        },
      },
      {
        origin: `${file} SetCanceled_Token_CompletesSuccessfully${tried}`,
        behaviour: 'consumers catch the very reason that was given',
        original: 'Consumers catch a TaskCanceledException that carries the token.',
        because: 'A signal carries a reason, and the reason is what its consumers throw and catch.',
        run: async () => {
          const source: Source = new TaskCompletionSource();
          const { reason } = AbortSignal.abort() as { reason: unknown };
          complete(source, tryMethod, 'setCanceled', reason);
          expect(source.status).toBe('canceled');
          expectToFailToCompleteAgain(source, other);
          const caught = await reasonOf(source.promise);
          expect(caught).toBe(reason);
          expect(isCanceled(caught)).toBe(true);
        },
      },
      {
        origin: `${file} SetException_Exception_CompletesSuccessfully${tried}`,
        behaviour: 'the promise rejects with the very error, and the source cannot be completed again',
        run: async () => {
          const source: Source = new TaskCompletionSource();
          const error = new Error('failed');
          const reason = reasonOf(source.promise);
          complete(source, tryMethod, 'setException', error);
          expect(source.status).toBe('rejected');
          expectToFailToCompleteAgain(source, other);
          expect(await reason).toBe(error);
        },
      },
      {
        origin: `${file} SetException_Enumerable_CompletesSuccessfully${tried}`,
        behaviour: 'the promise rejects with an AggregateError of the errors, in order',
        run: async () => {
          const source: Source = new TaskCompletionSource();
          const errors = [new SyntaxError('one'), new InvalidOperationError('two'), new TypeError('three')];
          const reason = reasonOf(source.promise);
          complete(source, tryMethod, 'setExceptions', errors);
          expect(source.status).toBe('rejected');
          expectToFailToCompleteAgain(source, other);
          const aggregate = await reason;
          expect(aggregate).toBeInstanceOf(AggregateError);
          expect((aggregate as AggregateError).errors).toEqual(errors);
        },
      },
    ];
  });

const following = (file: string, result: unknown, other: unknown): Row[] => [
  {
    origin: `${file} SetFromTask_InvalidArgument_Throws(null)`,
    behaviour: 'no promise is a TypeError, whether the source is completed or not, and changes nothing',
    original: 'ArgumentNullException is thrown.',
    because: because.asRejection,
    run: async () => {
      const source: Source = new TaskCompletionSource();
      const nothing = null as unknown as Promise<unknown>;
      expect(await reasonOf(source.trySetFromPromise(nothing))).toBeInstanceOf(TypeError);
      expect(source.isCompleted).toBe(false);
      source.setResult(result);
      expect(await reasonOf(source.trySetFromPromise(nothing))).toBeInstanceOf(TypeError);
      expect(source.status).toBe('fulfilled');
    },
  },
  {
    origin: `${file} SetFromTask_InvalidArgument_Throws(not completed)`,
    behaviour: 'a pending promise is followed; the source stays open until it settles',
    original: 'ArgumentException is thrown, as the task is not completed.',
    because: because.cannotAsk,
    run: async () => {
      const source: Source = new TaskCompletionSource();
      const won = source.trySetFromPromise(new TaskCompletionSource<unknown>().promise);
      expect(await staysPending(won)).toBe(true);
      expect(source.isCompleted).toBe(false);
      source.setResult(result);
      expect(await source.promise).toBe(result);
    },
  },
  {
    origin: `${file} SetFromTask_AlreadyCompleted_ReturnsFalseOrThrows`,
    behaviour: 'a completed source follows nothing: false for a fulfilled, a rejected and a canceled promise',
    run: async () => {
      const source: Source = new TaskCompletionSource();
      source.setResult(result);
      expect(await source.trySetFromPromise(Promise.resolve(other))).toBe(false);
      expect(await source.trySetFromPromise(Promise.reject(new Error('dropped')))).toBe(false);
      expect(await source.trySetFromPromise(Promise.reject(new TaskCanceledError()))).toBe(false);
      expect(source.status).toBe('fulfilled');
      expect(await source.promise).toBe(result);
    },
  },
  {
    origin: `${file} SetFromTask_CompletedSuccessfully(tryMethod: true)`,
    behaviour: 'the result of the promise is the result of the source',
    run: async () => {
      const source: Source = new TaskCompletionSource();
      expect(await source.trySetFromPromise(Promise.resolve(result))).toBe(true);
      expect(source.status).toBe('fulfilled');
      expect(await source.promise).toBe(result);
    },
  },
  {
    origin: `${file} SetFromTask_Faulted(tryMethod: true)`,
    behaviour: 'every error of the promise is one of the source',
    run: async () => {
      const source: Source = new TaskCompletionSource();
      const followed: Source = new TaskCompletionSource();
      const errors = [new SyntaxError('one'), new RangeError('two')];
      const reason = reasonOf(source.promise);
      const won = source.trySetFromPromise(followed.promise);
      followed.setExceptions(errors);
      expect(await won).toBe(true);
      expect(source.status).toBe('rejected');
      expect(await reason).toBe(await reasonOf(followed.promise));
      expect(await reason).toMatchObject({ errors });
    },
  },
  {
    origin: `${file} SetFromTask_Canceled(tryMethod: true)`,
    behaviour: 'the cancellation of the promise is that of the source, with the same reason',
    run: async () => {
      const source: Source = new TaskCompletionSource();
      const { reason } = AbortSignal.abort() as { reason: unknown };
      expect(await source.trySetFromPromise(Promise.reject(reason as Error))).toBe(true);
      expect(source.status).toBe('canceled');
      expect(await reasonOf(source.promise)).toBe(reason);
    },
  },
];

const withoutSense = (file: string): LeftOut[] => [
  { origin: `${file} Ctor_InvalidArguments_Throws`, because: because.noCreationOptions },
  ...['CompletedSuccessfully', 'Faulted', 'Canceled'].map((outcome) => ({
    origin: `${file} SetFromTask_${outcome}(tryMethod: false)`,
    because: `${because.cannotAsk} So no SetFromTask could throw at once: trySetFromPromise promises whether it won.`,
  })),
];

port({
  originals: classes.map(({ file }) => ({ file, tests })),
  rows: classes.flatMap(({ file, result, other }) => [
    ...constructing(file),
    ...completing(file, result, other),
    ...following(file, result, other),
  ]),
  leftOut: classes.flatMap(({ file }) => withoutSense(file)),
});
