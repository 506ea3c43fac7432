import { isFunction, unwrap, type FunctionNode, type Node } from '../../source/ast.ts';
import { callsIn } from '../../source/calls.ts';
import type { Source } from '../../source/source.ts';
import { bodyOf } from '../function-bodies.ts';
import { usesOfFunction } from '../function-uses.ts';
import { parameterIndex } from '../local-functions.ts';
import { turnOf } from '../turns.ts';
import type { AbortListener } from './abort-listeners.ts';
import { signalKeys, signalOwnership } from './abort-signals.ts';

/**
 * `function whenAborted(signal, run) { signal.addEventListener('abort', () => run(signal.reason)); }`: a function that listens
 * on behalf of its callers. Each call of it is a registration, of the signal and the function that are given; none where it gives
 * something back to a caller that takes it, who may take the listener back by that.
 */
export function registrationsOf(listener: AbortListener, source: Source): readonly AbortListener[] {
  const helper = turnOf(listener.node).at(-1);
  if (helper === undefined || helper.async || helper.generator) return [];
  if (helper.body.type !== 'BlockStatement' && unwrap(helper.body) !== listener.node) return [];
  const gives = helper.body.type === 'BlockStatement' && givesBack(helper);
  const signal = parameterOf(listener.signal, helper, source);
  const handler = ranBy(listener.handler, helper, source);
  if (signal === undefined || handler === undefined) return [];
  return usesOfFunction(helper, source).flatMap((use) => {
    const [given, run] = use.kind === 'call' ? [use.call.arguments[signal], use.call.arguments[handler]] : [];
    const ownership = given && signalOwnership(given, source);
    if (use.kind === 'call' && gives && use.call.parent.type !== 'ExpressionStatement') return [];
    if (use.kind !== 'call' || given === undefined || run === undefined || ownership === undefined) return [];
    return { ...listener, node: use.call, signal: given, keys: signalKeys(given, source), ownership, handler: run };
  });
}

function givesBack(fn: FunctionNode): boolean {
  return bodyOf(fn).returnStatements.some(({ argument }) => argument !== null);
}

/** The parameter that the listener is, or that it calls. */
function ranBy(handler: Node | undefined, helper: FunctionNode, source: Source): number | undefined {
  const at = handler && unwrap(handler);
  if (at === undefined) return undefined;
  if (!isFunction(at)) return parameterOf(at, helper, source);
  for (const call of callsIn(at)) {
    const index = parameterOf(call.callee, helper, source);
    if (index !== undefined) return index;
  }
  return undefined;
}

function parameterOf(node: Node, fn: FunctionNode, source: Source): number | undefined {
  const at = unwrap(node);
  return at.type === 'Identifier' ? parameterIndex(source.bindings.variable(at), fn) : undefined;
}
