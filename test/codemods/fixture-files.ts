import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Codemod } from '../../src/codemods/create-codemod.ts';
import { codemods } from '../../src/codemods/registry.ts';
import { root } from '../files.ts';

/** A text, and what the codemod makes of it. */
export interface Fixture {
  readonly codemod: Codemod;
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** The same as `text` where nothing is rewritten. */
  readonly expected: string;
  readonly expectedPath: string | undefined;
  /** What becomes of each site: `rewritten`, or the code of the reason why not. */
  readonly sites: readonly string[] | undefined;
  /** Whether the suggested repairs are applied, too: always for a codemod that has no others, else where the name says so. */
  readonly unsafe: boolean;
}

const folderOf = (codemod: string) => join(root, 'test/codemods', codemod, 'fixtures');

function readFixture(codemod: Codemod, name: string): Fixture {
  const folder = join(folderOf(codemod.name), name);
  const files = readdirSync(folder);
  const input = files.find((file) => file.startsWith('input.'));
  if (input === undefined) throw new Error(`The fixture ${name} has no input`);
  const path = join(folder, input);
  const output = files.find((file) => file.startsWith('output.'));
  const text = readFileSync(path, 'utf8');
  const expectedPath = output === undefined ? undefined : join(folder, output);
  return {
    codemod,
    name,
    path,
    text,
    expected: expectedPath === undefined ? text : readFileSync(expectedPath, 'utf8'),
    expectedPath,
    sites: files.includes('sites.json')
      ? (JSON.parse(readFileSync(join(folder, 'sites.json'), 'utf8')) as string[])
      : undefined,
    unsafe: codemod.onlySuggested === true || name.startsWith('unsafe-'),
  };
}

/** All of a codemod, by name. */
export function fixturesOf(codemod: Codemod): readonly Fixture[] {
  const folder = folderOf(codemod.name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => readFixture(codemod, name));
}

/** All of all codemods, in the order in which they apply. */
export const fixtures: readonly Fixture[] = codemods.flatMap(fixturesOf);
