import rule from '../../src/rules/no-bare-deferred.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

/** A finding without a fix. */
function left(code: string, messageId = 'escapes') {
  return { code, output: null, errors: [{ messageId }] };
}

function fixed(code: string, output: string) {
  return {
    code,
    output: `import { TaskCompletionSource } from 'task-completion-source';\n\n${output}`,
    errors: [{ messageId: 'escapes' }],
  };
}

/** What becomes of an executor whose resolvers go where a source cannot: `kept` may throw. */
function tried(kept: string, name = 'source') {
  return `const ${name} = new TaskCompletionSource();\ntry {\n  ${kept}\n} catch (error) {\n  ${name}.reject(error);\n}\n`;
}

const escaping =
  'let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject };';

ruleTester.run('no-bare-deferred', rule, {
  valid: [
    {
      name: 'a function made of a resolver that stays in the executor or is a listener',
      code: `import { once } from 'lodash';
export const load = (image, links) =>
  new Promise((resolve, reject) => {
    const ends = {};
    ends.done = once(resolve);
    image.onload = links.follow.bind(links, resolve);
    image.onerror = once(reject);
    follow(ends);
  });`,
    },
    {
      name: 'a listener that is bound by its event',
      code: `class Frame {
  ready() {
    return new Promise((resolve) => {
      this.page = $(window).bind('load', resolve);
    });
  }
}`,
    },
    {
      name: 'resolvers of a rest that is taken apart, and called there',
      code: 'export const pause = (ms) => new Promise((...[go, fail]) => (ms > 0 ? setTimeout(go, ms) : fail(new RangeError(ms))));',
    },
    {
      name: 'a closure around the resolver that a helper gives to an event',
      code: "const once = (resolve) => (value) => { log(value); resolve(value); };\nexport const opened = (socket) => new Promise((resolve) => { socket.onopen = once(resolve); socket.on('ready', once(resolve)); });",
    },
    {
      name: 'a closure around the resolver that the executor has a name for',
      code: "const once = (resolve) => (value) => { log(value); resolve(value); };\nexport const opened = (socket) => new Promise((resolve) => { const done = once(resolve); socket.on('ready', () => done(1)); });",
    },
    {
      name: 'what a helper gives that was handed the resolver, and is no closure around it',
      code: 'const start = (resolve) => { setTimeout(resolve, 5); return () => log(1); };\nclass Timer { #cancel; run() { return new Promise((resolve) => { this.#cancel = start(resolve); }); } }',
    },
    {
      name: 'a closure that is registered too and in a set only kept alive',
      code: "const alive = new Set(); export const next = (progress) => new Promise((resolve) => { const settle = () => { alive.delete(settle); resolve(); }; alive.add(settle); progress.once('end', settle); });",
    },
    // Nobody could ask for what is kept under an object that is made for the call.
    'export const save = (key, value) => new Promise((resolve) => { chrome.storage.local.set({ [key]: value }, () => resolve()); });',
    'new Promise((resolve, reject) => { Object.assign(reader, { onload: resolve, onerror: reject }); });',
    {
      name: 'a bare function that takes the listener back',
      code: `function f(emitter) {
  let cancel;
  const p = new Promise((resolve) => {
    const { addListener, removeListener } = normalize(emitter);
    const onItem = (v) => { cancel(); resolve(v); };
    cancel = () => { removeListener('x', onItem); };
    addListener('x', onItem);
  });
  p.cancel = cancel;
  return p;
}`,
    },
    // What defines `Promise.withResolvers`, or stands in for it.
    ...[
      `Promise.withResolvers = function () { ${escaping} };`,
      `Promise.withResolvers ??= () => { ${escaping} };`,
      `window.Promise.withResolvers = function <T>() { ${escaping} };`,
      `Object.defineProperty(Promise, 'withResolvers', { value: function () { ${escaping} }, writable: true });`,
      `Object.defineProperty(Promise, 'withResolvers', { value() { ${escaping} } });`,
      `define(Promise, 'withResolvers', function withResolvers() { ${escaping} });`,
      `const withResolvers = () => { ${escaping} };\nif (!Promise.withResolvers) Promise.withResolvers = withResolvers;`,
      `export const make = Promise.withResolvers?.bind(Promise) ?? (() => { ${escaping} });`,
      `const make = Promise.withResolvers ? () => Promise.withResolvers() : () => { ${escaping} };`,
      `function make() { if (Promise.withResolvers) return Promise.withResolvers();\n ${escaping} }`,
    ],
    // Handed to code that calls back.
    'new Promise((resolve) => setTimeout(resolve, 10));',
    'new Promise((resolve, reject) => { image.onload = resolve; image.onerror = reject; });',
    'new Promise((resolve, reject) => { socket.onOpen = () => resolve(socket); });',
    'new Promise((resolve, reject) => { ajax({ url, success: resolve, error: reject }); });',
    'new Promise((resolve, reject) => { emitter.once("end", resolve).once("error", reject); });',
    'new Promise((resolve, reject) => { inner.then(resolve, reject); });',
    'new Promise((resolve) => { log.append(line, (count) => resolve(count)); });',
    'new Promise((resolve) => { button.addEventListener("click", () => resolve(), { once: true }); });',
    // Names that stay inside.
    'new Promise((resolve, reject) => { const done = resolve; const fail = reject; load(done, fail); });',
    'new Promise((resolve) => { let settle; settle = resolve; setTimeout(settle, 5); });',
    'new Promise((resolve) => { const finish = (value) => { clearTimeout(timer); resolve(value); }; const timer = setTimeout(finish, 5); });',
    'new Promise((resolve) => { function finish() { resolve(); } once(finish); });',
    // The promise is kept, not its resolver.
    'cache.set(key, new Promise((resolve) => load(key, resolve)));',
    'const values = []; new Promise((resolve) => { values.push(1); resolve(values); });',
    'new Promise(() => {});',
    'new Promise(executor);',
    // Not a promise.
    'class Promise { constructor(run) {} } let r; new Promise((resolve) => { r = resolve; });',
    'let r; new Thing((resolve) => { r = resolve; });',
    // Says what it is.
    'const { promise, resolve } = Promise.withResolvers(); waiters.push(resolve);',
    'import { TaskCompletionSource } from "task-completion-source"; const source = new TaskCompletionSource(); pending.set(1, source);',
    {
      code: 'class Deferred { constructor() { this.promise = new Promise((resolve) => { this.resolve = resolve; }); } }',
      options: [{ allow: ['Deferred'] }],
    },
    {
      code: 'function defer() { let resolve; const promise = new Promise((r) => { resolve = r; }); return { promise, resolve }; }',
      options: [{ allow: ['defer'] }],
    },
    { code: 'const defer = () => new Promise((r) => { waiters.push(r); });', options: [{ allow: ['defer'] }] },
  ],
  invalid: [
    {
      name: 'a resolver that may be called but once, in a field',
      code: `import once from 'lodash/once';
class Poll {
  ask() {
    return new Promise((vote) => {
      this.vote = once(vote);
    });
  }
}`,
      errors: 1,
      output: `import once from 'lodash/once';
import { TaskCompletionSource } from 'task-completion-source';
class Poll {
  ask() {
    const source = new TaskCompletionSource();
    try {
      this.vote = once(source.resolve);
    } catch (error) {
      source.reject(error);
    }
    return source.promise;
  }
}`,
    },
    {
      name: 'a resolver bound into a function, in a map',
      code: `const answers = new Map();
export const ask = (port, id) =>
  new Promise((resolve, reject) => {
    answers.set(id, finish.bind(undefined, resolve, reject));
    port.postMessage(id);
  });
function finish(resolve, reject, { error, value }) {
  if (error) reject(error);
  else resolve(value);
}`,
      errors: 1,
      output: `import { TaskCompletionSource } from 'task-completion-source';

const answers = new Map();
export const ask = (port, id) => {
  const source = new TaskCompletionSource();
  try {
    answers.set(id, finish.bind(undefined, source.resolve, source.reject));
    port.postMessage(id);
  } catch (error) {
    source.reject(error);
  }
  return source.promise;
};
function finish(resolve, reject, { error, value }) {
  if (error) reject(error);
  else resolve(value);
}`,
    },
    {
      name: 'a part of the arguments, in a table',
      code: `import _ from 'lodash';
const answers = {};
export const ask = (port, id) =>
  new Promise((resolve) => {
    answers[id] = _.partial(port.read, resolve);
    port.postMessage(id);
  });`,
      errors: 1,
      output: `import _ from 'lodash';
import { TaskCompletionSource } from 'task-completion-source';
const answers = {};
export const ask = (port, id) => {
  const source = new TaskCompletionSource();
  try {
    answers[id] = _.partial(port.read, source.resolve);
    port.postMessage(id);
  } catch (error) {
    source.reject(error);
  }
  return source.promise;
};`,
    },
    {
      name: 'a rest that is taken apart',
      code: 'class Gate { wait() { return new Promise((...[open, shut]) => { this.queue.push({ open, shut }); }); } }',
      errors: 1,
      output: null,
    },
    {
      name: 'a closure around the resolver that a helper gives to a field',
      code: 'class Prompt { #give; ask(text) { return new Promise((resolve) => { show(text); this.#give = this.#closing(resolve); }); } #closing(done) { return (answer) => { hide(); done(answer); }; } press(key) { this.#give?.(key); } }',
      errors: [{ messageId: 'wrapped' }],
    },
    {
      name: 'closures around both resolvers that helpers give to a collection',
      code: 'const guard = (settle, timer) => (value) => { clearTimeout(timer); settle(value); };\nconst waiting = new Map();\nexport const reply = (id) => new Promise((resolve, reject) => { const timer = setTimeout(reject, 100); waiting.set(id, { give: guard(resolve, timer) }); });',
      output: `import { TaskCompletionSource } from 'task-completion-source';

const guard = (settle, timer) => (value) => { clearTimeout(timer); settle(value); };
const waiting = new Map();
export const reply = (id) => {
  const source = new TaskCompletionSource();
  try {
    const timer = setTimeout(source.reject, 100); waiting.set(id, { give: guard(source.resolve, timer) });
  } catch (error) {
    source.reject(error);
  }
  return source.promise;
};`,
      errors: [{ messageId: 'wrapped' }],
    },
    {
      name: 'a closure with a name in a set from which it takes itself',
      code: 'const waiters = new Set(); export const next = (ms) => new Promise((resolve, reject) => { const timer = setTimeout(reject, ms); const settle = (line) => { clearTimeout(timer); waiters.delete(settle); resolve(line); }; waiters.add(settle); });',
      output:
        "import { TaskCompletionSource } from 'task-completion-source';\n\nconst waiters = new Set(); export const next = (ms) => {\n  const source = new TaskCompletionSource();\n  const timer = setTimeout(source.reject, ms); const settle = (line) => { clearTimeout(timer); waiters.delete(settle); source.resolve(line); }; waiters.add(settle);\n  return source.promise;\n};",
      errors: 1,
    },
    {
      name: 'a function of that name that nobody defines it by',
      code: `export function withResolvers() { ${escaping} }`,
      output: `import { TaskCompletionSource } from 'task-completion-source';

export function withResolvers() { const source = new TaskCompletionSource(); const promise = source.promise; return { promise, resolve: source.resolve, reject: source.reject }; }`,
      errors: [{ messageId: 'escapes' }],
    },
    // A script has no means to import.
    left('let resolve; const promise = new Promise((r) => (resolve = r));'),
    left('const both = []; new Promise((...args) => both.push(...args));'),
    left(
      'class Waiter { constructor(readonly wake: () => void) {} } const all = []; new Promise((r) => { all.push(new Waiter(r)); });',
    ),
    left('const waiters = []; const idle = () => new Promise((r) => waiters.push(r));'),
    left(
      'function ask(id) { return new Promise((resolve, reject) => { pending.set(id, { resolve, reject }); send(id); }); }',
    ),
    left('const d = {}; d.promise = new Promise((resolve, reject) => { Object.assign(d, { resolve, reject }); });'),
    left('const d = {}; new Promise((resolve) => { d.resolve = resolve; });'),
    left('class A { wait() { return new Promise((r) => { this.wake = r; }); } }'),
    left('class A { wait() { const self = this; return new Promise((r) => { self._wake = r; }); } }'),
    left('class A { ready = new Promise((r) => { this.open = r; }); }'),
    left('new Promise((resolve) => { pending[id] = resolve; });'),
    left('new Promise((resolve) => { const item = { task, resolve }; queue.push(item); });'),
    left('new Promise((resolve) => { this.queue.push([task, resolve]); });'),
    left('function Gate() { this.promise = new Promise((resolve) => { this._open = resolve; }); }'),
    left('let done; new Promise((r) => { done = (value) => r(value); });', 'wrapped'),
    left('let done; new Promise((r) => { const finish = () => r(); done = finish; });', 'wrapped'),
    left('new Promise((resolve) => { queue.push(() => work().then(resolve)); });', 'wrapped'),
    left('let r; new Bluebird((resolve) => { r = resolve; });'),
    left('class Mine extends Promise {} let r; new Mine((resolve) => { r = resolve; });'),
    {
      code: 'let a, b; new Promise((resolve, reject) => { a = resolve; b = reject; });',
      output: null,
      errors: [{ messageId: 'escapes', data: { name: '`resolve`', place: 'a variable', target: 'a', line: '1' } }],
    },
  ],
});

