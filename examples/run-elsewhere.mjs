// @ts-check
// Run a function elsewhere, on another thread, and report its result or its exception. The source has one completer for
// each way in which that can end, the thread that dies without an answer included; the first to come counts.
import { fileURLToPath } from 'node:url';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { TaskCompletionSource, isCanceled } from 'task-completion-source';

/** What can be run elsewhere. */
const functions = {
  /** @param {number} n @returns {number} */
  fibonacci: (n) => (n < 2 ? n : functions.fibonacci(n - 1) + functions.fibonacci(n - 2)),
  /** @param {string} text @returns {unknown} */
  parse: (text) => JSON.parse(text),
  leave: () => process.exit(7),
  /** @returns {never} */
  spin: () => {
    for (;;);
  },
};

/**
 * Calls a function on a thread of its own.
 *
 * @template {keyof functions} Name
 * @param {Name} name
 * @param {Parameters<functions[Name]>} args
 * @param {{ signal?: AbortSignal }} [options] an abort ends the thread, whatever it does
 */
async function runElsewhere(name, args, { signal } = {}) {
  signal?.throwIfAborted();
  // Throws if the arguments cannot be sent to another thread.
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { name, args } });
  /** @type {TaskCompletionSource<ReturnType<functions[Name]>>} */
  const source = new TaskCompletionSource({ signal });
  worker.once('message', (value) => source.trySetResult(value));
  worker.once('messageerror', (error) => source.trySetException(error));
  // What a thread throws may be anything, `null` included: `reject` takes it, `trySetException` would not.
  worker.once('error', (error) => source.reject(error));
  worker.once('exit', (code) => source.trySetException(new Error(`the thread left with code ${code}`)));
  source.onCompleted(() => void worker.terminate());
  return source.promise;
}

if (isMainThread) {
  console.log('result:', await runElsewhere('fibonacci', [20]));
  await runElsewhere('parse', ['{']).catch((error) => console.log('exception:', error.name));
  await runElsewhere('leave', []).catch((error) => console.log('neither:', error.message));

  const controller = new AbortController();
  const endless = runElsewhere('spin', [], { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  // Nothing but the end of its thread can end that loop.
  await endless.catch((error) => console.log('canceled:', isCanceled(error)));
} else {
  const { name, args } = /** @type {{ name: keyof functions, args: unknown[] }} */ (workerData);
  // What it throws is the thread's `error` event.
  const run = /** @type {(...args: unknown[]) => unknown} */ (functions[name]);
  parentPort?.postMessage(await run(...args));
}

// prints:
// result: 6765
// exception: SyntaxError
// neither: the thread left with code 7
// canceled: true
