import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/repair/edit.ts';
import {
  indentAt,
  indentStep,
  lineBreak,
  quote,
  reindent,
  removeStatement,
  semicolon,
} from '../../../src/core/repair/layout.ts';
import type { Node } from '../../../src/core/source/ast.ts';
import { parse } from '../../../src/core/source/parse.ts';
import { walk } from '../../../src/core/source/visit.ts';

describe('the layout of a text', () => {
  test('indentAt gives the white space before a line', () => {
    const text = 'a\n\t b c';
    expect([indentAt(text, 0), indentAt(text, text.indexOf('c')), indentAt(text, 3)]).toEqual(['', '\t ', '\t']);
  });

  test.for([
    ['a {\n  b\n}', '  '],
    ['a {\n    b {\n        c', '    '],
    ['a {\n\tb', '\t'],
    ['a', '  '],
  ])('indentStep of %j is %j', ([text = '', step]) => {
    expect(indentStep(text)).toBe(step);
  });

  test('lineBreak is that of the text', () => {
    expect([lineBreak('a\r\nb'), lineBreak('a\nb'), lineBreak('a')]).toEqual(['\r\n', '\n', '\n']);
  });

  test.for([
    ['a();\nb();\n', ';'],
    ['a()\nb()\n', ''],
    ['a();\r\nb();\r\n', ';'],
    ["import a from 'a'\n\na(`x`)\n;[1].map(a)\nb()\nc()\n", ''],
  ])('semicolon of %j is %j', ([text = '', end]) => {
    expect(semicolon(text)).toBe(end);
  });

  test.for([
    ["import a from 'a';", "'"],
    ['import a from "a";', '"'],
    ["const a = require(\"a\"); b = 'c' + 'd';", '"'],
    ['a();', "'"],
    ['import a from \'a\';\nwindow.cordova.require("b");\n', "'"],
    ['/**\n * It can be told from "no value", and its "name" from another.\n */\na();\n', "'"],
    // Nothing but an example in a comment says how the file quotes.
    ['/**\n * import { a } from "b";\n */\nexport const c = 1;\n', '"'],
  ])('quote of %j is %j', ([text = '', expected]) => {
    expect(quote(text)).toBe(expected);
  });
});

/** The statement that a text calls `gone`. */
function removed(text: string): string {
  const source = parse('a.ts', text);
  let found: Node | undefined;
  walk(source.ast, (node) => {
    if (node.type === 'ExpressionStatement' && source.text.slice(...node.range).startsWith('gone')) found = node;
    return true;
  });
  if (found === undefined) throw new Error('nothing is to go');
  return applyEdits(text, [removeStatement(source, found)]);
}

test.for([
  ['its line goes with it', 'a();\ngone();\nb();\n', 'a();\nb();\n'],
  ['CRLF', 'a();\r\n  gone();\r\nb();\r\n', 'a();\r\nb();\r\n'],
  ['the last line', 'a();\ngone()', 'a();\n'],
  ['a comment behind it stays', 'a();\n  gone(); // why\nb();\n', 'a();\n  // why\nb();\n'],
  ['a comment before it stays', 'a();\n/* c */ gone();\nb();\n', 'a();\n/* c */\nb();\n'],
  ['another statement before it stays', 'a(); gone();\nb();\n', 'a();\nb();\n'],
  ['another statement behind it stays', 'gone(); a();\n', 'a();\n'],
  ['of two blank lines that meet, one goes', 'a();\n\ngone();\n\nb();\n', 'a();\n\nb();\n'],
  ['a block begins with no blank line', '{\n  gone();\n\n  b();\n}\n', '{\n  b();\n}\n'],
  ['nor does the file', 'gone();\n\nb();\n', 'b();\n'],
])('removeStatement: %s', ([, text = '', expected]) => {
  expect(removed(text)).toBe(expected);
});

describe('reindent', () => {
  const moved = (text: string, from: string, to: string) => {
    const source = parse('a.js', text);
    return applyEdits(text, reindent(source, [0, text.length], from, to, source.ast));
  };

  test('moves lines to the left, and those deeper with them', () => {
    expect(moved('{\n    a();\n      b();\n}', '    ', '  ')).toBe('{\n  a();\n    b();\n}');
  });

  test('moves lines to the right, but not empty ones', () => {
    expect(moved('{\n  a();\n\n  b();\n}', '  ', '    ')).toBe('{\n    a();\n\n    b();\n  }');
  });

  test('leaves tabs and spaces that do not fit', () => {
    expect(moved('{\n\ta();\n}', '  ', '\t')).toBe('{\n\ta();\n}');
  });

  test('leaves the inside of strings', () => {
    const text = '{\n    a(`\n    b`, "\\\n    c");\n}';
    expect(moved(text, '    ', '  ')).toBe('{\n  a(`\n    b`, "\\\n    c");\n}');
  });
});
