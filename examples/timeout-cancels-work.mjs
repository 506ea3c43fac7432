// @ts-check
// A timeout that cancels the work: `waitAsync` alone ends the wait and lets the work go on. `withTimeout` below also aborts
// the signal that the work was given, so that nothing runs on behalf of nobody.
import { TimeoutError, delay, waitAsync } from 'task-completion-source';

/**
 * Does `work` for at most `timeout` milliseconds.
 *
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} work
 * @param {number} timeout
 * @param {AbortSignal} [signal] the caller's own
 */
async function withTimeout(work, timeout, signal) {
  signal?.throwIfAborted();
  const own = new AbortController();
  try {
    return await waitAsync(work(own.signal), { signal, timeout });
  } catch (error) {
    // Out of time or canceled by the caller: the work learns the same reason. If it failed by itself, nobody listens.
    own.abort(error);
    throw error;
  }
}

/**
 * Some steps, each of which takes its time.
 *
 * @param {number[]} steps milliseconds
 * @param {AbortSignal} signal
 */
async function compute(steps, signal) {
  let done = 0;
  try {
    for (; done < steps.length; done++) await delay(steps[done] ?? 0, { signal });
    return `${done} steps`;
  } catch (error) {
    console.log(`stopped in step ${done + 1}: ${error instanceof Error ? error.name : error}`);
    throw error;
  }
}

console.log('in time:', await withTimeout((signal) => compute([1, 1, 1], signal), 10_000));

try {
  await withTimeout((signal) => compute([1_000_000, 1], signal), 30);
} catch (error) {
  if (!(error instanceof TimeoutError)) throw error;
  console.log('too late:', error.message);
}

// The caller's signal does the same; what it aborts with is what both sides catch.
const controller = new AbortController();
const canceled = withTimeout((signal) => compute([1, 1, 1], signal), 10_000, controller.signal);
controller.abort();
await canceled.catch((error) => console.log('called off:', error.name));

// prints:
// in time: 3 steps
// stopped in step 1: TimeoutError
// too late: Timed out after 30 ms
// stopped in step 1: AbortError
// called off: AbortError
