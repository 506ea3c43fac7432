import type { Linter } from 'eslint';
import type { RuleModule } from './rules/rule-module.js';
export type ConfigName = 'recommended' | 'recommendedTypeChecked' | 'strict' | 'all';
type Rules = Readonly<Record<string, RuleModule>>;
/** Makes the flat configs out of what each rule says of itself. */
export declare function createConfigs(plugin: object, rules: Rules): Record<ConfigName, Linter.Config>;
export {};
