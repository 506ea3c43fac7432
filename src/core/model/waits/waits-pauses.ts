import { calleeName } from '../../flow/callback-timing.ts';
import {
  dottedName,
  isFunction,
  lastName,
  onlyExpression,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { constantValue } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { calledFunction } from '../local-functions.ts';
import { moduleOf, Origins } from '../origins.ts';
import { calleePath } from '../callee-path.ts';
import { isTime } from '../times.ts';

/** What may run while a function waits: only reactions of promises, or timers and I/O too. */
export type Pause = 'microtasks' | 'tasks';

/** Timers and queues that call a function once, by what they let run before. */
const schedulers: ReadonlyMap<string, Pause> = new Map([
  ['setTimeout', 'tasks'],
  ['setImmediate', 'tasks'],
  ['requestAnimationFrame', 'tasks'],
  ['requestIdleCallback', 'tasks'],
  ['queueMicrotask', 'microtasks'],
  ['process.nextTick', 'microtasks'],
  ['nextTick', 'microtasks'],
]);

/** Packages and modules whose functions do nothing but let time pass. */
const sleepModules = /^(?:(?:node:)?timers\/promises|delay|p-sleep|sleep-promise|await-sleep|await-delay)$/;

/** Names that say so by themselves, and names that say so where the first argument is a time. */
const sleepName =
  /^_?(?:(?:async)?[sS]leep(?:Async|For|Ms|Millis|Seconds)?|delay(?:Ms|For)?|snooze|nap|waitForTimeout)$/;
const waitName =
  /^_?(?:(?:async|promise)?(?:wait|Wait|pause|Pause|timeout|Timeout)(?:Ms|For|Async|Promise)?|setTimeout(?:Async|Promise|P)?|(?:set|promise)(?:Timeout|Immediate)(?:Async|Promise)?|waitMs)$/;

/** What a function that lets time pass cannot do without: another that has such a name waits for something. */
const speaksOfTime = /set(?:Timeout|Interval|Immediate)|sleep|delay|timeout|timer|wait|pause|tick|frame|snooze|\bms\b/i;

/** How many calls deep a helper may hide a timer. */
const maxDepth = 3;

/** Combinators that wait for as long as all that they are given. */
const isAll = /^all(?:Settled)?$/;

/** Recognises what is awaited only to let time pass. */
export class Pauses {
  readonly #source: Source;
  readonly #origins: Origins;

  constructor(source: Source) {
    this.#source = source;
    this.#origins = new Origins(source);
  }

  /** What runs while the expression is awaited, when it waits for nothing but the time; undefined for all else. */
  of(node: Node, depth = 0): Pause | undefined {
    const at = unwrap(node);
    switch (at.type) {
      case 'Literal':
        return 'microtasks';
      case 'Identifier':
        return at.name === 'undefined' ? 'microtasks' : undefined;
      case 'UnaryExpression':
        return at.operator === 'void' && at.argument.type === 'Literal' ? 'microtasks' : undefined;
      case 'AwaitExpression':
        return this.of(at.argument, depth);
      case 'NewExpression':
        return this.#constructed(at);
      case 'CallExpression':
        return this.#called(at, depth);
      default:
        return undefined;
    }
  }

  /** Whether an iterable gives something each time an interval is over: `setInterval` of `timers/promises`. */
  isInterval(node: Node): boolean {
    const call = unwrap(node);
    return call.type === 'CallExpression' && calleePath(call.callee, this.#source) === 'timers.promises.setInterval';
  }

  /** What a timer or queue lets run before it calls the function it is given. */
  scheduled(call: CallExpression): Pause | undefined {
    const name = calleeName(call);
    const callee = unwrap(call.callee);
    const first = call.arguments[0] && unwrap(call.arguments[0]);
    // A timer of a test clock or manager is one too, if it is given a function.
    const isOther =
      callee.type === 'MemberExpression' && first?.type !== 'Literal' && !/(?:^|\.)nextTick$/.test(name ?? '');
    const pause = this.#scheduler(callee);
    if (pause !== undefined || !isOther) return pause;
    return name === undefined ? undefined : schedulers.get(propertyName(callee) ?? '');
  }

  /** What a function of the platform lets run before it calls what it is given. */
  #scheduler(callee: Node): Pause | undefined {
    const pause = schedulers.get(dottedName(callee) ?? '');
    if (pause === undefined) return undefined;
    if (callee.type !== 'Identifier' || this.#source.bindings.isGlobal(callee)) return pause;
    return /^(?:node:)?(?:timers|process)$/.test(moduleOf(this.#source.bindings.variable(callee)) ?? '')
      ? pause
      : undefined;
  }

  /** `new Promise((resolve) => setTimeout(resolve, 50))`: an executor that only hands its resolver to a timer. */
  #constructed(node: Extract<Node, { type: 'NewExpression' }>): Pause | undefined {
    const executor = node.arguments[0] && unwrap(node.arguments[0]);
    if (executor === undefined || !this.#origins.isPromiseConstructor(node.callee)) return undefined;
    // `new Promise(setImmediate)`
    if (!isFunction(executor)) return this.#scheduler(executor);
    const resolver = executor.params[0];
    const run = onlyExpression(executor.body);
    if (resolver?.type !== 'Identifier' || run?.type !== 'CallExpression') return undefined;
    if (isCallOf(run, resolver.name)) return 'microtasks';
    const pause = this.scheduled(run);
    const callback = run.arguments[0] && unwrap(run.arguments[0]);
    if (pause === undefined || callback === undefined) return undefined;
    if (callback.type === 'Identifier') return callback.name === resolver.name ? pause : undefined;
    const inner = isFunction(callback) ? onlyExpression(callback.body) : undefined;
    return inner?.type === 'CallExpression' && isCallOf(inner, resolver.name) ? pause : undefined;
  }

  #called(call: CallExpression, depth: number): Pause | undefined {
    const callee = unwrap(call.callee);
    // `(async () => {})()`
    if (isFunction(callee)) return this.#helper(callee, depth);
    const name = lastName(callee);
    if (name === undefined) return undefined;
    const local = calledFunction(call, this.#source);
    if (local !== undefined) {
      // One that can be woken early looks like more than a pause, but its name says what it is for.
      const known = depth < maxDepth ? this.#helper(local, depth) : undefined;
      const isNamed = sleepName.test(name) && speaksOfTime.test(this.#source.text.slice(...local.body.range));
      return known ?? (isNamed ? 'tasks' : undefined);
    }
    if (callee.type === 'MemberExpression' && name === 'resolve' && this.#origins.isPromiseConstructor(callee.object)) {
      const value = call.arguments[0];
      return value === undefined || this.of(value) === 'microtasks' ? 'microtasks' : undefined;
    }
    if (callee.type === 'MemberExpression' && isAll.test(name) && this.#origins.isPromiseConstructor(callee.object)) {
      const list = call.arguments[0] && unwrap(call.arguments[0]);
      if (list?.type !== 'ArrayExpression') return undefined;
      return list.elements.every((each) => each && this.of(each, depth) === 'microtasks') ? 'microtasks' : undefined;
    }
    const root = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
    const variable = root.type === 'Identifier' ? this.#source.bindings.variable(root) : undefined;
    if (sleepModules.test(moduleOf(variable) ?? '')) return name === 'setInterval' ? undefined : 'tasks';
    const init = constantValue(variable);
    if (init && callee.type === 'Identifier' && this.#isPromisifiedTimer(init)) return 'tasks';
    if (call.arguments.some((argument) => isFunction(unwrap(argument)))) return undefined;
    if (sleepName.test(name)) return 'tasks';
    return waitName.test(name) && call.arguments[0] && isTime(call.arguments[0], timeName) ? 'tasks' : undefined;
  }

  /** `promisify(setTimeout)` */
  #isPromisifiedTimer(node: Node): boolean {
    const at = unwrap(node);
    const timer = at.type === 'CallExpression' ? at.arguments[0] : undefined;
    return (
      at.type === 'CallExpression' &&
      calleeName(at)?.replace(/^.*\./, '') === 'promisify' &&
      timer?.type === 'Identifier' &&
      schedulers.get(timer.name) === 'tasks'
    );
  }

  /** A function of the file that only gives a pause, or waits for one. */
  #helper(fn: FunctionNode, depth: number): Pause | undefined {
    if (fn.generator) return undefined;
    if (fn.body.type === 'BlockStatement' && fn.body.body.length === 0) return fn.async ? 'microtasks' : undefined;
    const only = onlyExpression(fn.body);
    if (only === undefined) return undefined;
    // A function that drops the promise of a pause does not wait for it.
    const isWaited =
      only.type === 'AwaitExpression' ||
      fn.body.type !== 'BlockStatement' ||
      fn.body.body[0]?.type === 'ReturnStatement';
    return isWaited ? this.of(only, depth + 1) : undefined;
  }
}

function isCallOf(call: CallExpression, name: string): boolean {
  const callee = unwrap(call.callee);
  return callee.type === 'Identifier' && callee.name === name;
}

/** The name of what `wait(…)` is given when it waits for nothing else. */
const timeName =
  /^(?:t|n|ms|time|timeout|interval|delay|wait|pause|backoff|period|duration|millis|seconds)$|(?:Ms|MS|_ms|Millis|Time|Timeout|Interval|Delay|Wait|Backoff|Period|Duration|INTERVAL|DELAY|TIMEOUT|BACKOFF|PERIOD|TIME)$/;
