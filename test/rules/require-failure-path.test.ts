import rule from '../../src/rules/require-failure-path.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

ruleTester.run('require-failure-path', rule, {
  valid: [
    {
      name: 'the end of a stream, with its failure',
      code: `import { finished, pipeline } from 'node:stream';
export const written = (out) => new Promise((resolve, reject) => { finished(out, (error) => (error ? reject(error) : resolve())); });
export const copied = (from, to) => new Promise((resolve, reject) => { pipeline(from, to, (_error) => (_error ? reject(_error) : resolve())); });`,
    },
    {
      name: 'another function of that name',
      code: `import { finished } from './race.ts';
export const over = (race) => new Promise((resolve) => { finished(race, (_error) => resolve(race.laps)); });
export const left = (race) => new Promise((resolve) => { finished(race, () => resolve(race.laps)); });`,
    },
    {
      name: 'a reaction by way of the prototype, with both callbacks',
      code: `const { then } = Promise.prototype;
export const lease = (store) => new Promise((resolve, reject) => { then.call(store.take(), resolve, reject); });`,
    },
    {
      name: 'a method of another object, called by way of call',
      code: `const then = script.then;
export const step = (store) => new Promise((resolve) => { then.call(store.take(), resolve); });`,
    },
    {
      name: 'a process whose errors the function that starts it hears',
      code: "import { spawn } from 'node:child_process'; const start = (args) => { const child = spawn('ffmpeg', args); child.on('error', report); return child; }; export const run = (args) => new Promise((resolve) => { const child = start(args); child.on('exit', resolve); });",
    },
    {
      name: 'a listener in a function that is called',
      code: "export const read = (stream) => new Promise((resolve, reject) => { const forward = () => stream.on('error', reject); stream.on('end', resolve); forward(); });",
    },
    {
      name: 'the errors of the page beside those of what it loads',
      code: "export const load = (script) => new Promise((resolve, reject) => { window.addEventListener('error', reject); script.onload = resolve; });",
    },
    {
      name: 'all of a list whose elements only resolve',
      code: 'export const all = (keys, io) => new Promise((resolve) => { const reads = keys.map((key) => { const at = find(key); return new Promise((done) => io.readOnce(at, (data) => { note(key, data); done(); })); }); Promise.all(reads).then(resolve); });',
    },
    {
      name: 'all of a list that is written where it is waited for',
      code: 'export const all = (keys, io) => new Promise((resolve) => { Promise.all(keys.map((key) => new Promise((done) => io.readOnce(key, done)))).then(() => resolve()); });',
    },
    {
      name: 'a function of the file that gives what cannot reject',
      code: `const quiet = () => load().catch(() => undefined);
const p = new Promise((resolve) => {
  quiet().then(resolve);
});`,
    },
    {
      name: 'a helper listens for errors of this stream',
      code: `function watch(s, fail) {
  s.on('error', (error) => fail(error));
}
const drained = (input, output) =>
  new Promise((resolve, reject) => {
    watch(input, reject);
    input.on('end', resolve);
  });`,
    },
    {
      name: 'a helper that wires both',
      code: `function onFinish(out, fn, fail) { out.on('finish', fn); out.on('error', fail); }
export const save = (src, file) => new Promise((resolve, reject) => { const out = fs.createWriteStream(file); onFinish(out, resolve, reject); src.pipe(out); });`,
    },
    {
      name: 'a function of the file that only says that it has ended',
      code: 'function tidy(done) { fs.remove(folder, (err) => { done(); }); } const read = () => new Promise((resolve) => { tidy((err) => { resolve(folder); }); });',
    },
    {
      name: 'a gate that the end of the chain opens in any case',
      code: 'class Provider { ready = new Deferred(); start() { load().then((state) => { this.refresh(state); this.ready.resolve(); }).finally(() => this.ready.resolve()); } }',
    },
    {
      name: 'the first chunk of a stream that may break',
      code: "const first = (stream) => new Promise((resolve, reject) => { stream.once('data', resolve); stream.once('error', reject); });",
    },
    {
      name: 'the first data of anything else',
      code: "const first = (meter) => new Promise((resolve) => { meter.once('data', resolve); });",
    },
    { name: 'tidies up, and does not mind', code: 'new Promise((resolve) => fs.unlink(file, () => resolve()));' },
    {
      name: 'a function of the file',
      code: 'const fs = { writeFile(file, text, done) { done(); } }; new Promise((resolve) => fs.writeFile(file, text, () => resolve()));',
    },
    {
      name: 'a player who comes into a game',
      code: 'export const joined = (bot) => new Promise((resolve) => { bot.once("spawn", () => resolve(bot)); });',
    },
    {
      name: 'the window of a page',
      code: 'export const shown = (document) => new Promise((resolve) => { document.addEventListener("open", () => resolve()); });',
    },
    {
      name: 'a function of that name from elsewhere',
      code: `import { request } from "./bus.js";
export const ask = () => new Promise((resolve) => { const sent = request({ id: 1 }, (answer) => resolve(answer)); sent.log(); });`,
    },
    {
      name: 'a worker whose errors are heard elsewhere',
      code: `const worker = new Worker(new URL('./hash.js', import.meta.url));
worker.addEventListener('error', report);
export const hash = (file) => new Promise((resolve) => {
  worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
  worker.postMessage(file);
});`,
    },
    {
      name: 'a port, which cannot fail',
      code: `export const ask = (port) => new Promise((resolve) => { port.once('message', resolve); port.postMessage(1); });`,
    },
    {
      name: 'a class that emits its own end',
      code: `export class Collector extends EventEmitter {
  stop() { this.emit('end'); }
  done() { return new Promise((resolve) => { this.on('end', () => resolve()); }); }
}`,
    },
    {
      name: 'a field that only holds what cannot reject',
      code: `export class Devices {
  constructor() { this.supported = new Promise((resolve) => { query((x) => resolve(x)); }); }
  ask() { return new Promise((resolve) => { this.supported.then((x) => resolve(x)); }); }
}`,
    },
    {
      name: 'a process that a test kills when it is over',
      filename: 'run.test.ts',
      code: `test('runs', async () => {
  const child = spawn(command);
  let setDone;
  const done = new Promise((resolve) => (setDone = resolve));
  child.on('exit', () => setDone());
  onTestFinished(async () => { child.kill(); await done; });
});`,
    },
    {
      name: 'a callback that a test keeps under a name',
      filename: 'queue.test.js',
      code: `it('x', async () => {
  let first;
  const done = new Promise((resolve) => { first = function (err, n) { resolve(n); }; });
  queue.submit(1, first);
  await done;
});`,
    },
    {
      name: 'a rejection that settles, whatever else is said of it',
      code: `export const f = (p) => new Promise((resolve) => {
  p().then(resolve).catch((e) => { console.error(e); resolve(); });
});`,
    },
    {
      name: 'a server that listens wherever there is room',
      code: `export const f = () => new Promise((resolve) => {
  const server = http.createServer(handle);
  server.listen(0, () => resolve(server));
});`,
    },
    {
      name: 'a variable for a runner in a race',
      code: `export const f = async (stream, ms) => { const done = new Promise((resolve) => stream.once('finish', resolve)); await Promise.race([done, fail(ms)]); };`,
    },
    {
      name: 'a runner in a race',
      code: `export const f = (child, ms) => Promise.race([new Promise((resolve) => child.once('exit', resolve)), fail(ms)]);`,
    },
    {
      name: 'a window',
      code: `export const f = async () => { const w = window.open('about:blank'); await new Promise((resolve) => { w.onload = resolve; }); };`,
    },
    {
      name: 'then both',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then(resolve, reject);
});`,
    },
    {
      name: 'then catch',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then(resolve).catch(reject);
});`,
    },
    {
      name: 'catch before',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
g().catch(() => 1).then(resolve);
});`,
    },
    {
      name: 'then then catch',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then((v) => { resolve(v); }).then(x).catch(reject);
});`,
    },
    {
      name: 'nested returned to chain with catch',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then((v) => { return h(v).then(resolve); }).catch(reject);
});`,
    },
    {
      name: 'variable with own catch',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const q = g(); q.then(resolve); q.catch(reject);
});`,
    },
    {
      name: 'variable awaited elsewhere',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const q = g(); q.then(resolve); keep(q);
});`,
    },
    {
      name: 'delay',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
delay(5).then(resolve);
});`,
    },
    {
      name: 'allSettled',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
Promise.allSettled(x).then(resolve);
});`,
    },
    {
      name: 'await then in async',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
go(async () => { await g().then(resolve); });
});`,
    },
    {
      name: 'catch only',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
g().catch(reject);
});`,
    },
    {
      name: 'then reject only',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then(reject);
});`,
    },
    {
      name: 'assigned',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const t = g().then(resolve); track(t);
});`,
    },
    {
      name: 'in all',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
Promise.all([g().then(resolve)]).catch(reject);
});`,
    },
    {
      name: 'err used',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.readFile(x, (err, data) => { if (err) reject(err); else resolve(data); });
});`,
    },
    {
      name: 'err passed',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.readFile(x, (err, data) => resolve({ err, data }));
});`,
    },
    {
      name: 'underscore: whether it failed does not matter',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.unlink(x, (_err) => resolve());
});`,
    },
    {
      name: 'underscore: something else is given where there is no result',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.readFile(x, (_err, data) => resolve(data ?? ''));
});`,
    },
    {
      name: 'no params',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.unlink(x, () => resolve());
});`,
    },
    {
      name: 'event e',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
button.click((e) => resolve());
});`,
    },
    {
      name: 'listener e',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.addEventListener('click', (e) => resolve());
});`,
    },
    {
      name: 'ok data cb',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.get((data) => resolve(data));
});`,
    },
    {
      name: 'exists',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.exists(x, (yes) => resolve(yes));
});`,
    },
    {
      name: 'finish with error',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.stream.on('finish', resolve); x.stream.on('error', reject);
});`,
    },
    {
      name: 'finish with close',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
w.on('finish', resolve); w.once('close', () => reject(new Error('closed')));
});`,
    },
    {
      name: 'pipe chain finish error',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.createReadStream(x).pipe(w).on('finish', resolve).on('error', reject);
});`,
    },
    {
      name: 'two streams both',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const r = fs.createReadStream(x); const w = fs.createWriteStream(url); r.on('error', reject); w.on('error', reject); w.on('finish', resolve); r.pipe(w);
});`,
    },
    {
      name: 'error wired elsewhere in file',
      code: `export function f(s) { s.on('error', log); return new Promise((resolve) => s.on('end', resolve)); }`,
    },
    {
      name: 'http get chain',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
http.get(url, (res) => { res.on('data', x); res.on('end', () => resolve(x)); }).on('error', reject);
});`,
    },
    {
      name: 'http request var',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const req = http.request(url, (res) => resolve(res)); req.on('error', reject); req.end();
});`,
    },
    {
      name: 'child exit + error',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const c = spawn(x); c.on('exit', resolve); c.on('error', reject);
});`,
    },
    {
      name: 'child exit + close',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
child.once('exit', resolve); child.once('close', resolve);
});`,
    },
    {
      name: 'worker exit',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
worker.on('exit', resolve);
});`,
    },
    {
      name: 'process exit',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
process.on('exit', resolve);
});`,
    },
    {
      name: 'onopen + onerror',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
ws.onopen = () => resolve(ws); ws.onerror = reject;
});`,
    },
    {
      name: 'onopen + onclose',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
ws.onclose = reject; ws.onopen = () => resolve(ws);
});`,
    },
    {
      name: 'img onload onerror',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const img = new Image(); img.onload = () => resolve(img); img.onerror = reject; img.src = url;
});`,
    },
    {
      name: 'window onload',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
window.onload = resolve;
});`,
    },
    {
      name: 'window load',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
window.addEventListener('load', resolve);
});`,
    },
    {
      name: 'reader loadend',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const r = new FileReader(); r.onloadend = () => resolve(r.result); r.readAsText(x);
});`,
    },
    {
      name: 'idb both',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const r = indexedDB.open(x); r.onsuccess = () => resolve(r.result); r.onerror = () => reject(r.error);
});`,
    },
    {
      name: 'geolocation both',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
navigator.geolocation.getCurrentPosition(resolve, reject);
});`,
    },
    {
      name: 'ajax both',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
$.ajax({ url, success: resolve, error: reject });
});`,
    },
    {
      name: 'wx fail',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
wx.request({ url, success: (r) => resolve(r), fail: reject });
});`,
    },
    {
      name: 'close only',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.on('close', resolve);
});`,
    },
    {
      name: 'connect + error',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const s = net.connect(1); s.once('connect', () => resolve(s)); s.once('error', reject);
});`,
    },
    {
      name: 'timer',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
setTimeout(resolve, 5);
});`,
    },
    {
      name: 'raf',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
requestAnimationFrame(() => resolve());
});`,
    },
    {
      name: 'timeout races',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.on('finish', resolve); setTimeout(() => reject(new Error('late')), 5);
});`,
    },
    {
      name: 'custom event',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.on('ready', resolve); x.on('message', resolve);
});`,
    },
    {
      name: 'abort',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.addEventListener('abort', resolve);
});`,
    },
    {
      name: 'withResolvers both',
      code: `export function f() { const d = Promise.withResolvers();
g().then(d.resolve, d.reject);
return d.promise; }`,
    },
    {
      name: 'source both',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f() { const s = new TaskCompletionSource();
g().then((v) => s.trySetResult(v), (e) => s.trySetException(e));
return s.promise; }`,
    },
    {
      name: 'pipeline',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
pipeline(x, url, (e) => (e ? reject(e) : resolve()));
});`,
    },
    {
      name: 'finished',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
finished(x, (err) => { if (err) reject(err); else resolve(); });
});`,
    },
    {
      name: 'async executor',
      code: 'export const f = () => new Promise(async (resolve) => { await g().then(resolve); });',
    },
    {
      name: 'ready',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.ready.then(resolve);
});`,
    },
    {
      name: 'jq done',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
$.get(url).done(resolve).fail(reject);
});`,
    },
  ],
  invalid: [
    {
      name: 'the end of a stream, whatever it was',
      code: `import { finished } from 'node:stream';
