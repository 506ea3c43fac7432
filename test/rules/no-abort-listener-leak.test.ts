import rule from '../../src/rules/no-abort-listener-leak.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

function stays(line: number, signal = 'signal') {
  return { messageId: 'stays', line, data: { signal, removal: '', end: '' } };
}

function somePaths(line: number, removal: number, end: number) {
  return { messageId: 'somePaths', line, data: { signal: 'signal', removal: String(removal), end: String(end) } };
}

function otherFunction(line: number, removal: number) {
  return { messageId: 'otherFunction', line, data: { signal: 'signal', removal: String(removal), end: '' } };
}

ruleTester.run('no-abort-listener-leak', rule, {
  valid: [
    {
      name: 'a comment that names the event, before any code',
      code: "// 'abort' is told once",
    },
    {
      name: 'taken back by the same constant',
      code: `const Stop = { Event: 'abort' } as const;
const listening = Object.freeze({ once: true });
export async function read(port, signal) {
  if (signal.aborted) return;
  const close = () => port.close();
  signal.addEventListener(Stop.Event, close, listening);
  try {
    return await port.answer();
  } finally {
    signal.removeEventListener(Stop.Event, close);
  }
}`,
    },
    {
      name: 'a constant of another event',
      code: `const Stop = Object.freeze({ Event: 'abort', Other: 'change' });
export async function read(port, signal) {
  signal.throwIfAborted();
  signal.addEventListener(Stop.Other, () => port.close(), { once: true });
  return await port.answer();
}`,
    },
    {
      name: 'a clean-up that runs behind as well',
      code: "export async function send(signal) { const onAbort = () => req.destroy(); const cleanUp = () => signal.removeEventListener('abort', onAbort); cleanUp(); signal.addEventListener('abort', onAbort, { once: true }); try { return await run(); } finally { cleanUp(); } }",
    },
    {
      name: 'a function of the file makes the deadline',
      code: `const deadline = (ms) => AbortSignal.timeout(ms);
async function f(url) {
  const signal = deadline(1000);
  signal.addEventListener('abort', () => log('slow'));
  return fetch(url, { signal });
}`,
    },
    {
      name: 'the function that takes it back is called in the end',
      code: `function listen(signal, fn) {
  signal.addEventListener('abort', fn, { once: true });
  return () => signal.removeEventListener('abort', fn);
}
export async function run(work, signal, stop) {
  signal.throwIfAborted();
  const off = listen(signal, stop);
  try {
    await work();
  } finally {
    off();
  }
}`,
    },
    {
      name: 'a wait that the removal follows in either case',
      code: `import pDefer from 'p-defer';
export async function call(socket, id, signal) {
  signal.throwIfAborted();
  const reply = pDefer();
  const onAbort = () => reply.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  socket.send(id, reply.resolve, reply.reject);
  try {
    return await reply.promise;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}`,
    },
    {
      name: 'a controller around the executor that the end aborts',
      code: `async function f(signal) {
  const done = new AbortController();
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: done.signal });
    run(resolve);
  }).finally(() => done.abort());
}`,
    },
    {
      name: 'taken back by both ends, in other methods',
      code: `export class Transfer {
  #resolve; #reject; #signal;
  start(signal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort);
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }
  #onAbort = () => this.fail(this.#signal.reason);
  fail(error) {
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#reject(error);
  }
  succeed(n) {
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#resolve(n);
  }
}`,
    },
    {
      name: 'an object that listens for its life, and has more to do',
      code: `class Session {
  #closed = Promise.withResolvers();
  constructor(signal) {
    signal.addEventListener('abort', this.onAbort, { once: true });
  }
  onAbort = () => {
    this.socket.destroy();
    this.#closed.resolve();
  };
  finish() {
    this.#closed.resolve();
  }
}`,
    },
    {
      name: 'a function that connects, and takes its listener back where that fails',
      code: `export async function connect(signal, socket) {
  const onAbort = () => socket.destroy();
  signal.throwIfAborted();
  signal.addEventListener('abort', onAbort);
  try { await socket.open(); } catch (error) { signal.removeEventListener('abort', onAbort); throw error; }
  return socket;
}`,
    },
    {
      name: 'a waiter in a queue with what takes its listener off',
      code: "class Semaphore { acquire(signal) { return new Promise((resolve, reject) => { signal.throwIfAborted(); const onAbort = () => { reject(signal.reason); }; signal.addEventListener('abort', onAbort, { once: true }); this.queue.push({ resolve, done: () => signal.removeEventListener('abort', onAbort) }); }); } }",
    },
    {
      name: 'callback style that takes it off',
      code: `function exec(sql, { signal }, cb) {
  const job = db.prepare(sql);
  if (signal.aborted) return process.nextTick(cb, signal.reason);
  const stop = () => job.interrupt();
  signal.addEventListener('abort', stop);
  job.run((err, rows) => {
    signal.removeEventListener('abort', stop);
    cb(err, rows);
  });
}
module.exports = { exec };`,
    },
    {
      name: 'a callback that is told at once',
      code: `function watch(path, signal, callback) {
  signal.addEventListener('abort', () => close(path));
  callback(path);
}`,
    },
    {
      name: 'removed under another name',
      code: `async function load(outer) {
  const inner = new AbortController();
  const signal = outer;
  const onAbort = () => inner.abort(outer.reason);
  outer.addEventListener('abort', onAbort, { once: true });
  try {
    return await work(inner.signal);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}`,
    },
    {
      name: 'a controller of the function, aborted in the end',
      code: `async function f(signal) {
  const over = new AbortController();
  signal.addEventListener("abort", stop, { signal: over.signal });
  try {
    await run();
  } finally {
    over.abort();
  }
}`,
    },
    {
      name: 'a controller of a class that stands for the one that may be missing, for as long as a connection',
      code: `let link, open;
async function connect(options) {
  const AbortControllerImpl = options.abortControllerImpl || AbortController;
  link = new AbortControllerImpl();
  link.signal.addEventListener('abort', () => { open = undefined; });
  return await run(link.signal);
}`,
    },
    {
      name: 'a controller by the type of its variable, and one by its name',
      code: `let link: AbortController | undefined, connCtrl;
async function connect(makers) {
  link = new makers.Link();
  link.signal.addEventListener('abort', stop);
  connCtrl.signal.addEventListener('abort', stop);
  return await run(link.signal);
}`,
    },
    {
      name: 'a controller that others have, too',
      code: `async function f(signal) {
  const over = new AbortController();
  signal.addEventListener("abort", stop, { signal: over.signal });
  await run(over);
}`,
    },
    {
      name: 'taken back through the record that keeps it',
      code: `export class Queue {
  add(options) {
    return new Promise((resolve, reject) => {
      const command = { resolve, reject };
      const signal = options.signal;
      command.abort = { signal, listener: () => this.drop(command) };
      signal.addEventListener('abort', command.abort.listener, { once: true });
      this.list.push(command);
    });
  }
  next() {
    const command = this.list.shift();
    command.abort.signal.removeEventListener('abort', command.abort.listener);
    command.resolve();
  }
}`,
    },
    {
      name: 'in a test',
      code: `it('stops', () => run(async ({ signal }) => { signal.addEventListener('abort', stop, { once: true }); await work(); }));`,
    },
    {
      name: 'removed in finally',
      code: `async function f(signal) {
        signal.addEventListener('abort', stop);
        try { return await run(); } finally { signal.removeEventListener('abort', stop); }
      }`,
    },
    {
      name: 'removed by .finally',
      code: `function f(signal) {
        let onAbort;
        return new Promise((resolve, reject) => {
          onAbort = () => reject(signal.reason);
          signal.addEventListener('abort', onAbort);
          run(resolve);
        }).finally(() => signal.removeEventListener('abort', onAbort));
      }`,
    },
    {
      name: 'a clean-up that every ending calls',
      code: `const wait = (socket, signal) => new Promise((resolve, reject) => {
        const cleanup = () => { clearTimeout(timer); signal?.removeEventListener('abort', onAbort); };
        const onAbort = () => { cleanup(); reject(signal.reason); };
        const timer = setTimeout(() => { cleanup(); resolve(); }, 5000);
        socket.once('data', (value) => { cleanup(); resolve(value); });
        signal?.addEventListener('abort', onAbort, { once: true });
      });`,
    },
    {
      name: 'functions of the endings, of which the callback runs one after it has taken the listener off',
      code: `const wait = (work, signal) => new Promise((resolve, reject) => {
        const stop = () => work.stop();
        const done = (value) => resolve(value);
        const fail = (error) => reject(error);
        signal.addEventListener('abort', stop);
        work.run((error, value) => {
          signal.removeEventListener('abort', stop);
          if (error) fail(error); else done(value);
        });
      });`,
    },
    {
      name: 'functions of the endings, and a callback of its own that only takes the listener off',
      code: `const wait = (work, signal) => new Promise((resolve, reject) => {
        const stop = () => work.stop();
        const tidy = () => signal.removeEventListener('abort', stop);
        const fail = (error) => reject(error);
        signal.addEventListener('abort', stop);
        work.once('end', () => tidy());
        work.run((error, value) => { if (error) fail(error); else resolve(value); });
      });`,
    },
    {
      name: 'functions of the endings, where the socket closes after each',
      code: `const wait = (socket, signal) => new Promise((resolve, reject) => {
        const stop = () => socket.destroy();
        const end = () => { signal.removeEventListener('abort', stop); resolve(); };
        const fail = (error) => reject(error);
        signal.addEventListener('abort', stop);
        socket.once('close', () => end());
        socket.once('error', (error) => fail(error));
      });`,
    },
    {
      name: 'one function that settles and removes',
      code: `const wait = (socket, signal) => new Promise((resolve, reject) => {
        const finish = (error, value) => {
          if (signal) signal.removeEventListener('abort', onAbort);
          if (error) reject(error); else resolve(value);
        };
        const onAbort = () => finish(signal.reason);
        signal?.addEventListener('abort', onAbort);
        socket.once('data', (value) => finish(null, value));
        socket.once('error', finish);
      });`,
    },
    {
      name: 'removed in both reactions',
      code: `const wait = (work, signal) => new Promise((resolve, reject) => {
        const onAbort = () => reject(signal.reason);
        signal.addEventListener('abort', onAbort);
        work.then(
          (value) => { signal.removeEventListener('abort', onAbort); resolve(value); },
          (error) => { signal.removeEventListener('abort', onAbort); reject(error); },
        );
      });`,
    },
    {
      name: 'settled before the registration',
      code: `const wait = (signal) => new Promise((resolve, reject) => {
        if (signal.aborted) { reject(signal.reason); return; }
        const onAbort = () => reject(signal.reason);
        signal.addEventListener('abort', onAbort);
        run((value) => { signal.removeEventListener('abort', onAbort); resolve(value); });
      });`,
    },
    {
      name: 'tied to a controller that the end aborts',
      code: `async function f(signal) {
        using done = { controller: new AbortController(), [Symbol.dispose]() { this.controller.abort(); } };
        signal.addEventListener('abort', stop, { signal: done.controller.signal });
        await run();
      }`,
    },
    {
      name: 'Node’s helper, disposed of',
      code: `import { addAbortListener } from 'node:events';
      async function f(signal) { using listener = addAbortListener(signal, stop); await run(); }`,
    },
    {
      name: 'Node’s helper, disposed of by hand',
      code: `import events from 'node:events';
      async function f(signal) {
        const listener = events.addAbortListener(signal, stop);
        try { await run(); } finally { listener[Symbol.dispose](); }
      }`,
    },
    {
      name: 'a source that tells when it is completed',
      code: `import { TaskCompletionSource } from 'task-completion-source';
      export function wait(socket, signal) {
        const source = new TaskCompletionSource();
        const onAbort = () => source.trySetCanceled(signal.reason);
        signal.addEventListener('abort', onAbort);
        source.onCompleted(() => signal.removeEventListener('abort', onAbort));
        socket.once('data', (value) => source.trySetResult(value));
        return source.promise;
      }`,
    },
    {
      name: 'the remover is given to the caller',
      code: `async function f(signal) {
        signal.addEventListener('abort', stop);
        await open();
        return () => signal.removeEventListener('abort', stop);
      }`,
    },
    {
      name: 'the remover is kept for later',
      code: `class A { async run(signal) { const onAbort = () => stop(); signal.addEventListener('abort', onAbort); this.off = () => signal.removeEventListener('abort', onAbort); await work(); } }`,
    },
    {
      name: 'a promise for the abort alone',
      code: `async function f(signal) { await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true })); }`,
    },
    {
      name: 'a helper that gives a promise for the abort',
      code: `export const aborted = (signal) => new Promise((resolve) => { signal.addEventListener('abort', resolve); });`,
    },
    {
      name: 'a controller of its own',
      code: `async function f() { const c = new AbortController(); c.signal.addEventListener('abort', stop); await run(c); }`,
    },
    {
      name: 'a deadline of its own, combined',
      code: `async function f(signal) { const both = AbortSignal.any([signal, AbortSignal.timeout(5)]); both.addEventListener('abort', stop); await run(); }`,
    },
    {
      name: 'the signal of a request',
      code: `export async function GET(request) { request.signal.addEventListener('abort', () => end()); await reply(); }`,
    },
    {
      name: 'an object that ends with the signal',
      code: `class A { constructor({ signal }) { signal.addEventListener('abort', () => this.close()); } }`,
    },
    {
      name: 'a function that only wires',
      code: `export function link(outer, inner) { outer.throwIfAborted(); outer.addEventListener('abort', () => inner.abort(outer.reason)); }`,
    },
    {
      name: 'what the abort ends goes on after the function',
      code: `async function launch(signal) { const child = run(); signal.addEventListener('abort', () => child.kill()); await child.ready; return child; }`,
    },
    {
      name: 'an event handler property that is taken back',
      code: `async function f(signal) { signal.onabort = stop; try { await run(); } finally { signal.onabort = null; } }`,
    },
    {
      name: 'options of somebody else',
      code: `async function f(signal, options) { signal.addEventListener('abort', stop, options); await run(); }`,
    },
    {
      name: 'another event, another object',
      code: `async function f(signal) { signal.addEventListener('change', stop); xhr.addEventListener('abort', stop); await run(); }`,
    },
  ],
  invalid: [
    {
      name: 'options that are frozen',
      code: `const listening = Object.freeze({ once: true });
export async function read(port, signal) {
  signal.throwIfAborted();
  signal.addEventListener('abort', () => port.close(), listening);
  return await port.answer();
}`,
      errors: [stays(4)],
    },
    {
      name: 'options and an event that are members of constants',
      code: `const listening = { single: { once: true }, event: 'abort' };
export async function read(port, signal) {
  signal.throwIfAborted();
  signal.addEventListener(listening.event, () => port.close(), listening.single);
  return await port.answer();
}`,
      errors: [stays(4)],
    },
    {
      name: 'a clean-up that runs before there is anything to clean up',
      code: "export async function send(signal) { const onAbort = () => req.destroy(); const cleanUp = () => signal.removeEventListener('abort', onAbort); cleanUp(); signal.addEventListener('abort', onAbort, { once: true }); return await run(); }",
      errors: 1,
    },
    {
      name: 'the function that takes it back is dropped',
      code: `function listen(signal, fn) {
  signal.addEventListener('abort', fn, { once: true });
  return () => signal.removeEventListener('abort', fn);
}
export async function run(work, signal, stop) {
  signal.throwIfAborted();
  listen(signal, stop);
  await work();
}`,
      errors: 1,
    },
    {
      name: 'the function that takes it back is called on success alone',
      code: `async function f(signal) {
  const onAbort = () => req.destroy();
  const off = () => signal.removeEventListener('abort', onAbort);
  signal.addEventListener('abort', onAbort, { once: true });
  const v = await work();
  off();
  return v;
}`,
      errors: 1,
    },
    {
      name: 'each read of the getter makes another function',
      code: `class Job {
  get onAbort() {
    return () => this.stop();
  }
  async run(signal) {
    signal.throwIfAborted();
    signal.addEventListener('abort', this.onAbort, { once: true });
    try {
      return await this.work();
    } finally {
      signal.removeEventListener('abort', this.onAbort);
    }
  }
}`,
      errors: 1,
    },
    {
      name: 'a rejection of what is waited for passes the removal by',
      code: `import pDefer from 'p-defer';
export async function call(socket, id, signal) {
  signal.throwIfAborted();
  const reply = pDefer();
  const onAbort = () => reply.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  socket.send(id, reply.resolve, reply.reject);
  const value = await reply.promise;
  signal.removeEventListener('abort', onAbort);
  return value;
}`,
      errors: 1,
    },
    {
      name: 'a controller around the executor that nobody aborts',
      code: `async function f(signal) {
  const done = new AbortController();
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: done.signal });
    run(resolve);
  });
}`,
      errors: 1,
    },
    {
      name: 'a waiter of a set, whose listener has no name',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Semaphore {
  #waiters = new Set();
  acquire(signal) {
    signal.throwIfAborted();
    const turn = new TaskCompletionSource();
    this.#waiters.add(turn);
    signal.addEventListener('abort', () => turn.trySetCanceled(signal.reason), { once: true });
    return turn.promise;
  }
}`,
      errors: 1,
    },
    {
      name: "a field's handler that no end takes back",
      code: `class Download {
  done = Promise.withResolvers();
  constructor(signal) {
    this.signal = signal;
    signal.addEventListener('abort', this.onAbort, { once: true });
  }
  onAbort = () => this.done.reject(this.signal.reason);
  finish(text) {
    this.done.resolve(text);
  }
}`,
      errors: 1,
    },
    {
      name: 'taken back by the failure alone, in another method',
      code: `export class Transfer {
  #resolve; #reject; #signal;
  start(signal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort);
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }
  #onAbort = () => this.fail(this.#signal.reason);
  fail(error) {
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#reject(error);
  }
  succeed(n) {
    this.#resolve(n);
  }
}`,
      errors: 1,
    },
    {
      name: 'a function that starts, and takes its listener back on success alone',
      code: `export async function start(signal, job) {
  const onAbort = () => job.stop();
  signal.throwIfAborted();
  signal.addEventListener('abort', onAbort);
  const result = await job.run();
  signal.removeEventListener('abort', onAbort);
  return result;
}`,
      errors: 1,
    },
    {
      name: 'a promise made behind the listener',
      code: `export function download(url, signal) {
  const xhr = new XMLHttpRequest();
  const cancel = () => xhr.abort();
  signal.throwIfAborted();
  signal.addEventListener('abort', cancel, { once: true });
  return new Promise((resolve, reject) => { xhr.onload = () => resolve(xhr.response); xhr.onerror = reject; xhr.open('GET', url); xhr.send(); });
}`,
      errors: 1,
    },
    {
      name: 'a waiter in a queue, whose listener has a name that the executor alone knows',
      code: "class Semaphore { acquire(signal) { return new Promise((resolve, reject) => { signal.throwIfAborted(); const onAbort = () => { this.queue.splice(this.queue.indexOf(resolve), 1); reject(signal.reason); }; signal.addEventListener('abort', onAbort, { once: true }); this.queue.push(resolve); }); } }",
      errors: 1,
    },
    {
      name: 'functions of the endings, of which one takes it off',
      code: `const wait = (work, signal) => new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const stop = () => work.stop();
        const finish = () => { signal.removeEventListener('abort', stop); resolve(work.value); };
        const fail = (error) => { log(error); reject(error); };
        signal.addEventListener('abort', stop);
        work.once('end', () => { finish(); });
        work.once('error', (error) => fail(error));
      });`,
      errors: [{ messageId: 'somePaths', line: 6 }],
    },
    {
      name: 'the end of callback style, and nothing is taken off',
      code: `function exec(sql, { signal }, cb) {
  const job = db.prepare(sql);
  if (signal.aborted) return process.nextTick(cb, signal.reason);
  signal.addEventListener('abort', () => job.interrupt());
  job.run((err, rows) => {
    if (err) return cb(err);
    cb(null, rows);
  });
}
module.exports = { exec };`,
      errors: 1,
    },
    {
      name: 'a name in the past is no set-up',
      code: `export function spawned(child, signal) {
  const kill = () => child.kill();
  signal.addEventListener('abort', kill, { once: true });
  return exited(child).then((code) => {
    signal.removeEventListener('abort', kill);
    return code;
  });
}`,
      errors: 1,
    },
    {
      name: 'removed from the signal of another controller',
      code: `async function load(outer) {
  const inner = new AbortController();
  const onAbort = () => inner.abort(outer.reason);
  outer.addEventListener('abort', onAbort, { once: true });
  try {
    return await work(inner.signal);
  } finally {
    inner.signal.removeEventListener('abort', onAbort);
  }
}`,
      errors: 1,
    },
    {
      name: 'a controller of the function that is aborted on failure alone',
      code: `async function f(signal) {
  const over = new AbortController();
  signal.addEventListener("abort", stop, { signal: over.signal });
  try {
    await run();
  } catch (error) {
    over.abort();
    throw error;
  }
}`,
      errors: [{ messageId: 'somePaths', line: 3 }],
    },
    {
      name: 'a removal with the flag that tells listeners apart',
      code: `async function f(signal, stop) {\n  signal.addEventListener('abort', stop, { capture: true });\n  await run();\n}`,
      errors: [
        {
          ...stays(2),
          suggestions: [
            {
              messageId: 'removeInFinally',
              output: `async function f(signal, stop) {\n  signal.addEventListener('abort', stop, { capture: true });\n  try {\n    await run();\n  } finally {\n    signal.removeEventListener('abort', stop, true);\n  }\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'options that do not show the flag',
      code: `async function f(signal, stop, capture) {\n  signal.addEventListener('abort', stop, { capture });\n  await run();\n}`,
      errors: [stays(2)],
    },
    {
      name: 'once is no removal',
      code: `async function f(signal) {\n  signal.addEventListener('abort', () => req.destroy(), { once: true });\n  await run();\n}`,
      errors: [
        {
          ...stays(2),
          suggestions: [
            {
              messageId: 'removeInFinally',
              output: `async function f(signal) {\n  const onAbort = () => req.destroy();\n  signal.addEventListener('abort', onAbort, { once: true });\n  try {\n    await run();\n  } finally {\n    signal.removeEventListener('abort', onAbort);\n  }\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a sleep',
      code: `export const sleep = (ms, signal) => new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms);
        signal?.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
      });`,
      errors: [stays(3)],
    },
    {
      name: 'a resolver as the listener',
      code: `const wait = (ee, signal) => new Promise((resolve) => {\n  signal.addEventListener('abort', resolve);\n  ee.once('end', resolve);\n});`,
      errors: [stays(2)],
    },
    {
      name: 'a promise for the abort in a race',
      code: `async function f(signal) {
        const aborted = new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); });
        return await Promise.race([work(), aborted]);
      }`,
      errors: [stays(2)],
    },
    {
      name: 'a helper whose promise is raced',
      code: `const aborted = (signal) => new Promise((resolve) => { signal.addEventListener('abort', resolve); });
      export const f = (work, signal) => Promise.race([work, aborted(signal)]);`,
      errors: [stays(1)],
    },
    {
      name: 'a record whose promise is raced',
      code: `async function f(signal) {
        const { promise, reject } = Promise.withResolvers();
        signal.addEventListener('abort', () => reject(signal.reason));
        return await Promise.race([work(), promise]);
      }`,
      errors: [stays(3)],
    },
    {
      name: 'Node’s once in a race',
      code: `import { once } from 'node:events';\nexport const f = (work, signal) => Promise.race([work, once(signal, 'abort')]);`,
      errors: [stays(2)],
    },
    {
      name: 'a source',
      code: `import { TaskCompletionSource } from 'task-completion-source';
      export function wait(socket, signal) {
        const source = new TaskCompletionSource();
        signal.addEventListener('abort', () => source.trySetCanceled(signal.reason));
        socket.once('data', (value) => source.trySetResult(value));
        return source.promise;
      }`,
      errors: [stays(4)],
    },
    {
      name: 'removed on success alone',
      code: `async function f(signal) {
        signal.addEventListener('abort', stop);
        const value = await run();
        signal.removeEventListener('abort', stop);
        return value;
      }`,
      errors: [somePaths(2, 4, 3)],
    },
    {
      name: 'removed after an early end',
      code: `const wait = (signal) => new Promise((resolve, reject) => {
        const onAbort = () => reject(signal.reason);
        signal.addEventListener('abort', onAbort);
        run((error, value) => {
          if (error) return reject(error);
          signal.removeEventListener('abort', onAbort);
          resolve(value);
        });
      });`,
      errors: [somePaths(3, 6, 5)],
    },
    {
      name: 'removed by one of two events',
      code: `const wait = (socket, signal) => new Promise((resolve, reject) => {
        const onAbort = () => reject(signal.reason);
        signal.addEventListener('abort', onAbort);
        socket.once('data', (value) => { signal.removeEventListener('abort', onAbort); resolve(value); });
        socket.once('error', (error) => { reject(error); });
      });`,
      errors: [somePaths(3, 4, 5)],
    },
    {
      name: 'removed by the abort alone',
      code: `const wait = (signal) => new Promise((resolve, reject) => {
        const onAbort = () => { signal.removeEventListener('abort', onAbort); reject(signal.reason); };
        signal.addEventListener('abort', onAbort);
        run(resolve);
      });`,
      errors: [stays(3)],
    },
    {
      name: 'another function object',
      code: `async function f(signal) {\nsignal.addEventListener('abort', () => stop());\ntry { await run(); } finally {\nsignal.removeEventListener('abort', () => stop()); } }`,
      errors: [otherFunction(2, 4)],
    },
    {
      name: 'a bound function, and another one',
      code: `class A { async run(signal) {\nsignal.addEventListener('abort', this.stop.bind(this));\ntry { await work(); } finally {\nsignal.removeEventListener('abort', this.stop.bind(this)); } } }`,
      errors: [otherFunction(2, 4)],
    },
    {
      name: 'tied to the very signal',
      code: `async function f(signal) { signal.addEventListener('abort', stop, { signal }); await run(); }`,
      errors: [stays(1)],
    },
    {
      name: 'tied to a controller that nobody aborts',
      code: `async function f(signal) { const done = new AbortController(); signal.addEventListener('abort', stop, { signal: done.signal }); await run(); }`,
      errors: [stays(1)],
    },
    {
      name: 'Node’s helper, and nobody disposes',
      code: `import { addAbortListener } from 'node:events';\nasync function f(signal) {\n addAbortListener(signal, stop);\n await run(); }`,
      errors: [stays(3)],
    },
    {
      name: 'an event handler property',
      code: `async function f(signal) { signal.onabort = () => req.destroy(); await run(); }`,
      errors: [stays(1)],
    },
    {
      name: 'forwarded to a controller of the call',
      code: `async function f(url, { signal }) {
        const controller = new AbortController();
        signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
        return fetch(url, { signal: controller.signal });
      }`,
      errors: [{ ...stays(3), suggestions: 1 }],
    },
    {
      name: 'a signal of the module',
      code: `const shutdown = new AbortController();\nexport const job = (run) => new Promise((resolve, reject) => {\n shutdown.signal.addEventListener('abort', reject);\n run(resolve); });`,
      errors: [stays(3, 'shutdown.signal')],
    },
    {
      name: 'combined of foreign signals',
      code: `async function f(a: AbortSignal, b: AbortSignal) { const both = AbortSignal.any([a, b]); both.addEventListener('abort', stop); await run(); }`,
      errors: [stays(1, 'both')],
    },
  ],
});

javascriptRuleTester.run('no-abort-listener-leak in JavaScript', rule, {
  valid: [
    {
      name: 'half-written code',
      code: `async function f(signal) { signal.addEventListener('abort'); signal.addEventListener(); signal.onabort; await run(); }`,
    },
  ],
  invalid: [
    {
      name: 'a method of a class',
      code: `export class A { async run(signal) { signal.addEventListener('abort', () => this.stop()); await this.work(); } }`,
      errors: [stays(1)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, work that ends with the abort', rule, {
  valid: [
    {
      name: 'an endless loop that the abort leaves',
      code: `async function consume(consumer, signal) {
  signal.onabort = () => consumer.close();
  while (true) {
    if (signal.aborted) break;
    await consumer.next();
  }
}`,
    },
    {
      name: 'a loop until the abort',
      code: `async function consume(consumer, signal) {
  signal.addEventListener('abort', () => consumer.close());
  while (!signal.aborted) await consumer.next();
}`,
    },
  ],
  invalid: [
    {
      name: 'a loop with another way out',
      code: `async function consume(consumer, signal) {
  signal.addEventListener('abort', () => consumer.close());
  while (!signal.aborted) {
    if (await consumer.next()) return;
  }
}`,
      errors: [{ messageId: 'stays', line: 2, suggestions: 1 }],
    },
    {
      name: 'a loop with another condition',
      code: `async function consume(consumer, signal) {
  signal.addEventListener('abort', () => consumer.close());
  while (consumer.isOpen && !signal.aborted) await consumer.next();
}`,
      errors: [{ messageId: 'stays', line: 2, suggestions: 1 }],
    },
    {
      name: 'a loop that another signal ends',
      code: `async function consume(consumer, signal, other) {
  signal.addEventListener('abort', () => consumer.close());
  while (!other.aborted) await consumer.next();
}`,
      errors: [{ messageId: 'stays', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, ways out before the try', rule, {
  valid: [
    {
      name: 'before the registration',
      code: `export async function lookup(cache, key, signal) { signal.throwIfAborted(); const request = cache.open(key); const onAbort = () => request.abort(); if (request.known) return request.known; signal.addEventListener('abort', onAbort);  try { return await request.load(); } finally { signal.removeEventListener('abort', onAbort); } }`,
    },
    {
      name: 'none',
      code: `export async function lookup(cache, key, signal) { signal.throwIfAborted(); const request = cache.open(key); const onAbort = () => request.abort();  signal.addEventListener('abort', onAbort);  try { return await request.load(); } finally { signal.removeEventListener('abort', onAbort); } }`,
    },
  ],
  invalid: [
    {
      name: 'behind the registration',
      code: `export async function lookup(cache, key, signal) { signal.throwIfAborted(); const request = cache.open(key); const onAbort = () => request.abort();  signal.addEventListener('abort', onAbort); const known = await request.peek(); if (known) return known; try { return await request.load(); } finally { signal.removeEventListener('abort', onAbort); } }`,
      errors: [{ messageId: 'somePaths' }],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, functions that listen for their callers', rule, {
  valid: [
    {
      name: 'give a function back',
      code: `function whenAborted(signal, run) { const onAbort = () => run(signal.reason); signal.addEventListener('abort', onAbort, { once: true }); return () => signal.removeEventListener('abort', onAbort); }
