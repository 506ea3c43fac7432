import type { TSESTree } from '@typescript-eslint/types';
import { linksOf } from '../model/reaction-links.ts';
import {
  enclosingFunction,
  isFunction,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
  onlyExpression,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { someOwnNode, walk } from '../source/visit.ts';
import { movedText } from './layout.ts';
import type { Repair } from './repair.ts';

/** What an executor passes on unchanged. */
interface Passed {
  readonly kind: 'promise' | 'value' | 'error';
  readonly node: Node;
  /** Every way in which the expression fails rejects the promise, as it would in an async function. */
  readonly isExact: boolean;
}

/** Puts what the executor passes on in the place of `new Promise`, when it does nothing else. */
export function unwrapConstructor(
  node: TSESTree.NewExpression,
  executor: FunctionNode,
  source: Source,
): Repair | undefined {
  const passed = passedOn(executor);
  if (passed === undefined || !canMove(passed.node, node, executor, source)) return undefined;
  const place = placeOf(node);
  const text = textIn(place, passed, node, source);
  if (text === undefined) return undefined;
  const isSafe = passed.isExact && passed.kind !== 'error' && place !== 'other' && keepsType(node, source);
  return {
    applicability: isSafe ? 'safe' : 'suggested',
    messageId: 'unwrap',
    data: {
      change: place === 'other' && passed.kind !== 'error' && mayThrow(passed.node) ? ', which may throw at once' : '',
    },
    edits: [{ range: wrapped(node).range, text }],
  };
}

function passedOn(executor: FunctionNode): Passed | undefined {
  const [resolve, reject] = executor.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : ''));
  if (resolve === undefined) return undefined;
  const only = onlyExpression(executor.body);
  if (only !== undefined) return fromExpression(only, resolve, reject, executor);
  const statement = executor.body.type === 'BlockStatement' ? executor.body.body[0] : undefined;
  if (statement?.type !== 'TryStatement' || statement.finalizer !== null || statement.handler === null)
    return undefined;
  if (executor.body.type !== 'BlockStatement' || executor.body.body.length !== 1 || reject === undefined)
    return undefined;
  const { param, body } = statement.handler;
  const failed = onlyExpression(body);
  if (param?.type !== 'Identifier' || failed === undefined || argumentOf(failed, reject, param.name) === undefined)
    return undefined;
  const settled = onlyExpression(statement.block);
  const value = settled && argumentOf(settled, resolve);
  return value && { ...awaited(value), isExact: true };
}

function fromExpression(
  node: Node,
  resolve: string,
  reject: string | undefined,
  executor: FunctionNode,
): Passed | undefined {
  const value = argumentOf(node, resolve);
  // In an async executor a throw is lost, where an async function would reject.
  if (value !== undefined) return { ...awaited(value), isExact: !executor.async };
  const error = reject === undefined ? undefined : argumentOf(node, reject);
  if (error !== undefined) return { kind: 'error', node: error, isExact: !executor.async };
  if (executor.async || node.type !== 'CallExpression') return undefined;
  return fromChain(node, resolve, reject);
}

function awaited(value: Node): Pick<Passed, 'kind' | 'node'> {
  return value.type === 'AwaitExpression'
    ? { kind: 'promise', node: unwrap(value.argument) }
    : { kind: 'value', node: value };
}

function fromChain(node: TSESTree.CallExpression, resolve: string, reject: string | undefined): Passed | undefined {
  const links = linksOf(node);
  const last = links.at(-1);
  const wiring = last?.name === 'catch' ? links.at(-2) : last;
  if (last === undefined || wiring?.name !== 'then') return undefined;
  const callee = unwrap(wiring.call.callee);
  if (callee.type !== 'MemberExpression' || callee.optional) return undefined;
  const [met, failed, ...rest] = wiring.call.arguments;
  if (!passes(met, resolve) || rest.length > 0) return undefined;
  const rejection = last.name === 'catch' ? last.call.arguments[0] : failed;
  if (last.name === 'catch' && (failed !== undefined || last.call.arguments.length !== 1)) return undefined;
  const isWired = rejection !== undefined;
  if (isWired && (reject === undefined || !passes(rejection, reject))) return undefined;
  return { kind: 'promise', node: unwrap(callee.object), isExact: isWired };
}

