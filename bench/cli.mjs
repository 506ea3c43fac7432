// @ts-check
// tcs-codemod against stock jscodeshift on a real tree, whole processes side by side in one run. Needs the build.
//
//     node bench/cli.mjs
//
// jscodeshift parses only what a transform asks for: an empty one shows what it takes to start, to find and to read files, and
// one that parses is what any transform costs. `floor` reads, scans and parses what matters, and does nothing else.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codemods } from '../dist/codemods/registry.js';
import { compare, holdsCores, runNode } from './lib/processes.mjs';
import { machine, table, title } from './lib/report.mjs';
import { milliseconds, ratio } from './lib/samples.mjs';
import { copyTree, root } from './lib/tree.mjs';

const require = createRequire(import.meta.url);
/** @param {string} name */
const helper = (name) => fileURLToPath(new URL(`lib/${name}`, import.meta.url));
const jscodeshift = require.resolve('jscodeshift/bin/jscodeshift.js');
const extensions = 'js,jsx,cjs,mjs,ts,tsx,cts,mts';

const folder = copyTree();
const relevance = codemods.map((codemod) => codemod.relevance.source).join('|');

/** @param {string | number} concurrency */
const ours = (concurrency) => [
  join(root, 'dist/codemods/cli/main.js'),
  '--dry-run',
  '--concurrency',
  String(concurrency),
];
/** @param {string} transform @param {readonly string[]} flags */
const peer = (transform, ...flags) => [
  ...[jscodeshift, '--no-babel', '--dry', '--silent', '--parser=tsx', `--extensions=${extensions}`],
  ...['-t', helper(`transforms/${transform}.cjs`), ...flags, folder],
];
const floor = [helper('floor.mjs'), folder, relevance];

/** @typedef {Record<string, import('./lib/processes.mjs').Command>} Commands */

/** @param {string} name @param {Commands} commands @param {number} repeats */
const measure = (name, commands, repeats) => {
  title(name);
  const samples = compare(commands, repeats);
  const [reference] = Object.values(samples);
  table(
    ['', 'wall', '/ tcs-codemod'],
    Object.entries(samples).map(([row, values]) => [row, milliseconds(values), ratio(values, reference)]),
  );
};

const { files } = JSON.parse(runNode({ args: [...ours('auto'), '--format', 'json'], cwd: folder }).stdout);
/** @type {Record<string, number>} */
const counts = {};
for (const { status } of files) counts[status] = (counts[status] ?? 0) + 1;
const met = JSON.parse(runNode({ args: floor }).stdout);

console.log(`${machine()}; whole processes, minimum of 3, ratios with [p10 p50 p90] of the repeats' own ratios`);
console.log(
  `${met.files} files; tcs-codemod: ${Object.entries(counts)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ')}`,
);
console.log(`floor: ${met.parsed} parsed`);

measure(
  holdsCores ? 'One core (taskset)' : 'One worker',
  {
    'tcs-codemod --dry-run --concurrency 1': { args: ours(1), cwd: folder, core: true },
    'jscodeshift --dry --cpus=1, empty': { args: peer('empty', '--cpus=1'), core: true },
    'jscodeshift --dry --run-in-band, empty': { args: peer('empty', '--run-in-band'), core: true },
    'floor: read, scan, parse': { args: floor, core: true },
    'node, nothing': { args: ['-e', '0'], core: true },
  },
  3,
);
measure(
  'Two cores',
  {
    'tcs-codemod --dry-run --concurrency 2': { args: ours(2), cwd: folder },
    'jscodeshift --dry --cpus=2, empty': { args: peer('empty', '--cpus=2') },
  },
  3,
);
measure(
  'Two cores, each file parsed, run once',
  {
    'tcs-codemod --dry-run --concurrency 2': { args: ours(2), cwd: folder },
    'jscodeshift --dry --cpus=2, parses': { args: peer('parse', '--cpus=2') },
  },
  1,
);
