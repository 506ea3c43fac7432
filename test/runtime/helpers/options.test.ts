import { describe, expect, it, vi } from 'vitest';
import { isCanceled, TaskCanceledError, TimeoutError } from '../../../src/runtime/src/index.ts';
import { pass, withFakeTimers } from '../dotnet/support/fake-timers.ts';
import { isCompleted, reasonOf } from '../dotnet/support/outcomes.ts';
import { collectReports } from '../support/collect-reports.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { turn } from '../support/turn.ts';
import { fulfill, helpers, waits, wrongOptions, wrongTimeouts } from './support/helpers.ts';

describe.each(helpers)('the signal of $name', ({ begin }) => {
  it.each([undefined, null])('may be %s', (signal) =>
    withFakeTimers(async () => {
      const wait = begin({ signal });
      await fulfill(wait);
      await wait.promise;
    }),
  );

  it.each([new Error('why'), 'why', 0, '', false, null])('rejects with its reason: %o', (reason) =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      const { promise } = begin({ signal });
      expect(await isCompleted(promise)).toBe(false);
      signal.abort(reason);
      expect(await isCompleted(promise)).toBe(true);
      expect(await reasonOf(promise)).toBe(reason);
    }),
  );

  it('rejects with the reason of the platform by default', () =>
    withFakeTimers(async () => {
      const controller = new AbortController();
      const { promise } = begin({ signal: controller.signal });
      controller.abort();
      expect(await reasonOf(promise)).toBe(controller.signal.reason);
    }));

  it('has an error of ours when it knows no reasons', () =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      const { promise } = begin({ signal });
      signal.abort();
      expect(await reasonOf(promise)).toBeInstanceOf(TaskCanceledError);
    }));

  it('keeps it from beginning when it has aborted', () =>
    withFakeTimers(async () => {
      for (const options of [{}, { timeout: 10 }, { timeout: NaN }]) {
        const signal = new CountingSignal();
        signal.abort('why');
        const wait = begin({ signal, ...options });
        expect([wait.begun(), wait.left(), signal.added, vi.getTimerCount()]).toEqual([0, 0, 0, 0]);
        await fulfill(wait);
        wait.reject?.(new Error('too late'));
        expect(await reasonOf(wait.promise)).toBe('why');
      }
    }));

  it('is never a reason for a report', async () => {
    const reports = await collectReports(() =>
      withFakeTimers(async () => {
        const signal = new CountingSignal();
        const wait = begin({ signal });
        signal.abort(new Error('why'));
        begin({ signal });
        await turn();
        // Nor is what comes too late.
        wait.reject?.(new Error('too late'));
        await fulfill(wait);
      }),
    );
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });

  it('comes too late after the end', () =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      const wait = begin({ signal });
      await fulfill(wait);
      const value = await wait.promise;
      signal.abort();
      expect(await wait.promise).toBe(value);
    }));

  it('runs no continuation inside abort()', () =>
    withFakeTimers(async () => {
      const seen: string[] = [];
      const controller = new AbortController();
      const { promise } = begin({ signal: controller.signal });
      const continuation = promise.catch(() => seen.push('continuation'));
      controller.abort();
      seen.push('aborted');
      await continuation;
      expect(seen).toEqual(['aborted', 'continuation']);
    }));

  it('may throw when it is listened to: that rejects, and nothing is begun', () =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      signal.addEventListener = () => {
        throw new Error('no listeners');
      };
      const { promise, begun, left } = begin({ signal });
      expect([begun(), left(), vi.getTimerCount()]).toEqual([0, 0, 0]);
      expect(await reasonOf(promise)).toEqual(new Error('no listeners'));
    }));
});

