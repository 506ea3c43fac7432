// @ts-check
// An event as a promise, with unsubscribe: `fromEvent` takes its listeners off again, whatever ends the wait.
// Below the same by hand, for what has no listener methods of the usual names: a source and `onCompleted`.
import { EventEmitter } from 'node:events';
import { TaskCompletionSource, fromEvent, isCanceled } from 'task-completion-source';

const door = new EventEmitter();

// The first event that the filter lets pass. Only the events that come while somebody waits count.
const visitor = fromEvent(door, 'knock', { filter: (name) => name !== 'wind' });
door.emit('knock', 'wind');
door.emit('knock', 'Ada');
door.emit('knock', 'Bob');
console.log(await visitor, 'came first;', door.listenerCount('knock'), 'listeners are left');

// An `error` event rejects, and the listener of the event that did not come is off, too.
const broken = fromEvent(door, 'knock');
door.emit('error', new Error('the hinge broke'));
await broken.catch((error) => console.log(`${error.message};`, door.listenerCount('knock'), 'listeners are left'));

// So it is after a cancellation and a timeout.
const controller = new AbortController();
const nobody = fromEvent(door, ['knock', 'ring'], { signal: controller.signal });
controller.abort();
await nobody.catch((error) =>
  console.log(`canceled: ${isCanceled(error)};`, door.eventNames().length, 'events are heard'),
);

// By hand: a subscription that is ended by the function which beginning it returned.
/** @type {Set<(degrees: number) => void>} */
const observers = new Set();
/** @param {(degrees: number) => void} observer */
function observe(observer) {
  observers.add(observer);
  return () => observers.delete(observer);
}

/**
 * The next temperature above `limit`.
 *
 * @param {number} limit
 * @param {{ signal?: AbortSignal }} [options]
 */
function hotterThan(limit, { signal } = {}) {
  /** @type {TaskCompletionSource<number>} */
  const source = new TaskCompletionSource({ signal });
  // An aborted signal has canceled it already: nothing to subscribe to.
  if (source.isCompleted) return source.promise;
  const unsubscribe = observe((degrees) => {
    if (degrees > limit) source.trySetResult(degrees);
  });
  return source.onCompleted(unsubscribe).promise;
}

const hot = hotterThan(30);
for (const degrees of [20, 31, 32]) for (const observer of observers) observer(degrees);
console.log(await hot, 'degrees;', observers.size, 'observers are left');

// prints:
// Ada came first; 0 listeners are left
// the hinge broke; 0 listeners are left
// canceled: true; 0 events are heard
// 31 degrees; 0 observers are left
