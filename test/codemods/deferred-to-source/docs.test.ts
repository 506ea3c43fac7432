import { expect, test } from 'vitest';
import { deferredToSource } from '../../../src/codemods/deferred-to-source.ts';
import { rewrite } from '../../../src/codemods/rewrite.ts';
import { reasons } from '../../../src/core/repair/deferred-to-source/skip.ts';
import { read } from '../../files.ts';
import { fencesOf } from '../../markdown.ts';

const page = read('docs/codemods/deferred-to-source.md');
const fences = fencesOf(page);
const lines = page.split('\n');

/** The `###` heading that a line is under, without its backticks. */
function headingOf(line: number): string {
  const heading = lines.slice(0, line).findLast((each) => each.startsWith('### '));
  return heading?.replace(/^### |`/gu, '') ?? '';
}

const pairs = fences.flatMap((before, i) => {
  const after = fences[i + 1];
  return before.info.includes('before') && after ? [[`line ${String(before.line)}`, before, after] as const] : [];
});
const skipped = fences.filter(({ section, language }) => section === 'What is skipped' && language !== 'text');

test('it shows something', () => {
  expect(pairs.length).toBeGreaterThan(3);
});

test.for(pairs)('the codemod does what the page shows at %s', ([, before, after]) => {
  expect(after.info).toContain('after');
  const { text } = rewrite(`page.${before.language}`, `${before.code}\n`, { codemods: [deferredToSource] });
  expect(text).toBe(`${after.code}\n`);
});

test('each reason to skip a site is on the page, in the order of the code', () => {
  expect(skipped.map(({ line }) => headingOf(line))).toEqual(Object.keys(reasons));
});

test.for(skipped.map((fence) => [headingOf(fence.line), fence] as const))(
  'the example of %s is skipped for it',
  ([code, fence]) => {
    const { sites } = rewrite(`page.${fence.language}`, `${fence.code}\n`, { codemods: [deferredToSource] });
    expect(sites.map(({ skip }) => skip?.code)).toEqual([code]);
  },
);
