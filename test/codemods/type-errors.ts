import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../files.ts';

/** What TypeScript finds wrong in some files, a line each, with the runtime of this repository in its place. */
export function typeErrors(files: readonly string[]): readonly string[] {
  const program = ts.createProgram({
    rootNames: files.filter((file) => /\.[cm]?tsx?$/u.test(file)),
    options: {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: ['node'],
      skipLibCheck: true,
      jsx: ts.JsxEmit.Preserve,
      allowImportingTsExtensions: true,
      paths: { 'task-completion-source': [join(root, 'src/runtime/src/index.ts')] },
    },
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText, start }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName ?? ''}:${String(line)} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
