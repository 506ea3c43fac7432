// @ts-check
// Programs before and after the codemods, far more of them than the test suite takes: for a night, or after a change.
//
//     node scripts/differential.mjs                              10 000 programs for each codemod, a new seed
//     node scripts/differential.mjs --count 2000 --seed 7        the same 2000 again
//     node scripts/differential.mjs --transform deferred-to-source,all
//
// Prints the seed, the share of programs that were rewritten by shape, and the smallest program that does something else than
// before, with its rewrite; exits 1 when there is one.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { run } from './lib.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(randomInt(1e6)) },
    transform: { type: 'string' },
  },
});

console.log(`${values.count} programs each, --seed ${values.seed}`);
process.exitCode = run('vitest', ['run', 'test/differential/generated.test.ts', '--disableConsoleIntercept'], {
  env: {
    // Nothing of what is built is used.
    TCS_BUILT: '1',
    TCS_DIFFERENTIAL_COUNT: values.count,
    TCS_DIFFERENTIAL_SEED: values.seed,
    ...(values.transform === undefined ? {} : { TCS_DIFFERENTIAL_TRANSFORM: values.transform }),
  },
});
