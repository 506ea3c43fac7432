import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import transform, { deferredToSource } from '../../src/codemods/deferred-to-source.ts';
import { rewrite } from '../../src/codemods/rewrite.ts';
import { ParseError } from '../../src/core/source/parse.ts';
import { root } from '../files.ts';
import { fixturesOf } from './fixture-files.ts';

const built = join(root, 'dist/codemods/deferred-to-source.js');
const gate = `let open;
export const opened = new Promise((resolve) => {
  open = resolve;
});
export const go = () => open();
`;

test('from is an option of the transform', () => {
  const text = "import pDefer from 'p-defer';\nexport const wait = () => pDefer().promise;\n";
  const after = transform({ path: 'a.js', source: text }, {}, { from: 'withResolvers,p-defer' });
  expect(after).toBe(
    "import { TaskCompletionSource } from 'task-completion-source';\nexport const wait = () => new TaskCompletionSource().promise;\n",
  );
  expect(() => transform({ path: 'a.js', source: text }, {}, { from: 'pdefer' })).toThrow('Unknown library "pdefer"');
});

describe('the stock runner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tcs-jscodeshift-'));
  const copies = fixturesOf(deferredToSource).map(({ name, path, text, expected }) => ({
    file: `${name}${extname(path)}`,
    text,
    expected,
  }));
  let output = '';

  beforeAll(() => {
    expect(existsSync(built), 'npm run build').toBe(true);
    for (const { file, text } of copies) writeFileSync(join(folder, file), text);
    writeFileSync(join(folder, 'broken.js'), 'new Promise((');
    const bin = createRequire(import.meta.url).resolve('jscodeshift/bin/jscodeshift.js');
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [bin, '--no-babel', '--run-in-band', '-t', built, '--extensions=js,jsx,cjs,mjs,ts,tsx,cts,mts', folder],
      { encoding: 'utf8' },
    );
    output = stdout + stderr;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('gives the same files as the codemod', () => {
    const wrong = copies.filter(({ file, expected }) => readFileSync(join(folder, file), 'utf8') !== expected);
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  test('counts what was changed, what was not, and what cannot be read', () => {
    const changed = copies.filter(({ text, expected }) => text !== expected).length;
    const count = (what: string) => Number(new RegExp(`(\\d+) ${what}`, 'u').exec(output)?.[1]);
    expect([count('ok'), count('unmodified') + count('skipped'), count('errors')], output).toEqual([
      changed,
      copies.length - changed,
      1,
    ]);
  });
});

describe('the transform', () => {
  test('returns the rewritten text', () => {
    const expected = rewrite('gate.js', gate, { codemods: [deferredToSource] }).text;
    expect(expected).not.toBe(gate);
    expect(transform({ path: 'gate.js', source: gate }, {})).toBe(expected);
  });

  test('returns nothing when nothing changes', () => {
    expect(transform({ path: 'a.js', source: 'export const a = Promise.resolve();\n' }, {}, {})).toBeUndefined();
  });

  test('takes the specifier of the runtime', () => {
    const text = transform({ path: 'gate.js', source: gate }, {}, { runtime: './own/source.js' });
    expect(text).toContain("import { TaskCompletionSource } from './own/source.js';");
  });

  test('keeps a byte order mark', () => {
    const bare = transform({ path: 'gate.js', source: gate }, {});
    expect(transform({ path: 'gate.js', source: `\uFEFF${gate}` }, {})).toBe(`\uFEFF${bare ?? ''}`);
  });

  test('throws for a text that cannot be read, which the runner counts', () => {
    expect(() => transform({ path: 'a.js', source: 'new Promise((' }, {})).toThrow(ParseError);
  });
});
