// @ts-check
// What diagnostics cost while they are on. Without them the hooks are in the code all the same, so what they cost when off
// is in all other figures.

import { pathToFileURL } from 'node:url';
import { ignore, ours, sink } from '../lib/runtime-contenders.mjs';

const { TaskCompletionSource } = ours;
const dist = process.env['TCS_DIST'];
/** @type {typeof import('../../src/runtime/dist/diagnostics.js')} */
const { enable } = await import(
  dist ? new URL('diagnostics.js', pathToFileURL(dist)).href : '../../src/runtime/dist/diagnostics.js'
);

/** @typedef {import('../../src/runtime/dist/diagnostics.js').DiagnosticsOptions} DiagnosticsOptions */
/** @typedef {import('../lib/runtime-measure.mjs').Case} Case */

/** @param {number} count */
const complete = (count) => {
  for (let i = 0; i < count; i++) {
    const source = new TaskCompletionSource();
    sink.value = source.promise;
    source.setResult();
  }
};

/** @param {DiagnosticsOptions} options */
const watched = (options) => (/** @type {number} */ count) => {
  const diagnostics = enable(options);
  complete(count);
  diagnostics.disable();
};

/** @type {Case} */
const on = {
  title: 'a source, made and completed',
  count: 1000,
  batches: 5,
  contenders: {
    off: complete,
    onLate: watched({ onLate: ignore }),
    onPendingAtExit: watched({ onPendingAtExit: ignore }),
    onAbandoned: watched({ onAbandoned: ignore }),
    'all of them': watched({ onLate: ignore, onPendingAtExit: ignore, onAbandoned: ignore }),
    'all, captureStacks': watched({
      onLate: ignore,
      onPendingAtExit: ignore,
      onAbandoned: ignore,
      captureStacks: true,
    }),
  },
};

/** @type {import('../../src/runtime/dist/diagnostics.js').Diagnostics | undefined} */
let enabled;

/** @param {DiagnosticsOptions} [options] @returns {import('../lib/runtime-measure.mjs').Contender} */
const keeping = (options) => ({
  // What is on stays on until the heap was read.
  prepare: () => {
    enabled?.disable();
    enabled = options && enable(options);
  },
  run: (count) => Array.from({ length: count }, () => new TaskCompletionSource()),
});

/** @type {Case} */
const memory = {
  title: 'a pending source, its promise not read',
  unit: 'B',
  count: 10_000,
  contenders: {
    off: keeping(),
    onLate: keeping({ onLate: ignore }),
    onPendingAtExit: keeping({ onPendingAtExit: ignore }),
    onAbandoned: keeping({ onAbandoned: ignore }),
    'all of them': keeping({ onLate: ignore, onPendingAtExit: ignore, onAbandoned: ignore }),
  },
};

export const cases = [on, memory];
