import rule from '../../src/rules/no-notify-under-lock.ts';
import { ruleTester } from '../rule-tester.ts';

ruleTester.run('no-notify-under-lock', rule, {
  valid: [
    {
      name: 'a transaction that is applied',
      code: 'class Store { async commit(transaction) { const release = await this.mutex.acquire(); try { await transaction.apply(); } finally { release(); } } }',
    },
    {
      name: 'a helper over a web lock that is taken twice, one after the other',
      code: `const withLock = (fn) => navigator.locks.request('db', fn);
export const sync = async () => { await withLock(async () => { await pull(); }); await withLock(push); };`,
    },
    {
      name: 'a function that takes the lock only if its callers say so',
      code: `class Wallet { lock = new Mutex();
  async send(tx) { const unlock = await this.lock.lock(); try { return await this.create(tx, true); } finally { unlock(); } }
  async create(tx, force) { return this.fund(tx, force); }
  async fund(tx, force) { const unlock = await this.lock.lock(force); try { return await pay(tx); } finally { unlock(); } } }`,
    },
    {
      name: 'the work that a queue is given',
      code: 'function createQueue() { const lock = new Mutex(); return { push: (task) => lock.runExclusive(async () => { await task(); }) }; }',
    },
    {
      name: 'a module that has given it back',
      code: `const release = await mutex.acquire();
release();
const again = await mutex.acquire();
again();`,
    },
    {
      name: 'a function of the file by way of `call`',
      code: 'async function work(row) { return row; } async function update(id) { const release = await mutex.acquire(); try { await work.call(null, id); } finally { release(); } }',
    },
    {
      name: 'a wrapper that passes the lock on',
      code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function holding(use) {
  const release = await mutex.acquire();
  try { return await use(release); } finally { release(); }
}`,
    },
    {
      name: 'a queue of several',
      code: `import PQueue from "p-queue";
const queue = new PQueue({ concurrency: 2 });
await queue.add(async () => { await queue.add(() => send()); });`,
    },
    {
      name: 'another task of a queue of one that is not waited for',
      code: `import PQueue from "p-queue";
const queue = new PQueue({ concurrency: 1 });
await queue.add(async () => { void queue.add(() => send()); });`,
    },
    {
      name: 'a parameter that decides',
      code: `async function evict() { await lock.runExclusive(() => drop()); }
async function trim(force) {
  if (force) await evict();
}
export const store = () => lock.runExclusive(async () => { await trim(false); });`,
    },
    {
      name: 'a method that takes no lock',
      code: `
class A {
  async save() {
    await this.mutex.runExclusive(async () => {
      await this.write();
    });
  }
  async write() {
    await x();
  }
}`,
    },
    {
      name: 'asked for again and not waited for',
      code: `
await m.runExclusive(async () => {
  void m.runExclusive(later);
});`,
    },
    {
      name: 'a notification and a callback that nobody awaits',
      code: `
await m.runExclusive(async () => {
  ee.emit('saved');
  cb();
});`,
    },
    {
      name: "a lock's own method hands over the result",
      code: `
async function a(fn) {
  const release = await mutex.acquire();
  try {
    return await fn();
  } finally {
    release();
  }
}`,
    },
    {
      name: 'after the release in finally',
      code: `
async function b(cb) {
  const release = await mutex.acquire();
  try {
    await x();
  } finally {
    release();
  }
  await cb();
}`,
    },
    {
      name: 'a pool of connections',
      code: `
async function c() {
  const conn = await pool.acquire();
  try {
    await conn.query('x');
    await cb(conn);
  } finally {
    pool.release(conn);
  }
}`,
    },
    {
      name: 'web locks of other names',
      code: `
await navigator.locks.request('a', async () => {
  await navigator.locks.request('b', async () => {});
});`,
    },
    {
      name: 'only if available',
      code: `
await navigator.locks.request('a', async () => {
  await navigator.locks.request('a', { ifAvailable: true }, async (l) => {});
});`,
    },
    {
      name: 'a limit that is not nested',
      code: `
const limit = pLimit(5);
await Promise.all(xs.map((x) => limit(() => work(x))));`,
    },
    {
      name: 'a wrapper passes its function on',
      code: `
class B {
  withLock(fn) {
    return this.mutex.runExclusive(fn);
  }
}`,
    },
    {
      name: 'a method that runs a task',
      code: `
class C {
  async run(task) {
    await this.mutex.runExclusive(task);
  }
}`,
    },
    {
      name: 'a task alone between acquire and release',
      code: `
class D {
  async run(task) {
    await this.mutex.acquire();
    try {
      await task();
    } finally {
      this.mutex.release();
    }
  }
}`,
    },
    {
      name: 'two limits',
      code: `
const outer = pLimit(2),
  inner = pLimit(2);
await outer(() => inner(() => work()));`,
    },
    {
      name: 'a parameter that says the lock is held',
      code: `
class E {
  async save() {
    await this.mutex.runExclusive(async () => {
      await this.write(true);
    });
  }
  async write(locked) {
    if (!locked) {
      await this.mutex.runExclusive(() => x());
    }
  }
}`,
    },
    {
      name: 'a reentrant lock',
      code: `
const lock = new AsyncLock({ domainReentrant: true });
lock.acquire('k', async () => {
  await lock.acquire('k', async () => {});
});`,
    },
    {
      name: 'a semaphore of several',
      code: `
const sem = new Semaphore(4);
async function s() {
  const [v, release] = await sem.acquire();
  try {
    await t();
  } finally {
    release();
  }
}
async function t() {
  const [v, release] = await sem.acquire();
  release();
}`,
    },
    {
      name: 'an emitter of Node tells without waiting',
      code: `
class F extends EventEmitter {
  async set(v) {
    const release = await this.mutex.acquire();
    try {
      await this.write(v);
      this.emit('set', v);
    } finally {
      release();
    }
  }
}`,
    },
    {
      name: 'other keys',
      code: `
await lock.acquire('a', async () => {
  await lock.acquire('b', async () => {});
});`,
    },
    {
      name: 'locks of two objects',
      code: `
class G {
  async transfer(from, to) {
    await from.lock.runExclusive(() => to.lock.runExclusive(() => x()));
  }
}`,
    },
    {
      name: 'a callback that is not awaited',
      code: `
async function u(cb) {
  const release = await m.acquire();
  try {
    await x();
    cb();
  } finally {
    release();
  }
}`,
    },
    {
      name: 'after the section',
      code: `
class H {
  async set(v) {
    await this.mutex.runExclusive(async () => {
      this.v = v;
    });
    await this.onChange?.(v);
    for (const l of this.listeners) await l(v);
  }
}`,
    },
    {
      name: 'after the release',
      code: `
async function v(cb) {
  await m.acquire();
  const n = await x();
  m.release();
  await cb(n);
}`,
    },
    {
      name: 'a function run for each key',
      code: `
class I {
  async each(fn) {
    for (const k of this.keys) await this.locks.get(k).runExclusive(() => fn(k));
  }
}`,
    },
    {
      name: "a helper that runs this file's own function",
      code: `
async function w() {
  const release = await m.acquire();
  try {
    await each(async (i) => {
      await x(i);
    });
  } finally {
    release();
  }
}
async function each(cb) {
  for (const i of xs) await cb(i);
}`,
    },
    {
      name: 'a method named for what it does',
      code: `
class J {
  async runExclusive(fn) {
    const release = await this.m.acquire();
    try {
      await fn();
    } finally {
      release();
    }
  }
}`,
    },
    {
      name: 'the screen is no lock',
      code: `
async function y() {
  await screen.orientation.lock('landscape');
  await cb();
}`,
    },
    {
      name: 'a throttled function',
      code: `
function throttle(cb) {
  return limit(() => cb());
}`,
    },
    {
      name: 'a pool that is its own lock',
      code: `
class K {
  acquire() {
    return new Promise((r) => this.q.push(r));
  }
  release() {
    this.q.shift()?.();
  }
  async use(fn) {
    await this.acquire();
    try {
      await fn();
    } finally {
      this.release();
    }
  }
}`,
    },
    {
      name: 'code that is half written',
      code: 'class A { p; declare q: Map<string, Deferred>; abstract close(): void; async #x() { await this.#y } static { let c = f(); } get close() { return 1 } } function f(): void; async function f({}, []) { await f }',
    },
    {
      name: 'a helper that the project allows',
      code: 'class A { async transaction(hook) { await this.mutex.runExclusive(async () => { await begin(); await hook(); }); } }',
      options: [{ allow: ['transaction'] }],
    },
  ],
  invalid: [
    {
      name: 'a callback that is applied',
      code: 'class Store { async commit(work) { const release = await this.mutex.acquire(); try { await this.write(); await work.apply(this); } finally { release(); } } }',
      errors: 1,
    },
    {
      name: 'a stored callback that begins as a function which does nothing',
      code: `export class Saver {
  lock = new Mutex();
  onSaved = async () => {};
  setOnSaved(callback) { this.onSaved = callback; }
  async save() { await this.lock.runExclusive(async () => { await this.onSaved(); }); }
}`,
      errors: 1,
    },
    {
      name: 'a helper over a web lock that is taken again by itself',
      code: `const withLock = (fn) => navigator.locks.request('db', fn);
export const sync = () => withLock(async () => { await pull(); await withLock(push); });`,
      errors: 1,
    },
    {
      name: 'a function that takes the lock whoever calls it',
      code: `class Wallet { lock = new Mutex();
  async send(tx) { const unlock = await this.lock.lock(); try { return await this.create(tx, true); } finally { unlock(); } }
  async create(tx, force) { return this.fund(tx, force); }
  async fund(tx) { const unlock = await this.lock.lock(); try { return await pay(tx); } finally { unlock(); } } }`,
      errors: [{ messageId: 'nestedThrough', line: 2 }],
    },
    {
      name: 'what a queue was made to tell of',
      code: 'function createQueue(onItem) { const lock = new Mutex(); return { push: (item) => lock.runExclusive(async () => { await persist(item); await onItem(item); }) }; }',
      errors: 1,
    },
    {
      name: 'a module that holds the lock',
      code: `const release = await mutex.acquire();
try {
  const again = await mutex.acquire();
  again();
} finally {
  release();
}`,
      errors: 1,
    },
    {
      name: 'a module that calls what needs it',
      code: `await mutex.acquire();
await save();
mutex.release();
async function save() {
  await mutex.acquire();
  await write();
  mutex.release();
}`,
      errors: 1,
    },
    {
      name: 'a callback that gets and gives what the lock protects',
      code: 'class Cell { async update(fn) { const release = await this.lock.acquire(); try { this.value = await fn(this.value); } finally { release(); } } }',
      errors: 1,
    },
    {
      name: "the caller's function by way of `call`",
      code: 'async function update(id, fn) { const release = await mutex.acquire(); try { const row = await read(id); await fn.call(row, row); await write(id, row); } finally { release(); } }',
      errors: 1,
    },
    {
      name: 'a hook of the options',
      code: `async function migrate(options) {
  const unlock = await lock.acquire();
  try {
    await run();
    await options.onDone();
  } finally {
    unlock();
  }
}`,
      errors: [{ messageId: 'callback', line: 5 }],
    },
    {
      name: 'work by any name',
      code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export const save = (write) =>
  mutex.runExclusive(async () => {
    await mutex.runExclusive(write);
  });`,
      errors: [{ messageId: 'nested', line: 5 }],
    },
    {
      name: 'the key of a lock, and work by any name',
      code: `import AsyncLock from "async-lock";
const lock = new AsyncLock();
export const rename = (move) =>
  lock.acquire("files", async () => {
    await lock.acquire("files", move);
  });`,
      errors: [{ messageId: 'nested', line: 5 }],
    },
    {
      name: 'what only this code has is given to the code of others',
      code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function change(apply) {
  const release = await mutex.acquire();
  try {
    return await apply(state.current);
  } finally {
    release();
  }
}`,
      errors: [{ messageId: 'callback', line: 6 }],
    },
    {
      name: 'a task of a queue of one that waits for another',
      code: `import PQueue from "p-queue";
export class Mailer {
  #queue = new PQueue({ concurrency: 1, timeout: 1000 });
  send(mail) {
    return this.#queue.add(async () => {
      await this.#open();
      await post(mail);
    });
  }
  #open() {
    return this.#queue.add(() => connect());
  }
}`,
      errors: [{ messageId: 'nestedThrough', line: 6 }],
    },
    {
      name: 'a parameter that measures what is there',
      code: `async function evict() {
  await lock.runExclusive(() => drop());
}
async function trim(most) {
  if (cache.size <= most) return;
  await evict();
}
export const store = () =>
  lock.runExclusive(async () => {
    await trim(100);
  });`,
      errors: [{ messageId: 'nestedThrough', line: 10 }],
    },
    {
      name: 'a function that takes the mutex again',
      code: `
const { Mutex } = require('async-mutex');
const mutex = new Mutex();
async function a() {
  await mutex.runExclusive(async () => {
    await b();
  });
}
async function b() {
  return mutex.runExclusive(() => x());
}`,
      errors: [{ messageId: 'nestedThrough', line: 6, column: 11 }],
    },
    {
      name: 'acquired, then through a method',
      code: `
class A {
  #lock = new Mutex();
  async save() {
    const release = await this.#lock.acquire();
    try {
      await this.flush();
    } finally {
      release();
    }
  }
  async flush() {
    await this.#lock.runExclusive(() => x());
  }
}`,
      errors: [{ messageId: 'nestedThrough', line: 7, column: 13 }],
    },
    {
      name: 'listeners under the lock are awaited',
      code: `
class B {
  async set(v) {
    return this.mutex.runExclusive(async () => {
      this.v = v;
      await this.emit('change', v);
    });
  }
}`,
      errors: [{ messageId: 'listeners', line: 6, column: 13 }],
    },
    {
      name: 'listeners in a loop',
      code: `
class C {
  async set(v) {
    const release = await this.mutex.acquire();
    try {
      this.v = v;
      for (const l of this.listeners) await l(v);
    } finally {
      release();
    }
  }
}`,
      errors: [{ messageId: 'callback', line: 7, column: 45 }],
    },
    {
      name: 'all listeners at once',
      code: `
class D {
  async set(v) {
    const release = await this.mutex.acquire();
    try {
      await Promise.all(this.listeners.map((l) => l(v)));
    } finally {
      release();
    }
  }
}`,
      errors: [{ messageId: 'callback', line: 6, column: 51 }],
    },
    {
      name: 'a callback of the options',
      code: `
class E {
  async set(v) {
    await this.mutex.runExclusive(async () => {
      this.v = v;
      await this.options.onChange?.(v);
    });
  }
}`,
      errors: [{ messageId: 'callback', line: 6, column: 13 }],
    },
    {
      name: 'one slot, asked for again by who has it',
      code: `
const limit = pLimit(1);
async function go() {
  return limit(async () => {
    const a = await x();
    return limit(() => y(a));
  });
}`,
      errors: [{ messageId: 'limited', line: 6, column: 12 }],
    },
    {
      name: 'an exclusive web lock by options',
      code: `
await navigator.locks.request('db', async (lock) => {
  await navigator.locks.request('db', { mode: 'exclusive' }, async () => {});
});`,
      errors: [{ messageId: 'nested', line: 3, column: 9 }],
    },
    {
      name: 'a callback between acquire and release of a parameter',
      code: `
async function m(lock, onProgress) {
  await lock.acquire();
  try {
    await onProgress(1);
  } finally {
    lock.release();
  }
}`,
      errors: [{ messageId: 'callback', line: 5, column: 11 }],
    },
    {
      name: 'a callback under using',
      code: `
async function n(cb) {
  using guard = await mutex.acquire();
  await cb();
}`,
      errors: [{ messageId: 'callback', line: 4, column: 9 }],
    },
    {
      name: 'one key of a keyed lock',
      code: `
const lock = new AsyncLock();
lock.acquire('k', async () => {
  await lock.acquire('k', async () => {});
});`,
      errors: [{ messageId: 'nested', line: 4, column: 9 }],
    },
    {
      name: 'a semaphore of one',
      code: `
async function o() {
  await sem.acquire();
  await inner();
  sem.release();
}
const sem = new Semaphore(1);
async function inner() {
  await sem.acquire();
  try {
    await x();
  } finally {
    sem.release();
  }
}`,
      errors: [{ messageId: 'nestedThrough', line: 4, column: 9 }],
    },
    {
      name: 'a callback beside work of its own',
      code: `
class F {
  async update(patch, notify) {
    return this.lock.runExclusive(async () => {
      this.state = patch;
      await notify(this.state);
    });
  }
}`,
      errors: [{ messageId: 'callback', line: 6, column: 13 }],
    },
    {
      name: 'recursion under the lock',
      code: `
class G {
  async walk(n) {
    return this.lock.runExclusive(async () => {
      for (const c of n.children) await this.walk(c);
    });
  }
}`,
      errors: [{ messageId: 'nestedThrough', line: 5, column: 41 }],
    },
    {
      name: "a result that is not the callback's",
      code: `
async function p() {
  const unlock = await mutex.lock();
  const r = await q();
  unlock();
  return r;
}
async function q() {
  const unlock = await mutex.lock();
  try {
    return 1;
  } finally {
    unlock();
  }
}`,
      errors: [{ messageId: 'nestedThrough', line: 4, column: 19 }],
    },
    {
      name: 'an optional release',
      code: `
class H {
  async tx(hook) {
    let release;
    try {
      release = await this.mutex.acquire();
      await this.begin();
      await hook(this);
      await this.commit();
    } finally {
      release?.();
    }
  }
}`,
      errors: [{ messageId: 'callback', line: 8, column: 13 }],
    },
    {
      name: 'state made by a callback',
      code: `
export async function withState(update) {
  const release = await m.acquire();
  try {
    state = await update(state);
    await persist(state);
  } finally {
    release();
  }
}`,
      errors: [{ messageId: 'callback', line: 5, column: 19 }],
    },
    {
      name: 'a web lock through a method, by another quote',
      code: `
class I {
  async refresh() {
    await navigator.locks.request(\`tok\`, async () => {
      await this.load();
    });
  }
  async load() {
    return navigator.locks.request('tok', () => x());
  }
}`,
      errors: [{ messageId: 'nestedThrough', line: 5, column: 13 }],
    },
    {
      name: 'an emitter that waits',
      code: `
class J {
  async fire() {
    await this.mutex.runExclusive(async () => {
      await this.emitter.emitAsync('x');
    });
  }
}`,
      errors: [{ messageId: 'listeners', line: 5, column: 13 }],
    },
    {
      name: 'hooks under a semaphore of one',
      code: `
class K {
  async close() {
    const [value, release] = await this.sem.acquire();
    try {
      await this.hooks.callHook('close');
    } finally {
      release();
    }
  }
  sem = new Semaphore(1);
}`,
      errors: [{ messageId: 'listeners', line: 6, column: 13 }],
    },
    {
      name: 'a function that runs under a named lock',
      code: `
await withLock('a', async () => {
  await withLock('a', work);
});`,
      errors: [{ messageId: 'nested', line: 3, column: 9 }],
    },
    {
      name: 'a helper without the option',
      code: 'class A { async transaction(hook) { await this.mutex.runExclusive(async () => { await begin(); await hook(); }); } }',
      errors: [{ messageId: 'callback', data: { call: 'hook', lock: 'this.mutex', line: '1', inner: '1' } }],
    },
  ],
});

