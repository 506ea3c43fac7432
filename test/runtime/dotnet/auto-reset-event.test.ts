import { expect } from 'vitest';
import { AsyncAutoResetEvent, isCanceled, TimeoutError } from '../../../src/runtime/src/index.ts';
import { pass, withFakeTimers } from './support/fake-timers.ts';
import { flush, isCompleted, isFulfilled, reasonOf, staysPending } from './support/outcomes.ts';
import { port, type LeftOut, type Row } from './support/port.ts';
import { because } from './support/reasons.ts';

const asyncEx = 'AsyncEx AsyncAutoResetEventUnitTests.cs';
const dotnet = 'dotnet/runtime AutoResetEventTests.cs';

const setTimes = (times: number) => {
  const event = new AsyncAutoResetEvent();
  for (let time = 0; time < times; time++) event.set();
  return event;
};

const singles: [string, () => AsyncAutoResetEvent, isSet: boolean][] = [
  ['WaitAsync_Unset_IsNotCompleted', () => new AsyncAutoResetEvent(), false],
  ['WaitAsync_AfterSet_CompletesSynchronously', () => setTimes(1), true],
  ['WaitAsync_Set_CompletesSynchronously', () => new AsyncAutoResetEvent(true), true],
];

const doubles: [string, () => AsyncAutoResetEvent][] = [
  ['MultipleWaitAsync_AfterSet_OnlyOneIsCompleted', () => setTimes(1)],
  ['MultipleWaitAsync_Set_OnlyOneIsCompleted', () => new AsyncAutoResetEvent(true)],
  ['MultipleWaitAsync_AfterMultipleSet_OnlyOneIsCompleted', () => setTimes(2)],
];

const waiting: Row[] = [
  ...singles.map(([name, make, isSet]): Row => ({
    origin: `${asyncEx} ${name}`,
    behaviour: isSet ? 'the wait is fulfilled when it is returned' : 'the wait stays pending',
    run: async () => {
      const wait = make().wait();
      if (isSet) expect(await isFulfilled(wait)).toBe(true);
      else expect(await staysPending(wait)).toBe(true);
    },
  })),
  ...doubles.map(([name, make]): Row => ({
    origin: `${asyncEx} ${name}`,
    behaviour: 'the first wait is fulfilled when it is returned, the second stays pending',
    run: async () => {
      const event = make();
      const [first, second] = [event.wait(), event.wait()];
      expect(await isFulfilled(first)).toBe(true);
      expect(await staysPending(second)).toBe(true);
      expect(event.isSet).toBe(false);
    },
  })),
];

const canceling: Row[] = [
  {
    origin: `${asyncEx} WaitAsync_PreCancelled_Set_SynchronouslyCompletesWait`,
    behaviour: 'an event that is set wins over an aborted signal',
    run: async () => {
      const event = new AsyncAutoResetEvent(true);
      const wait = event.wait({ signal: AbortSignal.abort() });
      expect(await isFulfilled(wait)).toBe(true);
      await wait;
      expect(event.isSet).toBe(false);
    },
  },
  {
    origin: `${asyncEx} WaitAsync_Cancelled_DoesNotAutoReset`,
    behaviour: 'a wait that was canceled takes no set from those who come after it',
    run: async () => {
      const event = new AsyncAutoResetEvent();
      const controller = new AbortController();
      const [before, during] = [event.wait({ signal: AbortSignal.abort() }), event.wait({ signal: controller.signal })];
      controller.abort();
      for (const wait of [before, during]) expect(isCanceled(await reasonOf(wait))).toBe(true);
      event.set();
      expect(event.isSet).toBe(true);
      expect(await isFulfilled(event.wait())).toBe(true);
    },
  },
  {
    origin: `${asyncEx} WaitAsync_PreCancelled_Unset_SynchronouslyCancels`,
    behaviour: 'with an aborted signal the wait is canceled when it is returned',
    run: async () => {
      const wait = new AsyncAutoResetEvent(false).wait({ signal: AbortSignal.abort() });
      expect(await isCompleted(wait)).toBe(true);
      expect(isCanceled(await reasonOf(wait))).toBe(true);
    },
  },
  {
    origin: `${asyncEx} WaitAsync_Cancelled_ThrowsException`,
    behaviour: 'whoever awaits a wait that is canceled catches the reason of the signal',
    run: async () => {
      const signal = AbortSignal.abort('reason');
      expect(await reasonOf(new AsyncAutoResetEvent().wait({ signal }))).toBe('reason');
    },
  },
];

/** `WaitOne(0)`: true or false there, fulfilled or rejected with a `TimeoutError` here. */
async function waitOne(event: AsyncAutoResetEvent): Promise<boolean> {
  const outcome = event.wait({ timeout: 0 }).then(
    () => true,
    (error: unknown) => {
      expect(error).toBeInstanceOf(TimeoutError);
      return false;
    },
  );
  await pass(0);
  return outcome;
}

const handles = () => Array.from({ length: 10 }, () => new AsyncAutoResetEvent());

const noHandles = {
  original: 'The thread is blocked in WaitHandle.WaitAll or WaitHandle.WaitAny.',
  because: because.noBlocking,
};

