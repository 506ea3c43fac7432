import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import { families } from './families.ts';
import { Tally } from './tally.ts';

// scripts/differential.mjs sets these for a long look.
const { TCS_DIFFERENTIAL_COUNT, TCS_DIFFERENTIAL_SEED, TCS_DIFFERENTIAL_TRANSFORM } = process.env;
const isLong = TCS_DIFFERENTIAL_COUNT !== undefined;
const numRuns = Number(TCS_DIFFERENTIAL_COUNT ?? 150);
const chosen = families.filter(({ name }) => (TCS_DIFFERENTIAL_TRANSFORM ?? name).split(',').includes(name));

test.for(chosen.map((family) => [family.name, family] as const))(
  'programs do the same after %s: values, errors, ticks, unhandled rejections',
  { timeout: 30_000 + 200 * numRuns },
  async ([name, family]) => {
    const tally = new Tally();
    const property = fc.asyncProperty(family.programs, async (program) => {
      const { after, sites, isLeftOut } = await compare(program, family);
      tally.add(program.shapes, { isChanged: after !== program.text, sites, isLeftOut });
    });
    const seed = TCS_DIFFERENTIAL_SEED === undefined ? {} : { seed: Number(TCS_DIFFERENTIAL_SEED) };
    const details = await fc.check(property, { numRuns, ...seed });
    if (details.failed) {
      const { seed, counterexamplePath, numRuns, numShrinks, errorInstance } = details;
      const again = `node scripts/differential.mjs --transform ${name} --seed ${String(seed)}`;
      const after = `after ${String(numRuns)} programs, made smaller ${String(numShrinks)} times`;
      expect.fail(
        `${again}\n${after} (path ${String(counterexamplePath)})\n${errorInstance instanceof Error ? errorInstance.message : String(errorInstance)}`,
      );
    }
    if (isLong) console.log(`${name}, seed ${String(details.seed)}: ${tally.report()}`);
    expect(tally.changed).toBeGreaterThan(family.leastChanged);
    expect(tally.leftOut).toBeLessThan(0.2);
  },
);
