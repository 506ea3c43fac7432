import { extname } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import plugin from '../../src/index.ts';

/** A config that runs rules of the plugin on a text as the codemod reads it, and the name to give the text. */
export function lintConfig(path: string, rules: readonly string[]): [config: Linter.Config, filename: string] {
  const config: Linter.Config = {
    files: ['**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}'],
    plugins: { tcs: plugin },
    languageOptions: {
      parser,
      sourceType: extname(path) === '.cjs' ? 'commonjs' : 'module',
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: Object.fromEntries(rules.map((rule) => [`tcs/${rule}`, 'error'])),
  };
  return [config, `input${extname(path)}`];
}
