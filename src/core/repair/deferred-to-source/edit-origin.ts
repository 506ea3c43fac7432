import type { TSESTree } from '@typescript-eslint/types';
import type { Node, Range } from '../../source/ast.ts';
import { enclosingFunction, isFunction, isPropertyName } from '../../source/ast.ts';
import { docCommentOf } from '../../source/doc-comments.ts';
import type { Source } from '../../source/source.ts';
import { walk } from '../../source/visit.ts';
import { executorDirective, isAboutExecutor, startWithDirective } from '../comments.ts';
import type { Edit } from '../edit.ts';
import { indentAt, reindent, removeStatement, styleAt, styleBefore, type Style } from '../layout.ts';
import { mayThrow, throwsBeforeGiving } from './can-throw.ts';
import { editReturns, returnedAround } from './early-returns.ts';
import { roomFor } from './line-room.ts';
import { enclosingAsync, type OriginSite } from './origin-site.ts';
import type { Position } from './position.ts';
import { SkipSite } from './skip.ts';

export interface OriginPlan {
  readonly site: OriginSite;
  /** The statement that makes the source, without its end. */
  readonly make: string;
  /** The expression that stands for the source after it. */
  readonly value: string;
  /** Statements of the executor that go away with it. */
  readonly removed: readonly Node[];
  /** The statement before which the source is made, where the promise is in the middle of an expression of it. */
  readonly before?: Node;
}

/** Puts a source where the promise was made: the work of the executor follows it, and then what used the promise. */
export function editOrigin(plan: OriginPlan, source: Source): Edit[] {
  const { position } = plan.site;
  switch (position.kind) {
    case 'statement':
      return inStatement(plan, position, source);
    case 'arrow':
      return inArrow(plan, position.arrow, source);
    case 'field':
      if (!isBare(plan, source)) throw new SkipSite('position');
      return [{ range: plan.site.node.range, text: `${plan.value}.promise` }];
    case 'expression':
      if (isBare(plan, source) && plan.before) return madeBefore(plan, plan.before, source);
      if (!isBare(plan, source) || startsStatement(plan.site.node)) throw new SkipSite('position');
      return [{ range: plan.site.node.range, text: `(${plan.make}).promise` }];
  }
}

function madeBefore({ site, make, value }: OriginPlan, statement: Node, source: Source): Edit[] {
  const start = startWithComments(statement, source);
  const style = styleBefore(source, statement);
  const end = endBefore(source.text.slice(start), style);
  const { range, lead } = roomFor(site.node, `${value}.promise`, source);
  return [
    { range: [start, start], text: `${make}${end}${style.line}${style.indent}` },
    { range, text: `${lead}${value}.promise` },
  ];
}

/** Whether the line before might read on into a bracket that takes the place of the node. */
function startsStatement(node: Node): boolean {
  let at = node;
  while (at.parent && at.type !== 'ExpressionStatement') at = at.parent;
  return at.range[0] === node.range[0];
}

/** Whether nothing is left of the executor: no statement, no comment. */
export function isBare({ site, removed }: OriginPlan, source: Source): boolean {
  if (site.body.some((statement) => !removed.includes(statement))) return false;
  const { body } = site.executor;
  let text = source.text.slice(bodyStart(site, source), body.range[1]);
  for (const statement of removed) text = text.replace(source.text.slice(...withDirective(statement, source)), '');
  return /^[\s{}();]*$/u.test(text);
}

/** Where a statement starts with what is said of it, to readers and to tools. */
function startWithComments(statement: Node, source: Source): number {
  const [line] = withDirective(statement, source);
  const start = line + source.text.slice(line).search(/\S/u);
  return docCommentOf({ range: [start, start] }, source)?.start ?? start;
}

/** The text up to a promise whose executor goes, without what was said to tools of the executor alone. */
function withoutDirective(head: string, statement: number, isBare: boolean): string {
  const [, above = '', directive = ''] =
    /^((?:[^]*\n)?[ \t]*)(\S[^\n]*\n[ \t]*)$/u.exec(head.slice(0, statement)) ?? [];
  const isSameLine = !head.slice(statement).includes('\n');
  return isSameLine && isAboutExecutor(directive, isBare) ? above + head.slice(statement) : head;
}

function withDirective({ range: [start, end] }: Node, { text }: Source): Range {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return [/\S/u.test(text.slice(line, start)) ? start : startWithDirective(text, line), end];
}

