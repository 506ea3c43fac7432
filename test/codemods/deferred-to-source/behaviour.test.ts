import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deferredToSource } from '../../../src/codemods/deferred-to-source.ts';
import { rewrite } from '../../../src/codemods/rewrite.ts';
import { render, programs } from './programs.ts';
import { runProgram } from './run-program.ts';

const options = { codemods: [deferredToSource] };

test('a program does the same after the rewrite: values, errors, ticks, unhandled rejections', async () => {
  let rewritten = 0;
  let all = 0;
  const skips: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(programs.map(render), async (text) => {
      const result = rewrite('program.cjs', text, options);
      all++;
      for (const { skip } of result.sites) if (skip) skips[skip.code] = (skips[skip.code] ?? 0) + 1;
      if (result.text === text) return;
      rewritten++;
      expect(rewrite('program.cjs', result.text, options).text).toBe(result.text);
      const before = await runProgram(text);
      // A program that calls a resolver which is not there fails either way, but its arguments come before or after.
      if (before.some((entry) => entry.includes('TypeError: nothing'))) return;
      expect(await runProgram(result.text), result.text).toEqual(before);
    }),
    { numRuns: Number(process.env['TCS_RUNS'] ?? 400), verbose: 1 },
  );
  console.log({ all, rewritten, skips });
  expect(rewritten / all).toBeGreaterThan(0.6);
});
