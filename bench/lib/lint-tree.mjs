// @ts-check
// The rules on a real tree, parsing excluded: each file is parsed once a round and linted three times, with neither rule, with
// ours and with the peer's. Every lint has a SourceCode of its own, since ESLint keeps in it what a traversal has found out,
// and every round an AST of its own, since our model is kept as long as that is.
import { readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { SourceCode } from 'eslint';
import { parse as parseWithOxc } from '../../dist/core/source/parse.js';
import { lint } from './contenders.mjs';

/** @typedef {{ file: string, text: string }} File */
/** @typedef {'parse' | 'oxc' | 'none' | 'ours' | 'peer' | 'oursRule' | 'peerRule'} Measure */

const contenders = /** @type {const} */ (['none', 'ours', 'peer']);
const measures = /** @type {const} */ (['parse', 'oxc', 'none', 'ours', 'peer', 'oursRule', 'peerRule']);

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
 */
export function lintTree(files, rounds) {
  /** Times by measure, file and round. @type {Record<Measure, number[][]>} */
  const times = { parse: [], oxc: [], none: [], ours: [], peer: [], oursRule: [], peerRule: [] };
  for (const measure of measures) times[measure] = files.map(() => []);
  const findings = { none: 0, ours: 0, peer: 0 };
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
      const note = (measure, value) => times[measure][index]?.push(value);
      note('oxc', parsed.oxc.elapsed);
      note('parse', parsed.estree.elapsed);
      for (const turn of contenders.keys()) {
        const contender = contenders[(turn + round + index) % contenders.length] ?? 'none';
        const source = new SourceCode({ text, .../** @type {any} */ (parsed.estree.result), parserServices: {} });
        const { whole, rule, findings: found } = lint(source, contender, file);
        note(contender, whole);
        if (contender !== 'none') note(`${contender}Rule`, rule);
        if (round === 0) findings[contender] += found;
      }
    }
  }
  return { totals: totalsOf(times, rounds), findings, unreadable: unreadable.size };
}

/**
 * A total a round, for the spread, after that of the files' minima: one pause of the machine spoils one file of one round.
 * @param {Record<Measure, number[][]>} times
 * @param {number} rounds
 */
function totalsOf(times, rounds) {
  const sum = (/** @type {readonly number[]} */ values) => values.reduce((total, value) => total + value, 0);
  return Object.fromEntries(
    measures.map((measure) => [
      measure,
      {
        best: sum(times[measure].filter((each) => each.length > 0).map((each) => Math.min(...each))),
        rounds: Array.from({ length: rounds }, (_, round) => sum(times[measure].map((each) => each[round] ?? 0))),
      },
    ]),
  );
}
