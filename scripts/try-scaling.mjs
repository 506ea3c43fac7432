// Runs tcs-codemod over a small monorepo in parts and compares the parts with the whole run: as shards, one after the
// other and at once, under GNU parallel, and as tasks of Turborepo. What is not installed is skipped, and said so.
// Needs the build. `--offline` leaves out Turborepo, which comes from npm.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './lib.mjs';

const main = join(root, 'dist/codemods/cli/main.js');
const packages = ['api', 'client', 'server', 'tools'];
const filesPerPackage = 25;
const shards = 4;

const deferred = (n) => `let resolveReady!: () => void;
export const ready${n} = new Promise<void>((resolve) => {
  resolveReady = resolve;
});
export function open(): void {
  resolveReady();
}
`;
const kept = `/* tcs-codemod-ignore-file: kept for the comparison */\n${deferred(0)}`;

function write(folder, path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function makeMonorepo(folder) {
  const manifest = (content) => `${JSON.stringify(content, undefined, 2)}\n`;
  for (const name of packages) {
    for (let n = 0; n < filesPerPackage; n++) {
      const text = n % 5 === 0 ? deferred(n) : n % 5 === 1 ? kept : `export const value${n} = ${n};\n`;
      write(folder, `packages/${name}/src/file-${n}.ts`, text);
    }
    const scripts = { tcs: `node ${main} --dry-run --report json=tcs-report.json` };
    write(folder, `packages/${name}/package.json`, manifest({ name, version: '1.0.0', private: true, scripts }));
  }
  write(folder, 'packages/tools/src/bad.ts', 'export const broken = new Promise(\n');
  write(
    folder,
    'package.json',
    manifest({ name: 'monorepo', private: true, packageManager: 'npm@10.8.2', workspaces: ['packages/*'] }),
  );
  write(folder, 'turbo.json', manifest({ tasks: { tcs: { inputs: ['src/**'], outputs: ['tcs-report.json'] } } }));
  write(folder, '.gitignore', 'node_modules\n.turbo\n*.json\n!package.json\n!turbo.json\n');
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'start');
}

function run(folder, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function start(folder, args) {
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, stdio: 'ignore' });
  return new Promise((settle) => child.on('close', settle));
}

/** What the parts of a run must have in common with the whole: each file's end, its sites, and the numbers. */
function essence(report) {
  const { files, totals, errors, exitCode } = JSON.parse(report);
  return JSON.stringify({
    files: files.map(({ path, status, sites }) => ({ path, status, sites })),
    totals,
    errors,
    exitCode,
  });
}

let failures = 0;

function verdict(name, isSame) {
  if (!isSame) failures++;
  console.log(`${isSame ? 'ok     ' : 'DIFFERS'} ${name}`);
}

function skip(name, why) {
  console.log(`skipped ${name}: ${why}`);
}

function merged(folder, names) {
  const { stdout, stderr } = run(folder, ['merge-reports', ...names, '--format', 'json']);
  if (stdout === '') throw new Error(stderr);
  return essence(stdout);
}

const indexes = Array.from({ length: shards }, (_, index) => index + 1);
const base = mkdtempSync(join(tmpdir(), 'tcs-scaling-'));

async function tryShards(folder, whole) {
  for (const index of indexes)
    run(folder, ['--dry-run', '--shard', `${index}/${shards}`, '--report', `json=shard-${index}.json`]);
  verdict(
    `the union of ${shards} shards is the whole run`,
    merged(
      folder,
      indexes.map((index) => `shard-${index}.json`),
    ) === whole,
  );
}

async function tryWriting(folder) {
  const [once, parts] = ['once', 'parts'].map((name) => {
    cpSync(folder, join(base, name), { recursive: true });
    return join(base, name);
  });
  run(once, []);
  await Promise.all(indexes.map((index) => start(parts, ['--shard', `${index}/${shards}`])));
  const diff = (at) => execFileSync('git', ['diff'], { cwd: at, encoding: 'utf8' });
  verdict(
    `${shards} shards that write at once leave what one run leaves`,
    diff(once) !== '' && diff(once) === diff(parts),
  );
}

function tryParallel(folder, whole) {
  const name = `GNU parallel over ${shards} shards`;
  const found = spawnSync('parallel', ['--version'], { encoding: 'utf8' });
  if (!found.stdout?.startsWith('GNU parallel')) {
    skip(name, 'not installed (apt-get install parallel)');
    return;
  }
  const command = `${process.execPath} ${main} --dry-run --quiet --shard {}/${shards} --report json=parallel-{}.json`;
  const { status } = spawnSync('parallel', ['--will-cite', '--jobs', '2', command, ':::', ...indexes.map(String)], {
    cwd: folder,
    encoding: 'utf8',
  });
  verdict(
    `${name} gives the whole run`,
    merged(
      folder,
      indexes.map((index) => `parallel-${index}.json`),
    ) === whole,
  );
  // parallel counts the jobs that failed: one shard holds the file that does not parse.
  verdict(`${name} fails when a shard does`, status === 1);
}

function tryTurborepo(folder, whole) {
  const name = `Turborepo over ${packages.length} packages`;
  if (process.argv.includes('--offline')) {
    skip(name, '--offline');
    return;
  }
  const install = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--save-dev', 'turbo@2'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    skip(name, `turbo cannot be had from npm: ${install.stderr.trim().split('\n')[0]}`);
    return;
  }
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  const turbo = () =>
    spawnSync('npx', ['turbo', 'run', 'tcs', '--continue', '--no-daemon', '--output-logs=errors-only'], {
      cwd: folder,
      encoding: 'utf8',
      env,
      shell: process.platform === 'win32',
    });
  const reports = packages.map((each) => `packages/${each}/tcs-report.json`);
  turbo();
  verdict(`${name} gives the whole run`, merged(folder, reports) === whole);
  for (const report of reports.slice(0, -1)) rmSync(join(folder, report));
  const { stdout } = turbo();
  const cached = Number(/Cached:\s+(\d+) cached/u.exec(stdout)?.[1]);
  // The package with the file that does not parse has failed, and is not kept.
  verdict(
    `${name} has what has not changed from its cache (${cached} of ${packages.length})`,
    cached === packages.length - 1,
  );
  verdict(`${name} has the reports from its cache too`, merged(folder, reports) === whole);
}

try {
  const folder = join(base, 'monorepo');
  makeMonorepo(folder);
  const result = run(folder, ['--dry-run', 'packages', '--report', 'json=whole.json']);
  const whole = essence(readFileSync(join(folder, 'whole.json'), 'utf8'));
  console.log(
    `the whole run: exit code ${result.status}, ${result.stdout.match(/^Sites: .*/mu)?.[0] ?? result.stderr}`,
  );
  await tryShards(folder, whole);
  await tryWriting(folder);
  tryParallel(folder, whole);
  tryTurborepo(folder, whole);
} finally {
  rmSync(base, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