interface Inner {
  /** Where the kept text of the executor's body starts and ends. */
  readonly start: number;
  readonly end: number;
  /** Whether that text has lines of its own. */
  readonly isMultiline: boolean;
}

/** Where the text of an executor's body starts, behind its brace and what is said there to tools of the executor alone. */
function bodyStart({ executor }: Pick<OriginSite, 'executor'>, { text }: Source): number {
  const [start] = executor.body.range;
  return executor.body.type === 'BlockStatement' ? start + 1 + executorDirective(text, start + 1) : start;
}

function innerOf({ executor, body }: OriginSite, source: Source): Inner {
  const first = body[0];
  const last = body.at(-1);
  if (executor.body.type !== 'BlockStatement' || !first || !last)
    return { start: executor.body.range[0], end: executor.body.range[1], isMultiline: false };
  const open = bodyStart({ executor }, source);
  const close = executor.body.range[1] - 1;
  const isMultiline =
    source.text.slice(open, first.range[0]).includes('\n') && source.text.slice(last.range[1], close).includes('\n');
  // The line of the closing brace goes, with its indentation.
  return isMultiline
    ? { start: open, end: source.text.lastIndexOf('\n', close) + 1, isMultiline }
    : { start: first.range[0], end: last.range[1], isMultiline };
}

/**
 * What the last line of an executor says to tools of the line with its end, as of the `then` there: it stays above what is
 * left of that line.
 */
function withoutLastDirective(inner: Inner, { range: [, end] }: Node, { text }: Source): [Inner, string] {
  const first = startWithDirective(text, inner.end);
  const isAboutMore = /^\s*\S/u.test(
    text
      .slice(end)
      .replace(/^[ \t]*[;,)]*/u, '')
      .split('\n', 1)[0] ?? '',
  );
  if (!inner.isMultiline || first === inner.end || !isAboutMore) return [inner, ''];
  const directive = text.slice(first, inner.end);
  return [{ ...inner, end: first }, directive.trimStart()];
}

function hasLines({ start, end }: Inner, { text }: Source): boolean {
  return text.slice(start, end).includes('\n');
}

/** Whether what is left of the executor has to stand in a `try` that rejects the promise. */
export function needsTry({ site, removed }: OriginPlan, source: Source): boolean {
  if (declaresTakenName(site, source)) return true;
  const resolvers = new Set(site.resolvers.map(({ variable }) => variable.name));
  const throwing = site.body.filter((each) => !removed.includes(each) && mayThrow(each, source, resolvers));
  const last = throwing.at(-1);
  if (last === undefined) return false;
  const { position, node } = site;
  if (position.kind !== 'statement' || !position.isDirect || !enclosingAsync(node)) return true;
  // In an async function a throw rejects what it returns. But a promise that somebody can settle by then stays behind
  // with what it is settled with, and a `catch` around would see the throw, where it saw no rejection before.
  return (
    isKnownBy(throwsBeforeGiving(last, source, resolvers) ? last.range[0] : last.range[1], site) ||
    (node.parent.type !== 'AwaitExpression' &&
      (position.statement.type !== 'ReturnStatement' || isInsideTry(position.statement)))
  );
}

/** Whether a resolver has been used, or given to others, by what stands above a place. */
function isKnownBy(end: number, { resolvers }: OriginSite): boolean {
  return resolvers.some(({ variable }) => variable.references.some(({ identifier }) => identifier.range[0] < end));
}

/** Whether a name that the executor declares means something else around it: then its statements need a block of their own. */
function declaresTakenName({ body, executor }: OriginSite, source: Source): boolean {
  const names = new Set(
    body.flatMap((statement) => {
      if (statement.type === 'VariableDeclaration')
        return statement.declarations.flatMap((each) => source.bindings.declared(each).map(({ name }) => name));
      return statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration'
        ? [statement.id?.name ?? '']
        : [];
    }),
  );
  if (names.size === 0) return false;
  let isTaken = false;
  walk(enclosingFunction(executor) ?? source.ast, (node) => {
    if (node === executor) return false;
    isTaken ||= node.type === 'Identifier' && names.has(node.name) && !isPropertyName(node);
    return !isTaken;
  });
  return isTaken;
}

function isInsideTry(node: Node): boolean {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) if (at.type === 'TryStatement') return true;
  return false;
}