ruleTester.run('no-notify-under-lock, what is no lock', rule, {
  valid: [
    {
      name: 'a collection that counts its references',
      code: "export async function f() { const references = new ReferenceCollection(make); const a = await references.acquire('a'); const b = await references.acquire('a'); a.dispose(); b.dispose(); }",
    },
    {
      name: 'a wait for a state under the lock',
      code: 'export class Runner { #lock = new Mutex(); #registry; async run(task) { const release = await this.#lock.acquire(); try { await this.#registry.onReady(); return start(task); } finally { release(); } } }',
    },
  ],
  invalid: [
    {
      name: 'a mutex is acquired twice',
      code: 'export async function f() { const mutex = new Mutex(); const a = await mutex.acquire(); const b = await mutex.acquire(); a(); b(); }',
      errors: [{ messageId: 'nested' }],
    },
    {
      name: 'a callback that the constructor keeps',
      code: 'export class Runner { #lock = new Mutex(); constructor(private onChange: () => Promise<void>) {} set() { return this.#lock.runExclusive(async () => { await this.onChange(); }); } }',
      errors: [{ messageId: 'callback' }],
    },
    {
      name: 'a callback that is told something',
      code: 'export class Runner { #lock = new Mutex(); #options; async run(task) { const release = await this.#lock.acquire(); try { await this.#options.onStart(task); return start(task); } finally { release(); } } }',
      errors: [{ messageId: 'callback' }],
    },
  ],
});

