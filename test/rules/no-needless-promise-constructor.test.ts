import rule from '../../src/rules/no-needless-promise-constructor.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

/** The code of an executor in a function that is not async. */
const make = (body: string): string => `export const f = (a, b, s) => new Promise((resolve, reject) => {\n${body}\n});`;

/** A promise in the return of an async function. */
const returned = (promise: string): string => `export async function f(g, s) { return ${promise}; }`;

ruleTester.run('no-needless-promise-constructor', rule, {
  valid: [
    {
      name: 'a constructor that a lookup gives',
      code: `var Promise = getBuiltIn('Promise'); export const f = (a) => new Promise(function (resolve) { resolve(a); });`,
    },
    {
      name: 'a promise that is tampered with',
      code: `let promise = new Promise((resolve) => { resolve(42); }); promise.constructor = Fake; export const p = promise.then(() => {});`,
    },
    {
      name: 'a thenable that is made a promise',
      code: `export function toPromise(value) {
  if (value instanceof Promise) return value;
  else if (thenable(value)) {
    return new Promise((resolve, reject) => { value.then((r) => resolve(r), (e) => reject(e)); });
  }
  return Promise.resolve(value);
}`,
    },
    {
      name: 'what has a then',
      code: `export const wrap = (x) => typeof x.then === 'function' ? new Promise((resolve, reject) => { x.then(resolve, reject); }) : x;`,
    },
    {
      name: 'success that is a failure, and failure that is none',
      code: make('a().then(() => { reject(new Error()); }).catch(() => { resolve(); });'),
    },
    {
      name: 'a rejection that a test leaves unhandled',
      code: "import { test } from 'vitest';\ntest('unhandled', () => { new Promise((_, reject) => { reject(new Error()); }); });",
    },
    {
      name: 'an async function in the executor that goes on',
      code: make('(async () => { resolve(await a()); await b(); })();'),
    },
    {
      name: 'an async function in the executor that waits for a callback',
      code: make('(async () => { await a(); b.get(resolve); })();'),
    },
    { name: 'a callback API', code: make('a.get(b, (e, v) => (e ? reject(e) : resolve(v)));') },
    { name: 'a delay', code: make('setTimeout(resolve, 5);') },
    {
      name: 'a timeout besides',
      code: make(
        'const t = setTimeout(() => reject(new Error()), 9);\na().then(resolve, reject).finally(() => clearTimeout(t));',
      ),
    },
    {
      name: 'an abort besides',
      code: make("s.addEventListener('abort', () => reject(s.reason));\na().then(resolve, reject);"),
    },
    { name: 'a stream', code: make("a.on('end', resolve);\na.on('error', reject);") },
    { name: 'a race', code: make('a().then(resolve);\nb().then(resolve, reject);') },
    { name: 'a hand-off in a reaction', code: make('a.then(() => b(resolve, reject), reject);') },
    { name: 'an event after a promise', code: make("a().then((c) => { c.once('end', resolve); }, reject);") },
    {
      name: 'a timer in an async executor',
      code: 'new Promise(async (resolve) => { await a(); setTimeout(resolve, 5); });',
    },
    { name: 'a path that stays pending', code: make('a().then((v) => { if (v.ok) resolve(v); }, reject);') },
    { name: 'a rejection that stays pending', code: make('a().then(resolve).catch(report);') },
    { name: 'a sync path that stays pending', code: make('if (a) resolve();') },
    {
      name: 'work after the settlement',
      code: 'new Promise(async (resolve, reject) => { try { resolve(await a()); await b(); } catch (e) { reject(e); } });',
    },
    { name: 'a chain that goes on', code: make('a().then(resolve, reject).then(() => b());') },
    {
      name: 'a chain that is kept and goes on',
      code: make('a.work = b().then((v) => { resolve(v); return more(v); });'),
    },
    { name: 'an escape', code: 'let open; new Promise((resolve) => { open = resolve; });' },
    { name: 'a never', code: 'new Promise(() => {});' },
    { name: 'another name of a resolver that goes elsewhere', code: make('const done = resolve;\na.get(done);') },
    {
      name: 'another name of a resolver that a timer calls as well',
      code: make('const fail = (e) => reject(e);\nsetTimeout(fail, 9);\na().then(resolve, fail);'),
    },
    {
      name: 'a function of the executor that a listener calls as well',
      code: make('function finish() { b.stop(); resolve(); }\nb.once("end", finish);\na().then(finish, reject);'),
    },
    {
      name: 'a function of the executor that calls itself',
      code: make('const attempt = () => { a().then(resolve, attempt); };\nattempt();'),
    },
    {
      name: 'a name that comes to stand for another function',
      code: make('let done = resolve;\nif (s) done = b.done;\na().then(done, reject);'),
    },
    {
      name: 'a function of the executor that may not settle',
      code: make('const finish = (v) => { if (v) resolve(v); };\na().then(finish, reject);'),
    },
    { name: 'a loop over callbacks', code: make('for (const x of a) x.then(resolve, reject);') },
    { name: 'success turned into failure', code: make('a().then(reject).catch(resolve);') },
    {
      name: 'Promise.try by hand',
      code: 'export const attempt = (fn, ...args) => new Promise((resolve) => resolve(fn(...args)));',
    },
    {
      name: 'Promise.try by hand, of what was looked up',
      code: make('resolve(Reflect.apply(handlers[name], self, values));'),
    },
    {
      name: 'Promise.try by hand, of what a member holds',
      code: make('resolve(record.executor(push, stop));') + make('resolve(this._callback(value));'),
    },
    { name: 'a class that extends Promise', code: 'class Lazy extends Promise {} new Lazy((resolve) => resolve(1));' },
    { name: 'the Promise of another realm', code: "new win['Promise']((f) => f(42)); new this.Promise((f) => f(1));" },
    {
      name: 'a Promise that the file implements',
      code: 'function Promise(run) {} new Promise((resolve) => resolve(1));',
    },
    { name: 'subscribe', code: make('a.subscribe(resolve, reject);') },
    {
      name: 'an executor from elsewhere that serves two promises',
      code: 'const go = (resolve) => resolve(1); new Promise(go); new Promise(go);',
    },
    {
      name: 'an executor from elsewhere that others may import',
      code: 'export const go = (resolve) => resolve(1); export const p = new Promise(go);',
    },
    {
      name: 'an executor from elsewhere that is exported by its name',
      code: 'function go(resolve) { resolve(1); } export { go }; export const p = new Promise(go);',
    },
    { name: 'an executor that comes from outside', code: 'export const make = (go) => new Promise(go);' },
    {
      name: 'an executor from elsewhere that wraps what only has a then',
      code: `export function wrap(x) {
  const follow = (resolve, reject) => { x.then(resolve, reject); };
  return isThenable(x) ? new Promise(follow) : x;
}`,
    },
    { name: 'arguments', code: 'new Promise(function () { arguments[0](1); });' },
    {
      name: 'patterns and defaults',
      code: 'new Promise(({ a }) => a()); new Promise((resolve = 1) => resolve()); new Promise((...all) => all[0]());',
    },
    { name: 'a generator', code: 'new Promise(function* (resolve) { resolve(1); });' },
    {
      name: 'a throw that an async executor loses',
      code: 'new Promise(async (resolve) => { if (!a) throw new Error(); resolve(await b()); });',
    },
  ],
  invalid: [
    {
      name: 'a typed value',
      code: 'export const none = () => new Promise<string[]>((resolve) => resolve([]));',
      errors: [
        {
          messageId: 'sync',
          suggestions: [
            {
              messageId: 'unwrap',
              data: { change: '' },
              output: 'export const none = () => Promise.resolve<string[]>([]);',
            },
          ],
        },
      ],
    },
    {
      name: 'a value whose making may throw',
      code: 'export const read = (s) => new Promise((resolve) => resolve(JSON.parse(s)));',
      errors: [
        {
          messageId: 'sync',
          suggestions: [
            {
              messageId: 'unwrap',
              data: { change: ', which may throw at once' },
              output: 'export const read = (s) => Promise.resolve(JSON.parse(s));',
            },
          ],
        },
      ],
    },
    {
      name: 'an async function called in the executor',
      code: make('(async () => { try { resolve(await a()); } catch (e) { reject(e); } })();'),
      errors: [{ messageId: 'await', data: { what: 'await a()', line: '2' } }],
    },
    {
      name: 'an async function called in the executor, with a reaction',
      code: make('(async () => { await a(); resolve(b); })().catch(reject);'),
      errors: [{ messageId: 'await' }],
    },
    {
      name: 'an executor that rejects on both ways',
      code: make(
        'a().then(() => { b().then(() => resolve(), reject); }).catch(() => { b().then(() => { reject(s); }, reject); });',
      ),
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'both reactions',
      code: make('a().then(resolve, reject);'),
      errors: [
        {
          messageId: 'chain',
          line: 1,
          data: { what: 'a()', line: '2' },
          suggestions: [{ messageId: 'unwrap', output: 'export const f = (a, b, s) => a();' }],
        },
      ],
    },
    {
      name: 'then and catch, in functions',
      code: make('a(b).then((v) => { resolve(v); }).catch((e) => reject(e));'),
      errors: [
        { messageId: 'chain', suggestions: [{ messageId: 'unwrap', output: 'export const f = (a, b, s) => a(b);' }] },
      ],
    },
    {
      name: 'in the return of an async function',
      code: returned('new Promise((resolve, reject) => g(s).then(resolve, reject))'),
      output: returned('g(s)'),
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'in an await',
      code: 'async function f(g) { const v = await new Promise((resolve, reject) => { g().then(resolve).catch(reject); }); }',
      output: 'async function f(g) { const v = await g(); }',
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'a return in a try catches more without it',
      code: 'async function f(g) { try { return new Promise((resolve, reject) => g().then(resolve, reject)); } catch { return 1; } }',
      errors: [{ messageId: 'chain', suggestions: 1 }],
    },
    {
      name: 'this in a function',
      code: 'class A { async f() { return new Promise(function (resolve, reject) { this.g().then(resolve, reject); }); } }',
      errors: [{ messageId: 'chain', suggestions: [] }],
    },
    {
      name: 'a comment in the executor',
      code: 'async function f(g) { return new Promise((resolve, reject) => {\n// slow\ng().then(resolve, reject); }); }',
      errors: [{ messageId: 'chain', suggestions: [] }],
    },
    {
      name: 'a type that would be lost',
      code: 'async function f(g: () => Promise<any>) { return new Promise<number>((resolve, reject) => g().then(resolve, reject)); }',
      errors: [{ messageId: 'chain', suggestions: 1 }],
    },
    {
      name: 'a type that the function declares',
      code: 'async function f(g: () => Promise<any>): Promise<number> { return new Promise<number>((resolve, reject) => g().then(resolve, reject)); }',
      output: 'async function f(g: () => Promise<any>): Promise<number> { return g(); }',
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'a lost rejection changes when it is passed on',
      code: returned('new Promise((resolve) => g().then(resolve))'),
      errors: [{ messageId: 'chain', suggestions: 1 }],
    },
    {
      name: 'a value on the way',
      code: make('a().then((v) => resolve(v.data), reject);'),
      errors: [{ messageId: 'chain', suggestions: [] }],
    },
    {
      name: 'a choice on the way',
      code: make('a().then((v) => { if (v.ok) resolve(v); else reject(new Error()); }).catch(reject);'),
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'a throw on the way',
      code: make('a().then((v) => { if (!v) throw new Error(); resolve(v); }).catch(reject);'),
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'one promise after another',
      code: make('a().then((v) => { b(v).then(resolve, reject); }, reject);'),
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'an async reaction',
      code: make('a().then(async (v) => { resolve(await v.json()); }).catch(reject);'),
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'setup before, cleanup after',
      code: make('const q = b(s);\na(q).then(resolve, reject).finally(() => q.end());'),
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'a shortcut',
      code: make('if (s.has(b)) { resolve(s.get(b)); return; }\na(b).then(resolve).catch(reject);'),
      errors: [{ messageId: 'chain' }],
    },
    { name: 'one of two', code: make('b ? a().then(resolve, reject) : resolve();'), errors: [{ messageId: 'chain' }] },
    {
      name: 'an async executor',
      code: returned(
        'new Promise(async (resolve, reject) => { try { resolve(await g()); } catch (e) { reject(e); } })',
      ),
      output: returned('g()'),
      errors: [{ messageId: 'await', data: { what: 'await g()', line: '1' } }],
    },
    {
      name: 'an async executor that does more',
      code: 'export const f = () => new Promise(async (resolve, reject) => {\ntry {\nconst v = await a();\nconst w = await b(v);\nreturn resolve(w);\n} catch (e) {\nreturn reject(e);\n}\n});',
      errors: [{ messageId: 'await', line: 1, data: { what: 'await a()', line: '3' } }],
    },
    {
      name: 'an async executor without catch',
      code: 'export const f = () => new Promise(async (resolve) => { const v = await a(); resolve(v); });',
      errors: [{ messageId: 'await' }],
    },
    {
      name: 'for await',
      code: 'new Promise(async (resolve) => { const all = []; for await (const x of a) all.push(x); resolve(all); });',
      errors: [{ messageId: 'await' }],
    },
    {
      name: 'sync code in a try',
      code: make('try { resolve(JSON.parse(s)); } catch (e) { reject(e); }'),
      errors: [
        {
          messageId: 'sync',
          data: { what: 'resolve(JSON.parse(s))', line: '2' },
          suggestions: [
            { messageId: 'unwrap', output: 'export const f = (a, b, s) => Promise.resolve(JSON.parse(s));' },
          ],
        },
      ],
    },
    {
      name: 'sync code in the return of an async function',
      code: returned('new Promise((resolve) => resolve(s.trim()))'),
      output: returned('s.trim()'),
      errors: [{ messageId: 'sync' }],
    },
    {
      name: 'a rejection',
      code: 'export const f = () => new Promise((_, reject) => reject(new Error()));',
      errors: [
        {
          messageId: 'sync',
          suggestions: [{ messageId: 'unwrap', output: 'export const f = () => Promise.reject(new Error());' }],
        },
      ],
    },
    {
      name: 'nothing at all',
      code: 'await new Promise((resolve) => { resolve(); });',
      errors: [{ messageId: 'sync' }],
    },
    {
      name: 'a promise given to resolve',
      code: 'export const f = (x) => new Promise((resolve) => resolve(fetch(x)));',
      errors: [{ messageId: 'sync', suggestions: 1 }],
    },
    { name: 'branches', code: make('if (a) return reject(a);\nlog(b);\nresolve(b);'), errors: [{ messageId: 'sync' }] },
    {
      name: 'a switch',
      code: make('switch (a) { case 1: resolve(1); break; case 2: return reject(2); default: resolve(3); }'),
      errors: [{ messageId: 'sync' }],
    },
    {
      name: 'a search',
      code: make('for (const x of a) { if (x.ok) { resolve(x); return; } }\nreject(b);'),
      errors: [{ messageId: 'sync' }],
    },
    { name: 'a log after it', code: make('resolve(a);\nconsole.log(a);'), errors: [{ messageId: 'sync' }] },
    {
      name: 'bluebird',
      code: "import Promise from 'bluebird';\nnew Promise((resolve, reject) => a().then(resolve, reject));",
      errors: [{ messageId: 'chain', line: 2, suggestions: 1 }],
    },
    {
      name: 'in a field',
      code: 'class A { ready = new Promise<void>((resolve) => { resolve(); }); }',
      errors: [{ messageId: 'sync', line: 1 }],
    },
  ],
});

