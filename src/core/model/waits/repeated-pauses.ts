import { loopsAround, type FunctionNode, type Node } from '../../source/ast.ts';
import { constantValue } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { someNode, someOwnNode } from '../../source/visit.ts';
import { exportedFunctions } from '../producers/exported-functions.ts';
import { signals } from '../signals/signals.ts';
import { shortPause } from './wait-registrations.ts';

// Pauses that come once in each turn of a loop which ends by itself.

/** What such a pause makes a caller wait for; undefined where it is a part of the work that nobody would call off. */
export function repeatedPause(pause: Node, fn: FunctionNode, source: Source): 'retry' | 'timer' | undefined {
  if (isBetweenAttempts(pause, fn, source)) return 'retry';
  const [loop] = loopsAround(pause);
  // Where the other functions can be called off, the file says itself that its callers want to.
  if (loop === undefined || !isLong(pause, source) || !othersTakeSignal(fn, source)) return undefined;
  return loop.type === 'ForOfStatement' || loop.type === 'ForInStatement' ? 'timer' : 'retry';
}

/**
 * `for (;;) try { return await work(); } catch { await delay(500); }`: whether a pause comes between attempts at what the caller of
 * the function has given it to do. However many there may be, the caller has something to call off.
 */
function isBetweenAttempts(pause: Node, fn: FunctionNode, source: Source): boolean {
  return loopsAround(pause).some((loop) =>
    someOwnNode(loop, (at) => {
      if (at.type !== 'CallExpression' || at.callee.type !== 'Identifier') return false;
      const definition = source.bindings.variable(at.callee)?.defs[0];
      return definition?.type === 'Parameter' && definition.node === fn && isTried(at, loop);
    }),
  );
}

/** Whether what a node throws is caught in the same turn of a loop. */
function isTried(node: Node, loop: Node): boolean {
  for (let inner = node, at = node.parent; at && inner !== loop; inner = at, at = at.parent)
    if (at.type === 'TryStatement' && at.handler && at.block === inner) return true;
  return false;
}

/** Whether a pause shows a time, or a part of one, that is not over before anyone cancels it: `5000 * attempt`. */
function isLong(pause: Node, source: Source, depth = 0): boolean {
  return someNode(pause, (at) => {
    if (at.type === 'Literal') return typeof at.value === 'number' && at.value >= shortPause;
    const time = at.type === 'Identifier' && depth < 2 ? constantValue(source.bindings.variable(at)) : undefined;
    return time !== undefined && isLong(time, source, depth + 1);
  });
}

const takers = new WeakMap<Node, ReadonlySet<FunctionNode>>();

/** Whether the file exports another function that takes a signal. */
function othersTakeSignal(fn: FunctionNode, source: Source): boolean {
  let found = takers.get(source.ast);
  if (found === undefined) {
    const model = signals(source);
    const exported = [...exportedFunctions(source)].map((each) => each.fn);
    takers.set(source.ast, (found = new Set(exported.filter((each) => model.parameterOf(each) !== undefined))));
  }
  return found.size > (found.has(fn) ? 1 : 0);
}
