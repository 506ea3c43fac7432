// @ts-check
// tcs/no-double-settle against promise/no-multiple-resolved, side by side in one run. Needs the build.
//
//     node bench/double-settle.mjs          exits 1 when a target is missed
//     node bench/double-settle.mjs --quick  the generated executors alone
//
// Unless it says otherwise a figure is the rule alone: a clock around the rule's `create` and its listeners.

import * as generate from './lib/generate.mjs';
import { race } from './lib/guarded.mjs';
import { lintTree, readTree } from './lib/lint-tree.mjs';
import { machine, table, Targets, title } from './lib/report.mjs';
import { least, milliseconds, number, ratio } from './lib/samples.mjs';
import { treeFiles } from './lib/tree.mjs';

const isQuick = process.argv.includes('--quick');
const targets = new Targets();
const both = /** @type {const} */ (['ours', 'peer']);
const oursAlone = /** @type {const} */ (['ours']);

/** @typedef {Awaited<ReturnType<typeof race>>[string] | undefined} Result */

/** @param {Result} result */
const shown = (result) => {
  if (result === undefined) return 'not run';
  return result.rule.length === 0 ? `> ${result.guard / 1000} s` : milliseconds(result.rule);
};

/** @param {Result} peer @param {Result} ours */
const lead = (peer, ours) => {
  if (peer === undefined || ours === undefined || ours.rule.length === 0) return '–';
  return peer.rule.length === 0 ? `> ${number(peer.guard / least(ours.rule))}` : ratio(peer.rule, ours.rule);
};

console.log(`${machine()}; minimum of repeats, ratios with [p10 p50 p90] of the repeats' own ratios`);

title('Executors of sequential `if (aN) resolve(N)`');
const executors = [
  ...[10, 14, 18, 20, 25].map((ifs) => ({
    name: `${ifs} ifs`,
    text: generate.sequentialIfs(ifs),
    // The peer doubles with each `if`: what it does after 18 is known, and takes minutes.
    contenders: ifs > 18 ? oursAlone : both,
    target: ifs === 20 ? 5 : undefined,
  })),
  { name: '25 ifs, 30 ??', text: generate.ifsAndFallbacks(25, 30), contenders: both, target: undefined },
];
const executorRows = [];
for (const { name, text, contenders, target } of executors) {
  const { ours, peer } = await race(text, contenders, { repeats: 60, guard: 10_000, budget: 4000 });
  const verdict = target === undefined ? '' : targets.say(least(ours?.rule ?? []) <= target, `at most ${target} ms`);
  executorRows.push([
    name,
    shown(ours),
    milliseconds(ours?.first),
    shown(peer),
    lead(peer, ours),
    `${ours?.findings ?? '–'} / ${peer?.findings ?? '–'}`,
    verdict,
  ]);
}
table(['', 'ours', 'ours, first call', 'peer', 'peer / ours', 'findings', 'target'], executorRows);

if (!isQuick) {
  title('Growth with the length of a file');
  const growthRows = [];
  for (const { name, make, contenders } of [
    {
      name: 'many functions',
      make: generate.manyFunctions,
      contenders: /** @type {const} */ (['none', 'ours', 'peer']),
    },
    { name: 'one executor', make: generate.oneExecutor, contenders: /** @type {const} */ (['none', 'ours']) },
  ]) {
    let shortest = Number.NaN;
    for (const count of [1000, 10_000, 100_000]) {
      const { none, ours, peer } = await race(make(count), contenders, { repeats: 20, guard: 60_000, budget: 4000 });
      const best = least(ours?.rule ?? []);
      if (count === 1000) shortest = best;
      const order = count === 1000 ? Number.NaN : Math.log(best / shortest) / Math.log(count / 1000);
      growthRows.push([
        `${name}, ${count} lines`,
        shown(ours),
        `${number((1000 * best) / count)} µs`,
        Number.isNaN(order) ? '–' : order.toFixed(2),
        ratio(ours?.rule, none?.whole),
        shown(peer),
        lead(peer, ours),
        count === 100_000 ? targets.say(order <= 1.5, 'order at most 1.5') : '',
      ]);
    }
  }
  table(['', 'ours', 'per line', 'order', 'ours / ESLint, no rule', 'peer', 'peer / ours', 'target'], growthRows);

  const files = readTree(treeFiles());
  const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
  const sites = files.reduce((sum, { text }) => sum + (text.match(/new Promise\(|withResolvers\(/gu)?.length ?? 0), 0);
  title(
    `A real tree: ${files.length} files, ${number(bytes / 1e6)} MB, ${sites} mentions of new Promise or withResolvers`,
  );
  const { totals, findings, unreadable } = lintTree(files, 2, ['none', 'ours', 'peer']);
  const { parse, oxc, none, ours, peer, oursRule, peerRule } = totals;
  /** @param {string} name @param {typeof parse} measure @param {number | string} [found] */
  const row = (name, measure, found = '') => [
    name,
    milliseconds(measure?.best),
    ratio(measure?.rounds, parse?.rounds),
    ratio(measure?.rounds, oursRule?.rounds),
    found,
  ];
  table(
    ['', 'time', '/ parse', '/ our rule', 'findings'],
    [
      row('parse, typescript-eslint', parse),
      row('parse, ours (oxc and scopes)', oxc),
      row('lint, no rule', none),
      row('lint, ours', ours),
      row('lint, peer', peer),
      row('the rule alone, ours', oursRule, findings.ours),
      row('the rule alone, peer', peerRule, findings.peer),
    ],
  );
  console.log(`\n${unreadable} of them are left out: one of the parsers does not read them.`);
}
targets.conclude();