javascriptRuleTester.run('no-needless-promise-constructor in JavaScript', rule, {
  valid: [make('a((e, v) => { if (e) reject(e); else resolve(v); });')],
  invalid: [
    {
      name: 'a promise behind an operator',
      code: 'async function f(g, h) { await new Promise((resolve, reject) => (g ?? h).then(resolve, reject)); }',
      output: 'async function f(g, h) { await (g ?? h); }',
      errors: [{ messageId: 'chain' }],
    },
  ],
});

ruleTester.run('no-needless-promise-constructor, an async function with a name', rule, {
  valid: [
    {
      name: 'it is called again',
      code: `export const boot = (load) => new Promise((resolve, reject) => { const run = async () => { const config = await load(); if (!config) return setTimeout(run, 50); resolve(config); }; run().catch(reject); });`,
    },
    {
      name: 'it is given away',
      code: `export const boot = (load, button) => new Promise((resolve) => { async function run() { const config = await load(); resolve(config); } button.onclick = run; });`,
    },
    {
      name: 'an event calls it',
      code: `export const boot = (load, ee) => new Promise((resolve, reject) => { async function run() { const config = await load(); resolve(config); } ee.on('x', () => { run().catch(reject); }); });`,
    },
  ],
  invalid: [
    {
      name: 'a declaration',
      code: `export const boot = (load) => new Promise((resolve, reject) => { async function run() { const config = await load(); resolve(config); } run().catch(reject); });`,
      errors: 1,
    },
    {
      name: 'other names of the resolvers',
      code: make('const done = resolve, fail = reject;\na().then(done, fail);'),
      errors: [{ messageId: 'chain', data: { what: 'a()', line: '3' } }],
    },
    {
      name: 'functions that do what the resolvers do',
      code: make('const done = (v) => { resolve(v); };\nfunction fail(e) { reject(e); }\na().then(done).catch(fail);'),
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'a name of a name of a resolver, in a call',
      code: make('const done = resolve;\nconst end = done;\nif (s) end(s); else end();'),
      errors: [{ messageId: 'sync' }],
    },
    {
      name: 'a resolver that is wrapped',
      code: make('const done = () => resolve(1);\na().then(done, reject);'),
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'functions of the executor that settle on all paths',
      code: make(
        'const onValue = (v) => { if (v.ok) resolve(v); else onError(new Error(v.why)); };\nconst onError = (e) => { console.warn(e); reject(e); };\na().then(onValue, onError);',
      ),
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'an executor from elsewhere that serves this promise alone',
      code: 'export function f(a) {\nconst run = (resolve, reject) => { a().then(resolve, reject); };\nreturn new Promise(run);\n}',
      errors: [{ messageId: 'chain', line: 3, data: { what: 'a()', line: '2' }, suggestions: [] }],
    },
    {
      name: 'an async executor from elsewhere, declared below',
      code: 'export const f = () => new Promise(run);\nasync function run(resolve, reject) { try { resolve(await a()); } catch (e) { reject(e); } }',
      errors: [{ messageId: 'await', line: 1 }],
    },
    {
      name: 'a constant',
      code: `export const boot = (load) => new Promise((resolve, reject) => { const run = async () => { try { resolve(await load()); } catch (error) { reject(error); } }; run(); });`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-needless-promise-constructor, settlers in a table and reactions by the prototype', rule, {
  valid: [
    {
      name: 'a table that goes elsewhere',
      code: 'export const ask = (port, id) => new Promise((resolve, reject) => { const to = { ok: resolve, no: reject }; port.find(id).then(to.ok, to.no); port.watch(to); });',
    },
    {
      name: 'a table of which one member is given to an event',
      code: "export const ask = (port, id) => new Promise((resolve, reject) => { const on = { found(v) { resolve(v); }, lost(e) { reject(e); } }; port.find(id).then(on.found); port.once('lost', on.lost); });",
    },
    {
      name: 'a method of that name of something else',
      code: 'export const ask = (chain, id) => new Promise((resolve, reject) => { chain.then.call(id, resolve, reject); });',
    },
    {
      name: 'a table that is given another function',
      code: 'export const ask = (port, id) => new Promise((resolve, reject) => { let to = { ok: resolve }; to = wrap(to); port.find(id).then(to.ok, reject); });',
    },
  ],
  invalid: [
    {
      name: 'a table of closures around the resolvers',
      code: 'export const ask = (port, id) => new Promise((resolve, reject) => { const to = { found: (v) => resolve(v), lost: (e) => reject(e) }; port.find(id).then(to.found).catch(to.lost); });',
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'a table of methods',
      code: 'export const ask = (port, id) => new Promise((resolve, reject) => { const on = { found(v) { resolve(v.name); }, lost(e) { reject(new Error(e)); } }; port.find(id).then(on.found, on.lost); });',
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'by the prototype, to a chain',
      code: 'export const ask = (port, id) => new Promise((resolve, reject) => { Promise.prototype.then.call(port.find(id).then(check), resolve, reject); });',
      errors: [{ messageId: 'chain' }],
    },
    {
      name: 'by reflection',
      code: 'const { then } = Promise.prototype; export const ask = (port, id) => new Promise((resolve, reject) => { Reflect.apply(then, port.find(id), [resolve, reject]); });',
      errors: [{ messageId: 'chain' }],
    },
  ],
});

ruleTester.run('no-needless-promise-constructor: what a helper of the file does', rule, {
  valid: [
    {
      name: 'a function elsewhere that waits for an event',
      code: `function settle(job, done, fail) { job.once('end', done); job.once('error', fail); }
export const f = (port) => new Promise((resolve, reject) => { port.start().then((job) => settle(job, resolve, reject), reject); });`,
    },
    {
      name: 'a function elsewhere that keeps the resolvers',
      code: `const waiting = new Map();
function keep(job, done, fail) { waiting.set(job.id, { done, fail }); }
export const f = (port) => new Promise((resolve, reject) => { port.start().then((job) => keep(job, resolve, reject), reject); });`,
    },
    {
      name: 'a function elsewhere that settles on one path only',
      code: `function settle(answer, done) { if (answer.isLast) done(answer); }
export const f = (port) => new Promise((resolve, reject) => { port.ask().then((answer) => settle(answer, resolve), reject); });`,
    },
    {
      name: 'a function elsewhere that calls itself',
      code: `function settle(list, done, fail) { if (list.length > 0) done(list); else settle(list.next, done, fail); }
export const f = (port) => new Promise((resolve, reject) => { port.ask().then((list) => settle(list, resolve, reject), reject); });`,
    },
  ],
  invalid: [
    {
      name: 'a function elsewhere that settles at once',
      code: `const settle = (ok, no, answer) => { if (answer.fault) no(answer.fault); else ok(answer.value); };
export const f = (port) => new Promise((resolve, reject) => { port.ask().then((answer) => settle(resolve, reject, answer), reject); });`,
      errors: [{ messageId: 'chain', line: 2 }],
    },
    {
      name: 'by way of a second one, in an async executor',
      code: `const finish = (value, done) => { done(value * 2); };
class Meter {
  #take(reading, done, fail) { if (reading < 0) fail(new RangeError()); else finish(reading, done); }
  read(port) {
    return new Promise(async (resolve, reject) => {
      try { this.#take(await port.read(), resolve, reject); } catch (error) { reject(error); }
    });
  }
}`,
      errors: [{ messageId: 'await', line: 5 }],
    },
  ],
});
