import { linkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shardOf } from '../../../src/codemods/cli/choose-files.ts';
import { root as project } from '../../files.ts';
import { addFiles, git, makeRepository, makeTree, outcomes, runCli, runJson, type Tree } from './helpers.ts';

const old = 'oldName();\n';
const files = (...paths: readonly string[]): Tree => Object.fromEntries(paths.map((path) => [path, old]));
const pathsOf = async (root: string, ...argv: readonly string[]) =>
  Object.keys(outcomes(await runJson(root, ['-d', ...argv])));

describe('--changed, --staged and --since', () => {
  const history = () => {
    const root = makeRepository({ ...files('a.ts', 'b.ts', 'c.ts', 'gone.ts', 'sub/d.ts'), '.gitignore': 'out' });
    git(root, 'branch', 'before');
    addFiles(root, { 'a.ts': `${old}// committed\n` });
    git(root, 'commit', '-qam', 'second');
    addFiles(root, { 'b.ts': `${old}// edited\n`, 'c.ts': `${old}// staged\n`, 'sub/new é.ts': old, 'out/x.ts': old });
    git(root, 'add', 'c.ts');
    rmSync(join(root, 'gone.ts'));
    return root;
  };

  it('take what git says', async () => {
    const root = history();
    expect(await pathsOf(root, '--changed')).toEqual(['b.ts', 'c.ts', 'sub/new é.ts']);
    expect(await pathsOf(root, '--staged')).toEqual(['c.ts']);
    expect(await pathsOf(root, '--since', 'before')).toEqual(['a.ts', 'b.ts', 'c.ts', 'sub/new é.ts']);
    expect(await pathsOf(root, '--since', 'HEAD')).toEqual(['b.ts', 'c.ts', 'sub/new é.ts']);
  });

  it('are narrowed by paths and seen from a folder below', async () => {
    const root = history();
    expect(await pathsOf(root, '--changed', 'sub')).toEqual(['sub/new é.ts']);
    expect(await pathsOf(join(root, 'sub'), '--changed')).toEqual(['new é.ts']);
    expect(await pathsOf(join(root, 'sub'), '--changed', '..')).toEqual(['../b.ts', '../c.ts', 'new é.ts']);
  });

  it('count from where the branch left, not from where the other one is now', async () => {
    const root = makeRepository(files('a.ts', 'b.ts'));
    git(root, 'checkout', '-qb', 'topic');
    addFiles(root, { 'a.ts': `${old}\n` });
    git(root, 'commit', '-qam', 'on topic');
    git(root, 'checkout', '-q', '-');
    addFiles(root, { 'b.ts': `${old}\n` });
    git(root, 'commit', '-qam', 'meanwhile');
    git(root, 'checkout', '-q', 'topic');
    expect(await pathsOf(root, '--since', 'HEAD@{1}')).toEqual(['a.ts']);
  });

  it('work before the first commit', async () => {
    const root = makeTree(files('a.ts', 'b.ts'));
    git(root, 'init', '-q');
    git(root, 'add', 'a.ts');
    expect(await pathsOf(root, '--changed')).toEqual(['a.ts', 'b.ts']);
    expect(await pathsOf(root, '--staged')).toEqual(['a.ts']);
  });

  it('may come to nothing, which is fine', async () => {
    const root = makeRepository(files('a.ts'));
    expect(await runJson(root, ['--changed', '--check'])).toMatchObject({ code: 0, totals: { files: 0 } });
  });

  it.each([
    [['--since', 'no-such-branch'], '--since no-such-branch: git knows no such revision'],
    [['--since=--output=x'], '--since --output=x: '],
  ])('refuse %j', async (argv, message) => {
    const { code, stderr } = await runCli(makeRepository(files('a.ts')), argv);
    expect([code, stderr.includes(message)], stderr).toEqual([2, true]);
  });

  it('want a repository', async () => {
    const { code, stderr } = await runCli(makeTree(files('a.ts')), ['--changed']);
    expect(code).toBe(2);
    expect(stderr).toContain('--changed asks git, and the current folder is in no repository');
  });
});

describe('--files-from', () => {
  it.each([['a.ts\nsub/b c.ts\n'], ['a.ts\r\nsub/b c.ts'], ['a.ts\0sub/b c.ts\0'], ['\n\na.ts\na.ts\nsub/b c.ts\n']])(
    'reads %j from a file and from stdin',
    async (list) => {
      const root = makeTree({ ...files('a.ts', 'sub/b c.ts', 'other.ts'), 'list.txt': list });
      expect(await pathsOf(root, '--files-from', 'list.txt')).toEqual(['a.ts', 'sub/b c.ts']);
      const report = await runJson(root, ['-d', '--files-from', '-'], { stdin: list });
      expect(Object.keys(outcomes(report))).toEqual(['a.ts', 'sub/b c.ts']);
    },
  );

  it('takes an empty list for no file', async () => {
    const root = makeTree(files('a.ts'));
    expect(await runJson(root, ['--files-from', '-'], { stdin: '' })).toMatchObject({ code: 0, totals: { files: 0 } });
  });

  it('names what is not there, and runs nothing', async () => {
    const root = makeRepository(files('a.ts'));
    const { code, stderr } = await runCli(root, ['--files-from', '-'], { stdin: 'a.ts\ngone.ts\n' });
    expect(code).toBe(2);
    expect(stderr).toContain('"gone.ts" does not exist');
    expect((await runCli(root, ['--files-from', 'nope.txt'])).stderr).toContain(
      '--files-from nope.txt cannot be read: there is no such file',
    );
  });
});

