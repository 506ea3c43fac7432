// @ts-check
// `fromEvent` against `once` of node:events, p-event and listeners by hand: wait, emit, await, a thousand times on one
// emitter. All but `once`'s EventTarget, which takes no notice of it, listen for `error` too.

import { EventEmitter, getEventListeners, once, setMaxListeners } from 'node:events';
import { pEvent } from 'p-event';
import { ours } from '../lib/runtime-contenders.mjs';

const { fromEvent } = ours;
export const alive = [new EventEmitter(), new EventTarget(), new AbortController()];

/** @typedef {import('../lib/runtime-measure.mjs').Case} Case */

const makeEmitter = () => new EventEmitter();
const makeTarget = () => new EventTarget();

/** @param {EventEmitter} emitter @returns {Promise<unknown>} */
const listenToEmitter = (emitter) =>
  new Promise((resolve, reject) => {
    /** @param {unknown} value */
    const onValue = (value) => {
      emitter.off('error', onError);
      resolve(value);
    };
    /** @param {unknown} error */
    const onError = (error) => {
      emitter.off('x', onValue);
      reject(error);
    };
    emitter.once('x', onValue);
    emitter.once('error', onError);
  });

/** @param {EventTarget} target @returns {Promise<Event>} */
const listenToTarget = (target) =>
  new Promise((resolve, reject) => {
    /** @param {Event} event */
    const onEvent = (event) => {
      target.removeEventListener('x', onEvent);
      target.removeEventListener('error', onError);
      resolve(event);
    };
    /** @param {Event} event */
    const onError = (event) => {
      target.removeEventListener('x', onEvent);
      target.removeEventListener('error', onError);
      reject(event);
    };
    target.addEventListener('x', onEvent);
    target.addEventListener('error', onError);
  });

/** @param {EventEmitter} emitter @param {AbortSignal} signal @returns {Promise<unknown>} */
const listenUntilAbort = (emitter, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = () => {
      emitter.off('x', onValue);
      emitter.off('error', onError);
      signal.removeEventListener('abort', onAbort);
    };
    /** @param {unknown} value */
    const onValue = (value) => {
      stop();
      resolve(value);
    };
    /** @param {unknown} error */
    const onError = (error) => {
      stop();
      reject(error);
    };
    const onAbort = () => {
      stop();
      reject(signal.reason);
    };
    emitter.on('x', onValue);
    emitter.on('error', onError);
    signal.addEventListener('abort', onAbort);
  });

/** @type {Case} */
const emitter = {
  title: 'EventEmitter',
  count: 2000,
  contenders: {
    'by hand': {
      prepare: makeEmitter,
      run: async (count, /** @type {EventEmitter} */ events) => {
        for (let i = 0; i < count; i++) {
          const wait = listenToEmitter(events);
          events.emit('x', i);
          await wait;
        }
      },
    },
    'node:events once': {
      prepare: makeEmitter,
      run: async (count, /** @type {EventEmitter} */ events) => {
        for (let i = 0; i < count; i++) {
          const wait = once(events, 'x');
          events.emit('x', i);
          await wait;
        }
      },
    },
    'p-event': {
      prepare: makeEmitter,
      run: async (count, /** @type {EventEmitter} */ events) => {
        for (let i = 0; i < count; i++) {
          const wait = pEvent(events, 'x');
          events.emit('x', i);
          await wait;
        }
      },
    },
    ours: {
      prepare: makeEmitter,
      run: async (count, /** @type {EventEmitter} */ events) => {
        for (let i = 0; i < count; i++) {
          const wait = fromEvent(events, 'x');
          events.emit('x', i);
          await wait;
        }
      },
    },
  },
  targets: [{ of: 'p-event', atMost: 1.25 }],
};

/** @type {Case} */
const target = {
  title: 'EventTarget',
  count: 2000,
  contenders: {
    'by hand': {
      prepare: makeTarget,
      run: async (count, /** @type {EventTarget} */ events) => {
        for (let i = 0; i < count; i++) {
          const wait = listenToTarget(events);
          events.dispatchEvent(new Event('x'));
          await wait;
        }
      },
    },
    'node:events once': {
      prepare: makeTarget,
      run: async (count, /** @type {EventTarget} */ events) => {
        for (let i = 0; i < count; i++) {
          const wait = once(events, 'x');
          events.dispatchEvent(new Event('x'));
          await wait;
        }
      },
    },
    'p-event': {
      prepare: makeTarget,
      run: async (count, /** @type {EventTarget} */ events) => {
        for (let i = 0; i < count; i++) {
          const wait = pEvent(events, 'x');
          events.dispatchEvent(new Event('x'));
          await wait;
        }
      },
    },
    ours: {
      prepare: makeTarget,
      run: async (count, /** @type {EventTarget} */ events) => {
        for (let i = 0; i < count; i++) {
          const wait = fromEvent(events, 'x');
          events.dispatchEvent(new Event('x'));
          await wait;
        }
      },
    },
  },
  targets: [{ of: 'p-event', atMost: 1.25 }],
};

