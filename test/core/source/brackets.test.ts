import { expect, test } from 'vitest';
import { closedAt } from '../../../src/core/source/brackets.ts';

const closed = [
  '(a, [b], { c: (d) })',
  `(')', "]", '\\'')`,
  '(`)${`${a}}` + b})`)',
  '(a /* ) */, b // )\n)',
  '(/[/)]\\)/u.test(a))',
  '(a / b, c / d)',
  '(a[0] / (b) / c)',
];

test.for(closed)('finds the end of %s', (code) => {
  expect(closedAt(`${code}.then()`, 0)).toBe(code.length);
});

test.for(['(a, b', '("', "('a\n')", '(`${a', '(/* )', '(/\n/)', '(// )'])('finds no end of %j', (code) => {
  expect(closedAt(code, 0)).toBeUndefined();
});
