import { fileStatuses } from "../run-result.js";
import { reasonOf, summarize } from "../summary.js";
import { printable } from "./printable.js";
/** The run for people: the sites that need a look, then the numbers. */
export function stylish(result, { colors, verbose }) {
    const sections = result.files.map((file) => fileSection(file, showsRewritten(result, verbose), verbose, colors));
    return [
        ...sections,
        ...result.notes.map((note) => `${note}\n`),
        summarySection(result, colors),
        runtimeSection(result, colors),
    ].join('');
}
function showsRewritten(result, verbose) {
    return verbose || result.mode !== 'write';
}
function fileSection(file, withRewritten, verbose, colors) {
    const sites = file.sites.filter((site) => isShown(site, withRewritten, verbose));
    const reason = verbose ? file.reason : undefined;
    if (sites.length === 0 && reason === undefined)
        return '';
    const status = reason === undefined ? '' : colors.dim(` ${words(file.status)}: ${reason.detail}`);
    return `${colors.bold(printable(file.path))}${status}\n${sites.map((site) => siteLine(site, colors)).join('')}\n`;
}
const said = ['ignored', 'declined'];
// What somebody has already said about a site, in a comment, a baseline or an answer, is not to be said again.
function isShown(site, withRewritten, verbose) {
    if (!verbose && (site.isKnown === true || said.includes(site.skip?.code)))
        return false;
    return withRewritten || site.status !== 'rewritten';
}
function siteLine(site, colors) {
    const place = `${String(site.line)}:${String(site.column)}`.padEnd(8);
    const paint = { rewritten: colors.green, suggested: colors.cyan, skipped: colors.yellow }[site.status];
    const reason = reasonOf(site);
    const why = reason === undefined ? '' : `  ${reason.detail} ${colors.dim(`(${reason.code})`)}`;
    return `  ${place}${paint(site.status.padEnd(10))} ${site.codemod}${why}\n`;
}
function words(status) {
    return status.replace('-', ' ');
}
function counts(of) {
    const sorted = Object.entries(of).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return sorted.length === 0 ? '' : ` (${sorted.map(([code, count]) => `${code} ${String(count)}`).join(', ')})`;
}
function summarySection(result, colors) {
    const summary = summarize(result);
    const seconds = `${(result.milliseconds / 1000).toFixed(1)} s`;
    const { rewritten, suggested, skipped } = summary.sites;
    const would = result.mode === 'write' ? '' : ' (nothing is written)';
    const lines = [
        `${colors.bold(`${String(summary.files)} ${summary.files === 1 ? 'file' : 'files'} scanned, ${String(summary.relevant)} relevant`)}, ${seconds}${would}`,
    ];
    for (const status of fileStatuses) {
        const count = summary.byStatus[status];
        const isAlwaysShown = status === 'unchanged' || status === (result.mode === 'write' ? 'changed' : 'would-change');
        if (count === 0 && !isAlwaysShown)
            continue;
        lines.push(`  ${words(status).padEnd(13)}${String(count)}${status === 'left-alone' ? counts(summary.leftAlone) : ''}`);
    }
    if (result.created !== undefined)
        lines.push(`${result.mode === 'write' ? 'Created' : 'Would create'} ${printable(result.created.path)}`);
    lines.push(`Sites: ${String(rewritten)} rewritten, ${String(suggested)} suggested, ${String(skipped)} skipped${counts(summary.skipped)}`, ...(summary.newSites === undefined ? [] : [`New since the baseline: ${String(summary.newSites)}`]), `Errors: ${summary.errors === 0 ? '0' : colors.red(String(summary.errors))}`);
    return `${lines.join('\n')}\n`;
}
function runtimeSection({ missingRuntime: missing }, colors) {
    if (missing === undefined)
        return '';
    const where = missing.packages.join() === '.' ? '' : ` (in ${missing.packages.map(printable).join(', ')})`;
    return `\nThe rewritten files import ${missing.name}, which no package.json above them lists.\nInstall it with: ${colors.bold(missing.command)}${where}\n`;
}
