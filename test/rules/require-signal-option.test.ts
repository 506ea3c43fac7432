import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import rule from '../../src/rules/require-signal-option.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

function uncancelable(
  line: number,
  name: string,
  what: 'an event' | 'a timer' | 'its turn' | 'a condition',
  at = line,
) {
  return { messageId: 'uncancelable', line, data: { name, what, line: String(at) } };
}

ruleTester.run('require-signal-option', rule, {
  valid: [
    {
      name: 'the events of an emitter, with a signal, until another event, or handed on one by one',
      code: `import { on } from 'node:events';
export async function line(input, signal) {
  for await (const [text] of on(input, 'line', { signal })) if (text) return text;
}
export async function lines(input) {
  const all = [];
  for await (const [text] of on(input, 'line', { close: ['close'] })) all.push(text);
  return all;
}
export async function* words(input) {
  for await (const [text] of on(input, 'line')) yield text.split(' ');
}`,
    },
    {
      name: 'what a namespace keeps to itself, and one that takes a signal by an overload',
      code: `namespace Panel {
  export const opened = (panel) => new Promise((resolve) => panel.once('opened', resolve));
}
export namespace Window {
  const opened = (panel) => new Promise((resolve) => panel.once('opened', resolve));
  export function closed(panel: Panel, signal: AbortSignal): Promise<void>;
  export function closed(panel: Panel, ...rest) {
    return new Promise((resolve) => panel.once('closed', resolve));
  }
}`,
    },
    {
      name: 'a pause by a helper whose length the caller does not say',
      code: `const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export class Printer {
  async print(page) {
    this.head.warm();
    await rest(2000);
    this.head.write(page);
  }
}`,
    },
    {
      name: 'helpers whose timer is soon over, or that do more with the callback',
      code: `const after = (action, ms) => { setTimeout(action, ms); };
const when = (ms, action) => { setTimeout(action, ms); action.early?.(); };
export function settle(pump) {
  pump.stop();
  return new Promise((resolve) => {
    after(() => resolve(), 20);
  });
}
export function fill(pump, ms) {
  return new Promise((resolve) => {
    when(ms, () => resolve());
  });
}`,
    },
    {
      name: 'a controller that a time limit aborts',
      code: `import { once } from 'node:events';
export function heard(bus) {
  const ac = new AbortController();
  setTimeout(() => ac.abort(), 1000);
  return once(bus, 'message', { signal: ac.signal });
}`,
    },
    {
      name: 'a subscription that the caller can end',
      code: `export const whenLoaded = (store, hold) =>
  new Promise((resolve) => {
    const unsubscribe = store.subscribe(() => {
      if (store.getState().loaded) resolve();
    });
    hold(unsubscribe);
  });`,
    },
    {
      name: 'a hook of a test runner that is called after',
      code: 'export const after = async () => { await new Promise((resolve) => setTimeout(resolve, 100)); };',
    },
    {
      name: 'options of a program',
      code: `import { fork } from 'node:child_process';
export function run(cmd, options) { return new Promise((resolve, reject) => { const child = fork(cmd, options); child.once('error', reject); child.once('close', resolve); }); }`,
    },
    {
      name: 'work of its own that a helper tries again',
      code: `import { setTimeout as delay } from 'node:timers/promises';
export async function save(doc) {
  return await retry(() => put(doc));
}
async function retry(fn) {
  for (let i = 0; i < 5; i++) {
    try {
      return await fn();
    } catch {
      await delay(100 * 2 ** i);
    }
  }
}`,
    },
    {
      name: 'a bounded number of attempts at work of its own',
      code: `export async function load(url) {
  for (let i = 0; i < 3; i++) {
    try {
      return await fetch(url);
    } catch {
      await sleep(1000);
    }
  }
}`,
    },
    {
      name: 'attempts whose pause the caller can cut short',
      code: `import { setTimeout as delay } from 'node:timers/promises';
export async function retry(fn, { signal }) {
  for (let i = 0; i < 5; i++) {
    try {
      return await fn();
    } catch {
      await delay(100 * 2 ** i, undefined, { signal });
    }
  }
}`,
    },
    {
      name: 'between the steps of its own work',
      code: 'export async function slow(rows, ms) { for (const row of rows) { const pause = ms * 2; await send(row); await new Promise((r) => setTimeout(r, pause)); } }',
    },
    {
      name: 'over in the next frame',
      code: 'export function frame() { return new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), 5)); }',
    },
    {
      name: 'a deferred that is resolved at once',
      code: "import Q from 'q'; export function now(v) { const d = Q.defer(); d.resolve(v); return d.promise; }",
    },
    {
      name: 'a pause after other work',
      code: `import { setTimeout as delay } from "node:timers/promises";
export async function save(ms) { await write(); await delay(ms); }`,
    },
    {
      name: 'the next turn',
      code: `import { setTimeout as delay } from "node:timers/promises";
export async function turn() { await delay(0); }`,
    },
    {
      name: 'a request that brings its own',
      code: `export default function asPromise(firstRequest) { return new Promise((resolve, reject) => { firstRequest.once('response', resolve); firstRequest.once('error', reject); }); }`,
    },
    { name: 'an option', code: `export const sleep = (ms, { signal } = {}) => delay(ms, undefined, { signal });` },
    {
      name: 'a signal',
      code: `export function wait(ee, signal) { return new Promise((resolve) => { ee.once('x', resolve); signal?.addEventListener('abort', resolve); }); }`,
    },
    {
      name: 'options that go on',
      code: `import { once } from 'node:events';\nexport const wait = (ee, options) => once(ee, 'x', options);`,
    },
    {
      name: 'arguments that go on',
      code: `export const wait = (...args) => new Promise((resolve) => { ee.once('x', resolve); arm(args); });`,
    },
    {
      name: 'nobody outside can call it',
      code: `const sleep = (ms) => new Promise((r) => setTimeout(r, ms)); sleep(5);`,
    },
    {
      name: 'a private method',
      code: `export class A { #wait() { return new Promise((r) => this.ee.once('x', r)); } private hold() { return new Promise((r) => this.ee.once('x', r)); } _idle() { return new Promise((r) => this.ee.once('x', r)); } }`,
    },
    {
      name: 'an override',
      code: `export class A extends Base { override wait() { return new Promise((r) => { this.onReady(r); }); } }`,
    },
    {
      name: 'a method that an interface asks for',
      code: `export class A implements Waiter { wait() { return new Promise((r) => this.ee.once('x', r)); } }`,
    },
    {
      name: 'the class can be closed',
      code: `export class A { ready() { return new Promise((r) => this.ee.once('ready', r)); } close() { this.ee.end(); } }`,
    },
    {
      name: 'a method that ends things',
      code: `export class A { stop() { return new Promise((r) => this.child.once('exit', r)); } }`,
    },
    {
      name: 'the next turn',
      code: `export const tick = () => new Promise((r) => setImmediate(r)); export const frame = () => new Promise((r) => requestAnimationFrame(r)); export const zero = () => new Promise((r) => setTimeout(r, 0));`,
    },
    {
      name: 'no wait but for its own work',
      code: `export const read = (path) => new Promise((resolve, reject) => { fs.readFile(path, (e, v) => (e ? reject(e) : resolve(v))); });`,
    },
    {
      name: 'a pause on the way',
      code: `export async function deploy() { await push(); await new Promise((r) => setTimeout(r, 2000)); return check(); }`,
    },
    {
      name: 'a deadline in a race',
      code: `export const limit = (work, ms) => Promise.race([work, new Promise((_, reject) => setTimeout(reject, ms))]);`,
    },
    {
      name: 'a handle',
      code: `export function timer(ms) { let t; const promise = new Promise((r) => { t = setTimeout(r, ms); }); return { promise, end: () => clearTimeout(t) }; }`,
    },
    {
      name: 'a promise that can be canceled',
      code: `export function wait(ee) { const p = new Promise((r) => ee.once('x', r)); p.cancel = () => ee.off('x'); return p; }`,
    },
    {
      name: 'an overload',
      code: `export function wait(ee: E): Promise<void>;\nexport function wait(ee: E, options: { signal: AbortSignal }): Promise<void>;\nexport function wait(ee: any, ...rest: any[]) { return new Promise<void>((r) => ee.once('x', r)); }`,
    },
    { name: 'a hook', code: `export function useReady(ee) { return new Promise((r) => ee.once('x', r)); }` },
    {
      name: 'a request brings its signal',
      code: `export const GET = (request) => new Promise((r) => request.socket.once('end', r));`,
    },
    {
      name: 'nobody waits for it',
      code: `export function warm(ee) { new Promise((r) => ee.once('x', r)).then(log); }`,
    },
    {
      name: 'allowed',
      code: `export const sleep = (ms) => new Promise((r) => setTimeout(r, ms));`,
      options: [{ allow: ['sleep'] }],
    },
    {
      name: 'bodies that are not there',
      code: `export declare function wait(): Promise<void>; export abstract class A { abstract wait(): Promise<void>; }`,
    },
  ],
  invalid: [
    {
      name: 'the events of an emitter, one after the other',
      code: `import { on } from 'node:events';
export async function prompt(input, pattern) {
  for await (const [text] of on(input, 'line')) {
    if (pattern.test(text)) return text;
  }
}`,
      errors: [{ messageId: 'uncancelable', line: 2 }],
    },
    {
      name: 'the events of an emitter, in CommonJS',
      code: `const events = require('events');
module.exports = {
  async firstOf(port, kind) {
    for await (const [message] of events.on(port, 'message')) if (message.kind === kind) return message;
  },
};`,
      errors: [{ messageId: 'uncancelable', line: 3 }],
    },
    {
      name: 'functions of namespaces',
      code: `export namespace Panel {
  export const opened = (panel) => new Promise((resolve) => panel.once('opened', resolve));
  export namespace Inner {
    export function closed(panel) {
      return new Promise((resolve) => panel.once('closed', resolve));
    }
  }
}`,
      errors: [
        { messageId: 'uncancelable', line: 2 },
        { messageId: 'uncancelable', line: 4 },
      ],
    },
    {
      name: 'a namespace that is exported by its name',
      code: `namespace Panel {
  export const opened = (panel) => new Promise((resolve) => panel.once('opened', resolve));
}
export { Panel };`,
      errors: [{ messageId: 'uncancelable', line: 2 }],
    },
    {
      name: 'a pause by a helper, as long as the caller says, on the way',
      code: `function pauseFor(seconds) {
  return new Promise((done) => setTimeout(done, seconds * 1000));
}
const nap = (ms) => new Promise((wake) => { setTimeout(() => wake(), ms); });
export async function soak(vat, seconds) {
  vat.fill();
  await pauseFor(seconds);
  vat.drain();
}
export const dwell = async (door, ms) => {
  door.open();
  await nap(ms);
  door.shut();
};`,
      errors: [uncancelable(5, 'soak', 'a timer', 7), uncancelable(10, 'dwell', 'a timer', 12)],
    },
    {
      name: 'a timer that a helper sets for a callback',
      code: `function after(action, ms) {
  return setTimeout(action, ms);
}
const inAMinute = (task) => setTimeout(task, 60_000);
export function brew(kettle, ms) {
  kettle.on();
  return new Promise((resolve) => {
    after(() => {
      kettle.off();
      resolve();
    }, ms);
  });
}
export const cooled = (kettle) => new Promise((resolve) => {
  inAMinute(() => resolve(kettle));
});`,
      errors: [uncancelable(5, 'brew', 'a timer', 7), uncancelable(14, 'cooled', 'a timer', 14)],
    },
    {
      name: 'a controller that nobody aborts',
      code: `import { setTimeout as delay } from 'node:timers/promises';
export function pause(ms) {
  const ac = new AbortController();
  return delay(ms, undefined, { signal: ac.signal });
}`,
      errors: 1,
    },
    {
      name: 'a subscription that the function ends itself',
      code: `export const whenLoaded = (store) =>
  new Promise((resolve) => {
    const unsubscribe = store.subscribe(() => {
      if (!store.getState().loaded) return;
      unsubscribe();
      resolve();
    });
  });`,
      errors: 1,
    },
    {
      name: 'an emitter of the module is what it waits for last',
      code: `import { once } from 'node:events';
import { pool } from './pool.mjs';
export async function drained() {
  const started = Date.now();
  await once(pool, 'drain');
  return Date.now() - started;
}`,
      errors: 1,
    },
    {
      name: 'the end of an emitter that is no stream',
      code: `import { once, type EventEmitter } from 'node:events';
export default async function finished(job: EventEmitter) {
  const [result] = await once(job, 'finish');
  return result;
}`,
      errors: 1,
    },
    {
      name: 'a generator, whose return waits for the pause that has begun',
      code: `export async function* poll(f) { while (true) { yield await f(); await sleep(50); } }`,
      errors: 1,
    },
    {
      name: 'a static wait that is called after',
      code: 'export class Timer { static after(ms: number): Promise<void> { return new Promise((resolve) => { setTimeout(resolve, ms); }); } }',
      errors: 1,
    },
    {
      name: 'arguments of a program are no options',
      code: `import { spawn } from 'node:child_process';
export function run(cmd, args) { return new Promise((resolve, reject) => { const child = spawn(cmd, args); child.once('error', reject); child.once('close', resolve); }); }`,
      errors: 1,
    },
    {
      name: 'pauses between attempts at what it is given',
      code: `import { setTimeout as delay } from 'node:timers/promises';
export async function retry(fn) {
  for (let i = 0; i < 5; i++) {
    try {
      return await fn();
    } catch {
      await delay(100 * 2 ** i);
    }
  }
}`,
      errors: 1,
    },
    {
      name: 'the same with a promise of its own',
      code: `export async function retry(fn) {
  for (let i = 0; ; i++) {
    try {
      return await fn();
    } catch (e) {
      if (i === 3) throw e;
    }
    await new Promise((r) => setTimeout(r, 100 * 2 ** i));
  }
}`,
      errors: 1,
    },
    {
      name: "a length that is derived from the caller's",
      code: 'export async function jitter(max) { const ms = Math.random() * max; await new Promise((r) => setTimeout(r, ms)); return ms; }',
      errors: 1,
    },
    {
      name: 'a frame after a timer',
      code: 'export function frameAfter(ms) { return new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), ms)); }',
      errors: 1,
    },
    {
      name: 'a human is asked',
      code: 'export function ask(rl, text) { return new Promise((resolve) => { rl.question(text, resolve); }); }',
      errors: 1,
    },
    {
      name: 'a deferred of a library, and a timer',
      code: "import Q from 'q'; export function later(ms) { const d = Q.defer(); setTimeout(d.resolve, ms); return d.promise; }",
      errors: 1,
    },
    {
      name: 'an event of the object itself',
      code: `import { once } from "node:events";
export class Queue extends EventEmitter {
  async idle() {
    if (this.size > 0) await once(this, "idle");
  }
}`,
      errors: [{ messageId: 'uncancelable', line: 3 }],
    },
    {
      name: 'a pause that is awaited, and its length given back',
      code: `import { setTimeout as delay } from "node:timers/promises";
export async function backOff(attempt) {
  const ms = 100 * 2 ** attempt;
  await delay(ms);
  return ms;
}`,
      errors: [{ messageId: 'uncancelable', line: 2 }],
    },
    {
      name: 'an event that settles by a resolver that was kept, as by a source',
      code: `export async function login(socket) {
  let settle;
  let id = new Promise((resolve) => { settle = resolve; });
  socket.onmessage = ({ data }) => { settle(data); };
  id = await id;
  return url(id);
}
export async function enter(socket) {
  const source = new TaskCompletionSource();
  socket.onmessage = ({ data }) => { source.resolve(data); };
  return url(await source.promise);
}`,
      errors: [uncancelable(1, 'login', 'an event', 3), uncancelable(8, 'enter', 'an event', 9)],
    },
    {
      name: 'a sleep',
      code: `export const sleep = (ms) => new Promise((r) => setTimeout(r, ms));`,
      errors: [uncancelable(1, 'sleep', 'a timer')],
    },
    {
      name: 'a long sleep',
      code: `export async function rest() {\n  await new Promise((r) => setTimeout(r, 60_000));\n}`,
      errors: [uncancelable(1, 'rest', 'a timer', 2)],
    },
    {
      name: 'an event',
      code: `export function wait(ee, name) {\n  return new Promise((resolve, reject) => {\n    ee.once(name, resolve);\n    ee.once('error', reject);\n  });\n}`,
      errors: [uncancelable(1, 'wait', 'an event', 2)],
    },
    {
      name: 'an event handler property',
      code: `export const open = (url) => new Promise((resolve) => { const ws = new WebSocket(url); ws.onopen = () => resolve(ws); });`,
      errors: [uncancelable(1, 'open', 'an event')],
    },
    {
      name: 'an event, by a listener with a name',
      code: `export const wait = (ee) => new Promise((resolve) => { const done = (v) => { ee.off('x', done); resolve(v); }; ee.on('x', done); });`,
      errors: [uncancelable(1, 'wait', 'an event')],
    },
    {
      name: 'polling',
      code: `export async function until(f) { while (!(await f())) await sleep(50); }`,
      errors: [uncancelable(1, 'until', 'a condition')],
    },
    {
      name: 'polling by an interval',
      code: `export const until = (f) => new Promise((resolve) => { const t = setInterval(() => { if (f()) { clearInterval(t); resolve(); } }, 50); });`,
      errors: [uncancelable(1, 'until', 'a condition')],
    },
    {
      name: 'polling by a function of the file',
      code: `const pause = (ms) => new Promise((r) => setTimeout(r, ms));\nexport async function until(f) { for (;;) { if (await f()) return; await pause(50); } }`,
      errors: [uncancelable(2, 'until', 'a condition')],
    },
    {
      name: 'the wait of another function',
      code: `const ready = (ee) => new Promise((r) => ee.once('ready', r));\nexport async function open(ee) { return await ready(ee); }`,
      errors: [uncancelable(2, 'open', 'an event')],
    },
    {
      name: 'a queue',
      code: `export class Semaphore {\n  #queue = [];\n  acquire() { return new Promise((resolve) => this.#queue.push(resolve)); }\n  release() { this.#queue.shift()?.(); }\n}`,
      errors: [uncancelable(3, 'acquire', 'its turn')],
    },
    {
      name: 'a field',
      code: `export class Gate { wait() { return new Promise((resolve) => { this.open = resolve; }); } }`,
      errors: [uncancelable(1, 'wait', 'its turn')],
    },
    {
      name: 'a record',
      code: `export function wait(ee) { const { promise, resolve } = Promise.withResolvers(); ee.once('x', resolve); return promise; }`,
      errors: [uncancelable(1, 'wait', 'an event')],
    },
    {
      name: 'a source',
      code: `import { TaskCompletionSource } from 'task-completion-source';\nexport function wait(ee) { const source = new TaskCompletionSource(); ee.once('x', (v) => source.trySetResult(v)); return source.promise; }`,
      errors: [uncancelable(2, 'wait', 'an event')],
    },
    {
      name: 'Node’s once',
      code: `import { once } from 'node:events';\nexport const wait = (ee) => once(ee, 'x');`,
      errors: [uncancelable(2, 'wait', 'an event')],
    },
    {
      name: 'Node’s timer',
      code: `import { setTimeout as delay } from 'node:timers/promises';\nexport const sleep = (ms) => delay(ms);`,
      errors: [uncancelable(2, 'sleep', 'a timer')],
    },
    {
      name: 'exported by a list',
      code: `function wait(ee) { return new Promise((r) => ee.once('x', r)); }\nexport { wait as waitFor };`,
      errors: [uncancelable(1, 'wait', 'an event')],
    },
    {
      name: 'exported by default',
      code: `export default function (ee) { return new Promise((r) => ee.once('x', r)); }`,
      errors: [uncancelable(1, 'default', 'an event')],
    },
    {
      name: 'a member of an object',
      code: `export const api = {\n  wait(ee) { return new Promise((r) => ee.once('x', r)); },\n};`,
      errors: [uncancelable(2, 'wait', 'an event')],
    },
    {
      name: 'a static method, and a field that is a function',
      code: `export class A { static wait(ee) { return new Promise((r) => ee.once('x', r)); } idle = () => new Promise((r) => this.ee.once('idle', r)); }`,
      errors: [uncancelable(1, 'wait', 'an event'), uncancelable(1, 'idle', 'an event')],
    },
    {
      name: 'options without a signal',
      code: `export function wait(ee, options) { return new Promise((r) => { ee.once('x', (v) => r(options.map(v))); }); }`,
      errors: [uncancelable(1, 'wait', 'an event')],
    },
    {
      name: 'a subclass of an emitter',
      code: `export class A extends EventEmitter { ready() { return new Promise((r) => this.once('ready', r)); } }`,
      errors: [uncancelable(1, 'ready', 'an event')],
    },
  ],
});

