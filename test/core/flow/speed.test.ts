import { expect, test } from 'vitest';
import { noBareDeferred } from '../../../src/core/checks/no-bare-deferred.ts';
import { noNeedlessPromiseConstructor } from '../../../src/core/checks/no-needless-promise-constructor.ts';
import { noLostThrow } from '../../../src/core/checks/no-lost-throw.ts';
import { noStateChangeAfterNotify } from '../../../src/core/checks/no-state-change-after-notify.ts';
import { requireSettleOnAllPaths } from '../../../src/core/checks/require-settle-on-all-paths.ts';
import { settlementClashes } from '../../../src/core/model/settlement-flow.ts';
import { parse } from '../../../src/core/source/parse.ts';

// To enumerate paths would take longer than a test may: each comes to its end. How long that takes, and how it grows with
// the file, is for bench/ to say.

function run(text: string): void {
  const source = parse('/file.ts', text);
  settlementClashes(source);
  for (const _ of noBareDeferred.run(source, { allow: [] }));
  for (const _ of noNeedlessPromiseConstructor.run(source, {}));
  for (const _ of noLostThrow.run(source, {}));
  for (const _ of requireSettleOnAllPaths.run(source, {}));
  for (const _ of noStateChangeAfterNotify.run(source, { notifyMethods: ['emit'], allowEvents: [] }));
}

const repeat = (count: number, write: (i: string) => string) =>
  Array.from({ length: count }, (_, i) => write(String(i))).join('');
const executor = (body: string) => `new Promise((resolve, reject) => {${body}});`;
const nest = (depth: number, write: (inner: string, depth: string) => string, core: string): string =>
  depth === 0 ? core : write(nest(depth - 1, write, core), String(depth));

test.for([
  ['40 tests in a row', executor(repeat(40, (i) => `if (a${i}) resolve(${i});\n`))],
  [
    '25 ifs and 30 ??',
    executor(`${repeat(25, (i) => `if (a${i}) resolve(${i});\n`)} resolve(${repeat(30, (i) => `b${i} ?? `)} 1);`),
  ],
  [
    'loops in loops',
    executor(nest(12, (inner, d) => `for (const x${d} of xs) { if (x${d}) { ${inner} } }`, 'resolve(1);')),
  ],
  ['a long executor', executor(repeat(3000, (i) => `if (a${i}) {\n  resolve(${i});\n  return;\n}\nstep(${i});\n`))],
  ['whiles in whiles', executor(nest(16, (inner, d) => `while (c${d}()) { ${inner} }`, 'resolve(1);'))],
  [
    'tries in tries',
    executor(
      nest(
        12,
        (inner) => `try { ${inner} f(); } catch (e) { reject(e); } finally { g(); if (h) resolve(2); }`,
        'resolve(1);',
      ),
    ),
  ],
  [
    'tries in finallies',
    executor(nest(12, (inner) => `try { if (a) return; f(); } finally { ${inner} }`, 'resolve(1);')),
  ],
  [
    'loops, tests and tries',
    executor(
      nest(
        12,
        (inner, d) => `for (const x${d} of xs) { try { if (x${d}) { ${inner} } } catch (e) { reject(e); } }`,
        'resolve(1);',
      ),
    ),
  ],
  [
    'wrappers that call each other',
    executor(
      `${repeat(12, (i) => `function w${i}() { ${repeat(12, (j) => `if (c${j}) w${j}();`)} resolve(${i}); }\n`)} w0();`,
    ),
  ],
  ['5000 operands', executor(`const s = ${repeat(5000, (i) => `'a${i}' + `)} x; if (s) resolve(s);`)],
  ['3000 alternatives', executor(`if (${repeat(1500, (i) => `a${i} || `)} x) resolve(1);`)],
  ['3000 times else if', executor(`${repeat(3000, (i) => `if (k === ${i}) { resolve(${i}); } else `)} reject(1);`)],
  ['3000 cases', executor(`switch (k) { ${repeat(3000, (i) => `case ${i}: resolve(${i}); break;\n`)} }`)],
  ['2000 settlements', executor(repeat(2000, (i) => `resolve(${i});\n`))],
  [
    '1000 aliases',
    executor(`const r0 = resolve; ${repeat(1000, (i) => `const r${String(Number(i) + 1)} = r${i};`)} r1000(1);`),
  ],
  [
    '2000 listeners that count together',
    executor(`let n = 0; ${repeat(2000, (i) => `source${i}.once('x', (e) => { n++; if (n > ${i}) resolve(e); });\n`)}`),
  ],
  ['blocks in blocks', executor(`${'{'.repeat(500)} resolve(1); ${'}'.repeat(500)}`)],
] as const)('%s do not blow up', ([, text]) => {
  expect(() => {
    run(text);
  }).not.toThrow();
});
