import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
  isClass,
  isFunction,
  propertyName,
  unwrap,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { statementsOf } from './exported.ts';

/** A function that other modules can call. */
export interface ExportedFunction {
  readonly fn: FunctionNode;
  readonly name: string;
  /** The function, or the member of a class or object that it is the value of. */
  readonly node: Node;
  readonly owner: ClassNode | undefined;
}

/** What a file exports: functions, public methods of classes, and functions of objects; ES modules and CommonJS. */
export function* exportedFunctions(source: Source): Generator<ExportedFunction> {
  const seen = new Set<FunctionNode>();
  for (const { name, value } of exportsIn(source.ast.body)) {
    for (const found of functionsOf(value, name, source, 0)) {
      if (seen.has(found.fn)) continue;
      seen.add(found.fn);
      yield found;
    }
  }
}

function* exportsIn(statements: readonly TSESTree.ProgramStatement[]): Generator<Export> {
  for (const statement of statements) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined;
    // `export namespace Motion { export function settled() {} }`
    if (declaration?.type === 'TSModuleDeclaration') yield* exportsIn(statementsOf(declaration));
    else yield* exportsOf(statement);
  }
}

interface Export {
  readonly name: string;
  readonly value: Node;
}

function* exportsOf(statement: TSESTree.ProgramStatement): Generator<Export> {
  switch (statement.type) {
    case 'ExportNamedDeclaration': {
      const { declaration } = statement;
      if (declaration?.type === 'VariableDeclaration') {
        for (const { id, init } of declaration.declarations)
          if (id.type === 'Identifier' && init) yield { name: id.name, value: init };
      } else if (declaration) yield { name: nameOf(declaration), value: declaration };
      if (statement.source) return;
      for (const { local } of statement.specifiers) yield { name: local.name, value: local };
      return;
    }
    case 'ExportDefaultDeclaration':
      yield { name: nameOf(statement.declaration), value: statement.declaration };
      return;
    case 'TSExportAssignment':
      yield { name: nameOf(statement.expression), value: statement.expression };
      return;
    case 'ExpressionStatement': {
      const { expression } = statement;
      if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') return;
      const target = dottedName(expression.left);
      if (target !== undefined && /^(?:module\.)?exports(?:\.|$)/u.test(target))
        yield { name: target.split('.').at(-1) ?? target, value: expression.right };
      return;
    }
    default:
  }
}

function nameOf(node: Node): string {
  if (isFunction(node) || isClass(node)) return node.id?.name ?? 'default';
  return node.type === 'Identifier' ? node.name : 'default';
}

function* functionsOf(node: Node, name: string, source: Source, depth: number): Generator<ExportedFunction> {
  const at = unwrap(node);
  if (isFunction(at)) yield { fn: at, name: at.id?.name ?? name, node: at, owner: undefined };
  else if (isClass(at)) yield* methodsOf(at);
  else if (at.type === 'Identifier') {
    const definitions = depth < 3 ? (source.bindings.variable(at)?.defs ?? []) : [];
    // Overloads stand before the function itself.
    const definition = definitions.find((each) => isFunction(each.node)) ?? definitions[0];
    const declared = definition?.node;
    if (declared?.type === 'VariableDeclarator' && declared.id.type === 'Identifier' && declared.init)
      yield* functionsOf(declared.init, at.name, source, depth + 1);
    else if (isFunction(declared) && definition?.type === 'FunctionName')
      yield* functionsOf(declared, at.name, source, depth + 1);
    else if (isClass(declared)) yield* methodsOf(declared);
    else if (declared?.type === 'TSModuleDeclaration')
      for (const each of exportsIn(statementsOf(declared)))
        yield* functionsOf(each.value, each.name, source, depth + 1);
  } else if (at.type === 'ObjectExpression' && depth < 2) {
    for (const property of at.properties) {
      const key = property.type === 'Property' && property.kind === 'init' ? propertyName(property) : undefined;
      if (key === undefined || key.startsWith('_') || property.type !== 'Property') continue;
      for (const found of functionsOf(property.value, key, source, depth + 1))
        yield found.fn === property.value ? { ...found, node: property } : found;
    }
  }
}

/** The public methods of a class, and its fields that hold a function. */
function* methodsOf(owner: ClassNode): Generator<ExportedFunction> {
  for (const element of owner.body.body) {
    if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') continue;
    if (element.type === 'MethodDefinition' && element.kind !== 'method') continue;
    const name = propertyName(element);
    const isHidden = element.accessibility === 'private' || element.accessibility === 'protected';
    if (name === undefined || isHidden || /^[#_]/u.test(name) || element.override) continue;
    const value = element.value && unwrap(element.value);
    if (isFunction(value)) yield { fn: value, name, node: element, owner };
  }
}
