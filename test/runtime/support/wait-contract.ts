import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isCanceled, TimeoutError, type WaitOptions } from '../../../src/runtime/src/index.ts';
import { survivors } from './collect-garbage.ts';
import { collectReports } from './collect-reports.ts';
import { CountingSignal } from './counting-signal.ts';
import { isBun } from './platform.ts';

/** Something that can be waited for, and the way to let its first waiter through. */
export interface Waited {
  wait(options?: WaitOptions): Promise<unknown>;
  release(): void;
}

interface Reason {
  readonly why: string;
}

const reasonOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'fulfilled',
    (reason: unknown) => reason,
  );

/** What holds of every wait with a signal and a timeout, whatever is waited for. `make` gives one that is not set. */
export function describeWait(make: () => Waited): void {
  describe('a wait', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('is canceled at once by an aborted signal: no listener, no timer', async () => {
      const signal = new CountingSignal();
      signal.abort('why');
      const waited = make();
      expect(await reasonOf(waited.wait({ signal, timeout: 10 }))).toBe('why');
      expect(signal.added).toBe(0);
      expect(vi.getTimerCount()).toBe(0);
    });

    it('is canceled by a signal that aborts, with its reason, and leaves neither listener nor timer', async () => {
      const signal = new CountingSignal();
      const wait = make().wait({ signal, timeout: 10 });
      expect([signal.listening, vi.getTimerCount()]).toEqual([1, 1]);
      signal.abort('why');
      expect([signal.listening, vi.getTimerCount()]).toEqual([0, 0]);
      expect(await reasonOf(wait)).toBe('why');
    });

    it('leaves neither listener nor timer when it is let through', async () => {
      const signal = new CountingSignal();
      const waited = make();
      const wait = waited.wait({ signal, timeout: 10 });
      waited.release();
      expect([signal.listening, vi.getTimerCount()]).toEqual([0, 0]);
      await wait;
    });

    it('leaves no listener when it times out, and what comes later changes nothing', async () => {
      const signal = new CountingSignal();
      const waited = make();
      const reason = reasonOf(waited.wait({ signal, timeout: 10 }));
      vi.advanceTimersByTime(9);
      expect(signal.listening).toBe(1);
      vi.advanceTimersByTime(1);
      expect([signal.listening, vi.getTimerCount()]).toEqual([0, 0]);
      signal.abort('late');
      waited.release();
      expect(await reason).toBeInstanceOf(TimeoutError);
    });

    it.each<[WaitOptions, unknown]>([
      [{ timeout: 10 }, { name: 'TimeoutError', code: 'ERR_TIMEOUT', message: 'Timed out after 10 ms' }],
      [
        { timeout: 10, message: 'No answer' },
        { name: 'TimeoutError', code: 'ERR_TIMEOUT', message: 'No answer' },
      ],
    ])('times out with what was asked for: %o', async (options, expected) => {
      const reason = reasonOf(make().wait(options));
      vi.advanceTimersByTime(10);
      expect(await reason).toMatchObject(expected as object);
      expect(isCanceled(await reason)).toBe(false);
    });

    it('times out with an error of the caller', async () => {
      const error = new RangeError('mine');
      const reason = reasonOf(make().wait({ timeout: 0, message: error }));
      vi.advanceTimersByTime(0);
      expect(await reason).toBe(error);
    });

    it('takes a negative timeout for 0', async () => {
      const reason = reasonOf(make().wait({ timeout: -5 }));
      vi.advanceTimersByTime(0);
      expect(await reason).toBeInstanceOf(TimeoutError);
    });

    it('of infinite time starts no timer', async () => {
      const waited = make();
      const wait = waited.wait({ timeout: Infinity });
      expect(vi.getTimerCount()).toBe(0);
      waited.release();
      await wait;
    });

    it('lasts longer than a timer can', async () => {
      const reason = reasonOf(make().wait({ timeout: 2 ** 32 }));
      vi.advanceTimersByTime(2 ** 32 - 1);
      expect(vi.getTimerCount()).toBe(1);
      vi.advanceTimersByTime(1);
      expect(await reason).toBeInstanceOf(TimeoutError);
    });

    it.each<[string, WaitOptions]>([
      ['a timeout that is no number', { timeout: NaN }],
      ['a signal that is none', { signal: {} as AbortSignal }],
    ])('rejects, and throws nothing, for %s', async (_title, options) => {
      const waited = make();
      expect(await reasonOf(waited.wait(options))).toBeInstanceOf(TypeError);
      expect(vi.getTimerCount()).toBe(0);
    });

    it('without a signal is one whose signal is null or undefined', async () => {
      for (const signal of [null, undefined]) {
        const waited = make();
        const wait = waited.wait({ signal, timeout: undefined, message: undefined });
        waited.release();
        await wait;
      }
    });

    it('that is canceled is no unhandled rejection, one that times out is', async () => {
      const error = new Error('late');
      const reports = await collectReports(() => {
        const controller = new AbortController();
        void make().wait({ signal: controller.signal });
        void make().wait({ signal: AbortSignal.abort() });
        void make().wait({ timeout: 1, message: error });
        controller.abort();
        vi.advanceTimersByTime(1);
      });
      expect(reports).toEqual({ rejections: [error], exceptions: [] });
    });

    // The collector of JavaScriptCore takes whatever looks like a pointer on the stack for one.
    it.skipIf(isBun)('that has ended leaves nothing behind, while others go on', async () => {
      const waited = make();
      const refs: WeakRef<Reason>[] = [];
      const going: (() => void)[] = [];
      for (let i = 0; i < 200; i++) {
        const controller = new AbortController();
        const reason: Reason = { why: String(i) };
        refs.push(new WeakRef(reason));
        void waited.wait({ signal: controller.signal });
        going.push(() => {
          controller.abort(reason);
        });
        if (going.length > 10) going.shift()?.();
      }
      const ended = refs.slice(0, -going.length);
      // The last few signals are remembered.
      expect(await survivors(ended, 8)).toBeLessThanOrEqual(8);
    });
  });
}
