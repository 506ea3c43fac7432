import rule from '../../src/rules/no-self-await.ts';
import { ruleTester } from '../rule-tester.ts';

ruleTester.run('no-self-await', rule, {
  valid: [
    {
      name: 'the cache is filled on the way',
      code: `let refreshing;
let current;
async function token() {
  if (current) return current;
  refreshing ??= refresh();
  return await refreshing;
}
async function refresh() {
  await pause(10);
  current = await begin();
  const old = await token();
  return exchange(old);
}`,
    },
    {
      name: 'the cache is filled on the way by a function of the file',
      code: `let refreshing;
let current;
async function token() {
  if (current) return current;
  refreshing ??= refresh();
  return await refreshing;
}
async function refresh() {
  await pause(10);
  start();
  const old = await token();
  return exchange(old);
}
function start() {
  current = 'begun';
}`,
    },
    {
      name: 'the way depends on what the caller passes',
      code: `let refreshing;
let current;
async function token(isFresh) {
  if (!isFresh) return current;
  refreshing ??= refresh();
  return await refreshing;
}
async function refresh() {
  await pause(10);
  const old = await token(false);
  return exchange(old);
}`,
    },
    {
      name: 'the way in the function between depends on its caller',
      code: `let refreshing;
let current;
async function token() {
  if (current) return current;
  refreshing ??= refresh();
  return await refreshing;
}
async function refresh() {
  await pause(10);
  const old = await request('/refresh');
  return exchange(old);
}
async function request(path) {
  const headers = path === '/refresh' ? undefined : { token: await token() };
  return fetch(path, { headers });
}`,
    },
    {
      name: 'another request has taken its place',
      code: 'let pending = null; const load = () => { let mine; return (pending || (mine = pending = loader().catch((e) => { throw e; }).then((c) => { if (mine !== pending && pending) { return pending; } return c; }))); };',
    },
    {
      name: 'the field of an instance is not the static one',
      code: 'class App { ready = App.init(); static ready = load(); static async init() { await loadPlugins(); await App.ready; } }',
    },
    {
      name: 'what another service keeps',
      code: 'const service = { async start() { await db.open(); await other.ready; } }; service.ready = service.start();',
    },
    {
      name: 'the next element keeps a promise of its own',
      code: `function visit(node) { return (node.visited ??= walk(node)); }
async function walk(node) { await paint(node); if (node.next) await visit(node.next); }`,
    },
    {
      name: 'a queue whose work queues more and does not wait for it',
      code: 'let q = Promise.resolve(); export function add(f) { q = q.then(async () => { await f(); void add(f); }); return q; }',
    },
    {
      name: 'a queue that does not give out what it keeps',
      code: 'let q = Promise.resolve(); export function add(f) { q = q.then(async () => { await f(); await add(f); }); }',
    },
    {
      name: 'read before the first suspension, when nothing is kept yet',
      code: `
class A1 {
  constructor() {
    this.ready = this.init();
  }
  async init() {
    await this.open();
  }
  async open() {
    await this.ready;
  }
}`,
    },
    {
      name: 'the promise before it is handed over',
      code: `
class A2 {
  async next() {
    const prev = this.tail;
    this.tail = this.work(prev);
    return this.tail;
  }
  async work(prev) {
    await prev;
    await x();
  }
}`,
    },
    {
      name: 'other keys',
      code: `
const cache = new Map();
function load(k) {
  if (!cache.has(k)) cache.set(k, go(k));
  return cache.get(k);
}
async function go(k) {
  const deps = await x(k);
  return Promise.all(deps.map((d) => load(d)));
}`,
    },
    {
      name: 'forgotten before it is asked for again',
      code: `
class C {
  get() {
    return (this.p ??= this.load());
  }
  async load() {
    try {
      return await x();
    } catch {
      this.p = undefined;
      return this.get();
    }
  }
}`,
    },
    {
      name: 'a flag that says the start is done',
      code: `
class D {
  constructor() {
    this.ready = this.init();
  }
  async init() {
    await x();
    this.isReady = true;
    await this.use();
  }
  async use() {
    if (!this.isReady) await this.ready;
  }
}`,
    },
    {
      name: 'a parameter that says not to wait',
      code: `
class E {
  constructor() {
    this.ready = this.init();
  }
  async init() {
    await x();
    await this.query('a', { skip: true });
  }
  async query(q, { skip } = {}) {
    if (!skip) await this.ready;
  }
}`,
    },
    {
      name: 'not waited for',
      code: `
class F {
  constructor() {
    this.ready = this.init();
  }
  async init() {
    await x();
    void this.use();
    this.use().catch(() => {});
  }
  async use() {
    await this.ready;
  }
}`,
    },
    {
      name: 'a queue that runs what it is given',
      code: `
let q = Promise.resolve();
function run(fn) {
  q = q.then(() => fn());
  return q;
}`,
    },
    {
      name: 'a race goes on without it',
      code: `
let g1;
async function g() {
  await Promise.race([x(), g1]);
}
g1 = g();`,
    },
    {
      name: 'waited for by others alone',
      code: `
class H {
  async start() {
    this.done = this.loop();
  }
  async loop() {
    while (!this.closing) {
      await x();
    }
  }
  async stop() {
    this.closing = true;
    await this.done;
  }
}`,
    },
    {
      name: 'another field',
      code: `
class I {
  constructor() {
    this.a = this.init();
  }
  async init() {
    await x();
    await this.b;
  }
}`,
    },
    {
      name: 'a field of another object',
      code: `
class J {
  constructor() {
    this.ready = this.init();
    this.other = new K();
  }
  async init() {
    await x();
    await this.other.ready;
  }
}`,
    },
    {
      name: 'waited for in a timer',
      code: `
let l1;
async function l() {
  await x();
  setTimeout(async () => {
    await l1;
  });
}
l1 = l();`,
    },
    {
      name: 'waited for by a function that is not part of it',
      code: `
let m1 = first();
async function first() {
  await x();
}
async function second() {
  await m1;
}`,
    },
    {
      name: 'the tail before it',
      code: `
class N {
  async lock(fn) {
    const prev = this.tail;
    let release;
    this.tail = new Promise((r) => (release = r));
    await prev;
    try {
      return await fn();
    } finally {
      release();
    }
  }
}`,
    },
    {
      name: 'a tail made of the run',
      code: `
class O {
  run(fn) {
    const run = this.tail.then(fn, fn);
    this.tail = run.then(
      () => {},
      () => {},
    );
    return run;
  }
}`,
    },
    {
      name: 'each call has a promise of its own',
      code: `
const w = new Map();
async function walk(k) {
  const p = child(k + 1);
  w.set(k, p);
  return p;
}
async function child(k) {
  await x();
  return k > 9 ? 1 : walk(k);
}`,
    },
    {
      name: 'put in its place before it is asked for',
      code: `
class P {
  ensure() {
    if (!this.p) this.p = this.connect();
    return this.p;
  }
  async connect() {
    await x();
    this.p = null;
    await this.ensure();
  }
}`,
    },
    {
      name: 'kept only by the next turn',
      code: `
let timer;
async function poll() {
  await x();
  timer = poll();
}`,
    },
    {
      name: 'recursion',
      code: `
async function rec(n) {
  await x();
  const r = rec(n - 1);
  await r;
}`,
    },
    {
      name: 'a local promise of each call',
      code: `
function make() {
  const p = inner();
  return p;
  async function inner() {
    await x();
    return make();
  }
}`,
    },
    {
      name: 'a key that the answer gave',
      code: `
const memo = new Map();
const get = (k) => {
  let p = memo.get(k);
  if (!p) memo.set(k, (p = fetchIt(k)));
  return p;
};
async function fetchIt(k) {
  const r = await x(k);
  if (r.redirect) return get(r.redirect);
  return r;
}`,
    },
    {
      name: 'a listener waits for it',
      code: `
class R {
  constructor() {
    this.ready = this.init();
  }
  async init() {
    await x();
    this.on('a', async () => {
      await this.ready;
    });
  }
}`,
    },
    {
      name: "the child's close",
      code: `
class S {
  close() {
    return (this.closing ??= this._close());
  }
  async _close() {
    await x();
    if (this.child) await this.child.close();
  }
}`,
    },
    {
      name: 'code that is half written',
      code: 'class A { p; declare q: Map<string, Deferred>; abstract close(): void; async #x() { await this.#y } static { let c = f(); } get close() { return 1 } } function f(): void; async function f({}, []) { await f }',
    },
  ],
  invalid: [
    {
      name: 'asked for again on the way that led to it',
      code: `let refreshing;
let current;
async function token() {
  if (current) return current;
  refreshing ??= refresh();
  return await refreshing;
}
async function refresh() {
  await pause(10);
  const old = await token();
  current = await exchange(old);
  return current;
}`,
      errors: [{ messageId: 'through', line: 10 }],
    },
    {
      name: 'asked for again by a method, on the way that led to it',
      code: `class Session {
  async login() {
    if (this.user && !this.isStale) return this.user;
    if (!this.pending) this.pending = this.load();
    return this.pending;
  }
  async load() {
    await this.open();
    const user = await this.request();
    this.user = user;
    return user;
  }
  async request() {
    const { name } = await this.login();
    return fetchUser(name);
  }
}`,
      errors: [{ messageId: 'reached', line: 14 }],
    },
    {
      name: 'a rejection handler that gives the promise itself',
      code: 'let p = connect(); p = p.catch(() => p);',
      errors: 1,
    },
    {
      name: 'the element awaits itself by way of its own argument',
      code: `function visit(node) { return (node.visited ??= walk(node)); }
async function walk(node) { await paint(node); await visit(node); }`,
      errors: 1,
    },
    {
      name: 'a static field by the name of its class',
      code: 'class App { static ready = App.init(); static async init() { await loadPlugins(); await App.ready; } }',
      errors: 1,
    },
    {
      name: 'a static field, kept by name and read through `this`',
      code: 'class App { static ready; static start() { return (App.ready ??= this.init()); } static async init() { await loadPlugins(); await this.ready; } }',
      errors: 1,
    },
    {
      name: 'a member of an object that is written out, kept from outside',
      code: 'const service = { async start() { await db.open(); await this.ready; } }; service.ready = service.start();',
      errors: 1,
    },
    {
      name: '`finally` waits for what its callback gives',
      code: 'let last = Promise.resolve(); function idle() { last = last.finally(() => last); }',
      errors: 1,
    },
    {
      name: 'a queue whose work waits for what comes behind it',
      code: 'let q = Promise.resolve();\nexport function add(f) {\nq = q.then(async () => {\nawait f();\nawait add(f);\n});\nreturn q; }',
      errors: [{ line: 5 }].map((each) => ({ messageId: 'through', ...each })),
    },
    {
      name: 'a queue in a field',
      code: 'class A { q = Promise.resolve();\nadd(f) {\nthis.q = this.q.then(async () => {\nawait f();\nawait this.add(f);\n});\nreturn this.q; } }',
      errors: [{ line: 5 }].map((each) => ({ messageId: 'through', ...each })),
    },
    {
      name: 'a method that waits for the private field of its own start',
      code: `
class A1 {
  #ready;
  constructor() {
    this.#ready = this.#init();
  }
  async #init() {
    await this.connect();
    await this.query('x');
  }
  async query(q) {
    await this.#ready;
    return q;
  }
}`,
      errors: [{ messageId: 'reached', line: 12, column: 5 }],
    },
    {
      name: 'a class field',
      code: `
class A2 {
  ready = this.init();
  async init() {
    await x();
    await this.ready;
  }
}`,
      errors: [{ messageId: 'itself', line: 6, column: 5 }],
    },
    {
      name: 'the promise of an async function expression',
      code: `
const b1 = (async () => {
  await x();
  await b1;
})();`,
      errors: [{ messageId: 'itself', line: 4, column: 3 }],
    },
    {
      name: 'returned and not awaited',
      code: `
let c1;
async function c() {
  await x();
  return c1;
}
c1 = c();`,
      errors: [{ messageId: 'returned', line: 5, column: 10 }],
    },
    {
      name: 'one of several promises',
      code: `
let d1 = start();
async function start() {
  await x();
  await Promise.all([d1, y()]);
}`,
      errors: [{ messageId: 'through', line: 5, column: 3 }],
    },
    {
      name: 'a memo whose promise is cleared in the end',
      code: `
class E1 {
  open() {
    return (this.opening ??= this._open().finally(() => {
      this.opening = undefined;
    }));
  }
  async _open() {
    await x();
    await this.open();
  }
}`,
      errors: [{ messageId: 'through', line: 10, column: 5 }],
    },
    {
      name: 'a map that keeps the promise under the same key',
      code: `
const cache = new Map();
function loadF(k) {
  const hit = cache.get(k);
  if (hit) return hit;
  const p = goF(k);
  cache.set(k, p);
  return p;
}
async function goF(k) {
  const a = await x(k);
  const b = await loadF(k);
  return a + b;
}`,
      errors: [{ messageId: 'through', line: 12, column: 13 }],
    },
    {
      name: 'an object that keeps the promise under the same key',
      code: `
const cacheG = {};
async function fetchG(id) {
  await x();
  return getG(id);
}
function getG(id) {
  if (!cacheG[id]) cacheG[id] = fetchG(id);
  return cacheG[id];
}`,
      errors: [{ messageId: 'through', line: 5, column: 10 }],
    },
    {
      name: 'an async reaction of a chain on itself',
      code: `
let q1 = Promise.resolve();
q1 = q1.then(async () => {
  await x();
  await q1;
});`,
      errors: [{ messageId: 'itself', line: 5, column: 3 }],
    },
    {
      name: 'a reaction that gives the chain itself',
      code: `
const p1 = x().then(() => p1);`,
      errors: [{ messageId: 'returned', line: 2, column: 27 }],
    },
    {
      name: 'a loop that stops itself and waits for its end',
      code: `
class H1 {
  async start() {
    this.done = this.loop();
  }
  async loop() {
    for (;;) {
      await x();
      await this.stop();
    }
  }
  async stop() {
    this.closing = true;
    await this.done;
  }
}`,
      errors: [{ messageId: 'reached', line: 14, column: 5 }],
    },
    {
      name: 'a helper that reads the promise through a constant',
      code: `
let i1;
const initI = async () => {
  const y = await x();
  await helperI(y);
};
const helperI = async (y) => {
  const r = await i1;
  return r;
};
function getI() {
  i1 ||= initI();
  return i1;
}`,
      errors: [{ messageId: 'reached', line: 8, column: 13 }],
    },
    {
      name: 'a method of an object literal',
      code: `
const svc = {
  ready: null,
  async init() {
    await x();
    await this.use();
  },
  async use() {
    await this.ready;
  },
  begin() {
    this.ready = this.init();
  },
};`,
      errors: [{ messageId: 'reached', line: 9, column: 5 }],
    },
    {
      name: 'methods of a prototype',
      code: `
function J() {
  this.ready = this.init();
}
J.prototype.init = async function () {
  await x();
  await this.get();
};
J.prototype.get = async function () {
  await this.ready;
};`,
      errors: [{ messageId: 'reached', line: 10, column: 3 }],
    },
    {
      name: 'static methods',
      code: `
class K1 {
  static ready = null;
  static async init() {
    await x();
    await K1.use();
  }
  static async use() {
    await K1.ready;
  }
  static start() {
    K1.ready = K1.init();
  }
}`,
      errors: [{ messageId: 'reached', line: 9, column: 5 }],
    },
    {
      name: 'a memo with an early return',
      code: `
class L1 {
  get() {
    if (this.p) return this.p;
    this.p = this.load();
    return this.p;
  }
  async load() {
    const a = await x();
    return { a, b: await this.get() };
  }
}`,
      errors: [{ messageId: 'through', line: 10, column: 20 }],
    },
    {
      name: 'in finally',
      code: `
let m1;
async function m() {
  try {
    await x();
  } finally {
    await m1;
  }
}
m1 = m();`,
      errors: [{ messageId: 'itself', line: 7, column: 5 }],
    },
    {
      name: 'each of a list waits for it',
      code: `
let n1;
async function n() {
  await x();
  await Promise.all(
    list.map(async (i) => {
      await useN(i);
    }),
  );
}
async function useN(i) {
  await n1;
}
n1 = n();`,
      errors: [{ messageId: 'reached', line: 12, column: 3 }],
    },
    {
      name: 'through a method in a reaction',
      code: `
class O1 {
  constructor() {
    this.ready = this.init().then(() => this.after());
  }
  async init() {
    await x();
  }
  async after() {
    await this.ready;
  }
}`,
      errors: [{ messageId: 'reached', line: 10, column: 5 }],
    },
    {
      name: "a property of a module's object",
      code: `
const r1 = { p: undefined };
async function r() {
  await x();
  await r1.p;
}
r1.p = r();`,
      errors: [{ messageId: 'itself', line: 5, column: 3 }],
    },
    {
      name: 'an async getter of a singleton',
      code: `
let s1 = null;
export async function getS() {
  if (!s1) s1 = makeS();
  return s1;
}
async function makeS() {
  const a = await x();
  const s = await getS();
  return s;
}`,
      errors: [{ messageId: 'through', line: 9, column: 13 }],
    },
    {
      name: 'in for await',
      code: `
let t1;
async function t() {
  for await (const z of y) {
    await t1;
  }
}
t1 = t();`,
      errors: [{ messageId: 'itself', line: 5, column: 5 }],
    },
    {
      name: 'a key that is computed from the same argument',
      code: `
const u = new Map();
async function loadU(url, opts) {
  const key = norm(url);
  let e = u.get(key);
  if (!e) {
    e = doU(url);
    u.set(key, e);
  }
  return e;
}
async function doU(url) {
  await x();
  return loadU(url);
}`,
      errors: [{ messageId: 'through', line: 14, column: 10 }],
    },
    {
      name: 'an inline async function that calls its memo',
      code: `
class V1 {
  async stop() {
    return (this.stopping ??= (async () => {
      await this.flush();
      await this.stop();
    })());
  }
}`,
      errors: [{ messageId: 'through', line: 6, column: 7 }],
    },
    {
      name: 'returned from a catch block',
      code: `
class W1 {
  start() {
    this.running = this.run();
    return this.running;
  }
  async run() {
    while (true) {
      try {
        await x();
      } catch {
        return this.shutdown();
      }
    }
  }
  async shutdown() {
    await this.running;
  }
}`,
      errors: [{ messageId: 'reached', line: 17, column: 5 }],
    },
    {
      name: 'with types',
      code: `
let y1: Promise<void> | undefined;
const yy = async (): Promise<void> => {
  await x();
  await y1!;
};
y1 = yy() as Promise<void>;`,
      errors: [{ messageId: 'itself', line: 5, column: 3 }],
    },
  ],
});

