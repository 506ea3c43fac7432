import { ParseError } from '../../core/source/parse.ts';
import type { Codemod } from '../create-codemod.ts';
import { rewrite, RewriteError, type Site } from '../rewrite.ts';
import { readSourceText } from './read-source-text.ts';
import { recogniseGenerated } from './recognise-generated.ts';
import type { Change, Problem, Reason } from './run-result.ts';

export interface Task {
  readonly codemods: readonly Codemod[];
  readonly unsafe: boolean;
  readonly runtime: string;
}

/** What the codemods make of one file, as plain data that can cross threads. */
export type Outcome =
  | { readonly status: 'change'; readonly change: Change; readonly sites: readonly Site[] }
  | { readonly status: 'unchanged'; readonly sites: readonly Site[] }
  | { readonly status: 'irrelevant' }
  | { readonly status: 'left-alone'; readonly reason: Reason }
  | { readonly status: 'error'; readonly problem: Problem };

/** Whether a codemod could find something in this text; cheap enough to ask of every file. */
export function isRelevant(bytes: Buffer, codemods: readonly Codemod[]): boolean {
  const { text } = readSourceText(bytes);
  return codemods.some((codemod) => codemod.relevance.test(text));
}

/** Rewrites the content of one file. Throws nothing: a bug in a codemod is an outcome too, so that other files go on. */
export function rewriteBytes(path: string, bytes: Buffer, task: Task): Outcome {
  const source = readSourceText(bytes);
  if (!task.codemods.some((codemod) => codemod.relevance.test(source.text))) return { status: 'irrelevant' };
  const reason = recogniseGenerated(path, source.text);
  if (reason !== undefined) return { status: 'left-alone', reason };
  try {
    const { text, sites } = rewrite(path, source.text, {
      codemods: task.codemods,
      unsafe: task.unsafe,
      settings: { runtime: task.runtime },
    });
    if (text === source.text) return { status: 'unchanged', sites };
    if (source.kind === 'foreign') return refuse(source.problem);
    return { status: 'change', change: { before: source.mark + source.text, after: source.mark + text }, sites };
  } catch (error) {
    return source.kind === 'foreign' ? refuse(source.problem) : { status: 'error', problem: describe(error) };
  }
}

function refuse(problem: string): Outcome {
  return { status: 'error', problem: { code: 'not-utf-8', detail: `left as it is: ${problem}` } };
}

function describe(error: unknown): Problem {
  if (error instanceof ParseError)
    return { code: 'parse', detail: error.message, line: error.line, column: error.column };
  if (error instanceof RewriteError) return { code: 'rewrite', detail: `left as it is: ${error.message}` };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'bug', detail: `left as it is, a codemod failed on it, please report this: ${detail}` };
}
