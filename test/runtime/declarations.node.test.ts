import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const sources = fileURLToPath(new URL('../../src/runtime/src/', import.meta.url));
const library = dirname(ts.getDefaultLibFilePath({}));
const root = '/declarations/';

/** The declarations that users get, file by file. */
const declarations = new Map(
  readdirSync(sources).map((name) => {
    const { outputText } = ts.transpileDeclaration(readFileSync(join(sources, name), 'utf8'), {
      fileName: name,
      compilerOptions: { declaration: true, isolatedDeclarations: true },
    });
    return [`${root}${name.replace(/\.ts$/, '.d.ts')}`, outputText];
  }),
);

const parsed = new Map<string, ts.SourceFile>();

/** The library's files are the same for every program. */
function parse(path: string, version: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
  let file = parsed.get(path);
  if (file === undefined) {
    const text = ts.sys.readFile(path);
    if (text === undefined) return undefined;
    file = ts.createSourceFile(path, text, version);
    parsed.set(path, file);
  }
  return file;
}

/** What the compiler says of `code` beside the declarations, with no more than the named parts of the library. */
function errors(code: string, lib: readonly string[]): string[] {
  const files = new Map(declarations).set(`${root}user.ts`, code);
  const options: ts.CompilerOptions = {
    lib: lib.map((name) => `lib.${name}.d.ts`),
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
    skipDefaultLibCheck: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const host: ts.CompilerHost = {
    fileExists: (path) => files.has(path) || ts.sys.fileExists(path),
    getCanonicalFileName: (path) => path,
    getCurrentDirectory: () => root,
    getDefaultLibFileName: () => join(library, 'lib.es2022.d.ts'),
    getDefaultLibLocation: () => library,
    getNewLine: () => '\n',
    getSourceFile: (path, version) => {
      const text = files.get(path);
      return text === undefined ? parse(path, version) : ts.createSourceFile(path, text, version);
    },
    readFile: (path) => files.get(path) ?? ts.sys.readFile(path),
    useCaseSensitiveFileNames: () => true,
    writeFile: () => undefined,
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([`${root}user.ts`], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const use = `
  import { TaskCompletionSource } from './index';
  const source = new TaskCompletionSource<number>();
  source.setResult(1);
  new TaskCompletionSource().setResult();
`;

it('compile with lib es2022 alone, and make a source disposable where the library knows of it', () => {
  const scoped = `${use} { using scoped = source; void scoped } const disposable: Disposable = source; void disposable`;
  expect(errors(use, ['es2022'])).toEqual([]);
  expect(errors(scoped, ['es2022', 'esnext.disposable'])).toEqual([]);
});

it('do not declare what the platform lacks', () => {
  expect(errors(`${use} void Symbol.dispose;`, ['es2022'])).toHaveLength(1);
});
