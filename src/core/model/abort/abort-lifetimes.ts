import type { TSESTree } from '@typescript-eslint/types';
import {
  calledName,
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  functionName,
} from '../../source/ast.ts';
import { callsOfItsOwn } from '../../source/calls.ts';
import type { Source } from '../../source/source.ts';
import { walk } from '../../source/visit.ts';
import type { AbortListener } from './abort-listeners.ts';
import { goesOnUntilAbort } from './abort-loops.ts';
import { isEndName } from '../callbacks/inner-functions.ts';
import type { Completion, Handle } from '../completion.ts';
import { localFunction } from '../local-functions.ts';
import { isSettling, servedCompletions } from '../served-completions.ts';
import { isExecutor, suspendsAfter, turnOf } from '../turns.ts';

/** What a listener serves, and has no business any more once that is over. */
export type Service =
  /** A promise that this code completes; `others` settle it other than by the abort. */
  | { readonly kind: 'promise'; readonly completion: Completion; readonly others: readonly Handle[] }
  /** The rest of an async function. */
  | { readonly kind: 'function'; readonly fn: FunctionNode | undefined };

/** Functions that set up what goes on after them. */
const setup =
  /^(?:start|connect|open|listen|init(?:iali[sz]e)?|set_?up|attach|mount|register|serve|watch|subscribe|create|make|spawn|launch|build|bind|link|wire|handle)(?![a-z])/u;

/**
 * What the listener is there for; undefined for one that may rightly stay as long as the signal.
 * @param removals where it is taken back
 */
export function serviceOf(listener: AbortListener, removals: readonly Node[], source: Source): Service | undefined {
  const promise = settledPromise(listener, source);
  if (promise !== undefined) return promise === 'elsewhere' ? undefined : promise;
  const fn = turnOf(listener.node).find((each) => each === undefined || !isExecutor(each));
  if (fn === undefined || !(isFollowedByWait(listener.node, fn, source) || answersLater(listener.node, fn, source)))
    return undefined;
  // A function that takes it back itself, and not for a failure alone, has no use for it afterwards.
  const isTakenBack = removals.some((each) => enclosingFunction(each) === fn && tryOfCatch(each) === undefined);
  if (!isTakenBack && outlives(listener, fn, source)) return undefined;
  if (goesOnUntilAbort(listener, fn, source)) return undefined;
  return { kind: 'function', fn };
}

/** The promise that an abort settles, or in whose executor the listener is registered. */
function settledPromise(listener: AbortListener, source: Source): Service | 'elsewhere' | undefined {
  const handler = handlerOf(listener, source);
  const turn = turnOf(listener.node);
  const served = servedCompletions(source);
  const uses = [handler, listener.handler].flatMap((each) => (each ? served.within(each) : []));
  const found = new Set([...turn.flatMap((fn) => served.ofExecutor(fn)), ...uses.map((each) => each.completion)]);
  for (const completion of served.inOrder(found)) {
    const byAbort = uses.flatMap(({ handle, completion: settled }) =>
      settled === completion && isBy(handle.use.node, listener, handler) ? [handle] : [],
    );
    const isHome = completion.executor !== undefined && turn.includes(completion.executor);
    if (byAbort.length === 0 && !isHome) continue;
    const maker = enclosingFunction(completion.executor ?? completion.node);
    // One made by another call is not over when this one is.
    if (!isHome && !turn.includes(enclosingFunction(completion.node)) && !turn.includes(maker)) return 'elsewhere';
    // What an object is made with lives as long as the object.
    if (!isHome && isInConstructor(completion.node)) return 'elsewhere';
    const others = completion.handles.filter((handle) => isSettling(handle) && !byAbort.includes(handle));
    return { kind: 'promise', completion, others };
  }
  return undefined;
}

function isInConstructor(node: Node): boolean {
  const fn = enclosingFunction(node);
  return fn === undefined ? isInField(node) : fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'constructor';
}

function isInField(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (at.type === 'PropertyDefinition') return true;
  return false;
}

/** The function of the file that the abort runs. */
function handlerOf({ handler }: AbortListener, source: Source): FunctionNode | undefined {
  return handler && localFunction(handler, source);
}

function isBy(node: Node, { node: registration, handler }: AbortListener, fn: FunctionNode | undefined): boolean {
  if (fn !== undefined && isInside(node, fn)) return true;
  return handler !== undefined && isInside(node, handler) && isInside(node, registration);
}

/** The `try` statement in whose `catch` a node stands. */
export function tryOfCatch(node: Node): TSESTree.TryStatement | undefined {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) if (at.type === 'CatchClause') return at.parent;
  return undefined;
}

/** Whether the function waits after the node, or gives a promise for what comes. */
function isFollowedByWait(node: Node, fn: FunctionNode, source: Source): boolean {
  if (suspendsAfter(node, fn, source)) return true;
  const last = fn.body.type === 'BlockStatement' ? fn.body.body.at(-1) : undefined;
  if (last?.type !== 'ReturnStatement' || last.argument === null || last.range[0] < node.range[1]) return false;
  const value = unwrap(last.argument);
  if (value.type === 'NewExpression') return calledName(value) === 'Promise';
  if (value.type !== 'CallExpression') return false;
  // `return work();` at the end of an async function waits too, and so does a chain of reactions.
  const callee = unwrap(value.callee);
  return fn.async || (callee.type === 'MemberExpression' && /^(?:then|catch)$/u.test(propertyName(callee) ?? ''));
}