ruleTester.run('no-self-await, by names and keys', rule, {
  valid: [
    {
      name: 'ever shorter keys',
      code: `const nodes = new Map();
export function chain(path) {
  let known = nodes.get(path);
  if (!known) nodes.set(path, (known = build(path)));
  return known;
}
async function build(path) {
  await null;
  const parent = path.slice(0, path.lastIndexOf('/'));
  return parent === '' ? 0 : 1 + (await chain(parent));
}`,
    },
  ],
  invalid: [
    {
      name: 'through a method named call',
      code: `class Rpc {
  constructor() { this.ready = this.open(); }
  async open() { await connect(); await this.call('hello'); }
  async call(name) { await this.ready; return fetch(name); }
}`,
      errors: [{ messageId: 'reached' }],
    },
  ],
});

ruleTester.run('no-self-await, getters and what is kept unless there is something', rule, {
  valid: [
    {
      name: 'a getter of another field',
      code: `class Broker {
  get channel() { return (this.#channel ??= this.#open()); }
  get ready() { return this.#started; }
  async #open() { const channel = await this.create(); await this.#declare(channel); return channel; }
  async #declare(channel) { await this.ready; return channel; }
}`,
    },
    {
      name: 'a getter that is read before the first suspension',
      code: `class Broker {
  start() { this.opened = this.open(); return this.opened; }
  get channel() { return this.opened; }
  async open() { const before = this.channel; await this.create(); return before; }
}`,
    },
    {
      name: 'what is put away before it is waited for',
      code: `function Pool() { this.draining = null; }
Pool.prototype.drain = function () { this.draining = this.draining || this._drain(); return this.draining; };
Pool.prototype._drain = async function () { await this.flush(); this.draining = null; await this.draining; };`,
    },
  ],
  invalid: [
    {
      name: 'a private field, by a getter that begins to fill it',
      code: `class Broker {
  #channel = null;
  get channel() { return (this.#channel ??= this.#open()); }
  async #open() {
    const channel = await this.create();
    await this.#declare('events');
    return channel;
  }
  async #declare(queue) { const channel = await this.channel; await channel.assertQueue(queue); }
}`,
      errors: [{ messageId: 'reached', line: 9 }],
    },
    {
      name: 'a getter of an object',
      code: `const broker = {
  start() { this.opened = this.open(); return this.opened; },
  get channel() { return this.opened; },
  async open() {
    await this.create();
    await this.channel;
  },
};`,
      errors: [{ messageId: 'through', line: 6 }],
    },
    {
      name: 'what is there already, or else a call',
      code: `function Pool() { this.draining = null; }
Pool.prototype.drain = function () { this.draining = this.draining || this._drain(); return this.draining; };
Pool.prototype._drain = async function () {
  await this.flush();
  await this.draining;
};`,
      errors: [{ messageId: 'itself', line: 5 }],
    },
    {
      name: 'what is there already, by a question',
      code: `class Pool {
  drain() { this.draining = this.draining ? this.draining : this.run(); return this.draining; }
  async run() {
    await this.flush();
    await this.draining;
  }
}`,
      errors: [{ messageId: 'itself', line: 5 }],
    },
  ],
});

