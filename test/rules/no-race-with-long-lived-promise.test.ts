import rule from '../../src/rules/no-race-with-long-lived-promise.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

const inLoop = (promise: string, line: number, at = 1) => ({
  messageId: 'loop',
  line,
  data: { promise, line: String(at) },
});

ruleTester.run('no-race-with-long-lived-promise', rule, {
  valid: [
    {
      name: 'a race by way of call, of what each turn makes',
      code: `export async function run(jobs) {
  for (const job of jobs) await Promise.race.call(Promise, [job(), pause(100)]);
}`,
    },
    {
      name: 'a reaction by a name, of a promise that each turn makes',
      code: `async function consume(input) {
  for (;;) {
    const ended = once(input, 'end');
    const end = ended.then(() => null);
    const line = await Promise.race([next(), end]);
    if (line === null) break;
  }
}`,
    },
    {
      name: 'a name that the turn gives something else',
      code: `async function consume(ended) {
  for (;;) {
    let end = ended.then(() => null);
    end = pause(100);
    const line = await Promise.race([next(), end]);
    if (line === null) break;
  }
}`,
    },
    {
      name: 'what a wait for the promise gives',
      code: `async function consume(opened) {
  for (;;) {
    const line = await opened;
    await Promise.race([next(), line]);
  }
}`,
    },
    {
      name: 'a getter that an object of the file has from its base class',
      code: `class Beat {
  get tick() {
    return new Promise((resolve) => setTimeout(resolve, 100));
  }
}
class Clock extends Beat {}
const clock = new Clock();
for (const url of urls) {
  await Promise.race([fetch(url), clock.tick]);
}`,
    },
    {
      name: 'a getter of an object of the file that makes a new one',
      code: `class Clock {
  get tick() {
    return new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const clock = new Clock();
for (const url of urls) {
  await Promise.race([fetch(url), clock.tick]);
}`,
    },
    {
      name: 'one list, each element of which is raced once',
      code: "import { setTimeout as delay } from 'node:timers/promises'; export async function all(jobs) { const deadline = delay(60_000); await Promise.all(jobs.map((job) => Promise.race([job(), deadline]))); }",
    },
    {
      name: 'a deadline for each batch',
      code: "import { setTimeout as delay } from 'node:timers/promises'; export async function all(queue) { while (queue.length > 0) { const deadline = delay(60_000); const batch = queue.splice(0, 5); await Promise.all(batch.map((job) => Promise.race([job(), deadline]))); } }",
    },
    {
      name: 'a lookup by a path',
      code: `const closed = new Promise((r) => process.once("SIGTERM", r));
cache.get("/a", async () => 1);
const first = app.get("port", () => Promise.race([work(), closed]));`,
    },
    {
      name: 'made for the request',
      code: 'app.get("/page", async (req, res) => { const gone = once(req, "close"); res.send(await Promise.race([render(), gone])); });',
    },
    {
      name: 'a scope that forgets what it has raced',
      code: `export async function f(scope, next) { while (true) await scope.race(next()); }`,
    },
    { name: 'a signal', code: 'for (;;) { signal.throwIfAborted(); await next({ signal }); }' },
    { name: 'fresh each turn', code: 'for (const u of urls) await Promise.race([fetch(u), delay(100)]);' },
    { name: 'made in the turn', code: 'while (on) { const late = delay(9); await Promise.race([next(), late]); }' },
    { name: 'once, in a method', code: 'class A { f() { return Promise.race([work(), this.closed]); } }' },
    { name: 'before the loop', code: 'const first = await Promise.race([a, b]); for (const x of xs) use(x, first);' },
    {
      name: 'what the loop is over',
      code: 'async function f() { for (const x of await Promise.race([a(), closed])) use(x); }',
    },
    {
      name: 'a loop that races once',
      code: 'async function f() { for (const s of sources) { return Promise.race([s.read(), closed]); } }',
    },
    {
      name: 'a loop that is left after the race',
      code: 'async function f() { for (const s of sources) { const v = await Promise.race([s.read(), closed]); use(v); break; } }',
    },
    {
      name: 'a return under a condition',
      code: 'async function f() { for await (const s of sources) { if (s.ok) return await Promise.race([s.read(), closed]); } }',
    },
    {
      name: 'a pool whose members leave it',
      code: 'const executing = new Set(); for (const x of xs) { const p = work(x).finally(() => executing.delete(p)); executing.add(p); if (executing.size > 3) await Promise.race(executing); }',
    },
    {
      name: 'a pool that is spread',
      code: 'async function f(xs, executing) { for (const x of xs) { executing.add(run(x)); await Promise.race([...executing]); } }',
    },
    {
      name: 'a promise that is replaced when it has been used',
      code: 'async function f(it) { let next = it.next(); for (;;) { const r = await Promise.race([next, tick()]); if (r.done) return; next = it.next(); } }',
    },
    {
      name: 'a field that takes promises in turn',
      code: 'class A { async run() { for (;;) await Promise.race([this.step(), this.wake]); } signal() { this.go(); this.wake = new Promise((r) => { this.go = r; }); } }',
    },
    {
      name: 'a getter',
      code: 'class A { get wake() { return make(); } async run() { for (;;) await Promise.race([this.step(), this.wake]); } }',
    },
    {
      name: 'an event that comes once',
      code: "ws.once('message', async (m) => { await Promise.race([handle(m), shutdown]); });",
    },
    {
      name: 'a listener for one time',
      code: "el.addEventListener('click', () => Promise.race([handle(), shutdown]), { once: true });",
    },
    { name: 'an event that ends it', code: "ws.on('close', () => Promise.race([flush(), shutdown]));" },
    { name: 'a callback that runs once', code: 'setTimeout(() => Promise.race([work(), stopped]), 10);' },
    {
      name: 'a few turns',
      code: 'async function f() { for (let i = 0; i < 3; i++) { try { return await Promise.race([work(), closed]); } catch {} } }',
    },
    {
      name: 'a member of what the turn is about',
      code: 'for (const c of connections) await Promise.race([c.end(), c.closed]);',
    },
    {
      name: 'an awaited value',
      code: 'async function f() { const first = await get(); for (const x of xs) await Promise.race([work(x), first]); }',
    },
    { name: 'another kind of race', code: "import * as Effect from 'effect';\nfor (const x of xs) Effect.race(a, b);" },
    { name: 'a race of tasks', code: "import async from 'async';\nfor (const x of xs) async.race([a, b], done);" },
    {
      name: 'a progress that is asked',
      code: 'async function f(progress) { for (const x of xs) await progress.race(work(x)); }',
    },
    {
      name: 'a function that a loop calls, with its own promises',
      code: 'async function read(s) { const late = delay(9); return Promise.race([s.read(), late]); }\nasync function all() { for (const s of sources) await read(s); }',
    },
    {
      name: 'a function that a loop gives a fresh promise',
      code: 'const within = (p, stop) => Promise.race([p, stop]);\nasync function all() { for (const s of sources) await within(s.read(), delay(5)); }',
    },
    { name: 'half-written', code: 'for (;;) { Promise.race(); Promise.race([, ]); Promise.race(...x); a.race(); }' },
  ],
  invalid: [
    {
      name: 'a race by way of call',
      code: `const stopped = new Promise((done) => process.once('SIGTERM', done));
export async function run(jobs) {
  for (const job of jobs) await Promise.race.call(Promise, [job(), stopped]);
}`,
      errors: 1,
    },
    {
      name: 'a reaction by a name of the turn',
      code: `class Feed {
  constructor(socket) {
    this.closed = socket.closed();
  }
  async read() {
    while (this.isOpen) {
      const { closed } = this;
      const stop = this.closed.catch(() => undefined).then(() => 'stop');
      if ((await Promise.race([this.next(), stop])) === 'stop') break;
      await this.handle();
    }
  }
}`,
      errors: [{ messageId: 'loop', line: 9 }],
    },
    {
      name: 'a name of the turn for the promise itself',
      code: `async function consume(lines, stopped) {
  for await (const line of lines) {
    const stop = stopped;
    await Promise.race([handle(line), stop]);
  }
}`,
      errors: [{ messageId: 'loop', line: 4 }],
    },
    {
      name: 'a getter of an object of the file that gives the same each time',
      code: `class Clock {
  #stopped = Promise.withResolvers();
  get stopped() {
    return this.#stopped.promise;
  }
}
const clock = new Clock();
for (const url of urls) {
  await Promise.race([fetch(url), clock.stopped]);
}`,
      errors: 1,
    },
    {
      name: 'one list after the other',
      code: "import { setTimeout as delay } from 'node:timers/promises'; export async function all(queue) { const deadline = delay(60_000); while (queue.length > 0) { const batch = queue.splice(0, 5); await Promise.all(batch.map((job) => Promise.race([job(), deadline]))); } }",
      errors: 1,
    },
    {
      name: 'for each message of the page itself',
      code: `const done = new Promise((r) => addEventListener("pagehide", r, { once: true }));
addEventListener("message", async (e) => {
  await Promise.race([handle(e), done]);
});`,
      errors: [{ messageId: 'event', line: 3 }],
    },
    {
      name: 'for each request of a route',
      code: `const draining = new Promise((_, reject) => process.once("SIGTERM", reject));
router.post("/page/:id", authorized, async (req, res) => {
  res.send(await Promise.race([render(req), draining]));
});`,
      errors: [{ messageId: 'event', line: 3 }],
    },
    {
      name: 'for each request of a server',
      code: `import { createServer } from "node:http";
const draining = new Promise((_, reject) => process.once("SIGTERM", reject));
createServer(async (req, res) => {
  res.end(await Promise.race([render(req), draining]));
}).listen(80);`,
      errors: [{ messageId: 'event', line: 4 }],
    },
    {
      name: 'a field in a loop',
      code: 'class A { async pump() {\nfor (;;) {\nconst r = await Promise.race([reader.read(), this.closed]);\nif (r.done) return; } } }',
      errors: [inLoop('this.closed', 3, 2)],
    },
    {
      name: 'an outer constant',
      code: "const stopped = once(ee, 'stop');\nwhile (true) { await Promise.race([next(), stopped]); }",
      errors: [inLoop('stopped', 2, 2)],
    },
    {
      name: 'Promise.any',
      code: 'async function f(stopped) { do { await Promise.any([next(), stopped]); } while (on); }',
      errors: [inLoop('stopped', 1)],
    },
    {
      name: 'for await',
      code: 'async function f(src, stopped) { for await (const x of src) await Promise.race([handle(x), stopped]); }',
      errors: [inLoop('stopped', 1)],
    },
    {
      name: 'a condition of a loop',
      code: 'async function f(it, stopped) { while (!(await Promise.race([it.next(), stopped])).done) step(); }',
      errors: [inLoop('stopped', 1)],
    },
    {
      name: 'each message',
      code: "ws.on('message', async (m) => { await Promise.race([handle(m), shutdown]); });",
      errors: [{ messageId: 'event', line: 1, data: { promise: 'shutdown', line: '1' } }],
    },
    {
      name: 'each message, returned',
      code: "port.addEventListener('message', (m) => Promise.race([handle(m), shutdown]));",
      errors: [{ messageId: 'event' }],
    },
    {
      name: 'each tick',
      code: 'setInterval(async () => { await Promise.race([tick(), stopped]); }, 100);',
      errors: [{ messageId: 'event' }],
    },
    {
      name: 'a listener by its name',
      code: "const stopped = stop();\nasync function onMessage(m) { await Promise.race([handle(m), stopped]); }\nworker.on('message', onMessage);",
      errors: [{ messageId: 'event', line: 2 }],
    },
    {
      name: 'a method that a listener calls',
      code: "class A { constructor(ws) { this.closed = new Promise((r) => ws.once('close', r)); ws.on('message', (m) => this.handle(m)); }\nasync handle(m) { await Promise.race([this.reply(m), this.closed]); } }",
      errors: [{ messageId: 'event', line: 2 }],
    },
    {
      name: 'a wrapper method',
      code: 'for await (const x of src) {\n  await writableError.race(write(x));\n}',
      errors: [inLoop('writableError', 2)],
    },
    {
      name: 'a wrapper in a field',
      code: 'class A { async f() { for (const x of xs) await this.#closeScope.race(x.run()); } }',
      errors: [inLoop('this.#closeScope', 1)],
    },
    {
      name: 'a fresh then on an old promise',
      code: 'async function f(closed) { for (;;) await Promise.race([next(), closed.then(() => null)]); }',
      errors: [inLoop('closed.then(() => null)', 1)],
    },
    {
      name: 'a promise of a source',
      code: "import { TaskCompletionSource } from 'task-completion-source';\nconst stop = new TaskCompletionSource();\nexport async function f() { for (;;) await Promise.race([next(), stop.promise]); }",
      errors: [inLoop('stop.promise', 3, 3)],
    },
    {
      name: 'withResolvers',
      code: "async function f(signal) { const { promise: aborted, reject } = Promise.withResolvers(); signal.addEventListener('abort', reject);\nwhile (true) { const r = await Promise.race([it.next(), aborted]); if (r.done) break; } }",
      errors: [inLoop('aborted', 2, 2)],
    },
    {
      name: 'caught and tried again',
      code: 'async function f() { while (true) { try { return await Promise.race([work(), closed]); } catch (e) { log(e); } } }',
      errors: [inLoop('closed', 1)],
    },
    {
      name: 'a helper that the loop calls',
      code: 'async function f(closed) { const orClosed = (p) => Promise.race([p, closed]);\nfor (;;) { const r = await orClosed(next()); if (r.done) return; } }',
      errors: [inLoop('closed', 1, 2)],
    },
    {
      name: 'a helper that is given the old promise',
      code: 'const within = (p, stop) => Promise.race([p, stop]);\nexport async function f(stopped) { for (;;) await within(next(), stopped); }',
      errors: [inLoop('stop', 1, 2)],
    },
    {
      name: 'a function that gives the same promise',
      code: 'const closed = once(ee, "close"); const whenClosed = () => closed;\nfor (;;) await Promise.race([next(), whenClosed()]);',
      errors: [inLoop('whenClosed()', 2, 2)],
    },
    {
      name: 'a handler property',
      code: 'worker.onmessage = async (e) => { await Promise.race([handle(e), terminated]); };',
      errors: [{ messageId: 'event' }],
    },
    {
      name: 'a generator',
      code: 'async function* map(src, aborted) { for await (const x of src) yield await Promise.race([f(x), aborted]); }',
      errors: [inLoop('aborted', 1)],
    },
    {
      name: 'a function that calls itself once',
      code: 'const stopped = stop(); (async function run() { for (;;) { await Promise.race([work(), stopped]); } })();',
      errors: [inLoop('stopped', 1)],
    },
    {
      name: 'a private field',
      code: 'class A { #closed = new Promise((r) => { this.#close = r; }); #close; async run() { while (true) await Promise.race([this.next(), this.#closed]); } }',
      errors: [inLoop('this.#closed', 1)],
    },
    {
      name: 'a deadline for all turns',
      code: 'async function f() { const deadline = delay(5000); while (!done()) await Promise.race([poll(), deadline]); }',
      errors: [inLoop('deadline', 1)],
    },
  ],
});

