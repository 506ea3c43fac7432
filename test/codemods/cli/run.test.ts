import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../../src/codemods/cli/run.ts';
import {
  addFiles,
  codemods,
  git,
  makeRepository,
  makeTree,
  otherCodemod,
  outcomes,
  read,
  renameCodemod,
  runCli,
  runJson,
} from './helpers.ts';

const old = 'oldName();\n';

describe('a run', () => {
  it('rewrites what git has, and only that', async () => {
    const root = makeRepository({ 'a.ts': old, 'b.js': 'other();\n', 'c.md': old });
    const { code, stdout } = await runCli(root, []);
    expect(code).toBe(0);
    expect([read(root, 'a.ts'), read(root, 'b.js'), read(root, 'c.md')]).toEqual(['newName();\n', 'other();\n', old]);
    expect(stdout).toContain('2 files scanned, 1 relevant');
    expect(stdout).toContain('Sites: 1 rewritten, 0 suggested, 0 skipped');
    expect(readdirSync(root).sort()).toEqual(['.git', 'a.ts', 'b.js', 'c.md']);
  });

  it('changes nothing the second time', async () => {
    const root = makeRepository({ 'a.ts': old });
    await runCli(root, []);
    git(root, 'commit', '-qam', 'rewritten');
    expect((await runJson(root, [])).totals.byStatus).toMatchObject({ irrelevant: 1, changed: 0 });
  });

  it('keeps byte order mark, line ends, tabs, the lack of a last newline and the mode', async () => {
    const root = makeRepository({ 'a.ts': '\uFEFF\toldName();\r\n\toldName()' });
    chmodSync(join(root, 'a.ts'), 0o754);
    git(root, 'commit', '-qam', 'mode');
    await runCli(root, ['a.ts']);
    expect(read(root, 'a.ts')).toBe('\uFEFF\tnewName();\r\n\tnewName()');
    expect(statSync(join(root, 'a.ts')).mode & 0o777).toBe(0o754);
  });

  it.each([['--dry-run'], ['--diff'], ['--check']])('writes nothing with %s, dirty or without git', async (flag) => {
    const root = makeTree({ 'a.ts': old });
    const { code } = await runCli(root, [flag]);
    expect(code).toBe(flag === '--check' ? 1 : 0);
    expect(read(root, 'a.ts')).toBe(old);
  });

  it('passes --check when nothing would change', async () => {
    expect((await runCli(makeTree({ 'a.ts': 'oldStuck();\n' }), ['--check'])).code).toBe(0);
  });

  it('applies suggested repairs with --unsafe alone', async () => {
    const root = makeRepository({ 'a.ts': 'oldUnsafe();\n' });
    expect((await runJson(root, [])).files[0]).toMatchObject({
      status: 'unchanged',
      sites: [{ status: 'suggested', skip: { code: 'suggested' } }],
    });
    expect((await runJson(root, ['--unsafe'])).files[0]).toMatchObject({
      status: 'changed',
      sites: [{ status: 'rewritten' }],
    });
    expect(read(root, 'a.ts')).toBe('newName();\n');
  });

  it('runs only the transforms asked for', async () => {
    const root = makeRepository({ 'a.ts': old });
    expect((await runJson(root, ['-t', 'other-thing'])).totals.byStatus).toMatchObject({ irrelevant: 1 });
  });

  it('does not parse what holds nothing relevant', async () => {
    expect((await runCli(makeTree({ 'a.ts': 'this is ( no code' }), ['-d'])).code).toBe(0);
  });

  it('says where a file does not parse, and goes on', async () => {
    const root = makeRepository({ 'a.ts': 'const x = ;\noldName();\n', 'b.ts': old });
    const { code, stderr } = await runCli(root, []);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error a\.ts:1:\d+: \S/mu);
    expect(read(root, 'b.ts')).toBe('newName();\n');
  });

  it('reports a codemod that throws with the file, and goes on', async () => {
    const root = makeRepository({ 'a.ts': 'oldBug();\n', 'b.ts': old });
    const report = await runJson(root, []);
    expect(report.code).toBe(2);
    expect(report.errors).toMatchObject([{ code: 'bug', path: 'a.ts' }]);
    expect(report.stderr).toContain('the codemod tripped');
    expect(read(root, 'b.ts')).toBe('newName();\n');
  });

  it('counts each file once and gives each site that stays a reason', async () => {
    const root = makeRepository({
      'a.ts': old,
      'b.ts': 'oldStuck(oldUnsafe);\n',
      'c.ts': 'none();\n',
      'd.min.js': old,
      'e.ts': 'oldName(',
      'node_modules/p/index.js': old,
    });
    const report = await runJson(root, []);
    expect(outcomes(report)).toEqual({
      'a.ts': 'changed',
      'b.ts': 'unchanged',
      'c.ts': 'irrelevant',
      'd.min.js': 'minified',
      'e.ts': 'parse',
      'node_modules/p/index.js': 'node_modules',
    });
    expect(Object.values(report.totals.byStatus).reduce((sum, count) => sum + count, 0)).toBe(report.totals.files);
    expect(report.totals).toMatchObject({
      files: 6,
      skipped: { stuck: 1 },
      leftAlone: { minified: 1, node_modules: 1 },
      errors: 1,
    });
    for (const site of report.files.flatMap((file) => file.sites)) {
      expect(site.status === 'rewritten' || site.skip !== undefined).toBe(true);
    }
  });

  it('stops between two files when interrupted, with a summary', async () => {
    const root = makeRepository({ 'a.ts': old, 'b.ts': old });
    const report = await runJson(root, [], { signal: AbortSignal.abort() });
    expect(report).toMatchObject({ code: 130, interrupted: true, totals: { byStatus: { 'not-reached': 2 } } });
    expect(read(root, 'a.ts')).toBe(old);
  });

  it('leaves whole files when interrupted while it writes', async () => {
    const root = makeRepository(Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`${String(n)}.ts`, old])));
    const interruption = new AbortController();
    const progress = {
      update: (phase: string, done: number) => {
        if (phase === 'Writing' && done === 1) interruption.abort();
      },
      clear: () => undefined,
    };
    const result = await run({ cwd: root }, { codemods, signal: interruption.signal, progress });
    expect(result.exitCode).toBe(130);
    expect(result.files.map((file) => file.status)).toEqual([
      'changed',
      'changed',
      'not-reached',
      'not-reached',
      'not-reached',
    ]);
    expect(result.files[4]?.sites).toMatchObject([{ status: 'skipped', skip: { code: 'interrupted' } }]);
    expect(read(root, '2.ts')).toBe(old);
  });

  const importing = `import { a } from 'task-completion-source';\nimport b from "@me/tcs/sub";\n${old}`;

  it('says what to install when no package.json above lists the runtime', async () => {
    const root = makeRepository({
      'package.json': '{}',
      'pnpm-lock.yaml': '',
      'packages/a/package.json': '{"dependencies":{"task-completion-source":"1"}}',
      'packages/a/x.ts': importing,
    });
    expect((await runJson(root, ['-d'])).missingRuntime).toBeUndefined();
    addFiles(root, { 'packages/b/package.json': '{}', 'packages/b/y.ts': importing, 'packages/c/package.json': '{}' });
    addFiles(root, { 'packages/c/imports-nothing.ts': old });
    expect((await runJson(root, ['-d'])).missingRuntime).toEqual({
      name: 'task-completion-source',
      packages: ['packages/b'],
      command: 'pnpm add task-completion-source',
    });
    expect((await runJson(root, ['-d', '--runtime', './tcs.js'])).missingRuntime).toBeUndefined();
    expect((await runCli(root, ['-d', '--runtime', '@me/tcs/sub'])).stdout).toContain('pnpm add @me/tcs');
  });

  it('says where TypeScript is too old for the declarations of the runtime', async () => {
    const withTypeScript = (range: string) => `{"dependencies":{"task-completion-source":"1","typescript":"${range}"}}`;
    const root = makeRepository({
      'old/package.json': withTypeScript('^3.5.2'),
      'old/a.ts': importing,
      'old/b.ts': importing,
      'exact/package.json': withTypeScript('~4.4.0'),
      'exact/a.ts': importing,
      'new/package.json': withTypeScript('^4.1.0'),
      'new/a.ts': importing,
      'plain/package.json': withTypeScript('2.0.0'),
      'plain/a.js': importing,
      'installed/package.json': withTypeScript('2.0.0'),
      'installed/node_modules/typescript/package.json': '{"version":"5.0.4"}',
      'installed/a.ts': importing,
    });
    const need = 'cannot read the declarations of task-completion-source, which need 4.5 or later.';
    expect((await runJson(root, ['-d'])).notes).toEqual([`TypeScript ~4.4.0 ${need}`, `TypeScript ^3.5.2 ${need}`]);
    expect((await runJson(root, ['-d', '--runtime', './tcs.js'])).notes).toEqual([]);
  });

  it('says where jest would mock the runtime', async () => {
    const note =
      'jest mocks all modules here (automock): list task-completion-source in its unmockedModulePathPatterns.';
    const notesOf = async (tree: Record<string, string>) =>
      (await runJson(makeRepository({ 'src/a.js': importing, ...tree }), ['-d'])).notes;
    const mocks = (more: object = {}) => JSON.stringify({ jest: { automock: true, ...more } });
    expect(await notesOf({ 'package.json': mocks() })).toEqual([note]);
    expect(await notesOf({ 'jest.config.ts': 'export default {\n  automock: true,\n};\n' })).toEqual([note]);
    expect(
      await notesOf({ 'package.json': mocks({ unmockedModulePathPatterns: ['task-completion-source'] }) }),
    ).toEqual([]);
    expect(await notesOf({ 'jest.config.js': 'module.exports = {\n  // automock: true,\n};\n' })).toEqual([]);
  });

  it('names npm where no lockfile says otherwise', async () => {
    expect((await runCli(makeTree({ 'a.ts': importing }), ['-d'])).stdout).toContain(
      'npm install task-completion-source',
    );
  });

  it('leaves out codemods without safe repairs, unless one is named or --unsafe is given', async () => {
    const codemods = [renameCodemod, { ...otherCodemod, onlySuggested: true }];
    const root = makeTree({ 'a.ts': old });
    const ran = async (...argv: string[]) => JSON.stringify(await runJson(root, ['-d', ...argv], { codemods }));
    expect(await ran()).not.toContain('other-thing');
    expect(await ran('--unsafe')).toContain('other-thing');
    expect(await ran('-t', 'other-thing')).toContain('other-thing');
  });
});
