import { isTimer, timingOf } from '../flow/callback-timing.ts';
import {
  enclosingFunction,
  loopsAround,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { someOwnNode } from '../source/visit.ts';

/** Whether a name is called where it stands, and once in a run of the code around it. */
export function isCalledOnce(name: Node): boolean {
  const { parent } = wrapped(name);
  return parent?.type === 'CallExpression' && unwrap(parent.callee) === name && isPassedOnce(parent);
}

/** The same, or it is what a timer runs: `setTimeout(attempt, ms)`. */
export function isRunOnce(name: Node): boolean {
  const { parent } = wrapped(name);
  if (parent?.type !== 'CallExpression' || !isTimer(parent) || timingOf(parent) !== 'later') return isCalledOnce(name);
  return parent.arguments[0] !== undefined && unwrap(parent.arguments[0]) === name && isPassedOnce(parent);
}

function isPassedOnce(parent: CallExpression): boolean {
  if (loopsAround(parent).length > 0) return false;
  const around = enclosingFunction(parent);
  const given = around && wrapped(around).parent;
  return given?.type !== 'CallExpression' || timingOf(given) !== 'each';
}

/** Whether a loop or a list stands between a node and the executor around it. */
export function isRunForEach(node: Node, executor: Node): boolean {
  if (loopsAround(node).length > 0) return true;
  const fn = enclosingFunction(node);
  if (fn === undefined || fn === executor) return false;
  const given = wrapped(fn).parent;
  return (given?.type === 'CallExpression' && timingOf(given) === 'each') || isRunForEach(fn, executor);
}

/** Whether a function of a timer runs once for the code around it, and counts nothing: what it asks, it asks this once. */
export function isOnlyRun(fn: FunctionNode, home: Node): boolean {
  const { parent: call } = wrapped(fn);
  if (call?.type !== 'CallExpression' || !isTimer(call) || timingOf(call) !== 'later') return false;
  if (enclosingFunction(call) !== home || loopsAround(call).length > 0) return false;
  return !someOwnNode(fn.body, ({ type }) => type === 'UpdateExpression' || type === 'AssignmentExpression');
}
