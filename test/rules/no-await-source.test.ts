import rule from '../../src/rules/no-await-source.ts';
import { javascriptRuleTester, ruleTester, typedRuleTester } from '../rule-tester.ts';

const runtime = "import { TaskCompletionSource } from 'task-completion-source';\n";

/** A report, with the text that the fix makes of the code. */
function found(messageId: string, line: number, name?: string) {
  return { messageId, line, ...(name === undefined ? {} : { data: dataOf(name, line) }) };
}

/** The producer of these cases is made in the first line. */
function dataOf(name: string, _line: number) {
  return { name, what: 'completes a promise', line: '1' };
}

const record = 'const r = Promise.withResolvers();\n';

ruleTester.run('no-await-source', rule, {
  valid: [
    {
      name: 'a record that is kept with its job, and completed by who awaits the method',
      code: 'class Spool { #jobs = []; async add(page) { return this.#put(page); } #put(page) { const done = Promise.withResolvers(); this.#jobs.push({ page, done }); return done; } async run(page) { const job = await this.add(page); job.resolve(page); } }',
    },
    {
      name: 'the promise of a record that is kept with its job',
      code: 'class Spool { #jobs = []; async add(page) { return this.#put(page).promise; } #put(page) { const done = Promise.withResolvers(); this.#jobs.push({ page, done }); return done; } }',
    },
    {
      name: 'a record that only its callers have',
      code: 'class Spool { async add(page) { return this.#put(page); } #put(page) { const done = Promise.withResolvers(); log({ page, done }); return done; } }',
    },
    {
      name: 'a record that nobody but the caller has',
      code: 'function create() { return Promise.withResolvers(); } export async function open(socket) { const reply = create(); await socket.open(); return reply; }',
    },
    {
      name: 'a record that may be given a then',
      code: `function defer(more) { const d = {}; d.promise = new Promise((resolve, reject) => Object.assign(d, { resolve, reject }, more)); return d; }
export function start(app) { const listening = defer(app); app.listen(0, listening.resolve); return listening.then(() => app.port); }`,
    },
    {
      name: 'a deferred that is a thenable itself',
      code: `class Deferred {
  promise = new Promise((r) => { this.resolve = r; });
  then(a, b) { return this.promise.then(a, b); }
}
const d = new Deferred();
start(d.resolve);
await d;`,
    },
    { name: 'the promise of a record', code: `${record}await r.promise; r.promise.then(f); Promise.all([r.promise]);` },
    { name: 'the promise of a source', code: `${runtime}const s = new TaskCompletionSource(); await s.promise;` },
    { name: 'a promise taken out of the record', code: 'const { promise: d } = Promise.withResolvers();\nawait d;' },
    { name: 'the promise of a record where it is there', code: `${record}await (r && r.promise);` },
    { name: 'one of two promises', code: `${record}await (early ?? r.promise); await (r.promise || early);` },
    { name: 'a record that is chosen, and completed', code: `${record}const d = await (early ?? r); d.resolve();` },
    {
      name: 'what is asked for in front of a choice',
      code: 'export async function f(early) { const d = early || Promise.withResolvers(); d.resolve(); await d.promise; }',
    },
    { name: 'a jQuery deferred', code: 'const d = $.Deferred();\nawait d; d.then(f);' },
    {
      name: 'a class with a then',
      code: 'class Deferred { promise = new Promise((r) => { this.resolve = r; }); then(f) { return this.promise.then(f); } }\nawait new Deferred();',
    },
    {
      name: 'a class with a then on its prototype',
      code: 'class Deferred { constructor() { this.promise = new Promise((r) => { this.resolve = r; }); } }\nDeferred.prototype.then = function (f) { return this.promise.then(f); };\nconst d = new Deferred(); await d;',
    },
    {
      name: 'a subclass of Promise',
      code: 'class Manual extends Promise { constructor() { let r; super((f) => { r = f; }); this.resolve = r; } }\nconst m = new Manual(); await m;',
    },
    {
      name: 'a class with an unknown base',
      code: "import { Base } from './base.js';\nclass Deferred extends Base { promise = new Promise((r) => { this.resolve = r; }); }\nawait new Deferred();",
    },
    {
      name: 'a promise with its resolvers on it',
      code: 'function make() { let r; const p = new Promise((f) => { r = f; }); p.resolve = r; return p; }\nconst p = make(); await p;',
    },
    {
      name: 'resolvers assigned onto a promise',
      code: 'function make() { let r; const p = new Promise((f) => { r = f; }); return Object.assign(p, { resolve: r }); }\nawait make();',
    },
    {
      name: 'a record with a then',
      code: 'const d = {}; d.promise = new Promise((r) => { d.resolve = r; }); d.then = (f) => d.promise.then(f); await d;',
    },
    {
      name: 'a literal with a then',
      code: 'function make() { let resolve; const promise = new Promise((r) => { resolve = r; }); return { promise, resolve, then: promise.then.bind(promise) }; }\nawait make();',
    },
    {
      name: 'a deferred from elsewhere may be a promise',
      code: "import { DeferredPromise } from './deferred.js';\nconst d = new DeferredPromise(); await d; d.resolve();",
    },
    {
      name: 'a variable that may hold a promise',
      code: 'let d = Promise.withResolvers(); d.resolve(); d = d.promise; await d;',
    },
    {
      name: 'a function that may return a promise',
      code: 'const r = Promise.withResolvers(); function get(ok) { if (ok) return Promise.resolve(1); return r; }\nawait get(true);',
    },
    {
      name: 'a parameter that is given promises too',
      code: 'function wait(d) { return Promise.all([d]); }\nwait(Promise.withResolvers()); wait(Promise.resolve());',
    },
    {
      name: 'an exported function takes anything',
      code: 'export async function wait(d) { await d; }\nwait(Promise.withResolvers());',
    },
    {
      name: 'a map that holds promises too',
      code: 'const m = new Map(); m.set(1, Promise.withResolvers()); m.set(2, fetch(x)); await m.get(1);',
    },
    {
      name: 'a collection of promises',
      code: 'const list = []; list.push(Promise.withResolvers().promise); await Promise.all(list);',
    },
    {
      name: 'mapped to promises',
      code: `const list = [Promise.withResolvers()];\nawait Promise.all(list.map((d) => d.promise));`,
    },
    {
      name: 'a sync factory',
      code: 'export function make() { const r = Promise.withResolvers(); setTimeout(r.resolve, 1); return r; }',
    },
    {
      name: 'an async function that says so',
      code: 'export async function make(): Promise<PromiseWithResolvers<void>> { const r = Promise.withResolvers<void>(); go(r.resolve); return r; }',
    },
    {
      name: 'an async function whose callers complete what they get',
      code: 'async function make() { const r = Promise.withResolvers(); await go(r); return r; }\nexport async function use() { const r = await make(); r.resolve(1); return r.promise; }',
    },
    {
      name: 'an async function that makes it for its caller',
      code: 'export async function make() { await go(); return Promise.withResolvers(); }',
    },
    {
      name: 'inside an object',
      code: 'export async function make() { const r = Promise.withResolvers(); go(r.resolve); return { r }; }',
    },
    {
      name: 'an await of a factory, for the record',
      code: 'const { promise, resolve } = await Promise.withResolvers(); resolve(); await promise;',
    },
    { name: 'a test for a then', code: `${record}if (r.then) go(r); r.then?.(f);` },
    { name: 'another Promise.all', code: `${record}import { all } from './all.js'; all([r]);` },
    { name: 'a Map is no promise to wait for', code: `${record}const m = new Map([[1, r]]); use(m);` },
    { name: 'broken code', code: 'const r = Promise.withResolvers(); for (const [a, , b] of r) await a; export {};' },
  ],
  invalid: [
    {
      name: 'a record that a private method keeps beside what it is for',
      code: 'class Spool { #jobs = new Map(); async add(id, page) { return this.#put(id, page); } #put(id, page) { const done = Promise.withResolvers(); this.#jobs.set(id, { page, done }); return done; } }',
      errors: [
        {
          messageId: 'returned',
          suggestions: [
            {
              messageId: 'usePromise',
              output:
                'class Spool { #jobs = new Map(); async add(id, page) { return this.#put(id, page).promise; } #put(id, page) { const done = Promise.withResolvers(); this.#jobs.set(id, { page, done }); return done; } }',
            },
          ],
        },
      ],
    },
    {
      name: 'a record that a helper keeps in a field and in a pair',
      code: `const waiting = []; const state = {};
function enter(name) { const turn = Promise.withResolvers(); waiting.push([name, turn]); return turn; }
function open() { const gate = Promise.withResolvers(); state.gate = gate; return gate; }
export const turn = async (name) => enter(name);
export async function gate() { return open(); }`,
      errors: [
        {
          messageId: 'returned',
          line: 4,
          suggestions: [
            {
              messageId: 'usePromise',
              output: `const waiting = []; const state = {};
function enter(name) { const turn = Promise.withResolvers(); waiting.push([name, turn]); return turn; }
function open() { const gate = Promise.withResolvers(); state.gate = gate; return gate; }
export const turn = async (name) => enter(name).promise;
export async function gate() { return open(); }`,
            },
          ],
        },
        {
          messageId: 'returned',
          line: 5,
          suggestions: [
            {
              messageId: 'usePromise',
              output: `const waiting = []; const state = {};
function enter(name) { const turn = Promise.withResolvers(); waiting.push([name, turn]); return turn; }
function open() { const gate = Promise.withResolvers(); state.gate = gate; return gate; }
export const turn = async (name) => enter(name);
export async function gate() { return open().promise; }`,
            },
          ],
        },
      ],
    },
    {
      name: 'a source that a method keeps and gives',
      code: "import { TaskCompletionSource } from 'task-completion-source'; class Replies { #slots = new Map(); async get(id) { this.send(id); return this.#slot(id); } #slot(id) { const slot = new TaskCompletionSource(); this.#slots.set(id, slot); return slot; } }",
      errors: 1,
    },
    {
      name: 'a record that a function has wired',
      code: "function create(socket) { const reply = Promise.withResolvers(); socket.once('reply', reply.resolve); return reply; } export async function ask(socket, question) { const reply = create(socket); socket.write(question); return reply; }",
      errors: 1,
    },
    {
      name: 'one arm of a choice that an async function returns',
      code: `async function get(key) {
  const miss = Promise.withResolvers();
  load(key, miss.resolve);
  return key.startsWith('_') ? miss.promise : miss;
}`,
      errors: 1,
    },
    {
      name: 'a record that is filled by Object.assign',
      code: `function defer() { const d = {}; d.promise = new Promise((resolve, reject) => Object.assign(d, { resolve, reject })); return d; }
export function start(app) { const listening = defer(); app.listen(0, listening.resolve); return listening.then(() => app.port); }`,
      output: `function defer() { const d = {}; d.promise = new Promise((resolve, reject) => Object.assign(d, { resolve, reject })); return d; }
export function start(app) { const listening = defer(); app.listen(0, listening.resolve); return listening.promise.then(() => app.port); }`,
      errors: 1,
    },
    {
      name: 'a branch of a conditional',
      code: `${record}await (now ? Promise.resolve() : r);`,
      output: `${record}await (now ? Promise.resolve() : r.promise);`,
      errors: [found('awaited', 2, 'r')],
    },
    {
      name: 'the right of a choice by nothing',
      code: `${record}await (early ?? r);`,
      output: `${record}await (early ?? r.promise);`,
      errors: [found('awaited', 2, 'r')],
    },
    {
      name: 'the right of an and',
      code: `${record}await (late && r);`,
      output: `${record}await (late && r.promise);`,
      errors: [found('awaited', 2, 'r')],
    },
    {
      name: 'the left of an or, in a combinator',
      code: `${record}await Promise.all([r || early]);`,
      output: `${record}await Promise.all([r.promise || early]);`,
      errors: [found('combined', 2, 'r')],
    },
    {
      name: 'a field that is taken out of this',
      code: 'class A { d = Promise.withResolvers();\nasync go() { const { d } = this; await d; } }',
      errors: [{ messageId: 'awaited', line: 2, suggestions: 1 }],
    },
    {
      name: 'a record',
      code: `${record}await r;`,
      output: `${record}await r.promise;`,
      errors: [found('awaited', 2, 'r')],
    },
    {
      name: 'a source, with its promise in a cast',
      code: `${runtime}const s = new TaskCompletionSource<number>();\nawait (s as unknown as Promise<number>);`,
      output: `${runtime}const s = new TaskCompletionSource<number>();\nawait (s.promise as unknown as Promise<number>);`,
      errors: [found('awaited', 3)],
    },
    {
      name: 'chained',
      code: `${record}r.then(f).catch(g);`,
      output: `${record}r.promise.then(f).catch(g);`,
      errors: [found('chained', 2, 'r')],
    },
    {
      name: 'catch',
      code: `${record}r.catch(g);`,
      output: `${record}r.promise.catch(g);`,
      errors: [found('chained', 2)],
    },
    {
      name: 'finally behind ?.',
      code: `${record}r?.finally(g);`,
      output: `${record}r.promise?.finally(g);`,
      errors: [found('chained', 2)],
    },
    {
      name: 'p-defer by any name',
      code: "import wait from 'p-defer';\nconst d = wait();\nexport const run = async () => { await d; };",
      output: "import wait from 'p-defer';\nconst d = wait();\nexport const run = async () => { await d.promise; };",
      errors: [found('awaited', 3)],
    },
    {
      name: 'Q',
      code: 'const d = Q.defer();\nd.then(f);',
      output: 'const d = Q.defer();\nd.promise.then(f);',
      errors: [found('chained', 2, 'd')],
    },
    {
      name: 'a class of the file',
      code: 'class Deferred { constructor() { this.promise = new Promise((a, b) => { this.resolve = a; this.reject = b; }); } }\nconst d = new Deferred();\nawait d;',
      output:
        'class Deferred { constructor() { this.promise = new Promise((a, b) => { this.resolve = a; this.reject = b; }); } }\nconst d = new Deferred();\nawait d.promise;',
      errors: [found('awaited', 3)],
    },
    {
      name: 'a factory of the file',
      code: 'const make = () => { let resolve; const promise = new Promise((r) => { resolve = r; }); return { promise, resolve }; };\nconst d = make();\nawait d;',
      output:
        'const make = () => { let resolve; const promise = new Promise((r) => { resolve = r; }); return { promise, resolve }; };\nconst d = make();\nawait d.promise;',
      errors: [found('awaited', 3)],
    },
    {
      name: 'an object that is filled by the executor',
      code: 'const d = {};\nd.promise = new Promise((res, rej) => { d.resolve = res; d.reject = rej; });\nawait d;',
      output:
        'const d = {};\nd.promise = new Promise((res, rej) => { d.resolve = res; d.reject = rej; });\nawait d.promise;',
      errors: [found('awaited', 3)],
    },
    {
      name: 'a deferred from elsewhere whose promise the file knows',
      code: "import { createDeferred } from './deferred.js';\nconst a = createDeferred(); use(a.promise);\nconst b = createDeferred();\nawait b;",
      output:
        "import { createDeferred } from './deferred.js';\nconst a = createDeferred(); use(a.promise);\nconst b = createDeferred();\nawait b.promise;",
      errors: [found('awaited', 4)],
    },
    {
      name: 'a private field',
      code: 'class A { #ready = Promise.withResolvers();\nasync go() { await this.#ready; } }',
      output: 'class A { #ready = Promise.withResolvers();\nasync go() { await this.#ready.promise; } }',
      errors: [found('awaited', 2, 'this.#ready')],
    },
    {
      name: 'a field that is set in the constructor',
      code: 'class A { constructor() { this.ready = Promise.withResolvers(); }\nwait() { return this.ready.then(f); } }',
      output:
        'class A { constructor() { this.ready = Promise.withResolvers(); }\nwait() { return this.ready.promise.then(f); } }',
      errors: [found('chained', 2)],
    },
    {
      name: 'a getter',
      code: 'class A { #d = Promise.withResolvers(); get ready() { return this.#d; }\nasync go() { await this.ready; } }',
      output:
        'class A { #d = Promise.withResolvers(); get ready() { return this.#d; }\nasync go() { await this.ready.promise; } }',
      errors: [found('awaited', 2)],
    },
    {
      name: 'among promises',
      code: `${record}await Promise.race([\n  r,\n  fetch(x),\n]);`,
      output: `${record}await Promise.race([\n  r.promise,\n  fetch(x),\n]);`,
      errors: [found('combined', 3, 'r')],
    },
    {
      name: 'Promise.resolve',
      code: `${record}export const p = Promise.resolve(r);`,
      output: `${record}export const p = Promise.resolve(r.promise);`,
      errors: [found('combined', 2)],
    },
    {
      name: 'an array of records',
      code: 'const list = [Promise.withResolvers(), Promise.withResolvers()];\nawait Promise.all(list);',
      errors: [
        {
          messageId: 'combined',
          line: 2,
          data: { name: 'list', what: 'holds objects that complete promises', line: '1' },
        },
      ],
    },
    {
      name: 'made by map',
      code: 'await Promise.allSettled(\nids.map((id) => { const d = Promise.withResolvers(); ask(id, d.resolve); return d; }));',
      errors: [found('combined', 2)],
    },
    {
      name: 'spread out of a Set',
      code: 'const waiters = new Set();\nexport const wait = () => { const d = Promise.withResolvers(); waiters.add(d); return d.promise; };\nexport const idle = () => Promise.any([...waiters]);',
      errors: [found('combined', 3)],
    },
    {
      name: 'an element of a Map',
      code: 'const m = new Map();\nexport function add(id) { const d = Promise.withResolvers(); m.set(id, d); }\nexport async function get(id) { await m.get(id); }',
      errors: [
        {
          messageId: 'awaited',
          line: 3,
          suggestions: [
            {
              messageId: 'usePromise',
              output:
                'const m = new Map();\nexport function add(id) { const d = Promise.withResolvers(); m.set(id, d); }\nexport async function get(id) { await m.get(id)?.promise; }',
            },
          ],
        },
      ],
    },
    {
      name: 'an element of a loop',
      code: 'const list = [];\nlist.push(Promise.withResolvers());\nfor (const d of list) await d;',
      errors: [{ messageId: 'awaited', line: 3, suggestions: 1 }],
    },
    {
      name: 'for await',
      code: 'const list = [Promise.withResolvers()];\nfor await (const d of list) use(d);',
      errors: [found('awaited', 2)],
    },
    {
      name: 'a parameter of a local function',
      code: 'async function wait(d) {\nawait d; }\nexport const go = () => wait(Promise.withResolvers());',
      output: 'async function wait(d) {\nawait d.promise; }\nexport const go = () => wait(Promise.withResolvers());',
      errors: [found('awaited', 2)],
    },
    {
      name: 'returned by an async function',
      code: 'export async function f() { const d = Promise.withResolvers(); setTimeout(d.resolve, 5);\nreturn d; }',
      errors: [
        {
          messageId: 'returned',
          line: 2,
          suggestions: [
            {
              messageId: 'usePromise',
              output:
                'export async function f() { const d = Promise.withResolvers(); setTimeout(d.resolve, 5);\nreturn d.promise; }',
            },
          ],
        },
      ],
    },
    {
      name: 'returned by an async arrow function',
      code: `${record}setTimeout(r.resolve, 5);\nexport const f = async () => r;`,
      errors: [{ messageId: 'returned', line: 3, suggestions: 1 }],
    },
    {
      name: 'declared as a parameter',
      code: `${runtime}export async function f(s: TaskCompletionSource<void>) {\nawait s; }`,
      errors: [{ messageId: 'awaited', line: 3, suggestions: 1 }],
    },
    {
      name: 'declared as a field',
      code: 'class A { private ready?: PromiseWithResolvers<void>;\nasync go() { await this.ready; } }',
      errors: [{ messageId: 'awaited', line: 2, suggestions: 1 }],
    },
    {
      name: 'a reassigned variable',
      code: 'let d = Promise.withResolvers();\nd.resolve(); d = Promise.withResolvers();\nawait d;',
      errors: [{ messageId: 'awaited', line: 3, suggestions: 1 }],
    },
  ],
});

