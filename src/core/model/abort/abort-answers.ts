import {
  calledName,
  dottedName,
  enclosingFunction,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { callsIn } from '../../source/calls.ts';
import type { Source } from '../../source/source.ts';
import { calledFunction } from '../local-functions.ts';
import { leaves } from '../turns.ts';

// What becomes of the answer when a signal is asked whether it has aborted.

/** Whether something depends on the answer: one that is only logged protects nobody. */
export function isUsed(member: Node): boolean {
  let at = wrapped(member);
  for (; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'TemplateLiteral' || parent.type === 'Property') return false;
    if (parent.type === 'CallExpression' && parent.callee !== at) {
      return !/^(?:log|info|debug|warn|error|trace)$/u.test(calledName(parent) ?? '');
    }
    if (parent.type === 'AssignmentExpression' && parent.left === at) return false;
    if (parent.type === 'IfStatement' && parent.test === at)
      return parent.alternate !== null || !stepsOf(parent.consequent).every(logs);
    if (parent.type === 'LogicalExpression' && parent.left === at && logs(parent.right)) return false;
    if (/Statement$|Declarat|Function/u.test(parent.type)) return true;
  }
  return true;
}

export function stepsOf(code: Node): readonly Node[] {
  return code.type === 'BlockStatement' ? code.body : [code];
}

/** Whether a step does nothing but write to a log. */
export function logs(step: Node): boolean {
  const call = unwrap(step.type === 'ExpressionStatement' ? step.expression : step);
  return (
    call.type === 'CallExpression' &&
    /(?:^|\.)#?(?:console|log|logger|debug)\.\w+$/u.test(dottedName(call.callee) ?? '')
  );
}

/** `warnIfAborted(signal)`: a function of the file that asks, by its name too, and keeps nobody out by that. */
export function asksInVain(call: CallExpression, source: Source): boolean {
  const helper = calledFunction(call, source);
  if (helper === undefined) return false;
  const asked = ['aborted', 'throwIfAborted'].flatMap((name) =>
    source.mentions.members(name).filter((member) => enclosingFunction(member) === helper),
  );
  return asked.length > 0 && !asked.some((member) => isUsed(member) && reachesCaller(member, helper, call));
}

/**
 * Whether the caller of a function goes by what that has asked: it throws or acts on the answer, or gives it back to a caller that
 * takes it. `if (signal.aborted) return;` leaves the function alone.
 */
export function reachesCaller(check: Node, fn: FunctionNode, call: CallExpression): boolean {
  const isTaken = wrapped(call).parent?.type !== 'ExpressionStatement';
  for (let at = check; at.parent && at !== fn; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'ReturnStatement' || (parent === fn && fn.body === at && at.type !== 'BlockStatement'))
      return isTaken || (parent.type === 'ReturnStatement' ? actsOn(parent.argument) : actsOn(at));
    if (parent.type !== 'IfStatement' || parent.test !== at) continue;
    if (parent.alternate !== null || !leaves(parent.consequent)) return true;
    const steps = stepsOf(parent.consequent);
    const last = steps.at(-1);
    if (last?.type !== 'ReturnStatement' || steps.some((step) => step !== last && !logs(step))) return true;
    return last.argument !== null && (isTaken || actsOn(last.argument));
  }
  return true;
}

/** Whether more than an answer is made: `return signal.aborted && reject(signal.reason);`, `return signal.throwIfAborted();`. */
function actsOn(value: Node | null): boolean {
  return value !== null && callsIn(value).length > 0;
}
