import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../files.ts';

const require = createRequire(import.meta.url);
const execute = promisify(execFile);
const tests = join(root, 'test/runtime/types');

/** The oldest TypeScript that is supported, this project's own, and the newest. */
const compilers = { 'typescript-5-4': '5.4', typescript: '6.0', 'typescript-7': '7.0' };

let project: string;

/** A project that has the package installed as it is built, with the tests of its types as the program. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'tcs-types-'));
  const installed = join(project, 'node_modules/task-completion-source');
  mkdirSync(installed, { recursive: true });
  for (const part of ['package.json', 'dist']) {
    cpSync(join(root, 'src/runtime', part), join(installed, part), { recursive: true });
  }
  for (const name of ['@types/node', 'undici-types']) {
    const target = join(project, 'node_modules', name);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), target, 'junction');
  }
  write('package.json', '{ "type": "module" }');
  mkdirSync(join(project, 'support'));
  for (const name of ['support/equal.ts', ...readdirSync(tests).filter((file) => file.endsWith('.test-d.ts'))]) {
    const text = readFileSync(join(tests, name), 'utf8')
      .replace(/'[./]*\/src\/runtime\/src\/index\.ts'/, `'task-completion-source'`)
      .replace(/'[./]*\/src\/runtime\/src\/(\w+)\.ts'/, `'task-completion-source/$1'`)
      .replace(`'./support/equal.ts'`, `'./support/equal.js'`);
    write(name, text);
  }
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(project, name), text);
}

async function compile(compiler: string, config: string): Promise<string> {
  const cli = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc');
  try {
    const { stdout } = await execute(process.execPath, [cli, '-p', config], { cwd: project });
    return stdout;
  } catch (error) {
    return (error as { stdout: string }).stdout || String(error);
  }
}

/** TypeScript reads `./delay.ts` in declarations since 5.0, `{ type DelayOptions }` since 4.5, `#private` not for ES5. */
it.each(['dist', 'src/runtime/dist'])('%s has declarations that TypeScript 4.5 reads', (folder) => {
  const texts = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
  expect(texts.length).toBeGreaterThan(50);
  const statements = texts.flatMap((text) => text.match(/^(?:im|ex)port [^;]* from [^;]*;$/gm) ?? []);
  expect(statements.length).toBeGreaterThan(50);
  expect(statements.filter((statement) => /\.[cm]?ts'|[{,]\s*type /.test(statement))).toEqual([]);
  expect(texts.filter((text) => /\bimport\(["']\..*ts["']\)/.test(text))).toEqual([]);
  expect(texts.filter((text) => /^\s+#/m.test(text))).toEqual([]);
});

describe.each(Object.entries(compilers))('%s', (compiler, version) => {
  const name = (part: string) => `tsconfig.${compiler}.${part}.json`;

  it(`is TypeScript ${version}`, () => {
    expect((require(`${compiler}/package.json`) as { version: string }).version).toMatch(`${version}.`);
  });

  it('finds the types as they are described, and the declarations correct', async () => {
    const compilerOptions = {
      exactOptionalPropertyTypes: true,
      // Before 5.7 it was of the next edition.
      lib: ['es2023', version === '5.4' ? 'esnext.promise' : 'es2024.promise', 'esnext.disposable', 'dom'],
      module: 'nodenext',
      noEmit: true,
      strict: true,
      target: 'es2022',
      types: ['node'],
    };
    write(name('all'), JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: true }, include: ['.'] }));
    const own = { ...compilerOptions, lib: ['es2018'], types: [], noResolve: false };
    const files = ['index.d.ts', 'diagnostics.d.ts', 'cjs/index.d.ts', 'cjs/diagnostics.d.ts'].map(
      (file) => `node_modules/task-completion-source/dist/${file}`,
    );
    write(name('own'), JSON.stringify({ compilerOptions: own, files }));
    expect(await Promise.all([compile(compiler, name('all')), compile(compiler, name('own'))])).toEqual(['', '']);
  });

  it('refuses what is wrong', async () => {
    write('wrong.ts', `import { delay } from 'task-completion-source'; const n: number = delay(1); export { n };`);
    const options = { module: 'nodenext', noEmit: true, strict: true, target: 'es2022', types: [], lib: ['es2022'] };
    write(name('wrong'), JSON.stringify({ compilerOptions: options, files: ['wrong.ts'] }));
    const said = await compile(compiler, name('wrong'));
    rmSync(join(project, 'wrong.ts'));
    expect(said).toContain(`Type 'Promise<void>' is not assignable to type 'number'`);
  });
});
