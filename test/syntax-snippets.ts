// Small texts in which what the rules look for meets most of the syntax of the language: rare, half-written and odd.

/** JavaScript, which all parsers read. */
export const snippets: readonly string[] = [
  // Completions.
  `new Promise((resolve, reject) => { if (a) resolve(1); else reject(b ?? c); });`,
  `new Promise(function init(...args) { args[0](1); arguments[1](2); });`,
  `class A extends Promise { #r; static s = new Promise((r) => { A.r = r; }); constructor() { super((f) => { this.#r = f; }); } get p() { return this.#r?.(1); } }`,
  `const { promise, resolve: done = () => {}, ...rest } = Promise.withResolvers(); done(1); rest.reject(2);`,
  `const m = new Map(); const ask = (id) => new Promise((resolve, reject) => m.set(id, { resolve, reject })); for (const [k, { reject }] of m.entries()) reject(k);`,
  `let list = []; new Promise((r) => list.push(r)); list = [list, ...list]; while (list.length) list.shift()?.(1);`,
  `new Promise(async (resolve, reject) => { try { for await (const x of xs) resolve(x); } catch { reject(1); } finally { await f(); } });`,
  `label: for (;;) { switch (x) { case 1: new Promise((r) => { r(1); r(2); }); break label; default: continue label; } }`,
  `p.then(resolve).catch(reject).finally(() => resolve(1)), new Promise((resolve, reject) => p.then(resolve, reject));`,
  `const D = require('p-defer'); module.exports = async function* g() { const d = D(); yield d.promise; d.resolve(await d); return void d.reject(); };`,
  `let a, b; new Promise((x, y) => { [a, b] = [x, y]; ({ a, b } = { a: x, b: y }); a ||= x; b = cond ? x : y; });`,
  `const o = { node: null }; o.node = o; new Promise((r) => { o.r = r; o[k] = { r }; Object.assign(o, { r }); }); o.node.r(1), delete o.r;`,
  `function outer(res) { function inner() { outer(inner); res(1); } inner.call(null); inner.bind(this)(); } new Promise(outer); new Promise((r) => outer(r));`,
  `new Promise(); new Promise(...all); new Promise(null); new Promise; Promise.withResolvers?.(); new (class extends Promise {})(() => {}); new Promise(async function* () {});`,
  `new Promise(([resolve, , { reject } = {}]) => resolve?.[0]?.(reject)); new Promise(({ length }, [] = [], {} = {}) => length);`,
  `exports.wait = () => { const d = Promise.withResolvers(); return d; }; exports.d = Promise.withResolvers(); module.exports.e = { ...Promise.withResolvers() };`,
  `exports.handlers = function () { return { open(path, callback) { if (known) return callback(path); later(() => callback(path)); }, [k]: (x, done) => done?.(x) }; };`,
  // Signals and listeners.
  `exports.f = async ({ signal: s = null, ...options } = {}, [first, , third] = []) => { s?.throwIfAborted(); await fetch(first, { ...options, ...third && { s } }); };`,
  `export async function g(url, { signal } = {}) { signal.addEventListener('abort', () => { throw signal.reason; }, { once: true, ...x }); signal.onabort = null; return await fetch(url, ); }`,
  `exports.h = (signal) => new Promise((resolve, reject) => { signal?.addEventListener?.('abort', reject); signal['addEventListener'](\`abort\`, function () { reject(new DOMException('a', 'AbortError')); }); if (signal?.aborted ?? !1) return reject(); else; resolve(); });`,
  `const c = new AbortController(); c.abort(new Error()), c?.abort(), c.abort(...c); AbortSignal.any([c.signal, , AbortSignal.timeout(1)]); const { signal: { aborted, reason } } = c;`,
  `exports.i = async function (signal) { for (const [, { x = signal } = {}] of xs) { await x; if (signal.aborted) break; else continue; } do await 0; while (!signal?.aborted); };`,
  `class S { #signal = null; constructor(signal) { this.#signal = signal; signal?.addEventListener('abort', this.#stop); } #stop = () => this.#signal.removeEventListener('abort', this.#stop); static async *run({ signal }) { yield* fetch(signal); } }`,
  // Races and timers.
  `exports.t = async (p) => { let t; try { return await Promise.race([p, , ...ps, new Promise((_, reject) => (t = setTimeout(reject, 1e3)))]); } finally { clearTimeout?.(t); } };`,
  `for (;;) Promise.race([this.closed, next()]); while (1) await_: { Promise.race(all); break await_; } Promise.race(); Promise.race(...[]); Promise['race']([]);`,
  `class R { closed = new Promise((r) => { this.close = r; }); async *[Symbol.asyncIterator]() { for (;;) yield await Promise.race([this.closed, this.next?.()]); } }`,
  `async () => { while (!done) await new Promise((r) => setTimeout(r, 10)); for (; !ready();) await null; do { await sleep(); } while (queue.length === 0); for (const _ in o) await delay(1); };`,
  `exports.poll = async function () { const tick = async () => { if (ok) return; setTimeout(tick, 5); }; await tick(); setInterval(() => ok && resolve()); setTimeout(); setImmediate(resolve, ...x); };`,
  // Locks, queues and what waits for itself.
  `class L { #tail = Promise.resolve(); async lock() { const release = await mutex.acquire(); try { this.emit('change', release); await this.#tail; } finally { release?.(); } } run(f) { return (this.#tail = this.#tail.then(() => f(this), f)); } }`,
  `mutex.runExclusive(async () => { await mutex.runExclusive(() => {}); for (const l of [...listeners]) l?.(1); }); await lock.acquire('k', async (done, ...x) => { cb(); }); navigator.locks.request('a', async (lock) => lock);`,
  `class W { constructor() { this.ready = this.init(); } async init() { await this.ready; await this['ready']; await (0, this).ready; } get x() { return this.ready; } static { this.ready = (async () => { await W.ready; })(); } }`,
  `let q = Promise.resolve(); const add = (f) => (q = q.then(f)); add(async () => { await add(() => {}); await q; }); q = q.then(() => q);`,
  `const pending = new Map(); socket.on('message', ({ id, ...m }) => { pending.get(id)?.resolve(m); pending.delete(id); }); socket.on?.('close', () => { for (const { reject } of pending.values()) reject(); }); const call = (id) => new Promise((resolve, reject) => { pending.set(id, { resolve, reject }); });`,
  `class P { #pending = {}; #n = 0; call() { return new Promise((...[resolve]) => { this.#pending[this.#n++] = resolve; }); } close() { for (const k in this.#pending) this.#pending[k](), delete this.#pending[k]; } }`,
  // Emitters, notifications and callbacks.
  `class E extends EventEmitter { #state; set state(v) { this.emit('change', v); this.#state = v; this.listeners?.forEach((l) => l(v)); this.count++; } static on = EventEmitter.on; on(n, f) { super.on(n, f); return this; } }`,
  `export default function read(key, callback = () => {}) { if (cache.has(key)) return callback(null, cache.get(key)); fs.readFile(key, (e, ...x) => callback(e, ...x)); callback?.call?.(this); }`,
  `emitter.once('end', resolve).on('error', reject), stream.on('data', (c) => resolve(c)); es.onmessage = ({ data }) => resolve(data); w.onerror ??= reject; process.on('exit', function () { resolve(this); });`,
  `exports.k = () => new Promise((resolve, reject) => { const s = http.get(url, (r) => { r.on('end', () => resolve(r)).once('close', reject); }); s.on?.('error', reject); s.destroy?.(); const t = setInterval(() => {}, 1); new Worker('a').onmessage = resolve; using_(s); });`,
  `d.resolve(1); this.state = 2; try { d.resolve(); } catch ({ message: [m] = [] }) { d.reject(m); } finally { d = null; } onDone?.(d), (d.done = true), d.promise;`,
  `Atomics.wait(a, 0, 0); deasync.loopWhile(() => !done); while (!done) { } while (!done) sleep.sync?.(1); for (; Date.now() < end; ); execSync(\`a\${b}\`); p.then().wait(); task.result;`,
  // Syntax.
  `async function* gen() { const x = yield; yield* new Promise((r) => r(yield_)); await using_; for await (const [a, , b = await a, ...[c]] of yield) { continue; } return; }`,
  `function f(a, { b: [, c] = [], ...d } = {}, ...[e, ...g]) { 'use strict_'; new.target ?? arguments[0]; return { __proto__: null, [a]: c, get x() { return d; }, set x(v) {}, async *m() {}, 'q-r': e, 1: g, async: 1, await_: 2 }; }`,
  `class X { static #a = 1; 'use'() {} static async *#g() {} get [k]() { return #a in this; } static { label: { break label; } } static = 1; get; set; async; accessor; 0 = 1; 'x-y' = () => new Promise((r) => r(this)); }`,
  `a?.b?.[c]?.(d)?.e.f(\`\${g.h\`x\${1}\`}\`); (a?.b).c(); delete a?.b; a?.(...b)(c)?.d; new (a())(); new a.b.c; import('x').then?.(resolve, reject); import.meta.url;`,
  `var async, of, get, set, let_, yield_; async = (of) => of; for (async of => {}; ;) break; for (var i = 0, [j] = []; ; i++, j--) { if (i) continue; else break; } x = y => ({}); x = async y => { await y }; (async x => x)();`,
  `if (a) function_: ; else if (b) { } else ; do ; while (0) try { } finally { } switch (0) { } switch (await_) { default: case 1: { } } debugger; ;;; {} ({}); [,]; [, , ]; void 0; throw_: throw new Promise((r) => { throw r; });`,
  `const re = /[/\\]]+(?<n>.)\\k<n>/dgimsuy, big = 10n ** 2n, num = 0x1F + 1_000 + .5e-3, s = 'a\\\n b', t = \`\\u{1F600}\${\`\${1}\`}\`; a ??= b &&= c ||= d; a >>>= 1; [a.b, c[0] = 1, ...d.e] = f; ({ a: b.c, [d]: e = 1, ...f.g } = h);`,
  `const { resolve } = await_; export { resolve as default, resolve as 'string name' }; export * as ns from 'x'; export * from 'y'; import def, * as all from 'z'; import { default as q, 'a b' as ab } from 'w' with { type: 'json' };`,
  `export default class extends (a, class {}) { constructor() { super(); new Promise((r) => { super.x = r; super.y?.(r); }); } }`,
  `\uFEFFconst p = new Promise((r) => { r(1); r(2); });`,
  `#!/usr/bin/env node\nawait_: for (const é of [new Promise((r) => r('😀'))]) é.then();`,
  `new Promise((resolve) => { const jsx = <A {...p} onClick={() => resolve(1)} b=<i/>>{/* none */}{...kids}<></><a:b c-d="e">&amp;</a:b></A>; return jsx; });`,
];

