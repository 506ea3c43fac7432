import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codemods } from '../../src/codemods/registry.ts';
import { rewrite } from '../../src/codemods/rewrite.ts';
import { read, root } from '../files.ts';
import { fencesOf, sectionsOf, type Fence } from '../markdown.ts';
import { reasonsOf } from './skip-reasons.ts';

test('each codemod has a page', () => {
  expect(codemods.filter(({ name }) => !existsSync(join(root, `docs/codemods/${name}.md`)))).toEqual([]);
});

describe.for(codemods.map((codemod) => [codemod.name, codemod] as const))('docs/codemods/%s.md', ([name, codemod]) => {
  const path = `docs/codemods/${name}.md`;
  const page = existsSync(join(root, path)) ? read(path) : '';
  const fences = fencesOf(page);
  const lines = page.split('\n');
  // A block marked `unsafe` shows a suggested repair of a codemod that has safe ones as well.
  const run = ({ language, code, info, section }: Fence) =>
    rewrite(`page.${language}`, `${code}\n`, {
      codemods: [codemod],
      unsafe: codemod.onlySuggested === true || info.includes('unsafe'),
      from: section === 'From other libraries' ? ['withResolvers', 'p-defer'] : [],
    });

  /** The `###` heading that a line is under, without its backticks. */
  const headingOf = (line: number): string => {
    const heading = lines.slice(0, line).findLast((each) => each.startsWith('### '));
    return heading?.replace(/^### |`/gu, '') ?? '';
  };

  const pairs = fences.flatMap((before, i) => {
    const after = fences[i + 1];
    return before.info.includes('before') && after ? [[`line ${String(before.line)}`, before, after] as const] : [];
  });
  const skipped = fences.filter(
    ({ section, language }) => section === 'What is skipped' && /^[jt]sx?$/u.test(language),
  );

  test('says what it does, how it is run, what it skips and how safe it is', () => {
    const sections = ['Before and after', 'What is safe, and why', 'What is skipped', 'With jscodeshift'];
    expect(sectionsOf(page).filter((title) => sections.includes(title))).toEqual(sections);
    expect(page).toContain(`npx tcs-codemod -t ${name}${codemod.onlySuggested === true ? ' --unsafe' : ''} --diff`);
    expect(page).toContain(`eslint-plugin-tcs/dist/codemods/${name}.js`);
    if (codemod.rule !== undefined) expect(page).toContain(codemod.rule);
  });

  test('shows something', () => {
    expect(pairs).not.toEqual([]);
  });

  test.for(pairs)('the codemod does what the page shows at %s', ([, before, after]) => {
    expect(after.info).toContain('after');
    expect(run(before).text).toBe(`${after.code}\n`);
  });

  test('each reason to skip a site is on the page, in the order of the code', () => {
    const reasons = reasonsOf(codemod);
    expect(skipped.map(({ line }) => headingOf(line))).toEqual(reasons.length > 0 ? reasons : skipped.map(() => ''));
  });

  test.for(skipped.map((fence) => [`${headingOf(fence.line)} at line ${String(fence.line)}`, fence] as const))(
    'the example of %s is skipped for it',
    ([, fence]) => {
      expect(run(fence).sites.map(({ skip }) => skip?.code)).toEqual([headingOf(fence.line) || 'no-repair']);
    },
  );
});
