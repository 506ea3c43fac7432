import type { HandWritten } from './hand-written.ts';

// Comments, line ends, imports and what else is in a text beside the program.

export const texts: readonly HandWritten[] = [
  {
    name: 'comments everywhere',
    text: `
/** The file. */

// The gate.
let open; // opens it
const opened = new Promise((resolve) => {
  // Kept for later.
  open = resolve; /* here */
}); // the promise

module.exports = async function main() {
  // Opened.
  watch(opened); /* now */ open(/* nothing */); // done
};`,
  },
  {
    name: 'strict mode and a line break of two characters',
    text: `'use strict';\r\n\r\nlet open;\r\nconst opened = new Promise((resolve) => {\r\n\topen = resolve;\r\n});\r\nmodule.exports = async function main() {\r\n\twatch(opened);\r\n\topen(1);\r\n};\r\n`,
  },
  {
    name: 'no semicolons',
    text: `
let open
const opened = new Promise((resolve) => { open = resolve })
;[1, 2].forEach((each) => log(each))
module.exports = async function main() {
  watch(opened)
  open(1)
}`,
  },
  {
    name: 'an import that is there already',
    path: 'program.mjs',
    text: `
import { delay } from 'task-completion-source';
import { EventEmitter as Emitter } from 'node:events';

let open;
export const opened = new Promise((resolve) => { open = resolve; });
export async function main() {
  watch(opened);
  await delay(5);
  new Emitter().once('go', open).emit('go', 'went');
}`,
  },
  {
    name: 'several sites with names that meet',
    text: `
let source;
const promiseSource = 'mine';
const one = new Promise((resolve) => { source = resolve; });
function two() {
  let resolve;
  const source = new Promise((a) => { resolve = a; });
  resolve(promiseSource);
  return source;
}
function three(source) {
  let resolve;
  const promise = new Promise((a) => { resolve = a; });
  resolve(source);
  return promise;
}
module.exports = async function main() {
  watch(one);
  watch(two());
  watch(three('given'));
  source('one');
};`,
  },
  {
    name: 'the name of the class is taken inside a function',
    text: `
module.exports = async function main() {
  const TaskCompletionSource = 'other';
  let open;
  const opened = new Promise((resolve) => { open = resolve; });
  watch(opened);
  open(TaskCompletionSource);
};`,
    isLeftAlone: true,
  },
  {
    name: 'a Promise of the file',
    text: `
class Promise extends globalThis.Promise {}
module.exports = async function main() {
  let open;
  const opened = new Promise((resolve) => { open = resolve; });
  log(opened.constructor === Promise);
  watch(opened);
  open(1);
};`,
    isLeftAlone: true,
  },
  {
    name: 'generic functions in TypeScript',
    path: 'program.ts',
    text: `
function latch<T>(): { wait: () => Promise<T>; open: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((r) => { resolve = r; });
  return { wait: () => promise, open: (value) => resolve(value) };
}
export async function main() {
  const one = latch<string>();
  watch(one.wait());
  one.open('value');
  const two = latch<Promise<number>>();
  watch(two.wait());
  two.open(slow(2));
}`,
  },
  {
    name: 'casts and assertions in TypeScript',
    path: 'program.ts',
    text: `
export async function main() {
  let resolve: ((value: unknown) => void) | undefined;
  let reject: ((error: Error) => void) | undefined;
  const promise = new Promise<unknown>((a, b) => {
    resolve = a;
    reject = b;
  });
  watch(promise);
  later(() => resolve!('value'));
  later(() => { reject?.(new Error('late')); });
}`,
  },
  {
    name: 'JSDoc types',
    text: `
/** @type {(value: number) => void} */
let open;
/** @type {Promise<number>} */
const opened = new Promise((resolve) => { open = resolve; });
module.exports = async function main() {
  watch(opened);
  open(1);
};`,
  },
];
