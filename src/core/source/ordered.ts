import type { Range } from './ast.ts';

/** What stands somewhere in a text: a node, an edit. */
interface Placed {
  readonly range: Range;
}

const startOf = ({ range }: Placed): number => range[0];

/** The index of the first that begins at the offset or behind it, in a list in the order of where they begin. */
export function firstFrom<T>(list: readonly T[], offset: number, start: (each: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = list[middle];
    if (each !== undefined && start(each) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that begin within a range, of a list in that order. */
export function* beginningIn<T extends Placed>(list: readonly T[], [start, end]: Range): Generator<T> {
  let at = firstFrom(list, start, startOf);
  for (let each = list[at]; each !== undefined && each.range[0] < end; each = list[++at]) yield each;
}
