const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** As text or the value of an attribute. Control characters, which HTML does not hold, become pictures of them. */
export function escapeHtml(value) {
    return value
        .replaceAll(/[&<>"']/gu, (character) => entities[character] ?? '')
        .replaceAll(/[\0-\u0008\u000B\u000C\u000E-\u001F]/gu, (character) => String.fromCodePoint(0x24_00 + (character.codePointAt(0) ?? 0)))
        .replaceAll('\r', '');
}
export const style = `
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
export const script = `
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
