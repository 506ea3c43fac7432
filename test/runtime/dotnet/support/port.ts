import { describe, expect, it } from 'vitest';

/** One test of the original, as it is here. */
export interface Row {
  /** Repository, file and method; in parentheses the case, when the method has several or is taken apart. */
  readonly origin: string;
  /** What ours does. */
  readonly behaviour: string;
  /** What the original asserts instead, where ours differs on purpose. */
  readonly original?: string;
  /** Why ours differs. */
  readonly because?: string;
  readonly run: () => void | Promise<void>;
}

/** A test of the original that has no sense here. */
export interface LeftOut {
  readonly origin: string;
  readonly because: string;
}

/** The tests that a file of the original has, or those that are about one thing when the file is about many. */
export interface Original {
  /** Repository and file. */
  readonly file: string;
  readonly tests: readonly string[];
}

/** Behaviour tests of another platform, ported as behaviours: no line of theirs is here. */
export interface Port {
  readonly originals: readonly Original[];
  readonly rows: readonly Row[];
  readonly leftOut: readonly LeftOut[];
}

const sentence = /^[A-Z`].*[.]$/s;

/** Runs each row as a test named by its origin, and checks that the table keeps what it promises. */
export function port({ originals, rows, leftOut }: Port): void {
  for (const row of rows) it(titleOf(row), row.run);

  describe('the table', () => {
    it('has each test of the originals: as a row, or with a reason to leave it out', () => {
      const theirs = originals.flatMap(({ file, tests }) => tests.map((test) => `${file} ${test}`));
      const ours = new Set([...rows, ...leftOut].map(({ origin }) => origin.replace(/\(.*\)$/s, '')));
      expect([...ours].sort()).toEqual(theirs.sort());
    });

    it('says of each row that differs what the original does and why', () => {
      const differing = rows.filter(({ original, because }) => (original ?? because) !== undefined);
      const silent = differing.filter(({ original, because }) => !isSentence(original) || !isSentence(because));
      expect(silent.map(titleOf)).toEqual([]);
    });

    it('says why of each test that is left out', () => {
      expect(leftOut.filter(({ because }) => !isSentence(because))).toEqual([]);
    });

    it('names each test once', () => {
      const titles = rows.map(titleOf);
      expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
    });
  });
}

function titleOf({ origin, behaviour }: Row): string {
  return `${origin}: ${behaviour}`;
}

function isSentence(text: string | undefined): boolean {
  return text !== undefined && sentence.test(text);
}
