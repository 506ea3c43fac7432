import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { fromEvent, TimeoutError } from '../../../src/runtime/src/index.ts';
import { withFakeTimers } from '../dotnet/support/fake-timers.ts';
import { flush } from '../dotnet/support/outcomes.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { CountingTarget, Emitter, eventWith } from './support/events.ts';
import { raise } from './support/raise.ts';

const names = ['a', 'b', 'error', 'close'] as const;
const name = fc.constantFrom(...names);
const event = fc.record({ name, n: fc.nat({ max: 9 }) });
const action = fc.oneof(
  { weight: 6, arbitrary: event },
  { weight: 1, arbitrary: fc.constantFrom('abort' as const, 'wait 10' as const, 'flush' as const) },
);

/** What listeners that come before ours do at some events, and `filter` and `map` throw at. */
const special = { aborts: 8, repeats: 7, failsFilter: 6, failsMap: 5 };
/** The number that the event within an event has, and others that are to be waited for. */
const least = 3;

/** An emitter or a target, used in one way. */
function makeSource(isTarget: boolean) {
  if (!isTarget) {
    const source = new Emitter();
    return {
      source,
      emit: (each: string, n: number) => {
        source.emit(each, n);
      },
      listen: (each: string, listener: (n: number) => void) => source.on(each, listener),
      toNumber: (value: unknown) => value,
    };
  }
  const source = new CountingTarget();
  return {
    source,
    emit: (each: string, n: number) => {
      // An ErrorEvent's error is what rejects; 0 is one, too.
      source.dispatchEvent(eventWith(each, { n, ...(each === 'error' && { error: n }) }));
    },
    listen: (each: string, listener: (n: number) => void) => {
      source.addEventListener(each, (given) => {
        listener((given as Event & { n: number }).n);
      });
    },
    toNumber: (value: unknown) => (typeof value === 'object' ? (value as { n: number }).n : value),
  };
}

it('ends with the first event that counts', () =>
  fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.oneof(name, fc.array(name, { maxLength: 4 })),
      fc.oneof(name, fc.array(name, { maxLength: 3 }), fc.constantFrom(undefined, null)),
      fc.constantFrom(undefined, 5, 15),
      fc.array(action, { maxLength: 25 }),
      (isTarget, type, rejectOn, timeout, actions) =>
        withFakeTimers(async () => {
          const types = [type].flat();
          const rejecting = [rejectOn === undefined ? 'error' : (rejectOn ?? [])].flat();
          const { source, emit, listen, toNumber } = makeSource(isTarget);
          const signal = new CountingSignal();

          // The model.
          let expected: unknown[] = ['pending'];
          let now = 0;
          const end = (...outcome: unknown[]) => {
            if (expected[0] === 'pending') expected = outcome;
          };
          const modelEmit = ({ name: each, n }: { name: string; n: number }) => {
            if (n === special.aborts) end('rejected', 'aborted');
            if (n === special.repeats) modelEmit({ name: each, n: least });
            if (types.includes(each as never)) {
              if (n === special.failsFilter) end('rejected', 'filter');
              else if (n === special.failsMap) end('rejected', 'map');
              else if (n >= least) end('fulfilled', n);
            } else if (rejecting.includes(each as never)) {
              end('rejected', n);
            }
          };

          for (const each of names) {
            listen(each, (n) => {
              if (n === special.aborts) signal.abort('aborted');
              if (n === special.repeats) emit(each, least);
            });
          }
          const others = source.listening;
          const promise = fromEvent<unknown>(source, type, {
            signal,
            timeout,
            rejectOn,
            filter: (value) =>
              toNumber(value) === special.failsFilter ? raise('filter') : Number(toNumber(value)) >= least,
            map: (value) => (toNumber(value) === special.failsMap ? raise('map') : toNumber(value)),
          });
          expect(source.listening - others).toBe(
            types.length + rejecting.filter((each) => !types.includes(each)).length,
          );
          let outcome: unknown[] = ['pending'];
          promise.then(
            (value) => {
              outcome = ['fulfilled', value];
            },
            (reason: unknown) => {
              outcome = ['rejected', reason instanceof TimeoutError ? 'timed out' : toNumber(reason)];
            },
          );

          for (const step of actions) {
            if (step === 'abort') {
              signal.abort('aborted');
              end('rejected', 'aborted');
            } else if (step === 'wait 10') {
              vi.advanceTimersByTime(10);
              now += 10;
              if (timeout !== undefined && now >= timeout) end('rejected', 'timed out');
            } else if (step !== 'flush') {
              emit(step.name, step.n);
              modelEmit(step);
            }
            if (expected[0] === 'pending') continue;
            // What is left is told by the call that ends it, not later.
            expect([source.listening - others, signal.listening, vi.getTimerCount()]).toEqual([0, 0, 0]);
            if (step !== 'flush') continue;
            await flush();
            expect(outcome).toEqual(expected);
          }
          await flush();
          expect(outcome).toEqual(expected);
          signal.abort('aborted');
        }),
    ),
    { numRuns: 300 },
  ));
