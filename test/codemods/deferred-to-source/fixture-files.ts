import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../files.ts';

/** A text, and what the codemod makes of it. */
export interface Fixture {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** The same as `text` where nothing is rewritten. */
  readonly expected: string;
  readonly expectedPath: string | undefined;
  /** What becomes of each site: `rewritten`, or the code of the reason why not. */
  readonly sites: readonly string[] | undefined;
}

const folder = join(root, 'test/codemods/deferred-to-source/fixtures');

function readFixture(name: string): Fixture {
  const files = readdirSync(join(folder, name));
  const input = files.find((file) => file.startsWith('input.'));
  if (input === undefined) throw new Error(`The fixture ${name} has no input`);
  const path = join(folder, name, input);
  const output = files.find((file) => file.startsWith('output.'));
  const text = readFileSync(path, 'utf8');
  const expectedPath = output === undefined ? undefined : join(folder, name, output);
  return {
    name,
    path,
    text,
    expected: expectedPath === undefined ? text : readFileSync(expectedPath, 'utf8'),
    expectedPath,
    sites: files.includes('sites.json')
      ? (JSON.parse(readFileSync(join(folder, name, 'sites.json'), 'utf8')) as string[])
      : undefined,
  };
}

/** All of them, by name. */
export const fixtures: readonly Fixture[] = readdirSync(folder).sort().map(readFixture);