javascriptRuleTester.run('require-signal-option in JavaScript', rule, {
  valid: [],
  invalid: [
    {
      name: 'CommonJS',
      code: `exports.sleep = (ms) => new Promise((r) => setTimeout(r, ms));`,
      errors: [uncancelable(1, 'sleep', 'a timer')],
    },
    {
      name: 'CommonJS, an object',
      code: `const sleep = (ms) => new Promise((r) => setTimeout(r, ms));\nmodule.exports = { sleep };`,
      errors: [uncancelable(1, 'sleep', 'a timer')],
    },
    {
      name: 'CommonJS, a function',
      code: `module.exports = async function wait(ee) { await new Promise((r) => ee.on('ready', r)); };`,
      errors: [uncancelable(1, 'wait', 'an event')],
    },
  ],
});

const sleeping = `export const sleep = (ms) => new Promise((r) => setTimeout(r, ms));`;

ruleTester.run('require-signal-option, work of a known length', rule, {
  valid: [
    {
      name: 'a request of IndexedDB',
      code: `export const get = (store, key) => new Promise((resolve, reject) => { const request = store.get(key); request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });`,
    },
    {
      name: 'a request of IndexedDB with listeners',
      code: `export const get = (request) => new Promise((resolve, reject) => { request.addEventListener('success', () => resolve(request.result)); });`,
    },
    {
      name: 'a file that is read in a browser',
      code: `export const read = (file) => new Promise((resolve) => { const reader = new FileReader(); reader.onload = () => resolve(reader.result); reader.readAsText(file); });`,
    },
    {
      name: 'the stream of a file',
      code: `export const hash = (path) => new Promise((resolve, reject) => { createReadStream(path).on('data', add).on('error', reject).on('end', () => resolve(sum())); });`,
    },
    {
      name: 'the stream of a file under a name',
      code: `export async function hash(path) { const file = fs.createReadStream(path); await new Promise((resolve) => file.on('close', resolve)); }`,
    },
  ],
  invalid: [
    {
      name: 'a stream that somebody else makes',
      code: `export const drain = (path) => new Promise((resolve) => open(path).on('end', resolve));`,
      errors: [uncancelable(1, 'drain', 'an event')],
    },
    {
      name: 'where the stream of a file is piped to',
      code: `export const send = (path, socket) => new Promise((resolve) => createReadStream(path).pipe(socket).on('finish', resolve));`,
      errors: [uncancelable(1, 'send', 'an event')],
    },
    {
      name: 'an image',
      code: `export const load = (url) => new Promise((resolve) => { const image = new Image(); image.onload = () => resolve(image); image.src = url; });`,
      errors: [uncancelable(1, 'load', 'an event')],
    },
  ],
});

