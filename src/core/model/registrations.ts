import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, isTimer, timingOf } from '../flow/callback-timing.ts';
import { onlyInspects } from '../flow/inspections.ts';
import {
  calledName,
  enclosingFunction,
  isFunction,
  lastName,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { isHandlerProperty } from './destinations.ts';
import { calleePath } from './callee-path.ts';
import { writtenValue } from './constant-members.ts';
import { abortsOf } from './controller-aborts.ts';
import { isTakingBack } from './detachment-names.ts';
import { giverOf } from './returned-closures.ts';
import { argumentFor, calledFunction, passedAs } from './local-functions.ts';
import { givenTo } from './given-observers.ts';
import { appliedReaction } from './reactions.ts';
import { isOfElements, runsForEach } from './iteration-answers.ts';
import { eventName } from './named-events.ts';
import { bodyOf } from './function-bodies.ts';
import {
  endlessSources,
  firesAtMostOnce,
  firesOnceOn,
  limitingOperators,
  onceMethods,
  repeatingMethods,
} from './event-names.ts';

export type RegistrationKind =
  /** `emitter.on(event, f)`, `target.addEventListener(event, f)`. */
  | 'listener'
  /** `observable.subscribe(f)`. */
  | 'subscription'
  | 'interval'
  /** A method that calls back before it returns, for each element. */
  | 'iteration'
  /** `new MutationObserver(f)`. */
  | 'observer'
  /** `setTimeout(f)` and the other queues of the host. */
  | 'timer'
  /** `promise.then(f)`. */
  | 'reaction'
  /** `target.onopen = f`. */
  | 'property'
  /** Any other call or constructor, which may call it once, later. */
  | 'callback';

/** What makes a function run that is given away. */
export interface Registration {
  readonly kind: RegistrationKind;
  readonly node: CallExpression | TSESTree.NewExpression | TSESTree.AssignmentExpression;
  /** The function, or the name of it, as it is given. */
  readonly handler: Node;
  /** The emitter, target, observable or promise. */
  readonly receiver: Node | undefined;
  readonly event: string | undefined;
  /** Whether it may call the function again and again, as far as it is known. */
  readonly repeats: boolean;
}

/**
 * What a function that stands here is given to; undefined when it is not given away at this place.
 * @param follows whether it is followed into a function of the file that registers it
 */
export function registrationAt(value: Node, source: Source, follows = true): Registration | undefined {
  const at = wrapped(value);
  const { parent } = at;
  switch (parent?.type) {
    case 'CallExpression':
      if (parent.callee === at || onlyInspects(parent)) return undefined;
      return (follows ? byHelper(parent, at, source) : undefined) ?? ofCall(parent, at, undefined, source);
    case 'NewExpression':
      return parent.callee === at ? undefined : ofNew(parent, at);
    case 'Property': {
      const bag = parent.value === at && parent.parent.type === 'ObjectExpression' ? parent.parent : undefined;
      const call = bag && givenTo(bag, source);
      const name = propertyName(parent) ?? '';
      const registered = call && follows ? fromBag(call, bag, name, at, source) : undefined;
      return registered ?? (call && ofCall(call, at, name, source));
    }
    case 'AssignmentExpression': {
      const left = unwrap(parent.left);
      if (parent.right !== at || left.type !== 'MemberExpression' || !isHandlerProperty(left)) return undefined;
      const event = propertyName(left)?.slice(2).toLowerCase();
      return { kind: 'property', node: parent, handler: at, receiver: left.object, event, repeats: false };
    }
    default:
      return undefined;
  }
}

/**
 * `function subscribe(fn) { bus.on('change', fn); return () => bus.off('change', fn); }`: what a function of the file registers as it
 * was given it. On which emitter, it says itself.
 */
function byHelper(node: CallExpression, handler: Node, source: Source): Registration | undefined {
  const helper = calledFunction(node, source);
  if (helper === undefined) return undefined;
  const names = passedAs(handler, source)?.references.map(({ identifier }) => identifier) ?? [];
  return registeredBy(helper, names, node, handler, source);
}

/**
 * `function open(url, handlers) { const s = new WebSocket(url); s.onopen = handlers.open; return s; }`: what a function of the file does
 * with a member of an object that it is given.
 */
function fromBag(
  node: CallExpression,
  bag: Node,
  name: string,
  handler: Node,
  source: Source,
): Registration | undefined {
  const helper = calledFunction(node, source);
  if (helper === undefined) return undefined;
  const members = passedAs(bag, source)?.references.flatMap(({ identifier }) => {
    const { parent } = wrapped(identifier);
    return parent?.type === 'MemberExpression' && propertyName(parent) === name ? [parent] : [];
  });
  return registeredBy(helper, members ?? [], node, handler, source);
}

/** What a helper registers by what it calls what it was given; on what it makes itself and gives back, its caller has it. */
function registeredBy(
  helper: FunctionNode,
  names: readonly Node[],
  node: CallExpression,
  handler: Node,
  source: Source,
): Registration | undefined {
  if (names.some((name) => isTakenBackIn(helper, name))) return undefined;
  for (const name of names) {
    const registered = registeredAs(name, helper, node, source);
    if (registered === undefined) continue;
    const receiver =
      receiverFor(registered, helper, node, source) ??
      (isFollowed(node) && givesEmitter(helper, registered, source) ? node : undefined);
    return { ...registered, node, handler, receiver };
  }
  return undefined;
}

/** Whether what a call gives stays where the file shows what becomes of it. */
function isFollowed(call: CallExpression): boolean {
  const { parent } = wrapped(call);
  return parent?.type === 'ExpressionStatement' || parent?.type === 'VariableDeclarator';
}

function givesEmitter(helper: FunctionNode, { receiver }: Registration, { bindings }: Source): boolean {
  const [given, ...others] = helper.async || helper.generator ? [] : bodyOf(helper).returns;
  const variable = receiver && bindings.variable(unwrap(receiver));
  return (
    variable !== undefined &&
    given !== undefined &&
    others.length === 0 &&
    bindings.variable(unwrap(given)) === variable
  );
}

/** `source.onCompleted(() => child.off(name, listener))`: a helper that takes back itself what it was given, by code of its own. */
function isTakenBackIn(helper: FunctionNode, parameter: Node): boolean {
  const at = wrapped(parameter);
  const call = at.parent;
  if (call?.type !== 'CallExpression' || call.callee === at || !isTakingBack(calledName(call) ?? '')) return false;
  const fn = enclosingFunction(call);
  // What it gives back, its caller may forget.
  return fn !== undefined && fn !== helper && giverOf(fn) !== helper;
}

/** What a function registers its parameter for, as it is or in a closure that does nothing but to call it: `s.onopen = () => run(s);`. */
function registeredAs(
  parameter: Node,
  helper: FunctionNode,
  call: CallExpression,
  source: Source,
): Registration | undefined {
  let at = wrapped(parameter);
  if (at.parent?.type === 'CallExpression' && at.parent.callee === at) {
    const closure = enclosingFunction(at);
    if (closure === undefined || closure === helper || onlyExpression(closure.body) !== at.parent) return undefined;
    at = wrapped(closure);
  }
  if (at.parent === undefined || enclosingFunction(at.parent) !== helper) return undefined;
  const registered = registrationAt(at, source, false);
  if (registered?.kind === 'property') return registered;
  return lasting(registered) ?? (registered && forEventOf(registered, helper, call, source));
}

/**
 * `#listen(event, handler) { this.bus.on(event, handler); }`: the event is what the call of the helper says. One that goes by a name
 * of emitters is taken for what it says itself.
 */
function forEventOf(
  { kind, node, receiver, repeats, ...rest }: Registration,
  helper: FunctionNode,
  call: CallExpression,
  source: Source,
): Registration | undefined {
  const name = calledName(call) ?? '';
  if (kind !== 'listener' || node.type !== 'CallExpression' || repeatingMethods.has(name) || onceMethods.has(name))
    return undefined;
  const [first] = node.arguments;
  const said = first && argumentFor(source.bindings.variable(unwrap(first)), helper, call);
  if (said?.type !== 'Literal' || typeof said.value !== 'string') return undefined;
  const event = said.value;
  const isOnce = firesAtMostOnce(event, source.settings) || firesOnceOn(receiver && lastName(receiver), event);
  return { ...rest, kind, node, receiver, event, repeats: repeats && !isOnce };
}

/** A registration that stays; of a listener only one for what its own code says. */
export function lasting(registered: Registration | undefined): Registration | undefined {
  if (registered === undefined || !/^(?:listener|subscription|interval)$/u.test(registered.kind)) return undefined;
  const { kind, node } = registered;
  // `on(event, handler) { super.on(event, handler); }` registers for what its caller says.
  const isSaid = kind !== 'listener' || (node.type === 'CallExpression' && node.arguments[0]?.type === 'Literal');
  return isSaid ? registered : undefined;
}

/** What a call gives a helper to listen to. */
export function receiverFor(
  { receiver }: Registration,
  helper: FunctionNode,
  call: CallExpression,
  source: Source,
): Node | undefined {
  return receiver && argumentFor(source.bindings.variable(unwrap(receiver)), helper, call);
}

function ofNew(node: TSESTree.NewExpression, handler: Node): Registration {
  const name = calleeName(node) ?? '';
  const isObserver = timingOf(node) === 'repeat' && name !== 'FinalizationRegistry';
  return {
    kind: isObserver ? 'observer' : 'callback',
    node,
    handler,
    receiver: undefined,
    event: undefined,
    repeats: isObserver,
  };
}

/** `shim.setInterval(check, 100)`, where `shim` comes from a module that passes the timers of its platform on. */
export function isTimerOfModule({ callee, arguments: args }: CallExpression, name: string, source: Source): boolean {
  const at = unwrap(callee);
  if (at.type !== 'MemberExpression' || propertyName(at) !== name || args.length < 2) return false;
  const path = calleePath(at.object, source);
  return path !== undefined && !/(?:^|\.)promises$|\)$/u.test(path);
}

