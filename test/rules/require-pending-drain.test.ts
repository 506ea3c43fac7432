import rule from '../../src/rules/require-pending-drain.ts';
import { ruleTester } from '../rule-tester.ts';

ruleTester.run('require-pending-drain', rule, {
  valid: [
    {
      name: 'a class that lets the other drain',
      code: "class Base { pending = new Map(); ask(id) { return new Promise((resolve, reject) => { this.pending.set(id, { resolve, reject }); }); } close() { for (const each of this.pending.values()) each.reject(new Error('closed')); } } class Client extends Base { close() { super.close(); this.pending.clear(); } }",
    },
    {
      name: 'two places, one of which is emptied before the other is gone through',
      code: `class Queue {
  #current;
  #waiting = [];
  next() {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
  }
  close() {
    this.#current = undefined;
    for (const each of this.#waiting) each.reject(new Error('closed'));
  }
}`,
    },
    {
      name: 'a copy is taken before',
      code: `class Queue {
  #waiting = [];
  next() {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
  }
  close() {
    const all = this.#waiting;
    this.#waiting = [];
    for (const each of all) each.reject(new Error('closed'));
  }
}`,
    },
    {
      name: 'a handler that gives what it drops to other code first',
      code: `function Client(url) {
  var self = this;
  this.pending = {};
  this.ws = new WebSocket(url);
  this.ws.onclose = function () { self.failAll(); self.pending = {}; };
}
Client.prototype.send = function (id, data) {
  var self = this;
  return new Promise(function (resolve, reject) { self.pending[id] = { resolve: resolve, reject: reject }; self.ws.send(data); });
};`,
    },
    {
      name: 'a module that drains them elsewhere',
      code: `const pending = new Map();
export function call(m) { return new Promise((resolve, reject) => { pending.set(m.id, { resolve, reject }); socket.send(m); }); }
export function failAll(error) { for (const each of pending.values()) each.reject(error); }
socket.on('close', () => { console.log('gone'); });`,
    },
    {
      name: 'all are called as they are taken out',
      code: `export class Turns {
  #list = [];
  wait() { return new Promise((resolve) => this.#list.push(resolve)); }
  destroy() { while (this.#list.length > 0) this.#list.pop()(); }
}`,
    },
    {
      name: 'work that takes out in its loop',
      code: `export class Turns {
  #list = [];
  wait() { return new Promise((resolve) => this.#list.push(resolve)); }
  async close() { while (this.#list.length > 0) await this.next(); }
}`,
    },
    {
      name: 'rejected one by one',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    for (const [id, { reject }] of this.p) {
      reject(new Error('closed'));
      this.p.delete(id);
    }
  }
}`,
    },
    {
      name: 'the close handler of the transport drains',
      code: `
class A {
  p = new Map();
  constructor(ws) {
    this.ws = ws;
    ws.on('close', () => this.failAll());
  }
  failAll() {
    for (const p of this.p.values()) p.reject(new Error('c'));
    this.p.clear();
  }
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    this.ws.close();
  }
}`,
    },
    {
      name: 'an abort drains',
      code: `
class A {
  #ac = new AbortController();
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.#ac.signal.addEventListener('abort', () => reject(this.#ac.signal.reason));
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    this.#ac.abort();
    this.p.clear();
  }
}`,
    },
    {
      name: 'shifted until empty',
      code: `
class A {
  w = [];
  wait() {
    return new Promise((r) => {
      this.w.push(r);
    });
  }
  close() {
    while (this.w.length) this.w.shift()();
  }
}`,
    },
    {
      name: 'spliced and called',
      code: `
class A {
  w = [];
  wait() {
    return new Promise((r) => {
      this.w.push(r);
    });
  }
  close() {
    this.w.splice(0).forEach((r) => r());
  }
}`,
    },
    {
      name: 'the slot through an alias',
      code: `
class A {
  req = null;
  ask() {
    return new Promise((resolve, reject) => {
      this.req = { resolve, reject };
    });
  }
  onClose() {
    const req = this.req;
    this.req = null;
    req?.reject(new Error('c'));
  }
}`,
    },
    {
      name: 'the slot if there is one',
      code: `
class A {
  req = null;
  ask() {
    return new Promise((resolve, reject) => {
      this.req = { resolve, reject };
    });
  }
  onClose() {
    if (this.req) {
      this.req.reject(new Error('c'));
      this.req = null;
    }
  }
}`,
    },
    {
      name: 'all values of an object',
      code: `
class A {
  p = {};
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p[id] = { resolve, reject };
    });
  }
  close() {
    Object.values(this.p).forEach(({ reject }) => reject(new Error('c')));
    this.p = {};
  }
}`,
    },
    {
      name: 'all keys of an object',
      code: `
class A {
  p = {};
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p[id] = { resolve, reject };
    });
  }
  close() {
    for (const id in this.p) {
      this.p[id].reject(new Error('c'));
      delete this.p[id];
    }
  }
}`,
    },
    {
      name: 'an unknown helper gets the map',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    rejectAll(this.p);
    this.p.clear();
  }
}`,
    },
    {
      name: 'taken apart, then drained',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    const { p } = this;
    this.p = new Map();
    for (const x of p.values()) x.reject(new Error('c'));
  }
}`,
    },
    {
      name: 'a base class drains',
      code: `
class A extends Base {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    this.rejectPending();
    this.p.clear();
  }
}`,
    },
    {
      name: 'each has its own deadline',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('t')), 5);
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    this.p.clear();
  }
}`,
    },
    {
      name: 'callbacks are no promises',
      code: `
class A {
  listeners = new Map();
  on(id, cb) {
    this.listeners.set(id, cb);
  }
  close() {
    this.listeners.clear();
  }
}`,
    },
    {
      name: 'no end at all',
      code: `
class A {
  p = new Map();
  get(k) {
    return new Promise((r) => {
      this.p.set(k, r);
    });
  }
  reply(k, v) {
    this.p.get(k)(v);
    this.p.delete(k);
  }
}`,
    },
    {
      name: 'each hears the close of the transport',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
      this.ws.once('close', reject);
    });
  }
  close() {
    this.ws.close();
    this.p.clear();
  }
}`,
    },
    {
      name: 'the slot is settled',
      code: `
class A {
  resolve = null;
  wait() {
    return new Promise((resolve) => {
      this.resolve = resolve;
    });
  }
  stop() {
    this.running = false;
    this.resolve?.();
    this.resolve = null;
  }
}`,
    },
    {
      name: 'waits until none is pending',
      code: `
class A {
  p = new Map();
  ask(id) {
    const d = new Deferred();
    this.p.set(id, d);
    return d.promise;
  }
  async close() {
    while (this.p.size > 0) await delay(10);
    this.ws.close();
  }
}`,
    },
    {
      name: 'spread and rejected',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    [...this.p.values()].map((x) => x.reject(new Error('c')));
    this.p.clear();
  }
}`,
    },
    {
      name: 'by key, through a method',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    for (const id of this.p.keys()) this.fail(id);
    this.p.clear();
  }
  fail(id) {
    this.p.get(id).reject(new Error('c'));
  }
}`,
    },
    {
      name: "a module's drain",
      code: `
const pending = new Map();
function ask(id) {
  return new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
}
function drain(e) {
  for (const p of pending.values()) p.reject(e);
}
export function shutdown() {
  drain(new Error('c'));
  pending.clear();
}`,
    },
    {
      name: 'pending requests are sent again',
      code: `
