import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../../src/codemods/cli/run.ts';
import { rewriteStdin } from '../../../src/codemods/cli/rewrite-stdin.ts';
import { defaultRunOptions } from '../../../src/codemods/cli/run-options.ts';
import { makeTree } from './helpers.ts';

const gate = `import pDefer from 'p-defer';

export function gate() {
  const opened = pDefer();
  return { wait: () => opened.promise, open: () => opened.resolve() };
}
`;
const options = { allowNoVcs: true, transforms: ['deferred-to-source'], from: ['p-defer', 'declared:Latch'] };

describe('--from', () => {
  it('names the package that is imported no longer', async () => {
    const cwd = makeTree({ 'a.js': gate, 'b.js': gate });
    const { notes } = await run({ cwd, ...options });
    expect(readFileSync(join(cwd, 'a.js'), 'utf8')).toContain('new TaskCompletionSource()');
    expect(notes).toContain('2 files import p-defer no longer; where no other does, npm uninstall p-defer removes it');
  });

  it('says nothing of a package that a changed file still imports', async () => {
    const cwd = makeTree({ 'a.js': gate, 'b.js': `${gate}export const make = (use) => ({ deferred: pDefer() });\n` });
    const { notes } = await run({ cwd, ...options });
    expect(notes.join('\n')).not.toContain('p-defer');
  });

  it('finds a declared class by its name alone, and leaves everything without it', async () => {
    const text = "import { Latch } from './latch.js';\nexport const wait = () => new Latch().promise;\n";
    const cwd = makeTree({ 'a.js': text });
    const { files } = await run({ cwd, ...options, unsafe: true });
    expect(files).toMatchObject([{ status: 'changed' }]);
    const without = await run({ cwd: makeTree({ 'a.js': text }), ...options, from: [], unsafe: true });
    expect(without.files).toMatchObject([{ status: 'irrelevant' }]);
  });

  it('goes with --stdin', async () => {
    const { output } = await rewriteStdin(Buffer.from(gate), 'a.js', { ...defaultRunOptions, cwd: '/', ...options });
    expect(String(output)).toContain('new TaskCompletionSource()');
  });
});
