import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unsettledPaths } from '../../../src/core/model/unsettled-paths.ts';
import { parse } from '../../../src/core/source/parse.ts';
import { endsPending, inputs, isAlive, programs, toText, type Fragment, type Program } from './executor-programs.ts';

function reports(program: Program): boolean {
  return unsettledPaths(parse('/program.js', toText(program))).length > 0;
}

/** Loops are taken to have something to do, so inputs of no turns do not count. */
const turning = inputs.filter(({ turns }) => turns > 0);

function staysPending(program: Program): boolean {
  return turning.some((input) => endsPending(program, input));
}

test('whatever stays pending for some input is reported', () => {
  fc.assert(
    fc.property(programs({ onlyConstants: false }), (program) => {
      // A promise that nothing settles is the business of another rule.
      fc.pre(/resolve|reject/u.test(program.body) && isAlive(program) && staysPending(program));
      expect(reports(program), toText(program)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

/** The share of the programs that are always settled and reported all the same. */
function falseAlarms(fragment: Fragment): number {
  let clean = 0;
  let wrong = 0;
  fc.assert(
    fc.property(programs(fragment), (program) => {
      if (!isAlive(program) || staysPending(program)) return;
      clean++;
      if (reports(program)) wrong++;
    }),
    { numRuns: 2000, seed: 1 },
  );
  expect(clean).toBeGreaterThan(300);
  return wrong / clean;
}

// What is pending is known by what all ways to it have in common, so tests that depend on each other can mislead it.
test.for([true, false])('few programs are reported without cause (tests of constants alone: %s)', (onlyConstants) => {
  expect(falseAlarms({ onlyConstants })).toBeLessThan(0.01);
});
