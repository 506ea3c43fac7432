import { LineMap } from "../core/source/lines.js";
const mark = 'tcs-codemod-ignore-';
const inComment = new RegExp(`${mark}(next-line|file)\\b[ \\t]*:?[ \\t]*([^\\r\\n]*)`, 'gu');
const inMarkup = new RegExp(`<!--\\s*${mark}file\\b[ \\t]*:?[ \\t]*([^\\r\\n]*)`, 'u');
// White space and further comments, as directives for other tools, may stand between the comment and its line.
const between = /(?:\s+|\/\/[^\r\n]*|\{?\/\*(?:[^*]|\*(?!\/))*\*\/\}?)*/uy;
// `tcs-codemod-ignore-next-line: reason` and `tcs-codemod-ignore-file: reason`, in either kind of comment.
/** Reads the comments by which a file asks that its sites be left alone. */
export function readIgnoreComments(source) {
    const { text } = source;
    if (!text.includes(mark))
        return () => undefined;
    const lines = new LineMap(text);
    const byLine = new Map();
    let file;
    const nodes = [...source.mentions.matching(inComment)];
    for (const [index, match] of [...text.matchAll(inComment)].entries()) {
        const node = nodes[index];
        if (node?.type === 'Literal' || node?.type === 'TemplateElement' || node?.type === 'JSXText')
            continue;
        const skip = ignored(match[2] ?? '');
        if (match[1] === 'file')
            file ??= skip;
        else
            byLine.set(lines.position(codeAfter(text, match.index)).line, skip);
    }
    return (offset) => file ?? byLine.get(lines.position(offset).line);
}
/** The same for the markup of a component: `<!-- tcs-codemod-ignore-file: reason -->`. */
export function ignoredByMarkup(text) {
    const match = inMarkup.exec(text);
    return match === null ? undefined : ignored(match[1] ?? '');
}
function ignored(rest) {
    const reason = rest.replace(/(?:\*\/|-->).*$/u, '').trim();
    return { code: 'ignored', detail: reason === '' ? 'a comment says so, without a reason' : reason };
}
/** Where the first code stands after the comment that an offset lies in. */
function codeAfter(text, offset) {
    const isBlock = !/\/\/(?:(?!\/\*).)*$/u.test(text.slice(text.lastIndexOf('\n', offset) + 1, offset));
    const end = text.indexOf(isBlock ? '*/' : '\n', offset);
    if (end === -1)
        return text.length;
    between.lastIndex = isBlock ? end + (text.startsWith('*/}', end) ? 3 : 2) : end;
    return between.test(text) ? between.lastIndex : end;
}
