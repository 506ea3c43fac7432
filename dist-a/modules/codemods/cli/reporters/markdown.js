import { fileStatuses } from "../run-result.js";
import { listProblems, reasonOf, summarize } from "../summary.js";
import { printable } from "./printable.js";
// A comment on GitHub holds 65 536 characters.
const mostRows = 200;
/** A summary for comments on pull requests and for job summaries. */
export function markdown(result) {
    return [
        '## tcs-codemod\n',
        totals(result),
        section('Errors', ['where', 'what'], problemRows(result)),
        section('Sites', ['site', 'status', 'codemod', 'why'], siteRows(result)),
        section('Left as they are', ['reason', 'sites'], countRows(summarize(result).skipped)),
        ...result.notes.map((note) => `${text(note)}\n`),
        result.missingRuntime === undefined ? '' : `To install the runtime: ${code(result.missingRuntime.command)}\n`,
    ]
        .filter((part) => part !== '')
        .join('\n');
}
function totals(result) {
    const { files, sites, byStatus, errors, newSites } = summarize(result);
    const statuses = fileStatuses.filter((status) => byStatus[status] > 0);
    const counts = statuses.map((status) => `${String(byStatus[status])} ${status.replace('-', ' ')}`);
    const fresh = newSites === undefined ? '' : ` ${String(newSites)} not in the baseline.`;
    return (`**${String(sites.rewritten)} ${result.mode === 'write' ? 'rewritten' : 'to rewrite'}**, ` +
        `${String(sites.suggested)} suggested, ${String(sites.skipped)} skipped, ${String(errors)} errors.${fresh}\n\n` +
        `${String(files)} files: ${counts.join(', ')}.\n`);
}
function section(title, head, rows) {
    if (rows.length === 0)
        return '';
    const shown = rows.slice(0, mostRows);
    const line = (cells) => `| ${cells.join(' | ')} |\n`;
    const rest = rows.length - shown.length;
    return `### ${title}\n\n${line(head)}${line(head.map(() => '---'))}${shown.map(line).join('')}${rest > 0 ? `\nand ${String(rest)} more\n` : ''}`;
}
function problemRows(result) {
    return listProblems(result).map(({ path, line, column, detail }) => [
        path === undefined ? '' : place(path, line, column),
        text(detail.split('\n', 1)[0] ?? ''),
    ]);
}
function siteRows(result) {
    return result.files.flatMap((file) => file.sites.filter((site) => isShown(site, file)).map((site) => row(site, file)));
}
function isShown(site, file) {
    return (site.isKnown !== true &&
        site.skip?.code !== 'ignored' &&
        !(file.status === 'changed' && site.status === 'rewritten'));
}
function row(site, { path }) {
    const reason = reasonOf(site);
    const why = reason === undefined ? '' : `${text(reason.detail)} (${reason.code})`;
    return [place(path, site.line, site.column), site.status, text(site.codemod), why];
}
function countRows(counts) {
    return Object.entries(counts)
        .sort(([, a], [, b]) => b - a)
        .map(([reason, count]) => [text(reason), String(count)]);
}
function place(path, line, column) {
    return code(line === undefined ? path : `${path}:${String(line)}:${String(column ?? 1)}`);
}
/** As code: the fence is longer than any run of backticks inside. */
function code(value) {
    const inner = printable(value).replaceAll('|', '\\|');
    const longest = Math.max(0, ...(inner.match(/`+/gu) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    return longest === 0 ? fence + inner + fence : `${fence} ${inner} ${fence}`;
}
/** As text: nothing of it is markup, a link or a mention. */
function text(value) {
    return printable(value)
        .replaceAll(/[\\`*_{}[\]<>()#!|~@&]/gu, (character) => `\\${character}`)
        .replaceAll(/\s+/gu, ' ');
}
