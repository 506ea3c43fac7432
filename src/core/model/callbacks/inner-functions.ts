import {
  calledName,
  dottedName,
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  assignmentTo,
  isPrototype,
} from '../../source/ast.ts';
import { valueOfFunction } from '../../source/hooks.ts';
import type { Source } from '../../source/source.ts';
import { walk } from '../../source/visit.ts';
import { isErrorFirst, runOfArgument } from './callback-handings.ts';
import { errorName } from '../failure-sources.ts';
import { localFunction, variableOfFunction } from '../local-functions.ts';
import { isExecutor } from '../turns.ts';
import { isPrivateMember, isPrivateName } from '../producers/exported.ts';

/**
 * Where the file names a function that no other file can call: one that is not exported, or a private method, by
 * keyword or by convention. Without the uses in the function itself; undefined for all other functions.
 */
export function usesOfInner(fn: FunctionNode, source: Source): readonly Node[] | undefined {
  if (isExportedInPlace(fn)) return undefined;
  const variable = variableOfFunction(fn, source);
  if (variable !== undefined)
    return variable.references
      .filter(
        (reference) =>
          reference.isRead() && !isInside(reference.identifier, fn) && !isShownToTests(reference.identifier),
      )
      .map(({ identifier }) => identifier);
  const name = privateName(fn);
  if (name === undefined) return undefined;
  return source.mentions.members(name).filter((member) => !isInside(member, fn) && assignmentTo(member) === undefined);
}

/** `export function load(…)`, `export const load = (…) => …` */
function isExportedInPlace(fn: FunctionNode): boolean {
  const holder = valueOfFunction(fn).parent;
  const declared = holder?.type === 'VariableDeclarator' ? holder.parent : fn;
  return declared.parent.type.startsWith('Export');
}

/** `exports._install = install`: a name that says that nobody is to use it. */
function isShownToTests(name: Node): boolean {
  const { parent } = wrapped(name);
  if (parent?.type !== 'AssignmentExpression' || parent.right !== wrapped(name)) return false;
  return /^(?:module\.)?exports\._/u.test(dottedName(parent.left) ?? '');
}

function privateName(fn: FunctionNode): string | undefined {
  const { parent } = fn;
  if (parent.type === 'AssignmentExpression') {
    const name = parent.left.type === 'MemberExpression' ? propertyName(parent.left) : undefined;
    return name !== undefined && isPrivateName(name) ? name : undefined;
  }
  // `Agent.prototype = { _answer: function (done, err, response) { … } }`
  if (parent.type === 'Property' && parent.value === fn && fillsPrototype(parent.parent)) {
    const name = propertyName(parent) ?? '';
    return isPrivateName(name) ? name : undefined;
  }
  if (parent.type !== 'MethodDefinition' && parent.type !== 'PropertyDefinition') return undefined;
  return isPrivateMember(parent) ? propertyName(parent) : undefined;
}

/** `Queue.prototype = { … }` */
function fillsPrototype(object: Node): boolean {
  const { parent } = wrapped(object);
  return parent?.type === 'AssignmentExpression' && parent.right === wrapped(object) && isPrototype(parent.left);
}

/** The call of a function that a use of its name is. */
function callBy(use: Node): CallExpression | undefined {
  const at = wrapped(use);
  return at.parent?.type === 'CallExpression' && at.parent.callee === at ? at.parent : undefined;
}

/** Whether the file only gives the function to other code, which calls it in its own way, and never calls it. */
export function isOnlyGiven(
  fn: FunctionNode,
  source: Source,
  isOption: (object: Node, source: Source) => boolean,
): boolean {
  const uses = usesOfInner(fn, source);
  return uses !== undefined && uses.length > 0 && uses.every((use) => isGiven(use, source, isOption));
}

