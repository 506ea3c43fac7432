// @ts-check
// What the rules cost where they have type information, beside the rules that ask for it most often. Needs the build.
//
//     node bench/typed.mjs [folder]   a folder with a tsconfig.json and src/; this repository unless told
//
// Each row is a process of its own: who asks TypeScript first pays for what all others find in its memory.

import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { machine, table, title } from './lib/report.mjs';
import { milliseconds } from './lib/samples.mjs';

const self = fileURLToPath(import.meta.url);
const contenders = ['no rule', 'all of ours', 'no-floating-promises', 'no-misused-promises'];
const repeats = 3;

const [folder = fileURLToPath(new URL('..', import.meta.url)), contender] = process.argv.slice(2);
if (contender === undefined) compare(resolve(folder));
else console.log(JSON.stringify(await lint(folder, contender)));

/** @param {string} root */
function compare(root) {
  console.log(`${machine()}; minimum of ${repeats} processes each`);
  title(`Linting ${root === resolve('.') ? 'src/ of this repository' : 'src/'} with types`);
  /** @type {Map<string, { rules: number, whole: number, files: number }[]>} */
  const samples = new Map(contenders.map((name) => [name, []]));
  for (let repeat = 0; repeat < repeats; repeat++)
    for (const name of contenders)
      samples.get(name)?.push(JSON.parse(execFileSync(process.execPath, [self, root, name], { encoding: 'utf8' })));
  table(
    ['', 'rules', 'ESLint, whole', 'files'],
    [...samples].map(([name, runs]) => [
      name,
      milliseconds(runs.map(({ rules }) => rules)),
      milliseconds(runs.map(({ whole }) => whole)),
      runs[0]?.files ?? 0,
    ]),
  );
}

/** @param {string} root @param {string} name */
async function lint(root, name) {
  const { ESLint } = await import('eslint');
  const { default: tseslint } = await import('typescript-eslint');
  const { default: tcs } = await import('../dist/index.js');
  /** @type {Record<string, 'error'>} */
  const rules =
    name === 'all of ours'
      ? Object.fromEntries(Object.keys(tcs.rules).map((rule) => [`tcs/${rule}`, 'error']))
      : name === 'no rule'
        ? {}
        : { [`@typescript-eslint/${name}`]: 'error' };
  const eslint = new ESLint({
    cwd: root,
    stats: true,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.ts'],
        plugins: { tcs, '@typescript-eslint': /** @type {import('eslint').ESLint.Plugin} */ (tseslint.plugin) },
        languageOptions: {
          parser: /** @type {import('eslint').Linter.Parser} */ (tseslint.parser),
          parserOptions: { projectService: true, tsconfigRootDir: root },
        },
        rules,
      },
    ],
  });
  const begun = performance.now();
  const results = await eslint.lintFiles(['src']);
  const spent = results.flatMap(({ stats }) =>
    (stats?.times.passes ?? []).flatMap((pass) => Object.values(pass.rules ?? {}).map(({ total }) => total)),
  );
  return {
    rules: spent.reduce((sum, each) => sum + each, 0),
    whole: performance.now() - begun,
    files: results.length,
  };
}