/** Scripts alone: no module reads these. */
export const sloppySnippets: readonly string[] = [
  `with (o) { resolve(1); new Promise((r) => { with (r) r(x); }); } var await = 1, yield = 2, let = 3; arguments = 010; delete x; function f(a, a) { arguments.callee; }`,
  `<!-- an HTML comment\nnew Promise((r) => r(1));\n--> and another`,
  `if (a) function g() { new Promise(g); } else function h() {} lab: function k() {} for (var i = 0 in {}) resolve(i); let\n[x] = y;`,
];

/** TypeScript, decorators among it. */
export const typeScriptSnippets: readonly string[] = [
  `class W<T> { constructor(private readonly r: (v: T) => void) {} declare x: number; abstract y: string; } new Promise<void>((r) => { (r as any)!(1); (<any>r)(2); list.push(new W(r)); });`,
  `enum E { A } namespace N { export let r: (() => void) | undefined; new Promise<void>((x) => { N.r = x satisfies () => void; }); } function f(this: Window, a?: number): asserts a is number { return new Promise((r) => r(a)) as never; }`,
  `@d @e.f() @(g ?? h) export class A { @i static j = new Promise((r) => r(1)); @k() l(@m n: AbortSignal, @o() { p } = {} as any) { return fetch(n); } @q accessor r = 1; @s get t() { return 1; } @u declare v; @w x!: number; }`,
  `export @dec class B<in out T extends Promise<T> = never> extends c.d<T> implements D.E, F<T> { override run(signal?: AbortSignal): Promise<void>; override async run(...args: any[]) { await this.ready!; } }`,
  `export abstract class G { protected abstract wait(signal: AbortSignal): Promise<void>; abstract get x(): number; abstract accessor y: string; protected constructor(public override b?: AbortSignal, private c?: never, readonly a = 1) { super(); } [key: string]: unknown; static { } }`,
  `export function wait(ms: number): Promise<void>; export function wait(ms: number, signal?: AbortSignal): Promise<void>; export async function wait(ms: any, signal: any = {} as AbortSignal) { await new Promise((r) => setTimeout(r, ms)); } declare function later(): Promise<never>;`,
  `import fs = require('fs'); import A = N.B.C; import type D from 'd'; import { type E, type F as G } from 'e'; export import H = A.I; export type { E }; export type * from 'x'; export = function run(signal: AbortSignal) { return fetch(fs, A); };`,
  `namespace A.B.C { export declare const x: AbortSignal; export const wait = async () => { await once(e, 'x'); }; } declare module 'm' { export default function f(cb: (e?: Error) => void): void; } declare global { interface Window { r: () => void } } module N {}`,
  `enum F { A = 1 << 2, 'b-c' = \`x\`.length, D = (() => { new Promise((r) => r(1)); return 1; })() } const enum G { H } declare enum I {} const x = F['b-c'], y = { [F.A]: new Promise<F>((r) => r(F.D)) };`,
  `async function f() { using a = lock(), b = await mutex.acquire(); await using c = null; for (using d of e) { await d.promise; } for await (await using g of h) this.emit('x', g); { await using i = await acquire(); listeners.forEach((l) => l(i)); } }`,
  `type Fn<T> = T extends (...args: infer A extends any[]) => Promise<infer R> ? { readonly [K in keyof A as \`x\${K & string}\`]-?: A[K] } : typeof import('x', { with: {} }); interface Options<T = {}> extends Partial<Omit<RequestInit, 'signal'>> { (cb: T): void; new (): this; get signal(): AbortSignal; readonly [i: number]: T; m?(): void }`,
  `export const g = async <const T extends Options>(o: T, [a]: [x: string, ...y: unknown[]], { signal = undefined as AbortSignal | undefined, ...rest }: Options & { signal?: Options['signal'] } = {} as any): Promise<T | undefined> => { await (fetch<T>)(a!, <RequestInit>{ ...rest }); return o satisfies T as const; };`,
  `function assert(x: unknown, ...rest: never[]): asserts x {} function never(this: void): never { throw 1; } new Promise<(typeof x)[number]>((resolve: (v: any) => void, reject?: never) => { assert(x); never(); resolve!(x!!); (resolve as Function as any)(1); });`,
  `class Q<T> { private readonly pending: Map<string, { resolve(v: T): void; reject: (e: unknown) => void }> = new Map(); #tail?: Promise<void>; ask = async (id: string): Promise<T> => new Promise<T>((resolve, reject) => this.pending.set(id, { resolve, reject })); static async [Symbol.asyncDispose](): Promise<void> {} }`,
  `export default abstract class { ready!: Promise<void>; resolve?: () => void = undefined; constructor(private opts: { signal?: AbortSignal } & Record<string, any>) { this.ready = new Promise<void>((r) => (this.resolve = r)); opts?.signal?.addEventListener('abort', () => this.resolve?.()); } }`,
  `let x: unique symbol, y: abstract new () => void, z: asserts_, w = a as any as unknown as T[], v = <T,>(u: T) => u, f = function (this: any, a?, b = 1, ...c) {}, o = { m<T>(this: T) {}, async *n(): AsyncGenerator {} }, t = a! + b!.c![0]!(), i = x instanceof <any>y;`,
];