class A {
  ws;
  p = new Map();
  connect() {
    this.ws.on('close', () => {
      this.reconnect();
    });
  }
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  reconnect() {
    for (const k of this.p.keys()) this.ws.send(k);
  }
}`,
    },
    {
      name: 'through call',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    this.rejectAll.call(this, new Error('x'));
    this.p.clear();
  }
  rejectAll(e) {
    for (const [, v] of this.p) v.reject(e);
  }
}`,
    },
    {
      name: 'through a method of forEach',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  dispose() {
    this.p.forEach(this.#reject, this);
    this.p.clear();
  }
  #reject(p) {
    p.reject(new Error('x'));
  }
}`,
    },
    {
      name: 'the exit of the worker drains',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    this.worker.on('exit', () => {
      for (const v of this.p.values()) v.reject(new Error('x'));
    });
    this.worker.terminate();
  }
}`,
    },
    {
      name: 'questions and dialogs end nothing',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  onData() {
    const entry = this.p.get(1);
    entry.resolve();
    this.p.delete(1);
  }
  isClosed() {
    return this.closed;
  }
  closeDialog(x) {
    x.hide();
  }
}`,
    },
    {
      name: 'code that is half written',
      code: 'class A { p; declare q: Map<string, Deferred>; abstract close(): void; async #x() { await this.#y } static { let c = f(); } get close() { return 1 } } function f(): void; async function f({}, []) { await f }',
    },
    {
      name: 'a method that the project allows',
      code: 'class A { p = new Map(); ask(id) { return new Promise((resolve) => this.p.set(id, resolve)); } reset() { this.p.clear(); } }',
      options: [{ allow: ['reset'] }],
    },
    {
      name: 'tidied up where it is settled',
      code: 'class A { wait() { return new Promise((resolve) => { this.done = resolve; }); } onAnswer(v) { this.done(v); this.cleanup(); } cleanup() { this.done = null; } }',
    },
    {
      name: 'one of the connections of a server',
      code: "class A { ready = new Map(); init() { this.server = createServer((socket) => { socket.on('close', () => { this.sockets.delete(socket); }); }); } wait(id) { return new Promise((resolve) => { this.ready.set(id, resolve); }); } }",
    },
    {
      name: 'an end that is still to be written',
      code: "class A { queue = []; wait() { return new Promise((resolve) => { this.queue.push(resolve); }); } close() { throwNotImplemented('close'); } destroy() {} }",
    },
  ],
  invalid: [
    {
      name: 'a class that extends the one that drains',
      code: "class Base { pending = new Map(); ask(id) { return new Promise((resolve, reject) => { this.pending.set(id, { resolve, reject }); }); } close() { for (const each of this.pending.values()) each.reject(new Error('closed')); } } class Client extends Base { close() { this.pending.clear(); } }",
      errors: 1,
    },
    {
      name: 'emptied before it is gone through',
      code: `class Rpc {
  #pending = new Map();
  call(id) {
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
    });
  }
  close() {
    this.#pending.clear();
    for (const p of this.#pending.values()) p.reject(new Error('closed'));
  }
}`,
      errors: 1,
    },
    {
      name: 'the field is given nothing before it is called',
      code: `class Gate {
  #reject;
  wait() {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
    });
  }
  close() {
    this.#reject = undefined;
    this.#reject?.(new Error('closed'));
  }
}`,
      errors: 1,
    },
    {
      name: "a handler of a prototype's object, which runs other code only after it has dropped",
      code: `function Client(url) {
  var self = this;
  this.pending = {};
  this.ws = new WebSocket(url);
  this.ws.onclose = function () { self.pending = {}; self.reconnect(); };
}
Client.prototype.send = function (id, data) {
  var self = this;
  return new Promise(function (resolve, reject) { self.pending[id] = { resolve: resolve, reject: reject }; self.ws.send(data); });
};`,
      errors: 1,
    },
    {
      name: 'a module whose end forgets them',
      code: `const pending = new Map();
const worker = new Worker('./w.js');
export function call(m) { return new Promise((resolve, reject) => { pending.set(m.id, { resolve, reject }); worker.postMessage(m); }); }
worker.on('message', ({ id, v }) => pending.get(id).resolve(v));
export function terminate() { worker.terminate(); }`,
      errors: 1,
    },
    {
      name: 'a module whose handler of the end forgets them',
      code: `const pending = new Map();
