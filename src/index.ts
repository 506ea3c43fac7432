import { readFileSync } from 'node:fs';
import type { ESLint, Linter } from 'eslint';
import { createConfigs, type ConfigName } from './configs.ts';
import { rules } from './rules/index.ts';
import type { RuleModule } from './rules/rule-module.ts';

/** The plugin: its rules, and the presets `recommended`, `recommendedTypeChecked`, `strict`, `all` and `tests`. */
export interface Plugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, RuleModule>;
  readonly configs: Record<ConfigName, Linter.Config>;
}

// Read and not imported: JSON modules are experimental in Node 20.
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly name: string;
  readonly version: string;
};

const base = { meta: { name: manifest.name, version: manifest.version, namespace: 'tcs' }, rules: { ...rules } };

const plugin: Plugin = Object.assign(base, { configs: {} as Plugin['configs'] });
Object.assign(plugin.configs, createConfigs(plugin, rules));

export default plugin;
// What `require('eslint-plugin-tcs')` gives.
export { plugin as 'module.exports' };
