import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, makeRepository, makeTree, outcomes, read, runCli, runJson, type Tree } from './helpers.ts';

const tree: Tree = {
  ...Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`src/f${String(n)}.ts`, 'oldName();\noldStuck();\n'])),
  'src/bad.ts': 'oldName(',
  'src/x.min.js': 'oldName();\n',
};

async function shards(root: string, count: number, ...argv: readonly string[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (let index = 1; index <= count; index++) {
    const shard = `${String(index)}/${String(count)}`;
    names.push(`r${String(index)}.json`);
    await runCli(root, ['-d', 'src', '--shard', shard, '--report', `json=r${String(index)}.json`, ...argv]);
  }
  return names;
}

describe('merge-reports', () => {
  it('gives what the whole run gives', async () => {
    const root = makeTree(tree);
    const whole = await runJson(root, ['-d', 'src']);
    const merged = await runJson(root, ['merge-reports', ...(await shards(root, 3))]);
    expect(outcomes(merged)).toEqual(outcomes(whole));
    expect(merged.totals).toEqual(whole.totals);
    expect(merged.errors).toEqual(whole.errors);
    expect(merged.missingRuntime).toEqual(whole.missingRuntime);
    expect([merged.code, merged.mode]).toEqual([whole.code, 'dry-run']);
  });

  it.each(['stylish', 'jsonl', 'sarif', 'github', 'markdown'])('gives it as %s too', async (format) => {
    const root = makeTree(tree);
    const ours = (text: string) => text.replaceAll(/\d+\.\d s|"milliseconds":\d+/gu, '');
    const whole = await runCli(root, ['-d', 'src', '--format', format]);
    const names = await shards(root, 2);
    // A report holds the change of each site, which only some formats show.
    for (const name of names) addFiles(root, { [name]: read(root, name).replaceAll(/,\s*"diff": "[^\n]*"/gu, '') });
    const merged = await runCli(root, ['merge-reports', ...names, '--format', format]);
    expect(ours(merged.stdout)).toBe(ours(whole.stdout));
    expect(merged.stderr).toBe(whole.stderr);
  });

  it('shows each site before and after in a page, and all changes in a patch', async () => {
    const root = makeTree(tree);
    const names = await shards(root, 2);
    await runCli(root, ['merge-reports', ...names, '--report', 'html=all.html']);
    expect(read(root, 'all.html').match(/<ins>\+newName\(\);<\/ins>/gu)).toHaveLength(12);
    const { stdout } = await runCli(root, ['merge-reports', ...names, '--diff']);
    expect(stdout).toBe((await runCli(root, ['src', '--diff'])).stdout);
  });

  it('takes the worst exit code', async () => {
    const root = makeTree({ 'src/a.ts': 'oldName();\n', 'src/b.ts': 'none();\n' });
    for (const path of ['a', 'b']) await runCli(root, ['--check', `src/${path}.ts`, '--report', `json=${path}.json`]);
    expect((await runCli(root, ['merge-reports', 'b.json'])).code).toBe(0);
    expect((await runCli(root, ['merge-reports', 'a.json', 'b.json'])).code).toBe(1);
  });

  it('joins the reports of the packages of a repository, with paths from its top', async () => {
    const root = makeRepository({
      'packages/a/src/x.ts': 'oldName();\n',
      'packages/b/src/x.ts': 'oldName();\n',
      'packages/b/bad.ts': 'oldName(',
    });
    for (const name of ['a', 'b'])
      await runCli(join(root, 'packages', name), ['-d', '--report', `json=../../${name}.json`]);
    const merged = await runJson(root, ['merge-reports', 'a.json', 'b.json']);
    const whole = await runJson(root, ['-d', 'packages']);
    expect(outcomes(merged)).toEqual(outcomes(whole));
    expect(merged.errors).toEqual(whole.errors);
    expect((await runCli(root, ['merge-reports', 'a.json', 'b.json', '--diff'])).stdout).toBe(
      (await runCli(root, ['packages', '--diff'])).stdout,
    );
  });

  it.each([
    [['r1.json'], 'The reports of these shards are missing: 2/3, 3/3'],
    [['r1.json', 'r2.json', 'r3.json', 'r1.json'], 'Two reports tell of'],
    [['r1.json', 'r2.json', 'whole.json'], 'whole.json is no report of a shard of 3'],
    [['nope.json'], 'merge-reports cannot read nope.json'],
    [['a.txt'], 'a.txt is no JSON report of tcs-codemod'],
    [['other.json'], 'other.json is no JSON report of tcs-codemod'],
  ])('refuses %j', async (names, message) => {
    const root = makeTree({ ...tree, 'a.txt': 'text', 'other.json': '{"files":[]}' });
    await shards(root, 3);
    await runCli(root, ['-d', 'src', '--report', 'json=whole.json']);
    const { code, stderr, stdout } = await runCli(root, ['merge-reports', ...names]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
