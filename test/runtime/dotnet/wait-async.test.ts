import { expect } from 'vitest';
import { isCanceled, TaskCompletionSource, TimeoutError, waitAsync } from '../../../src/runtime/src/index.ts';
import { pass, withFakeTimers } from './support/fake-timers.ts';
import { isCompleted, reasonOf, staysPending } from './support/outcomes.ts';
import { port, type Row } from './support/port.ts';
import { because } from './support/reasons.ts';

const awaiter = 'dotnet/runtime TaskAwaiterTests.cs';
const extensions = 'AsyncEx TaskExtensionsUnitTests.cs';

const canceled = AbortSignal.abort().reason as Error;
const failure = new SyntaxError('format');

/** What the original calls WaitAsync on: each is made anew, as a rejected promise is to be handled. */
const pending = () => new TaskCompletionSource<number>().promise;
const settled: [string, () => Promise<unknown>, { value: unknown } | { reason: unknown }][] = [
  ['CompletedTask', () => Promise.resolve(), { value: undefined }],
  ['FromResult', () => Promise.resolve(42), { value: 42 }],
  ['FromException', () => Promise.reject(failure), { reason: failure }],
  ['FromCanceled', () => Promise.reject(canceled), { reason: canceled }],
];

/** The original says ConfigureAwait where it means WaitAsync. */
const badTimeout = `${awaiter} ConfigureAwait_InvalidTimeout_Throws`;
const alreadyCompleted = `${awaiter} ConfigureAwait_CanceledAndTimedOut_AlreadyCompleted_UsesTaskResult`;
const ended = `${awaiter} ConfigureAwait_TimeoutOrCanceled_Throws`;

async function expectOutcome(promise: Promise<unknown>, expected: { value: unknown } | { reason: unknown }) {
  if ('value' in expected) expect(await promise).toBe(expected.value);
  else expect(await reasonOf(promise)).toBe(expected.reason);
}

const timeouts: Row[] = [
  {
    origin: `${badTimeout}(-2 ms)`,
    behaviour: 'a timeout that has passed already ends the wait in the next turn',
    original: 'ArgumentOutOfRangeException is thrown.',
    because: 'Who computes what is left of a deadline may come out below 0, and is then late, not wrong.',
    run: () =>
      withFakeTimers(async () => {
        const reason = reasonOf(waitAsync(pending(), { timeout: -2 }));
        await pass(0);
        expect(await reason).toBeInstanceOf(TimeoutError);
      }),
  },
  {
    origin: `${badTimeout}(TimeSpan.MaxValue)`,
    behaviour: 'a timeout longer than any timer holds is a long one',
    original: 'ArgumentOutOfRangeException is thrown.',
    because: 'How much a timer holds is not the business of who waits.',
    run: () =>
      withFakeTimers(async () => {
        const controller = new AbortController();
        const waiting = waitAsync(pending(), { timeout: Number.MAX_VALUE, signal: controller.signal });
        await pass(2 ** 33);
        expect(await isCompleted(waiting)).toBe(false);
        controller.abort();
        expect(isCanceled(await reasonOf(waiting))).toBe(true);
      }),
  },
  ...[['pending', pending] as const, ...settled].map(([name, make]): Row => ({
    origin: `${badTimeout}(NaN, ${name})`,
    behaviour: 'a timeout that is no number is a TypeError, whatever the promise comes to',
    original: 'ArgumentOutOfRangeException is thrown, whatever the task has come to.',
    because: because.asRejection,
    run: async () => {
      expect(await reasonOf(waitAsync(make(), { timeout: NaN }))).toBeInstanceOf(TypeError);
    },
  })),
];