ruleTester.run('no-notify-under-lock, whose code is waited for', rule, {
  valid: [
    {
      name: 'a collection of handlers is no handler',
      code: `import { Mutex } from 'async-mutex';
class A {
  mutex = new Mutex();
  run() { return this.mutex.runExclusive(async () => { await this.handlers.get('x'); }); }
}`,
    },
    {
      name: 'what is given back by the callback is given on',
      code: `import { Mutex } from 'async-mutex';
const mutex = new Mutex();
export async function locked(fn) {
  const release = await mutex.acquire();
  try { const result = await fn(); return result; } finally { release(); }
}`,
    },
  ],
  invalid: [
    {
      name: 'what is given back by the callback is kept',
      code: `import { Mutex } from 'async-mutex';
class Cache {
  mutex = new Mutex();
  values = new Map();
  get(key, create) {
    return this.mutex.runExclusive(async () => {
      const value = await create(key);
      this.values.set(key, value);
      return value;
    });
  }
}`,
      errors: [{ messageId: 'callback' }],
    },
    {
      name: 'a hook',
      code: `import { Mutex } from 'async-mutex';
class A {
  mutex = new Mutex();
  deploy() { return this.mutex.runExclusive(async () => { await this.hooks.beforeDeploy?.(); }); }
}`,
      errors: [{ messageId: 'callback' }],
    },
  ],
});

