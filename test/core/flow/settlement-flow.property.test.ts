import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settlementClashes } from '../../../src/core/model/settlement-flow.ts';
import { parse } from '../../../src/core/source/parse.ts';
import { forms, inputs, isAlive, programs, settlements, toText, type Form, type Program } from './executor-programs.ts';

function reports(program: Program, form?: Form): boolean {
  return settlementClashes(parse('/program.js', toText(program, form))).length > 0;
}

function settlesTwice(program: Program): boolean {
  return inputs.some((input) => settlements(program, input) > 1);
}

test.for(forms)('whatever settles twice for some input is reported: %s', (form) => {
  fc.assert(
    fc.property(programs({ onlyConstants: false }), (program) => {
      fc.pre(settlesTwice(program));
      expect(reports(program, form), toText(program, form)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('what settles at most once is not reported, where tests ask for constants alone', () => {
  fc.assert(
    fc.property(programs({ onlyConstants: true }), (program) => {
      fc.pre(!settlesTwice(program));
      expect(reports(program), toText(program)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('whatever settles twice is reported where tests ask for what an object holds that others are given', () => {
  fc.assert(
    fc.property(programs({ onlyConstants: false, inObject: true }), (program) => {
      fc.pre(settlesTwice(program));
      expect(reports(program), toText(program)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('what settles at most once is not reported, whatever functions call the object that they are given', () => {
  fc.assert(
    fc.property(programs({ onlyConstants: true, inObject: true }), (program) => {
      // A function that no call ever gets to is looked at by itself.
      fc.pre(!settlesTwice(program) && isAlive(program));
      expect(reports(program), toText(program)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('with flags, loops and jumps few programs are reported without cause', () => {
  let clean = 0;
  let wrong = 0;
  fc.assert(
    fc.property(programs({ onlyConstants: false }), (program) => {
      if (settlesTwice(program)) return;
      clean++;
      if (reports(program)) wrong++;
    }),
    { numRuns: 1000, seed: 1 },
  );
  expect(clean).toBeGreaterThan(300);
  expect(wrong / clean).toBeLessThan(0.05);
});
