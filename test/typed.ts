import { parseForESLint, type ParserOptions } from '@typescript-eslint/parser';
import ts from 'typescript';

/**
 * Parses a text as a program of one file, or with another script beside it, with type information and without touching the disk
 * but for TypeScript's lib.
 */
export function parseTyped(text: string, options: ts.CompilerOptions = {}, more: ParserOptions = {}, beside?: string) {
  const path = '/virtual/file.ts';
  const settings: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    strict: true,
    types: [],
    noEmit: true,
    ...options,
  };
  const host = ts.createCompilerHost(settings, true);
  const getSourceFile = host.getSourceFile.bind(host);
  const scripts = new Map([[path, text]]);
  if (beside !== undefined) scripts.set('/virtual/beside.js', beside);
  host.getSourceFile = (name, version) => {
    const script = scripts.get(name);
    if (script === undefined) return libFile(name, () => getSourceFile(name, version));
    return ts.createSourceFile(name, script, version, true);
  };
  host.fileExists = (name) => scripts.has(name) || ts.sys.fileExists(name);
  const program = ts.createProgram([...scripts.keys()], settings, host);
  return parseForESLint(text, { ...more, range: true, loc: true, filePath: path, programs: [program] });
}

/** For ESLint's `languageOptions.parser`: each text is a program of its own. */
export const typedParser = {
  parseForESLint: (text: string, options: ParserOptions) => parseTyped(text, {}, options),
};

const libFiles = new Map<string, ts.SourceFile | undefined>();

function libFile(name: string, read: () => ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (!libFiles.has(name)) libFiles.set(name, read());
  return libFiles.get(name);
}