/** A service whose method runs what stands here under its mutex. */
function service(work: string, members: string) {
  return `import { Mutex } from 'async-mutex';
export class Service {
  formats = new Map(); tasks = []; lock = new Mutex();
  ${members}
  save(id) { return this.lock.runExclusive(async () => {
    ${work}
  }); }
}`;
}

const registers = 'register(id, format) { this.formats.set(id, format); }';

ruleTester.run('no-notify-under-lock with what others give', rule, {
  valid: [
    {
      name: "functions of the file's own in a map",
      code: service(
        'const format = this.formats.get(id); await format();',
        "constructor() { this.formats.set('a', tidy); }",
      ),
    },
    {
      name: 'functions that a private method puts into a map',
      code: service(
        'const format = this.formats.get(id); await format();',
        '#register(id, format) { this.formats.set(id, format); }',
      ),
    },
    {
      name: 'a registered function that nobody waits for',
      code: service('const format = this.formats.get(id); void format();', registers),
    },
    {
      name: 'another map',
      code: service('const format = this.others.get(id); await format();', registers),
    },
    {
      name: 'tasks, which their owner is there to run',
      code: service('for (const task of this.tasks) await task();', 'add(task) { this.tasks.push(task); }'),
    },
    {
      name: 'an option that computes what is needed',
      code: service('const text = await this.options.read(id); await write(text);', ''),
    },
    {
      name: 'a step of the object itself',
      code: service('await this.beforeSave(id);', ''),
    },
  ],
  invalid: [
    {
      name: 'a function out of a map that callers fill',
      code: service('const format = this.formats.get(id);\nif (format) await format();', registers),
      errors: [{ messageId: 'callback', line: 7 }],
    },
    {
      name: 'each function of a map that callers fill',
      code: service('for (const format of this.formats.values()) await format();', registers),
      errors: [{ messageId: 'callback', line: 6 }],
    },
    {
      name: 'a function found under a key',
      code: service('await this.formats[id](text);', 'register(id, format) { this.formats[id] = format; }'),
      errors: [{ messageId: 'callback', line: 6 }],
    },
    {
      name: 'a hook among the options',
      code: service('await this.options.beforeSave(id);', ''),
      errors: [{ messageId: 'callback', line: 6 }],
    },
    {
      name: 'an option that need not be there',
      code: service('await this.options.prepare?.(id);', ''),
      errors: [{ messageId: 'callback', line: 6 }],
    },
  ],
});

