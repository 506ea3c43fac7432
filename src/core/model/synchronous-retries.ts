import type { TSESTree } from '@typescript-eslint/types';
import {
  calledName,
  enclosingFunction,
  isFunction,
  isLoop,
  propertyName,
  wrapped,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { callsIn } from '../source/calls.ts';
import { callsOf } from './local-functions.ts';

/** How many functions that only pass a pause on lie between it and what is tried again. */
const maxDepth = 3;

/**
 * Whether a pause lies between two attempts of synchronous work that failed, or that asks for files: it is another process
 * that has to let go, and this thread has nothing to do for it; nor can what is synchronous for its callers await.
 */
export function isSynchronousRetry(pause: Node, source: Source, depth = 0): boolean {
  const fn = enclosingFunction(pause);
  if (fn === undefined || !isFunction(fn) || fn.async || fn.generator) return false;
  for (let at = pause; at.parent && at !== fn; at = at.parent) {
    if (at.type === 'CatchClause') return true;
    if (isLoop(at) && callsIn(at).some((call) => call !== pause && calledName(call)?.endsWith('Sync') === true))
      return true;
  }
  return depth < maxDepth && isOnlyCalledBy(fn, source, depth);
}

function isOnlyCalledBy(fn: FunctionNode, source: Source, depth: number): boolean {
  const calls = fn.parent.type === 'MethodDefinition' ? callsOfMethod(fn.parent, source) : [...callsOf(fn, source)];
  return calls.length > 0 && calls.every((call) => isSynchronousRetry(call, source, depth + 1));
}

function callsOfMethod(method: TSESTree.MethodDefinition, source: Source): readonly Node[] {
  return source.mentions.members(propertyName(method) ?? '').flatMap((member) => {
    const at = wrapped(member);
    const isCalled = at.parent?.type === 'CallExpression' && at.parent.callee === at;
    return isCalled && member.object.type === 'ThisExpression' ? [at.parent] : [];
  });
}
