// @ts-check
// Diagnostics: find who never completed. Turned on in development or in tests, they tell of sources that were dropped while
// pending, of those that are pending when the program ends, and of completions that came too late, each with its place.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { TaskCompletionSource, waitUntil } from 'task-completion-source';
import { enable } from 'task-completion-source/diagnostics';

/** The function on top of a stack. @param {string | undefined} stack */
const functionOf = (stack) => /at (?:new |async )?([\w.]+) \(/.exec(stack ?? '')?.[1];

/** @type {unknown[]} */
const abandoned = [];
enable({
  // It costs microseconds for each source: not for production.
  captureStacks: true,
  onAbandoned: ({ state, createdStack }) => abandoned.push(`${state}, made by ${functionOf(createdStack)}`),
  onLate: ({ state, status, attempt, outcome, stack }) =>
    console.log(`late: ${state} is ${status}, so ${attempt} (${outcome}) by ${functionOf(stack)} is lost`),
  onPendingAtExit: (reports) => {
    for (const { state, createdStack } of reports)
      console.log(`pending: ${state}, made by ${functionOf(createdStack)}`);
  },
});
// What `enable` returns turns them off again. The rest of the program knows nothing of them, but that `state` gives each source a name.

function forget() {
  // Whoever awaits this promise waits for ever: nobody is left to complete it.
  return new TaskCompletionSource({ state: 'answer of the server' }).promise;
}

/** @type {Map<string, TaskCompletionSource>} */
const waiting = new Map();
/** @param {string} name */
function register(name) {
  const source = new TaskCompletionSource({ state: `turn of ${name}` });
  waiting.set(name, source);
  return source.promise;
}

function failLate() {
  const source = new TaskCompletionSource({ state: 'saved' });
  source.setResult();
  source.trySetException(new Error('disk full'));
}

void forget();
void register('Ada');
void register('Bob');
waiting.get('Ada')?.setResult();
failLate();

// The garbage collector finds what is abandoned, in its own time. Only an example has a reason to call it.
setFlagsFromString('--expose-gc');
const collectGarbage = /** @type {() => void} */ (runInNewContext('gc'));
await waitUntil(() => (collectGarbage(), abandoned.length > 0), { interval: 1, timeout: 10_000 });
console.log('abandoned:', ...abandoned);

// The program ends, and Bob still waits for his turn.

// prints:
// late: saved is fulfilled, so rejected (Error: disk full) by failLate is lost
// abandoned: answer of the server, made by forget
// pending: turn of Bob, made by register
