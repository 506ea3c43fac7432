// npm run try-install [-- name…]: packs both packages and installs them into empty projects, as users will: ES module
// and CommonJS configurations, TypeScript 5.9, 6 and 7, JavaScript alone, the ESLint versions of the peer range. It
// needs a registry, so it is no part of `npm test`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fail, run } from './lib.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tcs-install-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const hazard = {
  js: `export function load(read) {
  return new Promise((resolve, reject) => {
    read((error, value) => {
      if (error) reject(error);
      resolve(value);
    });
  });
}
`,
  deferred: `export function gate() {
  let open;
  const opened = new Promise((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
`,
};

const configs = {
  esm: `import tcs from 'eslint-plugin-tcs';\nexport default [tcs.configs.recommended];\n`,
  cjs: `const tcs = require('eslint-plugin-tcs');\nmodule.exports = [tcs.configs.recommended];\n`,
  ts: `import tcs from 'eslint-plugin-tcs';
import parser from '@typescript-eslint/parser';
export default [
  {
    files: ['**/*.ts'],
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  { ...tcs.configs.recommendedTypeChecked, files: ['**/*.ts'] },
];
`,
};

const tsconfig = JSON.stringify({
  compilerOptions: {
    module: 'nodenext',
    target: 'es2022',
    strict: true,
    noEmit: true,
    types: [],
    lib: ['es2023', 'dom'],
  },
  include: ['src', 'use.ts'],
});

// What a project that writes its configuration in TypeScript asks of the declarations.
const use = `import type { Linter } from 'eslint';
import tcs from 'eslint-plugin-tcs';
import { TaskCompletionSource } from 'task-completion-source';
export const config: Linter.Config[] = [tcs.configs.recommended, { plugins: { tcs }, rules: { 'tcs/no-double-settle': 'warn' } }];
const source = new TaskCompletionSource<number>();
source.trySetResult(1);
export const value: Promise<number> = source.promise;
`;

const javascript = { 'src/load.js': hazard.js, 'src/gate.js': hazard.deferred };
const typescript = {
  'src/load.ts': hazard.js.replace('(read)', '(read: (done: (error: Error | null, value?: string) => void) => void)'),
  'src/gate.ts': hazard.deferred.replace('let open;', 'let open!: () => void;').replace('Promise((', 'Promise<void>(('),
  'tsconfig.json': tsconfig,
  'use.ts': use,
};

/** Each project: what is installed beside our two packages, and its files. */
const projects = {
  'esm-javascript': { with: ['eslint@10'], files: { ...javascript, 'eslint.config.mjs': configs.esm } },
  'cjs-javascript': {
    with: ['eslint@10'],
    type: 'commonjs',
    files: { ...javascript, 'eslint.config.cjs': configs.cjs },
  },
  'eslint-9.38': { with: ['eslint@9.38.0'], files: { ...javascript, 'eslint.config.mjs': configs.esm } },
  'typescript-5.9': typed('5.9'),
  'typescript-6': typed('6'),
  // TypeScript 7 has no API for a parser yet: such projects lint their JavaScript, and the codemod reads both.
  'typescript-7': {
    with: ['eslint@10', 'typescript@7'],
    tsc: true,
    files: { ...javascript, ...typescript, 'eslint.config.mjs': configs.esm },
  },
};

function typed(version) {
  return {
    with: ['eslint@10', `typescript@${version}`, '@typescript-eslint/parser@8'],
    tsc: true,
    files: { ...typescript, 'eslint.config.mjs': configs.ts },
  };
}

const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!(name in projects)) fail(`There is no project '${name}'. There are: ${Object.keys(projects).join(', ')}`);
}

if (run('npm', ['run', '--silent', 'build']) !== 0) fail('The build failed.');
for (const path of ['.', './src/runtime']) {
  const packed = run('npm', ['pack', path, '--silent', '--ignore-scripts', '--pack-destination', folder]);
  if (packed !== 0) fail(`npm pack ${path} failed.`);
}
const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
const runtime = tarballs.filter((name) => name.startsWith('task-completion-source'));

const problems = [];
for (const [name, project] of Object.entries(projects)) {
  if (wanted.length === 0 || wanted.includes(name)) tryProject(name, project);
}
if (wanted.length === 0) tryRuntimeAlone();
for (const problem of problems) console.log(`\n${problem}`);
console.log(problems.length === 0 ? 'All installs work.' : `\n${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;

function tryProject(name, { with: packages, type = 'module', tsc = false, files }) {
  const at = join(folder, name);
  write(at, { ...files, 'package.json': JSON.stringify({ name, private: true, type }) });
  const seen = problems.length;
  const install = ['install', '--no-audit', '--no-fund', ...tarballs.map((file) => join(folder, file)), ...packages];
  if (!check(name, at, 'npm', install, 0)) return;
  const lint = check(name, at, 'npx', ['eslint', '--format', 'json', '.'], 1);
  if (lint) {
    const rules = JSON.parse(lint.stdout).flatMap((file) =>
      file.messages.map((message) => message.ruleId ?? message.message),
    );
    for (const rule of ['tcs/no-double-settle', 'tcs/no-bare-deferred']) {
      if (!rules.includes(rule)) problems.push(`${name}: eslint did not report ${rule}, only ${rules.join(', ')}`);
    }
  }
  check(name, at, 'npx', ['tcs-codemod', '--check', '--allow-dirty', '--allow-no-vcs', 'src'], 1);
  check(name, at, 'npx', ['tcs-codemod', '--allow-dirty', '--allow-no-vcs', 'src'], 0);
  check(name, at, 'npx', ['tcs-codemod', '--check', '--allow-dirty', '--allow-no-vcs', 'src'], 0);
  if (tsc) check(name, at, 'npx', ['tsc'], 0);
  console.log(`${problems.length === seen ? 'ok    ' : 'FAILED'} ${name}`);
}

function tryRuntimeAlone() {
  const name = 'runtime-alone';
  const at = join(folder, name);
  write(at, {
    'package.json': JSON.stringify({ name, private: true, type: 'module' }),
    'esm.mjs': `import { TaskCompletionSource } from 'task-completion-source';\nnew TaskCompletionSource().setResult();\n`,
    'cjs.cjs': `const { TaskCompletionSource } = require('task-completion-source');\nnew TaskCompletionSource().setResult();\n`,
  });
  const seen = problems.length;
  if (!check(name, at, 'npm', ['install', '--no-audit', '--no-fund', join(folder, runtime[0])], 0)) return;
  const { packages } = JSON.parse(readFileSync(join(at, 'package-lock.json'), 'utf8'));
  const installed = Object.keys(packages).filter((path) => path !== '');
  if (installed.length !== 1) problems.push(`${name}: it installs ${installed.join(', ')}`);
  check(name, at, 'node', ['esm.mjs'], 0);
  check(name, at, 'node', ['cjs.cjs'], 0);
  console.log(`${problems.length === seen ? 'ok    ' : 'FAILED'} ${name}`);
}

function write(at, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), text);
  }
}

/** Runs a command and gives its output, or notes a problem when it ends with another code than expected. */
function check(name, cwd, command, args, code) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status === code) return result;
  problems.push(
    `${name}: ${[command, ...args].join(' ')} ended with ${result.status} and not ${code}\n${result.stdout}${result.stderr}`,
  );
  return undefined;
}
