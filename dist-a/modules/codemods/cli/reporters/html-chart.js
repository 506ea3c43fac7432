import { escapeHtml as text } from "./html-page.js";
const statuses = ['rewritten', 'suggested', 'skipped'];
const mostBars = 24;
const rowHeight = 24;
const labelWidth = 300;
const barWidth = 520;
/** Where the sites are: a bar for each folder, as a picture. */
export function folderChart(files) {
    const bars = [...group(files)].sort(([, a], [, b]) => sum(b) - sum(a));
    if (bars.length === 0)
        return '';
    const shown = bars.slice(0, mostBars);
    const rest = bars.slice(mostBars);
    if (rest.length > 0)
        shown.push([`${String(rest.length)} more folders`, addUp(rest.map(([, bar]) => bar))]);
    const most = Math.max(...shown.map(([, bar]) => sum(bar)));
    const height = shown.length * rowHeight;
    const width = labelWidth + barWidth + 60;
    return `<section aria-labelledby="where"><h2 id="where">Where the sites are</h2>
<p class="legend">${statuses.map((status) => `<span class="badge ${status}">${status}</span>`).join(' ')}</p>
<div class="chart"><svg viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-labelledby="chart-title"><title id="chart-title">Sites by folder: ${text(shown.map(([name, bar]) => `${name} ${String(sum(bar))}`).join(', '))}</title>
${shown.map(([name, bar], index) => row(name, bar, index, most)).join('\n')}
</svg></div></section>`;
}
function row(name, bar, index, most) {
    const y = index * rowHeight;
    let x = labelWidth;
    const parts = statuses.map((status) => {
        const width = (bar[status] / most) * barWidth;
        const part = width === 0
            ? ''
            : `<rect class="${status}" x="${x.toFixed(1)}" y="${String(y + 4)}" width="${width.toFixed(1)}" height="${String(rowHeight - 8)}"><title>${text(name)}: ${String(bar[status])} ${status}</title></rect>`;
        x += width;
        return part;
    });
    const middle = String(y + rowHeight / 2 + 4);
    return `<g><text class="label" x="${String(labelWidth - 8)}" y="${middle}" text-anchor="end">${text(shorten(name))}</text>${parts.join('')}<text x="${(x + 6).toFixed(1)}" y="${middle}">${String(sum(bar))}</text></g>`;
}
const longestLabel = 40;
function shorten(name) {
    return name.length > longestLabel ? `…${name.slice(1 - longestLabel)}` : name;
}
/** By the deepest folders that still make no more than a screenful of bars. */
function group(files) {
    const withSites = files.filter((file) => file.sites.length > 0);
    let best = groupAt(withSites, 1);
    for (let depth = 2; depth <= 6; depth++) {
        const deeper = groupAt(withSites, depth);
        if (deeper.size > mostBars)
            break;
        best = deeper;
    }
    return best;
}
function groupAt(files, depth) {
    const bars = new Map();
    for (const { path, sites } of files) {
        const folder = path.split('/').slice(0, -1).slice(0, depth).join('/') || '.';
        const bar = bars.get(folder) ?? { rewritten: 0, suggested: 0, skipped: 0 };
        for (const { status } of sites)
            bar[status]++;
        bars.set(folder, bar);
    }
    return bars;
}
function addUp(bars) {
    const total = { rewritten: 0, suggested: 0, skipped: 0 };
    for (const bar of bars)
        for (const status of statuses)
            total[status] += bar[status];
    return total;
}
function sum(bar) {
    return bar.rewritten + bar.suggested + bar.skipped;
}
