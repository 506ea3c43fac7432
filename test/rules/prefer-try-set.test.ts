import rule from '../../src/rules/prefer-try-set.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

ruleTester.run('prefer-try-set', rule, {
  valid: [
    {
      name: 'a source that is given to who asks first',
      code: "import { TaskCompletionSource } from 'task-completion-source'; class Rpc { #pending = new Map<number, TaskCompletionSource<string>>(); ask(id: number) { const source = new TaskCompletionSource<string>(); this.#pending.set(id, source); setTimeout(() => this.#take(id)?.setException(new Error('timed out')), 1000); return source.promise; } onReply = (id: number, text: string) => this.#take(id)?.setResult(text); #take(id: number) { const source = this.#pending.get(id); this.#pending.delete(id); return source; } }",
    },
    {
      name: 'a getter that asks whether the source is open',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Inbox {
  #first = new TaskCompletionSource();
  constructor(source) {
    source.subscribe((m) => {
      if (this.#waiting) this.#first.setResult(m);
    });
  }
  get #waiting() {
    return !this.#first.isCompleted;
  }
}`,
    },
    {
      name: 'a function that runs what it is given once',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function finished(job) {
  const tcs = new TaskCompletionSource();
  let done = false;
  const finish = (set) => {
    if (done) return;
    done = true;
    set();
  };
  job.once('end', () => finish(() => tcs.setResult()));
  job.once('error', (e) => finish(() => tcs.setException(e)));
  return tcs.promise;
}`,
    },
    {
      name: 'a flag that a function asks and sets',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function finished(job) {
  const tcs = new TaskCompletionSource();
  let done = false;
  const first = () => !done && (done = true);
  job.once('end', () => {
    if (first()) tcs.setResult();
  });
  job.once('error', (error) => {
    if (!first()) return;
    tcs.setException(error);
  });
  return tcs.promise;
}`,
    },
    {
      name: 'a private method that asks whether the source is open',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Job {
  tcs = new TaskCompletionSource();
  #isOpen() {
    return !this.tcs.isCompleted;
  }
  wire(job) {
    job.once('end', () => {
      if (this.#isOpen()) this.tcs.setResult();
    });
    job.once('error', (error) => {
      if (this.#isOpen()) this.tcs.setException(error);
    });
  }
}`,
    },
    {
      name: 'taken back at the first',
      code: "import { TaskCompletionSource } from 'task-completion-source'; const here = new TaskCompletionSource(); const id = navigator.geolocation.watchPosition((p) => { navigator.geolocation.clearWatch(id); here.setResult(p); });",
    },
    {
      name: 'bound, and the event comes once',
      code: "import { TaskCompletionSource } from 'task-completion-source'; export function first(clock) { const tcs = new TaskCompletionSource(); clock.once('tick', tcs.setResult.bind(tcs)); return tcs.promise; }",
    },
    {
      name: 'the reactions of one promise, of which one comes',
      code: "import { TaskCompletionSource } from 'task-completion-source'; export function first(work) { const tcs = new TaskCompletionSource(); work.then(tcs.setResult.bind(tcs), tcs.setException.bind(tcs)); return tcs.promise; }",
    },
    {
      name: 'the twin, bound',
      code: "import { TaskCompletionSource } from 'task-completion-source'; export function first(clock) { const tcs = new TaskCompletionSource(); clock.on('tick', tcs.trySetResult.bind(tcs)); return tcs.promise; }",
    },
    {
      name: 'an entry that is taken out of its map',
      code: `import { TaskCompletionSource } from "task-completion-source";
export class Bus {
  calls = new Map();
  constructor(link) {
    link.on("frame", (id, body) => {
      const call = this.calls.get(id);
      this.calls.delete(id);
      if (call) call.source.setResult(body);
    });
  }
  call(id) {
    const source = new TaskCompletionSource();
    this.calls.set(id, { source });
    return source.promise;
  }
}`,
    },
    {
      name: 'an async function that is alone',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(work) {
const tcs = new TaskCompletionSource();
(async () => { try { tcs.setResult(await work()); } catch (e) { tcs.setException(e); } })();
return tcs.promise;
}`,
    },
    {
      name: 'early return guard',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
setTimeout(() => tcs.trySetCanceled(), ms);
job.once('x', (v) => { if (tcs.isCompleted) return; tcs.setResult(v); });
return tcs.promise;
}`,
    },
    {
      name: 'timer detaches reply',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
const on = (v) => { clearTimeout(t); tcs.setResult(v); };
const t = setTimeout(() => { job.off('x', on); tcs.setException(new Error('late')); }, ms);
job.once('x', on);
return tcs.promise;
}`,
    },
    {
      name: 'two callbacks of one call',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.get((v) => tcs.setResult(v), (e) => tcs.setException(e));
return tcs.promise;
}`,
    },
    {
      name: 'observer complete + error',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.subscribe({ complete: () => tcs.setResult(1), error: (e) => tcs.setException(e) });
return tcs.promise;
}`,
    },
    {
      name: 'ctor signal guarded',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal) {
const tcs = new TaskCompletionSource({ signal });
job.get((v) => { if (!tcs.isCompleted) tcs.setResult(v); });
return tcs.promise;
}`,
    },
    {
      name: 'barrier',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
let n = job.all.length; job.all.forEach((x) => x.once('done', (v) => { if (--n === 0) tcs.setResult(v); }));
return tcs.promise;
}`,
    },
    {
      name: 'handler property taken off',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.onmessage = (v) => { job.onmessage = null; tcs.setResult(v); };
return tcs.promise;
}`,
    },
    {
      name: 'handler property once',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.onload = (v) => tcs.setResult(v);
return tcs.promise;
}`,
    },
    {
      name: 'one async method',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export class A {
#s = new TaskCompletionSource();
async open() { await this.go(); this.#s.setResult(); }
}`,
    },
    {
      name: 'one method guarded',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export class A {
#s = new TaskCompletionSource();
open() { if (!this.#s.isCompleted) this.#s.setResult(); }
}`,
    },
    {
      name: 'rearmed method',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export class A {
#s = new TaskCompletionSource();
open() { this.#s.setResult(); this.#s = new TaskCompletionSource(); }
}`,
    },
    {
      name: 'flag',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export class A {
#s = new TaskCompletionSource();
#done = false;
open() { if (this.#done) return; this.#done = true; this.#s.setResult(); }
}`,
    },
    {
      name: 'queue waiters',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export class A {
#q = [];
wait() { const s = new TaskCompletionSource(); this.#q.push(s); return s.promise; }
release() { const w = this.#q.shift(); w?.setResult(); }
free() { this.#q.shift()?.setResult(); }
}`,
    },
    {
      name: 'try await set catch set',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export async function f(job, ms) {
const tcs = new TaskCompletionSource();
try {
tcs.setResult(await job());
} catch (e) { tcs.setException(e); }
return tcs.promise;
}`,
    },
    {
      name: 'caught',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
setTimeout(() => tcs.trySetCanceled(), ms);
job.once('x', (v) => { try { tcs.setResult(v); } catch {} });
return tcs.promise;
}`,
    },
    {
      name: 'then and catch',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job().then((v) => tcs.setResult(v)).catch((e) => tcs.setException(e));
return tcs.promise;
}`,
    },
    {
      name: 'sync before listeners',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
tcs.setResult(1);
return tcs.promise;
}`,
    },
    {
      name: 'cached or later',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
if (job.cached) { tcs.setResult(job.cached); return tcs.promise; }
job.get((v) => tcs.setResult(v));
return tcs.promise;
}`,
    },
    {
      name: 'either source',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
if (job.a) job.a.once('x', (v) => tcs.setResult(v)); else job.b.once('y', (v) => tcs.setResult(v));
return tcs.promise;
}`,
    },
    {
      name: 'single timer',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
setTimeout(() => tcs.setResult(), ms);
return tcs.promise;
}`,
    },
    {
      name: 'interval clear',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
const t = setInterval(() => { if (job.ok) { clearInterval(t); tcs.setResult(); } }, 5);
return tcs.promise;
}`,
    },
    {
      name: 'try twin on repeated',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.on('x', (v) => tcs.trySetResult(v));
return tcs.promise;
}`,
    },
    {
      name: 'on close',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.on('close', (v) => tcs.setResult(v));
return tcs.promise;
}`,
    },
    {
      name: 'on self removing',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
const on = (v) => { job.off('x', on); tcs.setResult(v); };
job.on('x', on);
return tcs.promise;
}`,
    },
    {
      name: 'module source top level',
      code: `import { TaskCompletionSource } from 'task-completion-source';
