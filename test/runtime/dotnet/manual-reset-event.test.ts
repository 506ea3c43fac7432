import { expect } from 'vitest';
import { AsyncManualResetEvent, isCanceled, TimeoutError } from '../../../src/runtime/src/index.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { pass, withFakeTimers } from './support/fake-timers.ts';
import { isCompleted, isFulfilled, reasonOf, staysPending } from './support/outcomes.ts';
import { port, type LeftOut, type Row } from './support/port.ts';
import { because } from './support/reasons.ts';

const asyncEx = 'AsyncEx AsyncManualResetEventUnitTests.cs';
const slim = 'dotnet/runtime ManualResetEventSlimTests.cs';
const cancellation = 'dotnet/runtime ManualResetEventSlimCancellationTests.cs';

const set = (isSet?: boolean) => {
  const event = new AsyncManualResetEvent(isSet);
  event.set();
  return event;
};

const afterReset = () => {
  const event = set();
  event.reset();
  return event;
};

const waits: [string, () => AsyncManualResetEvent, isSet: boolean, times: number][] = [
  ['Wait_Unset_IsNotCompleted', () => new AsyncManualResetEvent(), false, 1],
  ['Wait_AfterSet_IsCompleted', set, true, 1],
  ['Wait_Set_IsCompleted', () => new AsyncManualResetEvent(true), true, 1],
  ['MultipleWait_AfterSet_IsCompleted', set, true, 2],
  ['MultipleWait_Set_IsCompleted', () => new AsyncManualResetEvent(true), true, 2],
  ['Wait_AfterReset_IsNotCompleted', afterReset, false, 1],
];

const waiting = waits.flatMap(([name, make, isSet, times]): Row[] => {
  const row: Row = {
    origin: `${asyncEx} ${name.replace('Wait_', 'WaitAsync_')}`,
    behaviour: isSet ? 'the wait is fulfilled when it is returned' : 'the wait stays pending',
    run: async () => {
      const event = make();
      for (let time = 0; time < times; time++) {
        if (isSet) expect(await isFulfilled(event.wait())).toBe(true);
        else expect(await staysPending(event.wait())).toBe(true);
      }
      expect(event.isSet).toBe(isSet);
    },
  };
  return [
    row,
    {
      ...row,
      origin: `${asyncEx} ${name}`,
      original: isSet ? 'The thread goes on at once.' : 'The thread is blocked until another sets the event.',
      because: because.noBlocking,
    },
  ];
});

const tryWait: Row = {
  origin: `${asyncEx} Try_Wait`,
  behaviour: 'a wait is fulfilled by a set that comes before the signal, and canceled by a signal that comes before it',
  original: 'TryWaitAsync promises true or false.',
  because: 'A cancellation travels as one: whoever wants to know asks isCanceled of what is caught.',
  run: () =>
    withFakeTimers(async () => {
      const event = new AsyncManualResetEvent();
      const waitUnlessAborted = (milliseconds: number) => {
        const controller = new AbortController();
        setTimeout(() => {
          controller.abort();
        }, milliseconds);
        return event.wait({ signal: controller.signal }).then(
          () => true,
          (error: unknown) => !isCanceled(error),
        );
      };
      const setAfter = (milliseconds: number) =>
        setTimeout(() => {
          event.set();
        }, milliseconds);

      setAfter(100);
      const first = waitUnlessAborted(200);
      await pass(200);
      expect(await first).toBe(true);

      event.reset();
      setAfter(200);
      const second = waitUnlessAborted(100);
      await pass(200);
      expect(await second).toBe(false);
    }),
};

