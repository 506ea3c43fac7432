import { indentAt } from '../core/repair/layout.ts';
import type { Edit } from '../core/repair/edit.ts';
import { assignmentTo, unwrap, type Node, type Range } from '../core/source/ast.ts';
import { parse } from '../core/source/parse.ts';
import type { Source } from '../core/source/source.ts';

/** A stretch of a file that is code, and what to read it as. */
export interface ScriptBlock {
  /** Where the code starts and ends in the file. */
  readonly start: number;
  readonly end: number;
  /** The file's path with the extension of the block's language. */
  readonly path: string;
}

const component = /\.(?:vue|svelte)$/u;

const attributes = String.raw`(?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*`;
const parts = new RegExp(
  `<!--[\\s\\S]*?-->|<(script|style)(${attributes})\\s*(/?)>|<(/?)(template|svelte:head)\\b`,
  'giu',
);

/** Whether a file is a component, whose code stands in `<script>` blocks. */
export function isComponent(path: string): boolean {
  return component.test(path);
}

/** The code of a file: all of it, or what stands in the `<script>` blocks of a Vue or Svelte component. */
export function scriptBlocks(path: string, text: string): readonly ScriptBlock[] {
  if (!isComponent(path)) return [{ start: 0, end: text.length, path }];
  const blocks: ScriptBlock[] = [];
  // A script inside of these is markup, not code of the component.
  let depth = 0;
  parts.lastIndex = 0;
  for (let match = parts.exec(text); match !== null; match = parts.exec(text)) {
    const [whole, tag, given = '', closed, slash] = match;
    if (tag === undefined) {
      if (!whole.startsWith('<!--')) depth = Math.max(0, depth + (slash === '/' ? -1 : 1));
      continue;
    }
    if (closed === '/') continue;
    const start = match.index + whole.length;
    const close = new RegExp(`</${tag}\\s*>`, 'giu');
    close.lastIndex = start;
    const end = close.exec(text)?.index;
    // What is not closed is not for us to mend.
    if (end === undefined) break;
    parts.lastIndex = close.lastIndex;
    const extension = tag.toLowerCase() === 'script' && depth === 0 ? extensionFor(given) : undefined;
    if (extension !== undefined) blocks.push({ start, end, path: path + extension });
  }
  return blocks;
}

/** The code of a file as one text, for a quick look. */
export function scriptText(path: string, text: string): string {
  if (!isComponent(path)) return text;
  return scriptBlocks(path, text)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
}

const attribute = (given: string, name: string): string | undefined => {
  const match = new RegExp(`(?:^|\\s)${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+)))?(?=\\s|$)`, 'iu').exec(
    given,
  );
  return match === null ? undefined : (match[1] ?? match[2] ?? match[3] ?? '');
};

const languages: Readonly<Record<string, string>> = {
  // Components are modules, and these extensions say so even of a block without an import.
  '': '.mjs',
  js: '.mjs',
  javascript: '.mjs',
  jsx: '.mjs',
  ts: '.mts',
  typescript: '.mts',
  tsx: '.tsx',
};

function extensionFor(given: string): string | undefined {
  if (attribute(given, 'src') !== undefined) return undefined;
  const type = attribute(given, 'type')?.toLowerCase();
  const lang = attribute(given, 'lang')?.toLowerCase() ?? /^text\/(typescript|ts)$/u.exec(type ?? '')?.[1];
  const isCode = type === undefined || /^(?:module|(?:text|application)\/(?:javascript|typescript|ts))$/u.test(type);
  return isCode ? languages[lang ?? ''] : undefined;
}

const word = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/**
 * A name of a block that an edit adds or takes away and that the file mentions elsewhere: its template or its other
 * block may mean it, and nothing here reads templates. What a function has for itself means nothing to them.
 */
export function nameSharedWithMarkup(text: string, block: ScriptBlock, after: string): string | undefined {
  const code = text.slice(block.start, block.end);
  const now = wordsOf(code);
  const then = wordsOf(after);
  let old: Source | undefined;
  let read: Source | undefined;
  const isOwn = (name: string): boolean =>
    isLocal(name, now.has(name) ? (old ??= parse(block.path, code)) : (read ??= parse(block.path, after)));
  const outside = `${text.slice(0, block.start)} ${text.slice(block.end)}`.replaceAll(
    /<style\b[\s\S]*?<\/style\s*>/giu,
    ' ',
  );
  for (const name of wordsOf(outside)) {
    for (const meant of [name, name.replace(/^\$/u, '')])
      if (now.has(meant) !== then.has(meant) && !isOwn(meant)) return meant;
  }
  return undefined;
}

/**
 * Whether nothing goes by a name in a script but variables inside of functions and blocks there, and members that are read of
 * something; a part of a text is no name.
 */
function isLocal(name: string, { bindings, mentions }: Source): boolean {
  return mentions.named(name).every((node) => {
    if (node.type !== 'Identifier') return node.type !== 'Literal' || node.value !== name;
    if (isReadMember(node)) return true;
    const variable = bindings.variable(node) ?? bindings.declaredBy(node);
    const isMember = node.parent.type === 'Property' || node.parent.type === 'PropertyDefinition';
    return !isMember && variable !== undefined && !/^(?:global|module)$/u.test(variable.scope.type);
  });
}

/** `source.resolve`, of what is not the component itself: it gives the component nothing. */
function isReadMember(node: Node): boolean {
  const { parent: member } = node;
  if (member?.type !== 'MemberExpression' || member.computed || member.property !== node) return false;
  return unwrap(member.object).type !== 'ThisExpression' && assignmentTo(member) === undefined;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(word));
}

/** A range of a block as one of the file. */
export function inFile([start, end]: Range, block: ScriptBlock): Range {
  return [start + block.start, end + block.start];
}

/** The edits of a block as edits of the file. An import on a line of its own takes the indentation of its neighbour. */
export function toFile(edits: readonly Edit[], block: ScriptBlock, code: string): readonly Edit[] {
  return edits.map(({ range, text }) => ({
    range: inFile(range, block),
    text: block.start > 0 && range[0] === range[1] ? indentImport(text, code, range[0]) : text,
  }));
}

function indentImport(text: string, code: string, offset: number): string {
  // Above the comment of an import, it is put where the line begins and not where its code does.
  const [ahead = ''] = code[offset - 1] === '\n' ? (/^[ \t]*/u.exec(code.slice(offset)) ?? []) : [];
  if (ahead !== '') return text.replace(/^(?=import\b)/u, ahead);
  const indent = indentAt(code, offset);
  return indent === ''
    ? text
    : text.replace(/^(\r?\n)(?=import\b)/u, `$1${indent}`).replace(/^(import\b[^\r\n]*(?:\r?\n)+)$/u, `$1${indent}`);
}
