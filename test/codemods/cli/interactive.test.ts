import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLineReader } from '../../../src/codemods/cli/line-reader.ts';
import { addFiles, makeRepository, outcomes, read, runCli, runJson } from './helpers.ts';

const tree = { 'a.ts': 'oldName(1);\noldName(2);\noldName(3);\n', 'b.ts': 'oldName(4);\n', 'c.ts': 'none();\n' };
const changed = (text: string, ...lines: readonly number[]) =>
  text
    .split('\n')
    .map((line, index) => (lines.includes(index + 1) ? line.replace('old', 'new') : line))
    .join('\n');

const answer = (root: string, ...replies: readonly string[]) =>
  runCli(root, ['-i', '--no-color'], { isTTY: true, stdin: replies.map((reply) => `${reply}\n`).join('') });

describe('--interactive', () => {
  it.each([
    [['y', 'n', 'y', 'n'], [1, 3], []],
    [['n', 'a'], [2, 3], [1]],
    [['y', 'd', 'y'], [1], [1]],
    [['y', 'q'], [1], []],
    [['q'], [], []],
    [['yes', 'NO', 'huh?', 'Y', 'all'], [1, 3], [1]],
    [['n'], [], []],
  ])('with the answers %j rewrites the lines %j and %j', async (replies, a, b) => {
    const root = makeRepository(tree);
    const { code } = await answer(root, ...replies);
    expect(code).toBe(0);
    expect(read(root, 'a.ts')).toBe(changed(tree['a.ts'], ...a));
    expect(read(root, 'b.ts')).toBe(changed(tree['b.ts'], ...b));
  });

  it('shows each site with its place and its own diff, and explains itself', async () => {
    const { stderr } = await answer(makeRepository(tree), 'n', '?', 'q');
    expect(stderr).toContain('a.ts:1:1 rename-old\n@@ -1,3 +1,3 @@\n-oldName(1);\n+newName(1);\n oldName(2);');
    expect(stderr).toContain('a.ts:2:1 rename-old');
    expect(stderr).toContain('Apply this [y,n,a,d,q,?]? ');
    expect(stderr).toContain('d - leave this and the rest of this file');
    expect(stderr).not.toContain('b.ts:1:1');
  });

  it('counts what was turned down as skipped', async () => {
    const root = makeRepository(tree);
    const report = await runJson(root, ['-i'], { isTTY: true, stdin: 'y\nd\nn\n' });
    expect(outcomes(report)).toEqual({ 'a.ts': 'changed', 'b.ts': 'unchanged', 'c.ts': 'irrelevant' });
    expect(report.totals).toMatchObject({ sites: { rewritten: 1, skipped: 3 }, skipped: { declined: 3 } });
  });

  it('asks before anything is written', async () => {
    const root = makeRepository(tree);
    addFiles(root, { 'b.ts': 'oldName(5);\n' });
    const { code, stderr } = await answer(root, 'a');
    expect(code).toBe(2);
    expect(stderr).toContain('b.ts: it has uncommitted changes');
    expect(read(root, 'a.ts')).toBe(tree['a.ts']);
    expect((await answer(root, 'a')).code).toBe(2);
  });

  it('asks about suggested repairs with --unsafe', async () => {
    const root = makeRepository({ 'a.ts': 'oldUnsafe();\noldName();\n' });
    await runCli(root, ['-i', '--unsafe'], { isTTY: true, stdin: 'n\ny\n' });
    expect(read(root, 'a.ts')).toBe('oldUnsafe();\nnewName();\n');
  });

  it('gives a patch of what was chosen', async () => {
    const root = makeRepository(tree);
    const { stdout } = await runCli(root, ['-i', '--diff', '--no-color'], { isTTY: true, stdin: 'n\ny\nq\n' });
    expect(stdout.match(/^[-+]\w.*/gmu)).toEqual(['-oldName(2);', '+newName(2);']);
    expect(read(root, 'a.ts')).toBe(tree['a.ts']);
  });

  it('refuses without a terminal', async () => {
    const root = makeRepository(tree);
    const { code, stderr } = await runCli(root, ['-i'], { stdin: 'a\n' });
    expect(code).toBe(2);
    expect(stderr).toContain('--interactive asks at a terminal, and there is none');
    expect(read(root, 'a.ts')).toBe(tree['a.ts']);
  });

  it('writes nothing when interrupted', async () => {
    const root = makeRepository(tree);
    const interruption = new AbortController();
    interruption.abort();
    const { code } = await runCli(root, ['-i'], { isTTY: true, stdin: 'a\n', signal: interruption.signal });
    expect(code).toBe(130);
    expect(read(root, 'a.ts')).toBe(tree['a.ts']);
  });

  it('asks about a transform of one’s own by file', async () => {
    const root = makeRepository({
      ...tree,
      'own.js': "module.exports = (file) => file.source.replaceAll('oldName', 'ours');\n",
    });
    const stdin = 'y\nn\n';
    await runCli(root, ['-i', '-t', './own.js', 'a.ts', 'b.ts'], { isTTY: true, stdin });
    expect(read(root, 'a.ts')).toBe('ours(1);\nours(2);\nours(3);\n');
    expect(read(root, 'b.ts')).toBe(tree['b.ts']);
  });
});

describe('lines from a stream', () => {
  const linesOf = async (...chunks: readonly string[]) => {
    const { readLine } = createLineReader(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));
    const lines: string[] = [];
    for (let line = await readLine(); line !== undefined; line = await readLine()) lines.push(line);
    return lines;
  };

  it('come whole, however the stream is cut', async () => {
    expect(await linesOf('a\nb', 'c\n', '\nd')).toEqual(['a', 'bc', '', 'd']);
    expect(await linesOf()).toEqual([]);
  });

  it('end where the stream breaks off', async () => {
    const { readLine } = createLineReader({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('closed')) }),
    });
    expect(await readLine()).toBeUndefined();
  });
});
