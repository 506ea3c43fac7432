import rule from '../../src/rules/no-exposed-resolvers.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

const runtime = "import { TaskCompletionSource } from 'task-completion-source';\n";

ruleTester.run('no-exposed-resolvers', rule, {
  valid: [
    {
      name: 'static fields that are private, or hold the promise alone, and a namespace that is not exported',
      code: `export class Boot {
  static #ready: PromiseWithResolvers<void>;
  private static loaded: PromiseWithResolvers<void>;
  static done: Promise<void>;
  static {
    Boot.#ready = Promise.withResolvers();
    Boot.loaded = Promise.withResolvers();
    Boot.done = Promise.withResolvers<void>().promise;
  }
}
namespace Inner { export const gate = Promise.withResolvers<void>(); }`,
    },
    {
      name: 'a namespace that only tells of code elsewhere, and what one keeps to itself',
      code: `export namespace Gate {
  const gate = Promise.withResolvers<void>();
  export const opened = gate.promise;
}`,
    },
    {
      name: 'a method that gives the promise of what a private one makes',
      code: "import { TaskCompletionSource } from 'task-completion-source'; export class Replies { #byId = new Map<number, TaskCompletionSource<string>>(); get(id: number) { return this.#slot(id).promise; } #slot(id: number) { let slot = this.#byId.get(id); if (!slot) this.#byId.set(id, (slot = new TaskCompletionSource<string>())); return slot; } }",
    },
    {
      name: 'a getter of the promise of what a private method fills',
      code: "import { TaskCompletionSource } from 'task-completion-source'; export class Upload { #done?: TaskCompletionSource<void>; #source() { return (this.#done ??= new TaskCompletionSource<void>()); } get done() { return this.#source().promise; } }",
    },
    {
      name: 'a field of a base that no exported class has',
      code: 'class Startable { readonly started = Promise.withResolvers<void>(); } class Server extends Startable { listen(port: number) { this.http.listen(port, () => this.started.resolve()); } http = createServer(); } export const listening = () => new Server().started.promise;',
    },
    {
      name: 'a hook that gives the promise alone',
      code: 'export function useGate() { const [gate] = useState(() => Promise.withResolvers<void>()); useEffect(() => { gate.resolve(); }); return gate.promise; }',
      filename: 'hook.tsx',
    },
    {
      name: 'a private parameter property',
      code: `${runtime}export class A { constructor(private readonly source = new TaskCompletionSource<void>()) {} get done() { return this.source.promise; } }`,
    },
    {
      name: 'the promise alone',
      code: 'export class A { #r = Promise.withResolvers(); get ready() { return this.#r.promise; } open() { this.#r.resolve(); } }',
    },
    {
      name: 'a class that is not exported',
      code: 'class W { ready = Promise.withResolvers(); }\nexport const use = () => new W().ready.promise;',
    },
    {
      name: 'private fields',
      code: 'export class A { private r = Promise.withResolvers(); protected s = Promise.withResolvers(); _t = Promise.withResolvers(); }',
    },
    {
      name: 'a field that its comment hides',
      code: 'export class A {\n/** @internal */\nready = Promise.withResolvers(); }',
    },
    {
      name: 'a private method',
      code: 'export class A { #r = Promise.withResolvers(); #get() { return this.#r; } private give() { return this.#r; } go() { this.#get().resolve(); } }',
    },
    {
      name: 'a method that settles',
      code: 'export class A { #go; wait = new Promise((r) => { this.#go = r; }); open() { return this.#go(1); } }',
    },
    {
      name: 'a closure with a name of its own',
      code: 'export function gate() { const { promise, resolve } = Promise.withResolvers(); return { promise, open: () => resolve() }; }',
    },
    {
      name: 'a function that is not exported',
      code: 'function gate() { return Promise.withResolvers(); }\nexport const wait = () => gate().promise;',
    },
    {
      name: 'a lock whose holder releases it',
      code: 'let tail = Promise.resolve(); export async function lock() { let release; const next = new Promise((r) => { release = r; }); const before = tail; tail = next; await before; return release; }',
    },
    {
      name: 'a deferred by its name',
      code: 'export class Deferred { constructor() { this.promise = new Promise((a, b) => { this.resolve = a; this.reject = b; }); } }',
      options: [{ allow: ['Deferred', 'createDeferred', 'promiseWithResolvers'] }],
    },
    {
      name: 'a factory by its name',
      code: 'export function createDeferred() { let resolve; const promise = new Promise((r) => { resolve = r; }); return { promise, resolve }; }',
      options: [{ allow: ['Deferred', 'createDeferred', 'promiseWithResolvers'] }],
    },
    {
      name: 'a withResolvers of its own',
      code: 'export const promiseWithResolvers = () => { let resolve; const promise = new Promise((r) => { resolve = r; }); return { promise, resolve }; };',
      options: [{ allow: ['Deferred', 'createDeferred', 'promiseWithResolvers'] }],
    },
    {
      name: 'a name that is allowed',
      code: 'export function gate() { return Promise.withResolvers(); }',
      options: [{ allow: ['gate'] }],
    },
    {
      name: 'a class that is allowed',
      code: 'export class Gate { ready = Promise.withResolvers(); }',
      options: [{ allow: ['Gate'] }],
    },
    {
      name: 'a record in a variable of the module',
      code: 'const r = Promise.withResolvers();\nexport const ready = r.promise; export const open = () => r.resolve();',
    },
    {
      name: 'an executor that hands its resolver on',
      code: 'export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));',
    },
    {
      name: 'pending calls of a class',
      code: 'export class C { pending = new Map(); ask(id) { return new Promise((resolve, reject) => { this.pending.set(id, { resolve, reject }); }); } }',
    },
    {
      name: 'rxjs',
      code: "import { defer } from 'rxjs';\nexport const f = (a) => defer(() => a);\nexport const g = (a, b) => defer(a ? b : a);",
    },
    {
      name: 'a type that is a promise',
      code: "import { ManualPromise } from './manual.js';\nexport function f(): Promise<void> { const p = new ManualPromise<void>(); later(() => p.resolve()); return p; }",
    },
    {
      name: 'a type without resolvers',
      code: 'export class A { #call: { id: number; go: () => void } | undefined; run() { return new Promise((r) => { this.#call = { id: 1, go: r }; }); } get call(): { id: number } | undefined { return this.#call; } }',
    },
    {
      name: 'state that a method keeps, in JavaScript',
      code: 'export class A { wait() { return new Promise((r) => { this.waiter = r; }); } go() { this.waiter?.(); } }',
    },
    { name: 'a callback', code: 'export function run(f) { return new Promise((resolve) => f(() => resolve(1))); }' },
    {
      name: 'a local object',
      code: 'export function f() { const o = { r: Promise.withResolvers() }; go(o); return o.r.promise; }',
    },
    {
      name: 'a file without exports',
      code: 'class A { ready = Promise.withResolvers(); }\nfunction gate() { return Promise.withResolvers(); }',
    },
    {
      name: 'a private name of an exported object',
      code: 'export const store = { _ready: Promise.withResolvers(), wait() { return this._ready.promise; } };',
    },
    {
      name: 'broken syntax',
      code: 'export class A { declare x; ready; static {} abstract() {} }\nexport default class { accessor r = 1 }\nexport {};',
    },
  ],
  invalid: [
    {
      name: 'a static field that is filled under the name of its class',
      code: `export class Boot {
  static ready: PromiseWithResolvers<void>;
  static start() {
    Boot.ready = Promise.withResolvers();
  }
}`,
      errors: [{ messageId: 'field', line: 2 }],
    },
    {
      name: 'a static field without a type, filled in a static block',
      code: `export class Boot {
  static ready;
  static {
    Boot.ready = defer();
  }
}
import defer from 'p-defer';`,
      errors: [{ messageId: 'field', line: 2 }],
    },
    {
      name: 'a member of a namespace',
      code: 'export namespace Gate { export const opened = Promise.withResolvers<void>(); }',
      errors: [{ messageId: 'exported' }],
    },
    {
      name: 'a method that gives what a private one makes',
      code: "import { TaskCompletionSource } from 'task-completion-source'; export class Replies { #byId = new Map<number, TaskCompletionSource<string>>(); get(id: number) { return this.#slot(id); } #slot(id: number) { let slot = this.#byId.get(id); if (!slot) this.#byId.set(id, (slot = new TaskCompletionSource<string>())); return slot; } }",
      errors: 1,
    },
    {
      name: 'a field that an exported class has from its base',
      code: 'class Startable { readonly started = Promise.withResolvers<void>(); } export class Server extends Startable { listen(port: number) { this.http.listen(port, () => this.started.resolve()); } http = createServer(); }',
      errors: 1,
    },
    {
      name: 'a getter of what a private method fills',
      code: "import { TaskCompletionSource } from 'task-completion-source'; export class Upload { #done?: TaskCompletionSource<void>; #source() { return (this.#done ??= new TaskCompletionSource<void>()); } get done() { return this.#source(); } }",
      errors: 1,
    },
    {
      name: 'a hook that keeps a deferred in its state',
      code: 'export function useGate() { const [gate] = useState(() => Promise.withResolvers<void>()); return { opened: gate.promise, open: gate.resolve }; }',
      filename: 'hook.tsx',
      errors: 1,
    },
    {
      name: 'a hook that keeps a deferred in a ref',
      code: 'export function useGate() { const gate = useRef(Promise.withResolvers<void>()); return { opened: gate.current.promise, open: gate.current.resolve }; }',
      filename: 'hook.tsx',
      errors: 1,
    },
    {
      name: 'a composable that keeps a deferred in a ref',
      code: 'export function useGate() { const gate = shallowRef(Promise.withResolvers()); return { opened: gate.value.promise, open: gate.value.resolve }; }',
      errors: 1,
    },
    {
      name: 'a source that the declared type gives away',
      code: `${runtime}const all = new Map<string, TaskCompletionSource<void>>();\nexport function open(id: string): TaskCompletionSource<void> { const s = new TaskCompletionSource<void>(); all.set(id, s);\nreturn s; }`,
      errors: [{ messageId: 'returned', line: 4 }],
    },
    {
      name: 'a future in a file of its own purpose',
      code: 'export class Future { constructor() { this.promise = new Promise((a) => { this.resolve = a; }); } }',
      filename: 'src/connection.ts',
      errors: 1,
    },
    {
      name: 'a public parameter property',
      code: `${runtime}export class A { constructor(\nreadonly source = new TaskCompletionSource<void>(), n = 1) {} }`,
      errors: [{ messageId: 'field', line: 3 }],
    },
    {
      name: 'a public parameter property that takes a resolver',
      code: 'export class Request { constructor(\npublic resolve: () => void) {} }\nexport const wait = () => new Promise<void>((r) => { queue.push(new Request(r)); });',
      errors: [{ messageId: 'field', line: 2 }],
    },
    {
      name: 'without an option, a withResolvers of its own',
      code: 'export const promiseWithResolvers = () => { let resolve; const promise = new Promise((r) => { resolve = r; }); return { promise, resolve }; };',
      errors: 1,
    },
    {
      name: 'without an option, a deferred by its name',
      code: 'export class Deferred { constructor() { this.promise = new Promise((a, b) => { this.resolve = a; this.reject = b; }); } }',
      errors: 1,
    },
    {
      name: 'a public field',
      code: 'export class Conn {\n  readonly ready = Promise.withResolvers();\n  open() { this.ready.resolve(); }\n}',
      errors: [
        {
          messageId: 'field',
          line: 2,
          data: { name: 'ready', what: 'the resolvers', line: '2' },
          suggestions: [
            {
              messageId: 'keepPrivate',
              output:
                'export class Conn {\n  readonly #ready = Promise.withResolvers();\n  get ready() {\n    return this.#ready.promise;\n  }\n  open() { this.#ready.resolve(); }\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a field that the constructor sets',
      code: 'export class A {\nconstructor() {\nthis.ready = Promise.withResolvers(); } }',
      errors: [{ messageId: 'field', line: 3 }],
    },
    {
      name: 'resolvers as fields, once for both',
      code: 'export class Job {\npromise;\nresolve;\nreject;\nconstructor() { this.promise = new Promise((a, b) => { this.resolve = a; this.reject = b; }); } }',
      errors: [{ messageId: 'field', line: 3 }],
    },
    {
      name: 'declared in TypeScript, set by a method',
      code: 'export class A { public waiter?: () => void;\nwait() { return new Promise<void>((r) => { this.waiter = r; }); } }',
      errors: [{ messageId: 'field', line: 1 }],
    },
    {
      name: 'a source',
      code: `${runtime}export class A {\nsource = new TaskCompletionSource<void>(); }`,
      errors: [{ messageId: 'field', line: 3, suggestions: 1 }],
    },
    {
      name: 'a static field',
      code: 'export class A {\nstatic ready = Promise.withResolvers(); }',
      errors: [{ messageId: 'field', line: 2 }],
    },
    {
      name: 'a deferred of another file',
      code: "import { Deferred } from './deferred.js';\nexport class A {\nready = new Deferred(); }",
      errors: [{ messageId: 'field', line: 3 }],
    },
    {
      name: 'a getter',
      code: `${runtime}export class Job { #tcs = new TaskCompletionSource();\nget source() {\nreturn this.#tcs; } }`,
      errors: [
        {
          messageId: 'returned',
          line: 4,
          data: { name: 'source', what: 'the resolvers', line: '2' },
          suggestions: [
            {
              messageId: 'keepPrivate',
              output: `${runtime}export class Job { #tcs = new TaskCompletionSource();\nget source() {\nreturn this.#tcs.promise; } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'a getter of the resolver',
      code: 'export class A { #r = Promise.withResolvers();\nget resolve() { return this.#r.resolve; } }',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'a field with a function',
      code: 'export class A { #r = Promise.withResolvers();\nget = () => this.#r; }',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'a function',
      code: 'export function gate() {\nconst { promise, resolve } = Promise.withResolvers();\nreturn { promise, resolve }; }',
      errors: [{ messageId: 'returned', line: 3, data: { name: 'gate', what: 'the resolvers', line: '2' } }],
    },
    {
      name: 'the resolver under another name',
      code: 'export function gate() { const { promise, resolve } = Promise.withResolvers();\nreturn { promise, open: resolve }; }',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'a tuple',
      code: 'export const gate = () => { let go; const p = new Promise((r) => { go = r; });\nreturn [p, go]; };',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'an arrow function',
      code: 'export const gate = () =>\nPromise.withResolvers();',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'an async function',
      code: 'export async function gate() { await x;\nreturn Promise.withResolvers(); }',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'exported by a list',
      code: 'function gate() {\nreturn Promise.withResolvers(); }\nexport { gate as door };',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'a default export',
      code: 'export default function gate() {\nreturn Promise.withResolvers(); }',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'a method of an exported object',
      code: 'const r = Promise.withResolvers();\nexport const api = { get() {\nreturn r; } };',
      errors: [{ messageId: 'returned', line: 3, suggestions: 1 }],
    },
    {
      name: 'a method of a returned object',
      code: 'export function make() { const r = Promise.withResolvers();\nreturn { get() {\nreturn r; } }; }',
      errors: [{ messageId: 'returned', line: 3, suggestions: 1 }],
    },
    {
      name: 'through a factory of the file',
      code: 'const make = () => Promise.withResolvers();\nexport const gate = () => {\nconst d = make(); return d; };',
      errors: [{ messageId: 'returned', line: 3 }],
    },
    {
      name: 'an instance of a deferred of the file',
      code: 'class W { promise = new Promise((r) => { this.resolve = r; }); }\nexport const wait = () =>\nnew W();',
      errors: [{ messageId: 'returned', line: 3 }],
    },
    {
      name: 'jQuery',
      code: 'export function load() { const d = $.Deferred(); go(d.resolve);\nreturn d; }',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'a type that names it',
      code: 'export class A { #r = Promise.withResolvers<void>(); get gate(): PromiseWithResolvers<void> {\nreturn this.#r; } }',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'a type of the file that holds it',
      code: 'interface Gate { promise: Promise<void>; resolve(): void }\nexport function gate(): Gate {\nreturn Promise.withResolvers<void>(); }',
      errors: [{ messageId: 'returned', line: 3 }],
    },
    {
      name: 'a variable',
      code: 'export const ready = Promise.withResolvers();',
      errors: [{ messageId: 'exported', line: 1, data: { name: 'ready', what: 'the resolvers', line: '1' } }],
    },
    {
      name: 'a resolver in a variable',
      code: 'export let open;\nexport const opened = new Promise((r) => { open = r; });',
      errors: [{ messageId: 'exported', line: 1 }],
    },
    {
      name: 'a variable in a list',
      code: 'const { promise, resolve } = Promise.withResolvers();\nexport { promise, resolve };',
      errors: [{ messageId: 'exported', line: 1 }],
    },
    {
      name: 'a default export of a record',
      code: 'const r = Promise.withResolvers();\nexport default r;',
      errors: [{ messageId: 'exported' }],
    },
    {
      name: 'a member of an exported object',
      code: 'export const api = {\nname: 1,\nready: Promise.withResolvers(),\n};',
      errors: [{ messageId: 'exported', line: 3 }],
    },
  ],
});

javascriptRuleTester.run('no-exposed-resolvers in JavaScript', rule, {
  valid: [
    {
      name: 'CommonJS without it',
      code: 'const r = Promise.withResolvers(); module.exports = { ready: r.promise, open: () => r.resolve() };',
    },
    {
      name: 'a class that CommonJS does not export',
      code: 'class A { ready = Promise.withResolvers(); }\nmodule.exports = () => new A().ready.promise;',
    },
  ],
  invalid: [
    {
      name: 'module.exports',
      code: 'module.exports = () => {\nconst { promise, resolve } = Promise.withResolvers(); return { promise, resolve }; };',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'a class',
      code: 'class A {\nready = Promise.withResolvers(); }\nmodule.exports = { A };',
      errors: [{ messageId: 'field', line: 2, suggestions: 1 }],
    },
    {
      name: 'exports.name',
      code: 'exports.gate = function () {\nreturn Promise.withResolvers(); };',
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'a record',
      code: 'const r = Promise.withResolvers();\nexports.ready = r;',
      errors: [{ messageId: 'exported', line: 2 }],
    },
    {
      name: 'a record made there',
      code: 'exports.ready = Promise.withResolvers();',
      errors: [{ messageId: 'exported', line: 1 }],
    },
  ],
});

ruleTester.run('no-exposed-resolvers, utilities', rule, {
  valid: [
    {
      name: 'a future among the utilities',
      code: 'export class Future { constructor() { this.promise = new Promise((a) => { this.resolve = a; }); } }',
      filename: 'src/room/utils.ts',
    },
    {
      name: 'a class of deferreds in its own file',
      filename: 'src/deferred.ts',
      code: 'export class Deferred { promise; resolve; reject; constructor() { this.promise = new Promise((resolve, reject) => { this.resolve = resolve; this.reject = reject; }); } }',
    },
    {
      name: 'a factory among utilities',
      filename: 'src/promise-utils.js',
      code: 'export function createDeferred() { let resolve; const promise = new Promise((r) => { resolve = r; }); return { promise, resolve }; }',
    },
    {
      name: 'a factory of promises that can be resolved',
      filename: 'packages/common/src/utils.ts',
      code: 'export const resolvablePromise = () => { let resolve; const promise = new Promise((r) => { resolve = r; }); promise.resolve = resolve; return promise; };',
    },
    {
      name: 'the index of a package',
      filename: 'packages/p-defer/index.js',
      code: 'export default function pDefer() { const deferred = {}; deferred.promise = new Promise((resolve, reject) => { deferred.resolve = resolve; deferred.reject = reject; }); return deferred; }',
    },
  ],
  invalid: [
    {
      name: 'a class of deferreds in a file of something else',
      filename: 'src/connection.ts',
      code: 'export class Deferred { resolve; promise = new Promise((resolve) => { this.resolve = resolve; }); }',
      errors: [{ messageId: 'field' }],
    },
    {
      name: 'another class among utilities',
      filename: 'src/utils.ts',
      code: 'export class Connection { readonly ready = Promise.withResolvers(); }',
      errors: [{ messageId: 'field', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-exposed-resolvers, utilities of tests', rule, {
  valid: [
    {
      name: 'a promise with its resolvers',
      code: `export function createDecomposedPromise() { let resolve; let reject; const promise = new Promise((r1, r2) => { resolve = r1; reject = r2; }); return { promise, resolve, reject }; }`,
      filename: 'core/test-utils.ts',
    },
  ],
  invalid: [
    {
      name: 'elsewhere',
      code: `export function createDecomposedPromise() { let resolve; let reject; const promise = new Promise((r1, r2) => { resolve = r1; reject = r2; }); return { promise, resolve, reject }; }`,
      filename: 'core/page.ts',
      errors: 1,
    },
  ],
});

ruleTester.run('no-exposed-resolvers, what is there to hand out both sides', rule, {
  valid: [
    {
      name: 'a field that JSDoc keeps to the heirs',
      code: 'export class Source { constructor() { /** @protected */ this.resolver = null; const self = this; this.ready = new Promise(function (resolve) { self.resolver = resolve; }); } }',
    },
    {
      name: 'a fixture that never settles',
      filename: 'test/spec/files/main.js',
      code: 'exports.init = function () { return new $.Deferred(); };',
    },
  ],
  invalid: [
    {
      name: 'without an option, a factory that says so by its name',
      code: 'export function createDeferred() { let resolve; const promise = new Promise((r) => { resolve = r; }); return { promise, resolve }; }',
      errors: 1,
    },
    {
      name: 'without an option, one by the type that it returns',
      code: 'export function fromPromises<T>(all: Promise<T>[]): Deferred<T> { const deferred = createDeferred<T>(); Promise.all(all).then(deferred.resolve, deferred.reject); return deferred; }',
      errors: 1,
    },
    {
      name: 'another factory',
      code: 'export function createGate() { let resolve; const promise = new Promise((r) => { resolve = r; }); return { promise, resolve }; }',
      errors: 1,
    },
    {
      name: 'a public field',
      code: 'export class Source { constructor() { /** Opens the view. */ this.resolver = null; const self = this; this.ready = new Promise(function (resolve) { self.resolver = resolve; }); } }',
      errors: 1,
    },
    {
      name: 'a fixture that settles',
      filename: 'test/spec/files/main.js',
      code: 'exports.init = function () { const deferred = new $.Deferred(); start(() => deferred.resolve()); return deferred; };',
      errors: 1,
    },
  ],
});

ruleTester.run('no-exposed-resolvers, files that are there to make deferreds', rule, {
  valid: [
    {
      name: 'by the name of its function',
      filename: 'src/utils/create-deferred.ts',
      code: 'const createDeferred = () => { let resolve; let reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; }; export default createDeferred;',
    },
    {
      name: 'from what is given',
      filename: 'src/common/async.ts',
      code: 'export function createDeferredFrom(promise) { const deferred = createDeferred(); promise.then(deferred.resolve, deferred.reject); return deferred; } function createDeferred() { return Promise.withResolvers(); }',
    },
    {
      name: '`defer` of a class of promises',
      filename: 'src/shim.ts',
      code: 'export class Bluebird extends Promise { static defer() { const deferred = {}; deferred.promise = new Promise((resolve, reject) => { deferred.resolve = resolve; deferred.reject = reject; }); return deferred; } }',
    },
  ],
  invalid: [
    {
      name: 'among other things',
      filename: 'src/jobs.ts',
      code: 'export function createDeferred() { let resolve; let reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; }',
      errors: [{ messageId: 'returned' }],
    },
  ],
});

const hook = (made: string, given: string): string =>
  `import { useMemo } from 'react';
export function useAnswer(key) {
const { promise, resolve } = useMemo(() => { ${made} }, [key]);
${given}
}`;

ruleTester.run('no-exposed-resolvers, what a hook remembers', rule, {
  valid: [
    {
      name: 'its promise',
      code: hook('return Promise.withResolvers();', 'answers.set(key, resolve); return promise;'),
    },
    { name: 'what comes from elsewhere', code: hook('return begin(key);', 'return [promise, resolve];') },
    {
      name: 'in a hook that stays in the file',
      code: hook('return Promise.withResolvers();', 'return [promise, resolve];').replace('export ', ''),
    },
    {
      name: 'where another function has the record',
      code: hook('start(() => Promise.withResolvers()); return begin(key);', 'return [promise, resolve];'),
    },
  ],
  invalid: [
    {
      name: 'its record, taken apart',
      code: hook('return Promise.withResolvers();', 'return { promise, resolve };'),
      errors: [{ messageId: 'returned', line: 4 }],
    },
    {
      name: 'a deferred of its own making, as it is',
      code: `import * as React from 'react';
export const useAnswer = () => React.useMemo(() => Promise.withResolvers(), []);`,
      errors: [{ messageId: 'returned', line: 2 }],
    },
  ],
});

ruleTester.run('no-exposed-resolvers, frozen objects', rule, {
  valid: [
    {
      name: 'with the promise alone',
      code: `export function open() { const { promise, resolve } = Promise.withResolvers(); socket.once('open', resolve); return Object.freeze({ promise }); }`,
    },
    {
      name: 'that another function is given',
      code: `export function open() { const { promise, resolve } = Promise.withResolvers(); connect(Object.freeze({ promise, resolve })); return promise; }`,
    },
    {
      name: 'that stay in the file',
      code: `const gate = Object.freeze(Promise.withResolvers()); export const open = () => gate.resolve();`,
    },
  ],
  invalid: [
    {
      name: 'with the resolver',
      code: `export function open() { const { promise, resolve } = Promise.withResolvers();
return Object.seal({ promise, resolve }); }`,
      errors: [{ messageId: 'returned', line: 2 }],
    },
    {
      name: 'as what is exported',
      code: `
export const gate = Object.freeze(Promise.withResolvers());`,
      errors: [{ messageId: 'exported', line: 2 }],
    },
  ],
});

ruleTester.run('no-exposed-resolvers, auto-accessors', rule, {
  valid: [
    {
      name: 'private ones',
      code: 'export class A { accessor #ready = Promise.withResolvers(); private accessor gate = Promise.withResolvers(); get promise() { return this.#ready.promise; } }',
    },
    { name: 'the promise alone', code: 'export class A { accessor ready = Promise.withResolvers().promise; }' },
  ],
  invalid: [
    {
      name: 'a source behind a pair of methods',
      code: `${runtime}export class A {\naccessor opened = new TaskCompletionSource<void>();\nopen() { this.opened.trySetResult(); } }`,
      errors: [{ messageId: 'field', line: 3, data: { name: 'opened', what: 'the resolvers', line: '3' } }],
    },
    {
      name: 'a static one',
      code: 'export class A {\nstatic accessor ready = Promise.withResolvers(); }',
      errors: [{ messageId: 'field', line: 2 }],
    },
    {
      name: 'a resolver that a method puts there',
      code: 'export class A {\naccessor go: (() => void) | undefined;\nwait() { return new Promise<void>((resolve) => { this.go = resolve; }); } }',
      errors: [{ messageId: 'field', line: 2 }],
    },
  ],
});

ruleTester.run('no-exposed-resolvers, collections', rule, {
  valid: [
    {
      name: 'a private list',
      code: `${runtime}export class A { private readonly waiters: TaskCompletionSource<void>[] = []; wait() { const w = new TaskCompletionSource<void>(); this.waiters.push(w); return w.promise; } }`,
    },
    {
      name: 'a class that its comment keeps to the package',
      code: `${runtime}/** Servers.\n * @internal */\nexport class A { waiters: TaskCompletionSource<void>[] = []; wait() { const w = new TaskCompletionSource<void>(); this.waiters.push(w); return w.promise; } }`,
    },
    {
      name: 'a private map by its name',
      code: `${runtime}export class A { readonly #waiters = new Map<string, TaskCompletionSource<void>>(); wait(id: string) { const w = new TaskCompletionSource<void>(); this.#waiters.set(id, w); return w.promise; } }`,
    },
    {
      name: 'a list that no type describes',
      code: 'export class A { waiters = []; wait() { return new Promise((resolve) => this.waiters.push(resolve)); } }',
    },
    {
      name: 'a list whose type is not what goes into it',
      code: 'export class A { jobs: Job[] = []; run(id: number) { return new Promise((resolve) => this.jobs.push({ id, resolve } as Job)); } }',
    },
    {
      name: 'the promises of a list',
      code: 'export function slots(n) { return Array.from({ length: n }, () => Promise.withResolvers().promise); }',
    },
    {
      name: 'a list that stays inside',
      code: 'export function all(xs) { const slots = xs.map(() => Promise.withResolvers()); start(slots); return Promise.all(slots.map((slot) => slot.promise)); }',
    },
    {
      name: 'one of a list that is settled here',
      code: 'export function first(xs) { const slots = xs.map(() => Promise.withResolvers()); slots[0].resolve(); return slots[0].promise; }',
    },
  ],
  invalid: [
    {
      name: 'a public map, described where it is made',
      code: `${runtime}export class Calls {\nreadonly open = new Map<number, TaskCompletionSource<string>>();\nask(id: number) { const call = new TaskCompletionSource<string>(); this.open.set(id, call); return call.promise; } }`,
      errors: [{ messageId: 'field', line: 3, data: { name: 'open', what: 'a collection of resolvers', line: '4' } }],
    },
    {
      name: 'a public list of records',
      code: 'export class Gate {\npublic waiters: PromiseWithResolvers<void>[] = [];\nwait() { const waiter = Promise.withResolvers<void>(); this.waiters.push(waiter); return waiter.promise; } }',
      errors: [{ messageId: 'field', line: 2 }],
    },
    {
      name: 'a deferred for each element',
      code: 'export function gates(names) {\nconst made = names.map(() => Promise.withResolvers());\nreturn made; }',
      errors: [
        { messageId: 'returned', line: 3, data: { name: 'gates', what: 'a collection of resolvers', line: '2' } },
      ],
    },
    {
      name: 'a pair for each element',
      code: 'export const pairs = (n) =>\nArray.from({ length: n }, () => { const { promise, resolve } = Promise.withResolvers(); return { promise, resolve }; });',
      errors: [{ messageId: 'returned', line: 2 }],
    },
  ],
});

ruleTester.run('no-exposed-resolvers, through methods of the class', rule, {
  valid: [
    {
      name: 'that give the promise',
      code: 'export class Job { #gate = Promise.withResolvers<void>(); wait() { return this.#inner().promise; } #inner() { return this.#gate; } end() { this.#inner().resolve(); } }',
    },
    {
      name: 'a getter that only the class asks',
      code: 'export class Job { #gate = Promise.withResolvers<void>(); get #inner() { return this.#gate; } wait() { return this.#inner.promise; } }',
    },
  ],
  invalid: [
    {
      name: 'a getter of the class',
      code: `export class Job { #gate = Promise.withResolvers<void>(); get #inner() { return this.#gate; }
wait() {
return this.#inner; } }`,
      errors: [{ messageId: 'returned', line: 3, suggestions: 1 }],
    },
    {
      name: 'a field of a base class',
      code: `class Base { protected gate = Promise.withResolvers<void>(); }
export class Job extends Base { wait() {
return this.gate; } }`,
      errors: [{ messageId: 'returned', line: 3, suggestions: 1 }],
    },
    {
      name: 'that give the record',
      code: `export class Job { #gate = Promise.withResolvers<void>();
wait() {
return this.#inner(); }
#inner() { return this.#gate; } }`,
      errors: [{ messageId: 'returned', line: 3 }],
    },
  ],
});
