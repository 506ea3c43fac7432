import { describe, expect, it, vi } from 'vitest';
import { fromCallback, TaskCompletionSource, TimeoutError, type NodeCallback } from '../../../src/runtime/src/index.ts';
import { pass, withFakeTimers } from '../dotnet/support/fake-timers.ts';
import { isCompleted, isFulfilled, reasonOf, staysPending } from '../dotnet/support/outcomes.ts';
import { collectReports } from '../support/collect-reports.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { raise, rejection, thenable } from './support/raise.ts';

/** An operation that has begun and waits to be told what it comes to. */
function begun<T>(options?: Parameters<typeof fromCallback>[1]) {
  let done: NodeCallback<T> | undefined;
  const dispose = vi.fn<() => void>();
  const promise = fromCallback<T>((callback) => {
    done = callback;
    return dispose;
  }, options);
  const call: NodeCallback<T> = (...args) => done?.(...args);
  return { promise, call, dispose };
}

const object = {};

describe('what the callback is called with', () => {
  it.each([[undefined], [null], [0], [''], [false], [NaN], ['value'], [object], [() => 1]])(
    'fulfills: no error and %o',
    async (value) => {
      for (const none of [null, undefined]) {
        const { promise, call } = begun<unknown>();
        call(none, value);
        expect(await isFulfilled(promise)).toBe(true);
        expect(await promise).toBe(value);
      }
    },
  );

  it('fulfills: nothing', async () => {
    const { promise, call } = begun();
    call();
    expect(await promise).toBeUndefined();
  });

  // As Node does, which takes `null` and `undefined` alone for no error.
  it.each([[new Error('no')], ['no'], [0], [''], [false], [NaN], [object]])('rejects: %o', async (error) => {
    const { promise, call } = begun<unknown>();
    call(error, 'value');
    expect(await reasonOf(promise)).toBe(error);
  });

  it('rejects: a thenable for an error is not adopted', async () => {
    const { promise, call } = begun();
    const error = thenable('value');
    call(error);
    // In a list, as what handles it would adopt it.
    const [reason] = await promise.then(
      () => [],
      (thrown: unknown) => [thrown],
    );
    expect(reason).toBe(error);
  });

  it('may be a promise: it counts what that comes to', async () => {
    const source = new TaskCompletionSource<string>();
    const { promise, call, dispose } = begun<string>();
    call(null, source.promise);
    // The operation is over, if the promise is not.
    expect(dispose).toHaveBeenCalledTimes(1);
    expect(await staysPending(promise)).toBe(true);
    source.setResult('value');
    expect(await promise).toBe('value');
    const { promise: second, call: callSecond } = begun<string>();
    callSecond(null, thenable('then'));
    expect(await second).toBe('then');
    const { promise: third, call: callThird } = begun<string>();
    callThird(null, rejection('no'));
    expect(await reasonOf(third)).toBe('no');
  });

  it('counts once: what comes later is ignored, and not reported', async () => {
    const reports = await collectReports(async () => {
      const { promise, call, dispose } = begun<number>();
      call(null, 1);
      call(null, 2);
      call(new Error('too late'));
      expect(await promise).toBe(1);
      call(new Error('too late'));
      expect(dispose).toHaveBeenCalledTimes(1);
      const { promise: other, call: callOther } = begun<number>();
      callOther(new Error('first'));
      callOther(new Error('second'));
      callOther(null, 1);
      await expect(other).rejects.toThrow('first');
    });
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });

  it('may come within the start', async () => {
    const dispose = vi.fn();
    const promise = fromCallback<string>((done) => {
      done(null, 'value');
      expect(dispose).not.toHaveBeenCalled();
      return dispose;
    });
    // What is over before it can be stopped is cleaned up after all the same.
    expect(dispose).toHaveBeenCalledTimes(1);
    expect(await promise).toBe('value');
  });
});

