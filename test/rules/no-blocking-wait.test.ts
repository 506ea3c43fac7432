import rule from '../../src/rules/no-blocking-wait.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

ruleTester.run('no-blocking-wait', rule, {
  valid: [
    {
      name: 'other commands that a function of the file is given',
      code: "import { execSync } from 'node:child_process'; const run = (command) => execSync(command, { stdio: 'ignore' }); export function build() { run('make'); run(`sleep 1 && ${next}`); }",
    },
    {
      name: 'timers for each element',
      code: `function go(list) {
  while (list.length > 0) {
    setTimeout(send, 10, list.shift());
  }
}`,
    },
    {
      name: 'waits for work',
      code: "socket.once('open', () => { open = true; }); async function opened() { while (!open) await (async () => { await probe(); })(); }",
    },
    ...(
      [
        [
          'compound',
          'while ((bits[at] & 0xffff) != bits[at]) { bits[at + 1] += bits[at] >>> 16; bits[at] &= 0xffff; }',
        ],
        ['plain', 'while (bits[at] > 0xffff) { bits[at] = bits[at] - 0xffff; }'],
        ['of a field', 'while (this.bits[at] > 0) { this.bits[at] -= 2; }'],
        ['known by number', 'while (bits[0] > 0) { bits[at] = bits[0] - 1; at = 0; }'],
      ] as const
    ).map(([name, body]) => ({
      name: `the element that the condition reads is written: ${name}`,
      code: `exports.carry = function (bits, at) { ${body} };`,
    })),
    {
      name: 'a token that may be in shared memory',
      code: `connection.onRequest(type, (token) => { while (!token.isCancellationRequested) {} });`,
    },
    {
      name: 'a test that holds the thread for a time',
      code: `it('times out', async () => { const start = Date.now(); while (Date.now() - start < 50) {} await done; });`,
    },
    {
      name: 'a test that stops the thread',
      code: `test('times out', () => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000); });`,
    },
    {
      name: 'sleep && work',
      code: `
import { execSync } from 'child_process';
execSync('sleep 1 && curl http://x');
`,
    },
    {
      name: 'sleep ; work',
      code: `
import { execSync } from 'child_process';
execSync('sleep 1; git pull');
`,
    },
    {
      name: 'real command',
      code: `
import { execSync } from 'child_process';
execSync('npm run sleep');
`,
    },
    {
      name: 'async exec',
      code: `
import { exec } from 'child_process';
exec('sleep 5', () => done());
`,
    },
    {
      name: 'ping host',
      code: `
import { execSync } from 'child_process';
execSync('ping -c 1 example.com');
`,
    },
    {
      name: 'node -e work',
      code: `
import { execSync } from 'child_process';
execSync('node -e "require(\\'./build\\')"');
`,
    },
    {
      name: 'local execSync',
      code: `
function execSync(x) { return x; }
execSync('sleep 1');
`,
    },
    {
      name: 'atomics in worker ts',
      code: `
import { workerData } from 'worker_threads';
Atomics.wait(new Int32Array(workerData), 0, 0);
`,
    },
    {
      name: 'atomics with new Worker',
      code: `
const w = new Worker('./w.js');
Atomics.wait(cell, 0, 0);
`,
    },
    { name: 'atomics web worker', code: `self.onmessage = (e) => { Atomics.wait(e.data, 0, 0); };` },
    { name: 'atomics waitAsync', code: `await Atomics.waitAsync(cell, 0, 0).value;` },
    {
      name: 'atomics shadowed',
      code: `
const Atomics = { wait() {} };
Atomics.wait();
`,
    },
    {
      name: 'walk up',
      code: `
let node = start;
while (node.parent) node = node.parent;
`,
    },
    { name: 'walk up this', code: `class A { find() { while (this.node.parent) this.node = this.node.parent; } }` },
    {
      name: 'lexer',
      code: `class L { skip() { while (this.pos < this.end && this.text[this.pos] === ' ') this.pos++; } }`,
    },
    { name: 'lexer charCode', code: `function skip() { while (isSpace(text.charCodeAt(pos))) pos++; }` },
    {
      name: 'regex',
      code: `
let m;
while ((m = re.exec(s))) { out.push(m[0]); }
`,
    },
    { name: 'unique name', code: `while (names.has(name)) name = \`\${base}\${i++}\`;` },
    { name: 'unique id', code: `class A { id() { while (this.used.has(this.next)) this.next++; return this.next; } }` },
    {
      name: 'find with callback capture',
      code: `function f() { let c = 1; let id = 'a' + c; while (this.nodes.find((n) => n.id === id)) { id = 'a' + ++c; } return id; }`,
    },
    { name: 'drain', code: `while (queue.length) { const x = queue.shift(); total += x; }` },
    {
      name: 'drain 2',
      code: `
let x;
while ((x = stack.pop())) total += x;
`,
    },
    { name: 'drain 3', code: `while (stack.length > 10) stack.pop();` },
    { name: 'splice', code: `while (list.length > max) list.splice(0, 1);` },
    {
      name: 'work until clock',
      code: `
const end = Date.now() + 10;
while (Date.now() < end && tasks.length) tasks.shift()();
`,
    },
    { name: 'bench', code: `while (performance.now() < end) fn();` },
    { name: 'infinite', code: `while (true) {}` },
    { name: 'micro counted', code: `async function flush() { for (let i = 0; i < 10; i++) await null; }` },
    {
      name: 'micro counted and flag',
      code: `async function flush() { for (let i = 0; i < 10 && !done; i++) await Promise.resolve(); }`,
    },
    { name: 'macrotask', code: `async function w() { while (!this.ok) await new Promise((r) => setTimeout(r)); }` },
    { name: 'generator yields', code: `function* g() { while (!this.done) yield; }` },
    { name: 'generator yields value', code: `function* g() { let a = 0; while (a < this.n) yield a++; }` },
    {
      name: 'async generator queue',
      code: `async function* g() { while (!closed) { if (queue.length) yield queue.shift(); else await new Promise((r) => { wake = r; }); } }`,
    },
    { name: 'await unknown', code: `async function w() { while (!this.ok) await this.next(); }` },
    {
      name: 'real work microtask',
      code: `async function w() { while (queue.length) { await null; run(queue.shift()); } }`,
    },
    {
      name: 'nextTick batch',
      code: `function pump() { const job = jobs.shift(); if (!job) return; job(); process.nextTick(pump); }`,
    },
    { name: 'nextTick once', code: `function f(cb) { if (!cb) return; process.nextTick(cb); }` },
    { name: 'recursion walking', code: `function walk(i) { if (i > n) return; queueMicrotask(() => walk(i + 1)); }` },
    { name: 'spin Atomics.load', code: `while (Atomics.load(cell, 0) === 0) {}` },
    { name: 'deasync', code: `while (!done) deasync.runLoopOnce();` },
    { name: 'runLoop', code: `while (!done) { require('deasync').sleep(10); }` },
    { name: 'linked list for', code: `for (let n = head; n.next; n = n.next);` },
    { name: 'for in-place', code: `for (; i < text.length && text[i] !== '"'; i++);` },
    { name: 'for cond update', code: `for (; this.tokens[this.i].type === 'ws'; this.i++) {}` },
    {
      name: 'computed',
      code: `
let i = 0;
while (text[i] === ' ') i += 1;
`,
    },
    {
      name: 'destructuring',
      code: `
let a = 1, b = 2;
while (a < limit.x) [a, b] = [b, a + b];
`,
    },
    { name: 'delete', code: `while (cache.size > max) cache.delete(cache.keys().next().value);` },
    {
      name: 'assign in test',
      code: `
let next;
while ((next = it.current.next) !== null) it.current = next;
`,
    },
    {
      name: 'body sets done',
      code: `
let done = false; stop.on(() => { done = true; });
while (!done) { step(); }
`,
    },
    { name: 'getter side effects', code: `while (scanner.hasNext()) scanner.skip();` },
    { name: 'while dom', code: `while (el.firstChild) el.removeChild(el.firstChild);` },
    { name: 'taking in a target', code: `while (names.length > 0) out[names.shift()] = value;` },
    {
      name: 'list that is asked in between',
      code: `async function f(list) { for (const x of list) { if (!known.has(x)) continue; await load(x); } }`,
    },
  ],
  invalid: [
    {
      name: 'a command that a function of the file is given',
      code: "import { execSync } from 'node:child_process'; const PAUSE = 'sleep 2'; const run = (command) => execSync(command, { stdio: 'ignore' }); export function pause() { run(PAUSE); }",
      errors: 1,
    },
    {
      name: 'a program and its arguments that a function of the file is given',
      code: "import { spawnSync } from 'node:child_process'; function run(program, args) { return spawnSync(program, args); } export const pause = () => run('sleep', ['2']);",
      errors: 1,
    },
    {
      name: 'timers that the loop never lets run',
      code: `let ready = false;
socket.once('open', () => {
  ready = true;
});
function waitOpen() {
  while (!ready) {
    setTimeout(() => {}, 10);
  }
}`,
      errors: 1,
    },
    {
      name: 'all of nothing',
      code: "let pending = 3; bus.on('done', () => { pending--; }); export async function flush() { while (pending > 0) { await Promise.all([]); } }",
      errors: 1,
    },
    {
      name: 'an async function without a body',
      code: "socket.once('open', () => { open = true; }); async function opened() { while (!open) await (async () => {})(); }",
      errors: 1,
    },
    {
      name: 'a file that is named for the main thread',
      filename: 'sleep-on-main-thread.ts',
      code: `export function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}`,
      errors: [{ messageId: 'stops', line: 2 }],
    },
    {
      name: 'another list, and another element, are written',
      code: `const flags = []; let seen = [];
exports.wait = function (id) { while (flags[id] !== 1) { seen[id] = 1; } };
exports.first = function () { while (flags[0] !== 1) { flags[1] = 1; } };`,
      errors: [
        { messageId: 'spins', line: 2 },
        { messageId: 'spins', line: 3 },
      ],
    },
    {
      name: 'a test that waits for what cannot come',
      code: `it('connects', () => { let ready = false; server.on('listening', () => { ready = true; }); while (!ready) {} });`,
      errors: [{ messageId: 'spinsWritten' }],
    },
    {
      name: 'empty flag loop',
      code: `
let done = false;
fs.readFile('x', () => { done = true; });
while (!done) {}
`,
      errors: [{ messageId: 'spinsWritten', line: 4, data: { state: 'done', kind: 'loop', line: '3' } }],
    },
    {
      name: 'field',
      code: `
class A { ready = false; start() { setTimeout(() => { this.ready = true; }, 5); }
  wait() {
    while (!this.ready) { /* spin */ }
  }
}
`,
      errors: [{ messageId: 'spinsWritten', line: 4, data: { state: 'this.ready', kind: 'loop', line: '2' } }],
    },
    {
      name: 'do while',
      code: `
let n = 0;
setInterval(() => n++, 5);
do {} while (n < 3);
`,
      errors: [{ messageId: 'spinsWritten', line: 4, data: { state: 'n < 3', kind: 'loop', line: '3' } }],
    },
    {
      name: 'for no update',
      code: `
function sleep(ms) {
  for (const start = Date.now(); Date.now() - start < ms;);
}
`,
      errors: [{ messageId: 'burns', line: 3, data: { state: 'Date.now() - start < ms', kind: 'loop' } }],
    },
    {
      name: 'for ever break',
      code: `
function wait(ms) {
  const end = Date.now() + ms;
  for (;;) { if (Date.now() > end) break; }
}
`,
      errors: [{ messageId: 'burns', line: 4, data: { state: 'Date.now() > end', kind: 'loop' } }],
    },
    {
      name: 'while true return',
      code: `
function wait(ms) {
  const end = new Date().getTime() + ms;
  while (true) {
    if (new Date().getTime() >= end) return;
  }
}
`,
      errors: [{ messageId: 'burns', line: 4, data: { state: 'new Date().getTime() >= end', kind: 'loop' } }],
    },
    {
      name: 'hrtime',
      code: `
function wait(ns) {
  const t = process.hrtime.bigint() + ns;
  while (process.hrtime.bigint() < t) {}
}
`,
      errors: [{ messageId: 'burns', line: 4, data: { state: 'process.hrtime.bigint() < t', kind: 'loop' } }],
    },
    {
      name: 'burn cpu',
      code: `
function burn(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end) { Math.sqrt(2); }
}
`,
      errors: [{ messageId: 'burns', line: 4, data: { state: 'performance.now() < end', kind: 'loop' } }],
    },
    {
      name: 'log in loop',
      code: `
let done = false;
load(() => { done = true; });
function w() {
  while (!done) console.log('still waiting');
}
`,
      errors: [{ messageId: 'spinsWritten', line: 5, data: { state: 'done', kind: 'loop', line: '3' } }],
    },
    {
      name: 'map has spin',
      code: `
const results = new Map();
worker.onmessage = (e) => results.set(e.data.id, e.data);
function call(id) { while (!results.has(id)) {} return results.get(id); }
`,
      errors: [{ messageId: 'spins', line: 4, data: { state: 'results.has(id)', kind: 'loop' } }],
    },
    {
      name: 'continue spin',
      code: `
let online = false;
addEventListener('online', () => { online = true; });
function w() {
  while (true) { if (!online) continue; break; }
}
`,
      errors: [{ messageId: 'spinsWritten', line: 5, data: { state: 'online', kind: 'loop', line: '3' } }],
    },
    {
      name: 'await null',
      code: `
let ok = false; on('x', () => { ok = true; });
async function w() {
  while (!ok) await null;
}
`,
      errors: [{ messageId: 'starves', line: 4, data: { state: 'ok', kind: 'loop' } }],
    },
    {
      name: 'await Promise.resolve(undefined)',
      code: `
let ok = false; on('x', () => { ok = true; });
async function w() {
  while (!ok) await Promise.resolve(undefined);
}
`,
      errors: [{ messageId: 'starves', line: 4, data: { state: 'ok', kind: 'loop' } }],
    },
    {
      name: 'await helper tick',
      code: `
let ok = false; on('x', () => { ok = true; });
const tick = () => Promise.resolve();
async function w() {
  while (!ok) await tick();
}
`,
      errors: [{ messageId: 'starves', line: 5, data: { state: 'ok', kind: 'loop' } }],
    },
    {
      name: 'await new promise resolve()',
      code: `
let ok = false; on('x', () => { ok = true; });
async function w() {
  while (!ok) await new Promise((r) => r());
}
`,
      errors: [{ messageId: 'starves', line: 4, data: { state: 'ok', kind: 'loop' } }],
    },
    {
      name: 'await new promise queueMicrotask',
      code: `
let ok = false; on('x', () => { ok = true; });
async function w() {
  while (!ok) await new Promise((r) => queueMicrotask(r));
}
`,
      errors: [{ messageId: 'starves', line: 4, data: { state: 'ok', kind: 'loop' } }],
    },
    {
      name: 'await process.nextTick',
      code: `
async function w() {
  while (!this.ok) await new Promise((r) => process.nextTick(r));
}
`,
      errors: [{ messageId: 'starves', line: 3, data: { state: 'this.ok', kind: 'loop' } }],
    },
    {
      name: 'nextTick rearm',
      code: `
function w(cb) {
  if (state.ready) return cb();
  process.nextTick(() => w(cb));
}
`,
      errors: [{ messageId: 'starves', line: 4, data: { state: 'state.ready', kind: 'function' } }],
    },
    {
      name: 'nextTick rearm direct with args',
      code: `
function w(cb) {
  if (state.ready) return cb();
  process.nextTick(w, cb);
}
`,
      errors: [{ messageId: 'starves', line: 4, data: { state: 'state.ready', kind: 'function' } }],
    },
    {
      name: 'promise then rearm',
      code: `
function w(cb) {
  if (state.ready) return cb();
  Promise.resolve().then(() => w(cb));
}
`,
      errors: [{ messageId: 'starves', line: 4, data: { state: 'state.ready', kind: 'function' } }],
    },
    {
      name: 'async recursion microtask',
      code: `
async function w() {
  if (state.ready) return;
  await null;
  return w();
}
`,
      errors: [{ messageId: 'starves', line: 5, data: { state: 'state.ready', kind: 'function' } }],
    },
    {
      name: 'executor check loop micro',
      code: `
const p = new Promise((resolve) => {
  const check = () => {
    if (state.ready) resolve();
    else queueMicrotask(check);
  };
  check();
});
`,
      errors: [{ messageId: 'starves', line: 5, data: { state: 'state.ready', kind: 'function' } }],
    },
    {
      name: 'atomics',
      code: `
function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
`,
      errors: [{ messageId: 'stops', line: 3 }],
    },
    {
      name: 'atomics alias',
      code: `
const { wait } = Atomics;
function sleep(ms) { wait(cell, 0, 0, ms); }
`,
      errors: [{ messageId: 'stops', line: 3 }],
    },
    {
      name: 'atomics globalThis',
      code: `globalThis.Atomics.wait(cell, 0, 0, 5);`,
      errors: [{ messageId: 'stops', line: 1 }],
    },
    {
      name: 'atomics as cast',
      code: `(Atomics as any).wait(cell, 0, 0, 5);`,
      errors: [{ messageId: 'stops', line: 1 }],
    },
    {
      name: 'execSync string',
      code: `
const { execSync } = require('child_process');
execSync('sleep 5');
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'execSync' } }],
    },
    {
      name: 'execSync namespace',
      code: `
import * as cp from 'child_process';
cp.execSync('sleep 0.5');
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'cp.execSync' } }],
    },
    {
      name: 'default import',
      code: `
import cp from 'node:child_process';
cp.execSync("sleep " + seconds);
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'cp.execSync' } }],
    },
    {
      name: 'spawnSync sleep',
      code: `
import { spawnSync } from 'child_process';
spawnSync('sleep', ['1.5']);
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'spawnSync' } }],
    },
    {
      name: 'spawnSync with String(n)',
      code: `
import { spawnSync } from 'child_process';
spawnSync('sleep', [String(n)], { stdio: 'ignore' });
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'spawnSync' } }],
    },
    {
      name: 'execFileSync bin',
      code: `
import { execFileSync } from 'child_process';
execFileSync('/bin/sleep', [\`\${ms / 1000}\`]);
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'execFileSync' } }],
    },
    {
      name: 'windows timeout',
      code: `
import { execSync } from 'child_process';
execSync('timeout /t 5 /nobreak > nul');
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'execSync' } }],
    },
    {
      name: 'ping',
      code: `
import { execSync } from 'child_process';
execSync(\`ping -n \${n} 127.0.0.1 > nul\`);
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'execSync' } }],
    },
    {
      name: 'node -e string',
      code: `
import { execSync } from 'child_process';
execSync(\`node -e "setTimeout(() => {}, \${ms})"\`);
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'execSync' } }],
    },
    {
      name: 'node -e function',
      code: `
import { execFileSync } from 'child_process';
execFileSync(process.argv[0], ['-e', 'setTimeout(function(){},' + ms + ')']);
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'execFileSync' } }],
    },
    {
      name: 'sh -c',
      code: `
import { spawnSync } from 'child_process';
spawnSync('sh', ['-c', 'sleep 3']);
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'spawnSync' } }],
    },
    {
      name: 'const command',
      code: `
import { execSync } from 'child_process';
const command = \`sleep \${n}\`;
execSync(command, { stdio: 'ignore' });
`,
      errors: [{ messageId: 'process', line: 4, data: { callee: 'execSync' } }],
    },
    {
      name: 'powershell',
      code: `
import { execSync } from 'child_process';
execSync(\`powershell -Command "Start-Sleep -Milliseconds \${ms}"\`);
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'execSync' } }],
    },
    {
      name: 'bun spawnSync',
      code: `Bun.spawnSync(['sleep', '1']);`,
      errors: [{ messageId: 'process', line: 1, data: { callee: 'Bun.spawnSync' } }],
    },
    {
      name: 'python',
      code: `
import { execSync } from 'child_process';
execSync('python3 -c "import time; time.sleep(2)"');
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'execSync' } }],
    },
    {
      name: 'import alias',
      code: `
import { execSync as sh } from 'child_process';
sh('sleep 1');
`,
      errors: [{ messageId: 'process', line: 3, data: { callee: 'sh' } }],
    },
  ],
});

