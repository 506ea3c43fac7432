import type { ESLint, Linter } from 'eslint';
import type { ConfigName } from './configs.js';
import type { RuleModule } from './rules/rule-module.js';
/** The plugin: its rules, and the presets `recommended`, `recommendedTypeChecked`, `strict` and `all`. */
export interface Plugin extends ESLint.Plugin {
    readonly meta: {
        readonly name: string;
        readonly version: string;
        readonly namespace: string;
    };
    readonly rules: Record<string, RuleModule>;
    readonly configs: Record<ConfigName, Linter.Config>;
}
declare const plugin: Plugin;
export default plugin;
export { plugin as 'module.exports' };
