import { expect, it } from 'vitest';
import { calledAt } from '../../../src/core/source/called-names.ts';

const called = (text: string, wanted: string): string[] =>
  calledAt(text, { mayBe: (first) => first === wanted.charCodeAt(0), has: (name) => name === wanted }).map((at) =>
    text.slice(at),
  );

it.each([
  ['a call', 'fire(1)'],
  ['an optional one', 'fire?.(1)'],
  ['one of what cannot be empty', 'fire!(1)'],
  ['one with type arguments', 'fire<Map<string, () => void>>(1)'],
  ['one through `call`', 'fire.call(this, 1)'],
  ['one through `apply`', 'fire.apply(this, [1])'],
])('finds %s by its name', (_, text) => {
  expect(called(`x.${text}`, 'fire')).toEqual([text]);
});

it('finds calls of what has no name', () => {
  expect(called('list[0](1); get()(2)', 'fire')).toEqual(['](1); get()(2)', ')(2)']);
});

it('leaves out other names, functions that run where they stand, and parentheses without a call', () => {
  expect(called('misfire(1); (function () {})(); const x = (1);', 'fire')).toEqual([]);
});
