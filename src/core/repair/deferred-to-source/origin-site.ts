import type { TSESTree } from '@typescript-eslint/types';
import type { Completion, Role } from '../../model/completion.ts';
import { isFunction, unwrap, wrapped, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Variable } from '../../source/scopes.ts';
import { walk } from '../../source/visit.ts';
import { isSerialized } from './serialized.ts';
import { SkipSite } from './skip.ts';

/** Where a `new Promise` stands, taken apart so that a source can be made before it. */
export interface OriginSite {
  readonly completion: Completion;
  readonly node: TSESTree.NewExpression;
  readonly executor: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;
  readonly resolvers: readonly { readonly role: Role; readonly variable: Variable }[];
  /** The statements of the executor; an expression body is one. */
  readonly body: readonly Node[];
  readonly position: Position;
}

export type Position =
  /** In a statement, evaluated before anything else in it that matters. */
  | { readonly kind: 'statement'; readonly statement: Node; readonly isDirect: boolean }
  /** The body of an arrow function. */
  | { readonly kind: 'arrow'; readonly arrow: TSESTree.ArrowFunctionExpression }
  /** The value of a class field. */
  | { readonly kind: 'field'; readonly field: TSESTree.PropertyDefinition };

/** @throws {SkipSite} when the promise or its executor has a form that cannot be taken apart. */
export function originSite(completion: Completion, source: Source): OriginSite {
  const { node } = completion;
  if (node.type !== 'NewExpression' || node.arguments.length !== 1) throw new SkipSite('executor-unknown');
  const callee = unwrap(node.callee);
  if (callee.type !== 'Identifier' || callee.name !== 'Promise' || !source.bindings.isGlobal(callee))
    throw new SkipSite('subclass');
  if (isSerialized(node, source)) throw new SkipSite('serialized');
  const executor = unwrap(node.arguments[0] ?? node);
  if (executor.type !== 'ArrowFunctionExpression' && executor.type !== 'FunctionExpression')
    throw new SkipSite('executor-unknown');
  if (executor.async || executor.generator) throw new SkipSite('executor-async');
  const resolvers = executor.params.map((parameter, index) => {
    const variable = parameter.type === 'Identifier' ? source.bindings.declaredBy(parameter) : undefined;
    if (variable === undefined || index > 1 || variable.references.some((each) => each.isWrite()))
      throw new SkipSite('executor-unknown');
    return { role: index === 0 ? 'resolve' : 'reject', variable } as const;
  });
  checkBody(executor);
  const body = executor.body.type === 'BlockStatement' ? executor.body.body : [executor.body];
  return { completion, node, executor, resolvers, body, position: positionOf(node) };
}

function checkBody(executor: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression): void {
  walk(executor.body, (node) => {
    if (isFunction(node) && node.type !== 'ArrowFunctionExpression') {
      return false;
    }
    if (
      executor.type === 'FunctionExpression' &&
      (node.type === 'ThisExpression' || (node.type === 'Identifier' && node.name === 'arguments'))
    ) {
      throw new SkipSite('executor-context');
    }
    return true;
  });
  walk(executor.body, (node) => {
    if (isFunction(node)) return false;
    if (node.type === 'ReturnStatement') throw new SkipSite('executor-returns');
    if (node.type === 'VariableDeclaration' && node.kind === 'var') throw new SkipSite('executor-context');
    return true;
  });
}

/** Climbs from the promise through what is evaluated after it, up to where a statement can be put before it. */
function positionOf(node: TSESTree.NewExpression): Position {
  let at: Node = wrapped(node);
  let isDirect = true;
  for (;;) {
    const parent: Node | undefined = at.parent;
    switch (parent?.type) {
      case 'AwaitExpression':
      case 'UnaryExpression':
        at = wrapped(parent);
        continue;
      case 'MemberExpression': {
        // `new Promise(…).then(…)`: what follows is evaluated after it.
        const call = parent.object === at ? wrapped(parent).parent : undefined;
        if (call?.type !== 'CallExpression' || call.callee !== wrapped(parent)) throw new SkipSite('position');
        isDirect = false;
        at = wrapped(call);
        continue;
      }
      case 'AssignmentExpression':
        if (parent.right !== at || parent.operator !== '=' || !isPlainTarget(parent.left))
          throw new SkipSite('position');
        isDirect = false;
        at = wrapped(parent);
        continue;
      case 'VariableDeclarator':
        if (parent.parent.declarations.length !== 1 || !isBlock(parent.parent.parent)) throw new SkipSite('position');
        return {
          kind: 'statement',
          statement: parent.parent.parent.type === 'ExportNamedDeclaration' ? parent.parent.parent : parent.parent,
          isDirect,
        };
      case 'ReturnStatement':
      case 'ExpressionStatement':
        if (!isBlock(parent.parent)) throw new SkipSite('position');
        return { kind: 'statement', statement: parent, isDirect };
      case 'ArrowFunctionExpression':
        if (parent.body !== at) throw new SkipSite('position');
        return { kind: 'arrow', arrow: parent };
      case 'PropertyDefinition':
        if (parent.value !== at) throw new SkipSite('position');
        return { kind: 'field', field: parent };
      default:
        throw new SkipSite('position');
    }
  }
}

function isPlainTarget(node: Node): boolean {
  const at = unwrap(node);
  if (at.type === 'Identifier' || at.type === 'ThisExpression') return true;
  return at.type === 'MemberExpression' && !at.computed && isPlainTarget(at.object);
}

function isBlock(node: Node): boolean {
  return (
    node.type === 'BlockStatement' ||
    node.type === 'Program' ||
    node.type === 'ExportNamedDeclaration' ||
    node.type === 'StaticBlock' ||
    node.type === 'TSModuleBlock'
  );
}

/** Whether the node runs on every run of the executor: a statement of its own on the top level. */
export function isOwnStatement(node: Node, site: OriginSite): boolean {
  const at = wrapped(node);
  return site.body.includes(at) || (at.parent?.type === 'ExpressionStatement' && site.body.includes(at.parent));
}

export function enclosingAsync(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at.async;
  return false;
}
