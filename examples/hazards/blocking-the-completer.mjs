// @ts-check
// Blocking the thread until a promise is settled, on the thread that has to settle it: the deadlock of `.Result` and `.Wait()`.
// JavaScript has to go out of its way for it, by `Atomics.wait` or a loop that looks at the clock. The twin awaits.
import { TaskCompletionSource, waitAsync } from 'task-completion-source';

/** The thread is blocked for as long, as without these limits nothing would ever end it. */
const limit = 30;

const flag = new Int32Array(new SharedArrayBuffer(4));
const notify = setImmediate(() => Atomics.notify(flag, 0));
// eslint-disable-next-line tcs/no-blocking-wait -- the hazard
console.log('hazard, Atomics.wait:', Atomics.wait(flag, 0, 0, limit));
clearImmediate(notify);

const blocked = new TaskCompletionSource();
setImmediate(() => blocked.setResult());
const start = Date.now();
// eslint-disable-next-line tcs/no-blocking-wait -- the hazard
while (!blocked.isCompleted && Date.now() - start < limit);
console.log('hazard, a loop:', blocked.status);

const source = new TaskCompletionSource();
setImmediate(() => source.setResult());
await waitAsync(source.promise, { timeout: 10_000 });
console.log('twin:', source.status);

// prints:
// hazard, Atomics.wait: timed-out
// hazard, a loop: pending
// twin: fulfilled
