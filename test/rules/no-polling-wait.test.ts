import rule from '../../src/rules/no-polling-wait.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

ruleTester.run('no-polling-wait', rule, {
  valid: [
    {
      name: 'tests of which one asks another process',
      code: "const queue = []; worker.on('message', () => queue.shift()); export const send = (message) => worker.postMessage(queue.push(message)); async function until(test) { while (!test()) await delay(100); } export async function flushed() { await until(() => queue.length === 0); await until(() => fs.existsSync('done')); }",
    },
    {
      name: 'a test that others give',
      code: "const queue = []; worker.on('message', () => queue.shift()); export const send = (message) => worker.postMessage(queue.push(message)); export async function until(test) { while (!test()) await delay(100); } export async function flushed() { await until(() => queue.length === 0); }",
    },
    {
      name: 'an interval that keeps something going, and ends another',
      code: 'class Sensor { start() { this.ensure = setInterval(() => this.look(), 60000); this.look(); } look() { if (this.forwarder) return; clearInterval(this.reset); this.forwarder = begin(); } stop() { this.forwarder = undefined; } }',
    },
    {
      name: 'an interval that sees whether something has fallen silent',
      code: 'function watch(entries, key, tell) { const timer = setInterval(() => { const entry = entries[key]; if (entry && Date.now() - entry.seenAt > 10000) { delete entries[key]; clearInterval(timer); tell(key); } }, 1000); }',
    },
    {
      name: 'a function that tries a while later, and again',
      code: `export function retry(attempt, callback) {
  setTimeout(function () {
    attempt(function (error, value) { if (error) retry(attempt, callback); else callback(value); });
  }, 5);
}`,
    },
    {
      name: 'an interval that looks at an element',
      code: `export function watch(element: HTMLElement, onMounted: () => void) {
  const timer = setInterval(() => { if (element.isConnected) { clearInterval(timer); onMounted(); } }, 100);
}`,
    },
    {
      name: 'a constant',
      code: `const refreshing = false;
export async function getToken() { while (refreshing) { await new Promise((r) => setTimeout(r, 100)); } return read(); }`,
    },
    {
      name: 'an executor of the file',
      code: `async function drain(pending) {
  while (pending.size) await new Promise(begin);
}
function begin(resolve) { pending.onchange = resolve; }`,
    },
    {
      name: 'a pause in parts, which a stop cuts short',
      code: `async function rest(worker) {
  for (let i = 0; i < 50 && worker.state !== 'stopped'; i++) await sleep(100);
}`,
    },
    {
      name: 'a pause in parts that belongs to a generation',
      code: `async function rest(mine) {
  for (let i = 0; i < 50 && generation === mine; i++) await sleep(100);
}`,
    },
    ...(
      [
        [
          'a throw',
          'for (let i = 0; i < 100; i++) { if (signal?.aborted) throw new Error("stopped"); await sleep(10); } return 42;',
        ],
        ['a list', 'for (const item of items) { if (signal.aborted) throw signal.reason; await sleep(item); }'],
        [
          'a return',
          'for (let i = 0; i < 100; i++) { if (signal.aborted) { log(i); return; } await sleep(10); } return 42;',
        ],
        [
          'a break, and the same after it',
          'for (let i = 0; i < 9; i++) { if (signal.aborted) break; await sleep(10); } if (signal.aborted) return; end();',
        ],
        ['its header', 'for (let i = 0; i < 100 && !signal.aborted; i++) await sleep(10);'],
        ['a token', 'for (let i = 0; i < 100; i++) { if (token.isCancellationRequested) return; await sleep(10); }'],
        [
          'what is gone',
          'for (let i = 0; i < 100; i++) { if (signal.aborted || queue.closed) throw new Error("stopped"); await sleep(10); }',
        ],
        [
          'a counter of its own',
          'let n = 0; while (n < 9) { if (signal.aborted) throw signal.reason; await sleep(10); n++; }',
        ],
      ] as const
    ).map(([name, body]) => ({
      name: `steps that can be stopped: ${name}`,
      code: `export async function run(items, signal, queue, token) { ${body} }`,
    })),
    {
      name: 'work at each turn that is told to stop',
      code: `let stopped = false;
let longest = 0;
let last = Date.now();
function measure() {
  const delta = Date.now() - last;
  if (delta > longest) longest = delta;
  if (!stopped) { last = Date.now(); setImmediate(measure); }
}
setImmediate(measure);
export const stop = () => { stopped = true; return longest; };`,
    },
    {
      name: 'service loop',
      code: `
async function run() {
  while (!this.stopped) {
    await this.work();
    await sleep(1000);
  }
}
`,
    },
    {
      name: 'service loop sync work',
      code: `
async function run() {
  while (this.running) {
    this.tick();
    await sleep(1000);
  }
}
`,
    },
    {
      name: 'animation',
      code: `
function frame() {
  if (stopped) return;
  draw();
  requestAnimationFrame(frame);
}
`,
    },
    {
      name: 'heartbeat',
      code: `
const t = setInterval(() => {
  if (closed) { clearInterval(t); return; }
  socket.ping();
}, 1000);
`,
    },
    { name: 'autosave', code: `setInterval(() => { if (doc.dirty) save(doc); }, 1000);` },
    {
      name: 'countdown',
      code: `
let left = 10;
const t = setInterval(() => {
  left--;
  if (left === 0) { clearInterval(t); done(); }
}, 1000);
`,
    },
    {
      name: 'countdown 2',
      code: `
const t = setInterval(() => {
  if (--left <= 0) { clearInterval(t); done(); }
}, 1000);
`,
    },
    {
      name: 'remote fs',
      code: `
async function w(path) {
  while (!fs.existsSync(path)) await sleep(100);
}
`,
    },
    {
      name: 'remote fetch in body',
      code: `
async function w(id) {
  for (;;) {
    const res = await fetch('/jobs/' + id);
    const job = await res.json();
    if (job.done) return job;
    await sleep(1000);
  }
}
`,
    },
    {
      name: 'remote let',
      code: `
async function w(id) {
  let job = await api.get(id);
  while (job.status !== 'done') {
    await sleep(1000);
    job = await api.get(id);
  }
}
`,
    },
    {
      name: 'dom',
      code: `
async function w() {
  while (!document.querySelector('#x')) await sleep(50);
}
`,
    },
    {
      name: 'dom el',
      code: `
async function w() {
  const el = document.querySelector('#x');
  while (el.disabled) await sleep(50);
}
`,
    },
    {
      name: 'condition parameter',
      code: `
async function waitFor(condition, ms) {
  while (!condition()) await sleep(ms);
}
`,
    },
    {
      name: 'condition parameter async',
      code: `
async function waitFor(predicate, { interval = 50, timeout = 1000 } = {}) {
  const end = Date.now() + timeout;
  while (Date.now() < end) {
    if (await predicate()) return;
    await sleep(interval);
  }
  throw new Error('timeout');
}
`,
    },
    {
      name: 'condition in interval',
      code: `
function waitFor(condition) {
  return new Promise((resolve) => {
    const t = setInterval(() => { if (condition()) { clearInterval(t); resolve(); } }, 10);
  });
}
`,
    },
    {
      name: 'condition rearm',
      code: `
function waitFor(condition, cb) {
  if (condition()) cb();
  else setTimeout(() => waitFor(condition, cb), 10);
}
`,
    },
    {
      name: 'deadline query',
      code: `
async function throttle() {
  while (Date.now() < nextTime) await new Promise((done) => setTimeout(done, nextTime - Date.now()));
}
`,
    },
    {
      name: 'fixed rounds',
      code: `
async function w() {
  for (let i = 0; i < 5; i++) await sleep(10);
}
`,
    },
    {
      name: 'rate limit queue drain',
      code: `
async function w() {
  while (queue.length > 0) {
    send(queue.shift());
    await sleep(100);
  }
}
`,
    },
    {
      name: 'rate limit quiet drain',
      code: `
async function w() {
  while (queue.length > 0) {
    queue.shift();
    await sleep(100);
  }
}
`,
    },
    {
      name: 'retry',
      code: `
async function retry(fn) {
  let attempt = 0;
  while (attempt < 5) {
    try { return await fn(); } catch (e) { attempt++; await sleep(100 * attempt); }
  }
}
`,
    },
    {
      name: 'retry with field',
      code: `
async function connect() {
  while (!this.connected) {
    try {
      await this.open();
      this.connected = true;
    } catch { await sleep(1000); }
  }
}
`,
    },
    {
      name: 'event await',
      code: `
async function w(emitter) {
  while (!emitter.ready) await once(emitter, 'change');
}
`,
    },
    {
      name: 'process alive',
      code: `
async function w(pid) {
  while (isRunning(pid)) await sleep(100);
}
`,
    },
    {
      name: 'child process kill 0',
      code: `
async function w(pid) {
  for (;;) {
    try { process.kill(pid, 0); } catch { return; }
    await sleep(100);
  }
}
`,
    },
    {
      name: 'debounce rearm',
      code: `
function schedule() {
  clearTimeout(t);
  t = setTimeout(schedule, 1000);
  refresh();
}
`,
    },
    { name: 'constant', code: `async function forever() { while (true) await sleep(1000); }` },
    {
      name: 'debug only test',
      code: `
async function w() {
  while (true) { if (this.debug) console.log('tick'); await sleep(1000); }
}
`,
    },
    {
      name: 'refresh batch',
      code: `
async function w() {
  while (true) {
    if (queue.length) flush(queue);
    await sleep(1000);
  }
}
`,
    },
    {
      name: 'db query loop',
      code: `
async function w(db) {
  while ((await db.count('jobs')) > 0) await sleep(100);
}
`,
    },
    {
      name: 'page evaluate',
      code: `
async function w(page) {
  while (!(await page.evaluate(() => window.ready))) await page.waitForTimeout(100);
}
`,
    },
    {
      name: 'race with event',
      code: `
async function w(e) {
  while (!e.ready) await Promise.race([once(e, 'ready'), sleep(100)]);
}
`,
    },
    {
      name: 'Atomics.load',
      code: `
async function w(cell) {
  while (Atomics.load(cell, 0) === 0) await sleep(5);
}
`,
    },
    {
      name: 'for await',
      code: `
async function w(stream) {
  for await (const x of stream) { if (x.skip) continue; await sleep(10); }
}
`,
    },
    {
      name: 'for of items',
      code: `
async function w(items) {
  for (const x of items) { if (x.skip) continue; await sleep(10); }
}
`,
    },
    {
      name: 'for of stop flag with work',
      code: `
async function w(items) {
  for (const x of items) { if (this.stopped) break; await send(x); await sleep(10); }
}
`,
    },
    {
      name: 'param flag fixed',
      code: `
async function w(verbose) {
  while (!verbose) await sleep(10);
}
`,
    },
    {
      name: 'progress animation interval',
      code: `
const t = setInterval(() => {
  pos += 5;
  el.style.left = pos + 'px';
  if (pos >= max) clearInterval(t);
}, 16);
`,
    },
    {
      name: 'request in the loop',
      code: `
async function untilUp(url) {
  let up = false;
  while (!up && proc.exitCode === null) {
    await sleep(100);
    try { up = (await fetch(url)).ok; } catch {}
  }
}
`,
    },
  ],
  invalid: [
    {
      name: 'a test that all who wait give',
      code: "const queue = []; worker.on('message', () => queue.shift()); export const send = (message) => worker.postMessage(queue.push(message)); async function until(test) { while (!(await test())) await delay(100); } export async function flushed() { await until(() => queue.length === 0); }",
      errors: 1,
    },
    {
      name: 'an interval in a field that ends itself',
      code: 'class Sensor { start() { this.ensure = setInterval(() => this.look(), 100); } look() { if (!this.forwarder) return; clearInterval(this.ensure); this.tell(); } stop() { this.forwarder = undefined; } }',
      errors: 1,
    },
    {
      name: 'an interval with a longest time of silence beside what it waits for',
      code: 'function watch(state, tell) { const timer = setInterval(() => { if (state.isReady) { clearInterval(timer); tell(); } else if (Date.now() - state.seenAt > 10000) { clearInterval(timer); } }, 100); }',
      errors: 1,
    },
    {
      name: 'a function that only looks a while later, and again',
      code: `export function waitForSocket(socket, callback) {
  setTimeout(function () {
    if (socket.readyState === 1) callback();
    else waitForSocket(socket, callback);
  }, 5);
}`,
      errors: 1,
    },
    {
      name: 'an interval that looks at a ref',
      code: `export function useMounted(ref: RefObject<HTMLElement>, onMounted: (element: HTMLElement) => void) {
  useEffect(() => { const timer = setInterval(() => { if (ref.current) { clearInterval(timer); onMounted(ref.current); } }, 100); return () => clearInterval(timer); }, []);
}`,
      filename: 'hook.tsx',
      errors: 1,
    },
    {
      name: 'a flag that others are to write',
      code: `let refreshing = false;
export async function getToken() { while (refreshing) { await new Promise((r) => setTimeout(r, 100)); } return read(); }`,
      errors: 1,
    },
    {
      name: 'a timer that is the executor itself',
      code: `async function drain(pending) {
  while (pending.size) await new Promise(setImmediate);
}`,
      errors: 1,
    },
    {
      name: 'a counted number of looks at what becomes something',
      code: `async function waitForSocket(ws) {
  for (let i = 0; i < 50 && ws.readyState !== 1; i++) {
    await sleep(100);
  }
  if (ws.readyState !== 1) throw new Error('not open');
}`,
      errors: 1,
    },
    {
      name: 'the same in a while',
      code: `async function waitForState(job) {
  let tries = 0;
  while (tries++ < 50 && job.state !== 'done-with') await sleep(100);
}`,
      errors: 1,
    },
    {
      name: 'until somebody listens',
      code: `import { EventEmitter } from "node:events";
const bus = new EventEmitter();
export async function whenHeard() {
  while (bus.listenerCount("data") === 0) await sleep(20);
}`,
      errors: [{ messageId: 'polls', line: 4 }],
    },
    ...(
      [
        ['no other end', 'for (;;) { if (signal.aborted) throw signal.reason; await sleep(10); }', 'signal.aborted'],
        [
          'a failure without it',
          'for (let i = 0; i < 9; i++) { if (signal.aborted) return; await sleep(10); } throw new Error("too late");',
          'signal.aborted',
        ],
        [
          'a question after it',
          'for (let i = 0; i < 9; i++) { if (signal.aborted) break; await sleep(10); } expect(signal.aborted).toBe(true);',
          'signal.aborted',
        ],
        [
          'other state',
          'for (let i = 0; i < 9; i++) { if (signal.aborted) throw signal.reason; if (queue.ready) return; await sleep(10); }',
          'queue.ready',
        ],
        [
          'the end of an object',
          'for (let i = 0; i < 9; i++) { if (queue.closed) return; await sleep(10); }',
          'queue.closed',
        ],
        ['a success', 'for (const delay of [1, 2, 3]) { if (queue.ready) return; await sleep(delay); }', 'queue.ready'],
      ] as const
    ).map(([name, body, state]) => ({
      name: `a bounded wait: ${name}`,
      code: `export async function run(signal, queue) { ${body} }`,
      errors: [{ messageId: 'polls' as const, data: { state, kind: 'loop' } }],
    })),
    {
      name: 'field with types',
      code: `
class A { #ready = false; open() { this.#ready = true; }
  async wait() {
    while (!this.#ready) {
      await new Promise<void>((resolve) => setTimeout(resolve, 10));
    }
  }
}
`,
      errors: [{ messageId: 'pollsWritten', line: 4, data: { state: 'this.#ready', kind: 'loop', line: '2' } }],
    },
    {
      name: 'queue length',
      code: `
const queue = [];
export async function next() {
  while (queue.length === 0) await delay(5);
  return queue.shift();
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'queue.length === 0', kind: 'loop' } }],
    },
    {
      name: 'consumer else sleep',
      code: `
const queue = [];
async function run() {
  for (;;) {
    const job = queue.shift();
    if (job) await job();
    else await sleep(20);
  }
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'job', kind: 'loop' } }],
    },
    {
      name: 'consumer continue',
      code: `
class W { jobs = [];
  async run() {
    while (!this.stopped) {
      if (this.jobs.length === 0) {
        await sleep(10);
        continue;
      }
      await this.handle(this.jobs.shift());
    }
  }
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'this.stopped', kind: 'loop' } }],
    },
    {
      name: 'async lock',
      code: `
let locked = false;
async function withLock(fn) {
  while (locked) await sleep(10);
  locked = true;
  try { return await fn(); } finally { locked = false; }
}
`,
      errors: [{ messageId: 'pollsWritten', line: 4, data: { state: 'locked', kind: 'loop', line: '5' } }],
    },
    {
      name: 'deadline + state',
      code: `
let ready = false; on(() => { ready = true; });
async function w() {
  const end = Date.now() + 500;
  while (!ready && Date.now() < end) await sleep(10);
}
`,
      errors: [{ messageId: 'pollsWritten', line: 5, data: { state: 'ready', kind: 'loop', line: '2' } }],
    },
    {
      name: 'timeout throw',
      code: `
let ready = false; on(() => { ready = true; });
async function w() {
  const start = Date.now();
  while (!ready) {
    if (Date.now() - start > 5000) throw new Error('timeout');
    await sleep(10);
  }
}
`,
      errors: [{ messageId: 'pollsWritten', line: 5, data: { state: 'ready', kind: 'loop', line: '2' } }],
    },
    {
      name: 'counted for',
      code: `
async function w() {
  for (let i = 0; i < 50 && !this.ready; i++) await sleep(10);
}
`,
      errors: [{ messageId: 'polls', line: 3, data: { state: 'this.ready', kind: 'loop' } }],
    },
    {
      name: 'counted for with return',
      code: `
async function w(store) {
  for (let i = 0; i < 50; i++) {
    if (store.loaded) return true;
    await sleep(10);
  }
  return false;
}
`,
      errors: [{ messageId: 'polls', line: 3, data: { state: 'store.loaded', kind: 'loop' } }],
    },
    {
      name: 'timers promises alias',
      code: `
import { setTimeout as pause } from 'node:timers/promises';
export async function untilIdle(pool) {
  while (pool.active > 0) await pause(25);
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'pool.active > 0', kind: 'loop' } }],
    },
    {
      name: 'timers/promises namespace',
      code: `
import * as timers from 'timers/promises';
export async function untilIdle(pool) {
  while (pool.active > 0) await timers.setTimeout(25);
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'pool.active > 0', kind: 'loop' } }],
    },
    {
      name: 'scheduler wait',
      code: `
import { scheduler } from 'timers/promises';
export async function untilIdle(pool) {
  while (pool.active > 0) await scheduler.wait(25);
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'pool.active > 0', kind: 'loop' } }],
    },
    {
      name: 'promisify',
      code: `
const { promisify } = require('util');
const zzz = promisify(setTimeout);
async function idle(pool) {
  while (pool.busy) await zzz(10);
}
`,
      errors: [{ messageId: 'polls', line: 5, data: { state: 'pool.busy', kind: 'loop' } }],
    },
    {
      name: 'local helper odd name',
      code: `
const beat = (ms) => new Promise((r) => setTimeout(r, ms));
async function idle(pool) {
  while (pool.busy) await beat(10);
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'pool.busy', kind: 'loop' } }],
    },
    {
      name: 'local helper async',
      code: `
async function beat() { await new Promise((r) => { setTimeout(() => r(), 20); }); }
async function idle(pool) {
  while (pool.busy) await beat();
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'pool.busy', kind: 'loop' } }],
    },
    {
      name: 'setImmediate yield',
      code: `
async function idle(pool) {
  while (pool.busy) await new Promise((r) => setImmediate(r));
}
`,
      errors: [{ messageId: 'polls', line: 3, data: { state: 'pool.busy', kind: 'loop' } }],
    },
    {
      name: 'map has',
      code: `
const results = new Map();
worker.onmessage = (e) => results.set(e.data.id, e.data);
export async function call(id) {
  while (!results.has(id)) await sleep(5);
  return results.get(id);
}
`,
      errors: [{ messageId: 'polls', line: 5, data: { state: 'results.has(id)', kind: 'loop' } }],
    },
    {
      name: 'aborted',
      code: `
async function untilAborted(signal: AbortSignal) {
  while (!signal.aborted) await sleep(100);
}
`,
      errors: [{ messageId: 'polls', line: 3, data: { state: 'signal.aborted', kind: 'loop' } }],
    },
    {
      name: 'local predicate',
      code: `
class P { items = new Set();
  isIdle() { return this.items.size === 0; }
  async drain() {
    while (!this.isIdle()) await sleep(5);
  }
}
`,
      errors: [{ messageId: 'polls', line: 5, data: { state: 'this.isIdle()', kind: 'loop' } }],
    },
    {
      name: 'getter',
      code: `
class P { items = new Set();
  get idle() { return this.items.size === 0; }
  async drain() {
    while (!this.idle) await sleep(5);
  }
}
`,
      errors: [{ messageId: 'polls', line: 5, data: { state: 'this.idle', kind: 'loop' } }],
    },
    {
      name: 'async local predicate',
      code: `
class P { items = new Set();
  async isIdle() { return this.items.size === 0; }
  async drain() {
    while (!(await this.isIdle())) await sleep(5);
  }
}
`,
      errors: [{ messageId: 'polls', line: 5, data: { state: 'await this.isIdle()', kind: 'loop' } }],
    },
    {
      name: 'logging allowed',
      code: `
async function w() {
  while (!this.ready) {
    console.log('waiting');
    await sleep(50);
  }
}
`,
      errors: [{ messageId: 'polls', line: 3, data: { state: 'this.ready', kind: 'loop' } }],
    },
    {
      name: 'interval method',
      code: `
class A { ready = false;
  whenReady() {
    return new Promise<void>((resolve, reject) => {
      const t = setInterval(() => {
        if (!this.ready) return;
        clearInterval(t);
        resolve();
      }, 20);
    });
  }
}
`,
      errors: [{ messageId: 'polls', line: 5, data: { state: 'this.ready', kind: 'interval' } }],
    },
    {
      name: 'interval with tries',
      code: `
function whenReady(cb) {
  let tries = 0;
  const timer = setInterval(function () {
    if (state.ready) { clearInterval(timer); cb(); }
    else if (++tries > 100) { clearInterval(timer); cb(new Error('late')); }
  }, 20);
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'state.ready', kind: 'interval' } }],
    },
    {
      name: 'interval named callback',
      code: `
let t; let ready = false; events.on('x', () => { ready = true; });
function check() { if (ready) { clearInterval(t); done(); } }
t = setInterval(check, 10);
`,
      errors: [{ messageId: 'pollsWritten', line: 4, data: { state: 'ready', kind: 'interval', line: '2' } }],
    },
    {
      name: 'window global interval',
      code: `
function ready(cb) {
  const id = window.setInterval(() => { if (window.gapi) { window.clearInterval(id); cb(); } }, 50);
}
`,
      errors: [{ messageId: 'polls', line: 3, data: { state: 'window.gapi', kind: 'interval' } }],
    },
    {
      name: 'rearm arrow',
      code: `
const check = (cb) => {
  if (state.ready) return cb();
  setTimeout(() => check(cb), 50);
};
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'state.ready', kind: 'timer' } }],
    },
    {
      name: 'rearm method bind',
      code: `
class A {
  poll(cb) {
    if (this.ready) cb();
    else setTimeout(this.poll.bind(this, cb), 50);
  }
}
`,
      errors: [{ messageId: 'polls', line: 5, data: { state: 'this.ready', kind: 'timer' } }],
    },
    {
      name: 'rearm method arrow',
      code: `
class A {
  poll(cb) {
    if (this.ready) cb();
    else setTimeout(() => this.poll(cb), 50);
  }
}
`,
      errors: [{ messageId: 'polls', line: 5, data: { state: 'this.ready', kind: 'timer' } }],
    },
    {
      name: 'rearm raf',
      code: `
function untilLoaded(img, cb) {
  if (img.loaded) cb();
  else requestAnimationFrame(() => untilLoaded(img, cb));
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'img.loaded', kind: 'timer' } }],
    },
    {
      name: 'async recursion',
      code: `
async function ready() {
  if (this.open) return;
  await sleep(50);
  return ready.call(this);
}
`,
      errors: [{ messageId: 'polls', line: 5, data: { state: 'this.open', kind: 'timer' } }],
    },
    {
      name: 'async method recursion',
      code: `
class A {
  async ready() {
    if (this.open) return;
    await sleep(50);
    return this.ready();
  }
}
`,
      errors: [{ messageId: 'polls', line: 6, data: { state: 'this.open', kind: 'timer' } }],
    },
    {
      name: 'sleep then',
      code: `
function ready() {
  if (state.open) return Promise.resolve();
  return sleep(50).then(ready);
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'state.open', kind: 'timer' } }],
    },
    {
      name: 'imported live binding',
      code: `
import { connected } from './state.js';
export async function untilConnected() {
  while (!connected) await sleep(50);
}
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'connected', kind: 'loop' } }],
    },
    {
      name: 'comparing state',
      code: `
async function w(conn) {
  while (conn.state !== 'open' && conn.state !== 'closed') await sleep(10);
}
`,
      errors: [{ messageId: 'polls', line: 3, data: { state: "conn.state !== 'open'", kind: 'loop' } }],
    },
    {
      name: 'polling function in an executor async',
      code: `
const p = new Promise(async (resolve) => {
  while (!flag) await sleep(10);
  resolve();
});
`,
      errors: [{ messageId: 'polls', line: 3, data: { state: 'flag', kind: 'loop' } }],
    },
    {
      name: 'backoff variable',
      code: `
async function w(conn) {
  let wait = 10;

  while (!conn.open) {
    await sleep(wait);
    wait = Math.min(wait * 2, 1000);
  }
}
`,
      errors: [{ messageId: 'polls', line: 5, data: { state: 'conn.open', kind: 'loop' } }],
    },
    {
      name: 'for of backoff',
      code: `
async function w(conn) {
  for (const ms of [10, 20, 50]) {
    if (conn.open) return true;
    await sleep(ms);
  }
}
`,
      errors: [{ messageId: 'polls', line: 3, data: { state: 'conn.open', kind: 'loop' } }],
    },
    {
      name: 'generator saga',
      code: `
function* w(conn) {
  while (!conn.open) yield delay(10);
}
`,
      errors: [{ messageId: 'polls', line: 3, data: { state: 'conn.open', kind: 'loop' } }],
    },
    {
      name: 'some on collection',
      code: `
async function w(pool) {
  while (pool.workers.some((worker) => worker.busy)) await sleep(10);
}
`,
      errors: [
        { messageId: 'polls', line: 3, data: { state: 'pool.workers.some((worker) => worker....', kind: 'loop' } },
      ],
    },
    {
      name: 'timer of a manager',
      code: `
let isExecuting = false;
export const run = async () => { isExecuting = true; await work(); isExecuting = false; };
export async function untilIdle() {
  while (isExecuting) {
    await new Promise((done) => timeoutManager.setTimeout(done, 10));
  }
}
`,
      errors: [{ messageId: 'pollsWritten', line: 5, data: { state: 'isExecuting', kind: 'loop', line: '3' } }],
    },
  ],
});

javascriptRuleTester.run('no-polling-wait in JavaScript', rule, {
  valid: [],
  invalid: [
    {
      name: 'require cjs',
      code: `
const { setTimeout: nap } = require('timers/promises');
exports.idle = async function (pool) {
  do { await nap(10); } while (pool.busy);
};
`,
      errors: [{ messageId: 'polls', line: 4, data: { state: 'pool.busy', kind: 'loop' } }],
    },
  ],
});

ruleTester.run('no-polling-wait, what is no wait', rule, {
  valid: [
    {
      name: 'a timer that looks at its own handle',
      code: `class Cooldown {
  start(seconds) { this.left = seconds; this.timer = setInterval(() => { this.left -= 1; if (this.left <= 0) this.clear(); }, 1000); }
  clear() { if (this.timer == null) return; clearInterval(this.timer); this.timer = undefined; }
}`,
    },
    {
      name: 'frames of an animation',
      code: `export function follow(bar, get) {
  let pos = 0;
  const step = () => {
    if (target == null) { bar.done = true; return; }
    pos += 1;
    bar.scrollLeft = pos;
    requestAnimationFrame(step);
  };
  step();
}
let target;
export const go = (x) => { target = x; };`,
    },
    {
      name: 'what the platform tells by no event',
      code: `async function drain() { while (this.socket.bufferedAmount > 0) await sleep(10); }
async function closed() { while (!this.authWindow.closed) await sleep(10); }`,
    },
    {
      name: 'a queue that each turn takes from',
      code: `class Responses {
  next() {
    if (!this.queue.length) return;
    const raw = (this.queue.shift() || '').toString();
    if (!raw.trim()) { setImmediate(() => this.next()); return; }
    this.last = decode(raw);
  }
}`,
    },
  ],
  invalid: [
    {
      name: 'a state that has its event',
      code: 'async function opened() { while (!this.channel.closed) await sleep(10); }',
      errors: [{ messageId: 'polls' }],
    },
  ],
});

ruleTester.run('no-polling-wait, what is waited for', rule, {
  valid: [
    {
      name: 'a test of objects that are not its own',
      filename: 'test/dialog.js',
      code: `var dialog, search;
describe('dialog', () => {
  before(async () => { dialog = await open(); search = dialog.search; });
  it('searches', async () => { while (search.searching) await delay(10); });
});
async function called(stub) { while (!stub.called) await delay(5); }`,
    },
    {
      name: 'a throttle that is told to stop',
      code: `export let state; export const stop = () => { state = 'stopped'; };
let last = 0, timer;
export function persist() {
  if (state === 'stopped') return;
  const now = Date.now();
  if (now - last > 1000) { last = now; return store.write(); }
  else { clearTimeout(timer); timer = setTimeout(persist, 1000); }
}`,
    },
    {
      name: 'a time that may be put off',
      code: `let until;
export const delaySync = (ms) => { until = Date.now() + ms; };
export async function sync() { while (until && Date.now() < until) await delay(until - Date.now()); await run(); }`,
    },
    {
      name: 'until something rests',
      code: `export async function settled(page) {
  const stats = { seen: 0, now: 0, same: 0 };
  let finished = false;
  page.on('request', () => { stats.now++; });
  const timer = setInterval(() => {
    if (stats.seen === stats.now) { stats.same++; if (stats.same > 3) { clearInterval(timer); finished = true; } }
    else { stats.same = 0; stats.seen = stats.now; }
    if (finished) clearInterval(timer);
  }, 100);
}`,
    },
  ],
  invalid: [
    {
      name: 'what a test keeps itself',
      filename: 'test/server.test.ts',
      code: `it('answers', async () => {
  const results = [];
  client.on('result', (each) => results.push(each));
  while (results.length < 2) await sleep(10);
});`,
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'a variable that a listener in the test sets',
      filename: 'test/app.mocha.js',
      code: `describe('app', () => {
  let port;
  before(() => { app.stdout.on('data', (text) => { port = Number(text); }); });
  it('listens', (done) => { function check() { if (port) return done(); setTimeout(check, 500); } check(); });
});`,
      errors: [{ messageId: 'pollsWritten' }],
    },
    {
      name: 'another object of the program, outside of tests',
      code: `async function filter() { while (!this.itemsView.tree) await sleep(10); }`,
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'a timer that is also told to stop',
      code: `class Loader { when(done) { if (this.closed) return; if (this.loaded) { done(); return; } setTimeout(() => this.when(done), 20); } load() { this.loaded = true; } close() { this.closed = true; } }`,
      errors: [{ messageId: 'pollsWritten', data: { state: 'this.loaded', kind: 'timer', line: '1' } }],
    },
  ],
});

javascriptRuleTester.run('no-polling-wait, looking through a list', rule, {
  valid: [
    {
      name: 'work on each of a list',
      code: 'const jobs = []; export const add = (job) => jobs.push(job); export async function run(stop) { for (;;) { for (const job of jobs) { if (job.isBroken) return; await job.run(); } await sleep(5); } }',
    },
    {
      name: 'what the world outside says of each',
      code: "import fs from 'node:fs'; export async function find(paths) { for (;;) { for (const path of paths) if (fs.existsSync(path)) return path; await sleep(5); } }",
    },
    {
      name: 'a list that is made anew in each turn',
      code: 'export async function find(api) { for (;;) { for (const each of await api.list()) if (each.isDone) return each; await sleep(5); } }',
    },
    {
      name: 'ticks of an interval that do work',
      code: "import { setInterval } from 'node:timers/promises'; export async function beat(socket, state) { for await (const _ of setInterval(100)) { if (state.isClosed) return; socket.send('ping'); } }",
    },
  ],
  invalid: [
    {
      name: 'a free one among all',
      code: 'const workers = []; export async function acquire() { for (;;) { for (const worker of workers) { if (worker.isIdle) return worker; } await sleep(10); } }',
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'a free place, by its position and with labels',
      code: 'const slots = [null, null]; export async function take(name) { retry: for (;;) { for (let i = 0; i < slots.length; i++) { if (slots[i] !== null) continue; slots[i] = name; return i; } await sleep(5); continue retry; } } export const free = (i) => (slots[i] = null);',
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'whether all of them are ready',
      code: 'export class Pool { async ready() { for (;;) { let isReady = true; for (const each of this.all) { if (!each.isUp) { isReady = false; break; } } if (isReady) return; await sleep(10); } } }',
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'at each tick of an interval',
      code: "import { setInterval as every } from 'node:timers/promises'; export class Lift { async arrived(floor) { for await (const _ of every(100)) { if (!this.isMoving && this.floor === floor) return; } } }",
      errors: [{ messageId: 'polls' }],
    },
  ],
});

ruleTester.run('no-polling-wait, taken anew in each turn', rule, {
  valid: [
    {
      name: 'what comes from outside',
      code: 'async function done(api) { for (;;) { const { status } = await api.job(); if (status === "done") return; await sleep(50); } }',
    },
    {
      name: 'a variable that comes from outside',
      code: 'async function done(api) { let status = await api.status(); while (status !== "done") { await sleep(50); status = await api.status(); } }',
    },
    {
      name: 'taken out once, before the loop',
      code: 'async function wait(job) { const { done } = job; for (;;) { if (done) return; await sleep(50); } }',
    },
    {
      name: 'what a call gives that is not seen through',
      code: 'async function read(cursor) { for (;;) { const { done } = cursor.next(); if (done) return; await sleep(50); } }',
    },
    {
      name: 'a default that is not seen through',
      code: 'async function wait(options) { for (;;) { const { left = options.ask() } = pool; if (!left) return; await sleep(50); } }',
    },
    {
      name: 'a getter that is not seen through',
      code: 'class Job { get isDone() { return this.driver.ask(); } async wait() { for (;;) { const { isDone } = this; if (isDone) return; await sleep(50); } } }',
    },
    {
      name: 'until it rests, between two samples or since the last',
      code: 'async function settled() { let before, now; do { before = store.count; await sleep(50); now = store.count; } while (before !== now); let last = -1; while (last !== store.count) { last = store.count; await sleep(50); } }',
    },
    {
      name: 'a walk through a list, by a link or by a position',
      code: 'async function walk(list) { let node = list.head; while (node) { await sleep(1); node = node.next; } let at = 0; let item = list.items[at]; while (item) { await sleep(1); at++; item = list.items[at]; } }',
    },
    {
      name: 'what the turn itself works off',
      code: 'async function drain() { let size = pool.items.length; while (size > 0) { pool.items.pop().close(); await sleep(50); size = pool.items.length; } }',
    },
    {
      name: 'the clock',
      code: 'async function until(end) { let now = Date.now(); while (now < end) { await sleep(50); now = Date.now(); } }',
    },
  ],
  invalid: [
    {
      name: 'out of an element, deep in an object, and with a default',
      code: 'async function idle(id) { for (;;) { const { state: { pending, failed = false } } = pools.get(id); if (failed || !pending) return; await sleep(50); } }',
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'by a getter of the class',
      code: 'class Job { get isDone() { return this.left === 0; } async wait() { for (;;) { const { isDone } = this; if (isDone) return; await sleep(50); } } }',
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'a variable that is given it before the loop and in it',
      code: 'async function ready() { let isReady = store.isReady; while (!isReady) { await sleep(50); isReady = store.isReady; } }',
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'a size, at the end of each turn',
      code: 'class Pool { async idle() { let size; do { await sleep(50); size = this.jobs.size; } while (size > 0); } }',
      errors: [{ messageId: 'polls' }],
    },
  ],
});

ruleTester.run('no-polling-wait, methods that arm a timer for themselves', rule, {
  valid: [
    {
      name: 'a beat, and a retry that counts down',
      code: "Client.prototype.beat = function () { this.send('ping'); setTimeout(this.beat.bind(this), 1000); }; Client.prototype.retry = function (n) { if (n === 0) return this.fail(); setTimeout(this.retry.bind(this, n - 1), 1000); };",
    },
    {
      name: 'the method of another object',
      code: 'Client.prototype.ready = function (callback) { if (!this.isOpen) { setTimeout(this.peer.ready.bind(this.peer, callback), 20); return; } callback(); };',
    },
  ],
  invalid: [
    {
      name: 'of an object literal, in a closure',
      code: 'const service = { open() { this.isOpen = true; }, ready(callback) { if (!this.isOpen) { setTimeout(() => this.ready(callback), 20); return; } callback(); } };',
      errors: [{ messageId: 'pollsWritten' }],
    },
    {
      name: 'of a prototype, bound',
      code: 'Client.prototype.flushed = function (callback) { if (this.buffer.length > 0) setTimeout(this.flushed.bind(this, callback), 20); else callback(); };',
      errors: [{ messageId: 'polls' }],
    },
  ],
});

ruleTester.run('no-polling-wait, a number of rounds beside the question', rule, {
  valid: [
    {
      name: 'a list that each turn takes from, and a number of rounds',
      code: `async function drain(queue) { let rounds = 0; while (queue.length > 0 && rounds < 9) { queue.length -= 1; rounds += 1; await sleep(10); } }`,
    },
    {
      name: 'a wish to stop among the questions',
      code: `async function pace(task, turns) { for (let turn = 0; turn < turns && !task.cancelled; turn++) { await sleep(10); } }`,
    },
    {
      name: 'the same, compared with a word',
      code: `async function pace(turns) { for (let turn = 0; turn < turns && this.phase !== 'cancelled'; turn++) { await sleep(10); } }`,
    },
    {
      name: 'two counters',
      code: `async function pace(turns) { let turn = 0; let left = 9; while (turn < turns && left > 0) { turn++; left--; await sleep(10); } }`,
    },
    {
      name: 'a spy in the code under test',
      filename: 'pool.test.js',
      code: `const closed = sinon.spy(pool, 'close'); it('closes', async () => { do { await sleep(10); } while (closed.callCount < 1); });`,
    },
  ],
  invalid: [
    {
      name: 'the size of a list that others fill',
      code: `const received = []; on('data', (each) => received.push(each)); async function until(wanted) { let rounds = 0; while (received.length < wanted && rounds < 9) { rounds++; await sleep(10); } }`,
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'the calls of a double that the test has made',
      filename: 'pool.test.js',
      code: `const listener = vi.fn((event) => {}); pool.on('open', listener); it('opens', async () => { while (listener.mock.calls.length < 1) await sleep(10); });`,
      errors: [{ messageId: 'polls' }],
    },
  ],
});

ruleTester.run('no-polling-wait, watches', rule, {
  valid: [
    {
      name: 'that something stays away',
      code: `async function stays(logs) { const start = Date.now();
while (Date.now() - start < 2000) { if (logs.some((each) => each.includes('reload'))) { throw new Error('reloaded'); } await new Promise((resolve) => setTimeout(resolve, 100)); } }
const logs = []; export const watch = (page) => { page.on('console', (text) => { logs.push(text); }); return stays(logs); };`,
    },
  ],
  invalid: [
    {
      name: 'that something comes',
      code: `const logs = []; export const watch = async (page) => { page.on('console', (text) => { logs.push(text); }); const start = Date.now();
while (Date.now() - start < 2000) { if (logs.some((each) => each.includes('reload'))) { return; } await new Promise((resolve) => setTimeout(resolve, 100)); } };`,
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'with a failure beside it',
      code: `const logs = []; export const watch = async (page) => { page.on('console', (text) => { logs.push(text); }); const start = Date.now();
while (Date.now() - start < 2000) { if (logs.includes('error')) throw new Error('failed'); if (logs.includes('ready')) break; await new Promise((resolve) => setTimeout(resolve, 100)); } };`,
      errors: [{ messageId: 'polls' }],
    },
  ],
});

ruleTester.run('no-polling-wait, state of the page that has an event', rule, {
  valid: [
    {
      name: 'what is on the page, which no event of its own tells',
      code: 'async function shown() { while (document.title !== "ready") await sleep(50); }',
    },
    {
      name: 'an element of the page',
      code: 'async function shown() { while (!document.body.firstChild) await sleep(50); }',
    },
    {
      name: 'a document of another kind, from elsewhere',
      code: 'import { document } from "./editor.js"; async function shown() { while (document.hidden) await sleep(50); }',
    },
    {
      name: 'work that pauses while nobody looks',
      code: 'async function play(frames) { for (const frame of frames) { if (document.hidden) continue; draw(frame); await sleep(16); } }',
    },
    {
      name: 'a retry that looks whether the line is up',
      code: 'async function send(data) { while (navigator.onLine) { if (await post(data)) return; await sleep(500); } }',
    },
  ],
  invalid: [
    {
      name: 'the state of the document, taken out in each turn',
      code: 'async function loaded() { for (;;) { const { readyState } = document; if (readyState === "complete") return; await sleep(50); } }',
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'whether the page is hidden',
      code: 'async function visible() { while (document.hidden) await sleep(500); start(); }',
      errors: [{ messageId: 'polls' }],
    },
    {
      name: 'whether the line is up, by a timer that sets itself again',
      code: 'function whenOnline(done) { if (!navigator.onLine) return setTimeout(whenOnline, 1000, done); done(); }',
      errors: [{ messageId: 'polls' }],
    },
  ],
});

ruleTester.run('no-polling-wait, timers that a helper sets', rule, {
  valid: [
    {
      name: 'to work again',
      code: 'const arm = () => setTimeout(tick, 500); function tick() { if (paused) return arm(); refresh(); arm(); }',
    },
    {
      name: 'until it is told to stop',
      code: 'const arm = () => { timer = setTimeout(tick, 500); }; function tick() { if (stopped) return; arm(); }',
    },
    {
      name: 'for the next frame',
      code: 'const arm = () => requestAnimationFrame(draw); function draw() { if (hidden) return arm(); canvas.fillRect(0, 0, 1, 1); arm(); }',
    },
    {
      name: 'for another function',
      code: 'const arm = () => setTimeout(other, 50); function check() { if (ready) done(); else arm(); }',
    },
    {
      name: 'and does more',
      code: 'const arm = () => { tries.push(Date.now()); setTimeout(check, 50); }; function check() { if (ready) done(); else arm(); }',
    },
    {
      name: 'for what it wraps',
      code: 'const later = (fn) => setTimeout(() => { refresh(); fn(); }, 50); function check() { if (ready) done(); else later(check); }',
    },
  ],
  invalid: [
    {
      name: 'and keeps',
      code: `let timer;
const arm = () => { timer = setTimeout(look, 50); };
function look() { if (cache.ready) done(); else arm(); }`,
      errors: [{ messageId: 'polls', line: 2 }],
    },
    {
      name: 'by a method',
      code: `class Gate { #arm() { setTimeout(() => this.#look(), 50); }
#look() { if (this.isOpen) this.done(); else this.#arm(); }
open() { this.isOpen = true; } }`,
      errors: [{ messageId: 'pollsWritten', line: 1 }],
    },
    {
      name: 'for what it is given',
      code: `const later = (fn) => { setTimeout(fn, 50); };
function look() {
if (cache.ready) done(); else later(look); }`,
      errors: [{ messageId: 'polls', line: 3 }],
    },
  ],
});

ruleTester.run('no-polling-wait, what only has the name of a pause', rule, {
  valid: [
    {
      name: 'a method that waits for the event',
      code: `class Leases extends EventEmitter { nap() { return once(this, 'released'); }
take(name) { this.held.set(name, 1); return () => { this.held.delete(name); this.emit('released'); }; }
async drained() { while (this.held.size > 0) await this.nap(); } }`,
    },
    {
      name: 'a function that gives a promise of its own',
      code: `let isOpen = false; let opened; export const open = () => { isOpen = true; opened?.(); };
const sleep = () => new Promise((resolve) => { opened = resolve; });
export async function whenOpen() { while (!isOpen) await sleep(); }`,
    },
  ],
  invalid: [
    {
      name: 'a method that lets time pass, and can be woken',
      code: `class Leases { nap() { return new Promise((resolve) => { this.wake = resolve; setTimeout(resolve, 50); }); }
take(name) { this.held.set(name, 1); return () => { this.held.delete(name); }; }
async drained() { while (this.held.size > 0) await this.nap(); } }`,
      errors: 1,
    },
    {
      name: 'a function of others by that name',
      code: `let isOpen = false; export const open = () => { isOpen = true; };
export async function whenOpen() { while (!isOpen) await sleep(50); }`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-polling-wait, watchdogs', rule, {
  valid: [
    {
      name: 'a timer that ends what has been idle for too long',
      code: `let observer; let lastChange = Date.now();
const onChanges = () => { lastChange = Date.now(); };
const stop = () => { observer?.disconnect(); observer = undefined; };
observer = new MutationObserver(onChanges); observer.observe(document, { childList: true });
const watch = () => {
  if (observer === undefined) { return; }
  if (Date.now() - lastChange > 30000) { return stop(); }
  setTimeout(watch, 30000);
};
watch();`,
    },
  ],
  invalid: [
    {
      name: 'a timer that does something where the state has come',
      code: `let observer; let lastChange = Date.now();
const onChanges = () => { lastChange = Date.now(); };
const stop = () => { observer?.disconnect(); observer = undefined; };
export const begin = (done) => {
  const watch = () => {
    if (observer !== undefined) { done(observer); return; }
    if (Date.now() - lastChange > 30000) { return stop(); }
    setTimeout(watch, 100);
  };
  watch();
};
export const observe = () => { observer = new MutationObserver(onChanges); };`,
      errors: 1,
    },
    {
      name: 'a time that the function writes which begins to look',
      code: `let observer; let since = 0;
const stop = () => { observer?.disconnect(); observer = undefined; };
export const observe = () => { observer = new MutationObserver(changed); };
const look = () => {
  if (observer === undefined) { return; }
  if (Date.now() - since > 30000) { return stop(); }
  setTimeout(look, 100);
};
export const begin = () => { since = Date.now(); look(); };`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-polling-wait: what a helper of the file does', rule, {
  valid: [
    {
      name: 'a helper whose failure comes from elsewhere',
      code: `const jobs = new Map();
export const note = (id, state) => jobs.set(id, state);
const isDone = (port, id) => { if (jobs.get(id) === 'lost') throw port.ask(id); return port.has(id); };
export async function whenDone(port, id) { while (!isDone(port, id)) await sleep(100); }`,
    },
    {
      name: 'a helper that asks another machine, or throws',
      code: `async function isDone(id) { const { state } = await (await fetch(id)).json(); if (state === 'lost') throw new Error(id); return state === 'done'; }
export async function whenDone(id) { while (!(await isDone(id))) await sleep(100); }`,
    },
  ],
  invalid: [
    {
      name: 'a helper that throws where the state is bad',
      code: `const jobs = new Map();
export const note = (id, state) => jobs.set(id, state);
async function isDone(id) { const state = jobs.get(id); if (state === 'lost') throw new Error('lost ' + id); return state === 'done'; }
export async function whenDone(id) { while (!(await isDone(id))) await sleep(100); }`,
      errors: 1,
    },
    {
      name: 'a private method that throws, in an interval',
      code: `class Gate {
  #state = 'shut';
  open() { this.#state = 'open'; }
  #isOpen() { if (this.#state === 'broken') throw new TypeError('broken'); return this.#state === 'open'; }
  whenOpen() { return new Promise((resolve) => { const id = setInterval(() => { if (!this.#isOpen()) return; clearInterval(id); resolve(); }, 50); }); }
}`,
      errors: 1,
    },
  ],
});