ruleTester.run('no-bare-deferred, fixed', rule, {
  valid: [],
  invalid: [
    fixed(
      'export class Door {\n  #wake?: () => void;\n  wait(): Promise<void> {\n    return new Promise((resolve) => {\n      this.#wake = resolve;\n    });\n  }\n  ring() {\n    this.#wake?.();\n    this.#wake = undefined;\n  }\n}\n',
      'export class Door {\n  #wakeSource?: TaskCompletionSource<void>;\n  wait(): Promise<void> {\n    this.#wakeSource = new TaskCompletionSource<void>();\n    return this.#wakeSource.promise;\n  }\n  ring() {\n    this.#wakeSource?.trySetResult();\n    this.#wakeSource = undefined;\n  }\n}\n',
    ),
    fixed(
      'const waiters: (() => void)[] = [];\nexport function idle() {\n  return new Promise<void>((resolve) => waiters.push(resolve));\n}\nexport function wake() {\n  for (const waiter of waiters.splice(0)) waiter();\n}\n',
      'const waiters: TaskCompletionSource<void>[] = [];\nexport function idle() {\n  const source = new TaskCompletionSource<void>();\n  waiters.push(source);\n  return source.promise;\n}\nexport function wake() {\n  for (const waiter of waiters.splice(0)) waiter.trySetResult();\n}\n',
    ),
  ],
});

