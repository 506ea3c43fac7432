// npm start [-- path…]: what the project is for, on the bundled example or on the reader's own code: the findings of
// the rules, then the diff of the codemods. Nothing is changed.
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { fail, root, run } from './lib.mjs';

// npm runs scripts in the package's folder; the reader means the one they are in.
const here = process.env.INIT_CWD ?? process.cwd();
const given = process.argv.slice(2);
const paths = given.length > 0 ? given.map((path) => resolve(here, path)) : [join(root, 'example')];
for (const path of paths) if (!existsSync(path)) fail(`There is no ${path}`);

// Building again what is built already takes a second; a stale build would mislead.
if (run('npm', ['run', '--silent', 'build']) !== 0) fail('The build failed.');
const { default: plugin } = await import('../dist/index.js');

const isColoured = process.stdout.isTTY && !process.env.NO_COLOR;
const style = (format, text) => (isColoured ? styleText(format, text) : text);
const title = (text) => console.log(`\n${style('bold', text)}\n`);

title(`What the rules find in ${paths.map((path) => relative(here, path) || '.').join(', ')}`);
let count = 0;
for (const path of paths) count += await lint(path);
console.log(count === 0 ? 'Nothing.' : `${count} ${count === 1 ? 'finding' : 'findings'}.`);

title('What tcs-codemod would change');
const cli = join(root, 'dist/codemods/cli/main.js');
// 1 says that there is something to change, which is what a reader is here to see.
if (run('node', [cli, '--diff', '--allow-dirty', ...paths], { cwd: here }) > 1) process.exitCode = 1;
console.log('\nNothing was changed. To rewrite your own files: npx tcs-codemod src/');

async function lint(path) {
  const isFile = statSync(path).isFile();
  const cwd = isFile ? dirname(path) : path;
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    errorOnUnmatchedPattern: false,
    overrideConfig: {
      files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
      // Comments for rules that are not here would be reported as errors.
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { tcs: plugin },
      rules: plugin.configs.strict.rules,
    },
  });
  let found = 0;
  for (const { filePath, messages } of await eslint.lintFiles([isFile ? path : '.'])) {
    const ours = messages.filter(({ ruleId, fatal }) => fatal || ruleId?.startsWith('tcs/'));
    if (ours.length === 0) continue;
    found += ours.length;
    console.log(style('underline', relative(here, filePath)));
    for (const { line, column, message, ruleId, suggestions = [], fix } of ours) {
      const place = `${line}:${column}`.padEnd(8);
      console.log(`  ${style('dim', place)}${message} ${style('dim', ruleId ?? 'syntax')}`);
      for (const { desc } of suggestions) console.log(`          ${style('cyan', `→ ${desc}`)}`);
      if (fix) console.log(`          ${style('cyan', '→ fixed by eslint --fix')}`);
    }
    console.log();
  }
  return found;
}
