import { describe, expect, it, vi } from 'vitest';
import { isCanceled, TimeoutError, waitAsync, type WaitOptions } from '../../../src/runtime/src/index.ts';
import { withFakeTimers } from '../dotnet/support/fake-timers.ts';
import { flush } from '../dotnet/support/outcomes.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { watchListeners } from '../support/listeners.ts';
import { fallible, helpers, waits, type Helper, type Wait } from './support/helpers.ts';

const failure = new Error('failure');
const reason = new Error('reason');

/** A way to end waits: every helper that can end so is put through it. */
interface Ending {
  readonly of: readonly Helper[];
  readonly options?: WaitOptions;
  /** Whether the signal has aborted before anybody waits. */
  readonly isAborted?: boolean;
  /** Whether it ends the signal as well. */
  readonly aborts?: boolean;
  readonly end: (all: readonly Wait[], signal: CountingSignal) => Promise<void>;
  readonly isExpected: (outcome: PromiseSettledResult<unknown>) => boolean;
}

const endings: Record<string, Ending> = {
  fulfilled: {
    of: helpers,
    options: { timeout: 5000 },
    end: async (all) => {
      for (const wait of all) wait.fulfill();
      await elapse(1000);
    },
    isExpected: ({ status }) => status === 'fulfilled',
  },
  rejected: {
    of: fallible,
    options: { timeout: 5000 },
    end: async (all) => {
      for (const wait of all) wait.reject?.(failure);
      await elapse(50);
    },
    isExpected: rejectedWith((error) => error === failure),
  },
  canceled: {
    of: helpers,
    options: { timeout: 5000 },
    aborts: true,
    end: async (_, signal) => {
      signal.abort(reason);
      await elapse(0);
    },
    isExpected: rejectedWith((error) => error === reason),
  },
  'canceled late, between two checks or steps': {
    of: helpers,
    aborts: true,
    end: async (_, signal) => {
      await elapse(120);
      signal.abort(reason);
    },
    isExpected: rejectedWith((error) => error === reason),
  },
  'timed out': {
    of: waits,
    options: { timeout: 70 },
    end: () => elapse(70),
    isExpected: rejectedWith((error) => error instanceof TimeoutError && !isCanceled(error)),
  },
  'timed out at once': {
    of: waits,
    options: { timeout: 0 },
    end: () => elapse(0),
    isExpected: rejectedWith((error) => error instanceof TimeoutError),
  },
  'born canceled': {
    of: helpers,
    options: { timeout: 70 },
    isAborted: true,
    end: () => Promise.resolve(),
    isExpected: rejectedWith((error) => error === reason),
  },
  'refused for its timeout': {
    of: waits,
    options: { timeout: NaN },
    end: () => Promise.resolve(),
    isExpected: rejectedWith((error) => error instanceof TypeError),
  },
};

function rejectedWith(isExpected: (reason: unknown) => boolean) {
  return (outcome: PromiseSettledResult<unknown>) => outcome.status === 'rejected' && isExpected(outcome.reason);
}

/** Lets that much time pass. `vi.advanceTimersByTimeAsync` would take a real millisecond for each timer that goes off. */
async function elapse(milliseconds: number): Promise<void> {
  for (let passed = 0; passed <= milliseconds; passed += 10) {
    vi.advanceTimersByTime(passed === 0 ? 0 : 10);
    await flush();
  }
}

/** Waits and ends it, `count` times at once. Nothing may be left but the listener that the signal's waits share. */
async function census({ begin }: Helper, { end, isExpected, options }: Ending, signal: CountingSignal, count: number) {
  const all = Array.from({ length: count }, () => begin({ signal, ...options }));
  const outcomes = Promise.allSettled(all.map(({ promise }) => promise));
  await end(all, signal);
  const unexpected = (await outcomes).filter((outcome) => !isExpected(outcome));
  expect(unexpected).toEqual([]);
  expect(all.reduce((sum, { left }) => sum + left(), 0)).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
}