function inStatement(plan: OriginPlan, position: Position & { readonly kind: 'statement' }, source: Source): Edit[] {
  const { site, make, value } = plan;
  const { node } = site;
  const { statement } = position;
  // What is made goes before the comment that says what the statement is for.
  const first = position.isAlone ? statement.range[0] : startWithComments(statement, source);
  const room = roomFor(node, `${value}.promise`, source);
  const kept = source.text.slice(first, room.range[0]);
  const head = `${withoutDirective(kept, statement.range[0] - first, isBare(plan, source))}${room.lead}`;
  const braces = position.isAlone ? bracesAround(statement, source) : undefined;
  const isSpread = !isBare(plan, source) && hasLines(innerOf(site, source), source);
  const style = braces?.style ?? (isSpread ? styleAt(source, statement.range[0]) : styleBefore(source, statement));
  const start = braces?.start ?? first;
  const next = `${style.line}${style.indent}`;
  const lead = braces?.lead ?? '';
  const close: Edit[] = braces
    ? [...braces.open, { range: [statement.range[1], statement.range[1]], text: braces.close }]
    : [];
  if (isBare(plan, source)) {
    const made = make === '' ? '' : `${make}${endBefore(head, style)}${next}`;
    return [{ range: [start, room.range[1]], text: `${lead}${made}${head}${value}.promise` }, ...close];
  }
  const [inner, directive] = withoutLastDirective(innerOf(site, source), node, source);
  const isTried = needsTry(plan, source);
  const indent = isTried ? style.indent + style.step : style.indent;
  const open = isTried ? `${make}${style.end}${next}try {` : `${make}${endBefore(firstKept(plan, source), style)}`;
  // The kept statements may end without a `;` above what now follows them.
  const joint = endBefore(head, style) === style.end ? '' : ';';
  const at = head.length - room.lead.length - (room.range[0] - statement.range[0]);
  const used = `${isTried ? caught(value, style) : joint}${head.slice(0, at)}${directive && `${directive}${style.indent}`}${head.slice(at)}${value}.promise`;
  const ended = inner.isMultiline ? style.indent : `${needsEnd(site, source, inner) ? style.end : ''}${next}`;
  return [
    {
      range: [start, inner.start],
      text: `${lead}${inner.isMultiline ? open : `${open}${next}${isTried ? style.step : ''}`}`,
    },
    { range: [inner.end, room.range[1]], text: `${ended}${used}` },
    ...moveBody(plan, inner, indent, source),
    ...splitSequence(plan, inner, indent, style, source),
    ...moveReturns(plan, indent, isTried, style, source),
    ...close,
  ];
}

interface Braces {
  /** Where the replaced text starts, and what opens the braces there. */
  readonly start: number;
  readonly lead: string;
  readonly style: Style;
  /** What opens them further above. */
  readonly open: readonly Edit[];
  /** What closes them. */
  readonly close: string;
}

/** Braces for a statement that is the whole body of another. @throws {SkipSite} where a comment stands between. */
function bracesAround(statement: Node, source: Source): Braces {
  const { text } = source;
  const owner = statement.parent ?? statement;
  const before = text.slice(owner.range[0], statement.range[0]);
  const gap = /(?:\)|\belse|:)((?:\s|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*)$/u.exec(before)?.[1];
  if (gap === undefined) throw new SkipSite('comment');
  const outer = styleAt(source, owner.range[0]);
  const start = statement.range[0] - gap.length;
  const indent = outer.indent + outer.step;
  const close = `${outer.line}${outer.indent}}`;
  if (gap.trim() === '')
    return { start, lead: ` {${outer.line}${indent}`, style: { ...outer, indent }, open: [], close };
  // A comment between goes inside, if the statement has a line of its own below it.
  if (!/\n[ \t]*$/u.test(gap)) throw new SkipSite('comment');
  const style = { ...outer, indent: indentAt(text, statement.range[0]) };
  return { start: statement.range[0], lead: '', style, open: [{ range: [start, start], text: ' {' }], close };
}

/** `(resolve = y, reject = n)`, the whole of an executor, becomes statements. */
function splitSequence({ site }: OriginPlan, inner: Inner, indent: string, style: Style, source: Source): Edit[] {
  const { body } = site.executor;
  if (body.type !== 'SequenceExpression' || hasLines(inner, source)) return [];
  return body.expressions.slice(1).map((each, index): Edit => {
    const start = body.expressions[index]?.range[1] ?? each.range[0];
    const end = endBefore(source.text.slice(each.range[0]), style);
    return { range: [start, each.range[0]], text: `${end}${style.line}${indent}` };
  });
}

