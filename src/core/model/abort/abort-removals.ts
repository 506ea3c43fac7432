import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../../flow/callback-timing.ts';
import {
  enclosingFunction,
  isFunction,
  isInside,
  onlyExpression,
  isLoop,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type LoopNode,
  type MemberExpression,
  type Node,
  calledName,
  functionName,
  isNothing,
} from '../../source/ast.ts';
import { type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { writtenValue } from '../constant-members.ts';
import { abortsOf } from '../controller-aborts.ts';
import { isCapturing, type AbortListener } from './abort-listeners.ts';
import {
  areTwoMembers,
  areTwoParameters,
  isSameSignal,
  placeKey,
  signalKeys,
  signalOwnership,
} from './abort-signals.ts';
import { isOverBefore } from '../branches.ts';
import { namesAbort } from '../named-events.ts';
import { bodyOf } from '../function-bodies.ts';
import { isNeverNamed, isNeverTaken } from '../function-uses.ts';
import { getterRead, localFunction, variableOfFunction } from '../local-functions.ts';
import { isLeftAtOnce } from '../races/races.ts';
import { servedCompletions } from '../served-completions.ts';
import { leaves, runsInPlace, turnOf } from '../turns.ts';
import { callsAtOnce } from '../calls-at-once.ts';
import { asksForOther } from './abort-clean-ups.ts';
import { endPastFinally } from './finally-conditions.ts';

/** What the file does to take a listener away again. */
export interface Removals {
  /** Where it is taken away: the removal itself, and the calls of functions of the file that do it. */
  readonly sites: readonly Node[];
  /** Functions that take it away, where they are handed to a call that runs them at its time. */
  readonly callbacks: readonly Node[];
  /** It is taken away on each path, or is in the hands of others who may do it. */
  readonly isCertain: boolean;
  /** A removal that is given another function object, and so removes nothing. */
  readonly other: Node | undefined;
  /** Where the work ends well, and the one removal is passed by in its `finally`. */
  readonly passedAt: Node | undefined;
}

const none: Removals = { sites: [], callbacks: [], isCertain: false, other: undefined, passedAt: undefined };
const certain: Removals = { ...none, isCertain: true };

/** Calls whose function runs when the work is done, however it ended. */
const onSettled =
  /^(?:finally|onCompleted|defer|use|adopt|onSettled|addCleanup|onCleanup|onDispose|disposing|asap|tap)$/u;

/** Calls that register a function as a listener, which is no reason to think that it goes astray. */
const listening =
  /^(?:on|once|off|addListener|removeListener|addEventListener|removeEventListener|prependListener|set(?:Timeout|Interval|Immediate)|clearTimeout|then|catch|bind|call|apply)$/u;

export function removalsOf(listener: AbortListener, source: Source): Removals {
  if (listener.kind === 'disposable') return disposals(listener.node, source);
  const aborts = tiedTo(listener, source);
  if (aborts === 'unknown') return certain;
  if (listener.kind === 'promise') return none;
  return new RemovalFinder(listener, source).find(aborts);
}

/**
 * `{ signal: done.signal }` removes the listener once that one aborts: the calls that do so where the controller is the
 * function's own, `unknown` where somebody else has it in hand. The same signal over again adds nothing to `once`.
 */
function tiedTo({ options, keys, node }: AbortListener, source: Source): readonly Node[] | 'unknown' {
  if (options === undefined) return [];
  const at = writtenValue(options, source);
  if (at.type !== 'ObjectExpression') return at.type !== 'Literal' && !isNothing(at) ? 'unknown' : [];
  for (const property of at.properties) {
    if (property.type === 'SpreadElement') return 'unknown';
    if (propertyName(property) !== 'signal') continue;
    if (isNothing(property.value) || isSameSignal(signalKeys(property.value, source), keys)) return [];
    const aborts = isOfFunction(property.value, node, source) ? abortsOf(property.value, source) : undefined;
    return aborts ?? 'unknown';
  }
  return [];
}

/** Whether a signal is that of a controller which the function around a registration has made for itself. */
function isOfFunction(signal: Node, registration: Node, source: Source): boolean {
  const at = unwrap(signal);
  const name = at.type === 'MemberExpression' ? unwrap(at.object) : undefined;
  const variable = name?.type === 'Identifier' ? source.bindings.variable(name) : undefined;
  const declared = variable?.identifiers[0];
  const home = declared && enclosingFunction(declared);
  return home !== undefined && turnOf(registration).includes(home);
}

/** `using listener = addAbortListener(…)`; one that is kept is somebody's to dispose of. */
function disposals(call: Node, source: Source): Removals {
  const { parent } = wrapped(call);
  if (parent?.type === 'ExpressionStatement') return none;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return certain;
  if (parent.parent.kind.includes('using')) return certain;
  const uses = source.bindings.declared(parent).flatMap(({ references }) => references.filter((each) => each.isRead()));
  return uses.length === 0 ? none : certain;
}

class RemovalFinder {
  readonly #listener: AbortListener;
  readonly #source: Source;
  readonly #variable: Variable | undefined;
  readonly #key: string | undefined;
  readonly #own: FunctionNode | undefined;
  readonly #sites = new Set<Node>();
  readonly #callbacks = new Set<Node>();
  readonly #open = new Set<FunctionNode>();
  #isCertain = false;
  #passedAt: Node | undefined;

  constructor(listener: AbortListener, source: Source) {
    this.#listener = listener;
    this.#source = source;
    const handler = listener.handler && unwrap(listener.handler);
    this.#variable = handler?.type === 'Identifier' ? source.bindings.variable(handler) : undefined;
    this.#own = handler && localFunction(handler, source);
    this.#key = handler && isName(handler) ? placeKey(handler, source) : undefined;
  }

  /** @param aborts what aborts the signal that the listener was registered with */
  find(aborts: readonly Node[]): Removals {
    const others: Node[] = [];
    for (const abort of aborts) this.#site(abort, 0);
    if (this.#listener.kind === 'property') this.#resets();
    else {
      for (const member of this.#source.mentions.members('removeEventListener')) {
        const call = wrapped(member).parent;
        if (call?.type === 'MemberExpression') this.#bound(call);
        if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) continue;
        const [event, handler, options] = call.arguments;
        if (handler === undefined || !namesAbort(event, this.#source)) continue;
        if (this.#isOfOther(member.object)) continue;
        if (this.#isHandler(handler) && !isMadeByGetter(handler, this.#source)) {
          if (isCapturing(options, this.#source) === isCapturing(this.#listener.options, this.#source))
            this.#site(call, 0);
        } else if (
          (isMadeHere(handler) || isMadeByGetter(handler, this.#source)) &&
          isSameSignal(signalKeys(member.object, this.#source), this.#listener.keys)
        )
          others.push(call);
      }
    }
    const escapes = this.#variable !== undefined && this.#escapes(this.#variable);
    const [first] = this.#sites;
    if (first && !escapes && this.#isOfLastTurn()) return { ...none, other: first };
    // The end that passes one removal by may have one of its own.
    const hasMore = this.#sites.size > 1 || this.#callbacks.size > 0;
    return {
      sites: [...this.#sites],
      callbacks: [...this.#callbacks],
      isCertain: this.#isCertain || escapes || (hasMore && this.#passedAt !== undefined),
      other: others[0],
      passedAt: this.#passedAt,
    };
  }

  /** `signal.removeEventListener.bind(signal, 'abort', onAbort)`: a function that removes, and goes by a name. */
  #bound(member: MemberExpression): void {
    const call = wrapped(member).parent;
    if (call?.type !== 'CallExpression' || propertyName(member) !== 'bind') return;
    const [, event, handler] = call.arguments;
    if (!handler || !namesAbort(event, this.#source) || !this.#isHandler(handler)) return;
    const named = this.#source.bindings.declared(wrapped(call).parent ?? call)[0];
    if (named === undefined) this.#use(wrapped(call), 0);
    else for (const each of named.references) if (each.isRead()) this.#use(wrapped(each.identifier), 0);
  }

  /** Whether a removal is from another signal: another parameter, or one of a controller that the function made. */
  #isOfOther(signal: Node): boolean {
    const { ownership, keys, signal: listened } = this.#listener;
    if ([areTwoParameters, areTwoMembers].some((each) => each(signal, listened, this.#source))) return true;
    if (ownership !== 'foreign' || isSameSignal(signalKeys(signal, this.#source), keys)) return false;
    return signalOwnership(signal, this.#source) === 'owned';
  }

  /** Whether the listener is also what a timer, another event or the code itself calls. */
  get #isCalledOtherwise(): boolean {
    return (this.#variable?.references ?? []).some(({ identifier }) => {
      const at = wrapped(identifier);
      const { parent } = at;
      if (parent?.type !== 'CallExpression' || isInside(at, this.#listener.node)) return false;
      return parent.callee === at || !/EventListener$|^off$/u.test(calledName(parent) ?? '');
    });
  }

  /** Whether each turn of a loop registers a function of its own, and they are all removed by the name of the last. */
  #isOfLastTurn(): boolean {
    const { node } = this.#listener;
    const loop = this.#variable && loopAround(node);
    const made = this.#variable?.references.filter(({ writeExpr }) => writeExpr && isMadeHere(writeExpr)) ?? [];
    if (loop === undefined || !made.some(({ identifier }) => isInside(identifier, loop.body))) return false;
    if (leaves(loop.body) || isLeftAtOnce(node, loop)) return false;
    return this.#callbacks.size === 0 && [...this.#sites].every((site) => !isInside(site, loop.body));
  }

  #resets(): void {
    for (const member of this.#source.mentions.members('onabort')) {
      const { parent } = member;
      if (parent.type !== 'AssignmentExpression' || parent.left !== member || parent === this.#listener.node) continue;
      if (isSameSignal(signalKeys(member.object, this.#source), this.#listener.keys)) this.#site(parent, 0);
    }
  }

  #isHandler(node: Node): boolean {
    const at = unwrap(node);
    if (this.#key !== undefined && isName(at) && placeKey(at, this.#source) === this.#key) return true;
    if (at.type !== 'MemberExpression' || !this.#isKeptAs(propertyName(at))) return false;
    // `job.abort.listener` elsewhere, of a record that this code filled: whose it is nobody can tell.
    this.#isCertain = true;
    return false;
  }

  /** Whether the handler is read from a record by this name, and not from `this`. */
  #isKeptAs(name: string | undefined): boolean {
    const handler = this.#listener.handler && unwrap(this.#listener.handler);
    return (
      handler?.type === 'MemberExpression' &&
      unwrap(handler.object).type !== 'ThisExpression' &&
      name !== undefined &&
      propertyName(handler) === name
    );
  }

  /** Takes note of a removal, and of what runs the function that it stands in. */
  #site(node: Node, depth: number): void {
    // By the abort itself: nothing that `once` does not do.
    if (this.#own !== undefined && isInside(node, this.#own) && !this.#isCalledOtherwise) return;
    const inner = enclosingFunction(node);
    if (inner !== undefined && (isNeverNamed(inner, this.#source) || isNeverTaken(inner, this.#source))) return;
    if (this.#isOver(node, inner)) return;
    this.#sites.add(node);
    const statement = finallyAround(node);
    const passedAt = statement && endPastFinally(node, statement, this.#source);
    this.#passedAt ??= passedAt;
    if (isInFinally(node) && passedAt === undefined && !this.#isPassedBy(node)) this.#isCertain = true;
    const home = enclosingFunction(node);
    if (home === this.#own && home !== undefined) this.#isCertain = true;
    if (home === undefined || depth > 4 || isInside(this.#listener.node, home) || this.#open.has(home)) return;
    if (asksForOther(node, home, this.#listener, this.#source)) return;
    this.#open.add(home);
    this.#runs(home, depth);
  }

  /** Whether a removal has run for the last time when its listener is registered: `cleanUp(); signal.addEventListener(…)`. */
  #isOver(removal: Node, fn: FunctionNode | undefined, depth = 0): boolean {
    const { node } = this.#listener;
    if (fn === undefined || removal.range[1] > node.range[0] || depth > 4) return false;
    if (fn === enclosingFunction(node)) return isOverBefore(removal, node);
    const uses = variableOfFunction(fn, this.#source)?.references.filter((each) => each.isRead()) ?? [];
    const home = enclosingFunction(node);
    if (uses.length === 0 || home === undefined || !isInside(fn, home)) return false;
    return uses.every(({ identifier }) => {
      const { parent } = wrapped(identifier);
      if (parent?.type !== 'CallExpression' || parent.callee !== identifier) return false;
      return this.#isOver(parent, enclosingFunction(parent), depth + 1);
    });
  }

  /** Whether a `return` behind the registration leaves before it comes to the `try` whose `finally` removes. */
  #isPassedBy(removal: Node): boolean {
    const fn = enclosingFunction(removal);
    if (fn === undefined || fn !== enclosingFunction(this.#listener.node)) return false;
    const start = finallyAround(removal)?.range[0] ?? 0;
    const from = this.#listener.node.range[1];
    return bodyOf(fn).returnStatements.some(({ range }) => range[0] > from && range[1] <= start);
  }

  #runs(fn: FunctionNode, depth: number): void {
    const named =
      fn.type === 'FunctionDeclaration' ? fn.id : fn.parent.type === 'VariableDeclarator' ? fn.parent.id : null;
    if (named?.type === 'Identifier') {
      const variable = this.#source.bindings.declaredBy(named);
      for (const reference of variable?.references ?? [])
        if (reference.isRead()) this.#use(wrapped(reference.identifier), depth);
      return;
    }
    this.#use(wrapped(fn), depth);
  }

  /** How a function that removes the listener is used. */
  #use(use: Node, depth: number): void {
    const { parent } = use;
    if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') {
      if (parent.callee === use) {
        // What is called where it stands is judged by its own paths.
        if (!isFunction(unwrap(use))) this.#site(parent, depth + 1);
        return;
      }
      const calls = callsAtOnce(use, this.#source);
      if (calls.length > 0) {
        for (const each of calls) this.#sites.add(each);
        this.#site(parent, depth + 1);
        return;
      }
      const name = parent.type === 'CallExpression' ? calledName(parent) : undefined;
      const isBoth = name === 'then' && parent.arguments.filter((each) => isSameName(each, use)).length > 1;
      const isInline = isFunction(unwrap(use)) || this.#settles(use);
      // A clean-up that is handed to anything but an event or a reaction may be called by it at any time.
      if (isBoth || onSettled.test(name ?? '') || !(isInline || listening.test(name ?? ''))) this.#isCertain = true;
      else this.#callbacks.add(use);
      return;
    }
    if (parent?.type === 'ExpressionStatement' || parent?.type === 'IfStatement') return;
    // `request.onsuccess = () => cleanUp()` is a listener like any other.
    if (isEventProperty(parent, use)) {
      this.#callbacks.add(use);
      return;
    }
    // Returned, stored, or put into an object: whoever has it is to call it.
    this.#isCertain = true;
  }

  /** Whether a function does more than clean up: it settles a promise. */
  #settles(use: Node): boolean {
    const fn = localFunction(use, this.#source);
    const settling = fn ? servedCompletions(this.#source).within(fn.body) : [];
    return settling.some(({ handle }) => handle.use.kind === 'settle');
  }

  /** Whether the handler goes where others may remove it. */
  #escapes(variable: Variable): boolean {
    return variable.references.some((reference) => {
      if (!reference.isRead()) return false;
      const use = wrapped(reference.identifier);
      const { parent } = use;
      if (parent?.type !== 'CallExpression' || parent.callee === use)
        return (
          parent?.type === 'ReturnStatement' || parent?.type === 'Property' || parent?.type === 'AssignmentExpression'
        );
      return !listening.test(calledName(parent) ?? '') && !/^set|^queueMicrotask$/u.test(calleeName(parent) ?? '');
    });
  }
}

/** `get onAbort() { return () => this.stop(); }`, `get onAbort() { return this.stop.bind(this); }`: another function at each read. */
function isMadeByGetter(handler: Node, source: Source): boolean {
  const getter = getterRead(handler, source);
  const given = getter && onlyExpression(getter.body);
  return given !== undefined && isMadeHere(given);
}

/** Whether a function is what an object calls for an event: `request.onsuccess = fn`. */
function isEventProperty(assignment: Node | undefined, fn: Node): boolean {
  if (assignment?.type !== 'AssignmentExpression' || assignment.right !== fn) return false;
  const member = unwrap(assignment.left);
  return member.type === 'MemberExpression' && /^on[a-z]+$/u.test(propertyName(member) ?? '');
}

/** The innermost loop around a node, also around an executor that the node is in. */
function loopAround(node: Node): LoopNode | undefined {
  for (let at = node.parent; at && (!isFunction(at) || runsInPlace(at)); at = at.parent) if (isLoop(at)) return at;
  return undefined;
}

function isSameName(a: Node, b: Node): boolean {
  return a.type === 'Identifier' && b.type === 'Identifier' && a.name === b.name;
}

function isName(node: Node): boolean {
  return node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'ThisExpression';
}

/** A function that the expression makes anew, so that it is never the one that listens. */
function isMadeHere(node: Node): boolean {
  const at = unwrap(node);
  return isFunction(at) || (at.type === 'CallExpression' && calledName(at) === 'bind');
}

/** In a `finally` block; one in a function with a name for it counts where that is called. */
export function isInFinally(node: Node): boolean {
  if (finallyAround(node)) return true;
  const home = enclosingFunction(node);
  return home !== undefined && /dispose\]?$/iu.test(functionName(home) ?? '');
}

/** The statement in whose `finally` a node is. */
function finallyAround(node: Node): TSESTree.TryStatement | undefined {
  let inner = node;
  for (let at = node.parent; at && !isFunction(at); inner = at, at = at.parent)
    if (at.type === 'TryStatement' && at.finalizer === inner) return at;
  return undefined;
}