/** `job.run((err, rows) => cb(err, rows))`: whether the function tells a callback of its caller of the end, after the node. */
function answersLater(node: Node, fn: FunctionNode, source: Source): boolean {
  return fn.params.some((parameter) => {
    if (parameter.type !== 'Identifier' || !isEndName(parameter.name)) return false;
    const uses = source.bindings.declaredBy(parameter)?.references ?? [];
    return uses.some(({ identifier }) => identifier.range[0] > node.range[1] && enclosingFunction(identifier) !== fn);
  });
}

/** Whether what the handler ends goes on after the function: it is returned, stored, or the function sets it up. */
function outlives({ handler, node }: AbortListener, fn: FunctionNode, source: Source): boolean {
  if (setup.test(functionName(fn) ?? '') || handler === undefined) return setup.test(functionName(fn) ?? '');
  const body = localFunction(handler, source) ?? unwrap(handler);
  let isKept = false;
  walk(body, (each) => {
    if (each.type !== 'Identifier') return !isKept;
    const variable = source.bindings.variable(each);
    // What belongs to others, such as a parameter or a variable of a function around, is not over with this one.
    if (variable === undefined || isInside(variable.identifiers[0] ?? fn, body)) return !isKept;
    isKept ||= variable.references.some(({ identifier }) => isHandedOut(identifier, fn, node));
    return !isKept;
  });
  return isKept;
}

function isHandedOut(identifier: Node, fn: FunctionNode, registration: Node): boolean {
  let at = wrapped(identifier);
  while (
    at.parent?.type === 'Property' ||
    at.parent?.type === 'ObjectExpression' ||
    at.parent?.type === 'ArrayExpression'
  )
    at = at.parent;
  const { parent } = at;
  if (!isInside(at, fn) || isInside(at, registration)) return false;
  if (parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression')
    return enclosingFunction(at) === fn && unwrap(at).type !== 'CallExpression';
  return parent?.type === 'AssignmentExpression' && parent.right === at && parent.left.type === 'MemberExpression';
}

/** Whether the promise is raced: it goes on waiting for the abort when another one has won. */
export function isRaced(promise: Node, source: Source, depth = 0): boolean {
  const list = listWith(promise);
  if (list !== undefined) {
    const call = wrapped(list).parent;
    const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
    return callee?.type === 'MemberExpression' && /^(?:race|any)$/u.test(propertyName(callee) ?? '');
  }
  const at = wrapped(promise);
  const { parent } = at;
  if (depth > 2) return false;
  if (parent?.type === 'MemberExpression' && parent.object === at) {
    // `promise.catch(…)` in the race, and `record.promise`.
    const call = wrapped(parent);
    if (propertyName(parent) === 'promise') return isRaced(parent, source, depth + 1);
    return (
      call.parent?.type === 'CallExpression' && call.parent.callee === call && isRaced(call.parent, source, depth + 1)
    );
  }
  if (parent?.type === 'VariableDeclarator' && parent.init === at) {
    return source.bindings
      .declared(parent)
      .some(({ references }) =>
        references.some((each) => each.isRead() && isRaced(each.identifier, source, depth + 1)),
      );
  }
  const fn = returnedBy(at);
  const name =
    fn?.type === 'FunctionDeclaration' ? fn.id : fn?.parent.type === 'VariableDeclarator' ? fn.parent.id : undefined;
  if (name?.type !== 'Identifier') return false;
  return (source.bindings.declaredBy(name)?.references ?? []).some(({ identifier }) => {
    const use = wrapped(identifier);
    return use.parent?.type === 'CallExpression' && use.parent.callee === use && isRaced(use.parent, source, depth + 1);
  });
}

/** The list in which a value stands, perhaps on a condition: `[work, ...(signal ? [aborted] : [])]`. */
function listWith(value: Node): Node | undefined {
  let list: Node | undefined;
  for (let at = wrapped(value); ; at = wrapped(at)) {
    const { parent } = at;
    if (parent?.type === 'ArrayExpression') list = parent;
    else if (
      !(parent?.type === 'ConditionalExpression' && parent.test !== at) &&
      !(parent?.type === 'SpreadElement' && list !== undefined)
    )
      return list;
    at = parent;
  }
}

function returnedBy(at: Node): FunctionNode | undefined {
  const { parent } = at;
  if (isFunction(parent)) return parent.body === at ? parent : undefined;
  return parent?.type === 'ReturnStatement' ? enclosingFunction(parent) : undefined;
}

/** `if (!waiters.has(signal)) { waiters.set(signal, []); signal.addEventListener(…); }`: one listener for all that the signal ever ends. */
export function isOneForSignal({ node, signal }: AbortListener, { text }: Source): boolean {
  const fn = enclosingFunction(node);
  const branch = wrapped(node).parent?.parent;
  if (fn === undefined || branch?.type !== 'BlockStatement' || branch === fn.body) return false;
  const name = text.slice(...unwrap(signal).range);
  const isOf = (call: CallExpression, methods: RegExp): boolean => {
    const [key] = call.arguments;
    return key !== undefined && methods.test(calledName(call) ?? '') && text.slice(...unwrap(key).range) === name;
  };
  const calls = callsOfItsOwn(fn);
  return (
    calls.some((call) => isInside(call, branch) && call.arguments.length === 2 && isOf(call, /^set$/u)) &&
    calls.some((call) => !isInside(call, branch) && call.range[1] < node.range[0] && isOf(call, /^(?:get|has)$/u))
  );
}
