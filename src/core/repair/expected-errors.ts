import type { Range } from '../source/ast.ts';
import type { Edit } from './edit.ts';

const directive = /\/[/*][/*\s]*@ts-expect-error\b[^\r\n]*\r?\n(?:[ \t]*(?:\/\/[^\r\n]*)?\r?\n)*/gu;

let known: { readonly text: string; readonly lines: readonly Range[] } | undefined;

/**
 * Whether edits touch a line whose type error `@ts-expect-error` expects, or declare anew a variable that it names, which may
 * have been read there before it has a value: TypeScript complains where the error has gone.
 */
export function changesExpectedError(edits: readonly Edit[], text: string): boolean {
  if (!text.includes('@ts-expect-error')) return false;
  if (known?.text !== text) known = { text, lines: expecting(text) };
  const declared = new Set(edits.flatMap((edit) => unsetIn(linesOf(edit, text))));
  return known.lines.some(([start, end]) => {
    const isTouched = edits.some(({ range }) => range[0] <= end && range[1] >= start);
    return isTouched || (text.slice(start, end).match(/[\w$]+/gu) ?? []).some((name) => declared.has(name));
  });
}

function linesOf({ range: [from, to] }: Edit, text: string): string {
  const end = text.indexOf('\n', to);
  return text.slice(text.lastIndexOf('\n', from - 1) + 1, end === -1 ? text.length : end);
}

/** The names in declarations that may stand without a value. */
function unsetIn(lines: string): string[] {
  return lines.match(/\b(?:let|var)\b[^=;]*(?:=>[^=;]*)*/gu)?.flatMap((each) => each.match(/[\w$]+/gu) ?? []) ?? [];
}

function expecting(text: string): readonly Range[] {
  return Array.from(text.matchAll(directive), ({ index, 0: { length } }) => {
    const start = index + length;
    const end = text.indexOf('\n', start);
    return [start, end === -1 ? text.length : end];
  });
}
