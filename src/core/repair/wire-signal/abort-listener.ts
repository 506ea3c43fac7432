import type { AbortListener } from '../../model/abort/abort-listeners.ts';
import { localFunction, variableOfFunction } from '../../model/local-functions.ts';
import {
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { isReasonOf } from '../abort-rejection.ts';
import { statementsOf } from '../promise-site.ts';
import { decline } from './reasons.ts';

/** An abort listener that a source with a signal stands for. */
export interface WiredListener {
  readonly signal: Node;
  readonly fn: FunctionNode;
  /** The statement that registers it. */
  readonly statement: Node;
  /** What goes away beside that: its declaration, and the statements that take it away. */
  readonly gone: readonly Node[];
  /** What it cleans up, as statements; whatever else settles may do so too. */
  readonly cleanUps: readonly Node[];
}

/** What a settling call in the listener gives as a reason; undefined for a node that does not settle. */
export type Rejection = (node: Node) => { readonly reason: Node | undefined } | undefined;

/** Takes an abort listener apart. @throws {Declined} where a source with a signal would do something else. */
export function wiredListener(listener: AbortListener, rejection: Rejection, source: Source): WiredListener {
  const { node, handler, signal } = listener;
  if (listener.kind !== 'listener') return decline('handler-property');
  const fn = handler && localFunction(handler, source);
  if (handler === undefined || fn === undefined || fn.async || fn.generator) return decline('work-in-listener');
  const statement = wrapped(node).parent;
  if (statement?.type !== 'ExpressionStatement') return decline('removal-nested');
  const cleanUps: Node[] = [];
  let isSettled = false;
  const removals = removalsOf(fn, handler, node, source);
  for (const each of statementsOf(fn)) {
    const expression = each.type === 'ExpressionStatement' ? unwrap(each.expression) : unwrap(each);
    if (removals.calls.includes(expression)) continue;
    const settles = rejection(expression);
    if (settles === undefined) {
      if (!isCleanUp(expression)) return decline('work-in-listener');
      cleanUps.push(each);
      continue;
    }
    if (isSettled || !isReasonOf(settles.reason, signal)) return decline('other-reason');
    isSettled = true;
  }
  if (!isSettled) return decline('other-reason');
  return { signal, fn, statement, gone: removals.gone.filter((each) => !isInFunction(each, fn)), cleanUps };
}

function isInFunction(node: Node, fn: FunctionNode): boolean {
  return node !== fn && node.range[0] >= fn.range[0] && node.range[1] <= fn.range[1];
}

interface Removals {
  readonly calls: readonly Node[];
  readonly gone: readonly Node[];
}

/** The declaration of a listener that has a name, and where it is taken away. */
function removalsOf(fn: FunctionNode, handler: Node, added: Node, source: Source): Removals {
  if (unwrap(handler) === fn) return { calls: [], gone: [] };
  const variable = variableOfFunction(fn, source);
  const declaration = declarationOf(fn);
  if (variable === undefined || declaration === undefined) return decline('listener-shared');
  const calls: Node[] = [];
  const gone: Node[] = [declaration];
  for (const { identifier, init } of variable.references) {
    const call = wrapped(identifier).parent;
    if (init === true || call === added) continue;
    if (call?.type !== 'CallExpression' || !isRemoval(call)) return decline('listener-shared');
    const at = wrapped(call);
    if (at.parent?.type !== 'ExpressionStatement' || !isInBlock(at.parent)) return decline('removal-nested');
    calls.push(call);
    gone.push(at.parent);
  }
  return { calls, gone };
}

function isInBlock({ parent }: Node): boolean {
  return parent?.type === 'BlockStatement' || parent?.type === 'Program' || parent?.type === 'SwitchCase';
}

function isRemoval(call: CallExpression): boolean {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && propertyName(callee) === 'removeEventListener';
}

/** The statement that declares a function and nothing else. */
function declarationOf(fn: FunctionNode): Node | undefined {
  if (fn.type === 'FunctionDeclaration') return fn;
  const { parent } = wrapped(fn);
  if (parent?.type !== 'VariableDeclarator' || parent.parent.declarations.length !== 1) return undefined;
  return parent.parent.parent.type === 'ExportNamedDeclaration' ? undefined : parent.parent;
}

/** Calls that do nothing the second time, so that they may run whatever settles. */
const idempotent = /^(?:clearTimeout|clearInterval|clearImmediate|cancelAnimationFrame|unref)$/u;

function isCleanUp(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier') return idempotent.test(callee.name);
  const name = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
  const isSettled = node.arguments.every((each) => !isFunction(unwrap(each)));
  return isSettled && /^(?:off|removeListener|removeEventListener|disconnect|unsubscribe|delete)$/u.test(name);
}