export class Tape {
  stop() {
    const { promise, resolve: stopped } = Promise.withResolvers();
    finished(this.out, (_error) => stopped(this.length));
    return promise;
  }
}`,
      errors: [{ messageId: 'ignored', line: 5 }],
    },
    {
      name: 'a pipeline whose callback takes no error',
      code: `const stream = require('stream');
exports.copy = (from, to) =>
  new Promise((resolve) => {
    stream.pipeline(from, to, () => resolve(to.path));
  });`,
      errors: [{ messageId: 'untaken', line: 4 }],
    },
    {
      name: 'a reaction by way of the prototype',
      code: `export const lease = (store) =>
  new Promise((resolve) => {
    Promise.prototype.then.call(store.take(), resolve);
  });`,
      errors: [{ messageId: 'rejection', line: 3 }],
    },
    {
      name: 'a reaction by way of a method that has a name',
      code: `const { then: whenDone } = Promise.prototype;
export const lease = (store) =>
  new Promise((resolve, reject) => {
    if (!store) return reject(new TypeError('no store'));
    whenDone.call(store.take(), ({ id }) => resolve(id));
  });`,
      errors: [{ messageId: 'rejection', line: 5 }],
    },
    {
      name: 'a request that another call would make anew',
      code: 'export const all = (store) => new Promise((resolve, reject) => { store.openCursor().onsuccess = (event) => resolve(event.target.result); });',
      errors: [{ messageId: 'listener' }],
    },
    {
      name: 'the errors of another stream by a name from elsewhere',
      code: "export const copied = () => new Promise((resolve, reject) => { input.on('error', reject); output.once('finish', resolve); input.pipe(output); });",
      errors: 1,
    },
    {
      name: 'a listener in a function that nobody calls',
      code: "export const read = (stream) => new Promise((resolve, reject) => { const forward = () => stream.on('error', reject); stream.on('end', resolve); });",
      errors: 1,
    },
    {
      name: 'a process that a function of the file starts',
      code: "import { spawn } from 'node:child_process'; const start = (args) => spawn('ffmpeg', args); export const run = (args) => new Promise((resolve) => { const child = start(args); child.on('exit', resolve); });",
      errors: 1,
    },
    {
      name: 'all of a list whose elements may be rejected',
      code: 'export const all = (keys, io) => new Promise((resolve) => { const reads = keys.map((key) => new Promise((done, fail) => io.read(key, (error) => (error ? fail(error) : done())))); Promise.all(reads).then(resolve); });',
      errors: 1,
    },
    {
      name: 'all of a list of what others give',
      code: 'export const all = (keys, io) => new Promise((resolve) => { Promise.all(keys.map((key) => io.read(key))).then(resolve); });',
      errors: 1,
    },
    {
      name: 'a function of the file that gives what may reject',
      code: `const loud = () => load().then((text) => text.trim());