function isGiven(use: Node, source: Source, isOption: (object: Node, source: Source) => boolean): boolean {
  const at = asBound(use);
  const { parent } = at;
  if (parent?.type === 'ReturnStatement') return isGivenByMaker(parent, source, isOption);
  if (parent?.type === 'Property') return parent.value === at && isOption(parent.parent, source);
  const list = parent?.type === 'ArrayExpression' ? wrapped(parent) : at;
  return isArgument(list) && !isForCaller(list, source);
}

/** `this._load`, or the whole of `this._load.bind(this)`. */
function asBound(use: Node): Node {
  const at = wrapped(use);
  const bound = at.parent;
  const isBound = bound?.type === 'MemberExpression' && bound.object === at && propertyName(bound) === 'bind';
  return wrapped((isBound ? callBy(bound) : undefined) ?? at);
}

/** `enqueue(createTask())`: what a function makes is given to other code by all who call it. */
function isGivenByMaker(use: Node, source: Source, isOption: (object: Node, source: Source) => boolean): boolean {
  const maker = enclosingFunction(use);
  const calls = maker && usesOfInner(maker, source)?.map(callBy);
  return (
    calls !== undefined &&
    calls.length > 0 &&
    calls.every((call) => call !== undefined && isGiven(call, source, isOption))
  );
}

/** `trace(channel, connect, callback)`, `server.on('request', answer)`: the callback is that of a caller after all. */
function isForCaller(value: Node, source: Source): boolean {
  const { parent } = value;
  if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return false;
  // A listener that answers by a callback answers whoever emits.
  if (/^(?:on|once|add\w*Listener)$/u.test(calledName(parent) ?? '')) return true;
  return parent.arguments.some((argument) => {
    const variable = argument.type === 'Identifier' ? source.bindings.variable(argument) : undefined;
    return variable?.defs[0]?.type === 'Parameter' && isCallbackName(argument);
  });
}

/** Whether a value is an argument of a call, or an element of an array that is. */
export function isArgument(value: Node): boolean {
  const at = wrapped(value);
  const { parent } = at;
  return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee !== at;
}

/** Whether the file calls the function only from callbacks that run later anyway, so that all its paths are late. */
export function isCalledLate(fn: FunctionNode, source: Source, depth = 0): boolean {
  const uses = usesOfInner(fn, source);
  return (
    uses !== undefined &&
    uses.length > 0 &&
    uses.every((use) => {
      const call = callBy(use);
      return call === undefined ? isGivenLate(use, fn, source) : isLate(call, source, depth);
    })
  );
}

/** `request('restart', this._answer.bind(this, done))`: what is called once something has ended, with the callback bound to it. */
function isGivenLate(use: Node, fn: FunctionNode, source: Source): boolean {
  const value = asBound(use);
  const { parent } = value;
  if (value.type !== 'CallExpression' || !value.arguments.some(isCallbackName)) return false;
  if (!isArgument(value) || parent?.type !== 'CallExpression') return false;
  const next = fn.params[value.arguments.length - 1];
  const isErrorNext = next?.type === 'Identifier' && errorName.test(next.name);
  return runOfArgument(parent, value, isErrorNext, source) === 'async';
}

/** Whether a call stands in a function, or in one inside of it, that runs later than the code which made it. */
function isLate(call: CallExpression, source: Source, depth: number): boolean {
  for (let around = enclosingFunction(call); around !== undefined; around = enclosingFunction(around)) {
    if (depth < 5 && isCalledLate(around, source, depth + 1)) return true;
    if (answers(call, around, source)) return false;
    const value = asBound(around);
    const given = value.parent;
    const isGivenAway = (given?.type === 'CallExpression' || given?.type === 'NewExpression') && given.callee !== value;
    if (isGivenAway && runOfArgument(given, value, isErrorFirst(around, source), source) === 'async') return true;
  }
  return false;
}

