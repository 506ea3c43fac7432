import type { Range } from '../source/ast.ts';
import type { Edit } from './edit.ts';

const directive = /\/[/*][/*\s]*@ts-expect-error\b[^\r\n]*\r?\n(?:[ \t]*(?:\/\/[^\r\n]*)?\r?\n)*/gu;

let known: { readonly text: string; readonly lines: readonly Range[] } | undefined;

/** Whether edits touch a line whose type error `@ts-expect-error` expects: TypeScript complains where that has gone. */
export function changesExpectedError(edits: readonly Edit[], text: string): boolean {
  if (!text.includes('@ts-expect-error')) return false;
  if (known?.text !== text) known = { text, lines: expecting(text) };
  return known.lines.some(([start, end]) => edits.some(({ range }) => range[0] <= end && range[1] >= start));
}

function expecting(text: string): readonly Range[] {
  return Array.from(text.matchAll(directive), ({ index, 0: { length } }) => {
    const start = index + length;
    const end = text.indexOf('\n', start);
    return [start, end === -1 ? text.length : end];
  });
}
