import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeRepository, makeTree } from './helpers.ts';

const main = fileURLToPath(new URL('../../../dist/codemods/cli/main.js', import.meta.url));
const bin = fileURLToPath(new URL('../../../src/codemods/cli/main.ts', import.meta.url));
const source = fileURLToPath(new URL('../../../src/codemods/cli/command.ts', import.meta.url));

function tcsCodemod(cwd: string, argv: readonly string[], input = '') {
  return spawnSync(process.execPath, [main, ...argv], { cwd, input, encoding: 'utf8' });
}

/** What loads with a module: its imports without `import()` and without types. */
function staticImports(file: string, found = new Set<string>()): ReadonlySet<string> {
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type\b)[^;]*?from '([^']+)'/gmu,
  )) {
    const target = specifier.startsWith('.') ? resolve(dirname(file), specifier) : specifier;
    if (found.has(target)) continue;
    found.add(target);
    if (specifier.startsWith('.')) staticImports(target, found);
  }
  return found;
}

describe('the tcs-codemod process', () => {
  it('loads nothing but itself for --help', () => {
    const outside = [...staticImports(source)].filter(
      (target) => !target.startsWith('/') && !target.startsWith('node:'),
    );
    expect(outside).toEqual([]);
    expect([...staticImports(source)].some((target) => target.endsWith('/rewrite.ts'))).toBe(false);
    // What it imports is compiled before Node is told to keep what it compiles.
    expect([...staticImports(bin)].map((target) => basename(target))).toEqual(['compile-cache.ts', 'node:module']);
  });

  it.runIf(existsSync(main))('answers with text and exit codes', () => {
    const cwd = makeTree({ 'bad.ts': 'new Promise(' });
    expect(tcsCodemod(cwd, ['--help'])).toMatchObject({ status: 0, stderr: '' });
    expect(tcsCodemod(cwd, ['--version']).stdout).toMatch(/^\d/u);
    expect(tcsCodemod(cwd, ['--list']).stdout).toContain('deferred-to-source');
    expect(tcsCodemod(cwd, ['nowhere'])).toMatchObject({ status: 2, stdout: '' });
    expect(tcsCodemod(cwd, ['--stdin'], 'const a = 1;\n')).toMatchObject({ status: 0, stdout: 'const a = 1;\n' });
    const bad = tcsCodemod(cwd, ['--check']);
    expect(bad.status).toBe(2);
    expect(bad.stderr).toMatch(/^error bad\.ts:1:\d+: /u);
  });

  it.runIf(existsSync(main))('takes threads for many files and loses none', () => {
    const names = Array.from({ length: 60 }, (_, n) => `${String(n).padStart(2, '0')}.ts`);
    const root = makeRepository(
      Object.fromEntries(
        names.map((name, n) => [
          name,
          n === 7 ? 'new Promise(' : 'export const p = new Promise((r) => setTimeout(r));\n',
        ]),
      ),
    );
    const { status, stdout } = tcsCodemod(root, ['--dry-run', '--concurrency', '2', '--format', 'json']);
    const { files } = JSON.parse(stdout) as {
      readonly files: readonly { readonly path: string; readonly status: string }[];
    };
    expect(status).toBe(2);
    expect(files.map((file) => file.path)).toEqual(names);
    expect(files.filter((file) => file.status !== 'unchanged')).toMatchObject([{ path: '07.ts', status: 'error' }]);
  });

  it.runIf(existsSync(main) && process.platform !== 'win32')('answers Ctrl-C with 130', async () => {
    const child = spawn(process.execPath, [main, '--stdin'], { cwd: makeTree(), stdio: ['pipe', 'pipe', 'pipe'] });
    // It takes in more than a pipe holds only once it reads, and by then it listens for signals.
    child.stdin.on('error', () => undefined);
    child.stdin.write(Buffer.alloc(1024 * 1024, ' '), () => child.kill('SIGINT'));
    const code = await new Promise((settle) => child.on('exit', settle));
    expect(code).toBe(130);
  });

  it.runIf(existsSync(main))('gives up a transform that never ends, and goes on', () => {
    const root = makeRepository({
      'own.mjs': `export default ({ path, source }) => { while (path.endsWith('b.ts')); return source.replace('a', 'z'); };`,
      ...Object.fromEntries(['a.ts', 'b.ts', 'c.ts'].map((name) => [`src/${name}`, 'a();\n'])),
    });
    const { status, stdout } = tcsCodemod(root, ['-t', './own.mjs', '--timeout', '5', 'src', '--format', 'json']);
    const report = JSON.parse(stdout) as {
      readonly files: readonly { readonly status: string; readonly error?: { readonly code: string } }[];
    };
    expect(status).toBe(2);
    expect(report.files.map(({ status: each, error }) => error?.code ?? each)).toEqual([
      'changed',
      'timeout',
      'changed',
    ]);
  });

  it.runIf(existsSync(main))('answers 2 for what nobody catches, and writes nothing', () => {
    const root = makeRepository({
      'own.mjs': "setImmediate(() => { throw new Error('late'); });\nexport default ({ source }) => source + '//';",
      'src/a.ts': 'a();\n',
    });
    const { status, stderr } = tcsCodemod(root, ['-t', './own.mjs', 'src']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('late')]);
    expect(readFileSync(join(root, 'src/a.ts'), 'utf8')).toBe('a();\n');
  });

  it.runIf(existsSync(main))('loads a transform in TypeScript, or says which Node can', () => {
    const root = makeRepository({
      'own.ts': `export default ({ source }: { source: string }): string => source.replace('a', 'z');`,
      'src/a.ts': 'a();\n',
    });
    const { status, stderr } = tcsCodemod(root, ['-t', './own.ts', 'src']);
    if ('typescript' in process.features && process.features.typescript !== false) expect(status).toBe(0);
    else expect([status, stderr]).toEqual([2, expect.stringContaining('use Node 22.18 or newer')]);
  });

  it('is the bin of the package', () => {
    expect(readFileSync(bin, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
    expect(readFileSync(join(bin, '../../../../package.json'), 'utf8')).toContain('dist/codemods/cli/main.js');
  });
});
