/**
 * Tells which of some words a text holds, whatever their case and inside longer words too, in one pass over the text however
 * many words there are: the automaton of Aho and Corasick.
 */
export declare class WordScan {
    private '#private';
    /** Adds a word of ASCII. @returns its place in the answer of {@link of}. */
    add(word: string): number;
    /** A 1 for each word that the text holds; the same list until another text is asked for. */
    of(text: string): Uint8Array;
}
