import {
  isFunction,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { localFunction, functionRun } from '../local-functions.ts';
import { Looks, type Writes } from './waits-looks.ts';
import { onlyExpression } from '../../source/ast.ts';

/** The function of the file that a timer or queue runs, and what it is given then. */
export interface Target {
  readonly fn: FunctionNode;
  readonly args: readonly Node[];
}

/** What the callback of a timer comes to: a function of the file, its bound form, or the one call in a closure. */
export function targetOf(callback: Node, rest: readonly Node[], source: Source): Target | undefined {
  const at = unwrap(callback);
  if (!isFunction(at)) {
    const fn = localFunction(at, source);
    return fn && { fn, args: at.type === 'CallExpression' ? at.arguments.slice(1) : rest };
  }
  const call = innerCall(at);
  if (call === undefined) return localNamed(at, source);
  const direct = functionRun(call, source);
  if (direct !== undefined) return { fn: direct, args: argumentsOf(call) };
  // `() => resolve(this.wait())`, `() => wait().then(resolve)`
  const callee = unwrap(call.callee);
  const inner =
    callee.type === 'MemberExpression' && propertyName(callee) === 'then'
      ? unwrap(callee.object)
      : call.arguments[0] && unwrap(call.arguments[0]);
  if (inner?.type !== 'CallExpression' || call.arguments.length !== 1) return undefined;
  const fn = functionRun(inner, source);
  return fn && { fn, args: argumentsOf(inner) };
}

/** `setTimeout(function check() { … setTimeout(check) })` runs the function that it is written in. */
function localNamed(fn: FunctionNode, source: Source): Target | undefined {
  return localFunction(fn, source) === fn ? { fn, args: [] } : undefined;
}

function innerCall(fn: FunctionNode): CallExpression | undefined {
  const only = onlyExpression(fn.body);
  if (only === undefined) return undefined;
  const isWrapped = only.type === 'AwaitExpression' || (only.type === 'UnaryExpression' && only.operator === 'void');
  const call = unwrap(isWrapped ? only.argument : only);
  return call.type === 'CallExpression' ? call : undefined;
}

/** The arguments as the function gets them, without the `this` of `.call`. */
export function argumentsOf(call: CallExpression): readonly Node[] {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && propertyName(callee) === 'call'
    ? call.arguments.slice(1)
    : call.arguments;
}

/** The parameters that are other ones in the next run. */
export function changedParameters(fn: FunctionNode, args: readonly Node[], source: Source): Writes {
  const changed = new Map<Parameters<Writes['has']>[0], number>();
  for (const [index, arg] of args.entries()) {
    const parameter = fn.params[index];
    const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
    const at = unwrap(arg);
    if (name?.type !== 'Identifier' || (at.type === 'Identifier' && at.name === name.name)) continue;
    const variable = source.bindings.declaredBy(name);
    if (variable) changed.set(variable, Looks.moving);
  }
  return changed;
}
