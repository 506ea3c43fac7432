import { WordScan } from './word-scan.ts';

/** Which texts can matter to a judgement. */
export interface Relevance {
  test(text: string): boolean;
  /** False where a text of these bytes, in UTF-8 or Latin-1, cannot: to ask takes no string. Without it, any text may. */
  mayHold?(bytes: Uint8Array): boolean;
}

const scan = new WordScan();

/** Spares the judgements of a text the search for words where its bytes, in UTF-8 or Latin-1, have been asked about just before. */
export function hasReadText(bytes: Uint8Array, text: string): void {
  scan.hasRead(bytes, text);
}

/**
 * Texts that hold all words of one of the lines, in any case and inside longer words too, and that match the pattern, if any, besides.
 * The words are looked for once for all judgements, so that most texts cost no more than that: whatever the pattern matches
 * must hold the words of a line.
 */
export function textsWith(lines: readonly string[], pattern?: RegExp): Relevance {
  const needs = lines.map((line) => line.split(' ').map((word) => scan.add(word)));
  let last: string | undefined;
  let isLast = false;
  return {
    test(text) {
      // The judgements of a file, and all rules that share one of these, ask one after the other.
      if (text !== last) {
        const words = scan.of(text);
        isLast = hasLine(words, needs) && pattern?.test(text) !== false;
        last = text;
      }
      return isLast;
    },
    mayHold: (bytes) => hasLine(scan.of(bytes), needs),
  };
}

/** Whether the words of one of the lines are there, all of them. By hand, as each judgement asks it of each text. */
function hasLine(words: Uint8Array, lines: readonly (readonly number[])[]): boolean {
  for (const line of lines) {
    let hasAll = true;
    for (const word of line) if (words[word] !== 1) hasAll = false;
    if (hasAll) return true;
  }
  return false;
}

/**
 * Texts that can matter to one of several. A pattern with many alternatives is tried at each letter of a text; split up, each
 * is tried in the texts that hold its words.
 */
export function eitherOf(...all: readonly Relevance[]): Relevance {
  return {
    test(text) {
      for (const each of all) if (each.test(text)) return true;
      return false;
    },
    mayHold: (bytes) => all.some((each) => each.mayHold?.(bytes) !== false),
  };
}

/** Texts that can matter to all of several at once. */
export function allOf(...all: readonly Relevance[]): Relevance {
  return {
    test: (text) => all.every((each) => each.test(text)),
    mayHold: (bytes) => all.every((each) => each.mayHold?.(bytes) !== false),
  };
}