ruleTester.run('require-signal-option, who calls', rule, {
  valid: [
    ...[
      'test/helpers.ts',
      'packages/client/test/utils/time.ts',
      'tests/e2e/support/wait.ts',
      'packages/query-test-utils/src/sleep.ts',
      'src/testUtils.ts',
      'src/pool.test.ts',
      'spec/server.ts',
      'examples/chat/wait.ts',
      'scripts/release.ts',
      'packages/web/benchmarks/run.ts',
    ].map((filename) => ({ name: filename, filename, code: sleeping })),
    { name: 'a file of tests', code: `import { expect } from 'vitest';\n${sleeping}` },
    {
      name: 'hooks and what is private by its name',
      code: `export async function setup() { await new Promise((r) => server.once('listening', r)); }\nexport const handler = async () => { await new Promise((r) => server.once('close', r)); };\nexport function _wait(ee) { return new Promise((r) => ee.once('x', r)); }`,
    },
  ],
  invalid: [
    ...['src/helpers.ts', 'src/utils/time.ts', 'latest/utils.ts', 'src/test-drive.ts'].map((filename) => ({
      name: filename,
      filename,
      code: sleeping,
      errors: [uncancelable(1, 'sleep', 'a timer')],
    })),
    {
      name: 'an input that holds nothing',
      code: `export function ask(worker: Worker, input: number) { return new Promise((r) => { worker.once('message', r); worker.postMessage(input); }); }`,
      errors: [uncancelable(1, 'ask', 'an event')],
    },
  ],
});

