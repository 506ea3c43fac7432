import {
  dottedName,
  enclosingFunction,
  isFunction,
  isInside,
  isLoop,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { someNode } from '../source/visit.ts';
import { Barriers } from './barriers.ts';
import type { Completion, Role, Use } from './completion.ts';
import { ownSites } from './handle-sites.ts';
import type { UnsettledPath } from './unsettled-paths.ts';

/**
 * Barriers that stand in the callbacks of a loop alone: `for (const job of jobs) job(() => { if (--left === 0) resolve(); })`.
 * With an empty list no callback runs, and the promise stays pending. Whoever asks for the size of the list besides has thought
 * of that.
 */
export function* emptyBarriers(source: Source): Generator<UnsettledPath> {
  const barriers = new Barriers(source.bindings);
  for (const { completion, executor, settles, gives } of ownSites(source)) {
    const isKept = completion.handles.some(
      ({ use, through }) => through === undefined && (use.kind === 'escape' || use.kind === 'other'),
    );
    if (executor === undefined || isKept) continue;
    const fulfilments = [...settles].filter((call) => useAt(call, completion)?.role !== 'reject');
    const [first] = fulfilments;
    if (first === undefined || [...gives.keys()].some((node) => mayFulfil(useAt(node, completion)))) continue;
    const loop = loopAround(first, executor);
    if (loop === undefined || !fulfilments.every((call) => isInside(call, loop.body) && barriers.holds(call))) continue;
    if (!fulfilments.every((call) => countsList(call, loop, source))) continue;
    if (mayBeEmpty(loop.list, executor, loop.body, source)) yield { completion, site: loop.body, fn: executor };
  }
}

type Settling = Extract<Use, { readonly role: Role }>;

function useAt(node: Node, { handles }: Completion): Settling | undefined {
  for (const { use, through } of handles) {
    if (through !== undefined || !('role' in use)) continue;
    if ((use.kind === 'settle' ? use.call : unwrap(use.node)) === unwrap(node)) return use;
  }
  return undefined;
}

/** Whether a handle that is given away can fulfil; what gives none away is a test or a function around a settlement. */
function mayFulfil(use: Settling | undefined): boolean {
  return use !== undefined && use.role !== 'reject';
}

interface ListLoop {
  readonly list: Node;
  readonly body: Node;
}

/** The loop of the executor itself, over a list, in one of whose callbacks a node stands. */
function loopAround(node: Node, executor: FunctionNode): ListLoop | undefined {
  for (let at = node.parent; at && at !== executor; at = at.parent) {
    if (isFunction(at)) {
      const list = listGoneThrough(at);
      if (list !== undefined && enclosingFunction(at) === executor && enclosingFunction(node) !== at)
        return { list, body: at };
    } else if (isLoop(at) && enclosingFunction(at) === executor && enclosingFunction(node) !== executor) {
      if (at.type === 'ForOfStatement' && !at.await) return { list: at.right, body: at };
      return undefined;
    }
  }
  return undefined;
}

/** `list.forEach((each) => …)`, `list.map((each) => …)` */
function listGoneThrough(fn: FunctionNode): Node | undefined {
  const call = wrapped(fn).parent;
  const callee = call?.type === 'CallExpression' && call.arguments[0] === wrapped(fn) ? unwrap(call.callee) : undefined;
  if (callee?.type !== 'MemberExpression' || !/^(?:forEach|map)$/u.test(propertyName(callee) ?? '')) return undefined;
  return callee.object;
}

/** Whether a test around a settlement has to do with the length of the list, itself or by a variable that begins with it. */
function countsList(call: Node, { list, body }: ListLoop, source: Source): boolean {
  const name = dottedName(list);
  const isLength = (node: Node): boolean =>
    node.type === 'MemberExpression' &&
    /^(?:length|size)$/u.test(propertyName(node) ?? '') &&
    dottedName(node.object) === name;
  const isOfLength = (node: Node): boolean => {
    if (isLength(node)) return true;
    const variable = node.type === 'Identifier' ? source.bindings.variable(node) : undefined;
    const init = variable && initializer(variable);
    return init !== undefined && someNode(init, isLength);
  };
  for (let at = call.parent; at && at !== body; at = at.parent) {
    const test = at.type === 'IfStatement' || at.type === 'ConditionalExpression' ? at.test : undefined;
    if (test && someNode(test, isOfLength)) return true;
    if (at.type === 'LogicalExpression' && someNode(at.left, isOfLength)) return true;
  }
  return false;
}

/** Whether a list is given from outside, and nobody asks how long it is but the barrier and its count. */
function mayBeEmpty(list: Node, executor: FunctionNode, loop: Node, source: Source): boolean {
  const name = dottedName(list);
  const root = unwrap(list);
  if (name === undefined || root.type !== 'Identifier') return false;
  const variable = source.bindings.variable(root);
  const maker = enclosingFunction(executor);
  const [definition] = variable?.defs ?? [];
  // What the file does not declare is given to it.
  const isGiven = definition === undefined || (definition.type === 'Parameter' && definition.node === maker);
  if (!isGiven) return false;
  const home = maker?.body ?? source.ast;
  return !someNode(home, (at) => {
    if (isInside(at, loop) || at.type !== 'Identifier' || at.name !== root.name) return false;
    if (source.bindings.variable(at) !== variable) return false;
    // `let left = jobs.length;` counts, and asks nothing.
    for (
      let use: Node = at, around = at.parent as Node | undefined;
      around && use !== home;
      use = around, around = around.parent
    ) {
      if (around.type === 'IfStatement' || around.type === 'ConditionalExpression') return around.test === use;
      if (around.type === 'LogicalExpression' || around.type === 'WhileStatement') return true;
    }
    return false;
  });
}
