// @ts-check
// A real tree without a download: packages that this repository has installed anyway, libraries and bundles, TypeScript and
// JavaScript, ES modules and CommonJS. They are read where they lie, or copied to a temporary folder; never into the repository.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const packages = [
  ...[
    '@arethetypeswrong',
    '@cacheable',
    '@changesets',
    '@humanwhocodes',
    '@manypkg',
    '@vitest',
    'enquirer',
    'fast-check',
  ],
  ...[
    'fast-glob',
    'fastq',
    'fs-extra',
    'jscodeshift',
    'knip',
    'lru-cache',
    'neo-async',
    'promises-aplus-tests',
    'semver',
  ],
  ...['table', 'vite', 'vitest', 'yaml', 'yargs', 'zod/src'],
];
const code = /(?<!\.d|\.min)\.[cm]?[jt]sx?$/u;
const mostBytes = 1_500_000;

/** The files of the tree, as absolute paths in a stable order. */
export function treeFiles() {
  const installed = realpathSync(join(root, 'node_modules'));
  const files = packages
    .map((name) => join(installed, name))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((file) => code.test(file) && !relative(installed, file).split(sep).includes('node_modules'))
    .filter((file) => isReadable(file) && !isMinified(file));
  if (files.length < 1500)
    throw new Error(`The tree holds ${files.length} files: run npm ci, or add packages to tree.mjs`);
  return files.sort();
}

/** The code in a folder, without what is minified or very large. @param {string} folder */
function codeIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => code.test(name) && !/(?:^|[\\/])\.git[\\/]/u.test(name))
    .map((name) => join(folder, name))
    .filter((file) => isReadable(file) && !isMinified(file))
    .sort();
}

/**
 * Copies that many files into a work tree of git, those of the folders or of the installed packages; again under another name
 * where there are not enough of them.
 * @param {number} count @param {readonly string[]} folders @param {number} distinct how many files there are but for copies
 */
export function growTree(count, folders, distinct = count) {
  const bases =
    folders.length > 0 ? folders.map((each) => realpathSync(each)) : [realpathSync(join(root, 'node_modules'))];
  const files = bases.flatMap((base) => codeIn(base).map((file) => ({ file, name: relative(base, file) })));
  // Spread over the folders: a thousand files are of the same kinds as all of them.
  const step = Math.max(1, files.length / distinct);
  const folder = temporaryFolder();
  for (let index = 0; index < count; index++) {
    const at = Math.floor((index % distinct) * step);
    const { file, name } = files[at % files.length] ?? { file: '', name: '' };
    const copy = Math.floor(index / distinct) + Math.floor(at / files.length);
    const target = join(folder, `copy-${copy}`, name.replaceAll('node_modules', 'modules'));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
  ])
    spawnSync('git', args, { cwd: folder });
  return folder;
}

/** @param {string} file */
function isReadable(file) {
  const stat = statSync(file);
  return stat.isFile() && stat.size <= mostBytes;
}

/** Made by a machine for machines, which nobody lints. @param {string} file */
function isMinified(file) {
  const text = readFileSync(file, 'utf8');
  return text.length > 20_000 && text.length / text.split('\n').length > 200;
}

/** Copies the tree out of node_modules, where no tool under test looks; gone when the process ends. */
export function copyTree() {
  const installed = realpathSync(join(root, 'node_modules'));
  const folder = temporaryFolder();
  for (const file of treeFiles()) {
    const target = join(folder, relative(installed, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
  return folder;
}

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'tcs-bench-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