ruleTester.run('no-self-await, taken out by a pattern', rule, {
  valid: [
    {
      name: 'taken out before the first suspension: the promise before it',
      code: `
class Tail {
  start() { this.running = this.run(); return this.running; }
  async run() {
    const { running } = this;
    await this.prepare();
    await running;
  }
}`,
    },
    {
      name: 'taken out of another object',
      code: `
class Tail {
  start() { this.running = this.run(); return this.running; }
  async run() {
    await this.prepare();
    const { running } = this.parent;
    await running;
  }
}`,
    },
    {
      name: 'taken out and asked whether it is there',
      code: `
class Tail {
  start() { this.running = this.run(); return this.running; }
  async run() {
    await this.prepare();
    const { running } = this;
    if (!running) await running;
  }
}`,
    },
  ],
  invalid: [
    {
      name: 'taken out by another name, in an assignment',
      code: `
class Tail {
  start() { this.state.running = this.run(); return this.state.running; }
  async run() {
    await this.prepare();
    let mine;
    ({ state: { running: mine } } = this);
    await mine;
  }
}`,
      errors: [{ messageId: 'through', line: 8 }],
    },
  ],
});

ruleTester.run('no-self-await, where arguments decide the way', rule, {
  valid: [
    {
      name: 'arguments that lead another way',
      code: `
class Client {
  connect() { this.opened = this.open(); return this.opened; }
  async open() {
    await this.greet();
    await this.request('hello', { wait: false });
  }
  async request(name, options) {
    if (options.wait) await this.opened;
    switch (name) {
      case 'hello':
      case 'auth':
        return this.send(name);
      default:
        await this.opened;
    }
  }
}`,
    },
    {
      name: 'arguments that say nothing of the way',
      code: `
class Client {
  connect() { this.opened = this.open(); return this.opened; }
  async open() {
    await this.greet();
    await this.request('select', { ...this.defaults, wait: true });
    await this.ask({ wait: true });
  }
  async request(name, options) {
    if (options.wait) await this.opened;
    if (name === 'select' && this.isReady) await this.opened;
  }
  async ask(options) {
    options.wait = this.isReady;
    if (options.wait) await this.opened;
  }
}`,
    },
  ],
  invalid: [
    {
      name: 'a flag in options that are written out',
      code: `
class Client {
  connect() { this.opened = this.open(); return this.opened; }
  async open() {
    await this.greet();
    await this.request('select', { wait: true });
  }
  async request(name, options) {
    if (options.wait) await this.opened;
    return this.send(name);
  }
}`,
      errors: [{ messageId: 'reached', line: 9 }],
    },
    {
      name: 'no early exit for this argument',
      code: `
class Client {
  connect() { this.opened = this.open(); return this.opened; }
  async open() {
    await this.greet();
    await this.request('auth');
  }
  async request(name) {
    if (name === 'hello') return this.send(name);
    await this.opened;
  }
}`,
      errors: [{ messageId: 'reached', line: 10 }],
    },
    {
      name: 'the default of a switch, and labels in a row',
      code: `
class Client {
  connect() { this.opened = this.open(); return this.opened; }
  async open() {
    await this.greet();
    await this.request('quit');
  }
  async request(name) {
    switch (name) {
      case 'hello':
        return this.send(name);
      default:
        await this.opened;
    }
  }
}
class Pool {
  connect() { this.filled = this.fill(); return this.filled; }
  async fill() {
    await this.greet();
    await this.request({ name: 'take' });
  }
  async request(query) {
    switch (query.name) {
      case 'take':
      case 'give':
        await this.filled;
    }
  }
}`,
      errors: [
        { messageId: 'reached', line: 13 },
        { messageId: 'reached', line: 27 },
      ],
    },
  ],
});

