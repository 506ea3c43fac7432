import {
  dottedName,
  enclosingFunction,
  givenTo,
  isFunction,
  isInConstructor,
  isInside,
  isLoop,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
  assignmentTo,
} from '../../source/ast.ts';
import { calleeName } from '../../flow/callback-timing.ts';
import type { Source } from '../../source/source.ts';
import { calledFunction, localFunction } from '../local-functions.ts';
import { Conditions } from './waits-conditions.ts';
import { Looks } from './waits-looks.ts';
import { areOfWatchdog, failsWatch, isForSilence, isStop } from './waits-stops.ts';
import { Pauses, type Pause } from './waits-pauses.ts';
import { argumentsOf, changedParameters, targetOf } from './waits-targets.ts';
import { callOf, clears, handedThrough, isAllOf, isCalledIn, isFrame } from './waits-timers.ts';
import { doesMore, draws, stopsOf, type Turn } from './waits-turn.ts';
import { TurnFinder, type Again } from './waits-turns.ts';
import { eitherOf, textsWith } from '../../source/texts-with.ts';
import { walk } from '../../source/visit.ts';

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
export const mayHoldWait = eitherOf(
  textsWith(['while'], /\bwhile\b/),
  textsWith(
    [
      ...['settimeout', 'setinterval', 'setimmediate', 'requestanimationframe', 'requestidlecallback'],
      ...['queuemicrotask', 'nexttick', 'sleep', 'delay'],
    ],
    /\b(?:setTimeout|setInterval|setImmediate|requestAnimationFrame|requestIdleCallback|queueMicrotask|nextTick)\b|[sS]leep|[dD]elay/,
  ),
  textsWith(['promise.resolve('], /\bPromise\.resolve\(/),
  textsWith(['await null', 'await undefined', 'await void', 'await 0'], /\bawait\s+(?:null|undefined|void|0)\b/),
  /\bfor\s*\(\s*;|;\s*\)/,
);

const loopWords = /\bwhile\s*\(|\bfor\s*(?:await\s*)?\(/g;
const timerWords =
  /\b(?:setInterval|setTimeout|setImmediate|requestAnimationFrame|requestIdleCallback|queueMicrotask|nextTick)\b/g;
/** What is looked for stands first: what is looked at behind would be tried everywhere. */
const chainWords = /then\b(?<=\b(?:[sS]leep|[dD]elay|resolve)\w*\([^()]{0,40}\)\s*\.then)/g;
/** What an asynchronous function pauses with before it calls itself. */
const pauseWords =
  /\bawait\s+(?:new\s+Promise\b|Promise\.(?:resolve|delay)\(|(?:null|undefined|0)\b|(?:\w+\.)*(?:\w*(?:[sS]leep|[dD]elay|Timeout)|wait|pause)\w*\()/g;

/** Without one of these in it no function of a file, and no loop, can pause. */
const mayPauseIn = textsWith(
  [
    ...['settimeout', 'setimmediate', 'requestanimationframe', 'requestidlecallback', 'queuemicrotask', 'nexttick'],
    ...['timers/promises', 'sleep', 'delay', 'wait', 'pause', 'timeout', 'promise.resolve('],
  ],
  /\b(?:setTimeout|setImmediate|requestAnimationFrame|requestIdleCallback|queueMicrotask|nextTick)\b|timers\/promises|[sS]leep|[dD]elay|\b(?:wait|pause|timeout)\w*\(|\bPromise\.resolve\(|\bawait\s+(?:null|undefined|void|0)\b/,
);
const maySetTimer = textsWith([
  ...['setinterval', 'settimeout', 'setimmediate', 'requestanimationframe', 'requestidlecallback'],
  ...['queuemicrotask', 'nexttick'],
]);

/** A loop that only looks is short. */
const maxBusyText = 600;

const found = new WeakMap<Node, readonly Wait[]>();

/** The waits of a file that look at state of the process or at the clock; found once for each tree. */
export function waits(source: Source): readonly Wait[] {
  let list = found.get(source.ast);
  if (list === undefined) found.set(source.ast, (list = new WaitFinder(source).find()));
  return list;
}

/** How a function asks for another turn of its own by a call. */
interface Recall {
  readonly called: FunctionNode;
  /** What comes between the call and the next look. */
  readonly pause: Pause | undefined;
  /** What is told; the call itself where this is undefined. */
  readonly node: CallExpression | undefined;
}

class WaitFinder {
  readonly #source: Source;
  readonly #pauses: Pauses;
  readonly #found = new Map<Node, Wait>();
  readonly #writes = new Map<string, readonly Node[]>();
  readonly #seen = new Set<Node>();

  constructor(source: Source) {
    this.#source = source;
    this.#pauses = new Pauses(source);
  }

  find(): readonly Wait[] {
    const { mentions, text } = this.#source;
    const mayPause = /\b(?:await|yield)\b/.test(text) && mayPauseIn.test(text);
    for (const node of mentions.matching(loopWords)) {
      if (
        isLoop(node) &&
        (mayPause || node.range[1] - node.range[0] <= maxBusyText) &&
        (node.type !== 'ForOfStatement' || !node.await || this.#pauses.isInterval(node.right)) &&
        (mayPause || mayBeEmpty(node))
      )
        this.#loop(node);
    }
    if (maySetTimer.test(text)) for (const node of mentions.matching(timerWords)) this.#timer(callOf(node));
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
    const isInterval = loop.type === 'ForOfStatement' && loop.await;
    const turns = new TurnFinder(this.#source, conditions, this.#pauses, { isQuietOnly }).ofLoop(
      loop,
      test,
      update,
      isInterval ? 'tasks' : undefined,
    );
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
    this.#scheduled(call, callback, isThen ? [] : rest, pause);
    if (isThen || isFrame(call)) return;
    // `const later = (fn) => queueMicrotask(fn);`: what the helper is given runs as if the queue were given it.
    for (const { by, given } of handedThrough(call, callback, this.#source)) this.#scheduled(by, given, [], pause);
  }

  #scheduled(call: CallExpression, callback: Node, rest: readonly Node[], pause: Pause): void {
    const target = targetOf(callback, rest, this.#source);
    if (target === undefined) return;
    if (isInside(call, target.fn))
      this.#again(target.fn, call, { pause, writes: changedParameters(target.fn, target.args, this.#source) });
    else this.#delayed(call, target.fn, pause);
  }

  /**
   * `function look() { setTimeout(() => { if (ready) done(); else look(); }, 5); }`: a function that only looks a while later,
   * or has another one look.
   */
  #delayed(timer: CallExpression, look: FunctionNode, pause: Pause): void {
    const outer = enclosingFunction(timer);
    if (outer === undefined || outer.async || !isAllOf(timer, outer)) return;
    if (!isInside(look, timer) && !isCalledIn(look, outer, this.#source)) return;
    this.#again(look, undefined, undefined, { called: outer, pause, node: timer });
  }

  #interval(call: CallExpression, fn: FunctionNode): void {
    const conditions = new Conditions(this.#source, fn);
    const ended: Node[] = [];
    const ends = (inner: CallExpression): boolean => {
      const isEnd = clears(inner, call, this.#source) || this.#settles(inner, call);
      if (isEnd) ended.push(inner);
      return isEnd;
    };
    const turns = new TurnFinder(this.#source, conditions, this.#pauses, { ends }).ofFunction(fn);
    if (ended.every((end) => isForSilence(end, fn))) return;
    if (!turns.some(({ isEnded }) => isEnded) || turns.some((turn) => turn.isNoisy && !turn.isEnded)) return;
    for (const idle of turns) {
      if (!idle.isNoisy && !idle.isEnded)
        this.#judge('interval', call, this.#withHandle(idle, call), 'tasks', conditions);
    }
  }

  /** The turn of a timer which looks at its own handle: whether it has been cleared is nothing to wait for. */
  #withHandle(idle: Turn, call: CallExpression): Turn {
    const target = givenTo(call);
    const at = target && unwrap(target);
    const place =
      at?.type === 'Identifier'
        ? (this.#source.bindings.variable(at) ?? this.#source.bindings.declaredBy(at))
        : at?.type === 'MemberExpression'
          ? `.${propertyName(at) ?? '?'}`
          : undefined;
    return place === undefined ? idle : { ...idle, writes: new Map(idle.writes).set(place, Looks.moving) };
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
  #again(
    home: FunctionNode,
    registration: CallExpression | undefined,
    asks: Again | undefined,
    by: Recall = { called: home, pause: undefined, node: undefined },
  ): void {
    const conditions = new Conditions(this.#source, home);
    const nodes: CallExpression[] = [];
    const again = (call: CallExpression): Again | undefined => {
      if (call === registration) return asks;
      if (registration !== undefined || calledFunction(call, this.#source) !== by.called) return undefined;
      nodes.push(by.node ?? call);
      return { pause: by.pause, writes: changedParameters(by.called, argumentsOf(call), this.#source) };
    };
    const turns = new TurnFinder(this.#source, conditions, this.#pauses, { again }).ofFunction(home);
    if (!turns.some(({ isAgain }) => !isAgain) || turns.some((turn) => turn.isNoisy && turn.isAgain)) return;
    // What does nothing in the end but to ask for no other turn is work that is told to stop: it waits for nothing.
    const timer = registration ?? by.node;
    if (timer !== undefined && !turns.some((turn) => !turn.isAgain && doesMore(turn, turns))) return;
    if (timer !== undefined && isFrame(timer) && turns.some(draws)) return;
    for (const idle of turns) {
      const node = registration ?? nodes[0];
      if (
        idle.isAgain &&
        !idle.isNoisy &&
        idle.pause !== undefined &&
        node &&
        !areOfWatchdog(idle.tests, home, this.#source)
      )
        this.#judge('timer', node, idle, idle.pause, conditions, stopsOf(idle, turns));
    }
  }

  #judge(
    kind: Wait['kind'],
    node: Node,
    idle: Turn,
    pause: Pause | undefined,
    before: Conditions,
    stops?: ReadonlySet<Node>,
  ): void {
    const conditions = before.after(idle.writes, pause === 'tasks');
    const tests = [...idle.tests].map((test) => ({ test, looks: conditions.looksAt(test) }));
    if (tests.some(({ looks }) => (looks & (Looks.unknown | Looks.rest)) !== 0)) return;
    // What the loop itself moves brings it to an end, unless it sleeps in between.
    if (pause !== 'tasks' && tests.some(({ looks }) => (looks & Looks.moving) !== 0)) return;
    // A list of which each turn takes something comes to its end.
    if (tests.some(({ test }) => this.#emptiesList(test, conditions))) return;
    const hasOwnEnd =
      (node.type === 'ForOfStatement' && !node.await) ||
      node.type === 'ForInStatement' ||
      (kind === 'loop' && tests.some(({ looks }) => (looks & Looks.moving) !== 0));
    const state = tests.find(
      ({ test, looks }) =>
        (looks & Looks.state) !== 0 &&
        stops?.has(test) !== true &&
        !(pause === 'tasks' && ((hasOwnEnd && isStop(test, node)) || failsWatch(test, node))),
    );
    const subject = state ? conditions.statePart(state.test) : tests.find(({ looks }) => looks === Looks.clock)?.test;
    if (subject === undefined || this.#found.has(node)) return;
    const writer = state && this.#writer(subject, conditions, node);
    const awaits = state && !tests.some(({ test }) => this.#isTime(subject, test, conditions)) ? 'state' : 'clock';
    this.#found.set(node, { kind, node, pause, awaits, subject, writer });
  }

  /** Whether a test compares with the clock what is waited for: `until && Date.now() < until` waits for that time. */
  #isTime(subject: Node, test: Node, conditions: Conditions): boolean {
    const text = (node: Node): string => this.#source.text.slice(...node.range);
    let isTime = false;
    walk(test, (node) => {
      if (node.type === 'BinaryExpression' && (conditions.looksAt(node) & Looks.clock) !== 0)
        isTime ||= [node.left, node.right].some((side) => text(side) === text(subject));
      return !isTime;
    });
    return isTime;
  }

  /** Whether a question is for the size of what a turn changes: `size < n && ++rounds < 200` asks two, each for itself. */
  #emptiesList(test: Node, conditions: Conditions): boolean {
    const at = unwrap(test);
    if (at.type === 'LogicalExpression')
      return this.#emptiesList(at.left, conditions) || this.#emptiesList(at.right, conditions);
    const asksForSize = /\.(?:length|size)\b/.test(this.#source.text.slice(...at.range));
    return asksForSize && (conditions.looksAt(at) & Looks.moving) !== 0;
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
    return this.#writesTo(name).find((member) => !isInside(member, node) && dottedName(member) === place);
  }

  /** The members of a name to which code outside of constructors assigns. */
  #writesTo(name: string): readonly Node[] {
    let writes = this.#writes.get(name);
    if (writes === undefined) {
      writes = this.#source.mentions
        .members(name)
        .filter((member) => assignmentTo(member) !== undefined && !isInConstructor(member));
      this.#writes.set(name, writes);
    }
    return writes;
  }
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