function ofCall(node: CallExpression, handler: Node, key: string | undefined, source: Source): Registration {
  const callee = unwrap(node.callee);
  // `addEventListener(…)` of the page or the worker itself
  const isOfPage =
    callee.type === 'Identifier' && callee.name === 'addEventListener' && source.bindings.isGlobal(callee);
  const method = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : isOfPage ? callee.name : '';
  const receiver = callee.type === 'MemberExpression' ? callee.object : undefined;
  const made = (kind: RegistrationKind, repeats: boolean, event?: string): Registration => ({
    kind,
    node,
    handler,
    receiver,
    event,
    repeats,
  });
  if (key !== undefined) {
    // A bag of callbacks; only observers are told more than once by a protocol.
    if (method !== 'subscribe') return made('callback', false, key);
    return made('subscription', key === 'next' && isEndless(receiver), key);
  }
  if (calleeName(node) === 'setInterval') return made('interval', node.arguments[0] === handler);
  if (isTimerOfModule(node, 'setInterval', source))
    return { ...made('interval', node.arguments[0] === handler), receiver: undefined };
  // `navigator.geolocation.watchPosition(f)` tells until `clearWatch`.
  if (method === 'watchPosition') return { ...made('interval', node.arguments[0] === handler), receiver: undefined };
  if (isTimer(node) || /^(?:queueMicrotask|process\.nextTick)$/u.test(calleeName(node) ?? ''))
    return made('timer', false);
  if (method === 'then' || method === 'catch' || method === 'finally') return made('reaction', false);
  if (onceMethods.has(method)) return made('listener', false, eventName(node, handler, source));
  if (repeatingMethods.has(method)) return listener(node, handler, method, source, made);
  if (method === 'subscribe') {
    const isFirst = node.arguments[0] === handler;
    return made('subscription', isFirst ? isEndless(receiver) : isTopicHandler(node, handler));
  }
  if (timingOf(node) === 'each' && isOfElements(node, method, handler))
    return made('iteration', runsForEach(method, handler));
  const applied = appliedReaction(node, source);
  return applied ? { ...made('reaction', false), receiver: applied.promise } : made('callback', false);
}

