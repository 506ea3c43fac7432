import { expect } from 'vitest';
import { InvalidOperationError, TaskCanceledError, TaskCompletionSource } from '../../../src/runtime/src/index.ts';
import { flush, reasonOf, thrownBy } from './support/outcomes.ts';
import { port, type LeftOut, type Row } from './support/port.ts';
import { because } from './support/reasons.ts';

type Source = TaskCompletionSource<number>;

const core = 'dotnet/runtime TaskRtTests_Core.cs';
const rt = 'dotnet/runtime TaskRtTests.cs';
const continuations = 'dotnet/runtime RunContinuationsAsynchronouslyTests.cs';
const canceledException = 'dotnet/runtime TaskCanceledExceptionTests.cs';

/** Untyped callers get to the checks that types make unreachable. */
const nothing = null as unknown as Error & Iterable<Error>;

function expectToBeLate(source: Source): void {
  const error = new Error('late');
  expect(source.trySetResult(10)).toBe(false);
  expect(source.trySetException(error)).toBe(false);
  expect(source.trySetExceptions([error])).toBe(false);
  expect(source.trySetCanceled()).toBe(false);
}

function expectToThrowLate(source: Source): void {
  const error = new Error('late');
  const calls = [
    () => {
      source.setResult(10);
    },
    () => {
      source.setException(error);
    },
    () => {
      source.setExceptions([error]);
    },
    () => {
      source.setCanceled();
    },
  ];
  for (const call of calls) expect(thrownBy(call)).toBeInstanceOf(InvalidOperationError);
}

/** As many contenders as the original has threads; each is a microtask, and says whether it won. */
async function contend(attempt: (contender: number) => boolean): Promise<boolean[]> {
  return Promise.all(
    Array.from({ length: 50 }, async (_, contender) => {
      await Promise.resolve();
      return attempt(contender);
    }),
  );
}

const contention = {
  original: 'Of 50 threads that complete the source at once, 49 fail, and all see the outcome.',
  because: because.oneThread,
};

const firstOnly = [true, ...Array.from({ length: 49 }, () => false)];

const states: Row[] = [
  {
    origin: `${core} RunTCSCompletionStateTests`,
    behaviour: 'of 50 microtasks that set a result the first wins, and all see its result',
    ...contention,
    run: async () => {
      const source: Source = new TaskCompletionSource();
      expect(await contend((contender) => source.trySetResult(contender))).toEqual(firstOnly);
      expect(await source.promise).toBe(0);
    },
  },
  {
    origin: `${core} RunTCSCompletionStateTests_SetCancel`,
    behaviour: 'of 50 microtasks that cancel the first wins, and all see the cancellation',
    ...contention,
    run: async () => {
      const source: Source = new TaskCompletionSource();
      expect(await contend((contender) => source.trySetCanceled(contender))).toEqual(firstOnly);
      expect(source.status).toBe('canceled');
      expect(await reasonOf(source.promise)).toBe(0);
    },
  },
  {
    origin: `${core} RunTCSCompletionStateTests_SetException`,
    behaviour: 'of 50 microtasks that set an exception the first wins, and all see its error',
    ...contention,
    run: async () => {
      const source: Source = new TaskCompletionSource();
      const reason = reasonOf(source.promise);
      const errors = firstOnly.map((_, contender) => new Error(String(contender)));
      expect(await contend((contender) => source.trySetException(errors[contender]!))).toEqual(firstOnly);
      expect(await reason).toBe(errors[0]);
    },
  },
  {
    origin: `${core} RunTaskCompletionSourceTests`,
    behaviour: 'a result is there to stay: no signal and no later call changes it',
    run: async () => {
      for (const use of ['state', 'signal']) {
        const controller = new AbortController();
        const source: Source = new TaskCompletionSource({ [use]: controller.signal });
        source.setResult(5);
        controller.abort();
        expect(source.status).toBe('fulfilled');
        expectToBeLate(source);
        expect(await source.promise).toBe(5);
      }
    },
  },
  {
    origin: `${core} RunTaskCompletionSourceTests_Negative`,
    behaviour: 'every set method throws on a source that has a result',
    run: () => {
      const controller = new AbortController();
      const source: Source = new TaskCompletionSource({ signal: controller.signal });
      source.setResult(5);
      controller.abort();
      expectToThrowLate(source);
    },
  },
  {
    origin: `${core} RunTaskCompletionSourceTests_SetException(persistent)`,
    behaviour: 'an exception is there to stay: no signal and no later call changes it',
    run: async () => {
      const controller = new AbortController();
      const source: Source = new TaskCompletionSource({ signal: controller.signal });
      const reason = reasonOf(source.promise);
      const error = new Error('recorded');
      source.setException(error);
      controller.abort();
      expect(source.status).toBe('rejected');
      expectToBeLate(source);
      expectToThrowLate(source);
      expect(source.status).toBe('rejected');
      expect(await reason).toBe(error);
    },
  },
  {
    origin: `${core} RunTaskCompletionSourceTests_SetException(several)`,
    behaviour: 'two exceptions are two errors of one AggregateError',
    run: async () => {
      const source: Source = new TaskCompletionSource();
      const reason = reasonOf(source.promise);
      expect(source.trySetExceptions([new Error('A'), new Error('B')])).toBe(true);
      expect(source.status).toBe('rejected');
      expect(await reason).toBeInstanceOf(AggregateError);
      expect(((await reason) as AggregateError).errors).toHaveLength(2);
    },
  },
  ...(
    [
      ['null among them', (source) => source.trySetExceptions([new Error('A'), nothing])],
      ['no enumerable', (source) => source.trySetExceptions(nothing)],
      ['none', (source) => source.trySetExceptions([])],
      ['no exception, TrySetException', (source) => source.trySetException(nothing)],
      [
        'no exception, SetException',
        (source) => {
          source.setException(nothing);
        },
      ],
    ] as [string, (source: Source) => unknown][]
  ).map(([title, call]): Row => ({
    origin: `${core} RunTaskCompletionSourceTests_SetException(${title})`,
    behaviour: 'is a TypeError, and the source stays pending',
    run: () => {
      const source: Source = new TaskCompletionSource();
      expect(thrownBy(() => call(source))).toBeInstanceOf(TypeError);
      expect(source.status).toBe('pending');
    },
  })),
  {
    origin: `${core} RunTaskCompletionSourceTests_CancellationTests(token as state)`,
    behaviour: 'a signal given as state cancels nothing; setCanceled does, and that is there to stay',
    run: async () => {
      const controller = new AbortController();
      const source: Source = new TaskCompletionSource({ state: controller.signal });
      controller.abort();
      expect(source.status).toBe('pending');
      source.setCanceled();
      expect(source.status).toBe('canceled');
      expectToBeLate(source);
      expectToThrowLate(source);
      expect(await reasonOf(source.promise)).toBeInstanceOf(TaskCanceledError);
      expect(source.status).toBe('canceled');
    },
  },
  {
    origin: `${core} RunTaskCompletionSourceTests_CancellationTests(token as signal)`,
    behaviour: 'a signal given as signal cancels the source by itself',
    original: 'No constructor takes a token for anything but state: the caller registers a callback that cancels.',
    because: 'Everybody wires it up by hand, and forgets to unregister: so the source does it.',
    run: async () => {
      const controller = new AbortController();
      const source: Source = new TaskCompletionSource({ signal: controller.signal });
      controller.abort('enough');
      expect(source.status).toBe('canceled');
      expectToThrowLate(source);
      expect(await reasonOf(source.promise)).toBe('enough');
    },
  },
];

