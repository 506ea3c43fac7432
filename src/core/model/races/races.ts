import type { TSESTree } from '@typescript-eslint/types';
import { onlyInspects } from '../../flow/inspections.ts';
import {
  assignmentTo,
  isInside,
  isLoop,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type MemberExpression,
  type Node,
} from '../../source/ast.ts';
import { initializer, isConstant, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { textsWith } from '../../source/texts-with.ts';

/** A call of `Promise.race` or `Promise.any`. */
export interface Race {
  readonly node: CallExpression;
  readonly method: string;
  readonly list: Node;
  /** What runs in it, as far as the file shows; spread elements are left out. */
  readonly entrants: readonly Node[];
  /** Whether those who have finished leave the list. */
  readonly isPool: boolean;
}

/** Texts that can hold a race. */
export const mayRace = textsWith(['race', 'promise any'], /\brace\b|Promise\s*\.\s*any\b/);

/** Many things have a method `any`, schemas above all. */
const raceName = /race\b(?<=\.\s*race)(?=\s*(?:(?:\?\.)?[(<]|\.\s*call\b))|any\b(?<=Promise\s*\.\s*any)/g;

/** Libraries whose `race` is that of promises. */
const promiseNames = /^(?:Promise|Bluebird|RSVP|Q|P|\w+Promise)$/u;

const known = new WeakMap<Node, readonly Race[]>();

export function racesIn(source: Source): readonly Race[] {
  let races = known.get(source.ast);
  if (races === undefined) known.set(source.ast, (races = [...find(source)]));
  return races;
}

function* find(source: Source): Generator<Race> {
  for (const name of source.mentions.matching(raceName)) {
    const member = name.parent;
    if (member?.type !== 'MemberExpression' || member.property !== name || !isPromises(member.object)) continue;
    const { call, list } = calledOn(member) ?? {};
    if (call === undefined || list === undefined) continue;
    const method = propertyName(member) ?? '';
    yield { node: call, method, list, entrants: [...entrants(list, source)], isPool: isPool(list, source) };
  }
}

/** The call of a method with what it is given, also by way of `Promise.race.call(Promise, list)`. */
function calledOn(
  member: MemberExpression,
): { readonly call: CallExpression; readonly list: Node | undefined } | undefined {
  const at = wrapped(member);
  const { parent } = at;
  if (parent?.type === 'CallExpression' && parent.callee === at) return { call: parent, list: parent.arguments[0] };
  const how = parent?.type === 'MemberExpression' && parent.object === at ? propertyName(parent) : undefined;
  const call = parent && how === 'call' ? wrapped(parent).parent : undefined;
  return call?.type === 'CallExpression' && unwrap(call.callee) === parent
    ? { call, list: call.arguments[1] }
    : undefined;
}

function isPromises(node: Node): boolean {
  const at = unwrap(node);
  if (at.type === 'Identifier') return promiseNames.test(at.name);
  return at.type === 'MemberExpression' && propertyName(at) === 'Promise';
}

/** The elements of a list that is written out, and of one that a variable holds while it is put together. */
export function* entrants(list: Node, source: Source, depth = 0): Generator<Node> {
  const at = unwrap(list);
  if (at.type === 'ArrayExpression') yield* elementsOf(at, source, depth);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const init = variable && initializer(variable);
  if (variable === undefined || init === undefined) return;
  const start = unwrap(init);
  if (start.type === 'ArrayExpression') yield* elementsOf(start, source, depth);
  yield* pushedTo(variable);
}

/** Whether the list of a race is a pool, which its members leave as they finish: `running.splice(running.indexOf(each), 1)`. */
function isPool(list: Node, source: Source): boolean {
  const at = unwrap(list);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  return variable?.references.some(({ identifier }) => takesOut(wrapped(identifier))) === true;
}

/** `running.splice(…)`, `slots[i] = next()`, or a call of other code, which may do so. */
function takesOut(list: Node): boolean {
  const { parent } = list;
  if (parent?.type === 'CallExpression') {
    const callee = unwrap(parent.callee);
    const isCombined = callee.type === 'MemberExpression' && isPromises(callee.object);
    return parent.callee !== list && !isCombined && !onlyInspects(parent);
  }
  if (parent?.type !== 'MemberExpression' || parent.object !== list) return false;
  if (parent.computed && assignmentTo(parent)) return true;
  return /^(?:splice|shift|pop|delete|filter)$/u.test(propertyName(parent) ?? '');
}

function* elementsOf({ elements }: TSESTree.ArrayExpression, source: Source, depth: number): Generator<Node> {
  for (const element of elements) {
    if (element?.type !== 'SpreadElement') {
      if (element) yield element;
      continue;
    }
    // `...(ms ? [delay(ms)] : [])`
    const spread = unwrap(element.argument);
    if (spread.type === 'ArrayExpression') yield* elementsOf(spread, source, depth);
    if (isKept(spread, source) && depth < 3) yield* entrants(spread, source, depth + 1);
    if (spread.type !== 'ConditionalExpression') continue;
    for (const branch of [unwrap(spread.consequent), unwrap(spread.alternate)])
      if (branch.type === 'ArrayExpression') yield* elementsOf(branch, source, depth);
  }
}

/** Whether a name always stands for the same list, which nobody leaves. */
function isKept(list: Node, source: Source): boolean {
  const variable = list.type === 'Identifier' ? source.bindings.variable(list) : undefined;
  return variable !== undefined && isConstant(variable) && !isPool(list, source);
}

function* pushedTo(variable: Variable): Generator<Node> {
  for (const { identifier } of variable.references) {
    const { parent } = wrapped(identifier);
    const call = parent?.type === 'MemberExpression' && propertyName(parent) === 'push' ? parent.parent : undefined;
    if (call?.type === 'CallExpression' && call.callee === parent)
      for (const each of call.arguments) if (each.type !== 'SpreadElement') yield each;
  }
}

/** `return Promise.race(…)` in a loop is its last turn. */
export function isLeftAtOnce(node: Node, loop: Node): boolean {
  for (let at = node; at.parent && at !== loop; at = at.parent) {
    if (at.type === 'ReturnStatement' || at.type === 'ThrowStatement') return !isRetried(at, loop);
    const { parent } = at;
    if (parent.type !== 'BlockStatement') continue;
    const rest = parent.body.slice(parent.body.findIndex((each) => each === at) + 1);
    const jump = rest.find((each) => /^(?:Return|Throw|Break)Statement$/u.test(each.type));
    const mayGoOn = rest.slice(0, jump ? rest.indexOf(jump) : 0).some((each) => holdsContinue(each));
    if (jump && !mayGoOn && !isRetried(at, loop)) return true;
  }
  return false;
}

/** Whether a `catch` around the node lets the loop go on. */
function isRetried(node: Node, loop: Node): boolean {
  for (let at = node; at.parent && at !== loop; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'TryStatement' && parent.block === at && parent.handler) return true;
  }
  return false;
}

function holdsContinue(node: Node): boolean {
  if (node.type === 'ContinueStatement') return true;
  if (node.type === 'IfStatement') return [node.consequent, node.alternate].some((each) => each && holdsContinue(each));
  return node.type === 'BlockStatement' && node.body.some(holdsContinue);
}

/** The innermost loop whose body, or test, runs the node again and again in the same function. */
export function turnOf(node: Node, outer: Node): Node | undefined {
  for (let at = node; at.parent && at !== outer; at = at.parent) {
    const { parent } = at;
    if (!isLoop(parent)) continue;
    if (parent.type === 'ForStatement' && parent.init === at) continue;
    if ((parent.type === 'ForOfStatement' || parent.type === 'ForInStatement') && parent.right === at) continue;
    if (isInside(node, outer)) return parent;
  }
  return undefined;
}
