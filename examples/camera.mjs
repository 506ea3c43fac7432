// @ts-check
// The camera: frames arrive by callbacks, on the driver's schedule; a program wants to await the next one. A source replaces
// the polling loop, and does not end in the deadlock that comes of waiting in the callback: who completes must not wait.
//
// The polling loop, for comparison. It is up to 10 ms late, misses frames, hears of no error and ends never if none comes:
//
//     camera.subscribe({ onFrame: (frame) => { last = frame; } });
//     while (last === undefined) await delay(10);
import { TaskCompletionSource, TimeoutError, delay, waitAsync } from 'task-completion-source';

/**
 * @typedef {{ number: number }} Frame
 * @typedef {{ onFrame: (frame: Frame) => unknown, onError?: (error: Error) => void }} Observer
 */

/** Stands for a driver with callbacks. As many do, it delivers a frame only when the callbacks of the last are done. */
class Camera {
  /** @type {Set<Observer>} */
  #observers = new Set();
  #isPlugged = true;

  constructor() {
    void this.#deliver();
  }

  async #deliver() {
    for (let number = 1; this.#isPlugged; number++) {
      await delay(1);
      for (const observer of [...this.#observers]) await observer.onFrame({ number });
    }
  }

  /** @param {Observer} observer */
  subscribe(observer) {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  unplug() {
    this.#isPlugged = false;
    for (const observer of [...this.#observers]) observer.onError?.(new Error('the camera was unplugged'));
  }

  get observers() {
    return this.#observers.size;
  }
}

/**
 * The next frame of a camera.
 *
 * @param {Camera} camera
 * @param {{ signal?: AbortSignal }} [options]
 */
function nextFrame(camera, { signal } = {}) {
  /** @type {TaskCompletionSource<Frame>} */
  const source = new TaskCompletionSource({ signal });
  if (source.isCompleted) return source.promise;
  const unsubscribe = camera.subscribe({
    // Completes and returns. Whoever awaits the frame goes on afterwards, when the driver's call is over.
    onFrame: (frame) => source.trySetResult(frame),
    onError: (error) => source.trySetException(error),
  });
  return source.onCompleted(unsubscribe).promise;
}

/**
 * Takes two frames, one after the other.
 *
 * @param {() => Promise<Frame>} take
 */
async function takeTwo(take) {
  const first = await take();
  const second = await take();
  return second.number - first.number;
}

const camera = new Camera();
console.log('frames in between:', (await takeTwo(() => nextFrame(camera))) - 1);

// The deadlock: a callback that waits until the frame has been dealt with. The second frame does not come before this
// callback is done, and it is not done before the second frame has come.
const dealtWith = new TaskCompletionSource();
const givenUp = new AbortController();
function nextFrameThenWait() {
  /** @type {TaskCompletionSource<Frame>} */
  const source = new TaskCompletionSource({ signal: givenUp.signal });
  if (source.isCompleted) return source.promise;
  const unsubscribe = camera.subscribe({
    onFrame: async (frame) => {
      source.trySetResult(frame);
      await dealtWith.promise;
    },
  });
  return source.onCompleted(unsubscribe).promise;
}
try {
  await waitAsync(takeTwo(nextFrameThenWait), { timeout: 50, message: 'a circle of two who wait for each other' });
} catch (error) {
  if (!(error instanceof TimeoutError)) throw error;
  console.log(error.message);
} finally {
  // Breaks the circle; the driver goes on.
  givenUp.abort();
  dealtWith.setResult();
}

// An error ends the wait at once; a loop that polls would never know.
await nextFrame(camera);
const neverTaken = nextFrame(camera);
camera.unplug();
await neverTaken.catch((error) => console.log(`${error.message}, ${camera.observers} observers are left`));

// prints:
// frames in between: 0
// a circle of two who wait for each other
// the camera was unplugged, 0 observers are left
