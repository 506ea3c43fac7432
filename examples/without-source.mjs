// @ts-check
// When not to use a source: when there is nothing to complete by hand. A value that is known, a promise that somebody has
// made already, a function that can await: each has a shorter way, and one in which nothing can be forgotten.
import { hkdf } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { TaskCompletionSource, fromCallback } from 'task-completion-source';

// 1. The outcome is known: `Promise.resolve` and `Promise.reject`, not a source that is completed at once.
/** @type {Map<string, number>} */
const cache = new Map([['answer', 42]]);
/** @param {string} key @returns {Promise<number>} */
function lookUp(key) {
  const value = cache.get(key);
  return value === undefined ? Promise.reject(new Error(`no ${key}`)) : Promise.resolve(value);
}
console.log(await lookUp('answer'), await lookUp('question').catch((error) => error.message));

// 2. There is a promise: await it in an async function. What that throws rejects, what it returns fulfills; a source would
// have to catch and pass on both.
async function ownName() {
  const firstLines = (await readFile(new URL(import.meta.url), 'utf8')).split('\n', 2);
  if (firstLines[0] !== '// @ts-check') throw new Error('not what it was');
  return firstLines[1]?.slice(3, 27);
}
console.log(await ownName());

// 3. A callback that is called once is what `fromCallback` is for, an event is what `fromEvent` is for.
/** @type {ArrayBuffer} */
const key = await fromCallback((done) => hkdf('sha256', 'secret', 'salt', 'example', 8, done));
console.log(key.byteLength, 'bytes');

// 4. One wait that begins and ends in one place, in a few lines: `new Promise` is enough.
await new Promise((resolve) => setTimeout(resolve, 1));

// A source earns its keep where who completes and who makes the promise are two, or where several may complete it.
class Turnstile {
  /** @type {TaskCompletionSource<string>} */
  #ticket = new TaskCompletionSource();
  passed = this.#ticket.promise;
  /** @param {string} ticket */
  insert = (ticket) => this.#ticket.trySetResult(ticket);
}
const turnstile = new Turnstile();
console.log('inserted:', turnstile.insert('yellow'), turnstile.insert('green'), await turnstile.passed);

// prints:
// 42 no question
// When not to use a source
// 8 bytes
// inserted: true false yellow
