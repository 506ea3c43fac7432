import type { Source } from '../source/source.ts';
import type { Edit } from './edit.ts';

/** Whether a comment, or what looks like one, goes with the text that an edit replaces. */
export function losesComment({ range, text }: Edit, source: Source): boolean {
  const comments = source.text.slice(...range).match(/\/\*[^]*?\*\/|\/\/[^\r\n]*/gu) ?? [];
  return comments.some((comment) => !text.includes(comment));
}
