import { expect } from 'vitest';
import { AsyncCountdownEvent, InvalidOperationError, TimeoutError } from '../../../src/runtime/src/index.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { pass, withFakeTimers } from './support/fake-timers.ts';
import { isCompleted, isFulfilled, reasonOf, staysPending, thrownBy } from './support/outcomes.ts';
import { port, type LeftOut, type Row } from './support/port.ts';
import { because } from './support/reasons.ts';

const asyncEx = 'AsyncEx AsyncCountdownEventUnitTests.cs';
const dotnet = 'dotnet/runtime CountdownEventTests.cs';
const cancellation = 'dotnet/runtime CountdownEventCancellationTests.cs';

function expectInvalid(run: () => unknown): void {
  const error = thrownBy(run);
  expect(error).toBeInstanceOf(InvalidOperationError);
  expect((error as InvalidOperationError).code).toBe('ERR_TCS_INVALID_STATE');
}

const counting: Row[] = [
  {
    origin: `${asyncEx} WaitAsync_Unset_IsNotCompleted`,
    behaviour: 'the wait is pending until the signal that was expected has come',
    run: async () => {
      const event = new AsyncCountdownEvent(1);
      const wait = event.wait();
      expect(event.currentCount).toBe(1);
      expect(await staysPending(wait)).toBe(true);
      event.signal();
      await wait;
    },
  },
  {
    origin: `${asyncEx} WaitAsync_Set_IsCompleted`,
    behaviour: 'when no signal is expected the wait is fulfilled when it is returned',
    run: async () => {
      const event = new AsyncCountdownEvent(0);
      const wait = event.wait();
      expect(event.currentCount).toBe(0);
      expect(await isFulfilled(wait)).toBe(true);
    },
  },
  {
    origin: `${asyncEx} AddCount_IncrementsCount`,
    behaviour: 'one signal more is expected, by who waits already, too',
    run: async () => {
      const event = new AsyncCountdownEvent(1);
      const wait = event.wait();
      event.addCount();
      expect(event.currentCount).toBe(2);
      event.signal();
      expect(await staysPending(wait)).toBe(true);
      event.signal();
      await wait;
    },
  },
  {
    origin: `${asyncEx} Signal_Nonzero_IsNotCompleted`,
    behaviour: 'a signal that is not the last leaves the wait pending',
    run: async () => {
      const event = new AsyncCountdownEvent(2);
      const wait = event.wait();
      event.signal();
      expect(event.currentCount).toBe(1);
      expect(await staysPending(wait)).toBe(true);
      event.signal();
      await wait;
    },
  },
  {
    origin: `${asyncEx} Signal_Zero_SynchronouslyCompletesWaitTask`,
    behaviour: 'the wait is fulfilled when the last signal returns',
    run: async () => {
      const event = new AsyncCountdownEvent(1);
      const wait = event.wait();
      expect(await isCompleted(wait)).toBe(false);
      event.signal();
      expect(event.currentCount).toBe(0);
      expect(await isFulfilled(wait)).toBe(true);
    },
  },
];

const belowZero = {
  original: 'The event counts below zero, is unset by that, and is set again by what brings it back to zero.',
  because: 'A signal too many is a bug of the sender, as in .NET: it is told where it happens, and hides nothing.',
};

const beyond: Row[] = [
  {
    origin: `${asyncEx} Signal_AfterSet_CountsNegativeAndResetsTask`,
    behaviour: 'a signal too many throws, and the event stays set',
    ...belowZero,
    run: async () => {
      const event = new AsyncCountdownEvent(0);
      expectInvalid(() => event.signal());
      expect(event.currentCount).toBe(0);
      expect(await isFulfilled(event.wait())).toBe(true);
    },
  },
  {
    origin: `${asyncEx} AddCount_AfterSet_CountsPositiveAndResetsTask`,
    behaviour: 'an event that is set expects no more, and stays set',
    original: 'The event is unset, and set again by the next signal.',
    because: 'Whoever waited has gone on: what comes later needs an event of its own, as in .NET.',
    run: async () => {
      const event = new AsyncCountdownEvent(0);
      expectInvalid(() => {
        event.addCount();
      });
      expect(event.tryAddCount()).toBe(false);
      expect(event.currentCount).toBe(0);
      expect(await isFulfilled(event.wait())).toBe(true);
    },
  },
  {
    origin: `${asyncEx} Signal_PastZero_PulsesTask`,
    behaviour: 'more signals than are expected throw, and none of them counts',
    ...belowZero,
    run: async () => {
      const event = new AsyncCountdownEvent(1);
      const wait = event.wait();
      expectInvalid(() => event.signal(2));
      expect(event.currentCount).toBe(1);
      expect(await staysPending(wait)).toBe(true);
      expect(event.signal()).toBe(true);
      await wait;
    },
  },
  {
    origin: `${asyncEx} AddCount_PastZero_PulsesTask`,
    behaviour: 'less than no signal cannot be expected',
    ...belowZero,
    run: () => {
      expect(thrownBy(() => new AsyncCountdownEvent(-1))).toBeInstanceOf(RangeError);
    },
  },
];

