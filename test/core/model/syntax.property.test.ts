import fc from 'fast-check';
import { test } from 'vitest';
import { bareDeferreds } from '../../../src/core/checks/no-bare-deferred.ts';
import { settlementClashes } from '../../../src/core/model/settlement-flow.ts';
import { parse, ParseError, type ParserName } from '../../../src/core/source/parse.ts';
import type { Source } from '../../../src/core/source/source.ts';

/** Snippets in which completions meet most of the syntax of the language. */
const snippets: readonly string[] = [
  `new Promise((resolve, reject) => { if (a) resolve(1); else reject(b ?? c); });`,
  `new Promise(function init(...args) { args[0](1); arguments[1](2); });`,
  `class A extends Promise { #r; static s = new Promise((r) => { A.r = r; }); constructor() { super((f) => { this.#r = f; }); } get p() { return this.#r?.(1); } }`,
  `const { promise, resolve: done = () => {}, ...rest } = Promise.withResolvers(); done(1); rest.reject(2);`,
  `const m = new Map(); const ask = (id) => new Promise((resolve, reject) => m.set(id, { resolve, reject })); for (const [k, { reject }] of m.entries()) reject(k);`,
  `let list = []; new Promise((r) => list.push(r)); list = [list, ...list]; while (list.length) list.shift()?.(1);`,
  `new Promise(async (resolve, reject) => { try { for await (const x of xs) resolve(x); } catch { reject(1); } finally { await f(); } });`,
  `label: for (;;) { switch (x) { case 1: new Promise((r) => { r(1); r(2); }); break label; default: continue label; } }`,
  `p.then(resolve).catch(reject).finally(() => resolve(1)), new Promise((resolve, reject) => p.then(resolve, reject));`,
  `import D from 'p-defer'; export default async function* g() { const d = D(); yield d.promise; d.resolve(await d); return void d.reject(); }`,
  `let a, b; new Promise((x, y) => { [a, b] = [x, y]; ({ a, b } = { a: x, b: y }); a ||= x; b = cond ? x : y; });`,
  `const o = { node: null }; o.node = o; new Promise((r) => { o.r = r; o[k] = { r }; Object.assign(o, { r }); }); o.node.r(1), delete o.r;`,
  `function outer(res) { function inner() { outer(inner); res(1); } inner.call(null); inner.bind(this)(); } new Promise(outer); new Promise((r) => outer(r));`,
];

const typed: readonly string[] = [
  `class W<T> { constructor(private readonly r: (v: T) => void) {} declare x: number; abstract y: string; } new Promise<void>((r) => { (r as any)!(1); (<any>r)(2); list.push(new W(r)); });`,
  `enum E { A } namespace N { export let r: (() => void) | undefined; new Promise<void>((x) => { N.r = x satisfies () => void; }); } function f(this: Window, a?: number): asserts a is number { return new Promise((r) => r(a)) as never; }`,
];

const fragments = [
  ';',
  '(',
  ')',
  '{',
  '}',
  '?.',
  '!',
  'await ',
  'return ',
  ' = ',
  '...',
  ', ',
  'resolve',
  'new ',
  '[0]',
  '() => ',
  'this.',
  'x',
  ' as any',
  '/*',
  '"',
  '`${',
  '\\n',
];

function analyse(source: Source): void {
  settlementClashes(source);
  for (const _ of bareDeferreds(source));
}

function run(path: string, text: string, parser: ParserName): void {
  let source: Source;
  try {
    source = parse(path, text, { parser });
  } catch (error) {
    if (error instanceof ParseError) return;
    throw error;
  }
  analyse(source);
}

interface Mutation {
  readonly at: number;
  readonly cut: number;
  readonly insert: string;
}

const aMutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(400),
  cut: fc.oneof(fc.constant(0), fc.nat(12)),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...fragments)),
});

test.for(['oxc', 'typescript-estree'] as const)('no syntax that %s can read makes the analysis throw', (parser) => {
  for (const snippet of snippets) run('/file.js', snippet, parser);
  for (const snippet of typed) run('/file.ts', snippet, parser);
  fc.assert(
    fc.property(
      fc.constantFrom(...snippets, ...typed),
      fc.constantFrom(...snippets),
      fc.array(aMutation, { maxLength: 4 }),
      (one, two, mutations) => {
        const text = mutations.reduce((all, { at, cut, insert }) => {
          const start = at % (all.length + 1);
          return all.slice(0, start) + insert + all.slice(start + cut);
        }, `${one}\n${two}`);
        run('/file.ts', text, parser);
      },
    ),
    { numRuns: 600 },
  );
});
