import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lock, sweepLeftovers, unlock } from '../../../src/codemods/cli/leftovers.ts';
import { writeAtomically } from '../../../src/codemods/cli/write-atomically.ts';
import { addFiles, makeRepository, makeTree, read, type Tree } from './helpers.ts';

const main = fileURLToPath(new URL('../../../dist/codemods/cli/main.js', import.meta.url));
const inject = pathToFileURL(fileURLToPath(new URL('./faults/inject.mjs', import.meta.url))).href;

const before = (n: number) =>
  `let resolveReady!: () => void;\nexport const ready${String(n)} = new Promise<void>((resolve) => {\n  resolveReady = resolve;\n});\nexport const open = () => {\n  resolveReady();\n};\n`;
const names = ['a.ts', 'sub/b.ts', 'sub/c.ts'];
const tree: Tree = Object.fromEntries(names.map((name, n) => [name, before(n)]));

interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(cwd: string, fault: string | undefined, args: readonly string[]): Promise<Ended> {
  const preload = fault === undefined ? [] : ['--import', inject];
  const child = spawn(process.execPath, [...preload, main, ...args], {
    cwd,
    env: { ...process.env, ...(fault === undefined ? {} : { FAULT: fault }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (data: Buffer) => (output[name] += data.toString('utf8')));
  return new Promise((settle) => {
    child.on('close', (status, signal) => {
      settle({ status, signal, ...output });
    });
  });
}

function namesUnder(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('.git') && !statSync(join(root, name)).isDirectory())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

const isBuilt = existsSync(main);

describe.runIf(isBuilt && process.platform !== 'win32')('a run that is killed', () => {
  it('leaves each file whole, old or new, and the next run goes on and clears up', async () => {
    // Outside of git, which would only cost time.
    const args = ['--allow-no-vcs', '--vendor', 'lib/tcs.ts'];
    const two = { 'a.ts': before(1), 'sub/b.ts': before(2) };
    const files = Object.keys(two) as (keyof typeof two)[];
    const whole = makeTree(two);
    const { stderr, status } = await start(whole, 'count', args);
    expect(status).toBe(0);
    const calls = Number(/calls (\d+)/u.exec(stderr)?.[1]);
    expect(calls).toBeGreaterThan(20);
    const all = namesUnder(whole);
    const states = new Set<number>();
    const left = new Set<string>();
    const check = async (root: string, point: number): Promise<void> => {
      rmSync(join(root, 'lib'), { recursive: true, force: true });
      addFiles(root, two);
      const killed = await start(root, `kill:${String(point)}`, args);
      expect(killed.signal, `at call ${String(point)}: ${killed.stderr}`).toBe('SIGKILL');
      const now = files.map((name) => (read(root, name) === read(whole, name) ? 'new' : read(root, name)));
      for (const [index, state] of now.entries())
        if (state !== 'new') expect(state, `${files[index]!} at ${String(point)}`).toBe(two[files[index]!]);
      // What has been rewritten imports the runtime, so that is there first.
      if (now.includes('new')) expect(read(root, 'lib/tcs.ts')).toBe(read(whole, 'lib/tcs.ts'));
      states.add(now.filter((state) => state === 'new').length);
      // Most points leave what another one has left, which the next run would only find again.
      const leftovers = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.includes('.tcs-'),
      );
      const found = JSON.stringify([now, leftovers.map((name) => name.replaceAll(/-[\da-f-]+\./gu, '.')).sort()]);
      if (left.has(found)) {
        for (const name of leftovers) rmSync(join(root, name));
        return;
      }
      left.add(found);
      const again = await start(root, undefined, args);
      expect(again.status, again.stderr).toBe(0);
      expect(namesUnder(root), `after ${String(point)}`).toEqual(all);
      for (const name of files) expect(read(root, name)).toBe(read(whole, name));
    };
    // Two at a time: more would only wait for each other.
    const points = Array.from({ length: calls }, (_, index) => index + 1);
    const take = async (root: string): Promise<void> => {
      for (let point = points.pop(); point !== undefined; point = points.pop()) await check(root, point);
    };
    await Promise.all([take(makeTree()), take(makeTree())]);
    expect([...states].sort()).toEqual([0, 1, 2]);
  }, 300_000);
});

describe.runIf(isBuilt)('a disk that fails', () => {
  it.each([
    ['ENOSPC:2:writeFileSync', 'disk-full', 'the disk is full; make room and run again'],
    ['EDQUOT:2:fsyncSync', 'disk-full', 'quota'],
    ['EROFS:2:openSync', 'read-only', 'read-only'],
    ['EIO:2:renameSync', 'system', 'EIO'],
    ['EACCES:2:symlinkSync', 'no-permission', 'permission denied'],
  ])('%s leaves the file as it was, reports it and goes on', async (fault, code, message) => {
    const root = makeRepository(tree);
    const args = ['--format', 'json'];
    const { status, stdout } = await start(root, fault, args);
    const report = JSON.parse(stdout) as {
      readonly files: readonly { readonly path: string; readonly status: string }[];
      readonly errors: readonly { readonly code: string; readonly path: string; readonly detail: string }[];
    };
    expect(status).toBe(2);
    expect(report.files.map((file) => file.status)).toEqual(['changed', 'error', 'changed']);
    expect(report.errors).toMatchObject([{ code, path: 'sub/b.ts' }]);
    expect(report.errors[0]?.detail).toContain(message);
    expect(read(root, 'sub/b.ts')).toBe(tree['sub/b.ts']);
    expect(namesUnder(root)).toEqual(names);
  });

  it('that cannot hold the runtime keeps all files as they were', async () => {
    const root = makeRepository(tree);
    const { status, stderr } = await start(root, 'ENOSPC:1:writeFileSync', ['--vendor', 'tcs.ts']);
    expect(status).toBe(2);
    expect(stderr).toContain('tcs.ts: the disk is full');
    for (const name of names) expect(read(root, name)).toBe(tree[name]);
    expect(namesUnder(root)).toEqual(names);
  });
});

describe.runIf(isBuilt)('two runs at once', () => {
  it('lose no file, and leave nothing behind', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${String(n)}.ts`, before(n)]));
    const [root, expected] = [makeRepository(many), makeRepository(many)];
    await start(expected, undefined, []);
    const runs = await Promise.all([
      start(root, undefined, ['--allow-dirty']),
      start(root, undefined, ['--allow-dirty']),
    ]);
    expect(runs.map(({ status }) => status)).toContain(0);
    for (const name of Object.keys(many)) expect(read(root, name)).toBe(read(expected, name));
    expect(namesUnder(root)).toEqual(Object.keys(many).sort());
  });

  it('with different transforms lose no change', async () => {
    const own = (from: string, to: string) => `module.exports = (file) => file.source.replace('${from}', '${to}');\n`;
    const count = 30;
    const root = makeRepository({
      ...Object.fromEntries(Array.from({ length: count }, (_, n) => [`src/${String(n)}.js`, 'one();\ntwo();\n'])),
      'first.cjs': own('one', 'uno'),
      'second.cjs': own('two', 'due'),
    });
    const args = (name: string) => ['--allow-dirty', '--format', 'json', '-t', `./${name}.cjs`, 'src'];
    for (let round = 0; round < 2; round++)
      await Promise.all([start(root, undefined, args('first')), start(root, undefined, args('second'))]);
    await start(root, undefined, args('first'));
    await start(root, undefined, args('second'));
    for (let n = 0; n < count; n++) expect(read(root, `src/${String(n)}.js`)).toBe('uno();\ndue();\n');
  });
});

describe('a file that another run is writing', () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  const lockOf = (root: string) => readdirSync(root).find((name) => name.endsWith('.lock'))!;

  it('is let alone, and is ours again afterwards', () => {
    const root = makeTree({ 'a.ts': 'old' });
    const file = join(root, 'a.ts');
    expect(lock(file)).toBe(true);
    expect(writeAtomically(file, { before: 'old', after: 'new' })).toMatchObject({ code: 'busy' });
    unlock(file);
    expect(writeAtomically(file, { before: 'old', after: 'new' })).toBeUndefined();
    expect(readdirSync(root)).toEqual(['a.ts']);
    expect(read(root, 'a.ts')).toBe('new');
  });

  it('is taken over when that run is dead', () => {
    const root = makeTree({ 'a.ts': 'old' });
    lock(join(root, 'a.ts'));
    const name = lockOf(root);
    unlock(join(root, 'a.ts'));
    const ourHost = ownerHost(root);
    symlinkSync(`${ourHost}-${String(gone)}-00000000`, join(root, name));
    expect(writeAtomically(join(root, 'a.ts'), { before: 'old', after: 'new' })).toBeUndefined();
    expect(readdirSync(root)).toEqual(['a.ts']);
  });

  it('counts as written when that run has done the same work', () => {
    const root = makeTree({ 'a.ts': 'new' });
    expect(writeAtomically(join(root, 'a.ts'), { before: 'old', after: 'new' })).toBeUndefined();
    expect(readdirSync(root)).toEqual(['a.ts']);
  });

  /** The mark of this machine, as a lock of ours has it. */
  function ownerHost(root: string): string {
    const folder = join(root, 'probe');
    mkdirSync(folder);
    writeFileSync(join(folder, 'x'), '');
    lock(join(folder, 'x'));
    const owner = readlinkSync(join(folder, lockOf(folder)));
    unlock(join(folder, 'x'));
    rmSync(folder, { recursive: true });
    return owner.split('-')[0]!;
  }

  it('has its leftovers swept when they are of a dead run, or very old', () => {
    const root = makeTree({ 'a.ts': 'x' });
    const host = ownerHost(root);
    const dead = `.tcs-codemod-${host}-${String(gone)}-0123abcd.tmp`;
    const alive = `.tcs-codemod-${host}-${String(process.ppid)}-0123abcd.tmp`;
    const elsewhere = '.tcs-codemod-00000000-1-0123abcd.tmp';
    const ancient = '.tcs-codemod-00000000-2-0123abcd.tmp';
    const ours = '.tcs-codemod-mine.tmp';
    for (const name of [dead, alive, elsewhere, ancient, ours]) writeFileSync(join(root, name), '');
    utimesSync(join(root, ancient), new Date(0), new Date(0));
    sweepLeftovers([root, join(root, 'nowhere')]);
    expect(readdirSync(root).sort()).toEqual([alive, elsewhere, ours, 'a.ts'].sort());
  });
});
