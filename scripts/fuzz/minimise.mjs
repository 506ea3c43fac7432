// @ts-check
import { tokensOf } from './mutate.mjs';

/**
 * The shortest part of a text that was found to fail still: pieces go, by lines first and then by tokens, while it does.
 * @param {string} text @param {(text: string) => boolean} fails @param {number} budget milliseconds
 */
export function minimise(text, fails, budget) {
  const end = performance.now() + budget;
  let best = text;
  for (const split of [(/** @type {string} */ all) => all.split(/(?<=\n)/u), tokensOf]) {
    let pieces = split(best);
    for (let size = Math.ceil(pieces.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < pieces.length;) {
        if (performance.now() > end) return best;
        const less = [...pieces.slice(0, at), ...pieces.slice(at + size)];
        if (less.length > 0 && fails(less.join(''))) {
          pieces = less;
          best = pieces.join('');
        } else at += size;
      }
    }
  }
  return best;
}
