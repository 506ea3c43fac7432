// @ts-check
// Cancellation from the caller through three layers: each takes a signal and hands it on, only the lowest does something
// about it, and only the highest decides. What the caller aborts with is what everybody catches.
import { TaskCompletionSource, TimeoutError, delay, isCanceled } from 'task-completion-source';

/** @typedef {{ signal?: AbortSignal | undefined }} Options */

/** A device in callback style. The page `torn` fails, the page `huge` takes for ever. */
const device = {
  /** @param {string} page @param {(error?: Error) => void} callback */
  start: (page, callback) =>
    setTimeout(() => callback(page === 'torn' ? new Error('paper jam') : undefined), page === 'huge' ? 2 ** 30 : 1),
  /** @param {ReturnType<typeof setTimeout>} job */
  stop: (job) => clearTimeout(job),
};

/**
 * The lowest layer makes a source of the signal: an abort completes it, and what completes it stops the device.
 *
 * @param {string} page
 * @param {Options} options
 */
function print(page, { signal }) {
  const source = new TaskCompletionSource({ signal });
  if (source.isCompleted) return source.promise;
  const job = device.start(page, (error) => (error ? source.trySetException(error) : source.trySetResult()));
  source.onCompleted(() => {
    device.stop(job);
    console.log(`  ${page}: ${source.status}`);
  });
  return source.promise;
}

/**
 * The layer between has work of its own: it tries again. It passes the signal to all that waits, the pause included.
 *
 * @param {string[]} pages
 * @param {Options} options
 */
async function printAll(pages, { signal }) {
  for (const page of pages) {
    for (let attempt = 1; ; attempt++) {
      try {
        await print(page, { signal });
        break;
      } catch (error) {
        // Ask the signal, not the error, whether to go on: the reason of an abort can be anything.
        if (signal?.aborted || attempt === 2) throw error;
        await delay(1, { signal });
      }
    }
  }
}

/**
 * The highest layer brings a user who may lose patience, and a limit.
 *
 * @param {string[]} pages
 * @param {AbortSignal} user
 * @param {number} limit in milliseconds
 */
async function onPrintClicked(pages, user, limit) {
  // Not `AbortSignal.timeout()`: Node 20 may lose it in `AbortSignal.any` (docs/runtime/limits.md).
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new TimeoutError(`not printed in ${limit} ms`)), limit);
  try {
    await printAll(pages, { signal: AbortSignal.any([user, late.signal]) });
    return 'printed';
  } catch (error) {
    // Canceling is what the user wanted; all else is news.
    return isCanceled(error) ? 'canceled' : String(error);
  } finally {
    clearTimeout(timer);
  }
}

const patient = new AbortController();
console.log(await onPrintClicked(['cover', 'back'], patient.signal, 10_000));
console.log(await onPrintClicked(['torn'], patient.signal, 10_000));
console.log(await onPrintClicked(['huge', 'back'], patient.signal, 30));

const impatient = new AbortController();
setTimeout(() => impatient.abort(), 30);
console.log(await onPrintClicked(['huge', 'back'], impatient.signal, 10_000));

// prints:
//   cover: fulfilled
//   back: fulfilled
// printed
//   torn: rejected
//   torn: rejected
// Error: paper jam
//   huge: canceled
// TimeoutError: not printed in 30 ms
//   huge: canceled
// canceled
