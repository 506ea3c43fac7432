// @ts-check
// Maps of requests, events and `whenEach` against what one would write by hand.

import { consume, escaped, ours } from '../lib/runtime-contenders.mjs';

const { AsyncAutoResetEvent, AsyncCountdownEvent, AsyncManualResetEvent, CompletionMap, whenEach } = ours;

/** @typedef {import('../lib/runtime-measure.mjs').Case} Case */
/** @typedef {import('../lib/runtime-measure.mjs').Contender} Contender */
/** @typedef {import('../lib/runtime-contenders.mjs').Deferred} Deferred */

/** How many requests are under way: each answer is that of the request that many before. */
const LIVE = 100;

const makeMap = () => {
  /** @type {Map<number, Deferred>} */
  const map = new Map();
  for (let id = 0; id < LIVE; id++) map.set(id, escaped());
  return { map, next: LIVE };
};
const makeCompletionMap = () => {
  /** @type {import('../../src/runtime/dist/index.js').CompletionMap<number, number>} */
  const map = new CompletionMap();
  for (let id = 0; id < LIVE; id++) void map.create(id);
  return { map, next: LIVE };
};

/** @type {Case} */
const requests = {
  title: `a request and its answer, ${LIVE} under way`,
  count: 1000,
  batches: 5,
  contenders: {
    'Map of new Promise': {
      prepare: makeMap,
      run: (count, /** @type {{ map: Map<number, Deferred>, next: number }} */ prepared) => {
        const { map } = prepared;
        for (let i = 0; i < count; i++) {
          const id = prepared.next++;
          const deferred = escaped();
          map.set(id, deferred);
          void consume(deferred.promise);
          const waiting = map.get(id - LIVE);
          map.delete(id - LIVE);
          waiting?.resolve(i);
        }
      },
    },
    ours: {
      prepare: makeCompletionMap,
      run: (count, prepared) => {
        const { map } = prepared;
        for (let i = 0; i < count; i++) {
          const id = prepared.next++;
          void consume(map.create(id));
          map.trySetResult(id - LIVE, i);
        }
      },
    },
  },
};

/** @param {Map<number, Deferred>} map @param {number} id @param {number} milliseconds */
const request = (map, id, milliseconds) => {
  const { promise, resolve, reject } = escaped();
  const timer = setTimeout(() => {
    map.delete(id);
    reject(new Error(`Timed out after ${milliseconds} ms`));
  }, milliseconds);
  map.set(id, {
    promise,
    resolve: (value) => {
      clearTimeout(timer);
      map.delete(id);
      resolve(value);
    },
    reject,
  });
  return promise;
};

/** @type {Case} */
const requestsWithTimeout = {
  title: 'the same with a timeout for each',
  count: 1000,
  batches: 5,
  contenders: {
    'Map of new Promise': {
      prepare: makeMap,
      run: (count, /** @type {{ map: Map<number, Deferred>, next: number }} */ prepared) => {
        const { map } = prepared;
        for (let i = 0; i < count; i++) {
          const id = prepared.next++;
          void consume(request(map, id, 60_000));
          map.get(id - LIVE)?.resolve(i);
        }
      },
    },
    ours: {
      prepare: makeCompletionMap,
      run: (count, prepared) => {
        const { map } = prepared;
        for (let i = 0; i < count; i++) {
          const id = prepared.next++;
          void consume(map.create(id, { timeout: 60_000 }));
          map.trySetResult(id - LIVE, i);
        }
      },
    },
  },
};

/** The queue that one would write: those who wait, in an array. */
const makeQueue = (/** @type {number} */ waiting) => () => {
  /** @type {((value?: unknown) => void)[]} */
  const queue = [];
  for (let i = 0; i < waiting; i++) void new Promise((resolve) => queue.push(resolve));
  return queue;
};
const makeEvent = (/** @type {number} */ waiting) => () => {
  const event = new AsyncAutoResetEvent();
  for (let i = 0; i < waiting; i++) void event.wait();
  return event;
};

/** @type {(waiting: number) => Contender} */
const queueOf = (waiting) => ({
  prepare: makeQueue(waiting),
  run: (count, /** @type {((value?: unknown) => void)[]} */ queue) => {
    for (let i = 0; i < count; i++) {
      queue.shift()?.();
      void new Promise((resolve) => queue.push(resolve));
    }
  },
});
/** @type {(waiting: number) => Contender} */
const eventOf = (waiting) => ({
  prepare: makeEvent(waiting),
  run: (count, event) => {
    for (let i = 0; i < count; i++) {
      event.set();
      void event.wait();
    }
  },
});