const makeSignalled = () => {
  const { signal } = new AbortController();
  // p-event leaves its listeners there.
  setMaxListeners(0, signal);
  return { events: new EventEmitter(), signal };
};
/** @typedef {{ events: EventEmitter, signal: AbortSignal }} Signalled */

/** @type {Case} */
const sharedSignal = {
  title: 'EventEmitter, a signal for 100 waits, one after the other',
  count: 100,
  contenders: {
    'by hand': {
      prepare: makeSignalled,
      run: async (count, /** @type {Signalled} */ { events, signal }) => {
        for (let i = 0; i < count; i++) {
          const wait = listenUntilAbort(events, signal);
          events.emit('x', i);
          await wait;
        }
      },
    },
    'node:events once': {
      prepare: makeSignalled,
      run: async (count, /** @type {Signalled} */ { events, signal }) => {
        for (let i = 0; i < count; i++) {
          const wait = once(events, 'x', { signal });
          events.emit('x', i);
          await wait;
        }
      },
    },
    'p-event': {
      prepare: makeSignalled,
      run: async (count, /** @type {Signalled} */ { events, signal }) => {
        for (let i = 0; i < count; i++) {
          const wait = pEvent(events, 'x', { signal });
          events.emit('x', i);
          await wait;
        }
      },
    },
    ours: {
      prepare: makeSignalled,
      run: async (count, /** @type {Signalled} */ { events, signal }) => {
        for (let i = 0; i < count; i++) {
          const wait = fromEvent(events, 'x', { signal });
          events.emit('x', i);
          await wait;
        }
      },
    },
  },
  targets: [
    { of: 'p-event', atMost: 1 },
    { of: 'node:events once', atMost: 1 },
  ],
};

/** @param {number} count */
const makeSignals = (count) => ({
  events: new EventEmitter(),
  signals: Array.from({ length: count }, () => new AbortController().signal),
});
/** @typedef {{ events: EventEmitter, signals: AbortSignal[] }} Signals */

/** @type {Case} */
const ownSignal = {
  title: 'EventEmitter, a signal for each wait, made beforehand',
  count: 1000,
  contenders: {
    'by hand': {
      prepare: makeSignals,
      run: async (_count, /** @type {Signals} */ { events, signals }) => {
        for (const signal of signals) {
          const wait = listenUntilAbort(events, signal);
          events.emit('x', 1);
          await wait;
        }
      },
    },
    'node:events once': {
      prepare: makeSignals,
      run: async (_count, /** @type {Signals} */ { events, signals }) => {
        for (const signal of signals) {
          const wait = once(events, 'x', { signal });
          events.emit('x', 1);
          await wait;
        }
      },
    },
    'p-event': {
      prepare: makeSignals,
      run: async (_count, /** @type {Signals} */ { events, signals }) => {
        for (const signal of signals) {
          const wait = pEvent(events, 'x', { signal });
          events.emit('x', 1);
          await wait;
        }
      },
    },
    ours: {
      prepare: makeSignals,
      run: async (_count, /** @type {Signals} */ { events, signals }) => {
        for (const signal of signals) {
          const wait = fromEvent(events, 'x', { signal });
          events.emit('x', 1);
          await wait;
        }
      },
    },
  },
};

/** @param {(events: EventEmitter, signal: AbortSignal) => Promise<unknown>} wait */
const listenersAfter = (wait) => async (/** @type {number} */ count) => {
  const { events, signal } = makeSignalled();
  for (let i = 0; i < count; i++) {
    const event = wait(events, signal);
    events.emit('x', i);
    await event;
  }
  return getEventListeners(signal, 'abort').length;
};

/** @type {Case} */
const left = {
  title: 'listeners on a signal after 1000 waits, all ended',
  unit: 'left',
  count: 1000,
  reference: null,
  contenders: {
    'by hand': listenersAfter(listenUntilAbort),
    'node:events once': listenersAfter((events, signal) => once(events, 'x', { signal })),
    'p-event': listenersAfter((events, signal) => pEvent(events, 'x', { signal })),
    ours: listenersAfter((events, signal) => fromEvent(events, 'x', { signal })),
  },
  targets: [{ atMost: 1 }],
};

export const cases = [emitter, target, sharedSignal, ownSignal, left];