ruleTester.run('no-notify-under-lock with a list of promises', rule, {
  valid: [
    {
      name: 'a list that was begun before',
      code: `import pLimit from 'p-limit';
const limit = pLimit(2);
export async function f(all) {
  const pending = all.map((each) => limit(() => work(each)));
  await limit(() => Promise.all(pending));
}`,
    },
    {
      name: 'a list that nobody waits for',
      code: `import pLimit from 'p-limit';
const limit = pLimit(2);
export const f = (all) => limit(async () => {
  const pending = all.map((each) => limit(() => work(each)));
  watch(pending);
});`,
    },
    {
      name: 'a list of other work',
      code: `import pLimit from 'p-limit';
const limit = pLimit(2), other = pLimit(2);
export const f = (all) => limit(async () => {
  const pending = [];
  for (const each of all) pending.push(other(() => work(each)));
  await Promise.all(pending);
});`,
    },
  ],
  invalid: [
    {
      name: 'a list that has a name',
      code: `import pLimit from 'p-limit';
const limit = pLimit(2);
export const f = (all) => limit(async () => {
  const pending = all.map((each) => limit(() => work(each)));
  return Promise.all(pending);
});`,
      errors: [{ messageId: 'limited', line: 4 }],
    },
    {
      name: 'a list that is filled',
      code: `import pLimit from 'p-limit';
const limit = pLimit(2);
export const f = (all) => limit(async () => {
  const pending = [];
  for (const each of all) pending.push(limit(() => work(each)));
  await Promise.all(pending);
});`,
      errors: [{ messageId: 'limited', line: 5 }],
    },
  ],
});

ruleTester.run('no-notify-under-lock, by other names', rule, {
  valid: [
    {
      name: 'another lock has come to the place since',
      code: `
class Store {
  lock = new Mutex();
  async reset() {
    const old = this.lock;
    this.lock = new Mutex();
    await old.runExclusive(() => this.lock.runExclusive(() => this.load()));
  }
}`,
    },
    {
      name: 'a variable that is given another lock',
      code: `
class Store {
  first = new Mutex();
  second = new Mutex();
  async both() {
    let guard = this.first;
    if (this.isLate) guard = this.second;
    await guard.runExclusive(() => this.first.runExclusive(() => this.load()));
  }
}`,
    },
    {
      name: 'the lock of another object of the same class',
      code: `
class Account {
  lock = new Mutex();
  async transfer(to) {
    const { lock } = to;
    await lock.runExclusive(() => this.lock.runExclusive(() => this.book()));
  }
}`,
    },
    {
      name: 'a lock that a default may stand for',
      code: `
class Store {
  async save(options) {
    const { lock = shared } = this;
    await lock.runExclusive(() => this.lock.runExclusive(() => this.load()));
  }
}`,
    },
    {
      name: 'each node of a tree has a lock of its own',
      code: `
class Tree {
  async visit(node) {
    const { lock } = node;
    await lock.runExclusive(async () => {
      for (const child of node.children) await this.visit(child);
    });
  }
  async walk(node) {
    await node.lock.runExclusive(async () => {
      for (const child of node.children) await this.walk(child);
    });
  }
}`,
    },
    {
      name: 'what comes out of something that is no object of options',
      code: `
class Api {
  async refresh(api) {
    const { dispatch } = api;
    await this.mutex.runExclusive(async () => {
      await this.load();
      await dispatch({ type: 'refreshed' });
    });
  }
  async open() {
    const { onReady } = useConnection();
    await this.mutex.runExclusive(async () => {
      await this.load();
      await onReady(this);
    });
  }
}`,
    },
    {
      name: 'an option whose result is handed on',
      code: `
class Store {
  async exclusively(options) {
    const { task } = options;
    await this.mutex.runExclusive(async () => {
      return await task();
    });
  }
}`,
    },
    {
      name: 'an option that runs after the release, or for which nobody waits',
      code: `
class Store {
  async save(options) {
    const { onSaved, visit } = options;
    await this.mutex.runExclusive(async () => {
      await this.write();
      void visit(this);
    });
    await onSaved();
  }
}`,
    },
  ],
  invalid: [
    {
      name: 'taken out of this',
      code: `
class Cache {
  lock = new Mutex();
  async get(key) {
    const { lock: guard } = this;
    await guard.runExclusive(async () => {
      await this.fill(key);
    });
  }
  async fill(key) {
    await this.lock.runExclusive(() => this.load(key));
  }
}`,
      errors: [{ messageId: 'nestedThrough', line: 7 }],
    },
    {
      name: 'acquired by the other name, through a name of a name',
      code: `
class Cache {
  constructor() {
    this.mutex = new Mutex();
  }
  async get() {
    const held = this.mutex;
    const guard = held;
    const release = await guard.acquire();
    try {
      await this.mutex.runExclusive(() => this.load());
    } finally {
      release();
    }
  }
}`,
      errors: [{ messageId: 'nested', line: 11 }],
    },
    {
      name: 'one name in a recursion',
      code: `
class Cache {
  lock = new Mutex();
  async get(depth) {
    const guard = this.lock;
    await guard.runExclusive(async () => {
      await this.get(0);
    });
  }
}`,
      errors: [{ messageId: 'nestedThrough', line: 7 }],
    },
    {
      name: 'options of the caller and of the object, taken apart',
      code: `
class Import {
  async run(options) {
    const { transform = identity } = options;
    const { onBatch } = this.options;
    const release = await this.mutex.acquire();
    try {
      for (const row of this.rows) row.value = await transform(row);
      await onBatch(this.rows);
    } finally {
      release();
    }
  }
}`,
      errors: [
        { messageId: 'callback', line: 8 },
        { messageId: 'callback', line: 9 },
      ],
    },
  ],
});

