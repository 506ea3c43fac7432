import { WordScan } from "./word-scan.js";
const scan = new WordScan();
/**
 * Texts that hold all words of one of the lines, in any case and inside longer words too, and that match the pattern, if any, besides.
 * The words are looked for once for all judgements, so that most texts cost no more than that: whatever the pattern matches
 * must hold the words of a line.
 */
export function textsWith(lines, pattern) {
    const needs = lines.map((line) => line.split(' ').map((word) => scan.add(word)));
    let last;
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
    };
}
/** Whether the words of one of the lines are there, all of them. By hand, as each judgement asks it of each text. */
function hasLine(words, lines) {
    for (const line of lines) {
        let hasAll = true;
        for (const word of line)
            if (words[word] !== 1)
                hasAll = false;
        if (hasAll)
            return true;
    }
    return false;
}
/**
 * Texts that can matter to one of several. A pattern with many alternatives is tried at each letter of a text; split up, each
 * is tried in the texts that hold its words.
 */
export function eitherOf(...all) {
    return {
        test(text) {
            for (const each of all)
                if (each.test(text))
                    return true;
            return false;
        },
    };
}
/** Texts that can matter to all of several at once. */
export function allOf(...all) {
    return { test: (text) => all.every((each) => each.test(text)) };
}
