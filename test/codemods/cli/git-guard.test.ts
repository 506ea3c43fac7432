import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, makeRepository, makeTree, outcomes, read, runCli, runJson } from './helpers.ts';

const old = 'oldName();\n';

describe('the git guard', () => {
  it('names all files with uncommitted changes and writes nothing at all', async () => {
    const root = makeRepository({ 'a.ts': old, 'b.ts': old, 'c.ts': old });
    addFiles(root, { 'b.ts': `${old}// edited\n`, 'c.ts': `${old}// staged\n`, 'd.ts': old });
    git(root, 'add', 'c.ts');
    const { code, stderr } = await runCli(root, []);
    expect(code).toBe(2);
    for (const path of ['b.ts', 'c.ts', 'd.ts']) expect(stderr).toContain(`error ${path}: `);
    expect(stderr).not.toContain('a.ts');
    expect(stderr).toContain('--allow-dirty');
    expect(stderr).toContain('Nothing was written: 4 files would change.');
    expect(read(root, 'a.ts')).toBe(old);
    const report = await runJson(root, []);
    expect(outcomes(report)).toMatchObject({ 'a.ts': 'held-back', 'b.ts': 'dirty' });
    expect(report.totals).toMatchObject({
      errors: 3,
      byStatus: { 'held-back': 4 },
      sites: { rewritten: 0, skipped: 4 },
    });
  });

  it('writes them with --allow-dirty', async () => {
    const root = makeRepository({ 'a.ts': 'x;\n' });
    addFiles(root, { 'a.ts': old });
    expect((await runCli(root, ['--allow-dirty'])).code).toBe(0);
    expect(read(root, 'a.ts')).toBe('newName();\n');
  });

  it('does not mind dirty files that stay as they are', async () => {
    const root = makeRepository({ 'a.ts': old });
    addFiles(root, { 'b.ts': 'const mine = 1;\n', 'c.ts': 'oldStuck();\n' });
    expect((await runCli(root, [])).code).toBe(0);
    expect(read(root, 'a.ts')).toBe('newName();\n');
  });

  it('minds a file that git ignores: git could not give it back', async () => {
    const root = makeRepository({ '.gitignore': 'out' });
    addFiles(root, { 'out/a.ts': old });
    const { code, stderr } = await runCli(root, ['out/a.ts']);
    expect(code).toBe(2);
    expect(stderr).toContain('out/a.ts: git does not track it');
  });

  it('works from a folder below and with strange names', async () => {
    const root = makeRepository({ 'sub/[id] *.ts': old, 'sub/ü.ts': old });
    addFiles(root, { 'sub/ü.ts': `${old}\n` });
    const report = await runJson(join(root, 'sub'), []);
    expect(outcomes(report)).toEqual({ '[id] *.ts': 'held-back', 'ü.ts': 'dirty' });
  });

  it('asks the repository that a file lies in', async () => {
    const root = makeRepository({ 'a.ts': old });
    const inner = makeRepository({ 'b.ts': old });
    addFiles(inner, { 'b.ts': `${old}\n` });
    expect(outcomes(await runJson(root, ['a.ts', join(inner, 'b.ts')]))).toMatchObject({ 'a.ts': 'held-back' });
    git(inner, 'checkout', 'b.ts');
    expect((await runJson(root, ['a.ts', join(inner, 'b.ts')])).totals.byStatus).toMatchObject({ changed: 2 });
  });

  it('wants --allow-no-vcs outside of git, and --allow-dirty is not enough', async () => {
    const root = makeTree({ 'a.ts': old });
    for (const argv of [[], ['--allow-dirty']]) {
      const { code, stderr } = await runCli(root, argv);
      expect(code).toBe(2);
      expect(stderr).toContain('error a.ts: it lies in no git repository; --allow-no-vcs');
    }
    expect(read(root, 'a.ts')).toBe(old);
    expect((await runCli(root, ['--allow-no-vcs'])).code).toBe(0);
    expect(read(root, 'a.ts')).toBe('newName();\n');
  });

  it('passes on what git says when it cannot tell', async () => {
    const root = makeTree({ 'a.ts': old });
    mkdirSync(join(root, '.git'));
    const { code, stderr, stdout } = await runCli(root, []);
    expect(code).toBe(2);
    expect(stdout).toContain('git cannot list');
    expect(stderr).toContain('not a git repository');
    expect(read(root, 'a.ts')).toBe(old);
  });
});
