import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unsettledPaths } from '../../../src/core/model/unsettled-paths.ts';
import { parse } from '../../../src/core/source/parse.ts';
import {
  endsPending,
  forms,
  inputs,
  isAlive,
  programs,
  toText,
  type Form,
  type Fragment,
  type Program,
} from './executor-programs.ts';

function reports(program: Program, form: Form): boolean {
  return unsettledPaths(parse('/program.js', toText(program, form))).length > 0;
}

/** Loops are taken to have something to do, so inputs of no turns do not count. */
const turning = inputs.filter(({ turns }) => turns > 0);

function staysPending(program: Program): boolean {
  return turning.some((input) => endsPending(program, input));
}

test.for(forms)('whatever stays pending for some input is reported: %s', (form) => {
  fc.assert(
    fc.property(programs({ onlyConstants: false }), (program) => {
      // A promise that nothing settles is the business of another rule; one that is only ever rejected tells of a failure.
      fc.pre(program.body.includes('resolve') && isAlive(program) && staysPending(program));
      expect(reports(program, form), toText(program, form)).toBe(true);
    }),
    { numRuns: 80 },
  );
});

/** The share of the programs that are always settled and reported all the same. */
function falseAlarms(fragment: Fragment, form: Form): number {
  let clean = 0;
  let wrong = 0;
  fc.assert(
    fc.property(programs(fragment), (program) => {
      if (!isAlive(program) || staysPending(program)) return;
      clean++;
      if (reports(program, form)) wrong++;
    }),
    { numRuns: 400, seed: 1 },
  );
  expect(clean).toBeGreaterThan(100);
  return wrong / clean;
}

// What is pending is known by what all ways to it have in common, so tests that depend on each other can mislead it.
test.for(forms)('few programs are reported without cause: %s', (form) => {
  expect(falseAlarms({ onlyConstants: true }, form)).toBeLessThan(0.01);
  expect(falseAlarms({ onlyConstants: false }, form)).toBeLessThan(0.01);
});
