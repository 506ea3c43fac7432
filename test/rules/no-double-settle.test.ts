import rule from '../../src/rules/no-double-settle.ts';
import { javascriptRuleTester, ruleTester, typedRuleTester } from '../rule-tester.ts';

/** The code inside an executor. */
const executor = (body: string): string =>
  `export const make = (a, b, xs, socket) => new Promise((resolve, reject) => {\n${body}\n});`;

/** A report of the later settlement, with the line of the earlier one. */
function twice(line: number, earlier: string, earlierLine: number, name = 'resolve') {
  return { messageId: 'settledTwice', line, data: { name, earlier, line: String(earlierLine) } };
}

ruleTester.run('no-double-settle', rule, {
  valid: [
    {
      name: 'a function that is given a closure as well as the resolver',
      code: "export const opened = (child) => new Promise((resolve, reject) => { const timer = setTimeout(reject, 1000); const finish = (settle) => { clearTimeout(timer); settle(); }; child.once('open', () => finish(resolve)); child.once('error', (error) => finish(() => reject(error))); });",
    },
    {
      name: 'a function that asks a flag of the record that it is given',
      code: 'export function run() { const entry = Object.assign(Promise.withResolvers(), { isDone: false }); finish(entry, 1); finish(entry, 2); return entry.promise; } function finish(entry, value) { if (entry.isDone) return; entry.isDone = true; entry.resolve(value); }',
    },
    {
      name: 'a check that says whether it has rejected',
      code: 'function check(response, reject) { if (response.statusCode >= 400) { reject(new Error(String(response.statusCode))); return false; } return true; } export const head = (url) => new Promise((resolve, reject) => { http.get(url, (response) => { if (!check(response, reject)) return; resolve(response.headers); }); });',
    },
    {
      name: 'a runner with a flag',
      code: 'export const run = () => new Promise((resolve, reject) => { let isSettled = false; const settle = (how, value) => { if (isSettled) return; isSettled = true; how(value); }; work((error, value) => { if (error) settle(reject, error); settle(resolve, value); }); });',
    },
    {
      name: 'a claim that is made once',
      code: 'export const run = () => new Promise((resolve, reject) => { let isClaimed = false; const claim = () => { if (isClaimed) return false; isClaimed = true; return true; }; work((error, value) => { if (error && claim()) reject(error); if (claim()) resolve(value); }); });',
    },
    {
      name: 'a function that settles one promise after the other',
      code: 'const done = (resolve) => resolve(1); export function both() { const one = new Promise((resolve) => done(resolve)); const two = new Promise((resolve) => done(resolve)); return [one, two]; }',
    },
    {
      name: 'two promises whose resolvers go through one function',
      code: 'const done = (resolve) => resolve(1); export function both() { let a, b; const one = new Promise((resolve) => { a = resolve; }); const two = new Promise((resolve) => { b = resolve; }); done(a); done(b); return [one, two]; }',
    },
    {
      name: 'a function that calls itself with the resolver',
      code: 'export const retry = () => new Promise((resolve, reject) => attempt(3, resolve, reject)); function attempt(count, resolve, reject) { work((error, value) => { if (!error) return resolve(value); if (count > 0) return attempt(count - 1, resolve, reject); reject(error); }); }',
    },
    {
      name: 'the failure of work that has a name, and settles at its end',
      code: 'export function serve(run, value) { const done = Promise.withResolvers(); const start = (async () => { await run(); done.resolve(value); })(); start.catch((error) => { done.reject(error); }); return done.promise; }',
    },
    {
      name: 'a reaction after a caught failure that asks for its value',
      code: 'export const list = (dir) => new Promise((resolve, reject) => { read(dir).catch(reject).then((names: string[] | void) => { names?.forEach((name) => note(name)); if (!names) return; resolve(names); }); });',
    },
    {
      name: 'a chain that goes on with what a caught failure has left',
      code: 'export const list = (dir) => new Promise((resolve, reject) => { read(dir).catch((error) => { reject(error); }).then((names) => { if (names) resolve(names); }); });',
    },
    {
      name: 'nothing is left where the first settlement was taken from',
      code: 'export function frames(read) { let frame: PromiseWithResolvers<string> | undefined; async function next() { if (frame) { const f = frame; frame = undefined; f.resolve("read"); } frame?.reject(new Error("finished")); } frame = Promise.withResolvers(); next(); return frame.promise; }',
    },
    {
      name: 'a getter asks whether the source is completed',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Upload {
  #tcs = new TaskCompletionSource();
  get done() {
    return this.#tcs.isCompleted;
  }
  finish(e, n) {
    if (this.done) return;
    if (e) this.#tcs.setException(e);
    if (!this.done) this.#tcs.setResult(n);
  }
}`,
    },
    {
      name: 'a helper behind the settlement that only takes back',
      code: `new Promise((resolve, reject) => {
  const tidy = () => {
    clearTimeout(timer);
    bus.off('end', onEnd);
  };
  try {
    resolve(build(dir));
    tidy();
  } catch (e) {
    reject(e);
  }
});`,
    },
    {
      name: 'a gate that the end of the chain opens once more',
      code: 'class Provider { ready = new Deferred(); start() { load().then((state) => { this.refresh(state); this.ready.resolve(); }).finally(() => this.ready.resolve()); } }',
    },
    {
      name: 'ranges of numbers that exclude each other',
      code: executor(`if (a >= 200 && a < 300) resolve(a);
if (a >= 400) reject(a);
if (a < 200) reject(b);`),
    },
    {
      name: 'a field that is emptied after it has settled',
      code: `export class Lock {
  release = null;
  waiting = null;
  acquire() { return new Promise((resolve) => { this.release = resolve; }); }
  wait() { this.waiting = Promise.withResolvers(); return this.waiting.promise; }
  free(again) { this.release?.(); this.release = null; if (again) this.release?.(); }
  wake(again) { this.waiting?.resolve(1); this.waiting = null; if (again) this.waiting?.resolve(2); }
}`,
    },
    {
      name: 'an event that may come after what has failed already',
      code: `export async function f(events, media) {
  const loaded = Promise.withResolvers();
  if (media.error) loaded.reject(media.error);
  events.listenOnce(media, 'error', () => { loaded.reject(media.error); });
  await loaded.promise;
}`,
    },
    {
      name: 'a gate that a test opens in each turn',
      filename: 'find.spec.ts',
      code: `it('finds', async () => {
  const gate = Promise.withResolvers();
  for await (const each of all()) { expect(each).toBe(1); gate.resolve(); }
  await gate.promise;
});`,
    },
    {
      name: 'what throws after a settlement where the body of an executor stands in a try',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(signal, queue) {
  const source = new TaskCompletionSource();
  try {
    if (signal.aborted) source.reject(signal.reason);
    else queue.push(source.resolve);
    queue.run();
  } catch (error) {
    source.reject(error);
  }
  return source.promise;
}`,
    },
    {
      name: 'a bare function that takes the listener back',
      code: `export function f(emitter) {
  let cancel;
  const p = new Promise((resolve, reject) => {
    const { addListener, removeListener } = normalize(emitter);
    const onItem = (v) => { cancel(); resolve(v); };
    cancel = () => { removeListener('x', onItem); };
    addListener('x', onItem);
  });
  p.cancel = cancel;
  return p;
}`,
    },
    {
      name: 'a deferred that its waiter renews while the loop waits',
      code: `import defer from 'p-defer';
export async function* batches(source) {
  let ready = defer();
  let ended = false;
  void (async () => {
    for await (const item of source) { item.use(); ready.resolve(item); }
    ready.resolve(undefined);
    ended = true;
  })();
  while (!ended) { const item = await ready.promise; ready = defer(); yield item; }
}`,
    },
    {
      name: 'a signal that wakes, given twice',
      code: `import defer from 'p-defer';
export function make(ops) {
  let free = defer();
  const wait = async () => { free = defer(); await free.promise; };
  function* values() {
    while (ops.length > 0) {
      const op = ops.shift();
      if (!op.ok) { free.resolve(); throw op.error; }
      free.resolve();
    }
  }
  return { wait, values };
}`,
    },
    { name: 'branches', code: executor('if (a) reject(a); else resolve(b);') },
    { name: 'return after the first', code: executor('if (a) return reject(a);\nresolve(b);') },
    { name: 'the negated test', code: executor('if (a) reject(a);\nif (!a) resolve(b);') },
    { name: 'a test by another name', code: executor('const ok = !a;\nif (a) reject(a);\nif (ok) resolve(b);') },
    {
      name: 'two values of one discriminant',
      code: executor("if (a === 'x') resolve(1);\nif (a === 'y') resolve(2);"),
    },
    {
      name: 'cases that break',
      code: executor("switch (a) { case 'x': resolve(1); break; case 'y': reject(2); break; default: resolve(3); }"),
    },
    {
      name: 'a flag beside the settlement',
      code: executor('let done = false;\nif (a) { done = true; reject(a); }\nif (!done) resolve(b);'),
    },
    {
      name: 'a wrapper with a guard',
      code: executor(
        'let done = false;\nconst end = (e) => { if (done) return; done = true; if (e) reject(e); else resolve(b); };\nend(a); end(b);',
      ),
    },
    { name: 'first wins among events', code: executor("socket.once('end', resolve);\nsocket.once('error', reject);") },
    {
      name: 'a timeout that races',
      code: executor(
        "const t = setTimeout(() => reject(new Error('late')), 50);\nsocket.once('data', (v) => { clearTimeout(t); resolve(v); });",
      ),
    },
    { name: 'then and catch', code: executor('a().then(resolve).catch(reject);') },
    { name: 'both reactions', code: executor('a().then(resolve, reject);') },
    { name: 'a loop that breaks', code: executor('for (const x of xs) { if (x.ok) { resolve(x); break; } }') },
    {
      name: 'the last turn of a counted loop',
      code: executor('for (let i = 0; i < 3; i++) { b(i); if (i === 2) resolve(b); }'),
    },
    {
      name: 'a barrier',
      code: executor('let left = xs.length;\nfor (const x of xs) x.run(() => { if (--left === 0) resolve(); });'),
    },
    {
      name: 'a barrier that is asked in a loop',
      code: executor(
        'let done = 0;\nconst check = (x) => { if (x.idle) done++; if (done === xs.length) resolve(); };\nfor (const x of xs) check(x);',
      ),
    },
    {
      name: 'a tail in try that cannot throw',
      code: executor('try { const v = a(); resolve(v); clearTimeout(b); console.log(v); } catch (e) { reject(e); }'),
    },
    {
      name: 'a listener that is taken back',
      code: executor(
        "const ok = () => { resolve(); socket.off('error', no); };\nconst no = (e) => { reject(e); socket.off('ok', ok); };\nsocket.on('ok', ok);\nsocket.on('error', no);",
      ),
    },
    {
      name: 'a resolver that is looked at',
      code: 'let done;\nexport const p = new Promise((resolve) => { done = resolve; });\nexpect(done).toBeDefined();\ndone(1);',
    },
    {
      name: 'an element of a queue each turn',
      code: 'const queue = [];\nexport const wait = () => new Promise((resolve, reject) => queue.push({ resolve, reject }));\nexport function flush(e) { while (queue.length > 0) { const { resolve, reject } = queue.shift(); if (e) reject(e); else resolve(); } }',
    },
    {
      name: 'a field that is given new resolvers',
      code: 'class Gate { open() { this.go?.(1); this.wait = new Promise((r) => { this.go = r; }); this.go(2); } }',
    },
    {
      name: 'trySet says who won',
      code: "import { TaskCompletionSource } from 'task-completion-source';\nexport function f(e) { const s = new TaskCompletionSource(); if (e) s.trySetException(e); s.trySetResult(1); return s.promise; }",
    },
    { name: 'two promises', code: executor('resolve(new Promise((resolve) => { resolve(1); }));') },
    {
      name: 'an async check and a timer',
      code: executor(
        'const check = async () => { if (await a()) resolve(); else setTimeout(check, 5); };\nvoid check();\nsetTimeout(() => reject(b), 100);',
      ),
    },
    {
      name: 'an awaited promise that rejects nothing',
      code: 'export const f = () => new Promise(async (resolve, reject) => { try { const v = await load(); resolve(v); await new Promise((r) => setTimeout(r, 5)); } catch (e) { reject(e); } });',
    },
    {
      name: 'a function that only throws',
      code: `function fail(e) { throw e; }\n${executor('if (a) { reject(a); fail(a); }\nresolve(b);')}`,
    },
    {
      name: 'a Promise that the file implements',
      code: 'function Promise(run) { run(() => {}, () => {}); }\nnew Promise((resolve) => { resolve(1); resolve(2); });',
    },
  ],
  invalid: [
    {
      name: 'a check that rejects, and code that goes on',
      code: 'function check(response, reject) { if (response.statusCode >= 400) reject(new Error(String(response.statusCode))); } export const head = (url) => new Promise((resolve, reject) => { http.get(url, (response) => { check(response, reject); resolve(response.headers); }); });',
      errors: 1,
    },
    {
      name: 'a source that a function has completed',
      code: "import { TaskCompletionSource } from 'task-completion-source'; function complete(source: TaskCompletionSource<number>, code: number) { source.setResult(code); } export function exitCode(code: number | null) { const source = new TaskCompletionSource<number>(); if (code !== null) complete(source, code); source.setResult(-1); return source.promise; }",
      errors: 1,
    },
    {
      name: 'a runner whose flag nobody sets',
      code: 'export const run = () => new Promise((resolve, reject) => { let isSettled = false; const settle = (how, value) => { if (isSettled) return; how(value); }; work((error, value) => { if (error) settle(reject, error); settle(resolve, value); }); });',
      errors: 1,
    },
    {
      name: 'a claim that nobody makes',
      code: 'export const run = () => new Promise((resolve, reject) => { let isClaimed = false; const claim = () => { if (isClaimed) return false; return true; }; work((error, value) => { if (error && claim()) reject(error); if (claim()) resolve(value); }); });',
      errors: 1,
    },
    {
      name: 'the failure of work that has a name, and goes on after it has settled',
      code: 'export function serve(run, value) { const done = Promise.withResolvers(); const start = (async () => { await run(); done.resolve(value); await run(); })(); start.catch((error) => { done.reject(error); }); return done.promise; }',
      errors: 1,
    },
    {
      name: 'a failure of work that was begun before the settlement',
      code: 'export function serve(run, value) { const done = Promise.withResolvers(); const start = (async () => { await run(); })(); done.resolve(value); start.catch((error) => { done.reject(error); }); return done.promise; }',
      errors: 1,
    },
    {
      name: 'a reaction after a caught failure that asks for something else',
      code: 'export const list = (dir, isWanted) => new Promise((resolve, reject) => { read(dir).catch(reject).then((names) => { if (isWanted) resolve(names); }); });',
      errors: 1,
    },
    {
      name: 'a caught failure that leaves a value',
      code: 'export const list = (dir) => new Promise((resolve, reject) => { read(dir).catch((error) => { reject(error); return []; }).then((names) => { if (names) resolve(names); }); });',
      errors: 1,
    },
    {
      name: 'what is still there, as far as `?.` tells',
      code: 'export function frames(read) { let frame: PromiseWithResolvers<string> | undefined; async function next() { if (frame) { const f = frame; f.resolve("read"); } frame?.reject(new Error("finished")); } frame = Promise.withResolvers(); next(); return frame.promise; }',
      errors: 1,
    },
    {
      name: 'another place is empty',
      code: 'export function frames(read) { let frame: PromiseWithResolvers<string> | undefined; let other; async function next() { if (frame) { const f = frame; other = undefined; f.resolve("read"); } frame?.reject(new Error("finished")); } frame = Promise.withResolvers(); next(); return frame.promise; }',
      errors: 1,
    },
    {
      name: 'a helper behind the settlement may throw',
      code: `new Promise((resolve, reject) => {
  const tidy = () => fs.rmSync(dir, { recursive: true });
  try {
    resolve(build(dir));
    tidy();
  } catch (e) {
    reject(e);
  }
});`,
      errors: 1,
    },
    {
      name: 'another outcome at the end of the chain',
      code: 'const ready = new Deferred(); load().then((state) => { ready.resolve(state); }).finally(() => { ready.reject(new Error("gone")); });',
      errors: [{ messageId: 'settledTwice' }],
    },
    {
      name: 'ranges of numbers that overlap',
      code: executor(`if (a > 5) resolve(a);
if (a > 7) reject(b);`),
      errors: [
        {
          ...twice(3, 'resolve', 2, 'reject'),
          suggestions: [
            {
              messageId: 'returnFirst',
              output: executor(`if (a > 5) return resolve(a);
if (a > 7) reject(b);`),
            },
          ],
        },
      ],
    },
    {
      name: 'a callback that settles through a local function alone',
      code: executor(`const finish = (ok) => { socket.destroy(); resolve(ok); };
setTimeout(() => {
  if (a) finish(false);
  finish(true);
});`),
      errors: [
        {
          ...twice(5, 'finish', 4, 'finish'),
          suggestions: [
            {
              messageId: 'returnFirst',
              output: executor(`const finish = (ok) => { socket.destroy(); resolve(ok); };
setTimeout(() => {
  if (a) return finish(false);
  finish(true);
});`),
            },
          ],
        },
      ],
    },
    {
      name: 'no return after reject',
      code: executor('if (a) reject(a);\nresolve(b);'),
      errors: [
        {
          ...twice(3, 'reject', 2),
          suggestions: [{ messageId: 'returnFirst', output: executor('if (a) return reject(a);\nresolve(b);') }],
        },
      ],
    },
    {
      name: 'no return after a block',
      code: executor('if (a) {\n  socket.end();\n  reject(a);\n}\nresolve(b);'),
      errors: [
        {
          ...twice(6, 'reject', 4),
          suggestions: [
            {
              messageId: 'returnFirst',
              output: executor('if (a) {\n  socket.end();\n  return reject(a);\n}\nresolve(b);'),
            },
          ],
        },
      ],
    },
    {
      name: 'in a callback',
      code: executor('a((e, v) => {\n  if (e) reject(e);\n  resolve(v);\n});'),
      errors: [
        {
          ...twice(4, 'reject', 3),
          suggestions: [
            {
              messageId: 'returnFirst',
              output: executor('a((e, v) => {\n  if (e) return reject(e);\n  resolve(v);\n});'),
            },
          ],
        },
      ],
    },
    {
      name: 'one after the other',
      code: executor('resolve(a);\nreject(b);'),
      errors: [twice(3, 'resolve', 2, 'reject')],
    },
    {
      name: 'reject gives undefined',
      code: executor('a((e, v) => e && reject(e) || resolve(v));'),
      errors: [twice(2, 'reject', 2)],
    },
    {
      name: 'a case that falls through',
      code: executor("switch (a) {\ncase 'x': resolve(1);\ncase 'y': reject(2);\n}"),
      errors: [twice(4, 'resolve', 3, 'reject')],
    },
    {
      name: 'tests that overlap',
      code: executor('if (a) resolve(1);\nif (b) resolve(2);'),
      errors: [{ ...twice(3, 'resolve', 2), suggestions: 1 }],
    },
    {
      name: 'each turn of a loop',
      code: executor('for (const x of xs) resolve(x);'),
      errors: [twice(2, 'resolve', 2)],
    },
    {
      name: 'at least is no barrier',
      code: executor('let n = 0;\nfor (const x of xs) { n++; if (n >= 2) resolve(x); }'),
      errors: [twice(3, 'resolve', 3)],
    },
    {
      name: 'a tail in try that can throw',
      code: executor('try {\nresolve(a());\nb();\n} catch (e) { reject(e); }'),
      errors: [twice(5, 'resolve', 3, 'reject')],
    },
    {
      name: 'finally',
      code: executor('try { a(); resolve(1); } finally {\nresolve(2); }'),
      errors: [twice(3, 'resolve', 2)],
    },
    {
      name: 'catch goes on to then',
      code: executor('a().catch(reject)\n.then(resolve);'),
      errors: [twice(3, 'reject', 2)],
    },
    {
      name: 'a reaction whose tail can throw',
      code: executor('a().then((v) => { resolve(v); b(v); })\n.catch(reject);'),
      errors: [twice(3, 'resolve', 2, 'reject')],
    },
    { name: 'an alias', code: executor('const done = resolve;\ndone(1);\nresolve(2);'), errors: [twice(4, 'done', 3)] },
    {
      name: 'a wrapper twice',
      code: executor('const done = () => { clearTimeout(a); resolve(); };\ndone();\ndone();'),
      errors: [twice(4, 'done', 3, 'done')],
    },
    {
      name: 'a hoisted wrapper',
      code: executor('finish();\nfinish();\nfunction finish() { resolve(); }'),
      errors: [twice(3, 'finish', 2, 'finish')],
    },
    {
      name: 'a helper with the resolvers as parameters',
      code: `function end(e, resolve, reject) {\nif (e) reject(e);\nresolve();\n}\n${executor('a((e) => end(e, resolve, reject));')}`,
      errors: [{ ...twice(3, 'reject', 2), suggestions: 1 }],
    },
    {
      name: 'call and apply',
      code: executor('resolve.call(null, 1);\nreject.apply(null, [2]);'),
      errors: [twice(3, 'resolve.call', 2, 'reject.apply')],
    },
    {
      name: 'arguments and rest',
      code: 'new Promise(function (...all) {\nall[0](1);\nall[1](2);\n});',
      errors: [twice(3, 'all[0]', 2, 'all[1]')],
    },
    {
      name: 'withResolvers',
      code: 'export function f(e) {\nconst d = Promise.withResolvers();\nif (e) d.reject(e);\nd.resolve(1);\nreturn d.promise;\n}',
      errors: [twice(4, 'd.reject', 3, 'd.resolve')],
    },
    {
      name: 'p-defer by any name',
      code: "import wait from 'p-defer';\nconst d = wait();\nd.resolve(1);\nd.resolve(2);",
      errors: [twice(4, 'd.resolve', 3, 'd.resolve')],
    },
    {
      name: 'a deferred class of the file',
      code: 'class Deferred { constructor() { this.promise = new Promise((a, b) => { this.resolve = a; this.reject = b; }); } }\nconst d = new Deferred();\nd.resolve(1);\nd.reject(2);',
      errors: [twice(4, 'd.resolve', 3, 'd.reject')],
    },
    {
      name: 'a class that extends Promise',
      code: 'class Manual extends Promise { constructor() { let r; super((f) => { r = f; }); this.r = r; } resolve(v) { this.r(v); } }\nexport function f(a, b) { const m = new Manual();\nif (a) m.resolve(a);\nif (b) m.resolve(b);\nreturn m; }',
      errors: [twice(4, 'm.resolve', 3, 'm.resolve')],
    },
    {
      name: 'an entry of a map',
      code: 'const pending = new Map();\nexport const ask = (id) => new Promise((resolve, reject) => { pending.set(id, { resolve, reject }); });\nexport function on(m) { const { resolve, reject } = pending.get(m.id);\nif (m.error) reject(m.error);\nresolve(m.result); }',
      errors: [{ ...twice(5, 'reject', 4), suggestions: 1 }],
    },
    {
      name: 'private fields',
      code: 'class Gate { #go; wait = new Promise((r) => { this.#go = r; }); open(e) {\nif (e) this.#go(1);\nthis.#go(2); } }',
      errors: [{ ...twice(3, 'this.#go', 2, 'this.#go'), suggestions: 1 }],
    },
    {
      name: 'handed over, then settled',
      code: executor('queueMicrotask(resolve);\nreject(a);'),
      errors: [{ messageId: 'handedOver', line: 3, data: { name: 'reject', earlier: 'resolve', line: '2' } }],
    },
    {
      name: 'an async function settles later',
      code: executor('const go = async () => { await a; resolve(1); };\ngo();\nresolve(2);'),
      errors: [{ messageId: 'handedOver', line: 4, data: { name: 'resolve', earlier: 'go', line: '3' } }],
    },
    {
      name: 'set throws',
      code: "import { TaskCompletionSource } from 'task-completion-source';\nexport function f(e) { const s = new TaskCompletionSource();\nif (e) s.setException(e);\ns.setResult(1); return s.promise; }",
      errors: [
        {
          messageId: 'throws',
          line: 4,
          data: { name: 's.setResult', earlier: 's.setException', line: '3' },
          suggestions: [
            {
              messageId: 'useTry',
              output:
                "import { TaskCompletionSource } from 'task-completion-source';\nexport function f(e) { const s = new TaskCompletionSource();\nif (e) s.setException(e);\ns.trySetResult(1); return s.promise; }",
            },
          ],
        },
      ],
    },
  ],
});