test('where the project lies says nothing of its files', () => {
  const linter = new Linter({ cwd: '/home/me/test/project' });
  const config = { plugins: { tcs: { rules: { it: rule } } }, rules: { 'tcs/it': 'error' } } as const;
  const reported = (filename: string) => linter.verify(sleeping, config, { filename }).length;
  expect(reported('/home/me/test/project/src/wait.js')).toBe(1);
  expect(reported('/home/me/test/project/test/wait.js')).toBe(0);
});

ruleTester.run('require-signal-option, what the caller can end', rule, {
  valid: [
    {
      name: 'a stream that the caller gives',
      code: `export const drain = (stream) => new Promise((resolve, reject) => { stream.on('data', () => {}).on('error', reject).on('end', () => resolve()); });`,
    },
    {
      name: 'by events',
      code: `import { once } from 'node:events';\nexport const wait = (stream) => once(stream, 'end');`,
    },
    {
      name: 'by a function of the file',
      code: `const text = (s) => new Promise((resolve) => { let b = ''; s.on('data', (d) => (b += d)); s.on('end', () => resolve(b)); });\nexport async function read(response) { return text(response); }`,
    },
    {
      name: 'the stream of a file, by a function of the file',
      code: `const text = (s) => new Promise((resolve) => { let b = ''; s.on('data', (d) => (b += d)); s.on('end', () => resolve(b)); });\nexport async function read(path) { const file = createReadStream(path); const all = await text(file); return parse(all); }`,
    },
  ],
  invalid: [
    {
      name: 'a process that the caller gives',
      code: `export function wait(child: ChildProcess) { return new Promise<void>((resolve, reject) => { child.on('error', reject); child.on('close', (code) => { if (code !== 0) { reject(new Error('failed')); return; } resolve(); }); }); }`,
      errors: [{ messageId: 'uncancelable' }],
    },
    {
      name: 'something else that the stream tells of',
      code: `export const header = (stream) => new Promise((resolve) => stream.once('header', resolve));`,
      errors: [uncancelable(1, 'header', 'an event')],
    },
    {
      name: 'that a process exits',
      code: `import { once } from 'node:events';\nexport const codeOf = async (child) => { const [code] = await once(child, 'exit'); return code; };`,
      errors: [uncancelable(2, 'codeOf', 'an event')],
    },
    {
      name: 'what the function makes of the parameter',
      code: `export const drain = (url) => new Promise((resolve) => { const stream = request(url); stream.on('end', resolve); });`,
      errors: [uncancelable(1, 'drain', 'an event')],
    },
    {
      name: 'a stream of its own, by a function of the file',
      code: `const text = (s) => new Promise((resolve) => s.on('end', resolve));\nexport async function read(url) { return text(request(url)); }`,
      errors: [uncancelable(2, 'read', 'an event')],
    },
    {
      name: 'the end, or something else',
      code: `export const drain = (stream) => new Promise((resolve) => { stream.on('end', resolve); other.on('data', resolve); });`,
      errors: [uncancelable(1, 'drain', 'an event')],
    },
  ],
});

ruleTester.run('require-signal-option, waits that end of themselves', rule, {
  valid: [
    {
      name: 'an event with a longest time',
      code: `export function wait(ee, options) { return new Promise((r, e) => { ee.once('x', r); setTimeout(e, options.timeout); }); }`,
    },
    {
      name: 'a longest time by a function with a name',
      code: `export function wait(ee) { return new Promise((resolve, reject) => { const fail = () => reject(new Error('late')); const t = setTimeout(fail, 5000); ee.once('x', () => { clearTimeout(t); resolve(); }); }); }`,
    },
    {
      name: 'attempts that the function counts',
      code: `export async function check() { for (let i = 0; i < 10; i++) { if (await probe()) return true; await sleep(200); } return false; }`,
    },
    {
      name: 'attempts that are left',
      code: `const MOST = 5; export async function check() { let left = MOST; while (left > 0) { if (await probe()) return true; left--; await sleep(200); } return false; }`,
    },
    {
      name: 'attempts of an endless loop',
      code: `export async function make() { let tries = 0; while (true) { try { return await create(); } catch (error) { if (isBusy(error) && tries < 3) { tries++; await new Promise((r) => setTimeout(r, 1000 * tries)); } else { throw error; } } } }`,
    },
    {
      name: 'attempts, and a way on',
      code: `export async function make() { let tries = 0; for (;;) { try { return await create(); } catch (error) { if (++tries < 3) { await sleep(50); continue; } throw error; } } }`,
    },
    {
      name: 'a pause after the work',
      code: `const delay = (ms) => new Promise((r) => setTimeout(r, ms));\nexport async function open(page, ms) { await page.goto('/'); return delay(ms); }\nexport async function load(url) { await fetch(url); await new Promise((r) => setTimeout(r, 1000)); }`,
    },
    {
      name: 'a pause for each element',
      code: `export async function send(list) { for (let i = 0; i < list.length; i++) { await put(list[i]); await sleep(50); } }`,
    },
    {
      name: 'a longest time',
      code: `export class Idle { async idle() { const start = Date.now(); while (true) { const now = Date.now(); const since = now - start; if (since >= this.longest) break; await new Promise((r) => setTimeout(r, 200)); } } }`,
    },
    {
      name: 'a longest time that the caller gives',
      code: `export async function until(f, timeout) { const end = Date.now() + timeout; while (!(await f()) && Date.now() < end) await sleep(50); }`,
    },
    {
      name: 'a timer that ends the loop',
      code: `export async function up(url) { const late = new Promise((_, reject) => setTimeout(reject, 5000)); while (true) { try { await Promise.race([fetch(url), late]); break; } catch (error) { if (error.code !== 'ECONNREFUSED') throw error; await sleep(100); } } }`,
    },
    {
      name: 'a port that is tried',
      code: `import { createServer } from 'node:net';\nexport const isFree = (port) => new Promise((resolve) => { const server = createServer(); server.on('error', () => resolve(false)); server.listen(port, () => { server.close(() => resolve(true)); }); });`,
    },
    {
      name: 'a server that begins to listen',
      code: `export const start = (server, port) => new Promise((resolve, reject) => { server.on('listening', resolve); server.on('error', reject); server.listen(port); });`,
    },
    {
      name: 'the lines of a file',
      code: `export const parse = (path) => new Promise((resolve) => { const lines = readline.createInterface({ input: fs.createReadStream(path) }); lines.on('close', resolve); });`,
    },
    {
      name: 'what is said to be private',
      code: `/**\n * Waits for its turn.\n * @private\n */\nexport const turn = () => new Promise((r) => ee.once('turn', r));`,
    },
  ],
  invalid: [
    {
      name: 'attempts that the caller gives',
      code: `export async function retry(f, attempts) { for (let i = 0; i < attempts; i++) { try { return await f(); } catch {} await sleep(50); } }`,
      errors: [uncancelable(1, 'retry', 'a condition')],
    },
    {
      name: 'attempts that the caller gives, in a counter',
      code: `export async function retry(f, attempts) { let left = attempts; while (left-- > 0) { try { return await f(); } catch {} await sleep(50); } }`,
      errors: [uncancelable(1, 'retry', 'a condition')],
    },
    {
      name: 'a loop around the counted one',
      code: `export async function until(f) { while (!(await f())) { for (let i = 0; i < 3; i++) { await poke(); await sleep(50); } } }`,
      errors: [uncancelable(1, 'until', 'a condition')],
    },
    {
      name: 'a count that ends nothing',
      code: `export async function until(f) { let turns = 0; while (!(await f())) { if (turns++ > 3) log('still waiting'); await sleep(50); } }`,
      errors: [uncancelable(1, 'until', 'a condition')],
    },
    {
      name: 'a pause after the event',
      code: `export const ready = (ee) => new Promise((resolve) => { ee.once('a', resolve); ee.once('b', () => setTimeout(resolve, 2000)); });`,
      errors: [uncancelable(1, 'ready', 'an event')],
    },
    {
      name: 'as long as something is valid',
      code: `export async function login(session) { const expiration = Date.now() + session.expires_in * 1000; do { if (await ask(session)) return; await sleep(5000); } while (Date.now() < expiration); }`,
      errors: [uncancelable(1, 'login', 'a condition')],
    },
    {
      name: 'a server that goes on',
      code: `export const serve = () => new Promise((resolve) => { const server = createServer(); server.on('close', resolve); });`,
      errors: [uncancelable(1, 'serve', 'an event')],
    },
    {
      name: 'lines of somebody',
      code: `export const ask = () => new Promise((resolve) => { const lines = readline.createInterface({ input: process.stdin }); lines.on('close', resolve); });`,
      errors: [uncancelable(1, 'ask', 'an event')],
    },
  ],
});

