import { expect, test } from 'vitest';
import { deferredLibraries } from '../../../src/core/repair/from-deferred/libraries.ts';
import { refusals } from '../../../src/core/repair/from-deferred/refusal.ts';
import { read } from '../../files.ts';

const page = read('docs/codemods/deferred-to-source.md');
const section = page.slice(page.indexOf('## From other libraries'), page.indexOf('## With jscodeshift'));
const firstCells = (table: string) => [...table.matchAll(/^\| `(\w[\w:-]*)`/gmu)].map(([, name = '']) => name);
const [libraryTable = '', reasonTable = ''] = section.split('| reason');

test('each library is on the page', () => {
  expect(firstCells(libraryTable).map((name) => name.replace(/:.*$/u, ''))).toEqual([...deferredLibraries]);
});

test('each reason to leave a deferred alone is on the page, in the order of the code', () => {
  expect(firstCells(reasonTable)).toEqual(Object.keys(refusals));
});