function listener(
  node: CallExpression,
  handler: Node,
  method: string,
  source: Source,
  made: (kind: RegistrationKind, repeats: boolean, event?: string) => Registration,
): Registration {
  const event = eventName(node, handler, source);
  // `on(f)` and `addListener(f)`: an event object, as browsers' extensions have; of any other kind nothing is known.
  const isKnown = node.arguments[0] !== handler || method === 'addListener';
  const options = method === 'addEventListener' ? node.arguments[2] : optionsAfter(handler, node);
  const callee = unwrap(node.callee);
  const receiver = callee.type === 'MemberExpression' ? callee.object : undefined;
  const emitter = receiver && lastName(receiver);
  const repeats =
    isKnown &&
    event !== undefined &&
    !firesAtMostOnce(isSelection(receiver, source) ? event.replace(/\..*$/u, '') : event, source.settings) &&
    !firesOnceOn(emitter, event) &&
    !endsItself(options, source);
  return made('listener', repeats, event);
}

/** `changes.addListener(f, { once: true })`: an emitter of one's own that has the options of the DOM; else it may be `this` for `f`. */
function optionsAfter(handler: Node, { arguments: given }: CallExpression): Node | undefined {
  const after = given[given.findIndex((each) => each === handler) + 1];
  return after?.type === 'ObjectExpression' ? after : undefined;
}

