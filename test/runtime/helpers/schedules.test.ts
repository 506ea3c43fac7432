import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { delay, delayUntil, TaskCompletionSource, waitAsync, waitUntil } from '../../../src/runtime/src/index.ts';
import { pass, withFakeTimers } from '../dotnet/support/fake-timers.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { Model, onGrid, play, schedule, watch, type Outcome } from './support/model.ts';
import { raise } from './support/raise.ts';

const aborted = new Error('aborted');
const rejected = new Error('rejected');
const timedOut = new Error('timed out');
const reasons = new Map<unknown, Outcome>([
  [aborted, 'aborted'],
  [rejected, 'rejected'],
  [timedOut, 'timed out'],
]);

const duration = fc.oneof({ weight: 5, arbitrary: onGrid }, fc.constantFrom(Infinity, -5));
const timeout = fc.oneof({ weight: 3, arbitrary: duration }, fc.constant(undefined));
const runs = { numRuns: 100 };

it('delay and delayUntil end with their time or with the abort', () =>
  fc.assert(
    fc.asyncProperty(duration, fc.boolean(), schedule(fc.constant('abort')), (length, isUntil, steps) =>
      withFakeTimers(async () => {
        const model = new Model();
        model.after(length, () => {
          model.end('fulfilled');
        });
        const signal = new CountingSignal();
        const promise = isUntil ? delayUntil(Date.now() + length, { signal }) : delay(length, { signal });
        const abort = () => {
          signal.abort(aborted);
          model.end('aborted');
        };
        await play(model, steps, abort, watch(promise, reasons));
        expect(signal.listening).toBe(model.outcome === 'pending' ? 1 : 0);
      }),
    ),
    runs,
  ));

it('delayUntil waits for the clock, however that is set', () =>
  fc.assert(
    fc.asyncProperty(onGrid, schedule(fc.integer({ min: -4, max: 4 })), (length, steps) =>
      withFakeTimers(async () => {
        const model = new Model();
        let offset = 0;
        const real = Date.now.bind(Date);
        const spy = vi.spyOn(Date, 'now').mockImplementation(() => real() + offset);
        try {
          const when = Date.now() + length;
          const wake = () => {
            if (model.now + offset >= length) model.end('fulfilled');
            else model.after(length - model.now - offset, wake);
          };
          model.after(length, wake);
          const controller = new AbortController();
          const promise = delayUntil(when, { signal: controller.signal });
          const earliest = promise.then(
            () => Date.now(),
            () => when,
          );
          const set = (by: number) => {
            offset += by * 10;
          };
          await play(model, steps, set, watch(promise, new Map([[aborted, 'aborted']])));
          controller.abort(aborted);
          expect(await earliest).toBeGreaterThanOrEqual(when);
        } finally {
          spy.mockRestore();
        }
      }),
    ),
    runs,
  ));

it('waitAsync ends with whatever comes first: the promise, the abort, the timeout', () =>
  fc.assert(
    fc.asyncProperty(
      timeout,
      fc.boolean(),
      schedule(fc.constantFrom('abort', 'fulfill', 'reject', 'somebody else')),
      (limit, isCrowded, steps) =>
        withFakeTimers(async () => {
          const model = new Model();
          if (limit !== undefined) {
            model.after(limit, () => {
              model.end('timed out');
            });
          }
          const source = new TaskCompletionSource();
          const signal = new CountingSignal();
          // Whether others wait for the same does not matter.
          if (isCrowded) waitAsync(source.promise).catch(() => undefined);
          const promise = waitAsync(source.promise, { signal, timeout: limit, message: timedOut });
          const act = (action: string) => {
            if (action === 'abort') {
              signal.abort(aborted);
              model.end('aborted');
            } else if (action === 'somebody else') {
              waitAsync(source.promise).catch(() => undefined);
            } else if (action === 'fulfill' && source.trySetResult()) {
              model.soon(() => {
                model.end('fulfilled');
              });
            } else if (action === 'reject' && source.trySetException(rejected)) {
              model.soon(() => {
                model.end('rejected');
              });
            }
          };
          await play(model, steps, act, watch(promise, reasons));
          expect(signal.listening).toBe(model.outcome === 'pending' ? 1 : 0);
        }),
    ),
    runs,
  ));

/** How long a check takes, if it is no synchronous one, and what it says. */
const longestCheck = 50;
const no = (takes?: 10 | 50) => ({ takes, says: 'no' as const });
const answer = fc.record({
  takes: fc.constantFrom(undefined, 10, 20, longestCheck),
  says: fc.constantFrom('no', 'no', 'no', 'yes', 'throws'),
});

it('waitUntil ends with whatever comes first: a check that is met or fails, the abort, the timeout', () =>
  fc.assert(
    fc.asyncProperty(
      timeout,
      fc.constantFrom(undefined, 0, 10, 30, Infinity, -5),
      fc.array(answer, { maxLength: 6 }),
      schedule(fc.constant('abort')),
      (limit, interval, answers, steps) =>
        withFakeTimers(async () => {
          const model = new Model();
          if (limit !== undefined) {
            model.after(limit, () => {
              model.end('timed out');
            });
          }
          let expectedChecks = 0;
          const finish = (says: string) => {
            if (says === 'yes') model.end('fulfilled');
            else if (says === 'throws') model.end('rejected');
            else model.after(interval ?? 50, modelCheck);
          };
          const modelCheck = () => {
            const { takes, says } = answers[expectedChecks++] ?? { takes: undefined, says: 'no' };
            const finishSoon = () => {
              model.soon(() => {
                finish(says);
              });
            };
            if (takes !== undefined) model.after(takes, finishSoon, false);
            else if (says === 'throws') finish(says);
            else finishSoon();
          };
          modelCheck();

          let checks = 0;
          const say = (says: string) => (says === 'throws' ? raise(rejected) : says === 'yes');
          const condition = (): boolean | Promise<boolean> => {
            const { takes, says } = answers[checks++] ?? { takes: undefined, says: 'no' };
            if (takes === undefined) return say(says);
            const check = new TaskCompletionSource();
            setTimeout(() => {
              check.setResult();
            }, takes);
            return check.promise.then(() => say(says));
          };
          const signal = new CountingSignal();
          const promise = waitUntil(condition, { signal, timeout: limit, interval, message: timedOut });
          const abort = () => {
            signal.abort(aborted);
            model.end('aborted');
          };
          await play(model, steps, abort, watch(promise, reasons), () => {
            expect(checks).toBe(expectedChecks);
          });
          signal.abort(aborted);
          expect(signal.listening).toBe(0);
          // A check that has begun takes the time it takes, though nobody waits for it.
          await pass(longestCheck);
        }),
    ),
    { ...runs, examples: [[undefined, undefined, [no(), no(), no(10), no(50)], []]] },
  ));
