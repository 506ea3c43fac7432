import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { applyEdits, EditSet, type Edit } from '../../../src/core/repair/edit.ts';

const edit = (start: number, end: number, text = ''): Edit => ({ range: [start, end], text });

describe('applyEdits', () => {
  test.for<[string, Edit[], string]>([
    ['nothing', [], 'abcdef'],
    ['a replacement', [edit(1, 3, 'XYZ')], 'aXYZdef'],
    ['an insertion', [edit(0, 0, '> ')], '> abcdef'],
    ['a removal', [edit(4, 6)], 'abcd'],
    ['edits in any order', [edit(4, 5, 'E'), edit(0, 1, 'A')], 'AbcdEf'],
    ['edits that touch', [edit(0, 2, '1'), edit(2, 4, '2')], '12ef'],
    ['an insertion before what is replaced', [edit(2, 3, 'C'), edit(2, 2, '+')], 'ab+Cdef'],
  ])('%s', ([, edits, expected]) => {
    expect(applyEdits('abcdef', edits)).toBe(expected);
  });

  test('refuses edits that overlap', () => {
    expect(() => applyEdits('abcdef', [edit(0, 3), edit(2, 4)])).toThrow(RangeError);
  });

  test('keeps every byte between the edits', () => {
    const cuts = fc.uniqueArray(fc.nat(30), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ minLength: 31, maxLength: 40 }), cuts, (text, offsets) => {
        const sorted = [...offsets].sort((a, b) => a - b);
        const edits: Edit[] = [];
        const kept: string[] = [text.slice(0, sorted[0])];
        for (let i = 0; i + 1 < sorted.length; i += 2) {
          edits.push(edit(sorted[i] ?? 0, sorted[i + 1] ?? 0, '·'));
          kept.push(text.slice(sorted[i + 1], sorted[i + 2]));
        }
        const expected = kept.join('·') + (sorted.length % 2 === 1 ? text.slice(sorted.at(-1)) : '');
        expect(applyEdits(text, edits)).toBe(expected);
      }),
    );
  });
});

describe('EditSet', () => {
  const taken = (...edits: Edit[]) => {
    const set = new EditSet();
    expect(set.take(edits)).toBe(true);
    return set;
  };

  test('takes nothing inside of a claim, and no claim around what is taken, but what both repairs want', () => {
    const set = new EditSet();
    expect(set.take([edit(2, 3, 'x')], [1, 9])).toBe(true);
    expect(set.fits([edit(5, 6)])).toBe(false);
    expect(set.fits([edit(5, 5, 'y')])).toBe(false);
    expect(set.fits([edit(9, 9, 'y')])).toBe(true);
    expect(set.take([edit(2, 3, 'x'), edit(12, 13)], [11, 15])).toBe(true);
    expect(set.fits([edit(20, 21)], [10, 30])).toBe(false);
    expect(set.fits([edit(20, 21)], [16, 30])).toBe(true);
  });

  test('adds what overlaps nothing', () => {
    const set = taken(edit(5, 6));
    expect(set.take([edit(7, 7, 'x'), edit(0, 2)])).toBe(true);
    expect(set.all()).toEqual([edit(0, 2), edit(5, 6), edit(7, 7, 'x')]);
  });

  test('takes none where one overlaps', () => {
    const set = taken(edit(0, 3));
    expect(set.take([edit(5, 6), edit(2, 4)])).toBe(false);
    expect(set.all()).toEqual([edit(0, 3)]);
  });

  test('shares an edit that is there to the letter', () => {
    const set = taken(edit(0, 0, 'import;'));
    expect(set.take([edit(0, 0, 'import;'), edit(3, 4)])).toBe(true);
    expect(set.all()).toEqual([edit(0, 0, 'import;'), edit(3, 4)]);
  });

  test('lets no two texts into one place', () => {
    expect(taken(edit(0, 0, 'a')).take([edit(0, 0, 'b')])).toBe(false);
  });

  test('lets nothing into what another edit replaces, but at its ends', () => {
    expect(taken(edit(2, 5)).take([edit(3, 3, 'x')])).toBe(false);
    expect(taken(edit(2, 5)).take([edit(2, 2, 'x')])).toBe(true);
    expect(taken(edit(2, 5)).take([edit(5, 5, 'x')])).toBe(true);
  });

  test('takes what comparing each edit with each other would take', () => {
    const some = fc
      .tuple(fc.nat(60), fc.nat(4), fc.constantFrom('', 'x', 'y'))
      .map(([start, length, text]) => edit(start, start + length, text));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), (edits) => {
        const set = new EditSet();
        const expected: Edit[] = [];
        for (const each of edits) {
          const key = JSON.stringify(each);
          const isThere = expected.some((other) => JSON.stringify(other) === key);
          const [start, end] = each.range;
          const isFree = expected.every(({ range: [from, to] }) =>
            start === end && from === to ? start !== from : end <= from || start >= to,
          );
          expect(set.take([each])).toBe(isThere || isFree);
          if (!isThere && isFree) expected.push(each);
        }
        const place = (each: Edit) => each.range;
        expect(set.all().map(place)).toEqual(expected.map(place).sort(([a, b], [c, d]) => a - c || b - d));
      }),
    );
  });

  test.for([
    ['in the order of the text', (i: number) => i],
    ['backwards', (i: number) => 10_000 - i],
    ['here and there', (i: number) => (i * 7919) % 10_000],
  ] as const)('looks at few of 10 000 edits for each one more, %s', ([, place]) => {
    let looks = 0;
    const watched = (start: number): Edit => ({
      get range(): Edit['range'] {
        looks++;
        return [start, start + 2];
      },
      text: '',
    });
    const set = new EditSet();
    for (let i = 0; i < 10_000; i++) expect(set.take([watched(3 * place(i))])).toBe(true);
    // Each with each would be 10 000 times 5 000.
    expect(looks / 10_000).toBeLessThan(1000);
  });
});
