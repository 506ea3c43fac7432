import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allOf, eitherOf, textsWith, type Relevance } from '../../../src/core/source/texts-with.ts';
import { WordScan } from '../../../src/core/source/word-scan.ts';

it('finds the words that a text includes in any case, and no others', () => {
  const letters = fc.constantFrom('a', 'b', 'A', 'B', '.', '(', ' ', 'ē');
  const text = fc.string({ unit: letters, maxLength: 40 });
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '.'), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), text, text, (words, first, second) => {
      const scan = new WordScan();
      const places = words.map((each) => scan.add(each));
      for (const each of [first, second]) {
        const folded = each.toLowerCase();
        const expected = words.map((one) => (folded.includes(one.toLowerCase()) ? 1 : 0));
        for (const form of [each, Buffer.from(each)]) {
          const found = scan.of(form);
          expect(places.map((place) => found[place])).toEqual(expected);
        }
      }
    }),
  );
});

it('knows words that are added after a text was scanned', () => {
  const scan = new WordScan();
  const first = scan.add('first');
  expect(scan.of('second, first')[first]).toBe(1);
  const second = scan.add('second');
  expect(scan.of('second, first')[second]).toBe(1);
});

it('wants all words of a line and a match', () => {
  const relevance = textsWith(['new promise', 'defer'], /new Promise|\bdefer\b/);
  expect(relevance.test('new Promise(f)')).toBe(true);
  expect(relevance.test('a promise, anew')).toBe(false);
  expect(relevance.test('new Thing()')).toBe(false);
  expect(relevance.test('defer()')).toBe(true);
  expect(relevance.test('Deferred')).toBe(false);
});

it('tells by bytes alone which texts hold none of the words', () => {
  const pattern: Relevance = { test: (text) => text.includes('x') };
  const relevance = eitherOf(allOf(textsWith(['left'], /left!/), textsWith(['right'])), textsWith(['middle']));
  const mayHold = (text: string): boolean | undefined => relevance.mayHold?.(Buffer.from(text));
  expect(['left, right', 'MIDDLE', 'left', 'none'].map(mayHold)).toEqual([true, true, false, false]);
  expect(eitherOf(relevance, pattern).mayHold?.(Buffer.from('none'))).toBe(true);
});

it('wants no more than the words where there is no pattern', () => {
  const relevance = textsWith(['once events']);
  expect(['events.once', 'Events, ONCE', 'once'].map((text) => relevance.test(text))).toEqual([true, true, false]);
});

it('asks for all of several', () => {
  const all = allOf(textsWith(['left']), textsWith(['right']));
  expect(['left', 'right', 'left, right'].map((text) => all.test(text))).toEqual([false, false, true]);
});

it('joins two of them', () => {
  const either = eitherOf(textsWith(['left'], /left/), textsWith(['right'], /right/));
  expect(['left', 'right', 'middle'].map((text) => either.test(text))).toEqual([true, true, false]);
});

it('answers for a text what it has answered for its bytes, and for no others', () => {
  const letters = fc.constantFrom('a', 'b', 'A', 'B', '.', ' ', 'ē');
  const text = fc.string({ unit: letters, maxLength: 12 });
  fc.assert(
    fc.property(text, text, text, (asked, read, other) => {
      const scan = new WordScan();
      const [one, two] = [scan.add('ab'), scan.add('b.')];
      const expected = (of: string) => ['ab', 'b.'].map((word) => (of.toLowerCase().includes(word) ? 1 : 0));
      const answer = (of: string) => [one, two].map((place) => scan.of(of)[place]);
      const bytes = Buffer.from(asked);
      scan.of(bytes);
      scan.hasRead(bytes, asked);
      expect(answer(asked)).toEqual(expected(asked));
      // Of bytes that nobody has asked about nothing is known.
      scan.hasRead(Buffer.from(read), read);
      expect(answer(read)).toEqual(expected(read));
      expect(answer(other)).toEqual(expected(other));
    }),
  );
});
