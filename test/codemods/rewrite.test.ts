import { describe, expect, test } from 'vitest';
import type { Codemod } from '../../src/codemods/create-codemod.ts';
import { rewrite, RewriteError } from '../../src/codemods/rewrite.ts';
import type { Finding } from '../../src/core/checks/finding.ts';
import type { Edit } from '../../src/core/repair/edit.ts';
import type { Repair } from '../../src/core/repair/repair.ts';
import { ParseError } from '../../src/core/source/parse.ts';

/** A codemod that finds what a function finds in the text. */
function codemod(find: (text: string) => Iterable<Finding>, name = 'test'): Codemod {
  return { name, summary: '', rule: `no-${name}`, relevance: /\bx\w*/u, find: (source) => find(source.text) };
}

function* matches(text: string, pattern: RegExp): Generator<{ readonly range: readonly [number, number] }> {
  for (const { index, 0: found } of text.matchAll(pattern)) yield { range: [index, index + found.length] };
}

function safely(edits: readonly Edit[]): Repair {
  return { applicability: 'safe', messageId: 'r', edits };
}

function replacing(
  pattern: RegExp,
  replacement: string,
  applicability: 'safe' | 'suggested' = 'safe',
  name?: string,
): Codemod {
  return codemod(function* (text) {
    for (const { range } of matches(text, pattern)) {
      const edits: readonly Edit[] = [{ range, text: replacement }];
      yield { range, messageId: 'm', repairs: [{ applicability, messageId: 'r', edits }] };
    }
  }, name);
}