javascriptRuleTester.run('no-blocking-wait in JavaScript', rule, {
  valid: [
    {
      name: 'lexer fn next',
      code: `
function eof() { return pos >= len; }
function next() { return str.charCodeAt(++pos); }
function p(q) { var c; while (!eof()) { c = next(); if (c === q) break; } }
`,
    },
  ],
  invalid: [
    {
      name: 'empty statement',
      code: `
var ready;
load(function () { ready = true; });
while (!ready);
`,
      errors: [{ messageId: 'spinsWritten', line: 4, data: { state: 'ready', kind: 'loop', line: '3' } }],
    },
    {
      name: 'var now =',
      code: `
function wait(ms) {
  var start = new Date(), now = null;
  do { now = new Date(); } while (now - start < ms);
}
`,
      errors: [{ messageId: 'burns', line: 4, data: { state: 'now - start < ms', kind: 'loop' } }],
    },
    {
      name: 'now assigned in body',
      code: `
function wait(ms) {
  var start = Date.now();
  var now = start;
  while (now - start < ms) {
    now = Date.now();
  }
}
`,
      errors: [{ messageId: 'burns', line: 5, data: { state: 'now - start < ms', kind: 'loop' } }],
    },
    {
      name: 'inline require',
      code: `require('child_process').execSync('sleep 1');`,
      errors: [{ messageId: 'process', line: 1, data: { callee: "require('child_process').execSync" } }],
    },
  ],
});

