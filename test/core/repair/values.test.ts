import { describe, expect, test } from 'vitest';
import { isSurelyNoThenable, isSurelyNotNullish } from '../../../src/core/repair/values.ts';
import type { Node } from '../../../src/core/source/ast.ts';
import { parse } from '../../../src/core/source/parse.ts';
import type { Source } from '../../../src/core/source/source.ts';
import { unknownTypes, type Answer } from '../../../src/core/source/types.ts';

/** Asks about the value of the last statement of a text. */
function ask(question: (node: Node, source: Source) => boolean, text: string, answer: Answer = 'unknown'): boolean {
  const types = { ...unknownTypes, isThenable: () => answer, isNullable: () => answer };
  const source = { ...parse('a.ts', `export {};\n${text}`), types };
  const last = source.ast.body.at(-1);
  if (last?.type !== 'ExpressionStatement') throw new Error('an expression is wanted');
  return question(last.expression, source);
}

describe('isSurelyNoThenable', () => {
  test.for([
    '1',
    "'text'",
    '`t${a}`',
    'null',
    'undefined',
    '!a',
    'typeof a',
    'a + b',
    'a === b',
    'i++',
    '[a]',
    '() => a',
    '({})',
    '({ a, b: c })',
    "({ 'a-b': 1, 2: 3 })",
    '({ a() {} })',
    'new Error(a)',
    'new NotFoundError()',
    'new Map()',
    'new Uint8Array(8)',
    'a ? 1 : 2',
    '1 || [a]',
    '1 as any',
  ])('%s', (text) => {
    expect(ask(isSurelyNoThenable, text)).toBe(true);
  });

  test.for([
    'a',
    'a.b',
    'f()',
    'a ? 1 : b',
    'a || 1',
    'a && b',
    'new Foo()',
    'new Promise(f)',
    'this',
    '({ then: a })',
    "({ 'then': a })",
    '({ then() {} })',
    '({ get then() { return a; } })',
    '({ ...a })',
    '({ [a]: 1 })',
    '({ __proto__: a })',
    "({ '__proto__': a })",
    'import("a")',
    'class Map {}; new Map()',
    'function f() {}; (1, f())',
  ])('not %s', (text) => {
    expect(ask(isSurelyNoThenable, text)).toBe(false);
  });

  test('takes the word of the types', () => {
    expect([
      ask(isSurelyNoThenable, 'a', 'no'),
      ask(isSurelyNoThenable, 'a.b()', 'no'),
      ask(isSurelyNoThenable, 'a', 'yes'),
    ]).toEqual([true, true, false]);
  });
});

describe('isSurelyNotNullish', () => {
  test.for([
    '1',
    "''",
    '`t`',
    '/a/',
    '({})',
    '[]',
    '() => a',
    '(function () {})',
    'new Foo()',
    'a + b',
    'a ? 1 : 2',
    'a || 1',
    'a ?? 1',
    'Error("e")',
    'String(a)',
    'Number(a)',
    '(new Error()) as unknown',
    'const e = new Error(); e',
    'const e = new Error() as Error & { code: number }; e!',
  ])('%s', (text) => {
    expect(ask(isSurelyNotNullish, text)).toBe(true);
  });

  test.for([
    'null',
    'undefined',
    'void 0',
    'a',
    'a.b',
    'f()',
    'a ? 1 : null',
    'let e = new Error(); e',
    'const { e } = new Error(); e',
    'const e = f(); e',
    '1 && a',
    'a || b',
    'a ?? null',
    'getError()',
    'toError(a)',
    'Error?.call(a)',
    'function Error() {}; Error()',
  ])('not %s', (text) => {
    expect(ask(isSurelyNotNullish, text)).toBe(false);
  });

  test('takes the word of the types', () => {
    expect([
      ask(isSurelyNotNullish, 'a', 'no'),
      ask(isSurelyNotNullish, 'f()', 'no'),
      ask(isSurelyNotNullish, 'a', 'yes'),
    ]).toEqual([true, true, false]);
  });
});
