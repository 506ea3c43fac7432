import { isFunction, propertyName, unwrap, type CallExpression, type Node } from '../source/ast.ts';
import type { TSESTree } from '@typescript-eslint/types';

/**
 * When a function that is given to a call runs:
 * - `now`: once, before the call returns; `each`: before the call returns, any number of times;
 * - `later`: at most once, after the current turn; `event`: whenever something happens, if ever;
 * - `repeat`: after the current turn, again and again.
 */
export type Timing = 'now' | 'each' | 'later' | 'event' | 'repeat';

interface Row {
  readonly timing: Timing;
  readonly names: readonly string[];
  readonly reason: string;
}

const methods: readonly Row[] = [
  {
    timing: 'each',
    reason: 'Array, iterator, Map and Set methods call back before they return (ECMA-262 23.1.3, 24.1.3.5)',
    names: [
      'forEach',
      'map',
      'filter',
      'some',
      'every',
      'find',
      'findIndex',
      'findLast',
      'findLastIndex',
      'flatMap',
      'reduce',
      'reduceRight',
      'sort',
      'toSorted',
    ],
  },
  {
    timing: 'each',
    reason: 'String.prototype.replace calls its replacer for each match (22.1.3.19)',
    names: ['replace', 'replaceAll'],
  },
  {
    timing: 'event',
    reason: 'listeners run when and if the event happens',
    names: [
      'on',
      'addListener',
      'prependListener',
      'addEventListener',
      'once',
      'prependOnceListener',
      'one',
      'subscribe',
      'observe',
      'watch',
      'onAbort',
      'listenOnce',
      'listenTo',
      'listenToOnce',
      'attachEvent',
      'onmessage',
      'watchPosition',
    ],
  },
];

const functions: readonly Row[] = [
  { timing: 'repeat', reason: 'fires until cleared', names: ['setInterval'] },
  {
    timing: 'later',
    reason: 'timers and task queues run it once, in a later turn',
    names: [
      'setTimeout',
      'setImmediate',
      'queueMicrotask',
      'requestAnimationFrame',
      'requestIdleCallback',
      'process.nextTick',
    ],
  },
  {
    timing: 'each',
    reason: 'the mapper runs before it returns',
    names: ['Array.from', 'Object.groupBy', 'Map.groupBy'],
  },
  { timing: 'now', reason: 'runs the function and returns its result', names: ['Reflect.apply', 'Promise.try'] },
];

const observers: readonly string[] = [
  'MutationObserver',
  'IntersectionObserver',
  'ResizeObserver',
  'PerformanceObserver',
  'FinalizationRegistry',
];

const byMethod = new Map(methods.flatMap((row) => row.names.map((name) => [name, row.timing] as const)));
const byFunction = new Map(functions.flatMap((row) => row.names.map((name) => [name, row.timing] as const)));

/** Timers, whose callback a clear call can take back. */
const timers: ReadonlySet<string> = new Set([
  'setTimeout',
  'setImmediate',
  'setInterval',
  'requestAnimationFrame',
  'requestIdleCallback',
]);

/** The plain name of a callee, without a global object in front of it. */
export function calleeName(call: CallExpression | TSESTree.NewExpression): string | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  const object = unwrap(callee.object);
  if (name === undefined || object.type !== 'Identifier') return name;
  return ['globalThis', 'window', 'self', 'global'].includes(object.name) ? name : `${object.name}.${name}`;
}

/** When the function given as an argument of the call runs. An unknown callee may call it once, later. */
export function timingOf(call: CallExpression | TSESTree.NewExpression): Timing {
  return knownTimingOf(call) ?? 'later';
}

/** The same for callees that the tables know; undefined for all others. */
export function knownTimingOf(call: CallExpression | TSESTree.NewExpression): Timing | undefined {
  if (call.type === 'NewExpression') return observers.includes(calleeName(call) ?? '') ? 'repeat' : undefined;
  const callee = unwrap(call.callee);
  const known = byFunction.get(calleeName(call) ?? '');
  if (known !== undefined) return known;
  // The global one, of a page or worker.
  if (callee.type === 'Identifier' && callee.name === 'addEventListener') return 'event';
  if (callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee) ?? '';
  return name === 'find' && isQuery(call, callee) ? undefined : byMethod.get(name);
}

/**
 * `users.find({ id }, options, done)` asks a store, and so does `users.find((err, all) => …)`; an array takes its predicate
 * first, a library of lists the list.
 */
function isQuery({ arguments: given }: CallExpression, callee: TSESTree.MemberExpression): boolean {
  const [predicate] = given.map((each) => unwrap(each));
  const [error, result] = isFunction(predicate) ? predicate.params : [];
  if (error?.type === 'Identifier' && /^_?err(?:or)?$/.test(error.name) && result !== undefined)
    return result.type !== 'Identifier' || !/^_?(?:i|idx|index)$/.test(result.name);
  const [first, second] = given.map((each) => unwrap(each).type);
  if (second === undefined || first === 'ArrowFunctionExpression' || first === 'FunctionExpression') return false;
  return second !== 'ThisExpression' && !isOfLists(callee.object);
}

/** Whether functions of a library of lists are called on the object: they take the list first. */
export function isOfLists(object: Node): boolean {
  const at = unwrap(object);
  return at.type === 'Identifier' && /^(?:_|lodash|underscore|R|\$|jQuery|Array)$/.test(at.name);
}

export function isTimer(call: CallExpression): boolean {
  return timers.has(calleeName(call) ?? '');
}

/** The event that a listener is registered for, as a key of emitter and event; undefined when either is unknown. */
export function eventOf(call: CallExpression, keyOf: (node: Node) => string | undefined): string | undefined {
  const callee = unwrap(call.callee);
  const event = call.arguments[0];
  if (callee.type !== 'MemberExpression' || event?.type !== 'Literal' || typeof event.value !== 'string')
    return undefined;
  const emitter = keyOf(callee.object);
  return emitter === undefined ? undefined : `${emitter}!${event.value}`;
}
