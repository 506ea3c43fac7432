import { enclosingFunction, onlyExpression, wrapped, type FunctionNode } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Guards } from './guards.ts';
import { passedAs } from './local-functions.ts';
import { giverOf } from './returned-closures.ts';

/**
 * `const decide = (settle) => (value) => { if (decided) return; decided = true; settle(value); };`: whether a function is given to
 * a function of the file that lets one of all that it is given run, by a flag which is not its own.
 */
export function isLetThroughOnce(fn: FunctionNode, source: Source, guards: Guards): boolean {
  const calls = passedAs(fn, source)?.references.map(({ identifier }) => wrapped(identifier)) ?? [];
  return (
    calls.length > 0 &&
    calls.every((at) => {
      const call = at.parent;
      const inner = call?.type === 'CallExpression' && call.callee === at ? enclosingFunction(call) : undefined;
      const wrapper = inner && giverOf(inner);
      // A wrapper that does no more has no flag of its own: that would let one run for each function.
      if (inner === undefined || call === undefined || wrapper === undefined) return false;
      return onlyExpression(wrapper.body) === inner && guards.holds(call, inner);
    })
  );
}
