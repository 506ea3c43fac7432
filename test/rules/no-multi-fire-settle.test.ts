import rule from '../../src/rules/no-multi-fire-settle.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

ruleTester.run('no-multi-fire-settle', rule, {
  valid: [
    {
      name: 'a method that listens once for its callers',
      code: "class Client { listen(handler) { this.socket.once('message', handler); } next() { return new Promise((resolve) => { this.listen(resolve); }); } }",
    },
    {
      name: 'the end of a subscription that the other was added to',
      code: 'export const next = () => new Promise((resolve) => { const all = errors$.subscribe(report); all.add(numbers$.subscribe((value) => { all.unsubscribe(); resolve(value); })); });',
    },
    {
      name: 'a handler of the file that finds the resolver',
      code: "class Device { #waiting = []; constructor(port) { port.on('data', (line) => { const resolve = this.#waiting.shift(); if (resolve) this.#give(line, resolve); }); } #give(line, resolve) { resolve(line); } next() { return new Promise((resolve) => { this.#waiting.push(resolve); }); } }",
    },
    {
      name: 'a helper registers, and what it gives takes it back',
      code: `function subscribe(fn) {
  bus.on('change', fn);
  return () => bus.off('change', fn);
}
const changed = () =>
  new Promise((resolve) => {
    const unsubscribe = subscribe((v) => {
      unsubscribe();
      resolve(v);
    });
  });`,
    },
    {
      name: 'taken back once it has been heard to its end',
      code: `export function collected(session) {
  return new Promise((resolve) => {
    const onPart = (part) => {
      if (part.last) session.removeListener('part', onPart);
      if (part.last) resolve(part);
    };
    session.on('part', onPart);
  });
}`,
    },
    {
      name: 'a signal that the handler aborts',
      code: `new Promise((resolve) => {
  const done = new AbortController();
  el.addEventListener('click', (e) => {
    done.abort();
    resolve(e.target);
  }, { signal: done.signal });
});`,
    },
    {
      name: 'a helper that registers it for once',
      code: `function onChange(emitter, callback) { emitter.once('change', callback); }
export const changed = (emitter) => new Promise((resolve) => onChange(emitter, resolve));`,
    },
    {
      name: 'a listener that fills what it counts',
      code: `export function collect(stream, n) {
  const found = [];
  return new Promise((resolve) => { stream.on('data', (each) => { found.push(each); if (found.length === n) resolve(found); }); });
}`,
    },
    {
      name: 'an interval that works off what it counts',
      code: `export function drain(queue) {
  return new Promise((resolve) => { const timer = setInterval(() => { queue.step(); if (queue.size === 0) { clearInterval(timer); resolve(); } }, 100); });
}`,
    },
    {
      name: 'listener of the page that takes itself off',
      code: "const answered = () => new Promise((resolve) => { const heard = () => { removeEventListener('message', heard); resolve(); }; addEventListener('message', heard); });",
    },
    {
      name: 'a function of the file called addEventListener',
      code: `function addEventListener(name, fn) { queue.push(fn); }
const answered = () => new Promise((resolve) => { addEventListener('message', () => resolve()); });`,
    },
    {
      name: 'a position that is no longer watched',
      code: 'new Promise((resolve) => { const id = navigator.geolocation.watchPosition((p) => { navigator.geolocation.clearWatch(id); resolve(p); }); });',
    },
    {
      name: 'ends at the first, which gives `false`',
      code: 'new Promise((resolve) => { xs.every((x) => { resolve(x); return false; }); });',
    },
    {
      name: 'ends at the first, which gives the value',
      code: 'new Promise((resolve) => { xs.some((x) => { resolve(x); return true; }); });',
    },
    {
      name: 'a listener for all messages of an object, of which one settles',
      code: `export class Worker {
  constructor(child) {
    this.isReady = new Promise((resolve) => { this.setReady = resolve; });
    child.on('message', (m) => this.handle(m));
  }
  handle(m) {
    if (m.name === 'idle') { this.isBusy = false; }
    if (m.name === 'ready') { this.setReady(true); }
  }
}`,
    },
    {
      name: 'events that come once on what emits them',
      code: `export const f = (call, task) => [
  new Promise((resolve) => { call.on('status', (s) => resolve(s)); }),
  new Promise((resolve) => { task.on('resolved', resolve); }),
];`,
    },
    {
      name: 'a test that the function it calls makes untrue',
      code: `export function ready(child, wait) {
  return new Promise((resolve) => {
    const texts = { stdout: '', stderr: '' };
    const done = () => { texts.stdout = undefined; texts.stderr = undefined; resolve(); };
    for (const name of ['stdout', 'stderr']) {
      child[name].on('data', (data) => {
        if (texts[name] === undefined) return;
        texts[name] += data;
        if (wait.test(texts[name])) done();
      });
    }
  });
}`,
    },
    {
      name: 'in a page that a test drives',
      code: `export const f = (page) => page.evaluate(() => new Promise((resolve) => document.addEventListener('touchstart', resolve)));`,
    },
    {
      name: 'taken back by a list that a reaction goes through',
      code: `export function waiter(page, event) {
  const disposables = [];
  const happened = new Promise((resolve) => {
    page.on(event, resolve);
    disposables.push(() => page.off(event, resolve));
  });
  return Promise.race([happened, stopped]).finally(() => disposables.forEach((dispose) => dispose()));
}`,
    },
    {
      name: 'an emitter of its own that tells once',
      code: `export async function f() {
  const emitter = new Emittery();
  const p = new Promise((resolve) => { emitter.on('x', (event) => resolve(event)); });
  emitter.emit('x', 1);
  emitter.emit('y', 2);
  return p;
}`,
    },
    {
      name: 'once',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.once('message', resolve);
});`,
    },
    {
      name: 'error',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('error', reject);
});`,
    },
    {
      name: 'end',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('end', resolve);
});`,
    },
    {
      name: 'ael once',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.addEventListener('click', resolve, { once: true });
});`,
    },
    {
      name: 'ael signal',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.addEventListener('click', resolve, { signal: ac.signal });
});`,
    },
    {
      name: 'ael opts var unknown',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.addEventListener('click', resolve, ac);
});`,
    },
    {
      name: 'self remove',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const h = (m) => { ee.off('message', h); resolve(m); };
ee.on('message', h);
});`,
    },
    {
      name: 'self remove function decl',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('message', h);
function h(m) { if (!m.ok) return; ee.removeListener('message', h); resolve(m); }
});`,
    },
    {
      name: 'named fn expr',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('message', function h(m) { ee.removeListener('message', h); resolve(m); });
});`,
    },
    {
      name: 'cleanup fn',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const cleanup = () => { ee.off('message', h); };
const h = (m) => { cleanup(); resolve(m); };
ee.on('message', h);
});`,
    },
    {
      name: 'removeAllListeners',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('message', (m) => { ee.removeAllListeners('message'); resolve(m); });
});`,
    },
    {
      name: 'close emitter',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('message', (m) => { ee.close(); resolve(m); });
});`,
    },
    {
      name: 'destroy parent',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.stdout.on('data', (m) => { ee.kill(); resolve(m); });
});`,
    },
    {
      name: 'abort controller',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const done = new AbortController();
ee.addEventListener('x', (m) => { done.abort(); resolve(m); }, { signal: done.signal });
});`,
    },
    {
      name: 'finally',
      code: `export function f(ee) { let h; return new Promise((resolve) => { h = (m) => resolve(m);
ee.on('message', h); }).finally(() => ee.off('message', h)); }`,
    },
    {
      name: 'await then off',
      code: `export async function f(ee) { let h; const p = new Promise((resolve) => { h = (m) => resolve(m);
ee.on('message', h); }); try { return await p; } finally { ee.off('message', h); } }`,
    },
    {
      name: 'interval cleared',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const t = setInterval(() => { if (xs.ready) { clearInterval(t); resolve(); } }, 5);
});`,
    },
    {
      name: 'interval cleared var',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
let t; t = setInterval(() => { if (xs.ready) { resolve(); clearInterval(t); } }, 5);
});`,
    },
    {
      name: 'interval cleared on this',
      code: 'class A { wait() { return new Promise((resolve) => { this.t = setInterval(() => { if (this.ok) { clearInterval(this.t); resolve(); } }, 5); }); } }',
    },
    {
      name: 'async interval cleared',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const t = setInterval(async () => { if (await xs.ready()) { clearInterval(t); resolve(); } }, 5);
});`,
    },
    {
      name: 'subscribe complete',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.subscribe({ next: xs.push, complete: () => resolve(xs), error: reject });
});`,
    },
    {
      name: 'subscribe take',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.pipe(take(1)).subscribe(resolve);
});`,
    },
    {
      name: 'subscribe first',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.pipe(filter(Boolean), first()).subscribe((v) => resolve(v));
});`,
    },
    {
      name: 'unsubscribe',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const s = ee.subscribe((v) => { s.unsubscribe(); resolve(v); });
});`,
    },
    {
      name: 'unsubscribe fn',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const stop = ee.subscribe((v) => { if (v.ok) { stop(); resolve(v); } });
});`,
    },
    {
      name: 'subscribe third arg complete',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.subscribe(xs.a, reject, () => resolve());
});`,
    },
    {
      name: 'some that stops',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.some((x) => { if (x.ok) { resolve(x); return true; } return false; });
});`,
    },
    {
      name: 'every void',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.every((x) => { resolve(x); });
});`,
    },
    {
      name: 'forEach barrier sync',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
let n = 0; xs.forEach((x) => { if (++n === xs.length) resolve(); });
});`,
    },
    {
      name: 'forEach index barrier',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.forEach((x, i) => { if (i === xs.length - 1) resolve(); });
});`,
    },
    {
      name: 'forEach flag',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
let found = false; xs.forEach((x) => { if (!found && x.ok) { found = true; resolve(x); } });
});`,
    },
    {
      name: 'forEach once',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.forEach((x) => x.once('open', resolve));
});`,
    },
    {
      name: 'forEach on close',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.forEach((x) => x.on('close', resolve));
});`,
    },
    {
      name: 'forEach reject first',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.forEach((x) => x.load((e) => { if (e) reject(e); }));
});`,
    },
    {
      name: 'inner promise in map',
      code: `export const f = (xs) => Promise.all(xs.map((x) => new Promise((resolve) => x.once('a', resolve))));`,
    },
    {
      name: 'inner promise settles sync',
      code: 'export const f = (xs) => Promise.all(xs.map((x) => new Promise((resolve) => { resolve(x); })));',
    },
    {
      name: 'waiters',
      code: 'const ws = []; export const wait = () => new Promise((resolve) => ws.push(resolve)); export const wake = () => { ws.forEach((r) => r()); ws.length = 0; };',
    },
    {
      name: 'pending map',
      code: `const pending = new Map(); export const ask = (s, id) => new Promise((resolve, reject) => pending.set(id, { resolve, reject })); s.on('message', (m) => { const { resolve } = pending.get(m.id); pending.delete(m.id); resolve(m); });`,
    },
    {
      name: 'flag on',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
let done = false; ee.on('message', (m) => { if (done) return; done = true; resolve(m); });
});`,
    },
    {
      name: 'counter barrier on',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
let n = 0; ee.on('message', (m) => { if (++n === 3) resolve(); });
});`,
    },
    {
      name: 'null out',
      code: `let go; export const p = new Promise((r) => { go = r; }); ee.on('x', () => { if (go) { go(); go = null; } });`,
    },
    {
      name: 'class per request',
      code: `class A { constructor(ws) { ws.on('message', (m) => this.go?.(m)); } ask() { return new Promise((r) => { this.go = r; }); } }`,
    },
    {
      name: 'loop of waits',
      code: `export async function f(ee) { let wake; ee.on('data', () => wake?.()); while (true) { await new Promise((r) => { wake = r; }); } }`,
    },
    {
      name: 'emitter inside on',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('connection', (s) => { s.on('close', resolve); });
});`,
    },
    {
      name: 'observer disconnect',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const o = new MutationObserver(() => { if (xs.ok) { o.disconnect(); resolve(); } }); o.observe(ee);
});`,
    },
    {
      name: 'observer param disconnect',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
new IntersectionObserver((es, o) => { o.disconnect(); resolve(); }).observe(ee);
});`,
    },
    {
      name: 'event const end',
      code: `const EVENT = 'end';
export const f = (ee) => new Promise((resolve) => {
ee.on(EVENT, resolve); });`,
    },
    {
      name: 'event member ready',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on(Events.ClientReady, resolve);
});`,
    },
    {
      name: 'extension event removed',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const h = (m) => { chrome.runtime.onMessage.removeListener(h); resolve(m); };
chrome.runtime.onMessage.addListener(h);
});`,
    },
    {
      name: 'wrapper that detaches',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const done = (m) => { ee.off('message', onMessage); resolve(m); };
const onMessage = (m) => { if (m.ok) done(m); };
ee.on('message', onMessage);
});`,
    },
    {
      name: 'reject on data conditional',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('data', (d) => { if (d.bad) reject(new Error('bad')); });
ee.on('end', resolve);
});`,
    },
    {
      name: 'disposable',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const d = ee.onDidChange((m) => { d.dispose(); resolve(m); });
});`,
    },
    {
      name: 'detach via unknown cleanup',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('message', (m) => { xs.cleanup(); cleanup(); resolve(m); });
});`,
    },
  ],
  invalid: [
    {
      name: 'a method that listens for its callers',
      code: "class Client { listen(handler) { this.socket.on('message', handler); } next() { return new Promise((resolve) => { this.listen(resolve); }); } }",
      errors: 1,
    },
    {
      name: 'a handler of the file that is given the resolver',
      code: "class Device { ready() { return new Promise((resolve) => { this.port.on('data', (line) => this.#onLine(line, resolve)); }); } #onLine(line, resolve) { if (line === 'READY') resolve(this); } }",
      errors: 1,
    },
    {
      name: 'the end of another subscription',
      code: 'export const next = () => new Promise((resolve) => { const errors = errors$.subscribe(report); const done = (value) => { errors.unsubscribe(); resolve(value); }; numbers$.subscribe((value) => done(value)); });',
      errors: 1,
    },
    {
      name: 'an interval that nobody keeps',
      code: `new Promise((resolve) => {
  const watchdog = setTimeout(() => console.warn('slow'), 1000);
  const finish = () => {
    clearTimeout(watchdog);
    resolve();
  };
  setInterval(() => {
    if (ready()) finish();
  }, 50);
});`,
      errors: 1,
    },
    {
      name: 'a helper registers, and what it gives is never used',
      code: `function subscribe(fn) {
  bus.on('change', fn);
  return () => bus.off('change', fn);
}
const changed = () =>
  new Promise((resolve) => {
    const unsubscribe = subscribe((v) => resolve(v));
  });`,
      errors: 1,
    },
    {
      name: 'the removal is from the other parameter',
      code: `const first = (input, output) =>
  new Promise((resolve) => {
    const cleanup = () => output.off('data', onData);
    const onData = (d) => {
      cleanup();
      resolve(d);
    };
    input.on('data', onData);
  });`,
      errors: 1,
    },
    {
      name: 'taken back as an option says',
      code: `export function negotiated(session, options = {}) {
  return new Promise((resolve) => {
    const onProtocol = (protocol) => {
      if (!options.keepAlive) session.removeListener('protocol', onProtocol);
      resolve(protocol);
    };
    session.on('protocol', onProtocol);
  });
}`,
      errors: 1,
    },
    {
      name: 'a signal that nobody aborts takes nothing back',
      code: `new Promise((resolve) => {
  const done = new AbortController();
  el.addEventListener('click', (e) => resolve(e.target), { signal: done.signal });
});`,
      errors: 1,
    },
    {
      name: 'the resolver is taken back in the place of what listens',
      code: `new Promise((resolve) => {
  const on = (m) => {
    ee.off('message', resolve);
    resolve(m);
  };
  ee.on('message', on);
});`,
      errors: 1,
    },
    {
      name: 'a listener of each promise that counts for the object besides',
      code: `export class Inbox {
  next() { return new Promise((resolve) => { this.resolve = resolve; this.ws.on('message', (message) => this.deliver(message)); }); }
  deliver(message) { this.count++; this.resolve(message); }
}`,
      errors: 1,
    },
    {
      name: 'a listener of each promise that collects for the object besides',
      code: `export class Settings {
  changed(key) { return new Promise((resolve) => { window.addEventListener('storage', (event) => { if (event.key === key) { this.cache.set(key, event.newValue); resolve(event.newValue); } }); }); }
}`,
      errors: 1,
    },
    {
      name: 'an interval that asks for the size of what others change',
      code: `export function untilIdle(queue) {
  return new Promise((resolve) => { setInterval(() => { if (queue.size === 0) resolve(); }, 100); });
}`,
      errors: 1,
    },
    {
      name: 'a helper that registers what it is given',
      code: `function onChange(emitter, callback) { emitter.on('change', callback); }
export const changed = (emitter) => new Promise((resolve) => onChange(emitter, resolve));`,
      errors: 1,
    },
    {
      name: 'what a module has for all tests',
      code: "import * as shared from './shared.ts'; it('tells', async () => { await new Promise((resolve) => { shared.bus.on('added', resolve); }); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'what a helper of tests is given by a module',
      code: "import * as util from './util.ts'; export const added = () => { const bus = util.getBus(); return new Promise((resolve) => { bus.on('added', resolve); }); };",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'a message of a process that others have',
      code: "function run(child, job) { return new Promise((resolve) => { child.on('message', (message) => { if (message.id === job.id) resolve(message); }); child.send(job); }); }",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'a message of a process out of a pool',
      code: "function run(job) { return new Promise((resolve) => { const child = getChild(); child.on('message', (message) => { if (message.done) resolve(); }); child.send(job); }); }",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'what comes after the first is taken, too',
      code: "const begin = (stream, chunks) => new Promise((resolve) => { stream.on('data', (chunk) => { resolve(stream); chunks.push(chunk); }); });",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'what comes after the first is said, too',
      code: "const begin = (stream) => new Promise((resolve) => { stream.on('data', (chunk) => { console.log(chunk); resolve(stream); }); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'whatever message of the own worker comes first',
      code: "const run = (job) => new Promise((resolve) => { const worker = new Worker(file); worker.on('message', (message) => resolve(message)); worker.postMessage(job); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'pieces that an own process writes',
      code: "const version = () => new Promise((resolve) => { const child = spawn('tool'); child.stdout.on('data', (chunk) => { if (chunk.includes('v')) resolve(chunk); }); });",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'messages of an own source that sends to all',
      code: "const next = (url, id) => new Promise((resolve) => { const events = new EventSource(url); events.addEventListener('message', (event) => { if (event.lastEventId === id) resolve(event.data); }); });",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'what an object has for its life',
      code: "class Session { constructor(connection) { this.connection = connection; this.ready = new Promise((resolve) => { this.connection.on('capabilities', resolve); }); } }",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'listener of the page',
      code: "const resized = () => new Promise((resolve) => addEventListener('resize', resolve));",
      errors: 1,
    },
    {
      name: 'a signal of the process may come again',
      code: "const stopped = new Promise((resolve) => { process.on('SIGINT', () => { console.log('stopping'); resolve(); }); });",
      errors: 1,
    },
    {
      name: 'each position',
      code: 'new Promise((resolve) => { navigator.geolocation.watchPosition((p) => resolve(p)); });',
      errors: 1,
    },
    {
      name: 'goes on with each, as all give `true`',
      code: 'new Promise((resolve) => { xs.every((x) => { resolve(x); return true; }); });',
      errors: 1,
    },
    {
      name: 'goes on with each, as none gives anything but `false`',
      code: 'new Promise((resolve) => { xs.some((x) => { resolve(x); return false; }); });',
      errors: 1,
    },
    {
      name: 'a signal that asks to reload',
      code: `export const reload = () => new Promise((resolve) => {
  process.on("SIGHUP", () => resolve());
});`,
      errors: [{ messageId: 'fires', line: 2, suggestions: 1 }],
    },
    {
      name: 'an emitter of its own that tells in a loop',
      code: `export async function f(xs) {
  const emitter = new Emittery();
  const p = new Promise((resolve) => { emitter.on('x', async (event) => { resolve(event); }); });
  for (const x of xs) emitter.emit('x', x);
  return p;
}`,
      errors: [{ messageId: 'fires', line: 3 }],
    },
    {
      name: 'a list of disposals that nobody goes through',
      code: `export function waiter(page, event) {
  const disposables = [];
  const happened = new Promise((resolve) => {
    page.on(event, async (value) => { resolve(value); });
    disposables.push(() => page.off(event));
  });
  return { happened, disposables };
}`,
      errors: [{ messageId: 'fires', line: 4 }],
    },
    {
      name: 'on',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('message', resolve);
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.once('message', resolve);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'addListener',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.addListener('message', (m) => resolve(m));
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.once('message', (m) => resolve(m));
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'prepend',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.prependListener('message', (m) => resolve(m));
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.prependOnceListener('message', (m) => resolve(m));
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'optional',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee?.on?.('message', (m) => resolve?.(m));
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee?.once?.('message', (m) => resolve?.(m));
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'ael',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.addEventListener('click', resolve);
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.addEventListener('click', resolve, { once: true });
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'ael capture',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.addEventListener('click', resolve, true);
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.addEventListener('click', resolve, { capture: true, once: true });
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'ael once false',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.addEventListener('click', resolve, { once: false, passive: true });
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.addEventListener('click', resolve, { once: true, once: false, passive: true });
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'remove only elsewhere',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const h = (m) => { resolve(m); };
setTimeout(() => { ee.off('message', h); reject(new Error('late')); }, 5);
ee.on('message', h);
});`,
      errors: [
        {
          messageId: 'fires',
          line: 4,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const h = (m) => { resolve(m); };
setTimeout(() => { ee.off('message', h); reject(new Error('late')); }, 5);
ee.once('message', h);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'remove other event',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const h = (m) => { ee.off('other', h); resolve(m); };
ee.on('message', h);
});`,
      errors: [
        {
          messageId: 'fires',
          line: 3,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const h = (m) => { ee.off('other', h); resolve(m); };
ee.once('message', h);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'remove other handler',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const g = () => {};
const h = (m) => { ee.off('message', g); resolve(m); };
ee.on('message', h);
});`,
      errors: [
        {
          messageId: 'fires',
          line: 4,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const g = () => {};
const h = (m) => { ee.off('message', g); resolve(m); };
ee.once('message', h);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'removed only on the other branch',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const h = (m) => { if (m.end) { ee.off('message', h); return; } resolve(m); };
ee.on('message', h);
});`,
      errors: [{ messageId: 'fires', line: 3 }],
    },
    {
      name: 'interval',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
setInterval(() => { if (xs.ready) resolve(); }, 5);
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'interval clears another',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const u = setTimeout(xs, 5);
const t = setInterval(() => { if (xs.ready) { clearTimeout(u); resolve(); } }, 5);
});`,
      errors: [{ messageId: 'fires', line: 3 }],
    },
    {
      name: 'interval rejected without clear',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const t = setInterval(() => { if (xs.late) { reject(new Error('late')); return; } if (xs.ok) { clearInterval(t); resolve(); } }, 5);
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'interval direct',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
setInterval(resolve, 5);
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'window.setInterval',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
window.setInterval(() => resolve(), 5);
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'async interval',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
setInterval(async () => { if (await xs.ready()) resolve(); }, 5);
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'subscribe',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.subscribe((v) => resolve(v));
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'subscribe direct',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.subscribe(resolve);
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'subscribe next',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.subscribe({ next: (v) => resolve(v), error: reject });
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'subscribe pipe',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.pipe(filter(Boolean)).subscribe((v) => resolve(v));
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'forEach',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.forEach((x) => { if (x.ok) resolve(x); });
});`,
      errors: [{ messageId: 'iterates', line: 2 }],
    },
    {
      name: 'forEach direct',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.forEach(resolve);
});`,
      errors: [{ messageId: 'iterates', line: 2 }],
    },
    {
      name: 'map',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.map((x) => resolve(x));
});`,
      errors: [{ messageId: 'iterates', line: 2 }],
    },
    {
      name: 'filter',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.filter((x) => { resolve(x); return true; });
});`,
      errors: [{ messageId: 'iterates', line: 2 }],
    },
    {
      name: 'reduce',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.reduce((a, x) => { if (x.ok) resolve(x); return a; }, 0);
});`,
      errors: [{ messageId: 'iterates', line: 2 }],
    },
    {
      name: 'some that does not',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.some((x) => { if (x.ok) resolve(x); });
});`,
      errors: [{ messageId: 'iterates', line: 2 }],
    },
    {
      name: 'Array.from',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
Array.from(xs, (x) => resolve(x));
});`,
      errors: [{ messageId: 'iterates', line: 2 }],
    },
    {
      name: 'Object.keys forEach',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
Object.keys(xs).forEach((k) => { if (xs[k]) resolve(k); });
});`,
      errors: [{ messageId: 'iterates', line: 2 }],
    },
    {
      name: 'forEach on message',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.forEach((x) => x.on('message', resolve));
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
xs.forEach((x) => x.once('message', resolve));
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'counter >= on',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
let n = 0; ee.on('message', (m) => { n++; if (n >= 3) resolve(); });
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'withResolvers',
      code: `export function f(ee) { const d = Promise.withResolvers();
ee.on('message', (m) => d.resolve(m));
return d.promise; }`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export function f(ee) { const d = Promise.withResolvers();
ee.once('message', (m) => d.resolve(m));
return d.promise; }`,
            },
          ],
        },
      ],
    },
    {
      name: 'withResolvers destructured',
      code: `export function f(ee) { const { promise, resolve } = Promise.withResolvers();
ee.on('message', resolve);
return promise; }`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export function f(ee) { const { promise, resolve } = Promise.withResolvers();
ee.once('message', resolve);
return promise; }`,
            },
          ],
        },
      ],
    },
    {
      name: 'defer',
      code: `import pDefer from 'p-defer';
export function f(ee) { const d = pDefer();
ee.on('message', d.resolve);
return d.promise; }`,
      errors: [
        {
          messageId: 'fires',
          line: 3,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `import pDefer from 'p-defer';
export function f(ee) { const d = pDefer();
ee.once('message', d.resolve);
return d.promise; }`,
            },
          ],
        },
      ],
    },
    {
      name: 'class field',
      code: `class A { constructor(ws) { this.ready = new Promise((r) => { this.go = r; });
ws.on('message', () => this.go()); } }`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `class A { constructor(ws) { this.ready = new Promise((r) => { this.go = r; });
ws.once('message', () => this.go()); } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'source resolve',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(ee) { const s = new TaskCompletionSource(); ee.on('message', (m) => s.resolve(m)); return s.promise; }`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(ee) { const s = new TaskCompletionSource(); ee.once('message', (m) => s.resolve(m)); return s.promise; }`,
            },
          ],
        },
      ],
    },
    {
      name: 'timer inside on',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('message', () => setTimeout(resolve, 5));
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'then inside on',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('message', (m) => { m.load().then(resolve); });
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'observer',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
new MutationObserver(() => { if (xs.ok) resolve(); }).observe(ee);
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'method handler',
      code: `class A { wait() { return new Promise((resolve) => { this.done = resolve;
this.ws.on('message', (m) => { if (m.ok) resolve(m); }); }); } }`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'event const',
      code: `const EVENT = 'message';
export const f = (ee) => new Promise((resolve) => {
ee.on(EVENT, resolve); });`,
      errors: [
        {
          messageId: 'fires',
          line: 3,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `const EVENT = 'message';
export const f = (ee) => new Promise((resolve) => {
ee.once(EVENT, resolve); });`,
            },
          ],
        },
      ],
    },
    {
      name: 'event member',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on(Events.MessageCreate, resolve);
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.once(Events.MessageCreate, resolve);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'event param',
      code: 'export const waitFor = (ee, event) => new Promise((resolve) => ee.on(event, resolve));',
      errors: [
        {
          messageId: 'fires',
          line: 1,
          suggestions: [
            {
              messageId: 'useOnce',
              output: 'export const waitFor = (ee, event) => new Promise((resolve) => ee.once(event, resolve));',
            },
          ],
        },
      ],
    },
    {
      name: 'jquery',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
$(ee).on('click', resolve);
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
$(ee).one('click', resolve);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'extension event',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
chrome.runtime.onMessage.addListener((m) => resolve(m));
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'bind',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('message', resolve.bind(null, 1));
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.once('message', resolve.bind(null, 1));
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'alias',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const done = resolve;
ee.on('message', done);
});`,
      errors: [
        {
          messageId: 'fires',
          line: 3,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const done = resolve;
ee.once('message', done);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'wrapper',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const done = (m) => { xs.push(m); resolve(m); };
ee.on('message', done);
});`,
      errors: [
        {
          messageId: 'fires',
          line: 3,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
const done = (m) => { xs.push(m); resolve(m); };
ee.once('message', done);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'chained',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('end', resolve)
.on('message', resolve);
});`,
      errors: [
        {
          messageId: 'fires',
          line: 3,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('end', resolve)
.once('message', resolve);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'reject on msg',
      code: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.on('crash', (e) => reject(e));
});`,
      errors: [
        {
          messageId: 'fires',
          line: 2,
          suggestions: [
            {
              messageId: 'useOnce',
              output: `export const f = (ee, xs, ac) => new Promise((resolve, reject) => {
ee.once('crash', (e) => reject(e));
});`,
            },
          ],
        },
      ],
    },
  ],
});

