import { expect, it } from 'vitest';
import { cli } from '../../../src/codemods/cli/cli.ts';
import { codemods, makeTree } from './helpers.ts';

async function timesSpared(argv: readonly string[]): Promise<number> {
  const cwd = makeTree({ 'a.ts': 'oldName();\n', 'tsconfig.json': '{ "files": ["a.ts"] }' });
  let times = 0;
  const stream = { write: () => true };
  await cli(argv, {
    ...{ cwd, env: {}, stdin: [] as never, stdout: stream, stderr: stream, codemods },
    spareMemory: () => times++,
  });
  return times;
}

it('asks the process to spare memory, but for the types of a whole project', async () => {
  expect(await timesSpared(['--dry-run'])).toBe(1);
  expect(await timesSpared(['--dry-run', '--project', 'tsconfig.json'])).toBe(0);
  expect(await timesSpared(['--help'])).toBe(0);
});
