import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.ts';
import * as runtime from '../src/runtime/src/index.ts';
import { filesUnder, read, root } from './files.ts';
import { fencesOf, type Fence } from './markdown.ts';

/*
 * What the pages of the runtime say is true:
 *
 * - A block of `js` or `ts` is a program: it type-checks, `recommended` has nothing to say about it, it runs, and what it
 *   prints is the block of `text` that follows it, or nothing.
 * - `fragment` behind the language: it is not run. It need not import the package, and a comment `<!-- given … -->`
 *   declares what else the fragments of its page use and do not define.
 * - `hazard`: `recommended` reports it. `exit-13`: it ends with that code.
 * - `text diagram` is no output.
 */

const readme = 'src/runtime/README.md';
const pages = [...filesUnder('docs/runtime').filter((path) => path.endsWith('.md')), readme];

interface Block extends Fence {
  /** Where the compiler takes it to be: beside its page. */
  readonly path: string;
  /** What it is to print, where that follows. */
  readonly output: string;
}

function blocksOf(page: string): Block[] {
  const fences = fencesOf(read(page));
  return fences.flatMap((fence, i) => {
    if (!/^[jt]s$/u.test(fence.language)) return [];
    const next = fences[i + 1];
    const output = next?.language === 'text' && next.info.length === 0 ? next.code.trimEnd() : '';
    const path = join(root, page.replace(/md$/u, `${String(fence.line)}.${fence.language}`)).replaceAll('\\', '/');
    return [{ ...fence, path, output }];
  });
}

function isProgram({ info }: Block): boolean {
  return !info.includes('fragment');
}

describe.for(pages)('%s', (page) => {
  const blocks = blocksOf(page);

  test('has blocks that type-check', () => {
    expect(typeErrors(blocks)).toEqual([]);
  });

  test('has blocks that the plugin would let pass, but for those marked as hazards', () => {
    const wrong = blocks.flatMap((block) => {
      const reports = lint(block);
      if (!block.info.includes('hazard')) return reports;
      return reports.length > 0 ? [] : [`${String(block.line)}: marked as a hazard, and not reported`];
    });
    expect(wrong).toEqual([]);
  });

  test('has no links that lead nowhere', () => {
    expect(deadLinks(page)).toEqual([]);
  });

  test.concurrent.for(blocks.filter(isProgram).map((block) => [block.line, block] as const))(
    'prints what it says: line %d',
    async ([, block], { expect: expectHere }) => {
      const { code, stdout, stderr } = await run(block);
      expectHere(stdout.trimEnd(), stderr).toBe(block.output);
      expectHere(code, stderr).toBe(Number(/exit-(\d+)/u.exec(block.info.join())?.[1] ?? 0));
    },
  );
});

const others = filesUnder('docs').filter((path) => path.endsWith('.md') && !pages.includes(path));

test.for(['README.md', ...others])('%s has no links that lead nowhere', (page) => {
  expect(deadLinks(page)).toEqual([]);
});

