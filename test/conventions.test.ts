import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../src/rules/index.ts';
import { filesUnder, read, root } from './files.ts';

const names = Object.keys(rules);
const machinery = ['create-rule', 'index', 'report-findings', 'rule-module', 'source-of'];
const sources = filesUnder('src').filter((path) => path.endsWith('.ts'));

function lineCount(path: string): number {
  return read(path).trimEnd().split('\n').length;
}

describe('files', () => {
  test('have kebab-case names', () => {
    const all = ['src', 'test', 'bench', 'scripts', 'docs'].flatMap(filesUnder);
    const named = all.filter((path) => !path.includes('/fixtures/') && /\.(?:[cm]?[jt]s|md)$/u.test(path));
    expect(named.filter((path) => !/^(?:README|[a-z\d]+(?:-[a-z\d]+)*)(?:\.[a-z-]+)+$/u.test(basename(path)))).toEqual(
      [],
    );
  });

  test('are small: 400 lines, 250 for a check, 60 for a rule', () => {
    const limit = (path: string) => {
      if (path.startsWith('src/core/checks/')) return 250;
      return path.startsWith('src/rules/') && !machinery.includes(basename(path, '.ts')) ? 60 : 400;
    };
    const long = sources.filter((path) => lineCount(path) > limit(path));
    expect(long.map((path) => `${path}: ${String(lineCount(path))} lines, at most ${String(limit(path))}`)).toEqual([]);
  });

  test('hold no directive that silences a tool without a reason', () => {
    const silenced = /@ts-ignore|@ts-nocheck|eslint-disable(?!.* -- )/u;
    expect(sources.filter((path) => silenced.test(read(path)))).toEqual([]);
  });
});

test('every file of src/rules is machinery or a rule in the index', () => {
  const files = filesUnder('src/rules').map((path) => basename(path, '.ts'));
  expect(files).toEqual([...machinery, ...names].sort());
});

describe.for(names)('%s', (name) => {
  const { meta } = rules[name]!;
  const schemas = meta.schema as readonly [{ readonly properties: Readonly<Record<string, { description?: string }>> }];
  const messages = Object.entries(meta.messages ?? {});
  // Findings end with a full stop, titles of suggestions do not.
  const findings = messages.filter(([, text]) => text.endsWith('.'));
  const titles = messages.filter(([, text]) => !text.endsWith('.'));

  test('has its four files', () => {
    const files = [
      `src/core/checks/${name}.ts`,
      `src/rules/${name}.ts`,
      `docs/rules/${name}.md`,
      `test/rules/${name}.test.ts`,
    ];
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('exports its Options and MessageId types', () => {
    const text = read(`src/rules/${name}.ts`);
    for (const type of ['Options', 'MessageId'])
      expect(text).toMatch(new RegExp(`^export type (?:\\{[^}]*)?\\b${type}\\b`, 'mu'));
  });

  test('is described in one line without a full stop', () => {
    expect(meta.docs.description).toMatch(/^(?:disallow|require|enforce|prefer) [^\n]*[^.\n]$/u);
  });

  test('has messages of two clauses: the fact, then what to do', () => {
    expect(findings).not.toEqual([]);
    expect(findings.filter(([, text]) => !/^[A-Z`'{"][^\n]*(?:[;:.]|, so|, and) [^\n]+\.$/u.test(text))).toEqual([]);
    expect(messages.filter(([, text]) => /\bunexpected\b|\bshould\b|\bplease\b|!$/iu.test(text))).toEqual([]);
  });

  test('has suggestion titles that are imperatives', () => {
    expect(titles.length > 0).toBe(meta.hasSuggestions === true);
    expect(titles.filter(([, text]) => !/^[A-Z][a-z]*(?<!ing|ed) [^\n]*[^.!?\n]$/u.test(text))).toEqual([]);
  });

  test('describes its options and gives each a default', () => {
    const [{ properties }] = schemas;
    const undescribed = Object.entries(properties).filter(([, schema]) => (schema.description ?? '').length < 10);
    expect(undescribed).toEqual([]);
    expect(meta.defaultOptions).toHaveLength(1);
    expect(Object.keys(meta.defaultOptions?.[0] as object).sort()).toEqual(Object.keys(properties).sort());
  });
});