ruleTester.run('no-blocking-wait, in tests', rule, {
  valid: [
    {
      name: 'a process that only sleeps, in the body of a test',
      code: "import { execSync } from 'node:child_process'; test('blocks the thread', () => { execSync('sleep 40'); });",
    },
  ],
  invalid: [
    {
      name: 'the same at the start of a script',
      code: "import { execSync } from 'node:child_process'; export function start() { execSync('sleep 40'); }",
      errors: [{ messageId: 'process' }],
    },
    {
      name: 'a test waits for what cannot come while it spins',
      code: "test('is told', () => { let told = false; on(() => { told = true; }); while (!told) {} });",
      errors: [{ messageId: 'spinsWritten' }],
    },
  ],
});

ruleTester.run('no-blocking-wait, what moves on and what is meant', rule, {
  valid: [
    {
      name: 'a question whose argument moves on',
      code: 'export function lex(input) { let at = 0; const advance = () => input.charCodeAt(at++); const isEnd = () => at >= input.length; while (!isEnd()) { advance(); } }',
    },
    {
      name: 'a scanner',
      code: 'class Scanner { _at = 0; _text = ""; _advance() { return this._text.charCodeAt(this._at++); } _isEnd() { return this._at >= this._text.length; } skip() { while (!this._isEnd()) { this._advance(); } } }',
    },
    {
      name: 'the work of a processor is simulated',
      code: 'export function simulateCpuWork(ms) { const end = performance.now() + ms; while (performance.now() < end) {} }',
    },
    {
      name: 'the entry of a worker in a pool',
      code: 'module.exports = function ({ cells, index }) { Atomics.notify(cells, index); Atomics.wait(cells, index, 1); };',
    },
    {
      name: 'the same as a default export',
      code: 'export default async function ([cells, n]) { while (Atomics.load(cells, 0) < n) Atomics.wait(cells, 0, 0); }',
    },
    {
      name: 'a function that is there to stall',
      code: 'function stall(ms) { const start = performance.now(); while (performance.now() - start < ms); } stall(800);',
    },
  ],
  invalid: [
    {
      name: 'a question whose argument stays',
      code: 'export function lex(input) { let at = 0; const look = () => input.charCodeAt(at); const isEnd = () => at >= input.length; while (!isEnd()) { look(); } }',
      errors: [{ messageId: 'spins' }],
    },
    {
      name: 'memory of its own in an only export',
      code: 'const cells = new Int32Array(new SharedArrayBuffer(4)); module.exports = async () => { Atomics.wait(cells, 0, 0, 100); };',
      errors: [{ messageId: 'stops' }],
    },
    {
      name: 'a sleep is no simulation',
      code: 'export function sleepSync(ms) { const end = performance.now() + ms; while (performance.now() < end) {} }',
      errors: [{ messageId: 'burns' }],
    },
  ],
});