javascriptRuleTester.run('no-bare-deferred, JavaScript', rule, {
  valid: ['new Promise((resolve) => setTimeout(resolve, 10));'],
  invalid: [
    {
      code: 'export function after(start) {\n  let done;\n  const finished = new Promise((resolve) => {\n    done = resolve;\n  });\n  start(() => done());\n  return finished;\n}\n',
      output:
        "import { TaskCompletionSource } from 'task-completion-source';\n\nexport function after(start) {\n  const doneSource = new TaskCompletionSource();\n  const finished = doneSource.promise;\n  start(() => doneSource.resolve());\n  return finished;\n}\n",
      errors: [{ messageId: 'escapes' }],
    },
  ],
});

ruleTester.run('no-bare-deferred: the ways out of an executor', rule, {
  valid: [
    // Objects and lists of the executor itself.
    'new Promise((resolve) => { const own = {}; own.done = resolve; work(own.done); });',
    'new Promise((resolve) => { const steps = []; steps.push(() => resolve()); steps.forEach((step) => step()); });',
    // A method of the class that has the name of a collection's.
    'class Port extends Stream { asyncSet(o) { return new Promise((resolve, reject) => { this.set(o, (e) => (e ? reject(e) : resolve())); }); } }',
    // A callback version of the method itself, the emitter of the class, a listener that is taken back.
    'class Pool { close(cb) { if (!cb) return new Promise((resolve, reject) => { this.close((e) => (e ? reject(e) : resolve())); }); this.closing.push(cb); } }',
    'class Emitter { once(t, f) { this.list[t] = f; } wait(t) { return new Promise((resolve) => this.once(t, resolve)); } }',
    "let stop;\nnew Promise((resolve) => { const on = () => resolve(); el.addEventListener('x', on); stop = () => el.removeEventListener('x', on); });",
  ],
  invalid: [
    fixed(
      'let a, b;\nexport const p = new Promise((x, y) => { [a, b] = [x, y]; });',
      `let a, b;\n${tried('[a, b] = [source.resolve, source.reject];')}export const p = source.promise;`,
    ),
    fixed(
      'let a, b;\nexport const p = new Promise((x, y) => { ({ a, b } = { a: x, b: y }); });',
      `let a, b;\n${tried('({ a, b } = { a: source.resolve, b: source.reject });')}export const p = source.promise;`,
    ),
    fixed(
      "export const q = new Promise((resolve) => { Object.defineProperty(o, 'go', { value: resolve }); });",
      `${tried("Object.defineProperty(o, 'go', { value: qSource.resolve });", 'qSource')}export const q = qSource.promise;`,
    ),
    fixed(
      'export const p = new Promise((resolve) => { waiters[key] = resolve; });',
      `${tried('waiters[key] = source.resolve;')}export const p = source.promise;`,
    ),
    fixed(
      'class Waiter { constructor(public done: () => void) {} }\nexport const wait = () => new Promise<void>((resolve) => { list.push(new Waiter(resolve)); });',
      `class Waiter { constructor(public done: () => void) {} }
export const wait = () => {
  const source = new TaskCompletionSource<void>();
  try {
    list.push(new Waiter(source.resolve));
  } catch (error) {
    source.reject(error);
  }
  return source.promise;
};`,
    ),
    {
      code: 'const waiters = [];\nfunction enqueue(waiter) { waiters.push(waiter); }\nexport const wait = () => new Promise((resolve) => enqueue(resolve));',
      output: `import { TaskCompletionSource } from 'task-completion-source';

const waiters = [];
function enqueue(waiter) { waiters.push(waiter); }
export const wait = () => {
  const source = new TaskCompletionSource();
  try {
    enqueue(source.resolve);
  } catch (error) {
    source.reject(error);
  }
  return source.promise;
};`,
      errors: [
        {
          messageId: 'escapes',
          line: 3,
          data: { name: '`waiter`', place: 'a collection', target: 'waiters', line: '2' },
        },
      ],
    },
  ],
});