const states: Row[] = [
  ...[true, false].map((init): Row => ({
    origin: `${slim} RunManualResetEventSlimTest0_StateTrans(${String(init)})`,
    behaviour: 'is set when it was made so, after set, and not after reset, again and again',
    run: () => {
      const event = new AsyncManualResetEvent(init);
      expect(event.isSet).toBe(init);
      for (let i = 0; i < 50; i++) {
        event.set();
        expect(event.isSet).toBe(true);
        event.reset();
        expect(event.isSet).toBe(false);
      }
    },
  })),
  {
    origin: `${slim} RunManualResetEventSlimTest1_SimpleWait`,
    behaviour: 'two functions that wait for one another by three events both come to their end',
    original: 'Two threads do.',
    because: because.oneThread,
    run: async () => {
      const [first, second, third] = [1, 2, 3].map(() => new AsyncManualResetEvent()) as [
        AsyncManualResetEvent,
        AsyncManualResetEvent,
        AsyncManualResetEvent,
      ];
      const other = async () => {
        second.set();
        await first.wait();
        third.set();
      };
      const one = async () => {
        await second.wait();
        expect(third.isSet).toBe(false);
        first.set();
        await third.wait();
      };
      await Promise.all([one(), other()]);
      expect(third.isSet).toBe(true);
    },
  },
  ...[0, 100].map((timeout): Row => ({
    origin: `${slim} RunManualResetEventSlimTest2_TimeoutWait(${String(timeout)})`,
    behaviour: 'a wait for an event that is never set rejects with a TimeoutError when its time is up',
    original: 'Wait returns false.',
    because: 'A promise has two outcomes: a result that is to be checked for failure is one that is forgotten.',
    run: () =>
      withFakeTimers(async () => {
        const wait = new AsyncManualResetEvent().wait({ timeout });
        const reason = reasonOf(wait);
        if (timeout > 0) {
          await pass(timeout - 1);
          expect(await isCompleted(wait)).toBe(false);
        }
        await pass(1);
        expect(await reason).toBeInstanceOf(TimeoutError);
      }),
  })),
  {
    origin: `${slim} RunManualResetEventSlimTest4_CombinedStateTests`,
    behaviour: 'is set after set, not before',
    run: () => {
      expect(new AsyncManualResetEvent(false).isSet).toBe(false);
      expect(set(false).isSet).toBe(true);
    },
  },
  {
    origin: `${slim} RunManualResetEventSlimTest6_Exceptions(less than -1)`,
    behaviour: 'a timeout that has passed already ends the wait in the next turn',
    original: 'ArgumentOutOfRangeException is thrown.',
    because: 'Who computes what is left of a deadline may come out below 0, and is then late, not wrong.',
    run: () =>
      withFakeTimers(async () => {
        const reason = reasonOf(new AsyncManualResetEvent().wait({ timeout: -2 }));
        await pass(0);
        expect(await reason).toBeInstanceOf(TimeoutError);
      }),
  },
  {
    origin: `${slim} RunManualResetEventSlimTest6_Exceptions(TimeSpan.MaxValue)`,
    behaviour: 'a timeout longer than any timer holds is a long one',
    original: 'ArgumentOutOfRangeException is thrown.',
    because: 'How much a timer holds is not the business of who waits.',
    run: () =>
      withFakeTimers(async () => {
        const event = new AsyncManualResetEvent();
        const wait = event.wait({ timeout: Number.MAX_VALUE });
        await pass(2 ** 33);
        expect(await isCompleted(wait)).toBe(false);
        event.set();
        expect(await isFulfilled(wait)).toBe(true);
      }),
  },
  {
    origin: `${slim} RunManualResetEventSlimTest6_Exceptions(NaN)`,
    behaviour: 'a timeout that is no number is a TypeError',
    original: 'What the type rules out there is a number here.',
    because: because.asRejection,
    run: async () => {
      expect(await reasonOf(new AsyncManualResetEvent().wait({ timeout: NaN }))).toBeInstanceOf(TypeError);
    },
  },
];

const canceling: Row[] = [
  ...[{}, { timeout: 100 }].map((options): Row => ({
    origin: `${cancellation} CancelBeforeWait(${Object.keys(options).join('')})`,
    behaviour: 'with an aborted signal the wait for an event that is not set is canceled at once, with its reason',
    run: () =>
      withFakeTimers(async () => {
        const signal = new CountingSignal();
        signal.abort('reason');
        const wait = new AsyncManualResetEvent().wait({ signal, ...options });
        expect(await isCompleted(wait)).toBe(true);
        expect(await reasonOf(wait)).toBe('reason');
        expect(signal.added).toBe(0);
      }),
  })),
  {
    origin: `${cancellation} CancelAfterWait`,
    behaviour: 'a signal that aborts cancels the wait, with its reason, and has no listener left',
    run: async () => {
      const signal = new CountingSignal();
      const wait = new AsyncManualResetEvent().wait({ signal });
      expect(await staysPending(wait)).toBe(true);
      signal.abort('reason');
      expect(await reasonOf(wait)).toBe('reason');
      expect(signal.listening).toBe(0);
    },
  },
];

const leftOut: LeftOut[] = [
  { origin: `${asyncEx} Id_IsNotZero`, because: because.noIds },
  {
    origin: `${slim} RunManualResetEventSlimTest3_ConstructorTests`,
    because: 'A spin count is for threads that wait in a loop.',
  },
  { origin: `${slim} RunManualResetEventSlimTest5_Dispose`, because: because.noDispose },
  { origin: `${slim} RunManualResetEventSlimTest5_Dispose_Negative`, because: because.noDispose },
];

port({
  originals: [
    {
      file: asyncEx,
      tests: [
        'WaitAsync_Unset_IsNotCompleted',
        'Wait_Unset_IsNotCompleted',
        'WaitAsync_AfterSet_IsCompleted',
        'Wait_AfterSet_IsCompleted',
        'WaitAsync_Set_IsCompleted',
        'Wait_Set_IsCompleted',
        'MultipleWaitAsync_AfterSet_IsCompleted',
        'MultipleWait_AfterSet_IsCompleted',
        'MultipleWaitAsync_Set_IsCompleted',
        'MultipleWait_Set_IsCompleted',
        'WaitAsync_AfterReset_IsNotCompleted',
        'Wait_AfterReset_IsNotCompleted',
        'Id_IsNotZero',
        'Try_Wait',
      ],
    },
    {
      file: slim,
      tests: [
        'RunManualResetEventSlimTest0_StateTrans',
        'RunManualResetEventSlimTest1_SimpleWait',
        'RunManualResetEventSlimTest2_TimeoutWait',
        'RunManualResetEventSlimTest3_ConstructorTests',
        'RunManualResetEventSlimTest4_CombinedStateTests',
        'RunManualResetEventSlimTest5_Dispose',
        'RunManualResetEventSlimTest5_Dispose_Negative',
        'RunManualResetEventSlimTest6_Exceptions',
      ],
    },
    { file: cancellation, tests: ['CancelBeforeWait', 'CancelAfterWait'] },
  ],
  rows: [...waiting, tryWait, ...states, ...canceling],
  leftOut,
});
