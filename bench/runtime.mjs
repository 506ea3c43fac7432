// @ts-check
// The core of the runtime against what one would write without it, side by side in one run. Needs `tsc -b src/runtime`.
//
//     node bench/runtime.mjs          table and targets; exits 1 when a target is missed
//     node bench/runtime.mjs --quick  fewer repeats, for a first impression
//
// Every figure is the ratio of the minima of interleaved repeats; the spread is that of the repeats' own ratios.

import { setMaxListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pDefer from 'p-defer';

const { TaskCompletionSource } = await import(process.env['TCS_DIST'] ?? '../src/runtime/dist/index.js');

setFlagsFromString('--expose-gc');
const gc = /** @type {() => void} */ (runInNewContext('gc'));
const quick = process.argv.includes('--quick');
const repeats = quick ? 15 : 60;

/** @param {Promise<number>} promise */
const consume = async (promise) => await promise;

/** What `Promise.withResolvers` gives, by hand. */
const escaped = () => {
  /** @type {(value: number) => void} */
  let resolve;
  /** @type {(reason: unknown) => void} */
  let reject;
  /** @type {Promise<number>} */
  const promise = new Promise((a, b) => {
    resolve = a;
    reject = b;
  });
  // @ts-expect-error -- the executor has run
  return { promise, resolve, reject };
};

// With no instance alive, a collection drops a class's hidden classes and the code optimized for them. No program that uses
// a thing is ever in that state.
export const alive = [escaped(), pDefer(), new TaskCompletionSource()];

const withResolvers = /** @type {(() => ReturnType<typeof escaped>) | undefined} */ (
  Reflect.get(Promise, 'withResolvers')
)?.bind(Promise);

/** @typedef {(count: number) => void | Promise<void>} Run */
/** @typedef {Record<string, Run>} Contenders the first one is the reference */

// One function per contender and case, spelled out: shared code would share its type feedback too.

/** @type {Contenders} */
const awaited = {
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
  ours: async (count) => {
    for (let i = 0; i < count; i++) {
      const source = new TaskCompletionSource();
      const done = consume(source.promise);
      source.setResult(i);
      await done;
    }
  },
};

/** Keeps the compiler from dropping what nobody uses. */
const sink = { value: /** @type {unknown} */ (undefined) };

/** @type {Contenders} */
const unawaited = {
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
  ours: (count) => {
    for (let i = 0; i < count; i++) {
      const source = new TaskCompletionSource();
      sink.value = source.promise;
      source.setResult(i);
    }
  },
};

/** @type {Contenders} */
const neverRead = {
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
  ours: (count) => {
    for (let i = 0; i < count; i++) {
      const source = new TaskCompletionSource();
      sink.value = source;
      source.setResult(i);
    }
  },
};

/**
 * Sources of one long-lived signal come and go while `live` of them wait; and the same without a signal, to tell what the
 * wiring alone takes.
 * @param {number} live
 * @returns {Contenders}
 */
const signalled = (live) => {
  const byHand = new AbortController().signal;
  const wired = new AbortController().signal;
  // Or Node warns, with good reason.
  setMaxListeners(0, byHand);
  const listen = () => {
    const deferred = escaped();
    const onAbort = () => {
      deferred.reject(byHand.reason);
    };
    byHand.addEventListener('abort', onAbort, { once: true });
    return { deferred, onAbort };
  };
  const listening = Array.from({ length: live }, listen);
  const deferreds = Array.from({ length: live }, escaped);
  const sources = Array.from({ length: live }, () => new TaskCompletionSource({ signal: wired }));
  const plain = Array.from({ length: live }, () => new TaskCompletionSource());
  return {
    'add + remove': (count) => {
      for (let i = 0; i < count; i++) {
        const oldest = listening[i % live];
        if (oldest === undefined) return;
        byHand.removeEventListener('abort', oldest.onAbort);
        oldest.deferred.resolve(i);
        listening[i % live] = listen();
      }
    },
    ours: (count) => {
      for (let i = 0; i < count; i++) {
        sources[i % live]?.setResult(i);
        const source = new TaskCompletionSource({ signal: wired });
        sink.value = source.promise;
        sources[i % live] = source;
      }
    },
    'new Promise, no signal': (count) => {
      for (let i = 0; i < count; i++) {
        deferreds[i % live]?.resolve(i);
        deferreds[i % live] = escaped();
      }
    },
    'ours, no signal': (count) => {
      for (let i = 0; i < count; i++) {
        plain[i % live]?.setResult(i);
        const source = new TaskCompletionSource();
        sink.value = source.promise;
        plain[i % live] = source;
      }
    },
  };
};

/**
 * What is left of the figures with a signal after those without one.
 * @param {Record<string, number[]>} samples
 */
const wiringAlone = (samples) => {
  /** @param {string} name @param {string} without */
  const rest = (name, without) => {
    const least = Math.min(...(samples[without] ?? []));
    return (samples[name] ?? []).map((value) => value - least);
  };
  return { 'add + remove': rest('add + remove', 'new Promise, no signal'), ours: rest('ours', 'ours, no signal') };
};

/**
 * A new signal for every source: nothing to share, so nothing to win, and little to lose.
 * @type {Contenders}
 */
const ownSignal = {
  'add + remove': (count) => {
    for (let i = 0; i < count; i++) {
      const { signal } = new AbortController();
      const deferred = escaped();
      const onAbort = () => {
        deferred.reject(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      sink.value = deferred.promise;
      signal.removeEventListener('abort', onAbort);
      deferred.resolve(i);
    }
  },
  ours: (count) => {
    for (let i = 0; i < count; i++) {
      const { signal } = new AbortController();
      const source = new TaskCompletionSource({ signal });
      sink.value = source.promise;
      source.setResult(i);
    }
  },
};

/**
 * As a drop-in: the promise and both functions are read.
 * @type {Contenders}
 */
const dropIn = {
  'new Promise': (count) => {
    for (let i = 0; i < count; i++) {
      const { promise, resolve } = escaped();
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
  ours: (count) => {
    for (let i = 0; i < count; i++) {
      const { promise, resolve } = new TaskCompletionSource();
      sink.value = promise;
      resolve(i);
    }
  },
};

/** @param {Run} run @param {number} count */
const nanoseconds = async (run, count) => {
  const start = process.hrtime.bigint();
  await run(count);
  return Number(process.hrtime.bigint() - start) / count;
};

/**
 * @param {Contenders} contenders
 * @param {number} count
 */
const time = async (contenders, count) => {
  const entries = Object.entries(contenders);
  /** @type {Record<string, number[]>} */
  const samples = Object.fromEntries(entries.map(([name]) => [name, []]));
  for (let round = 0; round < 5; round++) for (const [, run] of entries) await run(count);
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [name, run] of entries) samples[name]?.push(await nanoseconds(run, count));
  }
  return samples;
};

/** @typedef {(index: number) => unknown} Make */
/** @type {Record<string, Record<string, Make>>} */
const kept = {
  pending: {
    'new Promise': escaped,
    'p-defer': () => pDefer(),
    ...(withResolvers && { withResolvers }),
    ours: () => {
      const source = new TaskCompletionSource();
      void source.promise;
      return source;
    },
  },
  settled: {
    'new Promise': (i) => {
      const deferred = escaped();
      deferred.resolve(i);
      return deferred;
    },
    'p-defer': (i) => {
      const deferred = pDefer();
      deferred.resolve(i);
      return deferred;
    },
    ...(withResolvers && {
      withResolvers: (i) => {
        const deferred = withResolvers();
        deferred.resolve(i);
        return deferred;
      },
    }),
    ours: (i) => {
      const source = new TaskCompletionSource();
      void source.promise;
      source.setResult(i);
      return source;
    },
  },
};

/** @param {Record<string, Make>} contenders */
const bytes = (contenders) => {
  const count = 50_000;
  /** @type {Record<string, number[]>} */
  const samples = {};
  for (let repeat = 0; repeat < 3; repeat++) {
    for (const [name, make] of Object.entries(contenders)) {
      const all = new Array(count);
      gc();
      const before = process.memoryUsage().heapUsed;
      for (let i = 0; i < count; i++) all[i] = make(i);
      gc();
      (samples[name] ??= []).push((process.memoryUsage().heapUsed - before) / count);
      all.length = 0;
    }
  }
  return samples;
};

let missed = 0;

/**
 * @param {string} title
 * @param {string} unit
 * @param {Record<string, number[]>} samples
 * @param {number} [target] what ours may cost of the reference
 */
const print = (title, unit, samples, target) => {
  const [reference = []] = Object.values(samples);
  console.log(`\n${title}`);
  for (const [name, values] of Object.entries(samples)) {
    const ratio = Math.min(...values) / Math.min(...reference);
    const ratios = values.map((value, i) => value / (reference[i] ?? value)).sort((a, b) => a - b);
    const spread = [0.1, 0.5, 0.9].map((q) => ratios[Math.round(q * (ratios.length - 1))]?.toFixed(3)).join(' ');
    const isMissed = name === 'ours' && target !== undefined && ratio > target;
    if (isMissed) missed++;
    const verdict = name === 'ours' && target !== undefined ? `  ${isMissed ? 'MISSED' : 'ok'}, at most ${target}` : '';
    console.log(
      `  ${name.padEnd(24)}${Math.min(...values)
        .toFixed(0)
        .padStart(8)} ${unit}  ${ratio.toFixed(3).padStart(7)}` + `  [${spread}]${verdict}`,
    );
  }
};

console.log(`node ${process.version}, ${process.arch}; minimum of ${repeats}, ratio to the first row, [p10 p50 p90]`);
print('awaited', 'ns', await time(awaited, 20_000), 1.15);
print('promise read, unawaited', 'ns', await time(unawaited, 20_000), 1.4);
print('promise never read', 'ns', await time(neverRead, 20_000), 0.6);
print('heap, pending', 'B ', bytes(kept['pending'] ?? {}), 1.25);
print('heap, settled', 'B ', bytes(kept['settled'] ?? {}), 0.6);
const one = await time(signalled(1), 5000);
print('long-lived signal, 1 live', 'ns', one);
print('long-lived signal, 1 live, the wiring alone', 'ns', wiringAlone(one), 0.15);
print('long-lived signal, 5000 live', 'ns', await time(signalled(5000), quick ? 500 : 1000), 0.02);
print('a signal of its own', 'ns', await time(ownSignal, 5000));
print('resolve read and called', 'ns', await time(dropIn, 20_000));
if (missed > 0) {
  console.log(`\n${missed} missed`);
  process.exitCode = 1;
}