javascriptRuleTester.run('no-race-with-long-lived-promise in JavaScript', rule, {
  valid: ['for (const x of xs) { await0(Promise.race([a(x), b(x)])); }'],
  invalid: [
    {
      code: 'module.exports = async (closed) => { for (;;) await Promise.race([next(), closed]); };',
      errors: [{ messageId: 'loop' }],
    },
  ],
});

ruleTester.run('no-race-with-long-lived-promise, pools and old constructors', rule, {
  valid: [
    {
      name: 'members leave the list as they finish',
      code: `export async function all(urls, width) { const running = []; for (const url of urls) { const each = load(url).finally(() => { running.splice(running.indexOf(each), 1); }); running.push(each); while (running.length >= width) await Promise.race(running); } await Promise.all(running); }`,
    },
  ],
  invalid: [
    {
      name: 'kept by a constructor that is a function',
      code: `function Heartbeat(link) { this.link = link; this.lost = link.lost(); } Heartbeat.prototype.start = function () { const self = this; setInterval(() => { Promise.race([self.link.ping(), self.lost]).then(note, stop); }, 100); };`,
      errors: [{ messageId: 'event' }],
    },
  ],
});

ruleTester.run('no-race-with-long-lived-promise, lists that are put together before', rule, {
  valid: [
    {
      name: 'whose places are taken by others',
      code: `export async function all(urls) { const slots = [load(urls[0]).then(() => 0), load(urls[1]).then(() => 1)]; for (const url of urls.slice(2)) { const free = await Promise.race([...slots, stop()]); slots[free] = load(url).then(() => free); } }`,
    },
    {
      name: 'which other code may change',
      code: `export async function all(urls) { const running = [load(urls[0]), load(urls[1])]; for (const url of urls) { await Promise.race(running); replaceSettled(running, load(url)); } }`,
    },
    {
      name: 'in each turn',
      code: `export async function all(urls) { for (const url of urls) { const both = [load(url), stop()]; await Promise.race([...both, delay(5)]); } }`,
    },
    {
      name: 'of what is settled',
      code: `export async function all(urls) { const known = [Promise.resolve(null)]; for (const url of urls) await Promise.race([load(url), ...known]); }`,
    },
    {
      name: 'anew',
      code: `export async function all(urls) { let both = [stop()]; for (const url of urls) { await Promise.race([load(url), ...both]); both = [stop()]; } }`,
    },
  ],
  invalid: [
    {
      name: 'by their makers',
      code: `export async function all(urls, socket) {
const ends = [once(socket, 'close'), new Promise((_, reject) => { socket.once('error', reject); })];
for (const url of urls)
await Promise.race([load(url), ...ends]); }`,
      errors: [{ messageId: 'loop', line: 4 }],
    },
    {
      name: 'and raced as they are',
      code: `export function watch(bus, socket) {
const ends = []; ends.push(once(socket, 'close').then(() => null));
bus.on('item', async () => { const all = [bus.next(), ...ends];
await Promise.race(all); }); }`,
      errors: [{ messageId: 'event', line: 4 }],
    },
  ],
});