test('the index of docs/runtime links each of its pages', () => {
  const linked = linksOf('docs/runtime/README.md').map((link) => link.replace(/#.*/u, ''));
  const names = filesUnder('docs/runtime').map((path) => posix.relative('docs/runtime', path));
  expect(names.filter((name) => name !== 'README.md' && !linked.includes(name))).toEqual([]);
});

describe('the README that npm shows', () => {
  const spans = [...outsideBlocks(read(readme)).matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code);
  const isDescribed = (name: string) => spans.some((code) => code.split(/[^\w$]+/u).includes(name));

  test('describes all exports, their members and options', () => {
    const names = entries.flatMap(namesOf);
    expect(names).toContain('TaskCompletionSource');
    expect(names.filter((name) => !isDescribed(name))).toEqual([]);
  });

  test('gives the sizes that size-limit holds', () => {
    const limits = JSON.parse(read('.size-limit.json')) as readonly { readonly limit: string }[];
    expect(limits).not.toEqual([]);
    expect(limits.filter(({ limit }) => !read(readme).includes(limit))).toEqual([]);
  });
});

// Types

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.es2024.promise.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts'],
  moduleDetection: ts.ModuleDetectionKind.Legacy,
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  allowJs: true,
  checkJs: true,
  noEmit: true,
};
const entries = ['index', 'diagnostics'].map((entry) => join(root, `src/runtime/dist/${entry}.d.ts`));

/** All blocks of all pages, each a module of its own, as one program: a program each would take its time. */
const checked = memoize(() => {
  const texts = new Map<string, string>();
  let foreign = '';
  for (const page of pages) {
    const given = [...read(page).matchAll(/<!-- given\r?\n(.*?)-->/gsu)].flatMap(([, text = '']) =>
      text.split(/\r?\n/u),
    );
    const isForeign = (line: string) => line.startsWith('declare module ');
    foreign += given.filter(isForeign).join('\n');
    // On the line of the block's first, so that lines stay what they are.
    const preamble = given.filter((line) => !isForeign(line)).join(' ');
    for (const block of blocksOf(page)) {
      texts.set(block.path, `${isProgram(block) ? '' : importsFor(block) + preamble}${block.code}\nexport {};\n`);
    }
  }
  texts.set(join(root, 'foreign.ts'), foreign);
  const host = ts.createCompilerHost(options, true);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  const program = ts.createProgram([...texts.keys(), ...entries], options, host);
  return { program, diagnostics: ts.getPreEmitDiagnostics(program) };
});

function importsFor({ code }: Block): string {
  if (code.includes("from 'task-completion-source'")) return '';
  return `import { ${Object.keys(runtime).join(', ')} } from 'task-completion-source'; `;
}

function typeErrors(blocks: readonly Block[]): string[] {
  return checked().diagnostics.flatMap(({ file, start = 0, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, ' ');
    // What is wrong with the whole is wrong with each page.
    if (file === undefined || !/\.\d+\.[jt]s$/u.test(file.fileName)) return [text];
    const block = blocks.find(({ path }) => path === file.fileName);
    return block ? [`${String(block.line + 1 + file.getLineAndCharacterOfPosition(start).line)}: ${text}`] : [];
  });
}

/** The exports of a module, and the public members of what they are. */
function namesOf(entry: string): string[] {
  const { program } = checked();
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} is not built`);
  // Not what errors and iterators have of the language.
  const isOurs = ({ declarations = [] }: ts.Symbol) =>
    declarations.some((node) => node.getSourceFile().fileName.includes('src/runtime/'));
  const names = checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const isNamed = symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface);
    const members = isNamed ? checker.getDeclaredTypeOfSymbol(symbol).getProperties() : [];
    return [symbol, ...members.filter(isOurs)].map(({ name }) => name);
  });
  return [...new Set(names)].filter((name) => /^[\w$]+$/u.test(name) && !name.startsWith('__'));
}

// Lint and runs

function lint({ code, language, line }: Block): string[] {
  const messages = new Linter().verify(
    code,
    [plugin.configs.recommended, { files: ['**/*.{js,ts}'], languageOptions: { parser } }],
    `block.${language}`,
  );
  // A block that is not linted at all has a message without a rule.
  const broken = messages.find(({ ruleId }) => ruleId === null);
  if (broken !== undefined) throw new Error(`${broken.message}\n${code}`);
  return messages.map((message) => `${String(line + message.line)}: ${message.message}`);
}

interface Outcome {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

function run({ code, language }: Block): Promise<Outcome> {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 };
  const text = language === 'ts' ? ts.transpileModule(code, { compilerOptions }).outputText : code;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--input-type=module', '-e', text],
      { cwd: root, timeout: 20_000 },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : error.code, stdout, stderr });
      },
    );
  });
}

// Links

function linksOf(page: string): string[] {
  const text = outsideBlocks(read(page)).replaceAll(/`[^`]*`/gu, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target = '']) => target);
}

function deadLinks(page: string): string[] {
  return linksOf(page).filter((link) => {
    if (/^[a-z]+:/u.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const file = path === '' ? join(root, page) : join(root, dirname(page), path);
    if (!existsSync(file)) return true;
    return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
  });
}

/** What GitHub makes of headings. */
function anchorsOf(text: string): string[] {
  return [...outsideBlocks(text).matchAll(/^#+ (.*)$/gmu)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function outsideBlocks(text: string): string {
  return text.replaceAll(/^```.*?^```/gmsu, '');
}

function memoize<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
