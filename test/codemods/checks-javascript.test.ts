import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checksJavaScript } from '../../src/codemods/checks-javascript.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function checks(files: Readonly<Record<string, string>>, path = 'src/a.js'): boolean {
  const root = mkdtempSync(join(tmpdir(), 'checks-javascript-'));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return checksJavaScript(join(root, path));
}

const on = '{ "compilerOptions": { "checkJs": true } }';
const off = '{ "compilerOptions": { "checkJs": false } }';

test.for([
  ['the nearest configuration', { 'tsconfig.json': on }, true],
  ['one for JavaScript alone', { 'jsconfig.json': on }, true],
  ['tsconfig.json before jsconfig.json', { 'tsconfig.json': '{}', 'jsconfig.json': on }, false],
  ['a nearer one that does not say it', { 'tsconfig.json': on, 'src/tsconfig.json': '{}' }, false],
  [
    'comments and trailing commas',
    {
      'tsconfig.json':
        '\uFEFF{ // "all": /* of it */\n"paths": ["./*", "/*"], "compilerOptions": { "checkJs": true, }, }',
    },
    true,
  ],
  ['one that it extends', { 'tsconfig.json': '{ "extends": "./config/base" }', 'config/base.json': on }, true],
  ['its own word before that', { 'tsconfig.json': `{ "extends": "./b.json", ${off.slice(1)}`, 'b.json': on }, false],
  [
    'the last of several',
    { 'tsconfig.json': '{ "extends": ["./b.json", "./c.json"] }', 'b.json': off, 'c.json': on },
    true,
  ],
  ['one of a package', { 'tsconfig.json': '{ "extends": "base/strict" }', 'node_modules/base/strict.json': on }, true],
  [
    'a package that is one',
    { 'tsconfig.json': '{ "extends": "@scope/base" }', 'node_modules/@scope/base/tsconfig.json': on },
    true,
  ],
  ['a circle', { 'tsconfig.json': '{ "extends": "./tsconfig.json" }' }, false],
  ['what is not there', { 'tsconfig.json': '{ "extends": ["./none", "none"] }' }, false],
  ['what cannot be read', { 'tsconfig.json': 'compilerOptions' }, false],
] as const)('reads %s', ([, files, expected]) => {
  expect(checks(files)).toBe(expected);
});

test('asks for JavaScript alone', () => {
  expect(checks({ 'tsconfig.json': on }, 'src/a.ts')).toBe(false);
});
