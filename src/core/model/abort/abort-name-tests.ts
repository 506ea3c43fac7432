import {
  enclosingFunction,
  isFunction,
  isInside,
  onlyExpression,
  operands,
  propertyName,
  unwrap,
  wrapped,
  type Identifier,
  type Node,
} from '../../source/ast.ts';
import { initializer, isConstant, takenFrom } from '../../source/scopes.ts';
import { nodeAt } from '../../source/locate.ts';
import type { Source } from '../../source/source.ts';
import { signalOwnership } from './abort-signals.ts';
import { calleePath } from '../callee-path.ts';
import { argumentFor, callsOf } from '../local-functions.ts';

/** A test for `AbortError` by name, where the abort may be of another name: a deadline's is `TimeoutError`. */
export interface NameTest {
  /** The comparison, or the `case`. */
  readonly test: Node;
  /** The signal that the failed work was given. */
  readonly signal: Node;
  readonly isNegated: boolean;
}

// What Node's own modules reject with is an AbortError for whatever reason, with the reason as its `cause`.
const alwaysAbortError = /^(?:timers|events|fs|child_process|stream|readline|util|http|https|net|dgram)(?:\.|$)/u;

export function* abortNameTests(source: Source): Generator<NameTest> {
  for (const literal of source.mentions.named('AbortError')) {
    if (literal.type !== 'Literal' || literal.value !== 'AbortError') continue;
    const found = testedName(literal);
    if (found !== undefined) yield* testsBy(found, source);
  }
}

/** A test in the handler itself, or by a function of the file that is asked there: `const isAbort = (e) => e.name === 'AbortError'`. */
function* testsBy(found: Tested, source: Source): Generator<NameTest> {
  const caught = errorOf(found.name, source);
  if (caught === undefined) return;
  const guard = guardOf(caught, source);
  for (const { test, error } of guard ? [] : askedOf(found.test, caught, source)) {
    const asking = guardOf(error, source);
    if (asking) yield* namedIn(test, asking, found.isNegated, source);
  }
  if (guard) yield* namedIn(found.test, guard, found.isNegated, source);
}

/** Where a function that consists of a test is called with a name: the call, and the name. */
function* askedOf(test: Node, error: Identifier, source: Source): Generator<{ test: Node; error: Identifier }> {
  const fn = enclosingFunction(test);
  if (fn === undefined || !operands(onlyExpression(fn.body) ?? fn, '&&').includes(test)) return;
  for (const call of callsOf(fn, source)) {
    const given = argumentFor(source.bindings.variable(error), fn, call);
    if (given?.type === 'Identifier') yield { test: call, error: given };
  }
}

function* namedIn(test: Node, guard: Guard, isNegated: boolean, source: Source): Generator<NameTest> {
  if (/TimeoutError|\.aborted\b|\breason\b|throwIfAborted/u.test(source.text.slice(...guard.handler.range))) return;
  const signal = signalIn(guard.work, source);
  if (signal) yield { test, signal, isNegated };
}

interface Tested {
  readonly test: Node;
  readonly name: Node;
  readonly isNegated: boolean;
}

/** `error.name === 'AbortError'`, and `case 'AbortError':` under `switch (error.name)`. */
function testedName(literal: Node): Tested | undefined {
  const { parent } = literal;
  if (parent?.type === 'BinaryExpression' && /^[!=]==?$/u.test(parent.operator)) {
    const name = parent.left === literal ? parent.right : parent.left;
    return { test: parent, name, isNegated: parent.operator.startsWith('!') };
  }
  if (parent?.type === 'CallExpression' && parent.arguments[0] === literal) {
    const callee = unwrap(parent.callee);
    const isSearch =
      callee.type === 'MemberExpression' && /^(?:includes|startsWith)$/u.test(propertyName(callee) ?? '');
    return isSearch ? { test: parent, name: callee.object, isNegated: false } : undefined;
  }
  if (parent?.type !== 'SwitchCase') return undefined;
  return { test: literal, name: parent.parent.discriminant, isNegated: false };
}

