/** The JSDoc comment that documents a node: the one that ends right in front of it. */
export function docCommentOf({ range: [start] }, { text }) {
    const before = text.slice(0, start).trimEnd();
    if (!before.endsWith('*/'))
        return undefined;
    const opening = before.lastIndexOf('/*');
    const comment = before.slice(opening);
    return comment.startsWith('/**') && comment.length > 4 ? { start: opening, text: comment } : undefined;
}
/** What stands in the braces behind a tag: `string` of `@type {string}`. */
export function tagType({ text }, tag) {
    const opening = new RegExp(String.raw `(?:^|[\s*])@${tag}\s*\{`, 'u').exec(text);
    if (opening === null)
        return undefined;
    const start = opening.index + opening[0].length;
    let depth = 1;
    for (let at = start; at < text.length; at++) {
        if (text[at] === '{')
            depth++;
        else if (text[at] === '}' && --depth === 0)
            return text.slice(start, at).trim();
    }
    return undefined;
}
/** Whether TypeScript checks a file of JavaScript: the file asks for it, or the project does. */
export function isCheckedJavaScript({ text, settings }) {
    return asksForChecks(text) || (settings.checkJs && !asks(text, 'nocheck'));
}
/** Whether a file of JavaScript asks TypeScript to check it. */
export function asksForChecks(text) {
    return asks(text, 'check');
}
/** By a comment above the code. */
function asks(text, what) {
    const head = /^(?:#![^\n]*\n)?(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/u.exec(text)?.[0] ?? '';
    return new RegExp(String.raw `^\s*\/\/\/?\s*@ts-${what}\b`, 'mu').test(head);
}