ruleTester.run('require-signal-option, callers who cannot or need not give up', rule, {
  valid: [
    '/** @deprecated Use `setTimeout`. */ export async function sleep(ms) { await new Promise((resolve) => setTimeout(resolve, ms)); }',
    'export const call = ({ worker, timeout }) => new Promise((resolve, reject) => { worker.limit(timeout); worker.on("message", resolve); worker.on("error", reject); });',
    'export async function mochaGlobalSetup() { await new Promise((resolve) => setTimeout(resolve, 10000)); }',
    {
      filename: 'jest/globalSetup.js',
      code: 'export default async () => { await new Promise((resolve) => { server.on("message", resolve); }); };',
    },
    'export async function start() { const closed = new Promise((resolve) => { server.on("message", resolve); }); process.stopServer = async () => { await closed; }; }',
    'const load = (tag: "link" | "script", url) => new Promise((resolve, reject) => { const element = document.createElement(tag); element.onload = () => resolve(url); element.onerror = reject; element.src = url; }); export const loadScript = (url) => load("script", url);',
    'export const prepare = (stream) => new Promise((resolve, reject) => { stream.on("response", (r) => { resolve(r.headers); }).on("error", reject); });',
  ],
  invalid: [
    {
      name: 'a time limit that nothing makes use of',
      code: 'export const wait = (bus, timeout) => new Promise((resolve) => { bus.on("message", resolve); });',
      errors: 1,
    },
    {
      name: 'a function inside that it calls',
      code: 'export async function start() { const ready = new Promise((resolve) => { server.on("message", resolve); }); await ready; }',
      errors: 1,
    },
  ],
});

ruleTester.run('require-signal-option, streams and tries of its own', rule, {
  valid: [
    {
      name: 'an archive that is read to its end',
      code: `import { extract as untar } from 'tar-stream'; export async function names(data) { const extract = untar(); const done = new Promise((resolve, reject) => { extract.on('entry', keep); extract.on('finish', resolve); extract.on('error', reject); }); extract.end(data); await done; }`,
    },
    {
      name: 'a parser that is given a stream made here',
      code: `import sax from 'sax'; import toStream from 'string-to-stream'; const read = (stream) => new Promise((resolve) => { const parser = sax.createStream(true); parser.on('end', resolve); stream.pipe(parser); }); export async function parse(text) { const stream = toStream(text); return await read(stream); }`,
    },
    {
      name: 'a file by its class',
      code: `export function hash(path) { return new Promise((resolve, reject) => { const fs = require('fs'); const file = fs.ReadStream(path); file.on('end', resolve); file.on('error', reject); }); }`,
    },
    {
      name: 'the tries are counted by a helper, and the file says how many',
      code: `async function repeat(fn, count) { let tries = 0; while (true) { try { return await fn(); } catch (error) { if (tries >= count || !isBrief(error)) throw error; tries++; await time.sleep(tries); } } } export class Api { stat(path) { return repeat(() => this.driver.stat(path), this.tries()); } }`,
    },
    {
      name: 'or its default does',
      code: `async function repeat(fn, count = 5) { for (let i = 0; i < count; i = i + 1) { if (await fn()) return; await sleep(1000); } } export const stat = (path) => repeat(() => driver.stat(path));`,
    },
    {
      name: 'a pause before work that settles',
      code: `export class Task { run(pool) { return new Promise((resolve, reject) => { setTimeout(() => { pool.run(this).then(resolve, reject); }, this.index * this.pause); }); } }`,
    },
    {
      name: 'a script that may be there already',
      code: `export const load = async (script) => new Promise((resolve, reject) => { let element = document.getElementById(script.id); if (script.isStyle) element = document.createElement('link'); else element = document.createElement('script'); element.onload = () => resolve(null); element.onerror = reject; });`,
    },
    {
      name: 'the end of a transaction of a database of this machine',
      code: `export const open = (name) => new Promise((resolve, reject) => { const request = indexedDB.open(name, 2); request.onupgradeneeded = (event) => { const { transaction } = event.currentTarget; transaction.oncomplete = () => resolve(request.result); }; request.onerror = reject; });`,
    },
    {
      name: 'a folder for tests by another name',
      filename: 'src/_tests/utils.ts',
      code: `export const stall = (ms) => new Promise((resolve) => setTimeout(resolve, ms));`,
    },
    {
      name: 'tests of a kind',
      filename: 'conformance-test/helpers.ts',
      code: `export const stall = (ms) => new Promise((resolve) => setTimeout(resolve, ms));`,
    },
  ],
  invalid: [
    {
      name: 'a request ends when the other side says so',
      code: `import http from 'node:http'; export const ask = (url) => new Promise((resolve, reject) => { const request = http.get(url); request.on('close', resolve); request.on('error', reject); });`,
      errors: [uncancelable(1, 'ask', 'an event')],
    },
    {
      name: 'a process',
      code: `import { spawn } from 'node:child_process'; export const run = (command) => new Promise((resolve, reject) => { const child = spawn(command); child.on('close', resolve); child.on('error', reject); });`,
      errors: [uncancelable(1, 'run', 'an event')],
    },
    {
      name: 'what comes over the network through a pipe',
      code: `import { extract as untar } from 'tar-stream'; export async function fetchNames(url) { const response = await fetch(url); const extract = untar(); response.body.pipe(extract); await new Promise((resolve) => { extract.on('finish', resolve); }); }`,
      errors: [uncancelable(1, 'fetchNames', 'an event')],
    },
    {
      name: 'an event of a stream that is no end',
      code: `import { extract as untar } from 'tar-stream'; export const first = () => new Promise((resolve) => { const extract = untar(); extract.on('entry', resolve); });`,
      errors: [uncancelable(1, 'first', 'an event')],
    },
    {
      name: 'the caller says how often',
      code: `async function repeat(fn, count) { let tries = 0; while (true) { try { return await fn(); } catch (error) { if (tries >= count) throw error; tries++; await time.sleep(tries); } } } export const stat = (path, tries) => repeat(() => driver.stat(path), tries);`,
      errors: [uncancelable(1, 'stat', 'a condition')],
    },
    {
      name: 'a folder of another name',
      filename: 'src/latest/utils.ts',
      code: `export const stall = (ms) => new Promise((resolve) => setTimeout(resolve, ms));`,
      errors: 1,
    },
  ],
});

ruleTester.run('require-signal-option, limits and types that the file shows', rule, {
  valid: [
    {
      name: 'a longest time that it gives to what it begins',
      code: 'export class Job extends EventEmitter { complete() { return new Promise((resolve, reject) => { this.on("complete", resolve); this.on("error", reject); this.poll(this.options.pollTimeout); }); } }',
    },
    {
      name: 'a request with a longest time',
      code: 'export const get = (url) => new Promise((resolve, reject) => { const request = http.get(url, { timeout: 5000 }); request.on("response", resolve); request.on("error", reject); });',
    },
    {
      name: 'what the stream of the caller is piped into',
      code: 'export const readAll = (input) => new Promise((resolve, reject) => { const sink = new Memory(); input.on("error", reject).pipe(sink).on("finish", () => { resolve(sink.text()); }); });',
    },
    {
      name: 'options that hold what stops it',
      code: 'interface Options { stopCallback?: () => boolean } export const scroll = (page, options: Options) => new Promise((resolve) => { page.on("end", resolve); start(page, options); });',
    },
    {
      name: 'options of a type from elsewhere',
      code: 'interface Options extends Base { capture?: boolean } export const next = (target, options: Options) => new Promise((resolve) => { target.on("message", resolve); start(target, options); });',
    },
  ],
  invalid: [
    {
      name: 'options whose type has no way out',
      code: 'interface Options { capture?: boolean } export const next = (target, options: Options) => new Promise((resolve) => { target.on("message", resolve); start(target, options); });',
      errors: [uncancelable(1, 'next', 'an event')],
    },
    {
      name: 'a literal type that has no way out, by another name',
      code: 'type Options = { capture?: boolean }; export const next = (target, options: Options) => new Promise((resolve) => { target.addEventListener("message", resolve, { ...options, once: true }); });',
      errors: [uncancelable(1, 'next', 'an event')],
    },
    {
      name: 'a name that only begins like one that ends things',
      code: 'export const closed = (socket) => new Promise((resolve) => { socket.once("close", resolve); });',
      errors: [uncancelable(1, 'closed', 'an event')],
    },
    {
      name: 'a state of the class by such a name',
      code: 'export class Link { closed = false; opened() { return new Promise((resolve) => { this.socket.once("open", resolve); }); } }',
      errors: [uncancelable(1, 'opened', 'an event')],
    },
  ],
});