const completed = settled.flatMap(([name, make, expected]): Row[] => [
  {
    origin: `${alreadyCompleted}(${name}, TimeSpan.Zero)`,
    behaviour: 'a settled promise wins over a timeout of 0',
    run: () =>
      withFakeTimers(async () => {
        await expectOutcome(waitAsync(make(), { timeout: 0 }), expected);
      }),
  },
  ...[{}, { timeout: 0 }].map((options): Row => ({
    origin: `${alreadyCompleted}(${['canceled token', name, ...Object.keys(options)].join(', ')})`,
    behaviour: 'an aborted signal wins over a settled promise, whose outcome is dropped',
    original: 'The task wins, as it is completed.',
    because: `${because.cannotAsk} And nobody who hands over an aborted signal wants the outcome.`,
    run: () =>
      withFakeTimers(async () => {
        const signal = AbortSignal.abort('aborted');
        expect(await reasonOf(waitAsync(make(), { signal, ...options }))).toBe('aborted');
      }),
  })),
]);

const ends: Row[] = [
  ...[0, 1].map((timeout): Row => ({
    origin: `${ended}(timeout of ${String(timeout)})`,
    behaviour: 'a wait for a pending promise ends with a TimeoutError, with a signal and without',
    run: () =>
      withFakeTimers(async () => {
        const { signal } = new AbortController();
        const reasons = [waitAsync(pending(), { timeout }), waitAsync(pending(), { timeout, signal })].map(reasonOf);
        await pass(timeout);
        for (const reason of reasons) expect(await reason).toBeInstanceOf(TimeoutError);
      }),
  })),
  {
    origin: `${ended}(token)`,
    behaviour: 'a wait for a pending promise ends when the signal aborts, with a timeout of Infinity too',
    run: async () => {
      const controller = new AbortController();
      const { signal } = controller;
      const waits = [waitAsync(pending(), { signal }), waitAsync(pending(), { signal, timeout: Infinity })];
      for (const waiting of waits) expect(await staysPending(waiting)).toBe(true);
      controller.abort();
      for (const waiting of waits) expect(await reasonOf(waiting)).toBe(signal.reason);
    },
  },
  {
    origin: `${awaiter} ConfigureAwait_NoCancellationOrTimeoutOccurs_Success`,
    behaviour: 'when neither comes, the outcome of the promise is that of the wait, and no timer is left',
    run: () =>
      withFakeTimers(async () => {
        const { signal } = new AbortController();
        for (const result of [undefined, 42]) {
          const source = new TaskCompletionSource<unknown>();
          const waiting = waitAsync(source.promise, { timeout: 24 * 60 * 60 * 1000, signal });
          expect(await isCompleted(waiting)).toBe(false);
          source.setResult(result);
          expect(await waiting).toBe(result);
        }
      }),
  },
];

/** `Task` and `Task<TResult>` are two classes there. */
const asyncEx = ['WaitAsync', 'WaitAsyncTResult'].flatMap((method): Row[] => [
  {
    origin: `${extensions} ${method}_TokenThatCannotCancel_ReturnsSourceTask`,
    behaviour: 'a wait that nothing can end is a promise of its own all the same',
    original: 'The task itself is returned.',
    because: 'The caller owns what is returned and handles its rejection; that of the promise stays with its owner.',
    run: async () => {
      const source = new TaskCompletionSource<object>();
      const waiting = waitAsync(source.promise);
      expect(waiting).not.toBe(source.promise);
      const result = {};
      source.setResult(result);
      expect(await waiting).toBe(result);
    },
  },
  {
    origin: `${extensions} ${method}_AlreadyCanceledToken_ReturnsSynchronouslyCanceledTask`,
    behaviour: 'with an aborted signal the wait is canceled when it is returned, with the reason of the signal',
    run: async () => {
      const signal = AbortSignal.abort();
      const waiting = waitAsync(pending(), { signal });
      expect(await isCompleted(waiting)).toBe(true);
      expect(await reasonOf(waiting)).toBe(signal.reason);
    },
  },
  {
    origin: `${extensions} ${method}_TokenCanceled_CancelsTask`,
    behaviour: 'a signal that aborts cancels the wait, with its reason',
    run: async () => {
      const controller = new AbortController();
      const waiting = waitAsync(pending(), { signal: controller.signal });
      expect(await isCompleted(waiting)).toBe(false);
      controller.abort();
      expect(await isCompleted(waiting)).toBe(true);
      expect(await reasonOf(waiting)).toBe(controller.signal.reason);
    },
  },
]);

