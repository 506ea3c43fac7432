import rule from '../../src/rules/no-lost-throw.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

/** The code inside an executor, from line 2. */
const ex = (b: string, p = 'resolve, reject'): string =>
  `export const make = (a, b, fn, xs, ee, kind, res) => new Promise((${p}) => {\n${b}\n});`;
const ax = (b: string, p = 'resolve, reject'): string =>
  `export const make = (a, b, fn, xs, ee, kind, res) => new Promise(async (${p}) => {\n${b}\n});`;

ruleTester.run('no-lost-throw', rule, {
  valid: [
    {
      name: 'a settlement through a field, in a handler that catches',
      code: `export class Reader {
  constructor(socket) { socket.on('data', (text) => this.take(text)); }
  take(text) { try { this.done(JSON.parse(text)); } catch (error) { this.fail(error); } }
  read() { return new Promise((resolve, reject) => { this.done = resolve; this.fail = reject; }); }
}`,
    },
    {
      name: 'a settlement through a field, in a method for others to call',
      code: `export class Reader {
  take(text) { this.done(JSON.parse(text)); }
  read() { return new Promise((resolve) => { this.done = resolve; }); }
}`,
    },
    {
      name: 'a handler beside the executor that catches',
      code: `export function readJson(response) {
  let done;
  let fail;
  let body = '';
  const onEnd = () => { try { done(JSON.parse(body)); } catch (error) { fail(error); } };
  return new Promise((resolve, reject) => {
    done = resolve;
    fail = reject;
    response.on('data', (chunk) => (body += chunk));
    response.on('end', onEnd);
    response.on('error', reject);
  });
}`,
    },
    {
      name: 'what lets the promises of a test go on',
      code: `export const later = () => new Promise((resolve) => {
  setTimeout(async () => {
    await flushPromises();
    resolve();
  }, 100);
});`,
    },
    {
      name: 'the same by its short name',
      code: `test('later', () => new Promise((resolve) => {
  setTimeout(async () => {
    await flush();
    resolve();
  }, 100);
}));`,
      filename: 'later.test.js',
    },
    {
      name: 'an executor of the module, whose throw rejects',
      code: `export const ready = new Promise((resolve) => {
  if (!config) throw new Error("no config");
  resolve(config);
});`,
    },
    {
      name: 'a failure that settles the deferred of a module',
      code: `const { promise, resolve, reject } = Promise.withResolvers();
child.on("close", (code) => {
  if (code !== 0) reject(new Error("exit " + code));
  else resolve();
});`,
    },
    { name: 'timer throw only', code: ex('fn(resolve);\nsetTimeout(() => { throw a; });') },
    {
      name: 'timer throw caught',
      code: ex("setTimeout(() => { try { if (a) throw new Error('x'); resolve(); } catch (e) { reject(e); } }, 1);"),
    },
    { name: 'node cb reject', code: ex('fn((err, v) => { if (err) return reject(err); resolve(v); });') },
    { name: 'sync map', code: ex('resolve(xs.map((x) => { if (!x) throw new Error(); return x; }));') },
    { name: 'sync throw', code: ex('if (a) throw a;\nresolve();') },
    { name: 'after settle cond', code: ex("if (a) resolve(1);\nif (!a) throw new Error('x');") },
    { name: 'after settle else', code: ex("if (a) resolve(1);\nelse throw new Error('x');") },
    { name: 'after settle return', code: ex("if (a) return resolve(1);\nthrow new Error('x');") },
    {
      name: 'after settle caught',
      code: ex("resolve(1);\ntry { throw new Error('x'); } catch (e) { console.log(e); }"),
    },
    { name: 'JSON before settle', code: ex('resolve(JSON.parse(a));') },
    { name: 'after handoff', code: ex("fn(resolve);\nif (a) throw new Error('x');") },
    {
      name: 'JSON in end guarded',
      code: ex("res.on('end', () => { try { resolve(JSON.parse(b)); } catch (e) { reject(e); } });"),
    },
    { name: 'JSON const', code: ex("res.on('end', () => { resolve(JSON.parse('{}')); });") },
    { name: 'JSON clone', code: ex("res.on('end', () => { resolve(JSON.parse(JSON.stringify(b))); });") },
    {
      name: 'existsSync',
      code: "import fs from 'node:fs'; " + ex("a.on('close', () => { resolve(fs.existsSync(b)); });"),
    },
    { name: 'unknown call', code: ex("a.on('close', () => { resolve(parse(b)); });") },
    { name: 'JSON in then', code: ex('fn().then((t) => resolve(JSON.parse(t))).catch(reject);') },
    {
      name: 'throw in then, then(undefined, reject)',
      code: ex('fn().then((t) => { if (!t) throw new Error(); return t; }).then(resolve, reject);'),
    },
    {
      name: 'then returned in async fn',
      code: 'export async function m(p) { return p.then((v) => { if (!v) throw new Error(); return v; }); }',
    },
    { name: 'async exec try', code: ax('try { resolve(await fn()); } catch (e) { reject(e); }') },
    { name: 'async exec catch chain', code: ax('const v = await fn().catch(reject);\nresolve(v);') },
    { name: 'async exec sleep', code: ax('await sleep(5);\nresolve(1);') },
    { name: 'async exec new Promise sleep', code: ax('await new Promise((r) => setTimeout(r, 5));\nresolve(1);') },
    { name: 'async exec no await', code: ax('resolve(1);') },
    { name: 'async exec allSettled', code: ax('resolve(await Promise.allSettled(xs));') },
    {
      name: 'async listener try',
      code: ex("ee.once('x', async (d) => { try { resolve(await fn(d)); } catch (e) { reject(e); } });"),
    },
    { name: 'async listener noncarrier', code: ex("fn(resolve);\nee.once('x', async (d) => { await b(d); });") },
    { name: 'async unknown cb', code: ex('fn(async (tx) => { await tx.x(); resolve(); });') },
    { name: 'async iife catch', code: ex('(async () => { resolve(await fn()); })().catch(reject);') },
    { name: 'async iife then', code: ex('(async () => { resolve(await fn()); })().then(undefined, reject);') },
    { name: 'async iife try', code: ex('(async () => { try { resolve(await fn()); } catch (e) { reject(e); } })();') },
    { name: 'named async caught', code: ex('async function run() { resolve(await fn()); }\nrun().catch(reject);') },
    {
      name: 'map async all',
      code: ex('Promise.all(xs.map(async (x) => { await fn(x); resolve(x); })).catch(reject);'),
    },
    { name: 'then async', code: ex('fn().then(async (v) => { resolve(await b(v)); }).catch(reject);') },
    {
      name: 'helper throws sync',
      code: ex('const check = (v) => { if (!v) throw new Error(); };\ncheck(a); resolve(a);'),
    },
    { name: 'reject then throw', code: ex('reject(a);\nthrow a;') },
    { name: 'throw reject()', code: ex("ee.on('x', () => { if (a) throw reject(a); resolve(); });") },
    {
      name: 'source after',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export function f(a) { const s = new TaskCompletionSource();\ns.setResult(1);\nif (a) throw new Error();\nreturn s.promise; }',
    },
    { name: 'throwIfAborted exec', code: ex('a.signal.throwIfAborted();\nfn(resolve);') },
    { name: 'optional url base', code: ex("ee.on('x', (u) => { resolve(new URL('./a', import.meta.url)); });") },
    { name: 'generator', code: ex('fn(function* () { throw a; });resolve();') },
    { name: 'async await deferred', code: ax('const d = Promise.withResolvers();\nawait d.promise;\nresolve();') },
    { name: 'async handler reject rejects', code: ax('await fn().then(b, reject);\nresolve();') },
    { name: 'rethrow crash idiom', code: ex('fn().then(resolve).catch((e) => setTimeout(() => { throw e; }));') },
  ],
  invalid: [
    {
      name: 'a settlement through a field, in a handler of the class',
      code: `export class Reader {
  constructor(socket) { socket.on('data', (text) => this.take(text)); }
  take(text) { const value = JSON.parse(text); this.done(value); }
  read() { return new Promise((resolve) => { this.done = resolve; }); }
}`,
      errors: 1,
    },
    {
      name: 'a settlement of an entry, in a handler of the module',
      code: `const pending = new Map();
socket.onmessage = (event) => { const { id, body } = JSON.parse(event.data); pending.get(id).resolve(body); };
export const ask = (id) => new Promise((resolve, reject) => { pending.set(id, { resolve, reject }); });`,
      errors: 1,
    },
    {
      name: 'a handler beside the executor',
      code: `export function readJson(response) {
  let done;
  let body = '';
  const onEnd = () => done(JSON.parse(body));
  return new Promise((resolve, reject) => {
    done = resolve;
    response.on('data', (chunk) => (body += chunk));
    response.on('end', onEnd);
    response.on('error', reject);
  });
}`,
      errors: 1,
    },
    {
      name: 'a helper that is given the resolver',
      code: `export function readJson(response) {
  let body = '';
  const finish = (done) => done(JSON.parse(body));
  return new Promise((resolve, reject) => {
    response.on('data', (chunk) => (body += chunk));
    response.on('end', () => finish(resolve));
    response.on('error', reject);
  });
}`,
      errors: 1,
    },
    {
      name: 'what a buffer has kept back may fail to be written',
      code: `export const later = () => new Promise((resolve) => {
  setTimeout(async () => {
    await flush();
    resolve();
  }, 100);
});`,
      errors: 1,
    },
    {
      name: 'a deferred of the module that a listener settles',
      code: `const { promise, resolve } = Promise.withResolvers();
child.on("close", (code) => {
  if (code !== 0) throw new Error("exit " + code);
  resolve();
});`,
      errors: [{ messageId: 'uncaught', line: 3 }],
    },
    {
      name: 'timer throw',
      code: ex("setTimeout(() => {\nif (a) throw new Error('x');\nresolve();\n}, 1);"),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nsetTimeout(() => {\nif (a) return reject(new Error('x'));\nresolve();\n}, 1);\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'timer throw in catch',
      code: ex("setTimeout(() => { try { b(); resolve(); } catch (e) {\nthrow new Error('y');\n} }, 1);"),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nsetTimeout(() => { try { b(); resolve(); } catch (e) {\nreturn reject(new Error('y'));\n} }, 1);\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'timer finally',
      code: ex("setTimeout(() => { try {\nif (a) throw new Error('x'); resolve(); } finally { b(); } }, 1);"),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nsetTimeout(() => { try {\nif (a) return reject(new Error('x')); resolve(); } finally { b(); } }, 1);\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'node cb throw',
      code: ex('fn((err, v) => {\nif (err) throw err;\nresolve(v);\n});'),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nfn((err, v) => {\nif (err) return reject(err);\nresolve(v);\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'function cb',
      code: ex('fn(function (error, v) {\nif (error) { throw error; }\nresolve(v);\n});'),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nfn(function (error, v) {\nif (error) { return reject(error); }\nresolve(v);\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'after settle',
      code: ex("resolve(1);\nthrow new Error('x');"),
      errors: [{ messageId: 'swallowed', line: 3 }],
    },
    {
      name: 'after settle same',
      code: ex("if (a) resolve(1);\nif (a) throw new Error('x');"),
      errors: [{ messageId: 'swallowed', line: 3 }],
    },
    {
      name: 'after settle JSON',
      code: ex('resolve(1);\nb(JSON.parse(a));'),
      errors: [{ messageId: 'swallowed', line: 3 }],
    },
    {
      name: 'after settle foreach',
      code: ex('resolve(1);\nxs.forEach((x) => {\nif (!x) throw new Error();\n});'),
      errors: [{ messageId: 'swallowed', line: 4 }],
    },
    {
      name: 'JSON in end',
      code: ex("res.on('end', () => {\nresolve(JSON.parse(b));\n});"),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nres.on('end', () => {\ntry {\n  resolve(JSON.parse(b));\n} catch (error) {\n  reject(error);\n}\n});\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'new URL',
      code: ex("ee.once('x', (u) => {\nresolve(new URL(u));\n});"),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nee.once('x', (u) => {\ntry {\n  resolve(new URL(u));\n} catch (error) {\n  reject(error);\n}\n});\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'decode',
      code: ex('a.onload = () => {\nresolve(decodeURIComponent(a.result));\n};'),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\na.onload = () => {\ntry {\n  resolve(decodeURIComponent(a.result));\n} catch (error) {\n  reject(error);\n}\n};\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'readFileSync',
      code: "import fs from 'node:fs'; " + ex("a.on('close', () => {\nresolve(fs.readFileSync(b, 'utf8'));\n});"),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                "import fs from 'node:fs'; export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\na.on('close', () => {\ntry {\n  resolve(fs.readFileSync(b, 'utf8'));\n} catch (error) {\n  reject(error);\n}\n});\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'named readFileSync',
      code:
        "import { readFileSync } from 'node:fs'; " +
        ex("a.on('close', () => {\nresolve(readFileSync(b, 'utf8'));\n});"),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                "import { readFileSync } from 'node:fs'; export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\na.on('close', () => {\ntry {\n  resolve(readFileSync(b, 'utf8'));\n} catch (error) {\n  reject(error);\n}\n});\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'JSON in then unhandled',
      code: ex('fn().then((t) => {\nresolve(JSON.parse(t));\n});'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nfn().then((t) => {\ntry {\n  resolve(JSON.parse(t));\n} catch (error) {\n  reject(error);\n}\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'throw in then unhandled',
      code: ex('fn().then((t) => {\nif (!t) throw new Error();\nresolve(t);\n});'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nfn().then((t) => {\nif (!t) return reject(new Error());\nresolve(t);\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'throw in then 2nd arg',
      code: ex('fn().then((t) => {\nif (!t) throw new Error();\nresolve(t);\n}, reject);'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nfn().then((t) => {\nif (!t) return reject(new Error());\nresolve(t);\n}, reject);\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'throw in catch',
      code: ex('fn().then(resolve).catch((e) => {\nif (e.x) throw e;\nreject(e);\n});'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nfn().then(resolve).catch((e) => {\nif (e.x) return reject(e);\nreject(e);\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'then returned from executor',
      code: 'export const m = (p) => new Promise((resolve, reject) => p.then((v) => {\nif (!v) throw new Error();\nresolve(v);\n}));',
      errors: [
        {
          messageId: 'unhandled',
          line: 2,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const m = (p) => new Promise((resolve, reject) => p.then((v) => {\nif (!v) return reject(new Error());\nresolve(v);\n}));',
            },
          ],
        },
      ],
    },
    {
      name: 'async exec await',
      code: ax('resolve(await fn());'),
      errors: [
        {
          messageId: 'unhandled',
          line: 2,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise(async (resolve, reject) => {\ntry {\n  resolve(await fn());\n} catch (error) {\n  reject(error);\n}\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async exec throw',
      code: ax("if (a) throw new Error('x');\nresolve(1);"),
      errors: [
        {
          messageId: 'unhandled',
          line: 2,
          suggestions: [
            {
              messageId: 'reject',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise(async (resolve, reject) => {\nif (a) return reject(new Error('x'));\nresolve(1);\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'async exec two awaits',
      code: ax('const v = await fn();\nresolve(await b(v));'),
      errors: [
        {
          messageId: 'unhandled',
          line: 2,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise(async (resolve, reject) => {\ntry {\n  const v = await fn();\n  resolve(await b(v));\n} catch (error) {\n  reject(error);\n}\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async exec outside try',
      code: ax('const v = await fn();\ntry { resolve(await b(v)); } catch (e) { reject(e); }'),
      errors: [
        {
          messageId: 'unhandled',
          line: 2,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise(async (resolve, reject) => {\ntry {\n  const v = await fn();\n  try { resolve(await b(v)); } catch (e) { reject(e); }\n} catch (error) {\n  reject(error);\n}\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async exec await in catch',
      code: ax('try { resolve(await fn()); } catch (e) {\nawait b();\nreject(e); }'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise(async (resolve, reject) => {\ntry {\n  try { resolve(await fn()); } catch (e) {\n  await b();\n  reject(e); }\n} catch (error) {\n  reject(error);\n}\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async exec rethrow',
      code: ax('try { resolve(await fn()); } catch (e) {\nif (e.x) throw e;\nreject(e); }'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise(async (resolve, reject) => {\ntry { resolve(await fn()); } catch (e) {\nif (e.x) return reject(e);\nreject(e); }\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async exec JSON',
      code: ax('resolve(JSON.parse(a));'),
      errors: [
        {
          messageId: 'unhandled',
          line: 2,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise(async (resolve, reject) => {\ntry {\n  resolve(JSON.parse(a));\n} catch (error) {\n  reject(error);\n}\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async exec for await',
      code: ax('for await (const x of xs) b(x);\nresolve();'),
      errors: [
        {
          messageId: 'unhandled',
          line: 2,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise(async (resolve, reject) => {\ntry {\n  for await (const x of xs) b(x);\n  resolve();\n} catch (error) {\n  reject(error);\n}\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async function expression executor',
      code: 'export const m = (f) => new Promise(async function (resolve) {\nresolve(await f());\n});',
      errors: [
        {
          messageId: 'unhandled',
          line: 2,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const m = (f) => new Promise(async function (resolve, reject) {\ntry {\n  resolve(await f());\n} catch (error) {\n  reject(error);\n}\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'named async executor',
      code: 'export const m = (f) => { async function ex(resolve) {\nresolve(await f());\n}\nreturn new Promise(ex); };',
      errors: [
        {
          messageId: 'unhandled',
          line: 2,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const m = (f) => { async function ex(resolve, reject) {\ntry {\n  resolve(await f());\n} catch (error) {\n  reject(error);\n}\n}\nreturn new Promise(ex); };',
            },
          ],
        },
      ],
    },
    {
      name: 'async listener',
      code: ex("ee.once('x', async (d) => {\nresolve(await fn(d));\n});"),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nee.once('x', async (d) => {\ntry {\n  resolve(await fn(d));\n} catch (error) {\n  reject(error);\n}\n});\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'async timer',
      code: ex('setTimeout(async () => {\nawait fn();\nresolve();\n}, 5);'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nsetTimeout(async () => {\ntry {\n  await fn();\n  resolve();\n} catch (error) {\n  reject(error);\n}\n}, 5);\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async node cb',
      code: ex('fn(async (err, v) => {\nif (err) return reject(err);\nresolve(await b(v));\n});'),
      errors: [
        {
          messageId: 'unhandled',
          line: 4,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nfn(async (err, v) => {\ntry {\n  if (err) return reject(err);\n  resolve(await b(v));\n} catch (error) {\n  reject(error);\n}\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async iife',
      code: ex('(async () => {\nresolve(await fn());\n})();'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\n(async () => {\ntry {\n  resolve(await fn());\n} catch (error) {\n  reject(error);\n}\n})();\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async iife void',
      code: ex('void (async () => {\nresolve(await fn());\n})();'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nvoid (async () => {\ntry {\n  resolve(await fn());\n} catch (error) {\n  reject(error);\n}\n})();\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async iife arrow body',
      code: 'export const m = (f) => new Promise((resolve) => (async () => {\nresolve(await f());\n})());',
      errors: [
        {
          messageId: 'unhandled',
          line: 2,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const m = (f) => new Promise((resolve, reject) => (async () => {\ntry {\n  resolve(await f());\n} catch (error) {\n  reject(error);\n}\n})());',
            },
          ],
        },
      ],
    },
    {
      name: 'named async dropped',
      code: ex('async function run() {\nresolve(await fn());\n}\nrun();'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nasync function run() {\ntry {\n  resolve(await fn());\n} catch (error) {\n  reject(error);\n}\n}\nrun();\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'forEach async',
      code: ex('xs.forEach(async (x) => {\nawait fn(x);\nresolve(x);\n});'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nxs.forEach(async (x) => {\ntry {\n  await fn(x);\n  resolve(x);\n} catch (error) {\n  reject(error);\n}\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'then async lost',
      code: ex('fn().then(async (v) => {\nresolve(await b(v));\n});'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                'export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nfn().then(async (v) => {\ntry {\n  resolve(await b(v));\n} catch (error) {\n  reject(error);\n}\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'helper throws in cb',
      code: ex("const check = (v) => {\nif (!v) throw new Error();\n};\nee.on('x', (v) => { check(v); resolve(v); });"),
      errors: [{ messageId: 'uncaught', line: 3 }],
    },
    {
      name: 'cb by name',
      code: ex("const onEnd = () => {\nresolve(JSON.parse(b));\n};\nres.on('end', onEnd);"),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nconst onEnd = () => {\ntry {\n  resolve(JSON.parse(b));\n} catch (error) {\n  reject(error);\n}\n};\nres.on('end', onEnd);\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'hoisted cb',
      code: ex("res.on('end', onEnd);\nfunction onEnd() {\nresolve(JSON.parse(b));\n}"),
      errors: [
        {
          messageId: 'uncaught',
          line: 4,
          suggestions: [
            {
              messageId: 'catch',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nres.on('end', onEnd);\nfunction onEnd() {\ntry {\n  resolve(JSON.parse(b));\n} catch (error) {\n  reject(error);\n}\n}\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'withResolvers cb',
      code: 'export function f(fn) { const { promise, resolve } = Promise.withResolvers();\nfn((err, v) => {\nif (err) throw err;\nresolve(v); });\nreturn promise; }',
      errors: [{ messageId: 'uncaught', line: 3 }],
    },
    {
      name: 'source cb',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export function f(fn) { const s = new TaskCompletionSource();\nfn((err, v) => {\nif (err) throw err;\ns.setResult(v); });\nreturn s.promise; }',
      errors: [{ messageId: 'uncaught', line: 3 }],
    },
    {
      name: 'deferred listener',
      code: 'import defer from "p-defer"; export function f(ee) { const d = defer();\nee.on("end", () => {\nd.resolve(JSON.parse(a)); });\nreturn d.promise; }',
      errors: [{ messageId: 'uncaught', line: 3 }],
    },
    {
      name: 'cb JSON then settle',
      code: ex("a.on('message', (m) => {\nconst v = JSON.parse(m);\nif (v.id === 1) resolve(v);\n});"),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\na.on('message', (m) => {\ntry {\n  const v = JSON.parse(m);\n  if (v.id === 1) resolve(v);\n} catch (error) {\n  reject(error);\n}\n});\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'class method',
      code: "class A { read(res) { return new Promise((resolve) => {\nres.on('end', () => {\nresolve(JSON.parse(this.b));\n}); }); } }",
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                "class A { read(res) { return new Promise((resolve, reject) => {\nres.on('end', () => {\ntry {\n  resolve(JSON.parse(this.b));\n} catch (error) {\n  reject(error);\n}\n}); }); } }",
            },
          ],
        },
      ],
    },
    {
      name: 'ts',
      code: "export function read(res: any): Promise<unknown> {\n  return new Promise<unknown>((resolve, reject) => {\n    res.on('end', () => {\n      resolve(JSON.parse(String(res.body)) as unknown);\n    });\n  });\n}",
      errors: [
        {
          messageId: 'uncaught',
          line: 4,
          suggestions: [
            {
              messageId: 'catch',
              output:
                "export function read(res: any): Promise<unknown> {\n  return new Promise<unknown>((resolve, reject) => {\n    res.on('end', () => {\n      try {\n        resolve(JSON.parse(String(res.body)) as unknown);\n      } catch (error) {\n        reject(error);\n      }\n    });\n  });\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'nested try in cb outer try',
      code: ex("try {\nsetTimeout(() => {\nthrow new Error(a ? 'x' : b(resolve));\n}); } catch (e) { reject(e); }"),
      errors: [
        {
          messageId: 'uncaught',
          line: 4,
          suggestions: [
            {
              messageId: 'reject',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\ntry {\nsetTimeout(() => {\nreturn reject(new Error(a ? 'x' : b(resolve)));\n}); } catch (e) { reject(e); }\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'outer try does not catch timer',
      code: ex("try {\nsetTimeout(() => {\nif (a) throw new Error('x');\nresolve(); });\n} catch (e) { reject(e); }"),
      errors: [
        {
          messageId: 'uncaught',
          line: 4,
          suggestions: [
            {
              messageId: 'reject',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\ntry {\nsetTimeout(() => {\nif (a) return reject(new Error('x'));\nresolve(); });\n} catch (e) { reject(e); }\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'http.get',
      code:
        "import https from 'node:https'; " +
        ex("https.get(a, (r) => {\nif (r.statusCode !== 200) throw new Error('x');\nr.on('end', resolve);\n});"),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                "import https from 'node:https'; export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nhttps.get(a, (r) => {\nif (r.statusCode !== 200) return reject(new Error('x'));\nr.on('end', resolve);\n});\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'bad-07',
      code: ex('fn((e, v) => {\nresolve(v);\nif (e) throw e;\n});'),
      errors: [
        {
          messageId: 'uncaught',
          line: 4,
          // The promise is settled by then: to reject it would be lost too.
          suggestions: [],
        },
      ],
    },
    {
      name: 'throwIfAborted cb',
      code: ex("ee.on('x', () => {\na.signal.throwIfAborted();\nresolve();\n});"),
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          suggestions: [
            {
              messageId: 'catch',
              output:
                "export const make = (a, b, fn, xs, ee, kind, res) => new Promise((resolve, reject) => {\nee.on('x', () => {\ntry {\n  a.signal.throwIfAborted();\n  resolve();\n} catch (error) {\n  reject(error);\n}\n});\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'swallowed in async? after',
      code: ax('resolve(1);\nawait fn();'),
      errors: [
        {
          messageId: 'unhandled',
          line: 3,
          // The promise is settled by then: to reject it would be lost too.
          suggestions: [],
        },
      ],
    },
  ],
});

javascriptRuleTester.run('no-lost-throw in JavaScript', rule, {
  valid: [
    {
      name: 'Bluebird',
      code: "import Bluebird from 'bluebird'; export const f = (g) => new Bluebird((resolve, reject) => { g((e, v) => { if (e) reject(e); else resolve(v); }); });",
    },
    {
      name: 'a file that is asked for first',
      code: "import fs from 'node:fs'; export const f = (p, c) => new Promise((resolve) => { c.on('close', () => { if (fs.existsSync(p)) resolve(fs.readFileSync(p)); else resolve(); }); });",
    },
    {
      name: 'a promise that has its catch',
      code: 'export const f = (g) => new Promise(async (resolve, reject) => { const p = g().catch(reject); await p; resolve(); });',
    },
    { name: 'unfinished code', code: 'new Promise();\nnew Promise(async () => {});\nnew Promise(...a);' },
  ],
  invalid: [
    {
      name: 'names what throws and the promise',
      code: "export const f = (s) =>\n  new Promise((resolve) => {\n    s.on('end', () => resolve(JSON.parse(s.text)));\n  });",
      errors: [
        {
          messageId: 'uncaught',
          line: 3,
          column: 31,
          data: { what: 'JSON.parse(s.text)', line: '2' },
          suggestions: [
            {
              messageId: 'catch',
              output:
                "export const f = (s) =>\n  new Promise((resolve, reject) => {\n    s.on('end', () => { try { resolve(JSON.parse(s.text)); } catch (error) { reject(error); } });\n  });",
            },
          ],
        },
      ],
    },
    {
      name: 'CommonJS',
      code: "const Promise = require('bluebird');\nexports.f = (a) => new Promise((resolve, reject) => {\n  resolve(1);\n  throw a;\n});",
      languageOptions: { sourceType: 'commonjs' },
      errors: [{ messageId: 'swallowed', line: 4, data: { what: 'throw', line: '2' } }],
    },
  ],
});

ruleTester.run('no-lost-throw, listeners that are waited for', rule, {
  valid: [
    {
      name: 'an interceptor waits for the verdict of its listeners',
      code: "export async function f(interceptor, bus) { const got = Promise.withResolvers(); interceptor.on('request', async ({ request }) => { got.resolve(await request.clone().text()); }); return got.promise; }",
    },
    {
      name: 'an emitter of a package that waits',
      code: "import Emittery from 'emittery'; export async function f() { const bus = new Emittery(); const got = Promise.withResolvers(); bus.on('a', async ({ data }) => { got.resolve(await data.text()); }); return got.promise; }",
    },
    {
      name: 'an emitter class of the file that collects what its listeners give',
      code: "export async function f() { class Bus { #all = []; on(e, f) { this.#all.push(f); } async emit(e) { await Promise.all(this.#all.map((f) => f(e))); } } const bus = new Bus(); const got = Promise.withResolvers(); bus.on('a', async (e) => { got.resolve(await e.text()); }); return got.promise; }",
    },
    {
      name: 'an emitter whose emit is awaited',
      code: "export async function f(bus) { const got = Promise.withResolvers(); bus.on('a', async (e) => { got.resolve(await e.text()); }); await bus.emit('a', 1); return got.promise; }",
    },
    {
      name: 'a listener that answers is asked',
      code: "export const f = (port) => new Promise((resolve) => { port.on('launch', async (e) => { const v = await e.load(); resolve(v); return { handled: true }; }); });",
    },
    {
      name: 'a frame never fails',
      code: ax('do { await animationFrame(); } while (!fn());\nresolve(1);'),
    },
    {
      name: 'a double of a test throws as the real thing would',
      code: "it('retries', async () => { const failed = new Promise((resolve) => { mock.putOnce('/keys', () => { resolve(); throw new TypeError('Failed to fetch'); }); }); await failed; });",
    },
  ],
  invalid: [
    {
      name: 'an assertion of the file in a callback',
      code: `function assertOk(x) { if (!x) throw new Error('no'); }
export const f = (x) => new Promise((resolve) => {
  setTimeout(() => {
    assertOk(x);
    resolve(x);
  }, 5);
});`,
      errors: [{ messageId: 'uncaught', line: 4, suggestions: 1 }],
    },
    {
      name: 'an emitter of which nothing is known',
      code: "export async function f(interceptor, bus) { const got = Promise.withResolvers(); bus.on('request', async ({ request }) => { got.resolve(await request.clone().text()); }); return got.promise; }",
      errors: [{ messageId: 'unhandled' }],
    },
    {
      name: 'an emitter class of the file that forgets what its listeners give',
      code: "export async function f() { class Bus { #all = []; on(e, f) { this.#all.push(f); } emit(e) { for (const f of this.#all) f(e); } } const bus = new Bus(); const got = Promise.withResolvers(); bus.on('a', async (e) => { got.resolve(await e.text()); }); return got.promise; }",
      errors: [{ messageId: 'unhandled' }],
    },
    {
      name: 'a listener that only leaves',
      code: "export const f = (port) => new Promise((resolve) => { port.on('launch', async (e) => { if (!e) return; resolve(await e.load()); }); });",
      errors: [{ messageId: 'unhandled', suggestions: 1 }],
    },
    {
      name: 'a timer waits for nobody, whatever it is given',
      code: 'export const f = (load) => new Promise((resolve) => { setTimeout(async () => { const v = await load(); resolve(v); return { v }; }, 5); });',
      errors: [{ messageId: 'unhandled', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, what a test throws on purpose', rule, {
  valid: [
    {
      name: 'a listener that always throws',
      code: `it('logs what a listener throws', async () => { const done = defer(); subscriber.on('message', () => { process.nextTick(() => done.resolve()); throw new Error('listener'); }); add(message); await done.promise; });`,
    },
  ],
  invalid: [
    {
      name: 'a listener that may throw',
      code: `it('reads', () => new Promise((resolve) => { subscriber.on('message', (m) => { if (m.ok) { resolve(m); return; } throw new Error('not ok'); }); }));`,
      errors: [{ messageId: 'uncaught', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, one idiom in one callback', rule, {
  valid: [
    {
      name: 'the host is written out',
      code: 'export const connect = (port) => new Promise((resolve) => { request(port, () => { setTimeout(() => { const socket = new WebSocket("ws://localhost:" + port); resolve(socket); }, 5); }); });',
    },
  ],
  invalid: [
    {
      name: 'is reported once',
      code: 'export const load = (map, urls) => new Promise((resolve) => { map.once("done", () => { const a = new URL(urls[0]); const b = new URL(urls[1]); resolve([a, b]); }); });',
      errors: 1,
    },
    {
      name: 'two of them are two',
      code: 'export const load = (map, urls) => new Promise((resolve) => { map.once("done", () => { const a = new URL(urls[0]); const b = JSON.parse(urls[1]); resolve([a, b]); }); });',
      errors: 2,
    },
  ],
});

ruleTester.run('no-lost-throw, callbacks of Node', rule, {
  valid: [
    {
      name: 'a module of the project may wait for the promise',
      code: "import { lookup } from './names.js'; " + ex('lookup(a, async () => { resolve(await fn()); });'),
    },
    {
      name: 'a function of the file of the same name',
      code: 'const lookup = (a, then) => then(a);\n' + ex('lookup(a, async () => { resolve(await fn()); });'),
    },
    {
      name: 'a server that was given',
      code: ex('a.listen(0, async () => { await fn(); resolve(); });'),
    },
    {
      name: 'a server that may be another one by then',
      code:
        "import { createServer } from 'node:http'; " +
        ex(
          'let server = createServer(a);\nserver = b(server);\nserver.listen(0, async () => { await fn(); resolve(); });',
        ),
    },
    {
      name: 'a listing that is there at once',
      code:
        "import { readdirSync } from 'node:fs'; " +
        ex('const names = readdirSync(a);\nnames.pick(async () => { resolve(await fn()); });'),
    },
    {
      name: 'what a reaction to a promise of the module throws',
      code:
        "import fs from 'node:fs'; " +
        ex('fs.promises.stat(a).then(async () => { resolve(await fn()); }).catch(reject);'),
    },
    {
      name: 'a callback that sees to it',
      code:
        "import { createServer } from 'node:http'; " +
        ex('createServer(a).listen(0, async () => { try { await fn(); resolve(); } catch (e) { reject(e); } });'),
    },
  ],
  invalid: [
    {
      name: 'a function imported by its name',
      code:
        "import { lookup } from 'node:dns'; function assertPublic(at) { if (at.startsWith('10.')) throw new Error(at); } " +
        ex('lookup(a, (_, at) => { assertPublic(at); resolve(at); });'),
      errors: [{ messageId: 'uncaught', line: 2, suggestions: 1 }],
    },
    {
      name: 'a function required by another name',
      code:
        "const { request: ask } = require('https'); " +
        ex('ask(a, (r) => {\nif (r.statusCode !== 200) throw new Error(b);\nr.on("end", resolve);\n}).end();'),
      errors: [{ messageId: 'uncaught', line: 3, suggestions: 1 }],
    },
    {
      name: 'a method of what a module has made',
      code:
        "import * as net from 'node:net'; " +
        ex('const socket = net.connect(a);\nsocket.setTimeout(5, async () => { resolve(await fn()); });'),
      errors: [{ messageId: 'unhandled', line: 3, suggestions: 1 }],
    },
    {
      name: 'a method of what a module has just made',
      code:
        "import { createServer } from 'node:http'; " +
        ex('createServer(a).listen(0, async () => { await fn(); resolve(); });'),
      errors: [{ messageId: 'unhandled', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, one error rejected and another thrown', rule, {
  valid: [
    { name: 'after the rejection, to the executor', code: ex('if (e) { reject(e); throw e; }\nresolve();') },
    {
      name: 'after the rejection, to whoever awaits the function',
      code: ex(
        'const go = async () => { try { resolve(await read()); } catch (e) { reject(e); throw e; } };\nstart(go());',
      ),
    },
    {
      name: 'the one or the other in a sync callback',
      code: ex('xs.forEach((e) => { if (e.ok) reject(e); else throw e; });\nresolve();'),
    },
  ],
  invalid: [
    {
      name: 'after the rejection, out of a listener',
      code: ex("ee.once('x', (e) => { if (e) {\nreject(e);\nthrow e; } resolve(); });"),
      errors: 1,
    },
    {
      name: 'the one or the other',
      code: ex(
        "ee.once('x', (d) => { try { resolve(b(d)); } catch (e) {\nif (e.code !== 'EINVAL') throw e;\nelse reject(e);\n} });",
      ),
      errors: [{ messageId: 'uncaught', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, resolvers kept in locals', rule, {
  valid: [
    `async function count(page, frames) {
  let done;
  const all = new Promise((resolve) => { done = resolve; });
  page.on('frame', () => { if (++frames === 10) done(); });
  await all;
}`,
  ],
  invalid: [
    {
      code: `async function count(page, frames) {
  let done;
  const all = new Promise((resolve) => { done = resolve; });
  page.on('frame', async () => {
    await page.title();
    if (++frames === 10) done();
  });
  await all;
}`,
      errors: [{ messageId: 'unhandled', line: 5, suggestions: [] }],
    },
  ],
});

ruleTester.run('no-lost-throw, modules that have a name of Node’s', rule, {
  valid: [
    {
      name: 'whose handlers are awaited by others',
      code: `import { http, HttpResponse } from 'msw';
const created = () => new Promise((resolve) => { mock.use(http.post('/rules', async ({ request }) => {
  const body = await request.json();
  resolve(body);
  return HttpResponse.json({ id: 1, ...body });
})); });`,
    },
  ],
  invalid: [
    {
      name: 'the module itself',
      code: `import * as http from 'node:http';
const load = (url) => new Promise((resolve) => { http.get(url, async (response) => {
  const body = await response.text();
  resolve(body);
}); });`,
      errors: [{ messageId: 'unhandled', line: 3, suggestions: 1 }],
    },
    {
      name: 'one that stands in for it',
      code: `import fs from 'graceful-fs';
const load = (path) => new Promise((resolve) => { fs.readFile(path, (failure, text) => {
  resolve(JSON.parse(text));
}); });`,
      errors: [{ messageId: 'uncaught', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, methods of the web platform', rule, {
  valid: [
    {
      name: 'whose callback tells the promise',
      code: `const paint = (canvas) => new Promise((resolve, reject) => { canvas.toBlob((blob) => { if (!blob) reject(new Error('empty')); else resolve(blob); }); });`,
    },
    {
      name: 'by the name of one of the file’s own, which calls back at once',
      code: `class Sheet { toBlob(done) { done(this.text); }
read() { return new Promise((resolve) => { this.toBlob((blob) => { if (!blob) throw new Error('empty'); resolve(blob); }); }); } }`,
    },
    {
      name: 'by another name, of nobody knows what',
      code: `const paint = (canvas) => new Promise((resolve) => { canvas.toPicture((blob) => { if (!blob) throw new Error('empty'); resolve(blob); }); });`,
    },
  ],
  invalid: [
    {
      name: 'that call back from the event loop',
      code: `const paint = (canvas) => new Promise((resolve) => { canvas.toBlob((blob) => {
if (!blob) throw new Error('empty');
resolve(blob); }); });`,
      errors: [{ messageId: 'uncaught', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, callbacks that do nothing but fail', rule, {
  valid: [
    {
      name: 'a timer that is only the way out for an error',
      code: ex('fn(resolve);\nprocess.nextTick(() => { throw a; });\nqueueMicrotask(() => { throw a.error; });'),
    },
    {
      name: 'a process that is told to crash',
      code: ex('fn(resolve);\nprocess.on("unhandledRejection", (e) => { throw e; });'),
    },
    {
      name: 'a callback for an error of which nobody knows who calls it',
      code: ex('fn.withHandler((e) => { throw e; });\nfn(resolve);'),
    },
    { name: 'a member for failures', code: ex('fn({ success: resolve, wrap: () => { throw new Error("x"); } });') },
    { name: 'what a sync callback throws', code: ex('xs.forEach(() => { throw new Error("any"); });\nfn(resolve);') },
    { name: 'a helper', code: ex('const fail = (e) => { throw e; };\nif (a) fail(b);\nfn(resolve);') },
    {
      name: 'a rejection that is handed on, with a catch behind it',
      code: ex('fn().then(resolve, (e) => { throw new Error("load", { cause: e }); }).catch(reject);'),
    },
    {
      name: 'a rejection that is handed on to who gets the chain',
      code: 'export const m = (p) => p.then((v) => new Promise((resolve) => setTimeout(resolve, 5, v)), (e) => { throw e; });',
    },
    {
      name: 'a double of a test',
      code: ex('resolve(1);\nvi.spyOn(a, "load").mockImplementation(() => { throw new Error("x"); });'),
    },
  ],
  invalid: [
    {
      name: 'a socket that has been quiet for too long',
      code: `import net from 'node:net'; ${ex("const socket = net.connect(a, resolve);\nsocket.on('error', reject);\nsocket.setTimeout(1000, () => {\nthrow new Error('quiet');\n});")}`,
      errors: [{ messageId: 'uncaught', line: 5, suggestions: 1 }],
    },
    {
      name: 'a timeout of its own',
      code: ex("fn(resolve);\nsetTimeout(() => {\nthrow new Error('timeout');\n}, 1000);"),
      errors: [{ messageId: 'uncaught', line: 4, suggestions: 1 }],
    },
    {
      name: 'the error of an image',
      code: ex(
        'const image = new Image();\nimage.onload = () => resolve(image);\nimage.onerror = (event) => {\nthrow event.error;\n};',
        'resolve',
      ),
      errors: [{ messageId: 'uncaught', line: 5, suggestions: 1 }],
    },
    {
      name: 'the error of a child',
      code: ex("a.on('close', resolve);\na.on('error', (error) => {\nconsole.error(error);\nthrow error;\n});"),
      errors: [{ messageId: 'uncaught', line: 5, suggestions: 1 }],
    },
    {
      name: 'a rejection that nobody gets',
      code: ex('fn().then(resolve).catch((error) => {\nthrow new Error("load", { cause: error });\n});'),
      errors: [{ messageId: 'unhandled', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, servers', rule, {
  valid: [
    {
      name: 'what the listener awaits is caught',
      code: ex('app.listen(a, async () => { try { await fn(); resolve(); } catch (e) { reject(e); } });'),
    },
    {
      name: 'an object that is no server by its name',
      code: ex('a.listen(b, async () => { await fn(); resolve(); });'),
    },
    { name: 'nothing that fails', code: ex('server.listen(a, async () => { resolve(); });') },
  ],
  invalid: [
    {
      name: 'an async listener of a server',
      code: ex('this.httpServer.listen(0, async () => {\nresolve(await fn());\n});'),
      errors: [{ messageId: 'unhandled', line: 3, suggestions: 1 }],
    },
    {
      name: 'an async callback of its end',
      code: ex('server.close(async () => {\nawait fn();\nresolve();\n});'),
      errors: [{ messageId: 'unhandled', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, turns that only fail', rule, {
  valid: [
    {
      name: 'for the report of unhandled rejections',
      code: ex(
        'try { fn(resolve); } catch (error) {\nPromise.resolve().then(() => { throw error; });\nreject(error);\n}',
      ),
    },
  ],
  invalid: [
    {
      name: 'with more to do',
      code: ex('fn((v) => {\nPromise.resolve().then(() => { if (!v) throw a; resolve(v); });\n});'),
      errors: [{ messageId: 'unhandled', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, addresses', rule, {
  valid: [
    {
      name: 'that of a request which has been made',
      code: ex(
        "a.on('request', (made) => {\nconst url = new URL(made.url());\nif (url.pathname === b) resolve(url);\n});",
      ),
    },
  ],
  invalid: [
    {
      name: 'one that something else says',
      code: ex(
        "a.on('request', (made) => {\nconst url = new URL(made.text());\nif (url.pathname === b) resolve(url);\n});",
      ),
      errors: [{ messageId: 'uncaught', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, upgrades of databases', rule, {
  valid: [
    `export const open = (name) => new Promise((resolve, reject) => { const request = indexedDB.open(name, 1);
request.onupgradeneeded = () => { try { request.result.createObjectStore('a'); } catch (error) { if (error.name !== 'ConstraintError') throw error; resolve(undefined); } };
request.onsuccess = () => { resolve(request.result); }; request.onerror = () => { reject(request.error); }; });`,
    `export const open = (name) => new Promise((resolve, reject) => { const request = indexedDB.open(name, 1);
request.addEventListener('upgradeneeded', () => { if (!known(name)) throw new Error('unknown'); reject(new Error('old')); });
request.onsuccess = () => { resolve(request.result); }; request.onerror = () => { reject(request.error); }; });`,
  ],
  invalid: [
    {
      name: 'any other event',
      code: `export const open = (name) => new Promise((resolve, reject) => { const request = indexedDB.open(name, 1);
request.onsuccess = () => { if (!known(name)) throw new Error('unknown'); resolve(request.result); }; request.onerror = () => { reject(request.error); }; });`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-lost-throw, helpers of the file', rule, {
  valid: [
    {
      name: 'that catch what they parse',
      code: `function parse(text) { try { return JSON.parse(text); } catch { return undefined; } }
${ex("res.on('end', () => resolve(parse(a)));\nres.on('error', reject);")}`,
    },
    {
      name: 'around which the listener catches',
      code: `function parse(text) { return JSON.parse(text); }
${ex("res.on('end', () => { try { resolve(parse(a)); } catch (error) { reject(error); } });")}`,
    },
    {
      name: 'that throw in the executor, which rejects',
      code: `function refuse() { throw new Error('refused'); }
${ex('if (!a) refuse();\nresolve(a);')}`,
    },
    {
      name: 'that parse only what they made',
      code: `function copy(value) { return JSON.parse(JSON.stringify(value)); }
${ex("res.on('end', () => resolve(copy(a)));")}`,
    },
    {
      name: 'that only say that no such case exists',
      code: `function assertNever(value) { throw new Error(value); }
${ex("res.on('end', () => { if (kind === 'a') resolve(a); else assertNever(kind); });")}`,
    },
    {
      name: 'that reject the promise of an async function',
      code: `async function parse(text) { return JSON.parse(text); }
${ex("res.on('end', () => resolve(parse(a)));")}`,
    },
    {
      name: 'that refuse what is written out',
      code: `class Themes { requireStyle(path) { const found = resolvePath(path); if (!found) throw new Error(path); return load(found); }
read(res) { return new Promise((resolve) => { res.on('end', () => { this.requireStyle('./base', -1); resolve(); }); }); } }`,
    },
    {
      name: 'that refuse what is of the code around, and not of the callback',
      code: `function header(line) { if (!line.startsWith('#')) throw new Error('no header'); return line.slice(1); }
${ex("res.on('end', () => resolve(header(a)));")}`,
    },
    {
      name: 'that refuse what only a wrong program gives',
      code: `function listen(fn) { if (typeof fn !== 'function') throw new Error('no function'); fn(); }
function count(n) { if (n < 0) throw new TypeError('negative'); return n; }
${ex("res.on('data', (n, fn) => { listen(fn); resolve(count(n)); });")}`,
    },
    {
      name: 'that are to end the program',
      code: `function crashOn(error) { if (error.isBug) throw error; log(error); }
${ex("res.on('end', (error) => { if (error) crashOn(error); resolve(); });")}`,
    },
    {
      name: 'that refuse for reasons of their own',
      code: `function next(line) { if (isOver) throw new Error('over'); return line; }
${ex("res.on('data', (line) => resolve(next(line)));")}`,
    },
    {
      name: 'that catch what they refuse',
      code: `function header(line) { try { if (!line) throw new Error('no header'); return line.slice(1); } catch { return ''; } }
${ex("res.on('data', (line) => resolve(header(line)));")}`,
    },
    {
      name: 'around which the callback catches what they refuse',
      code: `function header(line) { if (!line.startsWith('#')) throw new Error('no header'); return line.slice(1); }
${ex("res.on('data', (line) => { try { resolve(header(line)); } catch (error) { reject(error); } });")}`,
    },
  ],
  invalid: [
    {
      name: 'that refuse what the callback has got',
      code: `const lengthOf = (packet) => {
  const size = packet.readUInt32BE(0);
  if (size > 1024) {
    throw new Error('too long');
  }
  return size;
};
${ex("socket.once('data', (packet) => {\nconst head = packet.subarray(0, 4);\nconst size = lengthOf(head);\ntry {\nresolve(decode(packet, size));\n} catch (error) {\nreject(error);\n}\n});\nsocket.on('error', reject);")}`,
      errors: [{ messageId: 'uncaught', line: 11, suggestions: 1 }],
    },
    {
      name: 'methods that assert, after the settlement',
      code: `class Door {
  open() {
    return new Promise((resolve) => {
      resolve(this);
      this.checkLock();
    });
  }
  checkLock() {
    if (this.isLocked) throw new Error('locked');
  }
}`,
      errors: [{ messageId: 'swallowed', line: 5 }],
    },
    {
      name: 'that parse',
      code: `const parse = (text) => { const value = JSON.parse(text); return value.body; };
${ex("res.on('end', () => resolve(parse(a)));\nres.on('error', reject);")}`,
      errors: [{ messageId: 'uncaught', line: 3, suggestions: 1 }],
    },
    {
      name: 'that do nothing but throw',
      code: `class Reader { wrap(error) { throw new Error('bad', { cause: error }); }
read(res) { return new Promise((resolve) => { res.on('end', () => { try { resolve(JSON.parse(this.body)); } catch (error) {
this.wrap(error); } }); }); } }`,
      errors: [{ messageId: 'uncaught', line: 3, suggestions: 1 }],
    },
    {
      name: 'that throw after the settlement',
      code: `function refuse() { throw new Error('refused'); }
${ex('resolve(a);\nrefuse();')}`,
      errors: [{ messageId: 'swallowed', line: 4 }],
    },
    {
      name: 'of a base class',
      code: `class Base { parse(text) { return JSON.parse(text); } }
class Reader extends Base { read(res) { return new Promise((resolve) => {
res.on('end', () => resolve(super.parse(this.body))); }); } }`,
      errors: [{ messageId: 'uncaught', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, private methods that an executor has to itself', rule, {
  valid: [
    {
      name: 'that catch what they throw',
      code: "class Worker { next() { return new Promise((resolve, reject) => { this.bus.on('job', (job) => this.#run(job, resolve, reject)); }); } async #run(job, resolve, reject) { try { const reply = await fetch(job.url); if (!reply.ok) throw new Error('bad'); resolve(reply); } catch (error) { reject(error); } } }",
    },
    {
      name: 'whose promise has a reaction',
      code: "class Worker { next() { return new Promise((resolve, reject) => { this.bus.on('job', (job) => { this.#run(job, resolve).catch(reject); }); }); } async #run(job, resolve) { const reply = await fetch(job.url); resolve(reply); } }",
    },
    {
      name: 'that the executor runs before it returns',
      code: 'class Config { read() { return new Promise((resolve) => { this.#parse(this.text, resolve); }); } #parse(text, done) { done(JSON.parse(text)); } }',
    },
    {
      name: 'that others call, too',
      code: "class Worker { next() { return new Promise((resolve) => { this.bus.on('job', (job) => this.#run(job, resolve)); }); } async again(job) { await this.#run(job, log); } async #run(job, resolve) { const reply = await fetch(job.url); resolve(reply); } }",
    },
    {
      name: 'that are public',
      code: "class Worker { next() { return new Promise((resolve) => { this.bus.on('job', (job) => this.run(job, resolve)); }); } async run(job, resolve) { const reply = await fetch(job.url); resolve(reply); } }",
    },
  ],
  invalid: [
    {
      name: 'async, for an event',
      code: `class Worker { next() { return new Promise((resolve) => { this.bus.on('job', (job) => this.#run(job, resolve)); }); }
async #run(job, settle) { if (job.isStale) throw new Error('stale'); settle(job.id); } }`,
      errors: [{ messageId: 'unhandled', line: 2 }],
    },
    {
      name: 'for a timer',
      code: `class Probe { read() { return new Promise((resolve) => { setTimeout(() => this.#look(resolve), 50); }); }
#look(done) { const parsed = JSON.parse(this.text); done(parsed.value); } }`,
      errors: [{ messageId: 'uncaught', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-lost-throw, callbacks that functions make', rule, {
  valid: [
    {
      name: 'a callback that catches what it throws',
      code: `const parsing = (resolve, reject) => (error, text) => {
  if (error) return reject(error);
  try { resolve(JSON.parse(text)); } catch (problem) { reject(problem); }
};
export const load = (path) => new Promise((resolve, reject) => { readFile(path, 'utf8', parsing(resolve, reject)); });`,
    },
    {
      name: 'a callback of a promise',
      code: `const parsing = (resolve) => (text) => { resolve(JSON.parse(text)); };
export const load = (path) => new Promise((resolve, reject) => { readText(path).then(parsing(resolve)).catch(reject); });`,
    },
  ],
  invalid: [
    {
      name: 'a callback that is kept by a name',
      code: `function answering(resolve, reject) {
  return function (error, text) {
    if (error) reject(error);
    else resolve(JSON.parse(text));
  };
}
export const load = (path) => new Promise((resolve, reject) => {
  const answer = answering(resolve, reject);
  fs.readFile(path, 'utf8', answer);
});`,
      errors: [{ messageId: 'uncaught', line: 4 }],
    },
    {
      name: 'a listener that a method makes',
      code: `export class Reader {
  read(socket) { return new Promise((resolve) => { socket.once('message', this.#taking(resolve)); }); }
  #taking(settle) { return (event) => { settle(JSON.parse(event.data)); }; }
}`,
      errors: [{ messageId: 'uncaught', line: 3 }],
    },
  ],
});

ruleTester.run('no-lost-throw, awaits of what is chosen', rule, {
  valid: [
    {
      name: 'nothing, or what cannot reject',
      code: `export const load = (url, wasm) => new Promise((resolve, reject) => { const early = wasm && fetch(wasm).catch(() => {}); const script = make(url);
script.addEventListener('load', async () => { if (early) await early; resolve(); }); script.addEventListener('error', reject); });`,
    },
    {
      name: 'one of two that cannot reject',
      code: `export const load = (url, wasm) => new Promise((resolve, reject) => { const early = wasm ? fetch(wasm).catch(() => {}) : Promise.resolve(); const script = make(url);
script.addEventListener('load', async () => { await early; resolve(); }); script.addEventListener('error', reject); });`,
    },
  ],
  invalid: [
    {
      name: 'what may reject on one side',
      code: `export const load = (url, wasm) => new Promise((resolve, reject) => { const early = wasm ? fetch(wasm) : Promise.resolve(); const script = make(url);
script.addEventListener('load', async () => { await early; resolve(); }); script.addEventListener('error', reject); });`,
      errors: 1,
    },
    {
      name: 'what may reject where there is anything',
      code: `export const load = (url, wasm) => new Promise((resolve, reject) => { const early = wasm && fetch(wasm); const script = make(url);
script.addEventListener('load', async () => { await early; resolve(); }); script.addEventListener('error', reject); });`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-lost-throw, callbacks that run in place', rule, {
  valid: [
    `const all = (db, sql) => new Promise((resolve, reject) => { resolve(sql.map((row) => JSON.parse(row.text))); });`,
    `const all = (db, sql) => new Promise((resolve, reject) => { db.all(sql, (error, rows) => { if (error) { reject(error); return; } try { resolve(rows.map((row) => JSON.parse(row.text))); } catch (broken) { reject(broken); } }); });`,
    `const all = (db, sql) => new Promise((resolve, reject) => { db.all(sql, (error, rows) => { if (error) { reject(error); return; } later((row) => JSON.parse(row.text)); resolve(rows); }); });`,
    `const pick = (list) => new Promise((resolve) => { list.onHide(() => resolve(undefined)); (async () => { const found = await Promise.all(list.all.map((each) => each.load())); list.items = found; })(); });`,
  ],
  invalid: [
    {
      code: `const all = (db, sql) => new Promise((resolve, reject) => { db.all(sql, (error, rows) => { if (error) { reject(error); return; }
resolve(rows.map((row) => JSON.parse(row.text))); }); });`,
      errors: [{ messageId: 'uncaught', line: 2, suggestions: 1 }],
    },
    {
      code: `const names = (db) => new Promise((resolve, reject) => { db.read((error, rows) => { if (error) { reject(error); return; } const found = [];
rows.forEach((row) => { found.push(decodeURIComponent(row.name)); }); resolve(found); }); });`,
      errors: [{ messageId: 'uncaught', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run("no-lost-throw, a pause of the function's own", rule, {
  valid: [
    {
      name: 'that cannot reject',
      code: `export const sleep = (ms) => { const nap = () => new Promise((resolve) => { self.requestAnimationFrame(resolve); }); const until = Date.now() + ms;
const wait = async (resolve) => { do { await nap(); } while (Date.now() < until); resolve(); };
return new Promise((resolve) => { wait(resolve); }); };`,
    },
  ],
  invalid: [
    {
      name: 'that may',
      code: `export const sleep = (ms) => { const nap = () => new Promise((resolve, reject) => { probe((error) => (error ? reject(error) : resolve())); }); const until = Date.now() + ms;
const wait = async (resolve) => { do { await nap(); } while (Date.now() < until); resolve(); };
return new Promise((resolve) => { wait(resolve); }); };`,
      errors: [{ messageId: 'unhandled', line: 2 }],
    },
  ],
});

ruleTester.run('no-lost-throw, a record that a helper only waits for', rule, {
  valid: [
    `export async function generate(browser, page) {
  const done = new ManualPromise();
  closeAfter(browser, done);
  await page.open();
  done.resolve();
}
function closeAfter(browser, done) {
  const close = async () => { await done; await browser.close(); };
  if (browser.isUnderTest) setTimeout(close, 1000);
}`,
  ],
  invalid: [
    {
      code: `export function generate(browser, page) {
  const done = Promise.withResolvers();
  fill(page, done);
  return done.promise;
}
function fill(page, done) {
  setTimeout(async () => { const title = await page.title(); done.resolve(title); }, 1000);
}`,
      errors: 1,
    },
  ],
});
