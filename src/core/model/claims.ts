import { enclosingFunction, unwrap, type FunctionNode, type Node } from '../source/ast.ts';
import { nodeAt } from '../source/locate.ts';
import type { Source } from '../source/source.ts';
import { bodyOf } from './function-bodies.ts';
import { usesOfFunction } from './function-uses.ts';

/**
 * `if (claim()) resolve(value);`, where `claim` answers once, and writes the flag that it asks: who follows settlements has to
 * follow it, too. What such functions of a file do, with the calls of them.
 */
export function* claimsIn(source: Source): Generator<Node> {
  const seen = new Set<FunctionNode>();
  for (const { index } of source.text.matchAll(/\breturn\s+(?:true|false)\b/g)) {
    const fn = enclosingFunction(nodeAt(source.ast, index));
    if (fn === undefined || seen.has(fn)) continue;
    seen.add(fn);
    if (!isClaim(fn)) continue;
    for (const use of usesOfFunction(fn, source)) if (use.kind === 'call') yield use.call;
    yield* bodyOf(fn).assignments;
    yield* bodyOf(fn).returnStatements;
  }
}

/** Whether a function takes nothing, answers by literals, and writes a flag of the code around it. */
function isClaim(fn: FunctionNode): boolean {
  const { assignments, returns } = bodyOf(fn);
  if (fn.async || fn.generator || fn.params.length > 0 || returns.length < 2) return false;
  const areAnswers = returns.every((each) => typeof (each as { value?: unknown }).value === 'boolean');
  return (
    areAnswers &&
    assignments.some(({ left, right }) => unwrap(left).type !== 'ObjectPattern' && right.type === 'Literal')
  );
}
