import { describe, expect, it, vi } from 'vitest';
import {
  isCanceled,
  TaskCanceledError,
  TaskCompletionSource,
  TimeoutError,
  waitAsync,
} from '../../../src/runtime/src/index.ts';
import { pass, withFakeTimers } from '../dotnet/support/fake-timers.ts';
import { flush, isCompleted, reasonOf, staysPending } from '../dotnet/support/outcomes.ts';
import { collectReports } from '../support/collect-reports.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { evaluateElsewhere } from '../support/other-realm.ts';
import { turn } from '../support/turn.ts';
import { rejection, thenable } from './support/raise.ts';

const pending = () => new Promise<never>(() => undefined);
const object = {};

describe('what it waits for', () => {
  it.each([[undefined], [null], [0], [''], [false], [NaN], ['value'], [object], [() => 1], [[1]]])(
    'may come to %o, now or later, and may be that value',
    async (value) => {
      expect(await waitAsync(Promise.resolve(value))).toBe(value);
      expect(await waitAsync(value)).toBe(value);
      expect(await waitAsync(thenable(value))).toBe(value);
      const source = new TaskCompletionSource<unknown>();
      const waiting = waitAsync(source.promise, {});
      expect(await staysPending(waiting)).toBe(true);
      source.resolve(value);
      expect(await waiting).toBe(value);
    },
  );

  it.each([[new Error('no')], ['no'], [0], [false], [undefined], [null]])('may fail with %o', async (error) => {
    expect(await reasonOf(waitAsync(rejection(error)))).toBe(error);
    const source = new TaskCompletionSource();
    const waiting = waitAsync(source.promise);
    expect(await isCompleted(waiting)).toBe(false);
    source.reject(error);
    expect(await reasonOf(waiting)).toBe(error);
  });

  it('may be a promise of another realm', async () => {
    const [good, bad] = evaluateElsewhere('[Promise.resolve(1), Promise.reject(2)]') as [
      PromiseLike<number>,
      PromiseLike<number>,
    ];
    expect(await waitAsync(good)).toBe(1);
    expect(await reasonOf(waitAsync(bad))).toBe(2);
  });

  it('may be of a class of promises', async () => {
    class Mine<T> extends Promise<T> {}
    const waiting = waitAsync(Mine.resolve(1));
    expect(Object.getPrototypeOf(waiting)).toBe(Promise.prototype);
    expect(await waiting).toBe(1);
  });

  it('may have a then that throws: after a callback that is too late, before one it rejects', async () => {
    const throwing: PromiseLike<number> = {
      then: () => {
        throw new Error('then');
      },
    };
    await expect(waitAsync(throwing)).rejects.toThrow('then');
    const late: PromiseLike<number> = {
      then: (onFulfilled) => {
        onFulfilled?.(1);
        throw new Error('too late');
      },
    };
    expect(await waitAsync(late)).toBe(1);
  });

  it('gives each who waits a promise of its own, native', () => {
    const promise = Promise.resolve(1);
    const first = waitAsync(promise);
    expect(first).not.toBe(promise);
    expect(waitAsync(promise)).not.toBe(first);
    expect(Object.getPrototypeOf(first)).toBe(Promise.prototype);
  });
});

describe('several who wait for one promise', () => {
  it('get its outcome each, in the order in which they came', async () => {
    const source = new TaskCompletionSource<object>();
    const seen: number[] = [];
    const all = [0, 1, 2].map((i) =>
      waitAsync(source.promise).then((value) => {
        seen.push(i);
        return value;
      }),
    );
    source.setResult(object);
    for (const value of await Promise.all(all)) expect(value).toBe(object);
    expect(seen).toEqual([0, 1, 2]);
    expect(await waitAsync(source.promise)).toBe(object);
  });

  it('end each by itself', () =>
    withFakeTimers(async () => {
      const source = new TaskCompletionSource<string>();
      const signals = [new CountingSignal(), new CountingSignal()] as const;
      const outcomes = Promise.allSettled([
        waitAsync(source.promise, { signal: signals[0], timeout: 10 }),
        waitAsync(source.promise, { signal: signals[1] }),
        waitAsync(source.promise, { timeout: 20 }),
        waitAsync(source.promise, { timeout: 30 }),
        waitAsync(source.promise),
      ]);
      signals[1].abort('why');
      await pass(25);
      source.setResult('value');
      const shown = (await outcomes).map((outcome) =>
        outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as unknown),
      );
      expect(shown).toEqual([expect.any(TimeoutError), 'why', expect.any(TimeoutError), 'value', 'value']);
    }));

  it('may come while others are let go', async () => {
    const source = new TaskCompletionSource<number>();
    const first = waitAsync(source.promise);
    const second = first.then(async (value) => value + (await waitAsync(source.promise)));
    source.setResult(1);
    expect(await second).toBe(2);
  });

  it('may come when it has settled and not everybody knows', async () => {
    const source = new TaskCompletionSource<number>();
    const first = waitAsync(source.promise);
    source.setResult(1);
    const second = waitAsync(source.promise);
    expect(await Promise.all([first, second, waitAsync(source.promise)])).toEqual([1, 1, 1]);
  });
});