ruleTester.run('require-signal-option, names of what is no signal', rule, {
  valid: [
    'export function opened(token: CancellationToken): Promise<void> { return new Promise((resolve) => { socket.once("open", resolve); }); }',
    'export function opened(token): Promise<void> { return new Promise((resolve) => { socket.once("open", resolve); }); }',
    'export function opened(context: Context | undefined): Promise<void> { return new Promise((resolve) => { socket.once("open", resolve); }); }',
    'export function opened(token = null): Promise<void> { return new Promise((resolve) => { socket.once("open", resolve); }); }',
  ],
  invalid: [
    {
      code: 'export function opened(token: string | undefined): Promise<void> { return new Promise((resolve) => { socket.once("open", resolve); }); }',
      errors: [{ messageId: 'uncancelable' }],
    },
    {
      code: 'export function opened(context = "main") { return new Promise((resolve) => { socket.once("open", resolve); }); }',
      errors: [{ messageId: 'uncancelable' }],
    },
  ],
});

ruleTester.run('require-signal-option, what holds nothing but data', rule, {
  valid: [
    {
      name: 'what comes last may be the options of the process',
      code: `import { spawn } from 'node:child_process';\nexport const run = (file, options) => new Promise((resolve) => spawn(file, options).once('close', resolve));`,
    },
    {
      name: 'options that go on beside their text',
      code: `export class Client { send(params) { return new Promise((resolve) => { this.link.once('answer', resolve); this.link.write(JSON.stringify(params), params); }); } }`,
    },
    {
      name: 'a list of anything',
      code: `import { once } from 'node:events';\nexport const wait = (bus, args: unknown[]) => once(bus, 'x', args.at(-1), args);`,
    },
    {
      name: 'a list that goes to other code',
      code: `import { start } from './job.js';\nexport const run = (file, args) => new Promise((resolve) => start(file, args, {}).once('close', resolve));`,
    },
  ],
  invalid: [
    {
      name: 'the arguments of another program',
      code: `import { execFile } from 'node:child_process';\nexport const run = (file, args, cwd) => new Promise((resolve) => { const child = execFile(file, args, { cwd }); child.once('exit', resolve); });`,
      errors: [uncancelable(2, 'run', 'an event')],
    },
    {
      name: 'a list of strings',
      code: `export function ask(tool: Tool, args: readonly string[]): Promise<void> { return new Promise((resolve) => { tool.once('answer', resolve); tool.begin(args); }); }`,
      errors: [uncancelable(1, 'ask', 'an event')],
    },
    {
      name: 'the text of a message',
      code: `export class Client { send(params) { return new Promise((resolve) => { this.link.once('answer', resolve); this.link.write(JSON.stringify({ id: 1, list: [params] })); }); } }`,
      errors: [uncancelable(1, 'send', 'an event')],
    },
  ],
});

ruleTester.run('require-signal-option, what an event has given', rule, {
  valid: [
    {
      name: 'a step on the way',
      code: `import { once } from 'node:events';\nexport class Group { async load() { const [version] = await once(this.link, 'version'); return this.read(version); } }`,
    },
  ],
  invalid: [
    {
      name: 'taken out of the list',
      code: `import { once } from 'node:events';\nexport class Group { async next(): Promise<string> { const [message] = await once(this.link, 'message'); return message as string; } }`,
      errors: [uncancelable(2, 'next', 'an event')],
    },
  ],
});

ruleTester.run('require-signal-option, looking again by a timer', rule, {
  valid: [
    {
      name: 'a number of turns',
      code: `export const until = (find) => new Promise((resolve, reject) => { let turn = 0; const look = () => { const found = find(); if (found) resolve(found); else if (++turn > 9) reject(new Error('none')); else setTimeout(look, 20); }; look(); });`,
    },
    {
      name: 'a longest time',
      code: `export const until = (find) => new Promise((resolve, reject) => { const start = Date.now(); const look = () => { if (find()) return resolve(); if (Date.now() - start > 500) return reject(new Error('late')); setTimeout(look, 20); }; look(); });`,
    },
    {
      name: 'work in parts',
      code: `export const sum = (list) => new Promise((resolve) => { const part = () => { add(list.splice(0, 100)); if (list.length === 0) resolve(); else setTimeout(part, 5); }; part(); });`,
    },
    {
      name: 'a number that it hands on',
      code: `export const until = (find) => new Promise((resolve, reject) => { const look = (left) => { if (find()) resolve(); else if (!left) reject(); else setTimeout(look, 20, left - 1); }; look(9); });`,
    },
    {
      name: 'no question decides',
      code: `export const run = (step) => new Promise((resolve) => { const turn = () => { const end = step(resolve); setTimeout(turn, 20); }; turn(); });`,
    },
  ],
  invalid: [
    {
      name: 'an early return',
      code: `export function until(find) { return new Promise((resolve) => { function check() { if (find()) { resolve(); return; } setTimeout(check, 100); } check(); }); }`,
      errors: [uncancelable(1, 'until', 'a condition')],
    },
    {
      name: 'a conditional expression, in a function inside',
      code: `export const until = async (list) => { const first = () => new Promise((resolve) => { const look = () => { const [one] = list; one ? resolve(one) : setTimeout(look, 20); }; look(); }); return await first(); };`,
      errors: [uncancelable(1, 'until', 'a condition')],
    },
  ],
});

ruleTester.run('require-signal-option, pages', rule, {
  valid: [
    {
      name: 'from one to the next, until the last',
      code: `import { setTimeout as sleep } from 'node:timers/promises';
export async function allKeys(store) { let cursor = 0; const all = [];
while (true) { const [next, keys] = await store.scan(cursor, 'COUNT', 1000); cursor = next; all.push(...keys); const isLast = cursor === '0'; if (isLast || all.length > 9) return all; await sleep(10); } }`,
    },
  ],
  invalid: [
    {
      name: 'a stream of events that goes on and on',
      code: `import { setTimeout as sleep } from 'node:timers/promises';
export async function nextJob(store) { let cursor = 0;
while (true) { const [next, jobs] = await store.since(cursor); cursor = next; if (jobs.length > 0) return jobs[0]; await sleep(10); } }`,
      errors: [{ messageId: 'uncancelable', line: 2 }],
    },
    {
      name: 'the same request again',
      code: `import { setTimeout as sleep } from 'node:timers/promises';
export async function state(store, id) { let last = 'new';
while (true) { last = await store.state(id); if (last === 'done') return last; await sleep(10); } }`,
      errors: [{ messageId: 'uncancelable', line: 2 }],
    },
  ],
});

ruleTester.run('require-signal-option, stored files and folders of the build', rule, {
  valid: [
    {
      name: 'a file that a database keeps',
      code: `export async function read(bucket, id) { return await new Promise((resolve, reject) => { const chunks = []; const stream = bucket.openDownloadStream(id);
stream.on('data', (chunk) => { chunks.push(chunk); }); stream.on('end', () => { resolve(Buffer.concat(chunks)); }); stream.on('error', reject); }); }`,
    },
    ...[
      'gulp/tasks.js',
      'automation/build.ts',
      '_scripts/dev.js',
      'packages/app-e2e-core/src/sleep.ts',
      'test-lib/get.js',
    ].map((filename) => ({
      filename,
      code: 'export const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });',
    })),
  ],
  invalid: [
    {
      name: 'the stream of a connection',
      code: `export async function read(bus, id) { return await new Promise((resolve, reject) => { const chunks = []; const stream = bus.openChannel(id);
stream.on('data', (chunk) => { chunks.push(chunk); }); stream.on('end', () => { resolve(Buffer.concat(chunks)); }); stream.on('error', reject); }); }`,
      errors: [{ messageId: 'uncancelable' }],
    },
    ...['src/automations/run.ts', 'packages/e2ee/src/sleep.ts', 'src/latest/get.js', 'src/test-driver/wait.ts'].map(
      (filename) => ({
        filename,
        code: 'export const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });',
        errors: [{ messageId: 'uncancelable' as const }],
      }),
    ),
  ],
});