const transitions: [initial: number, more: number, atOnce: boolean][] = [
  [0, 0, false],
  [1, 0, false],
  [128, 0, false],
  [1024 * 1024, 0, false],
  [1, 1024, false],
  [128, 1024, false],
  [1024 * 1024, 1024, false],
  [1, 0, true],
  [128, 0, true],
  [1024 * 1024, 0, true],
  [1, 1024, true],
  [128, 1024, true],
  [1024 * 1024, 1024, true],
];

const states = transitions.map(([initial, more, atOnce]): Row => ({
  origin: `${dotnet} RunCountdownEventTest0_StateTrans(${[initial, more, atOnce].map(String).join(', ')})`,
  behaviour: 'counts up one by one, and down to zero and no further; only there it is set, and says so',
  original: 'Reset begins again with the initial count.',
  because: 'A waiter of the first round could not tell whether it was let through by that: a round has its own event.',
  run: () => {
    const event = new AsyncCountdownEvent(initial);
    const wrong: number[] = [];
    for (let i = 1; i <= more; i++) {
      event.addCount();
      if (event.currentCount !== initial + i) wrong.push(i);
    }
    const total = initial + more;
    if (atOnce) {
      expect(event.signal(total)).toBe(true);
    } else {
      // No expect() in here: the longest loop is a million.
      for (let left = total; left > 0; left--) if (event.isSet || event.signal() !== (left === 1)) wrong.push(left);
    }
    expect(wrong).toEqual([]);
    expect(event.isSet).toBe(true);
    expect(event.currentCount).toBe(0);
    expectInvalid(() => event.signal());
  },
}));

const timeouts: Row[] = [
  ...[0, 100].map((timeout): Row => ({
    origin: `${dotnet} RunCountdownEventTest1_SimpleTimeout(${String(timeout)})`,
    behaviour: 'a wait for signals that do not come rejects with a TimeoutError when its time is up',
    original: 'Wait returns false.',
    because: 'A promise has two outcomes: a result that is to be checked for failure is one that is forgotten.',
    run: () =>
      withFakeTimers(async () => {
        const event = new AsyncCountdownEvent(999);
        const reason = reasonOf(event.wait({ timeout }));
        await pass(timeout);
        expect(await reason).toBeInstanceOf(TimeoutError);
        expect(event.isSet).toBe(false);
        expect(event.currentCount).toBe(999);
      }),
  })),
  {
    origin: `${dotnet} RunCountdownEventTest2_Exceptions(Wait(-2), Wait(TimeSpan.FromDays(-1)))`,
    behaviour: 'a timeout that has passed already ends the wait in the next turn',
    original: 'ArgumentOutOfRangeException is thrown.',
    because: 'Who computes what is left of a deadline may come out below 0, and is then late, not wrong.',
    run: () =>
      withFakeTimers(async () => {
        for (const timeout of [-2, -24 * 60 * 60 * 1000]) {
          const reason = reasonOf(new AsyncCountdownEvent(2).wait({ timeout }));
          await pass(0);
          expect(await reason).toBeInstanceOf(TimeoutError);
        }
      }),
  },
  {
    origin: `${dotnet} RunCountdownEventTest2_Exceptions(Wait(TimeSpan.MaxValue))`,
    behaviour: 'a timeout longer than any timer holds is a long one',
    original: 'ArgumentOutOfRangeException is thrown.',
    because: 'How much a timer holds is not the business of who waits.',
    run: () =>
      withFakeTimers(async () => {
        const event = new AsyncCountdownEvent(2);
        const wait = event.wait({ timeout: Number.MAX_VALUE });
        await pass(2 ** 33);
        expect(await isCompleted(wait)).toBe(false);
        event.signal(2);
        expect(await isFulfilled(wait)).toBe(true);
      }),
  },
  {
    origin: `${dotnet} RunCountdownEventTest2_Exceptions(Wait(NaN))`,
    behaviour: 'a timeout that is no number is a TypeError',
    original: 'What the type rules out there is a number here.',
    because: because.asRejection,
    run: async () => {
      expect(await reasonOf(new AsyncCountdownEvent(2).wait({ timeout: NaN }))).toBeInstanceOf(TypeError);
    },
  },
];