typedRuleTester.run('no-await-source with types', rule, {
  valid: [
    {
      name: 'a foreign class that is thenable',
      code: 'declare class Deferred { then(f: () => void): void; resolve(): void; }\nexport const go = async () => { const d = new Deferred(); await d; };',
    },
  ],
  invalid: [
    {
      name: 'a nullable field',
      code: 'declare const made: { d?: { promise: Promise<void>; resolve: () => void } };\nclass A { d: PromiseWithResolvers<void> | undefined = Promise.withResolvers<void>();\nasync go() { await this.d; made; } }',
      errors: [{ messageId: 'awaited', line: 3, suggestions: 1 }],
    },
  ],
});

javascriptRuleTester.run('no-await-source in JavaScript', rule, {
  valid: [
    {
      name: 'a name that is read out of itself',
      code: 'var defer = defer.defer; var Source = Source.TaskCompletionSource;',
    },
    { name: 'CommonJS', code: "const pDefer = require('p-defer');\nconst d = pDefer(); d.promise.then(f);" },
  ],
  invalid: [
    {
      name: 'CommonJS',
      code: "const pDefer = require('p-defer');\nconst d = pDefer();\nd.then(f);",
      output: "const pDefer = require('p-defer');\nconst d = pDefer();\nd.promise.then(f);",
      errors: [found('chained', 3)],
    },
    ...[
      "var Source = require('task-completion-source').TaskCompletionSource;",
      "const { TaskCompletionSource: Source } = require('task-completion-source');",
      "const { TaskCompletionSource: Source } = await import('task-completion-source');",
    ].map((line) => ({
      name: `a source by another name: ${line}`,
      code: `${line}\nvar s = new Source();\ns.then(f);`,
      output: `${line}\nvar s = new Source();\ns.promise.then(f);`,
      errors: [found('chained', 3)],
    })),
  ],
});

