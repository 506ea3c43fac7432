/** Letters are few: a row of the automaton has a column for each, and one for what is in no word. */
interface Automaton {
  /** The column of each of the first 256 code units. */
  readonly columns: Uint8Array;
  /** The width of a row is a power of two, and this its exponent. */
  readonly shift: number;
  /**
   * The state after a state and a column. States are offsets of rows, odd ones where a word ends. Half as wide where they fit:
   * between two files a parser runs, after which all that is looked up here comes from far.
   */
  readonly next: Uint16Array | Uint32Array;
  /** The words that end in a state, by its row. */
  readonly ends: readonly (readonly number[])[];
}

/**
 * Tells which of some words a text holds, whatever their case and inside longer words too, in one pass over the text however
 * many words there are: the automaton of Aho and Corasick.
 */
export class WordScan {
  readonly #words: string[] = [];
  readonly #known = new Map<string, number>();
  #automaton: Automaton | undefined;
  #seen: string | Uint8Array = '';
  #found = new Uint8Array(0);

  /** Adds a word of ASCII. @returns its place in the answer of {@link of}. */
  add(word: string): number {
    const folded = word.toLowerCase();
    let index = this.#known.get(folded);
    if (index === undefined) {
      index = this.#words.push(folded) - 1;
      this.#known.set(folded, index);
      this.#automaton = undefined;
      this.#found = new Uint8Array(0);
    }
    return index;
  }

  /** Says that a text is what bytes mean that may have been asked about last: it holds the same words. */
  hasRead(bytes: Uint8Array, text: string): void {
    if (this.#seen === bytes) this.#seen = text;
  }

  /**
   * A 1 for each word that the text holds, or its bytes in a code that has ASCII's; the same list until another is asked for.
   * Bytes that have changed are another array.
   */
  of(text: string | Uint8Array): Uint8Array {
    if (this.#found.length !== this.#words.length || text !== this.#seen) {
      this.#automaton ??= build(this.#words);
      this.#found = new Uint8Array(this.#words.length);
      if (typeof text === 'string') run(this.#automaton, text, this.#found);
      else runOverBytes(this.#automaton, text, this.#found);
      this.#seen = text;
    }
    return this.#found;
  }
}

function run({ columns, next, ends, shift }: Automaton, text: string, found: Uint8Array): void {
  let state = 0;
  const { length } = text;
  for (let i = 0; i < length; i++) {
    // A code unit beyond 255 is taken for another one, which may find a word where there is none, and misses none.
    state = next[(state & ~1) + (columns[text.charCodeAt(i) & 255] ?? 0)] ?? 0;
    if ((state & 1) === 1) for (const word of ends[state >> shift] ?? []) found[word] = 1;
  }
}

/** A loop of its own: one that takes either runs at half the speed. */
function runOverBytes({ columns, next, ends, shift }: Automaton, bytes: Uint8Array, found: Uint8Array): void {
  let state = 0;
  const { length } = bytes;
  for (let i = 0; i < length; i++) {
    state = next[(state & ~1) + (columns[bytes[i] ?? 0] ?? 0)] ?? 0;
    if ((state & 1) === 1) for (const word of ends[state >> shift] ?? []) found[word] = 1;
  }
}

function build(words: readonly string[]): Automaton {
  const letters = [...new Set(words.join(''))];
  const columns = new Uint8Array(256);
  for (const [index, letter] of letters.entries()) {
    columns[letter.charCodeAt(0)] = index + 1;
    columns[letter.toUpperCase().charCodeAt(0)] = index + 1;
  }
  // A row is never one wide, which leaves the last bit of a state free.
  const shift = Math.max(1, Math.ceil(Math.log2(letters.length + 1)));
  const next = new Uint32Array((1 + words.join('').length) << shift);
  const ends: number[][] = [[]];
  for (const [word, text] of words.entries()) {
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const at = state + (columns[text.charCodeAt(i)] ?? 0);
      state = next[at] ?? 0;
      if (state === 0) next[at] = state = (ends.push([]) - 1) << shift;
    }
    ends[state >> shift]?.push(word);
  }
  complete(next, ends, shift);
  const size = ends.length << shift;
  const packed = size <= 0x10000 ? new Uint16Array(size) : new Uint32Array(size);
  for (let at = 0; at < size; at++) {
    const state = next[at] ?? 0;
    packed[at] = ends[state >> shift]?.length === 0 ? state : state | 1;
  }
  return { columns, shift, next: packed, ends };
}

/**
 * Fills the gaps of a trie: where a word does not go on, what follows is sought from its longest end that begins a word. By
 * hand, since every start of the linter and of each thread waits for it.
 */
function complete(next: Uint32Array, ends: readonly number[][], shift: number): void {
  const width = 1 << shift;
  const fallbacks = new Uint32Array(ends.length);
  const queue = [...next.subarray(0, width)].filter((state) => state !== 0);
  for (const state of queue) {
    const fallback = fallbacks[state >> shift] ?? 0;
    ends[state >> shift]?.push(...(ends[fallback >> shift] ?? []));
    for (let column = 0; column < width; column++) {
      const after = next[state + column] ?? 0;
      const other = next[fallback + column] ?? 0;
      if (after === 0) next[state + column] = other;
      else {
        fallbacks[after >> shift] = other;
        queue.push(after);
      }
    }
  }
}
