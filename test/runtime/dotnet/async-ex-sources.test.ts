import { expect } from 'vitest';
import { TaskCanceledError, TaskCompletionSource } from '../../../src/runtime/src/index.ts';
import { reasonOf } from './support/outcomes.ts';
import { port, type Row } from './support/port.ts';

const extensions = 'AsyncEx TaskCompletionSourceExtensionsUnitTests.cs';
const tokenSource = 'AsyncEx CancellationTokenTaskSourceUnitTests.cs';

const other = {
  original: 'The result is not that of the task, which has none, but what a function makes.',
  because: '`then` is there to make one result of another.',
};

const propagatesFailure = (
  method: string,
  kind: string,
  status: string,
  followed: () => Promise<number>,
  reason: Error,
): Row => ({
  origin: `${extensions} ${method}_Propagates${kind}`,
  behaviour: `the source is ${status}, with the reason of the promise`,
  run: async () => {
    const source = new TaskCompletionSource<number>();
    const caught = reasonOf(source.promise);
    expect(await source.trySetFromPromise(followed())).toBe(true);
    expect(source.status).toBe(status);
    expect(await caught).toBe(reason);
  },
});

const canceled = new TaskCanceledError();
const notImplemented = new Error('not implemented');

port({
  originals: [
    {
      file: extensions,
      tests: [
        'TryCompleteFromCompletedTaskTResult_PropagatesResult',
        'TryCompleteFromCompletedTaskTResult_WithDifferentTResult_PropagatesResult',
        'TryCompleteFromCompletedTaskTResult_PropagatesCancellation',
        'TryCompleteFromCompletedTaskTResult_PropagatesException',
        'TryCompleteFromCompletedTask_PropagatesResult',
        'TryCompleteFromCompletedTask_PropagatesCancellation',
        'TryCompleteFromCompletedTask_PropagatesException',
        'CreateAsyncTaskSource_PermitsCompletingTask',
      ],
    },
    { file: tokenSource, tests: ['Constructor_AlreadyCanceledToken_TaskReturnsSynchronouslyCanceledTask'] },
  ],
  rows: [
    {
      origin: `${extensions} TryCompleteFromCompletedTaskTResult_PropagatesResult`,
      behaviour: 'the result of the promise is the result of the source',
      run: async () => {
        const source = new TaskCompletionSource<number>();
        expect(await source.trySetFromPromise(Promise.resolve(-1))).toBe(true);
        expect(await source.promise).toBe(-1);
      },
    },
    {
      origin: `${extensions} TryCompleteFromCompletedTaskTResult_WithDifferentTResult_PropagatesResult`,
      behaviour: 'a source of a wider type takes a promise of a narrower one',
      run: async () => {
        const source = new TaskCompletionSource<unknown>();
        const followed: Promise<number> = Promise.resolve(-1);
        expect(await source.trySetFromPromise(followed)).toBe(true);
        expect(await source.promise).toBe(-1);
      },
    },
    propagatesFailure(
      'TryCompleteFromCompletedTaskTResult',
      'Cancellation',
      'canceled',
      () => Promise.reject(canceled),
      canceled,
    ),
    propagatesFailure(
      'TryCompleteFromCompletedTaskTResult',
      'Exception',
      'rejected',
      () => Promise.reject(notImplemented),
      notImplemented,
    ),
    {
      origin: `${extensions} TryCompleteFromCompletedTask_PropagatesResult`,
      behaviour: 'a promise of nothing, mapped, completes a source of something',
      ...other,
      run: async () => {
        const source = new TaskCompletionSource<number>();
        expect(await source.trySetFromPromise(Promise.resolve().then(() => -1))).toBe(true);
        expect(await source.promise).toBe(-1);
      },
    },
    {
      ...propagatesFailure(
        'TryCompleteFromCompletedTask',
        'Cancellation',
        'canceled',
        () => Promise.reject(canceled).then(() => -1),
        canceled,
      ),
      ...other,
    },
    {
      ...propagatesFailure(
        'TryCompleteFromCompletedTask',
        'Exception',
        'rejected',
        () => Promise.reject(notImplemented).then(() => -1),
        notImplemented,
      ),
      ...other,
    },
    {
      origin: `${extensions} CreateAsyncTaskSource_PermitsCompletingTask`,
      behaviour: 'every source runs continuations asynchronously, and completes',
      original: 'A factory makes a source with RunContinuationsAsynchronously.',
      because: 'The constructor makes no others.',
      run: async () => {
        const source = new TaskCompletionSource<null>();
        source.setResult(null);
        expect(await source.promise).toBeNull();
      },
    },
    {
      origin: `${tokenSource} Constructor_AlreadyCanceledToken_TaskReturnsSynchronouslyCanceledTask`,
      behaviour: 'a source of an aborted signal is born canceled',
      run: () => {
        expect(new TaskCompletionSource({ signal: AbortSignal.abort() }).status).toBe('canceled');
      },
    },
  ],
  leftOut: [],
});
