import type { Codemod } from '../create-codemod.ts';
import { codemods as registry } from '../registry.ts';
import { chooseCodemods, describeCodemods } from './choose-codemods.ts';
import { exitCodes } from './exit-codes.ts';
import { rewriteBytes, type Outcome } from './rewrite-bytes.ts';
import type { RunOptions } from './run-options.ts';
import type { FileResult, RunResult } from './run-result.ts';

export interface StdinRun {
  readonly result: RunResult;
  /** What to print: the text after the rewrite; nothing after an error, so that no caller takes it for a result. */
  readonly output: Buffer | string;
}

/**
 * Rewrites one text that goes by a name.
 * @throws {UsageError} a codemod does not exist.
 */
export async function rewriteStdin(
  bytes: Buffer,
  name: string,
  options: RunOptions,
  known: readonly Codemod[] = registry,
): Promise<StdinRun> {
  const started = performance.now();
  const chosen = await chooseCodemods(known, options);
  const outcome = await rewriteBytes(name, bytes, { ...chosen, settings: options });
  const file = conclude(name, outcome);
  const result: RunResult = {
    mode: options.check ? 'check' : 'dry-run',
    codemods: describeCodemods(chosen),
    unsafe: options.unsafe,
    files: [file],
    problems: [],
    notes: ('messages' in outcome ? outcome.messages : undefined) ?? [],
    interrupted: false,
    milliseconds: Math.round(performance.now() - started),
    exitCode: exitCodeOf(file, options.check),
  };
  return { result, output: outcome.status === 'error' ? '' : (file.change?.after ?? bytes) };
}

function conclude(path: string, outcome: Outcome): FileResult {
  switch (outcome.status) {
    case 'change':
      return { path, status: 'would-change', sites: outcome.sites, change: outcome.change };
    case 'unchanged':
      return { path, status: 'unchanged', sites: outcome.sites };
    case 'irrelevant':
      return { path, status: 'irrelevant', sites: [] };
    case 'left-alone':
      return { path, status: 'left-alone', sites: [], reason: outcome.reason };
    case 'error':
      return { path, status: 'error', sites: [], problem: { ...outcome.problem, path } };
  }
}

function exitCodeOf(file: FileResult, check: boolean): number {
  if (file.status === 'error') return exitCodes.failure;
  return check && file.status === 'would-change' ? exitCodes.wouldChange : exitCodes.fine;
}
