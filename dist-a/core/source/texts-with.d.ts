/** Which texts can matter to a judgement. */
export interface Relevance {
    test(text: string): boolean;
}
/**
 * Texts that hold all words of one of the lines, in any case and inside longer words too, and that match the pattern, if any, besides.
 * The words are looked for once for all judgements, so that most texts cost no more than that: whatever the pattern matches
 * must hold the words of a line.
 */
export declare function textsWith(lines: readonly string[], pattern?: RegExp): Relevance;
/**
 * Texts that can matter to one of several. A pattern with many alternatives is tried at each letter of a text; split up, each
 * is tried in the texts that hold its words.
 */
export declare function eitherOf(...all: readonly Relevance[]): Relevance;
/** Texts that can matter to all of several at once. */
export declare function allOf(...all: readonly Relevance[]): Relevance;
