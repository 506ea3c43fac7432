import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsNothing } from '../../src/codemods/pass-by.ts';
import { codemods } from '../../src/codemods/registry.ts';
import type { Codemod } from '../../src/codemods/create-codemod.ts';
import { ParseError, read, type ReadFile } from '../../src/core/source/parse.ts';
import { fixtures } from './fixture-files.ts';

const judges = codemods.filter(({ mayLieIn }) => mayLieIn !== undefined);
const isPassedBy = (code: string, file: ReadFile = read('file.ts', code), by: readonly Codemod[] = judges) =>
  holdsNothing(code, file.alone, by);

function readOrNot(code: string): ReadFile | undefined {
  try {
    return read('file.ts', code);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

test('all that runs without being asked for can pass by', () => {
  expect(judges).toEqual(codemods.filter(({ onlySuggested }) => onlySuggested !== true));
});

test.for(['oxc', 'typescript-estree'] as const)('no fixture with a finding is passed by, as %s reads it', (parser) => {
  for (const { path, text, expected } of fixtures) {
    for (const code of new Set([text, expected])) {
      const file = read(path, code, { parser });
      const wrong = judges
        .filter((codemod) => isPassedBy(code, file, [codemod]))
        .filter(({ find }) => [...find(file.whole(), { from: [] })].length > 0);
      expect(
        wrong.map(({ name }) => name),
        path,
      ).toEqual([]);
    }
  }
});

test('nor are two of them in one file, under changed names', () => {
  const codes = fixtures.filter(({ path }) => path.endsWith('.ts')).map(({ text }) => text);
  const words = [...new Set(codes.join('\n').match(/[A-Za-z_]\w+/g))];
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), fc.nat(), (first, second, from, to) => {
      const nth = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
      const own = nth(codes, first);
      const name = nth(own.match(/[A-Za-z_]\w+/g) ?? [''], from);
      const code = `${own.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), nth(words, to))}\n${nth(codes, second)}`;
      const file = readOrNot(code);
      // What the change has broken is no file.
      if (file === undefined || !isPassedBy(code, file)) return;
      for (const { find } of judges) expect([...find(file.whole(), { from: [] })]).toEqual([]);
    }),
    { numRuns: 500, seed: 7 },
  );
});

test('what cannot tell by expressions alone passes nothing by', () => {
  expect(isPassedBy('await new Promise(() => {});', undefined, codemods)).toBe(false);
});

const passed = [
  'await new Promise((resolve) => setTimeout(resolve, 100));',
  'await new Promise<void>((resolve) => { setTimeout(() => { resolve(); }, 100); });',
  'const never = new Promise(() => {});',
  'await new Promise((resolve) => server.close(resolve));',
  'await new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));',
  `await new Promise((resolve, reject) => { stream.on('error', reject); stream.on('end', resolve); });`,
  'await new Promise((resolve, reject) => { image.onerror = reject; image.onload = () => resolve(image); });',
  'await new Promise((resolve, reject) => { read().then((a) => { on("x", () => resolve(a)); }).catch(reject); });',
  'await new Promise((resolve) => { const done = () => resolve(); emitter.once("ready", done); });',
  'await new Promise((resolve) => run(() => new Promise((next) => setTimeout(next)), resolve));',
  'interface Task extends Promise<void> {}\nawait new Promise((resolve) => setTimeout(resolve));',
  '// a new Promise is made\nawait new Promise((resolve) => setTimeout(resolve));',
  '// Defer it.\nawait new Promise((resolve) => setTimeout(resolve));',
  `const attributes = { defer: 'defer', names: ['async', 'defer'] };\nawait new Promise((resolve) => setTimeout(resolve));`,
  'function keep<T extends object>(a: T): Promise<T> {}\nawait new Promise((resolve) => setTimeout(resolve));',
  '// the new // way\nawait new Promise((resolve) => setTimeout(resolve));',
  'function setTimeouts() {}\nawait new Promise((resolve) => setTimeout(resolve));',
];

