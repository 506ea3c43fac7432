import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { deferredToSource } from '../../../src/codemods/deferred-to-source.ts';
import { vendorSpecifier } from '../../../src/codemods/cli/vendor-specifier.ts';
import { root as project } from '../../files.ts';
import { git, makeRepository, makeTree, outcomes, read, runCli, runJson } from './helpers.ts';

const setup = { codemods: [deferredToSource] };
const gate = (head = '') => `${head}let resolveReady!: () => void;
export const ready = new Promise<void>((resolve) => {
  resolveReady = resolve;
});
export const open = () => {
  resolveReady();
};
`;
const untyped = (head: string, tail: string) =>
  `${head}let resolveReady;\nconst ready = new Promise((resolve) => { resolveReady = resolve; });\nfunction open() {\n  resolveReady(1);\n}\n${tail}`;

describe('--vendor', () => {
  it('writes the runtime and imports it from there, in each file by its own way', async () => {
    const root = makeRepository({
      'src/a.ts': gate(),
      'src/deep/er/b.ts': gate("import '../x.js';\n"),
      'c.ts': 'none()',
    });
    const { code, stdout } = await runCli(root, ['--vendor', 'src/lib/tcs.ts'], setup);
    expect(code).toBe(0);
    expect(stdout).toContain('Created src/lib/tcs.ts');
    expect(stdout).not.toContain('Install it');
    expect(read(root, 'src/a.ts')).toContain("import { TaskCompletionSource } from './lib/tcs';");
    expect(read(root, 'src/deep/er/b.ts')).toContain("import { TaskCompletionSource } from '../../lib/tcs.js';");
    expect(readdirSync(join(root, 'src/lib'))).toEqual(['tcs.ts']);
  });

  it('is at rest the second time, and leaves its own file alone', async () => {
    const root = makeRepository({ 'a.ts': gate() });
    await runCli(root, ['--vendor', 'tcs.ts'], setup);
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'vendored');
    const report = await runJson(root, ['--vendor', 'tcs.ts'], setup);
    expect(outcomes(report)).toMatchObject({ 'tcs.ts': 'generated' });
    expect(report.totals.byStatus).toMatchObject({ changed: 0 });
    expect(report.created).toBeUndefined();
  });

  it('gives what type-checks, strictly, and runs', async () => {
    const root = makeRepository({ 'a.ts': gate() });
    await runCli(root, ['--vendor', 'tcs.ts'], setup);
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      strict: true,
      noUnusedLocals: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      isolatedModules: true,
      types: [],
      outDir: join(root, 'out'),
    };
    // Without the comment that keeps older settings from stumbling over it.
    writeFileSync(join(root, 'strict.ts'), read(root, 'tcs.ts').replace('// @ts-nocheck', ''));
    const program = ts.createProgram([join(root, 'a.ts'), join(root, 'strict.ts')], options);
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
    expect(ts.transpile(read(root, 'a.ts'), options)).toContain('readySource.trySetResult()');
  });

  it.each([
    ['tcs.mjs', 'a.mjs', untyped('', 'export { ready, open };\n'), "from './tcs.mjs'"],
    [
      'tcs.cjs',
      'a.cjs',
      untyped("const fs = require('fs');\n", 'module.exports = { ready, open };\n'),
      "require('./tcs.cjs')",
    ],
    [
      'tcs.js',
      'a.js',
      untyped("const fs = require('fs');\n", 'module.exports = { ready, open };\n'),
      "require('./tcs.js')",
    ],
  ])('writes %s, and %s runs', async (vendored, file, text, specifier) => {
    const root = makeRepository({ [file]: text });
    await runCli(root, ['--vendor', vendored], setup);
    expect(read(root, file)).toContain(specifier);
    const url = pathToFileURL(join(root, file)).href;
    const program = `const { ready, open } = await import('${url}'); open(); process.stdout.write(String(await ready));`;
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })).toBe('1');
  });

  it('writes all the runtime exports', async () => {
    const root = makeRepository({ 'a.cjs': untyped("require('fs');\n", 'module.exports = ready;\n') });
    await runCli(root, ['--vendor', 'tcs.cjs'], setup);
    const names = Object.keys(createRequire(import.meta.url)(join(root, 'tcs.cjs')) as object).sort();
    expect(names).toEqual(Object.keys((await import(join(project, 'src/runtime/dist/index.js'))) as object).sort());
  });

  it('makes nothing in a dry run, and no file that nothing needs', async () => {
    const root = makeRepository({ 'a.ts': gate(), 'b.ts': 'none();\n' });
    const report = await runJson(root, ['-d', '--vendor', 'lib/tcs.ts'], setup);
    expect(report.created).toMatchObject({ path: 'lib/tcs.ts' });
    expect(existsSync(join(root, 'lib'))).toBe(false);
    expect((await runJson(root, ['--vendor', 'lib/tcs.ts', 'b.ts'], setup)).created).toBeUndefined();
    expect(existsSync(join(root, 'lib'))).toBe(false);
  });

  it('makes no file for changes that import nothing', async () => {
    const root = makeRepository({ 'a.ts': 'oldName();\n' });
    expect((await runJson(root, ['--vendor', 'tcs.ts'])).totals.byStatus).toMatchObject({ changed: 1 });
    expect(existsSync(join(root, 'tcs.ts'))).toBe(false);
  });

  it('is part of the patch', async () => {
    const [root, expected] = [makeRepository({ 'a.ts': gate() }), makeRepository({ 'a.ts': gate() })];
    await runCli(expected, ['--vendor', 'lib dir/tcs.ts'], setup);
    await runCli(root, ['--vendor', 'lib dir/tcs.ts', '--patch', 'x.patch'], setup);
    git(root, 'apply', 'x.patch');
    for (const path of ['a.ts', 'lib dir/tcs.ts']) expect(read(root, path)).toBe(read(expected, path));
  });

  it('is not written when the guard objects', async () => {
    const root = makeTree({ 'a.ts': gate() });
    expect((await runCli(root, ['--vendor', 'tcs.ts'], setup)).code).toBe(2);
    expect(readdirSync(root)).toEqual(['a.ts']);
  });

  it('brings an older one up to date', async () => {
    const root = makeRepository({
      'a.ts': gate(),
      'tcs.ts': '/* @generated by tcs-codemod --vendor: task-completion-source 0.0.1 */\n',
    });
    await runCli(root, ['--vendor', 'tcs.ts'], setup);
    expect(read(root, 'tcs.ts')).toContain('export class TaskCompletionSource');
  });

  it.each([
    ['mine.ts', 'exists and was not written by --vendor'],
    ['folder.ts', 'is a folder'],
    ['tcs.d.ts', 'name a .ts, .mts, .cts, .js, .mjs or .cjs file'],
    ['tcs', 'name a .ts'],
  ])('refuses %s', async (file, message) => {
    const root = makeRepository({ 'a.ts': gate(), 'mine.ts': 'export {};\n', 'folder.ts/x.ts': '' });
    const { code, stderr } = await runCli(root, ['--vendor', file], setup);
    expect([code, stderr.includes(message)], stderr).toEqual([2, true]);
    expect(read(root, 'a.ts')).toBe(gate());
  });

  it('writes nothing else when it cannot be written', async () => {
    const root = makeRepository({ 'a.ts': gate() });
    symlinkSync('nowhere/tcs.ts', join(root, 'tcs.ts'));
    const { code, stderr } = await runCli(root, ['--vendor', 'tcs.ts'], setup);
    expect(code).toBe(2);
    expect(stderr).toContain('tcs.ts');
    expect(read(root, 'a.ts')).toBe(gate());
  });
});

