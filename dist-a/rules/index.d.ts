import type { RuleModule } from './rule-module.js';
/** All rules by name. */
export declare const rules: Readonly<Record<string, RuleModule>>;
