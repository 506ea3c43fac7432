import rule from '../../src/rules/require-settle-on-all-paths.ts';
import { javascriptRuleTester, ruleTester, typedRuleTester } from '../rule-tester.ts';

/** The code inside an executor, from line 2. */
const ex = (b: string, p = 'resolve, reject'): string =>
  `export const make = (a, b, fn, xs, ee, kind) => new Promise((${p}) => {\n${b}\n});`;

ruleTester.run('require-settle-on-all-paths', rule, {
  valid: [
    {
      name: 'operations by other names whose answers all settle',
      code: `export const pay = (till, bill) => new Promise((resolve, reject) => {
  till.charge(bill, (receipt) => {
    if (receipt.refused) return reject(new Error(receipt.reason));
    resolve(receipt);
  });
});`,
    },
    {
      name: 'registrations that may tell again',
      code: `export const settled = (bank) => new Promise((resolve, reject) => {
  bank.onTransfer((entry) => {
    if (entry.failed) return reject(new Error('failed'));
    if (entry.done) resolve(entry);
  });
});
export const arrived = (post) => new Promise((resolve) => {
  const look = (letter) => {
    if (letter.mine) resolve(letter);
  };
  post.track('letters', look);
});`,
    },
    {
      name: 'a function of the file throws in the executor',
      code: `function bail(message) {
  throw new Error(message);
}
new Promise((resolve) => {
  if (!file) bail('no file');
  else open(file, resolve);
});`,
    },
    {
      name: 'functions of the file that end the process',
      code: `const usage = (text) => {
  process.stderr.write(text);
  return process.exit(2);
};
function die(error) {
  if (error.isUsage) usage(error.message);
  else throw error;
}
class Command {
  run(args) {
    return new Promise((resolve) => {
      if (args.length === 0) usage('no file');
      else resolve(args[0]);
    });
  }
  open(args) {
    return new Promise((resolve) => {
      switch (args[0]) {
        case 'open':
          resolve(args[1]);
          break;
        default:
          die(new Error(args[0]));
      }
    });
  }
  ask(prompt) {
    return new Promise((resolve) => {
      prompt((error, answer) => {
        if (error) return this.#leave(1);
        if (!answer) {
          this.#leave(0);
        } else {
          resolve(answer);
        }
      });
    });
  }
  #leave(code) {
    switch (code) {
      case 0:
        process.exit(0);
      default:
        try {
          report(code);
        } finally {
          process.exit(code);
        }
    }
  }
}`,
    },
    {
      name: 'an async function of the file that ends the process',
      code: `async function shutdown(code) {
  await flush();
  process.exit(code);
}
export const read = (path) => new Promise((resolve) => {
  open(path, (error, text) => {
    if (error) {
      shutdown(1);
      return;
    }
    resolve(text);
  });
});`,
    },
    {
      name: 'no catch sees that the process ends',
      code: `function fatal(message) {
  console.error(message);
  process.exit(1);
}
export const port = (text) => new Promise((resolve) => {
  try {
    if (text === '') fatal('no port');
    resolve(text);
  } catch {}
});`,
    },
    {
      name: 'what a function has rejected it says by its result',
      code: `new Promise((resolve, reject) => {
  const failed = (e) => {
    if (e) reject(e);
    return Boolean(e);
  };
  fn((e, v) => {
    if (failed(e)) return;
    resolve(v);
  });
});`,
    },
    {
      name: 'the list of the file is asked for its length',
      code: `new Promise((resolve) => {
  let n = items.length;
  if (items.length === 0) resolve();
  for (const item of items) {
    save(item, () => {
      if (--n === 0) resolve();
    });
  }
});`,
    },
    {
      name: 'two timers that count',
      code: `function both() {
  let left = 2;
  return new Promise((resolve) => {
    setTimeout(() => {
      if (--left === 0) resolve();
    }, 100);
    setTimeout(() => {
      if (--left === 0) resolve();
    }, 200);
  });
}`,
    },
    {
      name: 'a list that the function asks about before',
      code: `export function all(jobs) {
  if (!jobs.length) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    let left = jobs.length;
    for (const job of jobs) job((error) => { if (error) return reject(error); if (--left === 0) resolve(); });
  });
}`,
    },
    {
      name: 'a list that is written out',
      code: `export function both(a, b) {
  return new Promise((resolve, reject) => {
    const jobs = [a, b];
    let left = jobs.length;
    for (const job of jobs) job((error) => { if (error) return reject(error); if (--left === 0) resolve(); });
  });
}`,
    },
    {
      name: 'a count with a last look behind the loop',
      code: `export function all(jobs) {
  return new Promise((resolve, reject) => {
    let left = jobs.length;
    const check = () => { if (left === 0) resolve(); };
    for (const job of jobs) job((error) => { if (error) return reject(error); left--; check(); });
    check();
  });
}`,
    },
    {
      name: 'a handler beside the executor that others run too',
      code: `export function prompt(lines, text, skip) {
  let done;
  const onAnswer = (answer) => {
    if (answer === 'q') return;
    done(answer);
  };
  skip.once('press', onAnswer);
  return new Promise((resolve) => { done = resolve; lines.question(text, onAnswer); });
}`,
    },
    {
      name: 'an event by the name of `e`, of which there may be many',
      code: 'const switched = (number) => new Promise((resolve) => { server.pipe(es.mapSync((e) => { if (e.kind === "switched" && e.block.number === number) resolve(); return e; })); });',
    },
    {
      name: 'what the object counts by that name',
      code: 'class Player { run(tasks) { return new Promise((resolve) => { for (const task of tasks) task.start(() => { this.left -= 1; if (!this.left) resolve(); }); }); } }',
    },
    {
      name: 'a constant',
      code: `const cancelled = false;
const pause = (ms) => new Promise((resolve) => { setTimeout(() => { if (!cancelled) resolve(); }, ms); });`,
    },
    {
      name: 'the end of a process that the fragment does not declare, where either event may settle',
      code: `new Promise((resolve, reject) => {
  child.on('exit', (code) => {
    if (code !== 0) reject(new Error('failed'));
  });
  child.on('close', (code) => {
    if (code === 0) resolve();
  });
});`,
    },
    {
      name: 'the last attempt rejects',
      code: 'new Promise((resolve, reject) => { let n = 0; const attempt = () => { work((e, v) => { if (!e) return resolve(v); if (++n < 3) attempt(); else reject(e); }); }; attempt(); });',
    },
    {
      name: 'one walk begins many others, of which the last settles',
      code: 'new Promise((resolve) => { let pending = 0; const walk = (dir) => { pending++; readdir(dir, (e, files) => { for (const each of files) walk(each); if (--pending === 0) resolve(); }); }; walk(root); });',
    },
    {
      name: 'several runs at a time',
      code: 'new Promise((resolve) => { let active = 0; const next = () => { run((e) => { active--; if (queue.length > 0) next(); if (active === 0) resolve(); }); }; for (let i = 0; i < 3; i++) next(); });',
    },
    {
      name: 'an optional call of what has been counted on before',
      code: `export class Tracer {
  #gatherer?: Gatherer;
  wait() {
    this.#gatherer.once("error", log);
    return new Promise<void>((resolve) => {
      log("waits");
      this.#gatherer?.once("end", () => resolve());
    });
  }
}`,
    },
    {
      name: 'a source whose promise nobody has yet',
      code: `export function update(ui, names) {
  const source = new TaskCompletionSource();
  const done = source.promise;
  if (names.length === 0) return Promise.resolve();
  ui.dispatch({ onComplete: (infos) => { source.resolve(infos); } });
  return done;
}`,
    },
    {
      name: 'what the executor of another promise throws',
      code: `export function start(server, bad) {
  const source = new TaskCompletionSource();
  const port = source.promise;
  const response = new Promise((resolve, reject) => {
    if (bad) {
      source.reject(bad);
      reject(bad);
      return;
    }
    server.on('request', resolve);
    server.listen(0, () => { source.resolve(server.address().port); });
  });
  return { port, response };
}`,
    },
    {
      name: 'a choice among the kinds there are',
      code: ex(
        "if (kind === 'a' || kind === 'b') resolve(1);\nelse if (kind === 'c') fn(kind).then(resolve, reject);\nelse if (Kind.isD(kind)) resolve(a);",
      ),
    },
    {
      name: 'only ever rejects',
      code: ex("if (a) return;\nb.onclose = () => reject(new Error('closed'));", '_, reject'),
    },
    { name: 'else if with else', code: ex('if (a) resolve(1);\nelse if (b) reject(2);\nelse resolve(3);') },
    { name: 'negated', code: ex('if (a) reject(a);\nif (!a) resolve(b);') },
    { name: 'ternary', code: ex('a ? resolve(1) : reject(2);') },
    { name: 'switch default', code: ex('switch (kind) { case 1: resolve(1); break; default: reject(2); }') },
    {
      name: 'switch fallthrough',
      code: ex('switch (kind) { case 1:\ncase 2: resolve(1); break; default: reject(2); }'),
    },
    {
      name: 'switch return',
      code: ex("switch (kind) { case 1: return resolve(1); case 2: return reject(1); }\nthrow new Error('x');"),
    },
    { name: 'catch rejects', code: ex('try { resolve(fn()); } catch (e) {\nreject(e); }') },
    { name: 'catch rethrows', code: ex('try { resolve(fn()); } catch (e) {\nthrow e; }') },
    { name: 'finally settles', code: ex('try { fn(); } finally {\nresolve(); }') },
    { name: 'err-first else', code: ex('fn((e, v) => {\nif (e) reject(e);\nelse resolve(v);\n});') },
    { name: 'err-first cond throw', code: ex('fn((e, v) => {\nif (e) throw e;\nresolve(v);\n});') },
    { name: 'timer + other', code: ex('setTimeout(() => {\nif (a) resolve();\n}, 10);\nee.once("x", reject);') },
    { name: 'filter on', code: ex('ee.on("message", (m) => { if (m.id === 1) resolve(m); });') },
    { name: 'interval', code: ex('const t = setInterval(() => { if (a()) { clearInterval(t); resolve(); } }, 5);') },
    {
      name: 'recursive poll',
      code: ex('const poll = () => { if (a()) resolve(); else setTimeout(poll, 5); };\npoll();'),
    },
    { name: 'recursive poll fn', code: ex('(function poll() { if (a()) return resolve(); setTimeout(poll, 5); })();') },
    { name: 'then both', code: ex('fn().then((v) => { if (v) resolve(v); else reject(1); }).catch(reject);') },
    { name: 'then rescued', code: ex('fn().then((v) => { if (v) resolve(v); }).then(() => resolve(1), reject);') },
    { name: 'then finally', code: ex('fn().then((v) => { if (v) resolve(v); }).finally(() => resolve(1));') },
    {
      name: 'then returns promise',
      code: ex('fn().then((v) => { if (!v) return b().then(resolve); resolve(v); }, reject);'),
    },
    { name: 'then throws', code: ex('fn().then((v) => { if (!v) throw new Error(); resolve(v); }).catch(reject);') },
    { name: 'async iife ok', code: ex('(async () => { const v = await fn(); resolve(v); })().catch(reject);') },
    {
      name: 'async executor await then settle',
      code: 'export const m = (f) => new Promise(async (resolve) => { const v = await f(); if (v) g(); resolve(v); });',
    },
    {
      name: 'loop search reject after',
      code: ex('for (const x of xs) { if (x.ok) { resolve(x); return; } }\nreject();'),
    },
    { name: 'while true', code: ex('while (true) { if (fn()) { resolve(); return; } }') },
    {
      name: 'loop callbacks, and an answer to an empty list',
      code: ex(
        'if (xs.length === 0) return resolve();\nlet n = xs.length;\nfor (const x of xs) fn(x, (e) => { if (e) return reject(e); if (--n === 0) resolve(); });',
      ),
    },
    {
      name: 'forEach callbacks of a count that may pass the length',
      code: ex('let n = 0;\nxs.forEach((x) => fn(x, () => { if (++n >= xs.length) resolve(); }));'),
    },
    { name: 'never', code: ex('', '') },
    { name: 'never params', code: ex('', 'resolve, reject') },
    { name: 'never noop', code: 'export const n = new Promise(() => undefined);' },
    { name: 'never comment', code: 'export const n = new Promise(() => { /* never */ });' },
    { name: 'handoff', code: ex('fn(resolve, reject);') },
    { name: 'handoff branch', code: ex('if (a) fn(resolve);\nelse resolve(1);') },
    { name: 'escape', code: 'let r; export const p = new Promise((resolve) => { r = resolve; });' },
    { name: 'push', code: 'const q = []; export const p = (a) => new Promise((resolve) => { q.push(resolve); });' },
    {
      name: 'record push',
      code: 'const q = []; export const p = (a) => new Promise((resolve, reject) => { q.push({ resolve, reject }); });',
    },
    { name: 'alias ok', code: ex('const done = resolve;\ndone(1);') },
    { name: 'wrapper ok', code: ex('const done = (v) => { cleanup(); resolve(v); };\nfn(done);') },
    { name: 'process exit', code: ex('if (a) process.exit(1);\nresolve();') },
    { name: 'throw', code: ex("if (a) throw new Error('x');\nresolve();") },
    { name: 'flag', code: ex('let done = false;\nif (a) { done = true; resolve(); }\nif (!done) reject();') },
    {
      name: 'withResolvers unused',
      code: 'export function f(a, fn) { const d = Promise.withResolvers();\nif (!a) return undefined;\nfn(d.resolve);\nreturn d.promise; }',
    },
    {
      name: 'source ok',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export function f(fn) { const s = new TaskCompletionSource();\nfn((e, v) => { if (e) s.setException(e); else s.setResult(v); });\nreturn s.promise; }',
    },
    {
      name: 'source escapes',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export function f(fn) { const s = new TaskCompletionSource();\nmap.set(1, s);\nreturn s.promise; }',
    },
    {
      name: 'nested promise',
      code: ex('fn().then(() => new Promise((r) => { if (a) resolve(1); r(); })).then(() => resolve(2), reject);'),
    },
    {
      name: 'inner settles outer',
      code: ex('const p = new Promise((r) => fn((e) => { if (e) return reject(e); r(); }));\np.then(resolve);'),
    },
    { name: 'call', code: ex('if (a) resolve.call(null, 1);\nelse reject.apply(null, [2]);') },
    { name: 'spread args', code: 'export const m = (f) => new Promise((...args) => { f(...args); });' },
    { name: 'arguments', code: 'export const m = (f) => new Promise(function () { f(arguments[0]); });' },
    { name: 'bind', code: ex('fn(resolve.bind(null, 1));') },
    { name: 'object success', code: ex('fn({ success: resolve, fail: reject });') },
    {
      name: 'onload+onerror, and a flag of theirs',
      code: ex(
        'let failed = false;\na.onload = () => { if (!failed) resolve(a); };\na.onerror = (e) => { failed = true; reject(e); };',
      ),
    },
    {
      name: 'exit leaves to close',
      code: ex(
        "a.on('error', reject);\na.on('exit', (code) => { if (code) reject(code); });\na.on('close', () => resolve());",
      ),
    },
    {
      name: 'a code or a signal',
      code: ex(
        "a.on('error', reject);\na.on('close', (code, signal) => {\nif (code === 0) resolve();\nelse if (signal) reject(signal);\nelse if (code) reject(code);\n});",
      ),
    },
    {
      name: 'a cursor that goes on',
      code: ex(
        'a.onerror = reject;\na.onsuccess = () => { const cursor = a.result; if (!cursor) return resolve(xs); xs.push(cursor.value); cursor.continue(); };',
      ),
    },
    { name: 'a component that is no more', code: ex('if (!a.mounted.current) return;\nb(resolve);') },
    {
      name: 'a function that takes a callback or gives a promise',
      code: `export function f(x, callback) {
  return new Promise((resolve, reject) => {
    if (typeof callback !== 'function') callback = (e, v) => { if (e) reject(e); else resolve(v); };
    if (x) return run(x, callback);
    later(() => callback(null, x));
  });
}`,
    },
    {
      name: 'a callback for each element of an iterable',
      code: `export async function f(all, map) {
  const second = Promise.withResolvers();
  const done = all(map(xs(), async (x, i) => {
    if (i === 1) second.resolve();
    return x;
  }));
  await second.promise;
  await done;
}`,
    },
    { name: 'assign in cond', code: ex('a.onload = () => resolve(a);') },
    {
      name: 'nested ok',
      code: ex(
        'fn((e, v) => { if (e) return reject(e); b(v, (e2, w) => { if (e2) return reject(e2); resolve(w); }); });',
      ),
    },
    {
      name: 'race',
      code: 'export const r = (p, ms) => Promise.race([p, new Promise((_, reject) => { if (!ms) return; setTimeout(reject, ms); })]);',
    },
    { name: 'labelled', code: ex('outer: { if (a) break outer; resolve(1); return; }\nreject();') },
    { name: 'sequence', code: ex('if (a) return fn(), resolve(1);\nreject();') },
    {
      name: 'return await',
      code: 'export const m = (f) => new Promise(async (resolve, reject) => { try { return resolve(await f()); } catch (e) { reject(e); } });',
    },
    {
      name: 'message catch',
      code: ex("ee.on('message', (d) => { try { resolve(JSON.parse(d)); } catch (e) { console.error(e); } });"),
    },
    { name: 'generator', code: ex('const it = (function* () { yield 1; resolve(); })(); fn(it);') },
    { name: 'class inside', code: ex('class X { m() { resolve(); } }\nfn(new X());') },
    { name: 'object method', code: ex('fn({ write(c) { if (c) resolve(c); } });') },
    {
      name: 'jsx-free generic',
      code: 'export const w = <T,>(f: (cb: (v: T) => void) => void) => new Promise<T>((resolve) => f((v) => resolve(v)));',
    },
    {
      name: 'barrier helper',
      code: ex('let n = 0;\nconst done = () => { if (++n === 2) resolve(); };\nfn(done); b(done);'),
    },
  ],
  invalid: [
    {
      name: 'operations by other names that leave an answer out',
      code: `export const pay = (till, bill) => new Promise((resolve, reject) => {
  const answer = (receipt) => {
    if (receipt.refused) return reject(new Error(receipt.reason));
    if (receipt.total > 0) resolve(receipt);
  };
  till.charge(bill, answer);
});
export const send = (radio, text) => new Promise((resolve, reject) => {
  radio.transmit(text, (report) => {
    switch (report.kind) {
      case 'ok':
        return resolve(report);
      case 'lost':
        return reject(new Error('lost'));
    }
  });
});`,
      errors: [
        { messageId: 'leaves', line: 4 },
        { messageId: 'leaves', line: 10 },
      ],
    },
    {
      name: 'functions of the file that may come back',
      code: `function warn(message) {
  if (isStrict) process.exit(1);
  console.error(message);
}
function ask(message) {
  if (message) return;
  process.exit(1);
}
function check(message) {
  try {
    throw new Error(message);
  } catch {}
}
function each(messages) {
  for (const message of messages) throw new Error(message);
}
function pick(kind) {
  switch (kind) {
    case 1:
      break;
    default:
      process.exit(1);
  }
}
export const all = () => [
  new Promise((resolve) => {
    if (bad) warn('bad');
    else resolve();
  }),
  new Promise((resolve) => {
    if (bad) ask('bad');
    else resolve();
  }),
  new Promise((resolve) => {
    if (bad) check('bad');
    else resolve();
  }),
  new Promise((resolve) => {
    if (bad) each(bad);
    else resolve();
  }),
  new Promise((resolve) => {
    if (bad) pick(1);
    else resolve();
  }),
];`,
      errors: [27, 31, 35, 39, 43].map((line) => ({ messageId: 'leaves' as const, line })),
    },
    {
      name: 'the work of the module is what ends the process',
      code: `async function main() {
  await work();
  process.exit(0);
}
main();
export const opened = new Promise((resolve) => {
  if (file) resolve(file);
});`,
      errors: [{ messageId: 'leaves', line: 7 }],
    },
    {
      name: 'callbacks for each element of a list that is given to the file',
      code: `new Promise((resolve) => {
  let n = items.length;
  for (const item of items) {
    save(item, () => {
      if (--n === 0) resolve();
    });
  }
});`,
      errors: 1,
    },
    {
      name: 'a timer that looks once',
      code: `class Scheduler {
  whenIdle() {
    return new Promise((resolve) => {
      setTimeout(() => {
        if (this.queue.length === 0) resolve();
      }, 100);
    });
  }
}`,
      errors: 1,
    },
    {
      name: 'a count in the callbacks of a list that may be empty',
      code: `export function all(jobs) {
  return new Promise((resolve, reject) => {
    let left = jobs.length;
    for (const job of jobs) job((error) => { if (error) return reject(error); if (--left === 0) resolve(); });
  });
}`,
      errors: 1,
    },
    {
      name: 'results counted against an empty list',
      code: `export function all(jobs) {
  return new Promise((resolve, reject) => {
    const results = [];
    jobs.forEach((job) => job((error, result) => { if (error) return reject(error); results.push(result); if (results.length === jobs.length) resolve(results); }));
  });
}`,
      errors: 1,
    },
    {
      name: 'a handler beside the executor that settles by a local',
      code: `export function prompt(lines, text) {
  let done;
  const onAnswer = (answer) => {
    if (answer === 'q') return;
    done(answer);
  };
  return new Promise((resolve) => { done = resolve; lines.question(text, onAnswer); });
}`,
      errors: 1,
    },
    {
      name: 'an error by the name of `e`',
      code: 'new Promise((resolve) => { probe((e) => { if (e.code === "ENOENT") resolve(false); }); });',
      errors: [{ messageId: 'leaves' }],
    },
    {
      name: 'an error by the name of `e` that is asked for',
      code: 'new Promise((resolve) => { probe((e) => { if (e && e.kind === "gone") resolve(false); }); });',
      errors: [{ messageId: 'leaves' }],
    },
    {
      name: 'a flag of the object is no count',
      code: 'class Player { wait() { return new Promise((resolve) => { setTimeout(() => { if (this.ready) resolve(); }, 100); }); } }',
      errors: 1,
    },
    {
      name: 'a flag that others are to write',
      code: `let cancelled = false;
const pause = (ms) => new Promise((resolve) => { setTimeout(() => { if (!cancelled) resolve(); }, ms); });`,
      errors: 1,
    },
    {
      name: 'the outcomes of a request that the fragment does not declare',
      code: `new Promise((resolve, reject) => {
  xhr.onload = () => {
    if (xhr.status === 200) resolve(xhr.response);
    else if (xhr.status === 404) reject(new Error('missing'));
  };
  xhr.onerror = reject;
});`,
      errors: 1,
    },
    {
      name: 'a handle that is only named',
      code: 'new Promise((resolve, reject) => { fn((e, v) => { if (e) reject; else resolve(v); }); });',
      errors: 1,
    },
    {
      name: 'nobody settles after the last attempt',
      code: 'new Promise((resolve) => { let n = 0; const attempt = () => { work((e, v) => { if (!e) return resolve(v); if (++n < 3) attempt(); }); }; attempt(); });',
      errors: 1,
    },
    {
      name: 'gives up after the last step',
      code: "function slurp(fetchChunk, max) { return new Promise((resolve, reject) => { let text = ''; let count = 0; const step = () => { fetchChunk(text.length, (err, chunk) => { if (err) { reject(err); return; } text += chunk.data; if (chunk.last) { resolve(text); return; } if (++count >= max) { console.warn('giving up'); return; } step(); }); }; step(); }); }",
      errors: 1,
    },
    {
      name: 'an optional call of what has been counted on in one case alone',
      code: `export class Tracer {
  #gatherer?: Gatherer;
  wait() {
    if (this.#gatherer) this.#gatherer.once("error", log);
    return new Promise<void>((resolve) => {
      log("waits");
      this.#gatherer?.once("end", () => resolve());
    });
  }
}`,
      errors: [{ messageId: 'leaves' }],
    },
    {
      name: 'the success of a request, with its failure wired',
      code: ex('a.onload = () => {\nif (a.status === 200) resolve(a);\n};\na.onerror = reject;'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'the success of a request after its failure is wired',
      code: ex(
        "a.addEventListener('error', reject);\na.addEventListener('load', () => {\nif (a.status === 200) resolve(a);\n});",
      ),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'the end of a process by its code',
      code: ex("a.on('error', reject);\na.on('exit', (code) => {\nif (code === 0) resolve();\n});"),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'what is shown calls back once',
      code: ex("b.show((button) => {\nif (button === 'cancel') return;\nresolve(button);\n});"),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    { name: 'if no else', code: ex('if (a) resolve(1);'), errors: [{ messageId: 'leaves', line: 2 }] },
    {
      name: 'else-if no else',
      code: ex('if (a) resolve(1);\nelse if (b) reject(2);'),
      errors: [
        { messageId: 'leaves', line: 3, data: { where: 'This `if` without `else`', owner: 'the executor', line: '1' } },
      ],
    },
    { name: 'early return', code: ex('if (!a) return;\nresolve(a);'), errors: [{ messageId: 'leaves', line: 2 }] },
    {
      name: 'two returns',
      code: ex('if (!a) return;\nif (!b) { return; }\nresolve(a);'),
      errors: [
        { messageId: 'leaves', line: 2 },
        { messageId: 'leaves', line: 3 },
      ],
    },
    { name: '&&', code: ex('a && resolve(1);'), errors: [{ messageId: 'leaves', line: 2 }] },
    { name: 'ternary half', code: ex('a ? resolve(1) : b;'), errors: [{ messageId: 'leaves', line: 2 }] },
    { name: '||', code: ex('a || reject(1);'), errors: [{ messageId: 'leaves', line: 2 }] },
    {
      name: 'switch no default',
      code: ex('switch (kind) {\ncase 1: resolve(1); break;\ncase 2: reject(2); }'),
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'switch default nothing',
      code: ex('switch (kind) {\ncase 1: resolve(1); break;\ndefault: break; }'),
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'catch logs',
      code: ex('try { resolve(fn()); } catch (e) {\nconsole.log(e); }'),
      errors: [
        {
          messageId: 'leaves',
          line: 2,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind) => new Promise((resolve, reject) => {\ntry { resolve(fn()); } catch (e) {\nconsole.log(e); reject(e); }\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'catch some',
      code: ex('try { resolve(fn()); } catch (e) {\nif (e.code === 1) reject(e); }'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'err-first',
      code: ex('fn((e, v) => {\nif (e) return;\nresolve(v);\n});'),
      errors: [
        {
          messageId: 'leaves',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind) => new Promise((resolve, reject) => {\nfn((e, v) => {\nif (e) return reject(e);\nresolve(v);\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'err-first log',
      code: ex('fn(function (err, v) {\nif (err) { console.error(err); return; }\nresolve(v);\n});'),
      errors: [
        {
          messageId: 'leaves',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind) => new Promise((resolve, reject) => {\nfn(function (err, v) {\nif (err) { console.error(err); return reject(err); }\nresolve(v);\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'err-first &&',
      code: ex('fn((e, v) => {\nif (!e) resolve(v);\n});'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'timer',
      code: ex('setTimeout(() => {\nif (a) resolve();\n}, 10);'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'once filter',
      code: ex('ee.once("message", (m) => {\nif (m.id === 1) resolve(m); });'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'end',
      code: ex('ee.on("end", () => {\nif (a) resolve(m); });'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'addEventListener once',
      code: ex('ee.addEventListener("message", (m) => {\nif (m.id === 1) resolve(m); }, { once: true });'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'then',
      code: ex('fn().then((v) => {\nif (v) resolve(v);\n}).catch(reject);'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'then two',
      code: ex('fn().then((v) => {\nif (v) resolve(v);\n}, reject);'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'then return',
      code: ex('fn().then((v) => {\nif (!v) return;\nresolve(v);\n}, reject);'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'then arrow body',
      code: 'export const m = (p) => new Promise((resolve, reject) => p.then((v) => {\nif (v) resolve(v);\n}, reject));',
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'catch in chain',
      code: ex('fn().then((v) => resolve(v)).catch((e) => {\nif (e.code) reject(e);\n});'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'async iife',
      code: ex('(async () => {\nconst v = await fn();\nif (v) resolve(v);\n})().catch(reject);'),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'async iife swallow',
      code: ex('(async () => {\ntry { resolve(await fn()); } catch (e) {\nconsole.log(e); }\n})();'),
      errors: [
        {
          messageId: 'leaves',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind) => new Promise((resolve, reject) => {\n(async () => {\ntry { resolve(await fn()); } catch (e) {\nconsole.log(e); reject(e); }\n})();\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'async executor',
      code: 'export const m = (f) => new Promise(async (resolve) => {\nconst v = await f();\nif (v) resolve(v);\n});',
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'named async',
      code: ex('async function run() {\nconst v = await fn();\nif (!v) return;\nresolve(v);\n}\nrun().catch(reject);'),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'loop search',
      code: ex('for (const x of xs) {\nif (x.ok) { resolve(x); return; }\n}'),
      errors: [{ messageId: 'leaves', line: 1 }],
    },
    {
      name: 'forEach filter',
      code: ex('xs.forEach((x) => {\nif (x.ok) resolve(x);\n});'),
      errors: [{ messageId: 'leaves', line: 1 }],
    },
    { name: 'unused', code: ex('setTimeout(() => {}, 5);', ''), errors: [{ messageId: 'neverSettled', line: 1 }] },
    {
      name: 'unused but params',
      code: ex('setTimeout(() => {}, 5);'),
      errors: [{ messageId: 'neverSettled', line: 1 }],
    },
    { name: 'handoff if only', code: ex('if (a) fn(resolve);'), errors: [{ messageId: 'leaves', line: 2 }] },
    {
      name: 'escape cond',
      code: 'let r; export const p = (a) => new Promise((resolve) => {\nif (a) r = resolve;\n});',
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    { name: 'alias', code: ex('const done = resolve;\nif (a) done(1);'), errors: [{ messageId: 'leaves', line: 3 }] },
    {
      name: 'wrapper',
      code: ex('const done = (v) => resolve(v);\nif (a) done(1);'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'wrapper half',
      code: ex('const done = (e, v) => {\nif (e) return;\nresolve(v); };\nfn(done);'),
      errors: [
        {
          messageId: 'leaves',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind) => new Promise((resolve, reject) => {\nconst done = (e, v) => {\nif (e) return reject(e);\nresolve(v); };\nfn(done);\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'hoisted',
      code: ex('fn(done);\nfunction done(e, v) {\nif (e) return;\nresolve(v); }'),
      errors: [
        {
          messageId: 'leaves',
          line: 4,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind) => new Promise((resolve, reject) => {\nfn(done);\nfunction done(e, v) {\nif (e) return reject(e);\nresolve(v); }\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'typed',
      code: 'export function f(a: boolean): Promise<number> {\n  return new Promise<number>((resolve, reject) => {\n    if (a) {\n      resolve(1);\n    }\n  });\n}',
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'method',
      code: 'class A { load(fn) { return new Promise((resolve, reject) => {\nfn.call(this, (e, v) => {\nif (e) { this.e = e; return; }\nresolve(v); }); }); } }',
      errors: [
        {
          messageId: 'leaves',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'class A { load(fn) { return new Promise((resolve, reject) => {\nfn.call(this, (e, v) => {\nif (e) { this.e = e; return reject(e); }\nresolve(v); }); }); } }',
            },
          ],
        },
      ],
    },
    {
      name: 'function executor',
      code: 'export function f(a) { return new Promise(function (resolve, reject) {\nif (a) return resolve(1);\nelse if (a === 2) return reject(1);\n}); }',
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'named executor',
      code: 'export function f(a) { function ex(resolve) {\nif (a) resolve(1);\n}\nreturn new Promise(ex); }',
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'withResolvers',
      code: 'export function f(fn) { const { promise, resolve, reject } = Promise.withResolvers();\nfn((e, v) => {\nif (e) return;\nresolve(v); });\nreturn promise; }',
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'withResolvers record',
      code: 'export function f(fn) { const d = Promise.withResolvers();\nfn((e, v) => {\nif (e) return;\nd.resolve(v); });\nreturn d.promise; }',
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'withResolvers early return',
      code: 'export function f(a, fn) { const d = Promise.withResolvers();\nif (!a) return d.promise;\nfn(d.resolve);\nreturn d.promise; }',
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'deferred q',
      code: 'import Q from "q"; export function f(a, fn) { const d = Q.defer();\nif (a) d.resolve(1);\nreturn d.promise; }',
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'source',
      code: 'import { TaskCompletionSource } from "task-completion-source"; export function f(fn) { const s = new TaskCompletionSource();\nfn((e, v) => {\nif (e) return;\ns.trySetResult(v); });\nreturn s.promise; }',
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    { name: 'optional', code: ex('if (a) resolve?.(1);'), errors: [{ messageId: 'leaves', line: 2 }] },
    {
      name: 'onload',
      code: ex('a.onload = () => {\nif (a.status === 200) resolve(a);\n};'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'microtask',
      code: ex('queueMicrotask(() => {\nif (a) resolve();\n});'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'nested cb',
      code: ex('fn((e, v) => {\nif (e) return reject(e);\nb(v, (e2, w) => {\nif (e2) return;\nresolve(w);\n});\n});'),
      errors: [
        {
          messageId: 'leaves',
          line: 5,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind) => new Promise((resolve, reject) => {\nfn((e, v) => {\nif (e) return reject(e);\nb(v, (e2, w) => {\nif (e2) return reject(e2);\nresolve(w);\n});\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'nested cb 2',
      code: ex(
        'fn((e, v) => {\nif (e) return reject(e);\nif (v) b(v, (e2, w) => { if (e2) reject(e2); else resolve(w); });\n});',
      ),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'signal aborted returns',
      code: ex('if (a.signal.aborted) return;\nee.once("x", resolve);'),
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'do nothing else',
      code: ex('if (a) { resolve(1); } else {\nconsole.log(2);\n}'),
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    { name: 'nullish', code: ex('a ?? resolve(1);'), errors: [{ messageId: 'leaves', line: 2 }] },
    {
      name: 'catch empty',
      code: ex('try { resolve(JSON.parse(a)); } catch {\n}'),
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'unhandled catch logs in callback',
      code: ex('fn((d) => {\ntry { resolve(JSON.parse(d)); } catch (e) {\nconsole.error(e); }\n});'),
      errors: [
        {
          messageId: 'leaves',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const make = (a, b, fn, xs, ee, kind) => new Promise((resolve, reject) => {\nfn((d) => {\ntry { resolve(JSON.parse(d)); } catch (e) {\nconsole.error(e); reject(e); }\n});\n});',
            },
          ],
        },
      ],
    },
    {
      name: 'eq guard',
      code: ex("if (kind === 'a') resolve(1);\nif (kind === 'b') resolve(2);"),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'delegated exec',
      code: ex(
        'if (a) { fn((e) => { if (e) reject(e); else resolve(); }); }\nelse b((v) => {\nif (v) resolve(v);\n});',
      ),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
  ],
});

javascriptRuleTester.run('require-settle-on-all-paths in JavaScript', rule, {
  valid: [
    {
      name: 'a deferred of jQuery',
      code: 'export function f(a) { const d = $.Deferred(); if (a) d.resolve(); else d.reject(); return d.promise(); }',
    },
    {
      name: 'Bluebird',
      code: "import Bluebird from 'bluebird'; export const f = (a) => new Bluebird((resolve, reject) => { if (a) resolve(); else reject(); });",
    },
    {
      name: 'a test of what the executor has made',
      code: "export const f = (kind) => new Promise((resolve, reject) => { let server; if (kind === 'tcp') server = net.createServer(); else reject(new Error('kind')); if (server) server.listen(resolve); });",
    },
    { name: 'a page that is left', code: 'export const leave = () => new Promise(() => { location.reload(); });' },
    {
      name: 'a process that ends',
      code: 'export const run = (child) => new Promise(() => { child.on("exit", (code) => process.exit(code)); });',
    },
    {
      name: 'unfinished code',
      code: 'new Promise();\nnew Promise(null);\nnew Promise(...a);\nnew Promise(({ resolve }) => { if (resolve) resolve(); });',
    },
  ],
  invalid: [
    {
      name: 'names the place and the promise',
      code: 'export const f = (a) =>\n  new Promise((resolve) => {\n    if (!a) return;\n    resolve(a);\n  });',
      errors: [
        {
          messageId: 'leaves',
          line: 3,
          column: 13,
          data: { where: 'This `return`', owner: 'the executor', line: '2' },
        },
      ],
    },
    {
      name: 'CommonJS, a library of promises',
      code: "const Promise = require('bluebird');\nexports.f = (a) => new Promise((resolve) => {\n  if (a) resolve();\n});",
      languageOptions: { sourceType: 'commonjs' },
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'adds the parameter that it needs',
      code: 'export const f = (g) => new Promise(resolve => {\n  g((error, v) => {\n    if (error) return;\n    resolve(v);\n  });\n});',
      errors: [
        {
          messageId: 'leaves',
          line: 3,
          suggestions: [
            {
              messageId: 'reject',
              output:
                'export const f = (g) => new Promise((resolve, reject) => {\n  g((error, v) => {\n    if (error) return reject(error);\n    resolve(v);\n  });\n});',
            },
          ],
        },
      ],
    },
  ],
});

const ask = (cases: string): string =>
  `export const ask = (kind: 'a' | 'b') => new Promise<number>((resolve) => {\nswitch (kind) {\n${cases}\n}\n});`;

typedRuleTester.run('require-settle-on-all-paths with types', rule, {
  valid: [
    {
      name: 'a source that is disposed of',
      code: "import { TaskCompletionSource } from 'task-completion-source';\nexport function f(a: boolean) { using s = new TaskCompletionSource<number>();\nif (a) s.setResult(1);\nreturn s.promise; }",
    },
    {
      name: 'a source that is disposed of by hand',
      code: "import { TaskCompletionSource } from 'task-completion-source';\nexport function f(a: boolean) { const s = new TaskCompletionSource<number>();\ntry { if (a) s.setResult(1);\nreturn s.promise; } finally { s[Symbol.dispose](); } }",
    },
    { name: 'a switch over each member of a union', code: ask("case 'a': resolve(1); break;\ncase 'b': resolve(2);") },
    {
      name: 'a function that returns never',
      code: 'declare function fail(): never;\nexport const p = (a: boolean) => new Promise<number>((resolve) => {\nif (!a) fail();\nresolve(1);\n});',
    },
  ],
  invalid: [{ name: 'a member of the union left out', code: ask("case 'a': resolve(1);"), errors: 1 }],
});

ruleTester.run('require-settle-on-all-paths, what others see to', rule, {
  valid: [
    {
      name: 'a finally settles after an early return',
      code: 'export const f = (rows) => new Promise((resolve) => { try { if (!rows) return; work(rows); } finally { resolve(); } });',
    },
    {
      name: 'a finally of an async executor',
      code: 'export const f = (rows) => new Promise(async (resolve) => { try { for (const row of rows) { if (!row) return; await work(row); } } finally { n--; resolve(); } });',
    },
    {
      name: 'two of them',
      code: 'export const f = (rows) => new Promise((resolve) => { try { try { if (!rows) return; work(rows); } finally { log(resolve); } } finally { resolve(); } });',
    },
    {
      name: 'an event that is a function tells more than once',
      code: 'export const f = (window, terminal) => new Promise((resolve) => { window.onDidClose((e) => { if (e === terminal) resolve(); }); });',
    },
    {
      name: 'so does an operator on one',
      code: 'export const f = (window) => new Promise((resolve) => { filter(window.onDidChange)((e) => { if (e.focused) resolve(); }); });',
    },
    {
      name: 'a callback of a runner in a race',
      code: 'export const f = (window, late) => Promise.race([late, new Promise((resolve) => once(window.onDidChange)((e) => { if (e.focused) resolve(true); }))]);',
    },
    {
      name: 'runners that are put into a list',
      code: 'export function f(load, late) { const all = [late]; all.push(new Promise((resolve) => load((err, v) => { if (v) resolve(v); }))); return Promise.race(all); }',
    },
    {
      name: 'runners that are made of a list',
      code: 'export function f(...all) { const first = all.map((each) => new Promise((resolve, reject) => each.then((v) => v && resolve(true), reject))); first.push(Promise.all(all).then(() => false)); return Promise.race(first); }',
    },
    {
      name: 'one function for many promises',
      code: 'export function f(mock) { const a = Promise.withResolvers(), b = Promise.withResolvers(), c = Promise.withResolvers(); mock.put("/secret", (call) => { if (call.name === "a") a.resolve(); else if (call.name === "b") b.resolve(); else if (call.name === "c") c.resolve(); return {}; }); return [a.promise, b.promise, c.promise]; }',
    },
    {
      name: 'given away before the promise is made',
      code: 'export async function f(node) { let n = 0; node.addEventListener("message", got); const done = Promise.withResolvers(); function got() { if (++n === 10) done.resolve(); } await node.start(); await done.promise; }',
    },
    {
      name: 'what throws in an inner executor does not go on',
      code: 'export async function f(net, host) { const d = Promise.withResolvers(); const got = (socket) => { d.resolve(socket); }; const s = host ? await new Promise((resolve, reject) => { const at = pipe(); const made = net.createServer(got).on("error", reject).listen(at, () => resolve(made)); }) : await acquire(got, host); return { s, done: d.promise }; }',
    },
  ],
  invalid: [
    {
      name: 'a finally that does not settle',
      code: 'export const f = (rows) => new Promise((resolve) => { try { if (!rows) return; resolve(work(rows)); } finally { close(rows); } });',
      errors: [{ messageId: 'leaves' }],
    },
    {
      name: 'a finally that settles on one path only',
      code: 'export const f = (rows) => new Promise((resolve) => { try { if (!rows) return; work(rows); } finally { if (rows) resolve(); } });',
      errors: [{ messageId: 'leaves' }],
    },
    {
      name: 'an event that comes once',
      code: 'export const f = (window) => new Promise((resolve) => once(window.onDidChange)((e) => { if (e.focused) resolve(true); }));',
      errors: [{ messageId: 'leaves' }],
    },
    {
      name: 'in a list of promises that are all waited for',
      code: 'export function f(load, late) { const all = [late]; all.push(new Promise((resolve) => load((err, v) => { if (v) resolve(v); }))); return Promise.all(all); }',
      errors: [{ messageId: 'leaves' }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, flags in loops', rule, {
  valid: [
    {
      name: 'raised beside the settlement, which leaves the loop',
      code: 'export const f = (list) => new Promise((resolve, reject) => { let found = false; for (let i = 0; i < list.length; i++) { if (list[i].ok) { found = true; resolve(list[i]); break; } } if (!found) { reject(new Error("none")); } });',
    },
    {
      name: 'raised behind the settlement, and the loop goes on',
      code: 'export const f = (list) => new Promise((resolve, reject) => { let found = false; for (const x of list) { if (x.ok) { resolve(x); found = true; } } if (!found) { reject(new Error("none")); } });',
    },
    {
      name: 'in a loop in a loop',
      code: 'export const f = (list) => new Promise((resolve, reject) => { let found = null; for (const x of list) { for (const y of x.ys) { if (y.bad) continue; found = true; resolve(y); break; } if (found) break; } if (!found) reject(new Error("none")); });',
    },
  ],
  invalid: [
    {
      name: 'raised by a turn that does not settle',
      code: 'export const f = (list) => new Promise((resolve, reject) => { let seen = false; for (const x of list) { seen = true; if (x.ok) { resolve(x); return; } } if (!seen) { reject(new Error("none")); } });',
      errors: [{ messageId: 'leaves' }],
    },
    {
      name: 'raised by a callback of the loop',
      code: 'export const f = (list) => new Promise((resolve, reject) => { let failed = false; for (const x of list) { x.check(() => { failed = true; }); if (x.last) { resolve(x); return; } } if (!failed) { reject(new Error("none")); } });',
      errors: [{ messageId: 'leaves' }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, rejections that go no further', rule, {
  valid: [
    {
      name: 'a handler that settles',
      code: `export const run = (steps) => new Promise((resolve) => { steps.then(() => resolve(true)).catch((e) => { log(e); resolve(false); }); });`,
    },
    {
      name: 'a handler that throws again',
      code: `export const run = (steps) => new Promise((resolve) => { steps.then(() => resolve()).catch((e) => { throw e; }); });`,
    },
    {
      name: 'a handler that ends the program',
      code: `export const run = (steps) => new Promise((resolve) => { steps.then(() => resolve()).catch((e) => { console.error(e); process.exit(1); }); });`,
    },
    {
      name: 'the chain goes on to settle',
      code: `export const run = (steps) => new Promise((resolve) => { steps.then(load).catch((e) => { log(e); }).then(() => resolve()); });`,
    },
    {
      name: 'something else settles, too',
      code: `export const run = (steps) => new Promise((resolve) => { setTimeout(resolve, 1000); steps.then(() => resolve()).catch((e) => { log(e); }); });`,
    },
    {
      name: 'a handler of the file, which may settle elsewhere',
      code: `export const run = (steps) => new Promise((resolve) => { steps.then(() => resolve()).catch((e) => { fail(e); }); }); function fail(e) { abandon(e); }`,
    },
  ],
  invalid: [
    {
      name: 'a handler that logs',
      code: `export const run = (steps) => new Promise((resolve) => {\n  steps.then(() => resolve()).catch((e) => {\n    console.error(e);\n  });\n});`,
      errors: [{ messageId: 'leaves', line: 2, column: 37 }],
    },
    {
      name: 'a resolver as the reaction',
      code: `export const run = (steps) => new Promise((resolve) => {\n  steps.then(resolve).catch((e) => logger.trace('rejected', e));\n});`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'a handler beside the reaction that settles',
      code: `export const run = (steps) => new Promise((resolve, reject) => {\n  steps().then((v) => { if (v) resolve(v); else reject(new Error('none')); }, (e) => {\n    log(e);\n  });\n});`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, a test for the type checker', rule, {
  valid: [
    {
      name: 'what was made just before',
      code: `async function run(command) { let child: ChildProcess | undefined; try { child = exec(command); const code = await new Promise((resolve) => { if (child) { child.on('error', () => resolve(-1)); child.on('close', (c) => resolve(c)); } }); return code; } catch { return -1; } }`,
    },
  ],
  invalid: [
    {
      name: 'what was made on one path',
      code: `async function run(command) { let child; if (command) { child = exec(command); } const code = await new Promise((resolve) => { if (child) { child.on('error', () => resolve(-1)); child.on('close', (c) => resolve(c)); } }); return code; }`,
      errors: [{ messageId: 'leaves' }],
    },
    {
      name: 'what may be undone',
      code: `async function run(command) { let child; child = exec(command); if (command.late) child = undefined; const code = await new Promise((resolve) => { if (child) { child.on('error', () => resolve(-1)); child.on('close', (c) => resolve(c)); } }); return code; }`,
      errors: [{ messageId: 'leaves' }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, what waits on', rule, {
  valid: [
    {
      name: 'a comment says so',
      code: `export const cancel = (token) => new Promise((resolve, reject) => {
  // Never resolve.
  if (!token) {
    return;
  }
  token.onCancel(() => reject(new Error('canceled')));
});`,
    },
    {
      name: 'a listener that takes itself off by its key',
      code: "export const load = (tile) => new Promise((resolve) => { tile.load(); const key = listen(tile, 'change', () => { if (tile.loaded) { unlistenByKey(key); resolve(); } }); });",
    },
  ],
  invalid: [
    {
      name: 'a comment says something else',
      code: `export const cancel = (token) => new Promise((resolve, reject) => {
  // Nobody can cancel it.
  if (!token) {
    return;
  }
  token.onCancel(() => reject(new Error('canceled')));
});`,
      errors: 1,
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, what ends otherwise', rule, {
  valid: [
    {
      name: 'a method of an object that throws always',
      code: `export default { load() { return new Promise(async (resolve, reject) => { try { resolve(await get()); } catch (error) { if (error.status) { try { this.fail(error); } catch (e) { reject(e); } return; } reject(error); } }); }, fail(error) { if (error.status === 401) { log(error); } throw new Error(error); } };`,
    },
    {
      name: 'and one of a class',
      code: `export class Api { load() { return new Promise(async (resolve, reject) => { try { resolve(await get()); } catch (error) { if (error.status) { try { this.#fail(error); } catch (e) { reject(e); } return; } reject(error); } }); } #fail(error) { for (const each of error.all) log(each); throw new Error(error); } }`,
    },
    {
      name: 'a page that is left',
      code: `export const login = (popup, url) => new Promise((resolve) => { if (!popup) { location.href = url; return; } popup.onclose = resolve; });\nexport const again = (popup) => new Promise((resolve) => { if (!popup) { window.location.reload(); return; } popup.onclose = resolve; });`,
    },
    {
      name: 'a function that ends the program by its name',
      code: `export const choose = (self) => new Promise((resolve) => { prompt('Go on?', (error, value) => { if (value === 'y') return resolve(generate()); else return self.exitCli(0); }); });`,
    },
    {
      name: 'two statements for two kinds',
      code: `export const opened = (browser) => new Promise((resolve) => { if (isPuppeteer(browser)) { browser.once('targetcreated', resolve); } if (isPlaywright(browser)) { browser.once('popup', resolve); } });`,
    },
    {
      name: 'two statements for two classes',
      code: `export const opened = (it) => new Promise((resolve) => { if (it instanceof Socket) { it.once('connect', resolve); } if (it instanceof Server) { it.once('listening', resolve); } });`,
    },
  ],
  invalid: [
    {
      name: 'a method that may return',
      code: `export default { load() { return new Promise(async (resolve, reject) => { try { resolve(await get()); } catch (error) { if (error.status) { try { this.fail(error); } catch (e) { reject(e); } return; } reject(error); } }); }, fail(error) { if (error.status === 401) { return; } throw new Error(error); } };`,
      errors: [{ messageId: 'leaves' }],
    },
    {
      name: 'one kind of several',
      code: `export const opened = (browser) => new Promise((resolve) => { if (isPuppeteer(browser)) { browser.once('targetcreated', resolve); } });`,
      errors: [{ messageId: 'leaves' }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, stubs of tests', rule, {
  valid: [
    `it('waits', async () => { loader.load = () => new Promise((resolve) => { calls.push('load'); }); await source.load(); });`,
  ],
  invalid: [
    {
      code: `export const load = () => new Promise((resolve) => { calls.push('load'); });`,
      errors: [{ messageId: 'neverSettled' }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, chains of tests', rule, {
  valid: [
    {
      name: 'one member that is asked for each of its values',
      code: ex(
        "if (a.type === 'x') resolve(1);\nelse if (a.type === 'y') resolve(2);\nelse if (a.type.startsWith('z')) reject(b);",
      ),
    },
    {
      name: 'a thing, and the member that says its kind',
      code: ex("if (isX(a)) resolve(1);\nelse if (a?.type === 'y') resolve(2);\nelse if (a.type === 'z') reject(b);"),
    },
    {
      name: 'what kind of thing a thing is, in several ways',
      code: ex(
        "if (typeof a === 'string') resolve(a);\nelse if (Buffer.isBuffer(a)) resolve(1);\nelse if (a.pipe) read(a, resolve);",
      ),
    },
  ],
  invalid: [
    {
      name: 'other members of one thing',
      code: ex(
        'if (a.failed) {\nreject(a.failed);\n} else if (a.value !== undefined) {\nresolve(a.value);\n} else if (a.until > Date.now()) {\nresolve(a.until);\n}',
      ),
      errors: [{ messageId: 'leaves', line: 6 }],
    },
    {
      name: 'fields of one object',
      code: 'class A { f() { return new Promise((resolve) => {\nif (this.open) resolve(1);\nelse if (this.cached) resolve(2);\nelse if (this.size > 3) resolve(3);\n}); } }',
      errors: [{ messageId: 'leaves', line: 4 }],
    },
  ],
});

const store = (field: string, call: string): string => `class Store {
  ${field}
  read(key: string, cache?: Map<string, string>): Promise<string> {
    return new Promise((resolve, reject) => {
      ${call}
    });
  }
}`;
const get = '.get(key, (error, value) => { if (error) reject(error); else resolve(value); });';

ruleTester.run('require-settle-on-all-paths, calls that are passed by', rule, {
  valid: [
    // Nothing says that it can be missing: the types of what others declare want the `?.`.
    store('#client = connect();', `this.#client?${get}`),
    store('client: Client;', `this.client?${get}`),
    { code: `export const first = (child) => new Promise((resolve) => { child.stdout?.on('data', resolve); });` },
    // Somebody else can settle, or it is known to be there.
    store('#client?: Client;', `setTimeout(() => reject(new Error('late')), 100);\nthis.#client?${get}`),
    store('#client?: Client;', `if (!this.#client) return reject(new Error('closed'));\nthis.#client?${get}`),
    store('#client?: Client;', `if (this.#client == null) throw new Error('closed');\nthis.#client?${get}`),
    store('#log?: Log; #client: Client;', `this.#log?.debug(key);\nthis.#client${get}`),
    {
      code: `export class Gate {
  #release?: () => void;
  wait(): Promise<void> {
    return new Promise((resolve) => { this.#release = resolve; });
  }
  open(): void { this.#release?.(); }
}`,
    },
    {
      name: 'a test knows what it has made',
      code: `let session: Session | undefined;
it('changes', async () => {
  session = start();
  await new Promise((resolve) => session?.once('change', resolve));
});`,
    },
  ],
  invalid: [
    { code: store('#client?: Client;', `this.#client?${get}`), errors: [{ messageId: 'leaves', line: 4 }] },
    { code: store('client: Client | null = null;', `this.client?${get}`), errors: [{ messageId: 'leaves', line: 4 }] },
    {
      code: store('#client = connect();\n  close() { this.#client = undefined; }', `this.#client?.pool${get}`),
      errors: [{ messageId: 'leaves', line: 5 }],
    },
    {
      code: `export function hear(emitter?: EventTarget): Promise<Event> {
  return new Promise((resolve) => { emitter?.addEventListener('message', resolve, { once: true }); });
}`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
  ],
});

const kept = (after: string, before = 'let done;'): string => `function load(row, add) {
  ${before}
  const loaded = new Promise((resolve) => { done = resolve; });
  ${after}
}`;

ruleTester.run('require-settle-on-all-paths, resolvers kept in locals', rule, {
  valid: [
    kept('if (row.old) add(row).then(() => done(), done);\nelse done();\nreturn loaded;'),
    // Others may settle, or nobody waits.
    kept('row.finish = done;\nif (row.old) return loaded;\nreturn undefined;'),
    kept('if (row.old) { add(row).then(() => done(), done); return loaded; }\nreturn null;'),
    kept('register(() => { done(); });\nreturn loaded;'),
    // What is armed again, or set from elsewhere, is another promise each time.
    `let done;
function arm(row) {
  const armed = new Promise((resolve) => { done = resolve; });
  if (row.late) return armed;
  done();
  return armed;
}`,
    kept('done = row.done;\nif (row.old) done();\nreturn loaded;'),
    `async function each(rows) {
  let next;
  for (const row of rows) {
    const turn = new Promise((resolve) => { next = resolve; });
    if (row.quick) next();
    await Promise.race([turn, row.done]);
  }
}`,
    {
      name: 'what is only rejected is raced with',
      code: `async function start(server, isRunning) {
  let fail;
  const exited = new Promise((_, reject) => { fail = reject; });
  server.exited = exited;
  if (await isRunning()) return;
  await Promise.race([launch({ onExit: (code) => { fail(new Error(code)); } }), exited]);
}`,
    },
    // The executor does more.
    `function load(row) {
  let done;
  const loaded = new Promise((resolve) => { done = resolve; setTimeout(resolve, 100); });
  if (row.old) done();
  return loaded;
}`,
  ],
  invalid: [
    {
      code: kept('if (row.old) add(row).then(() => done(), done);\nreturn loaded;'),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      code: kept('if (row.old) done();\nreturn loaded;', 'let done = () => {};'),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      code: `async function load(rows) {
  let pass, fail;
  const loaded = new Promise((resolve, reject) => { pass = resolve; fail = reject; });
  try {
    pass(await rows.read());
  } catch (error) {
    if (error.fatal) fail(error);
  }
  return await loaded;
}`,
      errors: [{ messageId: 'leaves', line: 7 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, by a helper', rule, {
  valid: [
    {
      name: 'a filter among what may be many',
      code: ex('const take = (m) => { if (m.id === 1) resolve(m); };\na.process((m) => { take(m); });'),
    },
    {
      name: 'what a mock does once',
      code: ex('a.run.mockImplementationOnce(async (m) => { if (m.id === 1) resolve(m); });'),
    },
    {
      name: 'a helper that settles on all paths',
      code: ex(
        'function end(m) { if (m.bad) { reject(m); return; }\nresolve(m); }\na.processOnce((m) => { end(m); });',
      ),
    },
    {
      name: 'a helper that may leave it to who calls it',
      code: ex('const fail = (m) => { if (m.bad) reject(m); };\na.processOnce((m) => { fail(m); resolve(m); });'),
    },
  ],
  invalid: [
    {
      name: 'a callback of what says that it calls once',
      code: ex('a.processOnce((m) => {\nif (m.ok) resolve(m);\n});'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'the return of a helper',
      code: ex(
        'const end = (m) => {\nif (m.skipped) {\nfn(m);\nreturn;\n}\nresolve(m);\n};\na.processOnce((m) => end(m));',
      ),
      errors: [
        {
          messageId: 'leaves',
          line: 5,
          data: { where: 'This `return`', owner: 'the function that has to settle', line: '1' },
        },
      ],
    },
    {
      name: 'a branch of a helper',
      code: ex('function end(m) {\nif (m.ok) resolve(m);\n}\na.get(b, (e, m) => {\nend(m);\n});'),
      errors: [{ messageId: 'leaves', line: 3 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, failures of a runner', rule, {
  valid: [
    {
      name: 'the others in the race decide',
      code: `function guess(input, detected) { const found = new Promise((resolve) => { detected.then((type) => { if (type) resolve(null); }).catch(() => {}); });
return Promise.race([found, parse(input)]); }`,
    },
  ],
  invalid: [
    {
      name: 'nobody else decides',
      code: `function guess(input, detected) { const found = new Promise((resolve) => { detected.then((type) => { resolve(type); }).catch(() => {}); });
return Promise.all([found, parse(input)]); }`,
      errors: [{ messageId: 'leaves' }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, questions whether the handle is there', rule, {
  valid: [
    {
      name: 'with a way out after the question',
      code: `function start(run, later) { let go: (() => void) | null = null; const wait = new Promise<void>((resolve) => { go = resolve; }); later(() => { try { const result = run(); if (go) { go(); } return result; } catch (error) { if (go !== null) go(); throw error; } }); return wait; }`,
    },
    {
      name: 'which it is since the executor has run',
      code: `async function a() { let done; const wait = new Promise((resolve) => { done = resolve; }); setTimeout(() => { if (done !== undefined) { done(); } }, 5); await wait; }`,
    },
    {
      name: 'by another name',
      code: `async function a() { let done; const wait = new Promise((resolve) => { done = resolve; }); setTimeout(() => { const end = done; if (!end) { return; } end(); }, 5); await wait; }`,
    },
  ],
  invalid: [
    {
      name: 'with a way out before the question',
      code: `function start(run, later) { let go: (() => void) | null = null; const wait = new Promise<void>((resolve) => { go = resolve; }); later(() => { const result = run();
if (!result) return undefined; if (go) { go(); } return result; }); return wait; }`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'whether something else is there',
      code: `function start(run, later, owner) { let go: (() => void) | null = null; const wait = new Promise<void>((resolve) => { go = resolve; }); later(() => { const result = run();
if (owner) { go(); }
return result; }); return wait; }`,
      errors: [{ messageId: 'leaves' }],
    },
    {
      name: 'and for something else',
      code: `async function a(owner) { let done; const wait = new Promise((resolve) => { done = resolve; }); setTimeout(() => { if (done && owner.isReady) { done(); } }, 5); await wait; }`,
      errors: [{ messageId: 'leaves' }],
    },
    {
      name: 'beside another way out',
      code: `async function a(owner) { let done; const wait = new Promise((resolve) => { done = resolve; }); setTimeout(() => { if (owner.isGone) { return; } if (done) { done(); } }, 5); await wait; }`,
      errors: [{ messageId: 'leaves' }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, requests that a server answers', rule, {
  valid: [
    {
      name: 'each is answered, and one of them settles',
      code: `export const setup = (app) => new Promise((resolve) => { app.post('/setup', async (request, response) => {
if (!request.body.name) { response.status(400).end(); return; } response.end(); resolve(request.body); }); });`,
    },
    {
      name: 'by way of a context',
      code: `export const setup = (router) => new Promise((resolve) => { router.post('/login', (ctx) => { if (!ctx.body) return; resolve(ctx.body); }); });`,
    },
    {
      name: 'the responses of a page',
      code: `export const body = (page, path) => new Promise((resolve) => { page.on('response', (r) => { if (r.url() === path) resolve(r.body()); }); });`,
    },
  ],
  invalid: [
    {
      name: 'the answer to a request of a client',
      code: `export const load = (client) => new Promise((resolve) => { client.post('/setup', (data, status) => {
if (!data.name) return;
resolve(data); }); });`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'the response to a request',
      code: `export const body = (request) => new Promise((resolve) => { request.on('response', (r) => {
if (r.ok) resolve(r.body()); }); });`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, attempts that their runner runs again', rule, {
  valid: [
    {
      name: 'which says that it will',
      code: `const connect = (operation, db) => new Promise((resolve, reject) => { operation.attempt(() => { db.connect((error, client) => {
if (operation.retry(error)) return; if (error) return reject(error); resolve(client); }); }); });`,
    },
    {
      name: 'where it is worth it',
      code: `const send = (operation, api) => new Promise((resolve, reject) => { operation.attempt(() => { api.send((error) => {
if (error) { if (error.status >= 500 && operation.retry(error)) log(error); else reject(error); return; } resolve(); }); }); });`,
    },
  ],
  invalid: [
    {
      name: 'and it will not',
      code: `const connect = (operation, db) => new Promise((resolve, reject) => { operation.attempt(() => { db.connect((error, client) => {
if (operation.retry(error)) return;
if (error) return;
resolve(client); }); }); });`,
      errors: [{ messageId: 'leaves', line: 3, suggestions: 1 }],
    },
    {
      name: 'something else is tried again',
      code: `const connect = (operation, db, other) => new Promise((resolve, reject) => { operation.attempt(() => { db.connect((error, client) => {
if (other.retry(error)) return;
resolve(client); }); }); });`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'neither says',
      code: `const send = (operation, api) => new Promise((resolve, reject) => { operation.attempt(() => { api.send((error) => {
if (error) { if (error.status >= 500 && operation.retry(error)) log(error); else log(error.status);
return; } resolve(); }); }); });`,
      errors: [{ messageId: 'leaves', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, what a comment says of the resolver', rule, {
  valid: [
    {
      name: 'nobody calls it',
      code: `export const take = (response) => new Promise((resolve) => {
// ignore what comes later by never calling its resolve()
if (taken.has(response)) return;
start(response, resolve); });`,
    },
  ],
  invalid: [
    {
      name: 'nobody calls something else',
      code: `export const take = (response) => new Promise((resolve) => {
// never call the server. It would resolve names
if (taken.has(response)) return;
start(response, resolve); });`,
      errors: [{ messageId: 'leaves', line: 3 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, what is typed to give nothing', rule, {
  valid: [
    `export async function sleepForever(): Promise<never> { return new Promise(() => { setInterval(() => {}, 1000); }); }`,
    `export const hold = () => new Promise<never>(() => { setInterval(() => {}, 1000); });`,
    `const hold = (): Promise<never> => new Promise(() => { setInterval(() => {}, 1000); });`,
  ],
  invalid: [
    {
      name: 'a promise of something',
      code: `export async function log(text: string): Promise<void> { return new Promise(() => { logger.log(text); }); }`,
      errors: [{ messageId: 'neverSettled' }],
    },
    {
      name: 'that of a function around',
      code: `export async function run(): Promise<never> { await new Promise(() => { logger.log('on'); }); throw new Error('off'); }`,
      errors: [{ messageId: 'neverSettled' }],
    },
    {
      name: 'a handle that is used on one path',
      code: `export const fail = (isOpen: boolean) => new Promise<never>((_resolve, reject) => { if (isOpen) { reject(new Error('open')); } else { log(); } });`,
      errors: 0,
    },
  ].filter(({ errors }) => errors !== 0),
});

ruleTester.run('require-settle-on-all-paths, what begins again and what is there by then', rule, {
  valid: [
    {
      name: 'a reader that reads on',
      code: `export const texts = (files) => new Promise((resolve) => { const reader = new FileReader(); let at = 0; const all = [];
reader.addEventListener('load', () => { all.push(reader.result); if (files[++at]) { reader.readAsText(files[at]); } else resolve(all); });
reader.readAsText(files[0]); });`,
    },
    {
      name: 'made by an executor that has been waited for',
      code: `export async function serve() { let server: Server | undefined;
const isReady = await new Promise((resolve) => { server = createServer(); server.on('error', () => { resolve(false); }); server.listen(80, () => { resolve(true); }); });
await new Promise((resolve) => server?.close(resolve)); return isReady; }`,
    },
  ],
  invalid: [
    {
      name: 'another reader',
      code: `export const texts = (files, other) => new Promise((resolve) => { const reader = new FileReader(); let at = 0; const all = [];
reader.addEventListener('load', () => { all.push(reader.result);
if (files[++at]) { other.readAsText(files[at]); } else resolve(all); });
reader.readAsText(files[0]); });`,
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'the reader only stops',
      code: `export const text = (file, isWanted) => new Promise((resolve) => { const reader = new FileReader();
reader.addEventListener('load', () => {
if (!isWanted()) { reader.abort(); } else resolve(reader.result); });
reader.readAsText(file); });`,
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'made on one path only',
      code: `export async function serve(isLocal: boolean) { let server: Server | undefined;
await new Promise<void>((resolve) => { if (isLocal) { server = createServer(); server.listen(80, () => { resolve(); }); } else { resolve(); } });
await new Promise((resolve) => server?.close(resolve)); }`,
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      name: 'made by a function that may not have run',
      code: `export async function serve(app) { let server: Server | undefined;
app.on('open', () => { server = createServer(); });
await new Promise((resolve) => server?.close(resolve)); }`,
      errors: [{ messageId: 'leaves', line: 3 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths: where a function of the file leaves', rule, {
  valid: [
    {
      name: 'a function of the file that settles on each way',
      code: `export const tag = (dir) => new Promise((resolve, reject) => {
  const finish = (text) => { if (text === '') { resolve(undefined); return; } resolve(text); };
  run(dir, (error, text) => { if (error) reject(error); else finish(text); });
});`,
    },
    {
      name: 'a function of the file that leaves once the caller has settled',
      code: `export const tag = (dir) => new Promise((resolve, reject) => {
  const finish = (text) => { if (text === '') return; resolve(text); };
  run(dir, (error, text) => { if (error) reject(error); else { resolve(undefined); finish(text); } });
});`,
    },
  ],
  invalid: [
    {
      name: 'in the branch of the callback',
      code: `export const tag = (dir) => new Promise((resolve, reject) => {
  const finish = (text) => {
    if (text === '') {
      console.warn(dir);
      return;
    }
    resolve(text);
  };
  run(dir, (error, text) => {
    if (error) reject(error);
    else finish(text);
  });
});`,
      errors: [{ messageId: 'leaves', line: 5 }],
    },
    {
      name: 'in a block of the callback',
      code: `export const size = (file) => new Promise((resolve, reject) => {
  function give(stats) {
    if (stats.isDirectory()) return;
    resolve(stats.size);
  }
  stat(file, (error, stats) => {
    if (error) {
      reject(error);
    } else {
      give(stats);
    }
  });
});`,
      errors: [{ messageId: 'leaves', line: 3 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, what the executor of another promise does', rule, {
  valid: [
    {
      name: 'it settles while it gives its own resolver away',
      code: `export const acquire = (name) => new Promise((resolve) => {
locks.request(name, () => new Promise((release) => { hold(release); resolve(name); })); });`,
    },
    {
      name: 'it keeps its own resolver in a variable around',
      code: `export async function acquire(name) { let release;
await new Promise<void>((resolve) => { locks.request(name, () => { return new Promise<void>((free) => { release = free; resolve(); }); }); });
return release; }`,
    },
    {
      name: 'it stands in the executor itself',
      code: `export const start = (queue) => new Promise((resolve) => { new Promise((done) => { queue.push(done); resolve(queue); }); });`,
    },
    {
      name: 'it throws, which its own promise tells of',
      code: `export const start = (queue) => new Promise((resolve) => { queue.ready(() => {
new Promise((done) => { queue.push(done); if (queue.isClosed) throw new Error('closed'); }).catch(log); resolve(queue); }); });`,
    },
  ],
  invalid: [
    {
      name: 'it settles on one path',
      code: `export const acquire = (name) => new Promise((resolve) => { locks.request(name, () => {
return new Promise((release) => { hold(release);
if (name) resolve(name); }); }); });`,
      errors: 1,
    },
    {
      name: 'it keeps its own resolver, and the promise around waits',
      code: `export const acquire = (name) => new Promise((resolve) => { locks.request(name, () => {
if (name) return new Promise((release) => { hold(release); });
resolve(name); }); });`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, callbacks that functions of the file make', rule, {
  valid: [
    {
      name: 'one that settles in any case',
      code: `const answer = (ok, fail) => (reply) => { switch (reply.status) { case 200: ok(reply); break; default: fail(new Error('status')); } };
export const get = (link, path) => new Promise((resolve, reject) => { link.request(path, answer(resolve, reject)); });`,
    },
    {
      name: 'one that is told again and again',
      code: `const until = (ok) => (line) => { if (line === 'ready') ok(line); };
export const ready = (port) => new Promise((resolve) => { port.on('line', until(resolve)); });`,
    },
  ],
  invalid: [
    {
      name: 'by a function declaration',
      code: `function answer(ok, fail) {
  return (reply) => {
    if (reply.ok) ok(reply.body);
    else if (reply.status === 404) fail(new Error('none'));
  };
}
export const get = (link, path) => new Promise((resolve, reject) => { link.request(path, answer(resolve, reject)); });`,
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'kept in a constant',
      code: `const answer = (ok) => (error, row) => {
  if (error) return;
  ok(row);
};
export const first = (db, text) => new Promise((resolve) => { const done = answer(resolve); db.query(text, done); });`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, places that are filled right before', rule, {
  valid: [
    {
      name: 'where there was nothing',
      code: `export class Terminal { #io = null; ask(text) { if (!this.#io) { this.#io = open(); } return new Promise((resolve) => this.#io?.question(text, resolve)); } close() { this.#io?.close(); this.#io = null; } }`,
    },
    {
      name: 'by an assignment that asks itself',
      code: `export class Terminal { #io = null; ask(text) { this.#io ??= open(); return new Promise((resolve) => this.#io?.question(text, resolve)); } close() { this.#io = null; } }`,
    },
    {
      name: 'a variable of the module',
      code: `let io = null;
export function ask(text) { if (io === null) io = open(); return new Promise((resolve) => { io?.question(text, resolve); }); }
export function close() { io = null; }`,
    },
  ],
  invalid: [
    {
      name: 'with a wait between',
      code: `export class Terminal { #io = null; async ask(text) { this.#io ??= open(); await ready(); return new Promise((resolve) => this.#io?.question(text, resolve)); } close() { this.#io = null; } }`,
      errors: 1,
    },
    {
      name: 'on one way only',
      code: `export class Terminal { #io = null; ask(text) { if (text) { this.#io = open(); } return new Promise((resolve) => this.#io?.question(text, resolve)); } close() { this.#io = null; } }`,
      errors: 1,
    },
    {
      name: 'in a callback that runs later',
      code: `export class Terminal { #io = null; ask(text) { this.#io ??= open(); return new Promise((resolve) => { setTimeout(() => this.#io?.question(text, resolve)); }); } close() { this.#io = null; } }`,
      errors: 1,
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, conversions that call back', rule, {
  valid: [
    `const blob = (canvas) => new Promise((resolve, reject) => { canvas.toBlob((made) => { if (made) resolve(made); else reject(new Error('empty')); }); });`,
    `const frames = (video) => new Promise((resolve) => { video.each((frame) => { if (frame.last) resolve(frame); }); });`,
  ],
  invalid: [
    {
      code: `const blob = (canvas, type) => new Promise((resolve) => {
canvas.toBlob((made) => {
if (made) resolve(made); }, type, 0.8); });`,
      errors: [{ messageId: 'leaves', line: 3 }],
    },
    {
      code: `const url = (qr, text) => new Promise((resolve) => {
qr.toDataURL(text, (drawn) => {
if (drawn) resolve(drawn); }); });`,
      errors: [{ messageId: 'leaves', line: 3 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, handlers that close what they hear first', rule, {
  valid: [
    `const ask = (client) => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => { if (data.type === 'token') resolve(data.token); }; client.postMessage(1, [port2]); });`,
    `const ask = (client) => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => { if (data.type !== 'token') return; port1.close(); resolve(data.token); }; client.postMessage(1, [port2]); });`,
    `const ask = (client) => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => { other.close(); if (data.type === 'token') resolve(data.token); }; client.postMessage(1, [port2]); });`,
  ],
  invalid: [
    {
      code: `const ask = (client) => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => { port1.close();
if (data.type === 'token') resolve(data.token); }; client.postMessage(1, [port2]); });`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      code: `const ask = (worker, work) => new Promise((resolve, reject) => { worker.onmessage = ({ data }) => { worker.terminate();
switch (data.type) { case 'done': resolve(data.value); break; case 'failed': reject(data.error); break; default: console.warn(data); } }; worker.postMessage(work); });`,
      errors: 1,
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, a callback that runs more than once', rule, {
  valid: [
    {
      name: 'for each of several, and at last for none',
      code: `function fill(store, count, callback) { let left = count;
const next = (record) => { if (record) { callback(record); left--; } if (left > 0) store.put(next); else callback(null); };
store.put(next); }
export const all = (store, count) => new Promise((resolve) => { const records = []; fill(store, count, (record) => { if (record) records.push(record); else resolve(records); }); });`,
    },
    {
      name: 'in a loop of the function that is given it',
      code: `function each(store, visit) { for (const key of store.keys()) visit(key); visit(undefined); }
export const keys = (store) => new Promise((resolve) => { const found = []; each(store, (key) => { if (key === undefined) resolve(found); else found.push(key); }); });`,
    },
    {
      name: 'a method that says it registers a listener',
      code: `export const blocks = (service, count) => new Promise((resolve) => { service.registerBlockListener((error, event) => { if (error) { console.warn(error); return; }
if (event.blocks) { count--; if (count === 0) resolve(); } }); });`,
    },
  ],
  invalid: [
    {
      name: 'once, in the one branch or the other',
      code: `function load(store, callback) { store.read((error, value) => { if (error) { callback(null); return; } callback(value); }); }
export const value = (store) => new Promise((resolve) => { load(store, (found) => { if (!found)
return; resolve(found); }); });`,
      errors: [{ messageId: 'leaves', line: 3 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, a function that the executor calls where it stands', rule, {
  valid: [
    {
      name: 'and whose each turn settles or goes on',
      code: ex(
        '(function next(i) { if (i === 3) return reject(1); ask(i, (ok) => { if (ok) resolve(i); else next(i + 1); }); })(0);',
      ),
    },
    {
      name: 'and that leaves what comes behind it to settle',
      code: ex('(function log(i) { if (i === 3) return; print(i); })(0);\nask(resolve);'),
    },
  ],
  invalid: [
    {
      name: 'and that returns',
      code: ex(
        '(function next(i) {\nif (i === xs.length) { console.warn(i);\nreturn; }\nask(i, (ok) => { if (ok) resolve(i); else next(i + 1); }); })(0);',
      ),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'and that returns, as an arrow function',
      code: ex('((rest) => {\nif (rest.length === 0)\nreturn;\nsend(rest[0], resolve);\n})(queue);'),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, what a table has for a key', rule, {
  valid: [
    {
      name: 'where the table is written out',
      code: `const drivers = { http: web, file: disk };
export const connect = (url) => new Promise((resolve) => { drivers[url.scheme]?.open(url, resolve); });`,
    },
    {
      name: 'where it has been asked before',
      code: `const drivers = {}; export const register = (scheme, driver) => { drivers[scheme] = driver; };
export function connect(url) { if (!(url.scheme in drivers)) throw new Error(url.scheme); return new Promise((resolve) => { drivers[url.scheme]?.open(url, resolve); }); }`,
    },
    {
      name: 'where it has been filled before',
      code: `const pools = Object.create(null);
export function query(host, text) { pools[host] ??= connect(host); return new Promise((resolve) => { const pool = pools[host]; pool?.query(text, resolve); }); }`,
    },
    {
      name: 'where the module fills it',
      code: `const pools = {}; for (const host of hosts) pools[host] = connect(host);
export function query(host, text) { return new Promise((resolve) => { const pool = pools[host]; pool?.query(text, resolve); }); }`,
    },
    {
      name: 'without a doubt that it has it',
      code: `const drivers = {}; export const register = (scheme, driver) => { drivers[scheme] = driver; };
export const connect = (url) => new Promise((resolve) => { drivers[url.scheme].open(url, resolve); });`,
    },
  ],
  invalid: [
    {
      name: 'taken out of it under a name',
      code: `const handlers = {}; export const handle = (kind, handler) => { handlers[kind] = handler; };
export function run(kind, job) { return new Promise((resolve, reject) => {
const handler = handlers[kind]; handler?.start(job, (error, value) => (error ? reject(error) : resolve(value))); }); }`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
    {
      name: 'in place',
      code: `const pools = Object.create(null); exports.add = function (host, pool) { pools[host] = pool; };
exports.query = function (host, text) { return new Promise(function (resolve) { pools[host]?.query(text, resolve); }); };`,
      errors: [{ messageId: 'leaves', line: 2 }],
    },
  ],
});

/** A deferred, what is done with it, and its promise for the caller. */
const record = (body: string): string =>
  `export function load(source, isOld) {
  const done = Promise.withResolvers();
  ${body}
  return done.promise;
}`;

ruleTester.run('require-settle-on-all-paths, records that other code settles', rule, {
  valid: [
    {
      name: 'an async block',
      code: record(
        '(async () => { const value = await source.read();\nif (value) done.resolve(value); else done.reject(new Error("nothing")); })();',
      ),
    },
    {
      name: 'a reaction',
      code: record(
        'source.read().then((value) => {\nif (value) done.resolve(value); else done.reject(new Error("nothing")); }, done.reject);',
      ),
    },
    {
      name: 'an async function that is waited for before the rest',
      code: `export async function load(source) {
  const done = Promise.withResolvers();
  const first = async () => { if (await source.isOld()) done.resolve(1); };
  await first();
  if (source.isGone) return undefined;
  done.resolve(2);
  return done.promise;
}`,
    },
    {
      name: 'a helper',
      code: `${record('fill(source, done);')}\nfunction fill(source, done) { if (source.isOld) done.resolve(1); else done.resolve(2); }`,
    },
    {
      name: 'a helper that others call as well',
      code: `${record('fill(source, done);')}\nfunction fill(source, done) { if (source.isOld) done.resolve(1); }\nexport function refill(source) { fill(source, { resolve() {} }); }`,
    },
    {
      name: 'a helper that takes the record apart',
      code: `${record('fill(source, done);')}\nfunction fill(source, { resolve, reject }) { if (source.isOld) resolve(1); else reject(new Error("new")); }`,
    },
    {
      name: 'a helper that keeps what it is given',
      code: `${record('fill(source, done);')}\nfunction fill(source, done) { if (source.isOld) done.resolve(1); else source.waiters.push(done); }`,
    },
  ],
  invalid: [
    {
      name: 'an async block',
      code: record('(async () => { const value = await source.read();\nif (value) done.resolve(value); })();'),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'an async function of the maker',
      code: record(
        'const run = async () => { const value = await source.read();\nif (value) done.resolve(value); };\nvoid run();',
      ),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'a reaction',
      code: record('source.read().then((value) => {\nif (value) done.resolve(value); }, done.reject);'),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'a helper',
      code: `${record('fill(source, done);')}\nfunction fill(source, done) {\nif (source.isOld) done.resolve(1); }`,
      errors: [{ messageId: 'leaves', line: 7 }],
    },
    {
      name: 'a helper that takes the record apart',
      code: `${record('fill(source, done);')}\nfunction fill(source, { resolve }) {\nif (source.isOld) resolve(1); }`,
      errors: [{ messageId: 'leaves', line: 7 }],
    },
    {
      name: 'a branch of the one in which it is made',
      code: `export function adapt(port) {
  let send;
  if (port.post) {
    send = (message) => port.post(message);
  } else if (port.send) {
    const opened = Promise.withResolvers();
    send = opened.promise;
    if (port.on) opened.resolve(port.send);
    else if (port.listen) port.listen('open', () => opened.resolve(port.send));
  }
  return send;
}`,
      errors: [{ messageId: 'leaves', line: 9 }],
    },
    {
      name: 'a branch before the promise is waited for',
      code: `export async function load(source) {
  const done = Promise.withResolvers();
  if (source.isOld) done.resolve(1);
  const value = await done.promise;
  return value;
}`,
      errors: [{ messageId: 'leaves', line: 3 }],
    },
  ],
});

ruleTester.run('require-settle-on-all-paths, flags that functions set and jumps out of finally', rule, {
  valid: [
    {
      name: 'a flag',
      code: ex(
        'let isDone = false; const mark = () => { isDone = true; };\nif (a) { resolve(1); mark(); }\nif (!isDone) reject(b);',
      ),
    },
    { name: 'a finally that ends nothing', code: ex('try { resolve(JSON.parse(a)); } finally { log(a); }') },
  ],
  invalid: [
    {
      name: 'a flag',
      code: ex('let isDone = false; const mark = () => { isDone = true; };\nif (a) mark();\nif (!isDone) resolve(b);'),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'a finally that lets no exception out',
      code: ex('try { resolve(JSON.parse(a)); } finally { return; }'),
      errors: [{ messageId: 'leaves', line: 2 }],
    },
  ],
});

/** Attempts of one function, which `next` makes again. */
const attempts = (next: string, before = ''): string =>
  `export const ready = (probe) => new Promise((resolve, reject) => {
  let tries = 0;
  ${before}
  function attempt() {
    probe.check((error, isReady) => {
      if (isReady) resolve();
      else ${next}
    });
  }
  attempt();
});`;

ruleTester.run('require-settle-on-all-paths, attempts that a timer or a helper makes', rule, {
  valid: [
    {
      name: 'a timer',
      code: attempts('if (++tries < 5) setTimeout(attempt, 100);\nelse reject(new Error("not ready"));'),
    },
    { name: 'for as long as it takes', code: attempts('setTimeout(attempt, 100);') },
    {
      name: 'a helper',
      code: attempts(
        'later();',
        'const later = () => { if (++tries < 5) setTimeout(attempt, 100); else reject(new Error("not ready")); };',
      ),
    },
    {
      name: 'work that several turns begin',
      code: `export const each = (jobs, limit) => new Promise((resolve, reject) => {
  let running = 0;
  let isOver = false;
  async function fill() {
    while (running < limit && !isOver) {
      const next = await jobs.next();
      isOver = next.done;
      if (isOver) break;
      running++;
      next.value.run().then(() => { running--; return ended(); }).catch(reject);
    }
  }
  async function ended() {
    if (running === 0 && isOver) resolve();
    else if (!isOver) await fill();
  }
  fill().catch(reject);
});`,
    },
    {
      name: 'a helper that others call as well',
      code: attempts(
        'later();',
        'const later = () => { if (++tries < 5) setTimeout(attempt, 100); };\nprobe.onChange(later);',
      ),
    },
  ],
  invalid: [
    {
      name: 'a timer',
      code: attempts('if (++tries < 5) setTimeout(attempt, 100);'),
      errors: [{ messageId: 'leaves', line: 7 }],
    },
    {
      name: 'a function of a timer',
      code: attempts('if (tries++ < 5) setTimeout(() => attempt(), 100);'),
      errors: [{ messageId: 'leaves', line: 7 }],
    },
    {
      name: 'a helper',
      code: attempts('later();', 'const later = () => {\nif (++tries < 5) setTimeout(attempt, 100); };'),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
    {
      name: 'a helper that counts first',
      code: attempts('later();', 'function later() { tries += 1;\nif (tries < 5) setTimeout(attempt, 100); }'),
      errors: [{ messageId: 'leaves', line: 4 }],
    },
  ],
});
