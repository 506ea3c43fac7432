import type { TSESTree } from '@typescript-eslint/types';
import {
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { constantValue, initializer } from '../../source/scopes.ts';
import { someNode, someOwnNode } from '../../source/visit.ts';
import { isOwn } from '../import-place.ts';
import { isQuiet } from './can-throw.ts';
import { SkipSite } from './skip.ts';

export type Position =
  /** In a statement, evaluated before anything else in it that matters. */
  | {
      readonly kind: 'statement';
      readonly statement: Node;
      /** The statement is about nothing but the promise. */
      readonly isDirect: boolean;
      /** The statement is the whole body of an `if`, a loop or a `case`, and needs braces to be several. */
      readonly isAlone: boolean;
    }
  /** The body of an arrow function. */
  | { readonly kind: 'arrow'; readonly arrow: TSESTree.ArrowFunctionExpression; readonly isDirect: boolean }
  /** The value of a class field. */
  | { readonly kind: 'field'; readonly field: TSESTree.PropertyDefinition }
  /** Anywhere else in an expression: an assignment can stand there, `(this.source = new …).promise`, but no statement. */
  | {
      readonly kind: 'expression';
      /** The statement that surely comes to the promise, if only by a throw it does not. */
      readonly statement?: Node;
    };

/**
 * Climbs from the promise to where a statement can be put before it, through what is evaluated after it or what the
 * executor cannot change. @throws {SkipSite} where another promise of the statement goes first.
 */
export function positionOf(
  node: TSESTree.NewExpression,
  executor: FunctionNode,
  body: readonly Node[],
  source: Source,
): Position {
  const before: Node[] = [];
  const position = climb(node, before);
  if (before.length > 0) {
    const names = parameterNames(executor);
    const executed = { executor, isQuiet: body.every((statement) => isQuiet(statement, source, names)), source };
    const unstable = before.filter((each) => !isStable(each, executed));
    // A promise like this one beside it goes first: once there is a source in its place, this can follow.
    if (unstable.some((each) => holdsApart(each, executed))) throw new SkipSite('position');
    if (unstable.length > 0) {
      const isMade = position.kind === 'statement' && !position.isAlone;
      return isMade ? { kind: 'expression', statement: position.statement } : inExpression;
    }
  }
  return position;
}

const inExpression: Position = { kind: 'expression' };

function parameterNames({ params }: FunctionNode): ReadonlySet<string> {
  return new Set(params.flatMap((each) => (each.type === 'Identifier' ? [each.name] : [])));
}

/** Fills in what is evaluated before the promise. */
function climb(node: Node, before: Node[]): Position {
  let at: Node = wrapped(node);
  let isDirect = true;
  for (;;) {
    const { parent }: { parent?: Node | undefined } = at;
    switch (parent?.type) {
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'UnaryExpression':
        break;
      case 'MemberExpression': {
        // `new Promise(…).then(…)`: what follows is evaluated after it.
        const call = parent.object === at ? wrapped(parent).parent : undefined;
        if (call?.type !== 'CallExpression' || call.callee !== wrapped(parent)) return inExpression;
        isDirect = false;
        at = wrapped(call);
        continue;
      }
      case 'CallExpression':
      case 'NewExpression': {
        const index = parent.arguments.findIndex((each) => each === at);
        if (index === -1 || (parent.type === 'CallExpression' && isOptional(parent))) return inExpression;
        before.push(parent.callee, ...parent.arguments.slice(0, index));
        isDirect = false;
        break;
      }
      case 'ArrayExpression':
        for (const each of parent.elements.slice(
          0,
          parent.elements.findIndex((element) => element === at),
        ))
          if (each) before.push(each);
        isDirect = false;
        break;
      case 'Property':
        if (parent.value !== at || parent.computed || parent.parent.type !== 'ObjectExpression') return inExpression;
        before.push(...parent.parent.properties.slice(0, parent.parent.properties.indexOf(parent)));
        isDirect = false;
        at = wrapped(parent.parent);
        continue;
      case 'AssignmentExpression':
        if (parent.right !== at || parent.operator !== '=') return inExpression;
        if (!isPlainTarget(parent.left) && !targetParts(unwrap(parent.left), before)) return inExpression;
        isDirect = false;
        break;
      case 'BinaryExpression':
        if (parent.right === at) before.push(parent.left);
        isDirect = false;
        break;
      case 'ConditionalExpression':
      case 'LogicalExpression':
        if ((parent.type === 'LogicalExpression' ? parent.left : parent.test) !== at) return inExpression;
        isDirect = false;
        break;
      case 'VariableDeclarator': {
        const declaration = parent.parent;
        if (!isBlock(declaration.parent)) return inExpression;
        const isExported = declaration.parent.type === 'ExportNamedDeclaration';
        // `let resolve, promise = new Promise(…)`
        if (declaration.declarations[0] !== parent)
          return isExported ? inExpression : { kind: 'expression', statement: declaration };
        return {
          kind: 'statement',
          statement: isExported ? declaration.parent : declaration,
          isDirect: isDirect && declaration.declarations.length === 1,
          isAlone: false,
        };
      }
      case 'ReturnStatement':
      case 'ThrowStatement':
      case 'ExpressionStatement':
        if (!isBlock(parent.parent) && !isAlone(parent)) return inExpression;
        return { kind: 'statement', statement: parent, isDirect, isAlone: !isBlock(parent.parent) };
      case 'IfStatement':
      case 'SwitchStatement':
      case 'ForOfStatement':
      case 'ForInStatement': {
        const head =
          parent.type === 'IfStatement'
            ? parent.test
            : parent.type === 'SwitchStatement'
              ? parent.discriminant
              : parent.right;
        if (head !== at || !isBlock(parent.parent)) return inExpression;
        return { kind: 'statement', statement: parent, isDirect: false, isAlone: false };
      }
      case 'ArrowFunctionExpression':
        if (parent.body !== at) return inExpression;
        return { kind: 'arrow', arrow: parent, isDirect };
      case 'PropertyDefinition':
        if (parent.value !== at) return inExpression;
        return { kind: 'field', field: parent };
      default:
        return inExpression;
    }
    at = wrapped(parent);
  }
}

/** Whether the call may not come to its arguments: `a?.b(…)`. */
function isOptional(call: TSESTree.CallExpression): boolean {
  for (let at: Node = call; ;) {
    switch (at.type) {
      case 'CallExpression':
      case 'MemberExpression':
        if (at.optional) return true;
        at = at.type === 'CallExpression' ? at.callee : at.object;
        break;
      case 'TSNonNullExpression':
        at = at.expression;
        break;
      default:
        return at.type === 'ChainExpression';
    }
  }
}

function isPlainTarget(node: Node): boolean {
  const at = unwrap(node);
  if (at.type === 'Identifier' || at.type === 'ThisExpression') return true;
  return at.type === 'MemberExpression' && !at.computed && isPlainTarget(at.object);
}

/** Fills in what of the target is evaluated before the value; false where that is not known. */
function targetParts(target: Node, before: Node[]): boolean {
  if (target.type !== 'MemberExpression') return false;
  before.push(target.object);
  if (target.computed) before.push(target.property);
  return true;
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

/** Whether a statement can be put into braces where it is. */
function isAlone(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'IfStatement':
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'WhileStatement':
      return true;
    case 'SwitchCase':
      return parent.consequent[0] === node;
    default:
      return false;
  }
}

interface Executed {
  readonly executor: FunctionNode;
  /** The executor runs no other code. */
  readonly isQuiet: boolean;
  readonly source: Source;
}

/** Whether an expression gives the same and does the same when it is evaluated after the executor has run. */
function isStable(node: Node, executed: Executed): boolean {
  const at = unwrap(node);
  if (isFunction(at)) return true;
  switch (at.type) {
    case 'Literal':
    case 'ThisExpression':
    case 'Super':
      return true;
    case 'TemplateLiteral':
      return at.expressions.length === 0;
    case 'Identifier':
      return isStableName(at, executed);
    case 'ArrayExpression':
      return at.elements.every((each) => each === null || isStable(each, executed));
    case 'ObjectExpression':
      return at.properties.every((each) => isStable(each, executed));
    case 'Property':
      return !at.computed && isStable(at.value, executed);
    case 'MemberExpression':
      return isStableMember(at, executed);
    default:
      return false;
  }
}

function holdsApart(node: Node, executed: Executed): boolean {
  return someOwnNode(node, (each) => isApart(each, executed));
}

/** Whether it is a promise whose executor, as this one, does nothing but keep its resolvers, in other variables. */
function isApart(node: Node, { executor, source }: Executed): boolean {
  if (node.type !== 'NewExpression') return false;
  const callee = unwrap(node.callee);
  const other = node.arguments.length === 1 && node.arguments[0] ? unwrap(node.arguments[0]) : undefined;
  if (callee.type !== 'Identifier' || callee.name !== 'Promise' || !source.bindings.isGlobal(callee)) return false;
  if (other?.type !== 'ArrowFunctionExpression' && other?.type !== 'FunctionExpression') return false;
  const [own, others] = [keptIn(executor), keptIn(other)];
  return own !== undefined && others !== undefined && !own.some((name) => others.includes(name));
}

/** The variables that keep the resolvers of an executor; undefined where it does more. */
function keptIn({ async: isAsync, params, body }: FunctionNode): readonly string[] | undefined {
  const own = new Set(params.map((each) => (each.type === 'Identifier' ? each.name : '')));
  const names: string[] = [];
  for (const statement of body.type === 'BlockStatement' ? body.body : [body]) {
    const at = statement.type === 'ExpressionStatement' ? statement.expression : statement;
    if (isAsync || at.type !== 'AssignmentExpression' || at.operator !== '=') return undefined;
    if (at.left.type !== 'Identifier' || at.right.type !== 'Identifier' || !own.has(at.right.name)) return undefined;
    names.push(at.left.name);
  }
  return names;
}

function isStableName(node: TSESTree.Identifier, { executor, isQuiet, source }: Executed): boolean {
  const variable = source.bindings.variable(node);
  if (variable === undefined || variable.defs.length === 0) return true;
  const home = enclosingFunction(node);
  return variable.references.every(
    (reference) =>
      !reference.isWrite() ||
      reference.init === true ||
      ((isQuiet || enclosingFunction(reference.identifier) === home) && !isInside(reference.identifier, executor)),
  );
}

function isStableMember(member: TSESTree.MemberExpression, executed: Executed): boolean {
  const { source, executor, isQuiet } = executed;
  const object = unwrap(member.object);
  if (!isStable(object, executed) || (member.computed && !isStable(member.property, executed))) return false;
  if (object.type === 'Identifier' && (source.bindings.isGlobal(object) || isPackage(object, source))) return true;
  const name = propertyName(member);
  if (object.type === 'Identifier' && !member.computed) {
    const variable = source.bindings.variable(object);
    const value = variable && initializer(variable);
    if (value?.type === 'ArrayExpression') return true;
  }
  return isQuiet && name !== undefined && !assigns(executor, name);
}

/** Whether a name is that of a whole package, whose functions the project's own code does not replace. */
function isPackage(node: TSESTree.Identifier, { bindings }: Source): boolean {
  const variable = bindings.variable(node);
  const [definition] = variable?.defs ?? [];
  if (definition?.type === 'ImportBinding')
    return (
      definition.node.type !== 'ImportSpecifier' &&
      definition.parent?.type === 'ImportDeclaration' &&
      !isOwn(definition.parent.source.value)
    );
  const made = constantValue(variable);
  if (made?.type !== 'CallExpression' || made.callee.type !== 'Identifier' || made.callee.name !== 'require')
    return false;
  const [module] = made.arguments;
  return module?.type === 'Literal' && typeof module.value === 'string' && !isOwn(module.value);
}

function assigns(executor: FunctionNode, name: string): boolean {
  return someNode(
    executor.body,
    (node) =>
      node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && propertyName(node.left) === name,
  );
}
