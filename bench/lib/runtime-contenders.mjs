// @ts-check
// What the benches of the runtime compare: the build, and what one would write without it.

import { pathToFileURL } from 'node:url';
import pDefer from 'p-defer';

/** Another build than that of this checkout, to compare two. */
const dist = process.env['TCS_DIST'];

/** @type {typeof import('../../src/runtime/dist/index.js')} */
export const ours = await import(dist ? pathToFileURL(dist).href : '../../src/runtime/dist/index.js');

const { TaskCompletionSource } = ours;

/** @typedef {{ promise: Promise<any>, resolve: (value?: any) => void, reject: (reason: unknown) => void }} Deferred */

/** What `Promise.withResolvers` gives, by hand. @returns {Deferred} */
export const escaped = () => {
  /** @type {any} */
  let resolve;
  /** @type {any} */
  let reject;
  const promise = new Promise((a, b) => {
    resolve = a;
    reject = b;
  });
  return { promise, resolve, reject };
};

/** Not in Node 20. */
export const withResolvers = /** @type {(() => Deferred) | undefined} */ (Reflect.get(Promise, 'withResolvers'))?.bind(
  Promise,
);

// With no instance alive, a collection drops a class's hidden classes and the code optimized for them. No program that uses
// a thing is ever in that state.
export const alive = [escaped(), pDefer(), withResolvers?.(), new TaskCompletionSource()];

/** Keeps the compiler from dropping what nobody uses. */
export const sink = { value: /** @type {unknown} */ (undefined) };

/** @param {Promise<unknown>} promise */
export const consume = async (promise) => await promise;

export const ignore = () => undefined;
