import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TaskCompletionSource } from '../../src/runtime/src/index.ts';
import { collectReports } from './support/collect-reports.ts';
import { isBun } from './support/platform.ts';

interface Runner {
  on(event: 'pass', listener: () => void): void;
  on(event: 'fail', listener: (test: { fullTitle(): string }, error: Error) => void): void;
}
interface Adapter {
  deferred(): { promise: Promise<unknown>; resolve(value: unknown): void; reject(reason: unknown): void };
}
type Suite = (adapter: Adapter, options: object, callback: () => void) => void;

const require = createRequire(import.meta.url);
const { setTimeout } = globalThis;
let globals: string[];

/** Bun takes the `'use strict'` out of a function of a CommonJS module, so there a native promise fails these too. */
const lost = isBun
  ? ['fulfilled', 'rejected'].map(
      (settled) =>
        `2.2.5 \`onFulfilled\` and \`onRejected\` must be called as functions (i.e. with no \`this\` value). strict mode ${settled}`,
    )
  : [];

beforeEach(() => {
  globals = Object.getOwnPropertyNames(globalThis);
});

// The suite is made for mocha, which leaves its functions behind as globals.
afterEach(() => {
  globalThis.setTimeout = setTimeout;
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!globals.includes(name)) Reflect.deleteProperty(globalThis, name);
  }
});

it('passes the 872 tests of Promises/A+', async () => {
  const suite = require('promises-aplus-tests') as Suite;
  // Its tests register as they load, so in a second run they must load again.
  for (const path of Object.keys(require.cache)) {
    if (path.includes('promises-aplus-tests') && path.includes('tests')) Reflect.deleteProperty(require.cache, path);
  }

  // It waits 50 to 200 ms over and over, 12 s in all. Only the order matters.
  globalThis.setTimeout = ((callback: () => void, delay = 0) => setTimeout(callback, delay / 20)) as typeof setTimeout;

  let passed = 0;
  const failed: string[] = [];
  await collectReports(
    () =>
      new Promise<void>((resolve) => {
        function Reporter(runner: Runner): void {
          runner.on('pass', () => passed++);
          runner.on('fail', (test, error) => failed.push(`${test.fullTitle()}: ${error.message}`));
        }
        const deferred = () => {
          const source = new TaskCompletionSource<unknown>();
          return { promise: source.promise, resolve: source.resolve, reject: source.reject };
        };
        suite({ deferred }, { reporter: Reporter, timeout: 2000 }, resolve);
      }),
  );

  expect(failed.filter((failure) => !lost.some((title) => failure.startsWith(`${title}: `)))).toEqual([]);
  expect(passed).toBe(872 - lost.length);
});
