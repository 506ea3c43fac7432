import { createPatch } from 'diff';
import { parseSync } from 'oxc-parser';
import type { Codemod } from '../../src/codemods/create-codemod.ts';
import { rewrite, type Rewrite, type Site } from '../../src/codemods/rewrite.ts';
import { runProgram } from './run-program.ts';

export interface Program {
  /** Its end tells the language: `.cjs`, `.mjs` or `.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface CompareOptions {
  readonly codemods: readonly Codemod[];
  readonly unsafe?: boolean;
  /** What a suggested repair is documented to change: entries of the log that go and that come. */
  readonly differs?: Difference;
}

export interface Difference {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface Comparison {
  readonly after: string;
  readonly sites: readonly Site[];
  /** Why the logs were not compared: the program fails in a manner whose details are documented to differ. */
  readonly isLeftOut: boolean;
}

/** The rewrite of a program is not what it must be; the message shows the program before and after. */
export class DifferentialError extends Error {
  override readonly name = 'DifferentialError';

  constructor(problem: string, before: string, after: string) {
    super(`${problem}\n\n${section('before', before)}${section('after', after)}`);
  }
}

const section = (name: string, text: string) => `----- ${name}\n${text.trimEnd()}\n`;

/**
 * Rewrites a program, looks at the text and, where there is something new, runs both.
 * @throws {DifferentialError} they differ, or the rewritten text is not what it must be.
 */
export async function compare({ path, text }: Program, options: CompareOptions): Promise<Comparison> {
  const { text: after, sites } = rewriteOrFail(path, text, options);
  if (after === text) return { after, sites, isLeftOut: false };
  const fail = (problem: string) => {
    throw new DifferentialError(problem, text, after);
  };
  for (const problem of problemsOfText(path, text, after, sites, options)) fail(problem);
  const [logBefore, logAfter] = [await runProgram(path, text), await runProgram(path, after)];
  if (logBefore.some((entry) => entry.includes('SyntaxError'))) fail('The program itself does not load');
  // To call a resolver that is not there fails before and after, but its arguments have then been evaluated or not.
  const [failsBefore, failsAfter] = [logBefore, logAfter].map((log) => log.some((entry) => entry.includes('nothing')));
  if (failsBefore === true && failsAfter === true) return { after, sites, isLeftOut: true };
  const found = difference(logBefore, logAfter);
  const expected = options.differs ?? { before: [], after: [] };
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    const shown = createPatch('log', logBefore.join('\n'), logAfter.join('\n'), undefined, undefined, { context: 6 });
    fail(`The programs do not do the same:\n${shown.split('\n').slice(4).join('\n')}`);
  }
  return { after, sites, isLeftOut: false };
}

function rewriteOrFail(path: string, text: string, options: CompareOptions): Rewrite {
  try {
    return rewrite(path, text, options);
  } catch (error) {
    throw new DifferentialError(`The rewrite fails: ${String(error)}`, text, '');
  }
}

/** Entries that only one of two logs has, or that stand elsewhere in it. */
export function difference(before: readonly string[], after: readonly string[]): Difference {
  const lines = createPatch('log', before.join('\n'), after.join('\n'), undefined, undefined, { context: 0 })
    .split('\n')
    .slice(4);
  const all = (sign: string) => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1));
  return { before: all('-'), after: all('+') };
}

function* problemsOfText(
  path: string,
  before: string,
  after: string,
  sites: readonly Site[],
  options: CompareOptions,
): Generator<string> {
  const again = rewrite(path, after, options);
  if (again.text !== after) yield `A second rewrite changes the text again:\n${again.text}`;
  const { errors } = parseSync(path, after, { sourceType: path.endsWith('.cjs') ? 'commonjs' : 'module' });
  if (errors.length > 0) yield `The text does not parse: ${errors.map(({ message }) => message).join('; ')}`;
  // What one codemod writes may be for others to mend; for itself it is done.
  const active = new Set(sites.filter(({ status }) => status === 'rewritten').map(({ codemod }) => codemod));
  const own = sites.filter(({ codemod }) => active.has(codemod));
  const left = own.filter(({ status }) => status !== 'rewritten').length;
  const now = again.sites.filter(({ codemod }) => active.has(codemod)).length;
  if (now > left) yield `Of ${String(own.length)} sites ${String(left)} were left, and now there are ${String(now)}`;
  const [comments, commentsAfter] = [commentsOf(path, before), commentsOf(path, after)];
  for (const comment of new Set(comments)) {
    const [count, countAfter] = [comments, commentsAfter].map((all) => all.filter((each) => each === comment).length);
    if (count !== countAfter) yield `The comment ${comment} is there ${String(countAfter)} times`;
  }
}

function commentsOf(path: string, text: string): readonly string[] {
  return parseSync(path, text).comments.map(({ value }) => value.trim());
}