typedRuleTester.run('no-double-settle with types', rule, {
  valid: [
    {
      name: 'a call that returns never',
      code: 'declare const fail: (e: unknown) => never;\nexport const f = (e: unknown) => new Promise<number>((resolve, reject) => { if (e) { reject(e); fail(e); } resolve(1); });',
    },
  ],
  invalid: [
    {
      name: 'casts and optional calls',
      code: 'let done: ((v: number) => void) | undefined;\nexport const p = new Promise<number>((r) => { done = r; });\n(done as unknown as (v: number) => void)(1);\ndone?.(2);',
      errors: [{ messageId: 'settledTwice', line: 4 }],
    },
  ],
});

javascriptRuleTester.run('no-double-settle in JavaScript', rule, {
  valid: [executor('if (a) reject(a); else resolve(b);')],
  invalid: [
    { code: executor('resolve(a);\nresolve(b);'), errors: [twice(3, 'resolve', 2)] },
    // A return from the callback would not keep the code after it from running.
    {
      code: executor('xs.forEach((x) => { if (x.ok) resolve(x); });\nreject(b);'),
      errors: [{ messageId: 'settledTwice', suggestions: [] }],
    },
    // Nor would it do what is to be done either way.
    ...[
      'if (a) reject(a);\nresolve(b);\nsocket.removeEventListener("message", f);',
      'if (x) {\n  if (a) reject(a);\n  resolve(b);\n}\nsocket.destroy();',
      'if (a) reject(a);\nclearTimeout(timer);\nresolve(b);',
    ].map((code) => ({ code: executor(code), errors: [{ messageId: 'settledTwice' as const, suggestions: [] }] })),
  ],
});

