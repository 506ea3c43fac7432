import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, knownTimingOf } from '../../flow/callback-timing.ts';
import { onlyInspects } from '../../flow/inspections.ts';
import {
  calledName,
  chainRootOf,
  dottedName,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { keepsArgument } from '../collections.ts';
import { errorName } from '../failure-sources.ts';
import { isLateCallee, isMethodOfLate, isNamedLate } from './late-callees.ts';

/** When a function that is given away runs: before the code that gives it goes on, after that, either, or not at all. */
export type Run = 'sync' | 'async' | 'unknown' | 'never';

type CallLike = CallExpression | TSESTree.NewExpression;

/** Properties of an options object that hold what is called once a request has ended. */
const outcome = /^(?:success|error|complete|fail|always|callback|on[A-Z_]\w*|on[a-z]+)$/;
const requester = /(?:^|\.)(?:ajax|request|xhr|fetch|\$http)$|Request$|^(?:wx|uni|my)\./i;

/** When the function runs that is given to a call as the argument; `isNodeStyle` when it takes an error first. */
export function runOfArgument(call: CallLike, argument: Node, isNodeStyle: boolean, source: Source): Run {
  const run = knownRunOf(call, argument, source);
  if (run !== 'unknown' || call.arguments.at(-1) !== argument) return run;
  const value = unwrap(argument);
  // When a function runs that one out of a list is given, the list does not tell: middleware, hooks.
  if (isOutOfList(call.callee, source)) return 'unknown';
  // What takes an error first, and comes last, is called once something has ended.
  return (isFunction(value) ? isErrorFirst(value, source) : isNodeStyle) ? 'async' : 'unknown';
}

/** `const step = steps.shift(); step(request, next)`, `steps[i](next)` */
function isOutOfList(callee: Node, source: Source): boolean {
  const at = unwrap(callee);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const from = variable ? variable.references.find(({ writeExpr }) => writeExpr)?.writeExpr : at;
  const value = from && unwrap(from);
  if (value?.type === 'MemberExpression') return value.computed && value.property.type !== 'Literal';
  return value?.type === 'CallExpression' && /^(?:shift|pop)$/.test(calledName(value) ?? '');
}

/** When it runs by what the callee is known to do, and by no convention. */
export function knownRunOf(call: CallLike, argument: Node, source: Source): Run {
  if (onlyInspects(call)) return 'never';
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (call.type === 'CallExpression' && name !== undefined && /^(?:then|catch|finally)$/.test(name)) return 'async';
  if (callee.type === 'MemberExpression' && /^(?:done|fail|always)$/.test(name ?? '') && isJqueryRequest(callee.object))
    return 'async';
  const known = knownTimingOf(call);
  const isLibrary =
    callee.type === 'MemberExpression' &&
    unwrap(callee.object).type === 'Identifier' &&
    dottedName(callee.object) === 'async';
  if (known !== undefined && !isLibrary) return known === 'now' || known === 'each' ? 'sync' : 'async';
  if (call.type === 'CallExpression' && keepsArgument(call, argument))
    return runOfKept(callee.type === 'MemberExpression' ? callee.object : callee, source);
  if (name?.endsWith('Sync') === true) return 'sync';
  if (call.type !== 'CallExpression') return 'unknown';
  // `getCurrentPosition(found, failed)`: one for each outcome.
  if (isLateCallee(callee, source)) return 'async';
  // `reader.question(text, answer)`: what a method of such an object is given last, is called once it has been done.
  const isLast = call.arguments.at(-1) === argument;
  return isLast && (isMethodOfLate(callee, source) || isNamedLate(callee)) ? 'async' : 'unknown';
}

/** `$.get(url)`, also with reactions behind it: a request that begins now is answered later. */
function isJqueryRequest(node: Node): boolean {
  const at = unwrap(node);
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
  if (callee?.type !== 'MemberExpression') return false;
  if (/^(?:(?:window|self)\.)?(?:\$|jQuery)\.(?:ajax|get|post|getJSON|getScript)$/.test(dottedName(callee) ?? ''))
    return true;
  return /^(?:done|fail|always|progress)$/.test(propertyName(callee) ?? '') && isJqueryRequest(callee.object);
}

/** When a member of an object runs that is given to a call: `$.ajax({ success: … })`. */
export function runOfMember(name: string | undefined, call: CallLike): Run {
  return name !== undefined && outcome.test(name) && requester.test(calleeName(call) ?? '') ? 'async' : 'unknown';
}

/** When what is kept somewhere runs: later, if the place outlives the function that keeps it. */
export function runOfKept(place: Node, source: Source): Run {
  const root = chainRootOf(place);
  if (root.type === 'ThisExpression') return 'async';
  if (root.type !== 'Identifier') return 'unknown';
  const variable = source.bindings.variable(root);
  if (variable === undefined) return 'async';
  // `channel.callbacks.push(cb)`: an object that the function was given stays when it is over.
  if (variable.defs[0]?.type === 'Parameter' && unwrap(place).type === 'MemberExpression') return 'async';
  return variable.scope.type === 'module' || variable.scope.type === 'global' || isAliasOfThis(variable.defs[0]?.node)
    ? 'async'
    : 'unknown';
}

function isAliasOfThis(node: Node | undefined): boolean {
  return node?.type === 'VariableDeclarator' && node.init?.type === 'ThisExpression';
}

/** Whether the first parameter of a function is an error. */
export function isErrorFirst(fn: Node | undefined, source: Source): boolean {
  const first = isFunction(fn) ? fn.params[0] : undefined;
  if (!isFunction(fn) || first?.type !== 'Identifier' || !errorName.test(first.name)) return false;
  return first.name !== 'e' || !isEvent(first, fn, source);
}

/** What errors have. */
const ofErrors =
  /^(?:message|stack|name|cause|code|errno|status(?:Code)?|response|reason|syscall|path|details?|body|errors?|description|toString)$/;

/** Whether what a function calls `e` is an event or an element: it reads of it what no error has, and gives it back at most. */
function isEvent(parameter: Node, fn: FunctionNode, source: Source): boolean {
  const variable = source.bindings
    .declared(fn)
    .find(({ identifiers }) => identifiers.some((each) => each === parameter));
  const uses = variable?.references.map(({ identifier }) => wrapped(identifier)) ?? [];
  const read = uses.filter((use) => use.parent?.type === 'MemberExpression' && use.parent.object === use);
  return (
    read.length > 0 &&
    read.every((use) => use.parent?.type === 'MemberExpression' && !ofErrors.test(propertyName(use.parent) ?? '')) &&
    uses.every((use) => read.includes(use) || use.parent?.type === 'ReturnStatement')
  );
}

/** Whether a call gives an error, or says that there is none, before anything else. */
export function givesErrorFirst(call: CallExpression): boolean {
  const given = argumentsGiven(call);
  const first = given[0] && unwrap(given[0]);
  switch (first?.type) {
    case 'Literal':
      return first.value === null;
    case 'Identifier':
      return errorName.test(first.name) || (first.name === 'undefined' && given.length > 1);
    case 'NewExpression':
      return /Error$|Exception$/.test(calleeName(first) ?? '');
    default:
      return false;
  }
}

/** What a function gets: `done.call(this, error)` and `done.apply(null, [error])` give it after `this`. */
export function argumentsGiven(call: CallExpression): readonly Node[] {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (name === 'call') return call.arguments.slice(1);
  const list = name === 'apply' && call.arguments[1] ? unwrap(call.arguments[1]) : undefined;
  if (list?.type !== 'ArrayExpression') return call.arguments;
  return list.elements.filter((each) => each !== null);
}

/** What is asked of a connection, a store or another process, which takes its time. */
const asking =
  /^(?:read|write|send|query|insert|update|remove|delete|del|find|get|fetch|request|exec|connect|disconnect|close|open|load|save|put|post|patch|lookup|publish|subscribe|list|count|upload|download|stat|exists|authenticate)(?:[A-Z]\w*)?$/;

/**
 * Whether a callee is a step of the object's own, or of what a function was given: `this._start(options, callback)`.
 * `this.socket.write(text, callback)` asks something else.
 */
export function isOwnStep(call: CallLike, source: Source): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return false;
  const object = unwrap(callee.object);
  const isMethodOfThis = object.type === 'ThisExpression' || object.type === 'Super';
  const root = chainRootOf(object);
  const definition = root.type === 'Identifier' ? source.bindings.variable(root)?.defs[0] : undefined;
  const isOwn =
    root.type === 'ThisExpression' ||
    root.type === 'Super' ||
    definition?.type === 'Parameter' ||
    isAliasOfThis(definition?.node);
  return isOwn && (isMethodOfThis || !asking.test(propertyName(callee) ?? ''));
}

/** The call or `new` that the node is an argument of, through a spread-free list. */
export function callWith(argument: Node): CallLike | undefined {
  const at = wrapped(argument);
  const { parent } = at;
  return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') &&
    parent.arguments.includes(at as never)
    ? parent
    : undefined;
}