/** `on('set', (value, callback) => this.#set(value, callback))`: the callback is that of whoever emits. */
function answers(call: CallExpression, around: FunctionNode, source: Source): boolean {
  return call.arguments.some((argument) => {
    const variable = argument.type === 'Identifier' ? source.bindings.variable(argument) : undefined;
    const definition = variable?.defs[0];
    return definition?.type === 'Parameter' && definition.node === around && isCallbackName(argument);
  });
}

/** Whether code calls it by what callbacks are called by. */
export function isCallbackName(node: Node): boolean {
  return node.type === 'Identifier' && /^(?:cb|done|fn|next)$|callback$/iu.test(node.name);
}

/** Whether it is what callbacks are called that are told of an end, and asked for nothing. */
export function isEndName(name: string): boolean {
  return /^(?:cb|done)$|(?:^c|C)allback$/u.test(name);
}

/**
 * Whether it makes no difference to the callers when the function runs its callback: each call is the last thing that
 * a function does, with a closure that calls back nobody who minds; or it gives a callback that may run at any time, as
 * one of which `isAnyTime` holds, or that of a caller to whom it makes no difference in turn.
 */
export function isCalledLast(
  fn: FunctionNode,
  parameter: Node,
  source: Source,
  isAnyTime: (callback: Node) => boolean,
  depth = 0,
): boolean {
  const uses = usesOfInner(fn, source);
  const index = fn.params.findIndex((each) => isInside(parameter, each));
  if (uses === undefined || index < 0) return false;
  // A private method that no call in the file shows anything about: those of subclasses and friends know it.
  const isMethod = variableOfFunction(fn, source) === undefined;
  if (uses.length === 0) return isMethod;
  /** Whether the parameter of a function around is a resolver, or the callback of callers who do not mind. */
  const isUnminded = ({ node, name }: Parameter): boolean =>
    isExecutor(node) ||
    isIteration(node) ||
    (depth < maxDepth && isCalledLast(node, name, source, isAnyTime, depth + 1));
  return uses.every((use) => {
    const call = callBy(use);
    if (call === undefined) {
      const value = asBound(use);
      return isArgument(value) ? !isForCaller(value, source) : isMethod;
    }
    if (enclosingFunction(call) === undefined) return false;
    const argument = call.arguments[index];
    if (argument === undefined) return !call.arguments.some((each) => each.type === 'SpreadElement');
    if (isAnyTime(argument)) return true;
    const closures = closuresOf(argument, source);
    if (closures.length === 0) {
      const given = parameterOf(argument, source);
      return given !== undefined && (isExecutor(given.node) || isLast(call)) && isUnminded(given);
    }
    const called = closures.flatMap((each) => calledBack(each, source));
    return (isLast(call) || closures.every((each) => onlySettles(each, source))) && called.every(isUnminded);
  });
}

/** The function of the file that a callback is, or those that its variable may hold: `let done = () => {}; if (focused) done = focus;` */
function closuresOf(callback: Node, source: Source): readonly FunctionNode[] {
  const only = localFunction(callback, source);
  const at = unwrap(callback);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  if (only !== undefined || variable?.defs[0]?.type !== 'Variable') return only === undefined ? [] : [only];
  const writes = variable.references.filter((each) => each.isWrite());
  const closures = writes.flatMap(({ writeExpr }) => (writeExpr && localFunction(writeExpr, source)) ?? []);
  return closures.length === writes.length ? closures : [];
}

/** `async.each(list, (item, done) => …)`: the library goes on whenever `done` is called. */
function isIteration(fn: FunctionNode): boolean {
  const { parent } = wrapped(fn);
  if (parent?.type !== 'CallExpression' || !isArgument(fn)) return false;
  const object = unwrap(parent.callee);
  return object.type === 'MemberExpression' && dottedName(object.object) === 'async';
}

/** Callbacks that are handed from function to function: deeper than this nobody writes them. */
const maxDepth = 4;

/** A parameter, with its function. */
interface Parameter {
  readonly node: FunctionNode;
  readonly name: Node;
}