ruleTester.run('no-notify-under-lock, by a function that enters', rule, {
  valid: [
    {
      name: 'a lock for each key',
      code: `
const locks = new Map();
const enter = (key) => locks.get(key).acquire();
export async function move(from, to) {
  const leave = await enter(from);
  try { await put(to); } finally { leave(); }
}
async function put(to) { const leave = await enter(to); leave(); }`,
    },
    {
      name: 'another lock',
      code: `
export class Store {
  #readers = new Mutex();
  #writers = new Mutex();
  #enter() { return this.#readers.acquire(); }
  #write() { return this.#writers.acquire(); }
  async save() { const leave = await this.#enter(); try { await this.#flush(); } finally { leave(); } }
  async #flush() { const leave = await this.#write(); leave(); }
}`,
    },
    {
      name: 'left before the other enters',
      code: `
const mutex = new Mutex();
function enter() { return mutex.acquire(); }
export async function save() { const leave = await enter(); leave(); await compact(); }
async function compact() { const leave = await enter(); leave(); }`,
    },
    {
      name: 'more than one may hold it',
      code: `
const slots = new Semaphore(3);
const enter = () => slots.acquire();
export async function save() { const [, leave] = await enter(); try { await compact(); } finally { leave(); } }
async function compact() { const [, leave] = await enter(); leave(); }`,
    },
  ],
  invalid: [
    {
      name: 'a function of the module, and an asynchronous one around it',
      code: `
const mutex = new Mutex();
const take = () => mutex.acquire();
async function enter() { return await take(); }
export async function save() { const leave = await enter(); try { await compact(); } finally { leave(); } }
async function compact() { const leave = await take(); leave(); }`,
      errors: [{ messageId: 'nestedThrough', line: 5 }],
    },
    {
      name: 'the lock itself, held by a method that entered',
      code: `
export class Store {
  private lock = new Mutex();
  private enter() { return this.lock.acquire(); }
  async save() { const leave = await this.enter(); await this.lock.runExclusive(() => this.write()); leave(); }
}`,
      errors: [{ messageId: 'nested', line: 5 }],
    },
  ],
});

ruleTester.run('no-notify-under-lock, acquisitions that say they are asynchronous', rule, {
  valid: [
    {
      name: 'after the release',
      code: `const lock = new AwaitLock(); export async function save() { await lock.acquireAsync(); lock.release(); await lock.acquireAsync(); lock.release(); }`,
    },
    {
      name: 'of a lock that a task of its own takes in its turn',
      code: `const lock = new AwaitLock(); export async function save() { await lock.acquireAsync(); try { void compact(); } finally { lock.release(); } } async function compact() { await lock.acquireAsync(); lock.release(); }`,
    },
    {
      name: 'that give up in time',
      code: `const lock = new AwaitLock(); export async function save() { await lock.acquireAsync(); try { await lock.acquireAsync({ timeout: 100 }); } finally { lock.release(); } }`,
    },
    {
      name: 'of more than one',
      code: `const slots = new Semaphore(4); export async function save() { await slots.acquireAsync(); try { await slots.acquireAsync(); } finally { slots.release(); } }`,
    },
  ],
  invalid: [
    {
      name: 'through a function of the file',
      code: `const guard = new AwaitLock(); export async function save() { await guard.acquireAsync(); try {
await compact(); } finally { guard.release(); } }
async function compact() { await guard.acquireAsync(); try { await shrink(); } finally { guard.release(); } }`,
      errors: [{ messageId: 'nestedThrough', line: 2 }],
    },
  ],
});

ruleTester.run('no-notify-under-lock, locks by name', rule, {
  valid: [
    `async function both(app) { await app.lock.lock('a'); await app.lock.lock('b'); await app.lock.unlock('a'); await app.lock.unlock('b'); }`,
  ],
  invalid: [
    {
      name: 'the same name',
      code: `async function both(app) { await app.lock.lock('a'); await app.lock.lock('a'); await app.lock.unlock('a'); }`,
      errors: [{ messageId: 'nested' }],
    },
    {
      name: 'a name that the file does not show',
      code: `async function both(app, name) { await app.lock.lock(name); await app.lock.lock(name); await app.lock.unlock(name); }`,
      errors: [{ messageId: 'nested' }],
    },
  ],
});

ruleTester.run('no-notify-under-lock, a method that runs under the lock what it is given', rule, {
  valid: [
    {
      name: 'and what calls it runs first',
      code: `class Store { #mutex = new Mutex(); #guarded(work) { return this.#mutex.runExclusive(work); }
async put(row) { await this.#guarded(() => this.rows.push(row)); await this.trim(); }
async trim() { await this.#guarded(() => this.rows.shift()); } }`,
    },
    {
      name: 'or runs it when the lock is free again',
      code: `class Store { #mutex = new Mutex(); async guarded(work) { await this.#mutex.runExclusive(save); return work(); }
async put(row) { await this.guarded(async () => { await this.trim(); }); }
async trim() { await this.guarded(() => this.rows.shift()); } }`,
    },
    {
      name: 'a lock of the subclass, and one of its base',
      code: `class Base { #mutex = new Mutex(); guarded(work) { return this.#mutex.runExclusive(work); } }
class Store extends Base { #mutex = new Mutex();
async put(row) { await this.guarded(async () => { await this.trim(); }); }
async trim() { await this.#mutex.runExclusive(() => this.rows.shift()); } }`,
    },
  ],
  invalid: [
    {
      name: 'of the class itself',
      code: `class Store { #mutex = new Mutex(); #guarded(work) { return this.#mutex.runExclusive(work); }
async put(row) { await this.#guarded(async () => { this.rows.push(row);
await this.trim(); }); }
async trim() { await this.#guarded(() => this.rows.shift()); } }`,
      errors: [{ messageId: 'nestedThrough', line: 3 }],
    },
    {
      name: 'of a base class, whose lock both take',
      code: `class Base { mutex = new Mutex(); }
class Store extends Base {
async put(row) { await this.mutex.runExclusive(async () => {
await this.trim(); }); } }
class Shop extends Store { async sell() { await this.mutex.runExclusive(() =>
this.put(1)); }
trim() { return super.mutex; } }`,
      errors: [{ messageId: 'nestedThrough', line: 6 }],
    },
  ],
});

ruleTester.run('no-notify-under-lock, given back by a function inside', rule, {
  valid: [
    {
      name: 'before the callback',
      code: `export async function commit(tx, onCommit) { const release = await mutex.acquire();
const finish = () => { tx.open = false; release(); };
await tx.commit(); finish(); await onCommit(tx); finish(); }`,
    },
    {
      name: 'on the way that the callback is called on',
      code: `export async function commit(tx, onCommit, isEarly) { const release = await mutex.acquire(); await tx.commit();
if (isEarly) release();
if (isEarly) await onCommit(tx);
if (!isEarly) release(); }`,
    },
    {
      name: 'when a test said so that may come out otherwise later',
      code: `export async function commit(tx, onCommit) { const release = await mutex.acquire(); let isHeld = true; await tx.commit();
if (isHeld) { release(); isHeld = false; }
await onCommit(tx);
if (isHeld) release(); }`,
    },
  ],
  invalid: [
    {
      name: 'after the callback',
      code: `export async function commit(tx, onCommit) { const release = await mutex.acquire();
const finish = () => { tx.open = false; release(); };
try { await tx.commit();
await onCommit(tx); } finally { finish(); } }`,
      errors: [{ messageId: 'callback', line: 4 }],
    },
    {
      name: 'on another way',
      code: `export async function commit(tx, onCommit, isEarly) { const release = await mutex.acquire(); await tx.commit();
if (isEarly) release();
await onCommit(tx);
if (!isEarly) release(); }`,
      errors: [{ messageId: 'callback', line: 3 }],
    },
  ],
});

