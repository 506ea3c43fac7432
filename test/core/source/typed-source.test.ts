import { describe, expect, test } from 'vitest';
import type { CallExpression, Node } from '../../../src/core/source/ast.ts';
import { unknownTypes } from '../../../src/core/source/types.ts';
import { walk } from '../../../src/core/source/visit.ts';
import { typesOf } from '../../../src/core/source/typed-source.ts';
import { parseTyped } from '../../typed.ts';

const prelude = `
  declare class Cell { value: string }
  declare const signal: AbortSignal;
  declare const controller: AbortController;
  declare const anything: any;
  declare const unsure: unknown;
  declare const thenable: { then(ok: (value: number) => void): void };
  declare const maybePromise: number | Promise<number>;
  declare const cell: Cell;
  declare const cells: Cell[];
  declare const text: string;
  declare const maybe: string | undefined;
  declare const nothing: null;
  declare const object: object;
  declare const empty: {};
  declare const maybeSignal: AbortSignal | undefined;
  declare function fail(message: string): never;
  declare function load(url: string, signal?: AbortSignal): void;
  declare function post(url: string, options?: { body?: string; signal?: AbortSignal | null }): void;
  declare function run(options: { abortSignal?: AbortSignal }): void;
  declare function overloaded(url: string): void;
  declare function overloaded(url: string, options: { signal?: AbortSignal }): void;
  declare function plain(url: string, options?: { body?: string }): void;
  declare function vague(url: string, options?: any): void;
  declare function steer(controller: AbortController): void;
  declare function handle(request: Request): void;
  function generic<T, P extends Promise<number>>(t: T, p: P) { return [t, p]; }
`;

function last(text: string) {
  const { ast, services } = parseTyped(`${prelude}\n${text.includes(';') ? text : `(${text})`};`);
  const statement = ast.body.at(-1);
  if (statement?.type !== 'ExpressionStatement') throw new Error('no expression');
  return { types: typesOf(services), node: statement.expression as Node };
}

test.for([
  ['Promise<string>', 'string'],
  ['Promise<unknown>', 'unknown'],
  ['Promise<boolean | undefined>', 'boolean | undefined'],
  ["Promise<'a' | 2 | null>", "'a' | 2 | null"],
  ['Promise<Cell>', 'Cell'],
  ['Promise<Cell[]>', 'Cell[]'],
  ['Promise<readonly Cell[]>', 'ReadonlyArray<Cell>'],
  ['Promise<(string | Cell)[]>', 'Array<string | Cell>'],
  ['Promise<Map<string, Cell>>', 'Map<string, Cell>'],
  ['Promise<Inner>', undefined],
  ['Promise<{ a: 1 }>', undefined],
  ['Promise<[Cell]>', undefined],
  ['Promise<() => void>', undefined],
  ['Promise<E>', 'E'],
  ['PromiseLike<string>', undefined],
  ['string', undefined],
] as const)('promisedType of %s is %s', ([type, written]) => {
  const { types, node } = last(
    `((given: any): any => given)(0); enum E { A, B } namespace Space { export class Inner { x = 1 } } type Inner = 1;
    declare const it: ${type.replace('Inner', 'Space.Inner')}; it`,
  );
  expect(types.promisedType(node)?.replaceAll('"', "'")).toBe(written);
});

test.for([
  ['thenable', 'yes'],
  ['maybePromise', 'yes'],
  ['Promise.resolve(1)', 'yes'],
  ['text', 'no'],
  ['cell', 'no'],
  ['nothing', 'no'],
  ['anything', 'unknown'],
  ['unsure', 'unknown'],
  ['object', 'unknown'],
  ['empty', 'unknown'],
] as const)('isThenable(%s) is %s', ([text, answer]) => {
  const { types, node } = last(text);
  expect(types.isThenable(node)).toBe(answer);
});

test.for([
  ['maybe', 'yes'],
  ['nothing', 'yes'],
  ['void 0', 'yes'],
  ['text', 'no'],
  ['cell', 'no'],
  ['cells[0]', 'unknown'],
  ['anything', 'unknown'],
] as const)('isNullable(%s) is %s', ([text, answer]) => {
  const { types, node } = last(text);
  expect(types.isNullable(node)).toBe(answer);
});

