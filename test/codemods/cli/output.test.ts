import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../src/codemods/cli/progress.ts';
import { git, makeRepository, makeTree, read, runCli, runJson } from './helpers.ts';

const old = 'oldName();\n';

describe('--diff', () => {
  const contents = {
    'a.ts': `${'line();\n'.repeat(10)}oldName();\n${'line();\n'.repeat(10)}oldName()`,
    'dir with space/b c.ts': `\uFEFF\toldName();\r\n\tlast();\r\n`,
    'ü "q".ts': `// - x\n${old}`,
    'calm.ts': 'none();\n',
  };

  it('prints a patch that git apply takes, and changes nothing', async () => {
    const [root, expected] = [makeRepository(contents), makeRepository(contents)];
    const { code, stdout, stderr } = await runCli(root, ['--diff']);
    expect(code).toBe(0);
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(stderr).toContain('4 files scanned');
    await runCli(expected, []);
    execFileSync('git', ['apply', '-'], { cwd: root, input: stdout });
    for (const path of Object.keys(contents)) expect(read(root, path)).toBe(read(expected, path));
  });

  // Not every machine has it: it comes with no package of Node or git.
  it.skipIf(spawnSync('patch', ['--version']).error)('prints a patch that patch takes', async () => {
    const [plain, expected] = [makeTree(contents), makeRepository(contents)];
    const { stdout } = await runCli(plain, ['--diff']);
    await runCli(expected, []);
    execFileSync('patch', ['-p1', '-s', '--binary'], { cwd: plain, input: stdout });
    for (const path of Object.keys(contents)) expect(read(plain, path)).toBe(read(expected, path));
  });

  it('prints nothing on stdout when nothing changes, and colours on a terminal', async () => {
    expect((await runCli(makeTree({ 'a.ts': 'x;\n' }), ['--diff'])).stdout).toBe('');
    const { stdout } = await runCli(makeTree({ 'a.ts': old }), ['--diff'], { isTTY: true });
    expect(stdout).toContain('\u001B[31m-oldName();\u001B[39m\n\u001B[32m+newName();\u001B[39m');
  });

  it('goes into the document with --format json, and fails with --check', async () => {
    const report = await runJson(makeTree({ 'a.ts': old }), ['--diff', '--check']);
    expect(report.code).toBe(1);
    expect(report.files[0]?.diff).toBe('--- a/a.ts\n+++ b/a.ts\n@@ -1,1 +1,1 @@\n-oldName();\n+newName();\n');
  });
});

