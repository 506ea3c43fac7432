import rule from '../../src/rules/no-leak-on-settle.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

/** A function that waits for something of an emitter that it is given. */
const wait = (body: string): string =>
  `export const wait = (ee, ms) => new Promise((resolve, reject) => {\n${body}\n});`;

const never = (line: number, what: string, settlement: string, at: number, remove = 'remove it') => {
  const [noun = '', event] = what.split(' ');
  return {
    messageId: 'never',
    line,
    data: { what: noun, name: event ? ` for \`${event}\`` : '', settlement, line: String(at), remove },
  };
};
const leaks = (...args: Parameters<typeof never>) => ({ ...never(...args), messageId: 'leaks' });

ruleTester.run('no-leak-on-settle', rule, {
  valid: [
    {
      name: 'what takes listeners back is called by both',
      code: "function listen(bus, event, fn) { bus.on(event, fn); return () => bus.off(event, fn); } export const wait = (bus) => new Promise((resolve, reject) => { const stop = listen(bus, 'error', (error) => { stop(); end(); reject(error); }); const end = listen(bus, 'done', (value) => { stop(); end(); resolve(value); }); });",
    },
    {
      name: 'what takes listeners back is kept in a list',
      code: "function listen(bus, event, fn) { bus.on(event, fn); return () => bus.off(event, fn); } export const wait = (bus) => new Promise((resolve, reject) => { const stops = [listen(bus, 'error', fail), listen(bus, 'done', done)]; function fail(error) { stops.forEach((stop) => stop()); reject(error); } function done(value) { stops.forEach((stop) => stop()); resolve(value); } });",
    },
    {
      name: 'a timer of the object that is set anew',
      code: 'export class Debounced { #timer; wait() { return new Promise((resolve) => { clearTimeout(this.#timer); this.#timer = setTimeout(resolve, 50); }); } }',
    },
    {
      name: 'a field that is given what the call has made before',
      code: 'export class Tool { draw() { const surface = document.createElement("canvas"); surface.tabIndex = 0; this.surface = surface; const { promise, resolve } = Promise.withResolvers(); this.surface.addEventListener("pointerdown", (event) => { this.note(event); if (event.isPrimary) resolve(event); }); return promise; } }',
    },
    {
      name: 'a timer of a helper that is cleared',
      code: `const expire = (reject, ms) => setTimeout(() => reject(new Error('timed out')), ms);
const wait = (job) =>
  new Promise((resolve, reject) => {
    const timer = expire(reject, 6e4);
    job.run((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });`,
    },
    {
      name: 'a private method that takes all back, called by each end',
      code: `class Wait {
  constructor(bus) {
    this.bus = bus;
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    bus.on('done', this.onDone);
    bus.on('fail', this.onFail);
  }
  #clear() {
    this.bus.off('done', this.onDone);
    this.bus.off('fail', this.onFail);
  }
  onDone = (v) => {
    this.#clear();
    this.resolve(v);
  };
  onFail = (e) => {
    this.#clear();
    this.reject(e);
  };
}`,
    },
    {
      name: 'what an object listens to for its life',
      code: `class Client {
  constructor(socket) {
    this.ready = new Promise((resolve) => {
      this.resolve = resolve;
    });
    socket.on('message', this.onMessage);
  }
  onMessage = () => this.resolve();
}`,
    },
    {
      name: 'a handler with work of its own',
      code: `class Client {
  connect() {
    this.socket.on('message', this.onMessage);
    return new Promise((resolve) => {
      this.resolve = resolve;
    });
  }
  onMessage = (m) => {
    this.inbox.push(m);
    this.resolve();
  };
}`,
    },
    {
      name: 'one listener that calls back once',
      code: `class Door {
  opened() {
    this.bus.once('open', this.onOpen);
    return new Promise((resolve) => {
      this.resolve = resolve;
    });
  }
  onOpen = () => this.resolve();
}`,
    },
    {
      name: 'an end that takes all listeners of the bus away',
      code: `class Wait {
  start() {
    this.bus.on('done', this.onDone);
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
  onDone = (v) => this.resolve(v);
  close() {
    this.bus.removeAllListeners();
    this.reject(new Error('closed'));
  }
}`,
    },
    {
      name: 'an observer that what it calls disconnects',
      code: `class Lazy {
  visible(el) {
    return new Promise((resolve) => {
      this.resolve = resolve;
      this.observer = new IntersectionObserver(this.onIntersect);
      this.observer.observe(el);
    });
  }
  onIntersect = (entries) => {
    if (!entries[0].isIntersecting) return;
    this.observer.disconnect();
    this.resolve();
  };
}`,
    },
    {
      name: 'a handler beside the executor that takes itself back',
      code: `export function untilWide(min) {
  let done;
  const onResize = () => { if (window.innerWidth >= min) { window.removeEventListener('resize', onResize); done(); } };
  return new Promise((resolve) => { done = resolve; window.addEventListener('resize', onResize); });
}`,
    },
    {
      name: 'what the program does when it ends',
      code: `export const start = (server) => new Promise((resolve) => {
  process.on('exit', () => log('bye'));
  server.once('listening', resolve);
});`,
    },
    {
      name: 'a loop that takes all back',
      code: `export const nextSignal = () => new Promise((resolve) => {
  const done = (signal) => {
    for (const each of signals) process.removeListener(each, done);
    resolve(signal);
  };
  for (const each of signals) process.once(each, done);
});`,
    },
    {
      name: 'taken back before either answer',
      code: "const ask = (ws) => new Promise((resolve, reject) => { const timer = setTimeout(() => reject(new Error('late')), 5000); ws.query(1, (e, v) => { clearTimeout(timer); if (e) return reject(e); resolve(v); }); });",
    },
    {
      name: 'the caller says whether it stays',
      code: "const ask = (ws) => new Promise((resolve) => { const onData = () => {}; ws.on('data', onData); const finish = (keep, v) => { if (!keep) ws.off('data', onData); resolve(v); }; ws.once('done', finish); });",
    },
    {
      name: 'of the page, and both are taken back',
      code: "new Promise((resolve, reject) => { const done = () => { removeEventListener('online', done); removeEventListener('offline', fail); resolve(); }; const fail = () => { removeEventListener('online', done); removeEventListener('offline', fail); reject(); }; addEventListener('online', done); addEventListener('offline', fail); });",
    },
    {
      name: 'listeners for all the promises that a loop makes',
      code: `export async function* listen(socket) {
  let source = null;
  let isClosed = false;
  const onMessage = () => { source?.trySetResult(); };
  const onClose = () => {
    isClosed = true;
    source?.trySetResult();
    socket.removeEventListener('message', onMessage);
  };
  socket.addEventListener('message', onMessage);
  socket.addEventListener('close', onClose, { once: true });
  while (!isClosed) {
    source = new TaskCompletionSource();
    yield source.promise;
  }
}`,
    },
    {
      name: 'what the code that sets the timer throws, as the body of an executor does',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function request(pending, id, send) {
  const source = new TaskCompletionSource();
  try {
    const timer = setTimeout(() => { source.trySetException(new Error('timeout')); }, 100);
    pending.set(id, { resolve: (value) => { clearTimeout(timer); source.resolve(value); } });
    send(id);
  } catch (error) {
    source.reject(error);
  }
  return source.promise;
}`,
    },
    {
      name: 'what a function throws that acquires at once, as its executor did',
      code: `export function load(worker, queue) {
  const source = new TaskCompletionSource();
  try {
    const start = () => {
      const onMessage = ({ data }) => {
        worker.removeEventListener('message', onMessage);
        source.resolve(data);
      };
      worker.addEventListener('message', onMessage);
    };
    if (queue.length === 0) start();
    queue.push(start);
  } catch (error) {
    source.reject(error);
  }
  return source.promise;
}`,
    },
    {
      name: 'a request of the call itself',
      code: `export const wait = (url) => { const p = Promise.withResolvers(); http.get(url).on('socket', (s) => p.resolve(s)).on('error', p.reject); return p.promise; };`,
    },
    {
      name: 'a listener that passes the event on for good',
      code: `export class Proxy {
  start() {
    return new Promise((resolve, reject) => {
      this.server.once('listening', resolve);
      this.server.on('error', (error) => { this.emit('error', error); reject(error); });
    });
  }
}`,
    },
    { name: 'events.once', code: "import { once } from 'node:events';\nexport const wait = (ee) => once(ee, 'done');" },
    { name: 'one listener, once', code: wait("ee.once('done', resolve);") },
    { name: 'one timer', code: wait('setTimeout(resolve, ms);') },
    {
      name: 'a shared cleanup',
      code: wait(
        "const off = () => { ee.off('done', ok); ee.off('error', bad); };\nconst ok = (v) => { off(); resolve(v); };\nconst bad = (e) => { off(); reject(e); };\nee.on('done', ok);\nee.on('error', bad);",
      ),
    },
    {
      name: 'a cleanup after the settlement',
      code: wait(
        "function ok(v) { resolve(v); done(); }\nfunction bad(e) { reject(e); done(); }\nfunction done() { ee.removeListener('done', ok); ee.removeListener('error', bad); }\nee.on('done', ok).on('error', bad);",
      ),
    },
    {
      name: 'a finish with a callback',
      code: wait(
        "const finish = (then) => { clearTimeout(t); ee.off('done', ok); then(); };\nconst ok = (v) => finish(() => resolve(v));\nconst t = setTimeout(() => finish(() => reject(new Error('late'))), ms);\nee.on('done', ok);",
      ),
    },
    {
      name: 'a finish that is given the resolver',
      code: wait(
        "const settle = (f, v) => { clearInterval(i); f(v); };\nconst i = setInterval(() => { if (ee.ready) settle(resolve); }, ms);\nee.once('error', (e) => settle(reject, e));\nsetTimeout(() => {}, 0);".replace(
          "ee.once('error', (e) => settle(reject, e));\n",
          '',
        ),
      ),
    },
    {
      name: 'a listener that takes itself back',
      code: wait("ee.on('message', function on(m) { if (m.id !== ms) return; ee.off('message', on); resolve(m); });"),
    },
    {
      name: 'an interval that is cleared',
      code: wait('const t = setInterval(() => { if (ee.ready) { clearInterval(t); resolve(); } }, 50);'),
    },
    {
      name: 'a timer that both sides clear',
      code: wait(
        "const t = setTimeout(() => { ee.off('done', ok); reject(new Error()); }, ms);\nconst ok = (v) => { clearTimeout(t); resolve(v); };\nee.once('done', ok);",
      ),
    },
    {
      name: 'a timer that is set sometimes, and asked for',
      code: wait(
        "let t;\nif (ms) t = setTimeout(() => { ee.off('done', ok); reject(new Error()); }, ms);\nfunction ok(v) { if (t) clearTimeout(t); resolve(v); }\nee.once('done', ok);",
      ),
    },
    {
      name: 'a timer under the same test',
      code: wait(
        "let t;\nif (ms > 0) t = setTimeout(() => { ee.off('done', ok); reject(new Error()); }, ms);\nfunction ok(v) { if (ms > 0) { clearTimeout(t); } resolve(v); }\nee.once('done', ok);",
      ),
    },
    {
      name: 'an emitter that the call makes',
      code: "export const run = () => new Promise((res, rej) => { const c = spawn('ls'); c.once('error', rej); c.once('close', res); });",
    },
    {
      name: 'an emitter that the function around makes',
      code: "export async function run() { const server = createServer(); await new Promise((res, rej) => { server.once('error', rej); server.listen(0, res); }); return server; }",
    },
    {
      name: 'what a callback inside is given',
      code: "export const run = (url) => new Promise((res, rej) => { connect(url, (socket) => { socket.on('ready', res); socket.on('error', rej); }); });",
    },
    {
      name: 'an emitter of the constructor',
      code: "class A { constructor(url) { this.socket = connect(url); this.ready = new Promise((res, rej) => { this.socket.once('connected', res); this.socket.once('error', rej); }); } }",
    },
    {
      name: 'an emitter of a test',
      code: "let server;\nbeforeEach(async () => { server = createServer(); await new Promise((res, rej) => { server.once('error', rej); server.once('up', res); }); });",
    },
    {
      name: 'a stream that is read to its end',
      code: wait(
        "const parts = [];\nee.on('data', (p) => parts.push(p));\nee.on('error', reject);\nee.on('end', () => resolve(parts));",
      ),
    },
    {
      name: 'a stream that is piped',
      code: 'export const copy = (from, to) => new Promise((resolve, reject) => { from.on("error", reject); to.on("error", reject); to.on("finish", resolve); from.pipe(to); });',
    },
    {
      name: 'a server that closes',
      code: wait("ee.once('error', reject);\nee.close(() => resolve());"),
    },
    {
      name: 'a pipeline',
      code: wait("ee.on('error', reject);\npipeline(ee, sink, (e) => { if (e) reject(e); else resolve(); });"),
    },
    {
      name: 'an emitter that is destroyed',
      code: wait(
        "ee.once('ok', () => { ee.destroy(); resolve(true); });\nee.once('error', () => { ee.destroy(); resolve(false); });",
      ),
    },
    {
      name: 'all listeners removed',
      code: wait(
        "ee.on('a', () => { ee.removeAllListeners(); resolve(); });\nee.on('b', () => { ee.removeAllListeners(); reject(); });",
      ),
    },
    {
      name: 'a controller that is aborted',
      code: 'export const wait = (el) => new Promise((resolve, reject) => { const done = new AbortController(); const { signal } = done;\nel.addEventListener("load", () => { done.abort(); resolve(); }, { signal: done.signal });\nel.addEventListener("error", (e) => { done.abort(); reject(e); }, { signal: done.signal }); });',
    },
    {
      name: 'a signal of the caller',
      code: 'export const wait = (el, signal) => new Promise((resolve) => { el.addEventListener("click", () => { if (el.ready) resolve(); }, { signal }); });',
    },
    {
      name: 'cleared in a reaction',
      code: wait(
        'const t = setTimeout(() => reject(new Error()), ms);\nee.work().then(resolve, reject).finally(() => clearTimeout(t));',
      ),
    },
    {
      name: 'cleared around the promise',
      code: 'export async function wait(ee) { let t; try { return await new Promise((res, rej) => { t = setTimeout(rej, 9); ee.work(res); }); } finally { clearTimeout(t); } }',
    },
    {
      name: 'cleared when the promise is done',
      code: 'export function wait(ee) { let t; const on = () => {}; return new Promise((res, rej) => { t = setTimeout(rej, 9); ee.work(res); }).finally(() => clearTimeout(t)); }',
    },
    {
      name: 'cleared by somebody who is given the timer',
      code: 'export const ask = (id, ms) => new Promise((resolve, reject) => { const timer = setTimeout(() => { pending.delete(id); reject(new Error()); }, ms); pending.set(id, { resolve, reject, timer }); });',
    },
    {
      name: 'a list of cleanups',
      code: wait(
        "const undo = [];\nconst ok = (v) => { for (const u of undo) u(); resolve(v); };\nee.on('done', ok);\nundo.push(() => ee.off('done', ok));\nconst t = setTimeout(() => reject(), ms);\nundo.push(() => clearTimeout(t));",
      ),
    },
    {
      name: 'events in a list',
      code: wait(
        "const names = ['a', 'b'];\nconst on = (v) => { names.forEach((n) => ee.off(n, on)); resolve(v); };\nfor (const n of names) ee.on(n, on);",
      ),
    },
    {
      name: 'an unref’d timer',
      code: wait('setTimeout(() => reject(new Error()), ms).unref();\nee.work(resolve);'),
    },
    {
      name: 'settled before anything is acquired',
      code: wait("if (ee.ready) return resolve();\nee.once('ready', resolve);"),
    },
    {
      name: 'one or the other',
      code: wait("if (ms) setTimeout(resolve, ms);\nelse ee.once('done', resolve);"),
    },
    {
      name: 'a poll that goes on until it settles',
      code: wait('const poll = () => { if (ee.ready) resolve(); else setTimeout(poll, ms); };\npoll();'),
    },
    { name: 'a permanent sink', code: "sock.on('error', () => {});" },
    {
      name: 'an unsubscribe function',
      code: wait("const off = ee.on('done', (v) => { off(); resolve(v); });"),
    },
    {
      name: 'a disposable',
      code: wait('const sub = ee.onDidChange((v) => { if (!v) return; sub.dispose(); resolve(v); });'),
    },
    {
      name: 'a subscription that completes',
      code: wait('ee.pipe(take(1)).subscribe(resolve);\nget(ms).subscribe((v) => resolve(v), reject);'),
    },
    {
      name: 'an observer',
      code: 'export const wait = (el) => new Promise((resolve) => { const o = new MutationObserver(() => { if (el.isConnected) { o.disconnect(); resolve(); } });\no.observe(document, {}); });',
    },
    {
      name: 'an observer by its parameter',
      code: 'export const wait = (el) => new Promise((resolve) => { new IntersectionObserver((entries, self) => { self.disconnect(); resolve(); }).observe(el); });',
    },
    { name: 'image handlers', code: wait('ee.onload = resolve;\nee.onerror = reject;') },
    {
      name: 'a request',
      code: "export const send = (req) => new Promise((resolve, reject) => { req.on('response', resolve); req.on('error', reject); });",
    },
    {
      name: 'a page under test',
      code: "await page.evaluate(() => new Promise((f) => document.addEventListener('click', (e) => f(e.x))));",
    },
    {
      name: 'a process that ends',
      code: "await new Promise((f) => { process.once('SIGINT', f); process.once('SIGTERM', f); });",
    },
    {
      name: 'withResolvers and a cleanup',
      code: "export async function wait(ee) { const { promise, resolve, reject } = Promise.withResolvers(); ee.on('done', resolve); ee.on('error', reject); try { return await promise; } finally { ee.off('done', resolve); ee.off('error', reject); } }",
    },
    {
      name: 'a stored timer that a method clears',
      code: 'class A { wait(ee) { return new Promise((res, rej) => { this.t = setTimeout(rej, 9); ee.work(res); }); } stop() { clearTimeout(this.t); } }',
    },
    {
      name: 'a timer with a type, asked for',
      code: wait(
        'let t: NodeJS.Timeout | undefined = setTimeout(() => resolve(), ms);\nee.work().then((v) => { if (v.ok) { if (t) { clearTimeout(t); t = undefined; } resolve(v); } });',
      ),
    },
    {
      name: 'a barrier',
      code: wait(
        "let left = ms;\nconst on = () => { if (--left === 0) { ee.off('part', on); resolve(); } };\nee.on('part', on);",
      ),
    },
    {
      name: 'a part of what ends',
      code: wait("ee.stdin.on('error', reject);\nee.on('exit', resolve);"),
    },
    {
      name: 'a listener that waits for the end, beside a timer',
      code: wait(
        "const t = setTimeout(() => reject(new Error()), ms);\nee.once('exit', (code) => { clearTimeout(t); resolve(code); });",
      ),
    },
    {
      name: 'removed after each test',
      code: "import { bus } from './bus.js';\nafterEach(() => bus.removeAllListeners());\nit('hears', async () => { await new Promise((f) => { bus.on('request', (r) => f(r)); }); });",
    },
    {
      name: 'a timer for what comes after',
      code: wait(
        'ee.load((v) => { resolve(v); const t = setTimeout(() => ee.close(), ms); ee.late = () => clearTimeout(t); });',
      ),
    },
    { name: 'the next turn', code: wait('requestAnimationFrame(() => resolve());\nsetTimeout(() => resolve());') },
    {
      name: 'a subscription that ends with its error',
      code: wait('const sub = ee.subscribe({ next(v) { if (v) { sub.unsubscribe(); resolve(v); } }, error: reject });'),
    },
    {
      name: 'a handler that is kept for its removal',
      code: `let undo;\n${wait('ee.subscribe(resolve);\nundo = resolve;')}`,
    },
    {
      name: 'half-written',
      code: 'new Promise((resolve) => { ee.on(); ee.once("a"); setTimeout(); new MutationObserver(); ee.on("x", ); });',
    },
  ],
  invalid: [
    {
      name: 'what takes a listener back is dropped',
      code: "function listen(bus, event, fn) { bus.on(event, fn); return () => bus.off(event, fn); } export const wait = (bus) => new Promise((resolve, reject) => { listen(bus, 'error', reject); bus.once('done', resolve); });",
      errors: 2,
    },
    {
      name: 'an interval that is cleared before it begins',
      code: 'export const wait = () => new Promise((resolve) => { let timer; const stop = () => clearInterval(timer); stop(); timer = setInterval(() => { if (ready) resolve(); }, 50); });',
      errors: 1,
    },
    {
      name: 'a field that is given what a caller has',
      code: 'export class Tool { draw(surface) { this.surface = surface; const { promise, resolve } = Promise.withResolvers(); this.surface.addEventListener("pointerdown", (event) => { this.note(event); if (event.isPrimary) resolve(event); }); return promise; } }',
      errors: 1,
    },
    {
      name: 'a timer of a helper that nobody clears',
      code: `const expire = (reject, ms) => setTimeout(() => reject(new Error('timed out')), ms);
const wait = (job) =>
  new Promise((resolve, reject) => {
    const timer = expire(reject, 6e4);
    job.run(resolve);
  });`,
      errors: 1,
    },
    {
      name: 'a timer beside a source that a collection keeps, and that only fails here',
      code: `import pDefer from 'p-defer';
const pending = new Map();
export function ask(id, send) {
  const reply = pDefer();
  pending.set(id, reply);
  setTimeout(() => {
    pending.delete(id);
    reply.reject(new Error('no reply'));
  }, 60_000);
  send(id);
  return reply.promise;
}`,
      errors: 1,
    },
    {
      name: 'the function is written again where it is taken back',
      code: `const wait = (ee) =>
  new Promise((res) => {
    ee.on('progress', (p) => bar.update(p));
    ee.once('done', (v) => {
      ee.off('progress', (p) => bar.update(p));
      res(v);
    });
  });`,
      errors: 1,
    },
    {
      name: 'the listeners of one method, where another one rejects and takes none back',
      code: `class Wait {
  constructor(bus) {
    this.bus = bus;
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    bus.on('done', this.onDone);
  }
  onDone = (v) => {
    this.bus.off('done', this.onDone);
    this.resolve(v);
  };
  cancel(e) {
    this.reject(e);
  }
}`,
      errors: 1,
    },
    {
      name: 'an observer in a field, and nobody disconnects it',
      code: `class Lazy {
  visible(el) {
    return new Promise((resolve) => {
      this.resolve = resolve;
      this.observer = new IntersectionObserver(this.onIntersect);
      this.observer.observe(el);
    });
  }
  onIntersect = (entries) => {
    if (entries[0].isIntersecting) this.resolve();
  };
}`,
      errors: 1,
    },
    {
      name: 'a listener of each wait whose only work is the kept resolver',
      code: `class Door {
  opened() {
    this.bus.on('open-door', this.onOpen);
    return new Promise((resolve) => {
      this.resolve = resolve;
    });
  }
  onOpen = () => this.resolve();
}`,
      errors: 1,
    },
    {
      name: "two of the module's own handlers, one of which forgets",
      code: `let resolve;
let reject;
const onMessage = (m) => {
  bus.off('message', onMessage);
  bus.off('fault', onError);
  resolve(m);
};
const onError = (e) => {
  bus.off('fault', onError);
  reject(e);
};
export function next() {
  bus.on('message', onMessage);
  bus.on('fault', onError);
  return new Promise((a, b) => {
    resolve = a;
    reject = b;
  });
}`,
      errors: 1,
    },
    {
      name: 'methods of a prototype',
      code: `function Wait(bus) {
  this.bus = bus;
  this.onDone = this.onDone.bind(this);
  this.onFail = this.onFail.bind(this);
}
Wait.prototype.start = function () {
  var self = this;
  this.bus.on('done', this.onDone);
  this.bus.once('fail', this.onFail);
  return new Promise(function (resolve, reject) {
    self._resolve = resolve;
    self._reject = reject;
  });
};
Wait.prototype.onDone = function (v) {
  this.bus.removeListener('done', this.onDone);
  this.bus.removeListener('fail', this.onFail);
  this._resolve(v);
};
Wait.prototype.onFail = function (e) {
  this._reject(e);
};`,
      errors: 1,
    },
    {
      name: 'a timeout that one end clears and another one leaves',
      code: `class Link {
  #timer; #resolve; #reject;
  open() {
    this.#timer = setTimeout(() => this.#fail(new Error('late')), 5000);
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }
  onOpen() {
    clearTimeout(this.#timer);
    this.#resolve();
  }
  onClose() {
    this.#reject(new Error('closed'));
  }
  #fail(e) {
    this.#reject(e);
  }
}`,
      errors: 1,
    },
    {
      name: 'once beside once, through methods',
      code: `class Answer {
  wait(em) {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      em.on('answer', (v) => this.done(v));
    });
  }
  done(v) {
    this.resolve(v);
  }
}`,
      errors: 1,
    },
    {
      name: 'a handler beside the executor that settles by a local',
      code: `export function untilWide(min) {
  let done;
  const onResize = () => { if (window.innerWidth >= min) done(); };
  return new Promise((resolve) => { done = resolve; window.addEventListener('resize', onResize); });
}`,
      errors: 1,
    },
    {
      name: 'data that one path takes back, and the end does not',
      code: `const line = (socket) =>
  new Promise((resolve, reject) => {
    const onData = (d) => {
      socket.off('data', onData);
      socket.off('close', onClose);
      resolve(d);
    };
    const onClose = () => reject(new Error('closed'));
    socket.on('data', onData);
    socket.once('close', onClose);
  });`,
      errors: 1,
    },
    {
      name: 'the process is asked for the sake of a child that has gone',
      code: `export const childDone = (child) => new Promise((resolve) => {
  process.on('exit', () => child.kill());
  child.once('close', resolve);
});`,
      errors: 1,
    },
    {
      name: 'one of several signals that a loop listens to',
      code: `export function nextSignal() {
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve(signal));
  });
}`,
      errors: 1,
    },
    {
      name: 'the same by forEach',
      code: `export const nextSignal = () => new Promise((resolve) => {
  ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, resolve));
});`,
      errors: 1,
    },
    {
      name: 'taken back in the early return for the error alone',
      code: "const ask = (ws) => new Promise((resolve, reject) => { const timer = setTimeout(() => reject(new Error('late')), 5000); ws.query(1, (e, v) => { if (e) { clearTimeout(timer); return reject(e); } resolve(v); }); });",
      errors: 1,
    },
    {
      name: 'of the page, one of which stays',
      code: "new Promise((resolve, reject) => { addEventListener('online', resolve, { once: true }); addEventListener('offline', reject, { once: true }); });",
      errors: 2,
    },
    {
      name: 'taken back from somebody else',
      code: "function greeting(socket, server) { return new Promise((resolve) => { const onHello = (m) => { server.off('hello', onHello); resolve(m); }; socket.on('hello', onHello); }); }",
      errors: 1,
    },
    {
      name: 'a pair of once',
      code: wait("ee.once('done', resolve);\nee.once('error', reject);"),
      errors: [
        {
          ...never(2, 'listener done', 'reject', 3),
          suggestions: [
            {
              messageId: 'release',
              output: wait(
                "ee.once('done', resolve);\nee.once('error', (value) => { ee.off('done', resolve); reject(value); });",
              ),
            },
          ],
        },
        {
          ...never(3, 'listener error', 'resolve', 2),
          suggestions: [
            {
              messageId: 'release',
              output: wait(
                "ee.once('done', (value) => { ee.off('error', reject); resolve(value); });\nee.once('error', reject);",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'an interval that goes on',
      code: wait('setInterval(() => { if (ee.ready) resolve(); }, 50);'),
      errors: [{ ...never(2, 'interval', 'resolve', 2, 'clear it') }],
    },
    {
      name: 'an interval that is cleared by nobody',
      code: wait('setInterval(() => {\n  if (!ee.ready) return;\n  resolve();\n}, 50);'),
      errors: [
        {
          ...never(2, 'interval', 'resolve', 4, 'clear it'),
          suggestions: [
            {
              messageId: 'release',
              output: wait(
                'const interval = setInterval(() => {\n  if (!ee.ready) return;\n  clearInterval(interval);\n  resolve();\n}, 50);',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a timeout that the success leaves',
      code: wait("setTimeout(() => reject(new Error('t')), ms);\nee.once('done', resolve);"),
      errors: [
        {
          ...never(2, 'timer', 'resolve', 3, 'clear it'),
          suggestions: [
            {
              messageId: 'release',
              output: wait(
                "const timer = setTimeout(() => reject(new Error('t')), ms);\nee.once('done', (value) => { clearTimeout(timer); resolve(value); });",
              ),
            },
          ],
        },
        {
          ...never(3, 'listener done', 'reject', 2),
          suggestions: [
            {
              messageId: 'release',
              output: wait(
                "setTimeout(() => { ee.off('done', resolve); reject(new Error('t')); }, ms);\nee.once('done', resolve);",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a timeout that the failure leaves',
      code: wait(
        'const t = setTimeout(() => reject(new Error()), ms);\nee.work().then((v) => { clearTimeout(t); resolve(v); }, reject);',
      ),
      errors: [
        {
          ...leaks(2, 'timer', 'reject', 3, 'clear it'),
          suggestions: [
            {
              messageId: 'release',
              output: wait(
                'const t = setTimeout(() => reject(new Error()), ms);\nee.work().then((v) => { clearTimeout(t); resolve(v); }, (value) => { clearTimeout(t); reject(value); });',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'cleared on one branch',
      code: wait(
        "const t = setTimeout(() => { ee.off('done', on); reject(new Error()); }, ms);\nfunction on(v) {\n  if (v.ok) {\n    clearTimeout(t);\n    resolve(v);\n  } else {\n    reject(v);\n  }\n}\nee.once('done', on);",
      ),
      errors: [{ ...leaks(2, 'timer', 'reject', 8, 'clear it'), suggestions: 1 }],
    },
    {
      name: 'a return before the cleanup',
      code: wait(
        "const t = setTimeout(() => { ee.off('done', on); reject(new Error()); }, ms);\nfunction on(v) {\n  if (!v) return reject(v);\n  clearTimeout(t);\n  resolve(v);\n}\nee.once('done', on);",
      ),
      errors: [leaks(2, 'timer', 'reject', 4, 'clear it')],
    },
    {
      name: 'a listener that stays',
      code: wait("ee.on('message', (m) => {\n  if (m.id === ms) resolve(m);\n});"),
      errors: [never(2, 'listener message', 'resolve', 3)],
    },
    {
      name: 'off of another function',
      code: wait("ee.on('message', () => { ee.off('message', () => resolve()); resolve(); });"),
      errors: [never(2, 'listener message', 'resolve', 2)],
    },
    {
      name: 'off of another event',
      code: wait("const on = (m) => { ee.off('data', on); resolve(m); };\nee.on('message', on);"),
      errors: [{ ...never(3, 'listener message', 'resolve', 2), suggestions: 1 }],
    },
    {
      name: 'removal in another phase',
      code: wait(
        "const on = (m) => { ee.removeEventListener('message', on); resolve(m); };\nee.addEventListener('message', on, true);",
      ),
      errors: [never(3, 'listener message', 'resolve', 2)],
    },
    {
      name: 'a global',
      code: "export const visible = () => new Promise((f) => { document.addEventListener('visibilitychange', () => { if (!document.hidden) f(); }); });",
      errors: [never(1, 'listener visibilitychange', 'f', 1)],
    },
    {
      name: 'a field',
      code: "class A { wait() { return new Promise((res, rej) => {\nthis.socket.once('drain', res);\nthis.socket.once('error', rej); }); } }",
      errors: [
        { ...never(2, 'listener drain', 'rej', 3), suggestions: 1 },
        { ...never(3, 'listener error', 'res', 2), suggestions: 1 },
      ],
    },
    {
      name: 'an emitter that a variable takes from elsewhere',
      code: "export function wait(app) { const { bus } = app; const ee = bus;\nreturn new Promise((res, rej) => { ee.once('up', res); ee.once('down', rej); }); }",
      errors: [
        { messageId: 'never', line: 2, suggestions: 1 },
        { messageId: 'never', line: 2, suggestions: 1 },
      ],
    },
    {
      name: 'an emitter of the module',
      code: "const ee = new EventEmitter();\nexport function wait() { return new Promise((res, rej) => { ee.once('up', res);\nee.prependOnceListener('down', (e) => rej(e)); }); }",
      errors: [
        { messageId: 'never', line: 2, suggestions: 1 },
        { messageId: 'never', line: 3 },
      ],
    },
    {
      name: 'a server that is given',
      code: "export const listen = (server, port) => new Promise((resolve, reject) => {\nserver.once('error', reject);\nserver.listen(port, () => resolve(server)); });",
      errors: [{ ...never(2, 'listener error', 'resolve', 3), suggestions: 1 }],
    },
    {
      name: 'an observer',
      code: 'export const wait = (el) => new Promise((r) => {\n  const o = new MutationObserver(() => {\n    if (el.isConnected) r();\n  });\n  o.observe(document, { subtree: true });\n});',
      errors: [
        {
          messageId: 'never',
          line: 2,
          data: { what: 'observer', name: ' `MutationObserver`', settlement: 'r', line: '3', remove: 'disconnect it' },
        },
      ],
    },
    {
      name: 'an observer that is disconnected on one path',
      code: 'export const wait = (el, ms) => new Promise((r) => {\n  const o = new ResizeObserver(() => {\n    o.disconnect();\n    r(true);\n  });\n  o.observe(el);\n  setTimeout(() => {\n    r(false);\n  }, ms);\n});',
      errors: [
        {
          messageId: 'leaks',
          line: 2,
          data: { what: 'observer', name: ' `ResizeObserver`', settlement: 'r', line: '8', remove: 'disconnect it' },
          suggestions: 1,
        },
        { messageId: 'never', line: 7, suggestions: 1 },
      ],
    },
    {
      name: 'a disposable that is dropped',
      code: wait('ee.onDidChange((v) => { if (v) resolve(v); });'),
      errors: [never(2, 'subscription', 'resolve', 2, 'dispose of it')],
    },
    {
      name: 'a store that is subscribed to',
      code: 'export const until = (store, test) => new Promise((resolve) => { store.subscribe(() => { if (test(store.getState())) resolve(); }); });',
      errors: [never(1, 'subscription', 'resolve', 1, 'dispose of it')],
    },
    {
      name: 'a controller that one side does not abort',
      code: 'export const wait = (el) => new Promise((resolve, reject) => { const done = new AbortController();\nel.addEventListener("a", () => { done.abort(); resolve(); }, { signal: done.signal });\nel.addEventListener("b", (e) => { reject(e); }, { signal: done.signal }); });',
      errors: [{ ...leaks(2, 'listener a', 'reject', 3) }, { ...leaks(3, 'listener b', 'reject', 3) }],
    },
    {
      name: 'withResolvers',
      code: "export function wait(ee) {\nconst { promise, resolve, reject } = Promise.withResolvers();\nee.once('done', resolve);\nee.once('error', reject);\nreturn promise; }",
      errors: [
        { ...never(3, 'listener done', 'reject', 4), suggestions: 1 },
        { ...never(4, 'listener error', 'resolve', 3), suggestions: 1 },
      ],
    },
    {
      name: 'a source',
      code: "import { TaskCompletionSource } from 'task-completion-source';\nexport function wait(ee) { const s = new TaskCompletionSource();\nee.once('done', (v) => s.trySetResult(v));\nsetTimeout(() => s.trySetException(new Error()), 9);\nreturn s.promise; }",
      errors: [
        never(3, 'listener done', 's.trySetException', 4),
        { ...never(4, 'timer', 's.trySetResult', 3, 'clear it'), suggestions: 1 },
      ],
    },
    {
      name: 'a local function that settles',
      code: wait(
        'const fail = (e) => { log(e); reject(e); };\nconst t = setTimeout(() => fail(new Error()), ms);\nee.work((e, v) => {\n  if (e) return fail(e);\n  clearTimeout(t);\n  resolve(v);\n});',
      ),
      errors: [{ ...leaks(3, 'timer', 'reject', 2, 'clear it'), suggestions: 1 }],
    },
    {
      name: 'a timer beside resolvers that are kept',
      code: 'export const ask = (id) => new Promise((resolve, reject) => {\npending.set(id, { resolve, reject });\nsetTimeout(() => { pending.delete(id); reject(new Error()); }, 1000);\n});',
      errors: [
        {
          messageId: 'elsewhere',
          line: 3,
          data: { what: 'timer', name: '', settlement: '{ resolve, reject }', line: '2', remove: 'clear it' },
        },
      ],
    },
    {
      name: 'an async executor',
      code: 'export const wait = (ee) => new Promise(async (resolve, reject) => {\n  const t = setTimeout(reject, 1000);\n  const v = await ee.run();\n  resolve(v);\n});',
      errors: [
        {
          ...never(2, 'timer', 'resolve', 4, 'clear it'),
          suggestions: [
            {
              messageId: 'release',
              output:
                'export const wait = (ee) => new Promise(async (resolve, reject) => {\n  const t = setTimeout(reject, 1000);\n  const v = await ee.run();\n  clearTimeout(t);\n  resolve(v);\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'cleared in try, where the work may throw',
      code: wait(
        '(async () => {\nconst t = setTimeout(reject, ms);\ntry { resolve(await ee.run()); clearTimeout(t); } catch (e) { reject(e); }\n})();',
      ),
      errors: [{ ...leaks(3, 'timer', 'reject', 4, 'clear it'), suggestions: 1 }],
    },
    {
      name: 'a barrier that leaves its listener',
      code: wait("let left = ms;\nee.on('part', () => { if (--left === 0) resolve(); });"),
      errors: [never(3, 'listener part', 'resolve', 3)],
    },
    {
      name: 'a media query',
      code: wait('ee.addListener((e) => { if (e.matches) resolve(); });'),
      errors: [never(2, 'listener', 'resolve', 2)],
    },
    {
      name: 'a child process that ends where the other does not',
      code: wait("ee.stdin.once('drain', resolve);\nee.stdin.once('error', reject);"),
      errors: [
        { ...never(2, 'listener drain', 'reject', 3), suggestions: 1 },
        { ...never(3, 'listener error', 'resolve', 2), suggestions: 1 },
      ],
    },
    {
      name: 'cleared after the await alone',
      code: 'export async function wait(ee) { let t; const v = await new Promise((res, rej) => {\nt = setTimeout(rej, 9);\nee.work(res, rej); }); clearTimeout(t); return v; }',
      errors: [{ ...leaks(2, 'timer', 'rej', 3, 'clear it'), suggestions: 1 }],
    },
  ],
});

javascriptRuleTester.run('no-leak-on-settle in JavaScript', rule, {
  valid: ["module.exports = (ee) => new Promise((r) => { ee.once('done', r); });"],
  invalid: [
    {
      name: 'a listener of the end beside one that is handed the resolver',
      code: "module.exports = (socket) => new Promise((resolve, reject) => { socket.once('reply', resolve); socket.once('close', () => { reject(new Error('closed')); }); });",
      errors: [{ messageId: 'never' }],
    },
    {
      code: "module.exports = function (ee, cb) { return new Promise(function (res, rej) { ee.once('done', function (v) { res(v); }); ee.once('error', function (e) { rej(e); }); }); };",
      errors: [{ messageId: 'never' }, { messageId: 'never' }],
    },
  ],
});

javascriptRuleTester.run('no-leak-on-settle, what stays on purpose', rule, {
  valid: [
    {
      name: 'a reader that writes to the log, of a stream that the only caller has made',
      code: "async function start(args) { async function ready(stream) { return new Promise((resolve, reject) => { stream.on('data', (data) => { log.verbose(data); if (/ready/.test(data)) resolve(); }); stream.once('error', reject); }); } const child = spawn('x', args); await ready(child.stderr); return child; }",
    },
    {
      name: 'a server that serves who connects',
      code: "const setup = (wss) => new Promise((resolve, reject) => { wss.on('connection', (ws) => { ws.on('message', (m) => { if (m.ready) resolve(ws); }); ws.on('error', reject); }); });",
    },
    {
      name: 'a timer by whose value the promise is to be settled',
      code: "it('stays silent', async () => { const stream = watch(); const ready = new Promise((resolve) => { stream.once('data', () => { resolve(true); }); setTimeout(resolve, 500, false); }); const called = await ready; assert.strictEqual(called, false); });",
    },
    {
      name: 'what a caller asks to stay',
      code: 'export function run(terminal, deferred) { let listener; const result = Promise.withResolvers(); const clean = () => { if (listener) listener.dispose(); }; const done = (keep) => { if (!keep) { clean(); } result.resolve(); }; listener = terminal.onDidWrite((e) => { done(e.isOver); }); return result.promise; }',
    },
    {
      name: 'the streams of a process that has been killed',
      code: "export class Profiler { stop() { this.child.kill('SIGINT'); return new Promise((resolve, reject) => { let stream = this.child.stderr; stream.on('data', (data) => { if (/done/.test(data)) { stream.removeAllListeners('data'); resolve(); } }); stream.once('error', reject); }); } }",
    },
  ],
  invalid: [
    {
      name: 'a reader of a stream that somebody takes back elsewhere',
      code: "export const ready = (stream) => new Promise((resolve, reject) => { const read = (data) => { log.verbose(data); if (/ready/.test(data)) { stream.off('data', read); resolve(); } }; stream.on('data', read); setTimeout(reject, 5000); });",
      errors: [
        { messageId: 'leaks', suggestions: 1 },
        { messageId: 'never', suggestions: 1 },
      ],
    },
    {
      name: 'an exported function, which anybody may give an emitter',
      code: "export const ready = (stream) => new Promise((resolve, reject) => { stream.once('ready', resolve); stream.once('error', reject); }).then(() => stream); const own = () => ready(spawn('x').stderr);",
      errors: [{ messageId: 'never', suggestions: 1 }],
    },
    {
      name: 'a timer whose value is not the one that is expected',
      code: "it('tells', async () => { const stream = watch(); const ready = new Promise((resolve) => { stream.once('data', () => { resolve(true); }); setTimeout(resolve, 500, false); }); const called = await ready; assert.strictEqual(called, true); });",
      errors: [{ messageId: 'never', suggestions: 1 }],
    },
  ],
});

javascriptRuleTester.run('no-leak-on-settle, deadlines', rule, {
  valid: [
    {
      name: 'cleared in finally',
      code: 'export async function load(url) { const c = new AbortController(); const t = setTimeout(() => c.abort(), 9000); try { return await fetch(url, { signal: c.signal }); } finally { clearTimeout(t); } }',
    },
    {
      name: 'cleared in catch too',
      code: 'export async function load(url) { const c = new AbortController(); const t = setTimeout(() => c.abort(), 9000); try { const r = await fetch(url, { signal: c.signal }); clearTimeout(t); return r; } catch (e) { clearTimeout(t); throw e; } }',
    },
    {
      name: 'cleared after a catch that goes on',
      code: 'export async function load(url) { const c = new AbortController(); const t = setTimeout(() => c.abort(), 9000); let r; try { r = await fetch(url, { signal: c.signal }); } catch (e) { log(e); } clearTimeout(t); return r; }',
    },
    {
      name: 'a wait that does not fail',
      code: 'export async function load(urls) { const c = new AbortController(); const t = setTimeout(() => c.abort(), 9000); const r = await Promise.allSettled(urls.map((u) => fetch(u, { signal: c.signal }))); clearTimeout(t); return r; }',
    },
    {
      name: 'a process that is killed all the more',
      code: 'export async function run() { const child = spawn("x"); const t = setTimeout(() => child.kill(), 9000); await output(child); clearTimeout(t); }',
    },
    {
      name: 'an id that others have',
      code: 'export async function load(url) { const c = new AbortController(); const t = setTimeout(() => c.abort(), 9000); timers.push(t); const r = await fetch(url, { signal: c.signal }); clearTimeout(t); return r; }',
    },
    {
      name: 'a timer that nobody awaits the end of',
      code: 'export async function load(url) { const t = setTimeout(() => show("slow"), 900); const r = await fetch(url); clearTimeout(t); return r; }',
    },
  ],
  invalid: [
    {
      name: 'cleared on success alone',
      code: 'export async function load(url) { const c = new AbortController(); const t = setTimeout(() => c.abort(), 9000);\nconst r = await fetch(url, { signal: c.signal }); clearTimeout(t); return r; }',
      errors: [{ messageId: 'failure', data: { wait: 'await fetch(url, { signal: c.signal })', line: '2' } }],
    },
    {
      name: 'inside a try whose catch swallows',
      code: 'export async function load(url) { try { const c = new AbortController(); const t = setTimeout(() => { c.abort(); }, 9000); const r = await fetch(url, { signal: c.signal }); clearTimeout(t); return r; } catch { return undefined; } }',
      errors: [{ messageId: 'failure' }],
    },
    {
      name: 'a request begun before',
      code: 'export async function load(url) { const c = new AbortController(); const request = fetch(url, { signal: c.signal }); const t = setTimeout(() => c.abort(), 9000); const r = await request; clearTimeout(t); return r; }',
      errors: [{ messageId: 'failure' }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, what harms nobody', rule, {
  valid: [
    {
      name: 'a timer that kills a process, and settles nothing',
      code: `const stop = (worker, next) => new Promise((resolve) => { const timer = setTimeout(() => { worker.kill(); }, 3000); worker.once('disconnect', () => { clearTimeout(timer); }); next.once('listening', () => { resolve(); }); });`,
    },
    {
      name: 'a timer that kills a process which outlives the wait for its first word',
      code: `const boot = (file) => new Promise((resolve, reject) => { const guard = setTimeout(() => server.kill(), 60_000); const server = fork(file); server.once('message', resolve); server.once('exit', (code) => { clearTimeout(guard); reject(new Error(String(code))); }); });`,
    },
    {
      name: 'a timer that kills a process, cleared by whoever hears that it is over',
      code: `const run = (command) => new Promise((resolve, reject) => { const child = spawn(command); const limit = setTimeout(() => child.kill('SIGKILL'), 5000); child.once('error', reject); child.once('close', (code, signal) => { clearTimeout(limit); if (signal) reject(new Error(signal)); else resolve(code); }); });`,
    },
    {
      name: 'an error listener of a stream that is read on',
      code: `const size = (stream) => new Promise((resolve, reject) => { stream.on('response', (response) => { stream.pause(); resolve(response.size); }).on('error', (error) => { reject(error); }); });`,
    },
    {
      name: 'a short wait of a test for what is not to happen',
      code: `it('is silent', () => new Promise((resolve, reject) => { const group = new Group(); group.on('add', () => { reject(new Error('unexpected')); }); setTimeout(resolve, 10); }));`,
    },
  ],
  invalid: [
    {
      name: 'a timer that kills a process whose end has brought a failure about',
      code: `const run = (command) => new Promise((resolve, reject) => { const child = spawn(command); const limit = setTimeout(() => child.kill('SIGKILL'), 5000); child.once('close', (code, signal) => { if (signal) { reject(new Error(signal)); return; } clearTimeout(limit); resolve(code); }); });`,
      errors: [{ messageId: 'leaks', suggestions: 1 }],
    },
    {
      name: 'a timer that ends a worker which has exited badly',
      code: `export function compute(worker, job) { return new Promise((resolve, reject) => { const patience = setTimeout(() => { log('too long'); worker.terminate(); }, job.limit); const relax = () => clearTimeout(patience); worker.on('error', (error) => { relax(); reject(error); }); worker.on('exit', (code) => { if (code !== 0) reject(new Error('exit ' + code)); else { relax(); resolve(); } }); worker.postMessage(job); }); }`,
      errors: [{ messageId: 'leaks' }],
    },
    {
      name: 'a timer that kills a process, and settles',
      code: `const end = (worker) => new Promise((resolve, reject) => { const timer = setTimeout(() => { worker.kill(); resolve('killed'); }, 8000); worker.on('error', reject); worker.on('exit', (code) => { clearTimeout(timer); resolve(code); }); });`,
      errors: [{ messageId: 'leaks', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, what a check gives back', rule, {
  valid: [
    {
      name: 'clears for it',
      code: `const wait = (tasks, id) => new Promise((resolve) => { const check = () => { const done = tasks[id]; if (done) { resolve(done); return true; } return false; }; if (check()) return; const timer = setInterval(() => { if (check()) clearInterval(timer); }, 100); });`,
    },
    {
      name: 'goes on for the opposite',
      code: `const wait = (tasks, id) => new Promise((resolve) => { const isOpen = () => { const done = tasks[id]; if (done) { resolve(done); return false; } return true; }; if (!isOpen()) { return; } const timer = setInterval(() => { if (isOpen()) return; clearInterval(timer); }, 100); });`,
    },
    {
      name: 'an emitter that a hook makes for each test',
      code: `let player; beforeEach(() => { player = new Player(); }); it('plays', () => new Promise((resolve) => { player.on('changed', resolve); }));`,
    },
  ],
  invalid: [
    {
      name: 'the same where it has not settled',
      code: `const wait = (tasks, id) => new Promise((resolve) => { const check = () => { const done = tasks[id]; if (done) { resolve(done); return false; } return true; }; const timer = setInterval(() => { if (check()) clearInterval(timer); }, 100); });`,
      errors: [{ messageId: 'leaks', suggestions: 1 }],
    },
    {
      name: 'nothing leaves for it',
      code: `const wait = (tasks, id) => new Promise((resolve) => { const check = () => { const done = tasks[id]; if (done) { resolve(done); return true; } return false; }; if (check()) log('early'); const timer = setInterval(() => { if (check()) clearInterval(timer); }, 100); });`,
      errors: [{ messageId: 'leaks', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, timers of a module', rule, {
  valid: [
    `import { shim } from './shim'; export const read = (worker) => new Promise((resolve, reject) => { const timer = shim.setTimeout(() => reject(new Error('late')), 60000); worker.read((value) => { shim.clearTimeout(timer); resolve(value); }); });`,
    // Not the function that is called back, but how long to wait.
    `import { page } from './page'; export const read = (worker) => new Promise((resolve) => { page.setTimeout(1000, log); worker.once('answer', resolve); });`,
    `export const read = (context, worker) => new Promise((resolve, reject) => { context.setTimeout(() => reject(new Error('late')), 60000); worker.read(resolve); });`,
  ],
  invalid: [
    {
      code: `import { shim } from './shim'; export const read = (worker) => new Promise(async (resolve, reject) => { const timer = shim.setTimeout(() => { reject(new Error('late')); }, 60000); let result; try { result = await worker.read(); } catch (error) { reject(error); return; } shim.clearTimeout(timer); resolve(result); });`,
      errors: [{ messageId: 'leaks', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, what the clean-up beside it forgets', rule, {
  valid: [
    {
      name: 'taken back as well',
      code: `export const header = (self, stream) => new Promise((resolve, reject) => { const cleanup = () => { stream.off('data', onData); stream.off('error', onError); stream.off('pause', onPause); }; const onData = (chunk) => { cleanup(); resolve(chunk); }; const onError = (error) => { cleanup(); reject(error); }; const onPause = () => { self.paused = true; }; stream.on('data', onData); stream.on('error', onError); stream.on('pause', onPause); });`,
    },
    {
      name: 'another emitter',
      code: `export const header = (self, stream) => new Promise((resolve, reject) => { const cleanup = () => { stream.off('data', onData); stream.off('error', onError); }; const onData = (chunk) => { cleanup(); resolve(chunk); }; const onError = (error) => { cleanup(); reject(error); }; const onPause = () => { self.paused = true; }; stream.on('data', onData); stream.on('error', onError); self.on('pause', onPause); });`,
    },
    {
      name: 'signals of the process alone',
      code: `export const stopped = () => new Promise((resolve) => { process.once('SIGINT', resolve); process.once('SIGTERM', resolve); });`,
    },
  ],
  invalid: [
    {
      name: 'one that settles nothing',
      code: `export const header = (self, stream) => new Promise((resolve, reject) => { const cleanup = () => { stream.off('data', onData); stream.off('error', onError); }; const onData = (chunk) => { cleanup(); resolve(chunk); }; const onError = (error) => { cleanup(); reject(error); }; const onPause = () => { self.paused = true; }; stream.on('data', onData); stream.on('error', onError); stream.on('pause', onPause); });`,
      errors: [{ messageId: 'never', suggestions: 1 }],
    },
    {
      name: 'a signal of the process beside an answer',
      code: `export const ask = (prompt) => new Promise((resolve, reject) => { process.once('SIGINT', () => { reject(new Error('interrupted')); }); prompt.question('go on?', (answer) => { resolve(answer); }); });`,
      errors: [{ messageId: 'never' }],
    },
    {
      name: 'a media query',
      code: `export const choose = (button) => { const query = matchMedia('(prefers-color-scheme: dark)'); return new Promise((resolve) => { const onChange = (event) => { query.removeEventListener('change', onChange); resolve(event.matches); }; query.addEventListener('change', onChange); button.onclick = () => { button.onclick = null; resolve(false); }; }); };`,
      errors: [{ messageId: 'leaks', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, handles that a field keeps', rule, {
  valid: [
    {
      name: 'cleared beside each settlement',
      code: `export class Upload { start() { return new Promise((resolve, reject) => { this.settle = { resolve, reject }; this.beat = setInterval(() => this.socket.ping(), 5000); }); } done() { clearInterval(this.beat); this.settle.resolve(); } refused(code) { clearInterval(this.beat); this.settle.reject(new Error(code)); } }`,
    },
    {
      name: 'cleared by a clean-up that both call',
      code: `export class Upload { start() { return new Promise((resolve, reject) => { this.settle = { resolve, reject }; this.beat = setInterval(() => this.socket.ping(), 5000); }); } #clear() { clearInterval(this.beat); } done() { this.#clear(); this.settle.resolve(); } refused(code) { this.#clear(); this.settle.reject(new Error(code)); } }`,
    },
    {
      name: 'cleared by who calls what settles',
      code: `export class Upload { start() { return new Promise((resolve, reject) => { this.settle = { resolve, reject }; this.beat = setInterval(() => this.socket.ping(), 5000); }); } done() { clearInterval(this.beat); this.settle.resolve(); } refused(code) { clearInterval(this.beat); this.fail(new Error(code)); } fail(error) { this.settle.reject(error); } }`,
    },
    {
      name: 'a method of its own that others may call',
      code: `export class Upload { start() { return new Promise((resolve, reject) => { this.settle = { resolve, reject }; this.beat = setInterval(() => this.socket.ping(), 5000); }); } stop() { clearInterval(this.beat); } done() { this.settle.resolve(); } refused(code) { this.settle.reject(new Error(code)); } }`,
    },
    {
      name: 'a timer that is over when it settles',
      code: `export class Upload { start() { return new Promise((resolve, reject) => { this.settle = { resolve, reject }; this.timer = setTimeout(() => { this.fail(new Error('late')); }, 5000); }); } done() { clearTimeout(this.timer); this.settle.resolve(); } fail(error) { this.settle.reject(error); } }`,
    },
    {
      name: 'a function that is bound once',
      code: `export class Boot { constructor() { this.onReady = this.onReady.bind(this); } onReady(name) { this.bus.off('ready', this.onReady); this.finish(); } run() { const { promise, resolve } = Promise.withResolvers(); this.finish = resolve; this.bus.on('ready', this.onReady); return promise; } }`,
    },
    {
      name: 'one that nobody means to take back',
      code: `export class Boot { onReady(name) { this.seen.add(name); this.finish(); } run() { const { promise, resolve } = Promise.withResolvers(); this.finish = resolve; this.bus.on('ready', this.onReady.bind(this)); return promise; } }`,
    },
  ],
  invalid: [
    {
      name: 'cleared on success alone',
      code: `export class Upload { start() { return new Promise((resolve, reject) => { this.settle = { resolve, reject }; this.beat = setInterval(() => this.socket.ping(), 5000); }); } done() { clearInterval(this.beat); this.settle.resolve(); } refused(code) { this.settle.reject(new Error(code)); } }`,
      errors: [{ messageId: 'leaks' }],
    },
    {
      name: 'cleared by a clean-up on success alone',
      code: `export class Upload { start() { return new Promise((resolve, reject) => { this.settle = { resolve, reject }; this.beat = setInterval(() => this.socket.ping(), 5000); }); } #clear() { clearInterval(this.beat); } done() { this.#clear(); this.settle.resolve(); } refused(code) { this.settle.reject(new Error(code)); } }`,
      errors: [{ messageId: 'leaks' }],
    },
    {
      name: 'bound over again for the removal',
      code: `export class Boot { onReady(name) { this.bus.off('ready', this.onReady.bind(this)); this.finish(); } run() { const { promise, resolve } = Promise.withResolvers(); this.finish = resolve; this.bus.on('ready', this.onReady.bind(this)); return promise; } }`,
      errors: [{ messageId: 'never' }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, events that happen once by their name', rule, {
  valid: [
    {
      name: 'the close that is waited for, beside data that is read on',
      code: `export const drain = (stream) => new Promise((resolve, reject) => { const onData = (chunk) => { if (chunk.length === 0) reject(new Error('empty')); }; stream.on('data', onData); stream.on('close', resolve); });`,
    },
    {
      name: 'a response that is the only one',
      code: `export const send = (request) => new Promise((resolve, reject) => { const onResponse = (response) => { if (response.statusCode >= 400) { reject(new Error('refused')); return; } request.off('response', onResponse); resolve(response); }; request.on('response', onResponse); });`,
    },
  ],
  invalid: [
    {
      name: 'a close that the clean-up forgets, beside data that it takes back on the other path',
      code: `export const readLine = (stream) => new Promise((resolve, reject) => { const onData = (chunk) => { stream.off('data', onData); resolve(chunk); }; const onClose = () => { reject(new Error('closed')); }; stream.on('data', onData); stream.on('close', onClose); });`,
      errors: [
        { messageId: 'leaks', suggestions: 1 },
        { messageId: 'never', suggestions: 1 },
      ],
    },
    {
      name: 'a response among those of others',
      code: `export const ask = (bus, id) => new Promise((resolve, reject) => { const onResponse = (response) => { if (response.id !== id) return; if (response.error) { reject(response.error); return; } bus.off('response', onResponse); resolve(response); }; bus.on('response', onResponse); });`,
      errors: [{ messageId: 'leaks', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, wrappers around the page', rule, {
  valid: [
    {
      name: 'an element that is made for the answer',
      code: `export const confirm = (html) => new Promise((resolve) => { const $box = $(html).appendTo('body'); $box.on('click', () => { $box.remove(); resolve(true); }); });`,
    },
    {
      name: 'taken back',
      code: `export const confirm = () => new Promise((resolve) => { const onKey = (event) => { $(document).off('keydown', onKey); resolve(event.key === 'Enter'); }; $(document).on('keydown', onKey); });`,
    },
    {
      name: 'once',
      code: `export const confirm = () => new Promise((resolve) => { $(document).one('keydown', (event) => resolve(event.key)); });`,
    },
    {
      name: 'a variable that is called like the page',
      code: `export const confirm = () => { const document = open(); return new Promise((resolve) => { $(document).on('keydown', (event) => resolve(event.key)); }); };`,
    },
  ],
  invalid: [
    {
      name: 'the document',
      code: `export const confirm = () => new Promise((resolve) => { $(document).on('keydown', (event) => { if (event.key === 'Enter') resolve(true); }); });`,
      errors: [{ messageId: 'never' }],
    },
    {
      name: 'the body',
      code: `export const confirm = () => new Promise((resolve) => { jQuery('body').on('click', () => { resolve(true); }); });`,
      errors: [{ messageId: 'never' }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, waits of the maker', rule, {
  valid: [
    {
      name: 'with the removal in finally',
      code: `export async function order(bus) { const { promise, resolve, reject } = Promise.withResolvers(); bus.on('done', resolve); bus.on('failed', reject); try { return await promise; } finally { bus.off('done', resolve); bus.off('failed', reject); } }`,
    },
    {
      name: 'with a removal for each end',
      code: `export async function order(bus) { const { promise, resolve, reject } = Promise.withResolvers(); bus.on('done', resolve); bus.on('failed', reject); try { await promise; } catch (error) { bus.off('done', resolve); bus.off('failed', reject); throw error; } bus.off('done', resolve); bus.off('failed', reject); }`,
    },
    {
      name: 'for what cannot fail',
      code: `export async function order(bus) { const { promise, resolve } = Promise.withResolvers(); bus.on('done', resolve); bus.on('over', resolve); const result = await promise; bus.off('done', resolve); bus.off('over', resolve); return result; }`,
    },
    {
      name: 'which go on after a failure',
      code: `export async function order(bus) { const { promise, resolve, reject } = Promise.withResolvers(); bus.on('done', resolve); bus.on('failed', reject); const result = await promise.catch(() => null); bus.off('done', resolve); bus.off('failed', reject); return result; }`,
    },
  ],
  invalid: [
    {
      name: 'that a failure gets past',
      code: `export async function order(bus) { const answer = Promise.withResolvers(); const onDone = (value) => answer.resolve(value); const onFailed = (error) => answer.reject(error);
bus.addListener('done', onDone);
bus.once('failed', onFailed);
const order = await answer.promise.then(parse); bus.removeListener('done', onDone); bus.removeListener('failed', onFailed); return order; }`,
      errors: [{ messageId: 'leaks', line: 2, suggestions: 1 }],
    },
    {
      name: 'where both come more than once',
      code: `export async function order(bus) { const { promise, resolve, reject } = Promise.withResolvers();
bus.on('done', resolve);
bus.on('failed', reject);
const result = await promise; bus.off('done', resolve); bus.off('failed', reject); return result; }`,
      errors: [
        { messageId: 'leaks', line: 2 },
        { messageId: 'leaks', line: 3 },
      ],
    },
  ],
});

ruleTester.run('no-leak-on-settle, timers for what is kept without an executor', rule, {
  valid: [
    {
      name: 'which are kept beside it',
      code: `export class Bus { ask(id) { const source = new TaskCompletionSource(); const timer = setTimeout(() => { source.trySetException(new Error('late')); }, 500); this.open.set(id, { source, timer }); return source.promise; } onReply(id, reply) { const { source, timer } = this.open.get(id); clearTimeout(timer); source.trySetResult(reply); } }`,
    },
    {
      name: 'which alone settle it',
      code: `export class Gate { close() { this.opened = Promise.withResolvers(); setTimeout(() => { this.opened.resolve(); }, 500); return this.opened.promise; } }`,
    },
    {
      name: 'which let the process end',
      code: `export class Bus { ask(id) { const source = new TaskCompletionSource(); this.open.set(id, source); setTimeout(() => { source.trySetException(new Error('late')); }, 500).unref(); return source.promise; } onReply(id, reply) { this.open.get(id)?.trySetResult(reply); } }`,
    },
    {
      name: 'which settle nothing',
      code: `export class Bus { ask(id) { const source = new TaskCompletionSource(); this.open.set(id, source); setTimeout(() => { this.ping(id); }, 500); return source.promise; } onReply(id, reply) { this.open.get(id)?.trySetResult(reply); } }`,
    },
  ],
  invalid: [
    {
      name: 'in a collection, as a record',
      code: `export class Bus { open = new Map(); ask(id) { const made = Promise.withResolvers(); this.open.set(id, made);
setTimeout(() => { made.reject(new Error('late')); }, 500); return made.promise; }
onReply(id, reply) { this.open.get(id)?.resolve(reply); } }`,
      errors: [{ messageId: 'elsewhere', line: 2 }],
    },
    {
      name: 'in a field',
      code: `export class Gate { close() { this.opened = Promise.withResolvers();
setTimeout(() => { this.opened.resolve(); }, 500); return this.opened.promise; }
open() { this.opened.resolve(); } }`,
      errors: [{ messageId: 'elsewhere', line: 2 }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, queries', rule, {
  valid: [
    {
      name: 'what every way here has just made',
      code: `let shown; export async function show(url, assets) { let asset; if (url) { asset = new Asset(url);
await new Promise((resolve, reject) => { asset.once('shown', () => { resolve(); }); asset.once('gone', () => { reject(new Error('gone')); }); }); } else { asset = assets.first; } shown = asset; }`,
    },
    {
      name: 'each of a database has events of its own',
      code: `const rows = (db, text) => new Promise((resolve, reject) => { const all = []; db.query(text).on('row', (row) => { all.push(row); })
.on('end', () => { resolve(all); }).on('error', (error) => { reject(error); }); });`,
    },
  ],
  invalid: [
    {
      name: 'what one of two ways has put there',
      code: `let shown; export async function show(url, assets) { let asset = assets.first; if (url) asset = new Asset(url);
await new Promise((resolve, reject) => { asset.once('shown', () => { resolve(); }); asset.once('gone', () => { reject(new Error('gone')); }); }); shown = asset; }`,
      errors: 2,
    },
    {
      name: 'an element that is looked up',
      code: `const shown = (root) => new Promise((resolve) => { root.querySelector('video').addEventListener('playing', () => { resolve(); }); });`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-leak-on-settle, emitters of one test', rule, {
  valid: [
    {
      name: 'a case that a harness runs with what it has made for it',
      code: "import { test } from 'vitest'; integrationTest('tells', { body: async (t, node) => { const told = new Promise((resolve) => { node.on('added', (value) => { if (value === 1) resolve(); }); }); await node.add(1); await told; } });",
    },
    {
      name: 'a helper in the test that listens to what the test has',
      code: "it('tells', async () => { const session = await client.createSession(); const restored = async () => await new Promise((resolve) => { session.on('restored', () => { resolve(); }); }); await restored(); });",
    },
  ],
  invalid: [
    {
      name: 'helpers that a call gives back',
      code: "import { test } from 'vitest'; export const helpers = extend({ async next(node) { return new Promise((resolve) => { node.on('added', (value) => { resolve(value); }); }); } });",
      errors: 1,
    },
    {
      name: 'a helper in the test that listens to what all tests share',
      code: "const bus = new Bus(); it('tells', async () => { const told = async () => await new Promise((resolve) => { bus.on('told', () => { resolve(); }); }); await told(); });",
      errors: 1,
    },
  ],
});

ruleTester.run('no-leak-on-settle, tests that have failed', rule, {
  valid: [
    "it('tells', async () => { await new Promise((resolve, reject) => { const timer = setTimeout(() => reject(new Error('late')), 1000); shared.once('told', () => { clearTimeout(timer); resolve(); }); }); });",
  ],
  invalid: [
    {
      name: 'no test',
      code: "export const told = (shared) => new Promise((resolve, reject) => { const timer = setTimeout(() => reject(new Error('late')), 1000); shared.once('told', () => { clearTimeout(timer); resolve(); }); });",
      errors: 1,
    },
    {
      name: 'the listener of the other event, where all went well',
      code: "it('tells', async () => { await new Promise((resolve, reject) => { shared.once('told', () => { resolve(); }); shared.once('gone', () => { reject(new Error('gone')); }); }); });",
      errors: 1,
    },
    {
      name: 'one that goes on to be called',
      code: "it('tells', async () => { await new Promise((resolve, reject) => { const timer = setTimeout(() => reject(new Error('late')), 1000); shared.on('told', () => { clearTimeout(timer); resolve(); }); }); });",
      errors: 1,
    },
  ],
});

ruleTester.run('no-leak-on-settle, what a helper acquires and gives nothing for', rule, {
  valid: [
    {
      name: 'taken back by who called it',
      code: "function onKey(run) { document.addEventListener('keydown', run); } export const pressed = (key) => new Promise((resolve) => { const hear = (event) => { if (event.key !== key) return; document.removeEventListener('keydown', hear); resolve(event); }; onKey(hear); });",
    },
    {
      name: 'that it lets go itself',
      code: "function onKey(run) { const hear = (event) => { document.removeEventListener('keydown', hear); run(event); }; document.addEventListener('keydown', hear); } export const pressed = () => new Promise((resolve) => { onKey((event) => resolve(event)); });",
    },
    {
      name: 'kept where others let it go',
      code: 'class Poll { #each(run) { this.timer = setInterval(() => run(), 50); } stop() { clearInterval(this.timer); } until(test) { return new Promise((resolve) => { this.#each(() => { if (test()) { this.stop(); resolve(); } }); }); } }',
    },
    {
      name: 'on what the call has made',
      code: "function hear(source, run) { source.on('data', (data) => run(data)); } export const first = (url) => new Promise((resolve) => { const socket = new Socket(url); hear(socket, (data) => { resolve(data); }); });",
    },
  ],
  invalid: [
    {
      name: 'a listener of the page',
      code: `function onKey(run) { document.addEventListener('keydown', (event) => run(event.key)); }
export const pressed = (wanted) => new Promise((resolve) => {
onKey((key) => { if (key === wanted) resolve(key); }); });`,
      errors: [{ messageId: 'never', line: 3 }],
    },
    {
      name: 'an interval of a private method',
      code: `class Poll { #each(ms, run) { setInterval(run, ms); }
until(test) { return new Promise((resolve) => {
this.#each(50, () => { if (test()) resolve(); }); }); } }`,
      errors: [{ messageId: 'never', line: 3 }],
    },
    {
      name: 'a timer, which its caller has no name for',
      code: `function later(ms, run) { setTimeout(() => run(), ms); }
export const got = (bus) => new Promise((resolve, reject) => {
later(5000, () => reject(new Error('late'))); bus.fetch().then((value) => { resolve(value); }, reject); });`,
      errors: [{ messageId: 'never', line: 3, suggestions: [] }],
    },
    {
      name: 'an observer',
      code: `function watch(box, run) { const observer = new ResizeObserver(([entry]) => run(entry)); observer.observe(box); }
export const grown = (box, width) => new Promise((resolve) => {
watch(box, (entry) => { if (entry.contentRect.width > width) resolve(entry); }); });`,
      errors: [{ messageId: 'never', line: 3 }],
    },
  ],
});

const bag = `function attach(target, table) {
  for (const [event, fn] of Object.entries(table)) target.on(event, fn);
  return () => {
    for (const [event, fn] of Object.entries(table)) target.off(event, fn);
  };
}
`;

ruleTester.run('no-leak-on-settle, a table that a helper takes back', rule, {
  valid: [
    {
      name: 'beside each settlement',
      code: `${bag}export const answer = (port) => new Promise((resolve, reject) => {
  const stop = attach(port, { reply(text) { stop(); resolve(text); }, fault(error) { stop(); reject(error); } });
});`,
    },
    {
      name: 'once the promise is settled',
      code: `${bag}export async function answer(port) {
  let stop;
  try {
    return await new Promise((resolve, reject) => {
      stop = attach(port, { reply: resolve, fault: reject });
    });
  } finally {
    stop();
  }
}`,
    },
  ],
  invalid: [
    {
      name: 'beside one of two settlements',
      code: `${bag}export const answer = (port) => new Promise((resolve, reject) => {
  const stop = attach(port, { reply(text) { resolve(text); }, fault(error) { stop(); reject(error); } });
});`,
      errors: [{ messageId: 'leaks', line: 8 }],
    },
    {
      name: 'never',
      code: `${bag}export const answer = (port) => new Promise((resolve, reject) => {
  attach(port, { reply(text) { resolve(text); }, fault(error) { reject(error); } });
});`,
      errors: [{ messageId: 'never', line: 8 }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, stacks of disposables', rule, {
  valid: [
    {
      name: 'disposed of beside each settlement',
      code: `export const print = (job, tick) => new Promise((resolve, reject) => {
  const stack = new DisposableStack();
  const timer = setInterval(tick, 250);
  stack.defer(() => clearInterval(timer));
  job.start((error, pages) => { stack.dispose(); if (error) reject(error); else resolve(pages); });
});`,
    },
    {
      name: 'disposed of at the end of the block',
      code: `export async function print(job, tick) {
  using stack = new DisposableStack();
  const timer = setInterval(tick, 250);
  stack.defer(() => clearInterval(timer));
  return await new Promise((resolve, reject) => { job.start((error, pages) => { if (error) reject(error); else resolve(pages); }); });
}`,
    },
    {
      name: 'given to other code',
      code: `export const print = (job, tick) => new Promise((resolve, reject) => {
  const stack = new DisposableStack();
  const timer = setInterval(tick, 250);
  stack.adopt(timer, () => clearInterval(timer));
  job.own(stack.move());
  job.start((error, pages) => { if (error) reject(error); else resolve(pages); });
});`,
    },
  ],
  invalid: [
    {
      name: 'disposed of by the failure alone',
      code: `export const print = (job, tick) => new Promise((resolve, reject) => {
  const stack = new DisposableStack();
  const timer = setInterval(tick, 250);
  stack.defer(() => { clearInterval(timer); });
  job.start((error, pages) => { if (error) { stack.dispose(); reject(error); } else resolve(pages); });
});`,
      errors: [{ messageId: 'leaks', line: 3 }],
    },
    {
      name: 'never disposed of',
      code: `export const next = (source) => new Promise((resolve) => {
  const stack = new DisposableStack();
  const hear = (value) => { resolve(value); };
  source.on('value', hear);
  stack.defer(() => source.off('value', hear));
});`,
      errors: [{ messageId: 'never', line: 4, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, timers that fail what is kept', rule, {
  valid: [
    {
      name: 'and are cleared by what is kept beside it',
      code: `class Line { #calls = new Map();
async ask(id, signal) { const { promise, resolve, reject } = Promise.withResolvers();
const timer = setTimeout(() => this.#fail(id, new Error('late')), 9000); const tidy = () => { clearTimeout(timer); };
this.#calls.set(id, { resolve, reject, tidy }); return promise; }
#onReply({ id, value }) { const call = this.#calls.get(id); this.#calls.delete(id); call?.tidy(); call?.resolve(value); }
#fail(id, error) { const call = this.#calls.get(id); if (!call) return; this.#calls.delete(id); call?.tidy(); call.reject(error); } }`,
    },
    {
      name: 'and are kept beside it',
      code: `class Line { #calls = new Map();
async ask(id, signal) { const { promise, resolve, reject } = Promise.withResolvers();
const timer = setTimeout(() => this.#fail(id, new Error('late')), 9000);
this.#calls.set(id, { resolve, reject, timer }); return promise; }
#onReply({ id, value }) { const call = this.#calls.get(id); this.#calls.delete(id); call?.resolve(value); }
#fail(id, error) { const call = this.#calls.get(id); if (!call) return; this.#calls.delete(id); call.reject(error); } }`,
    },
  ],
  invalid: [
    {
      name: 'and that nobody can clear',
      code: `class Line { #calls = new Map();
async ask(id, signal) { const { promise, resolve, reject } = Promise.withResolvers();
setTimeout(() => this.#fail(id, new Error('late')), 9000);
this.#calls.set(id, { resolve, reject }); return promise; }
#onReply({ id, value }) { const call = this.#calls.get(id); this.#calls.delete(id); call?.resolve(value); }
#fail(id, error) { const call = this.#calls.get(id); if (!call) return; this.#calls.delete(id); call.reject(error); } }`,
      errors: 1,
    },
    {
      name: 'and that nobody can clear, beside a clean-up of other things',
      code: `class Line { #calls = new Map();
async ask(id, signal) { const { promise, resolve, reject } = Promise.withResolvers();
setTimeout(() => this.#fail(id, new Error('late')), 9000); const tidy = () => { console.log(id); };
this.#calls.set(id, { resolve, reject, tidy }); return promise; }
#onReply({ id, value }) { const call = this.#calls.get(id); this.#calls.delete(id); call?.tidy(); call?.resolve(value); }
#fail(id, error) { const call = this.#calls.get(id); if (!call) return; this.#calls.delete(id); call?.tidy(); call.reject(error); } }`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-leak-on-settle, one of several listeners on what a caller has made', rule, {
  valid: [
    {
      name: 'none of which is taken back',
      code: `const head = (socket) => new Promise((resolve, reject) => { socket.once('data', resolve); socket.once('error', reject); });
export async function open() { const socket = net.connect(1); return head(socket); }`,
    },
  ],
  invalid: [
    {
      name: 'where the others are taken back',
      code: `function head(socket) { return new Promise((resolve, reject) => { const tidy = () => { socket.off('data', onData); socket.off('error', onError); };
const onData = (data) => { tidy(); resolve(data); }; const onError = (error) => { tidy(); reject(error); }; const onClose = () => { tidy(); reject(new Error('closed')); };
socket.on('data', onData); socket.on('error', onError);
socket.on('close', onClose); }); }
export async function open() { const socket = await dial(); return head(socket); }`,
      errors: [{ messageId: 'never', line: 4, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-leak-on-settle, a listener that a function of the file takes back', rule, {
  valid: [
    {
      name: 'a method that is given it',
      code: `class Picker { pick() { return new Promise((resolve) => { const onClick = (event) => { this.#release(onClick); resolve(event.offsetX); };
this.track.addEventListener('click', onClick); }); }
#release(listener) { clearInterval(this.blink); this.track.removeEventListener('click', listener); } }`,
    },
    {
      name: 'a function that is given the emitter too, through another one',
      code: `export const pick = (track) => new Promise((resolve) => { const onClick = (event) => { finish(track, onClick); resolve(event.offsetX); };
track.addEventListener('click', onClick); });
function finish(target, listener) { target.focus(); end(target, listener); }
function end(target, listener) { target.removeEventListener('click', listener); }`,
    },
  ],
  invalid: [
    {
      name: 'a method that takes back another event',
      code: `class Picker { pick() { return new Promise((resolve) => { const onClick = (event) => { this.#release(onClick); resolve(event.offsetX); };
this.track.addEventListener('click', onClick); }); }
#release(listener) { this.track.removeEventListener('keydown', listener); } }`,
      errors: [never(2, 'listener click', 'resolve', 1)].map((each) => ({ ...each, suggestions: 1 })),
    },
    {
      name: 'a function that only looks at it',
      code: `export const pick = (track) => new Promise((resolve) => { const onClick = (event) => { finish(onClick); resolve(event.offsetX); };
track.addEventListener('click', onClick); });
function finish(listener) { console.debug(listener.name); }`,
      errors: [{ messageId: 'never', line: 2, suggestions: 1 }],
    },
  ],
});