const sources = `${runtime}const inFlight = new Map();
export function start(id) { inFlight.set(id, new TaskCompletionSource()); }
`;

ruleTester.run('no-await-source out of what holds several', rule, {
  valid: [
    {
      name: 'an entry that only the caller can complete',
      code: `${sources}export const take = async (id) => inFlight.get(id);`,
    },
    {
      name: 'an entry that a caller of the file completes',
      code: `${sources}const take = async (id) => inFlight.get(id);
export function end(id) { inFlight.get(id).setResult(); }
export async function cancel(id) { (await take(id)).trySetCanceled(); }`,
    },
    {
      name: 'an object that is given a promise',
      code: 'const state = { opened: Promise.withResolvers() };\nif (open) state.opened = Promise.resolve();\nawait state.opened;',
    },
    {
      name: 'an object that others may write to',
      code: 'const state = { opened: Promise.withResolvers() };\nprepare(state);\nawait state.opened;',
    },
    {
      name: 'an object whose spread comes last',
      code: 'const state = { opened: Promise.withResolvers(), ...more };\nawait state.opened;',
    },
    {
      name: 'the promises of a record',
      code: 'const slots = {};\nslots[id] = Promise.withResolvers();\nawait Promise.all(Object.values(slots).map((each) => each.promise));',
    },
    {
      name: 'a record that holds promises too',
      code: 'const slots = {};\nslots[id] = Promise.withResolvers();\nslots[other] = work();\nawait Promise.all(Object.values(slots));',
    },
    {
      name: 'a class whose closures may settle, with a then',
      code: 'class Deferred { constructor() { this.promise = new Promise((f) => { this.resolve = (v) => { f(v); }; }); } then(f) { return this.promise.then(f); } }\nconst d = new Deferred(); await d;',
    },
  ],
  invalid: [
    {
      name: 'an entry that the file completes',
      code: `${sources}export function end(id) { inFlight.get(id)?.trySetResult(); }
export const wait = async (id) => inFlight.get(id);`,
      errors: [{ messageId: 'returned', line: 5, suggestions: 1 }],
    },
    {
      name: 'a name taken out of an object',
      code: 'const state = { opened: Promise.withResolvers() };\nsocket.onopen = () => state.opened.resolve();\nexport async function send() { const { opened } = state; await opened; }',
      errors: [{ messageId: 'awaited', line: 3, suggestions: 1 }],
    },
    {
      name: 'a member of an object',
      code: 'const state = { opened: Promise.withResolvers() };\nawait state.opened;',
      output: 'const state = { opened: Promise.withResolvers() };\nawait state.opened.promise;',
      errors: [{ messageId: 'awaited', line: 2 }],
    },
    {
      name: 'the values of a record',
      code: 'const slots = {};\nslots[id] = Promise.withResolvers();\nawait Promise.all(Object.values(slots));',
      errors: [{ messageId: 'combined', line: 3 }],
    },
    {
      name: 'the values of an empty object, spread',
      code: 'const slots = Object.create(null);\nslots[id] = Promise.withResolvers();\nawait Promise.all([flush(), ...Object.values(slots)]);',
      errors: [{ messageId: 'combined', line: 3 }],
    },
    {
      name: 'a class whose closures settle',
      code: 'class Deferred { constructor() { this.isDone = false; this.promise = new Promise((f) => { this.resolve = (v) => ((this.isDone = true), f(v)); }); } }\nconst d = new Deferred(); d.resolve();\nawait d;',
      output:
        'class Deferred { constructor() { this.isDone = false; this.promise = new Promise((f) => { this.resolve = (v) => ((this.isDone = true), f(v)); }); } }\nconst d = new Deferred(); d.resolve();\nawait d.promise;',
      errors: [{ messageId: 'awaited', line: 3 }],
    },
    {
      name: 'a class whose closures settle once',
      code: 'class Deferred { promise = new Promise((f) => { this.resolve = (v) => { if (this.isDone) return; this.isDone = true; f(v); }; }); }\nconst d = new Deferred(); d.resolve(); d.resolve();\nd.then(next);',
      output:
        'class Deferred { promise = new Promise((f) => { this.resolve = (v) => { if (this.isDone) return; this.isDone = true; f(v); }; }); }\nconst d = new Deferred(); d.resolve(); d.resolve();\nd.promise.then(next);',
      errors: [{ messageId: 'chained', line: 3 }],
    },
  ],
});

