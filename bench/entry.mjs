// @ts-check
// What loading the plugin costs a lint run, beside what other plugins and ESLint itself cost. Needs the build.
//
//     node bench/entry.mjs          exits 1 when a target is missed

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runNode } from './lib/processes.mjs';
import { machine, table, Targets } from './lib/report.mjs';
import { least, milliseconds, ratio } from './lib/samples.mjs';
import { root } from './lib/tree.mjs';

const repeats = 7;
const require = createRequire(import.meta.url);
/** @param {string} name */
const helper = (name) => fileURLToPath(new URL(`lib/${name}`, import.meta.url));

const entries = {
  ours: join(root, 'dist/index.js'),
  'eslint-plugin-promise': require.resolve('eslint-plugin-promise'),
  'typescript-eslint': require.resolve('typescript-eslint'),
  eslint: require.resolve('eslint'),
};
const urls = Object.entries(entries).map(([name, path]) => ({ name, url: pathToFileURL(path).href }));

/** @type {Record<string, number[]>} */
const samples = {};
for (let repeat = 0; repeat < repeats; repeat++) {
  for (const { name, url } of urls)
    (samples[name] ??= []).push(Number(runNode({ args: [helper('import-time.mjs'), url] }).stdout));
}

const targets = new Targets();
const heavy = /node_modules[/\\](?:@babel[/\\]|@oxc|eslint[/\\]|jscodeshift|oxc-parser|recast|typescript[/\\])/u;
const rows = urls.map(({ name, url }) => {
  /** @type {string[]} */
  const modules = JSON.parse(runNode({ args: [helper('count-modules.mjs'), url] }).stdout);
  const isLight = !modules.some((module) => heavy.test(module));
  const isQuick = least(samples[name] ?? []) < 100;
  const target = name === 'ours' ? targets.say(isQuick && isLight, 'under 100 ms, no parser, no jscodeshift') : '';
  return [name, milliseconds(samples[name]), ratio(samples[name], samples['ours']), modules.length, target];
});

console.log(
  `${machine()}; minimum of ${repeats} fresh processes, ratios with [p10 p50 p90] of the repeats' own ratios\n`,
);
table(['import of', 'time', '/ ours', 'modules', 'target'], rows);
targets.conclude();
