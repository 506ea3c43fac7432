import { someNode } from "../source/visit.js";
/** What may begin a statement that the one before it, without a semicolon, would go on into. */
const continuing = /^[([`+\-/]/u;
/**
 * Puts statements of a block before the one that they follow, with the comments that belong to each. Undefined where
 * they cannot change places in the text.
 */
export function swapStatements(first, others, text) {
    const [second] = others;
    const last = others.at(-1);
    if (second === undefined || last === undefined || [first, ...others].some(isSuspending))
        return undefined;
    const isOpen = [first, last].some((node) => text[node.range[1] - 1] !== ';');
    const next = text.slice(last.range[1]).trimStart();
    if (isOpen && [text.slice(first.range[0]), text.slice(second.range[0]), next].some((each) => continuing.test(each)))
        return undefined;
    const from = [
        first.range[0] - leading(text.slice(0, first.range[0])),
        first.range[1] + trailing(text.slice(first.range[1], second.range[0])),
    ];
    const gap = /^\s*/u.exec(text.slice(from[1], second.range[0]))?.[0] ?? '';
    const to = [from[1] + gap.length, last.range[1] + trailing(text.slice(last.range[1]))];
    // On one line a comment to its end would take the rest with it.
    if (!gap.includes('\n') && (/\/\/.*$/u.test(text.slice(...from)) || text.slice(last.range[1], to[1]).includes('//')))
        return undefined;
    return [
        { range: from, text: text.slice(...to) },
        { range: to, text: text.slice(...from) },
    ];
}
/** The length of the comment behind a statement on its line. */
function trailing(after) {
    return (/^[^\S\r\n]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/(?=[^\S\r\n]*(?:[\r\n]|$)))/u.exec(after)?.[0].length ?? 0);
}
/** The length of the lines of comment directly above a statement, from the first one's first character. */
function leading(before) {
    const own = before.lastIndexOf('\n') + 1;
    let start = own;
    while (start > 0) {
        const above = before.lastIndexOf('\n', start - 2) + 1;
        if (!/^\s*(?:\/\/|\/\*(?:(?!\*\/).)*\*\/\s*$)/u.test(before.slice(above, start - 1)))
            break;
        start = above;
    }
    return start === own ? 0 : before.slice(start).trimStart().length;
}
function isSuspending(node) {
    return someNode(node, (at) => at.type === 'AwaitExpression' || at.type === 'YieldExpression');
}