ruleTester.run('no-await-source, entries of a map', rule, {
  valid: [
    {
      name: 'the promise of each',
      code: `${record}const m = new Map([]); m.set(1, r);\nfor (const [, each] of m) await each.promise;`,
    },
    {
      name: 'the key',
      code: `${record}const m = new Map(); m.set(start(), r);\nfor (const [each] of m) await each;`,
    },
    {
      name: 'a map that holds promises too',
      code: `${record}const m = new Map(); m.set(1, r); m.set(2, r.promise);\nfor (const [, each] of m) await each;`,
    },
    {
      name: 'pairs of another kind',
      code: `${record}const m = []; m.push([r, r.promise]);\nfor (const [each, done] of m) { each.resolve(); await done; }`,
    },
  ],
  invalid: [
    {
      name: 'each value',
      code: `${record}const m = new Map(); m.set(1, r);\nfor (const [, each] of m) await each;`,
      errors: [{ messageId: 'awaited', line: 3, suggestions: 1 }],
    },
    {
      name: 'each value of a field that is declared to hold them',
      code: 'class A { #all: Map<string, PromiseWithResolvers<void>> = new Map();\nadd(k: string) { this.#all.set(k, Promise.withResolvers()); }\nasync end() { for (const [, each] of this.#all) await each; } }',
      errors: [{ messageId: 'awaited', line: 3, suggestions: 1 }],
    },
    {
      name: 'each value of the entries',
      code: `${record}const m = new Map(); m.set(1, r);\nfor (const [, each] of m.entries()) await each;`,
      errors: [{ messageId: 'awaited', line: 3, suggestions: 1 }],
    },
    {
      name: 'each value of a copy, in a callback',
      code: `${record}const m = new Map(); m.set(1, r);\n[...m].map(async ([id, each]) => { log(id); await each; });`,
      output: `${record}const m = new Map(); m.set(1, r);\n[...m].map(async ([id, each]) => { log(id); await each.promise; });`,
      errors: [{ messageId: 'awaited', line: 3 }],
    },
  ],
});