ruleTester.run('no-race-with-long-lived-promise, lists that a function gives', rule, {
  valid: [
    {
      name: 'all made for the race',
      code: 'async function f(source) { const both = () => [source.next(), delay(100)]; for (;;) await Promise.race(both()); }',
    },
    {
      name: 'of a function that does more',
      code: 'async function f(source, closed) { const both = () => { const list = [source.next()]; if (source.isOpen) list.push(closed); return list; }; for (;;) await Promise.race(both()); }',
    },
    {
      name: 'raced once',
      code: 'async function f(source, closed) { const both = () => [source.next(), closed]; return await Promise.race(both()); }',
    },
    {
      name: 'what it is given',
      code: 'async function f(source) { const both = (late) => [source.next(), late]; for (;;) await Promise.race(both(delay(100))); }',
    },
  ],
  invalid: [
    {
      name: 'with one that was there before',
      code: 'async function f(source) {\nconst closed = source.closed();\nfunction both() { return [source.next(), closed]; }\nwhile (source.isOpen)\nawait Promise.race(both()); }',
      errors: [inLoop('closed', 5, 4)],
    },
  ],
});

ruleTester.run('no-race-with-long-lived-promise, options that are called for each of many', rule, {
  valid: [
    {
      name: 'with promises of the turn',
      code: 'class Jobs { run(queue) { return queue.run({ eachJob: (job) => Promise.race([job.done(), delay(100)]) }); } }',
    },
    {
      name: 'and others, which may be called once',
      code: 'class Jobs { constructor(queue) { this.closed = queue.closed(); } run(queue) { return queue.run({ teach: (job) => Promise.race([job.done(), this.closed]), setup: () => Promise.race([this.open(), this.closed]) }); } }',
    },
  ],
  invalid: [
    {
      name: 'with one of the object',
      code: `class Jobs { constructor(queue) { this.closed = queue.closed(); }
run(queue) { return queue.run({
async eachBatch(batch) {
return await Promise.race([batch.done(), queue.closed]); } }); } }`,
      errors: [{ messageId: 'event', line: 4, data: { promise: 'queue.closed', line: '3' } }],
    },
  ],
});

