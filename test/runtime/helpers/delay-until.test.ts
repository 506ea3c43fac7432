import { describe, expect, it, vi } from 'vitest';
import { delayUntil } from '../../../src/runtime/src/index.ts';
import { pass, withFakeTimers } from '../dotnet/support/fake-timers.ts';
import { isCompleted, isFulfilled, reasonOf } from '../dotnet/support/outcomes.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { thenable } from './support/raise.ts';

const hour = 3_600_000;

/** The same with a clock that goes with the timers until somebody sets it. */
async function withClock(run: (clock: { set(by: number): void }) => Promise<void>): Promise<void> {
  await withFakeTimers(async () => {
    const { now } = Date;
    let offset = 0;
    const spy = vi.spyOn(Date, 'now').mockImplementation(() => now() + offset);
    try {
      await run({
        set: (by) => {
          offset += by;
        },
      });
    } finally {
      spy.mockRestore();
    }
  });
}

describe('the moment', () => {
  it.each<[string, (when: number) => Date | number]>([
    ['a date', (when) => new Date(when)],
    ['milliseconds since the epoch', (when) => when],
  ])('may be %s', (_what, make) =>
    withFakeTimers(async () => {
      const waiting = delayUntil(make(Date.now() + hour));
      await pass(hour - 1);
      expect(await isCompleted(waiting)).toBe(false);
      await pass(1);
      expect(await isFulfilled(waiting)).toBe(true);
    }),
  );

  it.each([0, -1, -hour, -Infinity])('may have passed: %d ms', (milliseconds) =>
    withFakeTimers(async () => {
      const waiting = delayUntil(Date.now() + milliseconds);
      expect(await isCompleted(waiting)).toBe(false);
      await pass(0);
      expect(await isFulfilled(waiting)).toBe(true);
    }),
  );

  it('may be the first of all', () =>
    withFakeTimers(async () => {
      const waiting = delayUntil(new Date(-8.64e15));
      await pass(0);
      expect(await isFulfilled(waiting)).toBe(true);
    }));

  it.each([2 ** 31 - 1, 2 ** 31, 2 ** 40])('may be farther than a timer can hold: %d ms', (milliseconds) =>
    withFakeTimers(async () => {
      const waiting = delayUntil(new Date(Date.now() + milliseconds));
      await pass(milliseconds - 1);
      expect(vi.getTimerCount()).toBe(1);
      expect(await isCompleted(waiting)).toBe(false);
      await pass(1);
      expect(await isFulfilled(waiting)).toBe(true);
    }),
  );

  it('may never come, without a timer', () =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      const waiting = delayUntil(Infinity, { signal });
      expect(vi.getTimerCount()).toBe(0);
      signal.abort('why');
      expect(await reasonOf(waiting)).toBe('why');
    }));

  it('between two milliseconds is not before it', () =>
    withFakeTimers(async () => {
      const when = Date.now() + 10.5;
      const at = delayUntil(when).then(() => Date.now());
      await pass(20);
      expect(await at).toBeGreaterThanOrEqual(when);
    }));

  it.each([
    ['NaN', NaN],
    ['no date', new Date('never')],
    ['undefined', undefined],
    ['null', null],
    ['the text of a date', '2030-01-01'],
    ['a symbol', Symbol('s')],
  ])('rejects with a TypeError if it is %s', (_what, when) =>
    withFakeTimers(async () => {
      const waiting = delayUntil(when as number);
      expect(vi.getTimerCount()).toBe(0);
      expect(await reasonOf(waiting)).toBeInstanceOf(TypeError);
    }),
  );

  it('is that of the call, whatever becomes of the date', () =>
    withFakeTimers(async () => {
      for (const change of [hour, -hour, NaN]) {
        const date = new Date(Date.now() + 1000);
        const waiting = delayUntil(date);
        date.setTime(date.getTime() + change);
        await pass(999);
        expect(await isCompleted(waiting)).toBe(false);
        await pass(1);
        expect(await isFulfilled(waiting)).toBe(true);
      }
    }));

  it('has the value', () =>
    withFakeTimers(async () => {
      const all = [0, null, 'value', thenable('then')].map((value) => delayUntil(0, { value }));
      await pass(0);
      expect(await Promise.all(all)).toEqual([0, null, 'value', 'then']);
    }));
});

describe('the clock', () => {
  it('may be set back: it waits for the clock', () =>
    withClock(async (clock) => {
      const waiting = delayUntil(Date.now() + 1000);
      await pass(500);
      clock.set(-hour);
      await pass(500);
      expect(vi.getTimerCount()).toBe(1);
      await pass(hour - 1);
      expect(await isCompleted(waiting)).toBe(false);
      await pass(1);
      expect(await isFulfilled(waiting)).toBe(true);
    }));

  it('may be set back again and again', () =>
    withClock(async (clock) => {
      const when = Date.now() + 1000;
      const waiting = delayUntil(when);
      for (let i = 0; i < 20; i++) {
        clock.set(-500);
        await pass(500);
        expect(Date.now()).toBe(when - 1000);
        expect(await isCompleted(waiting)).toBe(false);
        expect(vi.getTimerCount()).toBe(1);
      }
      await pass(1000);
      expect(await isFulfilled(waiting)).toBe(true);
    }));

  it('may be set forth: it is read when the timer goes off', () =>
    withClock(async (clock) => {
      const waiting = delayUntil(Date.now() + 1000);
      clock.set(hour);
      await pass(999);
      expect(await isCompleted(waiting)).toBe(false);
      await pass(1);
      expect(await isFulfilled(waiting)).toBe(true);
    }));

  it('may be set back and forth', () =>
    withClock(async (clock) => {
      const waiting = delayUntil(Date.now() + 1000);
      clock.set(-hour);
      await pass(1000);
      clock.set(hour);
      // By now the timer is to take an hour.
      await pass(hour - 1);
      expect(await isCompleted(waiting)).toBe(false);
      await pass(1);
      expect(await isFulfilled(waiting)).toBe(true);
    }));

  it('may be behind the timer by a millisecond', () =>
    withClock(async (clock) => {
      const when = Date.now() + 1000;
      const at = delayUntil(when).then(() => Date.now());
      clock.set(-1);
      await pass(1000);
      await pass(1);
      expect(await at).toBe(when);
    }));

  it('may have been set back before it is canceled: no timer is left', () =>
    withClock(async (clock) => {
      const signal = new CountingSignal();
      const waiting = delayUntil(Date.now() + 1000, { signal });
      clock.set(-hour);
      await pass(2000);
      expect(vi.getTimerCount()).toBe(1);
      signal.abort('why');
      expect(vi.getTimerCount()).toBe(0);
      expect(signal.listening).toBe(0);
      expect(await reasonOf(waiting)).toBe('why');
    }));
});
