import rule from '../../src/rules/require-aborted-check.ts';
import { javascriptRuleTester, ruleTester, typedRuleTester } from '../rule-tester.ts';

/** A report without a suggestion. */
function unchecked(line: number, signal = 'signal') {
  return { messageId: 'unchecked', line, data: { signal } };
}

/** A report with the suggestion to check first. */
function checkedBy(line: number, output: string, signal = 'signal') {
  return { ...unchecked(line, signal), suggestions: [{ messageId: 'checkFirst', data: { signal }, output }] };
}

ruleTester.run('require-aborted-check', rule, {
  valid: [
    {
      name: 'a constant that names the event, asked in the same turn',
      code: `const STOPPED = \`abort\`;
export async function play(deck, signal) {
  await deck.load();
  signal.throwIfAborted();
  signal.addEventListener(STOPPED, () => deck.eject());
}`,
    },
    {
      name: 'a name that may stand for any event',
      code: `let stopped = 'abort';
if (isLegacy) stopped = 'cancel';
export async function play(deck, signal) {
  await deck.load();
  signal.addEventListener(stopped, () => deck.eject());
}`,
    },
    {
      name: 'a signal of its own behind a getter',
      code: "class Server { #controller = new AbortController(); get #signal() { return this.#controller.signal; } constructor() { this.#signal.addEventListener('abort', () => this.close()); } }",
    },
    {
      name: 'a getter is the check',
      code: `class Job {
  #signal;
  constructor(signal) {
    this.#signal = signal;
  }
  get #stopped() {
    return this.#signal.aborted;
  }
  start(req) {
    if (this.#stopped) return req.destroy();
    this.#signal.addEventListener('abort', () => req.destroy(), { once: true });
  }
}`,
    },
    {
      name: 'one of a list that is checked',
      code: "function any(a, b) { const c = new AbortController(); for (const s of [a, b]) { if (s.aborted) { c.abort(s.reason); break; } s.addEventListener('abort', () => c.abort(s.reason), { signal: c.signal }); } return c.signal; }",
    },
    {
      name: 'a request, which is sent as well',
      code: `function f(a, stop) {
  a.addEventListener("abort", stop);
  a.send();
}`,
    },
    {
      name: 'an upload, which tells of other events, too',
      code: `function f(a, stop) {
  a.addEventListener("abort", stop);
  a.addEventListener("load", stop);
}`,
    },
    {
      name: 'a spy that only records',
      code: `export const f = ({ signal }) => { const onAbort = vi.fn(); signal.addEventListener('abort', onAbort); };`,
    },
    {
      name: 'asked for as the last of several reasons to leave',
      code: `export const next = (signal, queue) => {
  if (queue.closed || signal?.aborted || queue.failed) return Promise.resolve();
  return new Promise((resolve) => {
    queue.waiters.push(resolve);
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
};`,
    },
    {
      name: 'asked for as the other of two, where the other branch listens',
      code: `export function next(signal, queue) {
  return queue.closed || signal.aborted ? undefined : signal.addEventListener('abort', stop);
}`,
    },
    {
      name: 'a listener that only logs',
      code: `export const f = ({ signal }) => { signal.addEventListener('abort', () => { console.info('cancelled'); }); };`,
    },
    {
      name: 'an adapter that can be asked',
      code: `export const tokenOf = (signal) => ({
  get isCancellationRequested() { return signal.aborted; },
  onCancellationRequested: (listener) => {
    const onAbort = () => listener.call(undefined);
    signal.addEventListener('abort', onAbort, { once: true });
    return { dispose: () => signal.removeEventListener('abort', onAbort) };
  },
});`,
    },
    {
      name: 'asked in an else if behind a branch that leaves',
      code: `export function add(options, queue) {
  if (queue.full) return Promise.reject(new Error('full'));
  else if (options?.signal?.aborted) return Promise.reject(options.signal.reason);
  return new Promise((resolve, reject) => {
    const signal = options?.signal;
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}`,
    },
    {
      name: 'work that a test makes up',
      code: `it('stops', async () => { await run(({ signal }) => new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); })); });`,
    },
    {
      name: 'the reason is thrown first',
      code: `async function f(signal) {
        signal.throwIfAborted();
        signal.addEventListener('abort', stop);
        await work();
      }`,
    },
    {
      name: 'a return in the executor',
      code: `export const wait = (signal) => new Promise((resolve, reject) => {
        if (signal.aborted) { reject(signal.reason); return; }
        signal.addEventListener('abort', () => reject(signal.reason));
        start(resolve);
      });`,
    },
    {
      name: 'a check of an optional signal, inside a test of its being there',
      code: `function f({ signal } = {}) {
        if (signal) {
          if (signal.aborted) throw signal.reason;
          signal.addEventListener('abort', stop);
        }
      }`,
    },
    {
      name: 'either or',
      code: `function f(signal, stop) {
        if (signal.aborted) stop();
        else signal.addEventListener('abort', stop, { once: true });
      }`,
    },
    {
      name: 'either or, as an expression',
      code: `const f = (signal, stop) => signal.aborted ? stop() : signal.addEventListener('abort', stop);`,
    },
    { name: 'or', code: `const f = (signal, stop) => { signal.aborted || signal.addEventListener('abort', stop); };` },
    {
      name: 'only if it has not',
      code: `function f(signal) { if (!signal.aborted) signal.addEventListener('abort', stop); }`,
    },
    {
      name: 'asked after the registration',
      code: `function f(options) {
        options.signal?.addEventListener('abort', stop);
        if (options.signal?.aborted) stop();
      }`,
    },
    {
      name: 'a loop that goes on while it has not',
      code: `async function f(signal) {
        while (!signal.aborted) {
          await new Promise((resolve) => { signal.addEventListener('abort', resolve); setTimeout(resolve, 5); });
        }
      }`,
    },
    {
      name: 'an await that leaves',
      code: `async function f(signal) {
        signal.throwIfAborted();
        if (cached) return await cached;
        signal.addEventListener('abort', stop);
      }`,
    },
    {
      name: 'an await of another function',
      code: `async function f(signal) {
        signal.throwIfAborted();
        const job = async () => { await work(); };
        signal.addEventListener('abort', stop);
        await job();
      }`,
    },
    {
      name: 'a helper of the file that asks',
      code: `function f(signal, controller) {
        const forward = () => { if (signal.aborted) controller.abort(signal.reason); };
        forward();
        signal.addEventListener('abort', forward);
      }`,
    },
    {
      name: 'a helper of another file that asks',
      code: `function f(signal) { throwIfAborted(signal); signal.addEventListener('abort', stop); }`,
    },
    {
      name: 'the callers of the helper that registers have asked',
      code: `function wire(signal, stop) { signal.addEventListener('abort', stop); }
      export async function f(given) { given.throwIfAborted(); wire(given, end); await work(); }`,
    },
    {
      name: 'asked under the name that it came by',
      code: `function f(options) {
        options.signal.throwIfAborted();
        const { signal } = options;
        signal.addEventListener('abort', stop);
      }`,
    },
    {
      name: 'asked for its parts',
      code: `function f(signal) {
        signal.throwIfAborted();
        const both = AbortSignal.any([signal, AbortSignal.timeout(5)]);
        both.addEventListener('abort', stop);
      }`,
    },
    {
      name: 'destructured in the same turn',
      code: `function f(signal) { const { aborted } = signal; if (aborted) return; signal.addEventListener('abort', stop); }`,
    },
    { name: 'a deadline of its own', code: `function f() { AbortSignal.timeout(5).addEventListener('abort', stop); }` },
    {
      name: 'a controller of its own, also in a callback',
      code: `function f() {
        const { signal } = new AbortController();
        return new Promise((resolve) => { signal.addEventListener('abort', resolve); });
      }`,
    },
    {
      name: 'a controller of the instance',
      code: `class A {
        #controller = new AbortController();
        constructor() { this.#controller.signal.addEventListener('abort', () => this.close()); }
      }`,
    },
    {
      name: 'a field that holds the signal of its own controller',
      code: `class A {
        constructor() { const controller = new AbortController(); this.signal = controller.signal; this.signal.addEventListener('abort', stop); }
      }`,
    },
    {
      name: 'the signal of a stream, whose source has just begun',
      code: `new WritableStream({ start(controller) { controller.signal.addEventListener('abort', stop); } });`,
    },
    {
      name: 'other objects have an abort event',
      code: `reader.addEventListener('abort', stop); tx.onabort = stop; xhr.upload.onabort = stop;`,
    },
    {
      name: 'a signal of another kind',
      code: `function f(signal) { if (signal === 'SIGTERM') process.on(signal, stop); }`,
    },
    { name: 'another event', code: `function f(signal) { signal.addEventListener('change', stop); }` },
    {
      name: 'taken away',
      code: `function f(signal) { signal.onabort = null; signal.removeEventListener('abort', stop); }`,
    },
    {
      name: 'Node’s helper asks by itself',
      code: `import { addAbortListener } from 'node:events';\nfunction f(signal) { using listener = addAbortListener(signal, stop); }`,
    },
    {
      name: 'half-written code',
      code: `signal.addEventListener('abort'); signal.addEventListener(); addEventListener('abort', stop); signal.onabort;`,
    },
  ],
  invalid: [
    {
      name: 'a constant that names the event',
      code: `const STOPPED = \`abort\`;
export async function play(deck, signal) {
  signal.throwIfAborted();
  await deck.load();
  signal.addEventListener(STOPPED, () => deck.eject());
}`,
      errors: [{ messageId: 'unchecked', line: 5, suggestions: 1 }],
    },
    {
      name: 'the member of an enum',
      code: `enum Happening { Loaded = 'load', Stopped = 'abort' }
export async function play(deck, signal: AbortSignal) {
  await deck.load();
  signal.addEventListener(Happening.Stopped, () => deck.eject());
}`,
      errors: [{ messageId: 'unchecked', line: 4, suggestions: 1 }],
    },
    {
      name: 'a static field that names the event',
      code: `class Deck {
  static readonly Stopped = 'abort' as const;
  async play(signal: AbortSignal) {
    await this.load();
    signal.addEventListener(Deck.Stopped, () => this.eject());
  }
}`,
      errors: [{ messageId: 'unchecked', line: 5, suggestions: 1 }],
    },
    {
      name: 'an answer that goes into a log',
      code: "const isAborted = (signal) => signal.aborted; export const run = (signal) => new Promise((resolve, reject) => { log('aborted before?', isAborted(signal)); signal.addEventListener('abort', () => reject(signal.reason)); start(resolve); });",
      errors: 1,
    },
    {
      name: 'a getter that nobody reads',
      code: `class Job {
  #signal;
  constructor(signal) {
    this.#signal = signal;
  }
  get stopped() {
    return this.#signal.aborted;
  }
  start(req) {
    this.#signal.addEventListener('abort', () => req.destroy(), { once: true });
  }
}`,
      errors: 1,
    },
    {
      name: 'the record is rejected, and the work begins all the same',
      code: `export function run(job, signal) {
  const done = Promise.withResolvers();
  if (signal.aborted) done.reject(signal.reason);
  signal.addEventListener('abort', () => done.reject(signal.reason), { once: true });
  job.start(done.resolve, done.reject);
  return done.promise;
}`,
      errors: 1,
    },
    {
      name: 'one of a list, without a name that says so',
      code: "function any(a, b) { const c = new AbortController(); for (const s of [a, b]) { s.addEventListener('abort', () => c.abort(s.reason), { signal: c.signal }); } return c.signal; }",
      errors: 1,
    },
    {
      name: 'one of a list that is given',
      code: "function any(signals) { const c = new AbortController(); for (const each of signals) { each.addEventListener('abort', () => c.abort(each.reason), { signal: c.signal }); } return c.signal; }",
      errors: 1,
    },
    {
      name: 'a parameter of which only the abort is heard, while another is asked',
      code: `function both(a, b, stop) {
  if (a.aborted) return stop();
  b.addEventListener("abort", stop, { once: true });
}`,
      errors: [{ messageId: 'unchecked', line: 3 }],
    },
    {
      name: 'a spy that does something, and is put in place later',
      code: `export const f = ({ signal }) => {
  let onAbort = vi.fn();
  onAbort = vi.fn(() => stop());
  signal.addEventListener('abort', onAbort);
};`,
      errors: [unchecked(4)],
    },
    {
      name: 'asked for where another reason may have been enough, and the code goes on',
      code: `export function next(signal, queue) {
  if (queue.closed || signal.aborted) note(queue);
  signal.addEventListener('abort', stop);
}`,
      errors: [unchecked(3)],
    },
    {
      name: 'no check in an async function',
      code: `async function f(signal) {\n  signal.addEventListener('abort', stop);\n  await work();\n}`,
      errors: [
        checkedBy(
          2,
          `async function f(signal) {\n  signal.throwIfAborted();\n  signal.addEventListener('abort', stop);\n  await work();\n}`,
        ),
      ],
    },
    {
      name: 'no check in an executor, of an optional signal',
      code: `const wait = ({ signal }) => new Promise((resolve, reject) => {\n  signal?.addEventListener('abort', () => reject(signal.reason));\n});`,
      errors: [
        checkedBy(
          2,
          `const wait = ({ signal }) => new Promise((resolve, reject) => {\n  signal?.throwIfAborted();\n  signal?.addEventListener('abort', () => reject(signal.reason));\n});`,
        ),
      ],
    },
    {
      name: 'a timer that the executor has started: the check comes before it',
      code: `const wait = (ms, signal) => new Promise((resolve, reject) => {
  const onAbort = () => { clearTimeout(timer); reject(signal.reason); };
  // Rings.
  const timer = setTimeout(() => { signal.removeEventListener('abort', onAbort); resolve(); }, ms);
  signal.addEventListener('abort', onAbort, { once: true });
});`,
      errors: [
        checkedBy(
          5,
          `const wait = (ms, signal) => new Promise((resolve, reject) => {
  const onAbort = () => { clearTimeout(timer); reject(signal.reason); };
  // Rings.
  signal.throwIfAborted();
  const timer = setTimeout(() => { signal.removeEventListener('abort', onAbort); resolve(); }, ms);
  signal.addEventListener('abort', onAbort, { once: true });
});`,
        ),
      ],
    },
    {
      name: 'a signal that is known after a timer has started',
      code: `const wait = (ms, options) => new Promise((resolve, reject) => {
  const timer = setTimeout(resolve, ms);
  const { signal } = options;
  signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
});`,
      errors: [unchecked(4)],
    },
    {
      name: 'something taken before an await',
      code: `async function f(signal, pool) {
  const connection = await pool.take();
  signal.addEventListener('abort', () => connection.end(), { once: true });
  await connection.work();
}`,
      errors: [unchecked(3)],
    },
    {
      name: 'nothing kept before an await',
      code: `async function f(signal, pool) {
  await pool.ready()
  const started = Date.now()
  signal.addEventListener('abort', stop, { once: true })
  await work(started)
}`,
      errors: [
        checkedBy(
          4,
          `async function f(signal, pool) {
  await pool.ready()
  signal.throwIfAborted()
  const started = Date.now()
  signal.addEventListener('abort', stop, { once: true })
  await work(started)
}`,
        ),
      ],
    },
    {
      name: 'a signal that is written more than once',
      code: `async function f(signal, stop) {
  signal ??= new AbortController().signal;
  signal.addEventListener('abort', stop, { once: true });
  await work();
}`,
      errors: [unchecked(3)],
    },
    {
      name: 'a check before an await',
      code: `async function f(signal) {\nif (signal.aborted) return;\nawait prepare();\nfor (const x of xs) signal.addEventListener('abort', x);\n}`,
      errors: [unchecked(4)],
    },
    {
      name: 'a check before a loop whose turns wait',
      code: `async function f(signal, jobs) {
        signal.throwIfAborted();
        for (const job of jobs) {
          await new Promise((resolve) => {
            if (job) signal.addEventListener('abort', resolve);
            job.run(resolve);
          });
        }
      }`,
      errors: [unchecked(5)],
    },
    {
      name: 'a check before for await',
      code: `async function f(signal, xs) {
        signal.throwIfAborted();
        for await (const x of xs) if (x) signal.addEventListener('abort', x);
      }`,
      errors: [unchecked(3)],
    },
    {
      name: 'a check in a generator before it yields',
      code: `function* f(signal) { if (signal.aborted) return;\nyield 1;\nsignal.addEventListener('abort', stop); }`,
      errors: [unchecked(3)],
    },
    {
      name: 'a check in a callback that runs later',
      code: `function f(signal) {
        setTimeout(() => signal.throwIfAborted(), 5);
        signal.addEventListener('abort', stop);
      }`,
      errors: [unchecked(3)],
    },
    {
      name: 'a check after what waits for the abort',
      code: `async function f(signal) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        signal.throwIfAborted();
      }`,
      errors: [unchecked(2)],
    },
    {
      name: 'a check of another signal',
      code: `function f(a, signal, parentSignal) { parentSignal.throwIfAborted(); signal.addEventListener('abort', stop); }`,
      errors: [unchecked(1)],
    },
    {
      name: 'a check on some path',
      code: `function f(signal, isStrict) {\nif (isStrict) signal.throwIfAborted();\nsignal.addEventListener('abort', stop); }`,
      errors: [unchecked(3)],
    },
    {
      name: 'an answer that is only logged',
      code: `function f(signal) { console.log('aborted', signal.aborted); signal.addEventListener('abort', stop); }`,
      errors: [unchecked(1)],
    },
    {
      name: 'a rejection that goes on to work',
      code: `export const wait = (signal) => new Promise((resolve, reject) => {
        if (signal.aborted) { reject(signal.reason); }
        const timer = setTimeout(resolve, 5);
        if (timer) signal.addEventListener('abort', () => reject(signal.reason));
      });`,
      errors: [unchecked(4)],
    },
    {
      name: 'an event handler property',
      code: `function f({ signal }) { signal.onabort = stop; }`,
      errors: [unchecked(1)],
    },
    {
      name: 'a member of a member',
      code: `export const serve = (ctx) => { ctx.request.signal.addEventListener('abort', stop); };`,
      errors: [unchecked(1, 'ctx.request.signal')],
    },
    {
      name: 'the signal of the instance',
      code: `class A { constructor(signal) { this.signal = signal; } run() { this.signal.addEventListener('abort', stop); } }`,
      errors: [unchecked(1, 'this.signal')],
    },
    {
      name: 'a signal of the module, in a function that may be called at any time',
      code: `const shutdown = new AbortController();\nexport function job() { shutdown.signal.addEventListener('abort', stop); }`,
      errors: [unchecked(2, 'shutdown.signal')],
    },
    {
      name: 'a promise for the abort, by Node’s once',
      code: `import { once } from 'node:events';\nexport async function f(signal) { await once(signal, 'abort'); }`,
      errors: [unchecked(2)],
    },
    {
      name: 'a combination of what may have aborted',
      code: `function f(signal) { const both = AbortSignal.any([signal, AbortSignal.timeout(5)]); both.addEventListener('abort', stop); }`,
      errors: [unchecked(1, 'both')],
    },
    {
      name: 'casts and templates',
      code: `function f(signal: any) { (signal as AbortSignal)!.addEventListener(\`abort\`, stop); }`,
      errors: [unchecked(1)],
    },
    {
      name: 'under another name, by its annotation',
      code: `function f(stopper: AbortSignal) { stopper.addEventListener('abort', stop); }`,
      errors: [unchecked(1, 'stopper')],
    },
  ],
});

