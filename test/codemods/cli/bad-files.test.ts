import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rewriteFile } from '../../../src/codemods/cli/rewrite-file.ts';
import { run } from '../../../src/codemods/cli/run.ts';
import { writeAtomically } from '../../../src/codemods/cli/write-atomically.ts';
import {
  codemods,
  makeRepository,
  makeTree,
  outcomes,
  read,
  renameCodemod,
  runCli,
  runJson,
  withMode,
} from './helpers.ts';

const old = 'oldName();\n';
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('files that cannot be handled', () => {
  it('refuses what is not UTF-8 and would change, byte for byte as it was', async () => {
    const content = latin1(`// caf\u00E9\n${old}`);
    const root = makeRepository({
      'latin.ts': content,
      'good.ts': old,
      'calm.ts': latin1('// caf\u00E9\noldStuck();\n'),
    });
    const report = await runJson(root, []);
    expect(report.code).toBe(2);
    expect(outcomes(report)).toEqual({ 'latin.ts': 'not-utf-8', 'good.ts': 'changed', 'calm.ts': 'unchanged' });
    expect(report.stderr).toContain('latin.ts: left as it is: it is not valid UTF-8');
    expect(readFileSync(join(root, 'latin.ts')).equals(content)).toBe(true);
    const settings = { unsafe: false, runtime: 'x', siteDiffs: false, transformOptions: {} };
    expect(await rewriteFile(join(root, 'latin.ts'), { codemods, transforms: [], settings })).toMatchObject({
      status: 'error',
    });
  });

  it('refuses NUL bytes and UTF-16, unless they are irrelevant', async () => {
    const root = makeTree({
      'nul.ts': `oldName('\0');\n`,
      'wide.ts': Buffer.from(`\uFEFF${old}`, 'utf16le'),
      'video.ts': Buffer.from([0x47, 0, 1, 0xff]),
    });
    const report = await runJson(root, ['--check']);
    expect(outcomes(report)).toEqual({ 'nul.ts': 'not-utf-8', 'wide.ts': 'not-utf-8', 'video.ts': 'irrelevant' });
    expect(report.stderr).toContain('it is UTF-16; convert it to UTF-8 first');
  });

  it('leaves a read-only file, whoever runs it', async () => {
    const root = makeRepository({ 'a.ts': old, 'b.ts': old });
    chmodSync(join(root, 'a.ts'), 0o444);
    const report = await runJson(root, []);
    expect(report.code).toBe(2);
    expect(outcomes(report)).toEqual({ 'a.ts': 'read-only', 'b.ts': 'changed' });
    expect(report.files[0]?.sites).toMatchObject([{ status: 'skipped', skip: { code: 'read-only' } }]);
    expect(report.stderr).toContain('chmod u+w');
    expect(read(root, 'a.ts')).toBe(old);
  });

  it('leaves a file in a read-only folder', async () => {
    const root = makeRepository({ 'sub/a.ts': old, 'b.ts': old });
    const report = await withMode(join(root, 'sub'), 0o555, () => runJson(root, []));
    expect(outcomes(report)).toEqual({ 'sub/a.ts': 'read-only', 'b.ts': 'changed' });
    expect(readdirSync(join(root, 'sub'))).toEqual(['a.ts']);
  });

  it('reports a file that nobody may read', async () => {
    const root = makeTree({ 'a.ts': old, 'b.ts': old });
    const report = await withMode(join(root, 'a.ts'), 0o000, () => runJson(root, ['-d']));
    expect(report.code).toBe(2);
    expect(outcomes(report)).toEqual({ 'a.ts': 'no-permission', 'b.ts': 'would-change' });
  });

  it('reports a file that vanishes under it, and goes on', async () => {
    const root = makeTree({ 'a.ts': old, 'b.ts': old });
    const progress = {
      update: (phase: string) => {
        if (phase === 'Reading') rmSync(join(root, 'a.ts'), { force: true });
      },
      clear: () => undefined,
    };
    const result = await run({ cwd: root, write: false }, { codemods, progress });
    expect(result.exitCode).toBe(2);
    expect(result.files).toMatchObject([{ problem: { code: 'vanished', path: 'a.ts' } }, { status: 'would-change' }]);
  });

  it('does not write over what someone else has just written', async () => {
    const root = makeRepository({ 'a.ts': old });
    const progress = {
      update: (phase: string) => {
        if (phase === 'Writing') writeFileSync(join(root, 'a.ts'), 'theirs();\n');
      },
      clear: () => undefined,
    };
    const result = await run({ cwd: root }, { codemods, progress });
    expect(result.files).toMatchObject([{ status: 'error', problem: { code: 'changed-meanwhile' } }]);
    expect(read(root, 'a.ts')).toBe('theirs();\n');
    expect(readdirSync(root).sort()).toEqual(['.git', 'a.ts']);
  });

  it('gives a reason for a file that is gone or is no file when it writes', () => {
    const root = makeTree({ 'sub/a.ts': old });
    const change = { before: old, after: 'x' };
    expect(writeAtomically(join(root, 'gone.ts'), change)).toMatchObject({ code: 'vanished' });
    expect(writeAtomically(join(root, 'sub'), change)).toMatchObject({ code: 'changed-meanwhile' });
    expect(readdirSync(root)).toEqual(['sub']);
  });

  it('reports a rewrite that would break the file and leaves it', async () => {
    const breaking = {
      ...renameCodemod,
      *find() {
        const edits = [{ range: [0, 3] as const, text: '(((' }];
        yield {
          range: [0, 3] as const,
          messageId: 'old',
          repairs: [{ applicability: 'safe' as const, messageId: 'old', edits }],
        };
      },
    };
    const root = makeRepository({ 'a.ts': old });
    const { code, stderr } = await runCli(root, [], { codemods: [breaking] });
    expect(code).toBe(2);
    expect(stderr).toContain('a.ts: left as it is: the rewritten text does not parse');
    expect(read(root, 'a.ts')).toBe(old);
  });
});