ruleTester.run('no-notify-under-lock, a callback that goes to a helper', rule, {
  valid: [
    {
      name: 'one of the file',
      code: `async function each(rows, visit) { for (const row of rows) await visit(row); }
export async function saveAll(rows) { const release = await mutex.acquire(); try { await each(rows, save); await flush(); } finally { release(); } }
async function save(row) { await disk.write(row); }`,
    },
    {
      name: 'which keeps it',
      code: `function remember(callback) { callbacks.push(callback); }
export async function save(row, onSaved) { const release = await mutex.acquire(); try { await disk.write(row); await remember(onSaved); } finally { release(); } }`,
    },
    {
      name: 'which does nothing but run it',
      code: `class Store { async transact(fn) { const release = await this.mutex.acquire(); try { await this.#attempt(fn); } finally { release(); } }
async #attempt(fn) { await fn(this.connection()); } }`,
    },
    {
      name: 'which runs it with what has come from the caller, and keeps nothing',
      code: `class Store { async visit(key, fn) { const release = await this.mutex.acquire(); try { await this.#attempt(key, fn); } finally { release(); } }
async #attempt(key, fn) { const value = await fn(key); this.log.write(value); } }`,
    },
  ],
  invalid: [
    {
      name: 'which gives it what the lock protects',
      code: `class Store { async visit(key, fn) { const release = await this.mutex.acquire(); try {
await this.#attempt(key, fn); } finally { release(); } }
async #attempt(key, fn) { const row = this.rows; await fn(this.rows.get(key)); } }`,
      errors: [{ messageId: 'callback', line: 2 }],
    },
    {
      name: 'which keeps what comes of it',
      code: `class Store { async fill(key, load) { const release = await this.mutex.acquire(); try {
await this.#attempt(key, load); } finally { release(); } }
async replace(job) { await this.mutex.runExclusive(async () => { this.value =
await job(); }); }
async #attempt(key, load) { this.rows.set(key, await load(key)); } }`,
      errors: [
        { messageId: 'callback', line: 2 },
        { messageId: 'callback', line: 4 },
      ],
    },
    {
      name: 'which calls it',
      code: `async function tell(callback, row) { await callback(row); }
export async function save(row, onSaved) { const release = await mutex.acquire(); try { await disk.write(row);
await tell(onSaved, row); } finally { release(); } }`,
      errors: [{ messageId: 'callback', line: 3 }],
    },
  ],
});

ruleTester.run('no-notify-under-lock, functions that run under a lock by a wrapper', rule, {
  valid: [
    {
      name: 'a wrapped function that calls the one that is not wrapped',
      code: `const mutex = new Mutex();
const locked = (work) => (...args) => mutex.runExclusive(() => work(...args));
async function store(rows) { await disk.write(rows); }
export const save = locked(store);
export const add = locked(async (rows, row) => { rows.push(row); await store(rows); });`,
    },
    {
      name: 'a wrapper with another lock',
      code: `const reads = new Mutex();
const writes = new Mutex();
const reading = (work) => (...args) => reads.runExclusive(() => work(...args));
const writing = (work) => (...args) => writes.runExclusive(() => work(...args));
const load = reading(async (path) => { await disk.read(path); });
export const change = writing(async (path) => { await load(path); });`,
    },
  ],
  invalid: [
    {
      name: 'a wrapped function that waits for another one',
      code: `const mutex = new Mutex();
const locked = (work) => (...args) => mutex.runExclusive(() => work(...args));
const store = locked(async (rows) => { await disk.write(rows); });
export const add = locked(async (rows, row) => { rows.push(row); await store(rows); });`,
      errors: [{ messageId: 'nestedThrough', line: 4 }],
    },
    {
      name: 'a wrapper that applies',
      code: `const mutex = new Mutex();
function exclusive(work) {
  return function (...args) { return mutex.runExclusive(() => work.apply(this, args)); };
}
const reload = exclusive(async function () { await fetchAll(); });
async function refresh() { clear(); await reload(); }
export const reset = exclusive(refresh);`,
      errors: [{ messageId: 'nestedThrough', line: 6 }],
    },
  ],
});

