import { WordScan } from './word-scan.ts';

/** Which texts can matter to a judgement. */
export interface Relevance {
  test(text: string): boolean;
}

const scan = new WordScan();

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
        isLast = needs.some((all) => all.every((word) => words[word] === 1)) && pattern?.test(text) !== false;
        last = text;
      }
      return isLast;
    },
  };
}

/**
 * Texts that can matter to one of several. A pattern with many alternatives is tried at each letter of a text; split up, each
 * is tried in the texts that hold its words.
 */
export function eitherOf(...all: readonly Relevance[]): Relevance {
  return { test: (text) => all.some((each) => each.test(text)) };
}
