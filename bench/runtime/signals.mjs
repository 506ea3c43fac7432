// @ts-check
// Sources with a signal against listeners that are added and removed by hand.

import { getEventListeners, setMaxListeners } from 'node:events';
import { escaped, ours, sink } from '../lib/runtime-contenders.mjs';

const { TaskCompletionSource } = ours;

/** @typedef {import('../lib/runtime-measure.mjs').Case} Case */
/** @typedef {import('../lib/runtime-contenders.mjs').Deferred} Deferred */

/** @param {AbortSignal} signal */
const listen = (signal) => {
  const deferred = escaped();
  const onAbort = () => {
    deferred.reject(signal.reason);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  return { deferred, onAbort };
};

/**
 * Sources of one long-lived signal come and go while `live` of them wait; and the same without a signal, to tell what the
 * wiring alone takes.
 * @param {number} live
 * @param {Pick<Case, 'count' | 'batches' | 'targets' | 'minus'>} how
 * @returns {Case}
 */
const longLived = (live, how) => {
  const byHand = new AbortController().signal;
  const wired = new AbortController().signal;
  // Or Node warns, with good reason.
  setMaxListeners(0, byHand);
  const listening = Array.from({ length: live }, () => listen(byHand));
  const deferreds = Array.from({ length: live }, escaped);
  const sources = Array.from({ length: live }, () => new TaskCompletionSource({ signal: wired }));
  const plain = Array.from({ length: live }, () => new TaskCompletionSource());
  return {
    title: `a long-lived signal, ${live} live`,
    ...how,
    contenders: {
      'add + remove': (count) => {
        for (let i = 0; i < count; i++) {
          const oldest = listening[i % live];
          if (oldest === undefined) return;
          byHand.removeEventListener('abort', oldest.onAbort);
          oldest.deferred.resolve(i);
          const youngest = listen(byHand);
          sink.value = youngest.deferred.promise;
          listening[i % live] = youngest;
        }
      },
      ours: (count) => {
        for (let i = 0; i < count; i++) {
          sources[i % live]?.setResult();
          const source = new TaskCompletionSource({ signal: wired });
          sink.value = source.promise;
          sources[i % live] = source;
        }
      },
      'new Promise, no signal': (count) => {
        for (let i = 0; i < count; i++) {
          deferreds[i % live]?.resolve(i);
          const deferred = escaped();
          sink.value = deferred.promise;
          deferreds[i % live] = deferred;
        }
      },
      'ours, no signal': (count) => {
        for (let i = 0; i < count; i++) {
          plain[i % live]?.setResult();
          const source = new TaskCompletionSource();
          sink.value = source.promise;
          plain[i % live] = source;
        }
      },
    },
  };
};

/** @type {Case} A new signal for every source: nothing to share, so nothing to win. */
const ownSignal = {
  title: 'a signal of its own, made beforehand',
  count: 2000,
  contenders: {
    'add + remove': {
      prepare: (count) => Array.from({ length: count }, () => new AbortController().signal),
      run: (_count, /** @type {AbortSignal[]} */ signals) => {
        for (const signal of signals) {
          const { deferred, onAbort } = listen(signal);
          sink.value = deferred.promise;
          signal.removeEventListener('abort', onAbort);
          deferred.resolve(1);
        }
      },
    },
    ours: {
      prepare: (count) => Array.from({ length: count }, () => new AbortController().signal),
      run: (_count, /** @type {AbortSignal[]} */ signals) => {
        for (const signal of signals) {
          const source = new TaskCompletionSource({ signal });
          sink.value = source.promise;
          source.setResult();
        }
      },
    },
  },
};

/** @type {Case} */
const aborted = {
  title: '100 wait, then the signal aborts, per source',
  count: 100,
  contenders: {
    'add + remove': {
      prepare: (count) => {
        const controller = new AbortController();
        setMaxListeners(0, controller.signal);
        return { controller, waiting: Array.from({ length: count }, () => listen(controller.signal)) };
      },
      run: (_count, /** @type {{ controller: AbortController, waiting: { deferred: Deferred }[] }} */ prepared) => {
        for (const { deferred } of prepared.waiting) deferred.promise.catch(() => 0);
        prepared.controller.abort(reason);
      },
    },
    ours: {
      prepare: (count) => {
        const controller = new AbortController();
        const { signal } = controller;
        return { controller, waiting: Array.from({ length: count }, () => new TaskCompletionSource({ signal })) };
      },
      run: (_count, prepared) => {
        for (const { promise } of prepared.waiting) promise.catch(() => 0);
        prepared.controller.abort(reason);
      },
    },
  },
};
const reason = new Error('aborted');

/** @type {Case} */
const left = {
  title: 'listeners on a signal after 1000 sources, all completed',
  unit: 'left',
  count: 1000,
  reference: null,
  contenders: {
    'added, never removed': (count) => {
      const { signal } = new AbortController();
      setMaxListeners(0, signal);
      for (let i = 0; i < count; i++) listen(signal).deferred.resolve(i);
      return getEventListeners(signal, 'abort').length;
    },
    'add + remove': (count) => {
      const { signal } = new AbortController();
      for (let i = 0; i < count; i++) {
        const { deferred, onAbort } = listen(signal);
        signal.removeEventListener('abort', onAbort);
        deferred.resolve(i);
      }
      return getEventListeners(signal, 'abort').length;
    },
    ours: (count) => {
      const { signal } = new AbortController();
      const first = new TaskCompletionSource({ signal });
      for (let i = 1; i < count; i++) new TaskCompletionSource({ signal }).setResult();
      first.setResult();
      return getEventListeners(signal, 'abort').length;
    },
  },
  targets: [{ atMost: 1 }],
};

export const cases = [
  longLived(1, {
    count: 1000,
    batches: 5,
    minus: {
      title: 'a long-lived signal, 1 live, the wiring alone',
      rows: {
        'add + remove': ['add + remove', 'new Promise, no signal'],
        ours: ['ours', 'ours, no signal'],
      },
      targets: [{ of: 'add + remove', atMost: 0.15 }],
    },
  }),
  longLived(5000, { count: 1000, targets: [{ of: 'add + remove', atMost: 0.02 }] }),
  ownSignal,
  aborted,
  left,
];