test.for(passed)('%s is passed by', (code) => {
  expect(isPassedBy(code)).toBe(true);
});

const promise = 'await new Promise((resolve) => setTimeout(resolve));';

describe('reads all of a file where', () => {
  test.for([
    ['a resolver is kept', 'new Promise((r) => { done = r; });'],
    ['a closure is kept', 'new Promise((r) => { done = () => r(); });'],
    ['a resolver is put into an object', 'new Promise((resolve) => run({ resolve }));'],
    ['a function of the file gets one', 'function keep(r) { done = r; }\nnew Promise((r) => keep(r));'],
    ['so it does by another form', 'const keep = (r) => { done = r; };\nnew Promise((r) => keep(r));'],
    ['a class of the file gets one', 'class Job { constructor(r) {} }\nnew Promise((r) => new Job(r));'],
    ['a method gets one', 'class A { a() { return new Promise((r) => this.keep(r)); } }'],
    ['a method gets one by an alias', 'const self = this;\nnew Promise((r) => self.keep(r));'],
    ['the executor stands elsewhere', 'new Promise(run);'],
    ['the promise is around a promise', 'new Promise((a, b) => { read().then(a, b); });'],
    ['a rejection is lost', 'new Promise((a) => { read().then((b) => setTimeout(() => a(b))); });'],
    ['a failure is not listened to', `new Promise((a) => { stream.on('end', a); });`],
    [
      'another emitter of that name is listened to',
      `new Promise((a) => { stream.on('end', a); use((stream) => stream.on('error', log)); });`,
    ],
    ['the event is a name', `const end = 'end';\nnew Promise((a) => { stream.on(end, a); });`],
    ['an error is ignored', 'new Promise((a) => read(path, (error, data) => a(data)));'],
    ['a request may fail', `import { get as load } from 'https';\nnew Promise((a) => load(url, (b) => a(b)));`],
    ['a process may not start', `const it = spawn('a');\nnew Promise((a) => it.on('exit', a));`],
    ['a worker may fail', `const it = new Worker('a');\nnew Promise((a) => it.on('message', a));`],
    ['a port may be taken', 'const it = createServer();\nnew Promise((a) => it.listen(80, a));'],
    ['a class extends a promise', `class A extends Promise {}\n${promise}`],
    ['a class without a name extends one', `const A = class extends Promise {};\n${promise}`],
    ['a class with type parameters extends one', `class A<T extends B> extends Promise<T> {}\n${promise}`],
    ['a line of comment stands behind `new`', `new // a\nPromise((r) => { done = r; });\n${promise}`],
    ['a function that defers is renamed', `import { defer as later } from './b';\n${promise}`],
    ['a function that defers has a name in brackets', `const a = b['defer']();\n${promise}`],
    ['a function that defers is taken out of an object', `const { defer: later } = b;\n${promise}`],
    ['a comment stands behind `extends`', `class A extends /* a */ Promise {}\n${promise}`],
    ['a comment stands behind `new`', `new /* a */ Promise((r) => { done = r; });\n${promise}`],
    ['a constructor stands in brackets', `new (Promise as any)((r) => { done = r; });\n${promise}`],
    ['a constructor is a member', `new lib['Promise']((r) => { done = r; });\n${promise}`],
    ['a constructor is a member further down', `new libs[0].Promise((r) => { done = r; });\n${promise}`],
    ['resolvers are made otherwise', `Promise.withResolvers();\n${promise}`],
    ['a deferred is made', `new Deferred();\n${promise}`],
    ['a source is made', `new TaskCompletionSource();\n${promise}`],
    ['a library is imported', `import P from 'bluebird';\n${promise}`],
    ['a deferred is pending', `Promise.pending();\n${promise}`],
  ] as const)('%s', ([, code]) => {
    expect(isPassedBy(code)).toBe(false);
  });
});
