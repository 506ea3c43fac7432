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
  /** What the rewrite is asked for, beside its name. */
  readonly options: { readonly from?: readonly string[]; readonly unsafe?: boolean };
}

function readFixture(folder: string, name: string): Fixture {
  const files = readdirSync(join(folder, name));
  const input = files.find((file) => file.startsWith('input.'));
  if (input === undefined) throw new Error(`The fixture ${name} has no input`);
  const path = join(folder, name, input);
  const output = files.find((file) => file.startsWith('output.'));
  const text = readFileSync(path, 'utf8');
  const expectedPath = output === undefined ? undefined : join(folder, name, output);
  const read = (file: string): unknown =>
    files.includes(file) ? JSON.parse(readFileSync(join(folder, name, file), 'utf8')) : undefined;
  return {
    name,
    path,
    text,
    expected: expectedPath === undefined ? text : readFileSync(expectedPath, 'utf8'),
    expectedPath,
    sites: read('sites.json') as Fixture['sites'],
    options: read('options.json') ?? {},
  };
}

/** The fixtures of a folder of `test/codemods`, by name. */
export function readFixtures(area: string): readonly Fixture[] {
  const folder = join(root, 'test/codemods', area, 'fixtures');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => readFixture(folder, name));
}