ruleTester.run('no-blocking-wait, a switch over what the loop asks for', rule, {
  valid: [
    {
      name: 'whose cases wait',
      code: `import { setTimeout as sleep } from 'node:timers/promises';
export async function opened(socket) { while (socket.readyState !== socket.OPEN) { switch (socket.readyState) {
case socket.CONNECTING: await sleep(100); break; case socket.CLOSING: await sleep(100); break; case socket.CLOSED: throw new Error('closed'); } } }`,
    },
  ],
  invalid: [
    {
      name: 'one of whose cases does not',
      code: `import { setTimeout as sleep } from 'node:timers/promises';
export async function opened(socket) {
while (socket.readyState !== socket.OPEN) { switch (socket.readyState) {
case socket.CLOSING: break; case socket.CONNECTING: await sleep(100); break; case socket.CLOSED: throw new Error('closed'); } } }`,
      errors: [{ messageId: 'spins', line: 3 }],
    },
    {
      name: 'over something else',
      code: `import { setTimeout as sleep } from 'node:timers/promises';
export async function opened(socket) {
while (socket.readyState !== socket.OPEN) { switch (socket.kind) {
case 'a': await sleep(100); break; case 'b': await sleep(200); break; } } }`,
      errors: [{ messageId: 'spins', line: 3 }],
    },
  ],
});