describe('rewrite', () => {
  test('gives the very text when there is nothing to do', () => {
    const text = 'const x = 1;\n';
    expect(rewrite('a.js', text, { codemods: [replacing(/never/gu, '')] })).toEqual({ text, sites: [] });
  });

  test('does not parse what no codemod cares for', () => {
    expect(rewrite('a.js', 'this is no JavaScript', { codemods: [replacing(/x/gu, 'y')] }).sites).toEqual([]);
  });

  test('says where each site stands in the text before', () => {
    const { text, sites } = rewrite('a.js', 'let x1;\n  let x2;\n', { codemods: [replacing(/x\d/gu, 'longer')] });
    expect(text).toBe('let longer;\n  let longer;\n');
    expect(sites.map(({ line, column, status }) => [line, column, status])).toEqual([
      [1, 5, 'rewritten'],
      [2, 7, 'rewritten'],
    ]);
  });

  test('applies suggested repairs only when told to', () => {
    const codemods = [replacing(/x1/gu, 'y', 'suggested')];
    expect(rewrite('a.js', 'x1;', { codemods })).toMatchObject({ text: 'x1;', sites: [{ status: 'suggested' }] });
    expect(rewrite('a.js', 'x1;', { codemods, unsafe: true })).toMatchObject({
      text: 'y;',
      sites: [{ status: 'rewritten' }],
    });
  });

  test('prefers a safe repair to a suggested one', () => {
    const both = codemod(function* (text) {
      for (const { range } of matches(text, /x1/gu)) {
        const repair = (applicability: 'safe' | 'suggested', replacement: string) =>
          ({ applicability, messageId: 'r', edits: [{ range, text: replacement }] }) as const;
        yield { range, messageId: 'm', repairs: [repair('suggested', 'no'), repair('safe', 'yes')] };
      }
    });
    expect(rewrite('a.js', 'x1;', { codemods: [both], unsafe: true }).text).toBe('yes;');
  });

  test('hands on why a site is skipped, and says so when there is no repair at all', () => {
    const skip = { code: 'c', detail: 'd' };
    const skipping = codemod(function* (text) {
      for (const { range } of matches(text, /x1/gu)) yield { range, messageId: 'm', skip };
    });
    const silent = codemod(function* (text) {
      for (const { range } of matches(text, /x1/gu)) yield { range, messageId: 'm' };
    });
    const { sites } = rewrite('a.js', 'x1;', { codemods: [skipping, silent] });
    expect(sites.map((site) => site.skip?.code)).toEqual(['c', 'no-repair']);
  });

  test('shares an edit that two repairs want', () => {
    const sharing = codemod(function* (text) {
      for (const { range } of matches(text, /\bx\d/gu)) {
        const edits = [
          { range: [0, 0] as const, text: 'import "y";\n' },
          { range, text: 'y' },
        ];
        yield { range, messageId: 'm', repairs: [{ applicability: 'safe', messageId: 'r', edits }] };
      }
    });
    expect(rewrite('a.js', 'x1, x2;', { codemods: [sharing] }).text).toBe('import "y";\ny, y;');
  });

  test('takes a repair that overlaps another in the next pass, and counts it as rewritten', () => {
    const widening = codemod(function* (text) {
      // Each site rewrites the whole statement list from itself on.
      for (const { range } of matches(text, /\bx\d/gu)) {
        const edits = [{ range: [range[0], text.length] as const, text: `y${text.slice(range[1])}` }];
        yield { range, messageId: 'm', repairs: [{ applicability: 'safe', messageId: 'r', edits }] };
      }
    });
    const { text, sites } = rewrite('a.js', 'x1; x2; x3;', { codemods: [widening] });
    expect(text).toBe('y; y; y;');
    expect(sites.map(({ status }) => status)).toEqual(['rewritten', 'rewritten', 'rewritten']);
  });

  test('edits nothing inside of what another repair has taken over, until the next pass', () => {
    const outer = codemod(function* (text) {
      const [start, end] = [text.indexOf('xold'), text.length];
      if (start < 0) return;
      const edits: readonly Edit[] = [{ range: [start, start + 4], text: 'xnew' }];
      yield { range: [0, end], messageId: 'm', repairs: [{ ...safely(edits), claims: [0, end] }] };
    }, 'outer');
    // Calls by its name what the other takes away.
    const inner = codemod(function* (text) {
      const [name, at] = [/xold|xnew/u.exec(text)?.[0] ?? '', text.indexOf('work()')];
      if (at < 0) return;
      yield { range: [at, at + 6], messageId: 'm', repairs: [safely([{ range: [at, at + 6], text: `${name}()` }])] };
    }, 'inner');
    const { text, sites } = rewrite('a.js', 'f((xold) => work());', { codemods: [outer, inner] });
    expect(text).toBe('f((xnew) => xnew());');
    expect(sites.map(({ status }) => status)).toEqual(['rewritten', 'rewritten']);
  });

  test('throws for a text that cannot be parsed', () => {
    expect(() => rewrite('a.js', 'let x = ;', { codemods: [replacing(/x/gu, 'y')] })).toThrow(ParseError);
  });

  test('throws rather than give a text that cannot be parsed, even one that no codemod cares for any more', () => {
    expect(() => rewrite('a.js', 'x1;', { codemods: [replacing(/x1/gu, '((')] })).toThrow(RewriteError);
  });

  test('throws when the rewrite does not come to rest', () => {
    const codemods = [replacing(/x1/gu, 'x1 ')];
    expect(() => rewrite('a.js', 'x1;', { codemods, unsafe: true })).toThrow(RewriteError);
  });

  test('looks once where nothing is left', () => {
    let looks = 0;
    const once = replacing(/x1/gu, 'x2');
    const counting: Codemod = { ...once, find: (...asked) => (looks++, once.find(...asked)) };
    expect(rewrite('a.js', 'x1;', { codemods: [counting] }).text).toBe('x2;');
    expect(looks).toBe(1);
  });

  test('applies the codemods in their order, and keeps the edits of the first where two clash', () => {
    const { text, sites } = rewrite('a.js', 'x1;', {
      codemods: [replacing(/x1/gu, 'first'), replacing(/x1/gu, 'second', 'safe', 'other')],
    });
    expect(text).toBe('first;');
    expect(sites.map(({ status }) => status)).toEqual(['rewritten', 'skipped']);
  });

  test('counts a site once where two codemods mend what one rule reports', () => {
    const codemods = [replacing(/x1/gu, 'first'), replacing(/x1/gu, 'second'), codemod(() => [])];
    expect(rewrite('a.js', 'x1;', { codemods }).sites.map(({ status }) => status)).toEqual(['rewritten']);
  });
});