javascriptRuleTester.run('no-multi-fire-settle in JavaScript', rule, {
  valid: ["module.exports = (ee) => new Promise((resolve) => { ee.once('message', resolve); });"],
  invalid: [
    {
      name: 'a handler that takes itself back on one branch alone',
      code: `export const f = (e) => new Promise((resolve, reject) => {
  e.on('state', function on(s) {
    if (s.ok) { e.off('state', on); resolve(s); } else { reject(s); }
  });
});`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'what it says of a listener',
      code: "module.exports = (ee) => new Promise((resolve) => {\nee.on('message', (m) => {\nif (m.ok) resolve(m); });\n});",
      errors: [
        { messageId: 'fires', line: 2, column: 1, data: { source: 'the event `message`', name: 'resolve', line: '3' } },
      ],
    },
    {
      name: 'what it says of an iteration',
      code: 'module.exports = (xs) => new Promise((resolve) => {\nxs.forEach(resolve);\n});',
      errors: [{ messageId: 'iterates', line: 2, data: { source: '`xs.forEach`', name: 'resolve', line: '2' } }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle in compiled code', rule, {
  valid: [
    'new Promise((resolve) => { const t = setInterval(() => { if (a) { (0, timers_1.clearInterval)(t); resolve(); } }, 5); });',
  ],
  invalid: [],
});

ruleTester.run('no-multi-fire-settle, a promise made by a function inside', rule, {
  valid: [
    {
      name: 'taken back in the reaction to the race that holds it',
      code: "export function wait(bus, ms) { let on = null; const got = () => new Promise((resolve) => { on = (e) => { if (e.ok) resolve(e); }; bus.on('message', on); }); return Promise.race([got(), later(ms)]).then((v) => { bus.off('message', on); return v; }); }",
    },
    {
      name: 'in `finally`',
      code: "export function wait(bus, ms) { let on = null; function got() { return new Promise((resolve) => { on = (e) => { if (e.ok) resolve(e); }; bus.on('message', on); }); } return Promise.race([later(ms), got()]).finally(() => bus.off('message', on)); }",
    },
    {
      name: 'behind the `await`',
      code: "export async function wait(bus) { let on; const got = () => new Promise((resolve) => { on = (e) => { if (e.ok) resolve(e); }; bus.on('message', on); }); try { return await got(); } finally { bus.off('message', on); } }",
    },
  ],
  invalid: [
    {
      name: 'another event is taken back',
      code: "export function wait(bus, ms) { let on = null; const got = () => new Promise((resolve) => { on = (e) => { if (e.ok) resolve(e); }; bus.on('message', on); }); return Promise.race([got(), later(ms)]).then((v) => { bus.off('close', on); return v; }); }",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'one of two callers takes it back',
      code: "export function wait(bus, ms, fast) { let on = null; const got = () => new Promise((resolve) => { on = (e) => { if (e.ok) resolve(e); }; bus.on('message', on); }); const slow = () => got(); if (fast) return slow(); return Promise.race([got(), later(ms)]).then((v) => { bus.off('message', on); return v; }); }",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'it is given away as well',
      code: "export function wait(bus, ms, keep) { let on = null; const got = () => new Promise((resolve) => { on = (e) => { if (e.ok) resolve(e); }; bus.on('message', on); }); keep(got); return Promise.race([got(), later(ms)]).then((v) => { bus.off('message', on); return v; }); }",
      errors: [{ messageId: 'fires' }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, events that must not come', rule, {
  valid: [
    {
      name: 'a test that fails at the first',
      code: `it('fails', () => new Promise((resolve, reject) => { subscription.once('error', resolve); subscription.on('message', () => { reject(new Error('Should not have been called.')); }); }));`,
    },
  ],
  invalid: [
    {
      name: 'a failure that may come',
      code: `it('fails', () => new Promise((resolve, reject) => { subscription.once('error', resolve); subscription.on('message', () => { reject(new Error('too early')); }); }));`,
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'outside of tests',
      code: `const run = () => new Promise((resolve, reject) => { subscription.once('error', resolve); subscription.on('message', () => { reject(new Error('Should not have been called.')); }); });`,
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, listeners that have other work', rule, {
  valid: [
    {
      name: 'it keeps state of the module up to date',
      code: "let session; export function open(source) { return new Promise((resolve) => { source.addEventListener('endpoint', (event) => { session = event.data; resolve(); }); }); }",
    },
    {
      name: 'it collects for others',
      code: "const output = []; export const ready = (child) => new Promise((resolve) => { child.stdout.on('data', (chunk) => { output.push(chunk); if (/ready/.test(chunk)) resolve(); }); });",
    },
    {
      name: 'a function of the module that does what each navigation needs',
      code: 'import Page from "./page"; let load; function onNavigated(event, frame) { Page.inject(frame.id); load.resolve(); } export function start() { load = new $.Deferred(); Page.on("frameNavigated", onNavigated); return load.promise(); }',
    },
  ],
  invalid: [
    {
      name: 'what it writes belongs to the wait',
      code: "export function first(child) { let output = ''; return new Promise((resolve) => { child.stdout.on('data', (chunk) => { output += chunk; if (output.includes('ready')) resolve(output); }); }); }",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'it forgets a timer',
      code: "let timer; export const wait = (bus) => new Promise((resolve) => { bus.on('message', (m) => { timer = undefined; if (m.ok) resolve(m); }); });",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'it only settles',
      code: 'let load; function onNavigated() { load.resolve(); } export function start() { load = new $.Deferred(); Page.on("frameNavigated", onNavigated); return load.promise(); }',
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, emitters of one test', rule, {
  valid: [
    "it('loads', () => new Promise((resolve) => { const source = new Source({ url }); source.on('change', () => { if (source.getState() === 'ready') resolve(); }); }));",
    "it('loads', async () => { const job = await makeJob(); return new Promise((resolve) => { job.on('progress', () => resolve()); job.report(1); }); });",
    "it('tells', async () => { const app = make().use('/x', creator); const service = app.service('x'); const told = new Promise((resolve) => { service.on('created', (data) => { if (data.ok) resolve(); }); }); await service.create(1); await told; });",
    "it('tells', () => new Promise((resolve) => { const control = new Control(); control.on('test-event', (e) => { assert.equal(e.target, control); resolve(); }); control.dispatchEvent('test-event'); }));",
    {
      name: 'a part of what a hook makes for each test',
      code: "let handle; beforeEach(() => { handle = new Repo().create(); }); it('tells', async () => { const part = handle.sub('a'); const told = new Promise((resolve) => { part.on('change', () => { resolve(); }); }); part.set(1); await told; });",
    },
    {
      name: 'a hook makes it for each test',
      code: "let agenda; beforeEach(() => { agenda = new Agenda(); }); it('runs', async () => { await new Promise((resolve) => { agenda.on('changed', resolve); }); });",
    },
    {
      name: 'or gets it ready with what it gives',
      code: "QUnit.module('map', { beforeEach() { layer = new Layer(); } }); let layer; QUnit.test('loads', () => new Promise((resolve) => { layer.getSource().on('change', resolve); }));",
    },
    {
      name: 'a field of the test',
      code: "QUnit.test('loads', function () { return new Promise((resolve) => { this.loader.segments.on('appending', resolve); }); });",
    },
    {
      name: 'what comes in pieces, of a child of its own',
      code: "it('runs', async () => { const child = spawn('x'); await new Promise((resolve) => { child.on('message', resolve); }); });",
    },
    {
      name: 'a subscription',
      code: "it('tells', async () => { const client = new Client(); const channel = client.channels.get('x'); const told = new Promise((resolve) => { channel.subscribe((message) => resolve(message)); }); await channel.publish(1); await told; });",
    },
    {
      name: 'what a callback in the test is given',
      code: "it('tells', () => new Promise((resolve) => { server.on('connection', (socket) => { socket.on('message', (text) => { expect(text).toBe('x'); resolve(); }); }); }));",
    },
    {
      name: 'one case of a table',
      code: "describe('x', () => { const cases = [{ title: 'tells', action: async ({ counter }) => { const told = new Promise((resolve) => counter.subscribe(() => resolve())); await counter.increment(); await told; } }]; cases.forEach(({ title, action }) => it(title, () => action(make()))); });",
    },
    {
      name: 'what the test makes anew',
      code: "describe('x', () => { let map; it('tells', () => new Promise((resolve) => { map = new OlMap(); map.on('change:size', () => resolve()); })); });",
    },
    {
      name: 'what a library keeps in `this` of the test',
      code: "it('tells', async function () { const client = this.test.helper.makeClient(); await new Promise((resolve) => { client.channel.subscribe(resolve); }); });",
    },
    {
      name: 'a test for each row',
      code: "it.each(rows)('tells %s', async (row) => { const client = new Client(row); await new Promise((resolve) => { client.on('told', resolve); }); });",
    },
    {
      name: 'a case that a harness runs with what it has made for it',
      code: "import { test } from 'vitest'; integrationTest('tells', { body: async (t, node) => { const told = new Promise((resolve) => { node.on('added', (value) => { if (value === 1) resolve(); }); }); await node.add(1); await told; } });",
    },
    {
      name: 'what a function of a whole module has made for the test',
      code: "import * as util from './util.ts'; it('tells', async () => { const { peers } = util.startPeers(); await new Promise((resolve) => { peers[0].events.on('added', resolve); }); });",
    },
    {
      name: 'what a harness gives that is a module',
      code: "const helper = require('test-helper'); it('tells', async () => { await helper.load(flow); const node = helper.getNode('n1'); await new Promise((resolve) => { node.on('input', resolve); }); });",
    },
    {
      name: 'a message that the own process is waited for with',
      code: "function start(file) { return new Promise((resolve) => { const child = fork(file); child.on('message', (message) => { if (message.port) resolve(message.port); else console.log(message); }); }); }",
    },
    {
      name: 'a message of the own process, which a variable of all holds',
      code: "let child; async function start(file) { if (child) return; child = fork(file); child.on('exit', () => { child = null; }); return new Promise((resolve) => { child.on('message', (message) => { if (message.type === 'ready') resolve(); }); }); }",
    },
    {
      name: 'a message of the own socket, with the promise beside it',
      code: "async function profile(url) { const ws = new WebSocket(url); const done = new Promise((resolve) => { ws.addEventListener('message', (event) => { const { method, result } = JSON.parse(event.data); if (method === 'stop') resolve(result); }); }); ws.send('stop'); return done; }",
    },
    {
      name: 'an event of the own emitter of which nobody knows how often it comes',
      code: "const ask = (options) => new Promise((resolve, reject) => { const prompt = new Prompt(options); prompt.on('submit', (value) => resolve(value)); prompt.on('abort', reject); });",
    },
    {
      name: 'an event of the last stream of a chain that is made here',
      code: "const check = (file) => new Promise((resolve) => { createReadStream(file).pipe(new PNG()).on('parsed', () => resolve(true)); });",
    },
    {
      name: 'what a factory of a module has made for the test',
      code: "it('tells', async () => { const broker = await Broker.createBroker(); await new Promise((resolve) => { broker.queue.on('added', resolve); }); });",
    },
    {
      name: 'what a class has made for the test',
      code: "it('tells', async () => { const item = Item.create(options); await new Promise((resolve) => { item.on('told', resolve); }); });",
    },
    {
      name: 'what a static method has made for the test',
      code: "it('tells', async () => { const client = await Client.fromRoot(root); await new Promise((resolve) => { client.emitter.on('head', (head) => { if (head > 1) resolve(); }); }); });",
    },
    {
      name: 'a helper in the test that listens to what the test has',
      code: "it('tells', async () => { const session = await client.createSession(); const restored = async () => await new Promise((resolve) => { session.on('restored', () => { resolve(); }); }); await restored(); });",
    },
    {
      name: 'what the function has that a wrapper makes the test of',
      code: "describe('x', () => { it('tells', withApp({}, async (app) => { await new Promise((resolve) => app.api.listen.on('message', resolve)); })); });",
    },
    {
      name: 'what a helper of the file is given by each test, which has made it',
      code: "import { it } from 'vitest'; function event(target, name) { return new Promise((resolve) => { target.addEventListener(name, () => resolve()); }); } describe('x', () => { it('loads', async () => { const frame = document.createElement('iframe'); await event(frame, 'told'); }); let client; beforeEach(() => { client = new Client(); }); it('tells', async () => { const told = event(client, 'told'); client.tell(); await told; }); });",
    },
    {
      name: 'what a helper makes anew before it listens',
      code: "describe('x', () => { let app; const start = () => new Promise((resolve) => { app = createApp(); app.on('started', resolve); app.start(); }); beforeEach(start); });",
    },
    {
      name: 'a test of Jasmine that is left out',
      code: "xdescribe('x', () => { let app; function start() { return new Promise((resolve) => { app = createApp(); app.on('started', resolve); app.start(); }); } fit('starts', () => start()); });",
    },
    {
      name: 'an asynchronous test of QUnit',
      code: "asyncTest('focus', function () { var input = document.createElement('input'); new Promise(function (resolve) { input.addEventListener('focus', function (e) { if (e.relatedTarget) resolve(); }); }).then(start); });",
    },
    'export const paths = (dir) => new Promise((resolve, reject) => { const walker = walk(dir); walker.on("errors", () => { reject(new Error("failed")); }); walker.on("end", () => resolve()); });',
  ],
  invalid: [
    {
      name: 'a message of a process that may have been there',
      code: "let child; async function start(file) { if (!child) { child = fork(file); } return new Promise((resolve) => { child.on('message', (message) => { if (message.type === 'ready') resolve(); }); }); }",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'an emitter of all tests',
      code: "let agenda; before(() => { agenda = new Agenda(); }); it('runs', async () => { await new Promise((resolve) => { agenda.on('changed', resolve); }); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'one that is given out',
      code: "it('runs', async () => { const agenda = new Agenda(); shared.agenda = agenda; await new Promise((resolve) => { agenda.on('changed', resolve); }); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'what is there already',
      code: "it('runs', async () => { const node = helper.getNode('n'); await new Promise((resolve) => { node.on('input', resolve); }); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'what all tests of a block share',
      code: "describe('x', () => { const core = new Core(); it('tells', () => new Promise((resolve) => { core.on('all-made', resolve); })); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'a helper that one test gives what all share',
      code: "import { it } from 'vitest'; const event = (target, name) => new Promise((resolve) => { target.addEventListener(name, () => resolve()); }); it('loads', async () => { const frame = document.createElement('iframe'); await event(frame, 'told'); }); it('tells', () => event(window, 'told'));",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'a helper that other files have, too',
      code: "import { it } from 'vitest'; export const event = (target, name) => new Promise((resolve) => { target.addEventListener(name, () => resolve()); }); it('loads', async () => { const frame = document.createElement('iframe'); await event(frame, 'told'); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'what a wrapper gives that is around many tests',
      code: "describe('x', withApp({}, (app) => { it('tells', () => new Promise((resolve) => { app.on('message', resolve); })); }));",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'a helper, which may be called again for the same emitter',
      code: "describe('x', () => { it('tells', async () => { await nextMessage(socket); }); function nextMessage(socket) { return new Promise((resolve) => { socket.on('message', resolve); }); } });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'a helper that finds the emitter',
      code: "it('tells', async () => { const switched = (room, sid) => { const track = room.tracks.find((each) => each.sid === sid); return new Promise((resolve) => { track.on('updated', () => { if (track.isOff) resolve(); }); }); }; await switched(room, 1); await switched(room, 1); });",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'helpers that a call gives back',
      code: "import { test } from 'vitest'; export const helpers = extend({ async next(node) { return new Promise((resolve) => { node.on('added', resolve); }); } });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'a helper in the test that is given the emitter',
      code: "it('tells', async () => { const restored = async (session) => await new Promise((resolve) => { session.on('restored', () => { resolve(); }); }); await restored(shared); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'a helper in the test that listens to what all tests share',
      code: "const bus = new Bus(); it('tells', async () => { const told = async () => await new Promise((resolve) => { bus.on('told', () => { resolve(); }); }); await told(); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'the one object of a class',
      code: "it('tells', async () => { const client = await Client.sharedInstance(); await new Promise((resolve) => { client.emitter.on('head', (head) => { if (head > 1) resolve(); }); }); });",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'what a registry gives',
      code: "it('tells', async () => { const item = Item.get('a'); await new Promise((resolve) => { item.on('told', resolve); }); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'an interval goes on in a test as well',
      code: "it('waits', () => new Promise((resolve) => { setInterval(() => { if (done()) resolve(); }, 50); }));",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'no test',
      code: "export const load = () => new Promise((resolve) => { const source = new Source(); source.on('change', () => { if (source.ready) resolve(); }); });",
      errors: [{ messageId: 'fires' }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, disposed once the promise is settled', rule, {
  valid: [
    'class State { done = createDeferred(); constructor() { this.watch(); this.done.promise.finally(() => this.dispose()); } dispose() { this.held.dispose(); } watch() { const timer = setInterval(async () => { if (await read()) this.done.resolve(); }, 100); this.held = { dispose: () => clearInterval(timer) }; } }',
  ],
  invalid: [
    {
      code: 'class State { done = createDeferred(); constructor() { this.watch(); this.done.promise.finally(() => this.dispose()); } dispose() { this.held.dispose(); } watch() { const timer = setInterval(async () => { if (await read()) this.done.resolve(); }, 100); this.held = { dispose: () => log(timer) }; } }',
      errors: [{ messageId: 'fires' }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, what only looks like a guard or a removal', rule, {
  valid: [
    {
      name: 'the state of the source itself',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export function f(ee) { const s = new TaskCompletionSource(); ee.on("message", (m) => { if (s.status === "pending") s.setResult(m); }); return s.promise; }',
    },
    {
      name: 'the last of a list',
      code: 'export const all = (list) => new Promise((resolve) => { list.forEach((each, index) => { send(each); if (index === list.length - 1) resolve(); }); });',
    },
    {
      name: 'a named function that takes itself back',
      code: 'export const open = (bus) => new Promise((resolve) => { bus.on("frame", function onFrame(frame) { bus.off("frame", onFrame); resolve(frame); }); });',
    },
  ],
  invalid: [
    {
      name: 'the state that an event tells of',
      code: 'export const done = (job) => new Promise((resolve, reject) => { const onProgress = (progress) => { if (progress.state === "failed") { job.off("progress", onProgress); reject(new Error(progress.error)); return; } if (progress.state === "done") resolve(); }; job.on("progress", onProgress); });',
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'the status of what is polled',
      code: 'export const done = (job, ms) => new Promise((resolve, reject) => { const poll = setInterval(() => { if (job.status() === "done") { clearTimeout(limit); resolve(); } }, 250); const limit = setTimeout(() => { clearInterval(poll); reject(new Error("late")); }, ms); });',
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'the second parameter of a listener',
      code: 'export const open = (bus, name) => new Promise((resolve) => { bus.on("state", (channel, state) => { if (channel === name && state === "open") resolve(); }); });',
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'another function is taken back',
      code: 'export const ask = (socket, self) => new Promise((resolve) => { socket.on("frame", (frame) => { socket.removeListener("frame", self.onReply); resolve(frame); }); });',
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'each element may reject',
      code: 'export const check = (entries, done) => new Promise((resolve, reject) => { entries.forEach((entry) => { if (entry.isAbsolute) reject(new Error(entry.name)); }); done(resolve); });',
      errors: [{ messageId: 'iterates' }],
    },
    {
      name: 'a source that is only tried',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export function f(ee) { const s = new TaskCompletionSource(); ee.on("message", (m) => s.trySetResult(m)); return s.promise; }',
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, lists of what to undo and listeners that stay', rule, {
  valid: [
    {
      name: 'a function goes through the list',
      code: 'const wait = (provider, hash) => new Promise((resolve) => { const undo = []; const cancel = () => { undo.forEach((each) => each()); }; const onMined = async (receipt) => { if (await receipt.isFinal()) { cancel(); resolve(receipt); } }; undo.push(() => { provider.off(hash, onMined); }); provider.on(hash, onMined); });',
    },
    {
      name: 'in a loop',
      code: "const wait = (bus) => new Promise((resolve) => { const undo = new Set(); const onDone = (value) => { for (const each of undo) each(); resolve(value); }; undo.add(() => bus.off('changed', onDone)); bus.on('changed', onDone); });",
    },
    {
      name: 'a listener of an object that tells others too',
      code: "export class Page { #ready = new Deferred(); start(container) { container.addEventListener('controllerchange', this.#onChange); } #onChange = (event) => { this.dispatchEvent(new ChangeEvent(event)); if (!this.external) this.#ready.resolve(this.worker); }; }",
    },
    {
      name: 'a listener of an object that counts',
      code: "export class Page { #ready = new Deferred(); #count = 0; start(registration) { registration.addEventListener('updatefound', this.#onUpdate); } #onUpdate = () => { if (this.#count > 0) return; this.#ready.resolve(this.worker); ++this.#count; }; }",
    },
  ],
  invalid: [
    {
      name: 'a list of what takes something else back',
      code: "const wait = (bus) => new Promise((resolve) => { const undo = []; const onDone = (value) => { undo.forEach((each) => each()); resolve(value); }; undo.push(() => bus.off('other', onOther)); bus.on('changed', onDone); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'a list that nothing goes through',
      code: "const wait = (bus) => new Promise((resolve) => { const undo = []; const onDone = (value) => { resolve(value); }; undo.push(() => bus.off('changed', onDone)); bus.on('changed', onDone); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'a listener of an object that only settles',
      code: "export class Page { #ready = new Deferred(); start(container) { container.addEventListener('controllerchange', this.#onChange); } #onChange = (event) => { this.#ready.resolve(event.detail); }; }",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, intervals of a module', rule, {
  valid: [
    `import shim from './shim'; export const idle = (all) => new Promise((resolve) => { const id = shim.setInterval(() => { if (all.areDone()) { shim.clearInterval(id); resolve(); } }, 100); });`,
    // Whoever gives the timers may see to them.
    `export const idle = (context, all) => new Promise((resolve) => { context.setInterval(() => { if (all.areDone()) resolve(); }, 100); });`,
  ],
  invalid: [
    {
      code: `import shim from './shim'; export const idle = (all) => new Promise((resolve) => { shim.setInterval(() => { if (all.areDone()) resolve(); }, 100); });`,
      errors: [{ messageId: 'fires', data: { source: 'the interval', name: 'resolve', line: '1' } }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, deferreds of jQuery and recorders', rule, {
  valid: [
    {
      name: 'taken back in `always`',
      code: "function saved(page) { const deferred = new $.Deferred(); page.on('loadEventFired', deferred.resolve); deferred.always(function () { page.off('loadEventFired', deferred.resolve); }); return deferred.promise(); }",
    },
    {
      name: 'by a function with a name',
      code: "function moved(target) { const result = new $.Deferred(); function finish(e) { if (e.target === target[0]) result.resolve(); } function cleanup() { target.off('transitionend', finish); } target.on('transitionend', finish); return withTimeout(result.promise(), 100).done(cleanup); }",
    },
    {
      name: 'a recording ends once',
      code: "class Audio { stop() { return new Promise((resolve) => { this.recorder.addEventListener('stop', () => { resolve(); }); this.recorder.stop(); }); } }",
    },
  ],
  invalid: [
    {
      name: 'a function that is given to something else',
      code: "function moved(target, menu) { const result = new $.Deferred(); function finish(e) { if (e.target === target[0]) result.resolve(); } function cleanup() { target.off('transitionend', finish); } target.on('transitionend', finish); menu.add(cleanup); return result.promise(); }",
      errors: [{ messageId: 'fires' }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, events by one name or another', rule, {
  valid: [
    {
      name: 'both happen once',
      code: `const end = (child, late) => new Promise((resolve) => { const event = late ? 'close' : 'exit'; child.on(event, (code) => { if (code === 0) resolve(); }); });`,
    },
    {
      name: 'a part of what the test makes',
      code: `test('tells', async () => { const [client, server] = Object.values(new SocketPair());
const told = new Promise((resolve) => { server.addEventListener('message', resolve); }); client.send('hello'); await told; });`,
    },
  ],
  invalid: [
    {
      name: 'one of them again and again',
      code: `const end = (child, late) => new Promise((resolve) => { const event = late ? 'close' : 'message'; child.on(event, (code) => { if (code === 0) resolve(); }); });`,
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'a part of what all tests share',
      code: `const pair = new SocketPair();
test('tells', async () => { const [client, server] = Object.values(pair);
const told = new Promise((resolve) => { server.addEventListener('message', resolve); }); client.send('hello'); await told; });`,
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, emitters in the manner of the DOM', rule, {
  valid: [
    {
      name: 'a worker that begins to run',
      code: "export const begun = (pool) => new Promise((resolve) => { pool.worker.on('online', () => { resolve(); }); });",
    },
    {
      name: 'a listener that is taken back when it has run',
      code: 'export const settled = (it) => new Promise((resolve) => { it.changes.addListener(() => { resolve(); }, { once: true }); });',
    },
    {
      name: 'one for an event by its name',
      code: "export const shown = (bus) => new Promise((resolve) => { bus.on('shown', resolve, { once: true }); });",
    },
    {
      name: 'the namespace behind the event of an element',
      code: `export const viewer = (url) => new Promise((resolve, reject) => { d3_select('head').selectAll('#viewer').data([0]).enter()
.append('script').attr('src', url).on('load.viewer', resolve).on('error.viewer', function () { reject(); }); });`,
    },
    {
      name: 'the same of jQuery, by a name',
      code: "export const image = (url) => new Promise((resolve) => { const img = $('<img>'); img.on('load.gallery', () => resolve(img)); });",
    },
  ],
  invalid: [
    {
      name: 'a machine that comes back',
      code: "export const back = (net) => new Promise((resolve) => { net.on('online', resolve); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'a listener that stays',
      code: 'export const settled = (it) => new Promise((resolve) => { it.changes.addListener(() => { resolve(); }, { once: false }); });',
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'what the listener is called on',
      code: "export const shown = (bus) => new Promise((resolve) => { bus.on('shown', resolve, this); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'an event of an element that comes again',
      code: "export const picked = () => new Promise((resolve) => { d3.select('#map').on('click.picker', resolve); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
    {
      name: 'the part of a name that no element has',
      code: "export const first = (queue) => new Promise((resolve) => { queue.on('load.job', resolve); });",
      errors: [{ messageId: 'fires', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, output that is shown', rule, {
  valid: [
    {
      name: 'a listener that passes on what a process writes',
      code: "class Daemon { start(file) { return new Promise((resolve, reject) => { const child = spawn(file); child.stderr.on('data', (data) => { const text = data.toString(); this.onData(text); if (text.includes('fatal')) resolve(text); }); }); } }",
    },
    {
      name: 'a listener that writes it into a channel of the file',
      code: "import { channel } from './channel'; export const ready = (child) => new Promise((resolve) => { child.stdout.on('data', (data) => { const text = String(data); channel().append(text); if (text.includes('ready')) resolve(); }); });",
    },
    {
      name: 'what a process writes is to be seen as long as it runs',
      code: `export const ready = (child) => new Promise((resolve) => { child.stdout.on('data', (chunk) => { process.stdout.write(chunk);
if (/ready/.test(chunk)) resolve(); }); });`,
    },
    {
      name: 'line by line',
      code: `export const ready = (child) => new Promise((resolve) => { child.stderr.on('data', (chunk) => { if (/ready/.test(chunk)) resolve();
String(chunk).split('\\n').forEach((line) => console.log(line)); }); });`,
    },
  ],
  invalid: [
    {
      name: 'what is kept for the wait alone',
      code: "export const ready = (child) => new Promise((resolve) => { const lines = []; child.stdout.on('data', (data) => { lines.push(data); if (lines.join('').includes('ready')) resolve(); }); });",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'what is asked of something else about it',
      code: "class Daemon { ready(child) { return new Promise((resolve) => { child.stdout.on('data', (data) => { if (this.isReady(data)) resolve(); }); }); } }",
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'a note that has nothing to do with what came',
      code: `export const ready = (child) => new Promise((resolve) => { child.stdout.on('data', (chunk) => { console.log('got output');
if (/ready/.test(chunk)) resolve(); }); });`,
      errors: [{ messageId: 'fires' }],
    },
    {
      name: 'what is no output of a process',
      code: `export const ready = (bus) => new Promise((resolve) => { bus.on('data', (chunk) => { console.log(chunk);
if (/ready/.test(chunk)) resolve(); }); });`,
      errors: [{ messageId: 'fires' }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, an observer by its name', rule, {
  valid: [
    {
      name: 'that ends its subscription',
      code: 'export const above = (limit) => new Promise((resolve) => { const observer = { next(value) { if (value > limit) { subscription.unsubscribe(); resolve(value); } } }; const subscription = prices.subscribe(observer); });',
    },
    {
      name: 'for a source of one value',
      code: 'export const first = () => new Promise((resolve) => { const observer = { next(value) { resolve(value); } }; prices.pipe(take(1)).subscribe(observer); });',
    },
    {
      name: 'that settles at the end',
      code: 'export const last = () => new Promise((resolve) => { let seen; const observer = { next(value) { seen = value; }, complete() { resolve(seen); } }; prices.subscribe(observer); });',
    },
    {
      name: 'that is given to somebody else',
      code: 'export const first = () => new Promise((resolve) => { const observer = { next(value) { resolve(value); } }; prices.takeOne(observer); });',
    },
  ],
  invalid: [
    {
      name: 'of a constant',
      code: `export const first = (limit) => new Promise((resolve, reject) => { const observer = { next: (value) => { if (value > limit) resolve(value); }, error: reject };
levels.subscribe(observer); });`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'of a function of the file',
      code: `const observe = (found) => ({ next(value) { if (value.isNew) found(value); } });
export const first = () => new Promise((resolve) => {
levels.subscribe(observe(resolve)); });`,
      errors: [{ messageId: 'fires', line: 3 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, a listener of a helper around what it is given', rule, {
  valid: [
    {
      name: 'once',
      code: "function listen(target, run) { target.addEventListener('message', (event) => run(event.data), { once: true }); } export const reply = (port) => new Promise((resolve) => { listen(port, (data) => { resolve(data); }); });",
    },
    {
      name: 'that it takes back itself',
      code: "function listen(target, run) { const hear = (event) => { target.off('data', hear); run(event.data); }; target.on('data', hear); } export const reply = (port) => new Promise((resolve) => { listen(port, (data) => { resolve(data); }); });",
    },
    {
      name: 'behind a guard of its own',
      code: "function listen(target, run) { let isDone = false; target.on('data', (event) => { if (isDone) return; isDone = true; run(event); }); } export const reply = (port) => new Promise((resolve) => { listen(port, (data) => resolve(data)); });",
    },
    {
      name: 'that the caller takes back with what it gives',
      code: "function listen(target, run) { const hear = (event) => run(event.data); target.on('data', hear); return () => target.off('data', hear); } export const reply = (port) => new Promise((resolve) => { const stop = listen(port, (data) => { stop(); resolve(data); }); });",
    },
    {
      name: 'of what the caller ends',
      code: "function listen(target, run) { target.on('data', (event) => run(event.data)); } export const reply = (port) => new Promise((resolve) => { listen(port, (data) => { port.close(); resolve(data); }); });",
    },
    {
      name: 'for what its caller says',
      code: 'class Bus { on(event, run) { super.on(event, (...args) => run(...args)); } first() { return new Promise((resolve) => { this.on("end", (value) => { resolve(value); }); }); } }',
    },
  ],
  invalid: [
    {
      name: 'written where it is given',
      code: `const hear = (socket, run) => { socket.on('message', (raw) => run(JSON.parse(raw))); };
export const answer = (socket, id) => new Promise((resolve) => {
hear(socket, (message) => { if (message.id === id) resolve(message); }); });`,
      errors: [{ messageId: 'fires', line: 3 }],
    },
    {
      name: 'that has a name, and what it gives is left',
      code: `class Panel { #watch(run) { const hear = (event) => { run(event.detail); }; this.bus.addEventListener('change', hear); return () => this.bus.removeEventListener('change', hear); }
next() { return new Promise((resolve) => { const settle = (detail) => resolve(detail);
this.#watch(settle); }); } }`,
      errors: [{ messageId: 'fires', line: 3 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, listeners of the page', rule, {
  valid: [
    'export async function ask() { const hear = () => {}; const frame = window.open("/ask"); try { await new Promise((resolve) => { const hear = (event) => { window.removeEventListener("message", hear); resolve(event.data); }; window.addEventListener("message", hear); }); } finally { frame.close(); } }',
    'export const ask = (port) => new Promise((resolve) => { const channel = port.channel; port.on("message", (event) => { channel.close(); resolve(event); }); });',
  ],
  invalid: [
    {
      name: 'a window that it has opened is closed',
      code: `export async function ask() { const frame = window.open('/ask'); try { return await new Promise((resolve) => {
window.addEventListener('message', (event) => { if (event.source === frame) resolve(event.data); }); }); } finally { frame.close(); } }`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'an element is removed',
      code: `export const pick = () => new Promise((resolve) => { const box = document.createElement('div');
document.addEventListener('click', (event) => { if (box.contains(event.target)) { box.remove(); resolve(event.target); } }); });`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, a helper that registers for the event it is told', rule, {
  valid: [
    {
      name: 'which comes once',
      code: "class Link { #on(event, run) { this.socket.on(event, run); } closed() { return new Promise((resolve) => { this.#on('close', () => resolve()); }); } }",
    },
    {
      name: 'it listens once',
      code: "class Link { #next(event, run) { this.socket.once(event, run); } hello() { return new Promise((resolve) => { this.#next('data', (text) => resolve(text)); }); } }",
    },
    {
      name: 'it is taken back',
      code: "class Link { #hear(event, run) { this.socket.on(event, run); } hello() { return new Promise((resolve) => { const take = (text) => { this.socket.off('data', take); resolve(text); }; this.#hear('data', take); }); } }",
    },
    {
      name: 'it gives a way back, which is taken',
      code: "class Link { #hear(event, run) { this.socket.on(event, run); return () => this.socket.off(event, run); } hello() { return new Promise((resolve) => { const stop = this.#hear('data', (text) => { stop(); resolve(text); }); }); } }",
    },
  ],
  invalid: [
    {
      name: 'a private method',
      code: `class Scale { #hear(event, run) { this.port.on(event, run); }
steady() { return new Promise((resolve) => {
this.#hear('weight', (grams) => { if (grams > 0) resolve(grams); }); }); } }`,
      errors: [{ messageId: 'fires', line: 3 }],
    },
    {
      name: 'a function that is given the target',
      code: `function hear(target, type, run) { target.addEventListener(type, run); }
const pick = (list) => new Promise((resolve) => {
hear(list, 'click', ({ target }) => resolve(target.id)); });`,
      errors: [{ messageId: 'fires', line: 3 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, a table of what settles', rule, {
  valid: [
    {
      name: 'for an event that comes once',
      code: "const ended = (child) => new Promise((resolve) => { const ends = { ok: () => resolve(true) }; child.once('exit', () => ends.ok()); });",
    },
    {
      name: 'by a listener that takes itself back',
      code: "const key = (box) => new Promise((resolve) => { const keys = { Enter: () => resolve(true) }; const hear = (event) => { box.removeEventListener('keydown', hear); keys[event.key]?.(); }; box.addEventListener('keydown', hear); });",
    },
  ],
  invalid: [
    {
      name: 'asked by a key',
      code: `const answer = (box) => new Promise((resolve) => { const keys = { y: () => resolve(true), n: () => resolve(false) };
box.addEventListener('keydown', (event) => { keys[event.key]?.(); }); });`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
    {
      name: 'asked by a name',
      code: `const reply = (bus) => new Promise((resolve) => { const kinds = { done(value) { resolve(value); } };
bus.on('reply', (message) => { if (message.isLast) kinds.done(message.value); }); });`,
      errors: [{ messageId: 'fires', line: 2 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, helpers that take back what they were given', rule, {
  valid: [
    {
      name: 'once the source is completed',
      code: `export function exitOf(child) { const source = new TaskCompletionSource();
const listen = (name, listener) => { child.on(name, listener); source.onCompleted(() => child.off(name, listener)); };
listen('told', (value) => source.trySetResult(value)); return source.promise; }`,
    },
    {
      name: 'for one event',
      code: `export function exitOf(child) { const source = new TaskCompletionSource();
const listen = (listener) => { child.on('told', listener); source.onCompleted(() => { child.removeListener('told', listener); }); };
listen((value) => source.trySetResult(value)); return source.promise; }`,
    },
  ],
  invalid: [
    {
      name: 'where they give back what does, and nobody takes it',
      code: `export function exitOf(child) { const source = new TaskCompletionSource();
const listen = (name, listener) => { child.on(name, listener); return () => child.off(name, listener); };
listen('told', (value) => source.trySetResult(value)); return source.promise; }`,
      errors: 1,
    },
    {
      name: 'something else',
      code: `export function exitOf(child, other) { const source = new TaskCompletionSource();
const listen = (name, listener) => { child.on(name, listener); source.onCompleted(() => child.off(name, other)); };
listen('told', (value) => source.trySetResult(value)); return source.promise; }`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-multi-fire-settle, tables of handlers', rule, {
  valid: [
    {
      name: 'the events of the table come once',
      code: `export const finished = (job) => new Promise((resolve, reject) => {
  const handlers = { close: () => resolve(), error: (problem) => reject(problem) };
  for (const [event, handler] of Object.entries(handlers)) job.on(event, handler);
});`,
    },
    {
      name: 'what settles is not what comes again and again',
      code: `export const output = (child) => new Promise((resolve) => {
  const parts = [];
  const hear = { data(part) { parts.push(part); }, end() { resolve(parts.join('')); } };
  Object.entries(hear).forEach(([event, fn]) => child.on(event, fn));
});`,
    },
    {
      name: 'the table is taken back as it settles',
      code: `export const firstKey = (screen) => new Promise((resolve) => {
  const keys = { keypress(key) { for (const [event, fn] of Object.entries(keys)) screen.off(event, fn); resolve(key); } };
  for (const [event, fn] of Object.entries(keys)) screen.on(event, fn);
});`,
    },
  ],
  invalid: [
    {
      name: 'pairs that are gone through by a callback',
      code: `export const state = (device) => new Promise((resolve) => {
  const listeners = { change: (value) => { resolve(value); } };
  Object.entries(listeners).forEach(([event, listener]) => device.on(event, listener));
});`,
      errors: [{ messageId: 'fires', line: 3, suggestions: 1 }],
    },
    {
      name: 'a table that is looked into by the names of its own',
      code: `export const line = (modem) => new Promise((resolve) => {
  const table = { data(text) { resolve(text); }, close() { log('closed'); } };
  for (const event of Object.keys(table)) modem.addListener(event, table[event]);
});`,
      errors: [{ messageId: 'fires', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, functions that are made where they are given', rule, {
  valid: [
    {
      name: 'a bound function that is kept to be taken back',
      code: `export class Ask {
  constructor(line) { this.line = line; }
  word() { return new Promise((resolve) => { const hear = this.hear.bind(this, resolve); this.stop = () => this.line.off('word', hear); this.line.on('word', hear); }); }
  hear(resolve, word) { this.stop(); resolve(word); }
}`,
    },
    {
      name: 'all listeners of the event are taken back',
      code: `const taking = (bus, settle) => (value) => { bus.removeAllListeners('value'); settle(value); };
export const next = (bus) => new Promise((resolve) => { bus.on('value', taking(bus, resolve)); });`,
    },
  ],
  invalid: [
    {
      name: 'bound once more to be taken back',
      code: `export class Ask {
  constructor(line) { this.line = line; }
  word() { return new Promise((resolve) => { this.line.on('word', this.hear.bind(this, resolve)); }); }
  hear(resolve, word) { this.line.off('word', this.hear.bind(this, resolve)); resolve(word); }
}`,
      errors: [{ messageId: 'fires', line: 3, suggestions: 1 }],
    },
    {
      name: 'made once more to be taken back',
      code: `const taking = (bus, settle) => (value) => { bus.off('value', taking(bus, settle)); settle(value); };
export const next = (bus) => new Promise((resolve) => { bus.on('value', taking(bus, resolve)); });`,
      errors: [{ messageId: 'fires', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-multi-fire-settle, subscriptions to a topic', rule, {
  valid: [
    {
      name: 'that the handler takes back',
      code: `export const saved = (bus) => new Promise((resolve) => { const handler = () => { bus.unsubscribe('saved', handler); resolve(); }; bus.subscribe('saved', handler); });`,
    },
    {
      name: 'that it takes back from all topics',
      code: `export const saved = (bus) => new Promise((resolve) => { const handler = () => { bus.unsubscribe(handler); resolve(); }; bus.subscribe('saved', handler); });`,
    },
  ],
  invalid: [
    {
      name: 'of which another one is taken back',
      code: `export const saved = (bus) => new Promise((resolve) => { const handler = () => { bus.unsubscribe('opened', handler); resolve(); }; bus.subscribe('saved', handler); });`,
      errors: 1,
    },
    {
      name: 'that stay',
      code: `export const saved = (bus) => new Promise((resolve) => { const handler = () => { resolve(); }; bus.subscribe('saved', handler); });`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-multi-fire-settle, what arguments say of a call', rule, {
  valid: [
    {
      name: 'a request of a client that is named as a method of texts',
      code: `export const store = (cache, key, value) => new Promise((resolve) => { cache.replace(key, value, 10, (error) => { resolve(error); }); });`,
    },
    {
      name: 'a request without a time',
      code: `export const store = (cache, entry) => new Promise((resolve) => { cache.replace(entry, 10, () => resolve()); });`,
    },
    {
      name: 'all listeners of an object are taken back as it settles',
      code: `export class Bench { run(port) { return new Promise((resolve) => { port.stream.on('message', (message) => {
  if (message.type === 'done') { resolve(message.frames); port.stream.off('message', null, this); }
  this.emit('result', message); }); }); } }`,
    },
    {
      name: 'an event that each call in the file says comes once',
      code: `class Processes { spawnUntil(command, event) { return new Promise((resolve) => { this.spawn(command).on(event, (code) => { resolve(code); }); }); }
run(command) { return this.spawnUntil(command, 'close'); }
stop(command) { return this.spawnUntil(command, 'exit'); } }`,
    },
  ],
  invalid: [
    {
      name: 'a text that is replaced',
      code: `export const last = (text) => new Promise((resolve) => { text.replace(/a/g, (each) => { resolve(each); return ''; }); });`,
      errors: 1,
    },
    {
      name: 'all listeners of another event are taken back',
      code: `export class Bench { run(port) { return new Promise((resolve) => { port.stream.on('message', (message) => {
  if (message.type === 'done') { resolve(message.frames); port.stream.off('progress', null, this); }
  this.emit('result', message); }); }); } }`,
      errors: 1,
    },
    {
      name: 'an event that one of the calls says comes again',
      code: `class Processes { spawnUntil(command, event) { return new Promise((resolve) => { this.spawn(command).on(event, (code) => { resolve(code); }); }); }
run(command) { return this.spawnUntil(command, 'close'); }
listen(command) { return this.spawnUntil(command, 'message'); } }`,
      errors: [{ messageId: 'fires', line: 1, suggestions: 1 }],
    },
    {
      name: 'an event that one of the calls is given itself',
      code: `class Processes { spawnUntil(command, event) { return new Promise((resolve) => { this.spawn(command).on(event, (code) => { resolve(code); }); }); }
run(command) { return this.spawnUntil(command, 'close'); }
until(command, event) { return this.spawnUntil(command, event); } }`,
      errors: [{ messageId: 'fires', line: 1, suggestions: 1 }],
    },
  ],
});