ruleTester.run('no-blocking-wait, functions that only queue what they are given', rule, {
  valid: [
    {
      name: 'behind a timer',
      code: 'const later = (fn) => setTimeout(fn); export function open(fn) { if (ready) fn(); else later(() => open(fn)); }',
    },
    {
      name: 'once',
      code: 'const later = (fn) => queueMicrotask(fn); export function open(fn) { if (ready) later(fn); else waiting.push(fn); }',
    },
    {
      name: 'as it goes through a list',
      code: 'const later = (fn) => queueMicrotask(fn); export function drain(list) { const each = list.pop(); if (!each) return; run(each); later(() => drain(list)); }',
    },
  ],
  invalid: [
    {
      name: 'a method',
      code: `class Gate { #later(fn) { process.nextTick(fn); }
whenOpen(fn) { if (this.isOpen) fn(); else
this.#later(() => this.whenOpen(fn)); } }`,
      errors: [{ messageId: 'starves', line: 3 }],
    },
  ],
});

ruleTester.run('no-blocking-wait, tests that a function of the file has made', rule, {
  valid: [
    {
      name: 'asked between turns of the event loop',
      code: 'function stopwatch() { const start = Date.now(); return () => Date.now() - start; } export async function hold(ms) { const elapsed = stopwatch(); while (elapsed() < ms) await sleep(10); }',
    },
    {
      name: 'of a list that the loop goes through',
      code: 'const reader = (rows) => { let at = 0; return { more: () => at < rows.length, take: () => rows[at++] }; }; export function all(rows) { const from = reader(rows); while (from.more()) print(from.take()); }',
    },
    {
      name: 'that nobody can see',
      code: 'export function hold(make, ms) { const elapsed = make(); while (elapsed() < ms); }',
    },
  ],
  invalid: [
    {
      name: 'a closure over the clock',
      code: `const since = () => { const begun = Date.now(); return () => Date.now() - begun; };
export function settle(pin, ms) { const age = since();
while (age() < ms) {} pin.write(0); }`,
      errors: [{ messageId: 'burns', line: 3 }],
    },
    {
      name: 'a member over the clock',
      code: `function timer(ms) { const end = performance.now() + ms; const isOver = () => performance.now() >= end; return { isOver, end }; }
export function settle(pin) { const rest = timer(5);
while (!rest.isOver()); pin.write(0); }`,
      errors: [{ messageId: 'burns', line: 3 }],
    },
    {
      name: 'a method of a class over the clock',
      code: `class Stopwatch { #start = Date.now(); elapsed() { return Date.now() - this.#start; } }
export function settle(pin) { const watch = new Stopwatch();
while (watch.elapsed() < 5); pin.write(0); }`,
      errors: [{ messageId: 'burns', line: 3 }],
    },
  ],
});

ruleTester.run("no-blocking-wait, a predicate of the function's own", rule, {
  valid: [
    {
      name: 'that reads what the loop changes',
      code: `class Store { save(name) { let number = 1; let free = name; const isTaken = (item) => item.name === free;
while (this.items.find(isTaken)) { free = name + number; number += 1; } this.write(free); } }`,
    },
  ],
  invalid: [
    {
      name: 'that reads what nobody changes',
      code: `class Store { save(name) { const isTaken = (item) => item.name === name;
while (this.items.find(isTaken)); this.write(name); } }`,
      errors: [{ messageId: 'spins', line: 2 }],
    },
  ],
});
