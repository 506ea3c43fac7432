import type { Range } from '../source/ast.ts';
import type { Edit } from './edit.ts';
import { indentAt } from './layout.ts';

const directive = /\/[/*][/*\s]*@ts-expect-error\b[^\r\n]*\r?\n(?:[ \t]*(?:\/\/[^\r\n]*)?\r?\n)*/gu;

let known: { readonly text: string; readonly lines: readonly Range[] } | undefined;

/**
 * Whether edits touch a line whose type error `@ts-expect-error` expects, or declare anew a variable that it names, which may
 * have been read there before it has a value: TypeScript complains where the error has gone.
 */
export function changesExpectedError(edits: readonly Edit[], text: string): boolean {
  if (!text.includes('@ts-expect-error')) return false;
  if (known?.text !== text) known = { text, lines: expecting(text) };
  const unset = edits.flatMap((edit) => unsetIn(edit, text));
  return known.lines.some(([start, end]) => {
    const line = text.slice(start, end);
    return (
      edits.some(({ range }) => range[0] <= end && range[1] >= start) ||
      unset.some(
        ({ name, scope }) => scope[0] <= start && start < scope[1] && line.includes(name) && isWord(name, line),
      )
    );
  });
}

function isWord(name: string, line: string): boolean {
  return line.match(/[\w$]+/gu)?.some((word) => word === name) === true;
}

interface Unset {
  readonly name: string;
  /** From its line to the end of the block, by its indentation. */
  readonly scope: Range;
}

/** The variables that are declared, and may be without a value, on the lines that an edit changes. */
function unsetIn({ range: [from, to] }: Edit, text: string): Unset[] {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  const lines = text.slice(start, end === -1 ? text.length : end);
  return Array.from(lines.matchAll(/\b(?:let|var)\s+(?=((?:[^=;]|=>)*))/gu), ({ index, 1: declared = '' }) => {
    const scope: Range = [start + index, blockEnd(text, start + index)];
    return Array.from(declared.matchAll(/(?:^|,)\s*([\w$]+)/gu), ({ 1: name = '' }): Unset => ({ name, scope }));
  }).flat();
}

/** Where the first line begins that is indented less. */
function blockEnd(text: string, offset: number): number {
  const indent = indentAt(text, offset).length;
  if (indent === 0) return text.length;
  const outer = new RegExp(`\\n[ \\t]{0,${String(indent - 1)}}[^\\s]`, 'gu');
  outer.lastIndex = offset;
  return outer.exec(text)?.index ?? text.length;
}

function expecting(text: string): readonly Range[] {
  return Array.from(text.matchAll(directive), ({ index, 0: { length } }) => {
    const start = index + length;
    const end = text.indexOf('\n', start);
    return [start, end === -1 ? text.length : end];
  });
}
