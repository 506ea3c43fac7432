import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/core/checks/finding.ts';
import { parse, ParseError, type ParserName } from '../../src/core/source/parse.ts';
import plugin from '../../src/index.ts';
import { sloppySnippets, snippets, typeScriptSnippets } from '../syntax-snippets.ts';
import fragments from '../../scripts/fuzz/fragments.json' with { type: 'json' };

type AnyCheck = Check<unknown, string>;
interface Rule {
  readonly check: AnyCheck;
  readonly options: unknown;
}

const rules: readonly Rule[] = await Promise.all(
  Object.entries(plugin.rules).map(async ([name, { meta }]) => {
    const module = (await import(`../../src/core/checks/${name}.ts`)) as Readonly<Record<string, Partial<AnyCheck>>>;
    const check = Object.values(module).find((each) => each.relevance !== undefined) as AnyCheck;
    return { check, options: (meta.defaultOptions as readonly unknown[])[0] };
  }),
);

/** Runs all checks as a codemod does; says whether the text could be read. */
function check(path: string, text: string, parser: ParserName): boolean {
  try {
    const source = parse(path, text, { parser });
    for (const { check, options } of rules) for (const _ of check.run(source, options));
    return true;
  } catch (error) {
    if (error instanceof ParseError) return false;
    throw error;
  }
}

const linter = new Linter({ cwd: '/' });
const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } };

/** Runs all rules as a user does, repairs made; says whether the text could be read. */
function lint(path: string, text: string, languageOptions: Linter.LanguageOptions): boolean {
  const configuration: Linter.Config = { ...plugin.configs.all, files: ['**/*.{js,ts}'], languageOptions };
  return !linter.verify(text, configuration, { filename: path }).some(({ fatal }) => fatal);
}

/** Each of the places where the rules run; their trees and scopes differ in what a plain function or a field has. */
const hosts: Readonly<Record<string, (path: string, text: string) => boolean>> = {
  oxc: (path, text) => check(path, text, 'oxc'),
  'typescript-estree': (path, text) => check(path, text, 'typescript-estree'),
  'ESLint, a module': (path, text) => lint(path, text, { ...jsx, sourceType: 'module' }),
  'ESLint, a script': (path, text) => lint(path, text, { ...jsx, sourceType: 'script' }),
  'ESLint with typescript-eslint': (path, text) => lint(path, text, { parser: typescriptParser }),
};
const texts = [
  ...[...snippets, ...sloppySnippets].map((text) => ({ path: '/file.js', text })),
  ...typeScriptSnippets.map((text) => ({ path: '/file.ts', text })),
];

interface Mutation {
  readonly at: number;
  readonly cut: number;
  readonly insert: string;
}

const aMutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(600),
  cut: fc.oneof(fc.constant(0), fc.nat(12)),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...fragments)),
});

test('each snippet is read in more than one place', () => {
  const unread = texts.filter(({ path, text }) => Object.values(hosts).filter((run) => run(path, text)).length < 2);
  expect(unread).toEqual([]);
});

describe.for(Object.keys(hosts))('in %s', (name) => {
  const run = hosts[name]!;

  test('no rule throws on what is rare, half-written or odd', () => {
    for (const { path, text } of texts) run(path, text);
  });

  test('no rule throws on a mutation of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.constantFrom(...snippets),
        fc.array(aMutation, { minLength: 1, maxLength: 3 }),
        ({ path, text }, other, mutations) => {
          const mutated = mutations.reduce((all, { at, cut, insert }) => {
            const start = at % (all.length + 1);
            return all.slice(0, start) + insert + all.slice(start + cut);
          }, `${text}\n${other}`);
          run(path, mutated);
        },
      ),
      { numRuns: 300 },
    );
  });
});
