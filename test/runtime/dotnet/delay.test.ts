import { expect } from 'vitest';
import { delay, isCanceled } from '../../../src/runtime/src/index.ts';
import { pass, withFakeTimers } from './support/fake-timers.ts';
import { isCompleted, isFulfilled, reasonOf } from './support/outcomes.ts';
import { port, type Row } from './support/port.ts';

const file = 'dotnet/runtime TaskRtTests.cs';

const day = 24 * 60 * 60 * 1000;

const past = {
  original: 'Task.Delay throws ArgumentOutOfRangeException.',
  because: 'A moment that has passed is as good as now, as for setTimeout; what waits for ever is Infinity, not -1.',
};

const far = {
  original: 'Task.Delay throws ArgumentOutOfRangeException, as its timer cannot hold so much.',
  because: 'No timer of any platform can: a long delay takes several.',
};

const isInThePast = (milliseconds: number) =>
  withFakeTimers(async () => {
    const delayed = delay(milliseconds);
    await pass(0);
    expect(await isFulfilled(delayed)).toBe(true);
  });

const takesItsTime = (milliseconds: number) =>
  withFakeTimers(async () => {
    const delayed = delay(milliseconds);
    await pass(milliseconds - 1);
    expect(await isCompleted(delayed)).toBe(false);
    await pass(1);
    expect(await isFulfilled(delayed)).toBe(true);
  });

const rows: Row[] = [
  ...[-2, -(2 ** 31)].map((milliseconds) => ({
    origin: `${file} TaskDelay_OutOfBounds_ThrowsException(${String(milliseconds)})`,
    behaviour: 'less than 0 counts as 0',
    ...past,
    run: () => isInThePast(milliseconds),
  })),
  {
    origin: `${file} TaskDelay_OutOfBounds_ThrowsException(${String(2 ** 32 - 1)})`,
    behaviour: 'takes 49.7 days',
    ...far,
    run: () => takesItsTime(2 ** 32 - 1),
  },
  {
    origin: `${file} TaskDelay_MaxSupported_Success`,
    behaviour: 'a delay of 49.7 days is pending until it is canceled, and then leaves no timer',
    run: () =>
      withFakeTimers(async () => {
        const controller = new AbortController();
        const delayed = delay(2 ** 32 - 3, { signal: controller.signal });
        expect(await isCompleted(delayed)).toBe(false);
        controller.abort();
        expect(await isCompleted(delayed)).toBe(true);
        expect(isCanceled(await reasonOf(delayed))).toBe(true);
      }),
  },
  {
    origin: `${file} RunDelayTests(0)`,
    behaviour: 'a delay of nothing fulfills in the next turn, with a signal and without',
    run: () =>
      withFakeTimers(async () => {
        const delays = [delay(0), delay(0, { signal: new AbortController().signal })];
        await pass(0);
        expect(await Promise.all(delays)).toEqual([undefined, undefined]);
      }),
  },
  {
    origin: `${file} RunDelayTests(10000)`,
    behaviour: 'a delay of 10 s is pending until they have passed, whatever other delays are there',
    run: () =>
      withFakeTimers(async () => {
        const long = delay(10_000);
        expect(await isCompleted(long)).toBe(false);
        const short = delay(10);
        await pass(10);
        expect(await isFulfilled(short)).toBe(true);
        expect(await isCompleted(long)).toBe(false);
        await pass(9990);
        expect(await isFulfilled(long)).toBe(true);
      }),
  },
  {
    origin: `${file} RunDelayTests_NegativeCases(-2)`,
    behaviour: 'less than 0 counts as 0',
    ...past,
    run: () => isInThePast(-2),
  },
  {
    origin: `${file} RunDelayTests_NegativeCases(1000 days)`,
    behaviour: 'takes 1000 days',
    ...far,
    run: () => takesItsTime(1000 * day),
  },
  {
    origin: `${file} RunDelayTests_NegativeCases(0, canceled token)`,
    behaviour: 'a delay with an aborted signal is canceled from the start',
    run: () =>
      withFakeTimers(async () => {
        const delayed = delay(0, { signal: AbortSignal.abort('reason') });
        expect(await isCompleted(delayed)).toBe(true);
        expect(await reasonOf(delayed)).toBe('reason');
      }),
  },
  {
    origin: `${file} RunDelayTests_NegativeCases(one token, two delays)`,
    behaviour: 'one signal cancels a delay without end and one of a day, and both reject with its reason',
    run: () =>
      withFakeTimers(async () => {
        const controller = new AbortController();
        const endless = delay(Infinity, { signal: controller.signal });
        const long = delay(day, { signal: controller.signal });
        await pass(day - 1);
        expect(await isCompleted(endless)).toBe(false);
        expect(await isCompleted(long)).toBe(false);
        controller.abort();
        for (const delayed of [endless, long]) expect(await reasonOf(delayed)).toBe(controller.signal.reason);
      }),
  },
  {
    origin: `${file} TaskDelay_Cancellation_ContinuationsInvokedAsynchronously`,
    behaviour: 'what awaits the delay goes on after the call that aborts the signal has returned',
    run: async () => {
      const controller = new AbortController();
      const seen: string[] = [];
      const continuation = delay(Infinity, { signal: controller.signal }).catch(() => seen.push('continuation'));
      controller.abort();
      seen.push('abort');
      await continuation;
      expect(seen).toEqual(['abort', 'continuation']);
    },
  },
];

port({
  originals: [
    {
      file,
      // Those of Task.Delay.
      tests: [
        'TaskDelay_OutOfBounds_ThrowsException',
        'TaskDelay_MaxSupported_Success',
        'RunDelayTests',
        'RunDelayTests_NegativeCases',
        'TaskDelay_Cancellation_ContinuationsInvokedAsynchronously',
      ],
    },
  ],
  rows,
  leftOut: [],
});
