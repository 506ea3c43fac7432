import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/codemods/cli/run.ts';
import { codemods } from '../../src/codemods/registry.ts';
import { parse } from '../../src/core/source/parse.ts';
import plugin from '../../src/index.ts';
import { handWritten } from '../differential/programs/index.ts';
import { filesUnder, read } from '../files.ts';
import { fencesOf } from '../markdown.ts';
import { fixtures } from './fixture-files.ts';
import { lintConfig } from './lint-config.ts';

// `eslint --fix` and `tcs-codemod` apply the same safe repairs: over everything that the other tests have texts of, they leave
// the same bytes.

interface Sample {
  readonly name: string;
  /** With the extension that tells the language. */
  readonly file: string;
  readonly text: string;
}

const rules = codemods.flatMap(({ rule, onlySuggested }) =>
  rule === undefined || onlySuggested === true ? [] : [rule],
);

function* samples(): Generator<Omit<Sample, 'file'> & { readonly extension: string }> {
  for (const { codemod, name, path, text } of fixtures)
    yield { name: `the fixture ${name} of ${codemod.name}`, extension: extname(path), text };
  for (const path of filesUnder('docs').filter((each) => /^docs\/(?:rules|codemods)\//u.test(each))) {
    for (const { language, code, line } of fencesOf(read(path)))
      if (/^[cm]?[jt]sx?$/u.test(language))
        yield { name: `${path}:${String(line)}`, extension: `.${language}`, text: `${code}\n` };
  }
  for (const [about, programs] of Object.entries(handWritten))
    for (const { name, path = 'program.cjs', text } of programs)
      yield { name: `the program ${name} of ${about}`, extension: extname(path), text: text.trimStart() };
}

const isCode = (path: string, text: string): boolean => {
  try {
    parse(path, text);
    return true;
  } catch {
    return false;
  }
};

const all: readonly Sample[] = [...samples()]
  .map(({ extension, ...each }, index) => ({ ...each, file: `${String(index)}${extension}` }))
  .filter(({ file, text }) => isCode(file, text));

/** What ESLint leaves after as many runs as it takes: one run has ten passes. */
function fixed({ file, text }: Sample): string {
  const [config, filename] = lintConfig(file, rules);
  for (let current = text, left = 5; ; left--) {
    const { output, messages } = new Linter().verifyAndFix(current, config, { filename });
    const fatal = messages.find((message) => message.fatal);
    if (fatal) throw new Error(`${file}: ${fatal.message}`);
    if (output === current || left === 0) return output;
    current = output;
  }
}

test('each rule with a fix has a codemod with safe repairs', () => {
  const fixable = Object.entries(plugin.rules).filter(([, { meta }]) => meta.fixable === 'code');
  expect(fixable.map(([name]) => name).sort()).toEqual([...rules].sort());
});

describe('eslint --fix and tcs-codemod leave the same bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tcs-agreement-'));

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    for (const { file, text } of all) writeFileSync(join(folder, file), text);
    const result = await run({ cwd: folder, allowNoVcs: true, concurrency: 1 });
    expect(result.problems).toEqual([]);
    expect(result.files.filter(({ status }) => status === 'changed').length).toBeGreaterThan(100);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.for(all.map((sample) => [sample.name, sample] as const))('of %s', ([, sample]) => {
    expect(fixed(sample)).toBe(readFileSync(join(folder, sample.file), 'utf8'));
  });
});
