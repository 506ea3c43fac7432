import type { Node, Range } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';

/** The width that most code is wrapped at: where a line may be longer, one that stays broken is no fault. */
const width = 80;

interface Room {
  /** What is replaced: the node, and the line breaks around it. */
  readonly range: Range;
  /** What stands before the short text in their place. */
  readonly lead: string;
}

/**
 * Where a short text takes the place of a node. A break after `=` or `(`, those after the names that are given before it, and
 * that before the `)`, go where they only made room for a long promise.
 */
export function roomFor(node: Node, short: string, { text }: Source): Room {
  const [start, end] = node.range;
  const before = text.slice(Math.max(0, start - 400), start);
  const broken = /([=(])[ \t]*\r?\n[ \t]*((?:[\w$.]+,[ \t]*\r?\n[ \t]*)*)((?:await )?)$/u.exec(before);
  const [all = '', sign, names = '', awaited = ''] = broken ?? [];
  const closing =
    sign === '(' ? (/^,?[ \t]*\r?\n[ \t]*(?=\))/u.exec(text.slice(end, end + 400))?.[0] ?? undefined) : '';
  if (!broken || closing === undefined) return { range: node.range, lead: '' };
  const from = start - all.length + 1;
  const lead = `${sign === '=' ? ' ' : ''}${names.replaceAll(/\s+/gu, ' ')}${awaited}`;
  const head = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const rest = /^[^\r\n]*/u.exec(text.slice(end + closing.length, end + closing.length + width))?.[0] ?? '';
  const isShort = `${head}${lead}${short}${rest}`.length <= width;
  return isShort ? { range: [from, end + closing.length], lead } : { range: node.range, lead: '' };
}