ruleTester.run('require-signal-option, rows of streams', rule, {
  valid: [
    `import fs from 'node:fs'; export const copy = (from, to) => new Promise((resolve, reject) => { const read = fs.createReadStream(from); const write = fs.createWriteStream(to);
read.on('error', reject).pipe(write).on('error', reject).on('finish', resolve); });`,
    `import { parse } from 'csv-parse'; export const records = (text) => new Promise((resolve, reject) => { const all = []; parse(text).on('data', (each) => { all.push(each); }).on('error', reject).on('end', () => { resolve(all); }); });`,
  ],
  invalid: [
    {
      name: 'a request at the beginning',
      code: `import fs from 'node:fs'; export const save = (url, to) => new Promise((resolve, reject) => { request(url).on('error', reject).pipe(fs.createWriteStream(to)).on('finish', resolve); });`,
      errors: [{ messageId: 'uncancelable' }],
    },
    {
      name: 'a connection at the end',
      code: `import fs from 'node:fs'; import net from 'node:net'; export const send = (from, port) => new Promise((resolve, reject) => { fs.createReadStream(from).on('error', reject).pipe(net.connect(port)).on('finish', resolve); });`,
      errors: [{ messageId: 'uncancelable' }],
    },
    {
      name: 'a process',
      code: `import { spawn } from 'node:child_process'; export const run = (name) => new Promise((resolve, reject) => { spawn(name).on('error', reject).on('close', resolve); });`,
      errors: [{ messageId: 'uncancelable' }],
    },
  ],
});

/** A helper of the file, and what it exports. */
const pausing = (exported: string): string =>
  `const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); ${exported}`;

ruleTester.run('require-signal-option, pauses by a helper', rule, {
  valid: [
    {
      name: 'of a length of its own',
      code: pausing('export async function settle(n) { page.click(n); await pause(100); }'),
    },
    {
      name: 'on the way to something else',
      code: pausing('export async function load(ms) { await pause(ms); return fetch("/"); }'),
    },
    {
      name: 'after other work',
      code: pausing('export async function save(ms) { await write(); await pause(ms); }'),
    },
    {
      name: 'that a helper gives up',
      code: 'const pause = (ms, { signal }) => new Promise((resolve) => setTimeout(resolve, ms)); export async function backoff(n, options) { await pause(n * 100, options); }',
    },
  ],
  invalid: [
    {
      name: 'as long as the caller says',
      code: pausing('export const backoff = async (tries) => { const ms = 100 * tries; await pause(ms); };'),
      errors: [{ messageId: 'uncancelable' }],
    },
  ],
});

ruleTester.run('require-signal-option, waits by a method that the class keeps to itself', rule, {
  valid: [
    {
      name: 'and that does more',
      code: `export class Link { async open() { await this.#opened(); this.isOpen = true; }
#opened() { this.port.start(); return new Promise((resolve) => { this.port.once('open', resolve); }); } }`,
    },
    {
      name: 'with an end of the class',
      code: `export class Link { async open() { await this.#opened(); this.isOpen = true; } close() { this.port.emit('open'); }
#opened() { return new Promise((resolve) => { this.port.once('open', resolve); }); } }`,
    },
    {
      name: 'by a part of it',
      code: `export class Link { async open() { await this.port._opened(); this.isOpen = true; }
_opened() { return new Promise((resolve) => { this.port.once('open', resolve); }); } }`,
    },
  ],
  invalid: ['#opened', '_opened'].map((name) => ({
    code: `export class Link { async open() { await this.${name}(); this.isOpen = true; }
${name}() { return new Promise((resolve) => { this.port.once('open', resolve); }); } }`,
    errors: [{ messageId: 'uncancelable', line: 1 }],
  })),
});

ruleTester.run('require-signal-option, overloads that a list exports', rule, {
  valid: [
    `function sleep(ms: number): Promise<void>; function sleep(ms: number, signal: AbortSignal): Promise<void>;
function sleep(ms: number, way?: any) { return new Promise<void>((resolve) => { setTimeout(resolve, ms); }); } export { sleep };`,
  ],
  invalid: [
    {
      code: `function opened(port: Port): Promise<void>;
function opened(port: Port, tries: number): Promise<void>;
function opened(port: Port, tries?: number) { return new Promise<void>((resolve) => { port.once('open', resolve); }); }
export { opened as whenOpen };`,
      errors: [{ messageId: 'uncancelable', line: 3 }],
    },
  ],
});

ruleTester.run('require-signal-option: what is no way to give up, and what is a wait', rule, {
  valid: [
    {
      name: 'a function that gives the one that stops it',
      code: `export function first(bus) { const stop = () => bus.off('x', hear); const hear = () => stop(); bus.on('x', hear); return { done: new Promise((resolve) => bus.on('x', resolve)), stop }; }`,
    },
    {
      name: 'a closure that others are given',
      code: `export function first(bus, panel) {
  return new Promise((resolve) => { const stop = () => resolve(undefined); panel.onQuit(stop); bus.once('x', resolve); });
}`,
    },
    {
      name: 'a context that goes to other code',
      code: `export function opened(context, port) { return new Promise((resolve) => { watch(context); port.once('message', resolve); }); }`,
    },
    {
      name: 'a base class of another file, of which nothing is said',
      code: `export class Menu extends Widget { nextKey() { return new Promise((resolve) => this.input.once('keypress', resolve)); } }`,
    },
    {
      name: 'work in a loop that looks at the clock',
      code: `import { setTimeout as delay } from 'node:timers/promises';
export async function until(date, work) { while (Date.now() < date) { work.step(); await delay(1); } }`,
    },
    {
      name: 'an executor that a function makes, which settles at once',
      code: `const now = (value) => (resolve) => { resolve(value); };
export const given = (value) => new Promise(now(value));`,
    },
  ],
  invalid: [
    {
      name: 'a closure that takes the listeners back, which only the function calls',
      code: `export function next(bus) {
  return new Promise((resolve) => {
    const stop = () => { bus.off('tick', hear); };
    const hear = (value) => { stop(); resolve(value); };
    bus.on('tick', hear);
  });
}`,
      errors: 1,
    },
    {
      name: 'another one by the word of giving up',
      code: `export function pressed(pad) {
  return new Promise((resolve) => {
    function hear(key) { cancelListening(); resolve(key); }
    const cancelListening = () => pad.off('key', hear);
    pad.on('key', hear);
  });
}`,
      errors: 1,
    },
    {
      name: 'a context of which only members are used',
      code: `export async function unlock(context, target) { await new Promise((resolve) => { target.addEventListener('click', resolve, { once: true }); }); context.resume(); return context; }`,
      errors: 1,
    },
    {
      name: 'a method that is no override, of a class that marks those',
      code: `export class Menu extends Widget { override render() { return ''; } nextKey() { return new Promise((resolve) => this.input.once('keypress', resolve)); } }`,
      errors: 1,
    },
    {
      name: 'a pause until a time that the caller says',
      code: `import { setTimeout as delay } from 'node:timers/promises';
export async function until(date) { for (;;) { const left = date.getTime() - Date.now(); if (left <= 0) return; await delay(Math.min(left, 2 ** 31 - 1)); } }`,
      errors: 1,
    },
    {
      name: 'another such pause',
      code: `import { setTimeout as delay } from 'node:timers/promises';
export async function sleepTo(end) { while (Date.now() < end) await delay(Math.max(0, end - Date.now())); }`,
      errors: 1,
    },
    {
      name: 'an executor that a function makes',
      code: `const heard = (bus, name) => (resolve) => { bus.once(name, resolve); };
export const next = (bus, name) => new Promise(heard(bus, name));`,
      errors: 1,
    },
    {
      name: 'an executor that a function makes, of a helper that is awaited',
      code: `function listening(target) { return (resolve) => target.addEventListener('click', () => resolve(), { once: true }); }
const clicked = (target) => new Promise(listening(target));
export async function begin(target) { await clicked(target); return 1; }`,
      errors: 1,
    },
  ],
});

