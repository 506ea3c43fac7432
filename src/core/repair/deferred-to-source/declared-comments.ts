import type { Node } from '../../source/ast.ts';
import { docCommentOf } from '../../source/doc-comments.ts';
import type { Source } from '../../source/source.ts';
import { isDirective, isOfSignature, startWithDirective } from '../comments.ts';
import type { Edit } from '../edit.ts';
import { beginsLine, indentAt, lineBreak, removeStatement } from '../layout.ts';

// What is said of the variables and fields that keep resolvers, where a declaration goes.

/** Removes a declaration, with the comment that only says what the function takes and gives. */
export function removeDeclared(node: Node, source: Source): Edit {
  const doc = docCommentOf(node, source);
  return removeStatement(source, node, doc && isOfSignature(doc.text) ? doc.start : undefined);
}

/**
 * The same, where another declaration stays for both: what is said of the one that goes is said there from here on, lest it is
 * said of what follows.
 */
export function removeBeside(node: Node, stays: Node, source: Source): readonly Edit[] {
  const { text } = source;
  const removal = removeDeclared(node, source);
  if (!beginsLine(text, node) || !beginsLine(text, stays) || stays.parent?.type === 'Program') return [removal];
  const first = lineStart(text, removal.range[0]);
  const behind = /^[;,]?[ \t]*(\/\/[^\r\n]*)\r?\n/u.exec(text.slice(node.range[1], node.range[1] + 400));
  const end = behind ? node.range[1] + behind[0].length : removal.range[1];
  const above = startOfSaid(first, end, source);
  const said =
    text.slice(above, first) + (behind ? indentAt(text, node.range[0]) + (behind[1] ?? '') + lineBreak(text) : '');
  const at = startOf(stays, source);
  if (said === '' || (end <= at && text.slice(end, at).trim() === '')) return [removal];
  return [
    { range: [at, at], text: said },
    behind ? { range: [above, end], text: '' } : removeStatement(source, node, above),
  ];
}

/** Where the comments start that are said of the declaration that begins at a line. */
function startOfSaid(first: number, end: number, source: Source): number {
  const { text } = source;
  const doc = docCommentOf({ range: [first, first] }, source);
  if (doc && isNextLine(text.slice(doc.start + doc.text.length, first))) return lineStart(text, doc.start);
  // A comment above several is of all of them.
  if (!/^[ \t]*(?:\r?\n|\}|\/[/*])/u.test(text.slice(end, end + 200))) return first;
  let start = first;
  for (;;) {
    const before = lineStart(text, start - 1);
    const line = text.slice(before, start).trim();
    if (start === 0 || !line.startsWith('//') || isDirective(line)) return start;
    start = before;
  }
}

/** Where a declaration starts with what is said of it, to readers and to tools. */
function startOf(node: Node, source: Source): number {
  const { text } = source;
  const start = startWithDirective(text, lineStart(text, node.range[0]));
  const doc = docCommentOf({ range: [start, start] }, source);
  return doc && isNextLine(text.slice(doc.start + doc.text.length, start)) ? lineStart(text, doc.start) : start;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function isNextLine(between: string): boolean {
  return /^[ \t]*\r?\n[ \t]*$/u.test(between);
}
