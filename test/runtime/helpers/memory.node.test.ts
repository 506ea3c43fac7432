import { EventEmitter } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import {
  AsyncAutoResetEvent,
  AsyncCountdownEvent,
  AsyncManualResetEvent,
  CompletionMap,
  delay,
  fromCallback,
  fromEvent,
  waitAsync,
  waitUntil,
  type NodeCallback,
  type WaitOptions,
} from '../../../src/runtime/src/index.ts';
import { collectGarbage, survivors } from '../support/collect-garbage.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { isBun } from '../support/platform.ts';

const waits = 10_000;
const batch = 100;

/** Something that lives long and is waited for again and again. */
interface LongLived {
  readonly begin: (options: WaitOptions) => Promise<unknown>;
  /** Fulfills all who wait. */
  readonly fulfill?: (waiting: number) => void;
}

const makers: Record<string, () => LongLived> = {
  'waitAsync of one promise': () => {
    const promise = new Promise(() => undefined);
    return { begin: (options) => waitAsync(promise, options) };
  },
  'AsyncManualResetEvent.wait': () => {
    const event = new AsyncManualResetEvent();
    return {
      begin: (options) => event.wait(options),
      fulfill: () => {
        event.set();
        event.reset();
      },
    };
  },
  'AsyncAutoResetEvent.wait': () => {
    const event = new AsyncAutoResetEvent();
    return {
      begin: (options) => event.wait(options),
      fulfill: (waiting) => {
        for (let i = 0; i < waiting; i++) event.set();
      },
    };
  },
  'AsyncCountdownEvent.wait': () => {
    const event = new AsyncCountdownEvent(1);
    return { begin: (options) => event.wait(options) };
  },
  'CompletionMap.create': () => {
    const map = new CompletionMap<number>();
    let next = 0;
    return {
      begin: (options) => map.create(next++, options),
      fulfill: () => {
        for (const key of [...map.keys()]) map.trySetResult(key, undefined);
      },
    };
  },
  'fromEvent of an EventEmitter': () => {
    const source = new EventEmitter().setMaxListeners(0);
    return {
      begin: (options) => fromEvent(source, ['a', 'b'], options),
      fulfill: () => source.emit('a'),
    };
  },
  'fromEvent of an EventTarget': () => {
    const source = new EventTarget();
    return {
      begin: (options) => fromEvent(source, 'a', options),
      fulfill: () => source.dispatchEvent(new Event('a')),
    };
  },
  fromCallback: () => {
    const callbacks = new Set<NodeCallback<unknown>>();
    return {
      begin: (options) =>
        fromCallback((callback) => {
          callbacks.add(callback);
          return () => callbacks.delete(callback);
        }, options),
      fulfill: () => {
        for (const callback of callbacks) callback();
      },
    };
  },
  'waitUntil of one condition': () => {
    // Counted and not timed: a wait that looked late would wait for ever.
    let met = 0;
    return {
      begin: (options) => waitUntil(() => met > 0 && met-- > 0, { interval: 0, ...options }),
      fulfill: (waiting) => {
        met = waiting;
      },
    };
  },
  delay: () => ({ begin: (options) => delay(options.timeout ?? 3_600_000, options) }),
};

/** Made once, as its stack takes longer than the wait. */
const timedOut = new Error('timed out');

type End = (waiting: number) => void;
const endings: Record<string, (longLived: LongLived) => { options: WaitOptions; end: End }> = {
  canceled: () => {
    const signal = new CountingSignal();
    return {
      options: { signal },
      end: () => {
        signal.abort('why');
      },
    };
  },
  'timed out': () => ({ options: { timeout: 0, message: timedOut }, end: () => undefined }),
};
const signal = new CountingSignal();
const fulfilled: (typeof endings)[string] = ({ fulfill }) => ({
  options: { signal },
  end: (waiting) => fulfill?.(waiting),
});

/** What ends `count` waits of a batch at a time, and notes each promise. */
async function repeat(
  longLived: LongLived,
  ending: (typeof endings)[string],
  count: number,
  size: number,
  note: (promise: Promise<unknown>) => void = () => undefined,
): Promise<void> {
  for (let i = 0; i < count; i += size) {
    const { options, end } = ending(longLived);
    const all = Array.from({ length: size }, () => longLived.begin(options));
    all.forEach(note);
    const settled = Promise.allSettled(all);
    end(size);
    await settled;
  }
}

/** Ends those who wait all the time. */
const last = new CountingSignal();
/** They are alive as long as the tests run. */
const kept: unknown[] = [];

// Its collector takes whatever looks like a pointer on the stack for one.
describe.skipIf(isBun)('of waits that have ended nothing is left in memory', () => {
  it.each(Object.entries({ ...endings, fulfilled }))('%s, many at a time: no promise', async (name, ending) => {
    let tried = 0;
    const left: string[] = [];
    for (const [title, make] of Object.entries(makers)) {
      const longLived = make();
      if (name === 'fulfilled' && longLived.fulfill === undefined) continue;
      kept.push(longLived);
      // Somebody waits all the time.
      if (name !== 'fulfilled') kept.push(longLived.begin({ signal: last }));
      const refs: WeakRef<object>[] = [];
      await repeat(longLived, ending, waits, batch, (promise) => refs.push(new WeakRef(promise)));
      tried++;
      // Those of the last batch may still be on some stack.
      const count = await survivors(refs, batch);
      if (count > batch) left.push(`${title}: ${String(count)} of ${String(waits)}`);
    }
    expect(left).toEqual([]);
    expect(tried).toBeGreaterThan(6);
  });

  it.each(Object.entries(makers))('one at a time: %s', async (_title, make) => {
    const longLived = make();
    kept.push(longLived);
    const used = async () => {
      await collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    // Compiles what it takes.
    await repeat(longLived, endings['canceled']!, 2000, 1);
    const before = await used();
    await repeat(longLived, endings['canceled']!, waits, 1);
    // What one object takes at the least, for a wait that needs a dozen.
    const most = before + 48 * waits;
    // Compilers and other tests may not have come to rest: what the waits have left stays however often it is looked for.
    let after = await used();
    for (let attempt = 0; attempt < 20 && after >= most; attempt++) after = await used();
    expect(after).toBeLessThan(most);
  });
});

afterAll(() => {
  last.abort();
});
