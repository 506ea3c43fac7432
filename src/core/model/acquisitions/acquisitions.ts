import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
  enclosingFunction,
  isFunction,
  isInside,
  lastName,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../../source/ast.ts';
import { iterationOf } from '../../source/iterations.ts';
import { nodeAt } from '../../source/locate.ts';
import { initializer } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { bodyOf } from '../function-bodies.ts';
import { tableBehind } from '../function-tables.ts';
import { usesOfFunction } from '../function-uses.ts';
import { argumentFor, callsOf, localFunction } from '../local-functions.ts';
import { isTimerOfModule } from '../registrations.ts';
import { calleePath } from '../callee-path.ts';
import { writtenValue } from '../constant-members.ts';

export type AcquisitionKind = 'listener' | 'timeout' | 'interval' | 'observer' | 'subscription';

/** Something that code asks to be called back by, and that stays until it is let go. */
export interface Acquisition {
  readonly kind: AcquisitionKind;
  readonly node: CallExpression | TSESTree.NewExpression;
  /** What it calls: a function, or an object of functions. */
  readonly handler: Node | undefined;
  /** What is listened to. */
  readonly emitter: Node | undefined;
  /** The event, when it is written out. */
  readonly event: string | undefined;
  /** The options of a DOM listener. */
  readonly options: Node | undefined;
  /** It lets go of itself when it calls back. */
  readonly isOnce: boolean;
  /** The event happens at most once in the life of the emitter. */
  readonly isSingle: boolean;
  /** A loop acquires one for each event or emitter of a list: the one that calls back lets go of no other. */
  readonly isOneOfMany: boolean;
  /** As a helper acquires it for its callers, who get nothing to let it go by. */
  readonly inner?: Acquisition;
}