ruleTester.run('no-await-source, static fields', rule, {
  valid: [
    {
      name: 'the promise of one, or what became one',
      code: `class Door { static opened = Promise.withResolvers(); static open() { Door.opened.resolve(); } static async enter() { await Door.opened.promise; } }`,
    },
    {
      name: 'one that is given a promise elsewhere',
      code: `class Door { static opened = Promise.withResolvers(); static settle() { Door.opened = Door.opened.promise; } static async enter() { await this.opened; await Door.opened; } }`,
    },
    {
      name: 'a field of the instances by the same name',
      code: `class Door { static opened = Promise.withResolvers(); opened = open(); static open() { Door.opened.resolve(); } async enter() { await this.opened; } }`,
    },
  ],
  invalid: [
    {
      name: 'by the name of the class, and within it',
      code: `class Door { static opened = Promise.withResolvers(); static open() { Door.opened.resolve(); }
static async enter() {
await this.opened; } }
async function pass() {
await Door.opened; }`,
      output: `class Door { static opened = Promise.withResolvers(); static open() { Door.opened.resolve(); }
static async enter() {
await this.opened.promise; } }
async function pass() {
await Door.opened.promise; }`,
      errors: [
        { messageId: 'awaited', line: 3 },
        { messageId: 'awaited', line: 5 },
      ],
    },
  ],
});