export const work = (job, signal) => new Promise((resolve, reject) => { const stop = whenAborted(signal, reject); job.start((code) => { stop(); resolve(code); }); });`,
    },
    {
      name: 'for a signal of the caller',
      code: `function whenAborted(signal, run) { signal.addEventListener('abort', () => run(signal.reason), { once: true }); }
export const work = (job) => new Promise((resolve, reject) => { const deadline = new AbortController(); whenAborted(deadline.signal, reject); job.start((code) => { resolve(code); }); });`,
    },
    {
      name: 'for as long as the signal lives',
      code: `function whenAborted(signal, run) { signal.addEventListener('abort', () => run(signal.reason), { once: true }); }
export class Pool { constructor(signal) { whenAborted(signal, () => this.close()); } }`,
    },
    {
      name: 'what nothing but the abort settles',
      code: `function whenAborted(signal, run) { signal.addEventListener('abort', () => run(signal.reason), { once: true }); }
export const aborted = (signal) => new Promise((_, reject) => { whenAborted(signal, reject); });`,
    },
  ],
  invalid: [
    {
      name: 'and give nothing back',
      code: `function whenAborted(signal, run) { if (signal.aborted) run(signal.reason); else signal.addEventListener('abort', () => run(signal.reason), { once: true }); }
export const work = (job, signal) => new Promise((resolve, reject) => { whenAborted(signal, (reason) => { job.kill(); reject(reason); }); job.start((code) => resolve(code)); });`,
      errors: [stays(1)],
    },
    {
      name: 'as a private method',
      code: `export class Runner { #whenAborted(signal, run) { signal.addEventListener('abort', run, { once: true }); }
work(job, signal) { return new Promise((resolve, reject) => { this.#whenAborted(signal, () => { reject(signal.reason); }); job.start((code) => resolve(code)); }); } }`,
      errors: [stays(1)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, loops', rule, {
  valid: [
    {
      name: 'removed in each turn',
      code: `export async function publish(urls, signal) { let onAbort; for (const url of urls) { const channel = await open(url); onAbort = () => channel.close(); signal.addEventListener('abort', onAbort); try { await channel.publish(); } finally { signal.removeEventListener('abort', onAbort); } } }`,
    },
    {
      name: 'one function for all turns, which is added once',
      code: `export async function publish(urls, signal) { const onAbort = () => close(urls); try { for (const url of urls) { signal.addEventListener('abort', onAbort); await send(url); } } finally { signal.removeEventListener('abort', onAbort); } }`,
    },
    {
      name: 'the one before is removed first',
      code: `export async function publish(urls, signal) { let onAbort; try { for (const url of urls) { const channel = await open(url); if (onAbort) signal.removeEventListener('abort', onAbort); onAbort = () => channel.close(); signal.addEventListener('abort', onAbort); await channel.publish(); } } finally { signal.removeEventListener('abort', onAbort); } }`,
    },
    {
      name: 'a loop that is left in its first turn',
      code: `export async function first(urls, signal) { let onAbort; try { for (const url of urls) { const channel = open(url); onAbort = () => channel.close(); signal.addEventListener('abort', onAbort); return await channel.publish(); } } finally { signal.removeEventListener('abort', onAbort); } }`,
    },
    {
      name: 'kept for the removal',
      code: `export async function publish(urls, signal) { let onAbort; const all = []; try { for (const url of urls) { const channel = await open(url); onAbort = () => channel.close(); all.push(onAbort); signal.addEventListener('abort', onAbort); await channel.publish(); } } finally { for (const each of all) signal.removeEventListener('abort', each); signal.removeEventListener('abort', onAbort); } }`,
    },
  ],
  invalid: [
    {
      name: 'the last one is removed behind the loop',
      code: `export async function publish(urls, signal) { let onAbort = () => {}; try {
for (const url of urls) { const channel = await open(url); onAbort = () => channel.close(); signal.addEventListener('abort', onAbort); await channel.publish(); }
} finally { signal.removeEventListener('abort', onAbort); } }`,
      errors: [otherFunction(2, 3)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, clean-ups that leave early', rule, {
  valid: [
    {
      name: 'when they have run before',
      code: `export const connect = (device, signal) => new Promise((resolve, reject) => { let isDone; const cleanup = () => { if (isDone === undefined) return; isDone = undefined; signal.removeEventListener('abort', onAbort); }; const onAbort = () => { cleanup(); reject(signal.reason); }; signal.addEventListener('abort', onAbort); if (device) isDone = false; device.connect(() => { cleanup(); resolve(device); }); });`,
    },
    {
      name: 'without a timer, which comes with the listener',
      code: `export const connect = (device, signal, ms) => new Promise((resolve, reject) => { let timer; const cleanup = () => { if (timer === undefined) return; clearTimeout(timer); signal.removeEventListener('abort', onAbort); }; const onAbort = () => { cleanup(); reject(signal.reason); }; if (ms) { timer = setTimeout(onAbort, ms); signal.addEventListener('abort', onAbort); } device.connect(() => { cleanup(); resolve(device); }); });`,
    },
    {
      name: 'without a signal',
      code: `export const connect = (device, signal) => new Promise((resolve, reject) => { const cleanup = () => { if (!signal) return; signal.removeEventListener('abort', onAbort); }; const onAbort = () => { cleanup(); reject(signal.reason); }; signal?.addEventListener('abort', onAbort); device.connect(() => { cleanup(); resolve(device); }); });`,
    },
    {
      name: 'without a timer, which is always set',
      code: `export const connect = (device, signal, ms) => new Promise((resolve, reject) => { let timer; const cleanup = () => { if (!timer) return; clearTimeout(timer); signal.removeEventListener('abort', onAbort); }; const onAbort = () => { cleanup(); reject(signal.reason); }; signal.addEventListener('abort', onAbort); timer = setTimeout(onAbort, ms); device.connect(() => { cleanup(); resolve(device); }); });`,
    },
  ],
  invalid: [
    {
      name: 'without a timer, which is set on a condition',
      code: `export const connect = (device, signal, ms) => new Promise((resolve, reject) => { let timer;
const cleanup = () => { if (!timer) return; clearTimeout(timer); signal.removeEventListener('abort', onAbort); }; const onAbort = () => { cleanup(); reject(signal.reason); };
signal.addEventListener('abort', onAbort); if (ms) timer = setTimeout(() => { cleanup(); reject(new Error('late')); }, ms);
device.connect(() => { cleanup(); resolve(device); }); });`,
      errors: [somePaths(3, 2, 4)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, signals that go by another name', rule, {
  valid: [
    {
      name: 'of a controller of the object',
      code: `export class Server { constructor() { this.controller = new AbortController(); this.shutdown = this.controller.signal; } dispatch(run) { return new Promise((resolve, reject) => { if (this.shutdown.aborted) return reject(this.shutdown.reason); this.shutdown.addEventListener('abort', () => { reject(this.shutdown.reason); }); run((result) => { resolve(result); }); }); } }`,
    },
    {
      name: 'something else with an abort event',
      code: `export class Uploads { send(run) { return new Promise((resolve, reject) => { this.transfer.addEventListener('abort', () => { reject(new Error('aborted')); }); run((result) => { resolve(result); }); }); } }`,
    },
  ],
  invalid: [
    {
      name: 'a member that is asked what signals are asked',
      code: `function Server(options) { this.shutdown = options.shutdown; }
Server.prototype.dispatch = function (run) { var self = this; return new Promise(function (resolve, reject) { if (self.shutdown.aborted) return reject(self.shutdown.reason); self.shutdown.addEventListener('abort', function () { reject(self.shutdown.reason); }); run(function (result) { resolve(result); }); }); };`,
      errors: [stays(2, 'self.shutdown')],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, jumps', rule, {
  valid: [
    {
      name: 'out of a case in braces, with the removal behind the switch',
      code: `export const read = (port, signal) => new Promise((resolve, reject) => { signal.throwIfAborted(); const onAbort = () => reject(signal.reason); signal.addEventListener('abort', onAbort); port.once('message', (reply) => { switch (reply.type) { case 'empty': { resolve(null); break; } default: resolve(reply.value); } signal.removeEventListener('abort', onAbort); }); });`,
    },
    {
      name: 'out of a loop, with the removal behind it',
      code: `export const read = (port, signal) => new Promise((resolve, reject) => { signal.throwIfAborted(); const onAbort = () => reject(signal.reason); signal.addEventListener('abort', onAbort); port.once('message', (lines) => { for (const line of lines) { if (line.ok) { resolve(line); break; } } signal.removeEventListener('abort', onAbort); reject(new Error('none')); }); });`,
    },
  ],
  invalid: [
    {
      name: 'out of the function from a case, past the removal behind the switch',
      code: `export const ask = (port, signal) => new Promise((resolve, reject) => {
signal.throwIfAborted(); const onAbort = () => reject(signal.reason); signal.addEventListener('abort', onAbort);
port.once('message', (reply) => { switch (reply.code) {
case 0: resolve(reply); break;
default: reject(new Error(reply.code)); log(reply); return;
}
signal.removeEventListener('abort', onAbort); }); });`,
      errors: [somePaths(2, 7, 5)],
    },
    {
      name: 'to the next turn of a loop around the removal',
      code: `export const ask = (port, signal) => new Promise((resolve, reject) => {
signal.throwIfAborted(); const onAbort = () => reject(signal.reason); signal.addEventListener('abort', onAbort);
port.once('message', (lines) => { for (const line of lines) { if (line.ok) {
resolve(line); continue; }
signal.removeEventListener('abort', onAbort); reject(new Error(line)); } }); });`,
      errors: [somePaths(2, 5, 4)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, removals from another signal', rule, {
  valid: [
    {
      name: 'from both',
      code: `export async function pump(queue, outer, inner) { const stop = () => queue.close(); outer.throwIfAborted(); inner.throwIfAborted(); outer.addEventListener('abort', stop); inner.addEventListener('abort', stop); try { return await queue.drain(); } finally { outer.removeEventListener('abort', stop); inner.removeEventListener('abort', stop); } }`,
    },
    {
      name: 'from each of a list',
      code: `export async function pump(queue, signal, parent) { const stop = () => queue.close(); signal.throwIfAborted(); for (const each of [signal, parent]) each.addEventListener('abort', stop); try { return await queue.drain(); } finally { for (const one of [parent, signal]) one.removeEventListener('abort', stop); } }`,
    },
    {
      name: 'under another name',
      code: `export async function pump(queue, signal, options) { const own = signal; const stop = () => queue.close(); signal.throwIfAborted(); signal.addEventListener('abort', stop); try { return await queue.drain(); } finally { own.removeEventListener('abort', stop); } }`,
    },
    {
      name: 'of a parameter that takes the place of the other',
      code: `export async function pump(queue, signal, parent) { parent = signal; const stop = () => queue.close(); signal.throwIfAborted(); signal.addEventListener('abort', stop); try { return await queue.drain(); } finally { parent.removeEventListener('abort', stop); } }`,
    },
  ],
  invalid: [
    {
      name: 'of two that are taken out of the options',
      code: `export const next = (bus, { signal, shutdown }) => new Promise((resolve, reject) => {
const onAbort = () => reject(signal.reason);
signal.throwIfAborted(); signal.addEventListener('abort', onAbort, { once: true });
bus.once('item', (item) => { shutdown.removeEventListener('abort', onAbort); resolve(item); }); });`,
      errors: [stays(3)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, objects that listen', rule, {
  valid: [
    {
      name: 'and take themselves back in finally',
      code: `export class Upload { handleEvent() { this.request.abort(); } async send(signal) { signal.throwIfAborted(); signal.addEventListener('abort', this); try { return await this.request.send(); } finally { signal.removeEventListener('abort', this); } } }`,
    },
  ],
  invalid: [
    {
      name: 'and stay',
      code: `export class Upload { handleEvent() { this.request.abort(); }
async send(signal) { signal.throwIfAborted(); signal.addEventListener('abort', this); return await this.request.send(); } }`,
      errors: [stays(2)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, clean-ups by event properties', rule, {
  valid: [
    {
      name: 'of each end',
      code: `export const read = (file, signal) => new Promise((resolve, reject) => { const reader = new FileReader(); const stop = () => { reader.abort(); reject(signal.reason); }; signal.throwIfAborted(); signal.addEventListener('abort', stop); reader.onload = () => { signal.removeEventListener('abort', stop); resolve(reader.result); }; reader.onerror = () => { signal.removeEventListener('abort', stop); reject(reader.error); }; reader.readAsText(file); });`,
    },
    {
      name: 'of the event that comes after every end',
      code: `export const read = (file, signal) => new Promise((resolve, reject) => { const reader = new FileReader(); const stop = () => { reader.abort(); reject(signal.reason); }; signal.throwIfAborted(); signal.addEventListener('abort', stop); reader.onload = () => resolve(reader.result); reader.onerror = () => reject(reader.error); reader.onloadend = () => { signal.removeEventListener('abort', stop); }; reader.readAsText(file); });`,
    },
    {
      name: 'which settles too',
      code: `export const send = (request, signal) => new Promise((resolve, reject) => { const stop = () => request.abort(); signal.throwIfAborted(); signal.addEventListener('abort', stop); request.onerror = () => reject(new Error('network')); request.onreadystatechange = () => { if (request.readyState !== 4) return; signal.removeEventListener('abort', stop); resolve(request.response); }; request.send(); });`,
    },
    {
      name: 'or kept in a field for somebody to call',
      code: `export const send = (job, signal) => new Promise((resolve, reject) => { const stop = () => reject(signal.reason); signal.throwIfAborted(); signal.addEventListener('abort', stop); job.release = () => signal.removeEventListener('abort', stop); job.start(resolve); });`,
    },
  ],
  invalid: [
    {
      name: 'of one end of two',
      code: `export const opened = (url, signal) => new Promise((resolve, reject) => { const socket = new WebSocket(url);
const stop = () => { socket.close(); reject(signal.reason); };
signal.throwIfAborted(); signal.addEventListener('abort', stop);
socket.onopen = () => {
signal.removeEventListener('abort', stop); resolve(socket); };
socket.onerror = () => reject(new Error('no socket')); });`,
      errors: [somePaths(3, 5, 6)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, functions of the turns of a loop', rule, {
  valid: [
    {
      name: 'each taken back in its turn',
      code: `export async function all(jobs, signal) { let stop; for (const job of jobs) { try { await new Promise((resolve, reject) => { stop = () => job.stop(); signal.throwIfAborted(); signal.addEventListener('abort', stop); job.run(resolve, reject); }); } finally { signal.removeEventListener('abort', stop); } } }`,
    },
    {
      name: 'of which there is one',
      code: `export async function first(jobs, signal) { let stop; try { for (const job of jobs) { if (job.isBusy) continue; return await new Promise((resolve, reject) => { stop = () => job.stop(); signal.throwIfAborted(); signal.addEventListener('abort', stop); job.run(resolve, reject); }); } } finally { signal.removeEventListener('abort', stop); } }`,
    },
  ],
  invalid: [
    {
      name: 'in an executor',
      code: `export async function all(jobs, signal) { let stop;
try { for (const job of jobs) await new Promise((resolve, reject) => { stop = () => job.stop();
signal.throwIfAborted(); signal.addEventListener('abort', stop);
job.run(resolve, reject); });
} finally { signal.removeEventListener('abort', stop); } }`,
      errors: [otherFunction(3, 5)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, removals in finally on a condition', rule, {
  valid: [
    {
      name: 'that is met when all went well',
      code: `export async function save(store, signal) { let isOpen = true; const stop = () => store.cancel(); signal.throwIfAborted(); signal.addEventListener('abort', stop); try { return await store.save(); } catch (error) { isOpen = false; throw error; } finally { if (isOpen) signal.removeEventListener('abort', stop); } }`,
    },
    {
      name: 'of what is not known',
      code: `export async function save(store, signal) { let saved; const stop = () => store.cancel(); signal.throwIfAborted(); signal.addEventListener('abort', stop); try { saved = await store.save(); } finally { if (!saved) signal.removeEventListener('abort', stop); } }`,
    },
    {
      name: 'which the block may have changed',
      code: `export async function save(store, signal) { let failed = false; const stop = () => store.cancel(); signal.throwIfAborted(); signal.addEventListener('abort', stop); try { const result = await store.save(); if (result.isOver) failed = true; return result; } finally { if (failed) signal.removeEventListener('abort', stop); } }`,
    },
    {
      name: 'where the other end has a removal of its own',
      code: `export async function save(store, signal) { let failed = true; const stop = () => store.cancel(); signal.throwIfAborted(); signal.addEventListener('abort', stop); try { const result = await store.save(); signal.removeEventListener('abort', stop); failed = false; return result; } finally { if (failed) signal.removeEventListener('abort', stop); } }`,
    },
    {
      name: 'whether it was put there',
      code: `export async function save(store, signal) { let isListening = false; const stop = () => store.cancel(); if (signal) { signal.addEventListener('abort', stop); isListening = true; } try { return await store.save(); } finally { if (isListening) signal.removeEventListener('abort', stop); } }`,
    },
  ],
  invalid: [
    {
      name: 'that only a failure meets',
      code: `export async function save(store, signal) { let failure; const stop = () => store.cancel();
signal.throwIfAborted(); signal.addEventListener('abort', stop);
try {
await store.save(); } catch (error) { failure = error; throw error; } finally {
if (failure) signal.removeEventListener('abort', stop); } }`,
      errors: [somePaths(2, 5, 4)],
    },
    {
      name: 'that a success unmeets',
      code: `export async function save(store, signal) { let isDone = false; const stop = () => store.cancel();
signal.throwIfAborted(); signal.addEventListener('abort', stop);
try { const result = await store.save(); isDone = true;
return result; } finally { if (!isDone) { store.rollBack();
signal.removeEventListener('abort', stop); } } }`,
      errors: [somePaths(2, 5, 4)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, lists of signals', rule, {
  valid: [
    {
      name: 'taken from one after the other',
      code: `export async function pump(queue, signal, parent) { const stop = () => queue.close(); signal.throwIfAborted(); parent.throwIfAborted(); for (const each of [signal, parent]) each.addEventListener('abort', stop); try { return await queue.drain(); } finally { signal.removeEventListener('abort', stop); parent.removeEventListener('abort', stop); } }`,
    },
    {
      name: 'of which the other one is made here',
      code: `export async function pump(queue, signal) { const own = new AbortController(); const local = own.signal; const stop = () => queue.close(); signal.throwIfAborted(); for (const each of [signal, local]) each.addEventListener('abort', stop); try { return await queue.drain(); } finally { signal.removeEventListener('abort', stop); } }`,
    },
    {
      name: 'that are no signals',
      code: `export async function pump(queue, upload, download) { const stop = () => queue.close(); for (const each of [upload, download]) each.addEventListener('abort', stop); try { return await queue.drain(); } finally { upload.removeEventListener('abort', stop); } }`,
    },
  ],
  invalid: [
    {
      name: 'of which one keeps the listener',
      code: `export async function pump(queue, signal, shutdownSignal) { const stop = () => queue.close();
for (const each of [signal, shutdownSignal])
each.addEventListener('abort', stop);
try { return await queue.drain(); } finally { shutdownSignal.removeEventListener('abort', stop); } }`,
      errors: [stays(3)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, removals in a branch without braces', rule, {
  valid: [
    {
      name: 'that asks for the listener or the signal',
      code: `export function read(store, signal) { return new Promise((resolve, reject) => { let handler; if (signal !== undefined) { handler = () => store.cancel(); signal.addEventListener('abort', handler); } store.load((value) => { if (handler) signal.removeEventListener('abort', handler); resolve(value); }); store.onFailure((error) => { if (signal !== undefined) signal.removeEventListener('abort', handler); reject(error); }); }); }`,
    },
    {
      name: 'of which each has one',
      code: `export function read(store, signal) { return new Promise((resolve, reject) => { const stop = () => store.cancel(); const end = () => signal.removeEventListener('abort', stop); signal.addEventListener('abort', stop); store.load((error, value) => { if (error) { end(); reject(error); } else { end(); resolve(value); } }); }); }`,
    },
  ],
  invalid: [
    {
      name: 'beside the end that has none',
      code: `export function read(store, signal) { return new Promise((resolve, reject) => { const stop = () => { store.cancel(); reject(signal.reason); };
const giveUp = (error) => { signal.removeEventListener('abort', stop); reject(error); };
signal.addEventListener('abort', stop);
store.load((error, value) => { if (error) giveUp(error); else
resolve(value); }); }); }`,
      errors: [somePaths(3, 2, 5)],
    },
    {
      name: 'of an expression',
      code: `export function read(store, signal) { return new Promise((resolve, reject) => { const stop = () => { store.cancel(); reject(signal.reason); };
const giveUp = (error) => { signal.removeEventListener('abort', stop); reject(error); };
signal.addEventListener('abort', stop);
store.load((error, value) => (error ? giveUp(error) :
resolve(value))); }); }`,
      errors: [somePaths(3, 2, 5)],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, removers that nobody calls', rule, {
  valid: [
    {
      name: 'a remover that is given away',
      code: 'export async function run(job, signal) { signal.throwIfAborted(); const stop = () => job.stop(); signal.addEventListener("abort", stop); const off = () => signal.removeEventListener("abort", stop); job.onEnd(off); await job.done; }',
    },
    {
      name: 'a remover that an end calls',
      code: 'export async function run(job, signal) { const stop = () => job.stop(); signal.addEventListener("abort", stop); const off = () => signal.removeEventListener("abort", stop); try { await job.done; } finally { off(); } }',
    },
    {
      name: 'one of the module, which other files call',
      code: 'export const off = () => shared.removeEventListener("abort", stop); function stop() { job.stop(); } export async function run(job, shared) { shared.addEventListener("abort", stop); try { await job.done; } finally { shared.removeEventListener("abort", stop); } }',
    },
  ],
  invalid: [
    {
      name: 'declared in the function and forgotten',
      code: `export async function run(job, signal) {
  const stop = () => job.stop();
  signal.addEventListener('abort', stop, { once: true });
  function detach() { signal.removeEventListener('abort', stop); }
  await job.start();
  return job.result();
}`,
      errors: [{ ...stays(3), suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, what waits in a queue', rule, {
  valid: [
    {
      name: 'the listener goes into the queue too',
      code: 'class Pool { take(signal) { return new Promise((resolve, reject) => { const onAbort = () => reject(signal.reason); signal.addEventListener("abort", onAbort); this.waiting.push({ resolve, done: () => signal.removeEventListener("abort", onAbort) }); }); } }',
    },
    {
      name: 'a listener with a name, which goes into the queue',
      code: 'class Pool { take(signal) { return new Promise((resolve, reject) => { const onAbort = () => reject(signal.reason); signal.addEventListener("abort", onAbort); this.waiting.push({ resolve, onAbort }); }); } }',
    },
    {
      name: 'a controller in the queue that takes the listener away',
      code: 'class Pool { take(signal) { return new Promise((resolve, reject) => { const done = new AbortController(); signal.addEventListener("abort", () => reject(signal.reason), { signal: done.signal }); this.waiting.push({ resolve, done }); }); } }',
    },
    {
      name: 'a queue that the abort alone empties',
      code: 'function until(signal) { const waiting = []; return new Promise((resolve) => { waiting.push(resolve); signal.addEventListener("abort", () => waiting.forEach((each) => each())); }); }',
    },
    {
      name: 'a signal of the object itself',
      code: 'class Pool { #stop = new AbortController(); take() { return new Promise((resolve, reject) => { this.waiting.push(resolve); this.#stop.signal.addEventListener("abort", () => reject(new Error("closed"))); }); } }',
    },
  ],
  invalid: [
    {
      name: 'a resolver in a list of the object',
      code: `class Semaphore {
  acquire(signal) {
    return new Promise((resolve, reject) => {
      this.waiting.push(resolve);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  }
}`,
      errors: [stays(5)],
    },
    {
      name: 'a pair in a map of the object',
      code: `class Client {
  ask(id, signal) {
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      signal.addEventListener('abort', function () { reject(signal.reason); });
    });
  }
}`,
      errors: [stays(5)],
    },
  ],
});

const childOf = `function childOf(parent) {
  const child = new AbortController();
  parent.addEventListener('abort', () => child.abort(parent.reason), { once: true });
  return child;
}
`;

ruleTester.run('no-abort-listener-leak, what a helper links to the signal of its caller', rule, {
  valid: [
    {
      name: 'by a listener that goes when the child is aborted',
      code: `function childOf(parent) {
  const child = new AbortController();
  parent.addEventListener('abort', () => child.abort(parent.reason), { once: true, signal: child.signal });
  return child;
}
export async function load(url, signal) { const child = childOf(signal); try { return await fetch(url, { signal: child.signal }); } finally { child.abort(); } }`,
    },
    {
      name: 'for work that goes on',
      code: `${childOf}export async function open(url, signal) { const child = childOf(signal); this.feed = new Feed(url, child.signal); await this.feed.ready; }`,
    },
    {
      name: 'for the one who calls',
      code: `${childOf}export async function open(url, signal) { const child = childOf(signal); await ping(url); return child; }`,
    },
    {
      name: 'to a signal of the function itself',
      code: `${childOf}export async function load(url) { const own = new AbortController(); const child = childOf(own.signal); return await fetch(url, { signal: child.signal }); }`,
    },
    {
      name: 'taken back by what the child tells',
      code: `function childOf(parent) {
  const child = new AbortController();
  const stop = () => child.abort(parent.reason);
  parent.addEventListener('abort', stop);
  child.signal.addEventListener('abort', () => parent.removeEventListener('abort', stop));
  return child;
}
export async function load(url, signal) { const child = childOf(signal); try { return await fetch(url, { signal: child.signal }); } finally { child.abort(); } }`,
    },
  ],
  invalid: [
    {
      name: 'for work that the function awaits',
      code: `${childOf}export async function load(urls, signal) { const child = childOf(signal); try { return await Promise.all(urls.map((url) => { return get(url, child.signal); })); } finally { child.abort(); } }`,
      errors: [{ messageId: 'stays', line: 3 }],
    },
    {
      name: 'as the signal of one call',
      code: `class Client {
  #linked(outerSignal) {
    const inner = new AbortController();
    if (outerSignal) outerSignal.addEventListener('abort', () => { inner.abort(); });
    return inner.signal;
  }
  async get(path, signal) { const reply = await this.http.get(path, { signal: this.#linked(signal) }); return reply.body; }
}`,
      errors: [{ messageId: 'stays', line: 4 }],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, the signal of what was made right here', rule, {
  valid: [
    {
      name: 'made of what is no signal',
      code: "export const put = (client) => { const upload = new Upload('/a', 1); queue.push(upload); return new Promise((resolve, reject) => { upload.signal.addEventListener('abort', () => { reject(upload.signal.reason); }); client.put(upload).then(resolve, reject); }); };",
    },
  ],
  invalid: [
    {
      name: 'made of a signal that was given',
      code: "export const put = (client, signal) => { const upload = new Upload('/a', signal); queue.push(upload); return new Promise((resolve, reject) => { upload.signal.addEventListener('abort', () => { reject(upload.signal.reason); }); client.put(upload).then(resolve, reject); }); };",
      errors: 1,
    },
    {
      name: 'made of options, in which one may be',
      code: "export const put = (client, options) => { const upload = new Upload('/a', options); queue.push(upload); return new Promise((resolve, reject) => { upload.signal.addEventListener('abort', () => { reject(upload.signal.reason); }); client.put(upload).then(resolve, reject); }); };",
      errors: 1,
    },
  ],
});

ruleTester.run('no-abort-listener-leak, what a getter binds', rule, {
  valid: [
    {
      name: 'a field that is bound once',
      code: "class Probe { stop = this.port.close.bind(this.port); async run(signal) { signal.addEventListener('abort', this.stop); try { return await this.port.read(); } finally { signal.removeEventListener('abort', this.stop); } } }",
    },
    {
      name: 'a getter of such a field',
      code: "class Probe { #stop = this.halt.bind(this); get stop() { return this.#stop; } async run(signal) { signal.addEventListener('abort', this.stop); try { return await this.port.read(); } finally { signal.removeEventListener('abort', this.stop); } } }",
    },
    {
      name: 'the signal of an object of the file, which ends in a way of its own',
      code: "class Span { #ac = new AbortController(); get signal() { return this.#ac.signal; } end() { this.#ac.abort(); } } async function run(job, signal) { const span = new Span(); signal.addEventListener('abort', () => job.stop(), { signal: span.signal }); try { return await job.done(); } finally { span.end(); } }",
    },
  ],
  invalid: [
    {
      name: 'of this',
      code: `class Reader { get halt() { return this.stop.bind(this); } async read(signal) {
signal.addEventListener('abort', this.halt);
try { return await this.next(); } finally { signal.removeEventListener('abort', this.halt); } } }`,
      errors: 1,
    },
    {
      name: 'of a private name',
      code: `class Reader { get #halt() { return halt.bind(null, this); } async read(signal) {
signal.addEventListener('abort', this.#halt);
try { return await this.next(); } finally { signal.removeEventListener('abort', this.#halt); } } }`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-abort-listener-leak, a helper that is given the clean-up', rule, {
  valid: [
    {
      name: 'on both ways',
      code: `class Db { #win(off, resolve, rows) { off(); resolve(rows); } #lose(off, reject, error) { off(); reject(error); }
ask(query, signal) { return new Promise((resolve, reject) => { const stop = () => query.stop(); signal.addEventListener('abort', stop); const off = () => signal.removeEventListener('abort', stop);
query.run((error, rows) => { if (error) this.#lose(off, reject, error); else this.#win(off, resolve, rows); }); }); } }`,
    },
    {
      name: 'by a function of the file that does both',
      code: `const end = (off, settle, value) => { off(); settle(value); };
function ask(query, signal) { return new Promise((resolve, reject) => { const stop = () => query.stop(); signal.addEventListener('abort', stop); const off = () => signal.removeEventListener('abort', stop);
query.run((error, rows) => { if (error) end(off, reject, error); else end(off, resolve, rows); }); }); }`,
    },
    {
      name: 'it is kept for later',
      code: `class Db { #keep(off) { this.off = off; }
ask(query, signal) { return new Promise((resolve, reject) => { const stop = () => query.stop(); signal.addEventListener('abort', stop); const off = () => signal.removeEventListener('abort', stop);
this.#keep(off); query.run((error, rows) => { if (error) reject(error); else resolve(rows); }); }); } }`,
    },
  ],
  invalid: [
    {
      name: 'a private method, on one way of two',
      code: `class Db { #win(off, resolve, rows) { off(); resolve(rows); } #lose(reject, error) { reject(error); }
ask(query, signal) { return new Promise((resolve, reject) => { const stop = () => query.stop();
signal.addEventListener('abort', stop); const off = () => signal.removeEventListener('abort', stop);
query.run((error, rows) => { if (error) this.#lose(reject, error); else this.#win(off, resolve, rows); }); }); } }`,
      errors: 1,
    },
    {
      name: 'a function of the file, on success alone',
      code: `function succeed(unhook, done, value) { unhook(); done(value); }
function ask(query, signal) { return new Promise((resolve, reject) => { const stop = () => query.stop();
signal.addEventListener('abort', stop); const off = () => signal.removeEventListener('abort', stop);
query.run((error, rows) => { if (error) reject(error); else succeed(off, resolve, rows); }); }); }`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-abort-listener-leak, listeners with the signal of a scope', rule, {
  valid: [
    {
      name: 'a scope that ends in finally',
      code: `export async function crawl(pages, signal) { signal.throwIfAborted(); const scope = new Scope(); let stopped = false;
signal.addEventListener('abort', () => { stopped = true; }, { signal: scope.signal });
try { await read(pages, () => stopped); } finally { scope.end(); } }`,
    },
    {
      name: 'one that is disposed of',
      code: `export async function crawl(pages, signal) { signal.throwIfAborted(); const scope = new Lifetime(); let stopped = false;
signal.addEventListener('abort', () => { stopped = true; }, { signal: scope.signal });
try { await read(pages, () => stopped); } finally { scope.dispose(); } }`,
    },
  ],
  invalid: [
    {
      name: 'a controller that has no such method',
      code: `export async function crawl(pages, signal) { signal.throwIfAborted(); const scope = new AbortController(); let stopped = false;
signal.addEventListener('abort', () => { stopped = true; }, { signal: scope.signal });
try { await read(pages, () => stopped); } finally { scope.end(); } }`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-abort-listener-leak, options under the name of a constant', rule, {
  valid: [
    {
      name: 'with the signal of a scope',
      code: `export async function unpack(archive, signal) { signal.throwIfAborted(); const scope = new AbortController(); const within = { signal: scope.signal };
signal.addEventListener('abort', () => archive.close(), within);
try { return await archive.extract(); } finally { scope.abort(); } }`,
    },
    {
      name: 'of which the file does not tell',
      code: `import { within } from './options.js';
export async function unpack(archive, signal) { signal.throwIfAborted(); signal.addEventListener('abort', () => archive.close(), within); return archive.extract(); }`,
    },
  ],
  invalid: [
    {
      name: 'that say once',
      code: `const ONCE = { once: true };
async function unpack(archive, signal) { signal.throwIfAborted(); signal.addEventListener('abort', () => archive.close(), ONCE); return (await archive.extract()).length; }
export async function unpackAll(archives, signal) { for (const each of archives) await unpack(each, signal); }`,
      errors: [{ messageId: 'stays', line: 2 }],
    },
    {
      name: 'that say when to call',
      code: `export async function unpack(archive, signal) { const how = { once: true, passive: true }; signal.throwIfAborted(); signal.addEventListener('abort', () => archive.close(), how); return (await archive.extract()).length; }`,
      errors: 1,
    },
  ],
});

ruleTester.run(
  'no-abort-listener-leak, removals that are bound, and listeners of which there is one for each signal',
  rule,
  {
    valid: [
      {
        name: 'a removal that is bound and runs whatever comes',
        code: `export function take(signal) { const slot = Promise.withResolvers(); const onAbort = () => slot.reject(signal.reason);
if (signal.aborted) return Promise.reject(signal.reason);
signal.addEventListener('abort', onAbort, { once: true });
const forget = signal.removeEventListener.bind(signal, 'abort', onAbort);
slot.promise.then(forget, forget); slots.push(slot); return slot.promise; }`,
      },
      {
        name: 'one that is bound where it is given',
        code: `export function take(signal) { signal.throwIfAborted(); const slot = Promise.withResolvers(); const onAbort = () => slot.reject(signal.reason);
signal.addEventListener('abort', onAbort); slots.push(slot);
return slot.promise.finally(signal.removeEventListener.bind(signal, 'abort', onAbort)); }`,
      },
      {
        name: 'one for all that wait for the signal',
        code: `const waiters = new WeakMap();
export function within(work, signal) { signal.throwIfAborted(); return new Promise((resolve, reject) => {
  let list = waiters.get(signal);
  if (!list) { list = []; waiters.set(signal, list); const all = list; signal.addEventListener('abort', () => { for (const each of all) each(signal.reason); }, { once: true }); }
  list.push(reject); work.then((value) => { list.splice(list.indexOf(reject), 1); resolve(value); }, reject); }); }`,
      },
    ],
    invalid: [
      {
        name: 'a removal of another function',
        code: `export function take(signal) { signal.throwIfAborted(); const slot = Promise.withResolvers(); const onAbort = () => slot.reject(signal.reason);
signal.addEventListener('abort', onAbort);
const forget = signal.removeEventListener.bind(signal, 'abort', onOther);
work(slot.resolve); return slot.promise.finally(forget); }`,
        errors: 1,
      },
      {
        name: 'a record for each that waits',
        code: `const waiters = new WeakMap();
export function within(work, signal) { signal.throwIfAborted(); return new Promise((resolve, reject) => {
  { waiters.set(signal, reject); signal.addEventListener('abort', () => reject(signal.reason), { once: true }); }
  work.then(resolve, reject); }); }`,
        errors: 1,
      },
    ],
  },
);

ruleTester.run('no-abort-listener-leak, where another method settles and forgets', rule, {
  valid: [
    {
      name: 'and calls what takes the listener back',
      code: `class Line { #calls = new Map();
async ask(id, signal) { const { promise, resolve, reject } = Promise.withResolvers();
const onAbort = () => this.#fail(id, signal.reason); signal?.addEventListener('abort', onAbort, { once: true }); const tidy = () => { signal?.removeEventListener('abort', onAbort); };
this.#calls.set(id, { resolve, reject, tidy }); return promise; }
#onReply({ id, value }) { const call = this.#calls.get(id); this.#calls.delete(id); call?.tidy(); call?.resolve(value); }
#fail(id, error) { const call = this.#calls.get(id); if (!call) return; this.#calls.delete(id); call?.tidy(); call.reject(error); } }`,
    },
    {
      name: 'and calls what the file does not show',
      code: `class Line { #calls = new Map();
async ask(id, signal) { const { promise, resolve, reject } = Promise.withResolvers();
const onAbort = () => this.#fail(id, signal.reason); signal?.addEventListener('abort', onAbort, { once: true }); const tidy = watch(onAbort);
this.#calls.set(id, { resolve, reject, tidy }); return promise; }
#onReply({ id, value }) { const call = this.#calls.get(id); this.#calls.delete(id); call?.tidy(); call?.resolve(value); }
#fail(id, error) { const call = this.#calls.get(id); if (!call) return; this.#calls.delete(id); call?.tidy(); call.reject(error); } }`,
    },
  ],
  invalid: [
    {
      name: 'and does nothing about the listener',
      code: `class Line { #calls = new Map();
async ask(id, signal) { const { promise, resolve, reject } = Promise.withResolvers();
const onAbort = () => this.#fail(id, signal.reason); signal?.addEventListener('abort', onAbort, { once: true });
this.#calls.set(id, { resolve, reject }); return promise; }
#onReply({ id, value }) { const call = this.#calls.get(id); this.#calls.delete(id); call?.resolve(value); }
#fail(id, error) { const call = this.#calls.get(id); if (!call) return; this.#calls.delete(id); call.reject(error); } }`,
      errors: [{ messageId: 'stays', line: 3 }],
    },
    {
      name: 'and calls what clears a timer alone',
      code: `class Line { #calls = new Map();
async ask(id, signal) { const { promise, resolve, reject } = Promise.withResolvers();
const onAbort = () => this.#fail(id, signal.reason); signal?.addEventListener('abort', onAbort, { once: true }); const timer = setTimeout(onAbort, 9000); const tidy = () => { clearTimeout(timer); };
this.#calls.set(id, { resolve, reject, tidy }); return promise; }
#onReply({ id, value }) { const call = this.#calls.get(id); this.#calls.delete(id); call?.tidy(); call?.resolve(value); }
#fail(id, error) { const call = this.#calls.get(id); if (!call) return; this.#calls.delete(id); call?.tidy(); call.reject(error); } }`,
      errors: [{ messageId: 'stays', line: 3 }],
    },
  ],
});

ruleTester.run('no-abort-listener-leak, listeners that are made where there is a signal', rule, {
  valid: [
    `const abortEvent = 'abort'; export const pause = (ms, { signal } = {}) => new Promise((resolve, reject) => { const onAbort = signal && (() => { reject(signal.reason); clearTimeout(id); });
onAbort && signal.addEventListener(abortEvent, onAbort, { once: true }); const id = setTimeout(() => { resolve(); onAbort && signal.removeEventListener(abortEvent, onAbort); }, ms); });`,
  ],
  invalid: [
    {
      code: `export const pause = (ms, { signal } = {}) => new Promise((resolve, reject) => { const onAbort = signal && (() => { reject(signal.reason); clearTimeout(id); });
onAbort && signal.addEventListener('abort', onAbort, { once: true }); const id = setTimeout(() => { resolve(); }, ms); });`,
      errors: [{ messageId: 'stays', line: 2 }],
    },
  ],
});

const bind = `function bind(inner, outer) {
  if (outer.aborted) { inner.abort(outer.reason); return; }
  outer.addEventListener('abort', () => inner.abort(outer.reason), { once: true });
}
`;

ruleTester.run('no-abort-listener-leak, a controller that a helper ties to the signal of its caller', rule, {
  valid: [
    {
      name: 'by a listener that goes with the controller',
      code: `function bind(inner, outer) { outer.throwIfAborted(); outer.addEventListener('abort', () => inner.abort(outer.reason), { once: true, signal: inner.signal }); }
export async function load(url, signal) { const own = new AbortController(); bind(own, signal); try { return await fetch(url, { signal: own.signal }); } finally { own.abort(); } }`,
    },
    {
      name: 'a helper that gives what takes the listener back',
      code: `function bind(inner, outer) {
  const stop = () => inner.abort(outer.reason);
  outer.addEventListener('abort', stop);
  return () => outer.removeEventListener('abort', stop);
}
export async function load(url, signal) { const own = new AbortController(); const off = bind(own, signal); try { return await fetch(url, { signal: own.signal }); } finally { off(); own.abort(); } }`,
    },
    {
      name: 'for work that goes on, and for a controller that lives longer',
      code: `${bind}export async function open(url, signal) { const own = new AbortController(); bind(own, signal); this.feed = new Feed(url, own.signal); await this.feed.ready; }
export class Page { #closing = new AbortController(); async open(url, signal) { bind(this.#closing, signal); await fetch(url, { signal: this.#closing.signal }); } }`,
    },
    {
      name: 'tied to a signal of the function itself',
      code: `${bind}export async function load(url) { const all = new AbortController(); const own = new AbortController(); bind(own, all.signal); try { return await fetch(url, { signal: own.signal }); } finally { own.abort(); } }`,
    },
  ],
  invalid: [
    {
      name: 'aborted in the end',
      code: `${bind}export async function load(url, signal) { const own = new AbortController(); bind(own, signal); try { return await fetch(url, { signal: own.signal }); } finally { own.abort(); } }`,
      errors: [{ messageId: 'stays', line: 3 }],
    },
    {
      name: 'each of a list',
      code: `${bind}export async function first(urls, { signal }) {
  const attempts = urls.map(() => new AbortController());
  for (const attempt of attempts) bind(attempt, signal);
  try { return await Promise.any(urls.map((url, i) => get(url, attempts[i].signal))); } finally { attempts.forEach((attempt) => attempt.abort()); }
}`,
      errors: [{ messageId: 'stays', line: 3 }],
    },
    {
      name: 'for work that the function waits for, by a listener with a name',
      code: `const chain = (parent: AbortSignal, child: AbortController): void => {
  const onAbort = () => { child.abort(parent.reason); };
  parent.addEventListener('abort', onAbort);
};
export async function read(path: string, signal: AbortSignal) {
  const reading = new AbortController();
  chain(signal, reading);
  const timer = setTimeout(() => reading.abort(new Error('slow')), 500);
  const text = await readFile(path, { signal: reading.signal });
  clearTimeout(timer);
  return text.length;
}`,
      errors: [{ messageId: 'stays', line: 3 }],
    },
  ],
});

ruleTester.run('no-abort-listener-leak: what a helper of the file does', rule, {
  valid: [
    {
      name: 'taken back from both members',
      code: `export const ask = (port, options) => new Promise((resolve, reject) => {
  const halt = () => reject(new Error());
  const free = () => { options.userSignal.removeEventListener('abort', halt); options.serverSignal.removeEventListener('abort', halt); };
  options.userSignal.addEventListener('abort', halt);
  options.serverSignal.addEventListener('abort', halt);
  port.ask((answer) => { free(); resolve(answer); });
});`,
    },
    {
      name: 'a member that is put in the place of the other',
      code: `export const ask = (port, options) => new Promise((resolve, reject) => {
  options.serverSignal = options.userSignal;
  const halt = () => reject(new Error());
  options.serverSignal.addEventListener('abort', halt);
  port.ask((answer) => { options.userSignal.removeEventListener('abort', halt); resolve(answer); });
});`,
    },
  ],
  invalid: [
    {
      name: 'taken back from one of two members',
      code: `export const ask = (port, options) => new Promise((resolve, reject) => {
  const halt = () => reject(new Error());
  const free = () => options.userSignal.removeEventListener('abort', halt);
  options.userSignal.addEventListener('abort', halt);
  options.serverSignal.addEventListener('abort', halt);
  port.ask((answer) => { free(); resolve(answer); });
});`,
      errors: [{ messageId: 'stays', line: 5 }],
    },
    {
      name: 'taken back from the other member',
      code: `export function ask(port, by) {
  return new Promise((resolve, reject) => {
    function halt() { reject(by.parent.reason); }
    by.parent.addEventListener('abort', halt, { once: true });
    port.ask((answer) => { by.child.removeEventListener('abort', halt); resolve(answer); });
  });
}`,
      errors: [{ messageId: 'stays', line: 4 }],
    },
  ],
});
