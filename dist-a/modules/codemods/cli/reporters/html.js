import { fileStatuses } from "../run-result.js";
import { listProblems, reasonOf, summarize } from "../summary.js";
import { folderChart } from "./html-chart.js";
import { escapeHtml as text, script, style } from "./html-page.js";
/** One page that needs nothing from anywhere: totals, where the sites are, and each site before and after. */
export function html(result, { version }) {
    const sites = result.files.flatMap((file) => file.sites.map((site) => siteEntry(site, file)));
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>tcs-codemod report</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>tcs-codemod</h1>
<p>${text(result.codemods.map(({ name }) => name).join(', '))}${result.unsafe ? ', suggested repairs too' : ''} · ${modes[result.mode]} · ${seconds(result)} · version ${text(version)}</p>
</header>
<main>
${totals(result)}
${folderChart(result.files)}
${problemSection(result)}
${skippedSection(summarize(result).skipped)}
${siteSection(sites)}
${noteSection(result)}
</main>
<script>${script}</script>
</body>
</html>
`;
}
const modes = {
    write: 'files were rewritten',
    'dry-run': 'nothing was written',
    check: 'a check, nothing was written',
};
function seconds({ milliseconds }) {
    return `${(milliseconds / 1000).toFixed(1)} s`;
}
function totals(result) {
    const { files, sites, byStatus, errors, newSites } = summarize(result);
    const cards = [
        [result.mode === 'write' ? 'rewritten' : 'to rewrite', sites.rewritten, 'rewritten'],
        ['suggested', sites.suggested, 'suggested'],
        ['skipped', sites.skipped, 'skipped'],
        ...(newSites === undefined ? [] : [['not in the baseline', newSites, '']]),
        ['errors', errors, errors > 0 ? 'error' : ''],
    ];
    const buckets = fileStatuses
        .filter((status) => byStatus[status] > 0)
        .map((status) => `${String(byStatus[status])} ${status.replace('-', ' ')}`);
    return `<section aria-labelledby="totals"><h2 id="totals">Totals</h2>
<dl class="cards">${cards
        .map(([name, count, kind]) => `<div class="card ${kind}"><dt>${name}</dt><dd>${String(count)}</dd></div>`)
        .join('')}</dl>
<p>${String(files)} files: ${buckets.join(', ')}.</p></section>`;
}
function problemSection(result) {
    const rows = listProblems(result).map(({ path, line, column, detail }) => `<li><code>${text(path ?? '')}${line === undefined ? '' : `:${String(line)}:${String(column ?? 1)}`}</code> ${text(detail.split('\n', 1)[0] ?? '')}</li>`);
    if (rows.length === 0)
        return '';
    return `<section aria-labelledby="errors"><h2 id="errors">Errors</h2><ul>${rows.join('')}</ul></section>`;
}
function skippedSection(skipped) {
    const rows = Object.entries(skipped)
        .sort(([, a], [, b]) => b - a)
        .map(([code, count]) => `<tr><td><button type="button" class="reason" data-reason="${text(code)}">${text(code)}</button></td><td class="number">${String(count)}</td></tr>`);
    if (rows.length === 0)
        return '';
    return `<section aria-labelledby="reasons"><h2 id="reasons">Skipped, by reason</h2>
<table><thead><tr><th scope="col">reason (choose one to see its sites)</th><th scope="col" class="number">sites</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}
const statuses = ['rewritten', 'suggested', 'skipped'];
function siteSection(sites) {
    const boxes = statuses.map((status) => `<label><input type="checkbox" name="status" value="${status}" checked> ${status}</label>`);
    return `<section aria-labelledby="sites"><h2 id="sites">Sites</h2>
<form id="filter" role="search">
<label class="text">Filter <input type="search" id="text" placeholder="path, codemod, reason or code" autocomplete="off"></label>
<fieldset><legend>Status</legend>${boxes.join(' ')}</fieldset>
<button type="button" id="toggle">Open all</button>
</form>
<p id="count" role="status">${String(sites.length)} sites</p>
<div id="list">${sites.join('\n')}</div></section>`;
}
function siteEntry(site, { path }) {
    const reason = reasonOf(site);
    const why = reason === undefined ? '' : `<p class="why">${text(reason.detail)} <code>${text(reason.code)}</code></p>`;
    const known = site.isKnown === undefined ? '' : ` <span class="tag">${site.isKnown ? 'in the baseline' : 'new'}</span>`;
    const body = `${why}${site.diff === undefined ? '' : diffBlock(site.diff)}`;
    return `<details class="site" data-status="${site.status}" data-reason="${text(reason?.code ?? '')}"><summary><span class="badge ${site.status}">${site.status}</span> <code>${text(path)}:${String(site.line)}:${String(site.column)}</code> <span class="codemod">${text(site.codemod)}</span>${known}</summary>${body === '' ? '<p class="why">nothing to show</p>' : body}</details>`;
}
// A transform of one's own may change all of a file.
const mostLines = 400;
function diffBlock(diff) {
    const lines = diff.trimEnd().split('\n');
    const rest = lines.length - mostLines;
    const shown = lines.slice(0, mostLines).map(diffLine);
    if (rest > 0)
        shown.push(`<span class="hunk">… ${String(rest)} more lines</span>`);
    return `<pre tabindex="0" aria-label="before and after">${shown.join('\n')}</pre>`;
}
function diffLine(line) {
    if (line.startsWith('+'))
        return `<ins>${text(line)}</ins>`;
    if (line.startsWith('-'))
        return `<del>${text(line)}</del>`;
    return line.startsWith('@@') ? `<span class="hunk">${text(line)}</span>` : `<span>${text(line)}</span>`;
}
function noteSection({ notes, missingRuntime, created }) {
    const all = [
        ...notes.map(text),
        ...(missingRuntime === undefined ? [] : [`To install the runtime: <code>${text(missingRuntime.command)}</code>`]),
        ...(created === undefined ? [] : [`The runtime goes to <code>${text(created.path)}</code>`]),
    ];
    if (all.length === 0)
        return '';
    return `<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ul>${all.map((note) => `<li>${note}</li>`).join('')}</ul></section>`;
}