const ready = new TaskCompletionSource();
await start(); ready.setResult();`,
    },
    {
      name: 'options variable',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, o) {
const tcs = new TaskCompletionSource(o);
job.get((v) => tcs.setResult(v));
return tcs.promise;
}`,
    },
  ],
  invalid: [
    {
      name: 'a helper that is given the source has a timer',
      code: `import { TaskCompletionSource } from 'task-completion-source';
function expire(tcs, ms) {
  setTimeout(() => tcs.trySetCanceled(), ms);
}
export function done(job, ms) {
  const tcs = new TaskCompletionSource();
  expire(tcs, ms);
  job.once('done', (v) => tcs.setResult(v));
  return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
function expire(tcs, ms) {
  setTimeout(() => tcs.trySetCanceled(), ms);
}
export function done(job, ms) {
  const tcs = new TaskCompletionSource();
  expire(tcs, ms);
  job.once('done', (v) => tcs.trySetResult(v));
  return tcs.promise;
}`,
      errors: 1,
    },
    {
      name: 'a function that asks for something else',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function finished(job, isLoud) {
  const tcs = new TaskCompletionSource();
  const asks = () => isLoud;
  job.once('end', () => tcs.trySetResult());
  job.once('error', (error) => {
    if (asks()) tcs.setException(error);
  });
  return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function finished(job, isLoud) {
  const tcs = new TaskCompletionSource();
  const asks = () => isLoud;
  job.once('end', () => tcs.trySetResult());
  job.once('error', (error) => {
    if (asks()) tcs.trySetException(error);
  });
  return tcs.promise;
}`,
      errors: 1,
    },
    {
      name: 'each position',
      code: "import { TaskCompletionSource } from 'task-completion-source'; const here = new TaskCompletionSource(); navigator.geolocation.watchPosition((p) => here.setResult(p));",
      errors: 1,
    },
    {
      name: 'bound, for each event',
      code: "import { TaskCompletionSource } from 'task-completion-source'; export function first(clock) { const tcs = new TaskCompletionSource(); clock.on('tick', tcs.setResult.bind(tcs)); return tcs.promise; }",
      errors: 1,
    },
    {
      name: 'a member of an entry that stays in its map',
      code: `import { TaskCompletionSource } from "task-completion-source";
export class Bus {
  calls = new Map();
  constructor(link) {
    link.on("frame", (id, body) => {
      const call = this.calls.get(id);
      if (!call) return;
      const { source, started } = call;
      log(started);
      source.setResult(body);
    });
    link.on("end", (id) => {
      const call = this.calls.get(id);
      call.source.trySetCanceled();
    });
  }
  call(id) {
    const source = new TaskCompletionSource();
    this.calls.set(id, { started: Date.now(), source });
    return source.promise;
  }
}`,
      errors: [{ messageId: 'repeated', line: 10 }],
      output: `import { TaskCompletionSource } from "task-completion-source";
export class Bus {
  calls = new Map();
  constructor(link) {
    link.on("frame", (id, body) => {
      const call = this.calls.get(id);
      if (!call) return;
      const { source, started } = call;
      log(started);
      source.trySetResult(body);
    });
    link.on("end", (id) => {
      const call = this.calls.get(id);
      call.source.trySetCanceled();
    });
  }
  call(id) {
    const source = new TaskCompletionSource();
    this.calls.set(id, { started: Date.now(), source });
    return source.promise;
  }
}`,
    },
    {
      name: 'an async function that waits while a timer runs',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(work, ms) {
const tcs = new TaskCompletionSource();
setTimeout(() => tcs.trySetCanceled(), ms);
(async () => {
const v = await work();
tcs.setResult(v);
})();
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(work, ms) {
const tcs = new TaskCompletionSource();
setTimeout(() => tcs.trySetCanceled(), ms);
(async () => {
const v = await work();
tcs.trySetResult(v);
})();
return tcs.promise;
}`,
      errors: [{ messageId: 'raced', line: 7 }],
    },
    {
      name: 'a field made with the instance, completed from the constructor',
      code: "import { TaskCompletionSource } from 'task-completion-source';\nexport class A { #s = new TaskCompletionSource(); constructor(ws) {\nws.once('ok', () => this.#s.setResult());\nws.once('error', (e) => this.#s.setException(e)); } }",
      output:
        "import { TaskCompletionSource } from 'task-completion-source';\nexport class A { #s = new TaskCompletionSource(); constructor(ws) {\nws.once('ok', () => this.#s.trySetResult());\nws.once('error', (e) => this.#s.trySetException(e)); } }",
      errors: [{ line: 3 }, { line: 4 }].map((each) => ({ messageId: 'raced', ...each })),
    },
    {
      name: 'stale guard',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
setTimeout(() => tcs.trySetCanceled(), ms);
job.once('x', async (v) => { if (tcs.isCompleted) return; const w = await v.load(); tcs.setResult(w); });
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
setTimeout(() => tcs.trySetCanceled(), ms);
job.once('x', async (v) => { if (tcs.isCompleted) return; const w = await v.load(); tcs.trySetResult(w); });
return tcs.promise;
}`,
      errors: [{ messageId: 'raced', line: 5 }],
    },
    {
      name: 'reply clears timer: only reply raced',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
const t = setTimeout(() => tcs.setException(new Error('late')), ms);
job.once('x', (v) => { clearTimeout(t); tcs.setResult(v); });
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
const t = setTimeout(() => tcs.setException(new Error('late')), ms);
job.once('x', (v) => { clearTimeout(t); tcs.trySetResult(v); });
return tcs.promise;
}`,
      errors: [{ messageId: 'raced', line: 5 }],
    },
    {
      name: 'observer next + error',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.subscribe({ next: (v) => tcs.setResult(v), error: (e) => tcs.setException(e) });
return tcs.promise;
}`,
      errors: [
        {
          messageId: 'raced',
          line: 4,
          suggestions: [
            {
              messageId: 'useTry',
              output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.subscribe({ next: (v) => tcs.trySetResult(v), error: (e) => tcs.setException(e) });
return tcs.promise;
}`,
            },
          ],
        },
        {
          messageId: 'raced',
          line: 4,
          suggestions: [
            {
              messageId: 'useTry',
              output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.subscribe({ next: (v) => tcs.setResult(v), error: (e) => tcs.trySetException(e) });
return tcs.promise;
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'ctor signal',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal) {
const tcs = new TaskCompletionSource({ signal });
job.get((v) => tcs.setResult(v));
return tcs.promise;
}`,
      errors: [
        {
          messageId: 'signalled',
          line: 4,
          suggestions: [
            {
              messageId: 'useTry',
              output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal) {
const tcs = new TaskCompletionSource({ signal });
job.get((v) => tcs.trySetResult(v));
return tcs.promise;
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'loop',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
for (const x of job.all) x.once('done', (v) => tcs.setResult(v));
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
for (const x of job.all) x.once('done', (v) => tcs.trySetResult(v));
return tcs.promise;
}`,
      errors: [{ messageId: 'repeated', line: 4 }],
    },
    {
      name: 'forEach',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.all.forEach((x) => x.once('done', (v) => tcs.setResult(v)));
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.all.forEach((x) => x.once('done', (v) => tcs.trySetResult(v)));
return tcs.promise;
}`,
      errors: [{ messageId: 'repeated', line: 4 }],
    },
    {
      name: 'map then',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.all.map((x) => x.load().then((v) => tcs.setResult(v)));
return tcs.promise;
}`,
      errors: [
        {
          messageId: 'repeated',
          line: 4,
          suggestions: [
            {
              messageId: 'useTry',
              output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.all.map((x) => x.load().then((v) => tcs.trySetResult(v)));
return tcs.promise;
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'handler property',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.onmessage = (v) => tcs.setResult(v);
return tcs.promise;
}`,
      errors: [
        {
          messageId: 'repeated',
          line: 4,
          suggestions: [
            {
              messageId: 'useTry',
              output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.onmessage = (v) => tcs.trySetResult(v);
return tcs.promise;
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'two methods',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export class A {
#s = new TaskCompletionSource();
ok(v) { this.#s.setResult(v); }
no(e) { this.#s.setException(e); }
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export class A {
#s = new TaskCompletionSource();
ok(v) { this.#s.trySetResult(v); }
no(e) { this.#s.trySetException(e); }
}`,
      errors: [
        { messageId: 'raced', line: 4 },
        { messageId: 'raced', line: 5 },
      ],
    },
    {
      name: 'one method',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export class A {
#s = new TaskCompletionSource();
open() { this.#s.setResult(); }
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export class A {
#s = new TaskCompletionSource();
open() { this.#s.trySetResult(); }
}`,
      errors: [{ messageId: 'again', line: 4 }],
    },
    {
      name: 'await in async maker raced by timer',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export async function f(job, ms) {
const tcs = new TaskCompletionSource();
setTimeout(() => tcs.trySetCanceled(), ms);
const v = await job(); tcs.setResult(v);
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export async function f(job, ms) {
const tcs = new TaskCompletionSource();
setTimeout(() => tcs.trySetCanceled(), ms);
const v = await job(); tcs.trySetResult(v);
return tcs.promise;
}`,
      errors: [{ messageId: 'raced', line: 5 }],
    },
    {
      name: 'try await set catch set, timer',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export async function f(job, ms) {
const tcs = new TaskCompletionSource();
setTimeout(() => tcs.trySetCanceled(), ms);
try {
tcs.setResult(await job());
} catch (e) { tcs.setException(e); }
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export async function f(job, ms) {
const tcs = new TaskCompletionSource();
setTimeout(() => tcs.trySetCanceled(), ms);
try {
tcs.trySetResult(await job());
} catch (e) { tcs.trySetException(e); }
return tcs.promise;
}`,
      errors: [
        { messageId: 'raced', line: 6 },
        { messageId: 'raced', line: 7 },
      ],
    },
    {
      name: 'interval no clear',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
setInterval(() => { if (job.ok) tcs.setResult(); }, 5);
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
setInterval(() => { if (job.ok) tcs.trySetResult(); }, 5);
return tcs.promise;
}`,
      errors: [{ messageId: 'repeated', line: 4 }],
    },
    {
      name: 'promise and event',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.load().then((v) => tcs.setResult(v));
job.once('x', (v) => tcs.setResult(v));
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.load().then((v) => tcs.trySetResult(v));
job.once('x', (v) => tcs.trySetResult(v));
return tcs.promise;
}`,
      errors: [
        { messageId: 'raced', line: 4 },
        { messageId: 'raced', line: 5 },
      ],
    },
    {
      name: 'trySetFromPromise and event',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
void tcs.trySetFromPromise(job.load());
job.once('x', (v) => tcs.setResult(v));
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
void tcs.trySetFromPromise(job.load());
job.once('x', (v) => tcs.trySetResult(v));
return tcs.promise;
}`,
      errors: [{ messageId: 'raced', line: 5 }],
    },
    {
      name: 'on x',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.on('x', (v) => tcs.setResult(v));
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.on('x', (v) => tcs.trySetResult(v));
return tcs.promise;
}`,
      errors: [{ messageId: 'repeated', line: 4 }],
    },
    {
      name: 'named handlers',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.once('end', ok); job.once('error', no);
function ok() { tcs.setResult(1); }
function no(e) { tcs.setException(e); }
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.once('end', ok); job.once('error', no);
function ok() { tcs.trySetResult(1); }
function no(e) { tcs.trySetException(e); }
return tcs.promise;
}`,
      errors: [
        { messageId: 'raced', line: 5 },
        { messageId: 'raced', line: 6 },
      ],
    },
    {
      name: 'wrapper',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
const done = (v) => tcs.setResult(v);
job.once('a', done); job.once('b', done);
return tcs.promise;
}`,
      errors: [
        {
          messageId: 'raced',
          line: 4,
          suggestions: [
            {
              messageId: 'useTry',
              output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
const done = (v) => tcs.trySetResult(v);
job.once('a', done); job.once('b', done);
return tcs.promise;
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'wrapper called',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
const done = (v) => tcs.setResult(v);
job.once('a', () => done(1)); job.once('b', () => done(2));
return tcs.promise;
}`,
      errors: [
        {
          messageId: 'raced',
          line: 4,
          suggestions: [
            {
              messageId: 'useTry',
              output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
const done = (v) => tcs.trySetResult(v);
job.once('a', () => done(1)); job.once('b', () => done(2));
return tcs.promise;
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'module source exported fn',
      code: `import { TaskCompletionSource } from 'task-completion-source';
const ready = new TaskCompletionSource();
export function mark() { ready.setResult(); }
export const whenReady = ready.promise;`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
const ready = new TaskCompletionSource();
export function mark() { ready.trySetResult(); }
export const whenReady = ready.promise;`,
      errors: [{ messageId: 'again', line: 3 }],
    },
    {
      name: 'resolve as rival',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.once('a', tcs.resolve);
job.once('b', (v) => tcs.setResult(v));
return tcs.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
job.once('a', tcs.resolve);
job.once('b', (v) => tcs.trySetResult(v));
return tcs.promise;
}`,
      errors: [{ messageId: 'raced', line: 5 }],
    },
    {
      name: 'returned closures',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f() {
const tcs = new TaskCompletionSource();
return { p: tcs.promise, ok: (v) => tcs.setResult(v), no: (e) => tcs.setException(e) };
}`,
      errors: [
        {
          messageId: 'raced',
          line: 4,
          suggestions: [
            {
              messageId: 'useTry',
              output: `import { TaskCompletionSource } from 'task-completion-source';
export function f() {
const tcs = new TaskCompletionSource();
return { p: tcs.promise, ok: (v) => tcs.trySetResult(v), no: (e) => tcs.setException(e) };
}`,
            },
          ],
        },
        {
          messageId: 'raced',
          line: 4,
          suggestions: [
            {
              messageId: 'useTry',
              output: `import { TaskCompletionSource } from 'task-completion-source';
export function f() {
const tcs = new TaskCompletionSource();
return { p: tcs.promise, ok: (v) => tcs.setResult(v), no: (e) => tcs.trySetException(e) };
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'abort listener on signal',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
signal.addEventListener('abort', () => tcs.trySetCanceled(signal.reason), { once: true });
job.get((v) => tcs.setResult(v));
return tcs.promise;
}`,
      errors: [
        {
          messageId: 'raced',
          line: 5,
          suggestions: [
            {
              messageId: 'useTry',
              output: `import { TaskCompletionSource } from 'task-completion-source';
export function f(job, signal, ms) {
const tcs = new TaskCompletionSource();
signal.addEventListener('abort', () => tcs.trySetCanceled(signal.reason), { once: true });
job.get((v) => tcs.trySetResult(v));
return tcs.promise;
}`,
            },
          ],
        },
      ],
    },
  ],
});

javascriptRuleTester.run('prefer-try-set in JavaScript', rule, {
  valid: [
    {
      name: 'a method of the same name on something else',
      code: "export const f = (job) => { job.once('a', (v) => job.setResult(v)); job.once('b', (v) => job.setResult(v)); };",
    },
  ],
  invalid: [
    {
      name: 'what it says, and a result that is used',
      code: "import { TaskCompletionSource } from 'task-completion-source';\nexport function f(job, ms) {\nconst tcs = new TaskCompletionSource();\nsetTimeout(() => tcs.trySetCanceled(), ms);\njob.get((v) => { return tcs.setResult(v); });\nreturn tcs.promise; }",
      errors: [
        {
          messageId: 'raced',
          line: 5,
          data: { name: 'tcs.setResult', twin: 'trySetResult', line: '4' },
          suggestions: [
            {
              messageId: 'useTry',
              data: { twin: 'trySetResult' },
              output:
                "import { TaskCompletionSource } from 'task-completion-source';\nexport function f(job, ms) {\nconst tcs = new TaskCompletionSource();\nsetTimeout(() => tcs.trySetCanceled(), ms);\njob.get((v) => { return tcs.trySetResult(v); });\nreturn tcs.promise; }",
            },
          ],
        },
      ],
    },
  ],
});

const rpc = (reply: string): string =>
  `import { TaskCompletionSource } from 'task-completion-source'; const pending = new Map<number, TaskCompletionSource<string>>(); export function call(id: number) { const source = new TaskCompletionSource<string>(); pending.set(id, source); return source.promise; } export function attach(socket: WebSocket) { ${reply} }`;

ruleTester.run('prefer-try-set, entries of a map', rule, {
  valid: [
    {
      name: 'taken out before',
      code: rpc(
        'socket.onmessage = ({ data }) => { const source = pending.get(data.id); pending.delete(data.id); source?.setResult(data.text); };',
      ),
    },
    {
      name: 'taken out by other code',
      code: rpc(
        'socket.onmessage = ({ data }) => { pending.get(data.id)?.setResult(data.text); drop(pending, data.id); };',
      ),
    },
    {
      name: 'an event that comes once',
      code: rpc("socket.addEventListener('close', () => { pending.get(0)?.setResult('closed'); });"),
    },
  ],
  invalid: [
    {
      name: 'found again by the next message',
      code: rpc('socket.onmessage = ({ data }) => { pending.get(data.id)?.setResult(data.text); };'),
      output: rpc('socket.onmessage = ({ data }) => { pending.get(data.id)?.trySetResult(data.text); };'),
      errors: [{ messageId: 'repeated' }],
    },
    {
      name: 'found again, under a name',
      code: rpc(
        "socket.on('message', (data) => { const source = pending.get(data.id); if (source) source.setResult(data.text); });",
      ),
      output: rpc(
        "socket.on('message', (data) => { const source = pending.get(data.id); if (source) source.trySetResult(data.text); });",
      ),
      errors: [{ messageId: 'repeated' }],
    },
  ],
});

/** A client whose timer and replies complete the same source, with what the timer does and what else there is. */
function client(onTimeout: string, more = '', set = 'setResult') {
  return `import { TaskCompletionSource } from 'task-completion-source';
export class Client {
pending = new Map();
constructor(port) { port.on('message', ({ id, value }) => { const entry = this.pending.get(id); entry?.${set}(value); this.pending.delete(id); }); }
ask(id, ms) { const entry = new TaskCompletionSource(); this.pending.set(id, entry); setTimeout(() => { ${onTimeout} }, ms); ${more} return entry.promise; }
${more === '' ? '' : 'forget(id) { this.pending.delete(id); }'}
}`;
}

/** A function that completes a source at an abort and at the end of what it hears. */
function dialog(onAbort: string, set = 'setResult') {
  return `import { TaskCompletionSource } from 'task-completion-source';
export function pick(dialog, signal) {
const picked = new TaskCompletionSource();
const onClose = () => picked.${set}(dialog.value);
signal.addEventListener('abort', () => { picked.trySetCanceled(signal.reason); ${onAbort} }, { once: true });
dialog.addEventListener('close', onClose, { once: true });
return picked.promise; }`;
}

const timedOut = "entry.trySetException(new Error('late'));";

ruleTester.run('prefer-try-set by who comes first', rule, {
  valid: [
    { name: 'a timer that takes the entry out', code: client(`${timedOut} this.pending.delete(id);`) },
    { name: 'a timer that calls what takes it out', code: client(`${timedOut} this.forget(id);`, 'log(id);') },
    {
      name: 'an entry that goes with its promise',
      code: client(timedOut, 'entry.promise.finally(() => this.pending.delete(id)).catch(log);'),
    },
    { name: 'a reply that may come late', code: client(timedOut, '', 'trySetResult') },
    {
      name: 'an abort that takes the listener away',
      code: dialog("dialog.removeEventListener('close', onClose); dialog.close();"),
    },
    { name: 'an end that may come second', code: dialog('dialog.close();', 'trySetResult') },
  ],
  invalid: [
    {
      name: 'a timer that leaves the entry in the map',
      code: client(timedOut),
      output: client(timedOut, '', 'trySetResult'),
      errors: [{ messageId: 'raced', line: 4 }],
    },
    {
      name: 'an abort that brings the end about',
      code: dialog('dialog.close();').replace(
        '() => picked.setResult(dialog.value)',
        '() => { picked.setResult(dialog.value); }',
      ),
      output: dialog('dialog.close();').replace(
        '() => picked.setResult(dialog.value)',
        '() => { picked.trySetResult(dialog.value); }',
      ),
      errors: [{ messageId: 'raced', line: 4 }],
    },
  ],
});

ruleTester.run('prefer-try-set, one more name for a field', rule, {
  valid: [
    {
      name: 'of a field that is emptied',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export class A { #s = new TaskCompletionSource(); on(v) { const s = this.#s; this.#s = undefined; s?.setResult(v); } end() { const s = this.#s; this.#s = undefined; s?.setResult(null); } }',
    },
    {
      name: 'of a field that is asked',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export class A { #s = new TaskCompletionSource(); run(ee) { const s = this.#s; ee.once("a", () => { if (!s.isCompleted) s.setResult(1); }); ee.once("b", () => s.trySetResult(2)); } }',
    },
    {
      name: 'of what a map holds',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export class A { #all = new Map(); wait(k) { const s = new TaskCompletionSource(); this.#all.set(k, s); return s.promise; } on(k, v) { const s = this.#all.get(k); this.#all.delete(k); s.setResult(v); } }',
    },
  ],
  invalid: [
    {
      name: 'taken out of this',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export class A { tcs = new TaskCompletionSource(); run(ee) { const { tcs } = this;\nee.once("a", (v) => tcs.setResult(v));\nee.once("b", () => tcs.trySetCanceled());\nreturn tcs.promise; } }',
      output:
        'import { TaskCompletionSource } from "task-completion-source"; export class A { tcs = new TaskCompletionSource(); run(ee) { const { tcs } = this;\nee.once("a", (v) => tcs.trySetResult(v));\nee.once("b", () => tcs.trySetCanceled());\nreturn tcs.promise; } }',
      errors: [{ messageId: 'raced', line: 2 }],
    },
  ],
});

ruleTester.run('prefer-try-set, what comes after the end', rule, {
  valid: [
    {
      name: 'nothing of what is destroyed',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export class A { #s = new TaskCompletionSource(); #socket; constructor(socket) { this.#socket = socket;\nthis.#socket.once("data", (v) => this.#s.setResult(v)); }\nclose() { this.#s.trySetCanceled(); this.#socket.destroy(); } }',
    },
    {
      name: 'no room to write of what is ended',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export class A { #s = new TaskCompletionSource(); #socket; constructor(socket) { this.#socket = socket;\nthis.#socket.once("drain", (v) => this.#s.setResult(v)); }\nclose() { this.#s.trySetCanceled(); this.#socket.end(); } }',
    },
  ],
  invalid: [
    {
      name: 'what the other side of a socket still sends',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export class A { #s = new TaskCompletionSource(); #socket; constructor(socket) { this.#socket = socket;\nthis.#socket.once("data", (v) => this.#s.setResult(v)); }\nclose() { this.#s.trySetCanceled(); this.#socket.end(); } }',
      output:
        'import { TaskCompletionSource } from "task-completion-source"; export class A { #s = new TaskCompletionSource(); #socket; constructor(socket) { this.#socket = socket;\nthis.#socket.once("data", (v) => this.#s.trySetResult(v)); }\nclose() { this.#s.trySetCanceled(); this.#socket.end(); } }',
      errors: [{ messageId: 'raced', line: 2 }],
    },
  ],
});

/** A table of calls with what a reply and the end of the wire do to it, from line 3. */
const calls = (reply: string, end: string): string =>
  `import { TaskCompletionSource } from "task-completion-source";
export class A { #all = new Map(); call(k) { const s = new TaskCompletionSource(); this.#all.set(k, s); return s.promise; }
constructor(wire) { wire.on("reply", (k, v) => { ${reply} });
wire.once("close", () => {
${end}
}); } }`;

const kept = 'this.#all.get(k)?.trySetResult(v);';

ruleTester.run('prefer-try-set, all that a map still holds', rule, {
  valid: [
    {
      name: 'where a reply takes its entry out',
      code: calls(`${kept} this.#all.delete(k);`, 'for (const [, s] of this.#all) s.setException(new Error());'),
    },
    {
      name: 'where an entry leaves the map once its promise is settled',
      code: calls(kept, 'for (const s of this.#all.values()) s.setCanceled();').replace(
        'return s.promise',
        'return s.promise.finally(() => this.#all.delete(k))',
      ),
    },
    {
      name: 'where the completed ones are passed over',
      code: calls(kept, 'for (const [, s] of this.#all) { if (s.isCompleted) continue; s.setCanceled(); }'),
    },
    {
      name: 'where only the completed ones are left out of what is gone through',
      code: calls(
        kept,
        'for (const s of [...this.#all.values()].filter((each) => !each.isCompleted)) s.setCanceled();',
      ),
    },
    {
      name: 'where nobody else settles them',
      code: calls(
        'log(this.#all.get(k), v);',
        'for (const s of this.#all.values()) s.setCanceled(); this.#all.clear();',
      ),
    },
    {
      name: 'where another map is gone through',
      code: calls(kept, 'for (const s of wire.all.values()) s.setCanceled();'),
    },
  ],
  invalid: [
    {
      name: 'by its values',
      code: calls(kept, 'for (const s of this.#all.values()) s.setCanceled();\nthis.#all.clear();'),
      output: calls(kept, 'for (const s of this.#all.values()) s.trySetCanceled();\nthis.#all.clear();'),
      errors: [{ messageId: 'raced', line: 5 }],
    },
    {
      name: 'by a visit, where a reply has a name for its entry',
      code: calls(
        'const s = this.#all.get(k); if (s) s.trySetResult(v);',
        'this.#all.forEach((s) => { s.setException(new Error()); });',
      ),
      output: calls(
        'const s = this.#all.get(k); if (s) s.trySetResult(v);',
        'this.#all.forEach((s) => { s.trySetException(new Error()); });',
      ),
      errors: [{ messageId: 'raced', line: 5 }],
    },
  ],
});

ruleTester.run('prefer-try-set: an operation that is told of its end by an error', rule, {
  valid: [
    {
      name: 'the try form on both ways',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function run(job, signal) {
  const done = new TaskCompletionSource();
  signal.addEventListener('abort', () => { done.trySetCanceled(signal.reason); job.kill(); }, { once: true });
  job.begin((error, value) => { if (error) done.trySetException(error); else done.trySetResult(value); });
  return done.promise;
}`,
    },
    {
      name: 'a callback of progress, which takes no error, of what was stopped',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function run(job, signal) {
  const done = new TaskCompletionSource();
  signal.addEventListener('abort', () => { done.trySetCanceled(signal.reason); job.stop(); }, { once: true });
  job.begin((frame, value) => { done.setResult(value); });
  return done.promise;
}`,
    },
  ],
  invalid: [
    {
      name: 'of an operation that is killed',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function run(job, signal) {
  const done = new TaskCompletionSource();
  signal.addEventListener('abort', () => { done.trySetCanceled(signal.reason); job.kill(); }, { once: true });
  job.begin((error, value) => { if (error) done.trySetException(error); else done.setResult(value); });
  return done.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function run(job, signal) {
  const done = new TaskCompletionSource();
  signal.addEventListener('abort', () => { done.trySetCanceled(signal.reason); job.kill(); }, { once: true });
  job.begin((error, value) => { if (error) done.trySetException(error); else done.trySetResult(value); });
  return done.promise;
}`,
      errors: 1,
    },
    {
      name: 'of an operation that is canceled',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function run(job, signal) {
  const done = new TaskCompletionSource();
  signal.addEventListener('abort', () => { done.trySetCanceled(signal.reason); job.cancel(); }, { once: true });
  job.begin((err, value) => { if (!err) done.setResult(value); else done.trySetException(err); });
  return done.promise;
}`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function run(job, signal) {
  const done = new TaskCompletionSource();
  signal.addEventListener('abort', () => { done.trySetCanceled(signal.reason); job.cancel(); }, { once: true });
  job.begin((err, value) => { if (!err) done.trySetResult(value); else done.trySetException(err); });
  return done.promise;
}`,
      errors: 1,
    },
  ],
});

ruleTester.run('prefer-try-set, functions that let one of all through', rule, {
  valid: [
    {
      name: 'a flag that all of them share',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function firstOf(green, red) { const source = new TaskCompletionSource(); let decided = false;
const decide = (settle) => (value) => { if (decided) return; decided = true; settle(value); };
green.once('go', decide((speed) => { source.setResult(speed); }));
red.once('stop', decide((why) => { source.setException(why); })); return source.promise; }`,
    },
  ],
  invalid: [
    {
      name: 'a flag of each alone',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function firstOf(green, red) { const source = new TaskCompletionSource();
const decide = (settle) => { let decided = false; return (value) => { if (decided) return; decided = true; settle(value); }; };
green.once('go', decide((speed) => { source.setResult(speed); }));
red.once('stop', decide((why) => { source.setException(why); })); return source.promise; }`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function firstOf(green, red) { const source = new TaskCompletionSource();
const decide = (settle) => { let decided = false; return (value) => { if (decided) return; decided = true; settle(value); }; };
green.once('go', decide((speed) => { source.trySetResult(speed); }));
red.once('stop', decide((why) => { source.trySetException(why); })); return source.promise; }`,
      errors: 2,
    },
    {
      name: 'no flag at all',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function firstOf(green, red) { const source = new TaskCompletionSource();
const decide = (settle) => (value) => { log(value); settle(value); };
green.once('go', decide((speed) => { source.setResult(speed); }));
red.once('stop', decide((why) => { source.setException(why); })); return source.promise; }`,
      output: `import { TaskCompletionSource } from 'task-completion-source';
export function firstOf(green, red) { const source = new TaskCompletionSource();
const decide = (settle) => (value) => { log(value); settle(value); };
green.once('go', decide((speed) => { source.trySetResult(speed); }));
red.once('stop', decide((why) => { source.trySetException(why); })); return source.promise; }`,
      errors: 2,
    },
  ],
});

ruleTester.run('prefer-try-set, tables of handlers', rule, {
  valid: [
    {
      name: 'of the functions that a loop registers one sets',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function landed(plane) {
  const source = new TaskCompletionSource();
  const on = { landed: (time) => source.setResult(time), delayed: (minutes) => show(minutes) };
  for (const [event, handler] of Object.entries(on)) plane.once(event, handler);
  return source.promise;
}`,
    },
    {
      name: 'a callback registers the table',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function landed(plane) {
  const source = new TaskCompletionSource();
  const on = { landed: (time) => source.setResult(time), delayed: (minutes) => show(minutes) };
  Object.entries(on).forEach(([event, handler]) => plane.once(event, handler));
  return source.promise;
}`,
    },
  ],
  invalid: [
    {
      name: 'two functions of a table that a loop registers',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export function landed(plane) {
  const source = new TaskCompletionSource();
  const on = { landed: (time) => source.setResult(time), crashed: (reason) => source.setException(reason) };
  for (const [event, handler] of Object.entries(on)) plane.once(event, handler);
  return source.promise;
}`,
      errors: [
        { messageId: 'raced', line: 4, suggestions: 1 },
        { messageId: 'raced', line: 4, suggestions: 1 },
      ],
    },
    {
      name: 'a table that a helper is given',
      code: `import { TaskCompletionSource } from 'task-completion-source';
function hear(target, table) {
  Object.entries(table).forEach(([name, fn]) => target.once(name, fn));
}
export function paid(order) {
  const source = new TaskCompletionSource();
  hear(order, { paid: (sum) => source.setResult(sum), refused: (why) => source.setException(why) });
  return source.promise;
}`,
      errors: [
        { messageId: 'raced', line: 7, suggestions: 1 },
        { messageId: 'raced', line: 7, suggestions: 1 },
      ],
    },
  ],
});

ruleTester.run('prefer-try-set, a field that still holds what is completed', rule, {
  valid: [
    {
      name: 'where the other completer gives it up',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Meter {
  async read(command) { const answer = new TaskCompletionSource(); this.exchange = { command, answer }; return await answer.promise; }
  cancel(reason) { const exchange = this.exchange; this.exchange = undefined; exchange?.answer.trySetException(reason); }
  onFrame(frame) { const exchange = this.exchange; if (!exchange) return; this.exchange = undefined; exchange.answer.setResult(frame); }
}`,
    },
    {
      name: 'where who calls the other one gives it up',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Meter {
  async read(command) { const answer = new TaskCompletionSource(); this.exchange = { command, answer }; return await answer.promise; }
  stop() { this.#fail(new Error('stopped')); this.exchange = undefined; }
  #fail(reason) { this.exchange?.answer.trySetException(reason); }
  onFrame(frame) { const exchange = this.exchange; if (!exchange) return; this.exchange = undefined; exchange.answer.setResult(frame); }
}`,
    },
    {
      name: 'of another field',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Meter {
  async read(command) { const answer = new TaskCompletionSource(); this.exchange = { command, answer }; return await answer.promise; }
  cancel(reason) { this.greeting?.answer.trySetException(reason); }
  onFrame(frame) { const exchange = this.exchange; if (!exchange) return; this.exchange = undefined; exchange.answer.setResult(frame); }
}`,
    },
  ],
  invalid: [
    {
      name: 'by the name of a constant',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Meter {
  async read(command) { const answer = new TaskCompletionSource(); this.exchange = { command, answer }; return await answer.promise; }
  cancel(reason) { const exchange = this.exchange; exchange?.answer.trySetException(reason); }
  onFrame(frame) {
    const exchange = this.exchange; if (!exchange) return; this.exchange = undefined;
    exchange.answer.setResult(frame);
  }
}`,
      errors: [{ messageId: 'raced', line: 7 }],
      output: `import { TaskCompletionSource } from 'task-completion-source';
class Meter {
  async read(command) { const answer = new TaskCompletionSource(); this.exchange = { command, answer }; return await answer.promise; }
  cancel(reason) { const exchange = this.exchange; exchange?.answer.trySetException(reason); }
  onFrame(frame) {
    const exchange = this.exchange; if (!exchange) return; this.exchange = undefined;
    exchange.answer.trySetResult(frame);
  }
}`,
    },
    {
      name: 'at once, by a private method',
      code: `import { TaskCompletionSource } from 'task-completion-source';
class Meter {
  async read(command) { const answer = new TaskCompletionSource(); this.exchange = { command, answer }; return await answer.promise; }
  stop() { this.#fail(new Error('stopped')); }
  #fail(reason) { this.exchange?.answer.trySetException(reason); }
  onFrame(frame) { this.exchange.answer.setResult(frame); }
}`,
      errors: [{ messageId: 'raced', line: 6 }],
      output: `import { TaskCompletionSource } from 'task-completion-source';
class Meter {
  async read(command) { const answer = new TaskCompletionSource(); this.exchange = { command, answer }; return await answer.promise; }
  stop() { this.#fail(new Error('stopped')); }
  #fail(reason) { this.exchange?.answer.trySetException(reason); }
  onFrame(frame) { this.exchange.answer.trySetResult(frame); }
}`,
    },
  ],
});

ruleTester.run('prefer-try-set, tests before a wait', rule, {
  valid: [
    {
      name: 'after it, beside what empties what is asked',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export class Lobby { #seats = []; #started = new TaskCompletionSource();
close() { this.#seats.length = 0; this.#started.trySetCanceled(); }
sit(seat) { this.#seats.push(seat); if (this.#seats.length === 4) this.#begin(); }
#begin() { load().then(() => { if (!this.#started.isCompleted) this.#started.setResult(1); }); } }`,
    },
  ],
  invalid: [
    {
      name: 'which says nothing of what comes meanwhile',
      code: `import { TaskCompletionSource } from 'task-completion-source';
export class Lobby { #seats = []; #started = new TaskCompletionSource();
close() { this.#started.trySetCanceled(); for (const seat of this.#seats.splice(0)) seat.end(); }
sit(seat) { this.#seats.push(seat); if (this.#seats.length === 4) this.#begin(); }
#begin() { load().then(() => { this.#started.setResult(1); }); } }`,
      errors: [{ messageId: 'raced', line: 5 }],
      output: `import { TaskCompletionSource } from 'task-completion-source';
export class Lobby { #seats = []; #started = new TaskCompletionSource();
close() { this.#started.trySetCanceled(); for (const seat of this.#seats.splice(0)) seat.end(); }
sit(seat) { this.#seats.push(seat); if (this.#seats.length === 4) this.#begin(); }
#begin() { load().then(() => { this.#started.trySetResult(1); }); } }`,
    },
  ],
});
