import type { Problem, RunResult } from '../run-result.ts';
import { listProblems } from '../summary.ts';
import { printable } from './printable.ts';
import type { ReportStyle } from './reporter.ts';

/** What went wrong, a line each, as `path:line:col: message`. */
export function problems(result: RunResult, { colors, verbose }: Pick<ReportStyle, 'colors' | 'verbose'>): string {
  const lines = listProblems(result).map(
    (problem) => `${colors.red('error')} ${place(problem)}${detail(problem, verbose)}\n`,
  );
  const held = result.files.filter((file) => file.status === 'held-back').length;
  if (held > 0) lines.push(`Nothing was written: ${String(held)} ${held === 1 ? 'file' : 'files'} would change.\n`);
  if (result.interrupted) lines.push('Interrupted: the files that were not reached are as they were.\n');
  return lines.join('');
}

function place({ path, line, column }: Problem): string {
  if (path === undefined) return '';
  if (line === undefined) return `${printable(path)}: `;
  return `${printable(path)}:${String(line)}:${String(column ?? 1)}: `;
}

// A stack is for whoever mends the codemod, and takes more room than all else.
function detail({ detail: text }: Problem, verbose: boolean): string {
  return verbose ? text : (text.split('\n', 1)[0] ?? '');
}
