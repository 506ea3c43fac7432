// npm test: everything that must hold, in one go. It goes on after a failure so that one run tells all; the unit
// tests come last, and the closing line adds the other steps to their count.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, runBeside } from './lib.mjs';

// By its path: of the versions of TypeScript that are installed any may have become node_modules/.bin/tsc.
const tsc = 'node_modules/typescript/bin/tsc';
const build = [
  ['build', 'node', [tsc, '-b', 'src/runtime', 'src/runtime/tsconfig.cjs.json', 'tsconfig.build.json', '--force']],
  ['finish', 'node', ['scripts/finish-build.mjs']],
];
// Beside each other: linting takes as long as all the others, and one core.
const lint = [['lint', 'eslint', ['.', '--max-warnings', '0']]];
const others = [
  ['types', 'node', [tsc, '--noEmit']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['generated files', 'node', ['scripts/update.mjs', '--check']],
  ['unused code', 'knip', []],
  ['package: plugin', 'publint', ['--strict']],
  ['package: runtime', 'publint', ['--strict', 'src/runtime']],
  ['types of package: plugin', 'attw', ['--pack', '.', '--profile', 'esm-only', '--quiet']],
  ['types of package: runtime', 'attw', ['--pack', 'src/runtime', '--profile', 'node16', '--quiet']],
  ['size', 'size-limit', ['--silent']],
];

const failed = [];
await take(build);
await Promise.all([take(lint), take(others)]);

const folder = mkdtempSync(join(tmpdir(), 'tcs-test-'));
const report = join(folder, 'vitest.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const status = run('vitest', ['run', ...reporters, ...process.argv.slice(2)], { env: { TCS_BUILT: '1' } });
const { passed, failures } = tally(report);
rmSync(folder, { recursive: true });

if (failed.length > 0) console.log(`Failed beside the tests: ${failed.join(', ')}`);
const bad = failures + failed.length + (status !== 0 && failures === 0 ? 1 : 0);
console.log(`${passed + build.length + lint.length + others.length - failed.length} passed, ${bad} failed`);
process.exitCode = bad === 0 ? 0 : 1;

/** Takes steps one after the other, and tells of each when it is done. */
async function take(steps) {
  for (const [name, command, args] of steps) {
    const begun = performance.now();
    // What is packed is what was built above, whole: no build of its own for each tool that packs.
    const { status, output } = await runBeside(command, args, { env: { npm_config_ignore_scripts: 'true' } });
    if (status !== 0) failed.push(name);
    if (output !== '') process.stdout.write(output);
    console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  }
}

function tally(path) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(path, 'utf8'));
    return { passed: numPassedTests, failures: numFailedTests };
  } catch {
    // Vitest broke before it could report; its exit code counts as one failure.
    return { passed: 0, failures: 0 };
  }
}
