// @ts-check
// The runtime against what one would write without it, and against packages that do the same, side by side in one run.
// Needs `tsc -b src/runtime`.
//
//     node bench/runtime.mjs [topic…]    tables and targets; exits 1 when a target is missed
//       --quick                          fewer repeats, for a first impression
//       --node <binary>                  under that Node; give it several times to see them side by side
//
// A topic is a file of bench/runtime. Each is measured in processes of its own, several times, for what the compiler makes of
// a function is not the same in each.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { machine, table, Targets, title } from './lib/report.mjs';
import { merge, rowsOf } from './lib/runtime-report.mjs';

const order = ['core', 'memory', 'signals', 'events', 'time', 'coordination', 'diagnostics'];
const topics = readdirSync(new URL('runtime', import.meta.url))
  .map((file) => file.replace(/\.mjs$/, ''))
  .sort((a, b) => order.indexOf(a) - order.indexOf(b));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, node: { type: 'string', multiple: true, default: [process.execPath] } },
});
for (const topic of positionals) {
  if (!topics.includes(topic)) throw new Error(`There is no topic '${topic}'. There is: ${topics.join(', ')}`);
}
const processes = values.quick ? 1 : 3;
const repeats = values.quick ? 10 : 20;

/** @param {string} node @param {readonly string[]} args */
const run = (node, args) => {
  const { status, error, stdout } = spawnSync(node, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${node} ${args.join(' ')} ended with ${String(status)}`);
  return stdout;
};

const worker = new URL('lib/runtime-worker.mjs', import.meta.url).pathname;
const load = () => (loadavg()[0] ?? 0).toFixed(1);
const nodes = values.node.map((path) => ({ path, version: run(path, ['--version']).trim() }));
const targets = new Targets();

console.log(`${machine()}; load ${load()}`);
if (values.node.length > 1) console.log(`\nSide by side: ${nodes.map(({ version }) => version).join(', ')}`);
console.log(`
The first row of a case is what it takes, the minimum of ${processes} × ${repeats} repeats. The others are ratios of minima to it,
and in brackets p10, p50 and p90 of the ratios of each repeat.`);

for (const topic of positionals.length > 0 ? positionals : topics) {
  /** @type {import('./lib/runtime-report.mjs').Result[][][]} by Node, then by process */
  const measured = nodes.map(() => []);
  for (let round = 0; round < processes; round++) {
    for (const [index, { path }] of nodes.entries()) {
      measured[index]?.push(JSON.parse(run(path, [worker, topic, String(repeats)])));
    }
  }
  title(topic);
  const rows = rowsOf(measured.map(merge), targets);
  table(['', ...nodes.map(({ version }) => `Node ${version.slice(1)}`), 'target'], rows);
}
console.log(`\nload ${load()}`);
targets.conclude();