ruleTester.run('no-double-settle, by what a call gives back', rule, {
  valid: [
    {
      name: 'a catch that gives nothing is asked for',
      code: 'export const f = (p) => new Promise(async (resolve, reject) => { const c = await p.open().catch(async (e) => { log(e); reject(e); return; }); if (!c) return; resolve(c); });',
    },
    {
      name: 'a resolver as the catch gives nothing',
      code: 'export const f = (p) => new Promise(async (resolve, reject) => { const c = await p.open().catch(reject); if (c === undefined) return; resolve(c); });',
    },
    {
      name: 'false says that it has been rejected',
      code: 'export const f = (p) => new Promise((resolve, reject) => { const check = (x) => { if (!x) { reject(p); return false; } return true; }; if (!check(p)) return; resolve(1); });',
    },
    {
      name: 'true says that it is done',
      code: 'export const f = (cb) => new Promise((resolve, reject) => { function check() { if (cb()) { resolve(1); return true; } } if (check() === true) return; reject(2); });',
    },
    {
      name: 'what an async helper comes to',
      code: 'export const f = (p) => new Promise(async (resolve, reject) => { const check = async (x) => { if (!x) { reject(p); return; } return true; }; if (!(await check(p))) return; resolve(1); });',
    },
    {
      name: 'a flag outlives a new error and a line in the log',
      code: 'export const f = (p) => new Promise((resolve, reject) => { let done = false; p.on("data", (m) => { if (m.bad) { if (!done) { done = true; console.error(m); reject(new Error(m)); } } if (!done) { done = true; resolve(); } }); });',
    },
    {
      name: 'closing a server does not throw into the catch around',
      code: 'export const f = (server) => new Promise((resolve, reject) => { server.on("request", async (q) => { try { resolve(await q.read()); server.close(); } catch (e) { reject(e); } }); });',
    },
    {
      name: 'a gate that is opened at the end in any case',
      code: 'export async function f(work) { let release; const gate = new Promise((r) => { release = r; }); try { await work(gate); release(); await work(1); } finally { release(); } }',
    },
    {
      name: 'a test shows that the second does nothing',
      code: 'import { Deferred } from "./deferred"; it("keeps the first", async () => { const d = new Deferred(); d.resolve(1); d.resolve(2); await expect(d.promise).resolves.toBe(1); });',
    },
  ],
  invalid: [
    {
      name: 'a catch that gives nothing, and nobody asks',
      code: 'export const f = (p) => new Promise(async (resolve, reject) => { const c = await p.open().catch(reject); resolve(c); });',
      errors: [{ messageId: 'settledTwice' }],
    },
    {
      name: 'asked the wrong way round',
      code: 'export const f = (p) => new Promise((resolve, reject) => { const check = (x) => { if (!x) { reject(p); return false; } return true; }; if (check(p)) return; resolve(1); });',
      errors: [{ messageId: 'settledTwice' }],
    },
    {
      name: 'the promise of an async helper is always truthy',
      code: 'export const f = (p) => new Promise((resolve, reject) => { const check = async (x) => { if (!x) { reject(p); return; } return true; }; if (!check(p)) return; resolve(1); });',
      errors: [{ messageId: 'settledTwice' }],
    },
    {
      name: 'what `finally` gives back is not what the promise comes to',
      code: 'export const f = (p) => new Promise(async (resolve, reject) => { const c = await p.open().finally(() => { reject(p); return false; }); if (!c) return; resolve(c); });',
      errors: [{ messageId: 'settledTwice' }],
    },
    {
      name: 'a value in `finally` is lost',
      code: 'export async function f(work) { let release; const gate = new Promise((r) => { release = r; }); try { await work(gate); release(1); } finally { release(2); } }',
      errors: [{ messageId: 'settledTwice' }],
    },
    {
      name: 'in an executor the test is of the test, too',
      code: 'it("waits", () => new Promise((resolve) => { resolve(1); resolve(2); }));',
      errors: [{ messageId: 'settledTwice' }],
    },
  ],
});

