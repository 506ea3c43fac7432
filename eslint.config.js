import eslintPlugin from 'eslint-plugin-eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
// What is built, as a user has it: `npm run build` comes before `npm run lint`.
import tcs from './dist/index.js';

export default defineConfig(
  globalIgnores(['**/dist/', 'coverage/', 'example/', 'test/**/fixtures/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  tcs.configs.all,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Nodes are told by the names of their types: the enum would be a package that is loaded at run time.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // A `never` in a switch and a defensive default are what make a closed list safe to extend.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  // Scripts and benches run before or beside the build and belong to no TypeScript project.
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  { files: ['src/rules/**/*.ts', 'test/rules/**/*.ts'], extends: [eslintPlugin.configs.recommended] },
  {
    // What the rule sends its readers to is made of what it reports.
    files: ['src/runtime/**'],
    rules: { 'tcs/no-bare-deferred': 'off' },
  },
  {
    // Tests and benches make hazards on purpose.
    files: ['test/**', 'bench/**'],
    rules: Object.fromEntries(Object.keys(tcs.rules).map((name) => [`tcs/${name}`, 'off'])),
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Compiled, never run: values are there for their types, expressions for what they are.
    files: ['test/**/*.test-d.ts'],
    rules: {
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
    },
  },
);
