import type { Linter } from 'eslint';
import type { RuleDocs, RuleModule } from './rules/rule-module.ts';

export type ConfigName = 'recommended' | 'recommendedTypeChecked' | 'strict' | 'all' | 'tests';

type Severity = 'error' | 'warn' | 'off';
type Rules = Readonly<Record<string, RuleModule>>;

/** Which rules a preset holds, and how severe they are there. */
const presets: Readonly<Record<ConfigName, (docs: RuleDocs) => Severity | undefined>> = {
  recommended: (docs) => (docs.preset === 'recommended' ? docs.level : undefined),
  recommendedTypeChecked: (docs) => (docs.preset === 'strict' ? undefined : docs.level),
  strict: (docs) => (docs.preset === 'recommendedTypeChecked' ? undefined : 'error'),
  all: () => 'error',
  tests: (docs) => (docs.offInTests === true ? 'off' : undefined),
};

/** Where tests and benchmarks are kept, by the habits of most projects. */
const testFiles = [
  '**/*.{test,tests,spec,specs,e2e,bench}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/*[_-]{test,tests,spec,e2e,bench}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/{test,tests,__tests__,spec,specs,e2e,bench,benchmark,benchmarks}/**',
];

/** Makes the flat configs out of what each rule says of itself. */
export function createConfigs(plugin: object, rules: Rules): Record<ConfigName, Linter.Config> {
  const config = (name: ConfigName): Linter.Config => ({
    name: `tcs/${name}`,
    plugins: { tcs: plugin },
    rules: Object.fromEntries(
      Object.entries(rules).flatMap(([rule, { meta }]) => {
        const severity = presets[name](meta.docs);
        return severity === undefined ? [] : [[`tcs/${rule}`, severity]];
      }),
    ),
  });
  return {
    recommended: config('recommended'),
    recommendedTypeChecked: config('recommendedTypeChecked'),
    strict: config('strict'),
    all: config('all'),
    tests: { ...config('tests'), files: testFiles },
  };
}
