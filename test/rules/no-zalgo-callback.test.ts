import rule from '../../src/rules/no-zalgo-callback.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

ruleTester.run('no-zalgo-callback', rule, {
  valid: [
    {
      name: 'what is found to be no function is no callback',
      code: "export function change(doc, key, fn) { const isValue = typeof fn !== 'function'; if (isValue) library.put(doc, key, fn); else fn(doc[key]); }",
    },
    {
      name: 'what is found to be a text is no callback',
      code: "export function change(doc, key, range, fn) { const isValue = typeof fn !== 'function'; if (range) { const result = isValue ? fn : fn(range); if (typeof result === 'string') library.splice(doc, key, range, 1, result); return doc; } if (isValue) doc[key] = 1; else fn(doc[key]); return doc; }",
    },
    {
      name: 'a call after which the function fails',
      code: 'export function ensure(events, isActive, killed) { if (!isActive()) { killed(); throw new Error("gone"); } events.on("killed", killed); }',
    },
    {
      name: 'a replay of what has come, for one who hears the rest later',
      code: 'export class Log { messages = []; listeners = new Set(); subscribe(callback) { const { messages } = this; this.messages = []; messages.forEach((message) => { callback(message); }); this.listeners.add(callback); } }',
    },
    {
      name: 'one that always calls back later',
      code: `export function useImage() {
  return useCallback((img: HTMLImageElement, onLoad: (img: HTMLImageElement) => void) => {
    if (img.complete) queueMicrotask(() => onLoad(img));
    else img.addEventListener('load', () => onLoad(img), { once: true });
  }, []);
}`,
      filename: 'hook.tsx',
    },
    {
      name: 'a private method of a prototype that the file only calls once an answer has come',
      code: `Agent.prototype = {
  restart: function (id, done) { this.client.request('restart', { id }, this._answer.bind(this, done)); },
  change: function (id, done) { this.client.request('change', { id }, function (err, response) { this._answer(done, err, response); this._save(id); }.bind(this)); },
  _answer: function (done, err, response) { if (err) { done(err); return; } fs.readFile(response.path, function (error, text) { done(error, text); }); },
};`,
    },
    {
      name: 'tasks of a series',
      code: `function operations(conf, auto) { return [
  function (next) { if (auto) return next(); prompt('port').then((port) => { conf.port = port; next(); }); },
  auto ? (done) => { conf.host = local(); done(); } : ask.bind(null, 'host'),
]; }`,
    },
    {
      name: 'a query that has the name of a method of arrays',
      code: `Change.rectifyAll = function (cb) { this.find(function (err, changes) { if (err) return cb(err); each(changes, rectify, cb); }); };`,
    },
    {
      name: 'a function whose type another file lays down',
      code: `import type { AuthHandler } from '../auth'; const check: AuthHandler = (user, password, callback) => { if (!user) return callback(false); compare(password, user.hash).then((same) => callback(same)); };`,
    },
    {
      name: 'a value that may be a promise already',
      code: 'const chain = (value, callback) => (isPromise(value) ? value.then(callback) : callback(value));',
    },
    {
      name: 'what a mapper gives is wanted',
      code: 'const map = (id, fn) => (users[id] ? fn(users[id]) : fetchUser(id).then(fn));',
    },
    {
      name: 'a step of its own that may be over at once',
      code: 'class Conn { send(data, done) { if (this.destroyed) { done(); return; } this.queue.write2(data, () => done(null)); } }',
    },
    {
      name: 'the last thing that all callers in the file do, with functions of the file',
      code: `
function execute(fn, args, onResult, onError) {
  let result;
  try { result = fn.apply(null, args); } catch (error) { onError(error); return; }
  if (isPromise(result)) result.then(onResult, onError);
  else onResult(result);
}
function success(result) { process.send([0, result]); }
function failure(error) { process.send([1, error.message]); }
process.on('message', ([name, ...args]) => { execute(methods[name], args, success, failure); });
`,
    },
    {
      name: 'the last thing that its caller does, before the handler of a framework',
      code: `
function rawBody(request, limit, done) {
  if (request.length > limit) { done(new Error('too large')); return; }
  request.on('end', () => done(null));
}
Parser.prototype.run = function (request, reply, handler) {
  if (this.limit > 0) { rawBody(request, this.limit, done); return; }
  reply.send();
  function done(error) {
    if (error) reply.send(error);
    else handler(request, reply);
  }
};
`,
    },
    {
      name: 'a thenable',
      code: `
Reply.prototype.then = function (fulfilled, rejected) {
  if (this.sent) { fulfilled(); return; }
  eos(this.raw, (error) => { if (error) rejected(error); else fulfilled(); });
  this.raw.on('finish', () => fulfilled());
};
`,
    },
    {
      name: 'the hooks of tapable',
      code: `
class Queue {
  add(item, callback) {
    if (this.stopped) return callback(new Error('stopped'));
    this.hooks.beforeAdd.callAsync(item, (error) => { if (error) callback(error); else setImmediate(() => callback(null, item)); });
  }
}
`,
    },
    {
      name: 'said in the comment of the function',
      code: `
export class Semaphore {
  /**
   * Acquires a permit for the callback immediately when one is available or
   * queues the callback until another task releases its permit.
   * @param callback what to run
   */
  acquire(callback) {
    if (this.available > 0) { this.available--; callback(); }
    else this.waiters.push(callback);
  }
}
`,
    },
    {
      name: 'a resolver by another name',
      code: `export function close(iterator, method, argument, reject) {
  const end = iterator.return;
  if (end) { Promise.resolve(end.call(iterator)).then(() => { method(argument); }, (error) => { method === reject ? method(argument) : reject(error); }); return; }
  method(argument);
}`,
    },
    {
      name: 'a method of a stream',
      code: `request.write = (chunk, encoding, callback) => {
  if (broken) { callback(new Error('broken')); return true; }
  return write.call(request, chunk, encoding, () => setTimeout(callback, 5));
};`,
    },
    {
      name: 'a parameter that is no function on the other path',
      code: `export class Builder {
  join(table, first, ...args) {
    let join;
    if (typeof first === 'function') { join = new Clause(table); first.call(join, join); }
    else { join = new Clause(table); if (first) join.on(first, ...args); }
    this.list.push(join);
  }
}`,
    },
    {
      name: 'the answer to a message of a browser',
      code: `export function onMessage(message, sender, sendResponse) {
  if (message.type === 'status') { sendResponse({ ok: true }); return false; }
  work().then(() => sendResponse({ ok: true }));
  return true;
}`,
    },
    {
      name: 'a generator that runs when it is asked',
      code: `export function each(source, fn) {
  if (isAsync(source)) return (async function* () { for await (const x of source) { await fn(x); yield x; } })();
  return (function* () { for (const x of source) { fn(x); yield x; } })();
}`,
    },
    {
      name: 'a predicate that is asked at once, and again',
      code: `export const waitUntil = (predicate, ms) =>
  Promise.race([new Promise((resolve, reject) => {
    const check = async () => {
      try {
        const value = await predicate();
        if (value) { resolve(value); return; }
        setTimeout(check, ms);
      } catch (error) { reject(error); }
    };
    void check();
  })]);`,
    },
    {
      name: 'success is only late',
      code: `
function get(url, success) {
  if (!url) throw new Error('url');
  fetch(url).then(success);
}
`,
    },
    {
      name: 'always deferred both',
      code: `
function f(k, cb) {
  if (cache[k]) return process.nextTick(cb, null, cache[k]);
  load(k, cb);
}
`,
    },
    {
      name: 'deferred by setImmediate closure',
      code: `
function f(k, cb) {
  if (!k) { setImmediate(() => cb(new Error('k'))); return; }
  fs.readFile(k, cb);
}
`,
    },
    {
      name: 'replay on subscribe',
      code: `
function subscribe(fn) {
  fn(this.value);
  this.listeners.add(fn);
  return () => this.listeners.delete(fn);
}
`,
    },
    {
      name: 'replay conditional',
      code: `
function subscribe(fn) {
  if (this.hasValue) fn(this.value);
  this.listeners.add(fn);
}
`,
    },
    {
      name: 'immediate option',
      code: `
function watch(fn, options) {
  if (options.immediate) { fn(get()); return; }
  ee.once('change', fn);
}
`,
    },
    {
      name: 'sync option',
      code: `
function schedule(fn, sync) {
  if (sync) fn(); else setTimeout(fn);
}
`,
    },
    {
      name: 'transform write',
      code: `
class T extends Transform {
  _transform(chunk, enc, cb) {
    if (!chunk.length) return cb();
    work(chunk, (err, out) => cb(err, out));
  }
}
`,
    },
    {
      name: 'transform object',
      code: `new Transform({ transform(chunk, enc, cb) { if (!chunk.length) return cb(); work(chunk, (err, out) => cb(err, out)); } });`,
    },
    {
      name: 'writable options variable',
      code: `
const options = { write(chunk, enc, cb) { if (!chunk.length) return cb(); fs.write(fd, chunk, cb); } };
new Writable(options);
`,
    },
    {
      name: 'Writable.prototype',
      code: `Sink.prototype._write = function (chunk, enc, cb) { if (!chunk) return cb(); setTimeout(cb, 5); };`,
    },
    { name: 'async fn', code: `async function f(cb) { if (x) { cb(); return; } await y(); cb(); }` },
    { name: 'mocha done', code: `it('x', (done) => { if (skip) return done(); setTimeout(done, 5); });` },
    {
      name: 'middleware',
      code: `module.exports = function (req, res, next) { if (!req.user) return next(); load(req.user, (err, u) => next(err)); };`,
    },
    {
      name: 'throws validation',
      code: `function f(k, cb) { if (typeof cb !== 'function') throw new TypeError('cb'); fs.readFile(k, cb); }`,
    },
    {
      name: 'always sync',
      code: `function f(xs, cb) { if (!xs) return cb(new Error('x')); cb(null, xs.map(String)); }`,
    },
    {
      name: 'sync and then later on same path',
      code: `function f(cb) { cb('start'); setTimeout(() => cb('end'), 5); }`,
    },
    { name: 'maybe async combinator', code: `const chain = (v, fn) => isPromise(v) ? v.then(fn) : fn(v);` },
    {
      name: 'maybe async return',
      code: `function chain(v, fn) { if (isPromise(v)) return v.then(fn); return fn(v); }`,
    },
    {
      name: 'unknown sync callee',
      code: `function f(tree, cb) { if (!tree) return cb(1); walk(tree, (n) => cb(n)); }`,
    },
    {
      name: 'comparator',
      code: `function sort(xs, cmp) { if (xs.length === 2) return cmp(xs[0], xs[1]); return xs.sort(cmp); }`,
    },
    {
      name: 'dezalgo',
      code: `function f(k, cb) { cb = dezalgo(cb); if (!k) return cb(new Error('k')); fs.readFile(k, cb); }`,
    },
    {
      name: 'wrapper that defers',
      code: `function f(k, cb) { const done = (...args) => process.nextTick(() => cb(...args)); if (!k) return done(new Error('k')); fs.readFile(k, done); }`,
    },
    {
      name: 'local helper called late only',
      code: `
function f(k, cb) { fs.readFile(k, (err, text) => { parse(err, text, cb); }); }
function parse(err, text, cb) { if (err) return cb(err); fs.writeFile('x', text, cb); }
`,
    },
    {
      name: 'debounce',
      code: `function debounce(fn, ms) { let t; return function () { if (!t) fn(); t = setTimeout(fn, ms); }; }`,
    },
    { name: 'stored only', code: `function on(fn) { if (!this.fns) this.fns = []; this.fns.push(fn); }` },
    { name: 'remove', code: `function off(fn) { if (!fn) return; ee.off('x', fn); }` },
    {
      name: 'progress of async',
      code: `const run = async (onProgress) => { if (fast) { onProgress(1); return; } await slow(); onProgress(1); };`,
    },
    {
      name: 'both deferred by then',
      code: `function f(k, cb) { if (cache[k]) Promise.resolve(cache[k]).then(cb); else load(k).then(cb); }`,
    },
    { name: 'excluded tests same flag', code: `function f(k, cb) { if (k) cb(); }` },
    {
      name: 'react effect cleanup',
      code: `function useX(fn) { useEffect(() => { if (a) fn(); else setTimeout(fn, 5); }, []); }`,
    },
    {
      name: 'callback only for sync errors thrown in callback',
      code: `function f(cb) { try { fs.readFileSync('x'); cb(null); } catch (e) { cb(e); } }`,
    },
    { name: 'jquery like ready bind', code: `function f(cb) { list.push(cb); if (ready) flush(); }` },
    {
      name: 'process.nextTick on one, on on other',
      code: `function f(cb) { if (ready) process.nextTick(cb); else ee.once('ready', cb); }`,
    },
    { name: 'generator fn', code: `function* f(cb) { if (a) cb(); else setTimeout(cb); }` },
    {
      name: 'resolver parameters',
      code: `
function settle(result, resolve, reject) {
  if (result.ok) return resolve(result);
  setTimeout(() => resolve(result), 10);
}
`,
    },
    {
      name: 'result is a value',
      code: `
function register(key, fn) {
  if (fn.prototype) this.types[key] = fn;
  else this.types[key] = fn(this);
}
`,
    },
    {
      name: 'method of a stream class',
      code: `
class Receiver extends Writable {
  dataMessage(cb) {
    if (!this.valid) { cb(new Error('invalid')); return; }
    setImmediate(() => this.loop(cb));
  }
}
`,
    },
    {
      name: 'cleanup in finally',
      code: `
function run(work, release) {
  const result = work();
  if (isPromise(result)) return result.finally(release);
  release();
  return result;
}
`,
    },
    {
      name: 'parser option',
      code: `
function parse(text, onError) {
  if (!text) onError(new Error('empty'));
  return resolveProps(text, { onError });
}
`,
    },
    {
      name: 'helper of helpers called late',
      code: `
function copy(a, b, cb) { fs.stat(a, (err, stat) => onFile(stat, b, cb)); }
function onFile(stat, b, cb) { mayCopy(stat, b, cb); }
function mayCopy(stat, b, cb) { if (stat.x) return cb(new Error('x')); fs.unlink(b, cb); }
`,
    },
    {
      name: 'options of a library in a variable',
      code: `
const options = { retry: { retry(err, state, done) { if (err.final) return done(err); setTimeout(done, 5); } } };
request(options);
`,
    },
    {
      name: 'run where it is written',
      code: `
(function (init) {
  if (ready) init();
  else document.addEventListener('load', init);
})(start);
`,
    },
    {
      name: 'thunk',
      code: `
export const load = (id) => (dispatch) => {
  if (cache[id]) { dispatch(cache[id]); return; }
  api.get(id).then((value) => dispatch(value));
};
`,
    },
    {
      name: 'a tool',
      code: `
module.exports = function ($) {
  if (a) $('x').hide();
  else setTimeout(() => $('y').hide(), 5);
};
`,
    },
  ],
  invalid: [
    {
      name: 'a call after which the function may fail',
      code: 'export function ensure(events, isActive, killed) { if (!isActive()) { killed(); if (events.isStrict) throw new Error("gone"); return; } events.on("killed", killed); }',
      errors: 1,
    },
    {
      name: 'a constant that other files have, too',
      code: 'export const load = (key, done) => { if (cache.has(key)) return done(cache.get(key)); fs.readFile(key, done); }; setTimeout(() => load("a", show), 10);',
      errors: 1,
    },
    {
      name: 'a callback for each outcome of the platform',
      code: `export function locate(done) {
  if (!('geolocation' in navigator)) {
    done(new Error('no geolocation'));
    return;
  }
  navigator.geolocation.getCurrentPosition(
    (position) => done(null, position),
    () => done(new Error('denied')),
  );
}`,
      errors: 1,
    },
    {
      name: 'a callback of a memoized function',
      code: `export function useImage() {
  return useCallback((img: HTMLImageElement, onLoad: (img: HTMLImageElement) => void) => {
    if (img.complete) onLoad(img);
    else img.addEventListener('load', () => onLoad(img), { once: true });
  }, []);
}`,
      filename: 'hook.tsx',
      errors: 1,
    },
    {
      name: 'a private method of a prototype that is called at once, too',
      code: `Agent.prototype = {
  restart: function (id, done) { this._answer(done, null, this.last); this.isAnswered = true; },
  change: function (id, done) { this.client.request('change', { id }, this._answer.bind(this, done)); },
  _answer: function (done, err, response) { if (err) { done(err); return; } fs.readFile(response.path, function (error, text) { done(error, text); }); },
};`,
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'a predicate of a list of errors',
      code: `function first(errors, cb) { const fatal = errors.find((err, index) => { if (err.isFatal) cb(err); return err.isFatal; }); if (!fatal) setTimeout(() => cb(null), 5); }`,
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'a function type of the file',
      code: `type Check = (user: User, callback: (ok: boolean) => void) => void; const check: Check = (user, callback) => { if (!user) return callback(false); compare(user.hash).then((same) => callback(same)); };`,
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'a callback called done, in a text without another word',
      code: 'function find(id, done) { if (cache[id]) return done(null, cache[id]); db.find(id, done); }',
      errors: 1,
    },
    {
      name: 'a callback called onDone, in a text without another word',
      code: 'function find(id, onDone) { if (cache[id]) return onDone(null, cache[id]); db.find(id, onDone); }',
      errors: 1,
    },
    {
      name: 'returned in either case',
      code: 'const user = (id, done) => (users[id] ? done(users[id]) : fetchUser(id).then(done));',
      errors: 1,
    },
    {
      name: 'returned in a statement',
      code: 'function user(id, callback) { if (users[id]) return callback(users[id]); return fetchUser(id).then((found) => callback(found)); }',
      errors: 1,
    },
    {
      name: 'a callback called next that is given a value',
      code: "function version(bin, next) { if (!bin) { next(new Error('no binary')); return; } execFile(bin, ['--version'], (err, out) => next(err, out)); }",
      errors: 1,
    },
    {
      name: 'a value by way of `call`',
      code: 'class Pool { acquire(callback) { const connection = this.idle.pop(); if (connection) { callback.call(this, null, connection); return; } this.create((err, fresh) => { if (err) return callback.call(this, err); callback.call(this, null, fresh); }); } }',
      errors: 1,
    },
    {
      name: 'by way of `apply`',
      code: 'function user(id, cb) { const hit = users[id]; if (hit) return cb.apply(null, [null, hit]); db.get(id, cb); }',
      errors: 1,
    },
    {
      name: 'the server that has not begun',
      code: 'function stop(cb) { if (!server) return cb(); server.close(cb); }',
      errors: 1,
    },
    {
      name: 'a socket by its name',
      code: "class Conn { send(data, done) { if (this.destroyed) { done.call(this, new Error('destroyed')); return; } this.socket.write(data, () => done.call(this, null)); } }",
      errors: 1,
    },
    {
      name: 'the last thing that a caller does, whose own callback it runs, through functions of the file',
      code: `
export function load(id, callback) {
  read(id, done);
  function done(error, value) { finish(error, value); }
  function finish(error, value) { callback(error, value); }
}
function read(id, onRead) {
  if (cache.has(id)) { onRead(null, cache.get(id)); return; }
  setTimeout(() => onRead(null, id), 10);
}
`,
      errors: [{ messageId: 'zalgo', line: 8, suggestions: 1 }],
    },
    {
      name: 'something goes on after the call',
      code: `
function read(id, onRead) {
  if (cache.has(id)) { onRead(cache.get(id)); return; }
  setTimeout(() => onRead(id), 10);
}
function show(value) { console.log(value); }
export function load(id) { read(id, show); console.log('reading'); }
`,
      errors: [{ messageId: 'zalgo', line: 3, suggestions: 1 }],
    },
    {
      name: 'a comment that speaks of other things',
      code: `
/** Returns immediately. The value is read from the cache if it is there. */
export function read(id, callback) {
  if (cache.has(id)) { callback(null, cache.get(id)); return; }
  setTimeout(() => callback(null, id), 10);
}
`,
      errors: [{ messageId: 'zalgo', line: 4, suggestions: 1 }],
    },
    {
      name: 'an argument that must be evaluated here',
      code: 'export function parse(text, cb) { if (ready) { cb(parser.parse(text)); return; } load().then(() => cb(1)); }',
      errors: [{ messageId: 'zalgo' }],
    },
    {
      name: 'cache class method',
      code: `
class C {
  cache = new Map();
  get(key: string, cb: (e: Error | null, v?: string) => void) {
    if (this.cache.has(key)) return cb(null, this.cache.get(key));
    this.load(key, cb);
  }
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 5,
          data: { name: 'cb', fn: '`get`', line: '6' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
class C {
  cache = new Map();
  get(key: string, cb: (e: Error | null, v?: string) => void) {
    if (this.cache.has(key)) return queueMicrotask(() => cb(null, this.cache.get(key)));
    this.load(key, cb);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'optional call',
      code: `
import { readFile } from 'node:fs';
export function read(path: string | undefined, done?: (e: Error | null, t?: string) => void): void {
  if (!path) { done?.(new Error('x')); return; }
  readFile(path, 'utf8', (err, text) => done?.(err, text));
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          data: { name: 'done', fn: '`read`', line: '5' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
import { readFile } from 'node:fs';
export function read(path: string | undefined, done?: (e: Error | null, t?: string) => void): void {
  if (!path) { queueMicrotask(() => done?.(new Error('x'))); return; }
  readFile(path, 'utf8', (err, text) => done?.(err, text));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'setTimeout branch',
      code: `
function run(fn, delay) {
  if (!delay) fn();
  else setTimeout(fn, delay);
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'fn', fn: '`run`', line: '4' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function run(fn, delay) {
  if (!delay) queueMicrotask(() => fn());
  else setTimeout(fn, delay);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'setTimeout closure',
      code: `
export const run = (fn, delay) => {
  if (delay > 0) setTimeout(() => fn(1), delay);
  else fn(1);
};
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          data: { name: 'fn', fn: '`run`', line: '3' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
export const run = (fn, delay) => {
  if (delay > 0) setTimeout(() => fn(1), delay);
  else queueMicrotask(() => fn(1));
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'ternary',
      code: `
function run(fn, delay) {
  delay ? setTimeout(fn, delay) : fn();
}
`,
      errors: [{ messageId: 'zalgo', line: 3, data: { name: 'fn', fn: '`run`', line: '3' } }],
    },
    {
      name: 'logical',
      code: `
function whenReady(fn) {
  ready && fn();
  if (!ready) bus.once('ready', fn);
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'fn', fn: '`whenReady`', line: '4' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function whenReady(fn) {
  ready && queueMicrotask(() => fn());
  if (!ready) bus.once('ready', fn);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'stored waiters',
      code: `
class Gate {
  waiters = [];
  whenOpen(fn) {
    if (this.open) { fn(); return; }
    this.waiters.push(fn);
  }
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 5,
          data: { name: 'fn', fn: '`whenOpen`', line: '6' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
class Gate {
  waiters = [];
  whenOpen(fn) {
    if (this.open) { queueMicrotask(() => fn()); return; }
    this.waiters.push(fn);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'stored record',
      code: `
class Gate {
  waiters = new Map();
  whenOpen(id, fn) {
    if (this.open) return fn();
    this.waiters.set(id, { fn, at: 1 });
  }
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 5,
          data: { name: 'fn', fn: '`whenOpen`', line: '6' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
class Gate {
  waiters = new Map();
  whenOpen(id, fn) {
    if (this.open) return queueMicrotask(() => fn());
    this.waiters.set(id, { fn, at: 1 });
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'stored in module list',
      code: `
const waiters = [];
let open = false; export const go = () => { open = true; };
export function whenOpen(fn) {
  if (open) return fn();
  waiters.push(() => fn());
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 5,
          data: { name: 'fn', fn: '`whenOpen`', line: '6' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
const waiters = [];
let open = false; export const go = () => { open = true; };
export function whenOpen(fn) {
  if (open) return queueMicrotask(() => fn());
  waiters.push(() => fn());
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'assigned onload',
      code: `
function load(img, cb) {
  if (img.complete) cb(img);
  else img.onload = () => cb(img);
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'cb', fn: '`load`', line: '4' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function load(img, cb) {
  if (img.complete) queueMicrotask(() => cb(img));
  else img.onload = () => cb(img);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'wrapper done',
      code: `
function get(key, cb) {
  const done = (err, value) => { log(key); cb(err, value); };

  if (cache[key]) return done(null, cache[key]);
  fetch(key).then((v) => done(null, v), done);
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 5,
          data: { name: 'cb', fn: '`get`', line: '6' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function get(key, cb) {
  const done = (err, value) => { log(key); cb(err, value); };

  if (cache[key]) return queueMicrotask(() => done(null, cache[key]));
  fetch(key).then((v) => done(null, v), done);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'alias',
      code: `
function get(key, cb) {
  const done = cb || noop;

  if (cache[key]) return done(null, cache[key]);
  setImmediate(done, null, 1);
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 5,
          data: { name: 'cb', fn: '`get`', line: '6' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function get(key, cb) {
  const done = cb || noop;

  if (cache[key]) return queueMicrotask(() => done(null, cache[key]));
  setImmediate(done, null, 1);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'cb.call',
      code: `
function get(key, cb) {
  const self = this;
  if (cache[key]) return cb.call(self, null, cache[key]);
  process.nextTick(() => cb.apply(self, [null, 1]));
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          data: { name: 'cb', fn: '`get`', line: '5' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function get(key, cb) {
  const self = this;
  if (cache[key]) return queueMicrotask(() => cb.call(self, null, cache[key]));
  process.nextTick(() => cb.apply(self, [null, 1]));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'default arg reassign',
      code: `
function get(key, opts, cb) {
  if (typeof opts === 'function') { cb = opts; opts = {}; }
  if (!key) return cb(new Error('key'));
  http.get(key, (res) => res.on('end', () => cb(null, res)));
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          data: { name: 'cb', fn: '`get`', line: '5' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function get(key, opts, cb) {
  if (typeof opts === 'function') { cb = opts; opts = {}; }
  if (!key) return queueMicrotask(() => cb(new Error('key')));
  http.get(key, (res) => res.on('end', () => cb(null, res)));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'two callbacks, error one',
      code: `
function get(url, success, failure) {
  if (!url) { failure(new Error('url')); return; }
  fetch(url).then(success, failure);
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'failure', fn: '`get`', line: '4' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function get(url, success, failure) {
  if (!url) { queueMicrotask(() => failure(new Error('url'))); return; }
  fetch(url).then(success, failure);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'prototype method',
      code: `
Client.prototype.send = function (msg, cb) {
  if (this.closed) return cb(new Error('closed'));
  this.socket.write(msg, cb);
};
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'cb', fn: '`Client.prototype.send`', line: '4' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
Client.prototype.send = function (msg, cb) {
  if (this.closed) return queueMicrotask(() => cb(new Error('closed')));
  this.socket.write(msg, cb);
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'exports function',
      code: `
exports.send = function (msg, cb) {
  if (!msg) return cb(null);
  queueMicrotask(() => cb(null));
};
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'cb', fn: '`exports.send`', line: '4' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
exports.send = function (msg, cb) {
  if (!msg) return queueMicrotask(() => cb(null));
  queueMicrotask(() => cb(null));
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'object api',
      code: `
module.exports = {
  send(msg, cb) {
    if (!msg) return cb(null);
    queueMicrotask(() => cb(null));
  },
};
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          data: { name: 'cb', fn: '`send`', line: '5' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
module.exports = {
  send(msg, cb) {
    if (!msg) return queueMicrotask(() => cb(null));
    queueMicrotask(() => cb(null));
  },
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'switch',
      code: `
function f(kind, cb) {
  switch (kind) {
    case 'a':
      cb(1);
      break;
    default:
      setTimeout(cb, 5);
  }
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 5,
          data: { name: 'cb', fn: '`f`', line: '8' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function f(kind, cb) {
  switch (kind) {
    case 'a':
      queueMicrotask(() => cb(1));
      break;
    default:
      setTimeout(cb, 5);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'try catch sync error',
      code: `
function f(text, cb) {
  let v;
  try { v = JSON.parse(text); }
  catch (e) {
    return cb(e);
  }
  process.nextTick(cb, null, v);
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 6,
          data: { name: 'cb', fn: '`f`', line: '8' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function f(text, cb) {
  let v;
  try { v = JSON.parse(text); }
  catch (e) {
    return queueMicrotask(() => cb(e));
  }
  process.nextTick(cb, null, v);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'two sync calls',
      code: `
function f(k, cb) {
  if (!k) return cb(new Error('k'));
  if (cache[k]) return cb(null, cache[k]);
  load(k, cb);
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'cb', fn: '`f`', line: '5' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function f(k, cb) {
  if (!k) return queueMicrotask(() => cb(new Error('k')));
  if (cache[k]) return cb(null, cache[k]);
  load(k, cb);
}
`,
            },
          ],
        },
        {
          messageId: 'zalgo',
          line: 4,
          data: { name: 'cb', fn: '`f`', line: '5' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function f(k, cb) {
  if (!k) return cb(new Error('k'));
  if (cache[k]) return queueMicrotask(() => cb(null, cache[k]));
  load(k, cb);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'async iife',
      code: `
function f(k, cb) {
  if (cache[k]) return cb(null, cache[k]);
  (async () => { const v = await load(k); cb(null, v); })();
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'cb', fn: '`f`', line: '4' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function f(k, cb) {
  if (cache[k]) return queueMicrotask(() => cb(null, cache[k]));
  (async () => { const v = await load(k); cb(null, v); })();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'callback destructured',
      code: `
function f({ url, success }) {
  if (cache[url]) success(cache[url]);
  else fetch(url).then((r) => success(r));
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'success', fn: '`f`', line: '4' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function f({ url, success }) {
  if (cache[url]) queueMicrotask(() => success(cache[url]));
  else fetch(url).then((r) => success(r));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'local helper later',
      code: `
function later(fn) { setTimeout(fn, 0); }
function f(k, cb) {
  if (cache[k]) cb(cache[k]);
  else later(cb);
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          data: { name: 'cb', fn: '`f`', line: '5' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function later(fn) { setTimeout(fn, 0); }
function f(k, cb) {
  if (cache[k]) queueMicrotask(() => cb(cache[k]));
  else later(cb);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'event target',
      code: `
function whenLoaded(fn) {
  if (document.readyState === 'complete') fn();
  else window.addEventListener('load', fn, { once: true });
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'fn', fn: '`whenLoaded`', line: '4' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function whenLoaded(fn) {
  if (document.readyState === 'complete') queueMicrotask(() => fn());
  else window.addEventListener('load', fn, { once: true });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'new promise inside',
      code: `
function f(k, cb) {
  return new Promise((resolve) => {
    if (cache[k]) { cb(cache[k]); resolve(); }
    else setTimeout(() => { cb(1); resolve(); }, 5);
  });
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          data: { name: 'cb', fn: '`f`', line: '5' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function f(k, cb) {
  return new Promise((resolve) => {
    if (cache[k]) { queueMicrotask(() => cb(cache[k])); resolve(); }
    else setTimeout(() => { cb(1); resolve(); }, 5);
  });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'forEach sync vs later',
      code: `
function f(xs, cb) {
  if (xs.length) xs.forEach((x) => cb(x));
  else setTimeout(cb, 0);
}
`,
      errors: [{ messageId: 'zalgo', line: 3, data: { name: 'cb', fn: '`f`', line: '4' } }],
    },
    {
      name: 'once wrapper',
      code: `
function f(k, cb) {
  cb = once(cb);
  if (!k) return cb(new Error('k'));
  fs.readFile(k, cb);
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          data: { name: 'cb', fn: '`f`', line: '5' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function f(k, cb) {
  cb = once(cb);
  if (!k) return queueMicrotask(() => cb(new Error('k')));
  fs.readFile(k, cb);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'callback in promise catch',
      code: `
function f(k, onError) {
  if (!k) {
    onError(new Error('k'));
    return;
  }
  load(k).catch(onError);
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          data: { name: 'onError', fn: '`f`', line: '7' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function f(k, onError) {
  if (!k) {
    queueMicrotask(() => onError(new Error('k')));
    return;
  }
  load(k).catch(onError);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'empty list async each',
      code: `
function all(list, cb) {
  let left = list.length;
  if (left === 0) return cb(null);
  for (const x of list) save(x, (err) => { if (--left === 0) cb(err); });
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          data: { name: 'cb', fn: '`all`', line: '5' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function all(list, cb) {
  let left = list.length;
  if (left === 0) return queueMicrotask(() => cb(null));
  for (const x of list) save(x, (err) => { if (--left === 0) cb(err); });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'ajax options',
      code: `
function get(url, done) {
  if (cache[url]) return done(cache[url]);
  $.ajax({ url, success: done });
}
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'done', fn: '`get`', line: '4' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
function get(url, done) {
  if (cache[url]) return queueMicrotask(() => done(cache[url]));
  $.ajax({ url, success: done });
}
`,
            },
          ],
        },
      ],
    },
  ],
});

javascriptRuleTester.run('no-zalgo-callback in JavaScript', rule, {
  valid: [],
  invalid: [
    {
      name: 'catch arrow',
      code: `
exports.f = (k, cb) => {
  if (!k) return cb(Error('k'));
  db.query(k, (err, rows) => { if (err) return cb(err); cb(null, rows); });
};
`,
      errors: [
        {
          messageId: 'zalgo',
          line: 3,
          data: { name: 'cb', fn: '`exports.f`', line: '4' },
          suggestions: [
            {
              messageId: 'defer',
              output: `
exports.f = (k, cb) => {
  if (!k) return queueMicrotask(() => cb(Error('k')));
  db.query(k, (err, rows) => { if (err) return cb(err); cb(null, rows); });
};
`,
            },
          ],
        },
      ],
    },
  ],
});

ruleTester.run('no-zalgo-callback, in tests', rule, {
  valid: [
    {
      name: 'a double calls as its test asks',
      filename: 'pool.spec.js',
      code: 'const on = (event, callback) => { if (event === "data") callback(1); if (event === "end") setTimeout(() => { callback(); }, 5); };',
    },
  ],
  invalid: [
    {
      name: 'not so a function of the product',
      filename: 'pool.js',
      code: 'const on = (event, callback) => { if (event === "data") callback(1); if (event === "end") setTimeout(() => { callback(); }, 5); };',
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback, whose callback it is', rule, {
  valid: [
    {
      name: 'a task that is only given to a queue',
      code: `class Session {
  remove(track) {
    const task = (finished) => {
      if (!this.connection) { finished('none'); return; }
      this.connection.remove(track).then(() => finished());
    };
    this.queue.push(task);
  }
}`,
    },
    {
      name: 'a private method that is only bound for a queue',
      code: `class Tasks {
  constructor() { this.queue = priorityQueue(this._run.bind(this), 1); }
  _run(task, finished) {
    if (this.stopped) { finished(new Error('stopped')); return; }
    setTimeout(() => finished(), 5);
  }
}`,
    },
    {
      name: 'the tasks in a list for a runner',
      code: `series([
  function clean(done) { if (!stale) return done(); fs.rm('out', { recursive: true }, done); },
], finish);`,
    },
    {
      name: 'a private method that runs in later turns alone',
      code: `class Client {
  ask(callback) { fetch('/x').then((result) => this.#answer(result, callback)); }
  #answer(result, callback) {
    if (result.ok) { callback(); return; }
    setTimeout(() => callback(), 100);
  }
}`,
    },
    {
      name: 'a method after whose call nothing is left to do',
      code: `class Client {
  handle(message) {
    if (message.needs) {
      this._password(() => { this.connection.send(this.password); });
    }
  }
  _password(cb) {
    if (this.password !== null) { cb(); return; }
    askForPassword().then((given) => { this.password = given; cb(); });
  }
}`,
    },
    {
      name: 'a helper of a stream',
      code: `export function duplex(stream) {
  function send(chunk, callback) {
    if (stream.send(chunk)) { callback(); return; }
    stream.once('drain', () => callback());
  }
  return new Duplex({ write(chunk, encoding, callback) { send(chunk, callback); } });
}`,
    },
    {
      name: 'write of a class that is as good as a stream',
      code: `export class Socket extends EventEmitter {
  write(data, encoding, callback) {
    if (data.length === 0) return callback();
    this.writer.write(data).then(() => callback(), callback);
  }
}`,
    },
    {
      name: 'a handler of gRPC',
      code: `export function unaryEcho(call, callback) {
  if (call.request.message === 'delay') setTimeout(() => callback(null, call.request), 1500);
  else callback(null, call.request);
}`,
    },
    {
      name: 'a command that is to be executed now',
      code: `export class Commands {
  add({ cmd, undo, mustExec }) { if (mustExec) cmd(); this.list.push({ cmd, undo }); }
}`,
    },
    {
      name: 'a helper that is given what it calls',
      code: `export function encode(packets, callback) {
  if (!packets.length) return callback('0:');
  map(packets, encodeOne, (err, results) => callback(results.join('')));
}
function map(list, each, done) {
  list.forEach((item, i) => { each(item, (error, message) => { if (i + 1 === list.length) done(error, message); }); });
}`,
    },
  ],
  invalid: [
    {
      name: 'a helper of the file that calls later',
      code: `export const acquire = (cb) => (pool.length > 0 ? cb(null, pool.pop()) : create((err, item) => cb(err, item)));
function create(cb) { setTimeout(() => cb(null, {}), 10); }`,
      errors: [{ messageId: 'zalgo', line: 1 }],
    },
    {
      name: 'a function that a wrapper calls with the callback of its caller',
      code: `class Pool {
  getConnection(cb) {
    const connect = (cb) => {
      if (this.full) { cb(new Error('full')); return; }
      this.waiting.push(cb);
    };
    trace(channel, connect, context, cb);
  }
}`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          suggestions: [
            {
              messageId: 'defer',
              output: `class Pool {
  getConnection(cb) {
    const connect = (cb) => {
      if (this.full) { queueMicrotask(() => cb(new Error('full'))); return; }
      this.waiting.push(cb);
    };
    trace(channel, connect, context, cb);
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a listener that answers whoever emits',
      code: `class Server {
  constructor() { this.server.on('get', this._get.bind(this)); }
  _get(request, callback) {
    if (!request.id) { callback(new Error('no id')); return; }
    this.find(request.id).then((found) => callback(null, found));
  }
}`,
      errors: [
        {
          messageId: 'zalgo',
          line: 4,
          suggestions: [
            {
              messageId: 'defer',
              output: `class Server {
  constructor() { this.server.on('get', this._get.bind(this)); }
  _get(request, callback) {
    if (!request.id) { queueMicrotask(() => callback(new Error('no id'))); return; }
    this.find(request.id).then((found) => callback(null, found));
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a private method whose caller goes on',
      code: `export class Cache {
  #values = new Map();
  read(key, cb) { this.#find(key, cb); this.touch(key); }
  #find(key, cb) {
    const value = this.#values.get(key);
    if (value !== undefined) cb(value);
    else setTimeout(() => cb(''), 0);
  }
}`,
      errors: [
        {
          messageId: 'zalgo',
          line: 6,
          suggestions: [
            {
              messageId: 'defer',
              output: `export class Cache {
  #values = new Map();
  read(key, cb) { this.#find(key, cb); this.touch(key); }
  #find(key, cb) {
    const value = this.#values.get(key);
    if (value !== undefined) queueMicrotask(() => cb(value));
    else setTimeout(() => cb(''), 0);
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a list of an object that the function was given',
      code: `function request(channel, cb) {
  if (!channel.open) { cb(new Error('not open')); return; }
  channel.callbacks.push((failed) => { cb(failed); });
}
export const exec = (channel, cb) => { request(channel, cb); channel.send('exec'); };`,
      errors: [
        {
          messageId: 'zalgo',
          line: 2,
          suggestions: [
            {
              messageId: 'defer',
              output: `function request(channel, cb) {
  if (!channel.open) { queueMicrotask(() => cb(new Error('not open'))); return; }
  channel.callbacks.push((failed) => { cb(failed); });
}
export const exec = (channel, cb) => { request(channel, cb); channel.send('exec'); };`,
            },
          ],
        },
      ],
    },
  ],
});

ruleTester.run('no-zalgo-callback, callers that do not mind', rule, {
  valid: [
    {
      name: 'a call of which only `return this` is left',
      code: 'function whenOpen(ctx, cb) { if (ctx.cursor) return cb(); ctx.once("cursor", function () { cb(); }); } exports.rewind = function () { whenOpen(this, () => { this.cursor.rewind(); }); return this; };',
    },
    {
      name: 'the last call of a case',
      code: 'function run(fn, done) { let r; try { r = fn(); } catch (e) { done(e); return; } if (r.then) r.then(done); else done(r); } const report = (r) => { post(r); }; on("message", (m) => { switch (m) { case 1: if (m.setup) { run(m.setup, report); } else { report(1); } break; case 2: stop(); } });',
    },
    {
      name: 'a closure that only settles a promise',
      code: 'function read(key, cb) { if (cache[key]) return cb(null, cache[key]); fs.readFile(key, cb); } exports.get = (key) => new Promise((resolve, reject) => { read(key, (e, v) => { if (e) return reject(e); resolve(v); }); count++; });',
    },
    {
      name: 'a callback that goes through another private method to resolvers',
      code: 'function one(doc, cb) { if (doc == null) { init(null); return null; } create(doc, init); function init(e, v) { if (e) return cb(e); cb(null, v); } } Query.prototype._one = function (doc, cb) { return this.lean ? cb(null, doc) : one(doc, cb); }; Query.prototype.find = function (doc) { return new Promise((resolve, reject) => { this._one(doc, (e, v) => { if (e) return reject(e); resolve(v); }); }); };',
    },
    {
      name: 'a task that is only put into a queue',
      code: 'const enqueue = queue(); function create() { return fetch; function fetch(done) { if (drained) return done(); next(function (err) { done(err); }); } } for (let i = 0; i < 3; i++) enqueue(create());',
    },
  ],
  invalid: [
    {
      name: 'a call of which more is left than `return this`',
      code: 'function whenOpen(ctx, cb) { if (ctx.cursor) return cb(); ctx.once("cursor", function () { cb(); }); } exports.rewind = function () { let at = 0; whenOpen(this, () => { at = 1; }); return at; };',
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'a closure that does more than settle, before the caller goes on',
      code: 'function read(key, cb) { if (cache[key]) return cb(null, cache[key]); fs.readFile(key, cb); } exports.get = (key) => new Promise((resolve, reject) => { read(key, (e, v) => { last = v; resolve(v); }); last = undefined; });',
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'the callback of an exported function, through a private one',
      code: 'function read(key, cb) { if (cache[key]) return cb(null, cache[key]); fs.readFile(key, cb); } exports.get = (key, cb) => { read(key, cb); };',
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'a task that its maker gives to callers of its own',
      code: 'export function create() { return fetch; function fetch(done) { if (drained) return done(); next(function (err) { done(err); }); } }',
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback, what harms nobody', rule, {
  valid: [
    {
      name: 'a method that overrides one of a library',
      code: `import http from 'node:http'; class Agent extends http.Agent { override createConnection(options, callback) { if (blocked(options.host)) { callback(new Error('blocked')); return; } return super.createConnection(options, (error, socket) => setTimeout(callback, 0, error, socket)); } }`,
    },
    {
      name: 'handlers of a binding',
      code: `import fs from 'node:fs'; export function handlers(): FuseHandlers { return { open(path, flags, cb) { if (!known(path)) { cb(-1); return; } fs.open(path, flags, (error, fd) => { cb(error ? -1 : 0, fd); }); } }; }`,
    },
    {
      name: 'functions of a plugin',
      code: `import fs from 'node:fs';
exports.hook_connect = (next) => next();
exports.check = function (user, cb) { if (!user) return cb(false); fs.readFile(user, (error) => { cb(!error); }); };`,
    },
  ],
  invalid: [
    {
      name: 'the same of a module that is no plugin',
      code: `import fs from 'node:fs';
exports.check = function (user, cb) { if (!user) return cb(false); fs.readFile(user, (error) => { cb(!error); }); };`,
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'a method that overrides one of the file',
      code: `import fs from 'node:fs'; class Base { check(user, cb) {} } export class A extends Base { override check(user, cb) { if (!user) return cb(false); fs.readFile(user, (error) => { cb(!error); }); } }`,
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback, what is known of the later path', rule, {
  valid: [
    {
      name: 'an error at once, and a step of the object that may be synchronous as well',
      code: `class Metrics extends Command {
  perform(callback) {
    if (!this.api.isChrome()) { const error = new Error('only in Chrome'); return callback(error); }
    this.actions.takeSnapshot(this.path, callback);
  }
  watch(entry, callback) {
    if (this.roots[entry]) { callback('watched already'); return; }
    if (!entry) { callback(Errors.NO_ENTRY); return; }
    this._watchEntry(entry, (err) => { callback(err); });
  }
}`,
    },
    {
      name: 'nothing to do, and a step of what was given',
      code: `function start(manager, name, cb) {
  if (!manager.has(name)) return cb();
  manager.startModule(name, (err) => cb(err));
}`,
    },
    {
      name: 'a listener that is there wherever it is called at once',
      code: `export const parse = ({ text, onwarn }) => {
  const parser = new Parser();
  if (onwarn) { parser.on('warn', onwarn); }
  parser.push(text);
  if (!parser.duration) { if (onwarn) { onwarn({ message: 'no duration' }); } }
  return parser.manifest;
};`,
    },
    {
      name: 'a listener by a parameter of its own that is there wherever it is called at once',
      code: `export const parse = (text, onwarn) => {
  const parser = new Parser();
  if (onwarn) { parser.on('warn', onwarn); }
  parser.push(text);
  if (!parser.duration) { if (onwarn) { onwarn({ message: 'no duration' }); } }
  return parser.manifest;
};`,
    },
    {
      name: 'an example',
      filename: 'examples/reload/api.js',
      code: `exports.reload = function (name, cb) { if (locked) return cb(new Error('locked')); setTimeout(cb, 10); };`,
    },
  ],
  invalid: [
    {
      name: 'an error at once, and I/O of a member',
      code: `class Client { send(text, cb) { if (this.closed) return cb(new Error('closed')); this.socket.write(text, cb); } }`,
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'an error at once, and a step that the file shows to wait',
      code: `class Client {
  send(text, cb) { if (this.closed) return cb(new Error('closed')); this._later(text, cb); }
  _later(text, cb) { setTimeout(() => cb(null, text), 10); }
}`,
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'a value at once, and a step of the object',
      code: `class File { read(cb) { if (this._text) { cb(null, this._text); return; } this._impl.readFile(this.path, (err, text) => cb(err, text)); } }`,
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'an error at once, and a function from elsewhere',
      code: `import { install } from './install.js';
export function add(module, cb) { if (!module) return cb(new Error('no module')); install(module, (err) => cb(err)); }`,
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'a callback that may be left out',
      code: `export function load(path, cb) { if (cache[path]) { if (cb) cb(null, cache[path]); return; } fs.readFile(path, (err, text) => { if (cb) cb(err, text); }); }`,
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback, callers whom it does not concern', rule, {
  valid: [
    {
      name: 'a query of a store, which is no search of an array',
      code: `function unique(value, done) { if (!value) return process.nextTick(done); this.constructor.find({ value }, options, function (error, found) { done(error, found.length === 0); }); }`,
    },
    {
      name: 'called from what others keep, in a callback that runs later',
      code: `
class Client {
  shell(options, cb) {
    openChannel(this, options, (err, channel) => {
      if (err) { cb(err); return; }
      const todo = [];
      if (options.pty) todo.push(() => requestPty(channel, next));
      todo.push(() => requestShell(channel, cb));
      function next() { todo.shift()(); }
      next();
    });
  }
}
function requestPty(channel, cb) {
  if (channel.state !== 'open') { cb(new Error('not open')); return; }
  channel.callbacks.push(cb);
}
function requestShell(channel, cb) {
  if (channel.state !== 'open') { cb(new Error('not open')); return; }
  channel.callbacks.push(cb);
}
`,
    },
    {
      name: 'functions out of a list, which go on in either way',
      code: `
Backend.prototype.trigger = function (action, request, callback) {
  const steps = this.middleware[action];
  if (!steps) return callback();
  const rest = steps.slice();
  const goOn = (err) => {
    if (err) return callback(err);
    const step = rest.shift();
    if (!step) return callback();
    step(request, goOn);
  };
  goOn();
};
`,
    },
    {
      name: 'a step that is given the callback',
      code: `class Remote { call(work, params, cb) { if (params.id) { work(params, cb); return; } this.lookup(params.name, (err, id) => { if (err) return cb(err); work({ id }, cb); }); } }`,
    },
    {
      name: 'calls without a callback',
      code: `function open(target, callback) { if (!target) return callback && callback(new Error('no target')); return execFile('xdg-open', [target], callback); } exports.show = () => { open('x'); console.log('shown'); };`,
    },
    {
      name: 'calls in iterations of a library',
      code: `
function include(objects, callback) {
  async.each(objects, function (object, next) {
    try { process(object, next); } catch (error) { next(error); }
  }, callback);
}
function process(object, done) { if (!object.owner) return done(); setTimeout(() => done(null, object), 5); }
`,
    },
    {
      name: 'a private method that the file gives another name',
      code: `
Agent.prototype.send = function (message, callback) {
  const prepare = message.p === null ? skip : this._prepare.bind(this);
  prepare(message, callback);
};
Agent.prototype._prepare = function (message, callback) {
  if (this.seen[message.id]) return callback();
  setTimeout(() => callback(null, message), 5);
};
`,
    },
    {
      name: 'a command that its host runs, and that is shown to tests',
      code: `
function _install(path, callback) {
  if (!path) { callback(new Error('no path')); return; }
  fs.readFile(path, (error, text) => callback(error, text));
}
exports.init = (host) => { host.register('install', _install, true); };
exports._install = _install;
`,
    },
  ],
  invalid: [
    {
      name: 'a function that is in scope by name, and takes an error first',
      code: `const load = require('./load'); exports.get = (key, cb) => { if (cache[key]) return cb(null, cache[key]); load(key, (e, v) => cb(e, v)); };`,
      errors: [{ messageId: 'zalgo', suggestions: 1 }],
    },
    {
      name: 'a search of an array by its predicate',
      code: `export function each(list, cb) { if (list.length === 0) { setTimeout(cb, 0); return; } list.find((item) => cb(item)); }`,
      errors: [{ messageId: 'zalgo' }],
    },
    {
      name: 'a private method that a caller goes on after',
      code: `
class Store {
  open(cb) { this._prepare(cb); this.opened = true; }
  _prepare(cb) { if (this.ready) { cb(); return; } setTimeout(cb, 5); }
}
`,
      errors: [{ messageId: 'zalgo', line: 4, suggestions: 1 }],
    },
    {
      name: 'a callback that is called where it was made, whatever is around',
      code: `
export function load(id, callback) {
  read(id, (error, value) => callback(error, value));
  console.log('loading');
}
function read(id, cb) { if (cache.has(id)) { cb(null, cache.get(id)); return; } setTimeout(() => cb(null, id), 10); }
`,
      errors: [{ messageId: 'zalgo', line: 6, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback, clocks, choices among parameters and requests of jQuery', rule, {
  valid: [
    {
      name: 'an option that says when',
      code: `export function load(path, options, cb) { if (options.now) return cb(null, 1); fs.readFile(path, (err, text) => { cb(err, text); }); }`,
    },
    {
      name: 'a helper that is used at any time',
      code: `export function load(path, useCache) { if (path) useCache(path); else setTimeout(() => useCache(1), 5); }`,
    },
    {
      name: 'reactions of something that may be over already',
      code: `$.fn.load = function (loading, onLoaded) { if (this.stored) { onLoaded(this.stored); return; } loading.done(function (html) { onLoaded(html); }); };`,
    },
    {
      name: 'one of two parameters that is always called later',
      code: `export function head(url, opts, cb) {
  const done = typeof opts === 'function' ? opts : cb;
  https.get(url, (response) => { done(null, response); });
}`,
    },
  ],
  invalid: [
    {
      name: 'what is still fresh by the clock',
      code: `
const table = new Map();
export function lookup(host, callback) {
  const hit = table.get(host);
  if (hit && hit.expires > Date.now()) { callback(null, hit.addresses); return; }
  fs.readFile(host, (err, text) => { callback(err, text); });
}`,
      errors: [{ messageId: 'zalgo', line: 5, suggestions: 1 }],
    },
    {
      name: 'through a local function, by the clock',
      code: `
export function create(ttl) {
  const seen = new Map();
  return function cached(file, done) {
    const finish = (err, info) => { done(err, info); };
    const previous = seen.get(file);
    if (previous && Date.now() - previous.at < ttl) return finish(null, previous.info);
    fs.stat(file, (err, info) => { finish(err, info); });
  };
}`,
      errors: [{ messageId: 'zalgo', line: 7, suggestions: 1 }],
    },
    {
      name: 'a request of jQuery',
      code: `
$.fn.load = function (url, onLoaded) {
  if (this.stored) { onLoaded(this.stored); return; }
  $.get(url).fail(report).done(function (html) { onLoaded(html); });
};`,
      errors: [{ messageId: 'zalgo', line: 3, suggestions: 1 }],
    },
    {
      name: 'a callback by the name of what it does with its value',
      code: `
export const withSdk = (tag, use) => {
  window.Sdk ? use(window.Sdk) : tag.addEventListener('load', () => use(window.Sdk));
};`,
      errors: [{ messageId: 'zalgo', line: 3 }],
    },
    {
      name: 'a callback that may come in the place of the options, once',
      code: `
export function head(url, opts, cb) {
  const done = typeof opts === 'function' ? opts : cb;
  if (!url) { done(null, 0); return; }
  https.get(url, (response) => { done(null, response); });
}`,
      errors: [{ messageId: 'zalgo', line: 4, data: { name: 'cb', fn: '`head`', line: '5' }, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback, what Node makes and what frameworks go on with', rule, {
  valid: [
    {
      name: 'a method of an object that a function of unknown habits makes',
      code: `
import { open } from './shell.js';
export function ask(text, callback) {
  if (!text) { callback(null, ''); return; }
  const shell = open(process.stdin);
  shell.question(text, (answer) => { callback(null, answer); });
}`,
    },
    {
      name: 'a list that Node makes at once',
      code: `
import { readdirSync } from 'node:fs';
export function names(directory, callback) {
  if (!directory) { callback('none'); return; }
  const list = readdirSync(directory);
  list.walk((name) => { callback(name); });
}`,
    },
    {
      name: 'middleware that fails with more than an error',
      code: `
import { readFile } from 'node:fs';
export function load(request, next) {
  if (request.file === undefined) { next(); return; }
  readFile(request.file, (error, text) => { if (error) { next(error, request); return; } request.text = text; next(); });
}`,
    },
  ],
  invalid: [
    {
      name: 'a question on the terminal',
      code: `
import * as readline from 'node:readline';
const reader = readline.createInterface(process.stdin);
export function confirm(force, done) {
  if (force) done(true);
  else reader.question('Go on? ', (answer) => done(answer === 'y'));
}`,
      errors: [{ messageId: 'zalgo', line: 5, suggestions: 1 }],
    },
    {
      name: 'a value for what only has the name of middleware',
      code: `
import { stat } from 'node:fs';
export function size(file, next) {
  if (known.has(file)) return next(undefined, known.get(file));
  stat(file, (error, { size }) => next(error, size));
}`,
      errors: [{ messageId: 'zalgo', line: 4, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback, elements', rule, {
  valid: [
    {
      name: 'those at hand at once, the others later',
      code: `export class Workspace { scan(regex, iterator) { const searches = []; this.directories.forEach((directory) => {
const options = { didMatch: (result) => { if (!this.has(result.path)) return iterator(result); }, didError(error) { return iterator(null, error); } }; searches.push(this.searcher.search(directory, regex, options)); });
for (const buffer of this.buffers) { if (buffer.isModified()) { iterator({ path: buffer.path }); } } return Promise.all(searches); } }`,
    },
  ],
  invalid: [
    {
      name: 'the one that was looked for',
      code: `export function find(buffers, store, path, callback) { for (const buffer of buffers) { if (buffer.path === path) {
return callback(null, buffer); } } store.search(path, (error, found) => { callback(error, found); }); }`,
      errors: [{ messageId: 'zalgo', line: 2, suggestions: 1 }],
    },
    {
      name: 'the first one',
      code: `export class Workspace { scan(regex, iterator) { const searches = []; this.directories.forEach((directory) => {
const options = { didMatch: (result) => { if (!this.has(result.path)) return iterator(result); }, didError(error) { return iterator(null, error); } }; searches.push(this.searcher.search(directory, regex, options)); });
for (const buffer of this.buffers) { if (buffer.isModified()) { iterator({ path: buffer.path }); break; } } return Promise.all(searches); } }`,
      errors: [{ messageId: 'zalgo', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback, paths that an exception ends', rule, {
  valid: [
    {
      name: 'before the callback runs at once, as it does on all others',
      code: `export function bind(element, value, update) { if (value.subscribe) { value.subscribe((next) => { update(element, next); });
update(element, value.peek()); } else update(element, value); }`,
    },
  ],
  invalid: [
    {
      name: 'beside one that runs it later alone',
      code: `export function bind(element, value, update) { if (value.subscribe) { value.subscribe((next) => { update(element, next); });
value.peek(); } else
update(element, value); }`,
      errors: [{ messageId: 'zalgo', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback, what comes to no catch', rule, {
  valid: [
    {
      name: 'an asynchronous function of the file tells by its promise',
      code: `class Store { async open() { return connect(); }
read(id, failed) { try { this.open().then((db) => { db.get(id).onerror = () => { failed(); }; }); } catch { failed(); } } }`,
    },
    {
      name: 'actions that are taken now or later',
      code: `export function show(status, isDone, updateMessage) { if (status === 'busy') setTimeout(() => { if (!isDone()) updateMessage('Busy'); }, 500);
else updateMessage(''); }`,
    },
  ],
  invalid: [
    {
      name: 'a function of other code may throw at once',
      code: `export function read(id, failed) { try { open().then((db) => { db.get(id).onerror = () => { failed(); }; }); } catch {
failed(); } }`,
      errors: [{ messageId: 'zalgo', line: 2, suggestions: 1 }],
    },
    {
      name: 'what the arguments are made of may throw',
      code: `async function open(options) { return connect(options); }
export function read(text, failed) { try { open(JSON.parse(text)).then((db) => { db.get(1).onerror = () => { failed(); }; }); } catch {
failed(); } }`,
      errors: [{ messageId: 'zalgo', line: 3, suggestions: 1 }],
    },
    {
      name: 'something else in the block may throw',
      code: `async function open() { return connect(); }
export function read(text, failed) { try { const id = JSON.parse(text); open().then((db) => { db.get(id).onerror = () => { failed(); }; }); } catch {
failed(); } }`,
      errors: [{ messageId: 'zalgo', line: 3, suggestions: 1 }],
    },
    {
      name: 'an end of the work is no action',
      code: `export function show(status, updated) { if (status === 'busy') setTimeout(() => { updated('Busy'); }, 500);
else updated(''); }`,
      errors: [{ messageId: 'zalgo', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback, objects made after one of another file', rule, {
  valid: [
    {
      name: 'its host calls it',
      code: `var base = require('./base_handler'); var handler = module.exports = Object.create(base);
handler.complete = function (text, callback) { if (!text) return callback(null, []); fs.readFile(text, function (err, names) { callback(err, names); }); };`,
    },
  ],
  invalid: [
    {
      name: 'after one of the file',
      code: `var base = { complete: null }; var handler = module.exports = Object.create(base);
handler.complete = function (text, callback) { if (!text) return callback(null, []); fs.readFile(text, function (err, names) { callback(err, names); }); };`,
      errors: [{ messageId: 'zalgo', line: 2, suggestions: 1 }],
    },
    {
      name: 'after nothing',
      code: `var handler = module.exports = Object.create(null);
handler.complete = function (text, callback) { if (!text) return callback(null, []); fs.readFile(text, function (err, names) { callback(err, names); }); };`,
      errors: [{ messageId: 'zalgo', line: 2, suggestions: 1 }],
    },
  ],
});

/** A helper of the file, and a function that calls back by it. */
const helped = (helper: string, body: string): string => `${helper}
export function read(name, done) {
${body}
fs.readFile(name, done); }`;

ruleTester.run('no-zalgo-callback, helpers that call what they are given', rule, {
  valid: [
    {
      name: 'later',
      code: helped('const defer = (fn) => queueMicrotask(fn);', 'if (!name) return defer(() => done());'),
    },
    {
      name: 'or not',
      code: helped('const attempt = (fn) => { if (isOpen) fn(); };', 'attempt(() => { log(name); });'),
    },
    {
      name: 'at once on all paths',
      code: `const run = (fn) => fn(); export function watch(name, done) { run(() => done(null, cache[name])); fs.watchFile(name, done); }`,
    },
    {
      name: 'for what it gives',
      code: 'const apply = (fn, value) => { const made = fn(value); return made.id; }; export function make(value, build) { if (value) return apply(build, value); return load().then((each) => apply(build, each)); }',
    },
    {
      name: 'for each of many',
      code: 'const each = (list, fn) => { for (const one of list) fn(one); }; export function all(list, visit) { if (list) return each(list, visit); load((error, loaded) => each(loaded, visit)); }',
    },
    {
      name: 'with what begins something',
      code: helped(
        'const timed = (fn) => { fn(); count(); };',
        'if (isSlow) return timed(() => { fs.stat(name, done); });',
      ),
    },
  ],
  invalid: [
    {
      name: 'with an error',
      code: `const fail = (text, callback) => { callback(new Error(text)); };
export function read(name, callback) { if (!name)
return fail('no name', callback);
store.load(name, callback); }`,
      errors: [{ messageId: 'zalgo', line: 3, suggestions: 1 }],
    },
    {
      name: 'by a function that is written there',
      code: helped(
        'function guarded(fn) { count(); return fn(); }',
        'if (!name) return guarded(() => done(new Error("no name")));',
      ),
      errors: [{ messageId: 'zalgo', line: 3 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback: methods beside those of a stream', rule, {
  valid: [
    {
      name: 'a method through which the callback of the stream goes',
      code: `class Sink extends Writable {
  _write(chunk, encoding, callback) { this.push(chunk, callback); }
  store(chunk, callback) {
    if (this.closed) { callback(null, 0); return; }
    setImmediate(() => callback(null, chunk.length));
  }
  _final(callback) { this.store(null, callback); }
}`,
    },
    {
      name: 'a class whose streaming methods stand in another one',
      code: `class Receiver extends BaseStream {
  read(done) { if (this.left) { done(null, this.left); return; } setImmediate(() => done(null, 0)); }
  take(done) { if (this.left) { done(null, this.left); return; } setImmediate(() => done(null, 0)); }
}`,
    },
    {
      name: 'a prototype that is made to inherit from a stream',
      code: `function Tap(sink) { Writable.call(this); this.sink = sink; }
inherits(Tap, Writable);
Tap.prototype.write = function (chunk, done) {
  if (chunk.length === 0) { done(null, 0); return; }
  this.sink.once('drain', () => done(null, chunk.length));
};`,
    },
  ],
  invalid: [
    {
      name: 'a method of its own of a class of a stream',
      code: `export class Journal extends Transform {
  _transform(chunk, encoding, callback) { this.held.push(chunk); callback(); }
  settle(done) {
    if (this.held.length === 0) { done(null, 0); return; }
    setTimeout(() => done(null, this.held.length), 10);
  }
}`,
      errors: 1,
    },
    {
      name: 'write of a prototype that is no stream',
      code: `function Ledger(db) { this.db = db; }
Ledger.prototype.write = function (rows, done) {
  if (rows.length === 0) { done(null, 0); return; }
  setImmediate(() => { this.db.insert(rows); done(null, rows.length); });
};
module.exports = Ledger;`,
      errors: 1,
    },
    {
      name: 'write of a prototype that answers through another of its methods',
      code: `function Ledger(db) { this.db = db; }
Ledger.prototype._tell = function (done) { done(null, this.count); };
Ledger.prototype.end = function (done) {
  if (this.isEmpty) { this._tell(done); return; }
  setImmediate(() => this._tell(done));
};
module.exports = Ledger;`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-zalgo-callback, where it is no function', rule, {
  valid: [
    {
      name: 'it is a string there',
      code: "export function run(doc, cb) { if (typeof cb === 'string') { setTimeout(cb, 1); return; } cb(doc); }",
    },
    {
      name: 'what may have its value is a string there',
      code: `export function apply(doc, isRaw, fn) { if (doc.range) { const result = isRaw ? fn : fn(doc.part);
if (typeof result === 'string' && doc.isText) setTimeout(result, 1); return doc; } fn(doc); return doc; }`,
    },
    {
      name: 'it is none by the test for one',
      code: "export function run(doc, cb) { if (typeof cb !== 'function') { setTimeout(cb, 1); } else { cb(doc); } }",
    },
  ],
  invalid: [
    {
      name: 'another value is a string there',
      code: "export function run(doc, name, cb) { if (typeof name === 'string') { setTimeout(cb, 1); return; } cb(doc); }",
      errors: 1,
    },
    {
      name: 'it is no string there',
      code: "export function run(doc, cb) { if (typeof cb !== 'string') { setTimeout(cb, 1); return; } cb(doc); }",
      errors: 1,
    },
    {
      name: 'either of two tests holds',
      code: "export function run(doc, cb) { if (typeof cb === 'string' || doc.isLate) { setTimeout(cb, 1); return; } cb(doc); }",
      errors: 1,
    },
  ],
});

ruleTester.run('no-zalgo-callback, helpers that answer whether they have called back', rule, {
  valid: [
    {
      name: 'one that calls back later',
      code: `function refuse(text, done) { if (text === '') { setImmediate(done, new Error('empty')); return true; } return false; }
export function query(db, text, done) { if (refuse(text, done)) return; db.run(text).then((rows) => done(null, rows), (error) => done(error)); }`,
    },
    {
      name: 'work that is done at once in any case',
      code: `function refuse(text, done) { if (text === '') { done(new Error('empty')); return true; } return false; }
export function parse(text, done) { if (refuse(text, done)) return; done(null, text.split(',')); }`,
    },
    {
      name: 'one that always calls back at once, before what comes later',
      code: `function begin(text, done) { done(null, 'begun'); return text !== ''; }
export function query(db, text, done) { if (!begin(text, done)) return; setTimeout(() => done(null, 'over'), 10); }`,
    },
  ],
  invalid: [
    {
      name: 'by false',
      code: `function check(text, done) {
  if (text === '') {
    done(new Error('empty'));
    return false;
  }
  return true;
}
export function query(db, text, done) {
  if (!check(text, done)) return;
  setTimeout(() => done(null, db.rows), 10);
}`,
      errors: [{ messageId: 'zalgo', line: 9 }],
    },
    {
      name: 'by a constant, with the callback in other places of both',
      code: `const known = (cache, key, done) => { const hit = cache.get(key); if (hit === undefined) return false; done(null, hit); return true; };
export function load(disk, cache, key, then) {
  const isKnown = known(cache, key, then);
  if (isKnown) return;
  process.nextTick(() => then(null, key));
}`,
      errors: [{ messageId: 'zalgo', line: 3 }],
    },
  ],
});

ruleTester.run('no-zalgo-callback, answers to messages, instances and what an assignment gives', rule, {
  valid: [
    {
      name: 'the third parameter of a message listener, after the sender',
      code: `const answer = (message, sender, reply) => {
  switch (message.kind) {
    case 'types':
      reply(Object.keys(types));
      break;
    case 'list':
      readList().then((list) => { reply(list); });
      return true;
  }
};
runtime.onMessage.addListener(answer);`,
    },
    {
      name: 'an instance on the path that keeps it',
      code: `Operation.prototype.inScope = function (scopeOrFunction) {
  if (scopeOrFunction instanceof Scope) {
    this.scope = scopeOrFunction;
  } else {
    this.scope = new Scope();
    scopeOrFunction(this.scope);
  }
  return this;
};`,
    },
    {
      name: 'a handler that is run as it is set, and at once elsewhere',
      code: `const queries = {};
export const onWidth = (width, done) => {
  let query = queries[width];
  if (!query) {
    query = queries[width] = matchMedia(width);
    (query.onchange = ({ matches }) => { if (done) done(matches); })(query);
  } else if (done) {
    done(query.matches);
  }
};`,
    },
    {
      name: 'one of several closures, given by callers that do nothing after',
      code: `function render(rows, done = () => {}) {
  if (rows.length) requestAnimationFrame(() => { draw(rows); done(); });
  else done();
}
export function search(field) {
  let done = function () {};
  if (field.isFocused) {
    done = function () { field.focus(); };
  }
  load(function () { render(filter(field.value), done); });
}`,
    },
  ],
  invalid: [
    {
      name: 'a third parameter after another one than the sender',
      code: `export const answer = (message, list, reply) => {
  if (message.kind === 'types') reply(list);
  else setTimeout(() => { reply(list); }, 10);
};`,
      errors: 1,
    },
    {
      name: 'a callback in the second place before a sender',
      code: `export function ask(message, reply, sender) {
  if (message.kind === 'types') reply(sender);
  else setTimeout(() => { reply(sender); }, 10);
}`,
      errors: 1,
    },
    {
      name: 'an instance of functions',
      code: `export function update(state, done) {
  if (done instanceof Function) setTimeout(() => { done(state); }, 10);
  else done(state);
}`,
      errors: 1,
    },
    {
      name: 'no instance on the path that runs it later',
      code: `export function update(state, done) {
  if (!(done instanceof Scope)) {
    if (state.isReady) done(state);
    else setTimeout(() => { done(state); }, 10);
  }
}`,
      errors: 1,
    },
    {
      name: 'a handler that is only set, and runs at once elsewhere',
      code: `const queries = {};
export const onWidth = (width, done) => {
  let query = queries[width];
  if (!query) {
    query = queries[width] = matchMedia(width);
    query.onchange = ({ matches }) => { done(matches); };
  } else {
    done(query.matches);
  }
};`,
      errors: 1,
    },
    {
      name: 'one of several closures, and a caller that goes on',
      code: `function render(rows, done = () => {}) {
  if (rows.length) requestAnimationFrame(() => { draw(rows); done(); });
  else done();
}
export function search(field) {
  let done = function () {};
  if (field.isFocused) {
    done = function () { field.focus(); };
  }
  load(function () { render(filter(field.value), done); field.blur(); });
}`,
      errors: 1,
    },
    {
      name: 'a variable that may hold what a caller has given',
      code: `function render(rows, done) {
  if (rows.length) requestAnimationFrame(() => { draw(rows); done(); });
  else done();
}
export function search(field, then) {
  let done = function () {};
  if (field.isFocused) done = then;
  render(filter(field.value), done);
}`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-zalgo-callback, a callback off the list of all that a function is given', rule, {
  valid: [
    {
      name: 'that is always called later',
      code: `exports.lookup = function (host) { var callback = arguments[arguments.length - 1]; if (hosts[host]) { process.nextTick(callback, null, hosts[host]); return; } dns.lookup(host, function (err, address) { callback(err, address); }); };`,
    },
    {
      name: 'of a function that the file alone calls',
      code: `function lookup(host) { var callback = arguments[1]; if (hosts[host]) { callback(null, hosts[host]); return; } dns.lookup(host, function (err, address) { callback(err, address); }); }
exports.first = function (done) { dns.resolve(function (names) { lookup(names[0], done); }); };`,
    },
    {
      name: 'that is off another list',
      code: `const queue = []; exports.push = (task) => { queue.push(task); };
exports.step = function (host) { const task = queue.pop(); if (hosts[host]) { task(null, hosts[host]); return; } dns.lookup(host, (err, address) => { task(err, address); }); };`,
    },
    {
      name: 'that is a parameter of another',
      code: `exports.all = function (...args) { return hosts.map((host) => { const [callback] = args; return callback; }); };`,
    },
    {
      name: 'of an asynchronous function',
      code: `exports.lookup = async function (...args) { const callback = args.pop(); if (hosts[args[0]]) { callback(null, hosts[args[0]]); return; } dns.lookup(args[0], (err, address) => { callback(err, address); }); };`,
    },
  ],
  invalid: [
    {
      name: 'by its place',
      code: `exports.read = function (name) { var cb = arguments[1];
if (cache[name]) { cb(null, cache[name]); return; }
fs.readFile(name, function (err, text) { cb(err, text); }); };`,
      errors: [{ messageId: 'zalgo', line: 2, suggestions: 1 }],
    },
    {
      name: 'of the rest',
      code: `export function read(name, ...rest) { const done = rest.pop();
if (cache.has(name)) return done(null, cache.get(name));
fs.readFile(name, ...rest, (err, text) => { done(err, text); }); }`,
      errors: [{ messageId: 'zalgo', line: 2, suggestions: 1 }],
    },
    {
      name: 'of a copy of the arguments',
      code: `exports.read = function () { var args = Array.prototype.slice.call(arguments); var callback = args[args.length - 1];
if (args.length < 2) { callback(new Error('no name')); return; }
fs.readFile(args[0], function (err, text) { callback(err, text); }); };`,
      errors: [{ messageId: 'zalgo', line: 2, suggestions: 1 }],
    },
  ],
});
