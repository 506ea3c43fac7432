import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap, type CallExpression, type Node } from '../source/ast.ts';
import type { Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import type { Edit } from './edit.ts';
import { importPlace, isRequire } from './import-place.ts';
import { lineBreak, oncePerText, quote, semicolon } from './layout.ts';

/** How a file takes in names: undefined for a script, which has no means of its own. */
export function moduleKind(source: Source): ModuleKind {
  const known = kinds.get(source.ast);
  if (known !== undefined) return known.kind;
  const kind = kindOf(source);
  kinds.set(source.ast, { kind });
  return kind;
}

type ModuleKind = 'module' | 'commonjs' | undefined;

/** It is asked for at each finding. A tree that is done with is not held for it. */
const kinds = new WeakMap<Node, { readonly kind: ModuleKind }>();

function kindOf({ path, text, ast }: Source): ModuleKind {
  if (
    /\.(?:m[jt]s|cts)$/u.test(path) ||
    ast.body.some((node) => /^(?:Import|Export)|^TS(?:ImportEquals|ExportAssignment)/u.test(node.type))
  )
    return 'module';
  if (/\.tsx?$/u.test(path)) return undefined;
  // What asks whether it is a module is also loaded where there is no `require`.
  const isAsked = /\btypeof\s+(?:module|exports|require|define)\b|\bdefine\.amd\b/u.test(text);
  if (isAsked && !ast.body.some(isRequire)) return undefined;
  if (isSandboxed(text)) return undefined;
  return path.endsWith('.cjs') ||
    (/(?<!\.\s*)\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w/u.test(text) && !ast.body.some(isAmdCall))
    ? 'commonjs'
    : undefined;
}

/** A preload script that requires nothing but what Electron gives to one in its sandbox, where no package is to be had. */
function isSandboxed(text: string): boolean {
  if (!/\bcontextBridge\b/u.test(text)) return false;
  const required = Array.from(text.matchAll(/\brequire\s*\(\s*['"`](?:node:)?([^'"`]+)/gu), ([, name = '']) => name);
  return required.includes('electron') && required.every((name) => /^(?:electron|events|timers|url)$/u.test(name));
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
    : `const ${namedImport(source.text, name)} = require(${specifier})${style.end}`;
  const place = importPlace(source, module, isModule);
  if (place === undefined) return undefined;
  const { offset } = place;
  const text =
    place.kind === 'below'
      ? `${style.line}${statement}`
      : `${statement}${style.line}${place.kind === 'top' ? style.line : ''}`;
  return [{ range: [offset, offset], text }];
}

/** Whether a function or a block of the file has that name for something of its own, and would not see the import. */
function isDeclaredWithin(source: Source, name: string, bound: Variable | undefined): boolean {
  return source.mentions.identifiers(name).some((identifier) => {
    const variable = source.bindings.variable(identifier) ?? source.bindings.declaredBy(identifier);
    return variable !== undefined && variable.defs.length > 0 && variable !== bound;
  });
}

/** `{ name }`, or `{name}` where the file's other imports, or else its other braces, are written so. */
function namedImport(text: string, name: string): string {
  return isTight(text) ? `{${name}}` : `{ ${name} }`;
}

const isTight = oncePerText((text) => {
  const imports = balance(
    text,
    /^(?:import\b[^'"\n]*|(?:const|let|var) )\{(?:(\S)|\s|$)[^\n]*(?:\bfrom\b|\brequire\()/gmu,
  );
  return (imports === 0 ? balance(text, /(?:[([=] ?|, )\{(?:(\w)|[ ]\w)[^{}\n]*[,:][^{}\n]*\}/gu) : imports) > 0;
});

/** How many more matches have something in the group than have not. */
function balance(text: string, pattern: RegExp): number {
  let more = 0;
  for (const [, group] of text.matchAll(pattern)) more += group === undefined ? -1 : 1;
  return more;
}

/** Whether something between a node and the top of the file goes by a name, so that an import of it is out of reach. */
function isHidden(name: string, node: Node, { bindings }: Source): boolean {
  for (let scope = bindings.scopeAt(node); scope?.upper; scope = scope.upper) {
    if (scope.type !== 'module' && scope.block.type !== 'Program' && scope.set.has(name)) return true;
  }
  return false;
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
