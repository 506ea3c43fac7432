import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deferredToSource } from '../../../src/codemods/deferred-to-source.ts';
import { rewrite } from '../../../src/codemods/rewrite.ts';
import { refusals } from '../../../src/core/repair/from-deferred/refusal.ts';
import { root } from '../../files.ts';
import { readFixtures } from './fixture-files.ts';
import { typeErrors } from '../type-errors.ts';

const fixtures = readFixtures('from-deferred');
const options = { codemods: [deferredToSource], from: ['withResolvers,p-defer', 'open-draft', 'q', 'jquery'] };

describe.for(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', ([, fixture]) => {
  const { path, text, expected, sites } = fixture;

  test('is rewritten as shown', () => {
    const result = rewrite(path, text, { ...options, ...fixture.options });
    expect(result.text).toBe(expected);
    const outcomes = result.sites.map(({ status, skip }) => skip?.code ?? status);
    expect(outcomes).toEqual(sites ?? outcomes.map(() => 'rewritten'));
    expect(outcomes).not.toEqual([]);
  });

  test('is left alone by a second run', () => {
    expect(rewrite(path, expected, { ...options, ...fixture.options }).text).toBe(expected);
  });

  test('is left alone by a run that asks for nothing', () => {
    expect(rewrite(path, text, { codemods: [deferredToSource], unsafe: true }).text).toBe(text);
  });
});

test('every reason to leave a deferred alone has a fixture', () => {
  const shown = new Set(fixtures.flatMap(({ sites }) => sites ?? []));
  expect(Object.keys(refusals).filter((code) => !shown.has(code))).toEqual([]);
});

test('TypeScript finds nothing new', () => {
  const files = fixtures.flatMap(({ path, text, expected, expectedPath, options: { unsafe } }) =>
    // A suggested repair may guess; this one is shown for what it does.
    unsafe === true && text === expected ? [] : expectedPath === undefined ? [path] : [path, expectedPath],
  );
  const declarations = join(root, 'test/codemods/from-deferred/fixtures/libraries.d.ts');
  expect(typeErrors([...files, declarations])).toEqual([]);
});
