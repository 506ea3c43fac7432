// @ts-check
// The rules on a real tree, parsing excluded: each file is parsed once a round and linted once for each contender. Every lint has a SourceCode of its own, since ESLint keeps in it what a traversal has found out,
// and every round an AST of its own, since our model is kept as long as that is.
import { readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { SourceCode } from 'eslint';
import { parse as parseWithOxc } from '../../dist/modules/core/source/parse.js';
import { lint } from './contenders.mjs';

/** @typedef {{ file: string, text: string }} File */
/** @typedef {import('./contenders.mjs').Contender} Contender */
/** A contender's whole lint, or its rules alone. @typedef {'parse' | 'oxc' | Contender | `${Contender}Rule`} Measure */

/** @param {string} file @param {string} text */
function parse(file, text) {
  // As ESLint would: `.js` is a module where it says so, and JSX is read in all but `.ts`.
  const isModule = /\.[cm]?tsx?$|\.mjs$/u.test(file) || /^\s*(?:import|export)\b/mu.test(text);
  return parser.parseForESLint(text, {
    filePath: file,
    sourceType: isModule ? 'module' : 'commonjs',
    ecmaFeatures: { jsx: !/\.[cm]?ts$/u.test(file), globalReturn: !isModule },
    range: true,
    loc: true,
    tokens: true,
    comment: true,
  });
}

/** @template Result @param {() => Result} action */
function timed(action) {
  const start = performance.now();
  const result = action();
  return { result, elapsed: performance.now() - start };
}

/** @template Result @param {() => Result} action */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** @param {readonly string[]} paths @returns {File[]} */
export function readTree(paths) {
  return paths.map((path) => ({
    // ESLint lints nothing in node_modules and nothing outside its folder.
    file: path.replace(/^.*node_modules[/\\]/u, ''),
    text: readFileSync(path, 'utf8').replace(/^\uFEFF/u, ''),
  }));
}

/**
 * @param {readonly File[]} files
 * @param {number} rounds
 * @param {readonly Contender[]} contenders
 */
export function lintTree(files, rounds, contenders) {
  /** @type {readonly Measure[]} */
  const measures = ['parse', 'oxc', ...contenders, ...contenders.map((each) => /** @type {const} */ (`${each}Rule`))];
  /** Times by measure, file and round. @type {Partial<Record<Measure, number[][]>>} */
  const times = Object.fromEntries(measures.map((measure) => [measure, files.map(() => [])]));
  /** The rules of the last contender that has several, by name: file and round. @type {Record<string, number[][]>} */
  const rules = {};
  /** @type {Record<string, number>} */
  const findings = Object.fromEntries(contenders.map((each) => [each, 0]));
  /** @type {Set<string>} */
  const unreadable = new Set();
  for (let round = 0; round < rounds; round++) {
    for (const [index, { file, text }] of files.entries()) {
      if (unreadable.has(file)) continue;
      const parsed = attempt(() => ({
        oxc: timed(() => parseWithOxc(file, text)),
        estree: timed(() => parse(file, text)),
      }));
      if (parsed === undefined) {
        unreadable.add(file);
        continue;
      }
      /** @param {Measure} measure @param {number} value */
      const note = (measure, value) => times[measure]?.[index]?.push(value);
      note('oxc', parsed.oxc.elapsed);
      note('parse', parsed.estree.elapsed);
      for (const turn of contenders.keys()) {
        const contender = contenders[(turn + round + index) % contenders.length] ?? 'none';
        const source = new SourceCode({ text, .../** @type {any} */ (parsed.estree.result), parserServices: {} });
        const { whole, rule, rules: each, findings: found } = lint(source, contender, file);
        note(contender, whole);
        note(`${contender}Rule`, rule);
        if (round === 0) findings[contender] = (findings[contender] ?? 0) + found;
        for (const [name, elapsed] of Object.entries(contender === 'all' ? each : {})) {
          ((rules[name] ??= files.map(() => []))[index] ?? []).push(elapsed);
        }
      }
    }
  }
  return { totals: totalsOf(times, rounds), rules: totalsOf(rules, rounds), findings, unreadable: unreadable.size };
}

/**
 * A total a round, for the spread, after that of the files' minima: one pause of the machine spoils one file of one round.
 * @template {string} Name
 * @param {Partial<Record<Name, number[][]>>} times
 * @param {number} rounds
 * @returns {Partial<Record<Name, { best: number, rounds: number[] }>>}
 */
function totalsOf(times, rounds) {
  const sum = (/** @type {readonly number[]} */ values) => values.reduce((total, value) => total + value, 0);
  /** @type {[string, number[][]][]} */
  const entries = Object.entries(times);
  return /** @type {any} */ (
    Object.fromEntries(
      entries.map(([name, files]) => [
        name,
        {
          best: sum(files.filter((each) => each.length > 0).map((each) => Math.min(...each))),
          rounds: Array.from({ length: rounds }, (_, round) => sum(files.map((each) => each[round] ?? 0))),
        },
      ]),
    )
  );
}
