import { isController } from '../signals/signals.ts';
import {
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { callsIn } from '../../source/calls.ts';
import { iterationOf } from '../../source/iterations.ts';
import { constantValue, isConstant, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { bodyOf, resultOf } from '../function-bodies.ts';
import { usesOfFunction } from '../function-uses.ts';
import { localFunction, parameterIndex } from '../local-functions.ts';
import { turnOf } from '../turns.ts';
import type { AbortListener } from './abort-listeners.ts';
import { isInFinally } from './abort-removals.ts';
import { signalKeys, signalOwnership } from './abort-signals.ts';

/**
 * `function whenAborted(signal, run) { signal.addEventListener('abort', () => run(signal.reason)); }`: a function that listens
 * on behalf of its callers. Each call of it is a registration, of the signal and the function that are given; none where it gives
 * something back to a caller that takes it, who may take the listener back by that.
 */
export function registrationsOf(listener: AbortListener, source: Source): readonly AbortListener[] {
  const helper = turnOf(listener.node).at(-1);
  if (helper === undefined || helper.async || helper.generator) return [];
  if (helper.body.type !== 'BlockStatement' && unwrap(helper.body) !== listener.node) return [];
  const gives = helper.body.type === 'BlockStatement' && givesBack(helper);
  const signal = parameterOf(listener.signal, helper, source);
  const handler = ranBy(listener.handler, helper, source);
  if (signal === undefined || handler === undefined) return [];
  return usesOfFunction(helper, source).flatMap((use) => {
    const [given, run] = use.kind === 'call' ? [use.call.arguments[signal], use.call.arguments[handler]] : [];
    const ownership = given && signalOwnership(given, source);
    if (use.kind === 'call' && gives && use.call.parent.type !== 'ExpressionStatement') return [];
    if (use.kind !== 'call' || given === undefined || run === undefined || ownership === undefined) return [];
    return { ...listener, node: use.call, signal: given, keys: signalKeys(given, source), ownership, handler: run };
  });
}

/**
 * `function childOf(parent) { const child = new AbortController(); parent.addEventListener('abort', () => child.abort()); return child; }`:
 * what a helper gives its callers, and the listener aborts. Each call of it registers, where all that its function does with that is
 * to wait for work that hears it.
 */
export function linksOf(listener: AbortListener, source: Source): readonly AbortListener[] {
  const helper = turnOf(listener.node).at(-1);
  const signal = helper && parameterOf(listener.signal, helper, source);
  const result = helper && !helper.async ? resultOf(helper) : undefined;
  if (helper === undefined || signal === undefined || result === undefined) return [];
  const linked = source.bindings.variable(objectOfSignal(result));
  const isAborted = linked?.references.some(
    ({ identifier }) => listener.handler !== undefined && isInside(identifier, listener.handler),
  );
  const made = constantValue(linked);
  if (made === undefined || !isAborted || !isController(unwrap(made))) return [];
  return usesOfFunction(helper, source).flatMap((use) => {
    const given = use.kind === 'call' ? use.call.arguments[signal] : undefined;
    const ownership = given && signalOwnership(given, source);
    if (use.kind !== 'call' || given === undefined || ownership === undefined) return [];
    if (!isForWait(use.call, source)) return [];
    return {
      ...listener,
      node: use.call,
      signal: given,
      keys: signalKeys(given, source),
      ownership,
      handler: undefined,
    };
  });
}

/**
 * `function tie(controller, parent) { parent.addEventListener('abort', () => controller.abort()); }`: the listener aborts what callers
 * give to a helper that gives them nothing back. Each call of it registers, where the controller is of a function that is done with
 * it in the end: it aborts it in a `finally`, or gives its signal to nothing but work that it waits for.
 */
export function tiesOf(listener: AbortListener, source: Source): readonly AbortListener[] {
  const helper = turnOf(listener.node).at(-1);
  const handler = listener.handler && unwrap(listener.handler);
  if (helper === undefined || handler === undefined) return [];
  if (bodyOf(helper).returns.some((each) => unwrap(each) !== listener.node)) return [];
  const signal = parameterOf(listener.signal, helper, source);
  const body = localFunction(handler, source);
  const tied =
    body &&
    callsIn(body)
      .map(({ callee }) => controllerIn(callee, helper, source))
      .find((each) => each !== undefined);
  if (signal === undefined || tied === undefined) return [];
  return usesOfFunction(helper, source).flatMap((use) => {
    const [given, controller] = use.kind === 'call' ? [use.call.arguments[signal], use.call.arguments[tied]] : [];
    const ownership = given && signalOwnership(given, source);
    if (use.kind !== 'call' || given === undefined || controller === undefined || ownership === undefined) return [];
    if (!isDoneWith(controller, use.call, source)) return [];
    return {
      ...listener,
      node: use.call,
      signal: given,
      keys: signalKeys(given, source),
      ownership,
      handler: undefined,
    };
  });
}

/** The parameter of which `controller.abort` is a method. */
function controllerIn(callee: Node, helper: FunctionNode, source: Source): number | undefined {
  const at = unwrap(callee);
  return at.type === 'MemberExpression' && propertyName(at) === 'abort'
    ? parameterOf(at.object, helper, source)
    : undefined;
}

/** Whether the function that ties a controller has made it, alone or in a list, and is done with it in the end. */
function isDoneWith(controller: Node, tie: Node, source: Source): boolean {
  const variable = source.bindings.variable(unwrap(controller));
  const list = iterationOf(variable?.defs[0])?.list;
  const kept = list ? source.bindings.variable(unwrap(list)) : variable;
  const made = constantValue(kept);
  const [declared] = kept?.identifiers ?? [];
  const home = declared && enclosingFunction(declared);
  if (kept === undefined || made === undefined || home === undefined || !turnOf(tie).includes(home)) return false;
  if (list ? !makesControllers(made) : !isController(unwrap(made))) return false;
  const reads = kept.references.flatMap((each) => (each.isRead() ? [each.identifier] : []));
  const others = reads.filter((each) => !isInside(each, tie));
  if (others.some((each) => isAbortedInFinally(each, source))) return true;
  return list === undefined && others.length > 0 && others.every((each) => isAbort(each) || isWaitedFor(each, home));
}

/** `[new AbortController(), new AbortController()]`, `urls.map(() => new AbortController())` */
function makesControllers(value: Node): boolean {
  const at = unwrap(value);
  if (at.type === 'ArrayExpression')
    return at.elements.length > 0 && at.elements.every((each) => each !== null && isController(unwrap(each)));
  const maker = at.type === 'CallExpression' ? at.arguments.at(-1) : undefined;
  const made = maker && isFunction(maker) ? resultOf(maker) : undefined;
  return made !== undefined && isController(made);
}

/** `finally { controller.abort(); }`, `finally { for (const each of controllers) each.abort(); }` */
function isAbortedInFinally(read: Node, source: Source): boolean {
  if (!isInFinally(read)) return false;
  const at = wrapped(read);
  const { parent } = at;
  if (isAbort(at)) return true;
  if (parent?.type === 'ForOfStatement' && parent.right === at && parent.left.type === 'VariableDeclaration')
    return parent.left.declarations.some((each) => areAborted(source.bindings.declared(each)));
  const call =
    parent?.type === 'MemberExpression' && propertyName(parent) === 'forEach' ? wrapped(parent).parent : undefined;
  const [run] = call?.type === 'CallExpression' ? call.arguments : [];
  return isFunction(run) && areAborted(source.bindings.declared(run));
}

function areAborted(variables: readonly Variable[]): boolean {
  return variables.some(({ references }) => references.some(({ identifier }) => isAbort(identifier)));
}

/** `child` of `child.signal`, and of itself. */
function objectOfSignal(node: Node): Node {
  const at = unwrap(node);
  return at.type === 'MemberExpression' && propertyName(at) === 'signal' ? unwrap(at.object) : at;
}

/** Whether a value goes to work that its function waits for, and nowhere else: at once, or by the name of a constant. */
function isForWait(value: Node, source: Source): boolean {
  const at = wrapped(value);
  const { parent } = at;
  const home = enclosingFunction(at);
  if (parent?.type !== 'VariableDeclarator') return isWaitedFor(at, home);
  const [variable] = parent.id.type === 'Identifier' ? source.bindings.declared(parent) : [];
  if (variable === undefined || !isConstant(variable)) return false;
  const reads = variable.references.filter((each) => each.isRead());
  return reads.length > 0 && reads.every(({ identifier }) => isAbort(identifier) || isWaitedFor(identifier, home));
}

/** `child.abort()` */
function isAbort(node: Node): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'MemberExpression' && parent.object === node && propertyName(parent) === 'abort';
}

/** Whether a node is a part of what a function awaits, or of a call that it gives back as it waits for it. */
function isWaitedFor(node: Node, home: FunctionNode | undefined): boolean {
  for (let at = node.parent; at && at !== home; at = at.parent) {
    if (at.type === 'AwaitExpression') return true;
    if (/^(?:AssignmentExpression|VariableDeclarator|NewExpression)$/u.test(at.type)) return false;
    if (at.type === 'ReturnStatement' && enclosingFunction(at) === home)
      return home?.async === true && at.argument !== null && unwrap(at.argument).type === 'CallExpression';
  }
  return false;
}

function givesBack(fn: FunctionNode): boolean {
  return bodyOf(fn).returnStatements.some(({ argument }) => argument !== null);
}

/** The parameter that the listener is, or that it calls. */
function ranBy(handler: Node | undefined, helper: FunctionNode, source: Source): number | undefined {
  const at = handler && unwrap(handler);
  if (at === undefined) return undefined;
  if (!isFunction(at)) return parameterOf(at, helper, source);
  for (const call of callsIn(at)) {
    const index = parameterOf(call.callee, helper, source);
    if (index !== undefined) return index;
  }
  return undefined;
}

function parameterOf(node: Node, fn: FunctionNode, source: Source): number | undefined {
  const at = unwrap(node);
  return at.type === 'Identifier' ? parameterIndex(source.bindings.variable(at), fn) : undefined;
}
