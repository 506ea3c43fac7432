import { isInside, type FunctionNode } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { isTopLevel } from './function-bodies.ts';
import type { Completion, Handle, Use } from './completion.ts';
import { calledFunction } from './local-functions.ts';

// What is seen in the function that has a handle, and not guessed at where it is called.

/** Whether a function of the file, given a handle, settles the same promise by it, or gives it on. */
export function takesOver(
  { subject, completion }: Handle,
  { to }: Extract<Use, { kind: 'hand-off' }>,
  source: Source,
): boolean {
  const fn = to.type === 'CallExpression' ? calledFunction(to, source) : undefined;
  return (
    fn !== undefined && completion.handles.some((other) => other.subject === subject && isInside(other.use.node, fn))
  );
}

/** Whether each call of a closure settles. */
export function settlesAlways(fn: FunctionNode, completion: Completion): boolean {
  return completion.handles.some(({ use }) => use.kind === 'settle' && isTopLevel(use.call, fn));
}