export function call(m) { return new Promise((resolve, reject) => { pending.set(m.id, { resolve, reject }); socket.send(m); }); }
socket.on('close', () => { console.log('gone'); });`,
      errors: 1,
    },
    {
      name: 'what a factory makes, and forgets',
      code: "export function createClient(socket) { const pending = new Map(); socket.on('message', ({ id, v }) => pending.get(id).resolve(v)); return { call(m) { return new Promise((resolve, reject) => { pending.set(m.id, { resolve, reject }); socket.send(m); }); }, close() { socket.end(); } }; }",
      errors: 1,
    },
    {
      name: 'quit',
      code: 'class Redis { #queue = []; command(args) { return new Promise((resolve, reject) => { this.#queue.push({ resolve, reject }); this.socket.write(encode(args)); }); } quit() { this.socket.destroy(); this.#queue.length = 0; } }',
      errors: 1,
    },
    {
      name: 'thrown away one by one',
      code: `export class Turns {
  #list = [];
  wait() {
    return new Promise((resolve, reject) => this.#list.push({ resolve, reject }));
  }
  destroy() {
    while (this.#list.length > 0) {
      this.#list.pop();
    }
  }
}`,
      errors: [{ messageId: 'drops', line: 8 }],
    },
    {
      name: 'a new set in place of the old',
      code: `
class A {
  #w = new Set();
  wait() {
    return new Promise((resolve, reject) => {
      this.#w.add(reject);
    });
  }
  destroy() {
    this.#w = new Set();
  }
}`,
      errors: [
        {
          messageId: 'drops',
          line: 10,
          column: 5,
          suggestions: [
            {
              messageId: 'drain',
              output: `
class A {
  #w = new Set();
  wait() {
    return new Promise((resolve, reject) => {
      this.#w.add(reject);
    });
  }
  destroy() {
    for (const waiter of this.#w) waiter(new Error('Closed'));
    this.#w = new Set();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'Symbol.dispose empties the array',
      code: `
class A {
  w = [];
  wait() {
    return new Promise((resolve) => {
      this.w.push(resolve);
    });
  }
  [Symbol.dispose]() {
    this.w.length = 0;
  }
}`,
      errors: [{ messageId: 'drops', line: 10, column: 5 }],
    },
    {
      name: 'timers are cleared and nobody told',
      code: `
class A {
  pending = {};
  ask(id) {
    return new Promise((resolve, reject) => {
      this.pending[id] = {
        resolve,
        reject,
        timer: setTimeout(() => {
          if (this.pending[id]) reject(new Error('t'));
        }, 5),
      };
    });
  }
  close() {
    for (const id in this.pending) {
      clearTimeout(this.pending[id].timer);
    }
    this.pending = {};
  }
}`,
      errors: [
        {
          messageId: 'drops',
          line: 19,
          column: 5,
          suggestions: [
            {
              messageId: 'drain',
              output: `
class A {
  pending = {};
  ask(id) {
    return new Promise((resolve, reject) => {
      this.pending[id] = {
        resolve,
        reject,
        timer: setTimeout(() => {
          if (this.pending[id]) reject(new Error('t'));
        }, 5),
      };
    });
  }
  close() {
    for (const id in this.pending) {
      clearTimeout(this.pending[id].timer);
    }
    for (const waiter of Object.values(this.pending)) waiter.reject(new Error('Closed'));
    this.pending = {};
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'Symbol.asyncDispose clears',
      code: `
class A {
  pending = new Map();
  ask(id) {
    const d = Promise.withResolvers();
    this.pending.set(id, d);
    return d.promise;
  }
  async [Symbol.asyncDispose]() {
    this.pending.clear();
    await this.ws.close();
  }
}`,
      errors: [
        {
          messageId: 'drops',
          line: 10,
          column: 5,
          suggestions: [
            {
              messageId: 'drain',
              output: `
class A {
  pending = new Map();
  ask(id) {
    const d = Promise.withResolvers();
    this.pending.set(id, d);
    return d.promise;
  }
  async [Symbol.asyncDispose]() {
    for (const waiter of this.pending.values()) waiter.reject(new Error('Closed'));
    this.pending.clear();
    await this.ws.close();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: "a module's map",
      code: `
const pending = new Map();
export function ask(id) {
  return new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
}
export function shutdown() {
  pending.clear();
}`,
      errors: [
        {
          messageId: 'drops',
          line: 7,
          column: 3,
          suggestions: [
            {
              messageId: 'drain',
              output: `
const pending = new Map();
export function ask(id) {
  return new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
}
export function shutdown() {
  for (const waiter of pending.values()) waiter.reject(new Error('Closed'));
  pending.clear();
}`,
            },
          ],
        },
      ],
    },
    {
      name: "a handler of a factory's socket",
      code: `
function createClient(ws) {
  const waiting = new Map();
  ws.onclose = () => {
    waiting.clear();
  };
  return {
    ask: (id) =>
      new Promise((resolve) => {
        waiting.set(id, resolve);
      }),
  };
}`,
      errors: [{ messageId: 'drops', line: 5, column: 5 }],
    },
    {
      name: 'through a helper',
      code: `
class A {
  pending = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
    });
  }
  close() {
    this.#cleanup();
  }
  #cleanup() {
    this.pending.clear();
  }
}`,
      errors: [
        {
          messageId: 'drops',
          line: 13,
          column: 5,
          suggestions: [
            {
              messageId: 'drain',
              output: `
class A {
  pending = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
    });
  }
  close() {
    this.#cleanup();
  }
  #cleanup() {
    for (const waiter of this.pending.values()) waiter.reject(new Error('Closed'));
    this.pending.clear();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'two fields of one promise',
      code: `
class A {
  constructor() {
    this.resolve = null;
  }
  next() {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
  stop() {
    this.resolve = null;
    this.reject = null;
  }
}`,
      errors: [{ messageId: 'drops', line: 13, column: 5 }],
    },
    {
      name: 'task completion sources',
      code: `
class A {
  pending = new Map();
  ask(id) {
    const tcs = new TaskCompletionSource();
    this.pending.set(id, tcs);
    return tcs.promise;
  }
  dispose() {
    this.pending.clear();
  }
}`,
      errors: [
        {
          messageId: 'drops',
          line: 10,
          column: 5,
          suggestions: [
            {
              messageId: 'drain',
              output: `
class A {
  pending = new Map();
  ask(id) {
    const tcs = new TaskCompletionSource();
    this.pending.set(id, tcs);
    return tcs.promise;
  }
  dispose() {
    for (const waiter of this.pending.values()) waiter.trySetException(new Error('Closed'));
    this.pending.clear();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'only timers are cleared',
      code: `
class A {
  pending = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
    });
  }
  close() {
    this.pending.forEach((p) => clearTimeout(p.timer));
    this.pending.clear();
  }
}`,
      errors: [
        {
          messageId: 'drops',
          line: 11,
          column: 5,
          suggestions: [
            {
              messageId: 'drain',
              output: `
class A {
  pending = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
    });
  }
  close() {
    this.pending.forEach((p) => clearTimeout(p.timer));
    for (const waiter of this.pending.values()) waiter.reject(new Error('Closed'));
    this.pending.clear();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a prototype',
      code: `
function Client() {
  this.pending = {};
}
Client.prototype.ask = function (id) {
  var self = this;
  return new Promise(function (resolve, reject) {
    self.pending[id] = { resolve: resolve, reject: reject };
  });
};
Client.prototype.close = function () {
  this.pending = {};
};`,
      errors: [
        {
          messageId: 'drops',
          line: 12,
          column: 3,
          suggestions: [
            {
              messageId: 'drain',
              output: `
function Client() {
  this.pending = {};
}
Client.prototype.ask = function (id) {
  var self = this;
  return new Promise(function (resolve, reject) {
    self.pending[id] = { resolve: resolve, reject: reject };
  });
};
Client.prototype.close = function () {
  for (const waiter of Object.values(this.pending)) waiter.reject(new Error('Closed'));
  this.pending = {};
};`,
            },
          ],
        },
      ],
    },
    {
      name: 'spliced away',
      code: `
class A {
  q = [];
  pull() {
    return new Promise((resolve) => this.q.push({ resolve }));
  }
  terminate() {
    this.worker.terminate();
    this.q.splice(0);
  }
}`,
      errors: [{ messageId: 'drops', line: 9, column: 5 }],
    },
    {
      name: 'the close handler by name',
      code: `
class A {
  reqs = new Map();
  constructor(s) {
    s.addEventListener('close', () => this.onEnd());
  }
  onEnd() {
    this.alive = false;
    this.reqs.clear();
  }
  send(id) {
    return new Promise((res, rej) => {
      this.reqs.set(id, [res, rej]);
    });
  }
}`,
      errors: [{ messageId: 'drops', line: 9, column: 5 }],
    },
    {
      name: 'the exit handler of a child knows of no map',
      code: `
class A {
  pending = new Map();
  constructor(child) {
    child.once('exit', (code) => {
      this.code = code;
    });
  }
  ask(id) {
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
    });
  }
}`,
      errors: [{ messageId: 'forgets', line: 5, column: 5 }],
    },
    {
      name: 'an object literal',
      code: `
const api = {
  waiters: [],
  wait() {
    return new Promise((r) => {
      this.waiters.push(r);
    });
  },
  close() {
    this.waiters = [];
  },
};`,
      errors: [{ messageId: 'drops', line: 10, column: 5 }],
    },
    {
      name: 'a deferred in a field',
      code: `
class A {
  current;
  run() {
    const d = defer();
    this.current = d;
    return d.promise;
  }
  disconnect() {
    delete this.current;
  }
}`,
      errors: [{ messageId: 'drops', line: 10, column: 5 }],
    },
    {
      name: "Angular's end of life",
      code: `
class A {
  private pending: Map<string, Deferred> = new Map();
  get(k: string): Promise<any> {
    return new Promise<any>((resolve, reject) => {
      this.pending.set(k, { resolve, reject });
    });
  }
  ngOnDestroy(): void {
    this.pending.clear();
  }
}`,
      errors: [
        {
          messageId: 'drops',
          line: 10,
          column: 5,
          suggestions: [
            {
              messageId: 'drain',
              output: `
class A {
  private pending: Map<string, Deferred> = new Map();
  get(k: string): Promise<any> {
    return new Promise<any>((resolve, reject) => {
      this.pending.set(k, { resolve, reject });
    });
  }
  ngOnDestroy(): void {
    for (const waiter of this.pending.values()) waiter.reject(new Error('Closed'));
    this.pending.clear();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'an arrow function in a field',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  shutdown = () => {
    this.p.clear();
  };
}`,
      errors: [
        {
          messageId: 'drops',
          line: 10,
          column: 5,
          suggestions: [
            {
              messageId: 'drain',
              output: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  shutdown = () => {
    for (const waiter of this.p.values()) waiter.reject(new Error('Closed'));
    this.p.clear();
  };
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'the end of a transport that tells nobody',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, { resolve, reject });
    });
  }
  close() {
    this.socket.end();
    this.closed = true;
  }
}`,
      errors: [{ messageId: 'forgets', line: 9, column: 3 }],
    },
    {
      name: "a module's slot",
      code: `
let waiter = null;
function next() {
  return new Promise((resolve) => {
    waiter = resolve;
  });
}
function close() {
  waiter = null;
}`,
      errors: [{ messageId: 'drops', line: 9, column: 3 }],
    },
    {
      name: 'closures around the resolvers',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      this.p.set(id, (m) => (m.error ? reject(m.error) : resolve(m)));
    });
  }
  close() {
    this.p.clear();
  }
}`,
      errors: [{ messageId: 'drops', line: 10, column: 5 }],
    },
    {
      name: 'deleted key by key',
      code: `
class A {
  p = new Map();
  ask(id) {
    return new Promise((resolve, reject) => {
      const l = this.p.get(id) ?? [];
      l.push({ resolve, reject });
      this.p.set(id, l);
    });
  }
  close() {
    for (const k of this.p.keys()) this.p.delete(k);
  }
}`,
      errors: [{ messageId: 'drops', line: 12, column: 36 }],
    },
    {
      name: 'a reset without the option',
      code: 'class A { p = new Map(); ask(id) { return new Promise((resolve) => this.p.set(id, resolve)); } reset() { this.p.clear(); } }',
      errors: [{ messageId: 'drops', data: { name: '`reset`', place: 'p', line: '1' } }],
    },
  ],
});

ruleTester.run('require-pending-drain, what is not left waiting', rule, {
  valid: [
    {
      name: 'ended one by one',
      code: `
class A {
  p = new Map();
  ask(id) { return new Promise((resolve) => { this.p.set(id, resolve); }); }
  async disconnect() {
    for (const id of this.p.keys()) await this.client.end(id);
    this.p.clear();
  }
}`,
    },
    {
      name: 'work that callers share, and that a reset lets begin anew',
      code: `
class A {
  async load() {
    if (this.loading) return this.loading.promise;
    this.loading = Promise.withResolvers();
    const value = await this.read();
    this.loading.resolve(value);
    return value;
  }
  reset() { this.loading = null; }
}`,
    },
    {
      name: 'a promise that can only fail, in a race',
      code: `
async function connect(ready, signal) {
  let onAbort;
  const cleanup = () => { signal.removeEventListener('abort', onAbort); onAbort = undefined; };
  const dispose = () => { cleanup(); };
  await Promise.race([
    ready,
    ...(signal ? [new Promise((_, reject) => { onAbort = () => reject(signal.reason); signal.addEventListener('abort', onAbort); })] : []),
  ]);
  return dispose;
}`,
    },
    {
      name: 'one that is made anew after it was settled, or elsewhere',
      code: `
class A {
  ready = Promise.withResolvers();
  open() { this.ready.resolve(); }
  close() { this.ready.reject(new Error('closed')); this.ready = Promise.withResolvers(); }
}
class B {
  ready = Promise.withResolvers();
  open() { this.ready.resolve(); }
  renew() { this.ready = Promise.withResolvers(); }
  close() { this.renew(); }
}`,
    },
  ],
  invalid: [
    {
      name: 'keys that are only told to the other side',
      code: `
class A {
  p = new Map();
  ask(id) { return new Promise((resolve) => { this.p.set(id, resolve); }); }
  disconnect() {
    for (const id of this.p.keys()) this.client.end(id);
    this.p.clear();
  }
}`,
      errors: [{ messageId: 'drops', line: 7 }],
    },
    {
      name: 'an end that begins anew with another listener for answers',
      code: `
class A {
  acks = new Map();
  connect() {
    this.ws = new WebSocket(this.url);
    this.ws.addEventListener('message', (e) => this.acks.get(e.data)?.());
    this.ws.addEventListener('close', () => {
      this.acks.clear();
      setTimeout(() => this.connect(), 5);
    });
  }
  emit(id) { return new Promise((resolve) => { this.acks.set(id, resolve); }); }
}`,
      errors: [{ messageId: 'drops', line: 8 }],
    },
    {
      name: 'cancel and abort end what waits',
      code: `
class A {
  w = [];
  wait() { return new Promise((resolve, reject) => { this.w.push({ resolve, reject }); }); }
  cancel() { this.w = []; }
}
class B {
  w = [];
  wait() { return new Promise((resolve, reject) => { this.w.push({ resolve, reject }); }); }
  abort() { this.w.splice(0); }
}`,
      errors: [
        { messageId: 'drops', line: 5, suggestions: 1 },
        { messageId: 'drops', line: 10, suggestions: 1 },
      ],
    },
    {
      name: 'a new one in the place of the old',
      code: `
class A {
  ready = Promise.withResolvers();
  open() { this.ready.resolve(); }
  disconnect() { this.ready = Promise.withResolvers(); }
}`,
      errors: [{ messageId: 'drops', line: 5, suggestions: 1 }],
    },
  ],
});

const worker = (listen: string, rest = '') => `class Worker {
  ready() { return new Promise((resolve) => { this.resolveReady = resolve; }); }
  start() {
    this.child = fork('worker.js');
    ${listen}
  }
  ${rest}
}`;

const answer = "this.child.on('message', (m) => { if (m === 'ready') this.resolveReady?.(); });";

ruleTester.run('require-pending-drain, handlers that are methods', rule, {
  valid: [
    {
      name: 'a bound method that settles',
      code: worker(
        `this.child.on('exit', this.onExit.bind(this)); ${answer}`,
        'onExit() { this.resolveReady?.(); this.resolveReady = undefined; }',
      ),
    },
    {
      name: 'a method of a superclass that is given the object',
      code: worker(
        `this.child.on('exit', () => { this.forget.bind(this)(); this.resolveReady = undefined; }); ${answer}`,
      ),
    },
    {
      name: 'what was asked is asked again of the process that takes its place',
      code: `class Worker {
  requests = new Map();
  ask(id) { return new Promise((resolve) => { this.requests.set(id, { id, resolve }); this.child.send(id); }); }
  start() {
    this.child = fork('worker.js');
    this.child.on('message', this.onMessage.bind(this));
    this.child.on('exit', () => { this.child.removeAllListeners(); this.start(); });
    for (const { id } of this.requests.values()) this.child.send(id);
  }
  onMessage({ id, value }) { this.requests.get(id).resolve(value); }
}`,
    },
  ],
  invalid: [
    {
      name: 'a bound method',
      code: worker(
        `this.child.on('exit', this.onExit.bind(this)); ${answer}`,
        'onExit(code) { this.resolveReady = undefined; if (code) this.start(); }',
      ),
      errors: [{ messageId: 'drops' }],
    },
    {
      name: 'bound methods for the end and for what comes',
      code: worker(
        "this.child.on('exit', this.onExit.bind(this)); this.child.on('message', this.onMessage.bind(this));",
        `onMessage(m) { if (m === 'ready') this.resolveReady?.(); }
  onExit(code) { this.resolveReady = undefined; if (code) this.start(); }`,
      ),
      errors: [{ messageId: 'drops' }],
    },
    {
      name: 'listeners that are taken back',
      code: `export class Runtime {
  requests = {};
  start() {
    this.child = spawn('tool', []);
    this.child.on('exit', () => { this.child?.removeAllListeners(); this.child = undefined; });
    this.child.stdout.on('data', (text) => this.handle(text));
  }
  handle(text) { const { id, value } = JSON.parse(text); const request = this.requests[id]; if (request) request.handler(value); }
  send(message) {
    return new Promise((resolve) => {
      const { id } = message;
      this.requests[id] = { handler: (value) => { delete this.requests[id]; resolve(value); } };
      this.child.stdin.write(JSON.stringify(message));
    });
  }
}`,
      errors: [{ messageId: 'forgets', line: 5 }],
    },
  ],
});

const ranges = (rest: string) => `export class Controller {
  pending = [];
  add(range) {
    return new Promise((resolve, reject) => { range.resolve = resolve; range.reject = reject; this.pending.push(range); });
  }
  next() { const range = this.pending.shift(); remove(range).then(() => range.resolve(), range.reject); }
  ${rest}
}`;

ruleTester.run('require-pending-drain, resolvers on an object that is collected', rule, {
  valid: [
    ranges('reset() { for (const range of this.pending) range.reject(new Error("reset")); this.pending = []; }'),
    ranges('done() { this.pending.forEach((range) => range.resolve()); this.clear(); } clear() { this.pending = []; }'),
    {
      name: 'a helper that tidies up behind the settlements',
      code: 'export class C { pending = []; add(range) { return new Promise((resolve) => { this.pending.push({ range, resolve }); }); } done() { this.pending.forEach((each) => each.resolve()); this.clear(); } clear() { this.pending = []; } }',
    },
  ],
  invalid: [{ code: ranges('reset() { this.pending = []; }'), errors: [{ messageId: 'drops', line: 7 }] }],
});

ruleTester.run('require-pending-drain, deadlines of their own', rule, {
  valid: [
    {
      name: 'a deadline that finds the handle where close has left it',
      code: 'export class Client { #pending = new Map(); send(id, m) { return new Promise((resolve, reject) => { this.#pending.set(id, { resolve, reject }); this.ws.send(m); setTimeout(() => { if (this.#pending.has(id)) { this.#pending.delete(id); resolve({ error: "timeout" }); } }, 10000); }); } receive(m) { this.#pending.get(m.id)?.resolve(m); } close() { this.ws.close(); this.ws = undefined; } }',
    },
  ],
  invalid: [
    {
      name: 'a deadline that finds nothing after close has dropped the handles',
      code: 'export class Client { #pending = new Map(); send(id, m) { return new Promise((resolve, reject) => { this.#pending.set(id, { resolve, reject }); this.ws.send(m); setTimeout(() => { if (this.#pending.has(id)) { this.#pending.delete(id); resolve({ error: "timeout" }); } }, 10000); }); } receive(m) { this.#pending.get(m.id)?.resolve(m); } close() { this.ws.close(); this.#pending.clear(); } }',
      errors: [{ messageId: 'drops', suggestions: 1 }],
    },
  ],
});

const tracker = (close: string) => `export class Tracker {
  jobs = new Map();
  track(id) { const record = Promise.withResolvers(); this.jobs.set(id, { since: Date.now(), record }); return record.promise; }
  complete(id, output) { const job = this.jobs.get(id); this.jobs.delete(id); job.record.resolve(output); }
  ${close}
}`;

ruleTester.run('require-pending-drain, code that only reads', rule, {
  valid: [
    tracker(
      'close() { for (const [id, { since, record }] of this.jobs) { record.reject(new Error(String(Date.now() - since))); this.jobs.delete(id); } }',
    ),
    tracker('close() { for (const [id, job] of this.jobs) { this.left.add(job); this.jobs.delete(id); } }'),
    {
      name: 'what copies may keep',
      code: tracker(
        'close() { for (const [id, job] of this.jobs) { Object.assign(this.left, job); this.jobs.delete(id); } }',
      ),
    },
  ],
  invalid: [
    {
      name: 'the clock',
      code: tracker(
        'close() { for (const [id, { since }] of this.jobs) { this.#logger.warn(id, Math.round(Date.now() - since)); this.jobs.delete(id); } }',
      ),
      errors: [{ messageId: 'drops', line: 5 }],
    },
    {
      name: 'before all are dropped',
      code: tracker(
        'close() { this.jobs.forEach(({ since }, id) => console.log(id, String(since))); this.jobs.clear(); }',
      ),
      errors: [{ messageId: 'drops', line: 5 }],
    },
  ],
});

const reader = (close: string) => `export class Reader {
  readers = [];
  read() { return new Promise((resolve, reject) => { this.readers.push({ resolve, reject }); }); }
  give(line) { this.readers.shift()?.resolve(line); }
  ${close}
}`;

ruleTester.run('require-pending-drain, constants that stand for a collection', rule, {
  valid: [
    reader(
      'close() { const { readers } = this; this.readers = []; for (const each of readers) each.reject(new Error("closed")); }',
    ),
    reader(
      'close() { const readers = this.readers; for (const each of readers) each.resolve(null); readers.length = 0; }',
    ),
    reader('close() { const { readers } = this; fail(readers); readers.length = 0; }'),
    reader(
      'close() { const { readers } = this; const all = readers; all.forEach(({ reject }) => reject()); readers.length = 0; }',
    ),
    {
      name: 'that may be another one by then',
      code: reader('close() { let { readers } = this; readers = readers.filter(isOpen); readers.length = 0; }'),
    },
    {
      name: 'of something else by that name',
      code: reader('close() { const { readers } = this.pool; readers.length = 0; }'),
    },
  ],
  invalid: [
    {
      name: 'which is emptied',
      code: reader(
        'close() { const { readers: left } = this; if (left.length > 0) console.warn(left.length); left.length = 0; }',
      ),
      errors: [{ messageId: 'drops', line: 5 }],
    },
    {
      name: 'which is only counted',
      code: reader('close() { const readers = this.readers; console.warn(readers.length); this.readers = []; }'),
      errors: [{ messageId: 'drops', line: 5, suggestions: 1 }],
    },
  ],
});

const client = (member: string): string => `export class Client {
  inFlight = {};
  ask(id) { return new Promise((resolve, reject) => { this.inFlight[id] = { resolve, reject }; }); }
  ${member}
}`;

ruleTester.run('require-pending-drain, records gone through by their keys', rule, {
  valid: [
    {
      name: 'to reject each',
      code: client(
        `close() { for (const id of Object.keys(this.inFlight)) { this.inFlight[id].reject(new Error('closed')); delete this.inFlight[id]; } }`,
      ),
    },
    {
      name: 'to reject each, of a list that was made before',
      code: client(
        `close() { const ids = Object.keys(this.inFlight); for (const id of ids) { const { reject } = this.inFlight[id]; delete this.inFlight[id]; reject(new Error('closed')); } }`,
      ),
    },
    {
      name: 'to reject each by its entry',
      code: client(
        `close() { for (const [id, { reject }] of Object.entries(this.inFlight)) { delete this.inFlight[id]; reject(new Error('closed')); } }`,
      ),
    },
    {
      name: 'to end each by another method',
      code: client(
        `close() { Object.keys(this.inFlight).forEach((id) => { this.fail(id); delete this.inFlight[id]; }); } fail(id) { this.inFlight[id].reject(); }`,
      ),
    },
    {
      name: 'where those are deleted that are over',
      code: client(
        `cleanup() { for (const id of Object.keys(this.inFlight)) { if (this.inFlight[id].isOver) delete this.inFlight[id]; } }`,
      ),
    },
    {
      name: 'of which something else is deleted',
      code: client(
        `close() { for (const id of Object.keys(this.inFlight)) { delete this.deadlines[id]; } this.socket.end(); }`,
      ),
    },
  ],
  invalid: [
    {
      name: 'and deleted',
      code: client(`end() { Object.keys(this.inFlight).forEach((id) => { delete this.inFlight[id]; });
for (const timer of this.timers) clearTimeout(timer); }`),
      errors: [{ messageId: 'drops', line: 4 }],
    },
    {
      name: 'and deleted by their entries, of an alias',
      code: client(`end() { const { inFlight } = this;
for (const [id] of Object.entries(inFlight)) { console.warn('lost', id); delete inFlight[id]; } }`),
      errors: [{ messageId: 'drops', line: 5 }],
    },
    {
      name: 'and deleted from a map by its own loop',
      code: `export class Client { calls = new Map();
ask(id) { return new Promise((resolve) => { this.calls.set(id, resolve); }); }
stop() { this.calls.forEach((_, id) => { this.calls.delete(id); }); } }`,
      errors: [{ messageId: 'drops', line: 3 }],
    },
  ],
});

const gate = (member: string): string => `export class Gate {
  waiting = [];
  pass() { return new Promise((resolve, reject) => { this.waiting.push({ resolve, reject }); }); }
  ${member}
}`;

ruleTester.run('require-pending-drain, what is taken out', rule, {
  valid: [
    {
      name: 'to be rejected',
      code: gate('close() { const left = this.waiting.splice(0); for (const { reject } of left) reject(); }'),
    },
    {
      name: 'to be given to others',
      code: gate('close() { const left = this.waiting.splice(0, this.waiting.length); this.next.adopt(left); }'),
    },
    {
      name: 'to be given back',
      code: gate('close() { const left = this.waiting.splice(0); return left; }'),
    },
    {
      name: 'one of them',
      code: gate('stop(at) { const gone = this.waiting.splice(at, 1); this.log(gone.length); }'),
    },
  ],
  invalid: [
    {
      name: 'and counted',
      code: gate(`close() {
    const left = this.waiting.splice(0, this.waiting.length);
    if (left.length > 0) this.emit('lost', left.length);
  }`),
      errors: [{ messageId: 'drops', line: 5 }],
    },
    {
      name: 'and gone through for nothing',
      code: gate(`close() { for (const each of this.waiting.splice(0)) console.warn('lost', each); }`),
      errors: [{ messageId: 'drops', line: 4 }],
    },
  ],
});

ruleTester.run('require-pending-drain, drains that ask for an argument', rule, {
  valid: [
    {
      name: 'and have an error for those who give none',
      code: gate(
        'close(error) { if (error) { this.waiting.forEach((each) => each.reject(error)); } else { this.waiting.forEach((each) => each.resolve()); } this.waiting.length = 0; }',
      ),
    },
    {
      name: 'that is there by then',
      code: gate(
        `close(error) { error ??= new Error('closed'); if (error) { this.waiting.forEach((each) => each.reject(error)); } this.waiting = []; }`,
      ),
    },
    {
      name: 'and drop what they have drained',
      code: gate(
        'close(error) { if (error) { this.waiting.forEach((each) => each.reject(error)); this.waiting = []; } }',
      ),
    },
    {
      name: 'by which the caller chooses',
      code: gate(
        'close(isFinal: boolean) { if (isFinal) { this.waiting.forEach((each) => each.reject()); } this.waiting = []; }',
      ),
    },
    {
      name: 'or wait for those who are left',
      code: gate(
        'async close(error) { if (error) { this.waiting.forEach((each) => each.reject(error)); } await this.flushed; this.waiting = []; }',
      ),
    },
    {
      name: 'or whether anybody is waiting',
      code: gate(
        'close() { if (this.waiting.length > 0) { this.waiting.forEach((each) => each.reject()); } this.waiting = []; }',
      ),
    },
  ],
  invalid: [
    {
      name: 'and forget those of an end without one',
      code: gate(`destroy(reason) {
    if (reason !== undefined && this.waiting.length > 0) for (const { reject } of this.waiting) reject(reason);
    this.waiting = []; }`),
      errors: [{ messageId: 'drops', line: 6, suggestions: 1 }],
    },
    {
      name: 'in the handler of the end',
      code: `export function link(port) { const calls = new Map();
port.on('close', (error) => { if (error != null) { calls.forEach(({ reject }) => reject(error)); }
calls.clear(); });
return (id) => new Promise((resolve, reject) => { calls.set(id, { resolve, reject }); port.send(id); }); }`,
      errors: [{ messageId: 'drops', line: 3, suggestions: 1 }],
    },
  ],
});

/** A client whose pending calls a method of its own fails. */
const caller = (close: string): string => `class Client {
  #calls = new Map();
  call(id) { return new Promise((resolve, reject) => { this.#calls.set(id, { resolve, reject }); this.port.send(id); }); }
  ${close}
  #fail(error) { this.#each((call) => call.reject(error)); }
  #each(fn) { for (const call of this.#calls.values()) fn(call); }
}`;

ruleTester.run('require-pending-drain, drains by another method', rule, {
  valid: [
    { name: 'before all are dropped', code: caller('close() { this.#fail(new Error()); this.#calls.clear(); }') },
    {
      name: 'of which one is before',
      code: caller('close() { if (this.a) this.#fail(1); else this.#fail(2); this.#calls.clear(); this.#fail(3); }'),
    },
    {
      name: 'while others come to their end',
      code: caller('async close() { this.#calls.clear(); await this.port.close(); this.#fail(new Error()); }'),
    },
    {
      name: 'whether there is an error or not',
      code: caller(
        'close(error) { if (error) this.#fail(error); else this.#fail(new Error()); this.#calls = new Map(); }',
      ),
    },
    {
      name: 'that others run, too',
      code: caller('close() { this.#calls.clear(); this.port.flush(this.#fail); this.#fail(new Error()); }'),
    },
    {
      name: 'to which a new promise is given',
      code: `class Link {
  async close() {
    if (this.closing) throw new Error('is closing');
    this.closing = new Deferred();
    try { this.socket.close(); } catch (error) { this.failed(error); }
    await this.closing.promise;
  }
  failed(error) { this.closing.reject(error); }
}`,
    },
  ],
  invalid: [
    {
      name: 'when it is too late',
      code: caller('close() { this.#calls = new Map(); this.#fail(new Error()); }'),
      errors: [{ messageId: 'drops', line: 4, suggestions: 1 }],
    },
    {
      name: 'where there is an error',
      code: caller('destroy(error) { if (error !== undefined) { this.#fail(error); } this.#calls.clear(); }'),
      errors: [{ messageId: 'drops', line: 4, suggestions: 1 }],
    },
  ],
});

/** A class with waiters, and one that extends it. */
const heirs = (base: string, heir: string): string => `class Room { waiting = []; ${base} }
class Hall extends Room {
  enter() { return new Promise((resolve, reject) => { this.waiting.push({ resolve, reject }); }); }
  ${heir}
}`;

ruleTester.run('require-pending-drain, methods of a base class', rule, {
  valid: [
    {
      name: 'that drains what it keeps',
      code: heirs(
        'stop() { for (const each of this.waiting.splice(0)) each.reject(); }',
        'stop() { super.stop(); this.lights = 0; }',
      ),
    },
    {
      name: 'that drains it by the way',
      code: heirs('stop() { empty(this); }', 'stop() { super.stop(); this.lights = 0; }'),
    },
    {
      name: 'of another file',
      code: `export class Hall extends Room {
  enter() { return new Promise((resolve, reject) => { this.waiting.push({ resolve, reject }); }); }
  stop() { this.lights = 0; super.stop(); }
}`,
    },
  ],
  invalid: [
    {
      name: 'that keeps nothing of it',
      code: `class Room { stop() { this.waiting = []; } }
class Hall extends Room {
  #guests = [];
  enter() { return new Promise((resolve, reject) => { this.#guests.push({ resolve, reject }); }); }
  stop() { super.stop(); this.lights = 0; }
}`,
      errors: [{ messageId: 'forgets', line: 5 }],
    },
    {
      name: 'of another file that does not know of it',
      code: `export class Hall extends Room {
  constructor() { super(); this.guests = []; }
  enter() { return new Promise((resolve, reject) => { this.guests.push({ resolve, reject }); }); }
  stop() { this.lights = 0; super.stop(); }
}`,
      errors: [{ messageId: 'forgets', line: 4 }],
    },
    {
      name: 'that only lets the lights go out',
      code: heirs('stop() { this.lights = 0; }', 'stop() { super.stop(); }'),
      errors: [{ messageId: 'forgets', line: 4 }],
    },
  ],
});

/** Each is looked for by its words first: a name that the words leave out would go unseen. */
const ends = [
  ...['close', 'destroy', 'dispose', 'end', 'stop', 'disconnect', 'terminate', 'shutdown', 'shut_down', 'shutDown'],
  ...['tearDown', 'teardown', 'kill', 'exit', 'quit', '_close', 'onClose', 'forceClose', 'destroyAll', 'closeAsync'],
  ...['unmount', 'componentWillUnmount', 'cleanup', 'cleanUp', 'socketClosed', 'handleQuit', 'serverShutdown'],
];

ruleTester.run('require-pending-drain, by the name of the end', rule, {
  valid: ['refresh', 'append', 'isClosed'].map((name) => ({
    code: `class A { p = new Map(); ask(id) { return new Promise((resolve) => { this.p.set(id, resolve); }); } ${name}() { this.p.clear(); } }`,
  })),
  invalid: ends.map((name) => ({
    code: `class A { p = new Map(); ask(id) { return new Promise((resolve) => { this.p.set(id, resolve); }); } ${name}() { this.p.clear(); } }`,
    errors: 1,
  })),
});

ruleTester.run('require-pending-drain: what helpers do for those who wait, and the end of a connection', rule, {
  valid: [
    {
      name: 'a helper that settles',
      code: `class Link {
  #waiting = new Map();
  ask(id) { return new Promise((resolve, reject) => { this.#waiting.set(id, { resolve, reject, timer: this.watch(id) }); }); }
  answer(id, value) { const entry = this.#waiting.get(id); this.#waiting.delete(id); entry?.resolve(value); }
  close() { this.#waiting.forEach(fail); this.#waiting.clear(); }
}
function fail({ reject, timer }) { clearTimeout(timer); reject(new Error("closed")); }`,
    },
    {
      name: 'a helper that hands the entry on',
      code: `class Link {
  #waiting = new Map();
  ask(id) { return new Promise((resolve, reject) => { this.#waiting.set(id, { resolve, reject, timer: this.watch(id) }); }); }
  answer(id, value) { const entry = this.#waiting.get(id); this.#waiting.delete(id); entry?.resolve(value); }
  close() { for (const entry of this.#waiting.values()) retire(entry); this.#waiting.clear(); }
}
function retire(entry) { retired.push(entry); }`,
    },
    {
      name: 'the end of a connection settles',
      code: `class Meter {
  #state = 'open';
  #reading;
  constructor(port) { this.port = port; port.on('data', (line) => this.#take(line)); port.on('close', () => this.#closed()); }
  read() { return new Promise((resolve, reject) => { this.#reading = { resolve, reject }; this.port.write('?'); }); }
  #take(line) { const reading = this.#reading; this.#reading = undefined; reading?.resolve(line); }
  #closed() { this.#state = 'closed'; this.#reading?.reject(new Error('closed')); }
}`,
    },
    {
      name: 'another method may settle what waits',
      code: `class Meter {
  #state = 'open';
  #reading;
  constructor(port) { this.port = port; port.on('data', (line) => this.#take(line)); port.on('close', () => this.#closed()); }
  read() { return new Promise((resolve, reject) => { this.#reading = { resolve, reject }; this.port.write('?'); }); }
  #take(line) { const reading = this.#reading; this.#reading = undefined; reading?.resolve(line); }
  #closed() { this.#state = 'closed'; }
  fail(error) { this.#reading?.reject(error); }
}`,
    },
  ],
  invalid: [
    {
      name: 'a helper that only stops a timer',
      code: `class Link {
  #waiting = new Map();
  ask(id) { return new Promise((resolve, reject) => { this.#waiting.set(id, { resolve, reject, timer: this.watch(id) }); }); }
  answer(id, value) { const entry = this.#waiting.get(id); this.#waiting.delete(id); entry?.resolve(value); }
  close() { this.#waiting.forEach(stop); this.#waiting.clear(); }
}
const stop = (entry) => clearTimeout(entry.timer);`,
      errors: 1,
    },
    {
      name: 'a helper of a helper',
      code: `class Link {
  #waiting = new Map();
  ask(id) { return new Promise((resolve, reject) => { this.#waiting.set(id, { resolve, reject, timer: this.watch(id) }); }); }
  answer(id, value) { const entry = this.#waiting.get(id); this.#waiting.delete(id); entry?.resolve(value); }
  close() { for (const entry of this.#waiting.values()) { release(entry); } this.#waiting.clear(); }
}
function release(entry) { if (!entry.timer) return; quiet(entry.timer); }
function quiet(timer) { clearTimeout(timer); }`,
      errors: 1,
    },
    {
      name: 'the end of a connection forgets the one who waits',
      code: `class Meter {
  #state = 'open';
  #reading;
  constructor(port) { this.port = port; port.on('data', (line) => this.#take(line)); port.on('close', () => this.#closed()); }
  read() { return new Promise((resolve, reject) => { this.#reading = { resolve, reject }; this.port.write('?'); }); }
  #take(line) { const reading = this.#reading; this.#reading = undefined; reading?.resolve(line); }
  #closed() { this.#state = 'closed'; }
}`,
      errors: 1,
    },
    {
      name: 'the end of a connection, told by a property',
      code: `class Meter {
  #reading;
  constructor(port) { this.port = port; port.onmessage = (event) => this.#take(event.data); port.onclose = () => { this.isOpen = false; }; }
  read() { return new Promise((resolve) => { this.#reading = resolve; this.port.send('?'); }); }
  #take(line) { this.#reading?.(line); this.#reading = undefined; }
}`,
      errors: 1,
    },
  ],
});

ruleTester.run('require-pending-drain, states that are replaced as a whole', rule, {
  valid: [
    {
      name: 'the old one is rejected first',
      code: `class Modem { #state = { kind: 'idle' }; ask(text) { return new Promise((resolve, reject) => { this.#state = { kind: 'asking', resolve, reject }; this.port.write(text); }); }
close() { if (this.#state.kind === 'asking') this.#state.reject(new Error('closed')); this.#state = { kind: 'closed' }; } }`,
    },
    {
      name: 'it is taken over',
      code: `class Modem { #state = { kind: 'idle' }; ask(text) { return new Promise((resolve, reject) => { this.#state = { kind: 'asking', resolve, reject }; }); }
close() { const old = this.#state; this.#state = { kind: 'closed' }; old.reject?.(new Error('closed')); } }`,
    },
    {
      name: 'nobody waits then',
      code: `class Modem { #state = { kind: 'idle' }; ask(text) { return new Promise((resolve, reject) => { this.#state = { kind: 'asking', resolve, reject }; }); }
close() { if (this.#state.kind === 'asking') throw new Error('busy'); this.#state = { kind: 'closed' }; } }`,
    },
    {
      name: 'the next state keeps what it is given',
      code: `class Modem { #state = { kind: 'idle' }; ask(text) { return new Promise((resolve, reject) => { this.#state = { kind: 'asking', resolve, reject }; }); }
close() { this.#state = { kind: 'closing', last: this.#state }; } }`,
    },
  ],
  invalid: [
    {
      name: 'by one that is written out',
      code: `class Modem { #state = { kind: 'idle' }; ask(text) { return new Promise((resolve, reject) => { this.#state = { kind: 'asking', resolve, reject }; }); }
heard(line) { const { resolve } = this.#state; this.#state = { kind: 'idle' }; resolve(line); }
close() { this.#state = { kind: 'closed', by: undefined }; } }`,
      errors: [{ messageId: 'drops', line: 3 }],
    },
    {
      name: 'by a constant',
      code: `const Over = Object.freeze({ kind: 'over' }); const States = { gone: { kind: 'gone' } };
class Modem { state = { kind: 'idle' }; ask(text) { return new Promise((resolve, reject) => { this.state = { kind: 'asking', resolve, reject }; }); }
destroy() { this.state = States.gone; } }`,
      errors: [{ messageId: 'drops', line: 3 }],
    },
  ],
});

ruleTester.run('require-pending-drain, helpers that go through what is pending', rule, {
  valid: [
    {
      name: 'and reject it',
      code: `class Gate { waiters = []; pass() { return new Promise((resolve, reject) => { this.waiters.push({ resolve, reject }); }); }
each(act) { for (const waiter of this.waiters) act(waiter); }
dispose() { this.each((waiter) => waiter.reject(new Error('gone'))); this.waiters = []; } }`,
    },
    {
      name: 'with what its caller gives',
      code: `class Gate { waiters = []; pass() { return new Promise((resolve, reject) => { this.waiters.push({ resolve, reject }); }); }
each(act) { for (const waiter of this.waiters) act(waiter); }
dispose(last) { this.each(last); this.waiters = []; } }`,
    },
  ],
  invalid: [
    {
      name: 'and only write it down',
      code: `class Gate { waiters = []; pass(card) { return new Promise((resolve, reject) => { this.waiters.push({ card, resolve, reject }); }); }
each(act) { for (const waiter of this.waiters) act(waiter); }
dispose() { this.each((waiter) => console.log(waiter.card)); this.waiters = []; } }`,
      errors: [{ messageId: 'drops', line: 3, suggestions: 1 }],
    },
    {
      name: 'a private one, that stops their timers',
      code: `class Gate { #left = new Map(); pass(id) { return new Promise((resolve, reject) => { const timer = setTimeout(reject, 900); this.#left.set(id, { timer, resolve, reject }); }); }
#all(act) { this.#left.forEach((each) => { act(each); }); }
close() { this.#all(({ timer }) => { clearTimeout(timer); }); this.#left.clear(); } }`,
      errors: [{ messageId: 'drops', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-pending-drain, in whole classes', rule, {
  valid: [
    {
      name: 'a clean-up beside the handles that settles',
      code: `class Line { #calls = new Map(); ask(id) { const { promise, resolve, reject } = Promise.withResolvers();
const drop = () => reject(new Error('gone')); this.#calls.set(id, { resolve, drop }); return promise; }
close() { for (const call of this.#calls.values()) call.drop(); this.#calls.clear(); } }`,
    },
    {
      name: 'a function beside the handles that the file does not show',
      code: `class Line { #calls = new Map(); ask(id, drop) { const { promise, resolve, reject } = Promise.withResolvers();
this.#calls.set(id, { resolve, reject, drop }); return promise; }
close() { for (const call of this.#calls.values()) call.drop(); this.#calls.clear(); } }`,
    },
    {
      name: 'what waits is moved to another place, where it is settled',
      code: `class Pool { #slots = []; #queue = []; run(work) { const { promise, resolve, reject } = Promise.withResolvers();
this.#queue.push({ work, resolve, reject }); this.#next(); return promise; }
destroy() { for (const job of this.#queue) job.reject(new Error('gone')); this.#queue = []; for (const slot of this.#slots) slot.job?.reject(new Error('gone')); }
#next() { for (const slot of this.#slots) { const job = this.#queue.shift(); if (!job) return; slot.job = job; } } }`,
    },
    {
      name: 'a handler that the end runs, and does not take back',
      code: `const calls = new Map(); function onMessage(event) { for (const call of calls.values()) call.reject(event); }
export function ask(port, id) { const { promise, resolve, reject } = Promise.withResolvers(); calls.set(id, { resolve, reject }); port.postMessage(id); return promise; }
export function disconnect(port) { finish(onMessage); calls.clear(); }`,
    },
  ],
  invalid: [
    {
      name: 'a clean-up beside the handles that clears their timers',
      code: `class Line { #calls = new Map(); ask(id) { const { promise, resolve, reject } = Promise.withResolvers();
const timer = setTimeout(() => this.#fail(id), 500); const tidy = () => { clearTimeout(timer); }; this.#calls.set(id, { resolve, reject, tidy }); return promise; }
#fail(id) { const call = this.#calls.get(id); this.#calls.delete(id); call?.reject(new Error('late')); }
close() { for (const call of this.#calls.values()) call.tidy(); this.#calls.clear(); } }`,
      errors: [{ messageId: 'drops', line: 4, suggestions: 1 }],
    },
    {
      name: 'what waits is moved to another place',
      code: `class Pool { #slots = []; #queue = []; run(work) { const { promise, resolve, reject } = Promise.withResolvers();
this.#queue.push({ work, resolve, reject }); this.#next(); return promise; }
async destroy() { this.#queue = []; await Promise.all(this.#slots.map((slot) => slot.worker.terminate())); }
#next() { for (const slot of this.#slots) { const job = this.#queue.shift(); if (!job) return; slot.job = job; } } }`,
      errors: [{ messageId: 'drops', line: 3, suggestions: 1 }],
    },
    {
      name: 'a handler that the end takes back',
      code: `const calls = new Map(); function onMessage(event) { const call = calls.get(event.id); calls.delete(event.id); call?.resolve(event.data); }
export function ask(port, id) { const { promise, resolve, reject } = Promise.withResolvers(); calls.set(id, { resolve, reject }); port.postMessage(id); return promise; }
export function connect(port) { port.addEventListener('message', onMessage); }
export function disconnect(port) { port.removeEventListener('message', onMessage); calls.clear(); }`,
      errors: [{ messageId: 'drops', line: 4, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-pending-drain, an abort beside it', rule, {
  valid: [
    {
      name: 'that fails what is pending',
      code: `class Group { #stop = new AbortController(); #acks = new Map();
constructor(broker) { this.broker = broker; broker.on('ack', (id) => this.#onAck(id)); this.#stop.signal.addEventListener('abort', () => { for (const ack of this.#acks.values()) ack.reject(this.#stop.signal.reason); }); }
commit(id) { const ack = Promise.withResolvers(); this.#acks.set(id, ack); this.broker.send(id, this.#stop.signal); return ack.promise; }
#onAck(id) { const ack = this.#acks.get(id); this.#acks.delete(id); ack?.resolve(); }
close() { this.#stop.abort(); this.#acks.clear(); } }`,
    },
    {
      name: 'where what is sent fails, and takes its own out',
      code: `class Group { #stop = new AbortController(); #acks = new Map();
constructor(broker) { this.broker = broker; broker.on('ack', (id) => this.#onAck(id)); }
commit(id) { const ack = Promise.withResolvers(); this.#acks.set(id, ack); this.broker.send(id, this.#stop.signal).catch((error) => { for (const each of this.#acks.values()) each.reject(error); }); return ack.promise; }
#onAck(id) { const ack = this.#acks.get(id); this.#acks.delete(id); ack?.resolve(); }
close() { this.#stop.abort(); this.#acks.clear(); } }`,
    },
  ],
  invalid: [
    {
      name: 'of what has nothing to do with the answers',
      code: `class Group { #stop = new AbortController(); #acks = new Map();
constructor(broker) { this.broker = broker; broker.on('ack', (id) => this.#onAck(id)); }
commit(id) { const ack = Promise.withResolvers(); this.#acks.set(id, ack); this.broker.send(id, this.#stop.signal); return ack.promise; }
#onAck(id) { const ack = this.#acks.get(id); this.#acks.delete(id); ack?.resolve(); }
close() { this.#stop.abort(); this.#acks.clear(); } }`,
      errors: [{ messageId: 'drops', line: 5, suggestions: 1 }],
    },
    {
      name: 'of what has nothing to do with the answers, where the handles are those of an executor',
      code: `class Bridge { #listening = new AbortController(); #calls = new Map(); #id = 0;
constructor(frame) { this.frame = frame; window.addEventListener('message', (event) => this.#onMessage(event), { signal: this.#listening.signal }); }
call(method) { const id = ++this.#id; return new Promise((resolve, reject) => { this.#calls.set(id, { resolve, reject }); this.frame.postMessage({ id, method }, '*'); }); }
#onMessage({ data }) { const call = this.#calls.get(data.id); this.#calls.delete(data.id); call?.resolve(data.result); }
dispose() { this.#listening.abort(); this.#calls.clear(); this.frame.remove(); } }`,
      errors: [{ messageId: 'drops', line: 5, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-pending-drain, the one whose turn it is', rule, {
  valid: [
    {
      name: 'beside the others, who are told as well',
      code: `class Printer { #jobs = []; #job = null; print(page) { const job = Promise.withResolvers(); this.#jobs.push(job); this.#next(); return job.promise; }
#next() { this.#job = this.#jobs.shift() ?? null; if (this.#job) feed(() => this.#job.resolve()); }
close() { this.#job?.reject(new Error('closed')); this.#job = null; for (const job of this.#jobs) job.reject(new Error('closed')); this.#jobs = []; } }`,
    },
    {
      name: 'and then each of the others in turn',
      code: `class Printer { #jobs = []; #job = null; print(page) { const job = Promise.withResolvers(); this.#jobs.push(job); return job.promise; }
close() { while (this.#jobs.length > 0) { this.#job = this.#jobs.shift(); this.#job.reject(new Error('closed')); } this.#jobs = []; } }`,
    },
    {
      name: 'and others that a function of it sees to',
      code: `class Printer { #jobs = []; #job = null; print(page) { const job = Promise.withResolvers(); this.#jobs.push(job); return job.promise; }
#next() { const job = this.#jobs.shift(); this.#job = job; return job; }
close() { this.#job?.reject(new Error('closed')); while (this.#next()) this.#job.reject(new Error('closed')); this.#jobs = []; } }`,
    },
    {
      name: 'where one place keeps the only one',
      code: `class Door { #bell = null; ring() { const bell = Promise.withResolvers(); this.#bell = bell; return bell.promise; } close() { this.#bell?.reject(new Error('closed')); this.#bell = null; } }`,
    },
    {
      name: 'where one field may hold what is no longer in the queue by other ways',
      code: `class Printer { #jobs = []; #job = null; print(page) { const job = Promise.withResolvers(); this.#jobs.push(job); this.#job = job; return job.promise; }
#next() { this.#job = this.#jobs.shift(); }
close() { this.#job?.reject(new Error('closed')); this.#jobs = []; } }`,
    },
  ],
  invalid: [
    {
      name: 'is told of the end, and the others are not',
      code: `class Printer { #jobs = []; #job = null; print(page) { const job = Promise.withResolvers(); this.#jobs.push(job); if (!this.#job) this.#next(); return job.promise; }
#next() { this.#job = this.#jobs.shift() ?? null; if (this.#job) feed(() => { this.#job.resolve(); this.#next(); }); }
close() { this.#job?.reject(new Error('closed')); this.#job = null; this.#jobs = []; } }`,
      errors: [{ messageId: 'drops', line: 3, suggestions: 1 }],
    },
    {
      name: 'is told of the end by another name',
      code: `class Printer { waiting = []; running; print(page) { return new Promise((resolve, reject) => { this.waiting.push({ page, resolve, reject }); }); }
step() { const task = this.waiting.pop(); if (!task) return; this.running = task; task.page.print(task.resolve); }
destroy() { const now = this.running; if (now) now.reject(new Error('gone')); this.running = undefined; this.waiting.length = 0; } }`,
      errors: [{ messageId: 'drops', line: 3, suggestions: 1 }],
    },
    {
      name: 'is told of the end, in a module',
      code: `import { TaskCompletionSource } from 'task-completion-source';
const lines = []; let spoken = null;
export function say(text) { const told = new TaskCompletionSource(); lines.push({ text, told }); if (spoken === null) next(); return told.promise; }
function next() { const line = lines.shift(); if (line === undefined) return; spoken = line; voice.say(line.text, () => { spoken = null; line.told.trySetResult(); next(); }); }
export function shutdown() { spoken?.told.trySetCanceled(); spoken = null; lines.length = 0; }`,
      errors: [{ messageId: 'drops', line: 5 }],
    },
  ],
});
