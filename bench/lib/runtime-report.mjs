// @ts-check
// Tables out of the samples of several processes and several versions of Node.

import { least, number, quantile } from './samples.mjs';

/** @typedef {import('./runtime-measure.mjs').Target} Target */
/** @typedef {import('./runtime-measure.mjs').Derived} Derived */
/**
 * @typedef {object} Result
 * @property {string} title
 * @property {string} unit
 * @property {string | null} reference
 * @property {Target[]} targets
 * @property {Derived} [minus]
 * @property {Record<string, number[]>} rows
 */

/**
 * One result of each case, with the samples of all processes, and the results that are derived from it.
 * @param {readonly Result[][]} processes
 * @returns {Result[]}
 */
export function merge(processes) {
  const [first = []] = processes;
  return first.flatMap((result, index) => {
    const names = Object.keys(result.rows);
    const rows = Object.fromEntries(
      names.map((name) => [name, processes.flatMap((results) => results[index]?.rows[name] ?? [])]),
    );
    return [{ ...result, rows }, ...derive(result, rows)];
  });
}

/** @param {Result} result @param {Record<string, number[]>} rows @returns {Result[]} */
function derive({ unit, minus }, rows) {
  if (minus === undefined) return [];
  const entries = Object.entries(minus.rows).map(([name, [of, without]]) => {
    const rest = least(rows[without] ?? []);
    return [name, (rows[of] ?? []).map((value) => value - rest)];
  });
  const [reference = null] = Object.keys(minus.rows);
  return [{ title: minus.title, unit, reference, targets: minus.targets, rows: Object.fromEntries(entries) }];
}

/**
 * The lines of a table: a case, its contenders, a column for each version of Node.
 * @param {readonly Result[][]} measured by version of Node
 * @param {import('./report.mjs').Targets} targets
 */
export function rowsOf(measured, targets) {
  // A version of Node may lack a contender.
  const titles = [...new Set(measured.flatMap((results) => results.map((result) => result.title)))];
  return titles.flatMap((title) => {
    const results = measured.map((all) => all.find((result) => result.title === title));
    const names = [...new Set(results.flatMap((result) => Object.keys(result?.rows ?? {})))];
    const { targets: wanted = [] } = results.find((result) => result !== undefined) ?? {};
    return [
      [`**${title}**`, ...results.map(() => ''), ''],
      ...names.map((name) => [
        name,
        ...results.map((result) => (result === undefined ? '–' : cell(result, name))),
        wanted
          .filter(({ row = 'ours' }) => row === name)
          .map((target) => verdict(results, target, targets))
          .join('; '),
      ]),
    ];
  });
}

/** @param {Result} result @param {string} name */
function cell({ rows, unit, reference }, name) {
  const values = rows[name];
  if (values === undefined) return '–';
  const value = `${number(least(values))} ${unit}`;
  const base = reference === null ? undefined : rows[reference];
  if (base === undefined || name === reference) return value;
  const each = values.map((sample, index) => sample / (base[index] ?? sample));
  const spread = unit === 'B' ? '' : ` [${[0.1, 0.5, 0.9].map((q) => short(quantile(each, q))).join(' ')}]`;
  return `${short(least(values) / least(base))}${spread}`;
}

/** @param {number} ratio */
function short(ratio) {
  return Math.abs(ratio) >= 0.095 ? Number(ratio.toPrecision(ratio < 1 ? 2 : 3)).toString() : ratio.toFixed(3);
}

/**
 * @param {readonly (Result | undefined)[]} results
 * @param {Target} target
 * @param {import('./report.mjs').Targets} targets
 */
function verdict(results, { row = 'ours', of, atMost }, targets) {
  const isMet = results.every((result) => {
    const values = result?.rows[row];
    const base = of === undefined ? [1] : result?.rows[of];
    // What a version of Node has not got cannot be compared there.
    return values === undefined || base === undefined || least(values) / least(base) <= atMost;
  });
  return targets.say(isMet, `at most ${atMost}${of === undefined ? '' : ` × ${of}`}`);
}