const names =
  /\b(?:setTimeout|setInterval|addEventListener|addListener|prepend(?:Once)?Listener|once|on|one|subscribe|on(?:Did|Will)[A-Z]\w*|(?:Mutation|Intersection|Resize|Performance)Observer)\b(?=\s*(?:\?\.)?[(<])/g;

const listening = /^(?:on|once|one|addListener|addEventListener|prepend(?:Once)?Listener)$/u;
const listeningOnce = /^(?:once|one|prependOnceListener)$/u;
const subscribing = /^(?:subscribe|on(?:Did|Will)[A-Z]\w*)$/u;

/** Events that happen at most once in the life of what they happen to. */
const single = /^(?:end|finish|close|exit|open|connect|listening|ready|load|spawn|response)$/u;

const regions = new WeakMap<Node, readonly Acquisition[]>();
const calls = new WeakMap<Node, Acquisition>();

/** All that is acquired inside a node, in the order of the text; functions in it are a part of it. */
export function acquisitionsWithin(region: Node, source: Source): readonly Acquisition[] {
  let found = regions.get(region);
  if (found === undefined) {
    const byHelpers = acquiredByHelpers(source).filter(({ node }) => isInside(node, region));
    const own = [...find(region, source)];
    if (byHelpers.length > 0) own.push(...byHelpers);
    regions.set(region, (found = own.sort((a, b) => a.node.range[0] - b.node.range[0])));
  }
  return found;
}

const ofHelpers = new WeakMap<Node, readonly Acquisition[]>();

/** What calls of functions of the file acquire. */
function acquiredByHelpers(source: Source): readonly Acquisition[] {
  let found = ofHelpers.get(source.ast);
  if (found === undefined)
    ofHelpers.set(
      source.ast,
      (found = [...timersOfHelpers(source), ...listenersOfHelpers(source), ...leftByHelpers(source)]),
    );
  return found;
}

/** `const expire = (reject, ms) => setTimeout(() => reject(new Error('late')), ms)`: each call of it starts a timer, and gets it. */
function* timersOfHelpers(source: Source): Generator<Acquisition> {
  // Most files have no such function, and need no look at all that they acquire.
  for (const { indices } of source.text.matchAll(/(?:=>|\breturn)\s*(?:\w+\.)?(set(?:Timeout|Interval)\b)/dg)) {
    const made = acquisitionAt(nodeAt(source.ast, indices?.[1]?.[0] ?? 0), source);
    const helper = made && enclosingFunction(made.node);
    if (made === undefined || helper === undefined || helper.async || helper.generator) continue;
    if (onlyExpression(helper.body) !== made.node) continue;
    if (helper.body.type === 'BlockStatement' && helper.body.body[0]?.type !== 'ReturnStatement') continue;
    const index = helper.params.findIndex((parameter) => isRunBy(parameter, made, source));
    for (const node of callsOf(helper, source)) yield { ...made, node, handler: node.arguments[index] };
  }
}

/** `function listen(ee, event, fn) { ee.on(event, fn); return () => ee.off(event, fn); }`: each call of it listens, and gets what takes that back. */
function* listenersOfHelpers(source: Source): Generator<Acquisition> {
  for (const { indices } of source.text.matchAll(
    /(?:=>|\breturn)\s*\(\)\s*=>\s*\{?\s*(?:for\b.*\)\s*\{?\s*)?[\w$.]+\.(off|removeListener|removeEventListener)\b/dg,
  )) {
    const name = nodeAt(source.ast, indices?.[1]?.[0] ?? 0);
    const removal = name.parent && wrapped(name.parent).parent;
    const stop = enclosingFunction(name);
    const helper = stop && enclosingFunction(stop);
    if (stop === undefined || helper === undefined || removal?.type !== 'CallExpression') continue;
    if (onlyTurn(stop.body) !== removal) continue;
    const [, removed] = removal.arguments;
    const made = [...find(helper.body, source)].find(
      ({ handler }) => handler && removed && dottedName(handler) === dottedName(removed),
    );
    if (made === undefined) continue;
    for (const node of callsOf(helper, source)) {
      const given = (part: Node | undefined): Node | undefined => {
        const name = part && (tableBehind(part, source) ?? part);
        return name && (argumentFor(source.bindings.variable(unwrap(name)), helper, node) ?? part);
      };
      const [event, , options] = made.node.arguments;
      const method = lastName(made.node.callee) ?? '';
      yield listener(node, method, given(made.emitter), [given(event), given(made.handler), given(options)], source);
    }
  }
}

/** The only expression that a function evaluates, or a loop in it. */
function onlyTurn(body: Node): Node | undefined {
  const [only, ...rest] = body.type === 'BlockStatement' ? body.body : [];
  if (only?.type !== 'ForOfStatement' || rest.length > 0) return onlyExpression(body);
  return onlyExpression(only.body.type === 'ExpressionStatement' ? only.body.expression : only.body);
}

/** `function onKey(run) { document.addEventListener('keydown', (event) => run(event.key)); }`: each call of it acquires, and gets nothing. */
function* leftByHelpers(source: Source): Generator<Acquisition> {
  for (const made of find(source.ast, source)) {
    const helper = enclosingFunction(made.node);
    if (helper === undefined || helper.params.length === 0 || helper.body.type !== 'BlockStatement') continue;
    if (helper.async || helper.generator) continue;
    const index = helper.params.findIndex((parameter) => isRunBy(parameter, made, source));
    if (index < 0 || bodyOf(helper).returns.length > 0) continue;
    for (const use of usesOfFunction(helper, source)) {
      const handler = use.kind === 'call' ? use.call.arguments[index] : undefined;
      if (use.kind !== 'call' || handler === undefined) continue;
      const emitter =
        made.emitter && (argumentFor(source.bindings.variable(unwrap(made.emitter)), helper, use.call) ?? made.emitter);
      yield { ...made, node: use.call, handler, emitter, inner: made };
    }
  }
}

/** Whether what a timer calls is a parameter, or calls it. */
function isRunBy(parameter: Node, { handler }: Acquisition, { bindings }: Source): boolean {
  const variable = parameter.type === 'Identifier' ? bindings.declaredBy(parameter) : undefined;
  return variable?.references.some(({ identifier }) => handler !== undefined && isInside(identifier, handler)) === true;
}

function* find(region: Node, source: Source): Generator<Acquisition> {
  const [start, end] = region.range;
  names.lastIndex = start;
  for (let match = names.exec(source.text); match && match.index < end; match = names.exec(source.text)) {
    const next = names.lastIndex;
    const acquisition = acquisitionAt(nodeAt(region, match.index), source);
    if (acquisition !== undefined) yield acquisition;
    // Regions are searched inside of each other.
    names.lastIndex = next;
  }
}

function acquisitionAt(name: Node, source: Source): Acquisition | undefined {
  const { parent } = name;
  const callee = wrapped(parent?.type === 'MemberExpression' && parent.property === name ? parent : name);
  const call = callee.parent;
  if ((call?.type !== 'CallExpression' && call?.type !== 'NewExpression') || call.callee !== callee) return undefined;
  const known = calls.get(call);
  if (known !== undefined) return known;
  const acquisition = call.type === 'NewExpression' ? observer(call) : acquired(call, source);
  if (acquisition !== undefined) calls.set(call, acquisition);
  return acquisition;
}

const plain = {
  emitter: undefined,
  event: undefined,
  options: undefined,
  isOnce: false,
  isSingle: false,
  isOneOfMany: false,
} as const;

function observer(node: TSESTree.NewExpression): Acquisition | undefined {
  const callee = unwrap(node.callee);
  const name = callee.type === 'Identifier' ? callee.name : undefined;
  const [handler] = node.arguments;
  return name?.endsWith('Observer') && handler ? { ...plain, kind: 'observer', node, handler } : undefined;
}

function acquired(node: CallExpression, source: Source): Acquisition | undefined {
  const callee = unwrap(node.callee);
  const name = lastName(callee);
  const [first, second, third] = node.arguments;
  if (name === 'setTimeout' || name === 'setInterval') {
    const path = calleePath(callee, source);
    const isGlobal = path === name || path === `timers.${name}` || isTimerOfModule(node, name, source);
    const kind = name === 'setTimeout' ? 'timeout' : 'interval';
    // What runs in the next turn is gone before it could bother anyone.
    if (second === undefined || (second.type === 'Literal' && Number(second.value) <= 1)) return undefined;
    return isGlobal && first ? { ...plain, kind, node, handler: first, isOnce: kind === 'timeout' } : undefined;
  }
  // `addEventListener('online', resolve)` listens to the page itself.
  const isOfPage = callee.type === 'Identifier' && name === 'addEventListener' && source.bindings.isGlobal(callee);
  if ((callee.type !== 'MemberExpression' && !isOfPage) || name === undefined || first === undefined) return undefined;
  const emitter = callee.type === 'MemberExpression' ? baseOf(callee.object) : undefined;
  if (subscribing.test(name)) {
    const isEvent = second !== undefined && name === 'subscribe' && isEventName(first);
    return { ...plain, kind: 'subscription', node, emitter, handler: isEvent ? second : first };
  }
  if (!listening.test(name)) return undefined;
  // `matchMedia(…).addListener(fn)`, `chrome.runtime.onMessage.addListener(fn)`
  if (name === 'addListener' && second === undefined)
    return { ...plain, kind: 'listener', node, emitter, handler: first };
  if (second === undefined || first.type === 'SpreadElement') return undefined;
  return listener(node, name, emitter, [first, second, third], source);
}

/** @param given the event, the handler and what else the method that listens gets */
function listener(
  node: CallExpression,
  method: string,
  emitter: Node | undefined,
  given: readonly [first: Node | undefined, second: Node | undefined, third: Node | undefined],
  source: Source,
): Acquisition {
  const [first, second, third] = given;
  const event = first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined;
  const isSingle = event !== undefined && single.test(event) && !expectsMore(second, source);
  const isOnce = isSingle || listeningOnce.test(method) || (third !== undefined && flag(third, 'once', source));
  // jQuery puts a selector or data between the event and its handler.
  const handler = method !== 'addEventListener' && third && isFunction(unwrap(third)) ? third : second;
  const isOneOfMany = [first, emitter].some((each) => each !== undefined && isOfEach(each, node, source));
  return { kind: 'listener', node, emitter, handler, event, options: third, isOnce, isSingle, isOneOfMany };
}

/** `for (const signal of signals) process.once(signal, …)`: whether the node is what a loop around the call goes through. */
function isOfEach(node: Node, call: CallExpression, source: Source): boolean {
  const at = unwrap(node);
  const iteration = at.type === 'Identifier' ? iterationOf(source.bindings.variable(at)?.defs[0]) : undefined;
  return iteration !== undefined && isInside(call, iteration.body);
}

/** `if (reply.id !== id) return;` before a listener takes itself back: by its own account the event comes more than once. */
function expectsMore(handler: Node | undefined, source: Source): boolean {
  const fn = handler && localFunction(handler, source);
  if (fn?.body.type !== 'BlockStatement') return false;
  const filter = fn.body.body.find(isFilter);
  if (filter === undefined) return false;
  return ['removeEventListener', 'removeListener', 'off'].some((name) =>
    source.mentions.members(name).some((member) => {
      if (!isInside(member, fn) || member.range[0] < filter.range[1]) return false;
      const call = wrapped(member).parent;
      const taken = call?.type === 'CallExpression' ? call.arguments[1] : undefined;
      return taken !== undefined && localFunction(taken, source) === fn;
    }),
  );
}

function isFilter(statement: Node): boolean {
  if (statement.type !== 'IfStatement' || statement.alternate !== null) return false;
  const { test, consequent } = statement;
  const [only, ...rest] = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
  const isReturn = only?.type === 'ReturnStatement' && only.argument === null && rest.length === 0;
  return isReturn && test.type === 'BinaryExpression' && /^!?==?=?$/u.test(test.operator);
}

function isEventName(node: Node): boolean {
  return node.type === 'Literal' || node.type === 'TemplateLiteral';
}

/** Whether an options object has the flag set. */
export function flag(options: Node, name: string, source: Source): boolean {
  const value = option(options, name, source);
  return value?.type === 'Literal' && value.value === true;
}

/** The value of an option of an object that is written out, here or where its variable is declared. */
export function option(options: Node, name: string, source: Source): Node | undefined {
  const given = unwrap(options);
  const variable = given.type === 'Identifier' ? source.bindings.variable(given) : undefined;
  const at = writtenValue((variable && initializer(variable)) ?? given, source);
  if (at.type !== 'ObjectExpression') return undefined;
  for (const property of at.properties)
    if (property.type === 'Property' && propertyName(property) === name) return unwrap(property.value);
  return undefined;
}

/** `emitter` in `emitter.on(…).once(…)`: these methods return what they are called on. */
function baseOf(object: Node): Node {
  let at = unwrap(object);
  while (at.type === 'CallExpression') {
    const callee = unwrap(at.callee);
    if (callee.type !== 'MemberExpression' || !listening.test(propertyName(callee) ?? '')) break;
    at = unwrap(callee.object);
  }
  return at;
}