/** The parameter that an expression is. */
export function parameterOf(value: Node, source: Source): Parameter | undefined {
  const at = unwrap(value);
  const definition = at.type === 'Identifier' ? source.bindings.variable(at)?.defs[0] : undefined;
  return definition?.type === 'Parameter' && isFunction(definition.node)
    ? { node: definition.node, name: definition.name }
    : undefined;
}

/** Whether a closure does nothing but settle a promise, whose reactions run later in any case: `(e, v) => (e ? reject(e) : resolve(v))`. */
function onlySettles(closure: FunctionNode, source: Source): boolean {
  let settlements = 0;
  let others = 0;
  walk(closure.body, (node) => {
    if (node.type === 'CallExpression') {
      const given = parameterOf(node.callee, source);
      if (given !== undefined && isExecutor(given.node)) settlements++;
      else others++;
    }
    if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression' || isFunction(node)) others++;
    return others === 0;
  });
  return settlements > 0 && others === 0;
}

/** Whether nothing of its function runs after a call. */
function isLast(call: Node): boolean {
  let at = wrapped(call);
  let hasLeft = false;
  for (;;) {
    const { parent } = at;
    switch (parent?.type) {
      case undefined:
        return false;
      case 'ExpressionStatement':
      case 'IfStatement':
      case 'SwitchStatement':
        break;
      case 'TryStatement':
        if (parent.finalizer) return false;
        break;
      case 'CatchClause':
        break;
      case 'ConditionalExpression':
        if (parent.test === at) return false;
        break;
      case 'ReturnStatement':
        hasLeft = true;
        break;
      case 'SwitchCase':
      case 'BlockStatement': {
        const list = parent.type === 'SwitchCase' ? parent.consequent : parent.body;
        const [after] = list.filter((each) => each.range[0] > at.range[0] && each.type !== 'FunctionDeclaration');
        hasLeft ||= after?.type === 'ReturnStatement' && (after.argument === null || tellsNothing(after.argument));
        const goesOn = after !== undefined && !(parent.type === 'SwitchCase' && after.type === 'BreakStatement');
        if (goesOn && !hasLeft) return false;
        break;
      }
      default:
        return isFunction(parent) && parent.body === at;
    }
    at = parent;
  }
}

/** `return this`: what is the same whether the callback has run or not. */
function tellsNothing(node: Node): boolean {
  const at = unwrap(node);
  return (
    at.type === 'ThisExpression' ||
    at.type === 'Literal' ||
    (at.type === 'Identifier' && /^_?(?:this|self|that)$/u.test(at.name))
  );
}

/** The parameters of functions around a closure that it calls, or hands on as callbacks. */
function calledBack(closure: FunctionNode, source: Source, seen = new Set<FunctionNode>()): readonly Parameter[] {
  if (seen.has(closure)) return [];
  seen.add(closure);
  const found: Parameter[] = [];
  walk(closure.body, (node) => {
    if (node.type !== 'Identifier') return true;
    const at = wrapped(node);
    const { parent } = at;
    if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return true;
    // A framework's handler is its next step, and no answer to a caller; other values that are handed on call nobody.
    const isAnswer = parent.callee === at ? node.name !== 'handler' : isCallbackName(node) || mayBeCalled(node.name);
    const given = isAnswer ? parameterOf(node, source) : undefined;
    if (given && !isInside(given.node, closure)) found.push(given);
    const inner = localFunction(node, source);
    if (inner && !isInside(inner, closure)) found.push(...calledBack(inner, source, seen));
    return true;
  });
  return found;
}

function mayBeCalled(name: string): boolean {
  return /^(?:on[A-Z]\w*|\w*[hH]andler|\w*[lL]istener|resolve|reject|success|fail\w*|error\w*|complete\w*|finish\w*|end|then|ready|\w*Fn|f|k)$/u.test(
    name,
  );
}
