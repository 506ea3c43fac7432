import { optionGroups } from "./options.js";
/** An option as one writes it: `-t, --transform <name>`. */
export function writtenOption({ name, short, value }) {
    return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`;
}
const width = 32;
function line(row) {
    const written = `  ${row.short === undefined ? '    ' : ''}${writtenOption(row)}`;
    const help = row.isRepeatable ? `${row.help} (repeatable)` : row.help;
    return written.length < width - 1 ? `${written.padEnd(width)}${help}\n` : `${written}\n${' '.repeat(width)}${help}\n`;
}
function group({ title, rows }) {
    return `${title}\n${rows.map(line).join('')}\n`;
}
/** The text of `--help`. */
export function usage() {
    return `tcs-codemod [paths…]
tcs-codemod merge-reports <json…> [--format <name>] [--report <format>=<file>]

Rewrites promises that are completed by hand to TaskCompletionSource. Applies safe repairs only;
what is not rewritten is listed with the reason. Without paths: the current folder, as git lists it.

${optionGroups.map(group).join('')}In a file: // tcs-codemod-ignore-next-line: reason, /* tcs-codemod-ignore-file: reason */

Exit codes: 0 fine, 1 --check found something, 2 wrong usage, the guard or a file that could not be
handled, 130 interrupted.
`;
}
