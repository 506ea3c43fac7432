// @ts-check
import { Linter } from 'eslint';
// @ts-expect-error -- it comes without types
import promise from 'eslint-plugin-promise';
import tcs from '../../dist/index.js';
import { clocked } from './clocked.mjs';

/** @typedef {'none' | 'ours' | 'peer' | 'all'} Contender `ours` is no-double-settle, `all` are all rules of the plugin */

const linter = new Linter();
/** By rule. @type {Record<string, import('./clocked.mjs').Clock>} */
const clocks = {};

/** @param {Record<string, any>} rules @returns {import('eslint').Linter.Config[]} */
const configOf = (rules) => [
  {
    files: ['**'],
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    plugins: {
      bench: {
        rules: Object.fromEntries(
          Object.entries(rules).map(([name, rule]) => [name, clocked(rule, (clocks[name] ??= { elapsed: 0 }))]),
        ),
      },
    },
    rules: Object.fromEntries(Object.keys(rules).map((name) => [`bench/${name}`, 'error'])),
  },
];
const configs = {
  none: configOf({}),
  ours: configOf({ 'no-double-settle': tcs.rules['no-double-settle'] }),
  peer: configOf({ 'no-multiple-resolved': promise.rules?.['no-multiple-resolved'] }),
  all: configOf(tcs.rules),
};

/**
 * Lints with the rules of a contender.
 * @param {import('eslint').SourceCode | string} source
 * @param {Contender} contender
 * @param {string} filename
 */
export function lint(source, contender, filename) {
  for (const clock of Object.values(clocks)) clock.elapsed = 0;
  const start = performance.now();
  const messages = linter.verify(source, configs[contender], filename);
  const whole = performance.now() - start;
  // Neither a syntax error nor a file that ESLint has left out.
  const crash = messages.find((message) => message.fatal === true || message.line === 0);
  if (crash) throw new Error(`${filename}:${String(crash.line)} ${crash.message}`);
  const rules = Object.fromEntries(Object.entries(clocks).map(([name, { elapsed }]) => [name, elapsed]));
  const rule = Object.values(rules).reduce((sum, elapsed) => sum + elapsed, 0);
  return { whole, rule, rules, findings: messages.filter((message) => message.ruleId !== null).length };
}