const ranges: [string, () => unknown][] = [
  ['new CountdownEvent(-1)', () => new AsyncCountdownEvent(-1)],
  ['Signal(0)', () => new AsyncCountdownEvent(1).signal(0)],
  [
    'AddCount(0)',
    () => {
      new AsyncCountdownEvent(1).addCount(0);
    },
  ],
  ['TryAddCount(0), of one that is set', () => new AsyncCountdownEvent(0).tryAddCount(0)],
  ['Signal(1.5), which the type rules out there', () => new AsyncCountdownEvent(2).signal(1.5)],
];

const invalid: [string, () => unknown][] = [
  ['Signal() of one that is set', () => new AsyncCountdownEvent(0).signal()],
  ['Signal(2) of one that expects one', () => new AsyncCountdownEvent(1).signal(2)],
  [
    'AddCount(1) of one that is set',
    () => {
      new AsyncCountdownEvent(0).addCount(1);
    },
  ],
];

const misuses: Row[] = [
  ...ranges.map(([title, run]): Row => ({
    origin: `${dotnet} RunCountdownEventTest2_Exceptions(${title})`,
    behaviour: 'a RangeError is thrown',
    run: () => {
      expect(thrownBy(run)).toBeInstanceOf(RangeError);
    },
  })),
  ...invalid.map(([title, run]): Row => ({
    origin: `${dotnet} RunCountdownEventTest2_Exceptions(${title})`,
    behaviour: 'an InvalidOperationError is thrown',
    run: () => {
      expectInvalid(run);
    },
  })),
];

const canceling: Row[] = [
  ...[{}, { timeout: 100 }].map((options): Row => ({
    origin: `${cancellation} CancelBeforeWait(${Object.keys(options).join('')})`,
    behaviour: 'with an aborted signal the wait for an event that is not set is canceled at once, with its reason',
    run: () =>
      withFakeTimers(async () => {
        const signal = new CountingSignal();
        signal.abort('reason');
        const wait = new AsyncCountdownEvent(2).wait({ signal, ...options });
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
      const event = new AsyncCountdownEvent(2);
      const wait = event.wait({ signal });
      expect(await staysPending(wait)).toBe(true);
      signal.abort('reason');
      expect(await reasonOf(wait)).toBe('reason');
      expect(signal.listening).toBe(0);
      expect(event.currentCount).toBe(2);
    },
  },
];

const overflow: Row[] = [
  `${asyncEx} AddCount_Overflow_ThrowsException`,
  `${dotnet} RunCountdownEventTest2_Exceptions(AddCount beyond int.MaxValue)`,
].map((origin) => ({
  origin,
  behaviour: 'more signals than can be counted exactly are refused, and the count stays',
  run: () => {
    const event = new AsyncCountdownEvent(Number.MAX_SAFE_INTEGER);
    expect(() => {
      event.addCount();
    }).toThrow(RangeError);
    expect(() => event.tryAddCount()).toThrow(RangeError);
    expect(event.currentCount).toBe(Number.MAX_SAFE_INTEGER);
  },
}));

const leftOut: LeftOut[] = [
  {
    origin: `${asyncEx} Signal_Underflow_ThrowsException`,
    because: 'There is no way below zero, so none to the least number.',
  },
  { origin: `${asyncEx} Id_IsNotZero`, because: because.noIds },
  { origin: `${dotnet} RunCountdownEventTest2_Exceptions(Wait() after Dispose)`, because: because.noDispose },
  {
    origin: `${dotnet} RunCountdownEventTest2_Exceptions(Reset(-1))`,
    because: 'There is no Reset: a round has its own event.',
  },
];

port({
  originals: [
    {
      file: asyncEx,
      tests: [
        'WaitAsync_Unset_IsNotCompleted',
        'WaitAsync_Set_IsCompleted',
        'AddCount_IncrementsCount',
        'Signal_Nonzero_IsNotCompleted',
        'Signal_Zero_SynchronouslyCompletesWaitTask',
        'Signal_AfterSet_CountsNegativeAndResetsTask',
        'AddCount_AfterSet_CountsPositiveAndResetsTask',
        'Signal_PastZero_PulsesTask',
        'AddCount_PastZero_PulsesTask',
        'AddCount_Overflow_ThrowsException',
        'Signal_Underflow_ThrowsException',
        'Id_IsNotZero',
      ],
    },
    {
      file: dotnet,
      tests: [
        'RunCountdownEventTest0_StateTrans',
        'RunCountdownEventTest1_SimpleTimeout',
        'RunCountdownEventTest2_Exceptions',
      ],
    },
    { file: cancellation, tests: ['CancelBeforeWait', 'CancelAfterWait'] },
  ],
  rows: [...counting, ...beyond, ...states, ...timeouts, ...misuses, ...overflow, ...canceling],
  leftOut,
});
