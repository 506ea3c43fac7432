import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deferredToSource } from '../../../src/codemods/deferred-to-source.ts';
import { rewrite } from '../../../src/codemods/rewrite.ts';
import { programs, render } from './programs.ts';
import { runProgram } from './run-program.ts';

// The suggested repairs too: they differ in stack traces alone.
const options = { codemods: [deferredToSource], unsafe: true };
// TCS_RUNS=20000 for a long look.
const numRuns = Number(process.env['TCS_RUNS'] ?? 300);

/** Runs a program before and after the rewrite; gives whether there was one. */
async function compare(text: string): Promise<boolean> {
  const after = rewrite('program.cjs', text, options).text;
  if (after === text) return false;
  expect(rewrite('program.cjs', after, options).text).toBe(after);
  const log = await runProgram(text);
  // To call a resolver that is not there fails before and after, but its arguments have then been evaluated or not.
  if (!log.some((entry) => entry.includes('TypeError: nothing'))) expect(await runProgram(after), after).toEqual(log);
  return true;
}

test(
  'a program does the same after the rewrite: values, errors, ticks, unhandled rejections',
  { timeout: 10_000 + 100 * numRuns },
  async () => {
    let rewritten = 0;
    await fc.assert(
      fc.asyncProperty(programs.map(render), async (text) => {
        if (await compare(text)) rewritten++;
      }),
      { numRuns },
    );
    // An early return in an executor whose promise is not returned has no counterpart.
    expect(rewritten / numRuns).toBeGreaterThan(0.7);
  },
);

// Each takes the place of `…` in a module; see run-program.ts for what it may call.
describe.for([
  [
    'a source that is resolved with its own promise',
    'const p = new Promise((a) => { keep = a; }); watch(p); keep(self());',
  ],
  ['a settlement before anybody looks', 'const p = new Promise((a) => { keep = a; }); keep(1); watch(p);'],
  [
    'a rejection that is handled a turn late',
    'const p = new Promise((a, b) => { fail = b; }); fail(new Error("late")); await turn(); watch(p);',
  ],
  ['a rejection that nobody handles', 'const p = new Promise((a, b) => { fail = b; }); fail(undefined); log(p);'],
  [
    'a rejection that a second chain leaves alone',
    'const p = new Promise((a, b) => { fail = b; }); watch(p); ignore(p.then(log)); fail(new Error("twice"));',
  ],
  [
    'a thenable that settles twice and throws',
    'const p = new Promise((a) => { keep = a; }); watch(p); keep({ then(f, g) { f(1); g(2); throw 3; } }); keep(4);',
  ],
  [
    'a lock on a promise that never settles',
    'const p = new Promise((a, b) => { keep = a; fail = b; }); watch(p); keep(new Promise(() => {})); fail(new Error("too late"));',
  ],
  [
    'a promise that is adopted, then rejected',
    'const p = new Promise((a) => { keep = a; }); watch(p); keep(slow(3).then(() => { throw new Error("slow"); }));',
  ],
  ['a throw after the settlement', 'const p = new Promise((a) => { keep = a; a(1); step("boom"); }); watch(p);'],
  ['a throw before the settlement', 'const p = new Promise((a, b) => { keep = a; step("boom"); b(1); }); watch(p);'],
  [
    'the promise among others',
    'const p = new Promise((a) => { keep = a; }); watch(Promise.race([p, slow(2)])); watch(Promise.all([p, 1])); keep(thenable(5));',
  ],
  [
    'a resolver that is called with nothing to call it on',
    'const p = new Promise((a) => { keep = a; }); watch(p); hand(keep);',
  ],
  [
    'a resolver that is compared',
    'const p = new Promise((a) => { keep = a; }); if (keep !== undefined && keep) keep(1); watch(p);',
  ],
  [
    'a loop that arms anew',
    'for (let i = 0; i < 3; i++) { const p = new Promise((a) => { keep = a; later(() => a(i)); }); watch(p); } keep("last");',
  ],
  [
    'a loop over an await',
    'for (let i = 0; i < 3; i++) { queueMicrotask(() => keep(i)); const got = await new Promise((a) => { keep = a; }); log(got); }',
  ],
])('%s', ([, statements = '']) => {
  test('is the same', async () => {
    const text = `let keep;\nlet fail;\nmodule.exports = async function main() {\n  ${statements}\n};\n`;
    expect(await compare(text)).toBe(true);
  });
});