/**
 * `d3.select('head').append('script')`, `$('<img>')`: elements, whose events have a namespace behind their name, so that
 * `load.viewer` is `load`. What others emit under a name with a dot says what has happened last: `job.done`.
 */
function isSelection(receiver: Node | undefined, source: Source): boolean {
  let at = receiver && unwrap(receiver);
  const variable = at?.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  at = (variable && initializer(variable)) ?? at;
  for (; at !== undefined;) {
    const inner: Node = unwrap(at);
    const callee = inner.type === 'CallExpression' ? unwrap(inner.callee) : undefined;
    if (callee === undefined) return false;
    if (callee.type !== 'MemberExpression')
      return /^(?:\$|jQuery|(?:d3_?)?[sS]elect(?:All)?)$/u.test(lastName(callee) ?? '');
    if (/^select(?:All)?$/u.test(propertyName(callee) ?? '')) return true;
    at = callee.object;
  }
  return false;
}

/** `{ once: true }`, a signal whose abort takes the listener back, or options that the file does not show. */
function endsItself(options: Node | undefined, source: Source): boolean {
  if (options === undefined) return false;
  const at = unwrap(options);
  if (at.type === 'Literal') return false;
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const object = writtenValue((variable && initializer(variable)) ?? at, source);
  if (at.type === 'Identifier' && at.name === 'undefined') return false;
  if (object.type === 'Literal') return false;
  if (object.type !== 'ObjectExpression') return true;
  return object.properties.some((property) => {
    if (property.type === 'SpreadElement') return true;
    const name = propertyName(property);
    // A controller that nobody aborts takes nothing back.
    if (name === 'signal') return abortsOf(property.value, source)?.length !== 0;
    return name === 'once' && !(property.value.type === 'Literal' && property.value.value === false);
  });
}

/** Whether an observable, by the expression that it is, may give more than one value. */
function isEndless(receiver: Node | undefined): boolean {
  if (receiver === undefined) return true;
  let at = unwrap(receiver);
  while (at.type === 'CallExpression') {
    const callee = unwrap(at.callee);
    const name =
      callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : '';
    if (name !== undefined && (limitingOperators.has(name) || at.arguments.some(isLimiting))) return false;
    if (endlessSources.test(name ?? '')) return true;
    // What a call gives may be made for it, and complete with its one value: a request does.
    if (name !== 'pipe' || callee.type !== 'MemberExpression') return false;
    at = unwrap(callee.object);
  }
  return true;
}

function isLimiting(operator: Node): boolean {
  const at = unwrap(operator);
  return at.type === 'CallExpression' && limitingOperators.has((calleeName(at) ?? '').replace(/^.*\./u, ''));
}

/** `bus.subscribe(topic, f)`: `f` hears each message, unless it looks like the callback of the subscribing. */
function isTopicHandler(node: CallExpression, handler: Node): boolean {
  if (node.arguments[1] !== handler || node.arguments.length > 2) return false;
  const [topic] = node.arguments;
  if (topic === undefined || isFunction(unwrap(topic))) return false;
  const fn = unwrap(handler);
  if (!isFunction(fn)) return true;
  const [first] = fn.params;
  return first !== undefined && !(first.type === 'Identifier' && /^_*(?:e|err|error)$/iu.test(first.name));
}