ruleTester.run('require-signal-option: events of what an argument holds', rule, {
  valid: [
    {
      name: 'the end of a stream, which whoever has it can bring about',
      code: `import { once } from 'node:events';
export async function drained(child) { await once(child.stdout, 'end'); }`,
    },
    {
      name: 'with a signal',
      code: `import { once } from 'node:events';
export async function ready(child, { signal }) { for (;;) { const [text] = await once(child.stdout, 'data', { signal }); if (text.includes('ready')) return; } }`,
    },
  ],
  invalid: [
    {
      name: 'output of a process',
      code: `import { once } from 'node:events';
export const ready = async (child, marker) => { for (;;) { const [text] = await once(child.stdout, 'data'); if (text.includes(marker)) return; } };`,
      errors: 1,
    },
    {
      name: 'a message on a port of options',
      code: `import { once } from 'node:events';
export async function greeting(options) { const [message] = await once(options.port, 'message'); log(message); return message; }`,
      errors: 1,
    },
  ],
});

ruleTester.run('require-signal-option, handlers in tables and clean-ups in stacks', rule, {
  valid: [
    {
      name: 'a table with a deadline',
      code: `function next(port) { return new Promise((resolve, reject) => {
const on = { message: (data) => { port.off('message', on.message); resolve(data); }, late() { reject(new Error('late')); } };
port.on('message', on.message); setTimeout(on.late, 5000); }); }
export { next as nextMessage };`,
    },
    {
      name: 'the end of a stream that the caller has, in a table',
      code: `export const eaten = (stream) => new Promise((resolve, reject) => {
const on = { end() { resolve(); }, error: reject }; stream.on('end', on.end); stream.on('error', on.error); });`,
    },
    {
      name: 'a stack that the caller gets',
      code: `export function watch(port, keep) { return new Promise((resolve) => {
const stack = new DisposableStack(); const take = (data) => resolve(data);
stack.defer(() => port.off('data', take)); port.on('data', take); keep(stack); }); }`,
    },
    {
      name: 'a table that the caller gets, with a way to stop',
      code: `export function watch(port, tell) { return new Promise((resolve) => {
const ways = { stop: () => { resolve(); } }; port.on('data', ways.stop); tell(ways); }); }`,
    },
  ],
  invalid: [
    {
      name: 'a table of methods, exported by another name',
      code: `function next(port) { return new Promise((resolve) => {
const on = { message(data) { port.off('message', on.message); resolve(data); } };
port.on('message', on.message); }); }
export { next as nextMessage };`,
      errors: 1,
    },
    {
      name: 'a table with the key of a way to stop',
      code: `export const opened = (door) => new Promise((resolve, reject) => {
const heard = { open: () => { resolve(); }, close: () => { reject(new Error('shut')); } };
door.addEventListener('open', heard.open); door.addEventListener('close', heard.close); });`,
      errors: 1,
    },
    {
      name: 'a handler that a function gives',
      code: `const taking = (done) => (data) => { done(data); };
export function next(port) { return new Promise((resolve) => { port.once('message', taking(resolve)); }); }`,
      errors: 1,
    },
    {
      name: 'a stack of its own',
      code: `export async function next(port) {
const stack = new AsyncDisposableStack();
return new Promise((resolve) => { const take = (data) => { void stack.disposeAsync(); resolve(data); };
stack.defer(() => port.off('message', take)); port.on('message', take); }); }`,
      errors: 1,
    },
    {
      name: 'a clean-up that it disposes of',
      code: `export async function next(port) {
const { promise, resolve } = Promise.withResolvers(); port.on('message', resolve);
using off = { [Symbol.dispose]() { port.off('message', resolve); } };
return await promise; }`,
      errors: 1,
    },
  ],
});

ruleTester.run('require-signal-option, what is made of an event', rule, {
  valid: [
    `import { once } from 'node:events'; export async function key({ signal } = {}) { const [chunk] = await once(process.stdin, 'data', { signal }); return String(chunk).trim(); }`,
    `import { once } from 'node:events'; export async function key() { const [chunk] = await once(process.stdin, 'data'); return function later() { return chunk; }; }`,
  ],
  invalid: [
    {
      code: `import { once } from 'node:events';
export async function confirm(question) { const [pressed] = await once(process.stdin, 'data'); return String(pressed).trim() === 'y'; }`,
      errors: [{ messageId: 'uncancelable', line: 2 }],
    },
    {
      code: `import { once } from 'node:events';
export const first = async (port) => { const [message] = await once(port, 'message'); return { ...message, at: Date.now() }; };`,
      errors: [{ messageId: 'uncancelable', line: 2 }],
    },
  ],
});

ruleTester.run('require-signal-option, what a human answers', rule, {
  valid: [
    `export const position = () => new Promise((resolve, reject) => { navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 5000 }); });`,
    `export const position = (options) => new Promise((resolve, reject) => { navigator.geolocation.getCurrentPosition(resolve, reject, options); });`,
  ],
  invalid: [
    {
      code: `export const position = () => new Promise((resolve, reject) => { navigator.geolocation.getCurrentPosition(resolve, reject); });`,
      errors: [{ messageId: 'uncancelable', line: 1 }],
    },
    {
      code: `export function position() { return new Promise((resolve, reject) => { navigator.geolocation.getCurrentPosition(({ coords }) => resolve(coords), reject, { enableHighAccuracy: true }); }); }`,
      errors: [{ messageId: 'uncancelable', line: 1 }],
    },
  ],
});

const cancelable = `import { setTimeout as delay } from 'node:timers/promises';
export const read = (url, { signal } = {}) => fetch(url, { signal });
`;

ruleTester.run('require-signal-option, pauses of loops beside functions that take a signal', rule, {
  valid: [
    {
      name: 'no other function takes one',
      code: `import { setTimeout as delay } from 'node:timers/promises';
const read = (url, signal) => fetch(url, { signal });
export async function poke(hosts) { for (const host of hosts) { await read(host); await delay(2000); } }`,
    },
    {
      name: 'pauses that are soon over, or of which nobody knows how long they are',
      code: `${cancelable}export async function poke(hosts) { for (const host of hosts) { await read(host); await delay(20); } }
export async function knock(hosts, clock) { for (const host of hosts) { await read(host); await delay(clock.step); } }`,
    },
    {
      name: 'one pause on the way, and what the caller can call off',
      code: `${cancelable}export async function poke(host) { await read(host); await delay(2000); return read(host); }
export async function knock(hosts, signal) { for (const host of hosts) { await read(host, { signal }); await delay(2000, undefined, { signal }); } }`,
    },
  ],
  invalid: [
    {
      name: 'one step after the other',
      code: `${cancelable}export async function poke(hosts) {
  for (const host of hosts) {
    await read(host);
    await delay(2000);
  }
}`,
      errors: [{ messageId: 'uncancelable', line: 3, data: { name: 'poke', what: 'a timer', line: '6' } }],
    },
    {
      name: 'attempts of a number of its own, of a class and in CommonJS',
      code: `const PAUSE = 3_000;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
class Mirror {
  pull(url, options) { options.signal?.throwIfAborted(); return fetch(url, { signal: options.signal }); }
  async push(url, body) {
    for (let attempt = 0; attempt < 4; attempt++) {
      const reply = await fetch(url, { method: 'PUT', body });
      if (reply.ok) return reply;
      await sleep(PAUSE * attempt);
    }
    return undefined;
  }
}
module.exports = { Mirror };`,
      errors: [{ messageId: 'uncancelable', line: 5, data: { name: 'push', what: 'another attempt', line: '9' } }],
    },
    {
      name: 'by a promise that it makes',
      code: `export async function load(url: string, signal?: AbortSignal): Promise<Response> { return fetch(url, { signal }); }
export async function save(url: string, body: string): Promise<void> {
  let left = 3;
  while (left-- > 0) {
    if ((await fetch(url, { method: 'POST', body })).ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10_000));
  }
}`,
      errors: [{ messageId: 'uncancelable', line: 2 }],
    },
  ],
});
