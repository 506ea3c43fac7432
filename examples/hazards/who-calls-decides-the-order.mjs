// @ts-check
// Two callbacks in a row; the first completes a source. Whether the code that awaits it runs between the two depends on who
// calls them: the platform empties the microtasks after each, a loop in JavaScript does not. `onCompleted` runs in the call.
import { TaskCompletionSource, delay } from 'task-completion-source';

/** @typedef {(first: () => void, second: () => void) => void} Caller */

/** @type {Record<string, Caller>} */
const callers = {
  'an event': (first, second) => {
    const target = new EventTarget();
    target.addEventListener('ring', first);
    target.addEventListener('ring', second);
    target.dispatchEvent(new Event('ring'));
  },
  timers: (first, second) => {
    setTimeout(first, 1);
    setTimeout(second, 1);
  },
};

for (const [name, call] of Object.entries(callers)) {
  /** @type {string[]} */
  const log = [];
  const source = new TaskCompletionSource();
  source.promise.then(
    () => log.push('who awaits'),
    (error) => log.push(String(error)),
  );
  call(
    () => source.setResult(),
    () => log.push('second callback'),
  );
  await delay(10);
  console.log(`hazard, ${name}: ${log.join(', ')}`);
}

for (const [name, call] of Object.entries(callers)) {
  let isOpen = true;
  /** @type {string[]} */
  const log = [];
  const closed = new TaskCompletionSource();
  // What others must find as soon as the source is completed belongs in here, or before the completion.
  closed.onCompleted(() => (isOpen = false));
  call(
    () => closed.setResult(),
    () => log.push(`second callback finds it ${isOpen ? 'open' : 'closed'}`),
  );
  await delay(10);
  console.log(`twin, ${name}: ${log.join(', ')}`);
}

// prints:
// hazard, an event: second callback, who awaits
// hazard, timers: who awaits, second callback
// twin, an event: second callback finds it closed
// twin, timers: second callback finds it closed