ruleTester.run('no-double-settle, constants and calls that throw', rule, {
  valid: [
    {
      name: 'two constants of one list are two values',
      code: 'export const f = (m) => new Promise((resolve, reject) => { if (m.flag === Message.Flag.RESET) { reject(1); } if (m.flag === Message.Flag.FIN_ACK) { resolve(2); } });',
    },
    {
      name: 'so are those of an enum of another file',
      code: 'import { Flag } from "./flag"; export const f = (m) => new Promise((resolve, reject) => { if (m.flag === Flag.RESET) { reject(1); } if (m.flag === Flag.FIN) { resolve(2); } });',
    },
    {
      name: 'what throws has not taken what it was given',
      code: 'export const f = (e) => new Promise((resolve, reject) => { try { e.file(resolve, reject); } catch (x) { reject(x); } });',
    },
  ],
  invalid: [
    {
      name: 'two members of anything else may be the same',
      code: 'export const f = (m) => new Promise((resolve, reject) => { if (m.flag === m.a) { reject(1); } if (m.flag === m.b) { resolve(2); } });',
      errors: [{ messageId: 'settledTwice', suggestions: 1 }],
    },
    {
      name: 'another call throws, after it was given away',
      code: 'export const f = (e, g) => new Promise((resolve, reject) => { try { e.file(resolve, reject); g(); } catch (x) { reject(x); } });',
      errors: [{ messageId: 'handedOver' }],
    },
  ],
});

