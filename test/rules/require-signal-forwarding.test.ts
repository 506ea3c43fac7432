import rule from '../../src/rules/require-signal-forwarding.ts';
import { javascriptRuleTester, ruleTester, typedRuleTester } from '../rule-tester.ts';

interface Case {
  readonly code: string;
  /** What the code is after the one suggestion; `null` when there is none. */
  readonly output: string | null;
  readonly signal?: string;
  readonly options?: readonly object[];
}

function invalid({ code, output, signal, options }: Case) {
  const suggestion = { messageId: 'pass', ...(signal === undefined ? {} : { data: { signal } }), output: output ?? '' };
  return {
    code,
    ...(options === undefined ? {} : { options: [...options] }),
    errors: [{ messageId: 'forward', suggestions: output === null ? [] : [suggestion] }],
  };
}

ruleTester.run('require-signal-forwarding', rule, {
  valid: [
    {
      name: 'a function inside that spreads options which hold the signal',
      code: `class Atlas {
  async tiles(zoom, { signal }) {
    const shared = { signal, mode: 'cors' };
    const load = async (tile, init: RequestInit = {}) => (await fetch(tile, { ...shared, ...init })).blob();
    return [await load('/a'), await load('/b', { cache: 'reload' })];
  }
}`,
    },
    {
      name: 'a function inside that gives on the options which hold the signal',
      code: `async function mirror(urls, signal) {
  const init = withSignal({ keepalive: true }, signal);
  async function copy(url, options: { signal?: AbortSignal } = init) {
    const response = await fetch(url, options);
    return response.text();
  }
  for (const url of urls) await copy(url);
}`,
    },
    {
      name: 'options that a helper makes with what may hold the signal',
      code: `const init = (query) => ({ method: 'PUT', body: query.text, ...rest(query) });
const post = (order) => ({ method: 'POST', body: order.text, dispatcher: agentFor(order) });
const put = ({ text, ...others }) => ({ method: 'PUT', body: encode(text, others) });
export async function search({ text, signal }) {
  return await fetch('/search', init({ text, signal }));
}
export async function order({ text, signal }) {
  return await fetch('/order', post({ text, signal }));
}
export async function store({ text, signal }) {
  return await fetch('/store', put({ text, signal }));
}`,
    },
    {
      name: 'options that a helper makes with the signal under another name',
      code: `const withStop = (body, stop) => ({ method: 'POST', body, signal: stop });
const init = ({ body, signal: stop }) => ({ method: 'POST', body, ...(stop && { signal: stop }) });
export async function send(body, signal) {
  const options = withStop(body, signal);
  return await fetch('/send', options);
}
export async function post(body, signal) {
  return await fetch('/post', init({ body, signal }));
}`,
    },
    {
      name: 'the rest of options of which the signal is put back',
      code: `export async function load(url, { signal, ...rest }) {
  rest.signal = signal;
  const res = await fetch(url, rest);
  return res.json();
}
export async function save(url, { signal, ...rest }) {
  withSignal(rest, signal);
  const res = await fetch(url, rest);
  return res.json();
}
export async function send(url, { signal, ...rest }) {
  return await fetch(url, { ...rest, signal });
}
export async function wait(url, { signal, ...rest }) {
  return await abortable(fetch(url, rest), signal);
}`,
    },
    {
      name: 'the rest of options that may have the signal',
      code: `export async function load(url, options, signal) {
  const { retries, ...rest } = options;
  log(signal.aborted, retries);
  const res = await fetch(url, rest);
  return res.json();
}`,
    },
    {
      name: 'a write that gets it',
      code: `import { writeFile } from 'node:fs/promises';
export async function save(path, text, { signal }) {
  await writeFile(path, text, { signal });
}`,
    },
    {
      name: 'given back, and not under the signal by anything that it does',
      code: `function loader(signal) {
  signal.throwIfAborted();
  return (id) => fetch("/items/" + id);
}`,
    },
    'fetch(url);',
    'async function load(url) { return fetch(url); }',
    // The signal, or something that may hold it, goes along.
    'async function load(url, { signal }) { return fetch(url, { signal }); }',
    'async function load(url, { signal }) { return fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5)]) }); }',
    'async function load(url, options) { options.signal?.throwIfAborted(); return fetch(url, { ...options, method: "POST" }); }',
    'async function load(url, options) { options.signal?.throwIfAborted(); return fetch(url, options); }',
    'async function load(url, signal) { const init = { signal }; return fetch(url, init); }',
    'async function load(url, signal) { const init = { method: "POST" }; init.signal = signal; return fetch(url, init); }',
    'async function load(url, signal) { const init = { method: "POST" }; Object.assign(init, { signal }); return fetch(url, init); }',
    'async function load(url, signal) { return fetch(url, withDefaults(signal)); }',
    'async function load(args, signal) { return fetch(...args); }',
    'async function load(url, signal) { const controller = new AbortController(); signal.onabort = () => controller.abort(); return fetch(url, { signal: controller.signal }); }',
    'async function load(url, signal) { return fetch(url, { method: "POST", signal: undefined }); }',
    // A Request brings its own.
    'async function load(url, signal) { const request = new Request(url, { signal }); return fetch(request); }',
    'async function load(request, signal) { return fetch(request); }',
    'async function load(target: RequestInfo, signal) { return fetch(target); }',
    // Cleanup must run although the work was aborted.
    'async function lease(signal) { try { await work(signal); } finally { await fetch("/release"); } }',
    'async function lease(signal) { try { await work(signal); } catch (e) { await fetch("/rollback"); throw e; } }',
    'async function lease(signal) { for (const x of y) { try { await work(x, signal); } catch (e) { await fetch("/rollback"); } } }',
    'function lease(signal) { return work(signal).catch(async () => { await fetch("/rollback"); }); }',
    'function lease(signal) { return work(signal).then(done, async () => { await fetch("/rollback"); }); }',
    'function lease(signal) { return work(signal).finally(() => fetch("/release")); }',
    'async function lease(signal) { const release = async () => { await fetch("/release"); }; try { await work(signal); } finally { await release(); } }',
    'async function lease(signal) { async function undo() { await fetch("/release"); } try { await work(signal); } catch { await undo(); } }',
    // The signal has aborted already.
    'async function load(signal) { if (signal.aborted) { await fetch("/cancelled"); } }',
    'async function load(signal) { if (!signal.aborted) return 1; else await fetch("/cancelled"); }',
    'function load(signal) { signal.addEventListener("abort", async () => { await fetch("/cancel"); }); }',
    'function load(signal) { const cancel = async () => { await fetch("/cancel"); }; signal.addEventListener("abort", cancel); }',
    'function load(signal) { signal.onabort = async () => { await fetch("/cancel"); }; }',
    // What outlives the call, or is shared with others.
    'function start(signal) { button.addEventListener("click", async () => { await fetch("/click"); }); }',
    'function start(signal) { server.on("request", async () => { await fetch("/upstream"); }); }',
    'function start(signal) { setInterval(async () => { await fetch("/poll"); }, 5); }',
    'function start(signal) { app.get("/", async (req, res) => { await fetch("/upstream"); }); }',
    'function client(signal) { return { load: async () => await fetch("/x") }; }',
    'function client(signal) { return async () => await fetch("/x"); }',
    'async function load(signal) { void fetch("/log"); }',
    'async function load(signal) { fetch("/log").catch(() => {}); }',
    'async function load(signal) { return fetch("/log", { keepalive: true }); }',
    'class A { load(signal) { this.pending ??= fetch("/x"); return this.pending; } }',
    'let pending; async function load(signal) { pending = fetch("/x"); return pending; }',
    'import { spawn } from "node:child_process"; function start(signal) { return spawn("node", { detached: true }); }',
    // A branch of its own for when there is no signal.
    'function load(url, signal) { return signal ? fetch(url, { signal }) : fetch(url); }',
    'function load(url, signal) { if (!signal) return fetch(url); return fetch(url, { signal }); }',
    // The abort is heeded by hand, or by whoever waits.
    'import { spawn } from "node:child_process"; function run(signal) { const child = spawn("ls"); signal.addEventListener("abort", () => child.kill()); return child; }',
    'import { once } from "node:events"; async function wait(x, signal) { const { promise: aborted } = listen(signal); await Promise.race([once(x, "end"), aborted]); }',
    'import { once } from "node:events"; async function wait(x, signal) { await raceSignal(once(x, "end"), signal); }',
    'async function read(path, progress) { progress.signal.throwIfAborted(); await progress.race(fetch(path)); }',
    'async function lease(signal) { await proxy.addRequestInterceptor(async (x) => { await fetch(x); }); }',
    'async function lease(signal) { const disconnect = async () => { await fetch("/end"); }; await hold(disconnect); }',
    'async function get(url, init: RequestInit) { return fetch(url, { ...init, signal: AbortSignal.timeout(5) }); } async function page(url, signal) { return get(url, {}); }',
    // Nearer signals, and names that hide them.
    'function outer(signal) { return async (signal: string) => { await fetch(signal); }; }',
    'async function load(signal) { await Promise.all(xs.map(async ({ signal }) => fetch(x, { signal }))); }',
    // Other things called signal.
    'async function stop(signal: NodeJS.Signals) { await fetch("/bye"); }',
    'process.on("SIGTERM", async (signal) => { await fetch("/bye"); });',
    'child.on("exit", async (code, signal) => { await fetch("/bye"); });',
    'async function killAll(pid, signal) { process.kill(pid, signal); await fetch("/bye"); }',
    'async function bye(signal = "SIGTERM") { await fetch("/bye"); }',
    'async function bye(signal) { if (signal === "SIGINT") await fetch("/bye"); }',
    'async function bye(signal) { console.log(`got ${signal}`); await fetch("/bye"); }',
    'async function shutdown(signal) { await fetch("/bye"); }',
    'async function bind(signal) { signal.value = await fetch("/x"); }',
    'async function bind(signal) { signal(await fetch("/x")); }',
    'async function bind(signal) { signal.emit(await fetch("/x")); }',
    'async function run() { const { code, signal } = await execute(); await fetch("/bye"); }',
    'async function load(url, _signal) { return fetch(url); }',
    'async function load(url, { signal }: { signal: Signal<number> }) { return fetch(url); }',
    // Other functions of the name, and functions that nothing is known of.
    'function fetch(url) {} async function load(url, signal) { await fetch(url); }',
    'import { fetch } from "./fetch.js"; async function load(url, signal) { await fetch(url); }',
    'async function load(url, signal) { await get(url); }',
    'async function load(signal) { await new Promise((resolve) => setTimeout(resolve, 5)); }',
    'function load(signal) { target.addEventListener("x", f); }',
    'async function load(url) { const ac = new AbortController(); cancel = () => ac.abort(); await fetch(url, { signal: ac.signal }); await fetch(url); }',
    { code: 'async function load(url, signal) { await fetch(url); }', options: [{ allow: ['fetch'] }] },
    { code: 'class A { async load(url, signal) { await this.api.save(url); } }', options: [{ callees: ['api.load'] }] },
    { code: 'async function load(options, signal) { await api.load(options); }', options: [{ callees: ['api.load'] }] },
  ],
  invalid: [
    // What the function inside spreads holds no signal.
    invalid({
      code: `async function tiles(zoom, signal: AbortSignal) {
  signal.throwIfAborted();
  const shared = { mode: 'cors' };
  const load = async (tile, init: RequestInit & { signal?: AbortSignal } = {}) => fetch(tile, { ...shared, ...init });
  await load('/a');
}`,
      output: `async function tiles(zoom, signal: AbortSignal) {
  signal.throwIfAborted();
  const shared = { mode: 'cors' };
  const load = async (tile, init: RequestInit & { signal?: AbortSignal } = {}) => fetch(tile, { ...shared, ...init });
  await load('/a', { signal });
}`,
    }),
    // A function inside that calls another one with the signal, and is given none for its own work.
    invalid({
      code: `async function tiles(zoom, signal: AbortSignal) {
  const start = () => begin({ signal });
  const load = async (tile, inner?: AbortSignal) => { log(start.name); await fetch(tile, { signal: inner }); };
  await load('/a');
}`,
      output: `async function tiles(zoom, signal: AbortSignal) {
  const start = () => begin({ signal });
  const load = async (tile, inner?: AbortSignal) => { log(start.name); await fetch(tile, { signal: inner }); };
  await load('/a', signal);
}`,
    }),
    invalid({
      code: `const request = (job) => {
  const headers = { accept: 'text/plain' };
  return { method: 'DELETE', headers, body: job.name };
};
export async function remove(name, signal) {
  const res = await fetch('/jobs', request({ name, signal }));
  return res.ok;
}`,
      output: null,
      signal: 'signal',
    }),
    invalid({
      code: `function optionsFor({ body }) { return { method: 'PATCH', body }; }
export async function change(body, signal) {
  const options = optionsFor({ body, signal });
  const res = await fetch('/change', options);
  return res.json();
}`,
      output: null,
      signal: 'signal',
    }),
    {
      name: 'the rest of options from which the signal has been taken',
      code: `export async function load(url, { signal: abort, parse, ...init }) {
  const res = await fetch(url, init);
  return parse(await res.text());
}`,
      errors: [
        {
          messageId: 'forward',
          line: 2,
          suggestions: [
            {
              messageId: 'pass',
              output: `export async function load(url, { signal: abort, parse, ...init }) {
  const res = await fetch(url, { ...init, signal: abort });
  return parse(await res.text());
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a write that the signal stops',
      code: `import { writeFile } from 'node:fs/promises';
export async function save(path, text, { signal }) {
  signal.throwIfAborted();
  await writeFile(path, text);
}`,
      errors: 1,
    },
    {
      name: 'given back, and asks the signal itself',
      code: `function loader(signal) {
  return async (id) => {
    signal.throwIfAborted();
    return fetch("/items/" + id);
  };
}`,
      errors: [{ messageId: 'forward', line: 4, suggestions: 1 }],
    },
    {
      name: 'a method of what is given back, which asks the signal itself',
      code: `const loader = (signal) => ({
  load: async (id) => {
    if (signal.aborted) return undefined;
    return fetch("/items/" + id);
  },
});`,
      errors: [{ messageId: 'forward', line: 4, suggestions: 1 }],
    },
    {
      code: 'async function load(url, options) {\n  log(options.signal);\n  return http.fetch((url));\n}',
      options: [{ callees: ['http.fetch'] }],
      errors: [
        {
          message:
            '`http.fetch` takes an AbortSignal and gets none, though `options.signal` (a parameter of `load`, line 1) is in scope; pass it on, or an abort leaves this call running.',
          line: 3,
          column: 10,
        },
      ],
    },
    invalid({
      code: 'async function load(url, { signal }) { return fetch(url); }',
      output: 'async function load(url, { signal }) { return fetch(url, { signal }); }',
      signal: 'signal',
    }),
    invalid({
      code: 'async function post(url, body, signal) { return fetch(url, { method: "POST", body }); }',
      output: 'async function post(url, body, signal) { return fetch(url, { method: "POST", body, signal }); }',
    }),
    invalid({
      code: 'async function post(url, abortSignal) {\n  return fetch(url, {\n    method: "POST",\n  });\n}',
      output:
        'async function post(url, abortSignal) {\n  return fetch(url, {\n    method: "POST",\n    signal: abortSignal,\n  });\n}',
    }),
    invalid({
      code: 'import { setTimeout as delay } from "node:timers/promises"; async function retry(fn, signal) { for (;;) { try { return await fn(); } catch { await delay(50); } } }',
      output:
        'import { setTimeout as delay } from "node:timers/promises"; async function retry(fn, signal) { for (;;) { try { return await fn(); } catch { await delay(50, undefined, { signal }); } } }',
    }),
    invalid({
      code: 'async function load(url, options) { options.signal?.throwIfAborted(); return fetch(url, {}); }',
      output:
        'async function load(url, options) { options.signal?.throwIfAborted(); return fetch(url, { signal: options.signal }); }',
      signal: 'options.signal',
    }),
    invalid({
      code: 'async function load(url: string, options?: RequestInit) { return fetch(url); }',
      output:
        'async function load(url: string, options?: RequestInit) { return fetch(url, { signal: options?.signal }); }',
    }),
    invalid({
      code: 'interface Base { signal?: AbortSignal } interface Given extends Base { x: 1 } const load = async (url: string, given: Given) => fetch(url);',
      output:
        'interface Base { signal?: AbortSignal } interface Given extends Base { x: 1 } const load = async (url: string, given: Given) => fetch(url, { signal: given.signal });',
    }),
    invalid({
      code: 'async function load(url: string, stop: AbortSignal | null) { return globalThis.fetch(url, undefined); }',
      output:
        'async function load(url: string, stop: AbortSignal | null) { return globalThis.fetch(url, { signal: stop }); }',
    }),
    invalid({
      code: 'async function load(url, signal) { const both = AbortSignal.any([signal, AbortSignal.timeout(5)]); return fetch(url); }',
      output:
        'async function load(url, signal) { const both = AbortSignal.any([signal, AbortSignal.timeout(5)]); return fetch(url, { signal: both }); }',
      signal: 'both',
    }),
    invalid({
      code: 'async function load(urls, signal) { return Promise.all(urls.map(async (url) => { const r = await fetch(url); return r.json(); })); }',
      output:
        'async function load(urls, signal) { return Promise.all(urls.map(async (url) => { const r = await fetch(url, { signal }); return r.json(); })); }',
    }),
    invalid({
      code: 'function load(url, signal, done) { fetch(url).then((r) => r.json()).then(done); }',
      output: 'function load(url, signal, done) { fetch(url, { signal }).then((r) => r.json()).then(done); }',
    }),
    invalid({
      code: 'function load(url, signal) { return new Promise((resolve) => { resolve(fetch(url)); }); }',
      output: 'function load(url, signal) { return new Promise((resolve) => { resolve(fetch(url, { signal })); }); }',
    }),
    invalid({
      code: 'async function load(url, signal) { const step = async () => { await fetch(url); }; try { await step(); } finally { await step(); } }',
      output:
        'async function load(url, signal) { const step = async () => { await fetch(url, { signal }); }; try { await step(); } finally { await step(); } }',
    }),
    invalid({
      code: 'async function load(url, signal) { if (signal.aborted) return; while (!signal.aborted) { await fetch(url); } }',
      output:
        'async function load(url, signal) { if (signal.aborted) return; while (!signal.aborted) { await fetch(url, { signal }); } }',
    }),
    invalid({
      code: 'async function load(url, signal) { const init = { method: "POST" }; return fetch(url, init); }',
      output: null,
    }),
    invalid({
      code: 'async function load(url, signal) { return fetch((url)); }',
      output: null,
    }),
    invalid({
      code: 'async function load(url, signal) { return fetch(\n  url,\n); }',
      output: 'async function load(url, signal) { return fetch(\n  url, { signal },\n); }',
    }),
    invalid({
      code: 'import { readFile } from "node:fs/promises"; const read = async (path, { signal }) => JSON.parse(await readFile(path, "utf8"));',
      output:
        'import { readFile } from "node:fs/promises"; const read = async (path, { signal }) => JSON.parse(await readFile(path, { encoding: "utf8", signal }));',
    }),
    invalid({
      code: 'import fs from "fs"; const read = async (path, { signal }) => fs.promises.readFile(path);',
      output: 'import fs from "fs"; const read = async (path, { signal }) => fs.promises.readFile(path, { signal });',
    }),
    invalid({
      code: 'import { once } from "events"; async function ready(socket, signal) { await once(socket, "open"); }',
      output:
        'import { once } from "events"; async function ready(socket, signal) { await once(socket, "open", { signal }); }',
    }),
    invalid({
      code: 'import * as events from "events"; async function each(x, signal) { for await (const [y] of events.on(x, "y")) use(y); }',
      output:
        'import * as events from "events"; async function each(x, signal) { for await (const [y] of events.on(x, "y", { signal })) use(y); }',
    }),
    invalid({
      code: 'import { pipeline } from "stream/promises"; async function copy(from, to, signal) { await pipeline(from, gzip(), to); }',
      output:
        'import { pipeline } from "stream/promises"; async function copy(from, to, signal) { await pipeline(from, gzip(), to, { signal }); }',
    }),
    invalid({
      code: 'import { execFile } from "child_process"; function run(args, signal, done) { execFile("git", args, done); }',
      output:
        'import { execFile } from "child_process"; function run(args, signal, done) { execFile("git", args, { signal }, done); }',
    }),
    invalid({
      code: 'import { exec } from "child_process"; function run(signal, done) { exec("ls", (error) => done(error)); }',
      output:
        'import { exec } from "child_process"; function run(signal, done) { exec("ls", { signal }, (error) => done(error)); }',
    }),
    invalid({
      code: 'import { spawn } from "child_process"; function run(signal) { return spawn("ls", ["-l"]); }',
      output: 'import { spawn } from "child_process"; function run(signal) { return spawn("ls", ["-l"], { signal }); }',
    }),
    invalid({
      code: 'import { exec } from "child_process"; import { promisify } from "util"; const sh = promisify(exec); async function run(signal) { await sh("ls"); }',
      output:
        'import { exec } from "child_process"; import { promisify } from "util"; const sh = promisify(exec); async function run(signal) { await sh("ls", { signal }); }',
    }),
    invalid({
      code: 'import axios from "axios"; const api = axios.create(); async function load(signal) { await api.post("/x", { y: 1 }); }',
      output:
        'import axios from "axios"; const api = axios.create(); async function load(signal) { await api.post("/x", { y: 1 }, { signal }); }',
    }),
    invalid({
      code: 'import readline from "node:readline/promises"; const rl = readline.createInterface(x); async function ask(signal) { return rl.question("?"); }',
      output:
        'import readline from "node:readline/promises"; const rl = readline.createInterface(x); async function ask(signal) { return rl.question("?", { signal }); }',
    }),
    invalid({
      code: 'async function locked(work, signal) { await navigator.locks.request("x", async () => work()); }',
      output:
        'async function locked(work, signal) { await navigator.locks.request("x", { signal }, async () => work()); }',
    }),
    // A function of the file shows that it takes one.
    invalid({
      code: 'async function get(url, { signal } = {}) { return fetch(url, { signal }); } async function page(url, { signal }) { return get(url); }',
      output:
        'async function get(url, { signal } = {}) { return fetch(url, { signal }); } async function page(url, { signal }) { return get(url, { signal }); }',
    }),
    // A signal of its own that it has given to nobody.
    invalid({
      code: 'async function load(url) { const controller = new AbortController(); setTimeout(() => controller.abort(), 5); await fetch(url); }',
      output:
        'async function load(url) { const controller = new AbortController(); setTimeout(() => controller.abort(), 5); await fetch(url, { signal: controller.signal }); }',
    }),
    invalid({
      code: 'async function load(url) { const signal = AbortSignal.timeout(5); return await fetch(url); }',
      output:
        'async function load(url) { const signal = AbortSignal.timeout(5); return await fetch(url, { signal }); }',
    }),
    invalid({
      code: 'class A { async load(url, signal) { await this.api.load(url); } }',
      output: 'class A { async load(url, signal) { await this.api.load(url, { signal }); } }',
      options: [{ callees: ['api.load'] }],
    }),
  ],
});

const declarations = `
declare function load(url: string, options?: { retries?: number; signal?: AbortSignal }): Promise<string>;
declare function wait(ms: number, signal?: AbortSignal): Promise<void>;
declare function both(url: string): Promise<void>;
declare function both(url: string, options: { signal?: AbortSignal }): Promise<void>;
declare function plain(url: string): Promise<string>;
declare function vague(url: string, options?: any): Promise<string>;
declare function hash(name: string, options?: { signal?: AbortSignal }): { digest(): string };
declare function events(name: string, options?: { signal?: AbortSignal }): AsyncIterable<string>;
interface Options { signal?: AbortSignal; depth: number }
`;

const typed = (code: string) => `${declarations}${code}`;

typedRuleTester.run('require-signal-forwarding with types', rule, {
  valid: [
    typed('export async function page(url: string, o: Options) { return load(url, o); }'),
    typed('export async function page(url: string, o: Options) { return load(url, { ...o, retries: 1 }); }'),
    typed('export async function page(url: string, o: Options) { return plain(url); }'),
    typed('export async function page(url: string, o: Options) { return vague(url); }'),
    typed('export async function page(url: string, o: Options) { return hash(url).digest(); }'),
    typed('export async function page(url: string, o: Options) { void load(url); }'),
    typed('export async function page(url: string, signal: string) { return load(url); }'),
    typed('export async function page(url: string, controller: AbortController) { return load(url); }'),
    typed('export async function page(request: Request, signal: AbortSignal) { return fetch(request); }'),
    typed('export async function page(input: RequestInfo, signal: AbortSignal) { return fetch(input); }'),
    typed('export async function page(request: Request) { return load(request.url); }'),
    typed('export async function page(signal: AbortSignal) { await wait(5, undefined); }'),
    typed('export async function page(signal: AbortSignal) { await load("x", undefined); }'),
    typed(
      'export async function page(signal: AbortSignal) { try { await wait(5, signal); } finally { await load("/end"); } }',
    ),
    typed('export function page(target: EventTarget, signal: AbortSignal) { target.addEventListener("x", () => {}); }'),
    typed(
      'declare class Client { constructor(o: Options); get(url: string, o?: Options): Promise<void> } export async function page(o: Options) { const client = new Client(o); await client.get("x"); }',
    ),
    typed(
      'async function get(url: string, init: RequestInit) { return fetch(url, { ...init, signal: AbortSignal.timeout(5) }); } export async function page(signal: AbortSignal) { return get("x", {}); }',
    ),
    typed('export function page(o: Options) { return o.signal ? load("x", { signal: o.signal }) : load("x"); }'),
    typed(
      'export async function page(all: Options[]) { return Promise.all(all.map((each) => load(String(each.depth)))); }',
    ),
    typed(
      'export async function page(stop: AbortSignal) { if (both("x") === undefined) stop.throwIfAborted(); await wait(5, stop); }',
    ),
  ],
  invalid: [
    invalid({
      code: typed(
        'declare function query(run: (context: Options) => Promise<string>): void; query((context) => load("x"));',
      ),
      output: typed(
        'declare function query(run: (context: Options) => Promise<string>): void; query((context) => load("x", { signal: context.signal }));',
      ),
    }),
    invalid({
      code: typed(
        'declare function make(): { token: AbortSignal }; export async function page() { const { token } = make(); await wait(5); }',
      ),
      output: typed(
        'declare function make(): { token: AbortSignal }; export async function page() { const { token } = make(); await wait(5, token); }',
      ),
    }),
    invalid({
      code: typed('export async function page(url: string, o: { signal?: AbortSignal }) { return load(url); }'),
      output: typed(
        'export async function page(url: string, o: { signal?: AbortSignal }) { return load(url, { signal: o.signal }); }',
      ),
    }),
    invalid({
      code: typed('export async function page(url: string, o?: Options) { return load(url, { retries: 1 }); }'),
      output: typed(
        'export async function page(url: string, o?: Options) { return load(url, { retries: 1, signal: o?.signal }); }',
      ),
    }),
    invalid({
      code: typed('export async function page(stop: AbortSignal) { await wait(5); }'),
      output: typed('export async function page(stop: AbortSignal) { await wait(5, stop); }'),
    }),
    invalid({
      code: typed('export async function page(stop: AbortSignal) { await both("x"); }'),
      output: typed('export async function page(stop: AbortSignal) { await both("x", { signal: stop }); }'),
    }),
    invalid({
      code: typed(
        'export async function page(signal: AbortSignal) { for await (const x of events("x")) console.log(x); }',
      ),
      output: typed(
        'export async function page(signal: AbortSignal) { for await (const x of events("x", { signal })) console.log(x); }',
      ),
    }),
    invalid({
      code: typed('export async function page(input: string, signal: AbortSignal) { return fetch(input); }'),
      output: typed(
        'export async function page(input: string, signal: AbortSignal) { return fetch(input, { signal }); }',
      ),
    }),
    invalid({
      code: typed(
        'declare const api: { get(url: string, o?: Options): Promise<void> }; export class A { async page({ signal }: Options) { await api.get("x"); } }',
      ),
      output: typed(
        'declare const api: { get(url: string, o?: Options): Promise<void> }; export class A { async page({ signal }: Options) { await api.get("x", { signal }); } }',
      ),
    }),
    invalid({
      code: typed('export async function page<T extends Options>(o: T) { await load("x"); }'),
      output: typed('export async function page<T extends Options>(o: T) { await load("x", { signal: o.signal }); }'),
    }),
    invalid({
      code: typed(
        'export async function page(o: Options) { const { signal } = o; for (let i = 0; ; i++) { try { return await load("x", o); } catch { await wait(i); } } }',
      ),
      output: typed(
        'export async function page(o: Options) { const { signal } = o; for (let i = 0; ; i++) { try { return await load("x", o); } catch { await wait(i, signal); } } }',
      ),
    }),
  ],
});

javascriptRuleTester.run('require-signal-forwarding in JavaScript', rule, {
  valid: ['async function load(url, { signal }) { await fetch(url, { signal }); }'],
  invalid: [
    invalid({
      code: 'const { setTimeout: sleep } = require("timers/promises"); module.exports = async ({ signal }) => { await sleep(5, null, { ref: false }); };',
      output:
        'const { setTimeout: sleep } = require("timers/promises"); module.exports = async ({ signal }) => { await sleep(5, null, { ref: false, signal }); };',
    }),
  ],
});

ruleTester.run('require-signal-forwarding, what is better left alone', rule, {
  valid: [
    {
      name: 'who adds to a file',
      code: "import { appendFile } from 'node:fs/promises'; export async function save(path, text, { signal }) { signal.throwIfAborted(); await appendFile(path, text); }",
    },
    {
      name: 'a request that is put where others find it',
      code: 'export function shared(url, signal) { let p = cache.get(url); if (!p) { p = fetch(url).then((r) => r.text()); cache.set(url, p); } signal.throwIfAborted(); return p; }',
    },
    {
      name: 'a turn of the event loop',
      code: "import { setTimeout } from 'node:timers/promises'; export async function f(signal) { await setTimeout(0); signal.throwIfAborted(); }",
    },
    {
      name: 'a pause that a test stages',
      code: "import delay from 'delay'; it('aborts', async () => { run(async (signal) => { await delay(100); signal.throwIfAborted(); }); });",
    },
    {
      name: 'a signal of the own kind, to which functions are added without an event',
      code: 'export async function load(url, signal) { signal.addEventListener(() => stop()); return fetch(url); }',
    },
  ],
  invalid: [
    {
      name: 'a read can be given up',
      code: "import { readFile } from 'node:fs/promises'; export async function load(path, { signal }) { signal.throwIfAborted(); return await readFile(path); }",
      errors: [{ messageId: 'forward', suggestions: 1 }],
    },
    {
      name: 'a request of a test can, too',
      code: "it('aborts', async () => { run(async (signal) => { signal.throwIfAborted(); await fetch('/a'); }); });",
      errors: [{ messageId: 'forward', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-signal-forwarding, reads that are soon over', rule, {
  valid: [
    {
      name: 'a manifest',
      code: "import { readFile } from 'node:fs/promises'; export async function scripts(cwd, signal) { signal.throwIfAborted(); const file = path.join(cwd, 'package.json'); return JSON.parse(await readFile(file, 'utf8')); }",
    },
    {
      name: 'a file whose size was asked',
      code: "import fs from 'node:fs/promises'; export async function image(file, signal) { signal.throwIfAborted(); const stat = await fs.stat(file); if (stat.size > 5e6) throw new Error('too large'); return fs.readFile(file); }",
    },
    {
      name: 'a temporary file of its own',
      code: "import fs from 'node:fs/promises'; export async function run(dir, signal) { const file = path.join(dir, 'pids.tmp'); await work(file, signal); try { return await fs.readFile(file, 'utf8'); } finally { await fs.unlink(file); } }",
    },
  ],
  invalid: [
    {
      name: 'a size that is not asked of the file',
      code: "import fs from 'node:fs/promises'; export async function load(file, map, signal) { signal.throwIfAborted(); if (map.size > 5) map.clear(); return fs.readFile(file); }",
      errors: [{ messageId: 'forward', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-signal-forwarding, after an abort', rule, {
  valid: [
    'export async function change(url, signal) { const ok = await apply(url, signal); if (ok && !signal.aborted) return true; await fetch(url, { method: "DELETE" }); return false; }',
    'export async function change(url, signal) { const ok = await apply(url, signal); if (ok && signal?.aborted !== true) { return true; } await fetch(url); return false; }',
    'export async function change(url, signal) { await apply(url, signal); if (!signal.aborted) return; await fetch(url); }',
  ],
  invalid: [
    {
      name: 'a pause before another attempt',
      code: 'import delay from "delay"; export async function f(signal) { for (;;) { const ok = await apply(signal); if (ok && !signal.aborted) return; await delay(500); } }',
      errors: [{ messageId: 'forward', suggestions: 1 }],
    },
    {
      name: 'what comes before the test, and after one that goes on',
      code: 'export async function f(url, signal) { await fetch(url); if (ok && !signal.aborted) log(); await fetch(url); }',
      errors: [
        { messageId: 'forward', suggestions: 1 },
        { messageId: 'forward', suggestions: 1 },
      ],
    },
  ],
});

ruleTester.run('require-signal-forwarding, signals in fields', rule, {
  valid: [
    {
      name: 'a method that does not heed it',
      code: 'class A { #signal: AbortSignal; async log(url) { await fetch(url); } async run(url) { this.#signal.throwIfAborted(); await fetch(url, { signal: this.#signal }); } }',
    },
    {
      name: 'a method that ends things',
      code: 'class A { #signal: AbortSignal; async close(url) { if (this.#signal.aborted) return; await fetch(url); } }',
    },
    {
      name: 'a listener that ends it by hand',
      code: 'class A { #signal: AbortSignal; async run(url) { this.#signal.addEventListener("abort", () => this.stop()); await fetch(url); } }',
    },
    {
      name: 'the signal of a process',
      code: 'class A { signal: NodeJS.Signals; async run(url) { process.kill(1, this.signal); await fetch(url); } }',
    },
    {
      name: 'a function of its own inside the method',
      code: 'class A { #signal: AbortSignal; run(url) { this.#signal.throwIfAborted(); return function () { return fetch(url); }; } }',
    },
  ],
  invalid: [
    invalid({
      code: 'class A { #signal: AbortSignal; async run(url) { this.#signal.throwIfAborted(); return await fetch(url); } }',
      output:
        'class A { #signal: AbortSignal; async run(url) { this.#signal.throwIfAborted(); return await fetch(url, { signal: this.#signal }); } }',
      signal: 'this.#signal',
    }),
    {
      code: 'class A {\n  constructor(private readonly signal?: AbortSignal) {}\n  async run(urls) {\n    await work(this.signal);\n    return Promise.all(urls.map((url) => fetch(url)));\n  }\n}',
      errors: [
        {
          message:
            '`fetch` takes an AbortSignal and gets none, though `this.signal` (a field that `run` heeds, line 4) is in scope; pass it on, or an abort leaves this call running.',
          line: 5,
          suggestions: 1,
        },
      ],
    },
  ],
});

ruleTester.run('require-signal-forwarding, a deadline in the place of the signal', rule, {
  valid: [
    {
      name: 'both are heeded',
      code: `export async function get(options: Options) { const init: RequestInit = {}; if (options.signal) init.signal = options.signal; if (options.timeout) { const c = new AbortController(); setTimeout(() => c.abort(), options.timeout); init.signal = AbortSignal.any([c.signal, options.signal]); } return fetch(options.url, init); } interface Options { signal?: AbortSignal; timeout?: number; url: string }`,
    },
    {
      name: 'one or the other',
      code: `export async function get(url: string, options: { signal?: AbortSignal; timeout: number }) { const init: RequestInit = {}; if (options.signal) init.signal = options.signal; else init.signal = AbortSignal.timeout(options.timeout); return fetch(url, init); }`,
    },
    {
      name: 'a controller that the signal aborts, too',
      code: `export async function get(url: string, options: { signal?: AbortSignal; timeout: number }) { const init: RequestInit = {}; if (options.signal) init.signal = options.signal; const c = new AbortController(); options.signal?.addEventListener('abort', () => c.abort()); setTimeout(() => c.abort(), options.timeout); init.signal = c.signal; return fetch(url, init); }`,
    },
    {
      name: 'a controller that others abort',
      code: `export async function get(url: string, options: { signal?: AbortSignal }) { const init: RequestInit = { signal: options.signal }; const c = new AbortController(); own.add(c); init.signal = c.signal; return fetch(url, init); }`,
    },
  ],
  invalid: [
    {
      name: 'the signal of a controller that a timer aborts',
      code: `export async function get(url: string, options: { signal?: AbortSignal; timeout?: number }) {\n  const init: RequestInit = {};\n  if (options.signal) init.signal = options.signal;\n  if (options.timeout) { const c = new AbortController(); setTimeout(() => { c.abort(); }, options.timeout); init.signal = c.signal; }\n  return fetch(url, init);\n}`,
      errors: [{ messageId: 'replaced', line: 4, data: { deadline: 'c.signal', signal: 'options.signal', line: '3' } }],
    },
    {
      name: 'a signal of the platform',
      code: `export async function get(url: string, signal: AbortSignal, ms?: number) {\n  const init: RequestInit = { signal };\n  if (ms) init.signal = AbortSignal.timeout(ms);\n  return fetch(url, init);\n}`,
      errors: [{ messageId: 'replaced', line: 3 }],
    },
  ],
});

ruleTester.run('require-signal-forwarding, the runtime', rule, {
  valid: [
    `import { delay, waitAsync } from 'task-completion-source'; export async function f(ready: Promise<void>, signal: AbortSignal) { await waitAsync(ready, { timeout: 5000, signal }); await delay(250, { signal }); }`,
    `import { delay } from './delay.js'; export async function f(signal: AbortSignal) { signal.throwIfAborted(); await delay.of(250); }`,
  ],
  invalid: [
    {
      code: `import { delay, waitAsync, waitUntil, fromEvent } from 'task-completion-source'; export async function f(target: EventTarget, ready: Promise<void>, signal: AbortSignal) {\n  await waitAsync(ready, { timeout: 5000 });\n  await delay(250);\n  await waitUntil(() => done);\n  await fromEvent(target, 'load');\n}`,
      errors: [2, 3, 4, 5].map((line) => ({ messageId: 'forward', line, suggestions: 1 })),
    },
    {
      name: 'waiters of its events',
      code: `import { AsyncAutoResetEvent } from 'task-completion-source'; const gate = new AsyncAutoResetEvent(); export async function f(signal: AbortSignal) { await gate.wait(); }`,
      errors: [{ messageId: 'forward', suggestions: 1 }],
    },
    {
      name: 'under the name that the settings give it',
      code: `import { delay } from './vendor/tcs.js'; export async function f(signal: AbortSignal) { await delay(250); }`,
      settings: { tcs: { runtime: './vendor/tcs.js' } },
      errors: [{ messageId: 'forward', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-signal-forwarding, signals of its own that are asked later', rule, {
  valid: [
    {
      name: 'one that was made for the first request alone',
      code: `export async function f(id: string) { const controller = new AbortController(); onStop(() => controller.abort()); await fetch('/a', { signal: controller.signal }); await fetch('/b'); }`,
    },
    {
      name: 'asked before the second request only',
      code: `export async function f(id: string) { const { signal } = new AbortController(); await fetch('/a', { signal }); if (signal.aborted) return; await fetch('/b'); }`,
    },
    {
      name: 'work that was let go and has nothing to do with it',
      code: `export function f(signal: AbortSignal) { const report = async () => { await fetch('/log'); }; void report(); return fetch('/a', { signal }); }`,
    },
  ],
  invalid: [
    {
      name: 'asked whether it was aborted meanwhile, in work that was let go',
      code: `export function start(id: string) { const controller = new AbortController(); const { signal } = controller; const load = async () => {\n  const user = await (await fetch('/users/' + id, { signal })).json();\n  const response = await fetch('/posts?author=' + user.slug);\n  if (!signal.aborted) show(await response.json());\n}; load().catch(console.error); return () => controller.abort(); }`,
      errors: [{ messageId: 'forward', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-signal-forwarding, signals of processes', rule, {
  valid: [
    {
      name: 'what a helper kills with',
      code: `const { spawn } = require('child_process'); module.exports = function (root, signal, done) { const ps = spawn('ps', ['-e']); ps.on('close', () => { killPid(root, signal); done(); }); };`,
    },
    {
      name: 'beside the number of a process',
      code: `const { spawn } = require('child_process'); exports.stop = (pid, signal) => { const ps = spawn('ps', ['-e']); ps.on('close', () => send(pid, signal)); };`,
    },
  ],
  invalid: [
    {
      name: 'what is given to something else',
      code: `const { spawn } = require('child_process'); exports.run = (root, signal) => { const ps = spawn('ps', ['-e']); signal.throwIfAborted(); ps.on('close', () => send(root, signal)); };`,
      errors: [{ messageId: 'forward', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-signal-forwarding, the same call in another branch', rule, {
  valid: [
    {
      name: 'where there is no signal',
      code: 'async function load(url, signal) { if (signal) return fetch(url, { signal }); return fetch(url); }',
    },
    {
      name: 'where there are no options',
      code: 'async function load(url, options) { return options?.signal ? fetch(url, { signal: options.signal }) : fetch(url); }',
    },
    {
      name: 'where there is no deadline',
      code: 'async function load(url, timeout, signal) { if (timeout > 0) return fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]) }); return fetch(url); }',
    },
  ],
  invalid: [
    {
      name: 'a test that says nothing of a signal',
      code: 'async function load(url, isFresh, signal) { return isFresh ? fetch(url, { signal }) : fetch(url); }',
      errors: [{ messageId: 'forward', suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-signal-forwarding, after the abort', rule, {
  valid: [
    {
      name: 'a loop that only an abort ends',
      code: `export async function poll(signal) { const list = async (options = {}) => { await fetch('/list', { signal: options.signal }); };
while (!signal.aborted) { await list({ signal }); await sleep(10, signal); }
await fetch('/rest'); }`,
    },
  ],
  invalid: [
    {
      name: 'a loop that ends otherwise, too',
      code: `export async function poll(signal) {
while (!signal.aborted) { const response = await fetch('/list', { signal }); if (response.ok) break; }
await fetch('/rest'); }`,
      errors: [{ messageId: 'forward', line: 3, suggestions: 1 }],
    },
    {
      name: 'a loop that asks for more',
      code: `export async function poll(signal, until) {
while (!signal.aborted && Date.now() < until) { await fetch('/list', { signal }); }
await fetch('/rest'); }`,
      errors: [{ messageId: 'forward', line: 3, suggestions: 1 }],
    },
  ],
});

ruleTester.run('require-signal-forwarding, a request or options made elsewhere', rule, {
  valid: [
    {
      name: 'a request with the signal',
      code: 'async function load(url, { signal }) { const request = new Request(url, { signal }); return await fetch(request); }',
    },
    {
      name: 'a request that is made of another, or of options',
      code: `async function load(request, { signal }) { return await fetch(new Request(request, { cache: 'no-store' })); }
async function send(url, init, { signal }) { const made = new Request(url, init); return await fetch(made); }`,
    },
    {
      name: 'options that the function of the file makes with the signal, or of what it is given',
      code: `const init = (body, signal) => ({ method: 'POST', body, signal });
const merged = (options) => ({ method: 'POST', ...options });
async function post(url, body, signal) { await fetch(url, init(body, signal)); return await fetch(url, merged({ signal })); }`,
    },
    {
      name: 'options that the file does not show',
      code: `import { init } from './init.js';
async function post(url, body, signal) { return await fetch(url, init(body)); }`,
    },
  ],
  invalid: [
    invalid({
      code: `async function load(url, { signal }) { const request = new Request(url, { cache: 'no-store' }); return await fetch(request); }`,
      output: `async function load(url, { signal }) { const request = new Request(url, { cache: 'no-store' }); return await fetch(request, { signal }); }`,
    }),
    invalid({
      code: 'async function load(url, { signal }) { return await fetch(new Request(url)); }',
      output: 'async function load(url, { signal }) { return await fetch(new Request(url), { signal }); }',
    }),
    invalid({
      code: `const init = (body) => ({ method: 'POST', body });
async function post(url, body, signal) { return await fetch(url, init(body)); }`,
      output: null,
    }),
  ],
});

ruleTester.run('require-signal-forwarding, steps in tables', rule, {
  valid: [
    {
      name: 'each passes it on',
      code: `export async function push(url, dry, signal) { const steps = { look: () => fetch(url, { signal }), send: () => fetch(url, { method: 'PUT', signal }) };
const step = dry ? steps.look : steps.send; return (await step()).status; }`,
    },
    {
      name: 'a table that others get',
      code: `export function steps(url, signal, keep) { signal.throwIfAborted(); const all = { look: () => fetch(url) }; keep(all); }`,
    },
    {
      name: 'a step that undoes',
      code: `export async function push(url, signal) { const steps = { rollback: () => fetch(url, { method: 'DELETE' }) };
try { await fetch(url, { signal }); } finally { await steps.rollback(); } }`,
    },
  ],
  invalid: [
    {
      name: 'called by its name',
      code: `export async function push(url, signal) { const steps = { look: () => fetch(url), send: () => fetch(url, { method: 'PUT', signal }) };
await steps.look(); await steps.send(); }`,
      errors: [{ messageId: 'forward', line: 1, suggestions: 1 }],
    },
    {
      name: 'by a choice, or a computed key',
      code: `export async function push(url, kind, dry, signal) { signal.throwIfAborted();
const ways = { look() { return fetch(url); } };
const other = { send: async () => { const found = await fetch(url, { method: 'PUT' }); return found; } };
await ways[kind](); const way = dry ? other.send : other.look; await way(); }`,
      errors: [
        { messageId: 'forward', line: 2, suggestions: 1 },
        { messageId: 'forward', line: 3, suggestions: 1 },
      ],
    },
  ],
});

ruleTester.run('require-signal-forwarding, races with what only gives up for an abort', rule, {
  valid: [
    {
      name: 'the abort is one of the contenders',
      code: `import { once } from 'node:events';
export async function ring(bell, signal) { await Promise.race([once(bell, 'ring'), once(signal, 'abort')]); }
export async function call(bell, signal) { const gone = whenGone(signal); await Promise.race([once(bell, 'ring'), gone]); }`,
    },
    {
      name: 'all have it',
      code: `import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
export async function ring(bell, signal) {
  const over = new AbortController();
  const both = AbortSignal.any([signal, over.signal]);
  try { await Promise.race([once(bell, 'ring', { signal: both }), pause(500, null, { signal: both })]); } finally { over.abort(); }
}`,
    },
    {
      name: 'a contender of which nobody knows what it does with the signal',
      code: `import { once } from 'node:events';
export async function ring(bell, signal) { await Promise.race([once(bell, 'ring'), bell.hush(signal)]); }`,
    },
  ],
  invalid: [
    {
      name: 'a pause that heeds it, beside an event',
      code: `import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
export async function idle(queue, signal) {
  return Promise.race([pause(2000, 'late', { signal }), once(queue, 'item')]);
}`,
      errors: [{ messageId: 'forward', line: 4, suggestions: 1 }],
    },
    {
      name: 'a signal of two, with a reaction, in CommonJS',
      code: `const events = require('events');
const { setTimeout: pause } = require('timers/promises');
exports.idle = async function (queue, signal) {
  const done = new AbortController();
  const either = AbortSignal.any([done.signal, signal]);
  await Promise.race([
    events.once(queue, 'item'),
    pause(2000, 'late', { signal: either }).catch(() => 'stopped'),
  ]);
  done.abort();
};`,
      errors: [{ messageId: 'forward', line: 7, suggestions: 1 }],
    },
    {
      name: 'a pause beside a request that heeds it',
      code: `import { setTimeout as pause } from 'node:timers/promises';
export async function first(url, { signal }) {
  await Promise.race([fetch(url, { signal }), pause(2000)]);
}`,
      errors: [{ messageId: 'forward', line: 3, suggestions: 1 }],
    },
  ],
});