/** @type {Case} */
const turnstile = {
  title: 'an auto reset event lets one pass, and another comes',
  count: 1000,
  batches: 5,
  repeats: 10,
  contenders: {
    'array and shift, 1 waits': queueOf(1),
    'array and shift, 1000 wait': queueOf(1000),
    'array and shift, 100 000 wait': queueOf(100_000),
    'ours, 1 waits': eventOf(1),
    'ours, 1000 wait': eventOf(1000),
    'ours, 100 000 wait': eventOf(100_000),
  },
  targets: [
    { row: 'ours, 1000 wait', of: 'ours, 1 waits', atMost: 2 },
    { row: 'ours, 100 000 wait', of: 'ours, 1 waits', atMost: 4 },
  ],
};

/** @type {Case} By hand it is found with `indexOf` and removed with `splice`. */
const leaving = {
  title: 'of 1000 who wait, all but one leave by a signal of their own, the youngest first',
  count: 999,
  repeats: 10,
  contenders: {
    'array and splice': {
      prepare: (count) => {
        /** @type {(() => void)[]} */
        const queue = [];
        const controllers = Array.from({ length: count + 1 }, () => {
          const controller = new AbortController();
          const { promise, resolve, reject } = escaped();
          queue.push(resolve);
          controller.signal.addEventListener('abort', () => {
            queue.splice(queue.indexOf(resolve), 1);
            reject(controller.signal.reason);
          });
          promise.catch(() => 0);
          return controller;
        });
        return controllers.slice(1).reverse();
      },
      run: (_count, /** @type {AbortController[]} */ controllers) => {
        for (const controller of controllers) controller.abort(reason);
      },
    },
    ours: {
      prepare: (count) => {
        const event = new AsyncAutoResetEvent();
        const controllers = Array.from({ length: count + 1 }, () => {
          const controller = new AbortController();
          void event.wait({ signal: controller.signal });
          return controller;
        });
        return controllers.slice(1).reverse();
      },
      run: (_count, /** @type {AbortController[]} */ controllers) => {
        for (const controller of controllers) controller.abort(reason);
      },
    },
  },
};
const reason = new Error('aborted');

/** @type {Case} By hand all who wait share a promise, so none of them can leave. */
const gate = {
  title: 'a manual reset event, 1000 wait, per waiter',
  count: 1000,
  contenders: {
    'one promise for all': async (count) => {
      const { promise, resolve } = escaped();
      const waits = [];
      for (let i = 0; i < count; i++) waits.push(consume(promise));
      resolve();
      for (const wait of waits) await wait;
    },
    'a promise for each': async (count) => {
      /** @type {Set<(value?: unknown) => void>} */
      const waiting = new Set();
      const waits = [];
      for (let i = 0; i < count; i++) waits.push(consume(new Promise((resolve) => waiting.add(resolve))));
      for (const resolve of waiting) resolve();
      for (const wait of waits) await wait;
    },
    ours: async (count) => {
      const event = new AsyncManualResetEvent();
      const waits = [];
      for (let i = 0; i < count; i++) waits.push(consume(event.wait()));
      event.set();
      for (const wait of waits) await wait;
    },
  },
};

/** @type {Case} */
const countdown = {
  title: 'a countdown from 1000, per signal',
  count: 1000,
  batches: 100,
  contenders: {
    'a number and new Promise': async (count) => {
      let left = count;
      const { promise, resolve } = escaped();
      const wait = consume(promise);
      for (let i = 0; i < count; i++) if (--left === 0) resolve();
      await wait;
    },
    ours: async (count) => {
      const event = new AsyncCountdownEvent(count);
      const wait = consume(event.wait());
      for (let i = 0; i < count; i++) event.signal();
      await wait;
    },
  },
};

const makePromises = (/** @type {number} */ count) => Array.from({ length: count }, escaped);

/** @type {Case} */
const each = {
  title: 'whenEach of 1000 promises, per promise',
  count: 1000,
  repeats: 5,
  contenders: {
    'Promise.race of those left': {
      prepare: makePromises,
      run: async (_count, /** @type {Deferred[]} */ deferreds) => {
        const left = new Map(deferreds.map(({ promise }, index) => [index, promise.then(() => index)]));
        for (const { resolve } of deferreds) resolve();
        while (left.size > 0) left.delete(await Promise.race(left.values()));
      },
    },
    ours: {
      prepare: makePromises,
      run: async (_count, /** @type {Deferred[]} */ deferreds) => {
        const settled = whenEach(deferreds.map(({ promise }) => promise));
        for (const { resolve } of deferreds) resolve();
        for await (const promise of settled) await promise;
      },
    },
  },
  targets: [{ of: 'Promise.race of those left', atMost: 0.05 }],
};

export const cases = [requests, requestsWithTimeout, turnstile, leaving, gate, countdown, each];