const p = new Promise((resolve) => {
  loud().then(resolve);
});`,
      errors: 1,
    },
    {
      name: 'a helper listens for errors of the other stream',
      code: `function watch(s, fail) {
  s.on('error', fail);
}
const drained = (input, output) =>
  new Promise((resolve, reject) => {
    watch(output, reject);
    input.on('end', resolve);
  });`,
      errors: 1,
    },
    {
      name: 'a socket goes to those who wait when it is open',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function open(url) {
  const opened = new TaskCompletionSource();
  const socket = new WebSocket(url);
  socket.onopen = () => opened.setResult(socket);
  return opened.promise;
}`,
      errors: 1,
    },
    {
      name: 'the underscore of a source that gives the result',
      code: `import { readFile } from 'node:fs';
import { TaskCompletionSource } from 'task-completion-source';
export function text(path) {
  const tcs = new TaskCompletionSource();
  readFile(path, 'utf8', (_error, data) => tcs.setResult(data));
  return tcs.promise;
}`,
      errors: 1,
    },
    {
      name: 'a helper that wires success alone',
      code: `function onFinish(out, fn) { out.on('finish', fn); }
export const save = (src, file) => new Promise((resolve) => { const out = fs.createWriteStream(file); onFinish(out, resolve); src.pipe(out); });`,
      errors: 1,
    },
    {
      name: 'a function of the file that passes the error on',
      code: 'function tidy(done) { fs.remove(folder, (err) => { done(err); }); } const read = () => new Promise((resolve) => { tidy((err) => { resolve(folder); }); });',
      errors: [{ messageId: 'ignored', suggestions: 1 }],
    },
    {
      name: 'an end of the chain that has nothing to do with the promise',
      code: 'class Provider { ready = new Deferred(); start() { load().then((state) => { this.refresh(state); this.ready.resolve(); }).finally(() => this.spinner.stop()); } }',
      errors: [{ messageId: 'rejection' }],
    },
    {
      name: 'the first chunk of a stream',
      code: "const first = (stream) => new Promise((resolve) => { stream.once('data', resolve); });",
      errors: 1,
    },
    {
      name: 'underscore: the output of a program that failed is no result',
      code: `export const f = (x) => new Promise((resolve) => {
execFile(x, ['--version'], (_error, stdout) => resolve(stdout));
});`,
      errors: 1,
    },
    {
      name: 'takes not even the error',
      code: 'new Promise((resolve) => fs.writeFile(file, text, () => resolve()));',
      errors: 1,
    },
    {
      name: 'takes not even the error of an import',
      code: "import { rename } from 'node:fs'; export const move = (from, to) => new Promise((resolve) => rename(from, to, function () { resolve(to); }));",
      errors: 1,
    },
    {
      name: 'a program that may be missing',
      code: `import { spawn } from "node:child_process";
export const start = (args) => new Promise((resolve) => {
  const child = spawn("ffmpeg", args);
  child.once("spawn", () => resolve(child));
});`,
      errors: [{ messageId: 'listener', line: 4, suggestions: 1 }],
    },
    {
      name: 'a stream that is called a document',
      code: `export const collect = (document) => new Promise((resolve) => {
  const chunks = [];
  document.on("data", (chunk) => chunks.push(chunk));
  document.on("end", () => resolve(Buffer.concat(chunks)));
});`,
      errors: [{ messageId: 'listener', line: 4, suggestions: 1 }],
    },
    {
      name: 'a request by its imported name',
      code: `import { request as send } from "node:https";
export const post = (body) => new Promise((resolve) => {
  const req = send({ method: "POST" }, (res) => resolve(res.statusCode));
  req.end(body);
});`,
      errors: [{ messageId: 'callback', line: 3 }],
    },
    {
      name: 'a connection by its required name',
      code: `const { connect } = require("net");
exports.open = (port) => new Promise((resolve) => {
  const socket = connect(port, () => resolve(socket));
});`,
      errors: [{ messageId: 'callback', line: 3 }],
    },
    {
      name: 'a worker of the DOM',
      code: `export const hash = (file) => new Promise((resolve) => {
  const worker = new Worker(new URL('./hash.js', import.meta.url));
  worker.onmessage = ({ data }) => {
    resolve(data);
    worker.terminate();
  };
  worker.postMessage(file);
});`,
      errors: [
        { messageId: 'listener', data: { name: '`message`', failure: '`error`', line: '1' }, line: 3, suggestions: 1 },
      ],
    },
    {
      name: 'a worker thread',
      code: `import * as threads from 'node:worker_threads';
export function run(task) {
  const thread = new threads.Worker('./task.js', { workerData: task });
  return new Promise((resolve) => { thread.once('message', resolve); });
}`,
      errors: [
        {
          messageId: 'listener',
          line: 4,
          suggestions: [
            {
              messageId: 'addListener',
              output: `import * as threads from 'node:worker_threads';
export function run(task) {
  const thread = new threads.Worker('./task.js', { workerData: task });
  return new Promise((resolve, reject) => { thread.once('message', resolve).once('error', reject); });
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a rejection that is only written down',
      code: `export const f = (p) => new Promise((resolve, reject) => {
p().then((v) => { resolve(v); }).catch((e) => { console.error('failed', e); });
});`,
      errors: [
        {
          messageId: 'rejection',
          line: 2,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `export const f = (p) => new Promise((resolve, reject) => {
p().then((v) => { resolve(v); }).catch(reject).catch((e) => { console.error('failed', e); });
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a server that listens on the port it is given',
      code: `export const f = (port) => new Promise((resolve) => {
const server = http.createServer(handle);
server.listen(port, () => resolve(server));
});`,
      errors: [{ messageId: 'callback', line: 3 }],
    },
    {
      name: 'then resolve',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then(resolve);
});`,
      output: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then(resolve, reject);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'then resolve one param',
      code: `export const f = (x, url) => new Promise((resolve) => {
g().then(resolve);
});`,
      errors: [
        {
          messageId: 'rejection',
          line: 2,
          suggestions: [
            {
              messageId: 'passReject',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then(resolve, reject);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'void then',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
void g().then((v) => resolve(v));
});`,
      errors: [
        {
          messageId: 'rejection',
          line: 2,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
void g().then((v) => resolve(v)).catch(reject);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'then finally',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then(resolve).finally(x);
});`,
      errors: [
        {
          messageId: 'rejection',
          line: 2,
          suggestions: [
            {
              messageId: 'passReject',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then(resolve, reject).finally(x);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'then null',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then(resolve, null);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'returned from executor',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
return g().then(resolve);
});`,
      output: `export const f = (x, url) => new Promise((resolve, reject) => {
return g().then(resolve, reject);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'arrow body executor',
      code: 'export const f = () => new Promise((resolve) => g().then(resolve));',
      errors: [
        {
          messageId: 'rejection',
          line: 1,
          suggestions: [
            {
              messageId: 'passReject',
              output: 'export const f = () => new Promise((resolve, reject) => g().then(resolve, reject));',
            },
          ],
        },
      ],
    },
    {
      name: 'nested not returned',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then((v) => { h(v).then(resolve); }).catch(reject);
});`,
      output: `export const f = (x, url) => new Promise((resolve, reject) => {
g().then((v) => { h(v).then(resolve, reject); }).catch(reject);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'variable without',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const q = g(); q.then(resolve);
});`,
      output: `export const f = (x, url) => new Promise((resolve, reject) => {
const q = g(); q.then(resolve, reject);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'parameter promise',
      code: 'export const f = (work, ms) => new Promise((resolve, reject) => { work.then(resolve); });',
      output: 'export const f = (work, ms) => new Promise((resolve, reject) => { work.then(resolve, reject); });',
      errors: [{ messageId: 'rejection', line: 1 }],
    },
    {
      name: 'all',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
Promise.all(x).then(resolve);
});`,
      output: `export const f = (x, url) => new Promise((resolve, reject) => {
Promise.all(x).then(resolve, reject);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'fetch json',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fetch(url).then((r) => r.json()).then(resolve);
});`,
      output: `export const f = (x, url) => new Promise((resolve, reject) => {
fetch(url).then((r) => r.json()).then(resolve, reject);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'async iife',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
(async () => { await x(); return 1; })().then(resolve);
});`,
      output: `export const f = (x, url) => new Promise((resolve, reject) => {
(async () => { await x(); return 1; })().then(resolve, reject);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'in timer',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
setTimeout(() => { g().then(resolve); }, 5);
});`,
      output: `export const f = (x, url) => new Promise((resolve, reject) => {
setTimeout(() => { g().then(resolve, reject); }, 5);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'in timer arrow',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
setTimeout(() => g().then(resolve), 5);
});`,
      output: `export const f = (x, url) => new Promise((resolve, reject) => {
setTimeout(() => g().then(resolve, reject), 5);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'err ignored',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.readFile(x, (err, data) => resolve(data));
});`,
      errors: [
        {
          messageId: 'ignored',
          line: 2,
          suggestions: [
            {
              messageId: 'rejectFirst',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.readFile(x, (err, data) => (err ? reject(err) : resolve(data)));
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'err ignored function',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.readFile(x, function (err, data) {
resolve(data);
});
});`,
      errors: [
        {
          messageId: 'ignored',
          line: 2,
          suggestions: [
            {
              messageId: 'rejectFirst',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.readFile(x, function (err, data) {
if (err) return reject(err);
resolve(data);
});
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'err alone',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.unlink(x, (err) => resolve());
});`,
      errors: [
        {
          messageId: 'ignored',
          line: 2,
          suggestions: [
            {
              messageId: 'rejectFirst',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.unlink(x, (err) => (err ? reject(err) : resolve()));
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'finish no error',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.stream.on('finish', resolve);
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
x.stream.on('finish', resolve).on('error', reject);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'pipe chain finish',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.createReadStream(x).pipe(w).on('finish', resolve);
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.createReadStream(x).pipe(w).on('finish', resolve).on('error', reject);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'two streams',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const r = fs.createReadStream(x); const w = fs.createWriteStream(url); r.on('error', reject); w.on('finish', resolve); r.pipe(w);
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
const r = fs.createReadStream(x); const w = fs.createWriteStream(url); r.on('error', reject); w.on('finish', resolve).on('error', reject); r.pipe(w);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'param stream',
      code: `export function f(s) { return new Promise((resolve) => s.on('end', resolve)); }`,
      errors: [
        {
          messageId: 'listener',
          line: 1,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export function f(s) { return new Promise((resolve, reject) => s.on('end', resolve).on('error', reject)); }`,
            },
          ],
        },
      ],
    },
    {
      name: 'http get none',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
http.get(url, (res) => { res.on('data', x); res.on('end', () => resolve(x)); });
});`,
      errors: [{ messageId: 'callback', line: 2 }],
    },
    {
      name: 'http get direct',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
https.get(url, resolve);
});`,
      errors: [{ messageId: 'callback', line: 2 }],
    },
    {
      name: 'http request var none',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const req = http.request(url, (res) => resolve(res)); req.end();
});`,
      errors: [{ messageId: 'callback', line: 2 }],
    },
    {
      name: 'req response',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const req = http.request(url); req.on('response', resolve); req.end();
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
const req = http.request(url); req.on('response', resolve).on('error', reject); req.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'child exit',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const c = spawn(x); c.on('exit', resolve);
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
const c = spawn(x); c.on('exit', resolve).on('error', reject);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'child exit name',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
child.on('exit', (code) => resolve(code));
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
child.on('exit', (code) => resolve(code)).on('error', reject);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'onopen',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
ws.onopen = () => resolve(ws);
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
ws.onopen = () => resolve(ws);
ws.onerror = reject;
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'ws open listener',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const ws = new WebSocket(url); ws.addEventListener('open', () => resolve(ws));
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
const ws = new WebSocket(url); ws.addEventListener('open', () => resolve(ws));
ws.addEventListener('error', reject);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'img onload',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const img = new Image(); img.onload = () => resolve(img); img.src = url;
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
const img = new Image(); img.onload = () => resolve(img);
img.onerror = reject; img.src = url;
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'img direct',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.onload = resolve;
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
x.onload = resolve;
x.onerror = reject;
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'reader',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const r = new FileReader(); r.onload = () => resolve(r.result); r.readAsText(x);
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
const r = new FileReader(); r.onload = () => resolve(r.result);
r.onerror = reject; r.readAsText(x);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'idb',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const r = indexedDB.open(x); r.onsuccess = () => resolve(r.result);
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
const r = indexedDB.open(x); r.onsuccess = () => resolve(r.result);
r.onerror = reject;
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'script load listener',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
script.addEventListener('load', () => resolve());
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
script.addEventListener('load', () => resolve());
script.addEventListener('error', reject);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'geolocation',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
navigator.geolocation.getCurrentPosition(resolve);
});`,
      errors: [{ messageId: 'callback', line: 2 }],
    },
    {
      name: 'ajax success',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
$.ajax({ url, success: resolve });
});`,
      errors: [{ messageId: 'callback', line: 2 }],
    },
    {
      name: 'connect',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const s = net.connect(1); s.on('connect', () => resolve(s));
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
const s = net.connect(1); s.on('connect', () => resolve(s)).on('error', reject);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'net.connect cb',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
const s = net.connect(1, () => resolve(s));
});`,
      errors: [{ messageId: 'callback', line: 2 }],
    },
    {
      name: 'withResolvers',
      code: `export function f() { const d = Promise.withResolvers();
g().then(d.resolve);
return d.promise; }`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'source',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f() { const s = new TaskCompletionSource();
g().then((v) => s.trySetResult(v));
return s.promise; }`,
      errors: [{ messageId: 'rejection', line: 3 }],
    },
    {
      name: 'named handler',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.stream.on('end', done);
function done() { resolve(); }
});`,
      errors: [
        {
          messageId: 'listener',
          line: 2,
          suggestions: [
            {
              messageId: 'addListener',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
x.stream.on('end', done).on('error', reject);
function done() { resolve(); }
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'named err callback',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.stat(x, done);
function done(err, s) { resolve(s); }
});`,
      errors: [
        {
          messageId: 'ignored',
          line: 3,
          suggestions: [
            {
              messageId: 'rejectFirst',
              output: `export const f = (x, url) => new Promise((resolve, reject) => {
fs.stat(x, done);
function done(err, s) { if (err) return reject(err); resolve(s); }
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'member promise',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x.work.then(resolve);
});`,
      output: `export const f = (x, url) => new Promise((resolve, reject) => {
x.work.then(resolve, reject);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
    {
      name: 'conditional ?',
      code: `export const f = (x, url) => new Promise((resolve, reject) => {
x?.load()?.then(resolve);
});`,
      output: `export const f = (x, url) => new Promise((resolve, reject) => {
x?.load()?.then(resolve, reject);
});`,
      errors: [{ messageId: 'rejection', line: 2 }],
    },
  ],
});

javascriptRuleTester.run('require-failure-path in JavaScript', rule, {
  valid: ['module.exports = (g) => new Promise((resolve, reject) => { g().then(resolve, reject); });'],
  invalid: [
    {
      name: 'what it says of a rejection',
      code: 'module.exports = (g) =>\nnew Promise((resolve, reject) => {\ng().then(resolve);\n});',
      output: 'module.exports = (g) =>\nnew Promise((resolve, reject) => {\ng().then(resolve, reject);\n});',
      errors: [
        { messageId: 'rejection', line: 3, column: 10, data: { name: '`g()`', failure: 'its rejection', line: '2' } },
      ],
    },
    {
      name: 'a parameter without parentheses',
      code: 'module.exports = (g) => new Promise(resolve => { g().then(resolve); });',
      errors: [
        {
          messageId: 'rejection',
          suggestions: [
            {
              messageId: 'passReject',
              output: 'module.exports = (g) => new Promise((resolve, reject) => { g().then(resolve, reject); });',
            },
          ],
        },
      ],
    },
    {
      name: 'another `reject` is in the way',
      code: 'const reject = 1; module.exports = (g) => new Promise((resolve) => { g().then(resolve); });',
      errors: [{ messageId: 'rejection', suggestions: [] }],
    },
    {
      name: 'what it says of an event',
      code: "module.exports = (s) =>\nnew Promise((resolve) => {\ns.on('finish', resolve);\n});",
      errors: [
        {
          messageId: 'listener',
          line: 3,
          data: { name: '`finish`', failure: '`error`', line: '2' },
          suggestions: 1,
        },
      ],
    },
  ],
});

ruleTester.run('require-failure-path with functions of the file', rule, {
  valid: [
    'const tick = () => new Promise((r) => queue(r)); export const f = () => new Promise((resolve) => { tick().then(resolve); });',
  ],
  invalid: [],
});

ruleTester.run('require-failure-path with a name for what cannot reject', rule, {
  valid: ['export const f = () => new Promise((resolve) => { const p = delay(5).then(a); p.then(() => resolve()); });'],
  invalid: [],
});

ruleTester.run('require-failure-path, what cannot fail any more', rule, {
  valid: [
    {
      name: 'a process that is ended here has been running',
      code: "import { spawn } from 'node:child_process'; export async function f() { const child = spawn('a'); child.kill(); await new Promise((resolve) => child.once('exit', resolve)); }",
    },
    {
      name: 'a connection that is closed here ends',
      code: "export const close = (connection) => new Promise((resolve) => { connection.once('end', () => { resolve(); }); connection.close(); });",
    },
    {
      name: 'what fails in a request comes to its transaction',
      code: 'export const put = (store, transaction, v) => new Promise((resolve, reject) => { const request = store.put(v); request.onsuccess = () => { resolve(); }; transaction.onerror = (e) => { reject(e); }; });',
    },
    {
      name: 'all of promises that have been caught',
      code: 'export const f = (a, b) => new Promise((resolve) => { const all = []; all.push(a().catch(() => false)); all.push(b().catch(() => false)); Promise.all(all).then((found) => resolve(found.every(Boolean))); });',
    },
    {
      name: 'all of promises that nothing rejects',
      code: 'export const f = (rl, child) => new Promise((resolve) => { const out = new Promise((r) => rl.on("close", r)); const gone = new Promise((r) => child.on("close", r)); Promise.all([out, gone]).then(() => resolve()); });',
    },
    {
      name: 'a collector always ends',
      code: "export const f = (message) => new Promise((resolve) => { const collector = message.collect(); collector.once('end', (all) => { resolve(all); }); });",
    },
  ],
  invalid: [
    {
      name: 'a process that a deadline ends may never have begun',
      code: "import { spawn } from 'node:child_process'; export const f = () => new Promise((resolve) => { const child = spawn('a'); setTimeout(() => child.kill(), 5); child.once('exit', resolve); });",
      errors: [{ messageId: 'listener', suggestions: 1 }],
    },
    {
      name: 'a stream that is ended may fail to finish',
      code: "import { createWriteStream } from 'node:fs'; export const f = (path) => new Promise((resolve) => { const stream = createWriteStream(path); stream.end(); stream.on('finish', resolve); });",
      errors: [{ messageId: 'listener', suggestions: 1 }],
    },
    {
      name: 'a database that cannot be opened has no transaction',
      code: 'export const f = (name) => new Promise((resolve, reject) => { const openRequest = indexedDB.open(name); openRequest.onsuccess = () => { const transaction = openRequest.result.transaction("a"); transaction.onerror = reject; transaction.oncomplete = () => { resolve(); }; }; });',
      errors: [{ messageId: 'listener', suggestions: 1 }],
    },
    {
      name: 'one of all may reject',
      code: 'export const f = (a, b) => new Promise((resolve) => { Promise.all([a().catch(() => false), b()]).then((found) => { resolve(found); }); });',
      errors: [{ messageId: 'rejection', suggestions: 1 }],
    },
  ],
});

const awaitsOutput = (start: string, end: string) => `import { spawn, fork } from 'node:child_process';
export const serve = (command) => new Promise((resolve, reject) => {
  const server = ${start};
  server.stdout.on('data', (text) => { if (/http/.test(text)) resolve(text); });
  ${end}
});`;

ruleTester.run('require-failure-path, a process whose end is its only failure', rule, {
  valid: [
    { name: 'with `error`', code: awaitsOutput('spawn(command)', "server.on('exit', reject).on('error', reject);") },
    { name: 'with `close`', code: awaitsOutput('spawn(command)', "server.on('exit', reject).on('close', reject);") },
    { name: 'Node, which is there', code: awaitsOutput('spawn(process.execPath, [])', "server.on('exit', reject);") },
    { name: 'the running program', code: awaitsOutput('spawn(process.argv[0], [])', "server.on('exit', reject);") },
    { name: 'a module, which Node runs', code: awaitsOutput('fork(command)', "server.on('exit', reject);") },
    {
      name: 'with a deadline',
      code: awaitsOutput('spawn(command)', "server.on('exit', reject); setTimeout(reject, 1000);"),
    },
    { name: 'given to other code', code: awaitsOutput('spawn(command)', "watch(server); server.on('exit', reject);") },
    {
      name: 'a process that somebody else starts',
      code: "export const f = (child) => new Promise((resolve, reject) => { child.stdout.on('data', (text) => { if (/http/.test(text)) resolve(text); }); child.on('exit', reject); });",
    },
    {
      name: 'a promise that only fails',
      code: "import { spawn } from 'node:child_process'; export const f = (work) => { const child = spawn('a'); return Promise.race([work, new Promise((_, reject) => child.on('exit', reject))]); };",
    },
  ],
  invalid: [
    {
      name: 'the end as the rejection',
      code: awaitsOutput('spawn(command)', "server.on('exit', reject);"),
      errors: [
        {
          messageId: 'startup',
          line: 5,
          data: { name: '`exit`', failure: '`error`', line: '2' },
          suggestions: [
            {
              messageId: 'addListener',
              output: awaitsOutput('spawn(command)', "server.on('exit', reject).on('error', reject);"),
            },
          ],
        },
      ],
    },
    {
      name: 'a callback that rejects',
      code: awaitsOutput(
        'spawn(command)',
        "server.once('exit', (code) => { reject(new Error(`ended with ${code}`)); });",
      ),
      errors: [{ messageId: 'startup', suggestions: 1 }],
    },
  ],
});

javascriptRuleTester.run('require-failure-path, what is given instead', rule, {
  valid: [
    ...(
      [
        ['asked for on the way', 'stat(path, (_err, stats) => resolve(stats?.size));'],
        ['turned into whether it is there', 'stat(path, (_err, stats) => resolve(!!stats));'],
        ['tested', 'stat(path, (_err, stats) => { if (stats) resolve(stats.size); else resolve(0); });'],
        ['given to a function that asks', 'stat(path, (_err, stats) => resolve(sizeOf(stats)));'],
        ['given to a function of another file', 'stat(path, (_err, stats) => resolve(normalize(stats)));'],
        ['with a default', 'stat(path, (_err, { size } = none) => resolve(size));'],
        ['spread into an object', 'stat(path, (_err, stats) => resolve({ path, ...stats }));'],
        ['answered before it is spread', 'readdir(path, (_err, names) => resolve([...(names ?? [])]));'],
        [
          'gone through, with a count of its own for an answer',
          'let n = 0; readdir(path, (_err, names) => { for (const name of names) n += name.length; resolve(n); });',
        ],
      ] as const
    ).map(([name, code]) => ({
      name: `a result behind an underscore that is ${name}`,
      code: `import { stat } from 'node:fs'; const sizeOf = (stats) => (stats ? stats.size : 0); export const read = (path) => new Promise((resolve) => { ${code} });`,
    })),
    {
      name: 'the body of a page',
      code: "export const shown = () => new Promise((resolve) => { document.body.addEventListener('load', resolve); });",
    },
  ],
  invalid: [
    {
      name: 'a result that is given whether it came or not, in spite of an underscore',
      code: "export const read = (path) => new Promise((resolve) => { fs.readFile(path, 'utf8', (_err, data) => resolve(data)); });",
      errors: [{ messageId: 'ignored', suggestions: 1 }],
    },
    ...(
      [
        ['a member of it', 'stat(path, (_err, stats) => { resolve(stats.size); });'],
        ['by way of a constant', 'stat(path, (_err, stats) => { const entry = stats.size; resolve(entry); });'],
        ['what a function of the file makes of it', 'stat(path, (_err, stats) => { resolve(sizeOf(stats)); });'],
        ['taken apart', 'stat(path, (_err, { size }) => resolve(size));'],
        [
          'spread into a list',
          'readdir(path, (_err, names) => { const all = [...names]; all.reverse(); resolve(all); });',
        ],
        ['spread into arguments', 'readdir(path, (_err, sizes) => resolve(Math.max(...sizes)));'],
        ['parsed', "readFile(path, 'utf8', (_err, text) => resolve(JSON.parse(text)));"],
      ] as const
    ).map(([name, code]) => ({
      name: `a result that is counted on in spite of an underscore: ${name}`,
      code: `import { readFile, stat } from 'node:fs'; const sizeOf = (stats) => stats.size; export const read = (path) => new Promise((resolve) => { ${code} });`,
      errors: [{ messageId: 'ignored' as const, suggestions: 1 }],
    })),
    {
      name: 'a request of either module',
      code: "import http from 'node:http'; import https from 'node:https'; export const load = (url) => { const library = url.startsWith('https') ? https : http; return new Promise((resolve) => { library.get(url, resolve); }); };",
      errors: [{ messageId: 'callback' }],
    },
    {
      name: 'a body that is piped, and awaited by its end',
      code: "export const save = (res, out) => new Promise((resolve) => { res.body.pipe(out); res.body.once('end', resolve); });",
      errors: [{ messageId: 'listener', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-failure-path, what harms nobody', rule, {
  valid: [
    {
      name: 'an error that is left alone by its name',
      code: `const zip = (data) => new Promise((resolve) => zlib.gzip(data, (ignoreErr, zipped) => resolve(zipped)));`,
    },
    {
      name: 'defaults where reading fails',
      code: `const load = () => { const ready = $.Deferred(); read(path).done((text) => { options = JSON.parse(text); ready.resolve(); }).fail((error) => { options = defaults; ready.resolve(); }); return ready.promise(); };`,
    },
  ],
  invalid: [
    {
      name: 'an error that is not looked at',
      code: `const zip = (data) => new Promise((resolve) => zlib.gzip(data, (err, zipped) => resolve(zipped)));`,
      errors: [{ messageId: 'ignored', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-failure-path, failures that the file shows are heard or cannot be', rule, {
  valid: [
    {
      name: 'each stream of a list is listened to',
      code: `const save = (out, middle) => new Promise((resolve, reject) => { const streams = [middle]; out.on('finish', () => out.close(resolve)); streams.push(out); for (const stream of streams) stream.on('error', reject); });`,
    },
    {
      name: 'by forEach',
      code: `const save = (out) => new Promise((resolve, reject) => { const streams = []; streams.push(out); streams.forEach((stream) => { stream.once('error', reject); }); out.on('finish', resolve); });`,
    },
    {
      name: 'a window, whose error tells of scripts',
      code: `const opened = () => new Promise((resolve) => { const main = app.openMainWindow(); main.addEventListener('load', resolve); }); const ready = (win) => new Promise((resolve) => { win.addEventListener('load', resolve); });`,
    },
    {
      name: 'an async function that waits for time alone',
      code: `function Caller() {} Caller.prototype._pause = async function () { this.pausing = true; await Promise.delay(this.interval); this.pausing = false; }; Caller.prototype.next = function () { return new Promise((resolve) => { this._pause().then(() => resolve(this.run())); }); };`,
    },
    {
      name: 'an async function that sees to its failures',
      code: `async function send(data) { try { await post(data); } catch (error) { report(error); } } const sent = (data) => new Promise((resolve) => { send(data).then(() => resolve()); });`,
    },
  ],
  invalid: [
    {
      name: 'another list',
      code: `const save = (out, middle) => new Promise((resolve, reject) => { const streams = []; const others = [middle]; out.on('finish', resolve); streams.push(out); for (const stream of others) stream.on('error', log); });`,
      errors: [{ messageId: 'listener', suggestions: 1 }],
    },
    {
      name: 'an async function that passes a failure on',
      code: `async function send(data) { try { await post(data); } catch (error) { report(error); throw error; } } const sent = (data) => new Promise((resolve, reject) => { send(data).then(() => resolve()); });`,
      errors: [{ messageId: 'rejection', suggestions: 1 }],
    },
    {
      name: 'an async function that waits for more than time',
      code: `async function send(data) { await sleep(100); await post(data); } const sent = (data) => new Promise((resolve, reject) => { send(data).then(() => resolve()); });`,
      errors: [{ messageId: 'rejection', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-failure-path, images and videos', rule, {
  valid: [
    {
      name: 'what is written into the code',
      code: `const draw = async (context) => { const image = new Image(); image.src = 'data:image/gif;base64' + ',R0lG'; await new Promise((resolve) => { image.onload = () => resolve(image); }); context.drawImage(image, 0, 0); };`,
    },
    {
      name: 'a stream of the machine',
      code: `const show = (stream) => { const video = document.createElement('video'); video.srcObject = stream; return new Promise((resolve) => { video.onloadedmetadata = () => { video.play(); resolve(); }; }); };`,
    },
  ],
  invalid: [
    {
      name: 'to draw an image is not to listen to it',
      code: `const draw = async (context, url) => { const image = new Image(); await new Promise((resolve) => { image.onload = () => { context.drawImage(image, 0, 0); resolve(); }; image.src = url; }); };`,
      errors: [{ messageId: 'listener', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-failure-path, servers in fields and on ports of their own', rule, {
  valid: [
    {
      name: 'a field whose failure is heard',
      code: `class Server {
  constructor(handle) { this.server = http.createServer(handle); this.server.on('error', report); }
  start() { return new Promise((resolve) => { this.server.listen(8089, () => resolve()); }); }
}`,
    },
    {
      name: 'a field that holds something else at times',
      code: `class Server {
  constructor(handle, own) { if (own) this.server = own; else this.server = http.createServer(handle); }
  start() { return new Promise((resolve) => { this.server.listen(8089, () => resolve()); }); }
}`,
    },
    {
      name: 'a field of another class',
      code: `class Other { server = http.createServer(handle); }
class Server { start() { return new Promise((resolve) => { this.server.listen(8089, () => resolve()); }); } }`,
    },
    {
      name: 'wherever there is room',
      code: `class Server {
  server = http.createServer(handle);
  start() { return new Promise((resolve) => { this.server.listen(0, () => resolve()); }); }
}`,
    },
  ],
  invalid: [
    {
      name: 'a field of a prototype',
      code: `function Server(handle) { this.server = http.createServer(handle); }
Server.prototype.start = function () {
  var self = this;
  return new Promise(function (resolve) {
    self.server.listen(8089, function () { resolve(8089); });
  });
};`,
      errors: [{ messageId: 'callback', line: 5 }],
    },
    {
      name: 'a field of a class, emptied later',
      code: `class Server {
  #server = createServer(handle);
  start(port) { return new Promise((resolve) => { this.#server.listen(port, resolve); }); }
  stop() { this.#server.close(); this.#server = null; }
}`,
      errors: [{ messageId: 'callback', line: 3 }],
    },
    {
      name: 'a local on a port that is written out',
      code: `export const f = () => new Promise((resolve) => {
  const server = http.createServer(handle);
  server.listen(3000, () => resolve(server));
});`,
      errors: [{ messageId: 'callback', line: 3 }],
    },
  ],
});

ruleTester.run('require-failure-path, getters', rule, {
  valid: [
    {
      name: 'of a promise that only resolves',
      code: `class Store { get db() { if (!this.opened) { this.opened = new Promise((resolve) => { open(resolve); }); } return this.opened; }
save(value) { return new Promise((resolve, reject) => { this.db.then((db) => { const request = db.put(value); request.onsuccess = resolve; request.onerror = reject; }); }); } }`,
    },
  ],
  invalid: [
    {
      name: 'of one that may fail',
      code: `class Store { get db() { if (!this.opened) { this.opened = new Promise((resolve, reject) => { open(resolve, reject); }); } return this.opened; }
save(value) { return new Promise((resolve, reject) => { this.db.then((db) => { const request = db.put(value); request.onsuccess = resolve; request.onerror = reject; }); }); } }`,
      errors: [{ messageId: 'rejection', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-failure-path, requests by a module of the project', rule, {
  valid: [
    {
      name: 'whose callback takes the error',
      code: `import { http } from '../net/http.js';
export const load = (url) => new Promise((resolve, reject) => { http.get(url, (error, response) => { if (error) reject(error); else resolve(response); }); });`,
    },
  ],
  invalid: [
    {
      name: 'by that of Node',
      code: `import http from 'node:http';
export const load = (url) => new Promise((resolve, reject) => {
http.get(url, (response) => { resolve(response); }); });`,
      errors: [{ messageId: 'callback', line: 3 }],
    },
  ],
});

ruleTester.run('require-failure-path, ports', rule, {
  valid: [
    {
      name: 'one that the system finds',
      code: `let server; export const start = () => { server = http.createServer(answer).listen(0); return new Promise((resolve) => { server.once('listening', resolve); }); };`,
    },
    {
      name: 'one for packets',
      code: `export const start = () => { const socket = dgram.createSocket('udp4'); return new Promise((resolve) => { socket.on('listening', () => { resolve(socket); }); socket.bind(0, '127.0.0.1'); }); };`,
    },
    {
      name: 'by an option',
      code: `export const start = () => new Promise((resolve) => { const server = new WebSocketServer({ port: 0 }); server.on('listening', () => { resolve(server); }); });`,
    },
    {
      name: 'in a test',
      code: `describe('server', () => { const listen = (server) => new Promise((resolve) => server.once('listening', () => resolve(server))); it('starts', async () => { await listen(make()); }); });`,
    },
  ],
  invalid: [
    {
      name: 'one that may be taken',
      code: `let server; export const start = (port) => { server = http.createServer(answer).listen(port); return new Promise((resolve) => {
server.once('listening', resolve); }); };`,
      errors: [{ messageId: 'listener', line: 2, suggestions: 1 }],
    },
    {
      name: 'that of another server',
      code: `export const start = (other) => { other.listen(0); return new Promise((resolve) => { const server = new WebSocketServer({ port: 8080 });
server.on('listening', () => { resolve(server); }); }); };`,
      errors: [{ messageId: 'listener', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-failure-path, events and what a stream was made with', rule, {
  valid: [
    {
      name: 'jQuery gives the event first, and what was triggered with it',
      code: `let done; export const ask = () => new Promise((resolve) => { done = resolve; });
$('#ok').click(function (e, data) { if (data) done(data); });`,
    },
    {
      name: 'a listener in the chain that makes it',
      code: `export const digest = (path) => new Promise((resolve, reject) => { const file = fs.createReadStream(path).on('error', reject);
const hash = file.pipe(crypto.createHash('md5')).on('error', reject); hash.on('finish', () => { resolve(hash.read()); }); });`,
    },
  ],
  invalid: [
    {
      name: 'an error by a short name',
      code: `let done; export const ask = () => new Promise((resolve) => { done = resolve; });
store.load(function (e, data) { if (data) done(data); });`,
      errors: [{ messageId: 'ignored', line: 2 }],
    },
    {
      name: 'only what it is piped from is listened to',
      code: `export const digest = (path) => new Promise((resolve, reject) => { const file = fs.createReadStream(path).on('error', reject);
const out = file.pipe(fs.createWriteStream('a')); out.on('finish', () => { resolve(); }); });`,
      errors: [{ messageId: 'listener', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-failure-path: events by a name, and emitters that a function of the file is given', rule, {
  valid: [
    {
      name: 'the failure by a constant',
      code: `import { spawn } from 'node:child_process';
const FAILED = 'error';
export const run = () => new Promise((resolve, reject) => { const child = spawn('make'); child.on(FAILED, reject); child.on('exit', resolve); });`,
    },
    {
      name: 'a function of the file that listens to both',
      code: `const wire = (socket, done, fail) => { socket.once('connect', () => done(socket)); socket.on('error', fail); };
export const dial = (port) => new Promise((resolve, reject) => { const socket = net.connect(port); wire(socket, resolve, reject); socket.once('connect', resolve); });`,
    },
    {
      name: 'a function of the file that keeps the emitter',
      code: `class Pool {
  #adopt(socket) { this.sockets.push(socket); this.latest = socket; }
  dial(port) { return new Promise((resolve) => { const socket = net.connect(port); this.#adopt(socket); socket.once('connect', resolve); }); }
}`,
    },
  ],
  invalid: [
    {
      name: 'an event by a constant, in a chain',
      code: `import { spawn } from 'node:child_process';
const ENDED = 'exit';
export const run = (tool) => new Promise((resolve) => { spawn(tool).on(ENDED, resolve); });`,
      errors: 1,
    },
    {
      name: 'another event by a constant',
      code: `import { spawn } from 'node:child_process';
const STARTED = 'spawn', ENDED = 'exit';
export const run = (tool) => new Promise((resolve) => { const child = spawn(tool); child.on(STARTED, report); child.on(ENDED, resolve); });`,
      errors: 1,
    },
    {
      name: 'a function of the file that wires the success alone',
      code: `function whenOpen(socket, run) { socket.addEventListener('open', run, { once: true }); }
export const dial = (url) => new Promise((resolve) => { const socket = new WebSocket(url); whenOpen(socket, () => resolve(socket)); });`,
      errors: 1,
    },
    {
      name: 'a function of the file that only sets the emitter up',
      code: `const tune = (socket) => { socket.setNoDelay(true); if (socket.pending) socket.on('timeout', report); };
export const dial = (port) => new Promise((resolve) => { const socket = net.connect(port); socket.once('connect', () => resolve(socket)); label(1); });
export const tuned = (port) => new Promise((resolve) => { const stream = createWriteStream('out'); begin(stream); stream.on('finish', resolve); });
function begin(stream) { stream.write('x'); }`,
      errors: 2,
    },
  ],
});

ruleTester.run('require-failure-path: functions of the file that listen on behalf of others', rule, {
  valid: [
    {
      name: 'which give the emitter to their callback, and listen to its failure',
      code: `function whenOpen(socket, run, fail) { socket.onopen = () => run(socket); socket.onerror = fail; }
export const dial = (url) => new Promise((resolve, reject) => { const socket = new WebSocket(url); whenOpen(socket, resolve, reject); });`,
    },
    {
      name: 'whose caller listens to the failure',
      code: `function whenOpen(socket, run) { socket.addEventListener('open', () => { run(socket); }); }
export const dial = (url) => new Promise((resolve, reject) => { const socket = new WebSocket(url); socket.addEventListener('error', reject); whenOpen(socket, () => resolve(socket)); });`,
    },
  ],
  invalid: [
    {
      name: 'by a handler property',
      code: `function whenOpen(socket, run) { socket.onopen = () => run(socket); }
export const dial = (url) => new Promise((resolve) => { const socket = new WebSocket(url); whenOpen(socket, () => resolve(socket)); });`,
      errors: 1,
    },
    {
      name: 'by a closure that calls back',
      code: `const whenOpen = (socket, run) => { socket.once('open', () => { run(socket); }); };
export const dial = (url) => new Promise((resolve) => { const socket = new WebSocket(url); whenOpen(socket, resolve); });`,
      errors: 1,
    },
  ],
});

ruleTester.run('require-failure-path, elements that are pages', rule, {
  valid: [
    {
      name: 'a frame that was created',
      code: "export const open = (src) => { const it = document.createElement('iframe'); it.src = src; return new Promise((resolve) => { it.onload = () => { resolve(it); }; }); };",
    },
    {
      name: 'one by its usual short name',
      code: "export const loaded = (ifr) => new Promise((resolve) => { ifr.addEventListener('load', resolve); });",
    },
  ],
  invalid: [
    {
      name: 'an image that was created',
      code: "export const open = (src) => { const it = document.createElement('img'); it.src = src; return new Promise((resolve) => { it.onload = () => { resolve(it); }; }); };",
      errors: [{ messageId: 'listener', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-failure-path, callbacks that functions of the file make', rule, {
  valid: [
    {
      name: 'one that passes the error on',
      code: `import { lstat } from 'node:fs';
const both = (ok, fail) => (error, result) => { if (error) fail(error); else ok(result); };
export const kind = (path) => new Promise((resolve, reject) => { lstat(path, both(resolve, reject)); });`,
    },
    {
      name: 'one that another promise, which ignores nothing, is made with',
      code: `import { lstat } from 'node:fs';
const answer = (ok, fail) => (error, result) => { if (error && fail) fail(error); ok(result); };
export const kind = (path) => new Promise((resolve) => { lstat(path, answer(resolve)); });`,
    },
    {
      name: 'one for what has no error to tell',
      code: `const tell = (ok) => (value) => ok(value);
export const name = (ui) => new Promise((resolve) => { ui.ask('name', tell(resolve)); });`,
    },
    {
      name: 'a function that its caller gets',
      code: `export const taking = () => new Promise((resolve) => { const make = (ok) => (error, value) => ok(value); keep(make); });`,
    },
  ],
  invalid: [
    {
      name: 'by a function declaration, kept in a constant',
      code: `import { readlink } from 'node:fs';
function landing(settle) { return function (err, target) { settle(target); }; }
export const follow = (link) => new Promise((resolve) => {
  const done = landing(resolve);
  readlink(link, done);
});`,
      errors: [{ messageId: 'ignored', line: 2 }],
    },
    {
      name: 'by a private method',
      code: `import { lookup } from 'node:dns';
export class Names {
  #to(done) { return (_error, address) => done(address.trim()); }
  find(host) { return new Promise((resolve) => { lookup(host, this.#to(resolve)); }); }
}`,
      errors: [{ messageId: 'ignored', line: 3 }],
    },
    {
      name: 'a listener that a function makes',
      code: `const closing = (done) => () => { done(); };
export const drained = (file) => new Promise((resolve) => { const out = fs.createWriteStream(file); out.on('finish', closing(resolve)); out.end(); });`,
      errors: 1,
    },
  ],
});

ruleTester.run('require-failure-path, events that constants name', rule, {
  valid: [
    {
      name: 'the failure by its constant',
      code: `const On = { Done: 'finish', Bad: 'error' };
export const save = (file) => new Promise((resolve, reject) => { const out = fs.createWriteStream(file); out.on(On.Done, resolve); out.on(On.Bad, reject); });`,
    },
    {
      name: 'an event that cannot fail under the name of one that can',
      code: `import { spawn } from 'node:child_process';
const Signals = Object.freeze({ exit: 'close' });
export const run = (name) => new Promise((resolve) => { const child = spawn(name); child.on('error', note); child.on(Signals.exit, resolve); });`,
    },
  ],
  invalid: [
    {
      name: 'of an enum',
      code: `import { spawn } from 'node:child_process';
enum Life { Over = 'exit' }
export const run = (name: string) => new Promise((resolve) => { const child = spawn(name); child.once(Life.Over, resolve); });`,
      errors: [{ messageId: 'listener', suggestions: 1 }],
    },
    {
      name: 'of a frozen object, and of a static field',
      code: `const Flow = Object.freeze({ Flushed: 'finish' });
class Names { static readonly ended = 'end'; }
export const save = (file) => new Promise((resolve) => { const out = fs.createWriteStream(file); out.on(Flow.Flushed, resolve); });
export const eat = (file) => new Promise((resolve) => { const input = fs.createReadStream(file); input.resume(); input.on(Names.ended, resolve); });`,
      errors: 2,
    },
  ],
});

ruleTester.run('require-failure-path, helpers that wire a bag of handlers', rule, {
  valid: [
    {
      name: 'with the failure among them',
      code: `function connect(url, on) { const socket = new WebSocket(url); socket.onopen = on.open; socket.onerror = on.error; return socket; }
export const dial = (url) => new Promise((resolve, reject) => { const socket = connect(url, { open: () => resolve(socket), error: reject }); });`,
    },
    {
      name: 'whose caller wires the failure',
      code: `function connect(url, on) { const socket = new WebSocket(url); socket.onopen = on.open; return socket; }
export const dial = (url) => new Promise((resolve, reject) => { const socket = connect(url, { open: () => resolve(socket) }); socket.onerror = reject; });`,
    },
    {
      name: 'on an emitter that others know',
      code: `function watch(on) { const socket = shared(); socket.onopen = on.open; return socket; }
export const dial = () => new Promise((resolve) => { keep(watch({ open: () => resolve() })); });`,
    },
  ],
  invalid: [
    {
      name: 'by handler properties',
      code: `function connect(url, on) { const socket = new WebSocket(url); socket.onopen = on.open; socket.onmessage = on.message; return socket; }
export const dial = (url, show) => new Promise((resolve) => { const socket = connect(url, {
open: () => resolve(socket),
message: show }); });`,
      errors: [{ messageId: 'listener', line: 3 }],
    },
    {
      name: 'by methods, on an emitter that is given',
      code: `const wire = (file, handlers) => { file.on('data', handlers.data); file.once('end', handlers.end); };
export const size = (path) => new Promise((resolve) => { const file = fs.createReadStream(path); let all = 0;
wire(file, { data(part) { all += part.length; },
end() { resolve(all); } }); });`,
      errors: [{ messageId: 'listener', line: 4 }],
    },
  ],
});

ruleTester.run('require-failure-path, processes that a helper is told of', rule, {
  valid: [
    {
      name: 'whose failure it hears',
      code: `import { spawn } from 'node:child_process';
const live = new Set(); function track(child) { live.add(child); child.once('error', () => live.delete(child)); }
export const probe = (name) => new Promise((resolve) => { const child = spawn(name); track(child); child.once('exit', resolve); });`,
    },
    {
      name: 'whose end settles as well',
      code: `import { spawn } from 'node:child_process';
export const probe = (name) => new Promise((resolve) => { const child = spawn(name); child.once('close', resolve); child.once('exit', resolve); });`,
    },
  ],
  invalid: [
    {
      name: 'which only forgets them again',
      code: `import { spawn } from 'node:child_process';
const live = new Set(); function track(child) { live.add(child); child.once('close', () => live.delete(child)); }
export const probe = (name) => new Promise((resolve) => { const child = spawn(name); track(child); child.once('exit', resolve); });`,
      errors: [{ messageId: 'listener', line: 3, suggestions: 1 }],
    },
    {
      name: 'beside a listener that only counts',
      code: `import { spawn } from 'node:child_process'; let ended = 0;
export const probe = (name) => new Promise((resolve) => { const child = spawn(name); child.once('close', () => { ended++; }); child.once('exit', resolve); });`,
      errors: [{ messageId: 'listener', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-failure-path, an event of failures', rule, {
  valid: [
    {
      name: 'that is heard by another name',
      code: `import fs from 'node:fs';
export const files = (dir) => new Promise((resolve) => { const found = []; const walker = fs.createReadStream(dir); walker.on('errors', (root, all, next) => { next(); }); walker.on('end', () => resolve(found)); });`,
    },
  ],
  invalid: [
    {
      name: 'that has to do with something else',
      code: `import fs from 'node:fs';
export const files = (dir) => new Promise((resolve) => { const found = []; const walker = fs.createReadStream(dir); walker.on('terrorists', (all, next) => { next(); }); walker.on('end', () => resolve(found)); });`,
      errors: 1,
    },
  ],
});