ruleTester.run('no-bare-deferred, arguments that are given on', rule, {
  valid: [
    {
      name: 'a rest parameter that is applied',
      code: 'export const promisify = (fn) => function (...args) { return new Promise((resolve, reject) => { args[2] = (e, v) => (e ? reject(e) : resolve(v)); fn.apply(this, args); }); };',
    },
    {
      name: 'a rest parameter that is spread',
      code: 'export const promisify = (fn) => (...args) => new Promise((resolve, reject) => { args.push((e, v) => (e ? reject(e) : resolve(v))); fn(...args); });',
    },
  ],
  invalid: [
    {
      name: 'a list that is kept, and given to nobody',
      code: 'const waiting = []; function wait(...args) { return new Promise((resolve) => { waiting.push((v) => resolve(v)); log(...args); }); }',
      errors: 1,
    },
  ],
});

ruleTester.run('no-bare-deferred, handlers', rule, {
  valid: [
    {
      name: 'a listener that is kept to be taken back',
      code: "export async function next(stream) { let listener; try { return await new Promise((resolve) => { listener = (data) => resolve(data); stream.on('change', listener); }); } finally { if (listener) stream.removeListener('change', listener); } }",
    },
    {
      name: 'a stub of what is tested',
      code: "it('sends', () => { const node = flow.getNode('2'); return new Promise((resolve, reject) => { node.receive = (m) => { try { check(m); resolve(); } catch (e) { reject(e); } }; flow.send({}); }); });",
    },
  ],
  invalid: [
    {
      name: 'a listener that is called besides',
      code: "export async function next(stream) { let listener; const p = new Promise((resolve) => { listener = (data) => resolve(data); stream.on('change', listener); }); if (stream.ended) listener(undefined); await p; stream.removeListener('change', listener); }",
      output: `import { TaskCompletionSource } from 'task-completion-source';

export async function next(stream) { let listener; const source = new TaskCompletionSource(); try { listener = (data) => source.resolve(data); stream.on('change', listener); } catch (error) { source.reject(error); } const p = source.promise; if (stream.ended) listener(undefined); await p; stream.removeListener('change', listener); }`,
      errors: [{ messageId: 'wrapped' }],
    },
    {
      name: 'a class that keeps a flag beside',
      code: 'export class Command { start() { return new Promise((resolve) => { this.finish = (v) => { this.done = true; resolve(v); }; }); } }',
      output: `import { TaskCompletionSource } from 'task-completion-source';

export class Command { start() { const source = new TaskCompletionSource(); this.finish = (v) => { this.done = true; source.resolve(v); }; return source.promise; } }`,
      errors: [{ messageId: 'wrapped' }],
    },
    {
      name: 'a deferred that keeps its state by hand',
      code: "export class ManualPromise { state = 'pending'; constructor() { this.promise = new Promise((resolve, reject) => { this.resolve = (v) => { this.state = 'resolved'; resolve(v); }; this.reject = (e) => { this.state = 'rejected'; reject(e); }; }); } get isPending() { return this.state === 'pending'; } }",
      output: `import { TaskCompletionSource } from 'task-completion-source';

export class ManualPromise { state = 'pending'; constructor() { const source = new TaskCompletionSource(); this.resolve = (v) => { this.state = 'resolved'; source.resolve(v); }; this.reject = (e) => { this.state = 'rejected'; source.reject(e); }; this.promise = source.promise; } get isPending() { return this.state === 'pending'; } }`,
      errors: [{ messageId: 'wrapped' }],
    },
    {
      name: 'what the test calls itself',
      code: "it('sends', async () => { const node = flow.getNode('2'); const p = new Promise((resolve) => { node.receive = (m) => { resolve(m); }; }); node.receive(1); await p; });",
      errors: [{ messageId: 'wrapped' }],
    },
  ],
});

