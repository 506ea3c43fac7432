import rule from '../../src/rules/prefer-signal-reason.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

function invented(line: number, output: string, signal = 'signal') {
  return {
    messageId: 'invented',
    line,
    data: { signal },
    suggestions: [{ messageId: 'useReason', data: { signal }, output }],
  };
}

/** Where only the place matters. */
function reported(messageId: 'invented' | 'nameTest' | 'noError', line: number, suggestions = 1) {
  return { messageId, line, ...(suggestions > 0 ? { suggestions } : {}) };
}

ruleTester.run('prefer-signal-reason', rule, {
  valid: [
    {
      name: 'a class of the file that is no error',
      code: `class Halt extends Event {}
export function check(signal) {
  if (signal.aborted) throw new Halt('halt');
}`,
    },
    {
      name: 'a case that others fall into, and one of another question',
      code: `export function step(signal, job) {
  switch (true) {
    case job.isBroken:
      job.stop();
    case signal.aborted:
      throw new Error('no more');
    default:
      return job.next();
  }
}
export function state(signal, job) {
  switch (job.state) {
    case signal.aborted:
      throw new Error('odd');
  }
}`,
    },
    {
      name: 'a name that is not the error’s, and one that both are asked for',
      code: `export async function load(url, { signal }) {
  try {
    return await fetch(url, { signal });
  } catch (error) {
    const { name } = error.target;
    if (name === 'AbortError') return [];
    throw error;
  }
}
export async function save(url, { signal }) {
  try {
    return await fetch(url, { signal, method: 'PUT' });
  } catch (error) {
    const { name } = error;
    if (name === 'AbortError' || name === 'TimeoutError') return [];
    throw error;
  }
}`,
    },
    {
      name: 'a getter of a signal of its own controller',
      code: "class Task { #controller = new AbortController(); get isOver() { return this.#controller.signal.aborted; } step() { if (this.isOver) throw new Error('stopped'); } }",
    },
    {
      name: 'a getter of the signal whose reason is thrown',
      code: 'class Task { constructor(private readonly signal: AbortSignal) {} private get isOver() { return this.signal.aborted; } step() { if (this.isOver) throw this.signal.reason; } }',
    },
    {
      name: 'a predicate that asks for both names',
      code: `const isAbort = (e) => e.name === 'AbortError' || e.name === 'TimeoutError';
async function f(signal) {
  try {
    return await fetch(u, { signal });
  } catch (e) {
    if (isAbort(e)) return null;
    throw e;
  }
}`,
    },
    {
      name: 'a test by name that also looks at the signal',
      code: "async function ping(url, signal) { try { return await fetch(url, { signal }); } catch (err) { const aborted = err.name === 'AbortError'; if (aborted || signal.aborted) return false; throw err; } }",
    },
    {
      name: 'either an error or nothing',
      code: "class Upload { #ac = new AbortController(); finish(ok) { this.#ac.abort(ok ? undefined : new Error('failed')); } }",
    },
    {
      name: 'another event',
      code: "function pump(socket, signal) { signal.addEventListener('abort', () => { socket.emit('status', new Error('aborted')); }); }",
    },
    {
      name: 'a reason that a test looks for',
      code: `it('passes the reason on', async () => { const controller = new AbortController(); controller.abort('stop'); });`,
    },
    {
      name: 'a deadline of its own',
      code: `export function f(timeoutSignal) { if (timeoutSignal.aborted) throw new TimeoutError(); }`,
    },
    {
      name: 'the reason',
      code: `function f(signal, reject) { signal.addEventListener('abort', () => reject(signal.reason)); }`,
    },
    {
      name: 'the reason, or an error where there is none',
      code: `function f(signal, reject) { if (signal.aborted) reject(signal.reason ?? new Error('Aborted')); }`,
    },
    { name: 'thrown by the signal', code: `function f(signal) { signal.throwIfAborted(); }` },
    { name: 'thrown', code: `function f(signal) { if (signal?.aborted) throw signal.reason; }` },
    {
      name: 'an error of the domain with its cause',
      code: `function f({ signal }) { if (signal.aborted) throw new JobCanceled('job', { cause: signal.reason }); }`,
    },
    {
      name: 'an error with a cause that was caught',
      code: `async function f(signal) { try { await g(signal); } catch (e) { if (signal.aborted) throw new Failed('job', { cause: e }); throw e; } }`,
    },
    {
      name: 'an error made of the signal',
      code: `function f(signal) { if (signal.aborted) throw new AbortedError(signal); }`,
    },
    {
      name: 'an error that somebody else makes',
      code: `import { abortError } from './errors';\nfunction f(signal) { if (signal.aborted) throw abortError(); }`,
    },
    {
      name: 'the event’s reason',
      code: `function f(signal, reject) { signal.addEventListener('abort', (event) => reject(event.target.reason)); }`,
    },
    {
      name: 'an alternative of causes',
      code: `function f(signal, closed) { if (signal.aborted || closed) throw new Error('closed'); }`,
    },
    {
      name: 'an error where it has not aborted',
      code: `function f(signal) { if (!signal.aborted) throw new Error('not aborted'); }`,
    },
    {
      name: 'its own deadline',
      code: `async function f(ms) { const signal = AbortSignal.timeout(ms); await g(signal); if (signal.aborted) throw new Error('took too long'); }`,
    },
    {
      name: 'its own controller',
      code: `function f() { const controller = new AbortController(); if (controller.signal.aborted) throw new Error('closed'); }`,
    },
    {
      name: 'a flag of something else',
      code: `function f(request) { if (request.aborted) throw new Error('aborted'); }`,
    },
    {
      name: 'a settlement with a value',
      code: `function f(signal, resolve) { signal.addEventListener('abort', () => resolve(null)); }`,
    },
    {
      name: 'abort with an error or nothing',
      code: `function f(e) { const controller = new AbortController(); controller.abort(); controller.abort(new Error('late')); controller.abort(undefined); controller.abort(e); controller.abort(signal.reason); }`,
    },
    {
      name: 'abort of something else',
      code: `xhr.abort('x'); stream.abort('x'); writer.abort({ code: 1 }); transaction.abort('x');`,
    },
    {
      name: 'a name test beside one of the signal',
      code: `async function f(u, signal) { try { return await fetch(u, { signal }); } catch (e) { if (e.name === 'AbortError' || signal.aborted) return null; throw e; } }`,
    },
    {
      name: 'both names',
      code: `async function f(u, signal) { try { return await fetch(u, { signal }); } catch (e) { if (e.name === 'AbortError' || e.name === 'TimeoutError') return null; throw e; } }`,
    },
    {
      name: 'a name test of an abort of its own',
      code: `async function f(u) { const c = new AbortController(); later(() => c.abort()); try { return await fetch(u, { signal: c.signal }); } catch (e) { if (e.name === 'AbortError') return null; throw e; } }`,
    },
    {
      name: 'a name test of an error of Node’s modules',
      code: `import { setTimeout as delay } from 'node:timers/promises';\nasync function f(signal) { try { await delay(5, null, { signal }); } catch (e) { if (e.name !== 'AbortError') throw e; } }`,
    },
    {
      name: 'a name test without a signal',
      code: `export const isAbort = (error) => error.name === 'AbortError'; try { run(); } catch (e) { if (e.name === 'AbortError') stop(); }`,
    },
    {
      name: 'another name',
      code: `async function f(u, signal) { try { return await fetch(u, { signal }); } catch (e) { if (e.name === 'TypeError') return null; throw e; } }`,
    },
    {
      name: 'half-written code',
      code:
        `controller.abort(; `.replace('(;', '();') +
        `if (signal.aborted) throw undefined; if (signal.aborted) reject();`,
    },
  ],
  invalid: [
    {
      name: 'a class of the file that is an error by what it extends',
      code: `class Fault extends RangeError {}
class Halt extends Fault {}
export function check(signal) {
  if (signal.aborted) throw new Halt('halt');
}`,
      errors: [{ messageId: 'invented', line: 4, suggestions: 1 }],
    },
    {
      name: 'the case of an aborted signal',
      code: `export async function step(signal: AbortSignal, job) {
  switch (true) {
    case job.isDone:
      return job.result;
    case signal.aborted: {
      throw new Error('stopped');
    }
  }
}`,
      errors: [{ messageId: 'invented', line: 6, suggestions: 1 }],
    },
    {
      name: 'the case of a signal that is not alive',
      code: `export async function step(signal: AbortSignal, job) {
  switch (false) {
    case !signal.aborted:
      throw new StoppedError(job.id);
    default:
      return job.next();
  }
}`,
      errors: [{ messageId: 'invented', line: 4, suggestions: 1 }],
    },
    {
      name: 'the name of the error under a name of its own',
      code: `export async function load(url, { signal }) {
  try {
    return await fetch(url, { signal });
  } catch (cause) {
    const { name: kind } = cause;
    if (kind !== 'AbortError') throw cause;
    return undefined;
  }
}`,
      errors: [{ messageId: 'nameTest', line: 6, suggestions: 1 }],
    },
    {
      name: 'the name of the error in a constant',
      code: `export const load = (url, { signal }) =>
  fetch(url, { signal }).catch((cause) => {
    const kind = cause.name;
    if (kind === 'AbortError') return undefined;
    throw cause;
  });`,
      errors: [{ messageId: 'nameTest', line: 4, suggestions: 1 }],
    },
    {
      name: 'a getter of the signal',
      code: "class Task { constructor(private readonly signal: AbortSignal) {} private get isOver() { return this.signal.aborted; } step() { if (this.isOver) throw new Error('aborted'); } }",
      errors: 1,
    },
    {
      name: 'a function that asks the signal',
      code: "const isOver = (signal) => signal.aborted; export function work(signal) { if (isOver(signal)) throw new Error('stopped'); }",
      errors: 1,
    },
    {
      name: 'a predicate that knows one name only',
      code: `const isAbort = (e) => e instanceof Error && e.name === 'AbortError';
export async function load(url, signal) {
  try {
    return await fetch(url, { signal });
  } catch (e) {
    if (isAbort(e)) return null;
    throw e;
  }
}`,
      errors: 1,
    },
    {
      name: 'a method makes a text, and that is the reason',
      code: `class Job {
  #ctrl = new AbortController();
  #why(user) {
    return \`stopped by \${user}\`;
  }
  stop(user) {
    this.#ctrl.abort(this.#why(user));
  }
}`,
      errors: 1,
    },
    {
      name: 'both arms are texts',
      code: "class Upload { #ac = new AbortController(); finish(ok) { this.#ac.abort(ok ? 'done' : 'failed'); } }",
      errors: 1,
    },
    {
      name: 'an error of its own for the listeners',
      code: "function pump(socket, signal) { signal.addEventListener('abort', () => { socket.destroy(); socket.emit('error', new Error('aborted by the user')); }); }",
      errors: 1,
    },
    {
      name: 'a test by name under another name',
      code: "async function ping(url) { try { return (await fetch(url, { signal: AbortSignal.timeout(1000) })).ok; } catch (err) { const aborted = err.name === 'AbortError'; if (aborted) return false; throw err; } }",
      errors: 1,
    },
    {
      name: 'a symbol as the reason',
      code: `const STOP = Symbol("stop");
const controller = new AbortController();
controller.abort(STOP);`,
      errors: [{ messageId: 'noError', line: 3 }],
    },
    {
      name: 'a handler that cannot name the signal',
      code: `class Job {
  constructor() {
    this.controller = new AbortController();
    this.onAbort = this.onAbort.bind(this);
  }
  onAbort() {
    const allAborted = this.waiting.every(({ signal }) => signal.aborted);
    if (allAborted) this.controller.abort(new AbortError());
  }
  join(options) {
    options.signal.throwIfAborted();
    options.signal.addEventListener('abort', this.onAbort);
  }
}`,
      errors: [{ messageId: 'invented', line: 8, suggestions: [] }],
    },
    {
      name: 'an error in a listener',
      code: `function f(signal, reject) {\n  signal.addEventListener('abort', () => reject(new Error('Aborted')), { once: true });\n}`,
      errors: [
        invented(
          2,
          `function f(signal, reject) {\n  signal.addEventListener('abort', () => reject(signal.reason), { once: true });\n}`,
        ),
      ],
    },
    {
      name: 'an error in a listener with a name',
      code: `const wait = ({ signal }) => new Promise((ok, no) => {\n  const onAbort = () => {\n    clearTimeout(timer);\n    no(new DOMException('Aborted', 'AbortError'));\n  };\n  signal.addEventListener('abort', onAbort);\n});`,
      errors: [reported('invented', 4)],
    },
    {
      name: 'a throw after a test',
      code: `function f(signal) { if (signal.aborted) throw new Error('aborted'); }`,
      errors: [invented(1, `function f(signal) { if (signal.aborted) throw signal.reason; }`)],
    },
    {
      name: 'a throw of a text',
      code: `function f(signal) { if (signal.aborted) throw 'aborted'; }`,
      errors: [reported('invented', 1)],
    },
    {
      name: 'a throw in a block',
      code: `function f(options) {\n if (options?.signal?.aborted) {\n  throw new CanceledError('x');\n } }`,
      errors: [reported('invented', 3)],
    },
    {
      name: 'a throw in the else',
      code: `function f(signal) { if (!signal.aborted) go();\nelse throw new Error('aborted'); }`,
      errors: [reported('invented', 2)],
    },
    {
      name: 'a rejection as an expression',
      code: `const f = (signal, reject) => { signal.aborted && reject(new Error('Aborted')); };`,
      errors: [reported('invented', 1)],
    },
    {
      name: 'a rejected promise',
      code: `function f(signal) { if (signal.aborted) return Promise.reject(new Error('Aborted')); return g(); }`,
      errors: [reported('invented', 1)],
    },
    {
      name: 'a rejected source',
      code: `function f(signal, source) { signal.addEventListener('abort', () => source.trySetException(new Error('Aborted'))); }`,
      errors: [reported('invented', 1)],
    },
    {
      name: 'an event handler property',
      code: `function f(signal, reject) { signal.onabort = () => reject(new Error('Aborted')); }`,
      errors: [reported('invented', 1)],
    },
    {
      name: 'a callback',
      code: `function f(signal, callback) { if (signal.aborted) { callback(new Error('Aborted')); return; } g(callback); }`,
      errors: [reported('invented', 1)],
    },
    {
      name: 'an error of the file',
      code: `const error = new Error('Aborted');\nfunction f(signal) { if (signal.aborted) throw error; }`,
      errors: [reported('invented', 2)],
    },
    {
      name: 'an error that a function of the file makes',
      code: `const canceled = () => new Error('Aborted');\nfunction f(signal) { if (signal.aborted) throw canceled(); }`,
      errors: [reported('invented', 2)],
    },
    {
      name: 'an error for the caught one',
      code: `async function f(u, signal) { try { return await fetch(u, { signal }); } catch (e) { if (signal.aborted) throw new Error('canceled'); throw e; } }`,
      errors: [reported('invented', 1)],
    },
    {
      name: 'abort with a text',
      code: `const controller = new AbortController();\ncontroller.abort('timeout');`,
      errors: [
        {
          messageId: 'noError',
          line: 2,
          data: { reason: "'timeout'" },
          suggestions: [
            {
              messageId: 'wrap',
              data: { signal: 'controller.abort' },
              output: `const controller = new AbortController();\ncontroller.abort(new Error('timeout'));`,
            },
          ],
        },
      ],
    },
    {
      name: 'abort with an object',
      code: `class A { #abortController = new AbortController(); stop() { this.#abortController.abort({ code: 1 }); } }`,
      errors: [reported('noError', 1, 0)],
    },
    {
      name: 'abort with a message',
      code: `function f(e, ac) { ac.signal.throwIfAborted(); ac.abort(e.message); }`,
      errors: [reported('noError', 1, 0)],
    },
    {
      name: 'abort with a template',
      code: 'const ac = new AbortController(); ac.abort(`late by ${ms}`);',
      errors: [reported('noError', 1)],
    },
    {
      name: 'a signal that has aborted with a text',
      code: `export const done = AbortSignal.abort('done');`,
      errors: [reported('noError', 1)],
    },
    {
      name: 'abort with a constant text',
      code: `const why = 'late';\nconst c = new AbortController();\nsetTimeout(() => c.abort(why), 5);`,
      errors: [reported('noError', 3, 0)],
    },
    {
      name: 'a name test',
      code: `async function f(u, signal) {\n  try { return await fetch(u, { signal }); } catch (e) {\n    if (e.name === 'AbortError') return null;\n    throw e;\n  }\n}`,
      errors: [
        {
          messageId: 'nameTest',
          line: 3,
          data: { signal: 'signal' },
          suggestions: [
            {
              messageId: 'askSignal',
              data: { signal: 'signal' },
              output: `async function f(u, signal) {\n  try { return await fetch(u, { signal }); } catch (e) {\n    if (signal.aborted) return null;\n    throw e;\n  }\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a negated name test',
      code: `async function f(u, { signal }) { try { return await fetch(u, { signal }); } catch (e) { if ('AbortError' !== e?.name) throw e; } }`,
      errors: [
        {
          messageId: 'nameTest',
          line: 1,
          data: { signal: 'signal' },
          suggestions: [
            {
              messageId: 'askSignal',
              data: { signal: 'signal' },
              output: `async function f(u, { signal }) { try { return await fetch(u, { signal }); } catch (e) { if (!signal.aborted) throw e; } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'a name test of a deadline',
      code: `async function f(u) { try { return await fetch(u, { signal: AbortSignal.timeout(5) }); } catch (e) { if (e.name === 'AbortError') return null; throw e; } }`,
      errors: [reported('nameTest', 1, 0)],
    },
    {
      name: 'a name test in a reaction',
      code: `const f = (u, signal) => fetch(u, { signal }).catch((e) => { if (e.name === 'AbortError') return; throw e; });`,
      errors: [reported('nameTest', 1)],
    },
    {
      name: 'a switch on the name',
      code: `async function f(u, signal) { try { return await fetch(u, { signal }); } catch (e) { switch (e.name) { case 'AbortError': return null; default: throw e; } } }`,
      errors: [reported('nameTest', 1, 0)],
    },
    {
      name: 'a name test with casts',
      code: `async function f(u: string, signal?: AbortSignal) { try { return await load(u, signal); } catch (e) { if ((e as Error).name === 'AbortError') return null; throw e; } }`,
      errors: [reported('nameTest', 1)],
    },
  ],
});

javascriptRuleTester.run('prefer-signal-reason in JavaScript', rule, {
  valid: [{ name: 'nothing to say', code: `module.exports = (signal) => signal.aborted;` }],
  invalid: [
    {
      name: 'an undeclared signal',
      code: `if (signal.aborted) throw new Error('aborted');`,
      errors: [reported('invented', 1)],
    },
  ],
});

ruleTester.run('prefer-signal-reason, in tests', rule, {
  valid: [
    {
      name: 'a double of fetch',
      filename: 'load.test.ts',
      code: "const fetch = (url, { signal }) => new Promise((resolve, reject) => { signal.addEventListener('abort', () => { reject(new DOMException('Aborted', 'AbortError')); }); });",
    },
    {
      name: 'a file that imports a test framework',
      code: "import { vi } from 'vitest'; export function stop(controller = new AbortController()) { controller.abort('stopped'); }",
    },
  ],
  invalid: [
    {
      name: 'a module of the product',
      filename: 'load.ts',
      code: "export const load = (url, { signal }) => new Promise((resolve, reject) => { signal.addEventListener('abort', () => { reject(new DOMException('Aborted', 'AbortError')); }); });",
      errors: [{ messageId: 'invented', suggestions: 1 }],
    },
  ],
});

ruleTester.run('prefer-signal-reason, words in a message', rule, {
  valid: [`export function f(parent, child) { if (parent.aborted) child.abort(new Failed('parent', parent)); }`],
  invalid: [
    {
      name: 'a message that names the signal',
      code: `export function f(parent: AbortSignal, child) {\n  if (parent.aborted) child.abort(new Error('parent aborted'));\n}`,
      errors: [reported('invented', 2)],
    },
  ],
});

ruleTester.run('prefer-signal-reason, what harms nobody', rule, {
  valid: [
    {
      name: 'a controller that is aborted when the work has failed',
      code: `async function ping() { const controller = new AbortController(); try { return await request({ signal: controller.signal }); } catch (error) { controller.abort('Ping failed'); return error; } }`,
    },
  ],
  invalid: [
    {
      name: 'a controller whose signal others have too',
      code: `async function ping(job) { const controller = new AbortController(); job.watch(controller.signal); try { return await request({ signal: controller.signal }); } catch (error) { controller.abort('Ping failed'); return error; } }`,
      errors: [{ messageId: 'noError', suggestions: 1 }],
    },
  ],
});

ruleTester.run('prefer-signal-reason, callbacks of a later turn', rule, {
  valid: [
    {
      name: 'the reason',
      code: `export function copy({ signal }, callback) { if (signal.aborted) { process.nextTick(callback, signal.reason); return; } go(callback); }`,
    },
  ],
  invalid: [
    {
      name: 'an error of its own',
      code: `export function copy({ signal }, callback) { if (signal.aborted) { process.nextTick(callback, new Error('aborted')); return; } go(callback); }`,
      errors: [{ messageId: 'invented', suggestions: 1 }],
    },
  ],
});

ruleTester.run('prefer-signal-reason, answers that are kept', rule, {
  valid: [
    {
      name: 'of another kind',
      code: `export function check(upload, signal) { const { aborted } = upload; if (aborted) throw new Error('stopped'); return signal.aborted; }`,
    },
    {
      name: 'and changed',
      code: `export function check(queue, signal) { let over = signal.aborted; over ||= queue.isFull; if (over) throw new Error('stopped'); }`,
    },
    {
      name: 'of one among others',
      code: `export function check(queue, signal) { const { aborted } = signal; if (aborted || queue.isFull) throw new Error('stopped'); }`,
    },
    {
      name: 'of a controller of its own',
      code: `export async function run(job) { const { signal } = new AbortController(); await job(signal); const { aborted } = signal; if (aborted) throw new Error('stopped'); }`,
    },
  ],
  invalid: [
    {
      name: 'by another name',
      code: `export async function run(job, { signal }) {
const { aborted: isOver } = signal;
if (isOver) {
throw new Error('stopped'); } }`,
      errors: [reported('invented', 4)],
    },
    {
      name: 'in a constant',
      code: `export async function run(job, reject, signal: AbortSignal) {
const wasAborted = signal.aborted;
await job.stop();
if (wasAborted) reject(new Error('stopped')); }`,
      errors: [reported('invented', 4)],
    },
  ],
});

ruleTester.run('prefer-signal-reason, what is left behind the branch of a live signal', rule, {
  valid: [
    {
      name: 'where the branch does not leave',
      code: `export async function page(api, n, signal) { if (!signal.aborted) await api.warm(n); throw new Error('no page'); }`,
    },
    {
      name: 'where it is not the signal alone',
      code: `export async function page(api, n, signal) { if (!signal.aborted && n > 0) return api.page(n); throw new Error('no page'); }`,
    },
    {
      name: 'with the reason',
      code: `export async function page(api, n, signal) { if (!signal.aborted) return api.page(n); throw new Error('no page', { cause: signal.reason }); }`,
    },
    {
      name: 'for a reason of its own',
      code: `export async function page(api, n, signal) { if (!signal.aborted) return api.page(n); if (n < 0) throw new RangeError('no such page'); throw signal.reason; }`,
    },
    {
      name: 'behind the branch of an aborted one',
      code: `export async function page(api, n, signal) { if (signal.aborted) return undefined; throw new Error('no page'); }`,
    },
  ],
  invalid: [
    {
      name: 'in a catch',
      code: `export async function load(url, signal) { try { return await fetch(url, { signal }); } catch (error) {
if (!signal.aborted) throw error;
log.info('stopped');
throw new Error('loading stopped'); } }`,
      errors: [reported('invented', 4)],
    },
  ],
});

ruleTester.run('prefer-signal-reason, functions that hand an error on', rule, {
  valid: [
    {
      name: 'which is the reason',
      code: `export function probe(port, signal, callback) { const finish = (error) => { port.close(); callback(error); }; signal.addEventListener('abort', () => { finish(signal.reason); }); }`,
    },
    {
      name: 'and keep another parameter',
      code: `export function probe(port, signal, callback) { const finish = (error, note) => { port.note = note; callback(error); }; signal.addEventListener('abort', () => { finish(signal.reason, new Error('here')); }); }`,
    },
    {
      name: 'or a result, which is a text',
      code: `export function probe(port, signal, done) { const finish = (state) => { port.close(); done(state); }; signal.addEventListener('abort', () => { finish('aborted'); }); }`,
    },
    {
      name: 'only to a log',
      code: `export function probe(port, signal, done) { const tell = (error) => { console.error(error); }; signal.addEventListener('abort', () => { tell(new Error('aborted')); }); }`,
    },
  ],
  invalid: [
    {
      name: 'to a promise, by another function',
      code: `export const probe = (port, signal) => new Promise((resolve, no) => {
function settle(value, error) { port.close(); if (error) no(error); else resolve(value); }
const fail = (error) => settle(undefined, error), stop = (error) => settle(null, error);
port.once('error', fail);
signal.addEventListener('abort', () => {
stop(new Error('probe canceled')); }); });`,
      errors: [reported('invented', 6)],
    },
  ],
});

ruleTester.run('prefer-signal-reason, controllers that a class keeps', rule, {
  valid: [
    {
      name: 'an error',
      code: `export class Router { go(route) { this.current?.abort(new Error('gone')); const made = new AbortController(); this.current = made; return route.load(made.signal); } }`,
    },
    {
      name: 'something else that can be aborted',
      code: `export class Router { go(route) { this.current?.abort('gone'); const made = new Transfer(); this.current = made; return route.load(made); } }`,
    },
  ],
  invalid: [
    {
      name: 'at once',
      code: `export class Router { #turn = new AbortController();
stop(route) { this.#turn.abort({ route }); } }`,
      errors: [reported('noError', 2, 0)],
    },
    {
      name: 'by a name',
      code: `export class Router { go(route) { const made = new AbortController(); this.current = made; return route.load(made.signal); }
stop() { this.current?.abort(['stop']); } }`,
      errors: [reported('noError', 2, 0)],
    },
  ],
});

ruleTester.run('prefer-signal-reason, controllers by another name', rule, {
  valid: [
    {
      name: 'that are given an error',
      code: `let previous; export function load(url) { previous?.abort(new Error('superseded')); const made = new AbortController(); previous = made; return fetch(url, { signal: made.signal }); }`,
    },
    {
      name: 'of what is no controller',
      code: `let previous; export function load(url) { previous?.abort(409); const made = new Transaction(url); previous = made; return made.run(); }`,
    },
    {
      name: 'of what a function gives',
      code: `let previous; export function load(url) { previous?.abort(409); const made = begin(url); previous = made; return made.run(); }`,
    },
  ],
  invalid: [
    {
      name: 'that a variable keeps',
      code: `let previous: AbortController | null = null; const Code = 'superseded';
export function load(url) { previous?.abort(Code);
const made = new AbortController(); previous = made; return fetch(url, { signal: made.signal }); }`,
      errors: [reported('noError', 2, 0)],
    },
  ],
});

ruleTester.run('prefer-signal-reason, rejections by kept handles', rule, {
  valid: [
    {
      name: 'with the reason',
      code: `export class Wait { #lose; run(signal) { signal.throwIfAborted(); signal.addEventListener('abort', () => this.#lose(signal.reason)); return new Promise((resolve, reject) => { this.#lose = reject; this.begin(resolve); }); } }`,
    },
    {
      name: 'of which the promise is fulfilled',
      code: `export class Wait { #over; run(signal) { signal.throwIfAborted(); signal.addEventListener('abort', () => this.#over(new CancelledError())); return new Promise((resolve) => { this.#over = resolve; }); } }`,
    },
    {
      name: 'by another event',
      code: `export class Wait { #lose; run(socket, signal) { socket.on('close', () => this.#lose(new Error('closed'))); return new Promise((resolve, reject) => { this.#lose = reject; this.begin(resolve, signal); }); } }`,
    },
    {
      name: 'and what is told to another field',
      code: `export class Wait { #lose; #note; run(signal) { signal.throwIfAborted(); signal.addEventListener('abort', () => { this.#note(new Error('aborted')); this.#lose(signal.reason); }); return new Promise((resolve, reject) => { this.#lose = reject; this.begin(resolve); }); } }`,
    },
  ],
  invalid: [
    {
      name: 'in a private field',
      code: `export class Wait { #lose;
run(signal) { signal.throwIfAborted(); signal.addEventListener('abort', () => {
this.#lose(new Error('Wait aborted')); });
return new Promise((resolve, reject) => { this.#lose = reject; this.begin(resolve); }); } }`,
      errors: [reported('invented', 3)],
    },
    {
      name: 'of a record, by another name',
      code: `export async function ask(port, signal) { const { promise, resolve, reject: giveUp } = Promise.withResolvers();
signal.throwIfAborted(); signal.addEventListener('abort', () => {
giveUp(new Error('Nobody asks any more')); });
port.once('answer', resolve); return await promise; }`,
      errors: [reported('invented', 3)],
    },
  ],
});

ruleTester.run('prefer-signal-reason, controllers of the project', rule, {
  valid: [
    {
      name: 'a class of another file',
      code: `import { CommandAbortController } from './commands.js';
export class Editor { start() { this.abortController = new CommandAbortController(); } stop() { this.abortController?.abort('Stopped'); } }`,
    },
    {
      name: 'a class of the file',
      code: `class CommandAbortController { abort(reason) { this.reason = reason; } }
let controller = null; export function start() { controller = new CommandAbortController(); } export function stop() { controller?.abort('Stopped'); }`,
    },
    {
      name: 'it takes more than a reason',
      code: `export function stop(abortController, reason) { abortController.abort('Stopped', { isQuiet: true }); }`,
    },
  ],
  invalid: [
    {
      name: 'that of the platform in one place of two',
      code: `import { CommandAbortController } from './commands.js';
export class Editor { start() { this.abortController = new CommandAbortController(); } restart() { this.abortController = new AbortController(); }
stop() { this.abortController?.abort('Stopped'); } }`,
      errors: [reported('noError', 3)],
    },
    {
      name: 'a polyfill',
      code: `import { AbortController } from 'abort-controller';
const abortController = new AbortController(); export function stop() { abortController.abort('Stopped'); }`,
      errors: [reported('noError', 2)],
    },
  ],
});

ruleTester.run('prefer-signal-reason, controllers of a collection', rule, {
  valid: [
    {
      name: 'an error',
      code: `const jobs = new Map(); export function start(id) { jobs.get(id)?.abort(new Error('replaced')); jobs.set(id, new AbortController()); }`,
    },
    {
      name: 'it is given transactions, which take a text',
      code: `const open = new Map(); export function begin(id, db) { open.get(id)?.abort('replaced'); open.set(id, db.transaction()); }`,
    },
    {
      name: 'controllers are its keys',
      code: `class Pool { #jobs = new Map(); add(job) { this.#jobs.set(new AbortController(), job); } stop(key) { this.#jobs.get(key).abort('stopped'); } }`,
    },
  ],
  invalid: [
    {
      name: 'of a field, by a constant',
      code: `const GONE = 'tab closed';
class Tabs { #loads = new Map(); open(tab) { const controller = new AbortController(); this.#loads.set(tab, controller); return fetch(tab, controller); }
close(tab) { this.#loads.get(tab)?.abort(GONE); } }`,
      errors: [reported('noError', 3, 0)],
    },
    {
      name: 'each of a set',
      code: `const running = new Set(); export const begin = () => { const ac = new AbortController(); running.add(ac); return ac.signal; };
export function stopAll() { for (const each of running) each.abort('shutdown'); }
export function stopEach() { running.forEach((each) => each.abort('shutdown')); }`,
      errors: [reported('noError', 2), reported('noError', 3)],
    },
    {
      name: 'by a name, of a list',
      code: `const stack = []; export const push = () => { const top = new AbortController(); stack.push(top); return top.signal; };
export function pop() { const last = stack.pop(); if (last) last.abort('popped'); }`,
      errors: [reported('noError', 2)],
    },
  ],
});

ruleTester.run('prefer-signal-reason, reasons that constants hold', rule, {
  valid: [
    {
      name: 'an error',
      code: `const Why = { Gone: new Error('gone') }; export function leave(controller) { controller.abort(Why.Gone); }`,
    },
    {
      name: 'what others may have put there',
      code: `const Why = { Gone: 'gone', ...overrides }; export function leave(controller) { controller.abort(Why.Gone); }`,
    },
    {
      name: 'a constant of another file',
      code: `import { Why } from './why.js'; export function leave(controller) { controller.abort(Why.Gone); }`,
    },
  ],
  invalid: [
    {
      name: 'an enum',
      code: `enum Cause { Shut = 'shut' }
export const end = (controller: AbortController) => controller.abort(Cause.Shut);`,
      errors: [reported('noError', 2, 0)],
    },
    {
      name: 'a frozen object, and a static field',
      code: `const Causes = Object.freeze({ late: 'late' });
class Text { static gone = 'gone'; }
export const late = (ac = new AbortController()) => ac.abort(Causes.late);
export const gone = (ac = new AbortController()) => ac.abort(Text.gone);`,
      errors: [reported('noError', 3, 0), reported('noError', 4, 0)],
    },
  ],
});

ruleTester.run('prefer-signal-reason, errors in what a helper of the file runs', rule, {
  valid: [
    {
      name: 'the reason itself',
      code: `export const opened = (panel, signal) => new Promise((resolve, reject) => {
  const end = (act) => { panel.onopen = null; act(); };
  panel.onopen = () => end(() => resolve(panel));
  signal.addEventListener('abort', () => end(() => reject(signal.reason)), { once: true });
});`,
    },
    {
      name: 'a helper that keeps what it is given for an event of another kind',
      code: `export const opened = (panel, signal) => new Promise((resolve, reject) => {
  const whenBroken = (act) => { panel.on('broken', () => act()); };
  signal.addEventListener('abort', () => whenBroken(() => reject(new Error('broken'))), { once: true });
});`,
    },
    {
      name: 'what another event makes of it',
      code: `export const opened = (panel, signal) => new Promise((resolve, reject) => {
  const end = (act) => { panel.onopen = null; act(); };
  panel.onclose = () => end(() => reject(new Error('closed')));
  signal.addEventListener('abort', () => panel.close(), { once: true });
});`,
    },
  ],
  invalid: [
    {
      name: 'a helper that runs it last',
      code: `export const opened = (panel, signal) => new Promise((resolve, reject) => {
  const end = (act) => { panel.onopen = null; signal.removeEventListener('abort', stop); act(); };
  const stop = () => end(() => reject(new Error('given up')));
  panel.onopen = () => end(() => resolve(panel));
  signal.addEventListener('abort', stop);
});`,
      errors: [reported('invented', 3)],
    },
    {
      name: 'a declared helper that runs nothing twice',
      code: `export function opened(panel: Panel, signal: AbortSignal): Promise<Panel> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    signal.addEventListener('abort', () => {
      once(function () { reject(new DOMException('closed by hand', 'AbortError')); });
    });
    function once(how: () => void) {
      if (isOver) return;
      isOver = true;
      how();
    }
  });
}`,
      errors: [reported('invented', 5)],
    },
  ],
});

ruleTester.run('prefer-signal-reason: what a helper of the file does', rule, {
  valid: [
    {
      name: 'a function that hands the reason on under another name',
      code: `function halted(job, by) { const why = by.reason; return new HaltError(job, why); }
export function check(job, signal) { if (signal.aborted) throw halted(job, signal); }`,
    },
    {
      name: 'a function that gives the signal to its error',
      code: `function halted(job, by) { return new HaltError(job, by); }
export function check(job, signal) { if (signal.aborted) throw halted(job, signal); }`,
    },
  ],
  invalid: [
    {
      name: 'a function that asks the signal and drops its reason',
      code: `function halted(job, by) { if (!by.aborted) report(job); return new HaltError(job); }
export function check(job, signal) { if (signal.aborted) throw halted(job, signal); }`,
      errors: [reported('invented', 2)],
    },
    {
      name: 'a private method that makes nothing of the signal it is given',
      code: `class Player {
  #stopped(signal) { return new Error('stopped playing'); }
  play(deck, signal) {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      signal.addEventListener('abort', () => reject(this.#stopped(signal)), { once: true });
      deck.play(resolve, reject);
    });
  }
}`,
      errors: [reported('invented', 6)],
    },
  ],
});
