import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deferredToSource } from '../../../src/codemods/deferred-to-source.ts';
import { git, makeRepository, outcomes, runCli, runJson } from './helpers.ts';

const statements = [
  'let resolveReady!: () => void',
  'const ready = new Promise<void>((resolve) => {',
  '  resolveReady = resolve',
  '})',
  'export const open = () => {',
  '  resolveReady()',
  '}',
  'export { ready }',
];
const rewritten = [
  'const readySource = new TaskCompletionSource<void>()',
  'const ready = readySource.promise',
  'export const open = () => {',
  '  readySource.trySetResult()',
  '}',
  'export { ready }',
];
const lines = (text: readonly string[], end = '\n') =>
  text.map((line) => `${line};`.replace(/([{]);$/u, '$1')).join(end) + end;
const importLine = "import { TaskCompletionSource } from 'task-completion-source';";

const setup = { codemods: [deferredToSource] };

/** What a whole run makes of a file, byte for byte, after which a second one changes nothing. */
async function rewriteFile(content: string | Buffer, path = 'a.ts'): Promise<string> {
  const root = makeRepository({ [path]: content });
  const { code, stderr } = await runCli(root, [], setup);
  expect([code, stderr]).toEqual([0, '']);
  const after = readFileSync(join(root, path));
  git(root, 'commit', '-qam', 'rewritten', '--allow-empty');
  expect(outcomes(await runJson(root, [], setup))[path]).not.toBe('changed');
  expect(readFileSync(join(root, path)).equals(after)).toBe(true);
  return after.toString('utf8');
}

describe('what a file may begin with, end with and be made of', () => {
  const body = lines(statements);
  const expected = `${importLine}\n\n${lines(rewritten)}`;

  it('a byte order mark', async () => {
    expect(await rewriteFile(`\uFEFF${body}`)).toBe(`\uFEFF${expected}`);
  });

  it('CRLF, in what is added too', async () => {
    expect(await rewriteFile(lines(statements, '\r\n'))).toBe(expected.replaceAll('\n', '\r\n'));
  });

  it('CRLF and LF mixed: what is untouched stays', async () => {
    const after = await rewriteFile(`one();\r\ntwo();\n${body}three();\r\n`);
    expect(after).toContain('one();\r\ntwo();\n');
    expect(after.endsWith('three();\r\n')).toBe(true);
  });

  it('tabs', async () => {
    const tabbed = (text: string) => text.replaceAll(/^ {2}/gmu, '\t');
    expect(await rewriteFile(tabbed(body))).toBe(tabbed(expected));
  });

  it.each([['\f'], ['\v'], ['\u00A0'], ['\u2028'], ['\uFEFF']])('white space as rare as %j', async (space) => {
    const text = `one();${space}\n${body}${space}two();\n`;
    expect(await rewriteFile(text)).toBe(`${importLine}\n\none();${space}\n${lines(rewritten)}${space}two();\n`);
  });

  it('`#!`, and a mark before it', async () => {
    expect(await rewriteFile(`#!/usr/bin/env node\n${body}`)).toBe(`#!/usr/bin/env node\n${expected}`);
  });

  it('"use strict" and other directives', async () => {
    expect(await rewriteFile(`'use strict';\n'use client';\n${body}`)).toBe(
      `'use strict';\n'use client';\n${expected}`,
    );
  });

  it('a licence above it all', async () => {
    const licence = '/*! Copyright the owners */\n\n';
    expect(await rewriteFile(licence + body)).toBe(licence + expected);
  });

  it.each([['//# sourceMappingURL=a.js.map'], ['//# sourceMappingURL=a.js.map\n'], ['// @ts-check']])(
    '%j at the end',
    async (last) => {
      expect(await rewriteFile(body + last)).toBe(expected + last);
    },
  );

  it('no line end at the end', async () => {
    expect(await rewriteFile(body.trimEnd())).toBe(expected.trimEnd());
  });

  it.each([[''], ['\n'], ['\uFEFF'], ['#!/usr/bin/env node'], ['// new Promise']])(
    'next to nothing: %j',
    async (text) => {
      expect(await rewriteFile(text)).toBe(text);
    },
  );

  it('a very long line beside the code', async () => {
    const data = `export const data = '${'x'.repeat(20_000)}';\n`;
    const padded = '// filler filler filler filler\n'.repeat(900);
    expect(await rewriteFile(data + padded + body)).toContain(data);
  });

  it('characters beyond the first plane', async () => {
    const text = "export const 𝒳 = '👩‍👩‍👧‍👦 é é';\n";
    expect(await rewriteFile(text + body)).toBe(`${importLine}\n\n${text}${lines(rewritten)}`);
  });

  it('its executable bit', async () => {
    const root = makeRepository({ 'a.ts': `#!/usr/bin/env node\n${body}` });
    chmodSync(join(root, 'a.ts'), 0o755);
    git(root, 'commit', '-qam', 'mode');
    await runCli(root, [], setup);
    expect(git(root, 'diff', '--summary')).toBe('');
  });
});
