import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { codemods } from '../../src/codemods/registry.ts';
import { rewrite } from '../../src/codemods/rewrite.ts';
import { parse } from '../../src/core/source/parse.ts';
import { root } from '../files.ts';
import { fixtures, fixturesOf, type Fixture } from './fixture-files.ts';
import { lintConfig } from './lint-config.ts';
import { reasonsOf } from './skip-reasons.ts';

const run = ({ codemod, path, unsafe }: Fixture, text: string) => rewrite(path, text, { codemods: [codemod], unsafe });

describe.for(codemods.map((codemod) => [codemod.name, codemod] as const))('%s', ([, codemod]) => {
  const own = fixturesOf(codemod);
  const reasons = reasonsOf(codemod);

  test('has fixtures, one that is rewritten among them', () => {
    expect(own.some(({ expectedPath }) => expectedPath !== undefined)).toBe(true);
  });

  test('has a fixture for every reason to skip a site', () => {
    const shown = new Set(own.flatMap(({ sites }) => sites ?? []));
    expect(reasons.filter((code) => !shown.has(code))).toEqual([]);
  });

  describe.for(own.map((fixture) => [fixture.name, fixture] as const))('%s', ([, fixture]) => {
    const { path, text, expected, sites } = fixture;

    test('is rewritten as shown', () => {
      const result = run(fixture, text);
      expect(result.text).toBe(expected);
      const outcomes = result.sites.map(({ status, skip }) => skip?.code ?? status);
      expect(outcomes).toEqual(sites ?? outcomes.map(() => 'rewritten'));
      expect(outcomes).not.toEqual([]);
    });

    test('is left alone by a second run', () => {
      expect(run(fixture, expected).text).toBe(expected);
    });

    test.for(['oxc', 'typescript-estree'] as const)('is read by %s before and after', (name) => {
      expect(() => [text, expected].map((each) => parse(path, each, { parser: name }))).not.toThrow();
    });

    test('says the same to every codemod by either parser', () => {
      const [first, second] = (['oxc', 'typescript-estree'] as const).map((parser) => {
        const source = parse(path, text, { parser });
        return codemods.map(({ name, find }) => [name, [...find(source, { from: [] })]]);
      });
      expect(first).toEqual(second);
    });

    if (fixture.unsafe) {
      test('is not rewritten without --unsafe', () => {
        const result = rewrite(path, text, { codemods: [codemod] });
        expect(result.text).toBe(text);
        const rewritten = (sites ?? []).filter((site) => site === 'rewritten').length;
        expect(result.sites.filter(({ status }) => status === 'suggested').length).toBeGreaterThanOrEqual(rewritten);
      });
    }

    const { rule } = codemod;
    if (rule !== undefined) {
      test('is mended by the rule to the same bytes', () => {
        const [config, filename] = lintConfig(path, [rule]);
        const { output, messages } = new Linter().verifyAndFix(text, config, { filename });
        expect(messages.filter((message) => message.fatal)).toEqual([]);
        if (!fixture.unsafe) {
          expect(output).toBe(expected);
          expect(messages).toHaveLength(sites?.filter((site) => site !== 'rewritten').length ?? 0);
        } else {
          expect(output).toBe(text);
          // Of several suggestions an editor applies one at a time.
          const fixes = messages.flatMap(({ suggestions = [] }) => suggestions.map(({ fix }) => fix));
          const one = fixes.map(({ range, text: by }) => text.slice(0, range[0]) + by + text.slice(range[1]));
          if (messages.length === 1 && expected !== text) expect(one).toContain(expected);
        }
      });
    }
  });
});

test('TypeScript finds nothing new', () => {
  const files = fixtures.flatMap(({ path, expectedPath }) => [
    path,
    ...(expectedPath === undefined ? [] : [expectedPath]),
  ]);
  const program = ts.createProgram({
    // JavaScript that does not ask to be checked has no errors.
    rootNames: files.filter(
      (file) => /\.[cm]?tsx?$/u.test(file) || readFileSync(file, 'utf8').startsWith('// @ts-check'),
    ),
    options: {
      allowJs: true,
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2023.d.ts', 'lib.es2024.promise.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: ['node'],
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
