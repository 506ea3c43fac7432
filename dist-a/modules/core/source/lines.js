/** Offsets to lines by binary search; the core asks no parser for `loc`. */
export class LineMap {
    #text;
    #starts;
    constructor(text) {
        this.#text = text;
    }
    position(offset) {
        // Most files have nothing to tell a reader.
        const starts = (this.#starts ??= startsOf(this.#text));
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    }
}
let known;
/** Kept for the file at hand, as each judgement of it has a map of its own. */
function startsOf(text) {
    if (known?.text !== text)
        known = { text, starts: split(text) };
    return known.starts;
}
function split(text) {
    const starts = [0];
    const breaks = /\r\n|[\n\r\u2028\u2029]/gu;
    while (breaks.exec(text) !== null)
        starts.push(breaks.lastIndex);
    return starts;
}