const events: Row[] = [
  {
    origin: `${dotnet} Ctor`,
    behaviour: 'a wait of no time times out unless the event was made set',
    original: 'WaitOne returns true or false.',
    because: 'A promise has two outcomes: a result that is to be checked for failure is one that is forgotten.',
    run: () =>
      withFakeTimers(async () => {
        expect(await waitOne(new AsyncAutoResetEvent(false))).toBe(false);
        expect(await waitOne(new AsyncAutoResetEvent(true))).toBe(true);
      }),
  },
  {
    origin: `${dotnet} SetReset(Set)`,
    behaviour: 'a set lets one wait through, not two, and none that came too early and has left',
    run: () =>
      withFakeTimers(async () => {
        const event = new AsyncAutoResetEvent(false);
        expect(await waitOne(event)).toBe(false);
        event.set();
        expect(await waitOne(event)).toBe(true);
        expect(await waitOne(event)).toBe(false);
      }),
  },
  {
    origin: `${dotnet} SetReset(Reset)`,
    behaviour: 'a set that nobody is to have is taken by a wait that nobody awaits',
    original: 'Reset takes it.',
    because: 'AsyncEx has no reset of this event either: a wait is one when the event is set.',
    run: () =>
      withFakeTimers(async () => {
        const event = new AsyncAutoResetEvent(false);
        event.set();
        if (event.isSet) void event.wait();
        expect(event.isSet).toBe(false);
        expect(await waitOne(event)).toBe(false);
      }),
  },
  {
    origin: `${dotnet} WaitHandleWaitAll`,
    behaviour: 'Promise.all of waits is fulfilled when the last of the events has been set',
    ...noHandles,
    run: async () => {
      const all = handles();
      const waits = Promise.all(all.map((event) => event.wait()));
      for (const event of all) {
        expect(await staysPending(waits)).toBe(true);
        event.set();
      }
      expect(await waits).toHaveLength(all.length);
      expect(all.every((event) => !event.isSet)).toBe(true);
    },
  },
  {
    origin: `${dotnet} WaitHandleWaitAny`,
    behaviour: 'Promise.race of waits tells which event was set; a signal takes the others out of their queues',
    ...noHandles,
    run: async () => {
      const all = handles();
      const controller = new AbortController();
      const waits = all.map((event, index) => event.wait({ signal: controller.signal }).then(() => index));
      const race = Promise.race(waits);
      all[5]!.set();
      expect(await race).toBe(5);
      controller.abort();
      expect((await Promise.allSettled(waits)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const event of all) event.set();
      expect(all.every((event) => event.isSet)).toBe(true);
    },
  },
  {
    origin: `${dotnet} PingPong`,
    behaviour: 'two loops that set one another free take turns',
    original: 'Two threads do.',
    because: because.oneThread,
    run: async () => {
      const seen: string[] = [];
      const [ping, pong] = [new AsyncAutoResetEvent(true), new AsyncAutoResetEvent(false)];
      const loop = async (name: string, own: AsyncAutoResetEvent, other: AsyncAutoResetEvent) => {
        for (let i = 0; i < 10; i++) {
          await own.wait();
          seen.push(name);
          await flush();
          other.set();
        }
      };
      await Promise.all([loop('ping', ping, pong), loop('pong', pong, ping)]);
      expect(seen).toEqual(Array.from({ length: 10 }, () => ['ping', 'pong']).flat());
    },
  },
];

const leftOut: LeftOut[] = [
  { origin: `${asyncEx} Id_IsNotZero`, because: because.noIds },
  {
    origin: `${asyncEx} WaitAsyncFromCustomSynchronizationContext_PreCancelled_Unset_SynchronouslyCancels`,
    because: because.noScheduler,
  },
  ...['WaitHandleWaitAll_Invalid', 'WaitHandleWaitAny_Invalid'].map((test) => ({
    origin: `${dotnet} ${test}`,
    because: 'Promise.all and Promise.race are of the platform.',
  })),
];

port({
  originals: [
    {
      file: asyncEx,
      tests: [
        'WaitAsync_Unset_IsNotCompleted',
        'WaitAsync_AfterSet_CompletesSynchronously',
        'WaitAsync_Set_CompletesSynchronously',
        'MultipleWaitAsync_AfterSet_OnlyOneIsCompleted',
        'MultipleWaitAsync_Set_OnlyOneIsCompleted',
        'MultipleWaitAsync_AfterMultipleSet_OnlyOneIsCompleted',
        'WaitAsync_PreCancelled_Set_SynchronouslyCompletesWait',
        'WaitAsync_Cancelled_DoesNotAutoReset',
        'WaitAsync_PreCancelled_Unset_SynchronouslyCancels',
        'WaitAsyncFromCustomSynchronizationContext_PreCancelled_Unset_SynchronouslyCancels',
        'WaitAsync_Cancelled_ThrowsException',
        'Id_IsNotZero',
      ],
    },
    {
      file: dotnet,
      tests: [
        'Ctor',
        'SetReset',
        'WaitHandleWaitAll_Invalid',
        'WaitHandleWaitAny_Invalid',
        'WaitHandleWaitAll',
        'WaitHandleWaitAny',
        'PingPong',
      ],
    },
  ],
  rows: [...waiting, ...canceling, ...events],
  leftOut,
});
