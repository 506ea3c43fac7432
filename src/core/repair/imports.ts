import type { TSESTree } from '@typescript-eslint/types';
import { unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Edit } from './edit.ts';
import { lineBreak, quote, semicolon } from './layout.ts';

/** The edits that make a name of a module usable; undefined when the file uses the name for something else. */
export function importName(source: Source, name: string, module: string): readonly Edit[] | undefined {
  const program = source.ast;
  const scopes = source.bindings.scopeAt(program);
  const bound = scopes?.set.get(name) ?? scopes?.childScopes[0]?.set.get(name);
  const known = existing(program, module);
  if (bound !== undefined && bound.defs.length > 0) {
    return known?.names.includes(name) === true ? [] : undefined;
  }
  if (known?.last) return [{ range: [known.last, known.last], text: `, ${name}` }];
  const style = { quote: quote(source.text), end: semicolon(source.text), line: lineBreak(source.text) };
  const specifier = `${style.quote}${module}${style.quote}`;
  const isModule = program.body.some((node) => /^(?:Import|Export)/u.test(node.type)) || !/\b(?:require\s*\(|module\.exports|exports\.)/u.test(source.text);
  const statement = isModule ? `import { ${name} } from ${specifier}${style.end}` : `const { ${name} } = require(${specifier})${style.end}`;
  const after = lastImport(program, isModule);
  if (after !== undefined) return [{ range: [after.range[1], after.range[1]], text: `${style.line}${statement}` }];
  const first = program.body.find((node) => !isDirective(node));
  if (first === undefined) return undefined;
  // Comments that stand above the first statement may speak of the file or of the statement; either reads well below an import.
  return [{ range: [first.range[0], first.range[0]], text: `${statement}${style.line}${style.line}` }];
}

function isDirective(node: Node): boolean {
  return node.type === 'ExpressionStatement' && node.directive !== undefined;
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
      return { names: named.map((each) => each.local.name), last: named.at(-1)?.range[1] };
    }
    const pattern = requirePattern(node, module);
    if (pattern) {
      const names = pattern.properties.flatMap((each) => (each.type === 'Property' && each.value.type === 'Identifier' ? [each.value.name] : []));
      return { names, last: pattern.properties.at(-1)?.range[1] };
    }
  }
  return undefined;
}

function requirePattern(node: Node, module: string): TSESTree.ObjectPattern | undefined {
  if (node.type !== 'VariableDeclaration') return undefined;
  for (const { id, init } of node.declarations) {
    if (id.type !== 'ObjectPattern' || !init) continue;
    const call = unwrap(init);
    const specifier = call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'require' ? call.arguments[0] : undefined;
    if (specifier?.type === 'Literal' && specifier.value === module) return id;
  }
  return undefined;
}

function lastImport(program: TSESTree.Program, isModule: boolean): Node | undefined {
  let last: Node | undefined;
  for (const node of program.body) {
    if (isModule ? node.type === 'ImportDeclaration' || node.type === 'TSImportEqualsDeclaration' : isRequire(node)) last = node;
    else if (!isModule && last !== undefined) break;
  }
  return last;
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
