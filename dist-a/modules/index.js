import { readFileSync } from 'node:fs';
import { createConfigs } from "./configs.js";
import { rules } from "./rules/index.js";
// Read and not imported: JSON modules are experimental in Node 20.
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const base = { meta: { name: manifest.name, version: manifest.version, namespace: 'tcs' }, rules: { ...rules } };
const plugin = Object.assign(base, { configs: {} });
Object.assign(plugin.configs, createConfigs(plugin, rules));
export default plugin;
// What `require('eslint-plugin-tcs')` gives.
export { plugin as 'module.exports' };
