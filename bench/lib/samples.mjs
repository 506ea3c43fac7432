// @ts-check
// Figures out of repeats. Noise only ever adds time, so the minimum stands for the thing itself and a ratio is one of
// minima; the spread is that of the ratios of each repeat, in which both sides met the same noise.

/** @param {readonly number[]} values @param {number} q */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(q * (sorted.length - 1))] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export const least = (values) => Math.min(...values);

/**
 * `0.12 [0.11 0.12 0.14]`: the ratio of the minima, and p10, p50 and p90 of the repeats' own ratios.
 * @param {readonly number[] | undefined} values
 * @param {readonly number[] | undefined} reference
 */
export function ratio(values, reference) {
  if (!values?.length || !reference?.length) return '–';
  const each = values.slice(0, reference.length).map((value, index) => value / (reference[index] ?? value));
  const spread = [0.1, 0.5, 0.9].map((q) => number(quantile(each, q)));
  return `${number(least(values) / least(reference))} [${spread.join(' ')}]`;
}

/** Three figures, whatever the size. @param {number} value */
export function number(value) {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return digits === 0 ? value.toFixed(0) : value.toFixed(Math.min(digits, 5));
}

/** @param {readonly number[] | number | undefined} given */
export function milliseconds(given) {
  if (given === undefined || (typeof given !== 'number' && given.length === 0)) return '–';
  const value = typeof given === 'number' ? given : least(given);
  return value >= 10_000 ? `${number(value / 1000)} s` : `${number(value)} ms`;
}
