import type { TSESTree } from '@typescript-eslint/types';
import { isClass, isFunction, unwrap, type CallExpression, type Node } from '../source/ast.ts';
import type { Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { startWithDirective } from './comments.ts';
import type { Edit } from './edit.ts';
import { lineBreak, oncePerText, quote, semicolon } from './layout.ts';

/** How a file takes in names: undefined for a script, which has no means of its own. */
export function moduleKind(source: Source): 'module' | 'commonjs' | undefined {
  const { path, text, ast } = source;
  if (
    /\.(?:m[jt]s|cts)$/u.test(path) ||
    ast.body.some((node) => /^(?:Import|Export)|^TS(?:ImportEquals|ExportAssignment)/u.test(node.type))
  )
    return 'module';
  if (/\.tsx?$/u.test(path)) return undefined;
  // What asks whether it is a module is also loaded where there is no `require`.
  const isAsked = /\btypeof\s+(?:module|exports|require|define)\b|\bdefine\.amd\b/u.test(text);
  if (isAsked && !ast.body.some(isRequire)) return undefined;
  return path.endsWith('.cjs') ||
    (/(?<!\.\s*)\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w/u.test(text) && !ast.body.some(isAmdCall))
    ? 'commonjs'
    : undefined;
}

/** `define(function (require) { … })`: the `require` that such a script names is a parameter, or loads later. */
function isAmdCall(node: Node): boolean {
  const call = node.type === 'ExpressionStatement' ? unwrap(node.expression) : node;
  if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier') return false;
  const [first] = call.arguments;
  return /^(?:define|requirejs|require)$/u.test(call.callee.name) && first !== undefined && isAmdArgument(first, call);
}

function isAmdArgument(first: Node, call: CallExpression): boolean {
  const isListOrFactory = first.type === 'ArrayExpression' || isFunction(first);
  return isListOrFactory || (call.arguments.length > 1 && first.type === 'Literal');
}

/**
 * The edits that make a name of a module usable, at one node or anywhere in the file; undefined when it means something else
 * there.
 */
export function importName(source: Source, name: string, module: string, at?: Node): readonly Edit[] | undefined {
  const program = source.ast;
  const scopes = source.bindings.scopeAt(program);
  const bound = scopes?.set.get(name) ?? scopes?.childScopes[0]?.set.get(name);
  if (at === undefined ? isDeclaredWithin(source, name, bound) : isHidden(name, at, source)) return undefined;
  const known = existing(program, module);
  if (bound !== undefined && bound.defs.length > 0) {
    return known?.names.includes(name) === true ? [] : undefined;
  }
  if (known?.last) return [{ range: [known.last, known.last], text: `, ${name}` }];
  const style = { quote: quote(source.text), end: semicolon(source.text), line: lineBreak(source.text) };
  const specifier = `${style.quote}${module}${style.quote}`;
  const isModule = moduleKind(source) !== 'commonjs';
  const statement = isModule
    ? `import ${namedImport(source.text, name)} from ${specifier}${style.end}`
    : `const { ${name} } = require(${specifier})${style.end}`;
  const after = lastImport(program, isModule);
  if (after !== undefined) return [besideImport(after, statement, style.line, source.text)];
  const first = program.body.find((node) => !isDirective(node));
  if (first === undefined) return undefined;
  const start = statementStart(source.text, first);
  return [{ range: [start, start], text: `${statement}${style.line}${style.line}` }];
}

/** Below an import and the comment on its line; above it where other code stands there. */
function besideImport({ range: [start, end] }: Node, statement: string, line: string, text: string): Edit {
  const rest = /^(?:[ \t]*(?:\/\/[^\r\n]*|\/\*(?:[^*\r\n]|\*(?!\/))*\*\/))?(?=[ \t]*(?:\r?\n|$))/u.exec(
    text.slice(end),
  );
  if (rest === null) return { range: [start, start], text: `${statement}${line}` };
  const below = end + rest[0].length;
  return { range: [below, below], text: `${line}${statement}` };
}

/** Whether a function or a block of the file has that name for something of its own, and would not see the import. */
function isDeclaredWithin(source: Source, name: string, bound: Variable | undefined): boolean {
  return source.mentions.identifiers(name).some((identifier) => {
    const variable = source.bindings.variable(identifier) ?? source.bindings.declaredBy(identifier);
    return variable !== undefined && variable.defs.length > 0 && variable !== bound;
  });
}

/** `{ name }`, or `{name}` where the file's other imports are written so. */
function namedImport(text: string, name: string): string {
  return isTight(text) ? `{${name}}` : `{ ${name} }`;
}

const isTight = oncePerText((text) => {
  const tight = text.match(/^import\b[^'"\n]*\{\S/gmu)?.length ?? 0;
  const loose = text.match(/^import\b[^'"\n]*\{(?:\s|$)/gmu)?.length ?? 0;
  return tight > loose;
});

/** Whether something between a node and the top of the file goes by a name, so that an import of it is out of reach. */
function isHidden(name: string, node: Node, { bindings }: Source): boolean {
  for (let scope = bindings.scopeAt(node); scope?.upper; scope = scope.upper) {
    if (scope.type !== 'module' && scope.block.type !== 'Program' && scope.set.has(name)) return true;
  }
  return false;
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
  if (startWithDirective(text, offset) < offset) return above.index;
  const isAbout = comment.startsWith('/**') || (comment.startsWith('//') && isDeclaration(statement));
  return isAbout && !aboutFile.test(comment) ? above.index : offset;
}

/** What only comments about a whole file say: its licence, its tests' surroundings, what tools are to do with it. */
const aboutFile =
  /@(?:license|licence|preserve|copyright|file|fileoverview|overview|module|packageDocumentation|flow|format|jest\w*|vitest\w*|jsx\w*|ts-check|ts-nocheck|generated|fixture\w*)\b|copyright|licen[cs]e|\bthis (?:file|module)\b|^\/\/ *(?:eslint|tslint|jshint|biome|prettier|istanbul|deno|globals?)\b|^\/\/ *\S+\.[cm]?[jt]sx?\b/imu;

function isDeclaration(node: Node): boolean {
  const declared = node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration';
  const inner = declared ? node.declaration : node;
  return inner !== null && (isFunction(inner) || isClass(inner) || inner.type === 'VariableDeclaration');
}

function isDirective(node: Node): boolean {
  // Where there is none, one parser leaves it out and the other says null.
  return node.type === 'ExpressionStatement' && typeof node.directive === 'string';
}

interface Existing {
  readonly names: readonly string[];
  /** Where another name can be added. */
  readonly last: number | undefined;
}

function existing(program: TSESTree.Program, module: string): Existing | undefined {
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration' && node.source.value === module && node.importKind !== 'type') {
      const named = node.specifiers.filter((each) => each.type === 'ImportSpecifier');
      const values = named.filter(
        (each) =>
          each.importKind !== 'type' && each.imported.type === 'Identifier' && each.imported.name === each.local.name,
      );
      return { names: values.map((each) => each.local.name), last: named.at(-1)?.range[1] };
    }
    const pattern = requirePattern(node, module);
    if (pattern) {
      const properties = pattern.properties.filter((each) => each.type === 'Property');
      const names = properties.flatMap((each) =>
        each.shorthand && each.value.type === 'Identifier' ? [each.value.name] : [],
      );
      // What a rest element takes is not to change.
      return { names, last: properties.length < pattern.properties.length ? undefined : properties.at(-1)?.range[1] };
    }
  }
  return undefined;
}

function requirePattern(node: Node, module: string): TSESTree.ObjectPattern | undefined {
  if (node.type !== 'VariableDeclaration') return undefined;
  for (const { id, init } of node.declarations) {
    if (id.type !== 'ObjectPattern' || !init) continue;
    const call = unwrap(init);
    const specifier =
      call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'require'
        ? call.arguments[0]
        : undefined;
    if (specifier?.type === 'Literal' && specifier.value === module) return id;
  }
  return undefined;
}

function lastImport(program: TSESTree.Program, isModule: boolean): Node | undefined {
  let last: Node | undefined;
  for (const node of program.body) {
    if (isModule ? node.type === 'ImportDeclaration' || node.type === 'TSImportEqualsDeclaration' : isRequire(node))
      last = node;
    // A `require` below code that runs would come too late for it.
    else if (!isModule && (last !== undefined || !isIdle(node))) break;
  }
  return last;
}

/** Whether nothing of the file's own can run in the statement. */
function isIdle(node: Node): boolean {
  if (node.type === 'VariableDeclaration')
    return node.declarations.every(
      ({ id, init }) => id.type === 'Identifier' && (init === null || init.type === 'Literal'),
    );
  return isDirective(node) || node.type === 'FunctionDeclaration';
}

function isRequire(node: Node): boolean {
  if (node.type !== 'VariableDeclaration') return false;
  return node.declarations.every(({ init }) => {
    let at = init && unwrap(init);
    if (at?.type === 'MemberExpression') at = unwrap(at.object);
    if (at?.type === 'CallExpression' && at.callee.type === 'CallExpression') at = at.callee;
    return at?.type === 'CallExpression' && at.callee.type === 'Identifier' && at.callee.name === 'require';
  });
}