ruleTester.run('no-race-with-long-lived-promise, what is made when it is asked for first', rule, {
  valid: [
    {
      name: 'and made again once it is over',
      code: `let pause;
const paused = () => (pause ??= delay(900).finally(() => { pause = undefined; }));
for (;;) await Promise.race([next(), paused()]);`,
    },
    {
      name: 'by each turn',
      code: `for (const queue of queues) {
  let gone;
  const left = () => (gone ??= once(queue, 'end'));
  await Promise.race([queue.next(), left()]);
}`,
    },
    {
      name: 'and wrapped in a new promise each time',
      code: `let gone;
async function left() { return (gone ??= once(ee, 'end')); }
for (;;) await Promise.race([next(), left()]);`,
    },
    {
      name: 'a getter that makes one each time',
      code: 'class A { get late() { return delay(9); } async run() { for (;;) await Promise.race([next(), this.late]); } }',
    },
    {
      name: 'a getter of a field in which promises take turns',
      code: `class A { #turn = make(); get turn() { return this.#turn; } turned() { this.#turn = make(); }
async run() { for (;;) await Promise.race([next(), this.turn]); } }`,
    },
    {
      name: 'getters that give each other',
      code: 'class A { get a() { return this.b; } get b() { return this.a; } async run() { for (;;) await Promise.race([next(), this.a]); } }',
    },
    {
      name: 'a function that fills it with something else before',
      code: `let gone;
function left() { if (!gone) other = once(ee, 'end'); return gone(); }
for (;;) await Promise.race([next(), left()]);`,
    },
  ],
  invalid: [
    {
      name: 'by a method that asks whether it is there',
      code: `class A { #left;
left() { if (this.#left === undefined) { this.#left = once(this, 'end'); } return this.#left; }
async run() {
while (this.on) await Promise.race([next(), this.left()]); } }`,
      errors: [inLoop('this.left()', 4, 4)],
    },
    {
      name: 'by a getter',
      code: `class A { get left() { return (this._left ||= once(this, 'end')); }
async run() {
while (this.on) await Promise.race([next(), this.left]); } }`,
      errors: [inLoop('this.left', 3, 3)],
    },
    {
      name: 'by a function',
      code: `let gone;
function left() { return gone || (gone = once(ee, 'end')); }
while (on) await Promise.race([next(), left()]);`,
      errors: [inLoop('left()', 3, 3)],
    },
    {
      name: 'a getter of the record that it is a part of',
      code: `class A { #gate = Promise.withResolvers(); get gate() { return this.#gate; }
async run() {
while (this.on) await Promise.race([next(), this.gate.promise]); } }`,
      errors: [inLoop('this.gate.promise', 3, 3)],
    },
  ],
});

