import { calleeName, timingOf } from '../../flow/callback-timing.ts';
import {
  calledName,
  enclosingFunction,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { argumentFor, calledFunction, passedAs } from '../local-functions.ts';

/** A pause of less than this is over before anyone cancels it. */
export const shortPause = 1000;

/** When what registers a callback calls it; `brief` for what is soon over, `other` for what nobody can tell. */
export type WaitSource = 'event' | 'timer' | 'poll' | 'queue' | 'brief' | 'other';

export function registration(to: Node): WaitSource {
  const at = unwrap(to);
  if (at.type === 'AssignmentExpression') {
    const { left } = at;
    return left.type === 'MemberExpression' && /^on[a-z]/u.test(propertyName(left) ?? '') ? 'event' : 'other';
  }
  if (at.type === 'NewExpression') return timingOf(at) === 'repeat' ? 'event' : 'other';
  if (at.type !== 'CallExpression') return 'other';
  const name = calleeName(at) ?? '';
  if (name === 'setTimeout') return isShort(at.arguments[1]) ? 'brief' : 'timer';
  if (name === 'setInterval') return 'poll';
  if (/^(?:setImmediate|queueMicrotask|process\.nextTick|request(?:AnimationFrame|IdleCallback))$/u.test(name))
    return 'brief';
  // `rl.question(text, resolve)`, `navigator.geolocation.getCurrentPosition(resolve, reject)`: a human answers, or does not.
  const isAsked = calledName(at) === 'question' || (calledName(at) === 'getCurrentPosition' && !hasTimeout(at));
  return timingOf(at) === 'event' || isAsked ? 'event' : 'other';
}

/** `after(ms, () => resolve())`: the timer of a function of the file that does nothing with a callback but to give it to that. */
export function pausedBy(callback: Node, source: Source): 'timer' | 'brief' | undefined {
  const variable = passedAs(callback, source);
  const [only, ...others] = variable?.references ?? [];
  const { parent: timer } = only ? wrapped(only.identifier) : callback;
  const { parent: call } = callback;
  if (others.length > 0 || timer?.type !== 'CallExpression' || call?.type !== 'CallExpression') return undefined;
  const helper = calledFunction(call, source);
  const [first, delay] = timer.arguments;
  if (calleeName(timer) !== 'setTimeout' || first !== only?.identifier || helper === undefined) return undefined;
  if (enclosingFunction(timer) !== helper) return undefined;
  const given = delay && argumentFor(source.bindings.variable(unwrap(delay)), helper, call);
  return isShort(given ?? delay) ? 'brief' : 'timer';
}

export function isShort(delay: Node | undefined): boolean {
  const at = delay && unwrap(delay);
  return at === undefined || (at.type === 'Literal' && typeof at.value === 'number' && at.value < shortPause);
}

/** Whether a call is waited for where it stands, once or, as by `for await (const [line] of on(input, 'line'))`, for each turn. */
export function isAwaited(call: Node): boolean {
  const at = wrapped(call);
  const { parent } = at;
  return (
    parent?.type === 'AwaitExpression' || (parent?.type === 'ForOfStatement' && parent.await && parent.right === at)
  );
}

function hasTimeout({ arguments: args }: CallExpression): boolean {
  const options = args[2] && unwrap(args[2]);
  if (options?.type !== 'ObjectExpression') return options !== undefined;
  return options.properties.some((each) => each.type !== 'Property' || propertyName(each) === 'timeout');
}
