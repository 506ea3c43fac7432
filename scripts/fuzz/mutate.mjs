// @ts-check
// Texts that nobody would write, out of texts that somebody wrote. All chance comes from one seed.

import { readFileSync } from 'node:fs';

/** A small generator of numbers between 0 and 1 that a seed repeats (mulberry32). @param {number} seed */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (/** @type {number} */ limit) => Math.floor(next() * limit);
  return {
    next,
    below,
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => /** @type {T} */ (list[below(list.length)]),
  };
}

/** @typedef {ReturnType<typeof createRandom>} Random */

const token =
  /\s+|\/\/[^\n]*|\/\*[^]*?\*\/|`(?:[^`\\]|\\[^])*`|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|#?[\p{ID_Start}$_][\p{ID_Continue}$]*|\d[\w.]*|=>|\?\.|\.{3}|[-+*/%&|^!=<>?]+|[^]/gu;

/** @param {string} text @returns {string[]} */
export const tokensOf = (text) => text.match(token) ?? [];

const isName = (/** @type {string | undefined} */ text) => text !== undefined && /^#?[\p{ID_Start}$_]/u.test(text);
const opening = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** What a mutation may put anywhere; words that the rules look for among them. @type {string[]} */
const fragments = JSON.parse(readFileSync(new URL('fragments.json', import.meta.url), 'utf8'));

/** The position of the bracket that closes the one at `at`; -1 when none does. @param {readonly string[]} tokens @param {number} at */
function closing(tokens, at) {
  const open = tokens[at] ?? '';
  const close = opening.get(open);
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    if (tokens[i] === open) depth++;
    else if (tokens[i] === close && --depth === 0) return i;
  }
  return -1;
}

/** @param {readonly string[]} tokens @param {Random} random @param {(token: string) => boolean} wanted */
function positionOf(tokens, random, wanted) {
  const start = random.below(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const at = (start + i) % tokens.length;
    if (wanted(tokens[at] ?? '')) return at;
  }
  return -1;
}

const isCode = (/** @type {string} */ text) => text.trim() !== '' && !text.startsWith('//') && !text.startsWith('/*');

/** @typedef {(tokens: string[], random: Random, other: () => string[]) => void} Mutation */

/** @type {Readonly<Record<string, Mutation>>} */
const mutations = {
  delete(tokens, random) {
    tokens.splice(positionOf(tokens, random, isCode), 1);
  },
  duplicate(tokens, random) {
    const at = positionOf(tokens, random, isCode);
    tokens.splice(at, 0, tokens[at] ?? '', ' ');
  },
  swap(tokens, random) {
    const [a, b] = [positionOf(tokens, random, isCode), positionOf(tokens, random, isCode)];
    [tokens[a], tokens[b]] = [tokens[b] ?? '', tokens[a] ?? ''];
  },
  rename(tokens, random) {
    const [a, b] = [positionOf(tokens, random, isName), positionOf(tokens, random, isName)];
    if (a >= 0) tokens[a] = tokens[b] ?? '';
  },
  insert(tokens, random) {
    tokens.splice(random.below(tokens.length + 1), 0, random.pick(fragments));
  },
  replace(tokens, random) {
    tokens[positionOf(tokens, random, isCode)] = random.pick(fragments);
  },
  truncate(tokens, random) {
    tokens.length = Math.max(1, random.below(tokens.length));
  },
  /** The rest of the text goes, and what is open is closed: half-written code that parses. */
  cut(tokens, random) {
    tokens.length = Math.max(1, random.below(tokens.length));
    const open = [];
    for (const each of tokens) {
      if (opening.has(each)) open.push(opening.get(each) ?? '');
      else if (each === open.at(-1)) open.pop();
    }
    tokens.push(...open.reverse());
  },
  /** The contents of a pair of brackets go. */
  empty(tokens, random) {
    const at = positionOf(tokens, random, (each) => opening.has(each));
    const end = at < 0 ? -1 : closing(tokens, at);
    if (end > at) tokens.splice(at + 1, end - at - 1);
  },
  /** A bracketed part takes the place of another of its kind, from here or from another text. */
  graft(tokens, random, other) {
    const at = positionOf(tokens, random, (each) => opening.has(each));
    const end = at < 0 ? -1 : closing(tokens, at);
    if (end < 0) return;
    const donor = random.below(2) === 0 ? tokens : other();
    const from = positionOf(donor, random, (each) => each === tokens[at]);
    const to = from < 0 ? -1 : closing(donor, from);
    if (to >= 0) tokens.splice(at, end - at + 1, ...donor.slice(from, to + 1));
  },
  /** Lines of another text between those of this one. */
  splice(tokens, random, other) {
    const lines = other().join('').split('\n');
    const from = random.below(lines.length);
    const piece = lines.slice(from, from + 1 + random.below(12)).join('\n');
    tokens.splice(
      positionOf(tokens, random, (each) => each.includes('\n')),
      0,
      `\n${piece}\n`,
    );
  },
};

const names = Object.keys(mutations);

/**
 * @param {string} text @param {Random} random @param {() => string} other another text
 * @returns {{ text: string, how: string[] }}
 */
export function mutate(text, random, other) {
  const tokens = tokensOf(text);
  const how = [];
  for (let left = 1 + (random.below(3) === 0 ? random.below(4) : 0); left > 0; left--) {
    const name = random.pick(names);
    how.push(name);
    mutations[name]?.(tokens, random, () => tokensOf(other()));
  }
  return { text: tokens.join(''), how };
}

/** A block of the text, or all of it, many times over: what is not linear in the text takes long. @param {string} text @param {Random} random @param {number} lines */
export function grow(text, random, lines) {
  const tokens = tokensOf(text);
  const at = positionOf(tokens, random, (each) => each === '{');
  const end = at < 0 || random.below(4) === 0 ? -1 : closing(tokens, at);
  const [from, to] = end < 0 ? [0, tokens.length] : [at + 1, end];
  const block = `\n${tokens.slice(from, to).join('')}\n`;
  const times = Math.min(2000, Math.max(2, Math.round(lines / block.split('\n').length)));
  const separator = random.below(2) === 0 ? '' : /^[^;]*:/u.test(block) ? ',' : ';';
  // Names of its own for each copy, as in a file of many functions, or the same names over and over.
  const declared =
    random.below(3) === 0 ? [] : [...block.matchAll(/\b(?:const|let|var|function\*?|class)\s+([\w$]+)/gu)];
  const names = new Set(declared.map(([, name]) => name));
  const copyOf = (/** @type {number} */ index) =>
    names.size === 0
      ? block
      : block.replace(/(?<![\w$.])[\w$]+/gu, (name) => (names.has(name) ? `${name}_${index}` : name));
  const inside = Array.from({ length: times }, (_, index) => copyOf(index)).join(separator);
  return tokens.slice(0, from).join('') + inside + tokens.slice(to).join('');
}
