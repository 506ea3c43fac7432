import type { TSESTree } from '@typescript-eslint/types';
import { timingOf, isTimer, calleeName } from '../../flow/callback-timing.ts';
import { functionOf } from '../../flow/places.ts';
import {
  functionName,
  isClass,
  isFunction,
  isInside,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  loopsAround,
} from '../../source/ast.ts';
import type { Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { someOwnNode } from '../../source/visit.ts';
import { lookUpsOf } from '../function-tables.ts';
import { leaves } from '../turns.ts';

// Whether code is a part of the work that a signal governs. What cleans up after that work must run though it was aborted,
// and what outlives it, or is shared with others, has its own reasons to stop.

/** Calls that keep their function for later, or share its result among callers. */
const keeping =
  /(?:Listener|Handler|Interceptor|Middleware|Hook|Callback)$|^(?:on[A-Z_]|route|intercept|handle[A-Z]?|use$|subscribe|observe|watch|listen|register|defer|use(?:Effect|LayoutEffect|Callback|Memo)|effect|cleanup|onCleanup|addCleanup|dispose|waitUntil|after(?:Each|All)?$|memo|once$|cache|dedupe|getOr[A-Z]|computeIfAbsent|singleFlight|share|lazy|schedule|queueMicrotask|nextTick|fire[A-Z])/u;

/** Methods that route requests and commands to the function they are given. */
const routing: ReadonlySet<string> = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'all',
  'command',
  'action',
  'tool',
  'resource',
  'prompt',
]);

/** Members of an options object that the call which gets it runs before it is done. */
const tasks: ReadonlySet<string> = new Set([
  'fn',
  'run',
  'task',
  'job',
  'work',
  'action',
  'execute',
  'operation',
  'load',
]);

/** Functions that undo something, whatever became of the work. */
const cleanup =
  /^(?:clean_?up|close|destroy|detach|disconnect|dispose|end|kill|log_?out|terminate|finali[sz]e|release|rollback|stop|shutdown|teardown|tear_?down|unlock|unsubscribe|abort|cancel|reset|revert|undo|on_?abort|handle_?abort)(?:[A-Z_]|$)/u;

/** Whether a function by its name undoes something. */
export function isCleanup(name: string | undefined): boolean {
  return name !== undefined && cleanup.test(name);
}

export interface ReachOptions {
  /** The call only waits: a retry's pause in a `catch` is no cleanup. */
  readonly isWait: boolean;
}

/** A signal as far as it matters here: one that a function declares, or finds in a field. */
interface Governing {
  readonly holder: FunctionNode;
  readonly variable?: Variable;
  /** The property of the variable that the signal is. */
  readonly property?: string | undefined;
}

/** Whether a node runs as a part of what the holder of a signal does, before that is over, or of what else heeds the signal. */
export function servesFunction(node: Node, signal: Governing, source: Source, options: ReachOptions): boolean {
  return new Reach(signal, source, options).serves(node);
}

class Reach {
  readonly #fn: FunctionNode;
  readonly #source: Source;
  readonly #signal: Variable | undefined;
  readonly #isWait: boolean;
  readonly #open = new Set<FunctionNode>();

  constructor({ holder, variable, property }: Governing, source: Source, { isWait }: ReachOptions) {
    this.#fn = holder;
    this.#signal = property === undefined ? variable : undefined;
    this.#source = source;
    this.#isWait = isWait;
  }