ruleTester.run('no-self-await, what a function has waited for before', rule, {
  valid: [
    {
      name: 'a value that a cache gives back at once',
      code: `class States { states = new Map();
find(path) { let state = this.states.get(path); if (state) return state; state = { path }; this.states.set(path, state); return state; }
async start(folders) { await load(); for (const { path } of folders) { const state = this.find(path); this.states.set(path, state); await paint(state); } } }`,
    },
  ],
  invalid: [
    {
      name: 'and what it waits for itself',
      code: `class States { states = new Map();
async find(path) { await open(path);
return this.states.get(path); }
async start(path) { await load(); const state = this.find(path); this.states.set(path, state); } }`,
      errors: [{ messageId: 'returned', line: 3 }],
    },
  ],
});

ruleTester.run('no-self-await, classes of the file that extend each other', rule, {
  valid: [
    {
      name: 'what the base leaves open is done by several',
      code: `class Base { constructor() { this.ready = this.init(); } async query() { await this.ready; return run(); } }
class First extends Base { async init() { await open(); await this.query(); } }
class Second extends Base { async init() { await open(); } }`,
    },
    {
      name: 'private fields of the same name',
      code: `class Base { #ready = this.load(); async load() { await open(); } wait() { return this.#ready; } }
class Sub extends Base { #ready = later(); async load() { await open(); await this.#ready; } }`,
    },
    {
      name: 'a field of two classes that only have the base in common',
      code: `class Base { }
class First extends Base { ready = this.init(); async init() { await open(); } }
class Second extends Base { ready = later(); async init() { await open(); await this.ready; } }`,
    },
  ],
  invalid: [
    {
      name: 'what the base leaves open',
      code: `class Base { constructor() { this.ready = this.init(); } }
class Store extends Base { async init() { await open();
await this.query(); }
async query() { await this.ready; return run(); } }`,
      errors: [{ messageId: 'reached', line: 4 }],
    },
    {
      name: 'what the base does, by the name of `super` too',
      code: `class Base { async query() { await this.ready; return run(); } }
class Store extends Base { constructor() { super(); this.ready = this.init(); }
async init() { await open();
await super.query(); } }`,
      errors: [{ messageId: 'reached', line: 1 }],
    },
  ],
});

