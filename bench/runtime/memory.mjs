// @ts-check
// What instances hold on the heap while somebody has them, and what is left on something long-lived after a wait has ended.

import { DeferredPromise } from '@open-draft/deferred-promise';
import delayPeer from 'delay';
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pDefer from 'p-defer';
import { pEvent } from 'p-event';
import pTimeout from 'p-timeout';
import pWaitFor from 'p-wait-for';
import { escaped, ignore, ours, withResolvers } from '../lib/runtime-contenders.mjs';

const { CompletionMap, delay, fromEvent, TaskCompletionSource, waitAsync, waitUntil } = ours;

/** @typedef {import('../lib/runtime-measure.mjs').Case} Case */
/** @typedef {import('../lib/runtime-measure.mjs').Contender} Contender */

/** A day: nothing here goes off. */
const LONG = 86_400_000;

/**
 * Keeps what `make` makes of each of `owners`, whose own heap does not count, nor does that of the list.
 * @param {(index: number, owner: any) => unknown} make
 * @param {() => unknown} [makeOwner]
 * @returns {Contender}
 */
const keeping = (make, makeOwner = ignore) => ({
  prepare: (count) => {
    const owners = Array.from({ length: count }, makeOwner);
    return { owners, kept: new Array(count).fill(owners) };
  },
  run: (count, prepared) => {
    const { owners, kept } = prepared;
    for (let i = 0; i < count; i++) kept[i] = make(i, owners[i]);
    return prepared;
  },
});

/** @type {Case} */
const pending = {
  title: 'pending',
  unit: 'B',
  count: 50_000,
  contenders: {
    'new Promise': keeping(escaped),
    'p-defer': keeping(() => pDefer()),
    ...(withResolvers && { withResolvers: keeping(withResolvers) }),
    '@open-draft/deferred-promise': keeping(() => new DeferredPromise()),
    ours: keeping(() => {
      const source = new TaskCompletionSource();
      void source.promise;
      return source;
    }),
    'ours, promise not read': keeping(() => new TaskCompletionSource()),
  },
  targets: [{ of: 'new Promise', atMost: 1.25 }],
};

/** @type {Case} */
const settled = {
  title: 'settled',
  unit: 'B',
  count: 50_000,
  contenders: {
    'new Promise': keeping((i) => {
      const deferred = escaped();
      deferred.resolve(i);
      return deferred;
    }),
    'p-defer': keeping((i) => {
      const deferred = pDefer();
      deferred.resolve(i);
      return deferred;
    }),
    ...(withResolvers && {
      withResolvers: keeping((i) => {
        const deferred = withResolvers();
        deferred.resolve(i);
        return deferred;
      }),
    }),
    '@open-draft/deferred-promise': keeping((i) => {
      const deferred = new DeferredPromise();
      deferred.resolve(i);
      return deferred;
    }),
    ours: keeping(() => {
      const source = new TaskCompletionSource();
      void source.promise;
      source.setResult();
      return source;
    }),
    'ours, promise not read': keeping(() => {
      const source = new TaskCompletionSource();
      source.setResult();
      return source;
    }),
  },
  targets: [{ of: 'new Promise', atMost: 0.6 }],
};

/** @type {Case} */
const timers = {
  title: 'a delay, pending',
  unit: 'B',
  count: 10_000,
  contenders: {
    'new Promise, setTimeout': keeping(
      () =>
        new Promise((resolve) => {
          setTimeout(resolve, LONG);
        }),
    ),
    'node:timers/promises': keeping(() => sleep(LONG)),
    delay: keeping(() => delayPeer(LONG)),
    ours: keeping(() => delay(LONG)),
  },
};

const makeEmitter = () => new EventEmitter();

/** @type {Case} */
const events = {
  title: 'an event of an emitter, pending',
  unit: 'B',
  count: 10_000,
  contenders: {
    'node:events once': keeping((_, emitter) => once(emitter, 'x'), makeEmitter),
    'p-event': keeping((_, emitter) => pEvent(emitter, 'x'), makeEmitter),
    ours: keeping((_, emitter) => fromEvent(emitter, 'x'), makeEmitter),
  },
  targets: [{ of: 'p-event', atMost: 1 }],
};

/** @type {Case} */
const waits = {
  title: 'a wait with a timeout for a promise of its own, pending',
  unit: 'B',
  count: 10_000,
  contenders: {
    'p-timeout': keeping(
      (_, promise) => pTimeout(promise, { milliseconds: LONG }),
      () => new Promise(ignore),
    ),
    ours: keeping(
      (_, promise) => waitAsync(promise, { timeout: LONG }),
      () => new Promise(ignore),
    ),
  },
};

/** @type {Case} */
const conditions = {
  title: 'a condition, between two checks',
  unit: 'B',
  count: 10_000,
  contenders: {
    'p-wait-for': keeping(() => pWaitFor(() => false, { interval: LONG })),
    ours: keeping(() => waitUntil(() => false, { interval: LONG })),
  },
};

/** @type {Case} */
const requests = {
  title: 'an entry in a map of requests, pending',
  unit: 'B',
  count: 50_000,
  contenders: {
    'Map of new Promise': (count) => {
      const map = new Map();
      for (let i = 0; i < count; i++) map.set(i, escaped());
      return map;
    },
    ours: (count) => {
      /** @type {import('../../src/runtime/dist/index.js').CompletionMap<number, number>} */
      const map = new CompletionMap();
      for (let i = 0; i < count; i++) void map.create(i);
      return map;
    },
  },
};

/** @param {Promise<unknown>[]} waits */
const ended = async (waits) => {
  await Promise.allSettled(waits);
};

/** In an object, as who is given the promise itself would wait for it. */
const longLived = () => ({ promise: new Promise(ignore) });

/** @type {Case} A race by hand that clears its timer: what leaks is not that. */
const growth = {
  title: 'left on a long-lived promise by each wait that timed out',
  unit: 'B',
  count: 10_000,
  reference: null,
  contenders: {
    'Promise.race': {
      prepare: longLived,
      run: async (count, { promise }) => {
        await ended(Array.from({ length: count }, () => Promise.race([promise, sleep(1)])));
        return promise !== undefined;
      },
    },
    'p-timeout': {
      prepare: longLived,
      run: async (count, { promise }) => {
        await ended(Array.from({ length: count }, () => pTimeout(promise, { milliseconds: 1 })));
        return promise !== undefined;
      },
    },
    ours: {
      prepare: longLived,
      run: async (count, { promise }) => {
        await ended(Array.from({ length: count }, () => waitAsync(promise, { timeout: 1 })));
        return promise !== undefined;
      },
    },
  },
  targets: [{ atMost: 8 }],
};

export const cases = [pending, settled, timers, events, waits, conditions, requests, growth];
