/**
 * Tells which of some words a text holds, whatever their case and inside longer words too, in one pass over the text however
 * many words there are: the automaton of Aho and Corasick.
 */
export class WordScan {
    #words = [];
    #known = new Map();
    #automaton;
    #text = '';
    #found = new Uint8Array(0);
    /** Adds a word of ASCII. @returns its place in the answer of {@link of}. */
    add(word) {
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
    /** A 1 for each word that the text holds; the same list until another text is asked for. */
    of(text) {
        if (this.#found.length !== this.#words.length || text !== this.#text) {
            this.#automaton ??= build(this.#words);
            this.#found = new Uint8Array(this.#words.length);
            run(this.#automaton, text, this.#found);
            this.#text = text;
        }
        return this.#found;
    }
}
function run({ columns, next, ends, shift }, text, found) {
    let state = 0;
    const { length } = text;
    for (let i = 0; i < length; i++) {
        // A code unit beyond 255 is taken for another one, which may find a word where there is none, and misses none.
        state = next[(state & ~1) + (columns[text.charCodeAt(i) & 255] ?? 0)] ?? 0;
        if ((state & 1) === 1)
            for (const word of ends[state >> shift] ?? [])
                found[word] = 1;
    }
}
function build(words) {
    const letters = [...new Set(words.join(''))];
    const columns = new Uint8Array(256);
    for (const [index, letter] of letters.entries()) {
        columns[letter.charCodeAt(0)] = index + 1;
        columns[letter.toUpperCase().charCodeAt(0)] = index + 1;
    }
    // A row is never one wide, which leaves the last bit of a state free.
    const shift = Math.max(1, Math.ceil(Math.log2(letters.length + 1)));
    const next = new Uint32Array((1 + words.join('').length) << shift);
    const ends = [[]];
    for (const [word, text] of words.entries()) {
        let state = 0;
        for (let i = 0; i < text.length; i++) {
            const at = state + (columns[text.charCodeAt(i)] ?? 0);
            state = next[at] ?? 0;
            if (state === 0)
                next[at] = state = (ends.push([]) - 1) << shift;
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
function complete(next, ends, shift) {
    const width = 1 << shift;
    const fallbacks = new Uint32Array(ends.length);
    const queue = [...next.subarray(0, width)].filter((state) => state !== 0);
    for (const state of queue) {
        const fallback = fallbacks[state >> shift] ?? 0;
        ends[state >> shift]?.push(...(ends[fallback >> shift] ?? []));
        for (let column = 0; column < width; column++) {
            const after = next[state + column] ?? 0;
            const other = next[fallback + column] ?? 0;
            if (after === 0)
                next[state + column] = other;
            else {
                fallbacks[after >> shift] = other;
                queue.push(after);
            }
        }
    }
}
