// npm run try-platforms [-- [--require] name…]: runs the runtime's tests on other platforms, all of them when none is
// named: the oldest Node that is supported, Node 22 and 24, Deno, Bun, Chromium. Binaries are installed from the
// registry on first use, Chromium must be there. What cannot be had is skipped, or with --require a failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { fail, root } from './lib.mjs';
import { cache, obtain } from './platforms/binaries.mjs';
import { platforms } from './platforms/platforms.mjs';

/** Far more than it takes: a run takes seconds. */
const limit = 300_000;

const { require: isRequired, names } = readArguments();
const folder = mkdtempSync(join(tmpdir(), 'tcs-platforms-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

let passed = 0;
let failures = 0;
for (const key of names) {
  const platform = platforms[key];
  const { without = {} } = platform;
  for (const pattern of Object.keys(without)) {
    if (globSync(pattern, { cwd: join(root, 'test/runtime') }).length > 0) continue;
    failures++;
    console.log(`FAILED  ${key}: there is no ${pattern} to leave out any more`);
  }
  const binary = obtain(platform);
  if (binary.missing !== undefined) {
    if (isRequired) failures++;
    console.log(`${isRequired ? 'FAILED ' : 'skipped'} ${key}: ${binary.missing}`);
    continue;
  }
  const title = `${platform.name} ${binary.version}`;
  const outcome = runTests(key, platform, binary);
  passed += outcome.passed;
  failures += outcome.failures;
  if (outcome.failures > 0) console.log(outcome.output);
  const leftOut = Object.entries(without).map(([pattern, why]) => `, without ${pattern}: ${why}`);
  console.log(`${outcome.failures > 0 ? 'FAILED ' : 'ok     '} ${title}: ${outcome.summary}${leftOut.join('')}`);
}
if (passed + failures > 0) console.log(`${passed} passed, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;

function readArguments() {
  let parsed;
  try {
    parsed = parseArgs({ options: { require: { type: 'boolean', default: false } }, allowPositionals: true });
  } catch (error) {
    fail(error.message);
  }
  const known = Object.keys(platforms);
  for (const name of parsed.positionals) {
    if (!known.includes(name)) fail(`There is no platform '${name}'. There are: ${known.join(', ')}`);
  }
  return {
    require: parsed.values.require,
    names: parsed.positionals.length > 0 ? [...new Set(parsed.positionals)] : known,
  };
}

function runTests(key, { args = [], env, isBrowser = false }, { path, version }) {
  const report = join(folder, `${key}.json`);
  const vitest = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'scripts/platforms/vitest.config.mjs',
  ];
  const reporters = ['--reporter=minimal', '--reporter=json', `--outputFile.json=${report}`, '--silent=passed-only'];
  const { status, signal, stdout, stderr } = spawnSync(
    isBrowser ? process.execPath : path,
    [...args, ...vitest, ...reporters],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      timeout: limit,
      env: {
        ...process.env,
        NO_COLOR: '1',
        ...env?.(cache),
        TCS_PLATFORM: key,
        TCS_BINARY: path,
        TCS_VERSION: version,
      },
    },
  );
  const outcome = judge(report, status, signal);
  return { ...outcome, output: `${stdout}${stderr}` };
}

/** Believes in success only when the report counts tests, none of which failed, and the run ended well. */
function judge(report, status, signal) {
  const ended = signal === null ? `ended with exit code ${status}` : `was ended by ${signal}`;
  if (!existsSync(report)) return { passed: 0, failures: 1, summary: `no report, the run ${ended}` };
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
  } = JSON.parse(readFileSync(report, 'utf8'));
  let summary = `${passed} passed`;
  if (failed > 0) summary += `, ${failed} failed`;
  if (skipped > 0) summary += `, ${skipped} skipped`;
  if (passed + failed === 0) return { passed, failures: 1, summary: `no test ran, the run ${ended}` };
  if (status !== 0 && failed === 0) return { passed, failures: 1, summary: `${summary}, but the run ${ended}` };
  return { passed, failures: failed, summary };
}
