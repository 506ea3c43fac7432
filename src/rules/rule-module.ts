import type { Rule } from 'eslint';

// Apart from `create-rule.ts` so that the plugin's public declarations need ESLint's types and no others.

/** The preset that a rule enters the catalogue with; `strict` holds all of `recommended` too. */
export type Preset = 'recommended' | 'recommendedTypeChecked' | 'strict';

export interface RuleDocs {
  /** One line without a full stop: "disallow …" or "require …". */
  readonly description: string;
  readonly preset: Preset;
  /** The severity in the recommended presets; `strict` and `all` make everything an error. */
  readonly level: 'error' | 'warn';
  /** What the rule finds does its harm in programs that run on: the preset `tests` turns it off. */
  readonly offInTests?: boolean;
  /** The rule finds nothing without type information. */
  readonly requiresTypeChecking?: boolean;
}

/** A rule as ESLint and oxlint run it, with the documentation that the presets are made of. */
export interface RuleModule extends Rule.RuleModule {
  readonly meta: Rule.RuleMetaData & { readonly docs: RuleDocs };
}
