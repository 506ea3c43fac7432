import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { expect, onTestFinished, test } from 'vitest';
import plugin from '../src/index.ts';
import { filesUnder, read, root } from './files.ts';

interface Report {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
  }[];
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tcs-oxlint-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function oxlint(cwd: string, ...args: string[]): { status: number | null; output: string } {
  const bin = join(root, 'node_modules/oxlint/bin/oxlint');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

function configuration(settings: unknown = {}): string {
  return JSON.stringify({
    jsPlugins: [join(root, 'dist/index.js')],
    categories: { correctness: 'off' },
    settings,
    rules: Object.fromEntries(Object.keys(plugin.rules).map((name) => [`tcs/${name}`, 'error'])),
  });
}

// ESLint's own parser reads these as oxlint does, so that any difference is one of the host.
const examples = filesUnder('example').filter((path) => /\.[cm]?js$/u.test(path));

test('oxlint finds what ESLint finds, at the same places', () => {
  const names = examples.map((path) => path.replaceAll('/', '-'));
  const texts = examples.map(read);
  const folder = folderWith({
    '.oxlintrc.json': configuration(),
    ...Object.fromEntries(names.map((name, i) => [name, texts[i] ?? ''])),
  });
  const { output } = oxlint(folder, '--format', 'json', ...names);
  const { diagnostics } = JSON.parse(output) as Report;
  const found = diagnostics.map(({ code, labels }) => [code, labels[0]?.span.line, labels[0]?.span.column]);
  const expected = texts.flatMap((text) =>
    new Linter()
      .verify(text, plugin.configs.all)
      .map(({ ruleId, line, column }) => [`${(ruleId ?? '').replace('/', '(')})`, line, column]),
  );
  expect(expected).not.toEqual([]);
  expect(found.sort()).toEqual(expected.sort());
});

test('oxlint reads TypeScript, a BOM and settings, and says which setting is wrong', () => {
  const text = '\uFEFFconst é: string = "😀";\nexport const p = new Promise<string>((r) => { r(é); r(é); });\n';
  const folder = folderWith({ '.oxlintrc.json': configuration(), 'file.ts': text });
  const { diagnostics } = JSON.parse(oxlint(folder, '--format', 'json', 'file.ts').output) as Report;
  expect(diagnostics).toMatchObject([{ code: 'tcs(no-double-settle)', labels: [{ span: { line: 2, column: 54 } }] }]);

  writeFileSync(join(folder, '.oxlintrc.json'), configuration({ tcs: { runtime: 5 } }));
  const wrong = oxlint(folder, 'file.ts');
  expect(wrong.status).not.toBe(0);
  expect(wrong.output).toContain('settings.tcs.runtime must be a module specifier');
});

test('oxlint --fix leaves a file as it is when there is no safe repair', () => {
  const text = 'export const p = new Promise((r) => { r(1); r(2); });\n';
  const folder = folderWith({ '.oxlintrc.json': configuration(), 'file.js': text });
  oxlint(folder, '--fix', 'file.js');
  expect(readFileSync(join(folder, 'file.js'), 'utf8')).toBe(text);
});
