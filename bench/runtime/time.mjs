// @ts-check
// `delay`, `waitAsync` and `waitUntil` against timers by hand, node:timers/promises, delay, p-timeout and p-wait-for. What
// waits for a timer is measured in processor time: the rest is the same for all.

import delayPeer from 'delay';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pTimeout from 'p-timeout';
import pWaitFor from 'p-wait-for';
import { escaped, ours } from '../lib/runtime-contenders.mjs';

const { delay, waitAsync, waitUntil } = ours;
export const alive = [new AbortController(), setTimeout(() => undefined, 0)];

/** @typedef {import('../lib/runtime-measure.mjs').Case} Case */
/** @typedef {{ signal: AbortSignal }} Signalled */

/** @type {Case} */
const delays = {
  title: 'delay, 100 at a time',
  unit: 'ns CPU',
  count: 100,
  batches: 10,
  contenders: {
    'new Promise, setTimeout': async (count) => {
      const waits = [];
      for (let i = 0; i < count; i++) waits.push(new Promise((resolve) => setTimeout(resolve, 1)));
      for (const wait of waits) await wait;
    },
    'node:timers/promises': async (count) => {
      const waits = [];
      for (let i = 0; i < count; i++) waits.push(sleep(1));
      for (const wait of waits) await wait;
    },
    delay: async (count) => {
      const waits = [];
      for (let i = 0; i < count; i++) waits.push(delayPeer(1));
      for (const wait of waits) await wait;
    },
    ours: async (count) => {
      const waits = [];
      for (let i = 0; i < count; i++) waits.push(delay(1));
      for (const wait of waits) await wait;
    },
  },
};

/** @param {number} milliseconds @param {AbortSignal} signal */
const sleepByHand = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve(undefined);
    }, milliseconds);
    signal.addEventListener('abort', onAbort, { once: true });
  });

const makeSignal = () => {
  const { signal } = new AbortController();
  // 100 wait at a time.
  setMaxListeners(0, signal);
  return { signal };
};

/** @type {Case} */
const delaysWithSignal = {
  title: 'delay, 100 at a time, one signal',
  unit: 'ns CPU',
  count: 100,
  batches: 10,
  contenders: {
    'new Promise, setTimeout': {
      prepare: makeSignal,
      run: async (count, /** @type {Signalled} */ { signal }) => {
        const waits = [];
        for (let i = 0; i < count; i++) waits.push(sleepByHand(1, signal));
        for (const wait of waits) await wait;
      },
    },
    'node:timers/promises': {
      prepare: makeSignal,
      run: async (count, /** @type {Signalled} */ { signal }) => {
        const waits = [];
        for (let i = 0; i < count; i++) waits.push(sleep(1, undefined, { signal }));
        for (const wait of waits) await wait;
      },
    },
    delay: {
      prepare: makeSignal,
      run: async (count, /** @type {Signalled} */ { signal }) => {
        const waits = [];
        for (let i = 0; i < count; i++) waits.push(delayPeer(1, { signal }));
        for (const wait of waits) await wait;
      },
    },
    ours: {
      prepare: makeSignal,
      run: async (count, /** @type {Signalled} */ { signal }) => {
        const waits = [];
        for (let i = 0; i < count; i++) waits.push(delay(1, { signal }));
        for (const wait of waits) await wait;
      },
    },
  },
  targets: [
    { of: 'delay', atMost: 1 },
    { of: 'node:timers/promises', atMost: 1 },
  ],
};

/**
 * What one would write instead of `waitAsync`: it clears its timer.
 * @template T
 * @param {Promise<T>} promise
 * @param {number} milliseconds
 */
const race = async (promise, milliseconds) => {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    return await Promise.race([
      promise,
      new Promise((_resolve, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`Timed out after ${milliseconds} ms`));
        }, milliseconds);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
};

/** @type {Case} */
const settled = {
  title: 'a timeout for a promise that is settled',
  count: 1000,
  contenders: {
    'Promise.race': async (count) => {
      for (let i = 0; i < count; i++) await race(Promise.resolve(i), 1000);
    },
    'p-timeout': async (count) => {
      for (let i = 0; i < count; i++) await pTimeout(Promise.resolve(i), { milliseconds: 1000 });
    },
    ours: async (count) => {
      for (let i = 0; i < count; i++) await waitAsync(Promise.resolve(i), { timeout: 1000 });
    },
  },
  targets: [{ of: 'p-timeout', atMost: 1 }],
};