ruleTester.run('no-double-settle, flags in loops', rule, {
  valid: [
    {
      name: 'raised beside the settlement, in a loop in a loop',
      code: 'export const f = (list, on) => new Promise((resolve, reject) => { let found = false; for (const x of list) { for (const y of x.ys) { if (y.bad) continue; found = true; on(y); resolve(y); break; } if (found) break; } if (!found) { on(null); reject(new Error("none")); } });',
    },
    {
      name: 'asked by the loop itself',
      code: 'export const f = (list) => new Promise((resolve, reject) => { let found = false; for (let i = 0; i < list.length && !found; i++) { if (list[i].ok) { found = true; resolve(list[i]); } } if (!found) reject(new Error("none")); });',
    },
  ],
  invalid: [
    {
      name: 'of the turns of the outer loop two may settle, but not the tail after them',
      code: 'export const f = (list, on) => new Promise((resolve, reject) => { let found = false; for (const x of list) { for (const y of x.ys) { if (y.bad) continue; found = true; on(y); resolve(y); break; } } if (!found) { on(null); reject(new Error("none")); } });',
      errors: [{ messageId: 'settledTwice', data: { name: 'resolve', earlier: 'resolve', line: '1' } }],
    },
    {
      name: 'lowered again by the next turn',
      code: 'export const f = (list) => new Promise((resolve, reject) => { let found = false; for (const x of list) { found = false; if (x.ok) { found = true; resolve(x); } } if (!found) reject(new Error("none")); });',
      errors: [{ messageId: 'settledTwice' }, { messageId: 'settledTwice', suggestions: 1 }],
    },
    {
      name: 'raised by a turn that does not settle',
      code: 'export const f = (list) => new Promise((resolve, reject) => { let seen = false; for (const x of list) { if (seen) { resolve(x); break; } seen = true; } if (seen) reject(new Error("none")); });',
      errors: [{ messageId: 'settledTwice' }],
    },
    {
      name: 'raised by a callback of the loop',
      code: 'export const f = (list, each) => new Promise((resolve, reject) => { let failed = false; for (const x of list) { each(x, () => { failed = true; }); if (failed) { reject(x); break; } } resolve(list); });',
      errors: [{ messageId: 'settledTwice' }],
    },
  ],
});

ruleTester.run('no-double-settle, a waiter in a loop', rule, {
  valid: [
    {
      name: 'woken twice, which waits anew in each turn',
      code: 'export class Q { notify = () => {}; async start() { while (!this.stopped) { if (this.full) await new Promise((res) => { this.notify = res; }); const p = this.next(); if (this.alone) await p; } } async next() { try { await this.work(); } finally { this.notify(); } } }',
    },
  ],
  invalid: [
    {
      name: 'a value that is lost',
      code: 'export class Q { notify = () => {}; async start() { while (!this.stopped) { if (this.full) await new Promise((res) => { this.notify = res; }); const p = this.next(); if (this.alone) await p; } } async next() { try { await this.work(); } finally { this.notify(1); } } }',
      errors: [{ messageId: 'settledTwice' }],
    },
  ],
});

ruleTester.run('no-double-settle, what is out of a collection', rule, {
  valid: [
    {
      name: 'deleted beside the settlement, and asked for before the next',
      code: 'export class C { send(m) { return new Promise((resolve, reject) => { this.pending.set(m.id, { resolve, reject }); try { this.ws.send(m); } catch (e) { this.pending.delete(m.id); reject(e); } setTimeout(() => { if (this.pending.has(m.id)) { this.pending.delete(m.id); resolve(undefined); } }, 50); }); } }',
    },
    {
      name: 'a member of an object that is deleted',
      code: 'export const send = (id) => new Promise((resolve, reject) => { try { post(id); } catch (e) { reject(e); delete pending[id]; } if (pending[id]) resolve(undefined); });',
    },
    {
      name: 'each run of the function takes another item',
      code: 'function sink(buffer) { const queue = []; let busy = false; function append(data) { return new Promise((resolve, reject) => { queue.push({ data, promise: { resolve, reject } }); later(next.bind(this)); }); } function next() { if (busy) return; if (queue.length > 0) { busy = true; const item = queue[0]; queue.splice(0, 1); const after = function () { busy = false; if (queue.length > 0) next.call(this); item.promise.resolve(item.data); }; try { if (item.data.length === 0) after.call(this); else { buffer.append(item.data); later(after.bind(this)); } } catch (err) { item.promise.reject(err); } } } return { append }; }',
    },
    {
      name: 'one name for the listeners of two promises',
      code: 'let listener; function a(s) { return new Promise((resolve) => { listener = (data) => resolve(data); s.once("change", listener); }); } function b(s) { return new Promise((resolve) => { listener = (data) => resolve(data); s.once("change", listener); }); }',
    },
  ],
  invalid: [
    {
      name: 'another is deleted',
      code: 'export const send = (id, other) => new Promise((resolve, reject) => { try { post(id); } catch (e) { pending.delete(other); reject(e); } if (pending.has(id)) resolve(undefined); });',
      errors: [{ messageId: 'settledTwice' }],
    },
    {
      name: 'it is put back',
      code: 'export const send = (id) => new Promise((resolve, reject) => { try { post(id); } catch (e) { pending.delete(id); reject(e); pending.set(id, e); } if (pending.has(id)) resolve(undefined); });',
      errors: [{ messageId: 'settledTwice' }],
    },
    {
      name: 'a function inside settles the same item',
      code: 'const list = []; function next() { const item = list.shift(); const done = () => item.resolve(1); done(); item.resolve(2); } export const add = () => new Promise((resolve) => { list.push({ resolve }); next(); });',
      errors: [{ messageId: 'settledTwice' }],
    },
  ],
});

ruleTester.run('no-double-settle, what tidies up', rule, {
  valid: [
    {
      name: 'by a function that rejects who waits still',
      code: 'export function wait(s) { let cancel = () => {}; const promise = new Promise((resolve, reject) => { const on = () => { resolve(); cancel(); }; s.on("x", on); cancel = () => { s.off("x", on); reject(new Error("canceled")); }; }); return { promise, cancel }; }',
    },
    {
      name: 'a test that the second throws',
      code: 'it("settles once", async () => { const d = new ManualPromise(); d.resolve(1); ok(d.isResolved); throws(() => d.resolve(2)); });',
    },
  ],
  invalid: [
    {
      name: 'by a function that does nothing else',
      code: 'export function wait(s) { let cancel = () => {}; const promise = new Promise((resolve, reject) => { const on = () => { resolve(); cancel(); }; s.on("x", on); cancel = () => { reject(new Error("canceled")); }; }); return { promise, cancel }; }',
      errors: [{ messageId: 'settledTwice' }],
    },
  ],
});

