import { describe, expect, it, vi } from 'vitest';
import { delay, TaskCompletionSource } from '../../../src/runtime/src/index.ts';
import { pass, withFakeTimers } from '../dotnet/support/fake-timers.ts';
import { isCompleted, isFulfilled, reasonOf } from '../dotnet/support/outcomes.ts';
import { collectReports } from '../support/collect-reports.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { turn } from '../support/turn.ts';
import { rejection, thenable } from './support/raise.ts';

/** What a timer holds, in milliseconds. */
const longest = 2 ** 31 - 1;

describe('the time', () => {
  it.each([1, 20, 1000, longest - 1, longest, longest + 1, 2 * longest, 2 * longest + 1, 2 ** 40])(
    'of %d ms is what it takes, on one timer at a time',
    (milliseconds) =>
      withFakeTimers(async () => {
        const delayed = delay(milliseconds);
        await pass(milliseconds - 1);
        expect(vi.getTimerCount()).toBe(1);
        expect(await isCompleted(delayed)).toBe(false);
        await pass(1);
        expect(await isFulfilled(delayed)).toBe(true);
      }),
  );

  it.each([0, -0, -1, -longest, -(2 ** 53), -Infinity])('of %d ms is a timer of 0', (milliseconds) =>
    withFakeTimers(async () => {
      const delayed = delay(milliseconds);
      expect(vi.getTimerCount()).toBe(1);
      expect(await isCompleted(delayed)).toBe(false);
      await pass(0);
      expect(await isFulfilled(delayed)).toBe(true);
    }),
  );

  it('may be a fraction, also where several timers are needed', () =>
    withFakeTimers(async () => {
      for (const milliseconds of [0.5, 1.5, longest + 0.5]) {
        const delayed = delay(milliseconds);
        await pass(Math.floor(milliseconds));
        await pass(1);
        expect(await isFulfilled(delayed)).toBe(true);
      }
    }));

  it('may be infinite, without a timer', () =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      const delayed = delay(Infinity, { signal });
      expect(vi.getTimerCount()).toBe(0);
      await pass(2 ** 40);
      expect(await isCompleted(delayed)).toBe(false);
      signal.abort('why');
      expect(await reasonOf(delayed)).toBe('why');
    }));

  it.each([
    ['NaN', NaN, /^Expected milliseconds, not NaN$/],
    ['undefined', undefined, /^Expected milliseconds, not undefined$/],
    ['null', null, /^Expected milliseconds, not null$/],
    ['a string', '5', /^Expected milliseconds, not 5$/],
    ['an object', {}, /^Expected milliseconds, not \[object Object\]$/],
    ['a bigint', 5n, /./],
    ['a symbol', Symbol('s'), /./],
  ])('rejects with a TypeError if it is %s', (_what, milliseconds, message) =>
    withFakeTimers(async () => {
      const delayed = delay(milliseconds as number);
      expect(vi.getTimerCount()).toBe(0);
      const error = await reasonOf(delayed);
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toMatch(message);
    }),
  );

  it('fulfills delays of the same length in the order in which they were made', () =>
    withFakeTimers(async () => {
      const seen: number[] = [];
      const all = [0, 1, 2, 3].map((i) => delay(10).then(() => seen.push(i)));
      vi.advanceTimersByTime(10);
      await Promise.all(all);
      expect(seen).toEqual([0, 1, 2, 3]);
    }));
});

describe('the value', () => {
  const object = {};
  it.each([[undefined], [null], [0], [''], [false], [NaN], ['value'], [object], [() => 1]])('is %o', (value) =>
    withFakeTimers(async () => {
      const delayed = delay(1, { value });
      await pass(1);
      expect(await delayed).toBe(value);
    }),
  );

  it('is undefined without one', () =>
    withFakeTimers(async () => {
      const all = [delay(1), delay(1, {}), delay(1, undefined)];
      await pass(1);
      expect(await Promise.all(all)).toEqual([undefined, undefined, undefined]);
    }));

  it('may be a thenable: what it comes to counts, and when', () =>
    withFakeTimers(async () => {
      const source = new TaskCompletionSource<string>();
      const all = [delay(1, { value: thenable('then') }), delay(1, { value: source.promise })];
      await pass(1);
      expect(await all[0]).toBe('then');
      expect(await isCompleted(all[1]!)).toBe(false);
      source.setResult('promise');
      expect(await all[1]).toBe('promise');
    }));

  it('may be a promise that is rejected', () =>
    withFakeTimers(async () => {
      const reason = reasonOf(delay(1, { value: rejection('no') }));
      const reports = await collectReports(() => turn());
      // Until its time has come nobody follows it.
      expect(reports.rejections).toEqual(['no']);
      await pass(1);
      expect(await reason).toBe('no');
    }));

  it('is not touched when the delay is canceled', () =>
    withFakeTimers(async () => {
      const then = vi.fn();
      const signal = new CountingSignal();
      const delayed = delay(1, { signal, value: { then } as unknown as PromiseLike<void> });
      signal.abort('why');
      await pass(1);
      expect(await reasonOf(delayed)).toBe('why');
      expect(then).not.toHaveBeenCalled();
    }));

  it('is followed after the signal has aborted, once its time has come', () =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      const source = new TaskCompletionSource<string>();
      const delayed = delay(1, { signal, value: source.promise });
      await pass(1);
      expect(signal.listening).toBe(0);
      signal.abort('too late');
      source.setResult('value');
      expect(await delayed).toBe('value');
    }));
});

describe('canceled', () => {
  it.each([0, 1, longest, longest + 1, longest * 3])('after %d ms, no timer is left', (milliseconds) =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      const delayed = delay(longest * 4, { signal });
      await pass(milliseconds);
      expect(vi.getTimerCount()).toBe(1);
      signal.abort('why');
      expect(vi.getTimerCount()).toBe(0);
      expect(await reasonOf(delayed)).toBe('why');
    }),
  );

  it('in the turn in which its time has come, whichever is first wins', () =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      const delayed = delay(1, { signal, value: 'value' });
      setTimeout(() => {
        signal.abort('why');
      }, 1);
      await pass(1);
      expect(await delayed).toBe('value');
      const other = new CountingSignal();
      setTimeout(() => {
        other.abort('why');
      }, 1);
      const reason = reasonOf(delay(1, { signal: other }));
      await pass(1);
      expect(await reason).toBe('why');
    }));
});