ruleTester.run('no-race-with-long-lived-promise, one more reaction by a function', rule, {
  valid: [
    {
      name: 'of what the function makes',
      code: 'class A { #tick() { return this.next().then(() => 1); } async run() { while (this.on) await Promise.race([this.#tick(), work()]); } }',
    },
    {
      name: 'of what has just been begun',
      code: 'async function run(rows) { for await (const row of rows) { const job = start(row); const done = () => job.then(log); await Promise.race([done(), work(row)]); } }',
    },
    {
      name: 'waited for before other work',
      code: 'class A { #ready = open(); async #read() { await this.#ready; return this.read(); } async run() { while (this.on) await Promise.race([this.#read(), work()]); } }',
    },
  ],
  invalid: [
    {
      name: 'of a method',
      code: `class A { #end = Promise.withResolvers(); #ended() { return this.#end.promise.then(() => 'ended'); }
async run(rows) {
for await (const row of rows) await Promise.race([this.#ended(), work(row)]); } }`,
      errors: [inLoop('this.#ended()', 3, 3)],
    },
    {
      name: 'of a function behind its own name for it',
      code: `function run(rows, closed) { const gone = () => { const end = closed; return end.catch(() => 'gone'); };
return (async () => {
for await (const row of rows) await Promise.race([gone(), work(row)]); })(); }`,
      errors: [inLoop('gone()', 3, 3)],
    },
    {
      name: 'of an async function that does nothing but wait for it',
      code: `class A { #end = Promise.withResolvers(); async #ended() { await this.#end.promise; return 'ended'; }
async run(rows) {
for await (const row of rows) await Promise.race([this.#ended(), work(row)]); } }`,
      errors: [inLoop('this.#ended()', 3, 3)],
    },
  ],
});