describe('start', () => {
  it('runs within the call, once', () => {
    const start = vi.fn<(callback: NodeCallback<void>) => void>();
    void fromCallback(start);
    expect(start).toHaveBeenCalledTimes(1);
    expect(start.mock.calls[0]).toHaveLength(1);
  });

  it.each([[new Error('no')], ['no'], [undefined], [null]])('rejects with what it throws: %o', (error) =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      const promise = fromCallback(() => raise(error), { signal, timeout: 10 });
      expect([signal.listening, vi.getTimerCount()]).toEqual([0, 0]);
      expect(await reasonOf(promise)).toBe(error);
    }),
  );

  it('may throw after it has called back: that is too late', async () => {
    const promise = fromCallback<string>((done) => {
      done(null, 'value');
      throw new Error('too late');
    });
    expect(await promise).toBe('value');
  });

  it.each([[undefined], [null], [1], ['stop'], [object], [Promise.resolve()]])(
    'may return what is no function: %o',
    async (returned) => {
      const promise = fromCallback<string>((done) => {
        queueMicrotask(() => {
          done(null, 'value');
        });
        return returned;
      });
      expect(await promise).toBe('value');
    },
  );

  it('is not called when the signal has aborted', async () => {
    const start = vi.fn();
    expect(await reasonOf(fromCallback(start, { signal: AbortSignal.abort('why') }))).toBe('why');
    expect(start).not.toHaveBeenCalled();
  });

  it('may abort the signal: what it returns is disposed of', async () => {
    const signal = new CountingSignal();
    const dispose = vi.fn();
    const promise = fromCallback<string>(
      (done) => {
        signal.abort('why');
        done(null, 'too late');
        return dispose;
      },
      { signal },
    );
    expect(dispose).toHaveBeenCalledTimes(1);
    expect(signal.listening).toBe(0);
    expect(await reasonOf(promise)).toBe('why');
  });

  it.each([undefined, null, 1, {}])('is a TypeError if it is no function: %o', async (start) => {
    const promise = fromCallback(start as never);
    await expect(promise).rejects.toBeInstanceOf(TypeError);
  });
});

describe('the disposer', () => {
  it('is called once, whatever ends it', () =>
    withFakeTimers(async () => {
      const endings: ((call: NodeCallback<string>, signal: CountingSignal) => unknown)[] = [
        (call) => {
          call(null, 'value');
        },
        (call) => {
          call(new Error('no'));
        },
        (_, signal) => {
          signal.abort('why');
        },
        () => pass(10),
      ];
      for (const first of endings) {
        const signal = new CountingSignal();
        const { promise, call, dispose } = begun<string>({ signal, timeout: 10 });
        promise.catch(() => undefined);
        expect(dispose).not.toHaveBeenCalled();
        await first(call, signal);
        expect(dispose.mock.calls).toEqual([[]]);
        for (const later of endings) await later(call, signal);
        expect(dispose).toHaveBeenCalledTimes(1);
      }
    }));

  it('runs before any continuation', async () => {
    const seen: string[] = [];
    let done: NodeCallback<void> | undefined;
    const promise = fromCallback((callback) => {
      done = callback;
      return () => seen.push('dispose');
    });
    const continuation = promise.then(() => seen.push('continuation'));
    done?.();
    seen.push('called');
    await continuation;
    expect(seen).toEqual(['dispose', 'called', 'continuation']);
  });

  it('may throw: that is reported, and changes nothing', async () => {
    const outcomes: unknown[] = [];
    const reports = await collectReports(async () => {
      const failing = (name: string) => () => raise(new Error(name));
      const signal = new CountingSignal();
      const canceled = fromCallback(() => failing('canceled'), { signal });
      expect(() => {
        signal.abort('why');
      }).not.toThrow();
      outcomes.push(await reasonOf(canceled));
      const late = fromCallback<string>((done) => {
        done(null, 'value');
        return failing('within the start');
      });
      outcomes.push(await late);
      let done: NodeCallback<string> | undefined;
      const called = fromCallback<string>((callback) => {
        done = callback;
        return failing('called');
      });
      expect(() => done?.(null, 'value')).not.toThrow();
      outcomes.push(await called);
    });
    expect(outcomes).toEqual(['why', 'value', 'value']);
    expect(reports.rejections).toEqual([]);
    expect(reports.exceptions).toEqual(['canceled', 'within the start', 'called'].map((name) => new Error(name)));
  });

  it('may call back, as what is stopped may: that is too late', async () => {
    const signal = new CountingSignal();
    const promise = fromCallback(
      (done) => () => {
        done(new Error('stopped'));
      },
      { signal },
    );
    signal.abort('why');
    expect(await reasonOf(promise)).toBe('why');
  });
});

it('a timeout ends it', () =>
  withFakeTimers(async () => {
    const { promise, dispose } = begun({ timeout: 10 });
    await pass(9);
    expect(await isCompleted(promise)).toBe(false);
    expect(dispose).not.toHaveBeenCalled();
    await pass(1);
    expect(await reasonOf(promise)).toBeInstanceOf(TimeoutError);
    expect(dispose).toHaveBeenCalledTimes(1);
  }));

it('a failure that nobody observes is reported', async () => {
  const error = new Error('no');
  const reports = await collectReports(() => {
    void fromCallback((done) => {
      done(error);
    });
  });
  expect(reports).toEqual({ rejections: [error], exceptions: [] });
});
