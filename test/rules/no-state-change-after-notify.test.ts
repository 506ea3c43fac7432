import rule from '../../src/rules/no-state-change-after-notify.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

ruleTester.run('no-state-change-after-notify', rule, {
  valid: [
    {
      name: 'a method that sets before one that tells',
      code: `class Valve extends EventEmitter {
  position = 0;
  #announce(position) { this.emit('moved', position); }
  #set(position) { this.position = position; }
  turn(position) {
    this.#set(position);
    this.#announce(position);
  }
}
function Feed() {
  this.subscribers = [];
  this.latest = undefined;
}
Feed.prototype.publish = function (item) {
  this.subscribers.forEach((subscriber) => subscriber(item));
};
Feed.prototype.add = function (item) {
  this.latest = item;
  this.publish(item);
};`,
    },
    {
      name: 'methods of what is about to happen, or of another object',
      code: `class Door extends EventEmitter {
  isOpen = false;
  #warn() { this.emit('beforeOpen'); }
  #open() { this.isOpen = true; }
  open() {
    this.#warn();
    this.#open();
  }
}
function Pump() { this.pressure = 0; }
Pump.prototype.tell = function (value) {
  queueMicrotask(() => this.emit('pressure', value));
};
Pump.prototype.raise = function (value) {
  this.tell(value);
  this.pressure = value;
};`,
    },
    {
      name: 'a list that is taken away before it is handed over',
      code: "export class Batcher extends EventEmitter { batch = []; push(item) { this.batch.push(item); } flush() { const batch = this.batch; this.batch = []; this.emit('flush', batch); } }",
    },
    {
      name: 'a parameter that is set first',
      code: `export function createStore(state) {
  const listeners = new Set();
  return { get: () => state, subscribe: (fn) => listeners.add(fn), set(next) { state = next; for (const fn of listeners) fn(next); } };
}`,
    },
    {
      name: 'the aborted controller itself',
      code: 'class Runner { cancel() { this.controller.abort(); this.controller = null; } }',
    },
    {
      name: 'a private field that nothing is put into',
      code: 'class Gauge { #onChange = null; value = 0; set(v) { if (this.#onChange) this.#onChange(v); this.value = v; } }',
    },
    {
      name: 'a bracket around the event alone',
      code: `const events = new EventEmitter();
let telling = false;
export const isTelling = () => telling;
export async function build() { const stats = await bundle(); telling = true; events.emit('done', stats); telling = false; }`,
    },
    {
      name: 'the entry of another collection',
      code: "class Sessions extends EventEmitter { #sessions = new Map(); #timers = new Map(); #stop(id) { clearTimeout(this.#timers.get(id)); } end(id) { const session = this.#sessions.get(id); this.emit('end', session); this.#stop(id); this.#timers.delete(id); } }",
    },
    {
      name: 'a local that nobody reads',
      code: `export function select(item) {
  let seen;
  ee.emit('select', item);
  seen = item;
}`,
    },
    {
      name: 'a loop through a list of its own',
      code: `export class Gate {
  callbacks = [];
  wait(callback) { this.callbacks.push(callback); }
  open() {
    const callbacks = this.callbacks;
    this.callbacks = [];
    for (const callback of callbacks) callback();
  }
}`,
    },
    {
      name: 'another takes its place in the collection',
      code: 'class Previews { queue = new Map(); last = new Map(); run(id, pipeline) { this.queue.get(id)?.abort(); const controller = new AbortController(); this.queue.set(id, controller); this.last.set(id, pipeline); } }',
    },
    {
      name: 'a new controller in the place of the aborted one',
      code: 'class Downloads { controller = new AbortController(); cancel() { this.controller.abort(); this.controller = new AbortController(); } }',
    },
    {
      name: 'taken out first',
      code: 'class Downloads { jobs = new Map(); cancel(id) { const { controller } = this.jobs.get(id); this.jobs.delete(id); controller.abort(); } }',
    },
    {
      name: 'given before anybody is told',
      code: "class Player extends EventEmitter { play() { Object.assign(this, { playing: true }); this.emit('play'); } }",
    },
    {
      name: 'given to something else',
      code: "class Player extends EventEmitter { play(options) { this.emit('play'); return Object.assign({}, options, { playing: true }); } }",
    },
    {
      name: 'swapped before anybody is told',
      code: "class Board extends EventEmitter { swap() { [this.left, this.right] = [this.right, this.left]; this.emit('swapped'); } }",
    },
    {
      name: 'the bus of somebody else',
      code: "class Cart { constructor(bus) { this.items = []; this.bus = bus; } remove(i) { bus.emit('removed', i); this.items.splice(i, 1); } }",
    },
    {
      name: 'a module that tells the page of something else',
      code: "let count = 0; export function load(next) { window.dispatchEvent(new CustomEvent('theme', { detail: next })); count++; }",
    },
    {
      name: 'the page is told last',
      code: "let theme = 'light'; export const getTheme = () => theme; export function setTheme(next) { theme = next; window.dispatchEvent(new CustomEvent('theme', { detail: next })); }",
    },
    {
      name: 'a handler of something else',
      code: 'class Link { handleOnline(code) { if (this.onclose) this.onclose(code); const socket = null; return socket; } }',
    },
    {
      name: 'all that is put away at the end, after an abort',
      code: `class Editor {
  destroy() {
    this.controller.abort();
    this.controller = null;
    this.layers.destroy();
    this.editors.clear();
  }
}`,
    },
    {
      name: 'a new list for the next round',
      code: `class Queue extends EventEmitter {
  queue = [];
  flush() {
    this.emit("flush", this.queue);
    this.queue = [];
  }
}`,
    },
    {
      name: 'a report of work beside other state',
      code: `class Job extends EventEmitter {
  done = 0;
  step(file) {
    this.emit("progress", file);
    this.done += 1;
  }
}`,
    },
    {
      name: 'a timing that is told, and a name that is set',
      code: `class Job extends EventEmitter {
  label = "";
  rename(label) {
    this.emit("timing", performance.now());
    this.label = label;
  }
}`,
    },
    {
      name: 'a state that is how the call ends',
      code: `
class Module {
  constructor(callback) { this.callback = callback; this.status = 'linked'; }
  evaluate() {
    try { this.callback(); this.status = 'evaluated'; } catch (error) { this.status = 'failed'; throw error; }
  }
}
`,
    },
    {
      name: 'what is put away after the last word',
      code: `class Store {
  subjects = {};
  remove(url) {
    const inner = this.subjects[url];
    for (const subject of Object.values(inner)) { subject.next(undefined); subject.complete(); }
    delete this.subjects[url];
  }
}`,
    },
    {
      name: 'handlers that are put away after the last event',
      code: `class Socket extends EventTarget {
  close() { this.dispatchEvent(new Event('close')); this._onclose = null; this._onopen = null; }
}`,
    },
    {
      name: 'state first',
      code: `class A extends EventEmitter { open() { this.opened = true; this.emit('open'); } }`,
    },
    {
      name: 'events that precede what they tell of',
      code: `
class A extends EventEmitter {
  onWillOpen;
  open() { this.emit('beforeOpen'); this.opened = true; }
  close() { this.emit('closing'); this.opened = false; }
  lock() { this.emit(Events.WILL_LOCK); this.locked = true; }
  show() { this.onWillOpen?.(); this.shown = true; }
}`,
    },
    {
      name: 'events that report on the work',
      code: `class A extends EventEmitter { step() { this.emit('progress', 1); this.done++; this.emit('debug', 'x'); this.n = 1; } }`,
    },
    {
      name: 'an event that the project allows',
      code: `class A extends EventEmitter { open() { this.emit('open'); this.opened = true; } }`,
      options: [{ allowEvents: ['open'] }],
    },
    {
      name: 'deferred emits',
      code: `
class A extends EventEmitter {
  a() { queueMicrotask(() => this.emit('a')); this.x = 1; }
  b() { process.nextTick(() => { this.emit('b'); }); this.x = 1; }
  c() { setTimeout(() => this.emit('c')); this.x = 1; }
  d() { Promise.resolve().then(() => this.emit('d')); this.x = 1; }
}`,
    },
    {
      name: 'a guard raised before and lowered after',
      code: `class A extends EventEmitter { set(v) { this.emitting = true; this.emit('change', v); this.emitting = false; } }`,
    },
    {
      name: 'a flag lowered in finally',
      code: `class A extends EventEmitter { set(v) { try { this.emit('change', v); } finally { this.busy = false; } } }`,
    },
    {
      name: 'the error of a listener kept in catch',
      code: `class A extends EventEmitter { set(v) { try { this.emit('change', v); } catch (error) { this.error = error; } } }`,
    },
    {
      name: 'a fresh controller, and what begins with it',
      code: `class A { restart() { this.ctrl.abort(); this.ctrl = new AbortController(); this.running = true; } }`,
    },
    {
      name: 'an abort that only fetch and the DOM hear of',
      code: `
class A {
  #ac = new AbortController();
  #open = true;
  get open() { return this.#open; }
  load() { return fetch('/x', { signal: this.#ac.signal }); }
  attach(element) { const { signal } = this.#ac; element.addEventListener('click', this, { signal }); }
  stop() { this.#ac.abort(); this.#open = false; }
}`,
    },
    {
      name: 'the abort of something that is no controller',
      code: `class A { stop() { this.xhr.abort(); this.running = false; } }`,
    },
    {
      name: 'local variables',
      code: `class A extends EventEmitter { open() { let n = 0; this.emit('open'); n = 1; return n; } }`,
    },
    {
      name: 'state of another object, events of another object',
      code: `
class A extends EventEmitter {
  a(other) { this.emit('a'); other.x = 1; }
  b(other) { other.emit('b'); this.x = 1; }
  c() { this.socket.emit('join'); this.room = 1; }
}`,
    },
    {
      name: 'the result of the notification decides',
      code: `
class A extends EventEmitter {
  a() { this.handled = this.emit('a'); }
  b() { if (!this.emit('b')) this.missed = true; }
  c(event) { this.dispatchEvent(event); if (event.defaultPrevented) return; this.open = true; }
}`,
    },
    {
      name: 'the state is looked at again',
      code: `
class A extends EventEmitter {
  a() { this.emit('a'); if (!this.closed) this.closed = true; }
  b() { this.emit('b'); if (this.closed) return; this.ready = true; }
}`,
    },
    {
      name: 'state that nobody can see',
      code: `class A { #count = 0; done() { this.onDone?.(); this.#count++; } }`,
    },
    {
      name: 'paths that exclude each other',
      code: `
class A extends EventEmitter {
  a(x) { if (x) { this.emit('a'); return; } this.y = 1; }
  b(x) { if (x) this.emit('b'); else this.y = 1; }
  c(x) { if (x) this.emit('c'); if (!x) this.y = 1; }
}`,
    },
    {
      name: 'the next turn of a loop',
      code: `
class A extends EventEmitter {
  a(xs) { for (const x of xs) { this.last = x; this.emit('a', x); } }
  b(xs) { for (const x of xs) { if (x.bad) { this.emit('bad', x); continue; } this.items.push(x); } }
}`,
    },
    {
      name: 'settled and changed in one turn',
      code: `
class A {
  #ready = Promise.withResolvers();
  a(v) { this.#ready.resolve(v); this.value = v; }
  async b(v) { await f(); this.#ready.resolve(v); this.value = v; }
}`,
    },
    {
      name: 'settlements of what a collection keeps are no notifications',
      code: `
class A {
  a(id, v) { this.pending.get(id).resolve(v); this.pending.delete(id); }
  b(id, v) { const { reject } = this.pending.get(id); reject(v); this.pending.delete(id); }
}`,
    },
    {
      name: 'a service that goes on working after it was ready',
      code: `class A { ready = Promise.withResolvers(); async run() { this.ready.resolve(); for (;;) { const m = await read(); this.last = m; } } }`,
    },
    {
      name: 'what waits for the listeners',
      code: `class A extends EventEmitter { async go() { await this.emit('go'); this.gone = true; } }`,
    },
    {
      name: 'clean-ups are no callbacks',
      code: `class A { end() { for (const dispose of this.disposers) dispose(); this.disposers = []; this.removeAbortListener(); this.removeAbortListener = null; } }`,
    },
    {
      name: 'callbacks taken out first',
      code: `class A { flush() { const waiters = this.waiters; this.waiters = []; for (const waiter of waiters) waiter(); } }`,
    },
    {
      name: 'a list handed over and begun anew',
      code: `class A { flush() { this.onBatch?.(this.batch); this.batch = []; } }`,
    },
    {
      name: 'a method of the class named emit that keeps what it gets',
      code: `class Compiler { code = []; emit(op) { this.code.push(op); } loop() { this.emit('jump'); this.depth = 1; } }`,
    },
    {
      name: 'a change that the next event announces',
      code: `class A extends EventEmitter { a() { this.emit('disconnect'); this.state = 'idle'; this.emit('idle'); } }`,
    },
    {
      name: 'work that begins after the event',
      code: `class A extends EventEmitter { async a() { this.emit('connect'); const socket = dial(); this.socket = socket; await socket.ready; this.up = true; } }`,
    },
    {
      name: 'timers, the emitter itself, counters of what was dealt with, another matter far below',
      code: `
class A extends EventEmitter {
  #emitter = new Emitter();
  a() { this.emit('retry'); this.timer = setTimeout(() => { this.emit('timeout'); this.timer = null; }); }
  b() { this.#emitter.fire(); this.#emitter = undefined; }
  c(m) { this.callback?.(m); this.processed++; }
  d() {
    this.emit('hello');
${'    work();\n'.repeat(10)}
    this.idle = true;
  }
}`,
    },
    {
      name: 'constructors: deferred, own listeners, the object given away, other bases',
      code: `
class A extends EventEmitter { constructor() { super(); setImmediate(() => this.emit('ready')); } }
class B extends EventEmitter { constructor() { super(); this.on('ready', f); this.emit('ready'); } }
class C extends EventEmitter { constructor(plugins) { super(); plugins.forEach((plugin) => plugin(this)); this.emit('ready'); } }
class D extends EventEmitter { constructor(socket) { super(); socket.on('data', (data) => this.emit('data', data)); } }
class E extends HTMLElement { constructor() { super(); this.dispatchEvent(new Event('ready')); } }
class F extends Base { constructor() { super(); this.emit('ready'); } }`,
    },
    {
      name: 'the variables of a test suite',
      code: `describe('x', () => { const ee = new EventEmitter(); let n; beforeEach(() => { ee.emit('x'); n = 1; }); it('y', () => n); });`,
    },
  ],
  invalid: [
    {
      name: 'a method that tells before one that sets',
      code: `class Gear extends EventEmitter {
  ratio = 1;
  #report(ratio) { this.emit('shifted', ratio); }
  #engage(ratio) { this.ratio = ratio; }
  shift(ratio) {
    if (ratio > 0) {
      this.#report(ratio);
      this.#engage(ratio);
    }
  }
}`,
      errors: [{ messageId: 'late', line: 8 }],
    },
    {
      name: 'a method of a prototype that tells',
      code: `function Feed() {
  this.subscribers = [];
  this.latest = undefined;
}
Feed.prototype.publish = function (item) {
  this.subscribers.forEach((subscriber) => subscriber(item));
};
Feed.prototype.keep = function (item) { this.latest = item; };
Feed.prototype.add = function (item) {
  this.publish(item);
  this.keep(item);
};`,
      errors: [{ messageId: 'late', line: 11 }],
    },
    {
      name: 'a list that was handed over and is begun anew, to which listeners can add',
      code: `var events = new EventEmitter();
var batch = [];
exports.push = function (item) { batch.push(item); };
exports.flush = function () { events.emit('flush', batch); batch = []; };
exports.events = events;`,
      errors: 1,
    },
    {
      name: 'a field of that kind',
      code: "export class Batcher extends EventEmitter { batch = []; push(item) { this.batch.push(item); } flush() { this.emit('flush', this.batch); this.batch = []; } }",
      errors: 1,
    },
    {
      name: 'state that is a parameter of the factory',
      code: `export function createStore(state) {
  const listeners = new Set();
  return { get: () => state, subscribe: (fn) => listeners.add(fn), set(next) { for (const fn of listeners) fn(next); state = next; } };
}`,
      errors: 1,
    },
    {
      name: 'let go of in the statement after an abort',
      code: 'class Runner { cancel() { this.controller.abort(); this.current = null; this.queue.length = 0; } }',
      errors: 1,
    },
    {
      name: 'a callback that others put into a public field',
      code: 'class Gauge { onChange = null; value = 0; set(v) { if (this.onChange) this.onChange(v); this.value = v; } }',
      errors: 1,
    },
    {
      name: 'an event of the end within the bracket of the work',
      code: `const events = new EventEmitter();
let building = false;
export const isBuilding = () => building;
export async function build() { building = true; const stats = await bundle(); events.emit('done', stats); building = false; }`,
      errors: 1,
    },
    {
      name: 'what is passed on becomes the state, of whose readers the file says nothing',
      code: 'class Store { #listeners = new Set(); #value; set(value) { for (const fn of this.#listeners) fn(); this.#value = value; } }',
      errors: 1,
    },
    {
      name: 'the same by forEach',
      code: 'class Store { #listeners = new Set(); #value; set(value) { this.#listeners.forEach((fn) => fn()); this.#value = value; } }',
      errors: 1,
    },
    {
      name: 'the entry that it tells of',
      code: "class Sessions extends EventEmitter { #sessions = new Map(); end(id) { const session = this.#sessions.get(id); this.emit('end', session); this.#sessions.delete(id); } }",
      errors: 1,
    },
    {
      name: 'a variable of the module that the file only writes',
      code: `let current = null;
const ee = new EventEmitter();
export function select(item) {
  ee.emit('select', item);
  current = item;
}`,
      errors: 1,
    },
    {
      name: 'the same through an emitter that all have',
      code: `let current = null;
export const get = () => current;
export function select(item) {
  ee.emit('select', item);
  current = item;
}`,
      errors: 1,
    },
    {
      name: 'a loop through the list calls those that are added meanwhile by the way',
      code: `export class Gate {
  callbacks = [];
  wait(callback) { this.callbacks.push(callback); }
  open() {
    for (const callback of this.callbacks) callback();
    this.callbacks = [];
  }
}`,
      errors: 1,
    },
    {
      name: 'found by the listeners, and taken out after that',
      code: 'class Downloads { jobs = new Map(); cancel(id) { this.jobs.get(id).controller.abort(); this.jobs.delete(id); } }',
      errors: 1,
    },
    {
      name: 'given as a whole',
      code: "class Player extends EventEmitter { play() { this.emit('play'); Object.assign(this, { playing: true }); } }",
      errors: 1,
    },
    {
      name: 'a callback that is called if it is there, by way of `call`',
      code: "class Input { #onInput; value = ''; onInput(cb) { this.#onInput = cb; } type(v) { this.#onInput?.call(this, v); this.value = v; } }",
      errors: 1,
    },
    {
      name: 'swapped after all were told',
      code: "class Board extends EventEmitter { swap() { this.emit('swapped'); [this.left, this.right] = [this.right, this.left]; } }",
      errors: 1,
    },
    {
      name: 'the emitter is a member by its type',
      code: "class Cart { items: string[] = []; constructor(private bus: EventEmitter) {} remove(i: number) { this.bus.emit('removed', this.items[i]); this.items.splice(i, 1); } }",
      filename: 'test.ts',
      errors: 1,
    },
    {
      name: 'a module that speaks through the page',
      code: "let theme = 'light'; export const getTheme = () => theme; export function setTheme(next) { window.dispatchEvent(new CustomEvent('theme', { detail: next })); theme = next; }",
      errors: 1,
    },
    {
      name: 'taken from a collection that nobody declares',
      code: "class Router extends EventEmitter { back() { this.emit('leave', this.history.at(-1)); this.history.pop(); } }",
      errors: 1,
    },
    {
      name: 'a handler in lower case, and state that it says nothing of',
      code: 'class Link { handleClose(code) { if (this.onclose) this.onclose(code); this.socket = null; } }',
      errors: 1,
    },
    {
      name: 'what the listeners of an abort look for, cleared at once',
      code: `class Jobs {
  jobs = new Map();
  stop(reason) {
    this.controller.abort(reason);
    this.jobs.clear();
  }
}`,
      errors: [{ messageId: 'lateAfterAbort', line: 5, suggestions: 1 }],
    },
    {
      name: 'a list that is emptied under who was handed it',
      code: `class Queue extends EventEmitter {
  queue = [];
  flush() {
    this.emit("flush", this.queue);
    this.queue.length = 0;
  }
}`,
      errors: [{ messageId: 'late', line: 5 }],
    },
    {
      name: 'a flag of which the file does not show who asks for it',
      code: `class Player extends EventTarget {
  #playing = false;
  play() {
    this.dispatchEvent(new Event("play"));
    this.#playing = true;
  }
}`,
      errors: [{ messageId: 'late', line: 5, suggestions: 1 }],
    },
    {
      name: 'a report that tells what the state is going to be',
      code: `export class Countdown {
  constructor(seconds, onTick) {
    this.left = seconds;
    this.onTick = onTick;
  }
  tick() {
    this.onTick?.(this.left - 1);
    this.left -= 1;
  }
}`,
      errors: [{ messageId: 'late', line: 8 }],
    },
    {
      name: 'an event that is called as reports are, and named after the state',
      code: `import { EventEmitter } from "node:events";
export const bus = new EventEmitter();
let activeProfile = "default";
export const profile = () => activeProfile;
export function use(name) {
  bus.emit("profile", name);
  activeProfile = name;
}`,
      errors: [{ messageId: 'late', line: 7, suggestions: 1 }],
    },
    {
      name: 'a state that the catch does not set to another value',
      code: `
class Module {
  constructor(callback) { this.callback = callback; this.status = 'linked'; }
  evaluate() {
    try { this.callback(); this.status = 'done'; } catch (error) { this.status = 'done'; throw error; }
  }
}
`,
      errors: [{ messageId: 'late', line: 5, suggestions: 1 }],
    },
    {
      name: 'two changes, of which one is named as a variable that is told',
      code: `class A extends EventEmitter { end(result) { this.emit('done', result); this.state = 'done'; this.result = result; } }`,
      errors: [
        {
          messageId: 'late',
          suggestions: [
            {
              messageId: 'changeFirst',
              output: `class A extends EventEmitter { end(result) { this.state = 'done'; this.result = result; this.emit('done', result); } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'emit, then state: swapped',
      code: `
class A extends EventEmitter {
  open() {
    this.emit('open');
    this.opened = true;
  }
}`,
      errors: [
        {
          messageId: 'late',
          data: { told: "this.emit('open')", line: '4', state: 'this.opened' },
          line: 5,
          column: 5,
          suggestions: [
            {
              messageId: 'changeFirst',
              output: `
class A extends EventEmitter {
  open() {
    this.opened = true;
    this.emit('open');
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'several changes move together, comments with their statements',
      code: `
class A extends EventEmitter {
  open() {
    start();
    // Tell everybody.
    this.emit('open'); // at once
    // Now it is open.
    this.opened = true; // for good
    this.count++;
    end();
  }
}`,
      errors: [
        {
          messageId: 'late',
          line: 8,
          suggestions: [
            {
              messageId: 'changeFirst',
              output: `
class A extends EventEmitter {
  open() {
    start();
    // Now it is open.
    this.opened = true; // for good
    this.count++;
    // Tell everybody.
    this.emit('open'); // at once
    end();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'abort, then state',
      code: `class A { stop() { this.ctrl.abort(); this.running = false; } }`,
      errors: [
        {
          messageId: 'lateAfterAbort',
          line: 1,
          column: 39,
          suggestions: [
            { messageId: 'changeFirst', output: `class A { stop() { this.running = false; this.ctrl.abort(); } }` },
          ],
        },
      ],
    },
    {
      name: 'a stored callback, then its removal: the callback is looked up, so nothing is swapped',
      code: `class A { done(id, v) { this.cbs.get(id)(null, v); this.cbs.delete(id); } }`,
      errors: [{ messageId: 'late', suggestions: [] }],
    },
    {
      name: 'a stored callback by a name of its own',
      code: `
class A {
  done(id, v) { const cb = this.pending.get(id); cb(null, v); this.pending.delete(id); }
  fail(id, e) { const { callback } = this.pending[id]; callback(e); delete this.pending[id]; }
}`,
      errors: [
        {
          messageId: 'late',
          line: 3,
          suggestions: [
            {
              messageId: 'changeFirst',
              output: `
class A {
  done(id, v) { const cb = this.pending.get(id); this.pending.delete(id); cb(null, v); }
  fail(id, e) { const { callback } = this.pending[id]; callback(e); delete this.pending[id]; }
}`,
            },
          ],
        },
        {
          messageId: 'late',
          line: 4,
          suggestions: [
            {
              messageId: 'changeFirst',
              output: `
class A {
  done(id, v) { const cb = this.pending.get(id); cb(null, v); this.pending.delete(id); }
  fail(id, e) { const { callback } = this.pending[id]; delete this.pending[id]; callback(e); }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'listeners called in a loop or by forEach',
      code: `
class A {
  #value;
  get value() { return this.#value; }
  a(v) {
    for (const listener of this.listeners) listener(v);
    this.#value = v;
  }
  b(v) {
    this.listeners.forEach((l) => l(v));
    this.#value = v;
  }
}`,
      errors: [
        { messageId: 'late', line: 7, suggestions: [] },
        {
          messageId: 'late',
          line: 11,
          suggestions: [
            {
              messageId: 'changeFirst',
              output: `
class A {
  #value;
  get value() { return this.#value; }
  a(v) {
    for (const listener of this.listeners) listener(v);
    this.#value = v;
  }
  b(v) {
    this.#value = v;
    this.listeners.forEach((l) => l(v));
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'callbacks in fields and options',
      code: `
class A {
  onClose?: () => void;
  private callback: (e: Error) => void;
  a() { this.onClose?.(); this.closed = x(); }
  b(e) { if (this.callback) this.callback.call(null, e); this.ended = true; }
  c() { this.options.onEnd(); this.ended = this.options; }
}`,
      errors: [
        {
          messageId: 'late',
          line: 5,
          suggestions: [
            {
              messageId: 'changeFirst',
              output: `
class A {
  onClose?: () => void;
  private callback: (e: Error) => void;
  a() { this.closed = x(); this.onClose?.(); }
  b(e) { if (this.callback) this.callback.call(null, e); this.ended = true; }
  c() { this.options.onEnd(); this.ended = this.options; }
}`,
            },
          ],
        },
        { messageId: 'late', line: 6, suggestions: [] },
        {
          messageId: 'late',
          line: 7,
          suggestions: [
            {
              messageId: 'changeFirst',
              output: `
class A {
  onClose?: () => void;
  private callback: (e: Error) => void;
  a() { this.onClose?.(); this.closed = x(); }
  b(e) { if (this.callback) this.callback.call(null, e); this.ended = true; }
  c() { this.ended = this.options; this.options.onEnd(); }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'dispatchEvent, an emitter of its own, a signal',
      code: `
class A extends EventTarget {
  readonly onDidChange = new Emitter<void>();
  emitter = new EventEmitter();
  a() { this.dispatchEvent(new Event('open')); log(); this.isOpen = true; }
  b(v) { this.emitter.emit('change', v); log(); this.value = v; }
  c(v) { this.onDidChange.fire(); log(); this.value = v; }
}`,
      errors: [
        { messageId: 'late', line: 5, suggestions: [] },
        { messageId: 'late', line: 6, suggestions: [] },
        { messageId: 'late', line: 7, suggestions: [] },
      ],
    },
    {
      name: 'collections, elements and members of state',
      code: `
class A extends EventEmitter {
  free = [];
  items = new Map();
  a(c) { this.total++; this.emit('available'); log(); this.free.push(c); }
  b(id) { this.emit('removed', id); log(); this.items.delete(id); }
  c(id) { this.emit('gone', id); log(); delete this.byId[id]; }
  d() { this.emit('close'); log(); this.state.closed = true; }
}`,
      errors: [
        { messageId: 'late', line: 5, suggestions: [] },
        { messageId: 'late', line: 6, suggestions: [] },
        { messageId: 'late', line: 7, suggestions: [] },
        { messageId: 'late', line: 8, suggestions: [] },
      ],
    },
    {
      name: 'a module and a factory',
      code: `
let state = 'idle';
const listeners = new Set();
export const subscribe = (listener) => listeners.add(listener);
export const getState = () => state;
export function setState(next) {
  for (const listener of listeners) listener(next);
  state = next;
}
function createStore() {
  let value;
  const watchers = [];
  return {
    get: () => value,
    watch: (watcher) => watchers.push(watcher),
    set(next) {
      for (const watcher of watchers) watcher();
      value = next;
    },
  };
}`,
      errors: [
        { messageId: 'late', line: 8, suggestions: [] },
        { messageId: 'late', line: 18, suggestions: [] },
      ],
    },
    {
      name: 'through a method that notifies, or one that changes',
      code: `
class A extends EventEmitter {
  notify() { this.emit('change'); }
  setState(state) { this.state = state; }
  a(v) { this.notify(); log(); this.value = v; }
  b() { this.emit('open'); this.setState('open'); }
}`,
      errors: [
        { messageId: 'late', line: 5, suggestions: [] },
        { messageId: 'late', line: 6, column: 28, suggestions: [] },
      ],
    },
    {
      name: 'on some path only',
      code: `
class A extends EventEmitter {
  a(v) {
    if (v) this.emit('change', v);
    this.value = v;
  }
}`,
      errors: [{ messageId: 'late', line: 5, suggestions: [] }],
    },
    {
      name: 'settled, awaited, changed',
      code: `
import { TaskCompletionSource } from 'task-completion-source';
class A {
  tcs = new TaskCompletionSource<string>();
  closed = false;
  async finish(v: string) {
    this.tcs.setResult(v);
    await this.flush();
    this.closed = true;
  }
  run() {
    return new Promise(async (resolve) => {
      resolve(1);
      await this.flush();
      this.ran = true;
    });
  }
  async flush() {}
}`,
      errors: [
        {
          messageId: 'lateAfterSettle',
          data: { told: 'this.tcs.setResult(v)', line: '7', state: 'this.closed' },
          line: 9,
          suggestions: [],
        },
        { messageId: 'lateAfterSettle', line: 15, suggestions: [] },
      ],
    },
    {
      name: 'the await is in the change itself',
      code: `
const ready = Promise.withResolvers();
const service = { config: null };
export const getConfig = () => service.config;
export async function start() {
  ready.resolve();
  service.config = await load();
}`,
      errors: [{ messageId: 'lateAfterSettle', line: 7, suggestions: [] }],
    },
    {
      name: 'an event that says it is over, and then waits',
      code: `class A extends EventEmitter { async save() { this.emit('saved'); await this.flush(); this.saved = true; } }`,
      errors: [{ messageId: 'late', suggestions: [] }],
    },
    {
      name: 'emit in a constructor',
      code: `
class A extends EventEmitter {
  constructor(options) {
    super();
    if (!options) this.emit('error', new Error('no options'));
  }
}`,
      errors: [
        {
          messageId: 'unheard',
          line: 5,
          column: 19,
          suggestions: [
            {
              messageId: 'emitLater',
              output: `
class A extends EventEmitter {
  constructor(options) {
    super();
    if (!options) queueMicrotask(() => this.emit('error', new Error('no options')));
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'emit in the constructors of a file of tests, where no change counts',
      code: `
import { it } from 'vitest';
class A { constructor() { this.bus = new EventEmitter(); this.bus.emit('ready'); } }
function Pool() { EventEmitter.call(this); this.emit('ready'); }
class B extends EventEmitter { open() { this.emit('opened'); this.isOpen = true; } }`,
      errors: [
        {
          messageId: 'unheard',
          line: 3,
          suggestions: [
            {
              messageId: 'emitLater',
              output: `
import { it } from 'vitest';
class A { constructor() { this.bus = new EventEmitter(); queueMicrotask(() => this.bus.emit('ready')); } }
function Pool() { EventEmitter.call(this); this.emit('ready'); }
class B extends EventEmitter { open() { this.emit('opened'); this.isOpen = true; } }`,
            },
          ],
        },
        {
          messageId: 'unheard',
          line: 4,
          suggestions: [
            {
              messageId: 'emitLater',
              output: `
import { it } from 'vitest';
class A { constructor() { this.bus = new EventEmitter(); this.bus.emit('ready'); } }
function Pool() { EventEmitter.call(this); queueMicrotask(() => this.emit('ready')); }
class B extends EventEmitter { open() { this.emit('opened'); this.isOpen = true; } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'an old constructor alone in a file of tests',
      code: `
import { it } from 'vitest';
function Pool() { EventEmitter.call(this); this.emit('ready'); }`,
      errors: [
        {
          messageId: 'unheard',
          line: 3,
          suggestions: [
            {
              messageId: 'emitLater',
              output: `
import { it } from 'vitest';
function Pool() { EventEmitter.call(this); queueMicrotask(() => this.emit('ready')); }`,
            },
          ],
        },
      ],
    },
    {
      name: 'a constructor with an emitter of its own, and one of old',
      code: `
class A { constructor() { this.bus = new EventEmitter(); this.bus.emit('ready'); } }
function Pool() { EventEmitter.call(this); this.emit('ready'); }`,
      errors: [
        {
          messageId: 'unheard',
          line: 2,
          suggestions: [
            {
              messageId: 'emitLater',
              output: `
class A { constructor() { this.bus = new EventEmitter(); queueMicrotask(() => this.bus.emit('ready')); } }
function Pool() { EventEmitter.call(this); this.emit('ready'); }`,
            },
          ],
        },
        {
          messageId: 'unheard',
          line: 3,
          suggestions: [
            {
              messageId: 'emitLater',
              output: `
class A { constructor() { this.bus = new EventEmitter(); this.bus.emit('ready'); } }
function Pool() { EventEmitter.call(this); queueMicrotask(() => this.emit('ready')); }`,
            },
          ],
        },
      ],
    },
    {
      name: 'a method that the project names',
      code: `class A { set(v) { this.trigger('change'); log(); this.value = v; } }`,
      options: [{ notifyMethods: ['trigger'] }],
      errors: [{ messageId: 'late', suggestions: [] }],
    },
    {
      name: 'not swapped: the arguments read what changes, or a line would go on into the next',
      code: `
class A extends EventEmitter {
  a() {
    this.emit('change', this.value)
    this.value = 1
  }
  b() {
    this.emit('change')
    this.value = 1
    ;[1].forEach(f)
  }
  c(v) { this.emit('change'); this.value = v // all on one line
  }
}`,
      errors: [
        { messageId: 'late', line: 5, suggestions: [] },
        {
          messageId: 'late',
          line: 9,
          suggestions: [],
        },
        { messageId: 'late', line: 12, suggestions: [] },
      ],
    },
  ],
});

javascriptRuleTester.run('no-state-change-after-notify (JavaScript)', rule, {
  valid: [
    { name: 'a file that tells nobody', code: 'let x = 1; function f() { x++; g(); } f();' },
    {
      name: 'a function without a name for its this',
      code: `const mixin = { open: function () { this.opened = true; this.emit('open'); } };`,
    },
  ],
  invalid: [
    {
      name: 'a method on a prototype, and self',
      code: `
function Conn() {}
Conn.prototype.open = function () {
  const self = this;
  this.socket.on('open', function () {
    self.emit('open')
    self.opened = true
  });
};`,
      errors: [
        {
          messageId: 'late',
          line: 7,
          suggestions: [
            {
              messageId: 'changeFirst',
              output: `
function Conn() {}
Conn.prototype.open = function () {
  const self = this;
  this.socket.on('open', function () {
    self.opened = true
    self.emit('open')
  });
};`,
            },
          ],
        },
      ],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, what is no notification', rule, {
  valid: [
    {
      name: 'disposal tells nobody',
      code: 'export class A { #finished = false; get finished() { return this.#finished; } close() { this.listener?.[Symbol.dispose](); this.#finished = true; } set(listener) { this.listener = listener; } }',
    },
    {
      name: 'the callbacks of a test',
      filename: 'cache.test.ts',
      code: 'let callbacks = []; export function tell(v) { callbacks.forEach((callback) => callback(v)); callbacks = []; } export const wait = (f) => { callbacks.push(f); };',
    },
  ],
  invalid: [
    {
      name: 'a list is dropped after its callbacks were called',
      filename: 'cache.ts',
      code: 'let callbacks = []; export function tell(v) { callbacks.forEach((callback) => callback(v)); callbacks = []; } export const wait = (f) => { callbacks.push(f); };',
      errors: [{ messageId: 'late' }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, what the notification is about', rule, {
  valid: [
    {
      name: 'clean-up functions',
      code: 'const cleanupFunctions = []; export const later = (f) => cleanupFunctions.push(f); export function cleanup() { for (const fn of cleanupFunctions) fn(); cleanupFunctions.length = 0; }',
    },
    {
      name: 'what subscribing gave',
      code: 'export class A { constructor(store) { this.onStore = store.subscribe(() => this.render()); this.subscriptions = new Map(); } close(id) { this.onStore(); this.onStore = null; this.subscriptions.get(id)?.(); this.subscriptions.delete(id); } }',
    },
    {
      name: 'resolvers in a collection',
      code: 'export class A { answered = 0; #callbacks = new Map(); ask(id) { return new Promise((resolve) => this.#callbacks.set(id, resolve)); } answer(id, v) { this.#callbacks.get(id)(v); this.#callbacks.delete(id); this.answered += 1; } }',
    },
    {
      name: 'the handle of an animation frame',
      code: 'export class A { start() { this._frame = requestAnimationFrame(() => { this._renderCallback(); this._frame = undefined; }); } isRunning() { return this._frame !== undefined; } constructor(callback) { this._renderCallback = callback; } }',
    },
    {
      name: 'a private field that has nothing to do with the data',
      code: "export class A extends EventEmitter { #rest = ''; feed(text) { this.emit('line', text); this.#rest = ''; } flush() { this.feed(this.#rest); } }",
    },
  ],
  invalid: [
    {
      name: 'a private count that is given out',
      code: "export class A extends EventEmitter { #count = 0; get count() { return this.#count; } add() { this.emit('increment'); this.#count++; } }",
      errors: [
        {
          messageId: 'late',
          suggestions: [
            {
              messageId: 'changeFirst',
              output:
                "export class A extends EventEmitter { #count = 0; get count() { return this.#count; } add() { this.#count++; this.emit('increment'); } }",
            },
          ],
        },
      ],
    },
    {
      name: 'a private flag by which methods go',
      code: "export class A extends EventEmitter { #ready = false; send() { if (!this.#ready) throw new Error(); } done() { this.emit('authenticated'); this.#ready = true; } }",
      errors: [
        {
          messageId: 'late',
          suggestions: [
            {
              messageId: 'changeFirst',
              output:
                "export class A extends EventEmitter { #ready = false; send() { if (!this.#ready) throw new Error(); } done() { this.#ready = true; this.emit('authenticated'); } }",
            },
          ],
        },
      ],
    },
    {
      name: 'a private field by the name of the event',
      code: "export class A extends EventEmitter { #subscriptions = 0; subscribe() { if (this.#subscriptions === 0) this.emit('subscribe'); this.#subscriptions++; } leave() { if (--this.#subscriptions < 0) throw new Error(); } }",
      errors: [{ messageId: 'late' }],
    },
    {
      name: 'told in finally, and changed there',
      code: "export class A extends EventTarget { async run() { try { await work(); } finally { this.dispatchEvent(new Event('done')); this.state = 'done'; } } }",
      errors: [
        {
          messageId: 'late',
          suggestions: [
            {
              messageId: 'changeFirst',
              output:
                "export class A extends EventTarget { async run() { try { await work(); } finally { this.state = 'done'; this.dispatchEvent(new Event('done')); } } }",
            },
          ],
        },
      ],
    },
    {
      name: 'a state that goes on to what was told',
      code: "export class A extends EventEmitter { connect(open) { this.state = 'connecting'; open(() => { this.emit('connected'); this.state = 'connected'; }); } }",
      errors: [
        {
          messageId: 'late',
          suggestions: [
            {
              messageId: 'changeFirst',
              output:
                "export class A extends EventEmitter { connect(open) { this.state = 'connecting'; open(() => { this.state = 'connected'; this.emit('connected'); }); } }",
            },
          ],
        },
      ],
    },
    {
      name: 'a resolver in a collection is settled, and then waited',
      code: 'export class A { answered = 0; pending = new Map(); ask(id) { return new Promise((resolve, reject) => { this.pending.set(id, { resolve, reject }); }); } async answer(id, v) { this.pending.get(id).resolve(v); await this.log(id); this.answered += 1; } }',
      errors: [{ messageId: 'lateAfterSettle' }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, who can see it', rule, {
  valid: [
    {
      name: 'a dialog that tells its opener, and resets private state that nobody can ask it for',
      code: `export class Dialog extends LitElement {
  private _params?: Params;
  private _open = false;
  public showDialog(params: Params) { this._params = params; this._title = this._params.title; this._open = true; }
  public closeDialog() { this._open = false; return true; }
  private _closed() { this._params?.onClose(); this._params = undefined; this._open = false; }
  private _replace() { this._params?.onReplace(); this.closeDialog(); }
  protected render() { return this._params ? html\`<ha-dialog .open=\${this._open} @closed=\${this._closed}></ha-dialog>\` : nothing; }
}`,
    },
    {
      name: 'private state that only handlers read',
      code: `export class Form {
  #options; #touched = false;
  constructor(options) { this.#options = options; input.addEventListener('input', this.#onInput); }
  #onInput = () => { if (!this.#touched) this.#start(); };
  #save() { this.#options.callback(); this.#touched = false; }
}`,
    },
    {
      name: 'mixins that prepare what is registered',
      code: 'export class App { use(path, service) { this.mixins.forEach((fn) => fn.call(this, service, path)); this.services[path] = service; } }',
    },
    {
      name: 'a place that only ever holds a resolver',
      code: 'function end(c, e) { move(c); c.onclose && (c.onclose(e), c.onclose = null); } export const wait = (connection) => Promise.race([run(), new Promise((_, reject) => connection.onclose = reject)]);',
    },
    {
      name: 'private state of a callback that the event loop runs',
      code: 'import fs from "node:fs"; export class Files extends EventEmitter { #files = new Set(); check(path) { fs.stat(path, (err) => { if (err && this.#files.has(path)) { this.emit("changed", path); this.#files.delete(path); } }); } }',
    },
    {
      name: 'a method of the objects of a collection that are no listeners',
      code: 'const disposables = []; let clients; export function activate() { clients = new Clients(); clients.forEach((client) => { providers().forEach((provider) => client.onRegister(provider)); }); disposables.push(watch()); } export function deactivate() { disposables.forEach((d) => d.dispose()); }',
    },
    {
      name: 'the guard of a loop that works a queue off',
      code: 'export class Queue extends EventEmitter { run() { if (this.isRunning) return; this.isRunning = true; this.process(); } process() { let total = 0; while (this.items.length > 0) { const item = this.items.shift(); this.emit("item", item); total += item.size; } if (total === 0) { this.isRunning = false; return; } setImmediate(() => this.process()); } }',
    },
    {
      name: 'a change that the next event tells of',
      code: 'export class Client extends EventEmitter { stop(again) { this.emit("close"); if (again) { this.override = undefined; this.emit("reconnecting"); this.connect(); } } }',
    },
  ],
  invalid: [
    {
      name: 'private state by which a public method goes, of an object with options',
      code: `export class Client {
  #options; #busy = false;
  constructor(options) { this.#options = options; }
  send(data) { if (this.#busy) throw new Error('busy'); this.#busy = true; write(data); }
  #end() { this.#options.onDone(); this.#busy = false; }
}`,
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'private state that a public method asks for by a private one',
      code: `export class Client {
  #options; #busy = false;
  constructor(options) { this.#options = options; }
  send(data) { this.#check(); write(data); }
  #check() { if (this.#busy) throw new Error('busy'); }
  #end() { this.#options.onDone(); this.#busy = false; }
}`,
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'a callback that was stored by a method to subscribe',
      code: `export class Dialog { #open = true; onClose(callback) { this.#onClose = callback; } get isOpen() { return this.#open; } #end() { this.#onClose?.(); this.#open = false; } }`,
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'a place that holds a listener too',
      code: 'export function end(c, e) { move(c); c.onclose && (c.onclose(e), c.onclose = null); } export const wait = (connection) => new Promise((_, reject) => connection.onclose = reject); export const on = (connection, listener) => { connection.onclose = listener; };',
      errors: [{ messageId: 'late' }],
    },
    {
      name: 'private state that another method changes as well',
      code: 'import fs from "node:fs"; export class Files extends EventEmitter { #files = new Set(); add(path) { this.#files.add(path); } check(path) { fs.stat(path, (err) => { if (err && this.#files.has(path)) { this.emit("changed", path); this.#files.delete(path); } }); } }',
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'listeners of a collection',
      code: 'export class Hub { remove(id) { this.listeners.forEach((listener) => { listener.onRemove(id); }); this.items.delete(id); } }',
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'a flag lowered after a loop that has all of its turns before',
      code: 'export class Queue extends EventEmitter { process(items) { for (const item of items) { this.emit("item", item); } this.open = false; } }',
      errors: [{ messageId: 'late' }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, what has to do with it', rule, {
  valid: [
    {
      name: 'private state of a parser that its callbacks cannot ask for',
      code: 'export class Tokenizer { constructor(callbacks) { this._callbacks = callbacks; this._start = 0; } token() { this._callbacks.onToken(this.section()); this._start = -1; } section() { return this.buffer.substring(this._start, this.index); } }',
    },
    {
      name: 'private state that the event says nothing of',
      code: `export class Log extends EventEmitter {
  constructor() { super(); this._stream = new PassThrough(); }
  log(text) { this._stream.write(text); }
  opened(file) { this.emit('open', file); if (this.rotated) { this._stream = new PassThrough(); } }
}`,
    },
    {
      name: 'a component, which nobody gets hold of who gives it its properties',
      code: `export class Input extends React.PureComponent {
  cancel(event) { this.props.onCancel(this.hasChanged, event); this.hasBeenCancelled = true; }
  handleBlur() { if (this.hasBeenCancelled) return; this.commit(); }
}`,
    },
    {
      name: 'another callback that is put away',
      code: 'export class Download { start(method) { this.onMethodStart(method); delete this.onMethod; } listen(a, b) { this.onMethodStart = a; this.onMethod = b; } run() { this.onMethod?.(); } }',
    },
    {
      name: 'open state of another object, of whose emitter nothing is known',
      code: `export class Socket { end(code) { this.server.emit('closure', { socket: this, code }); this.server.clientsCount--; } }`,
    },
    {
      name: 'words that any event and any field may have',
      code: `export class Watcher { #emitter = new EventEmitter(); #skipNextEvent = null; skip(id) { this.#skipNextEvent = id; } changed(id) { if (this.#skipNextEvent !== id) this.#emitter.emit('noteChange', id); this.#skipNextEvent = null; } }`,
    },
  ],
  invalid: [
    {
      name: 'the slot of the callback itself: who registers again in it loses that',
      code: 'export class Room { #onPing; ping(callback) { this.#onPing = callback; this.send(); } pong(ms) { this.#onPing?.(ms); this.#onPing = undefined; } }',
      errors: [{ messageId: 'late', suggestions: [] }],
    },
    {
      name: 'what the event carries',
      code: 'export class Users { #byId = new Map(); has(id) { return this.#byId.has(id); } leave(id) { this.emit("left", id); this.#byId.delete(id); } }',
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'private state with a getter',
      code: 'export class Counter extends EventEmitter { #count = 0; get count() { return this.#count; } increment() { this.emit("increment"); this.#count++; } }',
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'a variable that an export gives',
      code: 'const bus = new EventEmitter(); let user = null; export const currentUser = () => user; export function login(name) { bus.emit("login"); user = name; }',
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'an event named by its emitter',
      code: 'export class Shell { _currentPathChanged = new Signal(this); _currentPath = ""; open(path) { this.log(this._currentPath); } set(next) { this._currentPathChanged.emit({ next: 1 }); this._currentPath = next; } }',
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'open state',
      code: 'export class Link extends EventEmitter { connected(socket) { this.emit("connect"); this.socket = socket; } }',
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, what listeners can reach', rule, {
  valid: [
    {
      name: 'open state of a parser that its handlers alone read',
      code: "export class Parser extends EventEmitter { constructor(sax) { super(); this.cursor = null; sax.on('start', this.onStart.bind(this)); sax.on('end', this.onEnd.bind(this)); } onStart(name) { const { cursor } = this; const element = new Element(name, cursor); this.emit('start', element); this.cursor = element; } onEnd() { this.emit('element', this.cursor); } }",
    },
    {
      name: 'private state of a constructor function that its handlers alone read',
      code: "function Hci(socket) { this._buffers = {}; socket.on('data', this.onData.bind(this)); } util.inherits(Hci, EventEmitter); Hci.prototype.onData = function (handle, data) { if (!this._buffers[handle]) return; this.emit('packet', handle, this._buffers[handle].data); delete this._buffers[handle]; };",
    },
    {
      name: 'private state that a public method reads in a later turn',
      code: 'export class Kernel { private exitFired = false; readonly #exited = new EventEmitter<void>(); constructor(child) { child.on("exit", () => { if (!this.exitFired) { this.#exited.fire(); this.exitFired = true; } }); } async dispose() { await this.kill(); if (!this.exitFired) this.#exited.fire(); } }',
    },
    {
      name: 'code that goes by what the listeners have made of it',
      code: "export class Launcher extends EventEmitter { state = 'running'; done(error) { this.emit('done'); if (error && this.state !== 'restarting') this.report(error); this.state = 'finished'; } }",
    },
    {
      name: 'a loop that takes what is added meanwhile',
      code: 'export class Unload { listeners_ = []; add(listener) { this.listeners_.push(listener); } flush() { for (let i = 0; i < this.listeners_.length; i++) this.listeners_[i].callback(); this.listeners_ = []; } }',
    },
    {
      name: 'a callback that nobody in the file gives again',
      code: 'export class Execution { constructor(private endCallback: (() => void) | undefined) {} end() { if (this.endCallback) { this.endCallback(); this.endCallback = undefined; } } }',
    },
    {
      name: 'one that an event brings, to be told when its listener is done',
      code: "export function launcher(self) { let onExitCallback; self.on('kill', (done) => { onExitCallback = done; }); self.ended = () => { if (onExitCallback) { onExitCallback(); onExitCallback = null; } }; }",
    },
    {
      name: 'functions that write to a log',
      code: 'const logQueue = []; export function print() { logQueue.forEach((log) => log()); logQueue.length = 0; } export function push(log) { logQueue.push(log); }',
    },
    {
      name: 'a flag that says that all listeners have run',
      code: "export class Module extends EventEmitter { check() { if (!this.defineEmitted) { this.defineEmitted = true; this.emit('defined', this.exports); this.defineEmitComplete = true; } } }",
    },
    {
      name: 'a listener is registered',
      code: 'export class Picker { show(items) { this.input.onDidTrigger((e) => this.take(e)); this.input.buttons = items; } }',
    },
    {
      name: 'an event for each element, and a change when all are told of',
      code: "export class Acks extends EventEmitter { sent = 0; fail() { let item; while ((item = this.queue.shift())) { this.emit('fail', item.stanza); } this.sent = 0; } }",
    },
  ],
  invalid: [
    {
      name: 'an open flag',
      code: "export class Session extends EventEmitter { ended = false; start(pty) { pty.onExit(() => { if (!this.ended) this.end(); }); } destroy() { this.emit('exit'); this.ended = true; } }",
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'open state that a handler and a method read',
      code: "export class Parser extends EventEmitter { constructor(sax) { super(); this.cursor = null; sax.on('start', this.onStart.bind(this)); } onStart(name) { const element = new Element(name, this.cursor); this.emit('start', element); this.cursor = element; } path() { return pathOf(this.cursor); } }",
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'private state that an accessor goes by through a private one',
      code: 'export class Debug { private last: Service | undefined; private ended = new EventEmitter<void>(); get session() { return this.active.session; } private get active() { return this.last ?? this.other; } end() { this.ended.fire(); this.last = undefined; } }',
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, in finally', rule, {
  valid: [
    {
      name: 'a flag that is lowered, a depth, and what is put back',
      code: "export class Bus extends EventEmitter { run(x) { const before = this.current; this.isBusy = true; this.depth++; this.current = x; try { this.emit('run', x); } finally { this.isBusy = false; this.depth--; this.current = before; } } }",
    },
    {
      name: 'a lock that is put away, and a list that is emptied',
      code: "export class Bus extends EventEmitter { run(x) { try { this.emit('run', x); } finally { this.holder = undefined; this.queued = []; this.waiting.delete(x); } } }",
    },
    {
      name: 'the state from before comes back',
      code: "export class Bus extends EventEmitter { run() { this.state = 'running'; try { this.emit('run'); } finally { this.state = 'idle'; } } }",
    },
  ],
  invalid: [
    {
      name: 'a position that moves on',
      code: "export class Reader extends EventEmitter { line = 0; next(text) { try { this.emit('line', text); } finally { this.line++; } } }",
      errors: [{ messageId: 'late' }],
    },
    {
      name: 'a state that is reached',
      code: "export class Task extends EventEmitter { state = 'new'; end(code) { try { this.emit('ended', code); } finally { this.state = 'ended'; } } }",
      errors: [{ messageId: 'late' }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, an event that is passed on', rule, {
  valid: [
    {
      name: 'another object is put away than the one that tells',
      code: 'export class Feed { #socket = null; #timer = null; constructor(options) { this.options = options; } start() { if (this.#timer) return; const socket = new WebSocket(this.url); socket.onclose = () => { this.options.onClose(); this.#timer = null; }; this.#socket = socket; } }',
    },
    {
      name: 'put away first',
      code: 'export class Feed { #socket = null; constructor(options) { this.options = options; } start() { if (this.#socket) return; const socket = new WebSocket(this.url); socket.onclose = () => { this.#socket = null; this.options.onClose(); }; this.#socket = socket; } }',
    },
    {
      name: 'nobody can ask for it',
      code: 'export class Feed { #socket = null; constructor(options) { this.options = options; } start() { const socket = new WebSocket(this.url); socket.onclose = () => { this.options.onClose(); this.#socket = null; }; this.#socket = socket; } }',
    },
    {
      name: 'only if it is still the same',
      code: 'export class Feed { #socket = null; constructor(options) { this.options = options; } start() { if (this.#socket) return; const socket = new WebSocket(this.url); socket.onclose = () => { this.options.onClose(); if (this.#socket === socket) this.#socket = null; }; this.#socket = socket; } }',
    },
    {
      name: 'told later',
      code: 'export class Feed { #socket = null; constructor(options) { this.options = options; } start() { if (this.#socket) return; const socket = new WebSocket(this.url); socket.onclose = () => { queueMicrotask(() => this.options.onClose()); this.#socket = null; }; this.#socket = socket; } }',
    },
  ],
  invalid: [
    {
      name: 'a child process that is kept as it is made',
      code: "export class Runner { #child; constructor(options) { this.options = options; } start() { if (this.#child) return; const child = (this.#child = spawn('x')); child.on('exit', (code) => { this.options.onExit(code); this.#child = undefined; }); } }",
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'the field itself tells',
      code: "export class Link extends EventEmitter { #conn = null; get isUp() { return this.#conn !== null; } open() { this.#conn = connect(); this.#conn.on('close', () => { this.emit('down'); this.#conn = null; }); } }",
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
    {
      name: 'taken out of this',
      code: "export class Link extends EventEmitter { conn = null; isUp() { return Boolean(this.conn); } watch() { const { conn } = this; conn.addEventListener('close', () => { this.emit('down'); this.conn = null; }); } }",
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, through a method that notes the time', rule, {
  valid: [
    {
      name: 'a method that makes something new',
      code: "export class Job extends EventEmitter { #phase = 'new'; get phase() { return this.#phase; } end() { this.emit('end'); this.#enter('ended'); } #enter(phase) { this.#phase = phase; this.next = this.make(); } }",
    },
    {
      name: 'before the notification',
      code: "export class Job extends EventEmitter { #phase = 'new'; get phase() { return this.#phase; } end() { this.#enter('ended'); this.emit('end'); } #enter(phase) { this.#phase = phase; this.at = Date.now(); } }",
    },
  ],
  invalid: [
    {
      name: 'as a number or as a date',
      code: "export class Job extends EventEmitter { #phase = 'new'; get phase() { return this.#phase; } end() { this.emit('end'); this.#enter('ended'); } stop() { this.emit('stop'); this.#leave('stopped'); } #enter(phase) { this.#phase = phase; this.at = performance.now(); } #leave(phase) { this.#phase = phase; this.left = new Date(); } }",
      errors: [{ messageId: 'late' }, { messageId: 'late' }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, a loop through the listeners', rule, {
  valid: [
    {
      name: 'one element after the other is told of',
      code: `export class Feed { seen = 0; #listeners = new Set(); add(listener) { this.#listeners.add(listener); } deliver(list) { for (const each of list) { for (const listener of this.#listeners) listener(each); } this.seen = Date.now(); } }`,
    },
  ],
  invalid: [
    {
      name: 'all are told of the same',
      code: `export class Feed { seenAt = 0; #listeners = new Set(); add(listener) { this.#listeners.add(listener); } deliver(text) { for (const listener of this.#listeners) listener(text); this.seenAt = Date.now(); } }`,
      errors: [{ messageId: 'late' }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, records with callbacks in them', rule, {
  valid: [
    {
      name: 'what is put there as a whole may have such a method',
      code: `export class Runner { #active = new Map(); start(id, job) { this.#active.set(id, job); } has(id) { return this.#active.has(id); } finish(id) { const job = this.#active.get(id); job.onComplete(); this.#active.delete(id); } }`,
    },
    {
      name: 'a function of its own in the record',
      code: `export class Runner { #active = new Map(); start(id) { this.#active.set(id, { onComplete: () => this.log(id) }); } has(id) { return this.#active.has(id); } finish(id) { const job = this.#active.get(id); job.onComplete(); this.#active.delete(id); } }`,
    },
  ],
  invalid: [
    {
      name: 'given with the options of the caller',
      code: `export class Runner { #active = new Map(); start(id, options) { this.#active.set(id, { onComplete: options.onComplete }); } has(id) { return this.#active.has(id); } finish(id) { const job = this.#active.get(id); job.onComplete(); this.#active.delete(id); } }`,
      errors: [{ messageId: 'late', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, entries of requests', rule, {
  valid: [
    {
      name: 'the entry of the function that was called',
      code: `export class Client { callbacks = {}; send(id, callback) { this.callbacks[id] = callback; }
onMessage(message) { const callback = this.callbacks[message.id]; if (callback) { callback(message.data); delete this.callbacks[message.id]; } } }`,
    },
  ],
  invalid: [
    {
      name: 'under a name somebody may wait again',
      code: `export class Client { callbacks = {}; wait(name, callback) { this.callbacks[name] = callback; }
onMessage(message) { const callback = this.callbacks[message.name]; if (callback) { callback(message.data);
delete this.callbacks[message.name]; } } }`,
      errors: [{ messageId: 'late', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, locals of other listeners', rule, {
  valid: [
    {
      name: 'that only they go by',
      code: `export function cache(response) { let told = false; const state = new EventEmitter(); states.set(response, state);
response.once('finish', () => { if (!told) { state.emit('ready', 1); told = true; } });
response.once('close', () => { if (!told) { state.emit('ready', null); told = true; } }); }`,
    },
  ],
  invalid: [
    {
      name: 'that a listener of the same emitter goes by',
      code: `export function cache(response) { let told = false; const state = new EventEmitter(); states.set(response, state);
state.on('ready', () => { if (told) response.end(); });
response.once('finish', () => { if (!told) { state.emit('ready', 1);
told = true; } }); }`,
      errors: [{ messageId: 'late', line: 4, suggestions: 1 }],
    },
    {
      name: 'that a function goes by',
      code: `export function cache(response) { let told = false; const state = new EventEmitter(); states.set(response, state);
response.once('finish', () => { if (!told) { state.emit('ready', 1);
told = true; } });
return { isTold: () => told }; }`,
      errors: [{ messageId: 'late', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, classes of the file that extend each other', rule, {
  valid: [
    {
      name: 'a base class that tells in a later turn',
      code: `class Base extends EventEmitter { changed(name) { queueMicrotask(() => this.emit('change', name)); } }
class Model extends Base { rename(name) { this.changed('name'); this.name = name; } }`,
    },
    {
      name: 'a subclass that has a method of that name',
      code: `class Base extends EventEmitter { changed(name) { this.emit('change', name); } }
class Model extends Base { changed() { this.isDirty = true; } rename(name) { this.changed('name'); this.name = name; } }`,
    },
  ],
  invalid: [
    {
      name: 'told by a method of the base class',
      code: `class Base extends EventEmitter { changed(name) { this.emit('change', name); } }
class Model extends Base { rename(name) { this.changed('name');
this.name = name; } }`,
      errors: [{ messageId: 'late', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, a method that only settles', rule, {
  valid: [
    {
      name: 'and nothing is waited for',
      code: `class Session { ready = Promise.withResolvers(); #open(value) { this.ready.resolve(value); }
async start(value) { this.#open(value); this.isOpen = true; await this.flush(); } }`,
    },
    {
      name: 'a method that waits itself',
      code: `class Session { ready = Promise.withResolvers(); async #open(value) { this.ready.resolve(value); }
async start(value) { await this.flush(); this.isOpen = true; await this.#open(value); } }`,
    },
  ],
  invalid: [
    {
      name: 'before something is waited for',
      code: `class Session { ready = Promise.withResolvers(); #open(value) { this.ready.resolve(value); }
async start(value) { this.#open(value); await this.flush();
this.isOpen = true; } }`,
      errors: [{ messageId: 'lateAfterSettle', line: 3 }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, a promise that is put away after a wait', rule, {
  valid: [
    {
      name: 'where nothing else is put there',
      code: `class Port { current = Promise.withResolvers();
async take(line) { this.current.resolve(line); await this.flush(); this.current = null; } }`,
    },
    {
      name: 'where another one only comes when there is none',
      code: `class Port { current = null;
ask() { if (this.current === null) this.current = Promise.withResolvers(); return this.current.promise; }
async take(line) { this.current.resolve(line); await this.flush(); this.current = null; } }`,
    },
    {
      name: 'where it is settled again after the wait',
      code: `class Port { current = null;
ask() { this.current = Promise.withResolvers(); return this.current.promise; }
async take(line) { this.current.resolve(line); try { await this.flush(); } catch (error) { this.current.reject(error); this.current = null; } } }`,
    },
    {
      name: 'in the turn of the settlement',
      code: `class Port { current = null;
ask() { this.current = Promise.withResolvers(); return this.current.promise; }
async take(line) { this.current.resolve(line); this.current = null; await this.flush(); } }`,
    },
  ],
  invalid: [
    {
      name: 'where the next one may be by then',
      code: `class Port { current = null;
ask() { this.current = Promise.withResolvers(); return this.current.promise; }
async take(line) { this.current.resolve(line); await this.flush();
this.current = null; } }`,
      errors: [{ messageId: 'lateAfterSettle', line: 4 }],
    },
  ],
});

ruleTester.run(
  'no-state-change-after-notify: a helper that changes, one that tells each, and a phase that comes after an await',
  rule,
  {
    valid: [
      {
        name: 'a helper that changes first',
        code: `class Account extends EventEmitter {
  balance = 0;
  deposit(amount) { this._add(amount); this.emit('deposit', amount); }
  _add(amount) { this.balance += amount; this.entries.push(amount); }
}`,
      },
      {
        name: 'a controller in a field, which is put away',
        code: `export class Job {
  #controller = new AbortController();
  get isOver() { return this.#controller === undefined; }
  begin(work) { work(this.#controller.signal); }
  stop() { this.#end(); this.#controller = undefined; }
  #end() { this.#controller?.abort(); }
}`,
      },
      {
        name: 'the list is begun anew before its members are aborted',
        code: `export class Runner {
  #jobs = [];
  get isBusy() { return this.#jobs.length > 0; }
  start(run) { const controller = new AbortController(); this.#jobs.push(controller); run(controller.signal); }
  stop() { const jobs = this.#jobs; this.#jobs = []; for (const job of jobs) job.abort(); }
}`,
      },
      {
        name: 'a flag that brackets the work',
        code: `export class Upload {
  #done = Promise.withResolvers();
  #isBusy = false;
  get isBusy() { return this.#isBusy; }
  async run(store) { this.#isBusy = true; await store.put(); this.#done.resolve(); await store.touch(); this.#isBusy = false; }
}`,
      },
      {
        name: 'a phase that the state comes back to',
        code: `export class Upload {
  #done = Promise.withResolvers();
  #state = 'idle';
  get state() { return this.#state; }
  async run(store) { this.#state = 'busy'; await store.put(); this.#done.resolve(); await store.touch(); this.#state = 'idle'; }
}`,
      },
    ],
    invalid: [
      {
        name: 'a helper that adds to a sum and to a list',
        code: `class Account extends EventEmitter {
  balance = 0;
  entries = [];
  deposit(amount) { this.emit('deposit', amount); this._add(amount); }
  _add(amount) { this.balance += amount; this.entries.push(amount); }
}`,
        errors: 1,
      },
      {
        name: 'a helper that puts into a map',
        code: `class Members extends EventEmitter {
  names = new Map();
  join(id, name) { this.emit('names', name); this._keep(id, name); }
  _keep(id, name) { this.names.set(id, name); }
}`,
        errors: 1,
      },
      {
        name: 'a list of which a helper aborts each',
        code: `export class Runner {
  #jobs = [];
  get isBusy() { return this.#jobs.length > 0; }
  start(run) { const controller = new AbortController(); this.#jobs.push({ controller }); run(controller.signal); }
  stop() { this.#cancelAll(); this.#jobs = []; }
  #cancelAll() { for (const job of this.#jobs) job.controller.abort(); }
}`,
        errors: 1,
      },
      {
        name: 'a list of which each is aborted in place',
        code: `export class Runner {
  #jobs = new Set<AbortController>();
  get isBusy() { return this.#jobs.size > 0; }
  start(run) { const controller = new AbortController(); this.#jobs.add(controller); run(controller.signal); }
  stop() { this.#jobs.forEach((controller) => { controller.abort(); }); this.#jobs.clear(); }
}`,
        errors: 1,
      },
      {
        name: 'a phase that comes after an await behind the settlement',
        code: `export class Upload {
  #done = Promise.withResolvers();
  #state = 'idle';
  get state() { return this.#state; }
  async run(store) { this.#state = 'sending'; await store.put(); this.#done.resolve(); await store.touch(); this.#state = 'stored'; }
}`,
        errors: 1,
      },
      {
        name: 'such a phase, where a failure leads to another one',
        code: `export class Upload {
  #done = Promise.withResolvers();
  #phase = 'new';
  get phase() { return this.#phase; }
  async run(store) { try { await store.put(); this.#done.resolve(); await store.touch(); this.#phase = 'kept'; } catch { this.#phase = 'lost'; } }
}`,
        errors: 1,
      },
    ],
  },
);

ruleTester.run('no-state-change-after-notify, where state says which part a getter gives', rule, {
  valid: [
    {
      name: 'changed before',
      code: `export class Playlist extends EventTarget { #index = 0; get current() { return this.tracks[this.#index]; } skip() { this.#index += 1; this.dispatchEvent(new Event('trackchange')); } }`,
    },
    {
      name: 'which a method only goes on from',
      code: `export class Playlist extends EventTarget { #drawn = 0; #draw() { this.rows[this.#drawn].draw(); this.#drawn++; } skip() { this.dispatchEvent(new Event('trackchange')); this.#drawn += 1; setTimeout(() => this.#draw()); } }`,
    },
  ],
  invalid: [
    {
      name: 'as an index',
      code: `export class Playlist extends EventTarget { #index = 0; get current() { return this.tracks[this.#index]; } skip() { this.dispatchEvent(new Event('trackchange')); this.#index += 1; } }`,
      errors: 1,
    },
    {
      name: 'as a key',
      code: `export class Tabs extends EventTarget { #open = ''; get current() { return this.tabs.get(this.#open); } show(name) { this.dispatchEvent(new Event('tabshown')); this.#open = name; } }`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-state-change-after-notify, handlers that somebody gave at once', rule, {
  valid: [
    {
      name: 'the state changes first',
      code: `export class Lamp { lit = false; constructor(private readonly hooks: Hooks) {} light() { this.lit = true; this.hooks.lit?.(this); } }`,
    },
    {
      name: 'a map of them, whose methods are its own',
      code: `export class Lamp { lit = false; constructor(private readonly handlers: Map<string, () => void>) {} light() { this.handlers.delete('lit'); this.lit = true; } }`,
    },
    {
      name: 'functions of the class itself',
      code: `export class Lamp { lit = false; handlers = { lit: () => this.warm() }; light() { this.handlers.lit?.(this); this.lit = true; } }`,
    },
    {
      name: 'options, of which any may be a part of the work',
      code: `export class Lamp { lit = false; constructor(private readonly options: Options) {} light() { this.options.lit?.(this); this.lit = true; } }`,
    },
  ],
  invalid: [
    {
      name: 'asked by an optional call',
      code: `export class Lamp { lit = false; constructor(private readonly hooks: Hooks) {}
light() { this.hooks.lit?.(this);
this.lit = true; } }`,
      errors: [{ messageId: 'late', line: 3 }],
    },
    {
      name: 'asked by a test, kept by the constructor',
      code: `export class Valve { isOpen = false; constructor(callbacks) { this.callbacks = callbacks; }
turn() { if (this.callbacks.turned) this.callbacks.turned(this);
this.isOpen = !this.isOpen; } }`,
      errors: [{ messageId: 'late', line: 3 }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, callbacks that are applied', rule, {
  valid: [
    {
      name: 'after the change',
      code: `export class Dial { value = 0; onUpdate = null; turn(to) { this.value = to; if (this.onUpdate) Reflect.apply(this.onUpdate, this, [to]); } }`,
    },
    {
      name: 'another function',
      code: `export class Dial { value = 0; onUpdate = null; turn(to) { Reflect.apply(Math.round, undefined, [to]); this.value = to; } }`,
    },
  ],
  invalid: [
    {
      name: 'by Reflect.apply',
      code: `export class Dial { value = 0; onUpdate = null; turn(to) { if (this.onUpdate) Reflect.apply(this.onUpdate, this, [to]);
this.value = to; } }`,
      errors: [{ messageId: 'late', line: 2 }],
    },
    {
      name: 'by call, after a test',
      code: `function Dial() { this.value = 0; this.onUpdate = null; }
Dial.prototype.listen = function (fn) { this.onUpdate = fn; };
Dial.prototype.turn = function (to) { if (this.onUpdate) this.onUpdate.call(this, to);
this.value = to; };`,
      errors: [{ messageId: 'late', line: 4 }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, controllers of a collection', rule, {
  valid: [
    {
      name: 'taken out first',
      code: `export class Loads { #loads = new Map(); begin(id, run) { const controller = new AbortController(); this.#loads.set(id, controller); return run(controller.signal); }
has(id) { return this.#loads.has(id); }
stop(id) { const controller = this.#loads.get(id); this.#loads.delete(id); controller?.abort(); } }`,
    },
  ],
  invalid: [
    {
      name: 'taken out after its abort',
      code: `export class Loads { #loads = new Map(); begin(id, run) { const controller = new AbortController(); this.#loads.set(id, controller); return run(controller.signal); }
has(id) { return this.#loads.has(id); }
stop(id) { const ac = this.#loads.get(id); ac?.abort();
this.#loads.delete(id); } }`,
      errors: [{ messageId: 'lateAfterAbort', line: 4, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-state-change-after-notify, what those who are told cannot see', rule, {
  valid: [
    {
      name: 'a handler of an element for a later event',
      code: `export function insert(event) {
  const field = event.target;
  field.value = '';
  field.dispatchEvent(new Event('input'));
  field.onblur = () => field.dispatchEvent(new Event('change'));
}`,
    },
    {
      name: 'a map of sets that hold nothing but resolvers',
      code: `function createGate() {
  const waiting = new Map<string, Set<(page: Page) => void>>();
  async function wait(key: string) {
    return new Promise<Page>((resolve) => {
      if (!waiting.has(key)) waiting.set(key, new Set());
      waiting.get(key)?.add(resolve);
    });
  }
  function open(key: string, page: Page) {
    if (waiting.has(key)) {
      waiting.get(key)!.forEach((callback) => callback(page));
      waiting.delete(key);
    }
  }
  return { wait, open };
}`,
    },
    {
      name: 'a flag by which only callbacks of an observer and of frames go',
      code: `function createSizes() {
  let isScheduled = false;
  const callbacks = new Map();
  const observer = new ResizeObserver((entries) => {
    if (!isScheduled) {
      requestAnimationFrame(() => {
        for (const { target } of entries) callbacks.get(target)?.forEach((callback) => callback(target));
        isScheduled = false;
      });
    }
    isScheduled = true;
  });
  return { observer, subscribe(target, callback) { callbacks.set(target, [callback]); } };
}`,
    },
    {
      name: 'a callback that an event brings, and that nothing takes the place of',
      code: `let loginCallback = noop;
app.on('login', (event, contents, request, info, callback) => { loginCallback = callback; });
ipcMain.on('credentials', (event, { user, password }) => {
  loginCallback(user, password);
  loginCallback = noop;
});`,
    },
    {
      name: 'a callback that the constructor gives in the place of an empty one',
      code: `export class Picker extends Modal {
  callback: ((item: string) => void) | undefined = () => {};
  constructor(app: App, callback: (item: string) => void) { super(app); this.callback = callback; }
  onChoose(item: string) {
    this.callback?.(item);
    this.callback = undefined;
  }
}`,
    },
  ],
  invalid: [
    {
      name: 'a value of an element',
      code: `export class Field { write(text) { this.emit('input', text); this.onside = text; } read() { return this.onside; } }`,
      errors: 1,
    },
    {
      name: 'a map of sets that hold resolvers and listeners',
      code: `function createGate() {
  const waiting = new Map<string, Set<(page: Page) => void>>();
  async function wait(key: string) {
    return new Promise<Page>((resolve) => {
      if (!waiting.has(key)) waiting.set(key, new Set());
      waiting.get(key)?.add(resolve);
    });
  }
  function listen(key: string, listener: (page: Page) => void) { waiting.get(key)?.add(listener); }
  function open(key: string, page: Page) {
    if (waiting.has(key)) {
      waiting.get(key)!.forEach((callback) => callback(page));
      waiting.delete(key);
    }
  }
  return { wait, listen, open };
}`,
      errors: 1,
    },
    {
      name: 'a flag that a function for all reads, too',
      code: `function createSizes() {
  let isScheduled = false;
  const callbacks = new Map();
  const observer = new ResizeObserver((entries) => {
    if (!isScheduled) {
      requestAnimationFrame(() => {
        for (const { target } of entries) callbacks.get(target)?.forEach((callback) => callback(target));
        isScheduled = false;
      });
    }
    isScheduled = true;
  });
  return { observer, isIdle() { return !isScheduled; }, subscribe(target, callback) { callbacks.set(target, [callback]); } };
}`,
      errors: 1,
    },
    {
      name: 'a callback that a function for all gives',
      code: `let loginCallback = noop;
export function onLogin(callback) { loginCallback = callback; }
ipcMain.on('credentials', (event, { user, password }) => {
  loginCallback(user, password);
  loginCallback = noop;
});`,
      errors: 1,
    },
    {
      name: 'a callback that a method gives in the place of an empty one',
      code: `export class Picker extends Modal {
  callback: ((item: string) => void) | undefined = () => {};
  open(callback: (item: string) => void) { this.callback = callback; }
  onChoose(item: string) {
    this.callback?.(item);
    this.callback = undefined;
  }
}`,
      errors: 1,
    },
  ],
});