ruleTester.run('no-race-with-long-lived-promise, handlers in a table', rule, {
  valid: [
    {
      name: 'of what the handler makes',
      code: `function serve(socket, session) { const handlers = { async query(message) { const late = pause(message.ms); await Promise.race([session.run(message), late]); } };
socket.on('message', (message) => handlers[message.kind](message)); }`,
    },
    {
      name: 'another entry is called',
      code: `function serve(socket, ended) { const handlers = { close: () => Promise.race([socket.end(), ended]), note: (text) => log(text) };
socket.on('message', (text) => handlers.note(text)); }`,
    },
    {
      name: 'called once',
      code: `function serve(socket, ended) { const steps = { open: () => Promise.race([socket.open(), ended]) }; socket.once('hello', ({ kind }) => steps[kind]()); }`,
    },
    {
      name: 'a table that nobody asks',
      code: `export function steps(socket, ended) { const all = { open: () => Promise.race([socket.open(), ended]) }; return all; }`,
    },
  ],
  invalid: [
    {
      name: 'of a map, for each event',
      code: `function attach(port, closed) { const commands = new Map([['load', async (url) => {
await Promise.race([fetch(url), closed]); }]]);
port.addEventListener('message', ({ data }) => commands.get(data.name)?.(data.url)); }`,
      errors: [{ messageId: 'event', line: 2 }],
    },
    {
      name: 'of a field, in a loop',
      code: `class Runner { #lost = lose(); #tasks = { copy: async (file) => {
await Promise.race([copy(file), this.#lost]); } };
async run(jobs) {
for await (const job of jobs) { const task = this.#tasks[job.kind]; await task(job.file); } } }`,
      errors: [inLoop('this.#lost', 2, 4)],
    },
    {
      name: 'by the name of a function',
      code: `function listen(worker, gone) { async function draw(frame) {
await Promise.race([paint(frame), gone]); }
const handlers = { draw }; worker.on('message', (message) => { handlers[message.kind](message.frame); }); }`,
      errors: [{ messageId: 'event', line: 2 }],
    },
  ],
});

