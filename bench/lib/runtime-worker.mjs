// @ts-check
// Measures one topic in this fresh process and prints the samples.
//
//     node runtime-worker.mjs <topic> <repeats>
import { writeSync } from 'node:fs';
import { measure } from './runtime-measure.mjs';

const [topic, repeats] = process.argv.slice(2);
/** @type {{ cases: import('./runtime-measure.mjs').Case[] }} */
const { cases } = await import(`../runtime/${String(topic)}.mjs`);
const only = process.env['ONLY'];
const results = [];
for (const one of cases) {
  if (only !== undefined && !one.title.includes(only)) continue;
  const { title, unit = 'ns', reference = Object.keys(one.contenders)[0], targets = [], minus } = one;
  const rows = await measure(one, Number(repeats));
  results.push({ title, unit, reference, targets, minus, rows });
}
writeSync(1, JSON.stringify(results));
// Timers of contenders may be pending.
process.exit();
