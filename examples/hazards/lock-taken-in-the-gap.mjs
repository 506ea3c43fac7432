// @ts-check
// A lock that is free between the completion of who waits for it and the moment when that one goes on: whoever asks in this
// gap gets it as well. The twin hands it over, so that it is never free while anybody waits.
import { AsyncAutoResetEvent, TaskCompletionSource, delay } from 'task-completion-source';

class FragileLock {
  #isTaken = false;
  /** @type {TaskCompletionSource[]} */
  #waiters = [];

  async acquire() {
    if (this.#isTaken) {
      const source = new TaskCompletionSource();
      this.#waiters.push(source);
      await source.promise;
    }
    this.#isTaken = true;
  }

  release() {
    this.#isTaken = false;
    this.#waiters.shift()?.setResult();
  }
}

class Lock {
  /** Set while the lock is free. `set` lets the next one pass and is not set then; a waiter that gives up is skipped. */
  #free = new AsyncAutoResetEvent(true);

  /** @param {import('task-completion-source').WaitOptions} [options] */
  acquire(options) {
    return this.#free.wait(options);
  }

  /** To be called once by who has acquired it, in a `finally`. */
  release() {
    this.#free.set();
  }
}

/** @param {FragileLock | Lock} lock */
async function mostHoldersAtOnce(lock) {
  let holders = 0;
  let most = 0;
  const work = async () => {
    await lock.acquire();
    try {
      most = Math.max(most, ++holders);
      await delay(1);
    } finally {
      holders--;
      lock.release();
    }
  };
  await lock.acquire();
  const waiter = work();
  lock.release();
  // The gap: the lock is released, and the waiter has not gone on yet.
  const newcomer = work();
  await Promise.all([waiter, newcomer]);
  return most;
}

console.log('hazard: holders at once:', await mostHoldersAtOnce(new FragileLock()));
console.log('twin: holders at once:', await mostHoldersAtOnce(new Lock()));

// prints:
// hazard: holders at once: 2
// twin: holders at once: 1
