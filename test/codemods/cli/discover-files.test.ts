import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, makeRepository, makeTree, outcomes, read, runCli, runJson, type Tree } from './helpers.ts';

const old = 'oldName();\n';
const files = (...paths: readonly string[]): Tree => Object.fromEntries(paths.map((path) => [path, old]));

describe('the files of a run', () => {
  it('takes all JavaScript, TypeScript, Vue and Svelte but declarations', async () => {
    const named = ['a.js', 'b.jsx', 'c.mjs', 'd.cjs', 'e.ts', 'f.tsx', 'g.mts', 'h.cts', 'm.vue', 'n.svelte'];
    const root = makeTree(files(...named, 'i.d.ts', 'j.d.mts', 'k.d.css.ts', 'l.json', 'ts'));
    expect(Object.keys(outcomes(await runJson(root, ['-d'])))).toEqual(named);
  });

  it('leaves out what git ignores and takes in what is new', async () => {
    const root = makeRepository({ ...files('a.ts', 'sub/b.ts'), '.gitignore': 'out/\n' });
    addFiles(root, files('new.ts', 'out/c.ts'));
    expect(Object.keys(outcomes(await runJson(root, ['-d'])))).toEqual(['a.ts', 'new.ts', 'sub/b.ts']);
    expect(Object.keys(outcomes(await runJson(root, ['-d', '--no-ignore'])))).toContain('out/c.ts');
    expect(Object.keys(outcomes(await runJson(root, ['-d', 'out/c.ts'])))).toEqual(['out/c.ts']);
    expect((await runCli(root, ['-d', 'out'])).stdout).toContain('No source files in "out" (--no-ignore');
  });

  it('walks by the .gitignore files where there is no git', async () => {
    const root = makeTree({
      ...files('a.ts', 'out/b.ts', 'sub/c.ts', 'sub/gen/d.ts', 'sub/keep.gen.ts', 'e.gen.ts', 'node_modules/p/f.js'),
      '.gitignore': '/out\n*.gen.ts\n',
      'sub/.gitignore': 'gen/\n!keep.gen.ts\n',
    });
    expect(Object.keys(outcomes(await runJson(root, ['-d'])))).toEqual(['a.ts', 'sub/c.ts', 'sub/keep.gen.ts']);
    expect(Object.keys(outcomes(await runJson(root, ['-d', 'sub'])))).toEqual(['sub/c.ts', 'sub/keep.gen.ts']);
    const all = await runJson(root, ['-d', '--no-ignore']);
    expect(all.totals.files).toBe(6);
  });

  it('passes over a file that git still lists and that is deleted', async () => {
    const root = makeRepository(files('a.ts', 'b.ts'));
    rmSync(join(root, 'b.ts'));
    expect(await runJson(root, ['-d'])).toMatchObject({ code: 0, totals: { files: 1 } });
  });

  it('counts what an --ignore-pattern leaves out', async () => {
    const root = makeTree(files('a.ts', 'legacy/b.ts', 'legacy/c.ts'));
    const report = await runJson(root, ['-d', '--ignore-pattern', 'legacy/**', '--ignore-pattern', '!legacy/c.ts']);
    expect(outcomes(report)).toEqual({
      'a.ts': 'would-change',
      'legacy/b.ts': 'ignored',
      'legacy/c.ts': 'would-change',
    });
  });

  it('handles a file once, however often it is named', async () => {
    const root = makeRepository(files('a.ts', 'sub/b.ts'));
    symlinkSync('a.ts', join(root, 'link.ts'));
    const report = await runJson(root, ['a.ts', './a.ts', 'link.ts', '.', 'sub', join(root, 'sub')]);
    expect(outcomes(report)).toEqual({ 'a.ts': 'changed', 'link.ts': 'symlink', 'sub/b.ts': 'changed' });
  });

  it.each([[makeTree], [makeRepository]])('follows no symbolic link out of the tree and no loop', async (make) => {
    const outside = makeTree(files('x.ts'));
    const root = make(files('a.ts'));
    symlinkSync(join(outside, 'x.ts'), join(root, 'x.ts'));
    symlinkSync(outside, join(root, 'folder'));
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('round.ts', join(root, 'round.ts'));
    const report = await runJson(root, ['--allow-no-vcs']);
    expect(outcomes(report)).toEqual({ 'a.ts': 'changed', 'round.ts': 'symlink', 'x.ts': 'symlink' });
    const named = await runJson(root, ['x.ts', 'folder', 'folder/x.ts', '--allow-no-vcs']);
    expect(named.totals.leftAlone).toEqual({ symlink: 3 });
    expect(read(outside, 'x.ts')).toBe(old);
  });

  it('expands globs that the shell did not', async () => {
    const root = makeRepository({ ...files('src/a.ts', 'src/b.js', 'src/deep/c.ts', 'out/d.ts'), '.gitignore': 'x' });
    expect(Object.keys(outcomes(await runJson(root, ['-d', 'src/**/*.ts'])))).toEqual(['src/a.ts', 'src/deep/c.ts']);
    expect(Object.keys(outcomes(await runJson(root, ['-d', '{src,out}/*.{ts,js}'])))).toEqual([
      'out/d.ts',
      'src/a.ts',
      'src/b.js',
    ]);
  });

  it('takes a name with glob characters for the file that has it', async () => {
    const root = makeRepository(files('[id].ts', 'i.ts', 'a b.ts', 'ünï.ts'));
    expect(Object.keys(outcomes(await runJson(root, ['-d', '[id].ts', 'a b.ts', 'ünï.ts'])))).toEqual([
      '[id].ts',
      'a b.ts',
      'ünï.ts',
    ]);
  });

  it('names every path that does not exist, and runs nothing', async () => {
    const root = makeRepository(files('a.ts'));
    symlinkSync('nowhere.ts', join(root, 'dangling.ts'));
    symlinkSync('round.ts', join(root, 'round.ts'));
    const { code, stderr } = await runCli(root, ['a.ts', 'nope.ts', 'a.ts/b', 'no/*.ts', 'dangling.ts', 'round.ts']);
    expect(code).toBe(2);
    for (const path of ['nope.ts', 'a.ts/b', 'no/*.ts', 'dangling.ts', 'round.ts'])
      expect(stderr).toContain(`"${path}"`);
    expect(read(root, 'a.ts')).toBe(old);
  });

  it('leaves a named file alone that is no source', async () => {
    const root = makeTree(files('a.md', 'b.d.ts', 'node_modules/p/c.js'));
    execFileSync('mkfifo', [join(root, 'pipe.ts')]);
    expect(outcomes(await runJson(root, ['-d', 'a.md', 'b.d.ts', 'pipe.ts', 'node_modules/p/c.js', '.']))).toEqual({
      'a.md': 'unsupported',
      'b.d.ts': 'unsupported',
      'pipe.ts': 'unsupported',
      'node_modules/p/c.js': 'node_modules',
    });
  });

  it('leaves generated, minified and compiled files alone, each with its reason', async () => {
    const root = makeTree({
      'generated.ts': `/**\n * @generated by a tool\n */\n${old}`,
      'edit.ts': `#!/usr/bin/env node\n// Code generated by x. DO NOT EDIT.\n${old}`,
      'lines.js': `${'a();'.repeat(300)}${old}`,
      'compiled.js': `var __awaiter = (this && this.__awaiter) || 1;\n${old}`,
      'mapped.js': `Object.defineProperty(exports, "__esModule", {});\n${old}//# sourceMappingURL=x.js.map\n`,
      'exports.js': `"use strict";\n\nObject.defineProperty(exports, "__esModule", {\n  value: true\n});\nexports.a = void 0;\n${old}`,
      'calls.js': `"use strict";\n\nObject.defineProperty(exports, "__esModule", {\n  value: true\n});\nexports.a = a;\nvar _b = require("./b");\n${old}(0, _b.c)(a);\n`,
      'helped.js': `${old}function _asyncToGenerator(fn) {\n  return function () {};\n}\n`,
      'runtime.js': `import _asyncToGenerator from "@babel/runtime/helpers/asyncToGenerator";\n${old}`,
      'tslib.mjs': `import { __awaiter } from "tslib";\n${old}`,
      'header.js': `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n${old}exports.A = A;\n`,
      'rolled-up.cjs': `'use strict';\n\nObject.defineProperty(exports, '__esModule', { value: true });\n\nvar fs = require('fs');\n\n${old}`,
      'bundle.cjs': `"use strict";\n${old}// node_modules/b/index.js\nvar require_b = __commonJS({\n});\n`,
      'min.mjs': `${old}var require_b = /* @__PURE__ */ __commonJSMin(((exports, module) => {\n}));\n`,
      'region.mjs': `//#region src/b.ts\n${old}//#endregion\n`,
      'path.mjs': `${old}// ../node_modules/.pnpm/b@1.0.0/node_modules/b/index.mjs\nvar b = 1;\n`,
      'chunk.js': `import { t as __exportAll } from "./rolldown-runtime-D7D4.js";\n${old}`,
      'wrapped.js': `(function (global, factory) {\n\ttypeof exports === 'object' && typeof module !== 'undefined' ? factory(exports) :\n\t(global = typeof globalThis !== 'undefined' ? globalThis : global || self, factory(global.zip = {}));\n})(this, (function (exports) { 'use strict';\n${old}}));\n`,
      'licences.js': `${'/*\n Copyright (c) 2022 A.\n */\n\n'.repeat(3)}${old}`,
      'notices.js': `/*\n Copyright (c) 2022 A.\n */\n/* Copyright (c) 2023 B. */\n/* Copyright (c) 2024 C. */\n${old}`,
      'titled.ts': `//#region Setup of b.ts and others\n${old}//#endregion\n// node_modules/b/index.js has the rest\n`,
      'glue.js': `${old}export function __wbg_new_b1d61b5687f5e73a(arg0, arg1) {\n}\n`,
      'interop.js': `Object.defineProperty(exports, '__esModule', { value: true });\n${old}exports.default = 1;\n`,
      'qt.ts': `<?xml version="1.0"?>\n<TS>${old}</TS>`,
      'mention.ts': `${old}// @generated is looked for in the header alone\nconst x = 'sourceMappingURL';\nconst helper = 'function _asyncToGenerator(';\n`,
    });
    expect(outcomes(await runJson(root, ['-d']))).toEqual({
      'generated.ts': 'generated',
      'edit.ts': 'generated',
      'lines.js': 'minified',
      'compiled.js': 'compiled',
      'mapped.js': 'compiled',
      'exports.js': 'compiled',
      'calls.js': 'compiled',
      'helped.js': 'compiled',
      'runtime.js': 'compiled',
      'tslib.mjs': 'compiled',
      'header.js': 'compiled',
      'rolled-up.cjs': 'compiled',
      'bundle.cjs': 'compiled',
      'min.mjs': 'compiled',
      'region.mjs': 'compiled',
      'path.mjs': 'compiled',
      'chunk.js': 'compiled',
      'wrapped.js': 'compiled',
      'licences.js': 'compiled',
      'notices.js': 'would-change',
      'titled.ts': 'would-change',
      'glue.js': 'generated',
      'interop.js': 'would-change',
      'qt.ts': 'not-code',
      'mention.ts': 'would-change',
    });
  });

  it('is at peace with an empty folder', async () => {
    const { code, stdout } = await runCli(makeTree(), []);
    expect(code).toBe(0);
    expect(stdout).toContain('0 files scanned');
  });
});