describe('the specifier of the vendored file', () => {
  const specifier = (text: string, { file = 'src/a.ts', vendor = 'src/lib/tcs.ts', tree = {} } = {}) => {
    const root = makeTree(tree);
    return vendorSpecifier(join(root, file), text, join(root, vendor));
  };

  it.each([
    ["import './b';", {}, './lib/tcs'],
    ["import b from './b.js';", {}, './lib/tcs.js'],
    ["import b from './b.ts';", {}, './lib/tcs.ts'],
    ['export * from "../b.js"; import \'./style.css\';', {}, './lib/tcs.js'],
    ["import './style.css'; import './x.vue';", {}, './lib/tcs'],
    ['', { file: 'a.ts' }, './src/lib/tcs'],
    ['', { file: 'src/x/y/a.ts' }, '../../lib/tcs'],
    ['', { vendor: 'src/lib/tcs.mts' }, './lib/tcs.mjs'],
    ['', { vendor: 'src/lib/tcs.js', file: 'src/a.js' }, './lib/tcs.js'],
    ["require('./b')", { vendor: 'src/lib/tcs.js', file: 'src/a.js' }, './lib/tcs'],
    ['', { tree: { 'tsconfig.json': '{"compilerOptions":{"module":"NodeNext"}}' } }, './lib/tcs.js'],
    ['', { tree: { 'tsconfig.json': '{"compilerOptions":{"allowImportingTsExtensions": true}}' } }, './lib/tcs.ts'],
    ['', { tree: { 'tsconfig.json': '{"compilerOptions":{"moduleResolution":"bundler"}}' } }, './lib/tcs'],
  ])('of a file with %j %j is %s', (text, place, expected) => {
    expect(specifier(text, place)).toBe(expected);
  });
});