ruleTester.run('no-bare-deferred, what harms nobody', rule, {
  valid: [
    {
      name: 'a global that a script prescribes',
      code: `const loaded = new Promise((resolve) => { window.__onApiAvailable = resolve; });`,
    },
    {
      name: 'a method that is put back when it is called',
      code: `const logged = new Promise((resolve) => { const original = console.error; console.error = () => { console.error = original; resolve(); }; });`,
    },
    {
      name: 'options that the constructor of the file keeps',
      code: `class Upload { constructor(file, options) { this.options = options; } end() { this.options.onSuccess(); } part(file) { return new Promise((resolve, reject) => { const options = { ...this.options, onSuccess: resolve, onError: reject }; new Upload(file, options).start(); }); } }`,
    },
  ],
  invalid: [
    {
      name: 'a way to cancel that is put away when it has been used',
      code: `class A { run() { return new Promise((resolve) => { this.cancel = () => { this.cancel = undefined; resolve(); }; }); } }`,
      errors: [{ messageId: 'wrapped' }],
    },
    {
      name: 'a method that is patched for good',
      code: `const logged = new Promise((resolve) => { console.error = () => { resolve(); }; });`,
      errors: [{ messageId: 'wrapped' }],
    },
  ],
});

ruleTester.run('no-bare-deferred, what others call', rule, {
  valid: [
    {
      name: 'a function that is put into an object of others',
      code: "import shell from './shell.js'; const opened = new Promise((resolve) => { const open = async (url) => { resolve(url); }; shell.openExternal = open; }); export const next = (context) => new Promise((_, reject) => { context[key] = () => reject(new Error('late')); });",
    },
    {
      name: 'a set that only keeps a listener from being collected',
      code: 'const listeners = new Set(); export const loaded = (progress) => new Promise((resolve) => { const listener = { onChange() { listeners.delete(listener); resolve(); } }; listeners.add(listener); progress.addListener(listener); });',
    },
  ],
  invalid: [
    {
      name: 'a function in a place of the object itself',
      code: 'class Rpc { call(id) { return new Promise((resolve) => { this.callbacks[id] = (value) => resolve(value); }); } }',
      errors: [{ messageId: 'wrapped' }],
    },
  ],
});