ruleTester.run('no-race-with-long-lived-promise, tables of handlers', rule, {
  valid: [
    {
      name: 'a table whose functions are heard once',
      code: `export function attach(process, save, stopped) {
  const on = { async exit(code) { await Promise.race([save(code), stopped]); } };
  process.once('exit', on.exit);
}`,
    },
    {
      name: 'a promise of the handler itself',
      code: `export function attach(server, answer) {
  const on = { async request(message) { await Promise.race([answer(message), pause(100)]); } };
  for (const [event, fn] of Object.entries(on)) server.on(event, fn);
}`,
    },
  ],
  invalid: [
    {
      name: 'a handler by its name in the table',
      code: `export function attach(bus, work, closed) {
  const handlers = { job: async (task) => { const done = await Promise.race([work(task), closed]); report(done); }, idle() {} };
  bus.on('job', handlers.job);
}`,
      errors: [{ messageId: 'event', line: 2 }],
    },
    {
      name: 'a table that is gone through',
      code: `export function attach(peer, reply, ended) {
  const on = { async frame(data) { peer.send(await Promise.race([reply(data), ended])); } };
  for (const [event, fn] of Object.entries(on)) peer.on(event, fn);
}`,
      errors: [{ messageId: 'event', line: 2 }],
    },
  ],
});

