import { describe, expect, test } from 'vitest';
import { signals } from '../../../src/core/model/signals/signals.ts';
import type { Node } from '../../../src/core/source/ast.ts';
import { parse } from '../../../src/core/source/parse.ts';
import { walk } from '../../../src/core/source/visit.ts';

/** The first call of `HERE()`, and the model of its file. */
function at(text: string) {
  const source = parse('file.ts', text);
  let here: Node | undefined;
  walk(source.ast, (node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'HERE')
      here ??= node;
    return true;
  });
  return { model: signals(source), source, here: here! };
}

function inScope(text: string): string[] {
  const { model, here } = at(text);
  return [...model.inScope(here)].map(({ expression, ownership, origin }) => `${expression} ${ownership} ${origin}`);
}

describe('signals in scope', () => {
  test.for([
    ['function f(signal) { HERE(); }', ['signal foreign parameter']],
    ['function f({ signal }) { HERE(); }', ['signal foreign parameter']],
    ['function f({ signal: stop }) { HERE(); }', ['stop foreign parameter']],
    ['function f({ signal } = {}) { HERE(); }', ['signal foreign parameter']],
    ['function f({ options: { abortSignal } }) { HERE(); }', ['abortSignal foreign parameter']],
    ['function f(stop: AbortSignal | undefined) { HERE(); }', ['stop foreign parameter']],
    ['type Stop = AbortSignal | null; function f(stop: Stop) { HERE(); }', ['stop foreign parameter']],
    ['function f(stop: RequestInit["signal"]) { HERE(); }', ['stop foreign parameter']],
    ['class A { constructor(private readonly signal: AbortSignal) { HERE(); } }', ['signal foreign parameter']],
    ['function f(stop) { stop.throwIfAborted(); HERE(); }', []],
    ['function f(userSignal) { HERE(); }', ['userSignal foreign parameter']],
    ['function f(busySignal) { HERE(); }', []],
    ['function f(busySignal) { busySignal.throwIfAborted(); HERE(); }', ['busySignal foreign parameter']],
    ['function f(options) { g(options.signal); HERE(); }', ['options.signal foreign property']],
    ['function f(options = null) { g(options.signal); HERE(); }', ['options?.signal foreign property']],
    ['function f(options) { g(options?.signal); HERE(); }', ['options?.signal foreign property']],
    ['function f(result) { g(result.signal); HERE(); }', []],
    ['function f(result) { result.signal.throwIfAborted(); HERE(); }', ['result.signal foreign property']],
    ['function f(o: { stop?: AbortSignal }) { HERE(); }', ['o.stop foreign property']],
    ['function f(o: Partial<{ a: 1 } & RequestInit>) { HERE(); }', ['o.signal foreign property']],
    ['function f(o: Omit<RequestInit, "signal">) { HERE(); }', []],
    [
      'function f(options) { const { signal } = options; HERE(); }',
      ['signal foreign local', 'options.signal foreign property'],
    ],
    ['function f(options) { HERE(); const { signal } = options; }', ['options.signal foreign property']],
    [
      'function f(signal) { const both = AbortSignal.any([signal, AbortSignal.timeout(1)]); HERE(); }',
      ['both foreign local', 'signal foreign parameter'],
    ],
    ['function f() { const signal = AbortSignal.any([AbortSignal.timeout(1)]); HERE(); }', ['signal owned local']],
    ['function f() { const controller = new AbortController(); HERE(); }', ['controller.signal owned controller']],
    ['function f() { const { signal } = new AbortController(); HERE(); }', ['signal owned local']],
    [
      'function f(x) { let signal = AbortSignal.timeout(1); if (x) signal = x.options.signal; HERE(); }',
      ['signal foreign local'],
    ],
    ['class A { f() { const signal = this.options.signal; HERE(); } }', ['signal foreign local']],
    ['function f() { const { code, signal } = run(); HERE(); }', []],
    ['function f(signal) { return (signal: string) => HERE(); }', []],
    [
      'function f(signal) { return ({ signal: inner }) => HERE(); }',
      ['inner foreign parameter', 'signal foreign parameter'],
    ],
    ['function f(signal) { if (signal === "SIGINT") HERE(); }', []],
    ['function f(code, signal) { HERE(); }', []],
    ['function f(signal: Signal<number>) { HERE(); }', []],
    ['function f(...signal) { HERE(); }', []],
    ['function f([signal]) { HERE(); }', []],
    ['function f({ [key]: signal }) { HERE(); }', []],
    ['const signal = AbortSignal.timeout(1); HERE();', []],
  ] as const)('%s', ([text, expected]) => {
    expect(inScope(text)).toEqual(expected);
  });
});

test.for([
  ['function f(signal) { HERE(signal ?? AbortSignal.timeout(1)); }', 'foreign'],
  ['function f(options) { HERE(options.signal!); }', 'foreign'],
  ['function f(controller) { HERE(controller.signal); }', 'foreign'],
  ['HERE(new AbortController().signal);', 'owned'],
  ['class A { #controller = new AbortController(); f() { HERE(this.#controller.signal); } }', 'owned'],
  ['class A { f() { HERE(this.signal); } }', 'foreign'],
  ['HERE(AbortSignal.abort());', 'owned'],
  ['HERE(child.signal);', undefined],
  ['HERE(5);', undefined],
] as const)('whose the argument is in %s', ([text, expected]) => {
  const { model, here } = at(text);
  expect(model.ownership(here.type === 'CallExpression' ? here.arguments[0]! : here)).toBe(expected);
});

test.for([
  ['function f(url, signal) {}', { index: 1, property: undefined }],
  ['function f(url, { signal }) {}', { index: 1, property: 'signal' }],
  ['function f(url, { abortSignal: stop } = {}) {}', { index: 1, property: 'abortSignal' }],
  ['function f(o: { signal?: AbortSignal }) {}', { index: 0, property: 'signal' }],
  ['function f(url, { options: { signal } }) {}', undefined],
  ['function f(init: RequestInit) { return g({ ...init, signal: own }); }', 'replaced'],
  ['function f(url) {}', undefined],
] as const)('where %s takes a signal', ([text, expected]) => {
  const { model, source } = at(text);
  const [fn] = source.ast.body;
  expect(fn?.type === 'FunctionDeclaration' ? model.parameterOf(fn) : fn).toEqual(expected);
});
