/** A place for readers: line from 1, column from 1 in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets to lines by binary search; the core asks no parser for `loc`. */
export class LineMap {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    const breaks = /\r\n|[\n\r\u2028\u2029]/gu;
    while (breaks.exec(text) !== null) this.#starts.push(breaks.lastIndex);
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