ruleTester.run('no-self-await, what the program was set up with', rule, {
  valid: [
    {
      name: 'a parameter of the function that asks',
      code: 'let started; async function boot(options) { await read(); await listen({ warm: false }); } async function listen(options) { if (options.warm) await warm(); } async function warm() { const server = await start(); server.touch(); } function start() { started ??= boot(); return started; }',
    },
    {
      name: 'an option that the file sets on the way',
      code: 'const settings = {}; let started; async function boot() { settings.warm = false; await read(); await listen(); } async function listen() { if (settings.warm) await warm(); } async function warm() { const server = await start(); server.touch(); } function start() { started ??= boot(); return started; }',
    },
    {
      name: 'what is no setting but a state',
      code: 'let started; async function boot() { await open(); await listen(); } async function listen() { if (!link.isUp) await warm(); } async function warm() { const server = await start(); server.touch(); } function start() { started ??= boot(); return started; }',
    },
  ],
  invalid: [
    {
      name: 'a variable of the module',
      code: `let started; let config;
async function boot() { config = await read(); await listen(); } async function listen() { if (config.warm) await warm(); }
async function warm() { const server = await start(); server.touch(); } function start() { started ??= boot(); return started; }`,
      errors: [{ messageId: 'reached', line: 3 }],
    },
    {
      name: 'a field of the object',
      code: `class Store { constructor(options) { this.options = options; } open() { return (this.opening ??= this.#open()); }
async #open() { await connect(); await this.#prepare(); } async #prepare() { if (!this.options.lazy) await this.#seed(); }
async #seed() { const store = await this.open(); store.put(1); } }`,
      errors: [{ messageId: 'reached', line: 3 }],
    },
  ],
});

