import { describe, expect, it, vi } from 'vitest';
import {
  delay,
  delayUntil,
  fromCallback,
  fromEvent,
  TimeoutError,
  waitAsync,
  waitUntil,
} from '../../../src/runtime/src/index.ts';
import { isCompleted, reasonOf } from '../dotnet/support/outcomes.ts';
import { collectReports } from '../support/collect-reports.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { turn } from '../support/turn.ts';

type Faked = NonNullable<NonNullable<Parameters<typeof vi.useFakeTimers>[0]>['toFake']>;

const legacy: Faked = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'];
const fakes: [string, Faked | undefined][] = [
  ['all of them', undefined],
  ['those of old, without the clock', legacy],
  ['setTimeout and clearTimeout', ['setTimeout', 'clearTimeout']],
  ['setTimeout alone', ['setTimeout']],
];

/** Who waits 100 ms for the result of `make`, and what ends it then. */
const timed: [string, (signal: CountingSignal) => Promise<unknown>][] = [
  ['delay', (signal) => delay(100, { signal })],
  ['waitAsync', (signal) => waitAsync(new Promise(() => undefined), { timeout: 100, signal })],
  ['fromEvent', (signal) => fromEvent(new EventTarget(), 'end', { timeout: 100, signal })],
  ['fromCallback', (signal) => fromCallback(() => undefined, { timeout: 100, signal })],
  ['waitUntil', (signal) => waitUntil(() => false, { timeout: 100, interval: 30, signal })],
  ['waitUntil that hangs', (signal) => waitUntil(() => new Promise(() => undefined), { timeout: 100, signal })],
];

async function withFakes(toFake: Faked | undefined, run: () => Promise<void>): Promise<void> {
  vi.useFakeTimers(toFake === undefined ? undefined : { toFake });
  try {
    await run();
  } finally {
    vi.useRealTimers();
  }
}

describe.each(fakes)('fake timers: %s', (_which, toFake) => {
  it.each(timed)('%s takes its time on them', (_what, make) =>
    withFakes(toFake, async () => {
      const signal = new CountingSignal();
      const waiting = make(signal);
      await vi.advanceTimersByTimeAsync(99);
      expect(await isCompleted(waiting)).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(await isCompleted(waiting)).toBe(true);
      expect(signal.listening).toBe(0);
      await waiting.catch((error: unknown) => {
        expect(error).toBeInstanceOf(TimeoutError);
      });
    }),
  );

  it.each(timed)('%s is canceled on them, and nothing comes of it later', async (_what, make) => {
    const reports = await collectReports(() =>
      withFakes(toFake, async () => {
        const signal = new CountingSignal();
        const waiting = make(signal);
        await vi.advanceTimersByTimeAsync(40);
        signal.abort('why');
        // Where clearTimeout is the real one, it cannot clear what the fake setTimeout made.
        if (toFake?.includes('clearTimeout') !== false) expect(vi.getTimerCount()).toBe(0);
        await vi.advanceTimersByTimeAsync(1000);
        expect(vi.getTimerCount()).toBe(0);
        expect(await reasonOf(waiting)).toBe('why');
      }),
    );
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });
});

describe('timers are those of the moment', () => {
  it('of the call: fake ones that come and go', async () => {
    for (let i = 0; i < 3; i++) {
      await withFakes(undefined, async () => {
        const waiting = delay(3_600_000, { value: i });
        await vi.advanceTimersByTimeAsync(3_600_000);
        expect(await waiting).toBe(i);
      });
      expect(await delay(0, { value: 'real' })).toBe('real');
    }
  });

  it('of the end: a wait that outlives its timers is canceled all the same', async () => {
    const signal = new CountingSignal();
    let all: Promise<unknown>[] = [];
    await withFakes(undefined, async () => {
      all = timed.map(([, make]) => make(signal));
      await turn();
    });
    signal.abort('why');
    expect(await Promise.all(all.map(reasonOf))).toEqual(timed.map(() => 'why'));
  });

  it('called without a this, as those of browsers must be', async () => {
    const receivers: unknown[] = [];
    const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
    try {
      globalThis.setTimeout = function (this: unknown, ...args: unknown[]) {
        receivers.push(this);
        return Reflect.apply(real.setTimeout, globalThis, args) as never;
      } as never;
      globalThis.clearTimeout = function (this: unknown, ...args: unknown[]) {
        receivers.push(this);
        Reflect.apply(real.clearTimeout, globalThis, args);
      };
      await delay(0);
      const signal = new CountingSignal();
      const waiting = delay(3_600_000, { signal });
      signal.abort('why');
      expect(await reasonOf(waiting)).toBe('why');
    } finally {
      Object.assign(globalThis, real);
    }
    expect(new Set(receivers)).toEqual(new Set([undefined]));
    expect(receivers).toHaveLength(4);
  });
});

it('the clock alone does not end a wait for a moment, nor do the timers alone', async () => {
  await withFakes(['setTimeout', 'clearTimeout'], async () => {
    const controller = new AbortController();
    const waiting = delayUntil(Date.now() + 3_600_000, { signal: controller.signal });
    // The clock is the real one.
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(await isCompleted(waiting)).toBe(false);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();
    expect(vi.getTimerCount()).toBe(0);
    await expect(waiting).rejects.toBe(controller.signal.reason);
  });
});
