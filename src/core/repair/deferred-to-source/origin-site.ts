import type { TSESTree } from '@typescript-eslint/types';
import type { Completion, Role } from '../../model/completion.ts';
import {
  enclosingFunction,
  isClass,
  isFunction,
  isInside,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Variable } from '../../source/scopes.ts';
import { walk } from '../../source/visit.ts';
import { checkReturns } from './early-returns.ts';
import { isNarrowed } from './narrowing.ts';
import { positionOf, type Position } from './position.ts';
import { isTyped } from './result-type.ts';
import { isSerialized } from './serialized.ts';
import { SkipSite } from './skip.ts';
import { typeName } from './sure-objects.ts';
import { bodyOf } from '../../model/function-bodies.ts';

/** Where a `new Promise` stands, taken apart so that a source can be made before it. */
export interface OriginSite {
  readonly completion: Completion;
  readonly node: TSESTree.NewExpression;
  readonly executor: FunctionNode;
  readonly resolvers: readonly { readonly role: Role; readonly variable: Variable }[];
  /** The statements of the executor; an expression body is one. */
  readonly body: readonly Node[];
  /** The `return` statements of the executor itself. */
  readonly returns: readonly TSESTree.ReturnStatement[];
  readonly position: Position;
}

/**
 * @param executor where it is not written in place
 * @param resolversOf its parameters, where they are to be written otherwise
 * @throws {SkipSite} when the promise or its executor has a form that cannot be taken apart.
 */
export function originSite(
  completion: Completion,
  source: Source,
  executor = givenTo(completion.node),
  resolversOf = plainResolvers,
): OriginSite {
  const { node } = completion;
  if (node.type !== 'NewExpression' || node.arguments.length !== 1) throw new SkipSite('executor-unknown');
  const callee = unwrap(node.callee);
  if (callee.type !== 'Identifier' || callee.name !== 'Promise' || !source.bindings.isGlobal(callee))
    throw new SkipSite('subclass');
  if (isTypedOtherwise(node.callee)) throw new SkipSite('type-unknown');
  if (isSerialized(node, source)) throw new SkipSite('serialized');
  if (executor === undefined) throw new SkipSite('executor-unknown');
  if (executor.async || executor.generator) throw new SkipSite('executor-async');
  const resolvers = resolversOf(executor, source);
  if (resolversOf === plainResolvers) checkContext(executor, source);
  const body = executor.body.type === 'BlockStatement' ? executor.body.body : [executor.body];
  checkFunctions(executor, body, source);
  const returns = bodyOf(executor).returnStatements;
  const position = positionOf(node, executor, body, source);
  const site: OriginSite = { completion, node, executor, resolvers, body, returns, position };
  checkReturns(site, source);
  if (isTyped(source) && isNarrowed(executor, source)) throw new SkipSite('narrowed');
  return site;
}

function plainResolvers({ params }: FunctionNode, source: Source): OriginSite['resolvers'] {
  return params.map((parameter, index) => {
    const variable = parameter.type === 'Identifier' ? source.bindings.declaredBy(parameter) : undefined;
    if (variable === undefined || index > 1 || variable.references.some((each) => each.isWrite()))
      throw new SkipSite('executor-unknown');
    return { role: index === 0 ? 'resolve' : 'reject', variable } as const;
  });
}

function givenTo({ arguments: [argument] }: Completion['node']): FunctionNode | undefined {
  const at = argument && unwrap(argument);
  return isFunction(at) ? at : undefined;
}

/** `new (Promise as KnownReason)<T, E>(…)`: the promise is of a type that no source's promise has. */
function isTypedOtherwise(callee: Node): boolean {
  for (let at = callee; ; at = at.expression) {
    switch (at.type) {
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        return !isOfPromises(at.typeAnnotation);
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSInstantiationExpression':
        break;
      default:
        return false;
    }
  }
}

/** `any`, `PromiseConstructor`, `typeof Promise` */
function isOfPromises(type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSTypeQuery') return type.exprName.type === 'Identifier' && type.exprName.name === 'Promise';
  if (type.type === 'TSTypeReference') return typeName(type) === 'PromiseConstructor';
  return type.type === 'TSAnyKeyword';
}

/**
 * Two functions of one name are no program in a block; and outside strict mode one in a block is a variable of the
 * function around it, too. @throws {SkipSite} where that would change what a name means.
 */
function checkFunctions(executor: FunctionNode, body: readonly Node[], source: Source): void {
  const names = body.flatMap((each) => (each.type === 'FunctionDeclaration' && each.id ? [each.id.name] : []));
  if (names.length === 0) return;
  if (new Set(names).size < names.length) throw new SkipSite('executor-context');
  if (isStrict(executor, source)) return;
  const around = enclosingFunction(executor) ?? source.ast;
  for (const name of names)
    for (const identifier of source.mentions.identifiers(name))
      if (isInside(identifier, around) && !isInside(identifier, executor)) throw new SkipSite('executor-context');
}

function isStrict(node: Node, { ast }: Source): boolean {
  if (ast.sourceType === 'module' && ast.body.some(({ type }) => /^(?:Import|Export)/u.test(type))) return true;
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (isClass(at)) return true;
    const body = at.type === 'Program' || at.type === 'BlockStatement' ? at.body : [];
    if (body[0]?.type === 'ExpressionStatement' && body[0].directive === 'use strict') return true;
  }
  return false;
}

/** @throws {SkipSite} when something in the executor would mean something else outside it. */
function checkContext(executor: FunctionNode, source: Source): void {
  if (executor.type !== 'ArrowFunctionExpression') {
    const isNamed =
      executor.type === 'FunctionExpression' &&
      executor.id &&
      (source.bindings.declaredBy(executor.id)?.references.length ?? 0) > 0;
    if (isNamed === true) throw new SkipSite('executor-context');
    walk(executor.body, (node) => {
      if (node.type === 'ThisExpression' || node.type === 'MetaProperty' || isArguments(node))
        throw new SkipSite('executor-context');
      return !isFunction(node) || node.type === 'ArrowFunctionExpression';
    });
  }
  walk(executor.body, (node) => {
    if (isFunction(node)) return false;
    if (node.type === 'VariableDeclaration' && node.kind === 'var') throw new SkipSite('executor-context');
    return true;
  });
}

function isArguments(node: Node): boolean {
  return node.type === 'Identifier' && node.name === 'arguments';
}

/** Whether the node runs on every run of the executor: a statement of its own on the top level. */
export function isOwnStatement(node: Node, site: OriginSite): boolean {
  const at = wrapped(node);
  return site.body.includes(at) || (at.parent?.type === 'ExpressionStatement' && site.body.includes(at.parent));
}

/** Where a name that is declared at the promise is seen. */
export function regionOf({ node, position }: OriginSite, source: Source): Node {
  if (position.kind === 'statement') {
    const { statement, isAlone } = position;
    return (isAlone ? statement : statement.parent) ?? statement;
  }
  return enclosingFunction(node) ?? source.ast;
}

export function enclosingAsync(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at.async;
  return false;
}
