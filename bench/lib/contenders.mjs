// @ts-check
import { Linter } from 'eslint';
import promise from 'eslint-plugin-promise';
import tcs from '../../dist/index.js';

/** @typedef {'none' | 'ours' | 'peer'} Contender */

export const ids = { ours: 'tcs/no-double-settle', peer: 'promise/no-multiple-resolved' };

const plugins = /** @type {import('eslint').Linter.Config['plugins']} */ ({ promise, tcs });
const linter = new Linter();

/** @param {Contender} contender @returns {import('eslint').Linter.Config[]} */
const configOf = (contender) => [
  {
    files: ['**'],
    plugins,
    rules: contender === 'none' ? {} : { [ids[contender]]: 'error' },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  },
];
const configs = { none: configOf('none'), ours: configOf('ours'), peer: configOf('peer') };

/**
 * Lints with one rule or none. `whole` is all of `verify`; `rule` is ESLint's own clock around the rule's `create` and its
 * listeners, what `TIMING=1` and `--stats` show; `parse` is nothing where the caller has parsed.
 * @param {import('eslint').SourceCode | string} source
 * @param {Contender} contender
 * @param {string} filename
 */
export function lint(source, contender, filename) {
  const start = performance.now();
  // The types lack `stats`, which Linter takes as ESLint does.
  const options = /** @type {import('eslint').Linter.LintOptions} */ ({ filename, stats: true });
  const messages = linter.verify(source, configs[contender], options);
  const whole = performance.now() - start;
  const crash = messages.find((message) => message.fatal);
  if (crash) throw new Error(`${filename}:${crash.line} ${crash.message}`);
  const pass = linter.getTimes().passes.at(-1);
  const rule = contender === 'none' ? 0 : (pass?.rules?.[ids[contender]]?.total ?? 0);
  return { whole, rule, parse: pass?.parse.total ?? 0, findings: messages.length };
}
