// @ts-check
// A callback that is called at once when the answer is cached, and later when it is not: the caller's next line runs before
// it or after it, by chance. A promise goes on later in both cases; `fromCallback` makes one of such a function.
import { TaskCompletionSource, fromCallback } from 'task-completion-source';

/** @type {Map<string, string>} */
const cache = new Map();

/**
 * @param {string} key
 * @param {(error: null, value: string) => void} callback
 */
function load(key, callback) {
  const cached = cache.get(key);
  if (cached !== undefined) {
    callback(null, cached);
    return;
  }
  setImmediate(() => {
    cache.set(key, `value of ${key}`);
    callback(null, `value of ${key}`);
  });
}

/** @param {(onLoaded: () => void) => void} start */
async function order(start) {
  /** @type {string[]} */
  const log = [];
  const loaded = new TaskCompletionSource();
  start(() => {
    log.push('loaded');
    loaded.setResult();
  });
  log.push('next line');
  await loaded.promise;
  return log.join(', ');
}

console.log('hazard:', await order((onLoaded) => load('a', onLoaded)));
console.log('hazard, cached:', await order((onLoaded) => load('a', onLoaded)));

/** @param {string} key @returns {Promise<string>} */
const loadAsync = (key) => fromCallback((done) => load(key, done));

cache.clear();
console.log('twin:', await order((onLoaded) => void loadAsync('a').then(onLoaded)));
console.log('twin, cached:', await order((onLoaded) => void loadAsync('a').then(onLoaded)));

// prints:
// hazard: next line, loaded
// hazard, cached: loaded, next line
// twin: next line, loaded
// twin, cached: next line, loaded