/** `resolve`, or `(value) => resolve(value)`. */
function passes(callback: Node | undefined, name: string): boolean {
  const at = callback && unwrap(callback);
  if (at === undefined || at.type === 'Identifier') return at?.name === name;
  if (!isFunction(at) || at.async || at.generator || at.params.length > 1) return false;
  const [parameter] = at.params;
  const only = onlyExpression(at.body);
  return parameter?.type === 'Identifier' && only !== undefined && argumentOf(only, name, parameter.name) !== undefined;
}

/** The argument of a call of that name; with `of`, only when it is that variable. An absent one is `undefined`, and left alone. */
function argumentOf(node: Node, name: string, of?: string): Node | undefined {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return undefined;
  const callee = unwrap(node.callee);
  const [argument] = node.arguments;
  if (callee.type !== 'Identifier' || callee.name !== name || argument === undefined) return undefined;
  if (argument.type === 'SpreadElement') return undefined;
  if (of !== undefined && !(argument.type === 'Identifier' && argument.name === of)) return undefined;
  return unwrap(argument);
}

/** Whether the expression means the same outside the executor, and no comment is lost around it. */
function canMove(moved: Node, node: Node, executor: FunctionNode, source: Source): boolean {
  const rest = source.text.slice(node.range[0], moved.range[0]) + source.text.slice(moved.range[1], node.range[1]);
  if (/\/[/*]/u.test(rest)) return false;
  let means = true;
  walk(moved, (each) => {
    // A cast stays behind when what is in it moves; deeper ones come along.
    if (each.type === 'AwaitExpression') means = false;
    if (executor.type !== 'ArrowFunctionExpression') {
      if (each.type === 'ThisExpression' || each.type === 'Super' || each.type === 'MetaProperty') means = false;
      if (each.type === 'Identifier' && each.name === 'arguments') means = false;
    }
    return means && (!isFunction(each) || each.type === 'ArrowFunctionExpression');
  });
  return means;
}

type Place = 'return' | 'await' | 'other';

/** Where an async function takes the promise over itself. */
function placeOf(node: Node): Place {
  const at = wrapped(node);
  const { parent } = at;
  if (parent?.type === 'AwaitExpression') return 'await';
  const fn = enclosingFunction(at);
  if (fn?.async !== true || fn.generator) return 'other';
  if (parent === fn && fn.body === at) return 'return';
  if (parent?.type !== 'ReturnStatement') return 'other';
  // In a `try`, a throw would be caught where the rejection was not.
  for (let up: Node = parent; up !== fn && up.parent; up = up.parent) {
    if (up.type === 'TryStatement') return 'other';
  }
  return 'return';
}

function textIn(
  place: Place,
  { kind, node }: Passed,
  made: TSESTree.NewExpression,
  source: Source,
): string | undefined {
  const { callee, typeArguments } = made;
  const text = movedText(node, made, source);
  const type = typeArguments ? source.text.slice(...typeArguments.range) : '';
  // What a cast or call gives has no name to ask for `resolve`.
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return undefined;
  const maker = source.text.slice(...callee.range);
  if (kind === 'error') return `${maker}.reject${type}(${text})`;
  if (kind === 'value' && place === 'other') return `${maker}.resolve${type}(${text})`;
  const isSimple =
    node.type === 'Identifier' ||
    node.type === 'MemberExpression' ||
    node.type === 'CallExpression' ||
    node.type === 'Literal' ||
    node.type === 'NewExpression' ||
    node.type === 'ImportExpression';
  return isSimple ? text : `(${text})`;
}

/** Whether evaluating the expression runs code that may throw, which the executor made a rejection. */
function mayThrow(node: Node): boolean {
  return someOwnNode(
    node,
    (each) =>
      each.type === 'CallExpression' || each.type === 'NewExpression' || each.type === 'TaggedTemplateExpression',
  );
}

/** Without `new Promise<T>` the type is that of the expression, which shows unless something else says what it is. */
function keepsType(node: TSESTree.NewExpression, source: Source): boolean {
  if (!/\.[cm]?tsx?$/u.test(source.path) && !node.typeArguments) return true;
  const { parent } = wrapped(node);
  if (parent?.type === 'AwaitExpression') return parent.parent.type === 'ExpressionStatement';
  return Boolean(enclosingFunction(node)?.returnType);
}
