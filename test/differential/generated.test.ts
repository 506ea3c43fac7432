import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deferredToSource } from '../../src/codemods/deferred-to-source.ts';
import { compare } from './compare.ts';
import { generatedPrograms } from './generate/program.ts';

const options = { codemods: [deferredToSource], unsafe: true };
const numRuns = Number(process.env['TCS_DIFFERENTIAL_COUNT'] ?? 300);
const seed = process.env['TCS_DIFFERENTIAL_SEED'];

test('x', { timeout: 10_000 + 100 * numRuns }, async () => {
  const shares = new Map<string, { all: number; changed: number; out: number; skips: string[] }>();
  const details = await fc.check(
    fc.asyncProperty(generatedPrograms, async (program) => {
      const { after, sites, isLeftOut } = await compare(program, options);
      for (const shape of program.shapes) {
      const share = shares.get(shape) ?? { all: 0, changed: 0, out: 0, skips: [] };
      share.all++;
      if (after !== program.text) share.changed++;
      if (isLeftOut) share.out++;
      for (const s of sites) if (s.skip) share.skips.push(s.skip.code);
      shares.set(shape, share); }
    }),
    { numRuns, ...(seed ? { seed: Number(seed) } : {}) },
  );
  if (details.failed) throw new Error(`seed ${String(details.seed)}, path ${String(details.counterexamplePath)}, after ${String(details.numRuns)} programs and ${String(details.numShrinks)} times made smaller\n${String((details.errorInstance as Error)?.message)}`);
  console.log([...shares.values()].reduce((n, s) => n + s.changed, 0) / [...shares.values()].reduce((n, s) => n + s.all, 0));
  console.log([...shares].map(([n, { all, changed, out, skips }]) => `${n}: ${changed}/${all} out ${out} ${Object.entries(skips.reduce((o: Record<string, number>, s) => ({ ...o, [s]: (o[s] ?? 0) + 1 }), {}))}`).sort().join('\n'));
  expect(1).toBe(1);
});