ruleTester.run('no-bare-deferred, names that are made up', rule, {
  valid: [
    {
      name: 'of options that a call is given',
      code: 'export const load = (base, how) => new Promise((resolve) => { send({ ...base, [how]: resolve }); });',
    },
    {
      name: 'of a copy that a call is given',
      code: 'export const load = (base, how) => new Promise((resolve) => { send(Object.assign({}, base, { [how]: resolve })); });',
    },
    {
      name: 'of a table that stays in the executor',
      code: 'export const choose = (key) => new Promise((resolve, reject) => { const table = { [key]: resolve }; if (key) table[key](1); else reject(key); });',
    },
    {
      name: 'a name that is known, of a copy',
      code: 'export const load = (base) => new Promise((resolve) => { send(Object.assign({}, base, { success: resolve })); });',
    },
  ],
  invalid: [
    {
      name: 'of an object that outlives the executor',
      code: 'export const answer = (state, id) => new Promise((resolve, reject) => { Object.assign(state.waiting, { [id]: { resolve, reject } }); });',
      output:
        "import { TaskCompletionSource } from 'task-completion-source';\n\nexport const answer = (state, id) => {\n  const source = new TaskCompletionSource();\n  try {\n    Object.assign(state.waiting, { [id]: { resolve: source.resolve, reject: source.reject } });\n  } catch (error) {\n    source.reject(error);\n  }\n  return source.promise;\n};",
      errors: [
        {
          messageId: 'escapes',
          data: { name: 'a resolver', place: 'a collection', target: 'state.waiting', line: '1' },
        },
      ],
    },
    {
      name: 'of a copy that takes the place of the table',
      code: 'let waiting = {}; export const answer = (id) => new Promise((resolve) => { start(id); waiting = { ...waiting, [id]: resolve }; });',
      output:
        "import { TaskCompletionSource } from 'task-completion-source';\n\nlet waiting = {}; export const answer = (id) => {\n  const source = new TaskCompletionSource();\n  try {\n    start(id); waiting = { ...waiting, [id]: source.resolve };\n  } catch (error) {\n    source.reject(error);\n  }\n  return source.promise;\n};",
      errors: [{ messageId: 'escapes' }],
    },
  ],
});