  serves(node: Node): boolean {
    let inner = node;
    for (let at = node.parent; at; inner = at, at = at.parent) {
      if (at === this.#fn) return true;
      if (isClass(at) || at.type === 'JSXAttribute') return false;
      if (at.type === 'CatchClause' && !(this.#isWait && this.#retries(at))) return false;
      if (at.type === 'TryStatement' && at.finalizer === inner) return false;
      if (isAfterAbort(at, inner) || (at.type === 'BlockStatement' && isAfterLeave(at.body, inner, this.#isWait)))
        return false;
      if (isFunction(at)) return this.#runs(at);
    }
    return false;
  }

  /** Whether a nested function runs as a part of the work: in place, handed to a call, or by its name. */
  #runs(fn: FunctionNode): boolean {
    if (this.#open.has(fn)) return false;
    this.#open.add(fn);
    if (isCleanup(functionName(fn))) return false;
    if (fn.type !== 'FunctionDeclaration') {
      const use = wrapped(fn);
      if (use.parent?.type !== 'VariableDeclarator') return this.#usedAt(use, fn);
      if (use.parent.id.type !== 'Identifier') return false;
    }
    const [variable] = this.#source.bindings.declared(fn.type === 'FunctionDeclaration' ? fn : fn.parent);
    if (variable === undefined || functionOf(variable) !== fn) return false;
    const uses = variable.references.filter((reference) => reference.isRead() && !isInside(reference.identifier, fn));
    return uses.some(({ identifier }) => this.#usedAt(wrapped(identifier), fn));
  }

  #usedAt(use: Node, fn: FunctionNode): boolean {
    const { parent } = use;
    // Who gets it from the holder calls it later: it is under the signal that it asks itself.
    if (isGivenBack(use)) return this.#heeds(fn);
    if (parent?.type === 'Property' && parent.value === use)
      return this.#usedInOptions(parent) || this.#isLookedUp(use, fn);
    if (parent?.type === 'NewExpression') return timingOf(parent) !== 'repeat' && this.serves(parent);
    if (parent?.type !== 'CallExpression') return false;
    if (parent.callee === use)
      return (!fn.async || this.#heeds(fn) || !isLetGo(parent, this.#source)) && this.serves(parent);
    if (isHandler(parent, use) || isKeeper(parent)) return false;
    const timing = timingOf(parent);
    if (timing === 'event' || timing === 'repeat' || isTimer(parent)) return false;
    return this.serves(parent);
  }

  /** `const steps = { check: () => fetch(url), … }; await steps.check();`: a table of the work's own steps. */
  #isLookedUp(entry: Node, fn: FunctionNode): boolean {
    return [...lookUpsOf(entry, this.#source)].some((found) => {
      const use = wrapped(found);
      return use.parent?.type === 'CallExpression' && use.parent.callee === use && this.#usedAt(use, fn);
    });
  }

  /** Whether a function uses the signal itself, so that it is no work that the signal has nothing to do with. */
  #heeds(fn: FunctionNode): boolean {
    return this.#signal?.references.some(({ identifier }) => isInside(identifier, fn)) === true;
  }

  /** `retry({ run: () => … })`, and the source of a stream. */
  #usedInOptions(property: TSESTree.Property): boolean {
    const call = wrapped(property.parent).parent;
    const name = propertyName(property) ?? '';
    if (call?.type === 'CallExpression') return tasks.has(name) && !isLetGo(call, this.#source) && this.serves(call);
    if (call?.type !== 'NewExpression') return false;
    return calleeName(call)?.endsWith('Stream') === true && (name === 'start' || name === 'pull') && this.serves(call);
  }

  /** A `catch` that is followed by another attempt: it stands in a loop, or calls its function again. */
  #retries(clause: Node): boolean {
    const name = functionName(this.#fn);
    if (loopsAround(clause).length > 0) return true;
    return (
      name !== undefined &&
      new RegExp(String.raw`\b${name.replace(/\W/gu, '')}\(`, 'u').test(this.#source.text.slice(...clause.range))
    );
  }
}

/** `return async () => …`, `=> () => …`, `return { load: async () => … }` */
function isGivenBack(use: Node): boolean {
  const { parent } = use;
  if (parent?.type === 'Property' && parent.value === use) {
    const object = wrapped(parent.parent);
    return object.type === 'ObjectExpression' && isGivenBack(object);
  }
  return parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === use);
}

function isKeeper(call: CallExpression): boolean {
  const name = simpleName(call) ?? '';
  return keeping.test(name) || (routing.has(name) && call.callee.type === 'MemberExpression');
}

/** `.catch(f)`, `.finally(f)`, and the second function of `.then`. */
function isHandler(call: CallExpression, argument: Node): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  return name === 'catch' || name === 'finally' || (name === 'then' && call.arguments[1] === argument);
}

/** In a branch that is only taken once a signal has aborted. */
function isAfterAbort(at: Node, inner: Node): boolean {
  if (at.type === 'IfStatement' || at.type === 'ConditionalExpression') {
    return asksAborted(at.test, at.consequent === inner) && at.test !== inner;
  }
  return (
    at.type === 'LogicalExpression' &&
    at.right === inner &&
    at.operator !== '??' &&
    asksAborted(at.left, at.operator === '&&')
  );
}

/** `if (result.ok && !signal.aborted) return true;` leaves what undoes the work, also after an abort. */
function isAfterLeave(statements: readonly Node[], inner: Node, isWait: boolean): boolean {
  const before = statements.filter((each) => each.range[1] <= inner.range[0]);
  return before.some(
    (each) =>
      goesOnUntilAborted(each) ||
      (each.type === 'IfStatement' &&
        leaves(each.consequent) &&
        // What failed for another reason is tried again after a pause, which an abort is to shorten.
        (isWait ? asksAborted(each.test, false) : conjunctsOf(each.test).some((part) => asksAborted(part, false)))),
  );
}

/** `while (!signal.aborted) await poll({ signal });` comes to its end by an abort alone. */
function goesOnUntilAborted(statement: Node): boolean {
  if (statement.type !== 'WhileStatement' || !asksAborted(statement.test, false)) return false;
  return !someOwnNode(statement.body, (node) => node.type === 'BreakStatement');
}

function conjunctsOf(test: Node): readonly Node[] {
  const at = unwrap(test);
  if (at.type !== 'LogicalExpression' || at.operator !== '&&') return [at];
  return [...conjunctsOf(at.left), ...conjunctsOf(at.right)];
}

function asksAborted(test: Node, outcome: boolean): boolean {
  const at = unwrap(test);
  if (at.type === 'UnaryExpression' && at.operator === '!') return asksAborted(at.argument, !outcome);
  if (at.type === 'LogicalExpression' && at.operator === (outcome ? '&&' : '||')) {
    return asksAborted(at.left, outcome) || asksAborted(at.right, outcome);
  }
  if (at.type === 'BinaryExpression' && /^[!=]==?$/u.test(at.operator)) {
    const value = at.right.type === 'Literal' ? at.right.value : undefined;
    if (typeof value !== 'boolean') return false;
    return asksAborted(at.left, outcome === (value === at.operator.startsWith('=')));
  }
  const name = lastName(at);
  return outcome && (name === 'aborted' || name === 'isAborted');
}

/**
 * A call whose promise nobody waits for: `void f()`, `f();`, `f().catch(log);`, or one that is kept for others to share,
 * also after this function is over.
 */
export function isLetGo(call: Node, source: Source): boolean {
  let at: Node = wrapped(call);
  for (;;) {
    const member = at.parent;
    const chained = member?.type === 'MemberExpression' && member.object === at ? wrapped(member) : undefined;
    if (chained?.parent?.type !== 'CallExpression' || chained.parent.callee !== chained) break;
    const name = member?.type === 'MemberExpression' ? propertyName(member) : undefined;
    if (name !== 'catch' && name !== 'finally' && name !== 'then') return false;
    // What is done with the result is the work itself, but for one that is only stored.
    at = wrapped(chained.parent);
    if (name === 'then' && at.parent?.type === 'ExpressionStatement') return false;
  }
  const { parent } = at;
  if (parent?.type === 'UnaryExpression') return parent.operator === 'void';
  return parent?.type === 'ExpressionStatement' || isKept(at, source);
}

/** Whether a value is stored where others find it: in a field, a map, or a variable of an outer function. */
export function isKept(value: Node, source: Source): boolean {
  const at = wrapped(value);
  const { parent } = at;
  const name =
    parent?.type === 'AssignmentExpression' && parent.right === at
      ? parent.left
      : parent?.type === 'VariableDeclarator'
        ? parent.id
        : undefined;
  const variable = name?.type === 'Identifier' ? source.bindings.variable(name) : undefined;
  return isStored(at, source) || variable?.references.some(({ identifier }) => isPutInMap(identifier)) === true;
}

/** `cache.set(key, value)` */
function isPutInMap(value: Node): boolean {
  const at = wrapped(value);
  const { parent } = at;
  return parent?.type === 'CallExpression' && parent.arguments[1] === at && simpleName(parent) === 'set';
}

function isStored(at: Node, source: Source): boolean {
  const { parent } = at;
  if (isPutInMap(at)) return true;
  if (parent?.type !== 'AssignmentExpression' || parent.right !== at) return false;
  if (parent.left.type !== 'Identifier') return parent.left.type === 'MemberExpression';
  const variable = source.bindings.variable(parent.left);
  return variable?.scope.variableScope !== source.bindings.scopeAt(parent)?.variableScope;
}

function simpleName(call: CallExpression): string | undefined {
  return calleeName(call)?.split('.').at(-1);
}