test('nothing is surely not null without strictNullChecks', () => {
  const { ast, services } = parseTyped('declare const text: string;\ntext;', { strict: false });
  const statement = ast.body[1];
  if (statement?.type !== 'ExpressionStatement') throw new Error('no expression');
  expect(typesOf(services).isNullable(statement.expression)).toBe('unknown');
});

test.for([
  ['signal', 'yes'],
  ['maybeSignal', 'yes'],
  ['controller', 'no'],
  ['controller.signal', 'yes'],
  ['text', 'no'],
  ['anything', 'unknown'],
] as const)('isAbortSignal(%s) is %s', ([text, answer]) => {
  const { types, node } = last(text);
  expect(types.isAbortSignal(node)).toBe(answer);
});

test.for([
  ["fail('x')", 'yes'],
  ["load('x')", 'no'],
  ['anything()', 'unknown'],
] as const)('returnsNever(%s) is %s', ([text, answer]) => {
  const { types, node } = last(text);
  expect(types.returnsNever(node as CallExpression)).toBe(answer);
});

test.for([
  ["load('x')", { index: 1, property: undefined }],
  ["post('x')", { index: 1, property: 'signal' }],
  ['run({})', { index: 0, property: 'abortSignal' }],
  ["overloaded('x')", { index: 1, property: 'signal' }],
  ["fetch('x')", { index: 1, property: 'signal' }],
  ['handle(anything)', { index: 0, property: 'signal' }],
  ["plain('x')", 'none'],
  ['steer(controller)', 'none'],
  ["vague('x')", 'unknown'],
  ['anything()', 'unknown'],
] as const)('signalParameter(%s)', ([text, answer]) => {
  const { types, node } = last(text);
  expect(types.signalParameter(node as CallExpression)).toEqual(answer);
});

test.for([
  ['a script that happens to have the name too', 'const signal = "SIGTERM"; const text = 1;'],
  ['a member that JavaScript adds to what it does not declare', 'signal.onabort = () => {}; text.length = 1;'],
])('a name that the file does not declare has no type from %s', ([, beside]) => {
  const { ast, services } = parseTyped('signal; text.length; text.length();', { allowJs: true }, {}, beside);
  const types = typesOf(services);
  const [signal, length, call] = ast.body.flatMap((each) =>
    each.type === 'ExpressionStatement' ? [each.expression as Node] : [],
  );
  expect(signal && types.isAbortSignal(signal)).toBe('unknown');
  expect(length && types.isThenable(length)).toBe('unknown');
  expect(types.signalParameter(call as CallExpression)).toBe('unknown');
});

describe('type parameters', () => {
  test('count as their constraints', () => {
    const { ast, services } = parseTyped(prelude);
    const names: Node[] = [];
    walk(ast, (node) => {
      if (node.type === 'ArrayExpression') names.push(...node.elements.filter((each) => each !== null));
      return true;
    });
    expect(names.map((name) => typesOf(services).isThenable(name))).toEqual(['unknown', 'yes']);
  });
});

test('no program, no answers', () => {
  expect([typesOf({}), typesOf(undefined), typesOf({ program: null })]).toEqual([
    unknownTypes,
    unknownTypes,
    unknownTypes,
  ]);
});

test.for([
  ["switch (kind) { case 'a': case 'b': }", 'yes'],
  ["switch (kind) { case 'a': }", 'no'],
  ['switch (level) { case Level.Low: case Level.High: }', 'yes'],
  ['switch (level) { case Level.Low: }', 'no'],
  ['switch (flag) { case true: case false: }', 'yes'],
  ['switch (maybe) { case 1: case undefined: }', 'yes'],
  ['switch (maybe) { case 1: }', 'no'],
  ["switch (text) { case 'a': }", 'no'],
  ['switch (anything) { case 1: }', 'unknown'],
] as const)('isExhaustive: %s is %s', ([code, answer]) => {
  const declarations = `declare const kind: 'a' | 'b', flag: boolean, maybe: 1 | undefined, text: string, anything: any;
    enum Level { Low, High }\ndeclare const level: Level;`;
  const { ast, services } = parseTyped(`${declarations}\n${code}`);
  const statement = ast.body.at(-1);
  if (statement?.type !== 'SwitchStatement') throw new Error('no switch');
  const tests = statement.cases.map(({ test: value }) => value).filter((value) => value !== null);
  expect(typesOf(services).isExhaustive(statement.discriminant, tests)).toBe(answer);
});
