<<<<<<< HEAD
import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
=======
import { calleeName, timingOf } from '../flow/callback-timing.ts';
import {
>>>>>>> rules-b1
  enclosingFunction,
  isFunction,
  isInside,
  isLoop,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
<<<<<<< HEAD
import { calleeName } from '../flow/callback-timing.ts';
import type { Source } from '../source/source.ts';
import { calledFunction, localFunction } from './local-functions.ts';
import { Conditions, Looks } from './waits-conditions.ts';
import { Pauses, type Pause } from './waits-pauses.ts';
import { argumentsOf, changedParameters, targetOf } from './waits-targets.ts';
import type { Turn } from './waits-turn.ts';
import { TurnFinder, type Again } from './waits-turns.ts';

/** Code that looks at something again and again until it has changed, and does nothing else in between. */
export interface Wait {
  readonly kind: 'loop' | 'interval' | 'timer';
  /** The loop, the registration of the interval, or the call that asks for another turn. */
  readonly node: Node;
  /** What may run between two looks; undefined when nothing does. */
  readonly pause: Pause | undefined;
  /** What it waits for. */
  readonly awaits: 'state' | 'clock';
  /** The state or the clock that it looks at. */
  readonly subject: Node;
  /** Where else in the file that state is given its value, if that can be seen. */
  readonly writer: Node | undefined;
}

/** Texts that can hold a wait: loops that may be empty, pauses, and what calls a function again. */
export const mayHoldWait =
  /\bwhile\b|\bfor\s*\(\s*;|;\s*\)|\b(?:setTimeout|setInterval|setImmediate|requestAnimationFrame|requestIdleCallback|queueMicrotask|nextTick)\b|[sS]leep|[dD]elay|\bPromise\.resolve\(|\bawait\s+(?:null|undefined|void|0)\b/;

const loopWords = /\bwhile\s*\(|\bfor\s*\(/g;
const timerWords =
  /\b(?:setInterval|setTimeout|setImmediate|requestAnimationFrame|requestIdleCallback|queueMicrotask|nextTick)\b/g;
const chainWords = /(?<=\b(?:[sS]leep|[dD]elay|resolve)\w*\([^()]{0,40}\)\s*\.)then\b/g;
/** What an asynchronous function pauses with before it calls itself. */
const pauseWords =
  /\bawait\s+(?:new\s+Promise\b|Promise\.(?:resolve|delay)\(|(?:null|undefined|0)\b|(?:\w+\.)*(?:\w*(?:[sS]leep|[dD]elay|Timeout)|wait|pause)\w*\()/g;

/** Without one of these in it no function of a file, and no loop, can pause. */
const pausing =
  /\b(?:setTimeout|setImmediate|requestAnimationFrame|requestIdleCallback|queueMicrotask|nextTick)\b|timers\/promises|[sS]leep|[dD]elay|\b(?:wait|pause|timeout)\w*\(|\bPromise\.resolve\(|\bawait\s+(?:null|undefined|void|0)\b/;

/** A loop that only looks is short. */
const maxBusyText = 600;

const found = new WeakMap<Node, readonly Wait[]>();

/** The waits of a file that look at state of the process or at the clock; found once for each tree. */
export function waits(source: Source): readonly Wait[] {
  let list = found.get(source.ast);
  if (list === undefined) found.set(source.ast, (list = new WaitFinder(source).find()));
  return list;
}

class WaitFinder {
  readonly #source: Source;
  readonly #pauses: Pauses;
  readonly #found = new Map<Node, Wait>();
  readonly #seen = new Set<Node>();

  constructor(source: Source) {
    this.#source = source;
    this.#pauses = new Pauses(source);
  }

  find(): readonly Wait[] {
    const { mentions, text } = this.#source;
    const mayPause = /\b(?:await|yield)\b/.test(text) && pausing.test(text);
    for (const node of mentions.matching(loopWords)) {
      if (
        isLoop(node) &&
        (mayPause || node.range[1] - node.range[0] <= maxBusyText) &&
        (node.type !== 'ForOfStatement' || !node.await) &&
        (mayPause || mayBeEmpty(node))
      )
        this.#loop(node);
    }
    for (const node of mentions.matching(timerWords)) this.#timer(callOf(node));
    for (const node of mentions.matching(chainWords)) this.#timer(callOf(node));
    if (mayPause) for (const node of mentions.matching(pauseWords)) this.#recursion(node);
    return [...this.#found.values()].sort((a, b) => a.node.range[0] - b.node.range[0]);
  }

  #loop(loop: Node & { readonly body: Node }): void {
    const test = 'test' in loop ? (loop.test as Node | null) : null;
    const update = loop.type === 'ForStatement' ? loop.update : null;
    const text = this.#source.text.slice(...loop.range);
    const isQuietOnly = !/\b(?:await|yield)\b/.test(text);
    if (isQuietOnly && text.length > maxBusyText) return;
    if (
      isQuietOnly &&
      (loop.type === 'ForOfStatement' ||
        loop.type === 'ForInStatement' ||
        (update !== null && test?.type === 'BinaryExpression'))
    )
      return;
    const conditions = new Conditions(this.#source, loop);
    const turns = new TurnFinder(this.#source, conditions, this.#pauses, { isQuietOnly }).ofLoop(loop, test, update);
    for (const idle of turns) {
      if (idle.isNoisy) continue;
      const isBusy = idle.pause !== 'tasks';
      // A loop that works in other turns, and pauses there too, paces its work.
      if (
        turns.some(
          (turn) =>
            turn.isNoisy && (isBusy ? turn.pause !== undefined || idle.pause === undefined : turn.pause === 'tasks'),
        )
      )
        continue;
      // A list comes to its end, however often it is asked something in between.
      if (isBusy && (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement')) continue;
      this.#judge('loop', loop, idle, idle.pause, conditions);
    }
  }

  /** A function that is called again by an interval, by a timer or by a queue of tasks. */
  #timer(call: CallExpression | undefined): void {
    const callback = call?.arguments[0];
    if (call === undefined || callback === undefined) return;
    if (calleeName(call)?.replace(/^timers\./, '') === 'setInterval') {
      const fn = localFunction(callback, this.#source);
      if (fn !== undefined) this.#interval(call, fn);
      return;
    }
    const callee = unwrap(call.callee);
    const isThen = callee.type === 'MemberExpression' && propertyName(callee) === 'then';
    const pause = isThen ? this.#pauses.of(callee.object) : this.#pauses.scheduled(call);
    if (pause === undefined) return;
    const name = calleeName(call) ?? '';
    // What a timer is given beyond its time goes to the function.
    const rest = call.arguments.slice(name.endsWith('Timeout') ? 2 : 1);
    const target = targetOf(callback, isThen ? [] : rest, this.#source);
    if (target === undefined || !isInside(call, target.fn)) return;
    this.#again(target.fn, call, { pause, writes: changedParameters(target.fn, target.args, this.#source) });
  }

  #interval(call: CallExpression, fn: FunctionNode): void {
    const conditions = new Conditions(this.#source, fn);
    const ends = (inner: CallExpression): boolean =>
      /^(?:\w+\.)*clear(?:Interval|Timeout)$/.test(calleeName(inner) ?? '') || this.#settles(inner, call);
    const turns = new TurnFinder(this.#source, conditions, this.#pauses, { ends }).ofFunction(fn);
    if (!turns.some(({ isEnded }) => isEnded) || turns.some((turn) => turn.isNoisy && !turn.isEnded)) return;
    for (const idle of turns) {
      if (!idle.isNoisy && !idle.isEnded) this.#judge('interval', call, idle, 'tasks', conditions);
    }
  }

  /** Whether a call settles the promise in whose executor the interval is set. */
  #settles(call: CallExpression, registration: Node): boolean {
    const callee = unwrap(call.callee);
    const definition = callee.type === 'Identifier' ? this.#source.bindings.variable(callee)?.defs[0] : undefined;
    const executor = definition?.type === 'Parameter' ? definition.node : undefined;
    return isFunction(executor) && executor.parent.type === 'NewExpression' && isInside(registration, executor);
  }

  #recursion(node: Node): void {
    const home = enclosingFunction(node);
    if (home === undefined || this.#seen.has(home) || !home.async) return;
    this.#seen.add(home);
    if (!this.#namesItself(home)) return;
    this.#again(home, undefined, undefined);
  }

  #namesItself(fn: FunctionNode): boolean {
    const { parent } = fn;
    const name =
      fn.id ??
      (parent.type === 'VariableDeclarator'
        ? parent.id
        : parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition'
          ? parent.key
          : undefined);
    if (name === undefined || !('name' in name)) return false;
    const body = this.#source.text.slice(...fn.body.range);
    return body.includes(`${name.name}(`) || body.includes(`${name.name}.call(`);
  }

  /** A function that asks to be called again: through a timer, or by calling itself after a pause. */
  #again(home: FunctionNode, registration: CallExpression | undefined, asks: Again | undefined): void {
    const conditions = new Conditions(this.#source, home);
    const nodes: CallExpression[] = [];
    const again = (call: CallExpression): Again | undefined => {
      if (call === registration) return asks;
      if (registration !== undefined || calledFunction(call, this.#source) !== home) return undefined;
      nodes.push(call);
      return { pause: undefined, writes: changedParameters(home, argumentsOf(call), this.#source) };
    };
    const turns = new TurnFinder(this.#source, conditions, this.#pauses, { again }).ofFunction(home);
    if (!turns.some(({ isAgain }) => !isAgain) || turns.some((turn) => turn.isNoisy && turn.isAgain)) return;
    for (const idle of turns) {
      const node = registration ?? nodes[0];
      if (idle.isAgain && !idle.isNoisy && idle.pause !== undefined && node)
        this.#judge('timer', node, idle, idle.pause, conditions);
    }
  }

  #judge(kind: Wait['kind'], node: Node, idle: Turn, pause: Pause | undefined, before: Conditions): void {
    const conditions = before.after(idle.writes);
    const tests = [...idle.tests].map((test) => ({ test, looks: conditions.looksAt(test) }));
    if (tests.some(({ looks }) => (looks & Looks.unknown) !== 0)) return;
    // What the loop itself moves brings it to an end, unless it sleeps in between.
    if (pause !== 'tasks' && tests.some(({ looks }) => (looks & Looks.moving) !== 0)) return;
    const state = tests.find(({ looks }) => (looks & Looks.state) !== 0);
    const subject = state ? conditions.statePart(state.test) : tests.find(({ looks }) => looks === Looks.clock)?.test;
    if (subject === undefined || this.#found.has(node)) return;
    const writer = state && this.#writer(subject, conditions, node);
    this.#found.set(node, { kind, node, pause, awaits: state ? 'state' : 'clock', subject, writer });
  }

  /** Where the state that is waited for is given its value. */
  #writer(subject: Node, conditions: Conditions, node: Node): Node | undefined {
    let at = unwrap(subject);
    while (at.type === 'UnaryExpression' || at.type === 'BinaryExpression' || at.type === 'CallExpression') {
      const inner: Node =
        at.type === 'UnaryExpression' ? at.argument : at.type === 'CallExpression' ? at.callee : at.left;
      at = unwrap(inner);
    }
    if (at.type === 'Identifier') {
      const variable = this.#source.bindings.variable(at);
      return variable && conditions.concurrentWrite(variable);
    }
    if (at.type !== 'MemberExpression') return undefined;
    const name = propertyName(at);
    const place = dottedName(at);
    if (name === undefined || place === undefined) return undefined;
    return this.#source.mentions
      .members(name)
      .find(
        (member) =>
          !isInside(member, node) && isAssigned(member) && dottedName(member) === place && !isInConstructor(member),
      );
  }
}

function callOf(name: Node): CallExpression | undefined {
  const { parent } = name;
  const callee = wrapped(parent?.type === 'MemberExpression' && parent.property === name ? parent : name);
  return callee.parent?.type === 'CallExpression' && callee.parent.callee === callee ? callee.parent : undefined;
}

/** A loop that awaits nothing is of interest where it does nothing either, or next to nothing. */
function mayBeEmpty(loop: Node): boolean {
  return (
    loop.type === 'WhileStatement' ||
    loop.type === 'DoWhileStatement' ||
    (loop.type === 'ForStatement' && loop.update === null) ||
    (loop.type === 'ForStatement' && loop.test?.type !== 'BinaryExpression')
  );
}

function isAssigned(member: TSESTree.MemberExpression): boolean {
  const at = wrapped(member);
  return at.parent?.type === 'AssignmentExpression' && at.parent.left === at;
}

function isInConstructor(node: Node): boolean {
  const holder = enclosingFunction(node)?.parent;
  return holder?.type === 'MethodDefinition' && holder.kind === 'constructor';
=======
import { callsIn } from '../source/calls.ts';
import { initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { walk } from '../source/visit.ts';
import { lastName } from './abort-listeners.ts';
import { completionModel } from './build-model.ts';
import type { Completion, Handle } from './completion.ts';
import { calledFunction, variableOfFunction } from './local-functions.ts';
import { calleePath } from './signals-callee-name.ts';
import { turnOf } from './turns.ts';

/** What a function waits for, which may never come. */
export interface Wait {
  readonly kind: 'event' | 'timer' | 'queue' | 'poll';
  readonly node: Node;
}

/** A pause of less than this is over before anyone cancels it. */
const shortPause = 1000;

const pausing = /^(?:sleep|delay|pause|wait|timeout)(?:For|Ms|Seconds)?$/iu;

/** The waits of a file by the function whose promise they are. */
export class Waits {
  readonly #source: Source;
  readonly #known = new Map<FunctionNode, Wait | undefined>();
  #byFunction: ReadonlyMap<FunctionNode, readonly Completion[]> | undefined;
  #calls: ReadonlyMap<FunctionNode, readonly CallExpression[]> | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** What a call of the function waits for before its promise is settled. */
  of(fn: FunctionNode): Wait | undefined {
    if (this.#known.has(fn)) return this.#known.get(fn);
    this.#known.set(fn, undefined);
    const wait = this.#find(fn);
    this.#known.set(fn, wait);
    return wait;
  }

  #find(fn: FunctionNode): Wait | undefined {
    for (const completion of this.#completionsOf(fn)) {
      if (!this.#isDelivered(completion.node, fn, 0)) continue;
      if (isPolled(completion.node, fn, this.#source)) return { kind: 'poll', node: completion.node };
      const kinds = completion.handles.flatMap((handle) =>
        succeeds(handle) ? [this.#waitOf(handle, completion)] : [],
      );
      const kind =
        kinds.find((each) => each !== undefined && each !== 'timer') ?? kinds.find((each) => each !== undefined);
      if (kind === undefined) continue;
      // A pause on the way, of a length of the function's own, is a part of its work; beside other ends it is a deadline.
      const isPause = kinds.every((each) => each === 'timer');
      if (
        kind !== 'timer' ||
        (isPause && (this.#isResult(completion.node, fn) || this.#isTimedByCaller(completion.node, fn)))
      )
        return { kind, node: completion.node };
    }
    for (const call of this.#callsOf(fn)) {
      const kind = this.#callWait(call, fn);
      if (kind) return { kind, node: call };
    }
    return undefined;
  }

  #completionsOf(fn: FunctionNode): readonly Completion[] {
    if (this.#byFunction === undefined) {
      const all = new Map<FunctionNode, Completion[]>();
      for (const completion of completionModel(this.#source).completions) {
        for (const fn of turnOf(completion.node)) {
          if (fn === undefined) continue;
          const list = all.get(fn);
          if (list) list.push(completion);
          else all.set(fn, [completion]);
        }
      }
      this.#byFunction = all;
    }
    return this.#byFunction.get(fn) ?? [];
  }

  #callsOf(fn: FunctionNode): readonly CallExpression[] {
    if (this.#calls === undefined) {
      const all = new Map<FunctionNode, CallExpression[]>();
      for (const call of callsIn(this.#source.ast)) {
        const home = enclosingFunction(call);
        if (home === undefined) continue;
        const list = all.get(home);
        if (list) list.push(call);
        else all.set(home, [call]);
      }
      this.#calls = all;
    }
    return this.#calls.get(fn) ?? [];
  }

  /** Whether the function awaits the promise, or gives it to its caller. */
  #isDelivered(promise: Node, fn: FunctionNode, depth: number): boolean {
    const at = wrapped(promise);
    const { parent } = at;
    if (depth > 4 || parent === undefined) return false;
    switch (parent.type) {
      case 'AwaitExpression':
        return true;
      case 'ReturnStatement':
        return enclosingFunction(parent) === fn;
      case 'ArrowFunctionExpression':
        return parent === fn && parent.body === at;
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'ArrayExpression':
        return this.#isDelivered(parent, fn, depth + 1);
      case 'CallExpression':
        return (
          parent.callee !== at &&
          (calleeName(parent) ?? '').startsWith('Promise.') &&
          this.#isDelivered(parent, fn, depth + 1)
        );
      case 'MemberExpression': {
        if (parent.object !== at) return false;
        if (propertyName(parent) === 'promise') return this.#isDelivered(parent, fn, depth + 1);
        const call = wrapped(parent);
        return (
          call.parent?.type === 'CallExpression' &&
          call.parent.callee === call &&
          this.#isDelivered(call.parent, fn, depth + 1)
        );
      }
      case 'VariableDeclarator': {
        const variables = this.#source.bindings.declared(parent);
        return variables.some((variable) =>
          variable.references.some((each) => each.isRead() && this.#isDelivered(each.identifier, fn, depth + 1)),
        );
      }
      default:
        return false;
    }
  }

  /** Whether the promise is what the function gives, rather than a step on the way or one of several in a race. */
  #isResult(promise: Node, fn: FunctionNode): boolean {
    let at = wrapped(promise);
    if (at.parent?.type === 'AwaitExpression') at = wrapped(at.parent);
    const { parent } = at;
    if (parent?.type === 'VariableDeclarator') {
      const [variable] = this.#source.bindings.declared(parent);
      return (
        variable?.references.some(({ identifier }) => wrapped(identifier).parent?.type === 'ReturnStatement') ?? false
      );
    }
    if (parent?.type === 'ReturnStatement' || parent === fn) return true;
    // The only statement of its function is what the function is there for.
    const body = parent?.type === 'ExpressionStatement' && parent.parent === fn.body ? fn.body : undefined;
    return body?.type === 'BlockStatement' && body.body.at(-1) === parent;
  }

  /** Whether a parameter of the function says how long the pause is. */
  #isTimedByCaller(promise: Node, fn: FunctionNode): boolean {
    const at = wrapped(promise).parent;
    if (at?.type === 'ArrayExpression') return false;
    const names = this.#source.bindings.declared(fn).map(({ name }) => name);
    let isTimed = false;
    walk(promise, (node) => {
      const delay = node.type === 'CallExpression' && calleeName(node) === 'setTimeout' ? node.arguments[1] : undefined;
      const words = delay ? this.#source.text.slice(...delay.range).match(/[\w$]+/gu) : undefined;
      isTimed ||= words?.some((word) => names.includes(word)) === true;
      return !isTimed;
    });
    return isTimed;
  }

  #waitOf({ use }: Handle, completion: Completion): Wait['kind'] | undefined {
    if (use.kind === 'escape') return 'queue';
    if (use.kind !== 'settle' && use.kind !== 'hand-off') return undefined;
    const home = completion.executor ?? enclosingFunction(completion.node);
    if (use.kind === 'hand-off') {
      const kind = registration(use.to);
      if (kind !== 'other') return kind === 'none' ? undefined : kind;
    }
    return this.#byCaller(use.node, home, 0);
  }

  /** By the callback that a settlement stands in. */
  #byCaller(node: Node, home: FunctionNode | undefined, depth: number): Wait['kind'] | undefined {
    for (let fn = enclosingFunction(node); fn && fn !== home && depth < 5; fn = enclosingFunction(fn)) {
      if (home !== undefined && !isInside(fn, home)) return undefined;
      const use = wrapped(fn);
      const kind = use.parent ? registration(use.parent) : 'other';
      if (kind !== 'other') return kind === 'none' ? undefined : kind;
      for (const { identifier } of variableOfFunction(fn, this.#source)?.references ?? []) {
        const at = wrapped(identifier);
        const found = at.parent && !isInside(at, fn) ? registration(at.parent) : 'other';
        if (found !== 'other' && found !== 'none') return found;
      }
    }
    return undefined;
  }

  /** A call whose promise is the function's own, or that a loop waits for turn by turn. */
  #callWait(call: CallExpression, fn: FunctionNode): Wait['kind'] | undefined {
    const isPolling = isAwaited(call) && isInLoop(call, fn);
    const isOwn = this.#isReturned(call, fn);
    if (!isPolling && !isOwn && !isAwaited(call)) return undefined;
    const path = calleePath(call.callee, this.#source);
    if (path === 'events.once') {
      const emitter = call.arguments[0];
      const variable = emitter?.type === 'Identifier' ? this.#source.bindings.variable(emitter) : undefined;
      return isOwn || variable?.defs[0]?.node === fn ? 'event' : undefined;
    }
    const isPause = path === 'timers.promises.setTimeout' || pausing.test(lastName(call) ?? '');
    if (isPolling && isPause) return 'poll';
    if (isOwn && path === 'timers.promises.setTimeout') return isShort(call.arguments[0]) ? undefined : 'timer';
    const inner = calledFunction(call, this.#source);
    const wait = inner && inner !== fn ? this.of(inner) : undefined;
    if (wait === undefined) return undefined;
    if (wait.kind === 'timer') return isPolling ? 'poll' : isOwn ? wait.kind : undefined;
    // What another API waits for on the way to something else is reported there.
    return isOwn || (unwrap(call.callee).type === 'Identifier' && !isExported(inner)) ? wait.kind : undefined;
  }

  #isReturned(call: CallExpression, fn: FunctionNode): boolean {
    let at = wrapped(call);
    if (at.parent?.type === 'AwaitExpression') at = wrapped(at.parent);
    const { parent } = at;
    if (parent?.type === 'ReturnStatement') return true;
    if (parent === fn) return fn.body === at;
    const variable = parent?.type === 'VariableDeclarator' ? this.#source.bindings.declared(parent)[0] : undefined;
    return (
      variable !== undefined &&
      initializer(variable) !== undefined &&
      variable.references.some(({ identifier }) => wrapped(identifier).parent?.type === 'ReturnStatement')
    );
  }
}

/** `while (…) await new Promise((resolve) => setTimeout(resolve, 50));` */
function isPolled(promise: Node, fn: FunctionNode, source: Source): boolean {
  if (wrapped(promise).parent?.type !== 'AwaitExpression' || !isInLoop(promise, fn)) return false;
  return /\bsetTimeout\b/u.test(source.text.slice(...promise.range));
}

/** Whether the promise may be fulfilled here, by this code or by those who keep its handle. */
function succeeds({ use, through }: Handle): boolean {
  if (through !== undefined) return false;
  if (use.kind === 'escape') return use.escape === 'collection' || use.escape === 'field';
  return (use.kind === 'settle' || use.kind === 'hand-off') && use.role !== 'reject';
}

function isExported(fn: FunctionNode | undefined): boolean {
  const declared = fn?.parent.type === 'VariableDeclarator' ? fn.parent.parent : fn;
  return declared?.parent.type.startsWith('Export') === true;
}

/** When what registers a callback calls it; `none` for what is soon over, `other` for what nobody can tell. */
function registration(to: Node): 'event' | 'timer' | 'poll' | 'none' | 'other' {
  const at = unwrap(to);
  if (at.type === 'AssignmentExpression') {
    const { left } = at;
    return left.type === 'MemberExpression' && /^on[a-z]/u.test(propertyName(left) ?? '') ? 'event' : 'other';
  }
  if (at.type === 'NewExpression') return timingOf(at) === 'repeat' ? 'event' : 'other';
  if (at.type !== 'CallExpression') return 'other';
  const name = calleeName(at) ?? '';
  if (name === 'setTimeout') return isShort(at.arguments[1]) ? 'none' : 'timer';
  if (name === 'setInterval') return 'poll';
  if (/^(?:setImmediate|queueMicrotask|process\.nextTick|request(?:AnimationFrame|IdleCallback))$/u.test(name))
    return 'none';
  return timingOf(at) === 'event' ? 'event' : 'other';
}

function isShort(delay: Node | undefined): boolean {
  const at = delay && unwrap(delay);
  return at === undefined || (at.type === 'Literal' && typeof at.value === 'number' && at.value < shortPause);
}

function isAwaited(call: CallExpression): boolean {
  return wrapped(call).parent?.type === 'AwaitExpression';
}

function isInLoop(node: Node, fn: FunctionNode): boolean {
  for (let at = node.parent; at && at !== fn; at = at.parent) {
    if (isFunction(at)) return false;
    if (isLoop(at) && at.type !== 'ForOfStatement' && at.type !== 'ForInStatement') return true;
  }
  return false;
>>>>>>> rules-b1
}
