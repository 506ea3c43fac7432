// @ts-check
// All rules of the plugin together against promise/no-multiple-resolved alone, side by side in one run. Needs the build.
//
//     node bench/all-rules.mjs          exits 1 when a target is missed
//     node bench/all-rules.mjs --quick  one round of the tree, and no growth
//
// A figure is the rules alone: clocks around each rule's `create` and its listeners.

import * as generate from './lib/generate.mjs';
import { race } from './lib/guarded.mjs';
import { lintTree, readTree } from './lib/lint-tree.mjs';
import { machine, table, Targets, title } from './lib/report.mjs';
import { least, milliseconds, number, ratio } from './lib/samples.mjs';
import { treeFiles } from './lib/tree.mjs';

const isQuick = process.argv.includes('--quick');
const targets = new Targets();

console.log(`${machine()}; minimum of repeats, ratios with [p10 p50 p90] of the repeats' own ratios`);

const files = readTree(treeFiles());
title(`A real tree: ${files.length} files, ${number(files.reduce((sum, { text }) => sum + text.length, 0) / 1e6)} MB`);
const { totals, rules, findings, unreadable } = lintTree(files, isQuick ? 1 : 3, ['all', 'peer']);
const { parse, allRule, peerRule } = totals;
const share = (/** @type {typeof parse} */ of) => (allRule?.best ?? 0) / (of?.best ?? 0);
table(
  ['', 'time', '/ parse', '/ peer', 'findings', 'target'],
  [
    ['parse, typescript-eslint', milliseconds(parse?.best), '', '', '', ''],
    [
      'all rules',
      milliseconds(allRule?.best),
      ratio(allRule?.rounds, parse?.rounds),
      ratio(allRule?.rounds, peerRule?.rounds),
      findings['all'] ?? 0,
      `${targets.say(share(peerRule) <= 1, 'at most the peer')}; ${targets.say(share(parse) <= 0.05, 'at most 5 % of parse')}`,
    ],
    ['the peer', milliseconds(peerRule?.best), ratio(peerRule?.rounds, parse?.rounds), '', findings['peer'] ?? 0, ''],
  ],
);
console.log(`\n${unreadable} of them are left out: one of the parsers does not read them.\n`);
table(
  ['rule', 'time', 'share'],
  Object.entries(rules)
    .map(([name, measure]) => ({ name, best: measure?.best ?? 0 }))
    .filter(({ name }) => name !== 'no-multiple-resolved')
    .sort((a, b) => b.best - a.best)
    .map(({ name, best }) => [name, milliseconds(best), `${number((100 * best) / (allRule?.best ?? 1))} %`]),
);

if (!isQuick) {
  title('Growth with the length of a file');
  const rows = [];
  for (const { name, make, longest } of [
    { name: 'many functions', make: generate.manyFunctions, longest: 100_000 },
    { name: 'many classes', make: generate.manyClasses, longest: 100_000 },
    { name: 'one executor', make: generate.oneExecutor, longest: 100_000 },
    ...generate.repeated.map((each) => ({ ...each, longest: 10_000 })),
  ]) {
    let shortest = Number.NaN;
    for (const count of [1000, 10_000, 100_000].filter((each) => each <= longest)) {
      const { all, none } = await race(make(count), ['none', 'all'], { repeats: 10, guard: 60_000, budget: 10_000 });
      const best = least(all?.rule ?? []);
      if (count === 1000) shortest = best;
      const order = count === 1000 ? Number.NaN : Math.log(best / shortest) / Math.log(count / 1000);
      rows.push([
        `${name}, ${count} lines`,
        milliseconds(all?.rule),
        `${number((1000 * best) / count)} µs`,
        Number.isNaN(order) ? '–' : order.toFixed(2),
        ratio(all?.rule, none?.whole),
        count === longest ? targets.say(order <= 1.5, 'order at most 1.5') : '',
      ]);
    }
  }
  table(['', 'all rules', 'per line', 'order', 'all rules / ESLint, no rule', 'target'], rows);
}
targets.conclude();
