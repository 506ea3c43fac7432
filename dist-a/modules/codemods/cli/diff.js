import { createRequire } from 'node:module';
import { noColors } from "./colors.js";
const require = createRequire(import.meta.url);
let library;
/** Loaded by the first diff: most runs, and most threads, show none. */
function patches() {
    return (library ??= require('diff'));
}
/** The change of one file as a unified diff that `git apply` and `patch -p1` read; empty when it has none. */
export function diffFile({ path, change, diff = '' }, colors = noColors) {
    if (change === undefined)
        return diff;
    const { structuredPatch, formatPatch, FILE_HEADERS_ONLY } = patches();
    const patch = structuredPatch(`a/${path}`, `b/${path}`, change.before, change.after, '', '', { context: 3 });
    return render(formatPatch(patch, FILE_HEADERS_ONLY), colors, (header) => endName(header, path));
}
/** The same for a file that is new. */
export function diffCreated({ path, text }, colors = noColors) {
    const { structuredPatch, formatPatch, FILE_HEADERS_ONLY } = patches();
    const patch = structuredPatch('/dev/null', `b/${path}`, '', text, '', '');
    const head = `diff --git a/${path} b/${path}\nnew file mode 100644\n`;
    return head + render(formatPatch(patch, FILE_HEADERS_ONLY), colors, (header) => endName(header, path));
}
/** The hunks of a change, without the names of the files. */
export function diffText(before, after) {
    const { structuredPatch, formatPatch, FILE_HEADERS_ONLY } = patches();
    const patch = structuredPatch('a', 'b', before, after, '', '', { context: 3 });
    return formatPatch(patch, FILE_HEADERS_ONLY).split('\n').slice(2).join('\n');
}
/** The offset of the first character in which two texts differ. */
export function firstDifference(before, after) {
    let at = 0;
    while (at < before.length && before[at] === after[at])
        at++;
    return at;
}
/** Colours the lines of hunks that have no header. */
export function paintHunks(hunks, colors) {
    return hunks
        .split('\n')
        .map((line) => paint(line, false, colors))
        .join('\n');
}
function render(patch, colors, header) {
    const lines = patch.split('\n');
    return lines.map((line, index) => paint(index < 2 ? header(line) : line, index < 2, colors)).join('\n');
}
// As git does: patch takes a name with a space for the end of the name, unless a tab follows.
function endName(header, path) {
    return path.includes(' ') && header !== '--- /dev/null' ? `${header}\t` : header;
}
function paint(line, isHeader, colors) {
    if (isHeader)
        return colors.bold(line);
    if (line.startsWith('@@'))
        return colors.cyan(line);
    if (line.startsWith('+'))
        return colors.green(line);
    return line.startsWith('-') ? colors.red(line) : line;
}
