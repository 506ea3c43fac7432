import { calleeName } from '../../flow/callback-timing.ts';
import {
  calledName,
  chainRootOf,
  enclosingFunction,
  isFunction,
  isInside,
  isLoop,
  lastName,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Identifier,
  type Node,
  operands,
  loopsAround,
} from '../../source/ast.ts';
import { writesIn } from '../../source/calls.ts';
import { initializer, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { someNode, someOwnNode, walk } from '../../source/visit.ts';
import { clock } from '../times.ts';
import { exitOf } from './waits-stops.ts';

/** Names of what says that the time is up, or how much of it has gone by. */
const timeWords = /deadline|elapsed|expired|timed_?out|time_?left|remaining_?(?:time|ms)|waited/iu;

/** Names of how long something else is valid, which is no longest time to wait for it. */
const validity = /expir(?:es|y|ation)/iu;

/**
 * Whether a loop that waits comes to its end though nothing happens: after a longest time, or after a number of turns that
 * is not for its caller to choose. Of the parameters in `known` the caller has said what they are.
 */
export function isBounded(loop: Node, source: Source, known: Known = noneKnown): boolean {
  const tests = [...exitTests(loop)];
  return (
    tests.some((test) => isLimit(test, loop, { source, known })) ||
    isPaged(loop, tests, source) ||
    isRacedWithTimer(loop, source)
  );
}

/**
 * `const [next, keys] = await store.scan(cursor); if (next === '0') return; cursor = next;`: each request goes on from where the one
 * before has come to, and the last one says so. The loop goes through all that there is, and waits for nothing to happen.
 */
function isPaged(loop: Node, tests: readonly Node[], source: Source): boolean {
  const given = new Set<Variable>();
  walk(loop, (node) => {
    if (isFunction(node)) return false;
    const call = node.type === 'AwaitExpression' ? unwrap(node.argument) : undefined;
    for (const argument of call?.type === 'CallExpression' ? call.arguments : []) {
      const variable = argument.type === 'Identifier' ? source.bindings.variable(argument) : undefined;
      if (variable && !isInside(variable.identifiers[0] ?? loop, loop)) given.add(variable);
    }
    return true;
  });
  return [...given].some((cursor) => {
    const replies = cursor.references.filter(
      ({ identifier, writeExpr, init }) =>
        init !== true && writeExpr && isInside(identifier, loop) && isOfReply(writeExpr, loop, source),
    );
    return replies.length > 0 && tests.some((test) => asksFor(test, cursor, source, 0));
  });
}

/** Whether a test asks for a variable, itself or through a name for the answer. */
function asksFor(test: Node, asked: Variable, source: Source, depth: number): boolean {
  return someNode(test, (node) => {
    const variable = node.type === 'Identifier' ? source.bindings.variable(node) : undefined;
    const init = variable && initializer(variable);
    return variable === asked || (init !== undefined && depth < 2 && asksFor(init, asked, source, depth + 1));
  });
}

/** Whether a value is, or is a part of, what a request of the same turn has given. */
function isOfReply(value: Node, loop: Node, source: Source, depth = 0): boolean {
  const root = chainRootOf(value);
  if (root.type === 'AwaitExpression') return unwrap(root.argument).type === 'CallExpression';
  const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
  const declarator = variable?.defs[0]?.node;
  const init = declarator?.type === 'VariableDeclarator' ? declarator.init : undefined;
  return depth < 3 && init != null && isInside(init, loop) && isOfReply(init, loop, source, depth + 1);
}

/** Whether loops come to their end as one call runs them: the numbers that it gives are not for its own caller to choose. */
export function areBoundedByCall(
  loops: readonly Node[],
  call: CallExpression,
  fn: FunctionNode,
  source: Source,
): boolean {
  const known = new Set<Variable>();
  const parameters = source.bindings.declared(fn);
  for (const [index, parameter] of fn.params.entries()) {
    const [name, preset] = parameter.type === 'AssignmentPattern' ? [parameter.left, parameter.right] : [parameter];
    const given = call.arguments.at(index) ?? preset;
    const variable = parameters.find(({ defs }) => defs[0]?.name === name);
    if (variable && given && isOfItsOwn(given, { source, known: noneKnown })) known.add(variable);
  }
  return loops.length > 0 && known.size > 0 && loops.every((loop) => isBounded(loop, source, known));
}

/** Whether a function that asks for another turn of itself looks at the clock or at a number of turns on the way. */
export function isBoundedTurn(fn: FunctionNode, source: Source): boolean {
  return someOwnNode(fn.body, (at) => isLimit(at, fn.body, { source, known: noneKnown }));
}

type Known = ReadonlySet<Variable>;

const noneKnown: Known = new Set();

interface Scope {
  readonly source: Source;
  readonly known: Known;
}

/** What reckons with times. */
const reckoning = /^(?:now|min|max|floor|ceil|round|abs|trunc|getTime|valueOf|Number|Date)$/u;

/**
 * `for (;;) { const left = date - Date.now(); if (left <= 0) return; await delay(Math.min(left, MAX)); }`: whether all that a loop
 * does is to pause until a time that a parameter of the function says.
 */
export function isPauseUntil(pause: CallExpression, fn: FunctionNode, source: Source): boolean {
  const [loop, ...others] = openLoopsAround(pause);
  if (loop === undefined || others.length > 0 || !('body' in loop)) return false;
  const doesMore = someOwnNode(
    loop,
    (at) => at.type === 'CallExpression' && at !== pause && !reckoning.test(calledName(at) ?? ''),
  );
  if (doesMore) return false;
  const parameters = source.bindings.declared(fn).filter(({ defs }) => defs[0]?.type === 'Parameter');
  return [...exitTests(loop)].some(
    (test) => readsClock(test, source, 0) && parameters.some((each) => asksFor(test, each, source, 0)),
  );
}

/** The loops around a node that a list does not end, innermost first. */
export function openLoopsAround(node: Node): readonly Node[] {
  return loopsAround(node).filter(({ type }) => type !== 'ForOfStatement' && type !== 'ForInStatement');
}

/** The questions of which a single one is enough to leave the loop. */
function* exitTests(loop: Node): Generator<Node> {
  if (!isLoop(loop)) return;
  if ('test' in loop && loop.test !== null) yield* operands(loop.test, '&&');
  const nested: Node[] = [];
  walk(loop.body, (node) => {
    if (isFunction(node)) return false;
    if (node.type === 'IfStatement') nested.push(node);
    return true;
  });
  for (const node of nested) {
    if (node.type !== 'IfStatement') continue;
    if (exitOf(node.consequent)) yield* operands(node.test, '||');
    else if ((node.alternate && exitOf(node.alternate)) || leavesElse(node)) yield* operands(node.test, '&&');
  }
}

/** `if (retries < 5) { await sleep(50); continue; } throw error;` */
function leavesElse(node: Node): boolean {
  const { parent } = node;
  if (node.type !== 'IfStatement' || parent?.type !== 'BlockStatement') return false;
  const last = node.consequent.type === 'BlockStatement' ? node.consequent.body.at(-1) : node.consequent;
  const next = parent.body[parent.body.indexOf(node) + 1];
  return last?.type === 'ContinueStatement' && next !== undefined && exitOf(next) !== undefined;
}

function isLimit(test: Node, loop: Node, scope: Scope): boolean {
  const at = unwrap(test);
  if (readsClock(at, scope.source, 0)) return true;
  if (at.type === 'UnaryExpression' && at.operator === '!') return isLimit(at.argument, loop, scope);
  if (at.type === 'UpdateExpression') return isOwnCount(at.argument, undefined, loop, scope);
  if (at.type !== 'BinaryExpression' || !/^(?:[<>]=?|[=!]==?)$/u.test(at.operator)) return false;
  return isOwnCount(at.left, at.right, loop, scope) || isOwnCount(at.right, at.left, loop, scope);
}

/** Whether an expression asks for the time, or for what was reckoned from it. */
function readsClock(node: Node, source: Source, depth: number): boolean {
  let reads = false as boolean;
  if (validity.test(source.text.slice(...node.range))) return false;
  walk(node, (at) => {
    if (isFunction(at)) return false;
    if (at.type === 'CallExpression') reads ||= clock.test(calleeName(at) ?? '');
    if (at.type === 'MemberExpression' && !at.computed) reads ||= timeWords.test(propertyName(at) ?? '');
    if (at.type === 'Identifier' && at.parent.type !== 'MemberExpression') {
      const variable = source.bindings.variable(at);
      const init = variable && depth < 3 ? initializer(variable) : undefined;
      reads ||= timeWords.test(at.name) || (init !== undefined && readsClock(init, source, depth + 1));
    }
    return !reads;
  });
  return reads;
}

/** Whether one side is counted by the loop, and the other is a number that the caller does not give. */
function isOwnCount(count: Node, limit: Node | undefined, loop: Node, scope: Scope): boolean {
  const at = unwrap(count);
  const counter = at.type === 'UpdateExpression' ? unwrap(at.argument) : at;
  const name = lastName(counter);
  if (name === undefined || !isCounted(counter, loop)) return false;
  const init = counter.type === 'Identifier' ? initialOf(counter, scope.source) : undefined;
  return [limit, init].every((each) => each === undefined || isOfItsOwn(each, scope));
}

function isCounted(counter: Node, loop: Node): boolean {
  const name = lastName(counter);
  return writesIn(loop).some((write) => {
    if (write.type === 'UpdateExpression') return lastName(unwrap(write.argument)) === name;
    if (write.type !== 'AssignmentExpression' || lastName(write.left) !== name) return false;
    const { right } = write;
    // `i = i + 1`
    return /^[+-]=$/u.test(write.operator) || (right.type === 'BinaryExpression' && lastName(right.left) === name);
  });
}

function initialOf(counter: Identifier, source: Source): Node | undefined {
  const variable = source.bindings.variable(counter);
  if (variable?.defs[0]?.type === 'Parameter') return counter;
  return variable && initializer(variable);
}

/** Whether no parameter has a part in a value; how many elements a list has is no choice of how long to wait. */
function isOfItsOwn(value: Node, scope: Scope): boolean {
  const { source, known } = scope;
  let isOwn = true as boolean;
  walk(value, (at) => {
    if (at.type === 'MemberExpression' && /^(?:length|size)$/u.test(propertyName(at) ?? '')) return false;
    if (at.type !== 'Identifier' || (at.parent.type === 'MemberExpression' && at.parent.property === at)) return true;
    const variable = source.bindings.variable(at);
    const init = variable && initializer(variable);
    if (variable?.defs[0]?.type === 'Parameter') isOwn &&= known.has(variable);
    else if (init && init !== value && !isInside(value, init)) isOwn &&= isOfItsOwn(init, scope);
    return isOwn;
  });
  return isOwn;
}

/** `await Promise.race([work(), timeout])`, where the timer was set before the loop and ends it. */
function isRacedWithTimer(loop: Node, source: Source): boolean {
  return someOwnNode(loop, (at) => {
    if (at.type !== 'CallExpression' || calleeName(at) !== 'Promise.race') return false;
    const [list] = at.arguments;
    const racers = list?.type === 'ArrayExpression' ? list.elements : [];
    return racers.some((racer) => {
      const variable = racer?.type === 'Identifier' ? source.bindings.variable(racer) : undefined;
      const init = variable && initializer(variable);
      if (!init || isInside(init, loop) || enclosingFunction(init) !== enclosingFunction(loop)) return false;
      return /\bsetTimeout\b/u.test(source.text.slice(...init.range));
    });
  });
}
