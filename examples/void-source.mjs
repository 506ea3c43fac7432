// @ts-check
// A void source: no value, only the moment. A cache lets its readers wait until it is warm; they may come before and after,
// as often as they like, and all learn it if warming up fails.
import { TaskCompletionSource } from 'task-completion-source';

class Cache {
  #warm = new TaskCompletionSource();
  /** @type {Map<string, number>} */
  #entries = new Map();

  constructor() {
    // Who never asks is not to end the program with an unhandled rejection.
    this.#warm.promise.catch(() => undefined);
  }

  /** @param {() => Promise<Iterable<[string, number]>>} load */
  async warmUp(load) {
    try {
      this.#entries = new Map(await load());
    } catch (error) {
      this.#warm.setException(new Error('The cache could not be loaded', { cause: error }));
      return;
    }
    // The entries are there; from here on somebody may look at them. A second call throws.
    this.#warm.setResult();
  }

  /** @param {string} key */
  async get(key) {
    await this.#warm.promise;
    return this.#entries.get(key);
  }
}

const cache = new Cache();
const early = [cache.get('one'), cache.get('two')];
await cache.warmUp(async () => [
  ['one', 1],
  ['two', 2],
]);
console.log('early:', ...(await Promise.all(early)));
console.log('late:', await cache.get('two'));

const broken = new Cache();
const reader = broken.get('one');
await broken.warmUp(() => Promise.reject(new Error('no such host')));
await reader.catch((error) => console.log(`${error.message}: ${error.cause.message}`));

// prints:
// early: 1 2
// late: 2
// The cache could not be loaded: no such host
