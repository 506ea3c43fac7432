// @ts-check
// A loop that awaits nothing but microtasks keeps the event loop from turning: no timer goes off, not even the one that it
// waits for or the timeout that was to end it. `waitUntil` has a timer between its looks, so all others have their turn.
import { waitUntil } from 'task-completion-source';

let isReady = false;
setTimeout(() => (isReady = true), 1);
const timeout = AbortSignal.timeout(5);

// With limits, as without them it would go on for ever.
const start = performance.now();
let looks = 0;
while (!isReady && !timeout.aborted && (looks < 1000 || performance.now() - start < 20)) {
  await null;
  looks++;
}
console.log(`hazard: ready: ${isReady}, timed out: ${timeout.aborted}, 1000 looks: ${looks >= 1000}`);

await waitUntil(() => isReady, { interval: 1, timeout: 10_000 });
console.log(`twin: ready: ${isReady}`);

// prints:
// hazard: ready: false, timed out: false, 1000 looks: true
// twin: ready: true
