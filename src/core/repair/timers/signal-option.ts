import { signalForWait } from '../../model/signals/signals-choice.ts';
import type { Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';

/** The option `signal` of a wait at the node, where a signal in scope ought to end it; none otherwise. */
export function signalOptions(node: Node, source: Source): readonly string[] {
  const expression = signalForWait(node, source)?.expression;
  if (expression === undefined) return [];
  return [expression === 'signal' ? expression : `signal: ${expression}`];
}
