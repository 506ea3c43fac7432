import { describe, expect, it, vi } from 'vitest';
import { TaskCompletionSource, TimeoutError, waitUntil } from '../../../src/runtime/src/index.ts';
import { pass, withFakeTimers } from '../dotnet/support/fake-timers.ts';
import { flush, isCompleted, reasonOf } from '../dotnet/support/outcomes.ts';
import { collectReports } from '../support/collect-reports.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { turn } from '../support/turn.ts';
import { raise, rejection, thenable } from './support/raise.ts';

const object = {};
const falsy = [undefined, null, false, 0, -0, 0n, '', NaN];

/** A condition that is given these answers one after another, and when it was asked. */
function conditionOf(answers: readonly unknown[]) {
  const asked: number[] = [];
  const condition = () => {
    asked.push(Date.now());
    return answers[asked.length - 1];
  };
  const start = Date.now();
  return { condition, asked: () => asked.map((at) => at - start) };
}

describe('the condition', () => {
  it.each([[true], [1], [-1], [Infinity], ['0'], [1n], [object], [[]], [() => 1], [Symbol('s')], [new Error('value')]])(
    'is met by %o, or by a promise of it',
    (value) =>
      withFakeTimers(async () => {
        expect(await waitUntil(() => value)).toBe(value);
        expect(await waitUntil(() => Promise.resolve(value))).toBe(value);
        expect(await waitUntil(() => thenable(value))).toBe(value);
      }),
  );

  it.each(falsy.map((value) => [value]))('is not met by %o, nor by a promise of it', (value) =>
    withFakeTimers(async () => {
      for (const answer of [value, Promise.resolve(value), thenable(value)]) {
        const { condition, asked } = conditionOf([answer, answer, 'value']);
        const waiting = waitUntil(condition);
        await pass(100);
        expect(await waiting).toBe('value');
        expect(asked()).toEqual([0, 50, 100]);
      }
    }),
  );

  it('is asked within the call', () => {
    const condition = vi.fn(() => true);
    void waitUntil(condition);
    expect(condition).toHaveBeenCalledTimes(1);
    expect(condition.mock.calls).toEqual([[]]);
  });

  it('is not asked again once it is met', () =>
    withFakeTimers(async () => {
      const condition = vi.fn(() => true);
      await waitUntil(condition);
      await pass(1000);
      expect(condition).toHaveBeenCalledTimes(1);
    }));

  it.each([[new Error('no')], ['no'], [0], [undefined], [null]])('fails with what it throws: %o', (error) =>
    withFakeTimers(async () => {
      expect(await reasonOf(waitUntil(() => raise(error)))).toBe(error);
      expect(await reasonOf(waitUntil(() => rejection(error)))).toBe(error);
      let calls = 0;
      const reason = reasonOf(waitUntil(() => ++calls === 3 && raise(error)));
      await pass(100);
      expect(await reason).toBe(error);
      await pass(1000);
      expect(calls).toBe(3);
    }),
  );

  it.each([undefined, null, true, {}])('is a TypeError if it is no function: %o', async (condition) => {
    await expect(waitUntil(condition as never)).rejects.toBeInstanceOf(TypeError);
  });

  it('may have a then that throws', async () => {
    const condition = (): PromiseLike<true> => ({
      then: () => {
        throw new Error('then');
      },
    });
    await expect(waitUntil(condition)).rejects.toThrow('then');
  });
});

describe('the interval', () => {
  it.each<[number | undefined | null, number]>([
    [undefined, 50],
    [null, 50],
    [1, 1],
    [70, 70],
    [0, 0],
    [-1, 0],
    [-Infinity, 0],
  ])('of %s is %d ms between checks', (interval, milliseconds) =>
    withFakeTimers(async () => {
      // No spy: Vitest restores them all once more after the file, and would bring the fake timers back for good.
      const fake = globalThis.setTimeout;
      const times: unknown[] = [];
      globalThis.setTimeout = ((callback: () => void, time: number) => {
        times.push(time);
        return fake(callback, time);
      }) as never;
      try {
        const { condition } = conditionOf([false, false, false, true]);
        const waiting = waitUntil(condition, { interval: interval! });
        // A fake timer of 0 that is set by another takes 1 ms, for the time to go on.
        await pass(3 * Math.max(milliseconds, 1));
        await waiting;
        expect(times).toEqual([milliseconds, milliseconds, milliseconds]);
      } finally {
        globalThis.setTimeout = fake;
      }
    }),
  );

  it('counts from the end of a check', () =>
    withFakeTimers(async () => {
      const asked: number[] = [];
      const start = Date.now();
      const waiting = waitUntil(
        () => {
          asked.push(Date.now() - start);
          const check = new TaskCompletionSource<boolean>();
          setTimeout(() => {
            check.setResult(asked.length === 3);
          }, 1000);
          return check.promise;
        },
        { interval: 10 },
      );
      await pass(3020);
      expect(await waiting).toBe(true);
      expect(asked).toEqual([0, 1010, 2020]);
    }));

  it('is a timer, also when it is 0: other work gets its turn', async () => {
    let isMet = false;
    let checks = 0;
    const waiting = waitUntil(
      () => {
        checks++;
        return isMet;
      },
      { interval: 0 },
    );
    await flush();
    expect(checks).toBe(1);
    await turn();
    isMet = true;
    expect(await waiting).toBe(true);
  });

  it('may be infinite: then it is asked once', () =>
    withFakeTimers(async () => {
      const condition = vi.fn(() => false);
      const waiting = waitUntil(condition, { interval: Infinity, timeout: 2 ** 33 });
      await flush();
      expect(vi.getTimerCount()).toBe(1);
      const reason = reasonOf(waiting);
      await pass(2 ** 33);
      expect(await reason).toBeInstanceOf(TimeoutError);
      expect(condition).toHaveBeenCalledTimes(1);
    }));

  it('may be longer than a timer can hold', () =>
    withFakeTimers(async () => {
      const { condition, asked } = conditionOf([false, true]);
      const waiting = waitUntil(condition, { interval: 2 ** 32 });
      await pass(2 ** 32);
      expect(await waiting).toBe(true);
      expect(asked()).toEqual([0, 2 ** 32]);
    }));

  it.each([
    ['NaN', NaN],
    ['an object', {}],
    ['a bigint', 5n],
  ])('is a TypeError if it is %s and needed', (_what, interval) =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      const options = { interval: interval as number, signal, timeout: 10 };
      expect(await reasonOf(waitUntil(() => false, options))).toBeInstanceOf(TypeError);
      expect([signal.listening, vi.getTimerCount()]).toEqual([0, 0]);
    }),
  );
});