describe.each(Object.entries(endings))('%s', (_name, ending) => {
  const newSignal = () => {
    const signal = new CountingSignal();
    if (ending.isAborted === true) signal.abort(reason);
    return signal;
  };

  it.each(ending.of)('$name: nothing is left', (helper) =>
    withFakeTimers(async () => {
      const signal = newSignal();
      await census(helper, ending, signal, 1);
      expect(signal.listening).toBe(0);
      expect(signal.removed).toBe(signal.added);
      if (ending.isAborted === true) expect(signal.added).toBe(0);
    }),
  );

  it.each(ending.of)('$name, 200 at once: at most one listener is left', (helper) =>
    withFakeTimers(async () => {
      const signal = newSignal();
      await census(helper, ending, signal, 200);
      expect(signal.listening).toBeLessThanOrEqual(ending.aborts === true ? 0 : 1);
      expect(signal.added).toBeLessThanOrEqual(2);
    }),
  );

  it.skipIf(ending.aborts).each(ending.of)('$name, one after another: never more than two listeners', (helper) =>
    withFakeTimers(async () => {
      const signal = newSignal();
      for (let i = 0; i < 20; i++) {
        await census(helper, ending, signal, 1);
        expect(signal.listening).toBeLessThanOrEqual(1);
      }
      expect(signal.added).toBeLessThanOrEqual(2);
    }),
  );
});

describe('wrong arguments', () => {
  it.each(helpers.filter(({ wrong }) => wrong.length > 0))('$name, 1000 times: nothing is left', ({ wrong }) =>
    withFakeTimers(async () => {
      const signal = new CountingSignal();
      for (let i = 0; i < 1000; i++) {
        for (const call of wrong) await expect(call({ signal, timeout: 5000 })).rejects.toBeInstanceOf(TypeError);
        expect(signal.listening).toBeLessThanOrEqual(1);
        expect(vi.getTimerCount()).toBe(0);
      }
      expect(signal.added).toBeLessThanOrEqual(2);
    }),
  );
});

describe('1000 waits one after another', () => {
  // Those that need no time to be fulfilled.
  it.each(waits.filter(({ kind }) => kind !== 'poll'))(
    '$name: at most one listener on the signal',
    async ({ begin }) => {
      const { signal } = new AbortController();
      const listeners = watchListeners(signal);
      const counting = new CountingSignal();
      for (let i = 0; i < 1000; i++) {
        for (const each of [signal, counting]) {
          const wait = begin({ signal: each });
          wait.fulfill();
          await wait.promise;
          expect(wait.left()).toBe(0);
        }
        expect(listeners()).toBeLessThanOrEqual(1);
        expect(counting.listening).toBeLessThanOrEqual(1);
      }
      expect(counting.added).toBe(2);
    },
  );

  it('all helpers side by side, 84 times on one signal: at most one listener, and none after the abort', () =>
    withFakeTimers(async () => {
      const controller = new AbortController();
      const { signal } = controller;
      const listeners = watchListeners(signal);
      for (let i = 0; i < 84; i++) {
        const all = helpers.map(({ begin }) => begin({ signal }));
        for (const wait of all) wait.fulfill();
        await elapse(1000);
        for (const wait of all) await wait.promise;
        expect(listeners()).toBeLessThanOrEqual(1);
      }
      const last = helpers.map(({ begin }) => begin({ signal }).promise);
      controller.abort(reason);
      expect((await Promise.allSettled(last)).every(endings['canceled']!.isExpected)).toBe(true);
      expect(listeners()).toBe(0);
    }));
});

it('a promise that is waited for 1000 times has one reaction', async () => {
  let reactions = 0;
  const promise = new Promise<void>(() => undefined);
  promise.then = (...args) => {
    reactions++;
    return Promise.prototype.then.apply(promise, args) as never;
  };
  for (let i = 0; i < 1000; i++) {
    const controller = new AbortController();
    const waiting = waitAsync(promise, { signal: controller.signal });
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  }
  expect(reactions).toBe(1);
});
