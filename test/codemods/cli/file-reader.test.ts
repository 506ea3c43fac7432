import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FileReader } from '../../../src/codemods/cli/file-reader.ts';
import { makeTree } from './helpers.ts';

it('reads what a file holds, whatever was read before', () => {
  const folder = makeTree();
  const reader = new FileReader();
  for (const size of [7, 0, 65_535, 65_536, 65_537, 5_000_000, 300_000, 3]) {
    const path = join(folder, String(size));
    writeFileSync(path, Buffer.alloc(size, `${String(size)} bytes `));
    expect(reader.read(path).equals(readFileSync(path))).toBe(true);
  }
});

it('fails as Node does', () => {
  const folder = makeTree();
  const reader = new FileReader();
  expect(() => reader.read(join(folder, 'none'))).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  expect(() => reader.read(folder)).toThrow(expect.objectContaining({ code: 'EISDIR' }));
});
