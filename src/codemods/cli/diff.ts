import { createRequire } from 'node:module';
import { noColors, type Colors } from './colors.ts';
import type { Change, CreatedFile } from './run-result.ts';

const require = createRequire(import.meta.url);
let library: typeof import('diff') | undefined;

/** Loaded by the first diff: most runs, and most threads, show none. */
function patches(): typeof import('diff') {
  return (library ??= require('diff') as typeof import('diff'));
}

interface ChangedFile {
  readonly path: string;
  readonly change?: Change;
  /** The patch itself, where the texts are not known. */
  readonly diff?: string;
}

/** The change of one file as a unified diff that `git apply` and `patch -p1` read; empty when it has none. */
export function diffFile({ path, change, diff = '' }: ChangedFile, colors: Colors = noColors): string {
  if (change === undefined) return diff;
  const { structuredPatch, formatPatch, FILE_HEADERS_ONLY } = patches();
  const patch = structuredPatch(`a/${path}`, `b/${path}`, change.before, change.after, '', '', { context: 3 });
  return render(formatPatch(patch, FILE_HEADERS_ONLY), colors, (header) => endName(header, path));
}

/** The same for a file that is new. */
export function diffCreated({ path, text }: CreatedFile, colors: Colors = noColors): string {
  const { structuredPatch, formatPatch, FILE_HEADERS_ONLY } = patches();
  const patch = structuredPatch('/dev/null', `b/${path}`, '', text, '', '');
  const head = `diff --git a/${path} b/${path}\nnew file mode 100644\n`;
  return head + render(formatPatch(patch, FILE_HEADERS_ONLY), colors, (header) => endName(header, path));
}

/** The hunks of a change, without the names of the files. */
export function diffText(before: string, after: string): string {
  const { structuredPatch, formatPatch, FILE_HEADERS_ONLY } = patches();
  const patch = structuredPatch('a', 'b', before, after, '', '', { context: 3 });
  return formatPatch(patch, FILE_HEADERS_ONLY).split('\n').slice(2).join('\n');
}

/** The offset of the first character in which two texts differ. */
export function firstDifference(before: string, after: string): number {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return at;
}

/** Colours the lines of hunks that have no header. */
export function paintHunks(hunks: string, colors: Colors): string {
  return hunks
    .split('\n')
    .map((line) => paint(line, false, colors))
    .join('\n');
}

function render(patch: string, colors: Colors, header: (line: string) => string): string {
  const lines = patch.split('\n');
  return lines.map((line, index) => paint(index < 2 ? header(line) : line, index < 2, colors)).join('\n');
}

// As git does: patch takes a name with a space for the end of the name, unless a tab follows.
function endName(header: string, path: string): string {
  return path.includes(' ') && header !== '--- /dev/null' ? `${header}\t` : header;
}

function paint(line: string, isHeader: boolean, colors: Colors): string {
  if (isHeader) return colors.bold(line);
  if (line.startsWith('@@')) return colors.cyan(line);
  if (line.startsWith('+')) return colors.green(line);
  return line.startsWith('-') ? colors.red(line) : line;
}
