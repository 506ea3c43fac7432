import { enclosingFunction, isInside, unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Completion, Handle } from './completion.ts';

/**
 * The code that makes a promise: its executor, or the function around it where functions beside the executor settle it too, by a
 * local that it was given: `let done; const onEnd = () => done(); return new Promise((resolve) => { done = resolve; … });`
 */
export function regionOf({ executor, node, handles }: Completion, { ast, bindings }: Source): Node {
  const around = enclosingFunction(node);
  if (executor === undefined || around === undefined) return executor ?? around ?? ast;
  const isBeside = ({ use, through }: Handle): boolean => {
    if (through !== undefined || use.kind !== 'settle' || isInside(use.node, executor)) return false;
    const name = unwrap(use.node);
    return name.type === 'Identifier' && bindings.variable(name)?.scope.variableScope.block === around;
  };
  return handles.some(isBeside) ? around : executor;
}
