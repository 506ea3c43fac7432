import {
  enclosingFunction,
  isFunction,
  isInside,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { keepsArgument } from './collections.ts';
import { usesOfFunction } from './function-uses.ts';

/** A closure that a function of the file gives back, with the calls of an executor that put it away. */
export interface ReturnedClosure {
  readonly closure: FunctionNode;
  readonly calls: readonly CallExpression[];
}

/**
 * `this.#answer = this.#closing(resolve)`, where `#closing(resolve) { return (ok) => { …; resolve(ok); }; }`: the closure around what
 * a helper was given is kept where its result is. One that the executor has a name for, or gives to a call, says of itself what it is for.
 */
export function returnedClosureAround(
  settlement: Node,
  executor: FunctionNode,
  source: Source,
): ReturnedClosure | undefined {
  let closure = enclosingFunction(settlement);
  for (; closure !== undefined && !isInside(executor, closure); closure = enclosingFunction(closure)) {
    const giver = giverOf(closure);
    const uses = giver === undefined || giver.async || giver.generator ? [] : usesOfFunction(giver, source);
    const calls = uses.flatMap((use) =>
      use.kind === 'call' && isInside(use.call, executor) && isPutAway(use.call) ? [use.call] : [],
    );
    if (calls.length > 0) return { closure, calls };
  }
  return undefined;
}

/** The function that gives back a value which is written in its return. */
export function giverOf(value: Node): FunctionNode | undefined {
  const at = wrapped(value);
  const { parent } = at;
  if (parent?.type === 'ReturnStatement') return enclosingFunction(parent);
  return isFunction(parent) && parent.body === at ? parent : undefined;
}

/** Whether what a call gives is assigned, or put into a collection, by itself or in an object. */
function isPutAway(call: CallExpression): boolean {
  let at = wrapped(call);
  while (at.parent?.type === 'Property' && at.parent.parent.type === 'ObjectExpression') at = wrapped(at.parent.parent);
  const { parent } = at;
  if (parent?.type === 'AssignmentExpression') return parent.right === at && parent.operator !== '&&=';
  return parent?.type === 'CallExpression' && unwrap(parent.callee) !== at && keepsArgument(parent, at);
}