ruleTester.run('no-race-with-long-lived-promise, an entry that is looked up in each turn', rule, {
  valid: [
    {
      name: 'by what the turn brings',
      code: `class Mux { #panes = new Map();
async attach(keys) { for await (const key of keys) { const pane = this.#panes.get(key.pane); await Promise.race([pane.write(key), pane.exited]); } } }`,
    },
    {
      name: 'by a key that the turn counts up',
      code: `class Mux { #jobs = new Map(); #at = 0;
async run() { while (this.#at < 1e6) { this.#at++; const job = this.#jobs.get(this.#at); await Promise.race([job.begin(), job.stopped]); } } }`,
    },
    {
      name: 'whose member is called anew',
      code: `class Mux { #panes = new Map(); #active;
async attach(keys) { for await (const key of keys) { const pane = this.#panes.get(this.#active); await Promise.race([pane.write(key), pane.exit()]); } } }`,
    },
  ],
  invalid: [
    {
      name: 'by a field',
      code: `class Mux { #panes = new Map(); #active;
async attach(keys) { for await (const key of keys) {
  const pane = this.#active === undefined ? undefined : this.#panes.get(this.#active);
  if (pane) await Promise.race([pane.write(key), pane.exited]); } } }`,
      errors: [{ messageId: 'loop', line: 4 }],
    },
    {
      name: 'by a field that the turn only reads',
      code: `class Mux { #panes = new Map(); #active; #last;
async attach(keys) { for await (const key of keys) { this.#last = this.#active; const pane = this.#panes.get(this.#active);
  await Promise.race([pane.write(key), pane.exited]); } } }`,
      errors: [{ messageId: 'loop', line: 3 }],
    },
    {
      name: 'by what the loop goes through nothing of',
      code: `export async function pump(sessions, id, frames) { for await (const frame of frames) {
  const session = sessions.get(id);
  await Promise.race([session.send(frame), session.closed]); } }`,
      errors: [{ messageId: 'loop', line: 3 }],
    },
  ],
});

ruleTester.run('no-race-with-long-lived-promise: what a helper of the file does', rule, {
  valid: [
    {
      name: 'a getter of an object that makes a promise each time',
      code: `const stopped = once(process, 'SIGINT');
const bounds = { get patience() { return sleep(100); } };
export async function drain(queue) {
  for (;;) await Promise.race([queue.take(), bounds.patience]);
}`,
    },
    {
      name: 'a static getter by the name of its class',
      code: `class Bounds { static get turn() { return new Promise((done) => setTimeout(done, 50)); } }
export function attach(port) {
  port.on('message', async (note) => { await Promise.race([note.handled(), Bounds.turn]); });
}`,
    },
  ],
  invalid: [
    {
      name: 'a getter of an object that gives the promise of the module',
      code: `const stopped = once(process, 'SIGINT');
const bounds = { get end() { return stopped; } };
export async function drain(queue) {
  for (;;) await Promise.race([queue.take(), bounds.end]);
}`,
      errors: [{ messageId: 'loop', line: 4 }],
    },
    {
      name: 'a static getter that adds a reaction to it each time',
      code: `const gone = connect().closed;
class Bounds { static get end() { return gone.then(() => null); } }
export function attach(port) {
  port.on('message', async (note) => { await Promise.race([note.handled(), Bounds.end]); });
}`,
      errors: [{ messageId: 'event', line: 4 }],
    },
  ],
});
