import {
  calledName,
  dottedName,
  enclosingFunction,
  propertyName,
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
export function isUsed(member: Node, source: Source): boolean {
  let at = wrapped(member);
  for (; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'TemplateLiteral' || parent.type === 'Property') return false;
    if (parent.type === 'CallExpression' && parent.callee !== at) {
      return !/^(?:log|info|debug|warn|error|trace)$/u.test(calledName(parent) ?? '');
    }
    if (parent.type === 'AssignmentExpression' && parent.left === at) return false;
    if (parent.type === 'IfStatement' && parent.test === at)
      return [parent.consequent, parent.alternate].some(
        (branch) => branch !== null && !stepsOf(branch).every((step) => notes(step, source)),
      );
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

/**
 * Whether a step only notes that something has happened: it writes to a log, or adds to a list or a count of the module, itself or
 * by a function of the file.
 */
function notes(step: Node, source: Source, depth = 0): boolean {
  if (logs(step)) return true;
  const at = unwrap(step.type === 'ExpressionStatement' ? step.expression : step);
  if (at.type === 'UpdateExpression') return isOfModule(at.argument, source);
  if (at.type === 'AssignmentExpression') return /^[+-]=$/u.test(at.operator) && isOfModule(at.left, source);
  if (at.type !== 'CallExpression') return false;
  const callee = unwrap(at.callee);
  if (callee.type === 'MemberExpression' && /^(?:push|unshift|add)$/u.test(propertyName(callee) ?? ''))
    return callsIn(at).length === 1 && isOfModule(callee.object, source);
  const helper = depth < 2 ? calledFunction(at, source) : undefined;
  if (helper === undefined || helper.async || helper.generator) return false;
  return stepsOf(helper.body).every((each) => notes(each, source, depth + 1));
}

/** A variable of the module, or a member of one. */
function isOfModule(place: Node, source: Source): boolean {
  let at = unwrap(place);
  while (at.type === 'MemberExpression') at = unwrap(at.object);
  const [declared] = (at.type === 'Identifier' ? source.bindings.variable(at)?.identifiers : undefined) ?? [];
  return declared !== undefined && enclosingFunction(declared) === undefined;
}

/** `warnIfAborted(signal)`: a function of the file that asks, by its name too, and keeps nobody out by that. */
export function asksInVain(call: CallExpression, source: Source): boolean {
  const helper = calledFunction(call, source);
  if (helper === undefined) return false;
  const asked = ['aborted', 'throwIfAborted'].flatMap((name) =>
    source.mentions.members(name).filter((member) => enclosingFunction(member) === helper),
  );
  return (
    asked.length > 0 && !asked.some((member) => isUsed(member, source) && reachesCaller(member, helper, call, source))
  );
}

/**
 * Whether the caller of a function goes by what that has asked: it throws or acts on the answer, or gives it back to a caller that
 * takes it. `if (signal.aborted) return;` leaves the function alone.
 */
export function reachesCaller(check: Node, fn: FunctionNode, call: CallExpression, source: Source): boolean {
  const isTaken = wrapped(call).parent?.type !== 'ExpressionStatement';
  for (let at = check; at.parent && at !== fn; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'ReturnStatement' || (parent === fn && fn.body === at && at.type !== 'BlockStatement'))
      return isTaken || (parent.type === 'ReturnStatement' ? actsOn(parent.argument) : actsOn(at));
    if (parent.type !== 'IfStatement' || parent.test !== at) continue;
    if (parent.alternate !== null || !leaves(parent.consequent)) return true;
    const steps = stepsOf(parent.consequent);
    const last = steps.at(-1);
    if (last?.type !== 'ReturnStatement' || steps.some((step) => step !== last && !notes(step, source))) return true;
    return last.argument !== null && (isTaken || actsOn(last.argument));
  }
  return true;
}

/** Whether more than an answer is made: `return signal.aborted && reject(signal.reason);`, `return signal.throwIfAborted();`. */
function actsOn(value: Node | null): boolean {
  return value !== null && callsIn(value).length > 0;
}
