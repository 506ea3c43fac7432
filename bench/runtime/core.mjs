// @ts-check
// A source against a promise with escaped resolvers: made, handed out, completed.

import { DeferredPromise } from '@open-draft/deferred-promise';
import pDefer from 'p-defer';
import { consume, escaped, ours, sink, withResolvers } from '../lib/runtime-contenders.mjs';

const { TaskCompletionSource } = ours;
export const alive = new DeferredPromise();

/** @typedef {import('../lib/runtime-measure.mjs').Case} Case */

/** @type {Case} */
const awaited = {
  title: 'awaited',
  count: 20_000,
  contenders: {
    'new Promise': async (count) => {
      for (let i = 0; i < count; i++) {
        const deferred = escaped();
        const done = consume(deferred.promise);
        deferred.resolve(i);
        await done;
      }
    },
    'p-defer': async (count) => {
      for (let i = 0; i < count; i++) {
        const deferred = pDefer();
        const done = consume(deferred.promise);
        deferred.resolve(i);
        await done;
      }
    },
    ...(withResolvers && {
      withResolvers: async (count) => {
        for (let i = 0; i < count; i++) {
          const deferred = withResolvers();
          const done = consume(deferred.promise);
          deferred.resolve(i);
          await done;
        }
      },
    }),
    '@open-draft/deferred-promise': async (count) => {
      for (let i = 0; i < count; i++) {
        const deferred = new DeferredPromise();
        const done = consume(deferred);
        deferred.resolve(i);
        await done;
      }
    },
    ours: async (count) => {
      for (let i = 0; i < count; i++) {
        const source = new TaskCompletionSource();
        const done = consume(source.promise);
        source.setResult(i);
        await done;
      }
    },
  },
  targets: [{ of: 'new Promise', atMost: 1.15 }],
};

/** @type {Case} */
const unawaited = {
  title: 'promise read, unawaited',
  count: 1000,
  batches: 50,
  contenders: {
    'new Promise': (count) => {
      for (let i = 0; i < count; i++) {
        const deferred = escaped();
        sink.value = deferred.promise;
        deferred.resolve(i);
      }
    },
    'p-defer': (count) => {
      for (let i = 0; i < count; i++) {
        const deferred = pDefer();
        sink.value = deferred.promise;
        deferred.resolve(i);
      }
    },
    ...(withResolvers && {
      withResolvers: (count) => {
        for (let i = 0; i < count; i++) {
          const deferred = withResolvers();
          sink.value = deferred.promise;
          deferred.resolve(i);
        }
      },
    }),
    '@open-draft/deferred-promise': (count) => {
      for (let i = 0; i < count; i++) {
        const deferred = new DeferredPromise();
        sink.value = deferred;
        deferred.resolve(i);
      }
    },
    ours: (count) => {
      for (let i = 0; i < count; i++) {
        const source = new TaskCompletionSource();
        sink.value = source.promise;
        source.setResult(i);
      }
    },
  },
  targets: [{ of: 'new Promise', atMost: 1.4 }],
};

/** @type {Case} */
const neverRead = {
  title: 'promise never read',
  count: 1000,
  batches: 50,
  contenders: {
    'new Promise': (count) => {
      for (let i = 0; i < count; i++) {
        const deferred = escaped();
        sink.value = deferred;
        deferred.resolve(i);
      }
    },
    'p-defer': (count) => {
      for (let i = 0; i < count; i++) {
        const deferred = pDefer();
        sink.value = deferred;
        deferred.resolve(i);
      }
    },
    ...(withResolvers && {
      withResolvers: (count) => {
        for (let i = 0; i < count; i++) {
          const deferred = withResolvers();
          sink.value = deferred;
          deferred.resolve(i);
        }
      },
    }),
    '@open-draft/deferred-promise': (count) => {
      for (let i = 0; i < count; i++) {
        const deferred = new DeferredPromise();
        sink.value = deferred;
        deferred.resolve(i);
      }
    },
    ours: (count) => {
      for (let i = 0; i < count; i++) {
        const source = new TaskCompletionSource();
        sink.value = source;
        source.setResult(i);
      }
    },
  },
  targets: [{ of: 'new Promise', atMost: 0.6 }],
};

/** @type {Case} */
const dropIn = {
  title: 'as a drop-in: promise and resolve read',
  count: 1000,
  batches: 50,
  contenders: {
    'new Promise': (count) => {
      for (let i = 0; i < count; i++) {
        const { promise, resolve } = escaped();
        sink.value = promise;
        resolve(i);
      }
    },
    'p-defer': (count) => {
      for (let i = 0; i < count; i++) {
        const { promise, resolve } = pDefer();
        sink.value = promise;
        resolve(i);
      }
    },
    ...(withResolvers && {
      withResolvers: (count) => {
        for (let i = 0; i < count; i++) {
          const { promise, resolve } = withResolvers();
          sink.value = promise;
          resolve(i);
        }
      },
    }),
    '@open-draft/deferred-promise': (count) => {
      for (let i = 0; i < count; i++) {
        const promise = new DeferredPromise();
        const { resolve } = promise;
        sink.value = promise;
        resolve(i);
      }
    },
    ours: (count) => {
      for (let i = 0; i < count; i++) {
        const { promise, resolve } = new TaskCompletionSource();
        sink.value = promise;
        resolve(i);
      }
    },
  },
};

/** @type {Case} */
const rejected = {
  title: 'rejected, awaited and caught',
  count: 5000,
  contenders: {
    'new Promise': async (count) => {
      const error = new Error('x');
      for (let i = 0; i < count; i++) {
        const deferred = escaped();
        const done = consume(deferred.promise).catch(() => 0);
        deferred.reject(error);
        await done;
      }
    },
    'p-defer': async (count) => {
      const error = new Error('x');
      for (let i = 0; i < count; i++) {
        const deferred = pDefer();
        const done = consume(deferred.promise).catch(() => 0);
        deferred.reject(error);
        await done;
      }
    },
    ours: async (count) => {
      const error = new Error('x');
      for (let i = 0; i < count; i++) {
        const source = new TaskCompletionSource();
        const done = consume(source.promise).catch(() => 0);
        source.setException(error);
        await done;
      }
    },
  },
};

export const cases = [awaited, unawaited, neverRead, dropIn, rejected];
