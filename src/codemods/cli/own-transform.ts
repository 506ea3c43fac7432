import { createRequire } from 'node:module';
import { relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LineMap } from '../../core/source/lines.ts';
import { fingerprintOf, type Site } from '../rewrite.ts';
import { isComponent, scriptBlocks } from '../script-blocks.ts';
import { errorCode } from './describe-failure.ts';
import { firstDifference } from './diff.ts';
import { UsageError } from './usage-error.ts';

// The parts of jscodeshift's contract that are used; it comes from the project of whoever wrote the transform.

type Parser = string | { readonly parse: (text: string) => unknown };
type Core = (text: string) => unknown;

interface Jscodeshift {
  readonly withParser: (parser: Parser) => Core;
}

interface Api {
  readonly j: Core;
  readonly jscodeshift: Core;
  readonly stats: (name: string, quantity?: number) => void;
  readonly report: (message: string) => void;
}

type TransformFunction = (
  file: { readonly path: string; readonly source: string },
  api: Api,
  options: Readonly<Record<string, unknown>>,
) => unknown;

interface TransformModule {
  readonly default?: unknown;
  readonly parser?: unknown;
  readonly relevance?: unknown;
}

/** A jscodeshift transform that a team wrote for itself. */
export interface OwnTransform {
  /** Its path as shown. */
  readonly name: string;
  /** A text without a match is left alone; a transform may export one as `relevance`. */
  readonly relevance?: RegExp;
  /** The text after the transform. Throws what the transform throws. */
  readonly apply: (path: string, text: string, options: Readonly<Record<string, unknown>>) => Promise<Applied>;
}

export interface Applied {
  readonly text: string;
  /** What the transform reported or counted. */
  readonly messages: readonly string[];
}

/** A transform that breaks its contract, or leaves code that does not parse; the file stays as it was. */
export class TransformError extends Error {
  override readonly name = 'TransformError';
}

/** Whether what `-t` was given is a path and not the name of a codemod. */
export function isTransformPath(name: string): boolean {
  return /[\\/]/u.test(name) || /\.[cm]?[jt]s$/u.test(name);
}

/**
 * Loads a transform.
 * @throws {UsageError} it cannot be loaded, or is no transform.
 */
export async function loadTransform(absolute: string, cwd: string): Promise<OwnTransform> {
  const name = relative(cwd, absolute).replaceAll(sep, '/');
  const given = await load(absolute, name);
  const inner = given.default as TransformModule | TransformFunction | undefined;
  const transform = [inner, (inner as TransformModule | undefined)?.default].find((each) => typeof each === 'function');
  if (transform === undefined)
    throw new UsageError(
      `--transform ${name} exports no function: write \`export default function (file, api, options) { … }\``,
    );
  const parser = given.parser ?? (inner as TransformModule | undefined)?.parser;
  const relevance = given.relevance ?? (inner as TransformModule | undefined)?.relevance;
  const tools = new Tools(absolute, cwd, parser as Parser | undefined);
  return {
    name,
    ...(relevance instanceof RegExp ? { relevance } : {}),
    apply: (path, text, options) => applyToBlocks(transform as TransformFunction, tools, { path, text, options }),
  };
}

async function load(absolute: string, name: string): Promise<TransformModule> {
  try {
    return (await import(pathToFileURL(absolute).href)) as TransformModule;
  } catch (error) {
    if (errorCode(error) === 'ERR_UNKNOWN_FILE_EXTENSION')
      throw new UsageError(
        `--transform ${name}: Node ${process.versions.node} cannot load TypeScript; use Node 22.18 or newer, or write it in JavaScript`,
      );
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--transform ${name} cannot be loaded: ${message}`);
  }
}

/** jscodeshift as the transform's project has it, loaded when a transform first asks. */
class Tools {
  readonly #bases: readonly string[];
  readonly #parser: Parser | undefined;
  readonly #cores = new Map<Parser, Core>();

  constructor(transform: string, cwd: string, parser: Parser | undefined) {
    this.#bases = [transform, `${cwd}/package.json`, import.meta.url];
    this.#parser = parser;
  }

  coreFor(path: string): Core {
    const parser = this.#parser ?? parserFor(path);
    let core = this.#cores.get(parser);
    if (core === undefined) {
      const shift = this.#load('jscodeshift') as Jscodeshift;
      const getParser = this.#load('jscodeshift/src/getParser') as (name: string) => Parser;
      this.#cores.set(parser, (core = shift.withParser(typeof parser === 'string' ? getParser(parser) : parser)));
    }
    return core;
  }

  #load(specifier: string): unknown {
    for (const base of this.#bases) {
      const require = createRequire(base);
      let found: string;
      try {
        found = require.resolve(specifier);
      } catch {
        continue;
      }
      return require(found) as unknown;
    }
    throw new TransformError('jscodeshift is not installed; npm install --save-dev jscodeshift');
  }
}

function parserFor(path: string): string {
  if (path.endsWith('x')) return 'tsx';
  return /\.[cm]?ts$/u.test(path) ? 'ts' : 'babel';
}

interface Input {
  readonly path: string;
  readonly text: string;
  readonly options: Readonly<Record<string, unknown>>;
}

async function applyToBlocks(transform: TransformFunction, tools: Tools, input: Input): Promise<Applied> {
  const { path, options } = input;
  let { text } = input;
  const messages: string[] = [];
  for (const block of scriptBlocks(path, text).toReversed()) {
    const code = text.slice(block.start, block.end);
    // Components keep their code between tags; a blank block has none.
    if (isComponent(path) && code.trim() === '') continue;
    const after = await applyOnce(transform, tools, { path: block.path, text: code, options }, messages);
    text = text.slice(0, block.start) + after + text.slice(block.end);
  }
  return { text, messages };
}

async function applyOnce(
  transform: TransformFunction,
  tools: Tools,
  { path, text, options }: Input,
  messages: string[],
): Promise<string> {
  const api: Api = {
    get j() {
      return tools.coreFor(path);
    },
    get jscodeshift() {
      return tools.coreFor(path);
    },
    stats: (name, quantity = 1) => void messages.push(`${name}: ${String(quantity)}`),
    report: (message) => void messages.push(message),
  };
  const result = await transform({ path, source: text }, api, options);
  if (result === undefined || result === null || result === '' || result === text) return text;
  if (typeof result !== 'string')
    throw new TransformError(`it returned ${typeof result}; a transform returns the new text, or nothing`);
  const after = keepLineBreaks(text, result);
  if (after !== text) verify(tools.coreFor(path), after);
  return after;
}

// Printers write the line breaks of their machine. A file that has CRLF alone keeps it.
function keepLineBreaks(before: string, after: string): string {
  return before.includes('\r\n') && !/(?<!\r)\n/u.test(before) ? after.replaceAll(/\r?\n/gu, '\r\n') : after;
}

function verify(core: Core, text: string): void {
  try {
    core(text);
  } catch (error) {
    throw new TransformError(
      `the text it returned does not parse: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** A transform says what a file becomes and not why, so a file is one site, where its first change stands. */
export function siteOfTransform(name: string, before: string, after: string, diff: string | undefined): Site {
  const offset = firstDifference(before, after);
  const { line, column } = new LineMap(before).position(offset);
  return {
    codemod: name,
    rule: name,
    line,
    column,
    endLine: line,
    endColumn: column,
    fingerprint: fingerprintOf(name, /^.*/u.exec(before.slice(before.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? ''),
    status: 'rewritten',
    ...(diff === undefined ? {} : { diff }),
  };
}
