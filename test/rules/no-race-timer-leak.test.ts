import rule from '../../src/rules/no-race-timer-leak.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

const left = (line: number, race = 1) => ({
  messageId: 'left',
  line,
  data: { race: 'Promise.race', line: String(race), timer: 'setTimeout' },
});

/** A function that gives a promise for a time to come and the means to stop it. */
const timer =
  'function timer(ms) { let id; const promise = new Promise((_, no) => { id = setTimeout(no, ms); }); return { promise, cancel: () => clearTimeout(id) }; }\n';

ruleTester.run('no-race-timer-leak', rule, {
  valid: [
    {
      name: 'a race by way of call, whose timer is cleared, and the race of something else',
      code: `export async function ask(port, ms) {
  let timer;
  try {
    return await Promise.race.call(Promise, [port.answer(), new Promise((done) => { timer = setTimeout(done, ms); })]);
  } finally {
    clearTimeout(timer);
  }
}
export const start = (track, ms) => track.race.call(track, [track.cars(), new Promise((done) => setTimeout(done, ms))]);`,
    },
    {
      name: 'a helper whose caller aborts',
      code: `import { setTimeout as delay } from 'node:timers/promises';
async function load(url, signal) {
  return Promise.race([fetch(url, { signal }), delay(5000, null, { signal })]);
}
export async function first(url) {
  const done = new AbortController();
  try {
    return await load(url, done.signal);
  } finally {
    done.abort();
  }
}`,
    },
    {
      name: 'stopped through the object that a function of the file makes',
      code: `${timer}export async function f() { const { promise, cancel } = timer(9); try { await Promise.race([work(), promise]); } finally { cancel(); } }`,
    },
    {
      name: 'an object that is handed on',
      code: `${timer}export async function f() { const t = timer(9); hold(t); await Promise.race([work(), t.promise]); }`,
    },
    {
      name: 'cleared in finally',
      code: 'export async function f() { let t; try { return await Promise.race([work(), new Promise((_, j) => { t = setTimeout(j, 1000); })]); } finally { clearTimeout(t); } }',
    },
    {
      name: 'cleared in a finally reaction',
      code: 'export function f() { let t; return Promise.race([work(), new Promise((_, j) => { t = setTimeout(j, 1000); })]).finally(() => clearTimeout(t)); }',
    },
    {
      name: 'cleared after both outcomes',
      code: 'export function f() { let t; return Promise.race([work(), new Promise((_, j) => { t = setTimeout(j, 1000); })]).then((v) => { clearTimeout(t); return v; }, (e) => { clearTimeout(t); throw e; }); }',
    },
    {
      name: 'cleared in then and in catch',
      code: 'export async function f() { let t; try { const v = await Promise.race([work(), new Promise((_, j) => { t = setTimeout(j, 9); })]); clearTimeout(t); return v; } catch (e) { clearTimeout(t); throw e; } }',
    },
    {
      name: 'cleared after a catch that goes on',
      code: 'export async function f() { let t; const late = new Promise((r) => { t = setTimeout(r, 9); }); try { await Promise.race([work(), late]); } catch (e) { log(e); } clearTimeout(t); }',
    },
    {
      name: 'cleared when the work is done, whatever came of it',
      code: 'export function f() { let t; const late = new Promise((_, j) => { t = setTimeout(j, 9); }); return Promise.race([work().finally(() => clearTimeout(t)), late]); }',
    },
    {
      name: 'cleared by a function',
      code: 'export async function f() { let t; const stop = () => clearTimeout(t); try { await Promise.race([work(), new Promise((_, j) => { t = setTimeout(j, 9); })]); } finally { stop(); } }',
    },
    {
      name: 'a function given to finally',
      code: 'export function f() { let t; const stop = () => clearTimeout(t); return Promise.race([work(), new Promise((_, j) => { t = setTimeout(j, 9); })]).finally(stop); }',
    },
    {
      name: 'work that cannot fail',
      code: 'export async function f() { let t; await Promise.race([work().catch(() => {}), new Promise((r) => { t = setTimeout(r, 9); })]); clearTimeout(t); }',
    },
    {
      name: 'a signal that is aborted in finally',
      code: "import { setTimeout as delay } from 'node:timers/promises';\nexport async function f() { const ac = new AbortController(); try { await Promise.race([work(), delay(1000, undefined, { signal: ac.signal })]); } finally { ac.abort(); } }",
    },
    {
      name: 'a signal of somebody else',
      code: "import { setTimeout as delay } from 'node:timers/promises';\nconst f = (signal) => Promise.race([work(), delay(1000, undefined, { signal })]);",
    },
    { name: 'unref’d', code: 'Promise.race([work(), new Promise((_, j) => setTimeout(j, 1000).unref())]);' },
    {
      name: 'unref’d by its name',
      code: 'Promise.race([work(), new Promise((_, j) => { const t = setTimeout(j, 1000); t.unref?.(); })]);',
    },
    {
      name: 'a timer of timers/promises without ref',
      code: "import { setTimeout as delay } from 'timers/promises';\nawait Promise.race([work(), delay(1000, null, { ref: false })]);",
    },
    { name: 'no race', code: 'await Promise.all([work(), delay(300)]);' },
    { name: 'a race of timers alone', code: 'await Promise.race([delay(10), delay(20)]);' },
    { name: 'the next turn', code: 'await Promise.race([work(), new Promise((r) => setTimeout(r, 0))]);' },
    {
      name: 'a signal that times out',
      code: 'await Promise.race([work(), fetch(url, { signal: AbortSignal.timeout(9) })]);',
    },
    {
      name: 'a helper that can be cancelled',
      code: 'function timeout(ms) { let t; const promise = new Promise((_, j) => { t = setTimeout(j, ms); }); return { promise, cancel: () => clearTimeout(t) }; }\nexport async function f() { const t = timeout(9); try { await Promise.race([work(), t.promise]); } finally { t.cancel(); } }',
    },
    {
      name: 'a delay that an abort clears',
      code: "const delay = (ms, signal) => new Promise((r) => { const t = setTimeout(r, ms); signal.addEventListener('abort', () => { clearTimeout(t); r(); }); });\nexport async function f() { const ac = new AbortController(); try { await Promise.race([work(), delay(9, ac.signal)]); } finally { ac.abort(); } }",
    },
    {
      name: 'a timer that is waited for besides',
      code: 'export async function f() { const least = delay(500); await Promise.race([work(), least]); show(); await least; }',
    },
    { name: 'a delay nobody knows', code: 'await Promise.race([work(), store.delay(order)]);' },
    { name: 'a race of something else', code: 'horse.race([work(), delay(10)]);' },
    {
      name: 'work that uses a timer between',
      code: 'async function poll() { for (;;) { const v = await work(); if (v) return v; await delay(10); } }\nexport const f = () => Promise.race([poll(), stop()]);',
    },
    {
      name: 'a timer that is kept in a field and cleared elsewhere',
      code: 'class A { #t; run() { return Promise.race([work(), new Promise((_, j) => { this.#t = setTimeout(j, 9); })]); } stop() { clearTimeout(this.#t); } }',
    },
    {
      name: 'a shadowed setTimeout',
      code: 'import { setTimeout } from "./clock.js";\nPromise.race([work(), new Promise((_, j) => setTimeout(j, 9))]);',
    },
    {
      name: 'a source that the work completes, too',
      code: 'export function f(ee) { const d = Promise.withResolvers(); const t = setTimeout(d.reject, 9); ee.once("done", () => { clearTimeout(t); d.resolve(); }); return Promise.race([d.promise, stop()]); }',
    },
    { name: 'half-written', code: 'Promise.race(); Promise.race([]); Promise.race([, work()]); Promise.race(...all);' },
  ],
  invalid: [
    {
      name: 'a race by way of call',
      code: `export async function ask(port, ms) {
  return await Promise.race.call(Promise, [port.answer(), new Promise((done) => setTimeout(done, ms))]);
}`,
      errors: 1,
    },
    {
      name: 'the signal of the caller stops no timer when the work wins',
      code: `import { setTimeout as delay } from 'node:timers/promises';
export async function load(url, signal) {
  return Promise.race([fetch(url, { signal }), delay(5000, null, { signal })]);
}`,
      errors: 1,
    },
    {
      name: 'a signal whose controller nobody has',
      code: `import { setTimeout as delay } from "node:timers/promises";
export async function first(job) {
  const { signal } = new AbortController();
  return Promise.race([job(), delay(1000, null, { signal })]);
}`,
      errors: [{ messageId: 'unstoppable', line: 4 }],
    },
    {
      name: 'an object of the file that nobody stops',
      code: `${timer}export async function f() { const t = timer(9); await Promise.race([work(), t.promise]); }`,
      errors: [{ messageId: 'left', line: 1 }],
    },
    {
      name: 'the promise of such an object alone',
      code: `${timer}export async function f() { const { promise } = timer(9); await Promise.race([work(), promise]); }`,
      errors: [{ messageId: 'left', line: 1 }],
    },
    {
      name: 'inline',
      code: "await Promise.race([work(), new Promise((_, j) => setTimeout(() => j(new Error('t')), 1000))]);",
      errors: [
        {
          ...left(1),
          suggestions: [
            {
              messageId: 'clearFinally',
              output:
                "let timer: ReturnType<typeof setTimeout> | undefined;\nawait Promise.race([work(), new Promise((_, j) => (timer = setTimeout(() => j(new Error('t')), 1000)))]).finally(() => clearTimeout(timer));",
            },
          ],
        },
      ],
      filename: 'a.ts',
    },
    {
      name: 'returned, in a block',
      code: 'export function within(work, ms) {\n  return Promise.race([\n    work,\n    new Promise((_, reject) => {\n      setTimeout(() => reject(new Error(`${ms} ms`)), ms);\n    }),\n  ]);\n}',
      errors: [
        {
          ...left(5, 2),
          suggestions: [
            {
              messageId: 'useWaitAsync',
              output:
                "import { waitAsync } from 'task-completion-source';\n\nexport function within(work, ms) {\n  return waitAsync(work, { timeout: ms, message: new Error(`${ms} ms`) });\n}",
            },
            {
              messageId: 'clearFinally',
              output:
                'export function within(work, ms) {\n  let timer;\n  return Promise.race([\n    work,\n    new Promise((_, reject) => {\n      timer = setTimeout(() => reject(new Error(`${ms} ms`)), ms);\n    }),\n  ]).finally(() => clearTimeout(timer));\n}',
            },
          ],
        },
      ],
      filename: 'a.js',
    },
    {
      name: 'work that a parameter begins, against a function that sleeps and throws',
      code: "import { setTimeout as sleep } from 'node:timers/promises';\nexport async function within(work) {\n  await Promise.race([work(), (async () => { await sleep(100); throw new Error('late'); })()]);\n}",
      errors: [{ messageId: 'unstoppable', line: 3 }],
    },
    {
      name: 'Promise.any',
      code: 'await Promise.any([work(), new Promise((r) => setTimeout(r, 50))]);',
      errors: [{ messageId: 'left', data: { race: 'Promise.any', line: '1', timer: 'setTimeout' }, suggestions: 1 }],
    },
    {
      name: 'kept in a constant',
      code: 'export async function f() {\n  const late = new Promise((_, j) => setTimeout(j, 1000));\n  return await Promise.race([work(), late]);\n}',
      errors: [{ ...left(2, 3), suggestions: 1 }],
    },
    {
      name: 'cleared only when it wins',
      code: 'const late = new Promise((_, j) => { const id = setTimeout(() => { clearTimeout(id); j(new Error()); }, 1000); });\nawait Promise.race([work(), late]);',
      errors: [{ messageId: 'leftOnFailure', line: 1 }],
    },
    {
      name: 'cleared in then alone',
      code: 'let t;\nawait Promise.race([work(), new Promise((_, j) => { t = setTimeout(j, 1000); })]).then((v) => { clearTimeout(t); return v; });',
      errors: [
        {
          messageId: 'leftOnFailure',
          line: 2,
          data: { race: 'Promise.race', line: '2', timer: 't' },
          suggestions: [
            {
              messageId: 'clearFinally',
              output:
                'let t;\nawait Promise.race([work(), new Promise((_, j) => { t = setTimeout(j, 1000); })]).finally(() => clearTimeout(t)).then((v) => { clearTimeout(t); return v; });',
            },
          ],
        },
      ],
    },
    {
      name: 'cleared after the await alone',
      code: 'export async function f() { let t; const v = await Promise.race([work(), new Promise((_, j) => { t = setTimeout(j, 9); })]); clearTimeout(t); return v; }',
      errors: [{ messageId: 'leftOnFailure', suggestions: 1 }],
    },
    {
      name: 'cleared in a catch that the success never sees',
      code: 'export async function f() { let t; try { return await Promise.race([work(), new Promise((_, j) => { t = setTimeout(j, 9); })]); } catch (e) { clearTimeout(t); throw e; } }',
      errors: [{ messageId: 'leftOnFailure', suggestions: 1 }],
    },
    {
      name: 'cleared when the work succeeds',
      code: 'export function f() { let t; return Promise.race([work().then((v) => { clearTimeout(t); return v; }), new Promise((_, j) => { t = setTimeout(j, 9); })]); }',
      errors: [{ messageId: 'leftOnFailure', suggestions: 1 }],
    },
    {
      name: 'after a catch that throws again',
      code: 'export async function f() { let t; try { await Promise.race([work(), new Promise((r) => { t = setTimeout(r, 9); })]); } catch (e) { throw wrap(e); } clearTimeout(t); }',
      errors: [{ messageId: 'leftOnFailure', suggestions: 1 }],
    },
    {
      name: 'timers/promises without a signal',
      code: "import { setTimeout as delay } from 'timers/promises';\nawait Promise.race([work(), delay(1000).then(() => { throw new Error('t'); })]);",
      errors: [{ messageId: 'unstoppable', line: 2, data: { race: 'Promise.race', line: '2', timer: 'delay' } }],
    },
    {
      name: 'the whole module of timers',
      code: "const timers = require('node:timers/promises');\nmodule.exports = () => Promise.race([work(), timers.setTimeout(1000)]);",
      errors: [{ messageId: 'unstoppable', line: 2 }],
    },
    {
      name: 'a signal that nobody aborts',
      code: "import { setTimeout as delay } from 'timers/promises';\nexport async function f() { const ac = new AbortController(); return Promise.race([work(), delay(9, null, { signal: ac.signal })]); }",
      errors: [{ messageId: 'unstoppable' }],
    },
    {
      name: 'a signal that is aborted on success alone',
      code: "import { setTimeout as delay } from 'timers/promises';\nexport async function f() { const ac = new AbortController(); const v = await Promise.race([work(), delay(9, null, { signal: ac.signal })]); ac.abort(); return v; }",
      errors: [{ messageId: 'unstoppable' }],
    },
    {
      name: 'a helper of the file',
      code: 'const timeout = (ms) => new Promise((_, j) => setTimeout(() => j(new Error()), ms));\nexport const f = () => Promise.race([work(), timeout(1000)]);',
      errors: [left(1, 2)],
    },
    {
      name: 'a helper that keeps what nobody can reach',
      code: 'function timeout(ms) {\n  return new Promise((_, j) => {\n    const t = setTimeout(() => { clearTimeout(t); j(); }, ms);\n  });\n}\nexport const f = () => Promise.race([timeout(1000), work()]);',
      errors: [{ messageId: 'leftOnFailure', line: 3 }],
    },
    {
      name: 'an async helper',
      code: 'const sleep = (ms) => new Promise((r) => setTimeout(r, ms));\nasync function timeout(ms) { await sleep(ms); throw new Error(); }\nexport const f = () => Promise.race([work(), timeout(10)]);',
      errors: [left(1, 3)],
    },
    {
      name: 'an async function on the spot',
      code: "await Promise.race([work(), (async () => { await sleep(200); throw new Error('late'); })()]);",
      errors: [{ messageId: 'unstoppable' }],
    },
    {
      name: 'a helper method',
      code: 'class A { #late(ms) { return new Promise((_, j) => setTimeout(j, ms)); }\nrun() { return Promise.race([this.work(), this.#late(9)]); } }',
      errors: [left(1, 2)],
    },
    {
      name: 'a list that is put together before',
      code: 'export function f(ms) { const all = [work()]; if (ms) all.push(delay(ms)); return Promise.race(all); }',
      errors: [{ messageId: 'unstoppable' }],
    },
    {
      name: 'a timer for some cases',
      code: 'export const f = (ms) => Promise.race([work(), ...(ms ? [delay(ms)] : [])]);',
      errors: [{ messageId: 'unstoppable' }],
    },
    {
      name: 'among many',
      code: 'export const f = (jobs) => Promise.race([...jobs, new Promise((r) => setTimeout(r, 1000, "late"))]);',
      errors: [left(1)],
    },
    {
      name: 'withResolvers',
      code: 'export function f() {\nconst { promise, reject } = Promise.withResolvers();\nsetTimeout(reject, 1000);\nreturn Promise.race([work(), promise]);\n}',
      errors: [
        {
          ...left(3, 4),
          suggestions: [
            {
              messageId: 'clearFinally',
              output:
                'export function f() {\nconst { promise, reject } = Promise.withResolvers();\nconst timer = setTimeout(reject, 1000);\nreturn Promise.race([work(), promise]).finally(() => clearTimeout(timer));\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a source',
      code: "import { TaskCompletionSource } from 'task-completion-source';\nexport function f() { const late = new TaskCompletionSource();\nsetTimeout(() => late.trySetException(new Error()), 1000);\nreturn Promise.race([work(), late.promise]); }",
      errors: [{ ...left(3, 4), suggestions: 1 }],
    },
    {
      name: 'a function expression and window',
      code: 'export const f = () => Promise.race([work(), new Promise(function (resolve) { window.setTimeout(resolve, 100); })]);',
      errors: [{ messageId: 'left', data: { race: 'Promise.race', line: '1', timer: 'window.setTimeout' } }],
    },
    {
      name: 'unref’d, where that is not enough',
      options: [{ allowUnref: false }],
      code: 'await Promise.race([work(), new Promise((_, j) => setTimeout(j, 1000).unref())]);',
      errors: [{ messageId: 'left' }],
    },
    {
      name: 'types and casts',
      code: 'export const f = <T,>(w: Promise<T>) => Promise.race<T>([w, new Promise<never>((_, j) => setTimeout(j, 10)) as Promise<T>]);',
      errors: [{ messageId: 'left' }],
    },
    {
      name: 'a promisified timer',
      code: "import { promisify } from 'node:util';\nconst sleep = promisify(setTimeout);\nexport const f = () => Promise.race([work(), sleep(500)]);",
      errors: [{ messageId: 'unstoppable', line: 3 }],
    },
    {
      name: 'an interval',
      code: 'export const f = () => Promise.race([work(), new Promise((r) => { setInterval(r, 1000); })]);',
      errors: [{ messageId: 'left', data: { race: 'Promise.race', line: '1', timer: 'setInterval' } }],
    },
    {
      name: 'cleared under a condition of its own',
      code: 'export async function f() { let id; const late = new Promise((_, j) => { id = setTimeout(j, 10); }); const r = await Promise.race([work(), late]); if (r) clearTimeout(id); return r; }',
      errors: [{ messageId: 'leftOnFailure', suggestions: 1 }],
    },
    {
      name: 'a finally that forgets it',
      code: 'export async function f() { let id; const late = new Promise((_, j) => { id = setTimeout(j, 10); }); try { return await Promise.race([work(), late]); } finally { log(id === undefined); } }',
      errors: [{ messageId: 'left', suggestions: 1 }],
    },
    {
      name: 'a condition',
      code: 'export const f = (ms) => Promise.race([work(), ms ? delay(ms) : never]);',
      errors: [{ messageId: 'unstoppable' }],
    },
  ],
});

javascriptRuleTester.run('no-race-timer-leak in JavaScript', rule, {
  valid: ['Promise.race([work(), new Promise((r) => setTimeout(r, 9).unref())]);'],
  invalid: [
    {
      code: 'module.exports = () => Promise.race([work(), new Promise((r) => setTimeout(r, 9))]);',
      errors: [{ messageId: 'left' }],
    },
  ],
});

ruleTester.run('no-race-timer-leak, timers that are to win', rule, {
  valid: [
    {
      name: 'compared by assert',
      code: 'assert.equal(await Promise.race([work(), (async () => { await delay(50); return "pending"; })()]), "pending");',
    },
    {
      name: 'compared by expect',
      code: 'expect(await Promise.race([work(), delay(50).then(() => "late")])).toBe("late");',
    },
    {
      name: 'compared by expect, through a name',
      code: 'export async function f() { const late = Symbol(); const got = await Promise.race([work(), new Promise((r) => { setTimeout(() => r(late), 100); })]); expect(got).to.equal(late); }',
    },
    {
      name: 'the promise of the race is compared',
      code: 'export async function f() { const race = Promise.race([work(), new Promise((r) => { setTimeout(() => r("timeout"), 100); })]); t.is(await race, "timeout"); }',
    },
    {
      name: 'resolves',
      code: 'await expect(Promise.race([work(), new Promise((r) => setTimeout(r, 9, "timeout"))])).resolves.toEqual("timeout");',
    },
    {
      name: 'throws unless it wins',
      code: 'export async function f() { const isPending = await Promise.race([delay(10).then(() => true), work().then(() => false)]); if (!isPending) throw new Error("early"); }',
    },
    {
      name: 'all others fail by winning',
      code: 'await Promise.race([work().then(() => { throw new Error("must not come"); }), delay(1000)]);',
    },
    {
      name: 'an async function that fails by winning',
      code: 'export const f = (t) => Promise.race([(async () => { await work(); t.fail(); })(), new Promise((r) => { setTimeout(r, 100); })]);',
    },
  ],
  invalid: [
    {
      name: 'the work is to win',
      code: 'expect(await Promise.race([work(), delay(50).then(() => "late")])).toBe("done");',
      errors: [{ messageId: 'unstoppable' }],
    },
    {
      name: 'the timer must not win',
      code: 'expect(await Promise.race([work(), delay(50).then(() => "late")])).not.toBe("late");',
      errors: [{ messageId: 'unstoppable' }],
    },
    {
      name: 'throws when it wins',
      code: 'export async function f() { const got = await Promise.race([work(), delay(50).then(() => "late")]); if (got === "late") throw new Error("late"); }',
      errors: [{ messageId: 'unstoppable' }],
    },
    {
      name: 'one of the others may win',
      code: 'await Promise.race([work().then(() => { throw new Error("must not come"); }), more(), delay(1000)]);',
      errors: [{ messageId: 'unstoppable' }],
    },
  ],
});

ruleTester.run('no-race-timer-leak, work that cannot fail', rule, {
  valid: [
    {
      name: 'a promise that is only fulfilled',
      code: `async function wait(queue) { let timer; let late = false; const turn = new Promise((resolve) => { queue.push(resolve); }); await Promise.race([turn, new Promise((resolve) => { timer = setTimeout(() => { late = true; resolve(); }, 5000); })]); if (late) throw new Error('late'); else if (timer != null) clearTimeout(timer); }`,
    },
    {
      name: 'a chain that ends in a catch',
      code: `async function load(page) { let timer; const loaded = Promise.all([page.first(), page.idle()]).then(() => finish).catch((error) => { return () => { throw error; }; }); const late = new Promise((resolve, reject) => { timer = setTimeout(resolve, 5000); }).then(() => () => page.kill()); const end = await Promise.race([loaded, late]); timer && clearTimeout(timer); return end(); }`,
    },
  ],
  invalid: [
    {
      name: 'a catch that throws again',
      code: `async function load(page) { let timer; const loaded = page.first().catch((error) => { log(error); throw error; }); await Promise.race([loaded, new Promise((resolve) => { timer = setTimeout(resolve, 5000); })]); clearTimeout(timer); }`,
      errors: [{ messageId: 'leftOnFailure', suggestions: 1 }],
    },
    {
      name: 'a promise that is rejected too',
      code: `async function load(page) { let timer; const loaded = new Promise((resolve, reject) => { page.load((e) => (e ? reject(e) : resolve())); }); await Promise.race([loaded, new Promise((resolve) => { timer = setTimeout(resolve, 5000); })]); clearTimeout(timer); }`,
      errors: [{ messageId: 'leftOnFailure', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-race-timer-leak, timers that hold nothing up', rule, {
  valid: [
    {
      name: 'a test that expects the time to run out',
      code: "import { wait } from './utils.js'; it('stops', async () => { const result = await Promise.race([stack.next(), wait(100)]); expect(result).toBe('timed out'); });",
    },
    {
      name: 'a process that ends',
      code: "process.on('uncaughtException', async (error) => { try { const info = await Promise.race([read(), new Promise((resolve) => setTimeout(() => { resolve(''); }, 2000))]); console.log(info); } finally { process.exit(1); } });",
    },
    {
      name: 'a pause of another file that is told something more than its time',
      code: "import { wait } from './wait.js'; async function answer(port) { return Promise.race([port.next(), wait(5000, true).then(() => undefined)]); }",
    },
    {
      name: 'a process that ends in the next statement',
      code: 'async function shutDown(code) { await Promise.race([closeAll(), new Promise((resolve) => setTimeout(resolve, 3000))]); process.exit(code); }',
    },
    {
      name: 'a private method that stops it, whatever comes',
      code: `class Client {
  #timer;
  async call(name) {
    try {
      return await Promise.race([this.send(name), this.#expire(2000)]);
    } finally {
      this.#stop();
    }
  }
  #expire(ms) {
    return new Promise((_, reject) => {
      this.#timer = setTimeout(() => reject(new Error('expired')), ms);
    });
  }
  #stop() {
    clearTimeout(this.#timer);
  }
}`,
    },
    {
      name: 'a private method that stops it, which a public one calls as well',
      code: `class Client {
  #timer;
  async call(name) {
    const reply = await Promise.race([this.send(name), this.#expire(2000)]);
    this.#stop();
    return reply;
  }
  #expire(ms) {
    return new Promise((_, reject) => {
      this.#timer = setTimeout(() => reject(new Error('expired')), ms);
    });
  }
  #stop() {
    clearTimeout(this.#timer);
  }
  reset() {
    this.#stop();
  }
}`,
    },
    {
      name: 'a private method that stops it, which is called on another object as well',
      code: `class Client {
  #timer;
  async call(name) {
    const reply = await Promise.race([this.send(name), this.#expire(2000)]);
    this.#stop();
    return reply;
  }
  #expire(ms) {
    return new Promise((_, reject) => {
      this.#timer = setTimeout(() => reject(new Error('expired')), ms);
    });
  }
  #stop() {
    clearTimeout(this.#timer);
  }
  static reset(client) {
    client.#stop();
  }
}`,
    },
    {
      name: 'a function of the file ends the process after it',
      code: 'function leave(code) { log(code); process.exit(code); }\nasync function shutDown(code) { await Promise.race([closeAll(), new Promise((resolve) => setTimeout(resolve, 3000))]); leave(code); }',
    },
  ],
  invalid: [
    {
      name: 'a private method that stops it, called behind the race alone',
      code: `class Client {
  #timer;
  async call(name) {
    const reply = await Promise.race([this.send(name), this.#expire(2000)]);
    this.log(reply);
    this.#stop();
    return reply;
  }
  #expire(ms) {
    return new Promise((_, reject) => {
      this.#timer = setTimeout(() => reject(new Error('expired')), ms);
    });
  }
  #stop() {
    clearTimeout(this.#timer);
  }
  stop() {
    this.isStopped = true;
  }
}`,
      errors: [{ messageId: 'leftOnFailure', line: 11 }],
    },
    {
      name: 'a pause of another file that is told what to give',
      code: "import { wait } from './wait.js'; async function answer(port) { return Promise.race([port.next(), wait(5000, 'late').then(() => undefined)]); }",
      errors: 1,
    },
    {
      name: 'a process that has ended before',
      code: 'async function shutDown(code) { if (isDone) process.exit(code); await Promise.race([closeAll(), new Promise((resolve) => setTimeout(resolve, 3000))]); }',
      errors: 1,
    },
    {
      name: 'a process that ends if something failed',
      code: 'async function shutDown(code) { await Promise.race([closeAll(), new Promise((resolve) => setTimeout(resolve, 3000))]); if (code > 0) process.exit(code); }',
      errors: 1,
    },
    {
      name: 'a test that expects something else',
      code: "import { wait } from './utils.js'; it('stops', async () => { const result = await Promise.race([stack.next(), wait(100)]); expect(result).toBe('done'); });",
      errors: 1,
    },
    {
      name: 'a process that may go on',
      code: "process.on('uncaughtException', async (error) => { try { const info = await Promise.race([read(), new Promise((resolve) => setTimeout(() => { resolve(''); }, 2000))]); console.log(info); } finally { if (fatal) process.exit(1); } });",
      errors: 1,
    },
  ],
});

ruleTester.run('no-race-timer-leak, lists that are filled by and by', rule, {
  valid: [
    {
      name: 'cleared',
      code: `export async function first(sources, ms) { const all = sources.map((each) => each.read()); let timer; all.push(new Promise((_, reject) => { timer = setTimeout(() => { reject(new Error('late')); }, ms); })); try { return await Promise.race(all); } finally { clearTimeout(timer); } }`,
    },
  ],
  invalid: [
    {
      name: 'what a call gave, and a timer',
      code: `export function first(sources, ms) { const all = sources.map((each) => each.read()); all.push(new Promise((_, reject) => { setTimeout(() => { reject(new Error('late')); }, ms); })); return Promise.race(all); }`,
      errors: [{ messageId: 'left', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-race-timer-leak, timers that the end of an object clears', rule, {
  valid: [
    {
      name: 'cleared after the race as well',
      code: `export class Server { async start() { const late = new Promise((_, reject) => { this.timer = setTimeout(() => { reject(new Error('late')); }, 5000); }); try { return await Promise.race([this.launch(), late]); } finally { clearTimeout(this.timer); } } dispose() { clearTimeout(this.timer); } }`,
    },
    {
      name: 'by the end of the object, which the race calls',
      code: `export class Server { async probe() { const late = new Promise((_, reject) => { this.timer = setTimeout(() => { reject(new Error('late')); }, 5000); }); try { return await Promise.race([this.launch(), late]); } finally { this.dispose(); } } dispose() { clearTimeout(this.timer); } }`,
    },
    {
      name: 'by a method that others may call at any time',
      code: `export class Server { async start() { const late = new Promise((_, reject) => { this.timer = setTimeout(() => { reject(new Error('late')); }, 5000); }); return await Promise.race([this.launch(), late]); } ready() { clearTimeout(this.timer); } }`,
    },
    {
      name: 'by the end of an object that the file ends',
      code: `class Probe { async run() { const late = new Promise((_, reject) => { this.timer = setTimeout(() => { reject(new Error('late')); }, 5000); }); return await Promise.race([this.launch(), late]); } dispose() { clearTimeout(this.timer); } } export async function probe() { const one = new Probe(); const found = await one.run(); one.dispose(); return found; }`,
    },
  ],
  invalid: [
    {
      name: 'and nothing else',
      code: `export class Server { async start() { const late = new Promise((_, reject) => { this.timer = setTimeout(() => { reject(new Error('late')); }, 5000); }); return await Promise.race([this.launch(), late]); } dispose() { clearTimeout(this.timer); this.child.dispose(); } }`,
      errors: [{ messageId: 'leftOnFailure' }],
    },
  ],
});

ruleTester.run('no-race-timer-leak, disposable timers', rule, {
  valid: [
    {
      name: 'stopped at the end of the block',
      code: `function startTimer(ms) { let id; const late = new Promise((resolve) => { id = setTimeout(resolve, ms); }); return { late, [Symbol.dispose]() { clearTimeout(id); } }; }
export async function build(work) { using timer = startTimer(500); await Promise.race([work(), timer.late]); }`,
    },
  ],
  invalid: [
    {
      name: 'that nobody disposes of',
      code: `function startTimer(ms) { let id;
const late = new Promise((resolve) => { id = setTimeout(resolve, ms); });
return { late, [Symbol.dispose]() { clearTimeout(id); } }; }
export async function build(work) { const timer = startTimer(500); await Promise.race([work(), timer.late]); }`,
      errors: [{ messageId: 'left', line: 2 }],
    },
  ],
});

ruleTester.run('no-race-timer-leak, timers of each turn', rule, {
  valid: [
    {
      name: 'cleared in each',
      code: `export async function first(hosts) { let timer; try { for (const host of hosts) { const late = new Promise((resolve) => { timer = setTimeout(resolve, 500); }); try { if (await Promise.race([ask(host), late])) return host; } finally { clearTimeout(timer); } } } finally { clearTimeout(timer); } }`,
    },
    {
      name: 'cleared before the next',
      code: `export async function first(hosts) { let timer; try { for (const host of hosts) { clearTimeout(timer); const late = new Promise((resolve) => { timer = setTimeout(resolve, 500); }); if (await Promise.race([ask(host), late])) return host; } } finally { clearTimeout(timer); } }`,
    },
    {
      name: 'of the only turn',
      code: `export async function first(hosts) { let timer; try { for (const host of hosts) { const late = new Promise((resolve) => { timer = setTimeout(resolve, 500); }); return await Promise.race([ask(host), late]); } } finally { clearTimeout(timer); } }`,
    },
    {
      name: 'one for all',
      code: `export async function first(hosts) { let timer; const late = new Promise((resolve) => { timer = setTimeout(resolve, 500); }); try { for (const host of hosts) if (await Promise.race([ask(host), late])) return host; } finally { clearTimeout(timer); } }`,
    },
    {
      name: 'cleared by a function that each turn may call',
      code: `export async function first(hosts) { let timer; const stop = () => clearTimeout(timer); for (const host of hosts) { const late = new Promise((resolve) => { timer = setTimeout(resolve, 500); }); try { await Promise.race([ask(host), late]); } finally { stop(); } } }`,
    },
  ],
  invalid: [
    {
      name: 'where those that failed are tried again',
      code: `export async function first(send) { let timer; let tries = 0; do { const late = new Promise((_, reject) => {
timer = setTimeout(() => { reject(new Error('late')); }, 500); });
try { const answer = await Promise.race([send(), late]); clear(); return answer; } catch { tries++; }
} while (tries < 9); function clear() {} clearTimeout(timer); }`,
      errors: [{ messageId: 'leftOnFailure', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-race-timer-leak, conditions', rule, {
  valid: [
    {
      name: 'on which the timer is started',
      code: `export async function within(work, limited, ms) { let id; const late = new Promise((resolve) => { if (limited) id = setTimeout(resolve, ms); }); try { return await Promise.race([work(), late]); } finally { if (limited) clearTimeout(id); } }`,
    },
    {
      name: 'that say how long it runs',
      code: `export async function within(work, seconds) { let id; const ms = seconds * 1000; const late = new Promise((resolve) => { id = setTimeout(resolve, ms); }); try { return await Promise.race([work(), late]); } finally { if (seconds) { clearTimeout(id); } } }`,
    },
    {
      name: 'about the timer',
      code: `export async function within(work, ms) { let id; const late = new Promise((resolve) => { id = setTimeout(resolve, ms); }); try { return await Promise.race([work(), late]); } finally { if (id) clearTimeout(id); } }`,
    },
    {
      name: 'of what the race gives',
      code: `export async function within(work, ms) { let id; let isLate = false; const late = new Promise((resolve) => { id = setTimeout(() => { isLate = true; resolve(); }, ms); }); try { return await Promise.race([work(), late]); } finally { if (!isLate) clearTimeout(id); } }`,
    },
    {
      name: 'of the race itself',
      code: `export async function within(work, isRaced, ms) { if (isRaced) { let id; const late = new Promise((resolve) => { id = setTimeout(resolve, ms); }); try { return await Promise.race([work(), late]); } finally { clearTimeout(id); } } return work(); }`,
    },
  ],
  invalid: [
    {
      name: 'that have no part in it',
      code: `export async function within(work, ms, { isQuiet }) { let id; const late = new Promise((resolve) => {
id = setTimeout(resolve, ms); }); try { return await Promise.race([work(), late]); } finally { if (!isQuiet) { console.log('over'); clearTimeout(id); } } }`,
      errors: [{ messageId: 'leftOnFailure', line: 2, suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-race-timer-leak, hidden variables', rule, {
  valid: [
    {
      name: 'and a release for an event, without another that is in vain',
      code: `export async function open(page, url) { const late = new Promise((_, reject) => { const id = setTimeout(reject, 500); page.once('load', () => { clearTimeout(id); }); }); await Promise.race([page.open(url), late]); }`,
    },
    {
      name: 'and a release when the work is over',
      code: `export async function open(page, url) { let id; const work = page.open(url); const late = new Promise((_, reject) => { const id = setTimeout(reject, 500); work.finally(() => clearTimeout(id)); }); try { await Promise.race([work, late]); } finally { clearTimeout(id); } }`,
    },
    {
      name: 'and one that is given the timer, too',
      code: `export async function open(page, url) { let id; const late = new Promise((_, reject) => { id = setTimeout(reject, 500); page.once('close', () => { clearTimeout(id); }); }); try { await Promise.race([page.open(url), late]); } finally { clearTimeout(id); } }`,
    },
  ],
  invalid: [
    {
      name: 'that are cleared in vain',
      code: `export async function open(page, url) { let id; const late = new Promise((_, reject) => {
let id = setTimeout(reject, 500); page.on('close', () => { clearTimeout(id); }); });
await Promise.race([page.open(url), late]).finally(() => {}); clearTimeout(id); }`,
      errors: [{ messageId: 'leftOnFailure', line: 2 }],
    },
  ],
});

ruleTester.run('no-race-timer-leak, outcomes in another form', rule, {
  valid: [
    {
      name: 'of what cannot fail',
      code: `async function drain(batch) { let timer;
const result = await Promise.race([Promise.allSettled(batch).then((results) => ({ results })), new Promise((resolve) => { timer = setTimeout(resolve, 5000, 'late'); })]);
clearTimeout(timer); return result; }`,
    },
  ],
  invalid: [
    {
      name: 'of what can',
      code: `async function drain(batch) { let timer;
const result = await Promise.race([Promise.all(batch).then((results) => ({ results })), new Promise((resolve) => { timer = setTimeout(resolve, 5000, 'late'); })]);
clearTimeout(timer); return result; }`,
      errors: [{ messageId: 'leftOnFailure', suggestions: 1 }],
    },
    {
      name: 'made by a call',
      code: `async function drain(batch) { let timer;
const result = await Promise.race([Promise.allSettled(batch).then((results) => report(results)), new Promise((resolve) => { timer = setTimeout(resolve, 5000, 'late'); })]);
clearTimeout(timer); return result; }`,
      errors: [{ messageId: 'leftOnFailure', suggestions: 1 }],
    },
  ],
});

ruleTester.run('no-race-timer-leak, timers that are to win by other assertions', rule, {
  valid: [
    `it('hangs', async () => { const outcome = await Promise.race([work(), new Promise((resolve) => setTimeout(() => resolve('pending'), 1000))]); outcome.should.eql('pending'); });`,
    `it('hangs', async (t) => { t.expect(await Promise.race([work(), wait(1000).then(() => 'pending')])).toBe('pending'); });`,
    `it('hangs', async () => { const outcome = await Promise.race([work(), new Promise((resolve) => setTimeout(() => resolve('pending'), 1000))]); should(outcome).equal('pending'); });`,
  ],
  invalid: [
    {
      name: 'the work is to win',
      code: `it('ends', async () => { const outcome = await Promise.race([work(), new Promise((resolve) => setTimeout(() => resolve('pending'), 1000))]); outcome.should.eql('done'); });`,
      errors: [{ messageId: 'left', suggestions: 1 }],
    },
    {
      name: 'anything but the timer',
      code: `it('ends', async () => { const outcome = await Promise.race([work(), new Promise((resolve) => setTimeout(() => resolve('pending'), 1000))]); outcome.should.not.eql('pending'); });`,
      errors: [{ messageId: 'left', suggestions: 1 }],
    },
  ],
});

const deadline = `function deadline(ms) { let timer; const promise = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('late')), ms); });
return { promise, cancel: () => clearTimeout(timer), extend(more) { log(more); } }; }
`;
const named = `const limitOf = (ms) => { let timer; const late = new Promise((resolve) => { timer = setTimeout(resolve, ms); }); const stop = () => { clearTimeout(timer); }; return { late, stop }; };
`;

ruleTester.run('no-race-timer-leak, what an object of the file stops its timer by', rule, {
  valid: [
    {
      name: 'called whatever becomes of the work',
      code: `${deadline}async function load() { const limit = deadline(9000); try { return await Promise.race([work(), limit.promise]); } finally { limit.cancel(); } }`,
    },
    {
      name: 'taken apart, and given to a reaction',
      code: `${named}function load() { const { late, stop } = limitOf(9000); return Promise.race([work(), late]).finally(() => stop()); }`,
    },
    {
      name: 'given on',
      code: `${named}function load() { const { late, stop } = limitOf(9000); return Promise.race([work(), late]).finally(stop); }`,
    },
    {
      name: 'something else that it can do',
      code: `${deadline}async function load() { const limit = deadline(9000); limit.extend(5); return await Promise.race([work(), limit.promise]); }`,
    },
    {
      name: 'an object that is given on',
      code: `${deadline}async function load() { const limit = deadline(9000); release(limit); return await Promise.race([work(), limit.promise]); }`,
    },
  ],
  invalid: [
    {
      name: 'called where the work has ended well',
      code: `${deadline}async function load() { const limit = deadline(9000); const got = await Promise.race([work(), limit.promise]); limit.cancel(); return got; }`,
      errors: [{ messageId: 'leftOnFailure' }],
    },
    {
      name: 'taken apart, and called where the work has ended well',
      code: `${named}const load = () => { const { late, stop } = limitOf(9000); return Promise.race([work(), late]).then((got) => { stop(); return got; }); };`,
      errors: [{ messageId: 'leftOnFailure' }],
    },
    {
      name: 'called before the race alone',
      code: `${named}async function load() { const limit = limitOf(9000); if (isKnown) { limit.stop(); return known; } return await Promise.race([work(), limit.late]); }`,
      errors: [{ messageId: 'leftOnFailure' }],
    },
  ],
});

ruleTester.run('no-race-timer-leak: what a helper of the file does', rule, {
  valid: [
    {
      name: 'a member that clears by another function',
      code: `function limit(ms) {
  let id;
  const stop = () => clearTimeout(id);
  const late = new Promise((_, no) => { id = setTimeout(no, ms); });
  return { late, done() { stop(); } };
}
export async function f(work) { const l = limit(9); try { return await Promise.race([work(), l.late]); } finally { l.done(); } }`,
    },
    {
      name: 'a member that ends the wait, upon which the timer is cleared',
      code: `function limit(ms) {
  let id, end;
  const late = new Promise((yes, no) => { id = setTimeout(no, ms); end = yes; }).finally(() => clearTimeout(id));
  return { late, done() { end(); } };
}
export async function f(work) { const l = limit(9); try { return await Promise.race([work(), l.late]); } finally { l.done(); } }`,
    },
    {
      name: 'a function that unrefs what it is given',
      code: `const quiet = (timer) => { count++; timer.unref(); };
const after = (ms) => new Promise((_, no) => { quiet(setTimeout(no, ms)); });
export const f = (work) => Promise.race([work(), after(9)]);`,
    },
    {
      name: 'a function that keeps what it is given',
      code: `const timers = new Set();
function keep(timer) { timers.add(timer); return timer; }
const after = (ms) => new Promise((_, no) => { keep(setTimeout(no, ms)); });
export const f = (work) => Promise.race([work(), after(9)]);`,
    },
  ],
  invalid: [
    {
      name: 'a member that only lowers a flag',
      code: `function limit(ms) {
  let isOver = false;
  const late = new Promise((_, no) => { setTimeout(() => { if (!isOver) no(); }, ms); });
  return { late, done: () => { isOver = true; } };
}
export async function f(work) { const l = limit(9); try { return await Promise.race([work(), l.late]); } finally { l.done(); } }`,
      errors: [{ messageId: 'left', line: 3 }],
    },
    {
      name: 'a member that prints the timer',
      code: `function limit(ms) {
  let id;
  const late = new Promise((_, no) => { id = setTimeout(no, ms); });
  function done() { trace(String(id)); }
  return { late, done };
}
export async function f(work) { const { late, done } = limit(9); try { return await Promise.race([work(), late]); } finally { done(); } }`,
      errors: [{ messageId: 'left', line: 3 }],
    },
    {
      name: 'a function that gives back what it is given',
      code: `function counted(timer) { count++; return timer; }
const after = (ms) => new Promise((_, no) => { counted(setTimeout(no, ms)); });
export const f = (work) => Promise.race([work(), after(9)]);`,
      errors: [{ messageId: 'left', line: 2 }],
    },
    {
      name: 'a function that does nothing to what it is given',
      code: `const touch = (timer) => { timer.refresh(); };
const after = (ms) => new Promise((_, no) => { touch(setTimeout(no, ms)); });
export const f = (work) => Promise.race([work(), after(9)]);`,
      errors: [{ messageId: 'left', line: 2 }],
    },
  ],
});