/** @type {Case} */
const wins = {
  title: 'a timeout for a pending promise, which wins',
  count: 1000,
  contenders: {
    'Promise.race': async (count) => {
      for (let i = 0; i < count; i++) {
        const { promise, resolve } = escaped();
        const wait = race(promise, 1000);
        resolve(i);
        await wait;
      }
    },
    'p-timeout': async (count) => {
      for (let i = 0; i < count; i++) {
        const { promise, resolve } = escaped();
        const wait = pTimeout(promise, { milliseconds: 1000 });
        resolve(i);
        await wait;
      }
    },
    ours: async (count) => {
      for (let i = 0; i < count; i++) {
        const { promise, resolve } = escaped();
        const wait = waitAsync(promise, { timeout: 1000 });
        resolve(i);
        await wait;
      }
    },
  },
  targets: [{ of: 'p-timeout', atMost: 1 }],
};

/** @type {Case} */
const signalled = {
  title: 'a signal for 100 pending promises, one after the other, which win',
  count: 100,
  contenders: {
    'p-timeout': {
      prepare: makeSignal,
      run: async (count, /** @type {Signalled} */ { signal }) => {
        for (let i = 0; i < count; i++) {
          const { promise, resolve } = escaped();
          const wait = pTimeout(promise, { milliseconds: Infinity, signal });
          resolve(i);
          await wait;
        }
      },
    },
    ours: {
      prepare: makeSignal,
      run: async (count, /** @type {Signalled} */ { signal }) => {
        for (let i = 0; i < count; i++) {
          const { promise, resolve } = escaped();
          const wait = waitAsync(promise, { signal });
          resolve(i);
          await wait;
        }
      },
    },
  },
  targets: [{ of: 'p-timeout', atMost: 1 }],
};

/** @param {Promise<unknown>[]} waits */
const ended = async (waits) => {
  await Promise.allSettled(waits);
};
/** In an object, as who is given the promise itself would wait for it. */
const makePending = () => ({ promise: new Promise(() => undefined) });

/** @type {Case} */
const passes = {
  title: 'a timeout that passes, 100 waits at a time for one promise',
  unit: 'ns CPU',
  count: 100,
  batches: 10,
  contenders: {
    'Promise.race': {
      prepare: makePending,
      run: async (count, { promise }) => {
        const waits = [];
        for (let i = 0; i < count; i++) waits.push(race(promise, 1));
        await ended(waits);
      },
    },
    'p-timeout': {
      prepare: makePending,
      run: async (count, { promise }) => {
        const waits = [];
        for (let i = 0; i < count; i++) waits.push(pTimeout(promise, { milliseconds: 1 }));
        await ended(waits);
      },
    },
    ours: {
      prepare: makePending,
      run: async (count, { promise }) => {
        const waits = [];
        for (let i = 0; i < count; i++) waits.push(waitAsync(promise, { timeout: 1 }));
        await ended(waits);
      },
    },
  },
  targets: [{ of: 'p-timeout', atMost: 1 }],
};

/** @type {Case} */
const checked = {
  title: 'a condition that holds',
  count: 1000,
  contenders: {
    'p-wait-for': async (count) => {
      for (let i = 0; i < count; i++) await pWaitFor(() => i >= 0);
    },
    ours: async (count) => {
      for (let i = 0; i < count; i++) await waitUntil(() => i >= 0);
    },
  },
};

/** A condition that holds the third time it is asked. */
const third = () => {
  let times = 0;
  return () => ++times === 3;
};

/** @type {Case} */
const polled = {
  title: 'a condition that holds at the third check, 100 waits at a time, with a timeout',
  unit: 'ns CPU',
  count: 100,
  batches: 3,
  contenders: {
    'p-wait-for': async (count) => {
      const waits = [];
      for (let i = 0; i < count; i++) waits.push(pWaitFor(third(), { interval: 1, timeout: 10_000 }));
      await Promise.all(waits);
    },
    ours: async (count) => {
      const waits = [];
      for (let i = 0; i < count; i++) waits.push(waitUntil(third(), { interval: 1, timeout: 10_000 }));
      await Promise.all(waits);
    },
  },
  targets: [{ of: 'p-wait-for', atMost: 2 }],
};

export const cases = [delays, delaysWithSignal, settled, wins, signalled, passes, checked, polled];
