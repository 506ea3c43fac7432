import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { applyEdits, takeEdits, type Edit } from '../../../src/core/repair/edit.ts';

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

describe('takeEdits', () => {
  test('adds what overlaps nothing', () => {
    expect(takeEdits([edit(0, 2)], [edit(2, 4), edit(5, 5, 'x')])).toEqual([edit(0, 2), edit(2, 4), edit(5, 5, 'x')]);
  });

  test('takes none where one overlaps', () => {
    expect(takeEdits([edit(0, 3)], [edit(5, 6), edit(2, 4)])).toBeUndefined();
  });

  test('shares an edit that is there to the letter', () => {
    expect(takeEdits([edit(0, 0, 'import;')], [edit(0, 0, 'import;'), edit(3, 4)])).toEqual([
      edit(0, 0, 'import;'),
      edit(3, 4),
    ]);
  });

  test('lets no two texts into one place', () => {
    expect(takeEdits([edit(0, 0, 'a')], [edit(0, 0, 'b')])).toBeUndefined();
  });

  test('lets nothing into what another edit replaces, but at its ends', () => {
    expect(takeEdits([edit(2, 5)], [edit(3, 3, 'x')])).toBeUndefined();
    expect(takeEdits([edit(2, 5)], [edit(2, 2, 'x')])).toBeDefined();
    expect(takeEdits([edit(2, 5)], [edit(5, 5, 'x')])).toBeDefined();
  });
});
