import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isClass, isFunction, unwrap, type CallExpression, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { startWithDirective } from './comments.ts';

/** Where an import is put: on a line of its own below or above a neighbour, or at the top, apart from the code that follows. */
export interface ImportPlace {
  readonly kind: 'below' | 'above' | 'top';
  readonly offset: number;
}

/**
 * Beside the other imports: that of a package with theirs, above those of the project's own files, as linters of their order
 * ask for, and where they are sorted, in their order. Undefined for a file without code.
 */
export function importPlace({ ast, text }: Source, module: string, isModule: boolean): ImportPlace | undefined {
  const imports = importsOf(ast, isModule);
  const last = imports.at(-1);
  if (last !== undefined) {
    const above = isOwn(module) ? last : neighbourAbove(imports);
    if (above === undefined) return aboveOwn(imports, text);
    return sortedPlace(above, module, imports, text) ?? beside(lastOfBlock(above, imports, text).node, text);
  }
  const first = ast.body.find((node) => !isDirective(node));
  return first && { kind: 'top', offset: statementStart(text, first) };
}

interface Import {
  readonly node: Node;
  /** What is imported; undefined for several modules, or one that is not written out. */
  readonly module: string | undefined;
  /** Of a file of the project, not of a package. */
  readonly isOwn: boolean;
  /** What it takes in; an import for its effects takes nothing, and its place may matter. */
  readonly takes: 'values' | 'types' | 'nothing';
}

/** The import that a package's goes below; undefined where there are none but the project's own. */
function neighbourAbove(imports: readonly Import[]): Import | undefined {
  const takes = imports.some((each) => each.takes === 'values') ? 'values' : 'types';
  const named = imports.filter((each) => each.takes === takes);
  const own = named.find((each) => each.isOwn);
  if (own === undefined) return named.at(-1) ?? imports.at(-1);
  const before = imports[imports.indexOf(own) - 1];
  // Of packages that there are only types of, those at the top.
  const first = imports
    .slice(
      0,
      imports.findIndex((each) => each.isOwn),
    )
    .at(-1);
  return (
    named.slice(0, named.indexOf(own)).at(-1) ??
    (before?.isOwn === false ? before : (named.findLast((each) => !each.isOwn) ?? first))
  );
}

/** The types of packages that follow without a blank line are of the same block. */
function lastOfBlock(first: Import, imports: readonly Import[], text: string): Import {
  let last = first;
  for (const each of imports.slice(imports.indexOf(first) + 1)) {
    const between = text.slice(last.node.range[1], each.node.range[0]);
    if (each.isOwn || each.takes !== 'types' || hasBlankLine(between)) break;
    last = each;
  }
  return last;
}

/** Few that are in order may be so by chance. */
const fewest = 3;

/** In the order of the packages' imports around a neighbour; undefined where they have none, or nothing but their end is free. */
function sortedPlace(
  neighbour: Import,
  module: string,
  imports: readonly Import[],
  text: string,
): ImportPlace | undefined {
  const block = blockAround(neighbour, imports, text);
  for (const fold of [(name: string) => name, (name: string) => name.toLowerCase()]) {
    const names = block.map((each) => fold(each.module ?? ''));
    if (names.length < fewest || names.some((name, at) => name === '' || name < (names[at - 1] ?? ''))) continue;
    const next = block[names.findIndex((name) => name > fold(module))];
    if (next === undefined) return undefined;
    // What is imported for its effects may be needed by all that follow it.
    if (imports.slice(imports.indexOf(next)).some(({ takes }) => takes === 'nothing')) return undefined;
    const previous = block[block.indexOf(next) - 1];
    if (previous) return beside(previous.node, text);
    const [start] = next.node.range;
    return /(?:^|\n[ \t]*\r?\n)$/u.test(text.slice(0, start)) ? { kind: 'above', offset: start } : undefined;
  }
  return undefined;
}

/** The imports of packages without a blank line, or another import, between them. */
function blockAround(neighbour: Import, imports: readonly Import[], text: string): readonly Import[] {
  const at = imports.indexOf(neighbour);
  const isNext = (each: Import, index: number): boolean => {
    const other = imports[index + 1];
    return !each.isOwn && other?.isOwn === false && !hasBlankLine(text.slice(each.node.range[1], other.node.range[0]));
  };
  const first = imports.slice(0, at).findLastIndex((each, index) => !isNext(each, index)) + 1;
  const end = imports.findIndex((each, index) => index >= at && !isNext(each, index));
  return imports.slice(first, end + 1);
}

function hasBlankLine(between: string): boolean {
  return /\n[ \t]*\r?\n/u.test(between);
}

/** Above the first of the project's own imports that is not there for its effects. */
function aboveOwn(imports: readonly Import[], text: string): ImportPlace | undefined {
  const first = imports.find((each) => each.takes !== 'nothing');
  if (first === undefined) return undefined;
  const [start] = first.node.range;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const withDirective = startWithDirective(text, lineStart);
  return { kind: 'above', offset: withDirective < lineStart ? withDirective : start };
}

/** Below an import and the comment on its line; above it where other code stands there. */
function beside({ range: [start, end] }: Node, text: string): ImportPlace {
  const rest = /^(?:[ \t]*(?:\/\/[^\r\n]*|\/\*(?:[^*\r\n]|\*(?!\/))*\*\/))?(?=[ \t]*(?:\r?\n|$))/u.exec(
    text.slice(end),
  );
  return rest === null ? { kind: 'above', offset: start } : { kind: 'below', offset: end + rest[0].length };
}

