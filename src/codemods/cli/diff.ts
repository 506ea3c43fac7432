import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { noColors, type Colors } from './colors.ts';
import type { FileResult } from './run-result.ts';

/** The change of one file as a unified diff that `git apply` and `patch -p1` read; empty when it has none. */
export function diffFile({ path, change }: FileResult, colors: Colors = noColors): string {
  if (change === undefined) return '';
  const patch = structuredPatch(`a/${path}`, `b/${path}`, change.before, change.after, '', '', { context: 3 });
  const lines = formatPatch(patch, FILE_HEADERS_ONLY).split('\n');
  return lines.map((line, index) => paint(index < 2 ? endName(line, path) : line, index < 2, colors)).join('\n');
}

// As git does: patch takes a name with a space for the end of the name, unless a tab follows.
function endName(header: string, path: string): string {
  return path.includes(' ') ? `${header}\t` : header;
}

function paint(line: string, isHeader: boolean, colors: Colors): string {
  if (isHeader) return colors.bold(line);
  if (line.startsWith('@@')) return colors.cyan(line);
  if (line.startsWith('+')) return colors.green(line);
  return line.startsWith('-') ? colors.red(line) : line;
}