ruleTester.run('no-self-await, tests before a function that keeps its promise', rule, {
  valid: [
    {
      name: 'of what has been set by then',
      code: `class Tokens { async current() { if (this.token) return this.token; return await this.refresh(); }
refresh() { this.busy ??= this.request().finally(() => { this.busy = undefined; }); return this.busy; }
async request() { this.token = await load(); const token = await this.current(); return token; } }`,
    },
    {
      name: 'of what the caller says',
      code: `class Tokens { async current(isFresh) { if (isFresh) return this.token; return await this.refresh(); }
refresh() { this.busy ??= this.request(); return this.busy; }
async request() { await ready(); return (await this.current(true)).next; } }`,
    },
  ],
  invalid: [
    {
      name: 'of what is as it was',
      code: `class Tokens { async current() { if (this.token && this.token.until > Date.now()) return this.token; return await this.refresh(); }
async headers() { const { access } = await this.current(); return { access }; }
refresh() { this.busy ??= this.request().finally(() => { this.busy = undefined; }); return this.busy; }
async request() { await ready();
this.token = await load(await this.headers()); return this.token; } }`,
      errors: 1,
    },
    {
      name: 'of a variable of the module',
      code: `let cached, busy; async function current() { if (cached !== undefined) return cached; return await refresh(); }
function refresh() { busy ??= request(); return busy; }
async function request() { await ready();
cached = await load(await current()); return cached; }`,
      errors: 1,
    },
  ],
});
