// @ts-check
// tcs-codemod against stock jscodeshift on a tree of thousands of files, whole processes side by side in one run. Needs the build.
//
//     node bench/cli.mjs                          6 000 files of the installed packages
//     node bench/cli.mjs --files 10000 ../a ../b  10 000 files of these folders, some of them copied
//     node bench/cli.mjs --quick                  each once
//
// jscodeshift parses only what a transform asks for. The empty transform is `j(source).toSource()`, the least that any transform
// does; one that never parses shows what it takes to start, to find and to read files.
// `floor` reads and scans all files and parses those that matter, and does nothing else.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { holdsCores, runMeasured, runNode } from './lib/processes.mjs';
import { machine, table, Targets, title } from './lib/report.mjs';
import { least, milliseconds, number } from './lib/samples.mjs';
import { growTree, root, temporaryFolder } from './lib/tree.mjs';

const { values: flags, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string', default: '6000' }, quick: { type: 'boolean', default: false } },
});
const repeats = flags.quick ? 1 : 3;

const require = createRequire(import.meta.url);
/** @param {string} name */
const helper = (name) => fileURLToPath(new URL(`lib/${name}`, import.meta.url));
const jscodeshift = require.resolve('jscodeshift/bin/jscodeshift.js');
const extensions = 'js,jsx,cjs,mjs,ts,tsx,cts,mts';

const folder = growTree(Number(flags.files), folders);
const matter = join(temporaryFolder(), 'matter.txt');
const targets = new Targets();

/** @param {number} threads @param {string} cwd */
const ours = (threads, cwd = folder) => ({
  args: [join(root, 'dist/codemods/cli/main.js'), '--dry-run', '--quiet', '--concurrency', String(threads)],
  cwd,
});
/** @param {string} transform @param {readonly string[]} flags */
const peer = (transform, ...flags) => ({
  args: [
    ...[jscodeshift, '--dry', '--silent', '--parser=tsx', `--extensions=${extensions}`],
    ...['-t', helper(`transforms/${transform}.cjs`), ...flags, folder],
  ],
});
/** @param {number} threads */
const floor = (threads) => ({ args: [helper('floor.mjs'), folder, matter, String(threads)] });

/** @typedef {import('./lib/processes.mjs').Usage} Usage */
/** @typedef {{ name: string, command: import('./lib/processes.mjs').Command, repeats?: number }} Row */

/**
 * Runs the rows in turns, so that all of them meet the same noise.
 * @param {string} name @param {readonly Row[]} rows
 */
const measure = (name, rows) => {
  title(name);
  /** @type {Usage[][]} */
  const samples = rows.map(() => []);
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [index, { command, repeats: own = repeats }] of rows.entries())
      if (repeat < own) samples[index]?.push(runMeasured(command));
  }
  const best = samples.map((all) => ({
    wall: least(all.map(({ elapsed }) => elapsed)),
    cpu: least(all.map(({ cpu }) => cpu)),
    rss: least(all.map(({ rss }) => rss)),
  }));
  const [first] = best;
  table(
    ['', 'wall', '/ tcs-codemod', 'CPU', '/ tcs-codemod', 'memory'],
    best.map(({ wall, cpu, rss }, index) => [
      rows[index]?.name ?? '',
      milliseconds(wall),
      number(wall / (first?.wall ?? wall)),
      milliseconds(cpu),
      number(cpu / (first?.cpu ?? cpu)),
      `${rss.toFixed(0)} MB`,
    ]),
  );
  return best;
};

const { files } = JSON.parse(
  runNode({ args: [...ours(2).args.filter((arg) => arg !== '--quiet'), '--format', 'json'], cwd: folder }).stdout,
);
/** @type {Record<string, number>} */
const counts = {};
for (const { status } of files) counts[status] = (counts[status] ?? 0) + 1;
const parsed = files.filter((/** @type {{ status: string }} */ { status }) =>
  /^(?:unchanged|would-change|error)$/u.test(status),
);
writeFileSync(matter, parsed.map((/** @type {{ path: string }} */ { path }) => path).join('\n'));
const met = JSON.parse(runNode(floor(1)).stdout);

console.log(`${machine()}, load ${loadavg()[0]?.toFixed(1)}; whole processes, minimum of ${repeats}`);
console.log(
  `${met.files} files; tcs-codemod: ${Object.entries(counts)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ')}`,
);
console.log(`floor: ${met.parsed} parsed`);

for (const cores of [1, 2]) {
  const core = cores === 1;
  const cpus = `--cpus=${cores}`;
  const [own, bare, empty] = measure(
    core ? `One core${holdsCores ? ' (taskset)' : ', as far as it can be held'}` : 'Two cores',
    [
      { name: `tcs-codemod --dry-run --concurrency ${cores}`, command: { ...ours(cores), core } },
      { name: 'floor: read, scan, parse', command: { ...floor(cores), core } },
      { name: `jscodeshift --dry ${cpus}, parses and prints`, command: { ...peer('parse', cpus), core }, repeats: 1 },
      { name: `jscodeshift --dry ${cpus}, never parses`, command: { ...peer('empty', cpus), core } },
      { name: 'node, nothing', command: { args: ['-e', '0'], core } },
    ],
  );
  if (own === undefined || bare === undefined || empty === undefined) continue;
  const say = (/** @type {'wall' | 'cpu'} */ clock, /** @type {string} */ by) => {
    const toPeer = empty[clock] / own[clock];
    const toFloor = own[clock] / bare[clock];
    const peerSays = targets.say(
      toPeer >= 20,
      `jscodeshift that changes nothing takes ${number(toPeer)} times as long, at least 20`,
    );
    const floorSays = targets.say(toFloor <= 2, `tcs-codemod takes ${number(toFloor)} times the floor, at most 2`);
    console.log(`\nBy ${by}:\n${peerSays}\n${floorSays}`);
  };
  say('wall', 'the clock');
  // Of several processes at once the clock is what counts; on one core, where others want it too, this is.
  if (core) say('cpu', 'the time of the processor');
}

title('Memory');
// The same files, once and ten times: what the largest of them takes is no growth. Few files are worth one thread alone, so
// that two get twice as many.
const peaks = [1, 2].map((threads) => ({
  threads,
  all: [1000, 10_000].map((each) => {
    const tree = growTree(threads * each, folders, threads * 1000);
    return least(Array.from({ length: repeats }, () => runMeasured(ours(threads, tree)).rss));
  }),
}));
table(
  ['most memory at once', '1 000 files a thread', '10 000 files a thread'],
  peaks.map(({ threads, all }) => [`--concurrency ${threads}`, ...all.map((rss) => `${rss.toFixed(0)} MB`)]),
);
for (const { threads, all } of peaks) {
  const growth = (all[1] ?? 0) / (all[0] ?? 1);
  console.log(targets.say(growth <= 1.25, `${threads} threads: ${number(growth)} times the memory, at most 1.25`));
}
targets.conclude();
