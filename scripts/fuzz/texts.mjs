// @ts-check
// What is mutated: the installed packages, the cases in the rules' tests and the programs in their documentation.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { treeFiles } from '../../bench/lib/tree.mjs';
import { root } from '../lib.mjs';

/** @typedef {{ readonly path: string, readonly text: string }} Text */

const script = /\.(?:[cm]?[jt]s|[jt]sx)$/u;
// Long texts say nothing that short ones do not, and cost more.
const mostBytes = 60_000;

/** @param {readonly string[]} places files, folders, and lists of them as `@list.txt` @returns {Text[]} */
export function textsAt(places) {
  return places.flatMap(filesAt).flatMap((path) => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? Infinity;
    return size > mostBytes ? [] : [{ path, text: readFileSync(path, 'utf8') }];
  });
}

/** @param {string} place @returns {string[]} */
function filesAt(place) {
  if (place.startsWith('@')) return readFileSync(place.slice(1), 'utf8').split('\n').filter(Boolean);
  if (statSync(place).isFile()) return [resolve(place)];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => script.test(name) && !/(?:^|[\\/])(?:node_modules|\.git)[\\/]/u.test(name))
    .map((name) => resolve(place, name));
}

export const installedTexts = () => textsAt(treeFiles());

/** The cases and examples of this repository: dense in what the rules look for. @returns {Text[]} */
export function ownTexts() {
  const tests = join(root, 'test/rules');
  const docs = join(root, 'docs/rules');
  return [
    ...readdirSync(tests)
      .filter((name) => script.test(name))
      .flatMap((name) => stringsIn(name, readFileSync(join(tests, name), 'utf8'))),
    ...readdirSync(docs).flatMap((name) => programsIn(name, readFileSync(join(docs, name), 'utf8'))),
  ];
}

/** @param {string} name @param {string} text @returns {Text[]} */
function stringsIn(name, text) {
  const found = new Set();
  JSON.stringify(parseSync(name, text).program, (key, value) => {
    const string = key === 'cooked' || key === 'value' ? value : undefined;
    if (typeof string === 'string' && string.length > 40 && /[;({]/u.test(string)) found.add(string);
    return typeof value === 'bigint' ? String(value) : value;
  });
  return [...found].map((each, index) => ({ path: `/${name.replace('.test', `-${index}`)}`, text: each }));
}

/** @param {string} name @param {string} text @returns {Text[]} */
function programsIn(name, text) {
  return [...text.matchAll(/^```(js|ts|jsx|tsx)\n([^]*?)^```/gmu)].map(([, language, program], index) => ({
    path: `/${name.replace(extname(name), `-${index}.${language}`)}`,
    text: program ?? '',
  }));
}
