import { expect } from 'vitest';
import { TaskCanceledError, TaskCompletionSource } from '../../../src/runtime/src/index.ts';
import { reasonOf } from './support/outcomes.ts';
import { port, type LeftOut, type Row } from './support/port.ts';
import { because } from './support/reasons.ts';

const file = 'dotnet/runtime TaskAwaiterTests.cs';

const multipleAwaits = [1, 2, 5].flatMap((count): Row[] =>
  [false, true].map((flag) => ({
    origin: `${file} Await_MultipleAwaits_FirstCompletesAccordingToOptions_RestCompleteAsynchronously(${String(count)}, ${String(flag)})`,
    behaviour: 'every await goes on after the completing call, in the order of the awaits',
    ...(!flag && {
      original: 'Without RunContinuationsAsynchronously the first await goes on inside SetResult.',
      because: 'There is no difference to make between the first and the rest: each is a microtask.',
    }),
    run: async () => {
      const source = new TaskCompletionSource();
      const seen: (number | string)[] = [];
      const indexes = Array.from({ length: count }, (_, i) => i);
      const awaits = indexes.map(async (i) => {
        await source.promise;
        seen.push(i);
      });
      source.setResult();
      seen.push('set');
      await Promise.all(awaits);
      expect(seen).toEqual(['set', ...indexes]);
    },
  })),
);

/** How the one error of a canceled source gets to whoever awaits it. */
const propagations: [string, (canceled: Promise<number>) => Promise<unknown>][] = [
  ['the promise', (canceled) => canceled],
  ['WhenAll, alone', (canceled) => Promise.all([canceled])],
  ['WhenAll, first', (canceled) => Promise.all([canceled, Promise.resolve(42)])],
  ['WhenAll, last', (canceled) => Promise.all([Promise.resolve(42), canceled])],
  ['WhenAll, all', (canceled) => Promise.all([canceled, canceled, canceled])],
  ['Run, unwrapped', (canceled) => Promise.resolve().then(() => canceled)],
  ['an async function', async (canceled) => await canceled],
  [
    'a source that adopts it',
    (canceled) => {
      const source = new TaskCompletionSource<number>();
      source.resolve(canceled);
      return source.promise;
    },
  ],
];

const rows: Row[] = [
  ...multipleAwaits,
  {
    origin: `${file} GetResult_Completed_Success`,
    behaviour: 'awaiting a completed source gives its result',
    run: async () => {
      const source = new TaskCompletionSource<string>();
      source.setResult('42');
      expect(await source.promise).toBe('42');
    },
  },
  {
    origin: `${file} GetResult_CanceledTask_ThrowsCancellationException`,
    behaviour: 'awaiting a canceled source throws a TaskCanceledError',
    run: async () => {
      const source = new TaskCompletionSource<string>();
      source.setCanceled();
      expect(await reasonOf(source.promise)).toBeInstanceOf(TaskCanceledError);
    },
  },
  {
    origin: `${file} GetResult_FaultedTask_OneException_ThrowsOriginalException`,
    behaviour: 'awaiting a source with one exception throws that very one',
    run: async () => {
      const source = new TaskCompletionSource<string>();
      const reason = reasonOf(source.promise);
      const exception = new RangeError('uh oh');
      source.setException(exception);
      expect(await reason).toBe(exception);
    },
  },
  {
    origin: `${file} GetResult_FaultedTask_MultipleExceptions_ThrowsFirstException`,
    behaviour: 'awaiting a source with several exceptions throws an AggregateError of all',
    original: 'It throws the first; the others have to be looked up in Task.Exception.',
    because: 'A promise has one reason and nothing beside it: what is not in there is lost.',
    run: async () => {
      const source = new TaskCompletionSource<string>();
      const reason = reasonOf(source.promise);
      const exceptions = [new RangeError('uh oh'), new TypeError('uh oh')];
      source.setExceptions(exceptions);
      expect(await reason).toMatchObject({ name: 'AggregateError', errors: exceptions });
    },
  },
  ...propagations.map(([title, through]): Row => ({
    origin: `${file} OperationCanceledException_PropagatesThroughCanceledTask(${title})`,
    behaviour: 'whoever awaits it catches the very error of the cancellation',
    run: async () => {
      const source = new TaskCompletionSource<number>();
      const canceled = new TaskCanceledError('this one');
      const reason = reasonOf(through(source.promise));
      source.setCanceled(canceled);
      expect(await reason).toBe(canceled);
    },
  })),
];

const leftOut: LeftOut[] = [
  ...[
    'OnCompleted_CompletesInAnotherSynchronizationContext',
    'OnCompleted_CompletesInAnotherTaskScheduler',
    'Await_TaskCompletesOnNonDefaultSyncCtx_ContinuesOnDefaultSyncCtx',
    'Await_TaskCompletesOnNonDefaultScheduler_ContinuesOnDefaultScheduler',
    'BaseSynchronizationContext_SameAsNoSynchronizationContext',
    'AwaiterAndAwaitableEquality',
    'ConfigureAwaitOptions_Invalid',
    'ConfigureAwaitOptions_SuppressThrowingUnsupportedOnGenericTask',
    'ConfigureAwaitOptions_ForceYielding_IsCompletedAlwaysFalse',
    'ConfigureAwaitOptions_SuppressThrowing_NoExceptionsAreThrown',
    'ConfigureAwaitOptions_ContinueOnCapturedContext_QueuesAccordingly',
  ].map((test) => ({ origin: `${file} ${test}`, because: because.noScheduler })),
  { origin: `${file} GetResult_NotCompleted_BlocksUntilCompletion`, because: because.noBlocking },
];

port({
  originals: [
    {
      file,
      // All but the four of WaitAsync: see wait-async.test.ts.
      tests: [
        'OnCompleted_CompletesInAnotherSynchronizationContext',
        'OnCompleted_CompletesInAnotherTaskScheduler',
        'Await_TaskCompletesOnNonDefaultSyncCtx_ContinuesOnDefaultSyncCtx',
        'Await_TaskCompletesOnNonDefaultScheduler_ContinuesOnDefaultScheduler',
        'Await_MultipleAwaits_FirstCompletesAccordingToOptions_RestCompleteAsynchronously',
        'GetResult_Completed_Success',
        'GetResult_NotCompleted_BlocksUntilCompletion',
        'GetResult_CanceledTask_ThrowsCancellationException',
        'GetResult_FaultedTask_OneException_ThrowsOriginalException',
        'GetResult_FaultedTask_MultipleExceptions_ThrowsFirstException',
        'AwaiterAndAwaitableEquality',
        'BaseSynchronizationContext_SameAsNoSynchronizationContext',
        'OperationCanceledException_PropagatesThroughCanceledTask',
        'ConfigureAwaitOptions_Invalid',
        'ConfigureAwaitOptions_SuppressThrowingUnsupportedOnGenericTask',
        'ConfigureAwaitOptions_ForceYielding_IsCompletedAlwaysFalse',
        'ConfigureAwaitOptions_SuppressThrowing_NoExceptionsAreThrown',
        'ConfigureAwaitOptions_ContinueOnCapturedContext_QueuesAccordingly',
      ],
    },
  ],
  rows,
  leftOut,
});
