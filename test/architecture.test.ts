import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { filesUnder, read, root } from './files.ts';

interface Import {
  readonly specifier: string;
  readonly isType: boolean;
}

/** What a part of src may import: other parts by their folder, packages by name; a `type:` import is erased. */
interface Part {
  readonly parts: readonly string[];
  readonly packages: readonly string[];
}

const node = (...names: string[]) => names.map((name) => `node:${name}`);
const ast = ['type:@typescript-eslint/types', '@typescript-eslint/visitor-keys'];
const core = ['src/core/source', 'src/core/flow', 'src/core/model', 'src/core/repair', 'src/core/checks'];

// The first entry that a path starts with is its part, so files come before their folders.
const parts: Readonly<Record<string, Part>> = {
  'src/core/source/parse.ts': {
    parts: ['src/core/source'],
    packages: [...ast, ...node('module'), 'type:oxc-parser'],
  },
  'src/core/source/typed-source.ts': {
    parts: ['src/core/source', 'src/core/source/written-type.ts'],
    packages: ['type:typescript'],
  },
  'src/core/source/written-type.ts': { parts: [], packages: ['type:typescript'] },
  'src/core/source': { parts: [], packages: ast },
  'src/core/flow': { parts: ['src/core/source'], packages: ast },
  'src/core/model': { parts: ['src/core/source', 'src/core/flow'], packages: ast },
  'src/core/repair': { parts: ['src/core/source', 'src/core/flow', 'src/core/model'], packages: ast },
  'src/core/checks': { parts: core, packages: ast },
  'src/rules': { parts: core, packages: ['type:eslint', 'type:@typescript-eslint/types'] },
  'src/codemods': {
    parts: core,
    packages: [...ast, 'node:*', 'diff', 'ignore', 'tinyglobby', 'type:jscodeshift', 'type:typescript'],
  },
  'src/configs.ts': { parts: ['src/rules'], packages: ['type:eslint'] },
  'src/index.ts': { parts: ['src/rules', 'src/configs.ts'], packages: ['type:eslint', ...node('fs')] },
  'src/runtime': { parts: [], packages: [] },
};

const files = filesUnder('src').filter((path) => path.endsWith('.ts'));

function partOf(path: string): string {
  const part = Object.keys(parts).find((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  if (part === undefined) throw new Error(`${path} belongs to no part of the architecture`);
  return part;
}

function importsOf(path: string): Import[] {
  const found: Import[] = [];
  const visit = (at: ts.Node): void => {
    if (ts.isImportDeclaration(at) || ts.isExportDeclaration(at)) {
      const isType = ts.isExportDeclaration(at) ? at.isTypeOnly : isTypeImport(at.importClause);
      if (at.moduleSpecifier && ts.isStringLiteral(at.moduleSpecifier))
        found.push({ specifier: at.moduleSpecifier.text, isType });
    } else if (
      ts.isImportTypeNode(at) &&
      ts.isLiteralTypeNode(at.argument) &&
      ts.isStringLiteral(at.argument.literal)
    ) {
      found.push({ specifier: at.argument.literal.text, isType: true });
    } else if (ts.isCallExpression(at) && at.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = at.arguments;
      if (specifier && ts.isStringLiteral(specifier)) found.push({ specifier: specifier.text, isType: false });
    }
    ts.forEachChild(at, visit);
  };
  visit(ts.createSourceFile(path, read(path), ts.ScriptTarget.ESNext));
  return found;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every((element) => element.isTypeOnly);
}

/** The file that a relative import means, as a path from the root. */
function target(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier));
}

function isAllowed(from: string, { specifier, isType }: Import): boolean {
  const here = partOf(from);
  const part = parts[here];
  if (part === undefined) return false;
  if (specifier.startsWith('.')) {
    const path = target(from, specifier);
    const folder = here.endsWith('.ts') ? dirname(here) : here;
    return path.startsWith(`${folder}/`) && folder !== 'src'
      ? true
      : part.parts.some((other) => path === other || path.startsWith(`${other}/`));
  }
  return part.packages.some((name) => {
    if (name.startsWith('type:')) return isType && specifier === name.slice('type:'.length);
    return name.endsWith('*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name;
  });
}

/** All files that a file loads when it runs, itself among them. */
function reach(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const { specifier, isType } of importsOf(path)) {
    if (!isType && specifier.startsWith('.')) reach(target(path, specifier), seen);
  }
  return seen;
}

describe('imports keep to the architecture', () => {
  test.for(files)('%s', (path) => {
    const wrong = importsOf(path).filter((each) => !isAllowed(path, each));
    expect(wrong.map(({ specifier, isType }) => `${isType ? 'type ' : ''}${specifier}`)).toEqual([]);
  });
});

test('relative imports name files that exist, with their extension', () => {
  const missing = files.flatMap((path) =>
    importsOf(path)
      .filter(({ specifier }) => specifier.startsWith('.') && !existsSync(join(root, target(path, specifier))))
      .map(({ specifier }) => `${path}: ${specifier}`),
  );
  expect(missing).toEqual([]);
});

test('only core/source/parse.ts touches a parser', () => {
  const parsers = /['"](?:oxc-parser|@typescript-eslint\/(?:typescript-estree|scope-manager|parser))['"]/u;
  expect(files.filter((path) => parsers.test(read(path)))).toEqual(['src/core/source/parse.ts']);
});

test('the plugin reaches neither codemods nor a parser', () => {
  const reached = [...reach('src/index.ts')];
  expect(reached.filter((path) => path.startsWith('src/codemods/') || path.endsWith('/parse.ts'))).toEqual([]);
});

test('nothing imports the runtime, and the runtime imports nothing', () => {
  const crossing = files.flatMap((path) =>
    importsOf(path)
      .filter(
        ({ specifier }) =>
          !specifier.startsWith('.') ||
          !target(path, specifier).startsWith('src/runtime/') === path.startsWith('src/runtime/'),
      )
      .filter(({ specifier }) => path.startsWith('src/runtime/') || /runtime\/|task-completion-source/u.test(specifier))
      .map(({ specifier }) => `${path}: ${specifier}`),
  );
  expect(crossing).toEqual([]);
});

test('there are no circles among the files that run', () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) circles.push([...above.slice(above.indexOf(path)), path].join(' → '));
    else if (!done.has(path)) {
      for (const { specifier, isType } of importsOf(path)) {
        if (!isType && specifier.startsWith('.')) visit(target(path, specifier), [...above, path]);
      }
      done.add(path);
    }
  };
  for (const path of files) visit(path, []);
  expect(circles).toEqual([]);
});