ruleTester.run('no-await-source, parameters with a default', rule, {
  valid: [
    {
      name: 'that callers may give a promise',
      code: `export async function run(done = Promise.withResolvers()) { await done; }`,
    },
    {
      name: 'that a caller gives a promise',
      code: `async function run(done = Promise.withResolvers()) { await done; } run(); run(fetch('/'));`,
    },
    {
      name: 'whose resolver is only asked for',
      code: `export async function run(done = Promise.withResolvers()) { done?.resolve?.(); await done; }`,
    },
    {
      name: 'that something else is written to',
      code: `export async function run(done = Promise.withResolvers()) { done.resolve(); done = done.promise; await done; }`,
    },
  ],
  invalid: [
    {
      name: 'and completed',
      code: `export async function run(worker, done = Promise.withResolvers()) { worker.once('exit', done.resolve);
await done; }`,
      output: `export async function run(worker, done = Promise.withResolvers()) { worker.once('exit', done.resolve);
await done.promise; }`,
      errors: [{ messageId: 'awaited', line: 2 }],
    },
    {
      name: 'that each caller leaves alone or gives another',
      code: `async function run(done = Promise.withResolvers()) {
await done; } run(); run(Promise.withResolvers());`,
      output: `async function run(done = Promise.withResolvers()) {
await done.promise; } run(); run(Promise.withResolvers());`,
      errors: [{ messageId: 'awaited', line: 2 }],
    },
  ],
});

ruleTester.run('no-await-source, classes that extend the source', rule, {
  valid: [
    {
      name: 'a then of its own',
      code: "import { TaskCompletionSource } from 'task-completion-source'; class Gate extends TaskCompletionSource<void> { then(done: () => void) { return this.promise.then(done); } } export async function f() { const gate = new Gate(); gate.setResult(); await gate; }",
    },
    {
      name: 'a then of a class between',
      code: "import { TaskCompletionSource } from 'task-completion-source'; class Base extends TaskCompletionSource<void> { then(done: () => void) { return this.promise.then(done); } } class Gate extends Base {} export async function f() { const gate = new Gate(); gate.setResult(); await gate; }",
    },
    {
      name: 'its promise',
      code: "import { TaskCompletionSource } from 'task-completion-source'; class Gate extends TaskCompletionSource<void> {} export async function f() { const gate = new Gate(); gate.setResult(); await gate.promise; }",
    },
    {
      name: 'a class of another file, of which nobody knows',
      code: "import { Source } from './source.js'; class Gate extends Source {} export async function f() { const gate = new Gate(); gate.open(); await gate; }",
    },
    {
      name: 'a mixin',
      code: "import { TaskCompletionSource } from 'task-completion-source'; class Gate extends thenable(TaskCompletionSource) {} export async function f() { const gate = new Gate(); gate.open(); await gate; }",
    },
    {
      name: 'a source of the file itself that is a promise',
      code: 'class TaskCompletionSource extends Promise {} class Gate extends TaskCompletionSource {} export async function f() { await new Gate(go); }',
    },
  ],
  invalid: [
    {
      name: 'through two classes',
      code: "import { TaskCompletionSource as Source } from 'task-completion-source';\nclass Base extends Source<void> { open() { this.trySetResult(); } }\nclass Gate extends Base {}\nexport async function f() { const gate = new Gate(); later(() => gate.open());\nawait gate; }",
      output:
        "import { TaskCompletionSource as Source } from 'task-completion-source';\nclass Base extends Source<void> { open() { this.trySetResult(); } }\nclass Gate extends Base {}\nexport async function f() { const gate = new Gate(); later(() => gate.open());\nawait gate.promise; }",
      errors: [{ messageId: 'awaited', line: 5 }],
    },
    {
      name: 'given to a combinator',
      code: "const { TaskCompletionSource } = require('task-completion-source');\nconst Gate = class Gate extends TaskCompletionSource {};\nclass Door extends TaskCompletionSource {}\nconst door = new Door();\nPromise.all([door, load()]).then(done);",
      output:
        "const { TaskCompletionSource } = require('task-completion-source');\nconst Gate = class Gate extends TaskCompletionSource {};\nclass Door extends TaskCompletionSource {}\nconst door = new Door();\nPromise.all([door.promise, load()]).then(done);",
      errors: [{ messageId: 'combined', line: 5 }],
    },
  ],
});

/** A class that is a deferred, others that extend it, and what waits for one. */
const extended = (
  classes: string,
): string => `class Gate { promise = new Promise((resolve) => { this.resolve = resolve; }); }
${classes}
export async function f() { const door = new Door(); later(() => door.resolve());
await door; }`;

ruleTester.run('no-await-source, classes that extend a deferred of the file', rule, {
  valid: [
    {
      name: 'and have a then',
      code: extended('class Door extends Gate { then(...args) { return this.promise.then(...args); } }'),
    },
    {
      name: 'through one that has a then',
      code: extended(
        'class Way extends Gate { then(...args) { return this.promise.then(...args); } } class Door extends Way {}',
      ),
    },
    {
      name: 'whose promise is awaited',
      code: extended('class Door extends Gate {}').replace('await door;', 'await door.promise;'),
    },
  ],
  invalid: [
    {
      name: 'through another one',
      code: extended('class Way extends Gate { name = 1; } class Door extends Way {}'),
      output: extended('class Way extends Gate { name = 1; } class Door extends Way {}').replace(
        'await door;',
        'await door.promise;',
      ),
      errors: [{ messageId: 'awaited', line: 4 }],
    },
  ],
});