describe('a timeout', () => {
  it('ends it between two checks', () =>
    withFakeTimers(async () => {
      const { condition, asked } = conditionOf([]);
      const reason = reasonOf(waitUntil(condition, { timeout: 120 }));
      await pass(120);
      expect(await reason).toBeInstanceOf(TimeoutError);
      await pass(1000);
      expect(asked()).toEqual([0, 50, 100]);
    }));

  it('is first when a check is due at the same time', () =>
    withFakeTimers(async () => {
      const { condition, asked } = conditionOf([false, false, true]);
      const reason = reasonOf(waitUntil(condition, { timeout: 100 }));
      await pass(100);
      expect(await reason).toBeInstanceOf(TimeoutError);
      expect(asked()).toEqual([0, 50]);
    }));

  it('of nothing leaves time for one check', () =>
    withFakeTimers(async () => {
      const met = waitUntil(() => Promise.resolve('value'), { timeout: 0 });
      const unmet = reasonOf(waitUntil(() => false, { timeout: 0 }));
      await pass(0);
      expect(await met).toBe('value');
      expect(await unmet).toBeInstanceOf(TimeoutError);
    }));

  it('ends a check that hangs, and what that comes to is dropped', async () => {
    const reports = await collectReports(() =>
      withFakeTimers(async () => {
        for (const complete of [
          (check: TaskCompletionSource<unknown>) => {
            check.setResult('value');
          },
          (check: TaskCompletionSource<unknown>) => {
            check.setResult(false);
          },
          (check: TaskCompletionSource<unknown>) => {
            check.setException(new Error('too late'));
          },
        ]) {
          const check = new TaskCompletionSource<unknown>();
          const condition = vi.fn(() => check.promise);
          const reason = reasonOf(waitUntil(condition, { timeout: 10 }));
          await pass(10);
          expect(await reason).toBeInstanceOf(TimeoutError);
          complete(check);
          await turn();
          expect(vi.getTimerCount()).toBe(0);
          expect(condition).toHaveBeenCalledTimes(1);
        }
      }),
    );
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });
});

describe('an abort', () => {
  it('ends it between two checks: no timer is left, and nobody asks again', () =>
    withFakeTimers(async () => {
      const { condition, asked } = conditionOf([]);
      const signal = new CountingSignal();
      const waiting = waitUntil(condition, { signal });
      await pass(70);
      signal.abort('why');
      expect(vi.getTimerCount()).toBe(0);
      expect(await reasonOf(waiting)).toBe('why');
      await pass(1000);
      expect(asked()).toEqual([0, 50]);
    }));

  it('ends it during a check', () =>
    withFakeTimers(async () => {
      for (const answer of [true, false]) {
        const check = new TaskCompletionSource<boolean>();
        const signal = new CountingSignal();
        const waiting = waitUntil(() => check.promise, { signal });
        signal.abort('why');
        check.setResult(answer);
        expect(await reasonOf(waiting)).toBe('why');
        await turn();
        expect(vi.getTimerCount()).toBe(0);
      }
    }));

  it('ends it within a check, whatever that says', () =>
    withFakeTimers(async () => {
      for (const end of [() => true, () => false, () => raise(new Error('too late'))]) {
        const signal = new CountingSignal();
        const condition = vi.fn(() => {
          signal.abort('why');
          return end();
        });
        const waiting = waitUntil(condition, { signal });
        await flush();
        expect(await reasonOf(waiting)).toBe('why');
        expect(vi.getTimerCount()).toBe(0);
        expect(condition).toHaveBeenCalledTimes(1);
      }
    }));

  it('that was there before keeps it from asking', async () => {
    const condition = vi.fn(() => true);
    expect(await reasonOf(waitUntil(condition, { signal: AbortSignal.abort('why') }))).toBe('why');
    expect(condition).not.toHaveBeenCalled();
  });
});

it('never has two checks at a time, nor two timers', () =>
  withFakeTimers(async () => {
    let running = 0;
    let checks = 0;
    const waiting = waitUntil(
      async () => {
        expect(++running).toBe(1);
        expect(vi.getTimerCount()).toBe(0);
        await flush();
        running--;
        return ++checks === 10;
      },
      { interval: 5 },
    );
    for (let i = 0; i < 9; i++) await pass(5);
    expect(await isCompleted(waiting)).toBe(true);
    expect(checks).toBe(10);
  }));
