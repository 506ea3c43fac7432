import type { Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Edit } from './edit.ts';
import { beginsLine, indentAt, indentStep, lineBreak, reindent, semicolon } from './layout.ts';

/**
 * Puts statements that stand on lines of their own into a `try` with a clause, such as `finally`, that holds one statement.
 * None where the first or the last of them shares its line with other code.
 */
export function putIntoTry(
  statements: readonly Node[],
  clause: string,
  statement: string,
  source: Source,
): readonly Edit[] | undefined {
  const { text } = source;
  const [first] = statements;
  const last = statements.at(-1);
  if (first?.parent === undefined || last === undefined || !beginsLine(text, first)) return undefined;
  const rest = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*)?(?=\r?\n)/u.exec(text.slice(last.range[1]));
  if (rest === null) return undefined;
  const [start, end] = [first.range[0], last.range[1] + rest[0].length];
  const [line, indent, step] = [lineBreak(text), indentAt(text, start), indentStep(text)];
  return [
    { range: [start, start], text: `try {${line}${indent}${step}` },
    ...reindent(source, [start, end], indent, indent + step, first.parent),
    {
      range: [end, end],
      text: `${line}${indent}} ${clause} {${line}${indent}${step}${statement}${semicolon(text)}${line}${indent}}`,
    },
  ];
}
