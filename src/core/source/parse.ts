import { createRequire } from 'node:module';
import type { TSESTree } from '@typescript-eslint/types';
import { LineMap } from './lines.ts';
import type { ScopeManager } from './scopes.ts';
import type { Settings } from './settings.ts';
import { createSource, type Source } from './source.ts';
import { linkNodes } from './visit.ts';

// The only file that touches a parser. Both parsers give TSESTree; oxc is 5 times as fast and needs no TypeScript,
// typescript-estree serves where oxc has no binary or cannot read a file, when the project has it.

/** The text is not JavaScript or TypeScript that the parsers can read. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

export type ParserName = 'oxc' | 'typescript-estree';

export interface ParseOptions {
  readonly settings?: Settings;
  /** Use this parser alone; without it oxc comes first and the other is the fallback. */
  readonly parser?: ParserName;
}

type Language = 'js' | 'jsx' | 'ts' | 'tsx' | 'dts';
type SourceType = 'module' | 'commonjs' | 'script';
interface Parsed {
  /** Handed over by the parser when it is asked for, which takes longer than to parse. */
  readonly ast: () => TSESTree.Program;
  readonly sourceType: SourceType;
  /** Reads another text of the same kind. */
  readonly again: (text: string) => Parsed | ParseError | undefined;
}

const require = createRequire(import.meta.url);

function load(specifier: string): unknown {
  try {
    return require(specifier) as unknown;
  } catch {
    return undefined;
  }
}

function language(path: string): Language {
  if (/\.d\.[cm]?ts$/u.test(path)) return 'dts';
  if (/\.[cm]?ts$/u.test(path)) return 'ts';
  if (path.endsWith('.tsx')) return 'tsx';
  // JSX is read in plain JavaScript too: old React code bases keep it there, and it costs nothing elsewhere.
  return 'jsx';
}

function sourceTypes(path: string, text: string): readonly SourceType[] {
  if (/\.[cm]?tsx?$/u.test(path) || path.endsWith('.mjs')) return ['module', 'commonjs'];
  if (path.endsWith('.cjs')) return ['commonjs', 'module'];
  return /^\s*(?:import|export)\b/mu.test(text) ? ['module', 'commonjs', 'script'] : ['commonjs', 'module', 'script'];
}

function parseWithOxc(path: string, text: string, sourceType: SourceType): Parsed | ParseError | undefined {
  const oxc = load('oxc-parser') as typeof import('oxc-parser') | undefined;
  if (oxc === undefined) return undefined;
  const result = oxc.parseSync(path, text, {
    lang: language(path),
    sourceType,
    astType: 'ts',
    preserveParens: false,
  });
  const error = result.errors.find((each) => (each.severity as string) === 'Error');
  if (error !== undefined) {
    const { line, column } = new LineMap(text).position(error.labels[0]?.start ?? 0);
    return new ParseError(error.message, line, column);
  }
  return {
    ast: () => result.program as unknown as TSESTree.Program,
    sourceType,
    again: (other) => parseWithOxc(path, other, sourceType),
  };
}

interface Estree {
  readonly parse: (text: string, options: Readonly<Record<string, unknown>>) => TSESTree.Program;
}

function parseWithEstree(path: string, text: string, sourceType: SourceType): Parsed | ParseError | undefined {
  const estree = load('@typescript-eslint/typescript-estree') as Estree | undefined;
  if (estree === undefined) return undefined;
  const jsx = language(path).endsWith('x');
  try {
    const ast = estree.parse(text, {
      range: true,
      jsx,
      filePath: path,
      sourceType: sourceType === 'module' ? 'module' : 'script',
      suppressDeprecatedPropertyWarnings: true,
    });
    return { ast: () => ast, sourceType, again: (other) => parseWithEstree(path, other, sourceType) };
  } catch (error) {
    const at = error as { lineNumber?: number; column?: number; message?: string };
    return new ParseError(at.message ?? String(error), at.lineNumber ?? 1, (at.column ?? 0) + 1);
  }
}

interface ScopeAnalysis {
  readonly analyze: (ast: TSESTree.Program, options: Readonly<Record<string, unknown>>) => ScopeManager;
}

/** Reads a file into a {@link Source}. @throws {ParseError} when no parser can read it. */
export function parse(path: string, text: string, options: ParseOptions = {}): Source {
  return read(path, text, options).whole();
}

/** A file that a parser has read, whose tree it has not handed over yet: that takes longer than to read it. */
export interface ReadFile {
  readonly whole: () => Source;
  /** An expression of the file as a file of its own; undefined where the code is no expression from its start to its end. */
  readonly alone: (code: string) => Source | undefined;
}

/** Reads a file, of which a part may be all that is needed. @throws {ParseError} when no parser can read it. */
export function read(path: string, text: string, { parser, settings }: ParseOptions = {}): ReadFile {
  const parsed = firstParsed(path, text, parser);
  return {
    whole: () => toSource(path, text, parsed, settings),
    alone(code) {
      const own = parsed.again(code);
      if (own === undefined || own instanceof ParseError) return undefined;
      const source = toSource(path, code, own, settings);
      const [statement, ...rest] = source.ast.body;
      if (statement?.type !== 'ExpressionStatement' || rest.length > 0) return undefined;
      const [start, end] = statement.expression.range;
      return start === 0 && end === code.length ? source : undefined;
    },
  };
}

/** Asks only whether a file can be read, for a third of the time. @throws {ParseError} when no parser can read it. */
export function checkSyntax(path: string, text: string, { parser }: ParseOptions = {}): void {
  firstParsed(path, text, parser);
}

/** @throws {ParseError} */
function firstParsed(path: string, text: string, parser: ParserName | undefined): Parsed {
  let failure: ParseError | undefined;
  for (const attempt of attempts(path, text, parser)) {
    const parsed = attempt();
    if (parsed instanceof ParseError) failure ??= parsed;
    else if (parsed !== undefined) return parsed;
  }
  throw (
    failure ??
    new ParseError('No parser can be loaded: install oxc-parser or @typescript-eslint/typescript-estree', 1, 1)
  );
}

function* attempts(path: string, text: string, only?: ParserName): Generator<() => Parsed | ParseError | undefined> {
  const types = sourceTypes(path, text);
  if (only !== 'typescript-estree') for (const type of types) yield () => parseWithOxc(path, text, type);
  if (only !== 'oxc') for (const type of types) yield () => parseWithEstree(path, text, type);
}

function toSource(path: string, text: string, { ast: handOver, sourceType }: Parsed, settings?: Settings): Source {
  const ast = handOver();
  // Neither parser sets parents, and ESLint does.
  linkNodes(ast);
  const scopes = (): ScopeManager => {
    const { analyze } = require('@typescript-eslint/scope-manager') as ScopeAnalysis;
    return analyze(ast, { sourceType, globalReturn: sourceType === 'commonjs', lib: [] });
  };
  return createSource(settings === undefined ? { path, text, ast, scopes } : { path, text, ast, scopes, settings });
}
