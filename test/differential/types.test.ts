import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { deferredToSource } from '../../src/codemods/deferred-to-source.ts';
import { rewrite } from '../../src/codemods/rewrite.ts';
import { root } from '../files.ts';
import { DifferentialError, type Program } from './compare.ts';
import { declarations } from './environment.ts';
import { keptResolvers } from './generate/kept-resolvers.ts';

const count = Number(process.env['TCS_DIFFERENTIAL_COUNT'] ?? 300);

/** The errors of each text, by its index; all texts are modules of one program, as that is checked far faster. */
function errorsOf(texts: readonly string[]): readonly (readonly string[])[] {
  const folder = join(root, 'test/differential/generated');
  const names = texts.map((_, index) => join(folder, `${String(index)}.ts`));
  const environment = join(folder, 'environment.d.ts');
  const contents = new Map([
    ...names.map((name, index) => [name, texts[index] ?? ''] as const),
    [environment, declarations],
  ]);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: ['node'],
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    paths: { 'task-completion-source': [join(root, 'src/runtime/src/index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  host.fileExists = (name) => contents.has(name) || disk.fileExists(name);
  host.readFile = (name) => contents.get(name) ?? disk.readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = contents.get(name);
    return text === undefined ? disk.getSourceFile(name, language, ...rest) : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram({ rootNames: [environment, ...names], options, host });
  return names.map((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(({ messageText }) =>
      ts.flattenDiagnosticMessageText(messageText, ' '),
    );
  });
}

test('TypeScript finds nothing new in programs after deferred-to-source', { timeout: 60_000 + 100 * count }, () => {
  const seed = Number(process.env['TCS_DIFFERENTIAL_SEED'] ?? 1);
  const isTypeScript = ({ path }: Program) => path.endsWith('.ts');
  const texts = fc
    .sample(keptResolvers, { numRuns: count, seed })
    .filter(isTypeScript)
    .map(({ text }) => text);
  const before = errorsOf(texts);
  // What does not compile before says nothing after.
  const good = texts.filter((_, index) => before[index]?.length === 0);
  expect(good.length / texts.length).toBeGreaterThan(0.5);
  const rewritten = good.map(
    (text) => rewrite('program.ts', text, { codemods: [deferredToSource], unsafe: true }).text,
  );
  for (const [index, errors] of errorsOf(rewritten).entries()) {
    if (errors.length > 0) throw new DifferentialError(errors.join('\n'), good[index] ?? '', rewritten[index] ?? '');
  }
});
