import { describe, expect, it } from 'vitest';
import { mayHoldLock } from '../../../src/core/model/locks/locks.ts';
import { mayRace } from '../../../src/core/model/races/races.ts';
import { mayConstructPromise, mayHoldCompletion, mayNotify } from '../../../src/core/model/relevance.ts';
import { isTestFile } from '../../../src/core/model/test-code.ts';
import { mayAwaitWait } from '../../../src/core/model/waits/awaited-waits.ts';
import { mayHoldWait } from '../../../src/core/model/waits/waits.ts';
import type { Source } from '../../../src/core/source/source.ts';

// A text that is left out is not even parsed: whatever a judgement goes by must be seen, in each of the ways to write it.
const constructing = [
  'new Promise((resolve) => {});',
  'new\n  Promise(run);',
  'new (globalThis.Promise)(run);',
  'new lib.Bluebird(run);',
  `import P from 'bluebird';`,
  `const P = require( "es6-promise" );`,
  `import('q')`,
  `import "core-js-pure/features/promise";`,
];

const relevances = [
  { name: 'mayConstructPromise', relevance: mayConstructPromise, seen: constructing, unseen: ['let promise;'] },
  {
    name: 'mayHoldCompletion',
    relevance: mayHoldCompletion,
    seen: [
      ...constructing,
      'class Task extends Promise {}',
      'class Task extends lib.Bluebird {}',
      'Promise.withResolvers()',
      'promiseWithResolvers()',
      'new TaskCompletionSource()',
      'Bluebird.pending()',
      'Promise.pending()',
      'new Deferred()',
      'Defered<void>(',
      '$.Deferred()',
      'let d: Deferred;',
      'q.defer()',
      'pDefer<void>()',
      '{ defer: make }',
      `import make from 'p-defer';`,
    ],
    unseen: ['let promise;', 'the script is deferred', 'extends Base', `import q from './q';`],
  },
  {
    name: 'mayNotify',
    relevance: mayNotify,
    seen: [
      'this.emit("open");',
      'target.dispatchEvent(event)',
      'subject.next ( value )',
      'this.#changed.fire?.(value)',
      'controller.abort()',
      'this.onOpen()',
      'onOpen?.()',
      'this._onclose(event)',
      'callback()',
      'this.errorHandler(error)',
      'hooks.run()',
      'cb(null)',
      'const doneCb = given;',
      'for (const each of this.all) each(value)',
      'for (const each of all) { each?.(value) }',
      'all.forEach((each) => each(value))',
      'all.forEach(each => { each?.(value) })',
      'const found = this.all.get(key)',
      'let found: Found | undefined = this.all.get(key)',
      'this.all.get(key)!(value)',
      'this.all[0](value)',
      'this.all[key]?.(value)',
      'this.all[key]!(value)',
      'this.all[key]!?.(value)',
      'new Promise(run)',
      'Promise.withResolvers()',
      'q.defer()',
      'new TaskCompletionSource()',
    ],
    unseen: ['let on = 1;', 'one of (these)', 'all[0].name', 'map.get(key)', 'next.abort'],
  },
  {
    name: 'mayHoldWait',
    relevance: mayHoldWait,
    seen: [
      'while (busy);',
      'for (;;) {}',
      'for ( ; busy ; ) {}',
      'for (let i = 0; busy(i);) {}',
      'setTimeout(run)',
      'setInterval(run)',
      'setImmediate(run)',
      'requestAnimationFrame(run)',
      'requestIdleCallback(run)',
      'queueMicrotask(run)',
      'process.nextTick(run)',
      'await Sleep(1)',
      'delay(1)',
      'Promise.resolve().then(run)',
      'await null',
      'await\n  undefined',
      'await void 0',
      'await 0',
    ],
    unseen: ['for (const each of all) use(each);', 'await run()', 'meanwhile()', 'for (let i = 0; i < n; i++) use(i);'],
  },
  {
    name: 'mayAwaitWait',
    relevance: mayAwaitWait,
    seen: [
      ...constructing,
      `import { once as first } from 'node:events';`,
      `import { setTimeout as rest } from 'timers/promises';`,
      'await sleep(10)',
      'await this.waitFor(10)',
      'await delayMs(10)',
      'await Backoff(10)',
    ],
    unseen: ['await run()', 'waiting()', 'on(events)'],
  },
  {
    name: 'mayHoldLock',
    relevance: mayHoldLock,
    seen: [
      'mutex.runExclusive(run)',
      'withLock(run)',
      'runInMutex(run)',
      'withFileLockOf(path, run)',
      'await acquire()',
      'door.lock ()',
      'acquireLock()',
      'takeLock()',
      'synchronize(run)',
      'synchronized(run)',
      'navigator.locks . request("a", run)',
      'limit(run)',
      'pLimit(1)',
      'new PQueue({ concurrency: 1 })',
    ],
    unseen: ['block()', 'unlocked', 'this.limit', 'new PQueue({ concurrency: 10 })', 'Lockwith'],
  },
  {
    name: 'mayRace',
    relevance: mayRace,
    seen: ['Promise.race([a, b])', 'Promise\n  .any([a, b])'],
    unseen: ['trace()', 'promise.any()'],
  },
];

it.each([
  ...['vitest', 'node:test', 'ava', 'mocha', 'chai', 'sinon', 'tape', 'tap', 'uvu', 'poku', 'bun:test', 'aegir/chai'],
  ...['expect', 'jest-mock', '@jest/globals', '@playwright/test', '@japa/runner', '@hapi/lab', '@open-wc/testing'],
  '@testing-library/react',
])('knows files of tests by their import of %s', (name) => {
  for (const text of [`import { test } from '${name}';`, `const { test } = require("${name}");`])
    expect(isTestFile({ path: 'a.ts', text, ast: {} } as Source)).toBe(true);
  expect(isTestFile({ path: 'a.ts', text: `import a from './${name}';`, ast: {} } as Source)).toBe(false);
});

describe.each(relevances)('$name', ({ relevance, seen, unseen }) => {
  it.each(seen)('sees %j', (text) => {
    expect(relevance.test(text)).toBe(true);
  });

  it.each(unseen)('passes over %j', (text) => {
    expect(relevance.test(text)).toBe(false);
  });
});
