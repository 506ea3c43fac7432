import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, makeRepository, outcomes, read, runCli, runJson } from './helpers.ts';

const file = ['--baseline', 'baseline.json'];
const update = ['-d', ...file, '--update-baseline'];

async function withBaseline(tree: Readonly<Record<string, string>>) {
  const root = makeRepository(tree);
  const { code, stderr } = await runCli(root, update);
  expect([code, stderr]).toEqual([0, '']);
  return root;
}

const knowledge = async (root: string) => {
  const report = await runJson(root, ['--check', ...file]);
  return [report.code, report.files.flatMap((each) => each.sites.map((site) => site.isKnown ?? site.skip?.code))];
};

describe('--baseline', () => {
  it('accepts the sites that it knows, rewritable or not', async () => {
    const root = await withBaseline({ 'a.ts': 'oldName();\noldStuck();\n', 'b.ts': 'oldUnsafe();\n' });
    expect((await runCli(root, ['--check'])).code).toBe(1);
    expect(await knowledge(root)).toEqual([0, [true, true, true]]);
  });

  it('fails on a new one, and names it alone', async () => {
    const root = await withBaseline({ 'a.ts': 'oldName(1);\n', 'b.ts': 'oldStuck(1);\n' });
    addFiles(root, { 'b.ts': 'oldStuck(1);\noldStuck(2);\n' });
    expect(await knowledge(root)).toEqual([1, [true, true, false]]);
    const { stdout } = await runCli(root, ['--check', ...file]);
    expect(stdout).toContain('b.ts\n  2:1 ');
    expect(stdout).not.toContain('1:1 ');
    expect(stdout).toContain('New since the baseline: 1');
    expect((await runJson(root, ['--check', ...file])).totals.newSites).toBe(1);
  });

  it('fails on a new file', async () => {
    const root = await withBaseline({ 'a.ts': 'oldName();\n' });
    addFiles(root, { 'new.ts': 'oldStuck();\n' });
    expect(await knowledge(root)).toEqual([1, [true, false]]);
  });

  it('is stable when lines move, order changes or a site is edited', async () => {
    const root = await withBaseline({ 'a.ts': 'oldName(1);\noldStuck(2);\noldUnsafe(3);\n' });
    addFiles(root, { 'a.ts': '// more\n\n\noldUnsafe(3);\n  oldStuck(2);\nother();\noldName(4);\n' });
    expect(await knowledge(root)).toEqual([0, [true, true, true]]);
  });

  it('tells which of several alike is one too many', async () => {
    const root = await withBaseline({ 'a.ts': 'oldName();\noldName();\n' });
    addFiles(root, { 'a.ts': 'oldName();\noldName();\noldName();\n' });
    expect(await knowledge(root)).toEqual([1, [true, true, false]]);
  });

  it('does not hold what a comment keeps', async () => {
    const root = await withBaseline({ 'a.ts': '// tcs-codemod-ignore-next-line: legacy\noldName();\n' });
    expect(JSON.parse(read(root, 'baseline.json'))).toEqual({ version: 1, sites: {} });
    expect(await knowledge(root)).toEqual([0, ['ignored']]);
  });

  it('says when sites are gone, and passes', async () => {
    const root = await withBaseline({ 'a.ts': 'oldName();\n', 'b.ts': 'oldStuck();\n' });
    addFiles(root, { 'b.ts': 'none();\n' });
    const report = await runJson(root, ['--check', ...file]);
    expect(report.code).toBe(0);
    expect(report.notes).toEqual(['1 site of the baseline is gone: --update-baseline takes them off']);
  });

  it('does not hide an error', async () => {
    const root = await withBaseline({ 'a.ts': 'oldName();\n' });
    addFiles(root, { 'a.ts': 'oldName(;\n' });
    expect((await runCli(root, ['--check', ...file])).code).toBe(2);
  });
});

describe('--update-baseline', () => {
  it('writes a file that is easy to review', async () => {
    const root = await withBaseline({
      'b.ts': 'oldName();\n',
      'a.ts': 'oldStuck();\noldStuck();\n',
      'c.ts': 'none();\n',
    });
    const print = expect.stringMatching(/^[\da-f]{16}$/u) as string;
    expect(JSON.parse(read(root, 'baseline.json'))).toEqual({
      version: 1,
      sites: { 'a.ts': { 'rename-old': [print, print] }, 'b.ts': { 'rename-old': [print] } },
    });
    expect(Object.keys((JSON.parse(read(root, 'baseline.json')) as { sites: object }).sites)).toEqual(['a.ts', 'b.ts']);
    const before = read(root, 'baseline.json');
    await runCli(root, update);
    expect(read(root, 'baseline.json')).toBe(before);
  });

  it('holds what a run that writes has left', async () => {
    const root = makeRepository({ 'a.ts': 'oldName();\noldStuck();\n' });
    expect(outcomes(await runJson(root, [...file, '--update-baseline']))).toEqual({ 'a.ts': 'changed' });
    expect(await knowledge(root)).toEqual([0, [true]]);
  });

  it('keeps what it knows of files outside of the run, unless they are gone', async () => {
    const root = await withBaseline({ 'a.ts': 'oldName();\n', 'b.ts': 'oldName();\n', 'c.ts': 'oldName();\n' });
    rmSync(join(root, 'c.ts'));
    addFiles(root, { 'a.ts': 'none();\n' });
    await runCli(root, [...update, 'a.ts']);
    expect(Object.keys((JSON.parse(read(root, 'baseline.json')) as { sites: object }).sites)).toEqual(['b.ts']);
  });

  it('keeps what it knows of a file that does not parse just now', async () => {
    const root = await withBaseline({ 'a.ts': 'oldName();\n' });
    const before = read(root, 'baseline.json');
    addFiles(root, { 'a.ts': 'oldName(;\n' });
    expect((await runCli(root, update)).code).toBe(2);
    expect(read(root, 'baseline.json')).toBe(before);
  });

  it.each([
    [undefined, 'does not exist; --update-baseline writes it'],
    ['{', 'is no baseline of this version'],
    ['{"version":2,"sites":{}}', 'is no baseline of this version'],
  ])('is asked for where the file is %j', async (content, message) => {
    const root = makeRepository({
      'a.ts': 'oldName();\n',
      ...(content === undefined ? {} : { 'baseline.json': content }),
    });
    const { code, stderr } = await runCli(root, ['--check', ...file]);
    expect([code, stderr.includes(message)], stderr).toEqual([2, true]);
  });
});