function errorOf(name: Node, source: Source): Identifier | undefined {
  const at = unwrap(name);
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at);
    const from = variable && isConstant(variable) ? takenFrom(variable) : undefined;
    // `const name = error.name`, `const { name } = error`
    if (from?.type === 'MemberExpression') return errorOf(from, source);
    const declarator = from?.type === 'Property' ? from.parent.parent : undefined;
    const isName = from?.type === 'Property' && propertyName(from) === 'name';
    if (declarator?.type === 'VariableDeclarator' && declarator.init && isName) {
      const error = unwrap(declarator.init);
      return error.type === 'Identifier' ? error : undefined;
    }
    // `catch ({ name })`
    return at.name === 'name' ? at : undefined;
  }
  if (at.type !== 'MemberExpression' || propertyName(at) !== 'name') return undefined;
  const error = unwrap(at.object);
  return error.type === 'Identifier' ? error : undefined;
}

/** The handler that an error was caught by, and the work that failed. */
interface Guard {
  readonly handler: Node;
  readonly work: Node;
}

function guardOf(error: Identifier, source: Source): Guard | undefined {
  const definition = source.bindings.variable(error)?.defs[0];
  if (definition?.type === 'CatchClause') {
    const statement = definition.node.parent;
    return statement?.type === 'TryStatement' ? { handler: definition.node, work: statement.block } : undefined;
  }
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || definition.node.params[0] !== definition.name)
    return undefined;
  const at = wrapped(definition.node);
  const call = at.parent;
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  if (call?.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  const isHandler = name === 'catch' ? call.arguments[0] === at : name === 'then' && call.arguments[1] === at;
  return isHandler ? { handler: definition.node, work: callee.object } : undefined;
}

/** A signal that the work is given, which may abort for another reason than somebody's wish. */
function signalIn(work: Node, source: Source): Node | undefined {
  const text = source.text.slice(...work.range);
  const home = enclosingFunction(work);
  for (const match of text.matchAll(/AbortSignal\.timeout|[\w$]*[sS]ignal\b/gu)) {
    const node = nodeAt(source.ast, work.range[0] + match.index);
    const signal = match[0] === 'AbortSignal.timeout' ? node.parent?.parent : valueAt(node);
    const call = signal && takerOf(signal, work);
    // What a nested function does with a signal fails elsewhere.
    if (signal === undefined || call === undefined || enclosingFunction(signal) !== home) continue;
    const path = calleePath(call, source);
    if (path !== undefined && alwaysAbortError.test(path)) continue;
    if (signal.type === 'CallExpression' || signalOwnership(signal, source) === 'foreign' || isDeadline(signal, source))
      return signal;
  }
  return undefined;
}

/** The expression that a name stands in; of a property, what it is given. */
function valueAt(node: Node): Node {
  const { parent } = node;
  if (parent?.type === 'Property' && parent.key === node && parent.parent.type === 'ObjectExpression')
    return parent.value;
  return parent?.type === 'MemberExpression' && parent.property === node ? parent : node;
}

/** The callee of the call that is given the signal, as an argument or as a property of its options. */
function takerOf(signal: Node, work: Node): Node | undefined {
  let at = wrapped(signal);
  while (
    at.parent &&
    isInside(at.parent, work) &&
    /^(?:Property|ObjectExpression|SpreadElement)$/u.test(at.parent.type)
  ) {
    if (at.parent.type === 'Property' && at.parent.value !== at) return undefined;
    at = wrapped(at.parent);
  }
  const { parent } = at;
  return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee !== at
    ? parent.callee
    : undefined;
}

function isDeadline(signal: Node, source: Source): boolean {
  const variable = signal.type === 'Identifier' ? source.bindings.variable(signal) : undefined;
  const init = variable && initializer(variable);
  return init !== undefined && source.text.slice(...init.range).includes('AbortSignal.timeout');
}