ruleTester.run('no-double-settle, methods that are replaced', rule, {
  valid: [
    {
      name: 'the one before, by destructuring',
      code: 'export const start = (app) => new Promise((resolve) => { const { setup } = app; Object.assign(app, { setup(server) { resolve(server); return setup.call(this, server); } }); });',
    },
    {
      name: 'the one before, kept in a hook',
      code: "let original; beforeEach(() => { original = tile.setState; }); it('x', () => new Promise((resolve) => { tile.setState = function (state) { original.call(this, state); if (state === 3) resolve(); }; tile.load(); }));",
    },
  ],
  invalid: [
    {
      name: 'the element of another list',
      code: 'export const check = (spy, other, expected) => new Promise((resolve, reject) => { const called = spy.calls.length; const found = other.calls[0]?.[0]; if (!called) { reject(new Error("none")); } if (found && found !== expected) { reject(new Error("other")); } });',
      errors: [{ messageId: 'settledTwice', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-double-settle, what is begun after the promise is settled', rule, {
  valid: [
    {
      name: 'a race with an emitter that was there before',
      code: executor(`if (socket.connected) resolve(socket);
socket.on('connect', () => resolve(socket));`),
    },
    {
      name: 'an image that may have been loaded as soon as it was made',
      code: executor(`const image = new Image();
image.src = a;
if (image.complete) resolve(image);
image.onload = () => resolve(image);`),
    },
    {
      name: 'a failure that need not come',
      code: executor(`if (a) resolve(a);
const request = new XMLHttpRequest();
request.onerror = () => reject(b);`),
    },
    {
      name: 'a hit that returns',
      code: executor(`if (a) return resolve(a);
const request = new XMLHttpRequest();
request.onload = () => resolve(request.responseText);`),
    },
    {
      name: 'an element that is looked up',
      code: executor(`if (a) resolve(a);
const element = document.querySelector('video');
element.onload = () => resolve(element);`),
    },
  ],
  invalid: [
    {
      name: 'a request after a hit',
      code: executor(`if (a) { resolve(a); }
const request = new XMLHttpRequest();
request.onload = () => { resolve(request.responseText); };`),
      errors: [{ ...twice(4, 'resolve', 2), suggestions: 1 }],
    },
    {
      name: 'a listener of what was made then',
      code: executor(`if (a) { resolve(a); }
const reader = new FileReader();
reader.addEventListener('load', () => { resolve(reader.result); });`),
      errors: [{ ...twice(4, 'resolve', 2), suggestions: 1 }],
    },
    {
      name: 'a handler property that is given the resolver',
      code: executor(`if (a) { resolve(a); }
const script = document.createElement('script');
script.onload = resolve;`),
      errors: [{ messageId: 'settledTwice', line: 4, suggestions: 1 }],
    },
    {
      name: 'the end of a response to a request',
      code: executor(`if (a) { resolve(a); }
https.get(b, (response) => {
  response.on('end', () => { resolve(b); });
});`),
      errors: [{ ...twice(4, 'resolve', 2), suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-double-settle, the length of what a turn takes out', rule, {
  valid: [
    {
      name: 'a collection that grows from turn to turn',
      code: 'export const f = (xs, n) => new Promise((resolve) => { const all = []; for (const x of xs) { all.push(x); if (all.length === n) resolve(all); } });',
    },
    {
      name: 'a collection that is looked up, and grows',
      code: 'export const f = (xs, n, groups) => new Promise((resolve) => { for (const x of xs) { const all = groups.get(x.kind); all.push(x); if (all.length === n) resolve(all); } });',
    },
    {
      name: 'a collection that may have grown while the loop waited',
      code: 'export const f = (n, list) => new Promise(async (resolve) => { for (;;) { const all = list(); if (all.length === n) resolve(all); await sleep(5); } });',
    },
    {
      name: 'the loop is left',
      code: 'export const f = (text) => new Promise((resolve) => { for (let at = 0; at < text.length; at += 4) { const part = text.slice(at, at + 4); if (part.length === 4) { resolve(part); break; } } });',
    },
  ],
  invalid: [
    {
      name: 'a part of the text',
      code: 'export const f = (text) => new Promise((resolve) => { for (let at = 0; at < text.length; at += 4) { const part = text.slice(at, at + 4); if (part.length === 4) resolve(part); } });',
      errors: [{ messageId: 'settledTwice' }],
    },
  ],
});

ruleTester.run('no-double-settle, reactions that come too late', rule, {
  valid: [
    {
      name: 'on one of two ways',
      code: `new Promise((resolve, reject) => { load(url).then((value) => resolve(value), reject); if (isOffline) resolve(null); });`,
    },
    {
      name: 'where the other way asks for none',
      code: `new Promise((resolve, reject) => { if (isOnline) load(url).then(resolve, reject); else resolve(null); });`,
    },
    {
      name: 'but for a failure of what comes after',
      code: `new Promise((resolve, reject) => { try { load(url).then(resolve, reject); show(url); } catch (error) { reject(error); } });`,
    },
    {
      name: 'in a turn before the other',
      code: `new Promise(async (resolve, reject) => { try { load(url).then((value) => resolve(value), reject); await pause(500); resolve(null); } catch (error) { reject(error); } });`,
    },
    {
      name: 'to an event or a timer',
      code: `new Promise((resolve, reject) => { load(url).then((value) => resolve(value), reject); setTimeout(resolve, 500); socket.once('close', () => resolve(null)); });`,
    },
    {
      name: 'that settle on a condition',
      code: `new Promise((resolve, reject) => { load(url).then((value) => { if (value) reject(value); }, reject); resolve(null); });`,
    },
    {
      name: 'to a failure alone',
      code: `new Promise((resolve, reject) => { load(url).catch(reject); resolve(null); });`,
    },
    {
      name: 'of two promises that race',
      code: `new Promise((resolve, reject) => { load(url).then((value) => resolve(value), reject); load(mirror).then((value) => resolve(value), reject); });`,
    },
    {
      name: 'of a place that is filled anew in between',
      code: `class Gate { #opened = Promise.withResolvers(); open(key) { key.then(() => this.#opened.resolve()); this.#opened.resolve(); this.#opened = Promise.withResolvers(); } }`,
    },
  ],
  invalid: [
    {
      name: 'by a closure',
      code: `new Promise((resolve, reject) => { load(url).then((value) => { show(value);
resolve(value); }).catch(reject);
resolve(null); });`,
      errors: [{ messageId: 'handedOver', line: 3 }],
    },
    {
      name: 'by a function of the file, on one of two ways',
      code: `new Promise((resolve, reject) => { const finish = (value) => { hide(); resolve(value); };
if (isOnline) { load(url).then(finish, reject);
finish(null); } else reject(new Error('offline')); });`,
      errors: [{ messageId: 'handedOver', line: 3 }],
    },
    {
      name: 'by the resolver itself',
      code: `new Promise((resolve, reject) => { load(url).then(resolve, reject);
reject(new Error('late')); });`,
      errors: [{ messageId: 'handedOver', line: 2 }],
    },
  ],
});

ruleTester.run('no-double-settle, a method that is replaced', rule, {
  valid: [
    {
      name: 'what it was before has nothing of the promise',
      code: `export const next = (repl) => new Promise((resolve) => { const original = repl.show.bind(repl);
repl.show = (...args) => { repl.show = original; resolve(); return original(...args); }; });`,
    },
    {
      name: 'of the object itself',
      code: `export class Shell { next() { return new Promise((resolve) => { const original = this.show;
this.show = () => { this.show = original; resolve(); original(); }; }); } }`,
    },
  ],
  invalid: [
    {
      name: 'what it is afterwards',
      code: `export const next = (box) => new Promise((resolve) => { box.show = () => { resolve(); };
const shown = box.show;
const both = () => { shown();
shown(); };
both(); });`,
      errors: [{ messageId: 'settledTwice', line: 4 }],
    },
  ],
});

ruleTester.run('no-double-settle, factories of several promises', rule, {
  valid: [
    {
      name: 'two promises of one record',
      code: `function makeEntry() { let resolveWhole; const whole = new Promise((resolve) => { resolveWhole = resolve; });
let resolvePart; const part = new Promise((resolve) => { resolvePart = resolve; }); return { whole, resolveWhole, part, resolvePart }; }
export function fill(value) { const { resolveWhole, resolvePart } = makeEntry(); resolvePart(value); resolveWhole(value); }`,
    },
    {
      name: 'one in a record of the other',
      code: `function makeEntry() { let resolveWhole; const whole = new Promise((resolve) => { resolveWhole = resolve; });
let resolvePart; const part = new Promise((resolve) => { resolvePart = resolve; }); return { whole, resolveWhole, data: { part, resolvePart } }; }
export function fill(value) { const { resolveWhole, data } = makeEntry(); data.resolvePart(value); resolveWhole(value); }`,
    },
    {
      name: 'made here or there, and kept under one name',
      code: `function makeEntry() { let resolveWhole; const whole = new Promise((resolve) => { resolveWhole = resolve; });
let resolvePart; const part = new Promise((resolve) => { resolvePart = resolve; }); return { whole, resolveWhole, data: { part, resolvePart } }; }
export function fill(entries, id, value) { let entry; if (id) { entry = entries.get(id) ?? makeEntry(); } else { entry = makeEntry(); }
const { resolveWhole, data } = entry; data.resolvePart(value); resolveWhole(value); }`,
    },
  ],
  invalid: [
    {
      name: 'the same, made here or there',
      code: `function makeEntry() { let resolveWhole; const whole = new Promise((resolve) => { resolveWhole = resolve; });
let resolvePart; const part = new Promise((resolve) => { resolvePart = resolve; }); return { whole, resolveWhole, data: { part, resolvePart } }; }
export function fill(isOpen, value) { let entry; if (isOpen) { entry = makeEntry(); } else { entry = makeEntry(); }
const { resolveWhole, data } = entry; data.resolvePart(value); resolveWhole(value);
data.resolvePart(value); }`,
      errors: [{ messageId: 'settledTwice', line: 5 }],
    },
    {
      name: 'the same of the two again',
      code: `function makeEntry() { let resolveWhole; const whole = new Promise((resolve) => { resolveWhole = resolve; });
let resolvePart; const part = new Promise((resolve) => { resolvePart = resolve; }); return { whole, resolveWhole, part, resolvePart }; }
export function fill(value) { const { resolveWhole, resolvePart } = makeEntry(); resolvePart(value); resolveWhole(value);
resolvePart(value); }`,
      errors: [{ messageId: 'settledTwice', line: 4 }],
    },
    {
      name: 'the two handles of one promise',
      code: `function makeEntry() { let settle; let fail; const whole = new Promise((resolve, reject) => { settle = resolve; fail = reject; }); return { whole, settle, fail }; }
export function fill(value) { const { settle, fail } = makeEntry(); settle(value);
fail(value); }`,
      errors: [{ messageId: 'settledTwice', line: 3 }],
    },
    {
      name: 'one promise or the other under one name',
      code: `function makeEntry(isLate) { let settle; const whole = isLate ? new Promise((resolve) => { settle = (value) => setTimeout(resolve, 5, value); }) : new Promise((resolve) => { settle = resolve; }); return { whole, settle }; }
export function fill(value) { const { settle } = makeEntry(false); settle(value);
settle(value); }`,
      errors: [{ messageId: 'settledTwice', line: 3 }],
    },
  ],
});

ruleTester.run('no-double-settle, what a delegated generator gives', rule, {
  valid: [
    {
      name: 'nothing, where it has settled',
      code: `export function* start(source) { function* report() { const message = yield* next(); if (message.failed) { source.reject(new Error('failed')); return; } return message; }
const message = yield* report(); if (!message) return; source.resolve(message); }
const source = new TaskCompletionSource(); run(start(source));`,
    },
    {
      name: 'of a promise of its own',
      code: `export const start = () => new Promise((resolve, reject) => { function* report() { const message = yield* next(); if (message.failed) { reject(new Error('failed')); return; } return message; }
function* all() { const message = yield* report(); if (!message) return; resolve(message); } run(all()); });`,
    },
  ],
  invalid: [
    {
      name: 'nobody asks what it gave',
      code: `export const start = () => new Promise((resolve, reject) => { function* report() { const message = yield* next(); if (message.failed) { reject(new Error('failed')); return; } return message; }
function* all() { yield* report();
resolve(1); } run(all()); });`,
      errors: [{ messageId: 'settledTwice', line: 3 }],
    },
    {
      name: 'the generator itself is always there',
      code: `export const start = () => new Promise((resolve, reject) => { function* report() { reject(new Error('failed')); return; }
function* all() { const steps = report(); if (!steps) return; for (const each of steps) log(each);
resolve(1); } run(all()); });`,
      errors: [{ messageId: 'settledTwice', line: 3 }],
    },
  ],
});

ruleTester.run('no-double-settle: closures given to a function of the file that runs them', rule, {
  valid: [
    {
      name: 'of which the first call alone is let through',
      code: `export const ask = (port) => new Promise((resolve, reject) => {
  let isOver = false;
  const finish = (settle) => { if (isOver) return; isOver = true; settle(); };
  port.send((error, value) => { if (error) finish(() => reject(error)); finish(() => resolve(value)); });
});`,
    },
    {
      name: 'one on each path',
      code: `function finish(timer, settle) { clearTimeout(timer); settle(); }
export const ask = (port) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error('late')), 1000);
  port.send((error, value) => { if (error) finish(timer, () => reject(error)); else finish(timer, () => resolve(value)); });
});`,
    },
    {
      name: 'one that keeps what it is given for later',
      code: `const queue = [];
const later = (run) => { queue.push(run); };
export const ask = (port) => new Promise((resolve, reject) => { later(() => reject(new Error('gone'))); later(() => resolve(1)); });`,
    },
  ],
  invalid: [
    {
      name: 'a closure of the executor that cleans up and runs',
      code: `export const ask = (port) => new Promise((resolve, reject) => {
  const finish = (settle) => { port.close(); settle(); };
  port.send((error, value) => { if (error) finish(() => reject(error)); finish(() => resolve(value)); });
});`,
      errors: 1,
    },
    {
      name: 'a function of the module, beside another argument',
      code: `function finish(timer, settle) { clearTimeout(timer); settle(); }
export const ask = (port) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error('late')), 1000);
  port.send((error, value) => { if (error) finish(timer, () => reject(error)); finish(timer, () => resolve(value)); });
});`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-double-settle: what functions call the object that they are given', rule, {
  valid: [
    {
      name: 'tests of one member, each in a function with a name of its own for the object',
      code: `export const reply = (port) => new Promise((resolve, reject) => {
  const onValue = (m) => { if (m.kind === 'value') resolve(m.value); };
  const onFault = (fault) => { if (fault.kind === 'fault') reject(fault.error); };
  port.once('message', (message) => { onValue(message); onFault(message); });
});`,
    },
    {
      name: 'a part of what an event brings, and a parameter that is taken apart',
      code: `export const load = (worker) => new Promise((resolve, reject) => {
  function failed({ ok, reason }) { if (!ok) reject(reason); }
  function loaded(answer) { if (answer.ok) resolve(answer); }
  worker.onmessage = (event) => { failed(event.data); loaded(event.data); };
});`,
    },
    {
      name: 'an object that is written for the call',
      code: `export const wait = (job) => new Promise((resolve, reject) => {
  const end = (outcome) => { if (outcome.error) reject(outcome.error); else resolve(outcome.value); };
  const finish = (outcome) => { if (outcome.silent) return; end(outcome); };
  job.done((error, value) => { finish({ silent: true, error }); end({ error, value }); });
});`,
    },
    {
      name: 'a default that decides',
      code: `export const ask = (port) => new Promise((resolve) => {
  const tell = (value, isLast = false) => { if (isLast) resolve(value); };
  port.once('answer', (value) => { tell(value); tell(value, true); });
});`,
    },
  ],
  invalid: [
    {
      name: 'tests that do not exclude each other',
      code: `export const reply = (port) => new Promise((resolve, reject) => {
  const onValue = (m) => { if (m.value) resolve(m.value); };
  const onFault = (fault) => { if (fault.error) reject(fault.error); };
  port.once('message', (message) => { onValue(message); onFault(message); });
});`,
      errors: 1,
    },
    {
      name: 'the same test of two objects',
      code: `export const reply = (port) => new Promise((resolve, reject) => {
  const onValue = (m) => { if (m.kind === 'value') resolve(m.value); };
  const onFault = (fault) => { if (fault.kind === 'fault') reject(fault.error); };
  port.once('messages', (first, second) => { onValue(first); onFault(second); });
});`,
      errors: 1,
    },
    {
      name: 'a member that the function writes',
      code: `export const reply = (port) => new Promise((resolve, reject) => {
  const onValue = (m) => { if (m.kind === 'value') { resolve(m.value); m.kind = next(); } };
  const onFault = (fault) => { if (fault.kind === 'fault') reject(fault.error); };
  port.once('message', (message) => { onValue(message); onFault(message); });
});`,
      errors: 1,
    },
    {
      name: 'a parameter that the function gives something else',
      code: `export const reply = (port) => new Promise((resolve, reject) => {
  const onValue = (m) => { m = open(m); if (m.kind === 'value') resolve(m.value); };
  const onFault = (fault) => { if (fault.kind === 'fault') reject(fault.error); };
  port.once('message', (message) => { onValue(message); onFault(message); });
});`,
      errors: 1,
    },
    {
      name: 'a default, after a call that gave something else',
      code: `export const ask = (port) => new Promise((resolve) => {
  const tell = (value, isLast = true) => { if (isLast) resolve(value); };
  port.once('answer', (value) => { tell(value, true); tell(value); });
});`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-double-settle: names that an executor gives its resolvers further down', rule, {
  valid: [
    {
      name: 'a function that is declared behind a settlement that returns',
      code: `export const open = (path, f) => new Promise((resolve, reject) => {
  if (!path) return reject(new Error('no path'));
  const done = (value) => { f(value); resolve(value); };
  done(path);
});`,
    },
    {
      name: 'a name for one promise after the other',
      code: `export async function run(steps) {
  let release = () => {};
  for (const step of steps) {
    const gate = new Promise((resolve) => { release = resolve; });
    step();
    release();
    await gate;
  }
}`,
    },
  ],
  invalid: [
    {
      name: 'a function that is declared behind a settlement that goes on',
      code: `export const open = (path, f) => new Promise((resolve, reject) => {
  if (!path) reject(new Error('no path'));
  const done = (value) => { f(value); resolve(value); };
  done(path);
});`,
      errors: 1,
    },
    {
      name: 'a function that is given the resolver',
      code: `export const open = (path, log) => new Promise((resolve, reject) => {
  if (!path) reject(new Error('no path'));
  const end = (settle, value) => { log(value); settle(value); };
  end(resolve, path);
});`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-double-settle: functions as keys', rule, {
  valid: [
    {
      name: 'of what is kept about them',
      code: `const plans = new WeakMap();
export const ask = (port) => new Promise((resolve, reject) => {
  const done = (value) => { port.close(); resolve(value); };
  plans.set(done, port.plan);
  port.send(done);
});`,
    },
  ],
  invalid: [
    {
      name: 'of a setting that is the function itself',
      code: `export const ask = (port) => new Promise((resolve, reject) => {
  const done = (value) => { port.close(); resolve(value); };
  done(1);
  [port].forEach(done);
});`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-double-settle: what was left empty', rule, {
  valid: [
    {
      name: 'by a `try` that rejected',
      code: `export const open = (make) => new Promise((resolve, reject) => { make.later(async () => {
  let socket;
  try { socket = await make(); } catch (e) { reject(e); }
  if (socket != null) { resolve(socket); }
}); });`,
    },
    {
      name: 'by the last of several',
      code: `export const open = (make) => new Promise((resolve, reject) => { make.later(async () => {
  let socket;
  for (let i = 1; i <= 3; i++) { try { socket = await make(); break; } catch (e) { if (i === 3) reject(e); } }
  if (undefined == socket) return;
  resolve(socket);
}); });`,
    },
  ],
  invalid: [
    {
      name: 'but may be full from before',
      code: `export const open = (make, spare) => new Promise((resolve, reject) => { make.later(async () => {
  let socket = spare;
  try { socket = await make(); } catch (e) { reject(e); }
  if (socket != null) { resolve(socket); }
}); });`,
      errors: 1,
    },
    {
      name: 'asked the other way round',
      code: `export const open = (make) => new Promise((resolve, reject) => { make.later(async () => {
  let socket;
  try { socket = await make(); } catch (e) { reject(e); }
  if (socket == null) { resolve(); }
}); });`,
      errors: 1,
    },
  ],
});

ruleTester.run('no-double-settle, a list that is known to be empty', rule, {
  valid: [
    {
      name: 'by its length, before a library goes through it',
      code: `export const settle = (jobs) => new Promise((resolve) => { let done = 0; const length = jobs.length; if (!jobs.length) { resolve(null); }
_.forEach(jobs, (job) => { job.then(() => { done++; if (done === length) resolve(done); }); }); });`,
    },
    {
      name: 'by its size, before a loop',
      code: `export const settle = (jobs, left) => new Promise((resolve) => { if (jobs.size === 0) resolve();
for (const job of jobs) job.once('end', () => { if (--left === 0) resolve(); }); });`,
    },
    {
      name: 'by a bound',
      code: `export const settle = (jobs, left) => new Promise((resolve) => { if (jobs.length < 1) resolve();
jobs.forEach((job) => job.once('end', () => { if (--left === 0) resolve(); })); });`,
    },
  ],
  invalid: [
    {
      name: 'and filled again',
      code: `export const settle = (jobs) => new Promise((resolve) => { if (jobs.length === 0) { resolve(); jobs.push(spare()); }
jobs.forEach((job) => { job.once('end', () => resolve()); }); });`,
      errors: [{ messageId: 'settledTwice', line: 2 }],
    },
    {
      name: 'while another is gone through',
      code: `export const settle = (jobs, others) => new Promise((resolve) => { if (jobs.length === 0) resolve();
others.forEach((job) => { job.once('end', () => resolve()); }); });`,
      errors: [{ messageId: 'settledTwice', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-double-settle, flags that functions without a settlement set', rule, {
  valid: [
    {
      name: 'a function of the executor',
      code: executor(
        'let isDone = false;\nconst mark = () => { isDone = true; };\nif (a) { resolve(1); mark(); }\nif (!isDone) reject(b);',
      ),
    },
    {
      name: 'a function that calls another one',
      code: executor(
        'let isDone = false;\nfunction mark() { isDone = true; }\nfunction finish() { log(a); mark(); }\nif (a) { resolve(1); finish(); }\nif (!isDone) reject(b);',
      ),
    },
    {
      name: 'a function that is called where it stands',
      code: executor(
        'let isDone = false;\nif (a) { resolve(1); (function () { isDone = true; })(); }\nif (!isDone) reject(b);',
      ),
    },
    {
      name: 'a method',
      code: 'export class Gate { #mark() { this.isOpen = true; }\nopen(a) { return new Promise((resolve, reject) => { this.isOpen = false;\nif (a) { resolve(1); this.#mark(); }\nif (!this.isOpen) reject(a); }); } }',
    },
  ],
  invalid: [
    {
      name: 'a function of the executor',
      code: executor(
        'let isDone = false;\nconst mark = () => { isDone = true; };\nif (a) { resolve(1); mark(); }\nif (isDone) reject(b);',
      ),
      errors: [twice(5, 'resolve', 4, 'reject')],
    },
    {
      name: 'a function that is called where it stands',
      code: executor(
        'let isDone = false;\nif (a) { resolve(1); (() => { isDone = true; })(); }\nif (isDone) reject(b);',
      ),
      errors: [twice(4, 'resolve', 3, 'reject')],
    },
    {
      name: 'a callback that runs for each element, of which there may be none',
      code: executor(
        'let isDone = false;\nif (a) { resolve(1); xs.forEach(() => { isDone = true; }); }\nif (!isDone) reject(b);',
      ),
      errors: [twice(4, 'resolve', 3, 'reject')],
    },
    {
      name: 'a function that sets it for some',
      code: executor(
        'let isDone = false;\nconst mark = () => { if (b) isDone = true; };\nif (a) { resolve(1); mark(); }\nif (!isDone) reject(b);',
      ),
      errors: [twice(5, 'resolve', 4, 'reject')],
    },
    {
      name: 'a function that sets another one',
      code: executor(
        'let isDone = false, isSeen = false;\nconst mark = () => { isSeen = true; };\nif (a) { resolve(1); mark(); }\nif (!isDone && isSeen) reject(b);',
      ),
      errors: [twice(5, 'resolve', 4, 'reject')],
    },
  ],
});