/** What the executor's own `return` statements become. */
function moveReturns(
  { site, value }: OriginPlan,
  indent: string,
  isTried: boolean,
  style: Style,
  source: Source,
): Edit[] {
  const [first] = site.body;
  if (site.returns.length === 0 || !first) return [];
  const around = returnedAround(site, source);
  // What is awaited inside the `try` would be caught there.
  if (isTried && around?.[0].includes('await') === true) throw new SkipSite('executor-returns');
  const from = indentAt(source.text, first.range[0]);
  const shift = (own: string): string => (own.startsWith(from) ? indent + own.slice(from.length) : own);
  return editReturns(site, `${around?.[0] ?? ''}${value}.promise${around?.[1] ?? ''}`, shift, style, source);
}

/** The end of a statement before some text, which may not read on from it. */
function endBefore(text: string, { end }: Style): string {
  return end === '' && /^(?:\/\*[^]*?\*\/\s*)*(?:[([`+-]|\/(?!\*))/u.test(text) ? ';' : end;
}

function firstKept({ site, removed }: OriginPlan, source: Source): string {
  const first = site.body.find((statement) => !removed.includes(statement));
  return first ? source.text.slice(...first.range) : '';
}

/** Whether the kept text is an expression or lacks its `;`, now that it is a statement among others. */
function needsEnd({ body }: OriginSite, source: Source, inner: Inner): boolean {
  const end = /[;}](?=\s*$)/u.exec(source.text.slice(inner.start, inner.end))?.[0];
  const { type = '' } = body.at(-1) ?? {};
  return end === undefined || (end === '}' && /(?:Expression|^ExpressionStatement|^VariableDeclaration)$/u.test(type));
}

function caught(value: string, { indent, step, line, end }: Style): string {
  return `} catch (error) {${line}${indent}${step}${value}.reject(error)${end}${line}${indent}}${line}${indent}`;
}

/** Indents the kept lines as their new place wants them. */
function moveBody({ site, removed }: OriginPlan, inner: Inner, indent: string, source: Source): Edit[] {
  const first = site.body[0];
  if (!first || !hasLines(inner, source)) return [];
  const gone = removed.map((statement) => removeStatement(source, statement).range);
  const edits = reindent(
    source,
    [inner.start, inner.end - 1],
    indentAt(source.text, first.range[0]),
    indent,
    site.executor,
  );
  return edits.filter(({ range }) => !gone.some(([start, end]) => start <= range[0] && range[0] < end));
}

function inArrow(plan: OriginPlan, arrow: TSESTree.ArrowFunctionExpression, source: Source): Edit[] {
  const { site, make, value } = plan;
  const { node } = site;
  const { text } = source;
  const style = styleAt(source, arrow.range[0]);
  const { body } = arrow;
  // Outside the body there are at most parentheses.
  const start = text.lastIndexOf('=>', body.range[0]) + 2;
  const head = text.slice(body.range[0], node.range[0]);
  const after = text.slice(node.range[1], body.range[1]);
  const inside = `${style.line}${style.indent}${style.step}`;
  const used = `return ${head}${value}.promise${after}${style.end}${style.line}${style.indent}}`;
  if (isBare(plan, source))
    return [{ range: [start, arrow.range[1]], text: ` {${inside}${make}${style.end}${inside}${used}` }];
  const inner = innerOf(site, source);
  const isTried = needsTry(plan, source);
  const end = isTried ? style.end : endBefore(firstKept(plan, source), style);
  const open = ` {${inside}${make}${end}${isTried ? `${inside}try {` : ''}`;
  const nested: Style = { ...style, indent: `${style.indent}${style.step}` };
  const indent = isTried ? nested.indent + style.step : nested.indent;
  const returns = moveReturns(plan, indent, isTried, style, source);
  if (inner.isMultiline) {
    const close = isTried ? `${nested.indent}${caught(value, nested)}` : nested.indent;
    return [
      { range: [start, inner.start], text: open },
      { range: [inner.end, arrow.range[1]], text: `${close}${used}` },
      ...moveBody(plan, inner, indent, source),
      ...returns,
    ];
  }
  const close = `${needsEnd(site, source, inner) ? style.end : ''}${inside}${isTried ? caught(value, nested) : ''}`;
  return [
    { range: [start, inner.start], text: `${open}${inside}${isTried ? style.step : ''}` },
    { range: [inner.end, arrow.range[1]], text: `${close}${used}` },
    ...moveBody(plan, inner, indent, source),
    ...splitSequence(plan, inner, indent, style, source),
    ...returns,
  ];
}