const intermediate: [string, (promise: Promise<unknown>) => Promise<unknown>][] = [
  ['Direct', (promise) => promise],
  ['ViaUnwrap', (promise) => promise.then(() => Promise.resolve())],
  ['ViaWhenAll', (promise) => Promise.all([promise])],
  ['ViaWhenAny', (promise) => Promise.race([promise])],
];

const asynchrony = intermediate.flatMap(([name, through]): Row[] =>
  [true, false].map((flag) => ({
    origin: `${continuations} ${name}(useRunContinuationsAsynchronously: ${String(flag)})`,
    behaviour: 'the continuation runs after the call that completes has returned',
    ...(!flag && {
      original: 'The continuation runs inside SetResult, on the thread of the caller.',
      because:
        'A reaction of a promise is a microtask, and those run when the stack is empty: there is no flag to drop.',
    }),
    run: async () => {
      const source = new TaskCompletionSource();
      const seen: string[] = [];
      const continuation = through(source.promise).then(() => seen.push('continuation'));
      source.onCompleted(() => seen.push('onCompleted'));
      source.setResult();
      seen.push('set');
      await continuation;
      expect(seen).toEqual(['onCompleted', 'set', 'continuation']);
    },
  })),
);

const nesting: Row = {
  origin: `${continuations} ViaUnwrap(SetResult of a task)`,
  behaviour: 'setResult refuses a promise for a result; resolve adopts it, which is to unwrap it',
  original: 'A TaskCompletionSource<Task> has a task for its result, for Unwrap to take apart.',
  because: 'Promises do not nest: one that is resolved with a promise becomes it.',
  run: async () => {
    const source = new TaskCompletionSource<unknown>();
    const inner = new TaskCompletionSource<number>();
    expect(
      thrownBy(() => {
        source.setResult(inner.promise);
      }),
    ).toBeInstanceOf(TypeError);
    source.resolve(inner.promise);
    expect(source.status).toBe('adopted');
    await flush();
    inner.setResult(7);
    expect(await source.promise).toBe(7);
  },
};

const error: Row = {
  origin: `${canceledException} TaskCanceledException_Ctor_StringExceptionToken`,
  behaviour: 'a TaskCanceledError has a message and a cause',
  original: 'The exception carries a token too.',
  because: 'What is thrown for a signal is its reason: nobody asks an error which signal it came from.',
  run: () => {
    const cause = new InvalidOperationError('inner');
    const canceled = new TaskCanceledError('mine', { cause });
    expect(canceled.message).toBe('mine');
    expect(canceled.cause).toBe(cause);
  },
};

const leftOut: LeftOut[] = [{ origin: `${rt} RunHideSchedulerTests_Negative`, because: because.noCreationOptions }];

port({
  originals: [
    {
      file: core,
      // Those of a source. The others are about tasks that are started.
      tests: [
        'RunTCSCompletionStateTests',
        'RunTCSCompletionStateTests_SetCancel',
        'RunTCSCompletionStateTests_SetException',
        'RunTaskCompletionSourceTests',
        'RunTaskCompletionSourceTests_Negative',
        'RunTaskCompletionSourceTests_SetException',
        'RunTaskCompletionSourceTests_CancellationTests',
      ],
    },
    // The only one of a source.
    { file: rt, tests: ['RunHideSchedulerTests_Negative'] },
    { file: continuations, tests: ['Direct', 'ViaUnwrap', 'ViaWhenAll', 'ViaWhenAny'] },
    { file: canceledException, tests: ['TaskCanceledException_Ctor_StringExceptionToken'] },
  ],
  rows: [...states, ...asynchrony, nesting, error],
  leftOut,
});
