import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, isTimer, timingOf } from '../../flow/callback-timing.ts';
import {
  lastName,
  propertyName,
  rootOf,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { isHandlerProperty } from '../destinations.ts';
import { firesAgainOn } from '../event-names.ts';
import { isConstant } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { moduleOf } from '../origins.ts';
import { isReaction } from '../reactions.ts';
import { answersRequests } from '../request-handlers.ts';
import { isErrorFirst } from './callback-handings.ts';
import { passedAs } from '../local-functions.ts';
import { isRunAgain } from './passed-callbacks.ts';
import { isLateCallee, isMethodOfLate, isNamedLate } from './late-callees.ts';

/** How a function that was given away will be run. */
export interface CallbackRuns {
  /** At most once, again and again, or nobody knows. */
  readonly times: 'once' | 'many' | 'unknown';
  /** By whom: what it throws goes into a promise, or is uncaught, or is the business of an unknown caller. */
  readonly by: 'promise' | 'event loop' | 'unknown';
  /** The object whose members are the outcomes of one operation: `{ success, fail }`. */
  readonly outcomes?: Node;
}

/** Events that happen at most once to what they happen to. */
const onceEvents =
  /^(?:close|connect|DOMContentLoaded|end|exit|finish|listening|load|loadedmetadata|loadend|open|ready|response|spawn)$/u;

/** `onload`, `onclose`. */
const onceHandlers =
  /^on(?:load|loadend|loadedmetadata|loadeddata|end|ended|close|finish|complete|open|abort|timeout|error|exit|ready)$/iu;

/** Members of an options object that are called with the outcome of one operation. */
const outcome = /^(?:on)?(?:success|error|fail|failure|failed|complete|done|cancel|ok)$/iu;

/** Names of methods that call back with the outcome of one operation; any other may call whenever there is something to say. */
const oneShot =
  /^(?:ask|authenticate|authorize|book|capture|charge|choose|close|command|commit|compile|confirm|connect|convert|copy|create(?!\w*Server)|decode|decrypt|delete|deliver|dial|dismiss|download|encode|encrypt|erase|exec|execFile|execute|fetch|find\w*|flash|format|geocode|get\w*|hash|import|init\w*|insert|invite|list|load|lock|login|logout|lookup|measure|mkdir|mount|open|order|parse|pay|pick|ping|post|print|prompt|publish|purchase|put|query|question|read\w*|refund|remove|rename|request|require|reserve|reset|resolve|save|select|send\w*|show|sign|stat|stop|submit|to[A-Z]\w*|transfer|translate|transmit|unlink|unlock|unmount|update|upload|validate|verify|write\w*)(?=$|[A-Z_\d])/u;

/** `executeOnce`, `onceReady`: a name that says how often; `mockImplementationOnce` stands in for whatever is called. */
const saysOnce = /^once(?=[A-Z])|^(?!mock|do|stub)\w*Once$/u;

/** `service.registerBlockListener(…)`: methods that keep what they are given for all that is to come. */
const saysMany = /(?:^|\.)(?:add|register|attach|subscribe)\w*(?:Listener|Handler|Observer)s?$/u;

/** Methods of Node's modules and of browser extensions call back from the event loop, wherever the name comes from. */
const nodeModules =
  /^(?:https?|http2|net|tls|dgram|fs|dns|zlib|crypto|child_process|childProcess|cp|readline|rl|chrome|browser)\.\w+$/u;

/** Names of plain functions that keep what they are given and call it again and again. */
const repeats =
  /^(?:on|add|sub|subscribe|watch|listen|observe|register|bind|handle|each|every|filter|flatMap|for|map|reduce|walk|traverse|visit|iterate|poll|use|tap|hook|intercept|createServer|effect|computed|autorun|reaction|describe|it|test|before|after|stream|scan|loop|repeat|animate|tick|progress|retry|schedule|cron)(?=$|[A-Z_\d])/u;

/** Code that stops what would call it again. */
const stopsItself =
  /\b(?:off|remove\w*Listeners?|removeEventListener|unsubscribe|unwatch|unlisten|disconnect|clearInterval|dispose|unobserve)\b/u;

const unknown: CallbackRuns = { times: 'unknown', by: 'unknown' };

/** How the function runs that the node, where it is given away, stands for. */
export function callbackRuns(value: Node, fn: FunctionNode | undefined, source: Source): CallbackRuns {
  const runs = asGiven(value, fn, source);
  return runs.times !== 'many' && runs.by !== 'promise' && fn && stopsItself.test(source.text.slice(...fn.range))
    ? { ...runs, times: 'many' }
    : runs;
}

/** IndexedDB's `onsuccess` runs again for each turn of a cursor that goes on. */
function isOnceHandler(name: string, fn: FunctionNode | undefined, text: string): boolean {
  if (name !== 'onsuccess') return onceHandlers.test(name);
  return fn !== undefined && !/\.(?:continue\w*|advance)\(|cursor/iu.test(text.slice(...fn.range));
}

function asGiven(value: Node, fn: FunctionNode | undefined, source: Source): CallbackRuns {
  const at = wrapped(value);
  const { parent } = at;
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee === at ? unknown : ofArgument(parent, at, fn, source);
    case 'NewExpression':
      return timingOf(parent) === 'repeat' ? { times: 'many', by: 'event loop' } : unknown;
    case 'AssignmentExpression': {
      const target = unwrap(parent.left);
      if (target.type !== 'MemberExpression' || !isHandlerProperty(target)) return unknown;
      const isOnce = isOnceHandler(propertyName(target) ?? '', fn, source.text) || closesFirst(fn, target.object);
      return { times: isOnce ? 'once' : 'many', by: 'event loop' };
    }
    case 'Property':
      return ofMember(parent);
    default:
      return unknown;
  }
}

/** `port.onmessage = () => { port.close(); … }`: nothing comes after the first message. What may leave before, filters. */
function closesFirst(fn: FunctionNode | undefined, target: Node): boolean {
  const at = unwrap(target);
  for (const statement of fn?.body.type === 'BlockStatement' ? fn.body.body : []) {
    if (statement.type === 'VariableDeclaration') continue;
    if (statement.type !== 'ExpressionStatement') return false;
    const call = unwrap(statement.expression);
    const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
    if (callee?.type !== 'MemberExpression' || at.type !== 'Identifier' || lastName(callee.object) !== at.name)
      continue;
    if (/^(?:close|terminate|disconnect)$/u.test(propertyName(callee) ?? '')) return true;
  }
  return false;
}

function ofMember(property: TSESTree.Property): CallbackRuns {
  const object = property.parent;
  const name = propertyName(property) ?? '';
  if (object.type !== 'ObjectExpression' || wrapped(object).parent?.type !== 'CallExpression' || !outcome.test(name))
    return { times: 'many', by: 'unknown' };
  return { times: 'once', by: 'unknown', outcomes: object };
}

function ofArgument(call: CallExpression, given: Node, fn: FunctionNode | undefined, source: Source): CallbackRuns {
  if (isReaction(call)) return { times: 'once', by: 'promise' };
  const timing = timingOf(call);
  const name = calleeName(call) ?? '';
  switch (timing) {
    case 'now':
    case 'each':
      return unknown;
    case 'repeat':
      return { times: 'many', by: 'event loop' };
    case 'event':
      return { times: isOnce(call) ? 'once' : 'many', by: 'event loop' };
    case 'later':
      if (isTimer(call) || /^(?:queueMicrotask|process\.nextTick)$/u.test(name))
        return { times: 'once', by: 'event loop' };
      // `window.onDidClose((e) => …)`: an event that is a function, and tells whoever it is given.
      if (/(?:^|\.)on[A-Z]\w*$/u.test(name))
        return { times: 'many', by: isErrorFirst(fn, source) ? 'event loop' : 'unknown' };
      // `take(event, 2)((e) => …)`; `once(event)` says how often.
      if (isCurried(call))
        return { times: isOnceOf(call) ? 'once' : 'unknown', by: isErrorFirst(fn, source) ? 'event loop' : 'unknown' };
      if (isErrorFirst(fn, source)) return { times: saysMany.test(name) ? 'many' : 'once', by: 'event loop' };
      return {
        times: answersRequests(call, fn, source) || isPassedOften(given, source) ? 'many' : timesOf(call),
        by: isOfEventLoop(call, name, source) ? 'event loop' : 'unknown',
      };
  }
}

function isOfEventLoop({ callee }: CallExpression, name: string, source: Source): boolean {
  const at = unwrap(callee);
  if (nodeModules.test(name) && !isOfAnother(at, name, source)) return true;
  if (isLateCallee(at, source) || isMethodOfLate(at, source)) return true;
  // What is written over is no longer known by its name.
  const object =
    isNamedLate(at) && at.type === 'MemberExpression' ? source.bindings.variable(unwrap(at.object)) : undefined;
  return isNamedLate(at) && (object === undefined || isConstant(object));
}

/** `import { http } from 'msw'`: what has the name of Node's module, and comes from one that has no part of it in its own. */
function isOfAnother(callee: Node, name: string, source: Source): boolean {
  const root = rootOf(callee);
  const module = root.type === 'Identifier' ? moduleOf(source.bindings.variable(root)) : undefined;
  const [word = ''] = name.toLowerCase().split('.');
  return module !== undefined && !/^(?:cp|rl|childprocess)$/u.test(word) && !module.toLowerCase().includes(word);
}

/** Whether a function of the file is given the callback, and may run it more than once. */
function isPassedOften(given: Node, source: Source): boolean {
  const parameter = passedAs(given, source);
  return parameter !== undefined && isRunAgain(parameter);
}

function isCurried({ callee }: CallExpression): boolean {
  return unwrap(callee).type === 'CallExpression';
}

function isOnceOf({ callee }: CallExpression): boolean {
  const inner = unwrap(callee);
  return inner.type === 'CallExpression' && /(?:^|\.)once$/iu.test(calleeName(inner) ?? '');
}

function timesOf(call: CallExpression): CallbackRuns['times'] {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return repeats.test(callee.name) ? 'many' : 'once';
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  // `changed.connect(listener)` is a signal, `net.connect(port, done)` an operation.
  if (name !== undefined && saysOnce.test(name)) return 'once';
  if (name === undefined || (name === 'connect' && call.arguments.length < 2)) return 'unknown';
  return oneShot.test(name) ? 'once' : 'unknown';
}

function isOnce(call: CallExpression): boolean {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (method === 'once' || method === 'one' || method === 'prependOnceListener') return true;
  const [event] = call.arguments;
  if (event?.type === 'Literal' && typeof event.value === 'string' && onceEvents.test(event.value))
    return callee.type !== 'MemberExpression' || !firesAgainOn(lastName(callee.object), event.value);
  const options = call.arguments.at(-1);
  return (
    options?.type === 'ObjectExpression' &&
    options.properties.some(
      (property) =>
        property.type === 'Property' &&
        propertyName(property) === 'once' &&
        property.value.type === 'Literal' &&
        property.value.value === true,
    )
  );
}