describe.each(waits)('the timeout of $name', ({ begin, kind }) => {
  const polls = kind === 'poll';

  it('rejects with a TimeoutError, no sooner', () =>
    withFakeTimers(async () => {
      const { promise } = begin({ timeout: 70 });
      await pass(69);
      expect(await isCompleted(promise)).toBe(false);
      await pass(1);
      expect(await isCompleted(promise)).toBe(true);
      const error = await reasonOf(promise);
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({ name: 'TimeoutError', code: 'ERR_TIMEOUT', message: 'Timed out after 70 ms' });
      expect(isCanceled(error)).toBe(false);
    }));

  it.each(['Nobody answered', ''])('has the message %o when it is given that', (message) =>
    withFakeTimers(async () => {
      const reason = reasonOf(begin({ timeout: 1, message }).promise);
      await pass(1);
      const error = await reason;
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({ message });
    }),
  );

  it('rejects with the error it is given', () =>
    withFakeTimers(async () => {
      for (const message of [new RangeError('Nobody answered'), new DOMException('stop', 'AbortError')]) {
        const reason = reasonOf(begin({ timeout: 1, message }).promise);
        await pass(1);
        expect(await reason).toBe(message);
      }
    }));

  it('takes null for no message', async () => {
    const reports = await collectReports(() =>
      withFakeTimers(async () => {
        const reason = reasonOf(begin({ timeout: 70, message: null as never }).promise);
        await pass(70);
        expect(await reason).toMatchObject({ name: 'TimeoutError', message: 'Timed out after 70 ms' });
      }),
    );
    expect(reports.exceptions).toEqual([]);
  });

  it.each([0, -1, -Infinity, 0.5])('may be %d: it has passed in the next turn', (timeout) =>
    withFakeTimers(async () => {
      const { promise } = begin({ timeout });
      expect(await isCompleted(promise)).toBe(false);
      const reason = reasonOf(promise);
      await pass(1);
      expect(await reason).toBeInstanceOf(TimeoutError);
    }),
  );

  it('may be infinite: no timer is set', () =>
    withFakeTimers(async () => {
      const wait = begin({ timeout: Infinity });
      expect(vi.getTimerCount()).toBe(0);
      if (!polls) {
        await pass(2 ** 40);
        expect(await isCompleted(wait.promise)).toBe(false);
      }
      await fulfill(wait);
      await wait.promise;
    }));

  it.skipIf(polls).each([2 ** 31 - 1, 2 ** 31, 2 ** 32 + 1, 2 ** 40])('may be longer than a timer can hold: %d', (ms) =>
    withFakeTimers(async () => {
      const { promise } = begin({ timeout: ms });
      await pass(ms - 1);
      expect(vi.getTimerCount()).toBe(1);
      expect(await isCompleted(promise)).toBe(false);
      await pass(1);
      expect(await reasonOf(promise)).toBeInstanceOf(TimeoutError);
    }),
  );

  it.each(wrongTimeouts)('is refused if it is %s: nothing is begun', (_what, timeout) =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      const { promise, begun, left } = begin({ signal, timeout: timeout as number });
      expect([begun(), left(), signal.listening, vi.getTimerCount()]).toEqual([0, 0, 0, 0]);
      const error = await reasonOf(promise);
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toMatch(/^Expected milliseconds, not |convert/);
    }),
  );

  it('is an exception: it is reported when nobody observes it', async () => {
    const message = new Error('Nobody answered');
    const reports = await collectReports(() =>
      withFakeTimers(async () => {
        begin({ timeout: 1, message });
        await pass(1);
      }),
    );
    expect(reports).toEqual({ rejections: [message], exceptions: [] });
  });

  it('is over with the wait', () =>
    withFakeTimers(async () => {
      const wait = begin({ timeout: 70 });
      await fulfill(wait);
      await wait.promise;
      expect(vi.getTimerCount()).toBe(0);
    }));

  it('loses to an abort that comes first, and wins over one that comes later', () =>
    withFakeTimers(async () => {
      for (const [first, timeout] of [
        ['why', 70],
        ['timeout', 69],
      ] as const) {
        const signal = new CountingSignal();
        const { promise } = begin({ signal, timeout, message: new Error('timeout') });
        const reason = reasonOf(promise);
        await pass(69);
        signal.abort(new Error('why'));
        await pass(1);
        expect(await reason).toEqual(new Error(first));
      }
    }));
});

describe.each(helpers)('wrong arguments of $name', ({ begin, wrong }) => {
  it('reject with a TypeError, and nothing is begun', () =>
    withFakeTimers(async () => {
      for (const call of wrong) {
        const signal = new CountingSignal();
        const promise = call({ signal });
        expect(await reasonOf(promise)).toBeInstanceOf(TypeError);
        expect([signal.listening, vi.getTimerCount()]).toEqual([0, 0]);
      }
    }));

  it('are no news when the signal has aborted', () =>
    withFakeTimers(async () => {
      const signal = AbortSignal.abort('why');
      for (const call of wrong) expect(await reasonOf(call({ signal }))).toBe('why');
    }));

  it.each(wrongOptions)('may be %s', (_what, options) =>
    withFakeTimers(async () => {
      const { promise, begun, left } = begin(options as never);
      expect([begun(), left(), vi.getTimerCount()]).toEqual([0, 0, 0]);
      expect(await reasonOf(promise)).toBeInstanceOf(TypeError);
    }),
  );

  it('are reported when nobody observes that', async () => {
    const reports = await collectReports(() =>
      withFakeTimers(async () => {
        for (const call of wrong) void call({});
        begin({ signal: {} as never });
        await turn();
      }),
    );
    expect(reports.rejections).toHaveLength(wrong.length + 1);
    expect(reports.exceptions).toEqual([]);
  });

  it('may be options that throw', () =>
    withFakeTimers(async () => {
      const options = {
        get signal(): undefined {
          throw new Error('no signal');
        },
      };
      const { promise, begun, left } = begin(options);
      expect([begun(), left(), vi.getTimerCount()]).toEqual([0, 0, 0]);
      expect(await reasonOf(promise)).toEqual(new Error('no signal'));
    }));
});
