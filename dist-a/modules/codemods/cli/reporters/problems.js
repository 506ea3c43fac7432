import { listProblems } from "../summary.js";
import { printable } from "./printable.js";
/** What went wrong, a line each, as `path:line:col: message`. */
export function problems(result, { colors, verbose }) {
    const lines = listProblems(result).map((problem) => `${colors.red('error')} ${place(problem)}${detail(problem, verbose)}\n`);
    const held = result.files.filter((file) => file.status === 'held-back').length;
    if (held > 0)
        lines.push(`Nothing was written: ${String(held)} ${held === 1 ? 'file' : 'files'} would change.\n`);
    if (result.interrupted)
        lines.push('Interrupted: the files that were not reached are as they were.\n');
    return lines.join('');
}
function place({ path, line, column }) {
    if (path === undefined)
        return '';
    if (line === undefined)
        return `${printable(path)}: `;
    return `${printable(path)}:${String(line)}:${String(column ?? 1)}: `;
}
// A stack is for whoever mends the codemod, and takes more room than all else.
function detail({ detail: text }, verbose) {
    return verbose ? text : (text.split('\n', 1)[0] ?? '');
}