ruleTester.run('no-await-source, an object of sources in a field', rule, {
  valid: [
    {
      name: 'it also holds promises',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Door { #all = { opened: new TaskCompletionSource() }; open(other) { this.#all.opened = other; this.#all.opened.trySetResult(); } async pass() { await this.#all.opened; } }`,
    },
    {
      name: 'it is handed out',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Door { #all = { opened: new TaskCompletionSource() }; fill() { refill(this.#all); } async pass() { await this.#all.opened; } }`,
    },
    {
      name: 'the promise of the source',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Door { #all = { opened: new TaskCompletionSource() }; get #opened() { return this.#all.opened; } async pass() { await this.#opened.promise; } }`,
    },
  ],
  invalid: [
    {
      name: 'by itself',
      code: `class Lift { #stops = { top: Promise.withResolvers(), ground: Promise.withResolvers() };
arrive() { this.#stops.top.resolve(); }
async ride() { await this.#stops.top; } }`,
      output: `class Lift { #stops = { top: Promise.withResolvers(), ground: Promise.withResolvers() };
arrive() { this.#stops.top.resolve(); }
async ride() { await this.#stops.top.promise; } }`,
      errors: [{ messageId: 'awaited', line: 3 }],
    },
    {
      name: 'by a getter',
      code: `class Lift { stops = { top: Promise.withResolvers() }; get top() { return this.stops.top; }
arrive() { this.top.resolve(); }
async ride() { await this.top; } }`,
      output: `class Lift { stops = { top: Promise.withResolvers() }; get top() { return this.stops.top; }
arrive() { this.top.resolve(); }
async ride() { await this.top.promise; } }`,
      errors: [{ messageId: 'awaited', line: 3 }],
    },
  ],
});

ruleTester.run('no-await-source, lists of sources that a function gives', rule, {
  valid: [
    {
      name: 'of their promises',
      code: `${runtime}const arrivals = (bays) => bays.map((bay) => { const source = new TaskCompletionSource(); bay.onParked(() => source.trySetResult(bay.id)); return source.promise; });
export const everyBay = async (bays) => { await Promise.all(arrivals(bays)); };`,
    },
    {
      name: 'of sources or promises',
      code: `${runtime}function arrivals(bays) { const list = []; for (const bay of bays) { const source = new TaskCompletionSource(); bay.onParked(() => source.trySetResult(bay.id)); list.push(bay.isFree ? bay.parked : source); } return list; }
export const everyBay = async (bays) => { await Promise.all(arrivals(bays)); };`,
    },
    {
      name: 'that are mapped to their promises',
      code: `${runtime}const arrivals = (bays) => bays.map((bay) => { const source = new TaskCompletionSource(); bay.onParked(() => source.trySetResult(bay.id)); return source; });
export const everyBay = async (bays) => { await Promise.all(arrivals(bays).map(({ promise }) => promise)); };`,
    },
  ],
  invalid: [
    {
      name: 'made by map',
      code: `${runtime}const arrivals = (bays) => bays.map((bay) => { const source = new TaskCompletionSource(); bay.onParked(() => source.trySetResult(bay.id)); return source; });
export const everyBay = async (bays) => { const sources = arrivals(bays); await Promise.all(sources); };`,
      errors: [{ messageId: 'combined', line: 3 }],
    },
    {
      name: 'filled in a loop',
      code: `${runtime}function arrivals(bays) { const list = []; for (const bay of bays) { const source = new TaskCompletionSource(); bay.onParked(() => source.trySetResult(bay.id)); list.push(source); } return list; }
export const firstBay = (bays) => Promise.race(arrivals(bays));`,
      errors: [{ messageId: 'combined', line: 3 }],
    },
  ],
});

ruleTester.run('no-await-source out of tables of producers', rule, {
  valid: [
    {
      name: 'a table that holds a promise beside the producers',
      code: `import pDefer from 'p-defer';
const gates = { opened: pDefer(), failed: once(bus, 'error') };
export async function reach(gate) { await gates[gate]; }`,
    },
    {
      name: 'a promise that the function gives beside the producer',
      code: `import pDefer from 'p-defer';
function slots(stream) { const head = pDefer(); return { head, body: once(stream, 'body') }; }
export async function read(stream) { const { head, body } = slots(stream); stream.once('head', head.resolve); await head.promise; return await body; }`,
    },
    {
      name: 'a record type of promises',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export class Stages { #waits: Record<string, Promise<TaskCompletionSource>> = {}; async reach(stage: string) { await this.#waits[stage]; } }`,
    },
  ],
  invalid: [
    {
      name: 'a producer of a table by a computed name',
      code: `import pDefer from 'p-defer';
const gates = { opened: pDefer(), closed: pDefer() };
export function tell(gate, value) { gates[gate].resolve(value); }
export async function reach(gate) { await gates[gate]; }`,
      errors: [{ messageId: 'awaited', line: 4, suggestions: 1 }],
    },
    {
      name: 'a producer that a function gives in a record',
      code: `import pDefer from 'p-defer';
const slots = () => ({ head: pDefer(), body: pDefer() });
export async function read(stream) { const both = slots(); stream.once('head', both.head.resolve); return await both.head; }`,
      output: `import pDefer from 'p-defer';
const slots = () => ({ head: pDefer(), body: pDefer() });
export async function read(stream) { const both = slots(); stream.once('head', both.head.resolve); return await both.head.promise; }`,
      errors: [{ messageId: 'awaited', line: 3 }],
    },
    {
      name: 'a producer that is taken out of such a record',
      code: `import pDefer from 'p-defer';
function slots() { return { head: pDefer(), body: pDefer() }; }
export async function read(stream) { const { body } = slots(); stream.once('body', body.resolve); await body; }`,
      errors: [{ messageId: 'awaited', line: 3, suggestions: 1 }],
    },
    {
      name: 'a record of sources by its type',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export class Stages { constructor(private readonly waits: number, readonly stages: object) {} #waits: Record<string, TaskCompletionSource<void>> = {}; async reach(stage: string) { await this.#waits[stage]; } }`,
      errors: [{ messageId: 'awaited', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-await-source, maps and sets that are made of lists', rule, {
  valid: [
    `import { TaskCompletionSource } from 'task-completion-source'; export async function all(names) { const sources = new Map(names.map((name) => [name, new TaskCompletionSource()])); start(sources); await Promise.all([...sources.values()].map((source) => source.promise)); }`,
    `import { TaskCompletionSource } from 'task-completion-source'; export async function all(names) { const waits = new Map(names.map((name) => [name, new TaskCompletionSource().promise])); await Promise.all(waits.values()); }`,
    `import { TaskCompletionSource } from 'task-completion-source'; export async function all(names) { const waits = new Map(names.map((name) => [name, name ? new TaskCompletionSource() : load(name)])); await Promise.all(waits.values()); }`,
  ],
  invalid: [
    {
      code: `import { TaskCompletionSource } from 'task-completion-source'; export async function all(names) { const sources = new Map(names.map((name) => [name, new TaskCompletionSource()]));
start(sources); await Promise.all(sources.values()); }`,
      errors: [{ messageId: 'combined', line: 2 }],
    },
    {
      code: `export async function both() { const sources = new Map([['left', Promise.withResolvers()], ['right', Promise.withResolvers()]]);
onTold((side) => sources.get(side)?.resolve()); await Promise.all(sources.values()); }`,
      errors: [{ messageId: 'combined', line: 2 }],
    },
    {
      code: `export async function both() { const sources = new Set([Promise.withResolvers(), Promise.withResolvers()]);
onTold(() => { for (const each of sources) each.resolve(); }); await Promise.race(sources); }`,
      errors: [{ messageId: 'combined', line: 2 }],
    },
  ],
});

ruleTester.run('no-await-source, given back', rule, {
  valid: [
    {
      name: 'when its promise has been waited for',
      code: `const defer = () => { const made = {}; made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject })); return made; };
const waiting = []; export async function take() { const token = defer(); waiting.push(token); await token.promise; return token; }
export function next() { waiting.shift()?.resolve(); }`,
    },
  ],
  invalid: [
    {
      name: 'before its promise is waited for',
      code: `const defer = () => { const made = {}; made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject })); return made; };
const waiting = []; export async function take(isFree) { const token = defer(); waiting.push(token);
if (isFree) return token; await token.promise; return undefined; }
export function next() { waiting.shift()?.resolve(); }`,
      errors: [{ messageId: 'returned', line: 3, suggestions: 1 }],
    },
  ],
});

const deferred =
  'function Deferred() { var self = this; this.promise = new Promise(function (resolve, reject) { self.resolve = resolve; self.reject = reject; }); }\n';

ruleTester.run('no-await-source, what a constructor of the file makes', rule, {
  valid: [
    {
      name: 'its promise',
      code: `${deferred}exports.ask = async function (line) { const reply = new Deferred(); line.send(reply.resolve); return await reply.promise; };`,
    },
    {
      name: 'with a then of its prototype',
      code: `${deferred}Deferred.prototype.then = function (f, g) { return this.promise.then(f, g); };
exports.ask = async function (line) { const reply = new Deferred(); line.send(reply.resolve); return await reply; };`,
    },
    {
      name: 'with a prototype that is given a then',
      code: `${deferred}Deferred.prototype = { then(f, g) { return this.promise.then(f, g); } };
exports.ask = async function (line) { const reply = new Deferred(); line.send(reply.resolve); return await reply; };`,
    },
    {
      name: 'with the prototype of another',
      code: `${deferred}util.inherits(Deferred, Base);
exports.ask = async function (line) { const reply = new Deferred(); line.send(reply.resolve); return await reply; };`,
    },
    {
      name: 'with what others add to its prototype',
      code: `${deferred}Object.assign(Deferred.prototype, thenable);
exports.ask = async function (line) { const reply = new Deferred(); line.send(reply.resolve); return await reply; };`,
    },
    {
      name: 'with what another constructor makes of it',
      code: `function Gate() { Base.call(this); this.promise = new Promise((resolve) => { this.open = resolve; }); }
exports.wait = async (door) => { const gate = new Gate(); door.once('open', gate.open); await gate; };`,
    },
    {
      name: 'which only begins a promise later',
      code: `function Gate() { this.open = null; }
Gate.prototype.wait = function () { return new Promise((resolve) => { this.open = resolve; }); };
exports.wait = async (door) => { const gate = new Gate(); door.once('open', () => gate.open()); await gate; };`,
    },
  ],
  invalid: [
    {
      name: 'awaited',
      code: `${deferred}exports.ask = async function (line) { const reply = new Deferred(); line.send(reply.resolve); return await reply; };`,
      output: `${deferred}exports.ask = async function (line) { const reply = new Deferred(); line.send(reply.resolve); return await reply.promise; };`,
      errors: [{ messageId: 'awaited', line: 2 }],
    },
    {
      name: 'under a name that says nothing, in place of one of several promises',
      code: `function Latch(name) { this.name = name; this.promise = new Promise((resolve) => { this.open = resolve; }); }
Latch.prototype.toString = function () { return this.name; };
module.exports = function start(bus) { const ready = new Latch('ready'); const fed = new Latch('fed'); bus.once('ready', ready.open); bus.once('fed', fed.open); return Promise.all([ready, fed.promise]); };`,
      output: `function Latch(name) { this.name = name; this.promise = new Promise((resolve) => { this.open = resolve; }); }
Latch.prototype.toString = function () { return this.name; };
module.exports = function start(bus) { const ready = new Latch('ready'); const fed = new Latch('fed'); bus.once('ready', ready.open); bus.once('fed', fed.open); return Promise.all([ready.promise, fed.promise]); };`,
      errors: [{ messageId: 'combined', line: 3 }],
    },
    {
      name: 'settled by a method of the prototype',
      code: `function Completion() { const self = this; this.promise = new Promise((resolve) => { self.fulfil = resolve; }); }
Completion.prototype.done = function (value) { this.fulfil(value); };
exports.first = (bus) => { const told = new Completion(); bus.once('told', (value) => told.done(value)); return told.then(print); };`,
      output: `function Completion() { const self = this; this.promise = new Promise((resolve) => { self.fulfil = resolve; }); }
Completion.prototype.done = function (value) { this.fulfil(value); };
exports.first = (bus) => { const told = new Completion(); bus.once('told', (value) => told.done(value)); return told.promise.then(print); };`,
      errors: [{ messageId: 'chained', line: 3 }],
    },
  ],
});