const winner = {
  original: 'WhenAny promises the task that completed first.',
  because: 'The platform has Promise.race, which promises the outcome of that one.',
};

/** WhenAny with a token is `waitAsync(Promise.race(promises), { signal })`. */
const whenAny = ['WhenAny', 'WhenAnyTResult'].flatMap((method): Row[] => [
  {
    origin: `${extensions} ${method}_AlreadyCanceledToken_ReturnsSynchronouslyCanceledTask`,
    behaviour: 'a race waited for with an aborted signal is canceled from the start',
    run: async () => {
      const signal = AbortSignal.abort();
      const waiting = waitAsync(Promise.race([pending()]), { signal });
      expect(await isCompleted(waiting)).toBe(true);
      expect(await reasonOf(waiting)).toBe(signal.reason);
    },
  },
  ...[`${method}_TaskCompletes_CompletesTask`, `${method}WithoutToken_TaskCompletes_CompletesTask`].map(
    (test, i): Row => ({
      origin: `${extensions} ${test}`,
      behaviour: 'a race is waited for until one of the promises settles',
      ...winner,
      run: async () => {
        const source = new TaskCompletionSource<string>();
        const options = i === 0 ? { signal: new AbortController().signal } : {};
        const waiting = waitAsync(Promise.race([source.promise, pending()]), options);
        expect(await staysPending(waiting)).toBe(true);
        source.setResult('first');
        expect(await waiting).toBe('first');
      },
    }),
  ),
  {
    origin: `${extensions} ${method}_TokenCanceled_CancelsTask`,
    behaviour: 'a signal that aborts cancels the wait for a race',
    run: async () => {
      const controller = new AbortController();
      const waiting = waitAsync(Promise.race([pending()]), { signal: controller.signal });
      expect(await isCompleted(waiting)).toBe(false);
      controller.abort();
      expect(await reasonOf(waiting)).toBe(controller.signal.reason);
    },
  },
]);

port({
  originals: [
    {
      file: awaiter,
      // Those of WaitAsync; the others are in awaiting.test.ts.
      tests: [
        'ConfigureAwait_InvalidTimeout_Throws',
        'ConfigureAwait_CanceledAndTimedOut_AlreadyCompleted_UsesTaskResult',
        'ConfigureAwait_TimeoutOrCanceled_Throws',
        'ConfigureAwait_NoCancellationOrTimeoutOccurs_Success',
      ],
    },
    {
      file: extensions,
      // All but those of OrderByCompletion: see when-each.test.ts.
      tests: [
        'WaitAsyncTResult_TokenThatCannotCancel_ReturnsSourceTask',
        'WaitAsyncTResult_AlreadyCanceledToken_ReturnsSynchronouslyCanceledTask',
        'WaitAsyncTResult_TokenCanceled_CancelsTask',
        'WaitAsync_TokenThatCannotCancel_ReturnsSourceTask',
        'WaitAsync_AlreadyCanceledToken_ReturnsSynchronouslyCanceledTask',
        'WaitAsync_TokenCanceled_CancelsTask',
        'WhenAnyTResult_AlreadyCanceledToken_ReturnsSynchronouslyCanceledTask',
        'WhenAnyTResult_TaskCompletes_CompletesTask',
        'WhenAnyTResult_TokenCanceled_CancelsTask',
        'WhenAny_AlreadyCanceledToken_ReturnsSynchronouslyCanceledTask',
        'WhenAny_TaskCompletes_CompletesTask',
        'WhenAny_TokenCanceled_CancelsTask',
        'WhenAnyTResultWithoutToken_TaskCompletes_CompletesTask',
        'WhenAnyWithoutToken_TaskCompletes_CompletesTask',
        'WhenAllTResult_TaskCompletes_CompletesTask',
        'WhenAll_TaskCompletes_CompletesTask',
      ],
    },
  ],
  rows: [...timeouts, ...completed, ...ends, ...asyncEx, ...whenAny],
  leftOut: ['WhenAllTResult', 'WhenAll'].map((method) => ({
    origin: `${extensions} ${method}_TaskCompletes_CompletesTask`,
    because: 'It is Promise.all, of the platform.',
  })),
});
