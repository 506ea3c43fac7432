import type { Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Edit } from './edit.ts';

/** A comment on a line of its own that tells a tool what to do with the next line. */
const forNextLine = [
  String.raw`(?:es|ox)lint-disable-next-line\b`,
  String.raw`tslint:disable-next-line\b`,
  String.raw`@ts-(?:ignore|expect-error)\b`,
  // With more behind the hyphen they are about the whole file: `biome-ignore-all`, `deno-lint-ignore-file`.
  String.raw`(?:biome|prettier|deno-(?:lint|fmt))-ignore(?![\w-])`,
  String.raw`(?:istanbul|c8|v8) ignore (?:next|if|else)\b`,
].join('|');

const nextLine = String.raw`[ \t]*(?:\/\/|\/\*)[ \t]*(?:${forNextLine})[^\r\n]*\r?\n`;

const above = new RegExp(`(?:^|\\n)(${nextLine})$`, 'u');
/** With the line that it is about, but for the sign at its end. */
const within = new RegExp(`${nextLine}(?=[ \\t]*([^\\s/][^\\r\\n]*?)[,;]?[ \\t]*(?:\\r?\\n|$))`, 'gu');

/** What only allows that an executor is an expression: without the executor it allows nothing. */
const forExecutor =
  /^\/\/\s*(?:es|ox)lint-disable-(?:next-)?line(?:\s+(?:no-promise-executor-return|no-return-assign|promise\/(?:param-names|avoid-new)),?)+\s*$/u;

/** Where a line starts with the comment above that tells a tool what to do with it: without the line it tells nothing. */
export function startWithDirective(text: string, lineStart: number): number {
  const [, comment = ''] = above.exec(text.slice(Math.max(0, lineStart - 400), lineStart)) ?? [];
  return lineStart - comment.length;
}

/** Whether a comment ends above a statement, and may say what it is for. */
export function hasCommentAbove({ range: [start] }: Node, { text }: Source): boolean {
  const above = /[^\n]*\s*$/u.exec(text.slice(Math.max(0, start - 400), start))?.[0].trim() ?? '';
  return /^\/\/|\*\/$/u.test(above);
}

/** How long the comment behind a place is that only allows that an executor begins on its line. */
export function executorDirective(text: string, start: number): number {
  const [rest = ''] = /^[^\r\n]*/u.exec(text.slice(start)) ?? [];
  return forExecutor.test(rest.trim()) ? rest.length : 0;
}

const forAnything = /^(?:\/\/|\/\*)\s*(?:es|ox)lint-disable-next-line\s*(?:\*\/)?\s*$/u;

/**
 * Whether a directive for a line with an executor has nothing to say of the line that is left without it.
 * @param isAll nothing is left of the executor elsewhere
 */
export function isAboutExecutor(directive: string, isAll: boolean): boolean {
  const at = directive.trim();
  // What names no rule is about the line as it was.
  return forExecutor.test(at) || (isAll && forAnything.test(at));
}

/** Whether a comment tells a tool something. */
export function isDirective(comment: string): boolean {
  return /^\/[/*]\s*(?:(?:es|ox|ts|deno-)lint|biome|prettier|istanbul|c8|v8|@ts-|#(?:end)?region)/u.test(comment);
}

const signatureTag =
  /^@(?:(?:param|arg|argument|returns?)\s+\{[^\r\n]*\}(?:\s+\[?[\w$.]+\]?)?|private|protected|internal|readonly)$/u;

/** Whether a JSDoc comment says no more than what a function takes and gives, and who may call it. */
export function isOfSignature(doc: string): boolean {
  const lines = doc
    .slice(3, -2)
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\s*\*?/u, '').trim())
    .filter((line) => line !== '');
  return lines.length > 0 && lines.every((line) => signatureTag.test(line));
}

const comment = /\/\*[^]*?\*\/|\/\/[^\r\n]*/gu;

/** Whether a comment, or what looks like one, goes with the text that an edit replaces. */
export function losesComment(edit: Edit, source: Source): boolean {
  return losesComments([edit], source);
}

/** The same for edits together, of which one may put what another takes. */
export function losesComments(edits: readonly Edit[], source: Source): boolean {
  const left = edits.map(({ text }) => text).join('\n');
  const lost = edits.flatMap(
    ({ range }) =>
      source.text
        .slice(...range)
        .replaceAll(within, (directive, code: string) =>
          /\w\W*\w/u.test(code) && left.includes(code) ? directive : '',
        )
        .match(comment) ?? [],
  );
  return lost.some((each, index) => {
    if (forExecutor.test(each) || (each.startsWith('/**') && isOfSignature(each))) return false;
    const before = lost.slice(0, index).filter((other) => other === each).length;
    return left.split(each).length - 1 <= before;
  });
}
