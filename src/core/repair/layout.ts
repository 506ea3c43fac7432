import type { Node, Range } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { startOfGap } from '../source/text.ts';
import { walk } from '../source/visit.ts';
import { startWithDirective } from './comments.ts';
import { applyEdits, type Edit } from './edit.ts';

/** The white space that the line of an offset begins with. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/u.exec(text.slice(start, offset))?.[0] ?? '';
}

/** A look at a whole text that is asked for at each finding of a file, one file after the other: taken once for each. */
export function oncePerText<T>(look: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly seen: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, seen: look(text) };
    return last.seen;
  };
}

/** One step of indentation, as the file has it: seen from the first indented line. */
export const indentStep = oncePerText((text) => /\n(\t|[ ]{2,8})\S/u.exec(text)?.[1] ?? '  ');

/** The line break that the file uses. */
export const lineBreak = oncePerText((text) => (text.includes('\r\n') ? '\r\n' : '\n'));

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** `;` where the file ends its statements with one. */
export const semicolon = oncePerText((text) =>
  count(text, /;[ \t]*\r?$/gmu) * 4 >= count(text, /[\w)\]'"`][ \t]*\r?$/gmu) ? ';' : '',
);

/** The quote that the file's imports and requires use; of a file that has none, the one that its short strings have, or its examples. */
export const quote = oncePerText((text) => {
  // A licence or documentation may quote as it likes.
  const code = text.replaceAll(/^[ \t]*(?:\/\/.*|\/\*[^]*?\*\/)/gmu, '');
  const strings = count(code, /(?<=[\s(=,[{:])"[^"'\n]*"/gu) - count(code, /(?<=[\s(=,[{:])'[^"'\n]*'/gu);
  const examples =
    count(text, /^[ \t]*\*[ \t]*import\b[^'"\n]*"/gmu) - count(text, /^[ \t]*\*[ \t]*import\b[^'"\n]*'/gmu);
  return (doubleImports(code) || strings || examples) > 0 ? '"' : "'";
});

/** How many more of the imports and requires use the double quote; what another loader requires, as in `window.require("…")`, is none of them. */
function doubleImports(code: string): number {
  return (
    count(code, /(?<![.\w])(?:from|import|require\()\s*"/gu) - count(code, /(?<![.\w])(?:from|import|require\()\s*'/gu)
  );
}

/** Whether nothing but white space stands before a node in its line. */
export function beginsLine(text: string, node: Node): boolean {
  const start = startOfGap(text, node.range[0]);
  return start === 0 || text[start - 1] === '\n';
}

/** How the code around a place is set. */
export interface Style {
  readonly indent: string;
  readonly step: string;
  readonly line: string;
  readonly end: string;
}

export function styleAt({ text }: Source, offset: number): Style {
  return { indent: indentAt(text, offset), step: indentStep(text), line: lineBreak(text), end: semicolon(text) };
}

/** For what is put before a statement: beside it, where it has no line of its own. */
export function styleBefore(source: Source, statement: Node): Style {
  const style = styleAt(source, statement.range[0]);
  const { text } = source;
  return beginsLine(text, statement) || style.end === '' ? style : { ...style, indent: '', step: '', line: ' ' };
}

/**
 * Removes a statement with its line, unless something else stands on it, and what tells a tool about that line. Another
 * comment stays where it is. @param from where a comment begins that goes with it
 */
export function removeStatement(source: Source, node: Node, from = node.range[0]): Edit {
  const { text } = source;
  const [start, end] = [from, node.range[1]];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*(?:\r?\n|$)/u.exec(text.slice(end, end + 400));
  if (rest && text.slice(lineStart, start).trim() === '') {
    const first = startWithDirective(text, lineStart);
    const after = end + rest[0].length;
    return { range: [first, after + blankLine(text, first, after)], text: '' };
  }
  if (rest) return { range: [startOfGap(text, start), end], text: '' };
  const after = /^[ \t]*/u.exec(text.slice(end, end + 80))?.[0].length ?? 0;
  return { range: [start, end + after], text: '' };
}

/** Of two blank lines that would meet, or one that a block or the file would begin with or a comment end with, one goes too: its length. */
function blankLine(text: string, start: number, end: number): number {
  const before = text.slice(Math.max(0, start - 200), start);
  // What a comment said of a variable that goes, it says of what follows.
  const isVariable = /^[ \t]*(?:let|var)\b/u.test(text.slice(start, end));
  const opens =
    /(?:^|\{[ \t]*\r?\n|\n[ \t]*\r?\n)$/u.test(before) ||
    (isVariable && /(?:\n|^)[ \t]*(?:\/\/[^\n]*|(?:\/?\*[^\n]*)?\*\/[ \t]*\r?)\n$/u.test(before));
  return opens ? (/^[ \t]*\r?\n/u.exec(text.slice(end, end + 200))?.[0].length ?? 0) : 0;
}

/** Sorted edits with the same done for lines that several of them remove one after the other. */
export function closeGaps(edits: readonly Edit[], text: string): readonly Edit[] {
  let start: number | undefined;
  return edits.map((edit, at) => {
    const [from, to] = edit.range;
    const isLine = edit.text === '' && text[to - 1] === '\n' && (from === 0 || text[from - 1] === '\n');
    if (!isLine) {
      start = undefined;
      return edit;
    }
    const isFirst = start === undefined || edits[at - 1]?.range[1] !== from;
    if (isFirst) start = from;
    const next = edits[at + 1];
    if (isFirst || start === undefined || next?.range[0] === to) return edit;
    const blank = blankLine(text, start, to);
    return next && next.range[0] < to + blank ? edit : { ...edit, range: [from, to + blank] };
  });
}

/** Moves the lines that begin in a range from one indentation to another, except inside strings. */
export function reindent(source: Source, range: Range, from: string, to: string, within: Node): Edit[] {
  if (from === to || (!from.startsWith(to) && !to.startsWith(from))) return [];
  const frozen: Range[] = [];
  walk(within, (node) => {
    // A string may go on in the next line after a backslash.
    if (node.type === 'TemplateLiteral' || node.type === 'Literal') frozen.push(node.range);
    return true;
  });
  const extra = from.length > to.length ? from.slice(to.length) : to.slice(from.length);
  const edits: Edit[] = [];
  for (
    let at = source.text.indexOf('\n', range[0]);
    at !== -1 && at < range[1];
    at = source.text.indexOf('\n', at + 1)
  ) {
    const start = at + 1;
    if (frozen.some(([first, last]) => first < start && start < last)) continue;
    if (from.length > to.length) {
      if (source.text.startsWith(extra, start)) edits.push({ range: [start, start + extra.length], text: '' });
    } else if (/^[ \t]*[^\s]/u.test(source.text.slice(start, start + 400))) {
      edits.push({ range: [start, start], text: extra });
    }
  }
  return edits;
}

/** An object of options that follows other text of a line: on the same line where there is room, else a line for each. */
export function optionsText(options: readonly string[], before: number, node: Node, { text }: Source): string {
  const short = `{ ${options.join(', ')} }`;
  const column = node.range[0] - text.lastIndexOf('\n', node.range[0] - 1) - 1;
  if (!short.includes('\n') && column + before + short.length <= 100) return short;
  const [line, indent] = [lineBreak(text), indentAt(text, node.range[0])];
  const lines = options.map((each) => `${line}${indent}${indentStep(text)}${each},`);
  return `{${lines.join('')}${line}${indent}}`;
}

/** The text of a node for the line of another: its further lines are moved with it. */
export function movedText(node: Node, to: Node, source: Source): string {
  const [start, end] = node.range;
  const [from, target] = [indentAt(source.text, start), indentAt(source.text, to.range[0])];
  const edits = reindent(source, node.range, from, target, node);
  const shifted = edits.map(({ range, text }) => ({ range: [range[0] - start, range[1] - start] as const, text }));
  return applyEdits(source.text.slice(start, end), shifted);
}
