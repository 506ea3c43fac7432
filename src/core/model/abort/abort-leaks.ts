import {
  enclosingFunction,
  isFunction,
  isInside,
  lastName,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { initializer } from '../../source/scopes.ts';
import { nodeAt } from '../../source/locate.ts';
import type { Source } from '../../source/source.ts';
import { leftApart } from '../acquisitions/acquisitions-apart.ts';
import { abortListeners, type AbortListener } from './abort-listeners.ts';
import { linksOf, registrationsOf, tiesOf } from './abort-helpers.ts';
import { isOneForSignal, isRaced, serviceOf, tryOfCatch, type Service } from './abort-lifetimes.ts';
import { signalKeys, signalOwnership, signalsListed } from './abort-signals.ts';
import { removalsOf, type Removals } from './abort-removals.ts';
import type { Completion, Handle, Use } from '../completion.ts';
import { calledFunction, callsOf, localFunction, variableOfFunction } from '../local-functions.ts';
import { isExecutor, leaves, leavesBefore, suspendsBetween, turnOf } from '../turns.ts';
import { bodyOf } from '../function-bodies.ts';
import { outcomesBefore } from '../outcomes.ts';

/** A listener that stays on a signal when what it served is over. */
export interface AbortLeak {
  readonly listener: AbortListener;
  /** The removal that does not remove it: given another function, or not on each path. */
  readonly removal: Node | undefined;
  /** Where the work ends without a removal; undefined when there is none at all. */
  readonly end: Node | undefined;
  /** The function whose end the listener outlives, when it is one. */
  readonly fn?: FunctionNode | undefined;
}

export function* abortLeaks(source: Source): Generator<AbortLeak> {
  for (const listener of abortListeners(source)) {
    if (isOneForSignal(listener, source)) continue;
    const leak = leakOf(listener, source) ?? leakOfEach(listener, source) ?? leakApart(listener, source);
    if (leak) yield leak;
  }
}

/** `for (const each of [signal, parent]) each.addEventListener(…)`: who takes it from the one leaves it on the other. */
function leakOfEach(listener: AbortListener, source: Source): AbortLeak | undefined {
  for (const signal of signalsListed(listener.signal, source)) {
    const ownership = signalOwnership(signal, source);
    const leak = ownership && leakOf({ ...listener, signal, keys: signalKeys(signal, source), ownership }, source);
    if (leak) return leak;
  }
  return undefined;
}

/** `signal.addEventListener('abort', this.onAbort)`, where another method settles what was kept and does not take it back. */
function leakApart(listener: AbortListener, source: Source): AbortLeak | undefined {
  if (listener.ownership === 'owned' || isShortLived(listener.signal, source)) return undefined;
  const left = leftApart(source).get(listener.node);
  if (left === undefined) return undefined;
  const [removal] = left.hold.releases;
  return { listener, removal, end: removal && left.settlements[0]?.node };
}

function leakOf(listener: AbortListener, source: Source): AbortLeak | undefined {
  if (listener.ownership === 'owned' || isShortLived(listener.signal, source)) return undefined;
  const removals = removalsOf(listener, source);
  const { sites, isCertain, other } = removals;
  if (isCertain) return undefined;
  if (sites.length === 0 && other) return { listener, removal: other, end: undefined };
  if (listener.kind === 'promise')
    return isRaced(listener.node, source) ? { listener, removal: undefined, end: undefined } : undefined;
  const service = serviceOf(listener, sites, source);
  if (service === undefined) {
    const isLeft = sites.length === 0 && isLeftToCallers(listener, source);
    return isLeft ? { listener, removal: undefined, end: undefined } : undefined;
  }
  if (sites.length === 0) {
    const fn = service.kind === 'function' ? service.fn : undefined;
    return staysAfter(service, listener, source) ? { listener, removal: undefined, end: undefined, fn } : undefined;
  }
  const end =
    removals.passedAt ??
    (service.kind === 'promise'
      ? uncovered(listener, service.others, removals, source)
      : skipped(listener, sites, service.fn, source));
  return end && { listener, removal: sites[0], end };
}

/** Whether a function that listens for its callers gives them nothing to take the listener back with, and one of them is done before. */
function isLeftToCallers(listener: AbortListener, source: Source): boolean {
  return [registrationsOf, linksOf, tiesOf]
    .flatMap((each) => each(listener, source))
    .some((each) => {
      if (each.ownership === 'owned' || isShortLived(each.signal, source)) return false;
      const service = serviceOf(each, [], source);
      if (service?.kind !== 'promise') return service !== undefined;
      // What the function calls for the abort is the caller’s own.
      const others = service.others.filter(({ use }) => !isInside(use.node, listener.node));
      return staysAfter({ ...service, others }, listener, source);
    });
}

/** What nobody settles but the abort is over with it, unless others do not wait for it any more. */
function staysAfter(service: Service, listener: AbortListener, source: Source): boolean {
  if (service.kind === 'function') return true;
  const { completion, others } = service;
  if (others.length > 0) return true;
  const isElsewhere = completion.handles.some(({ use }) => use.kind === 'escape' || use.kind === 'other');
  if (!isElsewhere) return isRaced(completion.node, source);
  // Who takes it out of a collection of an object settles it, and cannot take back a function whose name is not known there.
  const isQueued = completion.handles.some(
    ({ use }) => use.kind === 'escape' && use.escape === 'collection' && isOfLonger(use.to, completion.node, source),
  );
  const isTakenOut = completion.handles.some(({ use, subject }) => use.kind === 'settle' && subject === undefined);
  return isQueued && !isTakenOut && isOfExecutor(listener.handler, completion, source);
}

/** Whether a collection lives longer than the function that makes a promise: a field's, or a variable of the code around. */
function isOfLonger(collection: Node, promise: Node, source: Source): boolean {
  const at = unwrap(collection);
  if (at.type !== 'Identifier') return at.type === 'MemberExpression';
  const declared = source.bindings.variable(at)?.identifiers[0];
  const home = enclosingFunction(promise);
  return declared !== undefined && home !== undefined && !isInside(declared, home);
}

/** Whether a listener is a function without a name, or one by a name that the executor, or the function that makes the promise, alone knows. */
function isOfExecutor(handler: Node | undefined, { executor, node }: Completion, source: Source): boolean {
  const at = handler && unwrap(handler);
  const declared = at?.type === 'Identifier' ? source.bindings.variable(at)?.identifiers[0] : at;
  const maker = executor ?? enclosingFunction(node);
  return declared !== undefined && maker !== undefined && isInside(declared, maker) && at?.type !== 'MemberExpression';
}

/** Signals that die with the request, event or deadline that they belong to. */
function isShortLived(signal: Node, source: Source): boolean {
  const at = unwrap(signal);
  if (at.type === 'MemberExpression') {
    const object = unwrap(at.object);
    const name =
      object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : '';
    return /(?:re?q|request|raw)$|^(?:e|ev|evt|event)$/iu.test(name ?? '');
  }
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const init = variable && initializer(variable);
  if (init === undefined) return false;
  // A composite aborts with the first of its parts.
  if (init.type !== 'CallExpression') return init.type === 'MemberExpression' && isShortLived(init, source);
  // `deadline(1000)`, a function of the file that makes one.
  const run = calledFunction(init, source);
  const made = (run && !run.async ? onlyExpression(run.body) : undefined) ?? init;
  return /\btimeout\b/u.test(source.text.slice(...made.range));
}

/** A settlement that no removal goes with. */
function uncovered(
  listener: AbortListener,
  others: readonly Handle[],
  removals: Removals,
  source: Source,
): Node | undefined {
  const cover = new Cover(removals, others, source);
  const turn = turnOf(listener.node);
  for (const { use, completion } of others) {
    if (isApart(use, listener.node, turn)) continue;
    // Behind a wait for the promise, a rejection leaves before it comes to the removal.
    if (isRejecting(use) && removals.sites.every((site) => isBehindSuccess(site, completion, source))) return use.node;
    if (!cover.holds(use.node)) return use.node;
  }
  return undefined;
}

function isRejecting(use: Use): boolean {
  return (use.kind === 'settle' || use.kind === 'hand-off') && use.role === 'reject';
}

function isBehindSuccess(site: Node, { node }: Completion, source: Source): boolean {
  if (enclosingFunction(site) !== enclosingFunction(node)) return false;
  const { fulfilled, rejected } = outcomesBefore(site, node, source);
  return fulfilled && !rejected;
}

/**
 * Whether a path by a settlement does not come to the registration: it leaves before, as after `reject(signal.reason); return;`,
 * or takes the other branch.
 */
function isApart(use: Use, registration: Node, turn: readonly (FunctionNode | undefined)[]): boolean {
  let at = use.node;
  for (let fn = enclosingFunction(at); fn && !turn.includes(fn); fn = enclosingFunction(at)) at = wrapped(fn);
  if (isInOtherBranch(at, registration)) return true;
  if (at.range[0] > registration.range[0]) return false;
  return (at === use.node && use.kind === 'settle') || leavesBefore(at, registration.range[0]);
}

function isInOtherBranch(a: Node, b: Node): boolean {
  for (let at = a.parent; at && !isFunction(at); at = at.parent) {
    if (at.type !== 'IfStatement' || !isInside(b, at) || at.alternate === null) continue;
    return isInside(a, at.consequent)
      ? isInside(b, at.alternate)
      : isInside(a, at.alternate) && isInside(b, at.consequent);
  }
  return false;
}

/** `close` comes after every other end, also after an `error` that settles first; `onloadend` and `onreadystatechange` too. */
function isOnClose(callback: Node): boolean {
  const { parent } = callback;
  if (parent?.type === 'AssignmentExpression')
    return /^on(?:close|loadend|readystatechange)$/u.test(lastName(parent.left) ?? '');
  const event = parent?.type === 'CallExpression' ? parent.arguments[0] : undefined;
  return event?.type === 'Literal' && event.value === 'close';
}

class Cover {
  readonly #removals: Removals;
  /** Callbacks that remove and do not settle. */
  readonly #cleanups: readonly Node[];
  readonly #source: Source;
  readonly #open = new Set<FunctionNode>();

  constructor(removals: Removals, others: readonly Handle[], source: Source) {
    this.#removals = removals;
    const settling = settlingFunctions(others, source);
    this.#cleanups = removals.callbacks.filter((callback) => {
      const fn = localFunction(callback, source) ?? callback;
      return isOnClose(callback) || !settling.some((each) => isInside(each, fn));
    });
    this.#source = source;
  }

  /** Whether who comes here also comes by a removal: in the same function, one around it, or each that calls it. */
  holds(node: Node): boolean {
    if (this.#removals.sites.some((site) => goesWith(site, node))) return true;
    const fn = enclosingFunction(node);
    if (fn === undefined) return false;
    // A callback of its own that removes, beside the one that settles: `socket.once('close', cleanup)`.
    if (this.#cleanups.some((each) => isExecutor(fn) || !isInside(each, fn)) || this.#open.has(fn)) return true;
    this.#open.add(fn);
    const uses = variableOfFunction(fn, this.#source)?.references.filter((each) => each.isRead()) ?? [];
    const calls = [...callsOf(fn, this.#source)];
    return calls.length > 0 && calls.length === uses.length && calls.every((call) => this.holds(call));
  }
}

/** The functions in which settlements stand, and those that call one of them. */
function settlingFunctions(settlements: readonly Handle[], source: Source): readonly FunctionNode[] {
  const found = new Set<FunctionNode>();
  const add = (node: Node): void => {
    const fn = enclosingFunction(node);
    if (fn !== undefined) found.add(fn);
  };
  for (const { use } of settlements) add(use.node);
  for (const fn of found) for (const call of callsOf(fn, source)) add(call);
  return [...found];
}

/** Whether the removal's statement comes before the node in its block, or after it with nothing that leaves between. */
function goesWith(site: Node, node: Node): boolean {
  const statement = unconditional(site);
  const block = statement.parent;
  if (block === undefined || !isInside(node, block) || conditionOf(statement)) return isInside(node, statement);
  if (isInside(node, statement) || statement.range[1] <= node.range[0]) return true;
  const list = block.type === 'BlockStatement' || block.type === 'Program' ? block.body : [];
  const between = list.filter((each) => each.range[1] > node.range[0] && each.range[1] <= statement.range[0]);
  return !between.some((each) => leavesFrom(node, each));
}

/** Whether the code around a node leaves before it comes to the end of a statement that holds it. */
function leavesFrom(node: Node, statement: Node): boolean {
  if (!isInside(node, statement)) return leaves(statement);
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (isFunction(at)) return false;
    if (leaves(at, statement)) return true;
    if (at === statement) return false;
    const { parent }: { parent?: Node | undefined } = at;
    const list =
      parent?.type === 'BlockStatement' ? parent.body : parent?.type === 'SwitchCase' ? parent.consequent : [];
    if (list.some((each) => each.range[0] >= node.range[1] && leaves(each, statement))) return true;
  }
  return false;
}

/** The statement of a removal, or the `if (signal)` around it; a branch without braces is not what stands in the block. */
function unconditional(site: Node): Node {
  let statement = site;
  for (let at: Node | undefined = site; at; at = at.parent) {
    if (isFunction(at)) break;
    const { parent }: { parent?: Node | undefined } = at;
    if (parent?.type === 'BlockStatement' || parent?.type === 'Program' || parent?.type === 'SwitchCase') {
      statement = at;
      const guard = parent.parent;
      if (parent.type === 'BlockStatement' && guard?.type === 'IfStatement' && isAboutListener(guard.test, site))
        continue;
      break;
    }
    const condition = conditionOf(at);
    if (isFunction(parent) || (condition && !isAboutListener(condition, site))) return at;
    statement = at;
  }
  return statement;
}

/** What decides whether a branch without braces runs: `if (error) fail()`, `error ? fail() : done()`, `error && fail()`. */
function conditionOf(branch: Node): Node | undefined {
  const { parent } = branch;
  if (parent?.type === 'LogicalExpression') return parent.right === branch ? parent.left : undefined;
  const isChoice = parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression';
  return isChoice && parent.test !== branch && branch.type !== 'BlockStatement' ? parent.test : undefined;
}

/** Whether a test asks for the signal, the listener or the clean-up itself: without one there is nothing to take away. */
function isAboutListener(test: Node, site: Node): boolean {
  const at = unwrap(test);
  if (at.type === 'LogicalExpression' || at.type === 'BinaryExpression')
    return isAboutListener(at.left, site) || isAboutListener(at.right, site);
  if (at.type === 'UnaryExpression') return isAboutListener(at.argument, site);
  const asked = lastName(at);
  if (asked === undefined) return false;
  const call = unwrap(site);
  const removal = call.type === 'CallExpression' ? [call.callee, call.arguments[1]] : [call];
  return /signal|abort|listen/iu.test(asked) || removal.some((each) => each && lastName(each) === asked);
}

/** A way out of the function that no removal lies on: a `return`, or a wait before the removal that a rejection leaves by. */
function skipped(
  listener: AbortListener,
  sites: readonly Node[],
  fn: FunctionNode | undefined,
  source: Source,
): Node | undefined {
  const from = listener.node.range[1];
  if (fn === undefined) return undefined;
  const onSuccess = sites.find((site) => isInReaction(site, fn));
  if (onSuccess && sites.every((site) => isInReaction(site, fn))) return onSuccess;
  // A removal in a function that is called here is where that is called.
  const calls = sites.filter((site) => !sites.some((other) => runsAt(site, other, source)));
  const own = calls.filter((site) => enclosingFunction(site) === fn && site.range[0] > from);
  const [first] = own;
  if (first === undefined || own.length < calls.length) return undefined;
  const left = bodyOf(fn).returnStatements.find(
    (each) => each.range[0] > from && !own.some((site) => goesWith(site, each)),
  );
  if (left) return left;
  const caught = own.map(tryOfCatch);
  // What is taken back on failure alone is left where the work ends well.
  if (caught.every((each) => each !== undefined && each === caught[0])) return caught[0]?.block.body.at(-1);
  if (
    caught.some((each) => each !== undefined) ||
    !suspendsBetween(from, first.range[0], turnOf(listener.node), source)
  )
    return undefined;
  const offset = /\bawait\b/u.exec(source.text.slice(from, first.range[0]))?.index;
  if (offset === undefined) return undefined;
  const wait = nodeAt(source.ast, from + offset);
  return isCaught(wait, fn) ? undefined : wait;
}

/** Whether a node stands in the function that a call runs. */
function runsAt(node: Node, call: Node, source: Source): boolean {
  const run = call !== node && call.type === 'CallExpression' ? calledFunction(call, source) : undefined;
  return run !== undefined && enclosingFunction(node) === run;
}

/** In what `.then` calls on success, of a chain that the function returns; a rejection passes it by. */
function isInReaction(site: Node, fn: FunctionNode): boolean {
  const callback = enclosingFunction(site);
  const at = callback && wrapped(callback);
  const call = at?.parent;
  if (callback === fn || call?.type !== 'CallExpression' || call.arguments.length !== 1) return false;
  const callee = unwrap(call.callee);
  const isThen = callee.type === 'MemberExpression' && propertyName(callee) === 'then';
  return isThen && wrapped(call).parent?.type === 'ReturnStatement' && enclosingFunction(call) === fn;
}

function isCaught(node: Node, fn: Node | undefined): boolean {
  for (let at = node.parent; at && at !== fn; at = at.parent) {
    if (at.type === 'TryStatement' && at.handler && isInside(node, at.block))
      return !at.handler.body.body.some((each) => leaves(each));
  }
  return false;
}