describe('--shard', () => {
  it('parts the files: the union is the whole run, and nothing is twice', async () => {
    const paths = Array.from({ length: 40 }, (_, n) => `src/${String(n)}/x.ts`);
    const root = makeTree({ ...files(...paths), 'src/a.min.js': old });
    const whole = await pathsOf(root);
    const parts = await Promise.all([1, 2, 3].map((index) => pathsOf(root, '--shard', `${String(index)}/3`)));
    expect(parts.flat().sort()).toEqual(whole);
    expect(parts.every((part) => part.length > 0)).toBe(true);
  });

  it('puts a path into one shard, the same whatever else there is', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (path, count) => {
        const shard = shardOf(path, count);
        return shard >= 1 && shard <= count && shard === shardOf(path, count);
      }),
    );
  });

  it('is balanced', () => {
    const sizes = [0, 0, 0, 0];
    for (let n = 0; n < 4000; n++) sizes[shardOf(`packages/p${String(n % 40)}/src/file-${String(n)}.ts`, 4) - 1]!++;
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.15);
  });
});

describe('--project', () => {
  const withTypeScript = (tree: Tree) => {
    const root = makeTree(tree);
    symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
    return root;
  };

  it('takes the files of a tsconfig and of those it refers to', async () => {
    const root = withTypeScript({
      ...files('src/a.ts', 'src/a.test.ts', 'lib/b.ts', 'c.ts', 'src/types.d.ts'),
      'tsconfig.json': '{ "files": [], /* both */ "references": [{ "path": "./src" }, { "path": "./lib" }], }',
      'src/tsconfig.json': '{ "extends": "../base.json", "exclude": ["*.test.ts"], "references": [{ "path": ".." }] }',
      'lib/tsconfig.json': '{ "extends": "../base.json" }',
      'base.json': '{ "compilerOptions": { "composite": true } }',
    });
    expect(await pathsOf(root, '--project', 'tsconfig.json')).toEqual(['lib/b.ts', 'src/a.ts']);
    expect(await pathsOf(root, '--project', 'lib')).toEqual(['lib/b.ts']);
    expect(await pathsOf(root, '--project', '.', 'lib')).toEqual(['lib/b.ts']);
    expect(await pathsOf(join(root, 'lib'), '--project', '../tsconfig.json')).toEqual(['../src/a.ts', 'b.ts']);
  });

  it.each([
    ['nope.json', 'nope.json does not exist: name a tsconfig.json'],
    ['src', 'holds no tsconfig.json'],
    ['bad.json', 'Unknown compiler option'],
    ['empty.json', 'No inputs were found'],
  ])('says what is wrong with %s', async (config, message) => {
    const root = withTypeScript({
      ...files('src/a.ts'),
      'bad.json': '{ "compilerOptions": { "stict": true }, "include": ["src"] }',
      'empty.json': '{ "include": ["nowhere"] }',
    });
    const { code, stderr } = await runCli(root, ['-d', '--project', config]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('says so where the paths have nothing of the project', async () => {
    const root = withTypeScript({ ...files('a.ts', 'src/b.ts'), 'tsconfig.json': '{ "include": ["src"] }' });
    const { code, stdout, stderr } = await runCli(root, ['-d', '--project', '.', 'a.ts']);
    expect(code).toBe(0);
    expect(stdout + stderr).toContain('None of these files is part of --project .');
  });

  it('names the version where TypeScript is too old', async () => {
    const root = makeTree({
      ...files('a.ts'),
      'tsconfig.json': '{}',
      'node_modules/typescript/package.json': '{ "name": "typescript", "bin": { "tsc": "tsc.js" } }',
      'node_modules/typescript/tsc.js': 'console.log("error TS5023: Unknown compiler option \'--showConfig\'.");',
    });
    const { code, stderr } = await runCli(root, ['-d', '--project', '.']);
    expect(code).toBe(2);
    expect(stderr).toContain('needs TypeScript 3.2 or newer');
  });

  it('says so where there is no TypeScript', async () => {
    const { stderr } = await runCli(makeTree({ ...files('a.ts'), 'tsconfig.json': '{}' }), ['--project', '.']);
    expect(stderr).toContain('npm install --save-dev typescript');
  });

  it("says who can see TypeScript where Yarn's Plug'n'Play has it", async () => {
    const root = makeTree({ ...files('a.ts'), 'packages/a/tsconfig.json': '{}', '.pnp.cjs': '' });
    const { code, stderr } = await runCli(root, ['--project', 'packages/a']);
    expect(code).toBe(2);
    expect(stderr).toContain('then yarn tcs-codemod');
  });
});

describe('names that differ in case alone', () => {
  it('are two files where they are two', async () => {
    expect(await pathsOf(makeTree(files('a.ts', 'A.ts')))).toEqual(['A.ts', 'a.ts']);
  });

  it('are one where the file system has one file under both', async () => {
    const root = makeRepository(files('Gate.ts'));
    // What a file system that is blind to case looks like: the same file, whichever name is used.
    linkSync(join(root, 'Gate.ts'), join(root, 'gate.ts'));
    const report = await runJson(root, ['--allow-dirty']);
    expect(report.totals).toMatchObject({ files: 1, byStatus: { changed: 1 } });
  });
});