describe('the report for people', () => {
  const files = { 'a.ts': `${old}  oldStuck(oldUnsafe);\n`, 'b.ts': old, 'c.min.js': old };

  it('shows the sites that stay, with the reason', async () => {
    const { stdout } = await runCli(makeRepository(files), []);
    expect(stdout).toContain('a.ts\n  2:3     skipped    rename-old  other files can reach it (stuck)\n');
    expect(stdout).toContain('  2:12    suggested  rename-old  changes behaviour or guesses; --unsafe applies it');
    expect(stdout).not.toContain('b.ts');
    expect(stdout).toContain('Sites: 2 rewritten, 1 suggested, 1 skipped (stuck 1)');
    expect(stdout).toMatch(
      /3 files scanned, 2 relevant, \d+\.\d s\n {2}changed {6}2\n {2}unchanged {4}0\n {2}left alone {3}1 \(minified 1\)/u,
    );
    expect(stdout).toContain('Errors: 0');
  });

  it('shows every site and every file left alone with -v', async () => {
    const { stdout } = await runCli(makeRepository(files), ['-v']);
    expect(stdout).toContain('b.ts\n  1:1     rewritten  rename-old\n');
    expect(stdout).toContain('c.min.js left alone: its name says that it is minified');
  });

  it('shows the sites that would be rewritten in a dry run', async () => {
    const { stdout } = await runCli(makeTree(files), ['--dry-run']);
    expect(stdout).toContain('b.ts\n  1:1     rewritten  rename-old\n');
    expect(stdout).toContain('(nothing is written)');
  });

  it('says nothing but errors with -q', async () => {
    const root = makeRepository({ ...files, 'bad.ts': 'oldName(' });
    const { stdout, stderr } = await runCli(root, ['-q'], { isTTY: true, env: { NO_COLOR: '1' } });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^error bad\.ts:1:\d+: [^\n]+\n$/u);
  });

  it.each([
    [[], {}, false, false],
    [[], {}, true, true],
    [[], { TERM: 'dumb' }, true, false],
    [[], { NO_COLOR: '1' }, true, false],
    [[], { NO_COLOR: '', FORCE_COLOR: '1' }, false, true],
    [[], { FORCE_COLOR: '0' }, true, false],
    [['--color'], { NO_COLOR: '1' }, false, true],
    [['--no-color'], { FORCE_COLOR: '1' }, true, false],
  ])(
    'colours by flag, environment and terminal: %j %j %j',
    async (argv, env: Record<string, string>, isTTY, expected) => {
      const { stdout } = await runCli(makeTree({ 'a.ts': old }), ['-d', ...argv], { env, isTTY });
      expect(stdout.includes('\u001B[')).toBe(expected);
    },
  );

  it('lets no file name move the cursor', async () => {
    const { stdout } = await runCli(makeTree({ 'a\u001B[2J\n.ts': old }), ['-d']);
    expect(stdout).toContain(String.raw`a\u001b[2J\n.ts`);
  });

  it('keeps stdout for the one document with --format json', async () => {
    const root = makeRepository({ 'a.ts': old, 'bad.ts': 'oldName(' });
    const report = await runJson(root, ['-v'], { isTTY: true });
    expect(report.errors).toMatchObject([{ code: 'parse', path: 'bad.ts', line: 1 }]);
    expect(report.files[0]).toMatchObject({
      path: 'a.ts',
      status: 'changed',
      sites: [{ line: 1, column: 1, status: 'rewritten' }],
    });
    expect(report).toMatchObject({ mode: 'write', exitCode: 2 });
  });

  it('tells the progress at most ten times a second and wipes it away', () => {
    let now = 0;
    const written: string[] = [];
    const progress = createProgress(
      (text) => written.push(text),
      () => now,
    );
    progress.update('Reading', 1, 9);
    now = 150;
    progress.update('Reading', 2, 9);
    progress.update('Reading', 3, 9);
    progress.clear();
    progress.clear();
    expect(written).toEqual(['\r\u001B[KReading 2/9', '\r\u001B[K']);
  });
});

describe('--stdin', () => {
  it('prints the text rewritten, and messages elsewhere', async () => {
    expect(await runCli(makeTree(), ['--stdin'], { stdin: '\uFEFFoldName();\r\noldStuck()' })).toEqual({
      code: 0,
      stdout: '\uFEFFnewName();\r\noldStuck()',
      stderr: '',
    });
  });

  it('prints what it leaves alone as it came', async () => {
    for (const stdin of ['', 'nothing(', `// @generated\n${old}`]) {
      expect(await runCli(makeTree(), ['--stdin'], { stdin })).toMatchObject({ code: 0, stdout: stdin });
    }
  });

  it('reads the text by the name it goes by', async () => {
    const stdin = 'const a = <b>oldName</b>;\n';
    expect((await runCli(makeTree(), ['--stdin'], { stdin })).code).toBe(2);
    expect((await runCli(makeTree(), ['--stdin-filename', 'x.tsx'], { stdin })).stdout).toContain('newName');
  });

  it('prints nothing on stdout after an error, and the place on stderr', async () => {
    const { code, stdout, stderr } = await runCli(makeTree(), ['--stdin-filename', 'dir/x.ts'], { stdin: 'oldName(' });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error dir\/x\.ts:1:\d+: /u);
    expect(await runCli(makeTree(), ['--stdin'], { stdin: Buffer.from('//\u00E9\noldName', 'latin1') })).toMatchObject({
      code: 2,
      stdout: '',
    });
  });

  it('knows --check, --diff and --format json', async () => {
    expect(await runCli(makeTree(), ['--stdin', '--check'], { stdin: old })).toMatchObject({ code: 1, stdout: '' });
    expect((await runCli(makeTree(), ['--stdin', '--diff'], { stdin: old })).stdout).toContain('+++ b/stdin.ts\n@@');
    expect((await runJson(makeTree(), ['--stdin'], { stdin: old })).files).toMatchObject([
      { path: 'stdin.ts', status: 'would-change' },
    ]);
  });

  it('does not touch a file of that name', async () => {
    const cwd = makeTree({ 'there.ts': old });
    await runCli(cwd, ['--stdin-filename', 'there.ts'], { stdin: old });
    expect(read(cwd, 'there.ts')).toBe(old);
  });
});