javascriptRuleTester.run('require-aborted-check in JavaScript', rule, {
  valid: [
    {
      name: 'CommonJS',
      code: `module.exports = function wait(signal, done) { if (signal.aborted) return done(); signal.addEventListener('abort', done); };`,
    },
  ],
  invalid: [
    {
      name: 'a method',
      code: `export class A { run(signal) { signal.addEventListener('abort', () => this.stop()); } }`,
      errors: [unchecked(1)],
    },
    { name: 'a signal of nobody knows where', code: `signal.addEventListener('abort', stop);`, errors: [unchecked(1)] },
  ],
});

typedRuleTester.run('require-aborted-check with types', rule, {
  valid: [
    {
      name: 'a signal of another class',
      code: `declare class Signal { addEventListener(name: string, f: () => void): void }\nexport function f(signal: Signal) { signal.addEventListener('abort', () => {}); }`,
    },
  ],
  invalid: [
    {
      name: 'a signal by its type',
      code: `declare function current(): AbortSignal;\nexport function f() { const it = current(); it.addEventListener('abort', () => {}); }`,
      errors: [unchecked(2, 'it')],
    },
  ],
});

ruleTester.run('require-aborted-check, in tests', rule, {
  valid: [
    {
      name: 'a handler in a file of tests',
      filename: 'protocol_test.ts',
      code: "server.handle(async (request, { signal }) => new Promise((resolve) => { signal.addEventListener('abort', () => { resolve('aborted'); }); }));",
    },
    {
      name: 'a handler beside what a test framework gives',
      code: "import { expect } from 'vitest'; server.handle(async (request, { signal }) => new Promise((resolve) => { signal.addEventListener('abort', () => { resolve('aborted'); }); }));",
    },
  ],
  invalid: [
    {
      name: 'a handler of a server',
      filename: 'protocol.ts',
      code: "server.handle(async (request, { signal }) => new Promise((resolve) => { signal.addEventListener('abort', () => { resolve('aborted'); }); }));",
      errors: [{ messageId: 'unchecked', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-aborted-check, who need not ask', rule, {
  valid: [
    {
      name: 'a private method whose callers have asked',
      code: `export class A {
  run(fn, signal) {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return this.enqueue(fn, signal);
  }
  private enqueue(fn, signal) {
    return new Promise((resolve, reject) => { signal?.addEventListener('abort', () => reject(signal.reason)); });
  }
}`,
    },
    {
      name: 'a signal that was made for the record',
      code: `export function reserve(peer, known) {
  let it = known.get(peer);
  if (it == null) {
    it = { signal: retimeableSignal(5) };
    it.signal.addEventListener('abort', () => known.delete(peer));
  }
}`,
    },
    {
      name: 'tidying up what is seen, where events are bound to the life of the same signal',
      code: `export function track(target, signal, observer) {
  signal.addEventListener('abort', () => { target.classList.remove('free'); observer.disconnect(); }, { once: true });
  window.addEventListener('blur', () => end(), { signal });
}`,
    },
  ],
  invalid: [
    {
      name: 'a private method that one caller calls unasked',
      code: `export class A {
  run(signal) { if (signal.aborted) return; this.#arm(signal); }
  rerun(signal) { this.#arm(signal); }
  #arm(signal) { signal.addEventListener('abort', () => this.stop()); }
}`,
      errors: [unchecked(4)],
    },
    {
      name: 'a record with a signal of somebody else’s',
      code: `export function reserve(peer, signal) {
  const it = { signal: combinedSignal(signal) };
  it.signal.addEventListener('abort', () => known.delete(peer));
}`,
      errors: [unchecked(3, 'it.signal')],
    },
    {
      name: 'a timer that runs already',
      code: `export function track(button, signal) {
  const timer = setTimeout(work, 5);
  button.addEventListener('click', work, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
}`,
      errors: [unchecked(4)],
    },
    {
      name: 'a promise beside bound events',
      code: `export const next = (target, signal) => new Promise((resolve, reject) => {
  target.addEventListener('x', resolve, { signal });
  signal.addEventListener('abort', () => { target.classList.remove('x'); });
});`,
      errors: [{ messageId: 'unchecked', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-aborted-check, checks that only log', rule, {
  valid: [
    {
      name: 'and leave',
      code: `export function next(port, signal) { return new Promise((resolve, reject) => { if (signal.aborted) { log.debug('late'); return reject(signal.reason); } signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
    },
    {
      name: 'and do something else for a live signal',
      code: `export function next(port, signal) { return new Promise((resolve, reject) => { if (signal.aborted) console.warn('late'); else signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
    },
    {
      name: 'and count, which may be asked elsewhere',
      code: `export function next(port, signal) { return new Promise((resolve, reject) => { if (signal.aborted) port.late++; signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
    },
  ],
  invalid: [
    {
      name: 'in a block',
      code: `export function next(port, signal) { return new Promise((resolve, reject) => {
if (signal.aborted) { this.logger.warn('late', port.name); console.trace(); }
signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
      errors: [{ messageId: 'unchecked', line: 3, suggestions: 1 }],
    },
    {
      name: 'behind an operator',
      code: `export function next(port, signal) { return new Promise((resolve, reject) => {
signal.aborted && console.warn('late');
signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
      errors: [{ messageId: 'unchecked', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-aborted-check, checks whose throw is caught', rule, {
  valid: [
    {
      name: 'and leads out',
      code: `export function next(port, signal) { try { signal.throwIfAborted(); port.open(); } catch (error) { log.warn(error); return Promise.reject(error); } return new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
    },
    {
      name: 'together with the registration',
      code: `export function next(port, signal) { return new Promise((resolve, reject) => { try { signal.throwIfAborted(); signal.addEventListener('abort', () => reject(signal.reason)); port.once('x', resolve); } catch (error) { log.warn(error); } }); }`,
    },
    {
      name: 'and settles',
      code: `export function next(port, signal) { return new Promise((resolve, reject) => { try { signal.throwIfAborted(); } catch (error) { reject(error); } signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
    },
    {
      name: 'where a return leads out',
      code: `export function next(port, signal) { try { if (signal.aborted) return Promise.reject(signal.reason); port.open(); } catch (error) { log.warn(error); } return new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
    },
    {
      name: 'without a catch',
      code: `export function next(port, signal) { try { signal.throwIfAborted(); } finally { port.flush(); } return new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
    },
  ],
  invalid: [
    {
      name: 'of a reason, by nothing',
      code: `export function next(port, signal) { return new Promise((resolve, reject) => {
try { if (signal.aborted) throw signal.reason; port.open(); } catch {}
signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
      errors: [{ messageId: 'unchecked', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-aborted-check, functions that ask what they are given', rule, {
  valid: [
    {
      name: 'by another, as a method',
      code: `export class Camera { #live(given) { this.#check(given, 1); } #check(one, times) { if (one?.aborted) throw one.reason; } next(signal) { return new Promise((resolve, reject) => { this.#live(signal); signal.addEventListener('abort', () => reject(signal.reason)); }); } }`,
    },
    {
      name: 'and answer',
      code: `const isOver = (one) => one.aborted; export function next(signal) { if (isOver(signal)) return Promise.reject(signal.reason); return new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
    },
  ],
  invalid: [
    {
      name: 'another signal',
      code: `function live(one) { one.throwIfAborted(); }
export function next(signal, other) { return new Promise((resolve, reject) => { live(other);
signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
      errors: [{ messageId: 'unchecked', line: 3, suggestions: 1 }],
    },
    {
      name: 'on a condition of their own',
      code: `function live(one, strict) { if (strict) one.throwIfAborted(); }
export function next(signal) { return new Promise((resolve, reject) => { live(signal, false);
signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
      errors: [{ messageId: 'unchecked', line: 3, suggestions: 1 }],
    },
    {
      name: 'before a wait',
      code: `function live(one) { one.throwIfAborted(); }
export async function next(port, signal) { live(signal); await port.open();
signal.addEventListener('abort', () => port.close()); await port.drain(); }`,
      errors: [{ messageId: 'unchecked', line: 3, suggestions: 1 }],
    },
    {
      name: 'and only log the answer',
      code: `function over(one) { return one.aborted; }
export function next(signal) { return new Promise((resolve, reject) => { console.log(over(signal));
signal.addEventListener('abort', () => reject(signal.reason)); }); }`,
      errors: [{ messageId: 'unchecked', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-aborted-check, lists of signals by another name', rule, {
  valid: [
    {
      name: 'each asked before',
      code: `export function pump(queue, signal, stopSignal) { signal.throwIfAborted(); stopSignal.throwIfAborted(); for (const each of [signal, stopSignal]) each.addEventListener('abort', () => queue.close()); }`,
    },
    {
      name: 'asked in the loop',
      code: `export function pump(queue, signal, stopSignal) { for (const each of [signal, stopSignal]) { if (each.aborted) return; each.addEventListener('abort', () => queue.close()); } }`,
    },
    {
      name: 'of other emitters',
      code: `export function pump(queue, upload, download) { for (const each of [upload, download]) each.addEventListener('abort', () => queue.close()); }`,
    },
  ],
  invalid: [],
});

ruleTester.run('require-aborted-check, waits in the other branch', rule, {
  valid: [
    {
      name: 'who has aborted waits, who has not listens',
      code: `export async function invoke(port, signal) { await port.open(); const onAbort = () => port.send('abort');
if (signal?.aborted) { await onAbort(); } else { signal?.addEventListener('abort', () => { void onAbort(); }, { once: true }); }
return port.call(); }`,
    },
  ],
  invalid: [
    {
      name: 'a wait behind both branches',
      code: `export async function invoke(port, signal) { if (signal.aborted) { await port.send('abort'); } else { await port.open(); }
signal.addEventListener('abort', () => port.close()); return port.call(); }`,
      errors: [{ messageId: 'unchecked', line: 2, suggestions: 1 }],
    },
    {
      name: 'a wait in the branch of the listener',
      code: `export async function invoke(port, signal) { if (signal.aborted) { await port.send('abort'); } else { await port.open();
signal.addEventListener('abort', () => port.close()); } return port.call(); }`,
      errors: [{ messageId: 'unchecked', line: 2 }],
    },
  ],
});

ruleTester.run('require-aborted-check: what a helper makes of its answer', rule, {
  valid: [
    {
      name: 'a helper that throws',
      code: `function assertRunning(signal) { if (signal.aborted) throw signal.reason; }
export function start(job, signal) { assertRunning(signal); signal.addEventListener('abort', () => job.stop()); job.run(); }`,
    },
    {
      name: 'a predicate whose answer is taken',
      code: `function isCancelled(signal) { if (signal.aborted) return true; return false; }
export function start(job, signal) { if (isCancelled(signal)) return; signal.addEventListener('abort', () => job.stop()); job.run(); }`,
    },
    {
      name: 'a helper that rejects',
      code: `const failIfAborted = (signal, reject) => { if (signal.aborted) { reject(signal.reason); return; } };
export const start = (job, signal) => new Promise((resolve, reject) => { failIfAborted(signal, reject); signal.addEventListener('abort', () => reject(signal.reason)); job.run(resolve); });`,
    },
  ],
  invalid: [
    {
      name: 'a helper that only notes it',
      code: `function checkAborted(signal, log) { if (signal.aborted) log.warn('late'); }
export function start(job, signal, log) { checkAborted(signal, log); signal.addEventListener('abort', () => job.stop()); job.run(); }`,
      errors: 1,
    },
    {
      name: 'a helper that leaves itself alone',
      code: `function ensureNotAborted(signal) { if (signal.aborted) return; }
export function start(job, signal) { ensureNotAborted(signal); signal.addEventListener('abort', () => job.stop()); job.run(); }`,
      errors: 1,
    },
    {
      name: 'a predicate whose answer is dropped',
      code: `const wasAborted = (signal) => signal.aborted;
export function start(job, signal) { wasAborted(signal); signal.addEventListener('abort', () => job.stop()); job.run(); }`,
      errors: 1,
    },
    {
      name: 'a check that goes on, in a method that another one calls',
      code: `class Runner {
  run(job, signal) { return signal ? this.#cancelable(job, signal) : job.run(); }
  #cancelable(job, signal) {
    return new Promise((resolve, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => job.stop());
      job.run(resolve);
    });
  }
}`,
      errors: 1,
    },
  ],
});

ruleTester.run('require-aborted-check, the signal of what was made right here', rule, {
  valid: [
    {
      name: 'made of what is no signal',
      code: "export const put = (client) => { const upload = new Upload('/a', 1); queue.push(upload); return new Promise((resolve, reject) => { upload.signal.addEventListener('abort', () => { reject(upload.signal.reason); }); client.put(upload).then(resolve, reject); }); };",
    },
  ],
  invalid: [
    {
      name: 'made of a signal that was given',
      code: "export const put = (client, signal) => { const upload = new Upload('/a', signal); queue.push(upload); return new Promise((resolve, reject) => { upload.signal.addEventListener('abort', () => { reject(upload.signal.reason); }); client.put(upload).then(resolve, reject); }); };",
      errors: 1,
    },
    {
      name: 'made of options, in which one may be',
      code: "export const put = (client, options) => { const upload = new Upload('/a', options); queue.push(upload); return new Promise((resolve, reject) => { upload.signal.addEventListener('abort', () => { reject(upload.signal.reason); }); client.put(upload).then(resolve, reject); }); };",
      errors: 1,
    },
  ],
});

ruleTester.run('require-aborted-check: what a helper of the file does', rule, {
  valid: [
    {
      name: 'a step that throws where it has noted',
      code: `let late = 0;
function step(name, signal) { if (signal.aborted) { late++; throw signal.reason; } }
export const scan = (port, signal) => new Promise((resolve, reject) => {
  step('scan', signal);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  port.scan(resolve);
});`,
    },
    {
      name: 'what is added to a list that the function gives back',
      code: `function problems(signal) { const found = []; if (signal.aborted) found.push(signal.reason); return found; }
export const scan = (port, signal) => new Promise((resolve, reject) => {
  if (problems(signal).length > 0) return reject(signal.reason);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  port.scan(resolve);
});`,
    },
  ],
  invalid: [
    {
      name: 'a step that only counts',
      code: `const stats = { late: 0 };
function step(name, signal) { if (signal.aborted) stats.late += 1; }
export const scan = (port, signal) => new Promise((resolve, reject) => {
  step('scan', signal);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  port.scan(resolve);
});`,
      errors: 1,
    },
    {
      name: 'a step that notes by another function, and leaves itself alone',
      code: `const seen = new Set();
const mark = (name) => { seen.add(name); };
const step = (name, signal) => { if (signal.aborted) { mark(name); return; } mark('live'); };
export const scan = (port, signal) => new Promise((resolve, reject) => {
  step('scan', signal);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  port.scan(resolve);
});`,
      errors: 1,
    },
  ],
});