function importsOf(program: TSESTree.Program, isModule: boolean): readonly Import[] {
  const found: Import[] = [];
  for (const node of program.body) {
    const each = isModule ? importIn(node) : requiresIn(node);
    if (each !== undefined) found.push(each);
    // A `require` below code that runs would come too late for it.
    else if (!isModule && (found.length > 0 || !isIdle(node))) break;
  }
  return found;
}

function importIn(node: Node): Import | undefined {
  if (node.type === 'TSImportEqualsDeclaration') {
    const { moduleReference } = node;
    const module = moduleReference.type === 'TSExternalModuleReference' ? moduleReference.expression : undefined;
    const takes = node.importKind === 'type' ? 'types' : 'values';
    const name = module?.type === 'Literal' ? nameOf(module.value) : undefined;
    return { node, takes, module: name, isOwn: isOwn(name) };
  }
  if (node.type !== 'ImportDeclaration') return undefined;
  const isTyped = node.importKind === 'type';
  const takes = isTyped ? 'types' : node.specifiers.length > 0 ? 'values' : 'nothing';
  return { node, takes, module: node.source.value, isOwn: isOwn(node.source.value) };
}

function requiresIn(node: Node): Import | undefined {
  if (!isRequire(node)) return undefined;
  const modules = node.declarations.map(({ init }) => {
    const [module] = (init && requireCall(init))?.arguments ?? [];
    return module?.type === 'Literal' ? nameOf(module.value) : undefined;
  });
  return { node, takes: 'values', module: modules.length === 1 ? modules[0] : undefined, isOwn: modules.every(isOwn) };
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Whether a specifier names a file of the project: by a path, an alias for its folders, or in a way that is not written out. */
export function isOwn(module: string | undefined): boolean {
  return module === undefined || /^(?:[./~#$]|@\/|src\/)/u.test(module);
}

/** Whether nothing of the file's own can run in the statement. */
function isIdle(node: Node): boolean {
  if (node.type === 'VariableDeclaration')
    return node.declarations.every(
      ({ id, init }) => id.type === 'Identifier' && (init === null || init.type === 'Literal'),
    );
  return isDirective(node) || node.type === 'FunctionDeclaration' || isSetting(node);
}

/** `process.env.NAME = 'value'`, `module.exports = Name`: what is set before the modules are loaded that read it. */
function isSetting(node: Node): boolean {
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'AssignmentExpression') return false;
  const { left, right } = node.expression;
  const isSet = /^(?:process\.env\.\w+|module\.exports|exports\.\w+)$/u.test(dottedName(left) ?? '');
  return isSet && (right.type === 'Literal' || right.type === 'Identifier');
}

/** Whether a statement does nothing but `require`. */
export function isRequire(node: Node): node is TSESTree.VariableDeclaration {
  return node.type === 'VariableDeclaration' && node.declarations.every(({ init }) => init && requireCall(init));
}

/** `require('a')`, also in `require('a').b` and `require('a')(b)` */
function requireCall(init: Node): CallExpression | undefined {
  let at = unwrap(init);
  if (at.type === 'MemberExpression') at = unwrap(at.object);
  if (at.type === 'CallExpression' && at.callee.type === 'CallExpression') at = at.callee;
  return at.type === 'CallExpression' && at.callee.type === 'Identifier' && at.callee.name === 'require'
    ? at
    : undefined;
}

/**
 * Where a statement starts with the comment that is about it: documentation, a directive for the next line, or what
 * stands right above a declaration. Any other comment above the first statement may speak of the file, and reads well
 * above an import.
 */
function statementStart(text: string, statement: Node): number {
  const offset = statement.range[0];
  const above = /(?:\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?\n?|(?:\/\/[^\r\n]*\r?\n[ \t]*)+)[ \t]*$/u.exec(
    text.slice(0, offset),
  );
  if (above === null || /^[^\r\n]*\S/u.test(text.slice(text.lastIndexOf('\n', above.index) + 1, above.index)))
    return offset;
  const [comment] = above;
  if (startWithDirective(text, offset) < offset) return startWithDocumentation(text, above.index);
  if (aboutFile.test(comment)) return offset;
  if (comment.startsWith('//') && isDeclaration(statement)) return startWithDocumentation(text, above.index);
  return comment.startsWith('/**') ? above.index : offset;
}

/** Documentation may stand above a directive for the next line, or a note. */
function startWithDocumentation(text: string, lineStart: number): number {
  const above = /(?<=^|\n)\/\*\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?\n$/u.exec(text.slice(0, lineStart));
  return above === null || aboutFile.test(above[0]) ? lineStart : above.index;
}

/** What only comments about a whole file say: its licence, its tests' surroundings, what tools are to do with it, what it refers to. */
const aboutFile =
  /@(?:license|licence|preserve|copyright|file|fileoverview|overview|module|packageDocumentation|flow|format|jest\w*|vitest\w*|jsx\w*|ts-check|ts-nocheck|generated|fixture\w*)\b|copyright|licen[cs]e|\bthis (?:file|module)\b|^\/\/ *(?:eslint|tslint|jshint|biome|prettier|istanbul|deno|globals?)\b|^\/\/ *\S+\.[cm]?[jt]sx?\b|^\/\/\/ *</imu;

function isDeclaration(node: Node): boolean {
  const declared = node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration';
  const inner = declared ? node.declaration : node;
  return inner !== null && (isFunction(inner) || isClass(inner) || inner.type === 'VariableDeclaration');
}

function isDirective(node: Node): boolean {
  // Where there is none, one parser leaves it out and the other says null.
  return node.type === 'ExpressionStatement' && typeof node.directive === 'string';
}