ruleTester.run('no-bare-deferred, callbacks of objects that are given away', rule, {
  valid: [
    {
      name: 'a callback of a double',
      code: `it('answers', () => new Promise((resolve) => { ctx.res.callback = resolve; ctx.Controller.create(ctx.req, ctx.res); }));`,
    },
    {
      name: 'a method of an object that takes the place of the double',
      code: `it('redirects', () => new Promise((resolve) => { ctx.res = { redirect() { resolve(); } }; ctx.Controller.create(ctx.req, ctx.res); }));`,
    },
    {
      name: 'the member by itself',
      code: `it('goes on', () => new Promise((resolve) => { ctx.next = (error) => { expect(error).to.equal(null); resolve(); }; ctx.Controller.create(ctx.req, ctx.res, ctx.next); }));`,
    },
    {
      name: 'an option, set by a name of its own',
      code: `export const run = (options, job) => new Promise((resolve) => { options.whenDone = () => resolve(); start(job, options); });`,
    },
  ],
  invalid: [
    {
      name: 'given before it is filled',
      code: `export const run = (state, job) => new Promise((resolve) => { start(job, state); state.whenDone = resolve; });`,
      output:
        "import { TaskCompletionSource } from 'task-completion-source';\n\nexport const run = (state, job) => {\n  const source = new TaskCompletionSource();\n  try {\n    start(job, state); state.whenDone = source.resolve;\n  } catch (error) {\n    source.reject(error);\n  }\n  return source.promise;\n};",
      errors: [{ messageId: 'escapes' }],
    },
    {
      name: 'the file calls it',
      code: `export const run = (state, job) => new Promise((resolve) => { state.whenDone = resolve; start(job, state); });
export const end = (state) => { state.whenDone(); };`,
      output:
        "import { TaskCompletionSource } from 'task-completion-source';\n\nexport const run = (state, job) => {\n  const source = new TaskCompletionSource();\n  try {\n    state.whenDone = source.resolve; start(job, state);\n  } catch (error) {\n    source.reject(error);\n  }\n  return source.promise;\n};\nexport const end = (state) => { state.whenDone(); };",
      errors: [{ messageId: 'escapes' }],
    },
    {
      name: 'a collection keeps it',
      code: `export const run = (state, job) => new Promise((resolve) => { job.whenDone = resolve; state.jobs.push(job); });`,
      output:
        "import { TaskCompletionSource } from 'task-completion-source';\n\nexport const run = (state, job) => {\n  const source = new TaskCompletionSource();\n  try {\n    job.whenDone = source.resolve; state.jobs.push(job);\n  } catch (error) {\n    source.reject(error);\n  }\n  return source.promise;\n};",
      errors: [{ messageId: 'escapes' }],
    },
    {
      name: 'a deferred by its members',
      code: `export const run = (state, job) => new Promise((resolve) => { job.resolve = resolve; start(job); });`,
      output:
        "import { TaskCompletionSource } from 'task-completion-source';\n\nexport const run = (state, job) => {\n  const source = new TaskCompletionSource();\n  try {\n    job.resolve = source.resolve; start(job);\n  } catch (error) {\n    source.reject(error);\n  }\n  return source.promise;\n};",
      errors: [{ messageId: 'escapes' }],
    },
  ],
});