ruleTester.run('no-notify-under-lock, limits in fields', rule, {
  valid: [
    `import pLimit from 'p-limit'; class Crawler { #limit = pLimit(6); async audit(url) { const page = await this.#limit(() => this.get(url)); return Promise.all(page.links.map((link) => this.#limit(() => head(link)))); } }`,
    `import pLimit from 'p-limit'; class Crawler { #pages = pLimit(6); #links = pLimit(6); async audit(url) { return this.#pages(async () => { const page = await get(url); return Promise.all(page.links.map((link) => this.#links(() => head(link)))); }); } }`,
    `class Query { #limit = rowsOf(6); async read() { return this.#limit(async () => { await this.#limit(() => next()); }); } }`,
  ],
  invalid: [
    {
      code: `import pLimit from 'p-limit'; class Crawler { #limit = pLimit(6); async audit(url) { return this.#limit(async () => { const page = await get(url);
return Promise.all(page.links.map((link) => this.#limit(() => head(link)))); }); } }`,
      errors: 1,
    },
    {
      code: `import pLimit from 'p-limit'; class Crawler { constructor() { this.limit = pLimit(1); } async audit(url) { return this.limit(async () => { await get(url);
await this.limit(() => head(url)); }); } }`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-notify-under-lock, classes that are called after what they limit', rule, {
  valid: [
    `class RateLimiter { #lock = new Mutex(); async schedule(task) { return this.#lock.runExclusive(async () => { await this.#turn(); const done = await task(); return done; }); } }`,
    `class JobQueue { #lock = new Mutex(); async add(callback, ...args) { await this.#lock.runExclusive(async () => { await callback(...args); }); } }`,
  ],
  invalid: [
    {
      code: `class RateLimiter { #quota = new Mutex(); async spend(tenant, amount, report) { return this.#quota.runExclusive(async () => { const left = (await this.store.get(tenant)) - amount;
await report(tenant, left); return left; }); } }`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-notify-under-lock, turns on a chain of promises', rule, {
  valid: [
    {
      name: 'told when the turn is over, and a turn that waits for nobody',
      code: `
class Ledger {
  last = Promise.resolve();
  async post(entry) {
    await this.inTurn(async () => {
      await this.disk.append(entry);
      this.onPosted?.(entry);
    });
    await this.onPosted?.(entry);
  }
  inTurn(step) {
    const turn = this.last.then(step);
    this.last = turn.catch(() => {});
    return turn;
  }
}`,
    },
    {
      name: 'two chains',
      code: `
let reads = Promise.resolve();
let writes = Promise.resolve();
const toRead = (step) => (reads = reads.then(step, step));
const toWrite = (step) => (writes = writes.then(step, step));
export const copy = (from, to) => toRead(async () => { const text = await from.text(); await put(to, text); });
const put = (to, text) => toWrite(() => to.write(text));`,
    },
    {
      name: 'what waits for a beginning holds nobody up',
      code: `
class Client {
  constructor() { this.ready = this.connect(); }
  whenReady(step) { return this.ready.then(step); }
  load(id) { return this.whenReady(async () => { await this.touch(id); await this.onLoad?.(id); }); }
  touch(id) { return this.whenReady(() => this.socket.send(id)); }
}`,
    },
    {
      name: 'a chain of each call',
      code: `
export async function each(list, onItem) {
  let chain = Promise.resolve();
  for (const item of list) chain = chain.then(() => onItem(item));
  await chain;
}
export const twice = (list) => each(list, async (item) => { await each(item.parts, draw); });`,
    },
    {
      name: 'the chain of another object',
      code: `
class Branch {
  #tail = Promise.resolve();
  inTurn(step) { return (this.#tail = this.#tail.then(step)); }
  grow(parent) { return this.inTurn(async () => { await parent.inTurn(() => this.bud()); }); }
}`,
    },
  ],
  invalid: [
    {
      name: 'a hook in a turn',
      code: `
class Ledger {
  #last = Promise.resolve();
  #options;
  async post(entry) {
    await this.#inTurn(async () => {
      await this.disk.append(entry);
      await this.#options.onPosted?.(entry);
    });
  }
  #inTurn(step) {
    const turn = this.#last.then(step);
    this.#last = turn.catch(() => {});
    return turn;
  }
}`,
      errors: [{ messageId: 'callback', line: 8 }],
    },
    {
      name: 'a turn in a turn, of a module',
      code: `
let chain = Promise.resolve();
function serially(label, job) {
  const run = chain.catch(() => {}).then(() => job(label));
  chain = run;
  return run;
}
export const vacuum = () => serially('vacuum', async () => { await analyze(); });
export const analyze = () => serially('analyze', async () => { await query('analyze'); });`,
      errors: [
        { messageId: 'nestedThrough', line: 8, data: { call: 'analyze', lock: 'chain', line: '8', inner: '9' } },
      ],
    },
    {
      name: 'a turn that waits for the one before by hand',
      code: `
class Printer {
  private queue: Promise<void> = Promise.resolve();
  constructor(private readonly onPage: (page: number) => Promise<void>) {}
  async print(page: number) {
    await this.exclusive(async () => {
      await this.feed(page);
      await this.onPage(page);
    });
  }
  private async exclusive<T>(work: () => Promise<T>): Promise<T> {
    const before = this.queue;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.queue = promise;
    await before;
    try {
      return await work();
    } finally {
      resolve();
    }
  }
}`,
      errors: [{ messageId: 'callback', line: 8 }],
    },
    {
      name: 'private methods that are named for a lock',
      code: `
class Vault {
  async put(key) {
    await this.#withLock(async () => {
      await this.open();
    });
  }
  async open() {
    await this.#withLock(async () => {
      await this.turn();
    });
  }
}`,
      errors: [{ messageId: 'nestedThrough', line: 5 }],
    },
  ],
});

ruleTester.run('no-notify-under-lock, functions that an object was made with', rule, {
  valid: [
    {
      name: 'work that it has done for it',
      code: `
class Session {
  #mutex = new Mutex();
  constructor(refresh, save) { this.#refresh = refresh; this.#save = save; }
  #refresh;
  #save;
  renew() { return this.#mutex.runExclusive(async () => { const token = await this.#refresh(); await this.#save(token); }); }
}`,
    },
    {
      name: 'asked before the lock is taken',
      code: `
class Wallet {
  #mutex = new Mutex();
  #approve;
  constructor(approve) { this.#approve = approve; }
  async pay(sum) {
    if (!(await this.#approve(sum))) return;
    await this.#mutex.runExclusive(() => this.send(sum));
  }
}`,
    },
    {
      name: 'a method of its own, and a field that it fills itself',
      code: `
class Form {
  #mutex = new Mutex();
  #ask = promptWith(terminal);
  constructor(terminal) { this.terminal = terminal; }
  confirm() { return this.terminal.read(); }
  fill() { return this.#mutex.runExclusive(async () => { await this.#ask('name'); return this.confirm(); }); }
}`,
    },
  ],
  invalid: [
    {
      name: 'asked under the lock',
      code: `
class Wallet {
  #mutex = new Mutex();
  #approve;
  constructor(approve) { this.#approve = approve; }
  pay(sum) {
    return this.#mutex.runExclusive(async () => {
      if (await this.#approve(sum)) await this.send(sum);
    });
  }
}`,
      errors: [{ messageId: 'callback', line: 8 }],
    },
    {
      name: 'a property that a parameter makes, and one out of the options',
      code: `
class Installer {
  private readonly lock = new Mutex();
  private readonly notifyUser: (text: string) => Promise<void>;
  constructor(private readonly prompt: (question: string) => Promise<string>, { notifyUser }: Options) {
    this.notifyUser = notifyUser ?? (async () => {});
  }
  async install() {
    const release = await this.lock.acquire();
    try {
      const path = await this.prompt('where to?');
      await this.copy(path);
      await this.notifyUser(path);
    } finally {
      release();
    }
  }
}`,
      errors: [
        { messageId: 'callback', line: 11 },
        { messageId: 'callback', line: 13 },
      ],
    },
  ],
});
