import { extname } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { deferredToSource } from '../../../src/codemods/deferred-to-source.ts';
import { rewrite } from '../../../src/codemods/rewrite.ts';
import { reasons } from '../../../src/core/repair/deferred-to-source/skip.ts';
import { parse } from '../../../src/core/source/parse.ts';
import plugin from '../../../src/index.ts';
import { join } from 'node:path';
import { root } from '../../files.ts';
import { fixtures } from './fixture-files.ts';

const options = { codemods: [deferredToSource] };

describe.for(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', ([, fixture]) => {
  const { path, text, expected, sites } = fixture;

  test('is rewritten as shown', () => {
    const result = rewrite(path, text, options);
    expect(result.text).toBe(expected);
    const outcomes = result.sites.map(({ status, skip }) => skip?.code ?? status);
    expect(outcomes).toEqual(sites ?? outcomes.map(() => 'rewritten'));
    expect(outcomes).not.toEqual([]);
  });

  test('is left alone by a second run', () => {
    expect(rewrite(path, expected, options).text).toBe(expected);
  });

  test.for(['oxc', 'typescript-estree'] as const)('is read by %s before and after', (name) => {
    expect(() => [text, expected].map((each) => parse(path, each, { parser: name }))).not.toThrow();
  });

  test('is fixed by the rule to the same bytes', () => {
    const config: Linter.Config = {
      files: ['**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}'],
      plugins: { tcs: plugin },
      languageOptions: {
        parser,
        sourceType: extname(path) === '.cjs' ? 'commonjs' : 'module',
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      rules: { 'tcs/no-bare-deferred': 'error' },
    };
    const { output, messages } = new Linter().verifyAndFix(text, config, { filename: `input${extname(path)}` });
    expect(messages.filter((message) => message.fatal)).toEqual([]);
    expect(output).toBe(expected);
    expect(messages).toHaveLength(sites?.filter((site) => site !== 'rewritten').length ?? 0);
  });
});

test('every reason to skip a site has a fixture', () => {
  const shown = new Set(fixtures.flatMap(({ sites }) => sites ?? []));
  expect(Object.keys(reasons).filter((code) => !shown.has(code))).toEqual([]);
});

test('TypeScript finds nothing new', () => {
  const files = fixtures.flatMap(({ path, expectedPath }) => [
    path,
    ...(expectedPath === undefined ? [] : [expectedPath]),
  ]);
  const program = ts.createProgram({
    rootNames: files.filter((file) => /\.[cm]?tsx?$/u.test(file)),
    options: {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
      skipLibCheck: true,
      jsx: ts.JsxEmit.Preserve,
      allowImportingTsExtensions: true,
      paths: { 'task-completion-source': [join(root, 'src/runtime/src/index.ts')] },
    },
  });
  const errors = ts.getPreEmitDiagnostics(program).map(({ file, messageText, start }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName ?? ''}:${String(line)} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  expect(errors).toEqual([]);
});