describe('a rejection', () => {
  it('that is observed by who waits is not reported', async () => {
    const reports = await collectReports(async () => {
      const source = new TaskCompletionSource();
      const waiting = waitAsync(source.promise);
      source.reject(new Error('no'));
      await expect(waiting).rejects.toThrow('no');
    });
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });

  it('that nobody observes is reported once for each who waits', async () => {
    const error = new Error('no');
    const reports = await collectReports(() => {
      const promise = Promise.reject(error);
      void waitAsync(promise);
      void waitAsync(promise);
    });
    expect(reports).toEqual({ rejections: [error, error], exceptions: [] });
  });

  it('that comes too late is dropped', async () => {
    const reports = await collectReports(() =>
      withFakeTimers(async () => {
        const aborted = AbortSignal.abort('why');
        const signal = new CountingSignal();
        const sources = [1, 2, 3].map(() => new TaskCompletionSource());
        const all = [
          waitAsync(sources[0]!.promise, { signal }),
          waitAsync(sources[1]!.promise, { timeout: 10 }),
          waitAsync(sources[2]!.promise, { signal: aborted }),
          waitAsync(Promise.reject(new Error('already')), { signal: aborted }),
          waitAsync(thenableThatRejects(new Error('thenable')), { signal: aborted }),
        ].map(reasonOf);
        signal.abort('why');
        await pass(10);
        for (const source of sources) source.reject(new Error('too late'));
        await turn();
        expect(await Promise.all(all)).toEqual(['why', expect.any(TimeoutError), 'why', 'why', 'why']);
      }),
    );
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });

  it('is dropped even when the arguments were wrong', async () => {
    const reports = await collectReports(async () => {
      const waiting = waitAsync(Promise.reject(new Error('no')), { timeout: NaN });
      await expect(waiting).rejects.toBeInstanceOf(TypeError);
    });
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });

  it('that is a cancellation stays one: nobody has to observe it', async () => {
    const reasons = [new TaskCanceledError(), new DOMException('stop', 'AbortError')];
    const reports = await collectReports(async () => {
      for (const reason of reasons) {
        void waitAsync(Promise.reject(reason));
        const observed = await reasonOf(waitAsync(Promise.reject(reason)));
        expect(observed).toBe(reason);
        expect(isCanceled(observed)).toBe(true);
      }
    });
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });

  function thenableThatRejects(error: Error): PromiseLike<never> {
    return {
      then: (_, onRejected) => {
        onRejected?.(error);
        return pending();
      },
    };
  }
});

describe('an end that comes first', () => {
  it('leaves the promise alone', async () => {
    const source = new TaskCompletionSource<string>();
    const signal = new CountingSignal();
    const waiting = waitAsync(source.promise, { signal });
    signal.abort('why');
    expect(await reasonOf(waiting)).toBe('why');
    expect(source.status).toBe('pending');
    source.setResult('value');
    expect(await waitAsync(source.promise)).toBe('value');
  });

  it('is the abort in the call, though the promise has settled: its outcome takes a tick', async () => {
    const signal = new CountingSignal();
    const waiting = waitAsync(Promise.resolve('value'), { signal });
    signal.abort('why');
    expect(await reasonOf(waiting)).toBe('why');
  });

  it('is the outcome once it is known', async () => {
    const signal = new CountingSignal();
    const waiting = waitAsync(Promise.resolve('value'), { signal });
    await flush();
    expect(signal.listening).toBe(0);
    signal.abort('why');
    expect(await waiting).toBe('value');
  });

  it('is the outcome, not a timeout of nothing, if the promise has settled', () =>
    withFakeTimers(async () => {
      const waiting = waitAsync(Promise.resolve('value'), { timeout: 0 });
      await pass(0);
      expect(await waiting).toBe('value');
    }));
});

describe('a promise is followed', () => {
  /** Counts the reactions on `promise`. */
  function count(promise: Promise<unknown>) {
    const then = vi.fn((...args: Parameters<Promise<unknown>['then']>) => Promise.prototype.then.apply(promise, args));
    promise.then = then as never;
    return () => then.mock.calls.length;
  }

  it('by one reaction while it is pending, however many wait, come and go', async () => {
    const source = new TaskCompletionSource<string>();
    const reactions = count(source.promise);
    for (let i = 0; i < 100; i++) {
      const signal = new CountingSignal();
      void waitAsync(source.promise, { signal });
      signal.abort();
    }
    const all = Array.from({ length: 100 }, () => waitAsync(source.promise));
    expect(reactions()).toBe(1);
    source.setResult('value');
    expect(new Set(await Promise.all(all))).toEqual(new Set(['value']));
  });

  it('by one more for each who comes alone after it has settled', async () => {
    const promise = Promise.resolve(1);
    const reactions = count(promise);
    for (let i = 1; i <= 3; i++) {
      const [first, second] = [waitAsync(promise), waitAsync(promise)];
      expect(await Promise.all([first, second])).toEqual([1, 1]);
      expect(reactions()).toBe(i);
    }
  });
});
