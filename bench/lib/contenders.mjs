// @ts-check
import { Linter } from 'eslint';
// @ts-expect-error -- it comes without types
import promise from 'eslint-plugin-promise';
import tcs from '../../dist/index.js';
import { clocked } from './clocked.mjs';

/** @typedef {'none' | 'ours' | 'peer'} Contender */

const linter = new Linter();
const clock = { elapsed: 0 };

/** @param {string} [rule] @param {import('eslint').Rule.RuleModule} [module] @returns {import('eslint').Linter.Config[]} */
const configOf = (rule, module) => [
  {
    files: ['**'],
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    ...(rule && module && { plugins: { bench: { rules: { [rule]: clocked(module, clock) } } } }),
    rules: rule ? { [`bench/${rule}`]: 'error' } : {},
  },
];
const configs = {
  none: configOf(),
  ours: configOf('no-double-settle', /** @type {any} */ (tcs.rules['no-double-settle'])),
  peer: configOf('no-multiple-resolved', promise.rules?.['no-multiple-resolved']),
};

/**
 * Lints with one rule or none.
 * @param {import('eslint').SourceCode | string} source
 * @param {Contender} contender
 * @param {string} filename
 */
export function lint(source, contender, filename) {
  clock.elapsed = 0;
  const start = performance.now();
  const messages = linter.verify(source, configs[contender], filename);
  const whole = performance.now() - start;
  // Neither a syntax error nor a file that ESLint has left out.
  const crash = messages.find((message) => message.fatal === true || message.line === 0);
  if (crash) throw new Error(`${filename}:${String(crash.line)} ${crash.message}`);
  return { whole, rule: clock.elapsed, findings: messages.filter((message) => message.ruleId !== null).length };
}
