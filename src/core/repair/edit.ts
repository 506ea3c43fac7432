import type { Range } from '../source/ast.ts';
import { firstFrom } from '../source/ordered.ts';

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

function startOf({ range }: Edit): number {
  return range[0];
}

function beginning(range: Range): number {
  return range[0];
}

function byPlace(a: Edit, b: Edit): number {
  return a.range[0] - b.range[0] || a.range[1] - b.range[1];
}

/**
 * Edits that do not overlap, taken from one repair after another. They are kept in sorted runs, each at least twice as long
 * as the next: looking up and adding both cost no more than the logarithm of what is there, squared, whatever the order.
 */
export class EditSet {
  readonly #runs: Edit[][] = [];
  /** What repairs have taken over, in the order of the text; none is inside another. */
  readonly #claims: Range[] = [];

  /**
   * Takes the edits of one repair, or none of them: a repair applies whole or not at all. An edit that is already there to
   * the letter (two repairs that want the same import) is shared.
   * @param claims a range in which nothing else may be edited
   */
  take(edits: readonly Edit[], claims?: Range): boolean {
    const fresh = this.#fresh(edits, claims);
    if (fresh === undefined) return false;
    if (fresh.length > 0) this.#add(fresh.sort(byPlace));
    if (claims !== undefined) this.#claims.splice(firstFrom(this.#claims, claims[0], beginning), 0, claims);
    return true;
  }

  /** Whether {@link take} would take them. */
  fits(edits: readonly Edit[], claims?: Range): boolean {
    return this.#fresh(edits, claims) !== undefined;
  }

  /** All edits taken, in the order of the text. */
  all(): readonly Edit[] {
    return this.#runs.flat().sort(byPlace);
  }

  /** Those that are not there yet; undefined where one overlaps. */
  #fresh(edits: readonly Edit[], claims: Range | undefined): Edit[] | undefined {
    const fresh: Edit[] = [];
    for (const edit of edits) {
      const [found] = this.#meeting(edit);
      if (found === undefined && this.#isClaimed(edit)) return undefined;
      if (found === undefined) fresh.push(edit);
      else if (!isSame(edit, found)) return undefined;
    }
    if (claims === undefined) return fresh;
    for (const other of this.#meeting({ range: claims, text: '' }))
      if (!edits.some((edit) => isSame(edit, other))) return undefined;
    return fresh;
  }

  #isClaimed(edit: Edit): boolean {
    const claims = this.#claims[firstFrom(this.#claims, edit.range[1] + 1, beginning) - 1];
    return claims !== undefined && overlaps(edit, { range: claims, text: '' });
  }

  #add(run: Edit[]): void {
    let longer = this.#runs.at(-1);
    while (longer !== undefined && longer.length < 2 * run.length) {
      this.#runs.pop();
      // Sorting knows sorted runs, and merges them.
      run = [...longer, ...run].sort(byPlace);
      longer = this.#runs.at(-1);
    }
    this.#runs.push(run);
  }

  /** The edits that are the same, or overlap. */
  *#meeting(edit: Edit): Generator<Edit> {
    for (const run of this.#runs) {
      // Of those that begin earlier the last alone can reach so far.
      for (let at = Math.max(0, firstFrom(run, edit.range[0], startOf) - 1); at < run.length; at++) {
        const other = run[at];
        if (other === undefined || other.range[0] > edit.range[1]) break;
        if (isSame(edit, other) || overlaps(edit, other)) yield other;
      }
    }
  }
}

/** Those of some edits that lie inside none of others: a line that goes need not be indented anew. */
export function outside(edits: readonly Edit[], others: readonly Edit[]): readonly Edit[] {
  return edits.filter(({ range: [start, end] }) => !others.some(({ range: [from, to] }) => from < start && end < to));
}

/** The text after all edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort(byPlace);
  let result = '';
  let at = 0;
  for (const { range, text: replacement } of ordered) {
    if (range[0] < at) throw new RangeError(`Edits overlap at offset ${String(range[0])}`);
    result += text.slice(at, range[0]) + replacement;
    at = range[1];
  }
  return result + text.slice(at);
}
