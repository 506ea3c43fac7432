import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { codemods, rewrite } from '../src/codemods/index.ts';
import plugin from '../src/index.ts';
import { read, root } from './files.ts';
import { fencesOf, sectionsOf, type Fence } from './markdown.ts';
import { typedParser } from './typed.ts';

const required = [
  'What it reports',
  'Why it bites',
  'Examples',
  'Fix safety',
  'Options',
  'When not to use it',
  '.NET counterpart',
];

function lint(rule: string, { code, language, info }: Fence): readonly string[] {
  const messages = new Linter().verify(
    code,
    {
      files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
      plugins: { tcs: plugin },
      languageOptions: {
        // A block marked `typed` is linted with type information, as a program of its own.
        parser: info.includes('typed') ? typedParser : parser,
        parserOptions: { ecmaFeatures: { jsx: language.endsWith('x') } },
      },
      rules: { [`tcs/${rule}`]: 'error' },
    },
    `example.${language}`,
  );
  // A block that is not linted at all has a message without a rule.
  const broken = messages.find((message) => message.ruleId === null);
  if (broken !== undefined) throw new Error(`${broken.message}\n${code}`);
  return messages.map(({ line, message }) => `${String(line)}: ${message}`);
}

test('the README’s before and after is what the codemod makes of it', () => {
  const diff =
    fencesOf(read('README.md'))
      .find(({ language }) => language === 'diff')
      ?.code.split('\n') ?? [];
  const side = (sign: string) =>
    diff.flatMap((line) => (line === '' ? [''] : line.startsWith(sign) || line.startsWith(' ') ? [line.slice(1)] : []));
  const text = side('-').join('\n');
  expect(rewrite('connection.ts', text, { codemods }).text).toBe(side('+').join('\n'));
});

test('each rule has a page', () => {
  expect(Object.keys(plugin.rules).filter((name) => !existsSync(join(root, `docs/rules/${name}.md`)))).toEqual([]);
});

describe.for(Object.keys(plugin.rules))('docs/rules/%s.md', (name) => {
  const path = `docs/rules/${name}.md`;
  const text = existsSync(join(root, path)) ? read(path) : '';
  const fences = fencesOf(text);
  const marked = fences.filter((fence) => fence.mark !== undefined);

  test('has its sections in order', () => {
    expect(sectionsOf(text).filter((title) => required.includes(title))).toEqual(required);
  });

  test('shows both what is wrong and what is right', () => {
    expect(new Set(marked.map((fence) => fence.mark))).toEqual(new Set(['❌', '✅']));
  });

  test.for(marked.map((fence) => [`${fence.mark ?? ''} line ${String(fence.line)}`, fence] as const))(
    '%s',
    ([, fence]) => {
      const reports = lint(name, fence);
      if (fence.mark === '✅') expect(reports).toEqual([]);
      else expect(reports, 'a block marked ❌ is reported').not.toEqual([]);
    },
  );

  test('prints what the page says it prints', () => {
    const programs = fences.filter(
      (fence, i) => fence.section === 'Why it bites' && fences[i + 1]?.language === 'text',
    );
    expect(programs, 'a program followed by a text block with its output').not.toEqual([]);
    for (const program of programs) {
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program.code], {
        encoding: 'utf8',
        timeout: 20_000,
      });
      expect(stdout.trimEnd(), stderr).toBe(fences[fences.indexOf(program) + 1]?.code.trimEnd());
    }
  });
});
