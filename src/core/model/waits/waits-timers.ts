import { calleeName } from '../../flow/callback-timing.ts';
import {
  enclosingFunction,
  givenTo,
  isInside,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { usesOfFunction } from '../function-uses.ts';
import { argumentFor } from '../local-functions.ts';

// Timers, and the functions that do nothing but set one.

export function isFrame(call: CallExpression): boolean {
  return /(?:^|\.)requestAnimationFrame$/.test(calleeName(call) ?? '');
}

/** The call of what has the name. */
export function callOf(name: Node): CallExpression | undefined {
  const { parent } = name;
  const callee = wrapped(parent?.type === 'MemberExpression' && parent.property === name ? parent : name);
  return callee.parent?.type === 'CallExpression' && callee.parent.callee === callee ? callee.parent : undefined;
}

/** Whether a call clears a timer, and none that is kept in another place: `clearInterval(this.reset)` does not end `this.ensure`. */
export function clears(call: CallExpression, timer: CallExpression, { bindings }: Source): boolean {
  if (!/^(?:\w+\.)*clear(?:Interval|Timeout)$/.test(calleeName(call) ?? '')) return false;
  const [held, cleared] = [givenTo(timer), call.arguments[0]].map((each) => each && unwrap(each));
  if (held?.type === 'MemberExpression' && cleared?.type === 'MemberExpression')
    return propertyName(held) === propertyName(cleared);
  if (held?.type !== 'Identifier' || cleared?.type !== 'Identifier') return true;
  return (bindings.variable(held) ?? bindings.declaredBy(held)) === bindings.variable(cleared);
}

/** Whether the timer is all that a function is for, its handle apart: `const arm = () => { timer = setTimeout(check, 50); }`. */
export function isAllOf(timer: CallExpression, { body }: FunctionNode): boolean {
  const only = onlyExpression(body);
  return only === timer || (only?.type === 'AssignmentExpression' && unwrap(only.right) === timer);
}

export function isCalledIn(home: FunctionNode, fn: FunctionNode, source: Source): boolean {
  return usesOfFunction(fn, source).some((use) => use.kind === 'call' && isInside(use.call, home));
}

/** A call of a function that hands on what it is given there to a timer or queue. */
interface Handed {
  readonly by: CallExpression;
  readonly given: Node;
}

/** The calls of the function around a timer that gives it one of its parameters, and does no more. */
export function handedThrough(timer: CallExpression, callback: Node, source: Source): readonly Handed[] {
  const helper = enclosingFunction(timer);
  const at = unwrap(callback);
  if (helper === undefined || helper.async || at.type !== 'Identifier' || !isAllOf(timer, helper)) return [];
  return usesOfFunction(helper, source).flatMap((use) => {
    const given = use.kind === 'call' ? argumentFor(source.bindings.variable(at), helper, use.call) : undefined;
    return use.kind === 'call' && given !== undefined ? [{ by: use.call, given }] : [];
  });
}
