import { describe, expect, it, vi } from 'vitest';
import {
  AsyncAutoResetEvent,
  AsyncManualResetEvent,
  CompletionMap,
  delay,
  fromCallback,
  fromEvent,
  TaskCompletionSource,
  waitAsync,
  waitUntil,
  whenEach,
} from '../../../src/runtime/src/index.ts';
import { withFakeTimers } from '../dotnet/support/fake-timers.ts';
import { flush } from '../dotnet/support/outcomes.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { Emitter } from './support/events.ts';
import { rejection, thenable } from './support/raise.ts';

/** A promise, and what settles it. */
interface Case {
  readonly promise: Promise<unknown>;
  readonly settle?: () => unknown;
}

/** How many microtasks later than that of a native promise which is settled by hand a continuation runs. */
async function hops({ promise, settle }: Case): Promise<number> {
  let passed = 0;
  let at: number | undefined;
  const note = () => {
    at = passed;
  };
  promise.then(note, note);
  settle?.();
  for (; at === undefined && passed < 32; passed++) await Promise.resolve();
  if (at === undefined) throw new Error('it has not settled');
  return at;
}

/** Each settles in as many hops as it says. */
const table: [title: string, hops: number, make: () => Case][] = [
  [
    'a native promise that is resolved',
    0,
    () => {
      let resolve: (() => void) | undefined;
      const promise = new Promise<void>((done) => {
        resolve = done;
      });
      return { promise, settle: () => resolve?.() };
    },
  ],
  ...['data', 'error'].map((name): [string, number, () => Case] => [
    `fromEvent, the event ${name}`,
    0,
    () => {
      const source = new Emitter();
      return {
        promise: fromEvent(source, 'data'),
        settle: () => {
          source.emit(name);
        },
      };
    },
  ]),
  ...[null, new Error('no')].map((error): [string, number, () => Case] => [
    `fromCallback, called back with ${String(error)}`,
    0,
    () => {
      let done: ((error: unknown) => void) | undefined;
      const promise = fromCallback((callback) => {
        done = callback;
      });
      return { promise, settle: () => done?.(error) };
    },
  ]),
  ['delay', 0, () => ({ promise: delay(1), settle: () => vi.advanceTimersByTime(1) })],
  [
    'a timeout',
    0,
    () => ({
      promise: waitAsync(new Promise(() => undefined), { timeout: 1 }),
      settle: () => vi.advanceTimersByTime(1),
    }),
  ],
  [
    'an abort',
    0,
    () => {
      const signal = new CountingSignal();
      return {
        promise: waitAsync(new Promise(() => undefined), { signal }),
        settle: () => {
          signal.abort();
        },
      };
    },
  ],
  ['an abort that was there before', 0, () => ({ promise: delay(1, { signal: AbortSignal.abort() }) })],
  ['wrong arguments', 0, () => ({ promise: delay(NaN) })],
  [
    'CompletionMap.create',
    0,
    () => {
      const map = new CompletionMap<number>();
      return { promise: map.create(1), settle: () => map.trySetResult(1, undefined) };
    },
  ],
  ...[new AsyncManualResetEvent(), new AsyncAutoResetEvent()].map((event): [string, number, () => Case] => [
    `${event.constructor.name}.wait`,
    0,
    () => ({
      promise: event.wait(),
      settle: () => {
        event.set();
      },
    }),
  ]),
  ['an event that is set', 0, () => ({ promise: new AsyncManualResetEvent(true).wait() })],
  ['waitUntil, met at once', 1, () => ({ promise: waitUntil(() => true) })],
  ['waitUntil, met by a promise', 1, () => ({ promise: waitUntil(() => Promise.resolve(true)) })],
  [
    'waitUntil, which throws',
    0,
    () => ({
      promise: waitUntil(() => {
        throw new Error('no');
      }),
    }),
  ],
  ['waitUntil, failed by a promise', 1, () => ({ promise: waitUntil(() => rejection('no')) })],
  [
    'whenEach, a promise that settles while somebody waits',
    2,
    () => {
      const source = new TaskCompletionSource();
      return {
        promise: whenEach([source.promise]).next(),
        settle: () => {
          source.setResult();
        },
      };
    },
  ],
  ['whenEach, the end', 1, () => ({ promise: whenEach([]).next() })],
];

describe('a continuation runs', () => {
  it.each(table)('%s: %d hops after what settles it', (_title, expected, make) =>
    withFakeTimers(async () => {
      expect(await hops(make())).toBe(expected);
    }),
  );
});

const promises: [title: string, make: () => { value: unknown; settle?: () => void }][] = [
  ['a value', () => ({ value: 1 })],
  ['a promise that is fulfilled', () => ({ value: Promise.resolve(1) })],
  ['a promise that is rejected', () => ({ value: rejection('no') })],
  ['a thenable', () => ({ value: thenable(1) })],
  [
    'a promise that is fulfilled later',
    () => {
      const source = new TaskCompletionSource();
      return {
        value: source.promise,
        settle: () => {
          source.setResult();
        },
      };
    },
  ],
  [
    'a promise that is rejected later',
    () => {
      const source = new TaskCompletionSource();
      return {
        value: source.promise,
        settle: () => {
          source.setException('no');
        },
      };
    },
  ],
  [
    'an async function',
    () => ({
      value: (async () => {
        await Promise.resolve();
      })(),
    }),
  ],
];

it('of whenEach, a promise that has settled before: 1 hop', async () => {
  const each = whenEach([Promise.resolve(1)]);
  await flush();
  expect(await hops({ promise: each.next() })).toBe(1);
});

describe.each(promises)('of %s', (_title, make) => {
  it('waitAsync is as late as Promise.race', async () => {
    const theirs = make();
    const expected = await hops({ ...theirs, promise: Promise.race([theirs.value]) });
    const ours = make();
    expect(await hops({ ...ours, promise: waitAsync(ours.value) })).toBe(expected);
    const limited = make();
    const options = { signal: new CountingSignal() };
    expect(await hops({ ...limited, promise: waitAsync(limited.value, options) })).toBe(expected);
  });

  it.each<[string, (value: unknown) => Promise<unknown>]>([
    [
      'fromCallback',
      (value) =>
        fromCallback<unknown>((done) => {
          done(null, value);
        }),
    ],
    [
      'fromEvent',
      (value) => {
        const source = new Emitter();
        const promise = fromEvent<unknown>(source, 'data');
        source.emit('data', value);
        return promise;
      },
    ],
    [
      'delay',
      (value) => {
        const promise = delay(1, { value });
        vi.advanceTimersByTime(1);
        return promise;
      },
    ],
  ])('%s adopts as new Promise does', (_helper, adopt) =>
    withFakeTimers(async () => {
      const theirs = make();
      const expected = await hops({
        ...theirs,
        promise: new Promise((resolve) => {
          resolve(theirs.value);
        }),
      });
      const ours = make();
      expect(await hops({ ...ours, promise: adopt(ours.value) })).toBe(expected);
    }),
  );
});

it('a wait that comes later is not behind one that came before', async () => {
  const source = new TaskCompletionSource();
  const seen: string[] = [];
  const log = (promise: Promise<unknown>, name: string) => promise.then(() => seen.push(name));
  const all = [
    log(source.promise, 'native, before'),
    log(waitAsync(source.promise), 'first'),
    log(source.promise, 'native, between'),
    log(waitAsync(source.promise), 'second'),
    log(source.promise, 'native, after'),
  ];
  source.setResult();
  await Promise.all(all);
  expect(seen).toEqual(['native, before', 'native, between', 'native, after', 'first', 'second']);
});
