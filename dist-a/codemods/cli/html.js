import { i as fileStatuses, n as reasonOf, r as summarize, t as listProblems } from "./summary.js";
// dist/modules/codemods/cli/reporters/html-page.js
const entities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
/** As text or the value of an attribute. Control characters, which HTML does not hold, become pictures of them. */
function escapeHtml(value) {
	return value.replaceAll(/[&<>"']/gu, (character) => entities[character] ?? "").replaceAll(/[\0-\u0008\u000B\u000C\u000E-\u001F]/gu, (character) => String.fromCodePoint(9216 + (character.codePointAt(0) ?? 0))).replaceAll("\r", "");
}
const style = `
:root { color-scheme: light dark; --page: #fff; --card: #f5f6f8; --line: #d5d9e0; --text: #1b1f24; --dim: #57606a;
  --green: #1a7f37; --green-soft: #dafbe1; --blue: #0969da; --blue-soft: #ddf4ff; --amber: #9a6700; --amber-soft: #fff8c5;
  --red: #b3261e; --red-soft: #ffebe9; }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --card: #161b22; --line: #30363d; --text: #e6edf3;
  --dim: #9198a1; --green: #3fb950; --green-soft: #12261e; --blue: #58a6ff; --blue-soft: #121d2f; --amber: #d29922;
  --amber-soft: #272115; --red: #ff7b72; --red-soft: #2d1416; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.6rem; } h2 { margin: 2rem 0 .6rem; font-size: 1.15rem; }
header p, .legend, .why { color: var(--dim); margin: .3rem 0; }
code, pre, .codemod { font-family: ui-monospace, monospace; font-size: .88em; }
.cards { display: flex; flex-wrap: wrap; gap: .8rem; margin: 0 0 .8rem; }
.card { flex: 1 1 8rem; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
.card dt { color: var(--dim); } .card dd { margin: 0; font-size: 1.8rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.card.rewritten dd { color: var(--green); } .card.suggested dd { color: var(--blue); }
.card.skipped dd { color: var(--amber); } .card.error dd { color: var(--red); }
.badge { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: 1em; font-size: .82em; }
.badge.rewritten { color: var(--green); background: var(--green-soft); }
.badge.suggested { color: var(--blue); background: var(--blue-soft); }
.badge.skipped { color: var(--amber); background: var(--amber-soft); }
.tag { color: var(--dim); border: 1px solid var(--line); border-radius: .3em; padding: 0 .4em; font-size: .82em; }
.chart { overflow-x: auto; } svg text { fill: var(--text); font: 12px ui-monospace, monospace; }
rect.rewritten { fill: var(--green); } rect.suggested { fill: var(--blue); } rect.skipped { fill: var(--amber); }
table { border-collapse: collapse; } th, td { padding: .25rem .8rem; border-bottom: 1px solid var(--line); text-align: left; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
button { padding: .25rem .7rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); color: var(--text); font: inherit; cursor: pointer; }
button.reason { font-family: ui-monospace, monospace; font-size: .88em; }
form { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; }
form .text { flex: 1 1 20rem; } input[type=search] { width: 100%; padding: .4rem .6rem; border: 1px solid var(--line);
  border-radius: .4rem; background: var(--page); color: var(--text); font: inherit; }
fieldset { display: flex; gap: .9rem; margin: 0; border: 1px solid var(--line); border-radius: .4rem; padding: .15rem .8rem .35rem; }
legend { color: var(--dim); font-size: .85em; }
.site { margin: .4rem 0; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
.site[hidden] { display: none; }
summary { padding: .45rem .8rem; cursor: pointer; overflow-wrap: anywhere; } .site .why { padding: 0 .8rem; }
.codemod { color: var(--dim); }
pre { margin: 0; padding: .6rem 0; border-top: 1px solid var(--line); overflow-x: auto; background: var(--page);
  border-radius: 0 0 .5rem .5rem; tab-size: 4; }
pre > * { display: inline-block; min-width: 100%; padding: 0 .8rem; text-decoration: none; }
ins { background: var(--green-soft); } del { background: var(--red-soft); } .hunk { color: var(--dim); }
:focus-visible { outline: 2px solid var(--blue); outline-offset: 1px; }
@media print { form, #count { display: none; } }
`;
const script = `
const sites = [...document.querySelectorAll('.site')];
const text = document.getElementById('text');
const count = document.getElementById('count');
const toggle = document.getElementById('toggle');
let reason = '';
function show() {
  const words = text.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const statuses = [...document.querySelectorAll('input[name=status]:checked')].map((box) => box.value);
  let shown = 0;
  for (const site of sites) {
    const content = site.textContent.toLowerCase();
    const fits = statuses.includes(site.dataset.status) && (reason === '' || site.dataset.reason === reason) &&
      words.every((word) => content.includes(word));
    site.hidden = !fits;
    if (fits) shown++;
  }
  count.textContent = shown === sites.length ? shown + ' sites'
    : shown + ' of ' + sites.length + ' sites' + (reason === '' ? '' : ', reason ' + reason);
  for (const button of document.querySelectorAll('button.reason'))
    button.setAttribute('aria-pressed', String(button.dataset.reason === reason));
}
document.getElementById('filter').addEventListener('input', show);
document.getElementById('filter').addEventListener('submit', (event) => event.preventDefault());
for (const button of document.querySelectorAll('button.reason')) {
  button.addEventListener('click', () => {
    reason = reason === button.dataset.reason ? '' : button.dataset.reason;
    show();
    if (reason !== '') document.getElementById('sites').scrollIntoView();
  });
}
toggle.addEventListener('click', () => {
  const open = toggle.textContent === 'Open all';
  for (const site of sites) if (!site.hidden) site.open = open;
  toggle.textContent = open ? 'Close all' : 'Open all';
});
show();
`;
// dist/modules/codemods/cli/reporters/html-chart.js
const statuses$1 = [
	"rewritten",
	"suggested",
	"skipped"
];
const mostBars = 24;
const rowHeight = 24;
const labelWidth = 300;
const barWidth = 520;
/** Where the sites are: a bar for each folder, as a picture. */
function folderChart(files) {
	const bars = [...group(files)].sort(([, a], [, b]) => sum(b) - sum(a));
	if (bars.length === 0) return "";
	const shown = bars.slice(0, mostBars);
	const rest = bars.slice(mostBars);
	if (rest.length > 0) shown.push([`${String(rest.length)} more folders`, addUp(rest.map(([, bar]) => bar))]);
	const most = Math.max(...shown.map(([, bar]) => sum(bar)));
	const height = shown.length * rowHeight;
	const width = 880;
	return `<section aria-labelledby="where"><h2 id="where">Where the sites are</h2>
<p class="legend">${statuses$1.map((status) => `<span class="badge ${status}">${status}</span>`).join(" ")}</p>
<div class="chart"><svg viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-labelledby="chart-title"><title id="chart-title">Sites by folder: ${escapeHtml(shown.map(([name, bar]) => `${name} ${String(sum(bar))}`).join(", "))}</title>
${shown.map(([name, bar], index) => row(name, bar, index, most)).join("\n")}
</svg></div></section>`;
}
function row(name, bar, index, most) {
	const y = index * rowHeight;
	let x = labelWidth;
	const parts = statuses$1.map((status) => {
		const width = bar[status] / most * barWidth;
		const part = width === 0 ? "" : `<rect class="${status}" x="${x.toFixed(1)}" y="${String(y + 4)}" width="${width.toFixed(1)}" height="${String(16)}"><title>${escapeHtml(name)}: ${String(bar[status])} ${status}</title></rect>`;
		x += width;
		return part;
	});
	const middle = String(y + rowHeight / 2 + 4);
	return `<g><text class="label" x="${String(292)}" y="${middle}" text-anchor="end">${escapeHtml(shorten(name))}</text>${parts.join("")}<text x="${(x + 6).toFixed(1)}" y="${middle}">${String(sum(bar))}</text></g>`;
}
const longestLabel = 40;
function shorten(name) {
	return name.length > longestLabel ? `…${name.slice(-39)}` : name;
}
/** By the deepest folders that still make no more than a screenful of bars. */
function group(files) {
	const withSites = files.filter((file) => file.sites.length > 0);
	let best = groupAt(withSites, 1);
	for (let depth = 2; depth <= 6; depth++) {
		const deeper = groupAt(withSites, depth);
		if (deeper.size > mostBars) break;
		best = deeper;
	}
	return best;
}
function groupAt(files, depth) {
	const bars = /* @__PURE__ */ new Map();
	for (const { path, sites } of files) {
		const folder = path.split("/").slice(0, -1).slice(0, depth).join("/") || ".";
		const bar = bars.get(folder) ?? {
			rewritten: 0,
			suggested: 0,
			skipped: 0
		};
		for (const { status } of sites) bar[status]++;
		bars.set(folder, bar);
	}
	return bars;
}
function addUp(bars) {
	const total = {
		rewritten: 0,
		suggested: 0,
		skipped: 0
	};
	for (const bar of bars) for (const status of statuses$1) total[status] += bar[status];
	return total;
}
function sum(bar) {
	return bar.rewritten + bar.suggested + bar.skipped;
}
// dist/modules/codemods/cli/reporters/html.js
/** One page that needs nothing from anywhere: totals, where the sites are, and each site before and after. */
function html(result, { version }) {
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
<p>${escapeHtml(result.codemods.map(({ name }) => name).join(", "))}${result.unsafe ? ", suggested repairs too" : ""} · ${modes[result.mode]} · ${seconds(result)} · version ${escapeHtml(version)}</p>
</header>
<main>
${totals(result)}
${folderChart(result.files)}
${problemSection(result)}
${skippedSection(summarize(result).skipped)}
${siteSection(sites)}
${noteSection(result)}
</main>
<script>${script}<\/script>
</body>
</html>
`;
}
const modes = {
	write: "files were rewritten",
	"dry-run": "nothing was written",
	check: "a check, nothing was written"
};
function seconds({ milliseconds }) {
	return `${(milliseconds / 1e3).toFixed(1)} s`;
}
function totals(result) {
	const { files, sites, byStatus, errors, newSites } = summarize(result);
	const cards = [
		[
			result.mode === "write" ? "rewritten" : "to rewrite",
			sites.rewritten,
			"rewritten"
		],
		[
			"suggested",
			sites.suggested,
			"suggested"
		],
		[
			"skipped",
			sites.skipped,
			"skipped"
		],
		...newSites === void 0 ? [] : [[
			"not in the baseline",
			newSites,
			""
		]],
		[
			"errors",
			errors,
			errors > 0 ? "error" : ""
		]
	];
	const buckets = fileStatuses.filter((status) => byStatus[status] > 0).map((status) => `${String(byStatus[status])} ${status.replace("-", " ")}`);
	return `<section aria-labelledby="totals"><h2 id="totals">Totals</h2>
<dl class="cards">${cards.map(([name, count, kind]) => `<div class="card ${kind}"><dt>${name}</dt><dd>${String(count)}</dd></div>`).join("")}</dl>
<p>${String(files)} files: ${buckets.join(", ")}.</p></section>`;
}
function problemSection(result) {
	const rows = listProblems(result).map(({ path, line, column, detail }) => `<li><code>${escapeHtml(path ?? "")}${line === void 0 ? "" : `:${String(line)}:${String(column ?? 1)}`}</code> ${escapeHtml(detail.split("\n", 1)[0] ?? "")}</li>`);
	if (rows.length === 0) return "";
	return `<section aria-labelledby="errors"><h2 id="errors">Errors</h2><ul>${rows.join("")}</ul></section>`;
}
function skippedSection(skipped) {
	const rows = Object.entries(skipped).sort(([, a], [, b]) => b - a).map(([code, count]) => `<tr><td><button type="button" class="reason" data-reason="${escapeHtml(code)}">${escapeHtml(code)}</button></td><td class="number">${String(count)}</td></tr>`);
	if (rows.length === 0) return "";
	return `<section aria-labelledby="reasons"><h2 id="reasons">Skipped, by reason</h2>
<table><thead><tr><th scope="col">reason (choose one to see its sites)</th><th scope="col" class="number">sites</th></tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}
const statuses = [
	"rewritten",
	"suggested",
	"skipped"
];
function siteSection(sites) {
	return `<section aria-labelledby="sites"><h2 id="sites">Sites</h2>
<form id="filter" role="search">
<label class="text">Filter <input type="search" id="text" placeholder="path, codemod, reason or code" autocomplete="off"></label>
<fieldset><legend>Status</legend>${statuses.map((status) => `<label><input type="checkbox" name="status" value="${status}" checked> ${status}</label>`).join(" ")}</fieldset>
<button type="button" id="toggle">Open all</button>
</form>
<p id="count" role="status">${String(sites.length)} sites</p>
<div id="list">${sites.join("\n")}</div></section>`;
}
function siteEntry(site, { path }) {
	const reason = reasonOf(site);
	const why = reason === void 0 ? "" : `<p class="why">${escapeHtml(reason.detail)} <code>${escapeHtml(reason.code)}</code></p>`;
	const known = site.isKnown === void 0 ? "" : ` <span class="tag">${site.isKnown ? "in the baseline" : "new"}</span>`;
	const body = `${why}${site.diff === void 0 ? "" : diffBlock(site.diff)}`;
	return `<details class="site" data-status="${site.status}" data-reason="${escapeHtml(reason?.code ?? "")}"><summary><span class="badge ${site.status}">${site.status}</span> <code>${escapeHtml(path)}:${String(site.line)}:${String(site.column)}</code> <span class="codemod">${escapeHtml(site.codemod)}</span>${known}</summary>${body === "" ? "<p class=\"why\">nothing to show</p>" : body}</details>`;
}
const mostLines = 400;
function diffBlock(diff) {
	const lines = diff.trimEnd().split("\n");
	const rest = lines.length - mostLines;
	const shown = lines.slice(0, mostLines).map(diffLine);
	if (rest > 0) shown.push(`<span class="hunk">… ${String(rest)} more lines</span>`);
	return `<pre tabindex="0" aria-label="before and after">${shown.join("\n")}</pre>`;
}
function diffLine(line) {
	if (line.startsWith("+")) return `<ins>${escapeHtml(line)}</ins>`;
	if (line.startsWith("-")) return `<del>${escapeHtml(line)}</del>`;
	return line.startsWith("@@") ? `<span class="hunk">${escapeHtml(line)}</span>` : `<span>${escapeHtml(line)}</span>`;
}
function noteSection({ notes, missingRuntime, created }) {
	const all = [
		...notes.map(escapeHtml),
		...missingRuntime === void 0 ? [] : [`To install the runtime: <code>${escapeHtml(missingRuntime.command)}</code>`],
		...created === void 0 ? [] : [`The runtime goes to <code>${escapeHtml(created.path)}</code>`]
	];
	if (all.length === 0) return "";
	return `<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ul>${all.map((note) => `<li>${note}</li>`).join("")}</ul></section>`;
}
export { html };
