import { describe, expect, it } from 'vitest';
import { makeRepository, outcomes, read, runCli, runJson, type Tree } from './helpers.ts';

/** A transform as jscodeshift's own documentation writes them. */
const rename = `
module.exports = function (file, { jscodeshift: j }, { to = 'renamed' }) {
  return j(file.source).findVariableDeclarators('foo').renameTo(to).toSource();
};
`;
const code = 'const foo = 1;\nexport const x = foo;\n';

const withOwn = (own: string, tree: Tree = { 'src/a.ts': code }) => makeRepository({ 'own.js': own, ...tree });
const runOwn = (root: string, ...argv: readonly string[]) => runJson(root, ['-t', './own.js', 'src', ...argv]);

describe('-t ./own-transform.js', () => {
  it('runs a jscodeshift transform with the guards, diffs and reports of all codemods', async () => {
    const root = withOwn(rename, { 'src/a.ts': code, 'src/b.js': 'const a = 1;\n', 'src/c.min.js': code });
    const report = await runOwn(root, '--diff');
    expect(outcomes(report)).toEqual({
      'src/a.ts': 'would-change',
      'src/b.js': 'unchanged',
      'src/c.min.js': 'minified',
    });
    expect(report.files[0]?.diff).toContain('-const foo = 1;');
    expect(report.files[0]?.sites).toMatchObject([
      {
        codemod: 'own.js',
        status: 'rewritten',
        line: 1,
        column: 7,
        diff: expect.stringContaining('+const renamed = 1;') as string,
      },
    ]);
    expect((await runOwn(root)).code).toBe(0);
    expect(read(root, 'src/a.ts')).toBe('const renamed = 1;\nexport const x = renamed;\n');
    expect((await runOwn(root)).totals.byStatus).toMatchObject({ unchanged: 2 });
  });

  it('does not say that our runtime is to be installed', async () => {
    expect((await runOwn(withOwn(rename))).missingRuntime).toBeUndefined();
  });

  it('hands on the options', async () => {
    const root = withOwn(rename);
    await runOwn(root, '--transform-option', 'to=given');
    expect(read(root, 'src/a.ts')).toContain('const given = 1;');
  });

  it.each([
    ['module.exports = (file) => file.source.replace("foo = 1", "foo = 2");'],
    ['exports.default = (file) => file.source.replace("foo = 1", "foo = 2");'],
    ['export default (file) => file.source.replace("foo = 1", "foo = 2");'],
    ['export default async (file) => file.source.replace("foo = 1", "foo = 2");'],
    ['export const parser = "tsx";\nexport default (file) => file.source.replace("foo = 1", "foo = 2");'],
  ])('takes %j', async (own) => {
    const root = withOwn(own);
    expect((await runOwn(root)).code).toBe(0);
    expect(read(root, 'src/a.ts')).toContain('foo = 2');
  });

  it('honours the parser that it exports', async () => {
    const seen = 'module.exports = (file, { j }) => j(file.source).toSource();\n';
    const tree = { 'src/a.js': 'type A = <T>(x: T) => T;\nconst y = <B>x;\n' };
    expect(outcomes(await runOwn(withOwn(seen, tree)))).toEqual({ 'src/a.js': 'transform' });
    expect(outcomes(await runOwn(withOwn(`${seen}module.exports.parser = 'ts';`, tree)))).toEqual({
      'src/a.js': 'unchanged',
    });
    const own = `${seen}module.exports.parser = { parse: () => { throw new Error('my parser') } };`;
    expect((await runOwn(withOwn(own))).errors[0]?.detail).toContain('my parser');
  });

  it('keeps CRLF, and every byte of a file it does not change', async () => {
    const root = withOwn(rename, { 'src/a.ts': `\uFEFF${code.replaceAll('\n', '\r\n')}` });
    await runOwn(root);
    expect(read(root, 'src/a.ts')).toBe('\uFEFFconst renamed = 1;\r\nexport const x = renamed;\r\n');
  });

  it.each([
    ['module.exports = () => undefined;'],
    ['module.exports = () => null;'],
    ["module.exports = () => '';"],
    ['module.exports = (file) => file.source;'],
  ])('takes %j for nothing to do', async (own) => {
    expect(outcomes(await runOwn(withOwn(own)))).toEqual({ 'src/a.ts': 'unchanged' });
  });

  it.each([
    ['module.exports = () => { throw new TypeError("tripped"); };', 'transform', 'own.js: TypeError: tripped'],
    ['module.exports = () => 42;', 'transform', 'it returned number; a transform returns the new text, or nothing'],
    ['module.exports = () => "const (";', 'transform', 'the text it returned does not parse'],
    ['module.exports = async () => { throw undefined; };', 'transform', 'own.js: undefined'],
  ])('reports %j with the file, and goes on', async (own, reason, message) => {
    const root = withOwn(own);
    const report = await runOwn(root);
    expect(report.code).toBe(2);
    expect(outcomes(report)).toEqual({ 'src/a.ts': reason });
    expect(report.errors[0]?.detail).toContain(message);
    expect(read(root, 'src/a.ts')).toBe(code);
  });

  it('tells the place of a syntax error', async () => {
    const report = await runOwn(withOwn(rename, { 'src/a.ts': 'ok;\nconst (;\n' }));
    expect(report.errors).toMatchObject([{ code: 'transform', path: 'src/a.ts', line: 2 }]);
  });

  it('passes on what it counts and reports', async () => {
    const own = 'module.exports = (f, { stats, report }) => { stats("calls"); report("look at this"); };';
    const { notes } = await runOwn(withOwn(own, { 'src/a.ts': code, 'src/b.ts': code }));
    expect(notes).toEqual(['own.js: calls: 1 (2 times)', 'own.js: look at this (2 times)']);
  });

  it('leaves a file unread that its `relevance` rules out', async () => {
    const own = 'exports.relevance = /foo/; exports.default = () => "const renamed = 1;";';
    const report = await runOwn(withOwn(own, { 'src/a.ts': code, 'src/b.ts': 'bar;\n' }));
    expect(outcomes(report)).toEqual({ 'src/a.ts': 'changed', 'src/b.ts': 'irrelevant' });
  });

  it('works in the script of a component', async () => {
    const vue = (text: string) => `<template><p>foo</p></template>\n<script lang="ts">\n${text}</script>\n`;
    const root = withOwn(rename, { 'src/a.vue': vue(code) });
    await runOwn(root);
    expect(read(root, 'src/a.vue')).toBe(vue('const renamed = 1;\nexport const x = renamed;\n'));
  });

  it('runs after our own, on what they leave', async () => {
    const own = 'module.exports = (file) => file.source.replace("newName", "newest");';
    const root = withOwn(own, { 'src/a.ts': 'oldName();\n' });
    expect((await runJson(root, ['-t', './own.js,rename-old', 'src'])).files[0]?.sites).toMatchObject([
      { codemod: 'rename-old' },
      { codemod: 'own.js' },
    ]);
    expect(read(root, 'src/a.ts')).toBe('newest();\n');
  });

  it('counts what is not UTF-8 as such', async () => {
    const root = withOwn(rename, { 'src/a.ts': Buffer.from(`// caf\u00E9\n${code}`, 'latin1') });
    expect(outcomes(await runOwn(root))).toEqual({ 'src/a.ts': 'not-utf-8' });
  });

  it.each([
    [['-t', './nope.js'], 'does not exist or is no file'],
    [['-t', './broken.js'], '--transform broken.js cannot be loaded: '],
    [['-t', './empty.js'], '--transform empty.js exports no function'],
    [['-t', 'own'], 'a transform of your own is named by its path, ./own.js'],
    [['--transform-option', 'a=b'], '--transform-option a needs a transform of your own'],
  ])('refuses %j', async (argv, message) => {
    const root = withOwn(rename, { 'src/a.ts': code, 'broken.js': 'const (', 'empty.js': 'exports.parser = "ts";' });
    const { code: exit, stderr } = await runCli(root, argv);
    expect([exit, stderr.includes(message)], stderr).toEqual([2, true]);
  });
});
