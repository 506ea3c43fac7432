import type { Range } from '../source/ast.ts';

/** Replaces the text of a range; an empty range inserts, an empty text removes. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

function overlaps(a: Edit, b: Edit): boolean {
  if (a.range[0] === a.range[1] && b.range[0] === b.range[1]) return a.range[0] === b.range[0];
  return a.range[0] < b.range[1] && b.range[0] < a.range[1];
}

function isSame(a: Edit, b: Edit): boolean {
  return a.range[0] === b.range[0] && a.range[1] === b.range[1] && a.text === b.text;
}

/**
 * Adds the edits of one repair to those already taken, or takes none of them: a repair applies whole or not at all.
 * An edit that is already there to the letter (two repairs that want the same import) is shared.
 */
export function takeEdits(taken: readonly Edit[], edits: readonly Edit[]): readonly Edit[] | undefined {
  const fresh = edits.filter((edit) => !taken.some((other) => isSame(edit, other)));
  return fresh.some((edit) => taken.some((other) => overlaps(edit, other))) ? undefined : [...taken, ...fresh];
}

/** The text after all edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  let result = '';
  let at = 0;
  for (const { range, text: replacement } of ordered) {
    if (range[0] < at) throw new RangeError(`Edits overlap at offset ${String(range[0])}`);
    result += text.slice(at, range[0]) + replacement;
    at = range[1];
  }
  return result + text.slice(at);
}