ruleTester.run('no-bare-deferred, methods that are put back', rule, {
  valid: [
    {
      name: 'bound to their object',
      code: `export const next = (repl) => new Promise((resolve) => { const original = repl.show.bind(repl);
repl.show = (...args) => { repl.show = original; resolve(); return original(...args); }; });`,
    },
  ],
  invalid: [
    {
      name: 'another one of the object',
      code: `let repl = start(); export const next = () => new Promise((resolve) => { const original = repl.hide.bind(repl);
repl.show = (...args) => { repl.show = original; resolve(); return original(...args); }; }); export const show = () => repl.show();`,
      output: `import { TaskCompletionSource } from 'task-completion-source';

let repl = start(); export const next = () => {
  const source = new TaskCompletionSource();
  try {
    const original = repl.hide.bind(repl);
    repl.show = (...args) => { repl.show = original; source.trySetResult(); return original(...args); };
  } catch (error) {
    source.reject(error);
  }
  return source.promise;
}; export const show = () => repl.show();`,
      errors: [{ messageId: 'wrapped' }],
    },
  ],
});

ruleTester.run('no-bare-deferred, classes of the file that extend each other', rule, {
  valid: [
    {
      name: 'a method of the base class that only calls it',
      code: 'class Base { finish(end) { end(1); } }\nclass Task extends Base { run() { return new Promise((resolve) => { this.finish(resolve); }); } }',
    },
    {
      name: 'a base class whose constructor only calls it',
      code: `class Base { constructor(end) { end(1); } }
class Task extends Base { constructor(end, name) { super(end); this.name = name; } }
export const run = () => new Promise((resolve) => { start(new Task(resolve, 'a')); });`,
    },
  ],
  invalid: [
    {
      name: 'the constructor of the base class, which the class has for its own',
      code: `class Base { constructor(end) { this.end = end; } }
class Task extends Base { stop() { this.end(1); } }
export const run = () => new Promise((resolve) => { start(new Task(resolve)); });`,
      output: `import { TaskCompletionSource } from 'task-completion-source';

class Base { constructor(end) { this.end = end; } }
class Task extends Base { stop() { this.end(1); } }
export const run = () => {
  const source = new TaskCompletionSource();
  try {
    start(new Task(source.resolve));
  } catch (error) {
    source.reject(error);
  }
  return source.promise;
};`,
      errors: [{ messageId: 'escapes', line: 3 }],
    },
    {
      name: 'the constructor of the base class, by way of `super`',
      code: `class Base { constructor(end) { this.end = end; } }
class Task extends Base { constructor(end, name) { super(end); this.name = name; } }
export const run = () => new Promise((resolve) => { start(new Task(resolve, 'a')); });`,
      output: `import { TaskCompletionSource } from 'task-completion-source';

class Base { constructor(end) { this.end = end; } }
class Task extends Base { constructor(end, name) { super(end); this.name = name; } }
export const run = () => {
  const source = new TaskCompletionSource();
  try {
    start(new Task(source.resolve, 'a'));
  } catch (error) {
    source.reject(error);
  }
  return source.promise;
};`,
      errors: [{ messageId: 'escapes', line: 3 }],
    },
    {
      name: 'a method of the base class that keeps it',
      code: `class Base { keep(end) { this.end = end; } }
class Task extends Base { run() { return new Promise((resolve) => { this.keep(resolve); start(this); }); } }`,
      errors: [{ messageId: 'escapes', line: 2 }],
    },
  ],
});

ruleTester.run("no-bare-deferred, a callback of a browser's storage", rule, {
  valid: [
    {
      name: 'that is called when the values are written',
      code: `export function write(values) { return new Promise((resolve, reject) => { const packed = pack(values);
chrome.storage.sync.set(packed, () => { if (chrome.runtime.lastError) { reject(chrome.runtime.lastError); return; } resolve(); }); }); }`,
    },
  ],
  invalid: [
    {
      ...fixed(
        `export function write(area, values) { return new Promise((resolve) => { area.sync.set(values, () => { resolve(); }); }); }`,
        'export function write(area, values) { const source = new TaskCompletionSource(); try { area.sync.set(values, () => { source.trySetResult(); }); } catch (error) { source.reject(error); } return source.promise; }',
      ),
      errors: [{ messageId: 'wrapped' }],
    },
  ],
});
