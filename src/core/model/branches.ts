import { canThrow } from '../flow/call-effects.ts';
import {
  enclosingFunction,
  isFunction,
  isInside,
  isLoop,
  loopsAround,
  unwrap,
  type Node,
  isJump,
} from '../source/ast.ts';
import { walk } from '../source/visit.ts';

// How two places of one function relate by its syntax alone: cheap answers for questions about many pairs of places.

/** The innermost node that holds both. */
export function commonAncestor(a: Node, b: Node): Node {
  let at = a;
  while (!isInside(b, at) && at.parent) at = at.parent;
  return at;
}

/**
 * Whether `other` runs whenever `site` does, before or after it, both being in one function. `allows` tells which tests
 * on the way to `other` may be taken as met.
 */
export function runsBeside(other: Node, site: Node, allows: (test: Node) => boolean): boolean {
  const top = commonAncestor(other, site);
  if (top === other || top === site) return top === other || isUnconditional(other, top, allows);
  if (other.range[0] > site.range[0] && leaves(site, top) && !isInFinalizer(other, site)) return false;
  const [branch, beside] = [childTowards(top, other), childTowards(top, site)];
  if (!isMet(top, branch, beside, allows)) return false;
  return isUnconditional(other, branch, allows);
}

/** Whether a run that comes to one of the two never comes to the other. */
export function excludes(a: Node, b: Node): boolean {
  const top = commonAncestor(a, b);
  if (top === a || top === b) return false;
  const [first, second] = a.range[0] < b.range[0] ? [a, b] : [b, a];
  const [early, late] = [childTowards(top, first), childTowards(top, second)];
  switch (top.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return early === top.consequent && late === top.alternate;
    case 'SwitchStatement':
      return early.type === 'SwitchCase' && leavesCase(early);
    case 'TryStatement':
      return late === top.handler && !canFailAfter(first, top.block);
    default:
      return leaves(first, top) && !isInFinalizer(second, first);
  }
}

/** The test that is met because of what a function gives back after the site: `if (check()) clearTimeout(timer)`. */
export function testMetBy(site: Node, call: Node): Node | undefined {
  const asked = askedOf(site, call);
  return asked?.isMet === true ? asked.test : undefined;
}

/**
 * `const check = () => { if (found) { resolve(); return true; } … }; if (check()) return;`: whether a call asks what the
 * function gives back after the site, and leaves for it, so that the later place is not come to.
 */
export function leavesForResult(site: Node, call: Node, later: Node): boolean {
  const asked = askedOf(site, call);
  const { parent } = asked?.test ?? {};
  if (asked === undefined || parent?.type !== 'IfStatement' || parent.test !== asked.test) return false;
  const taken = asked.isMet ? parent.consequent : parent.alternate;
  if (taken === null || isInside(later, parent)) return false;
  return isJump(taken) || (taken.type === 'BlockStatement' && taken.body.some(isJump));
}

/** The call, or its negation, where the function gives back after the site what decides it. */
function askedOf(site: Node, call: Node): { readonly test: Node; readonly isMet: boolean } | undefined {
  const given = givenAfter(site);
  if (given === undefined) return undefined;
  let test = call;
  let isMet = given;
  for (; test.parent?.type === 'UnaryExpression' && test.parent.operator === '!'; test = test.parent) isMet = !isMet;
  return { test, isMet };
}

/** What the function returns right after the site, where that is written out. */
function givenAfter(site: Node): boolean | undefined {
  let at = site;
  while (at.parent && at.parent.type !== 'BlockStatement') at = at.parent;
  const list: readonly Node[] = at.parent?.type === 'BlockStatement' ? at.parent.body : [];
  const jump = list.slice(list.indexOf(at) + 1).find(isJump);
  const value = jump?.type === 'ReturnStatement' && jump.argument ? unwrap(jump.argument) : undefined;
  return value?.type === 'Literal' ? Boolean(value.value) : undefined;
}

/** Whether anything after the node in a block can throw. */
function canFailAfter(node: Node, block: Node): boolean {
  let canFail = false;
  walk(block, (at) => {
    if (isFunction(at) || at.range[1] <= node.range[0] || canFail) return false;
    if (at.range[0] < node.range[1]) return true;
    canFail =
      at.type === 'AwaitExpression' ||
      at.type === 'ThrowStatement' ||
      at.type === 'NewExpression' ||
      (at.type === 'CallExpression' && canThrow(at));
    return true;
  });
  return canFail;
}

function leavesCase({ consequent }: Extract<Node, { type: 'SwitchCase' }>): boolean {
  const last = consequent.at(-1);
  const inner = last?.type === 'BlockStatement' ? last.body.at(-1) : last;
  return inner !== undefined && isJump(inner);
}

function childTowards(top: Node, inner: Node): Node {
  let at = inner;
  while (at.parent && at.parent !== top) at = at.parent;
  return at;
}

/** Whether the function, or the branch below `top`, ends after the node rather than going on. */
function leaves(node: Node, top: Node): boolean {
  let isLeft = false;
  for (let at = node; at.parent && at !== top; at = at.parent) {
    const { parent } = at;
    if (isFunction(at)) isLeft = false;
    else if (isJump(at)) isLeft = true;
    else if (parent !== top && (parent.type === 'BlockStatement' || parent.type === 'SwitchCase')) {
      const list: readonly Node[] = parent.type === 'SwitchCase' ? parent.consequent : parent.body;
      if (list.slice(list.indexOf(at) + 1).some(isJump)) isLeft = true;
    }
  }
  return isLeft;
}

function isInFinalizer(node: Node, site: Node): boolean {
  for (let at = node; at.parent && !isFunction(at); at = at.parent) {
    if (at.parent.type === 'TryStatement' && at.parent.finalizer === at && isInside(site, at.parent)) return true;
  }
  return false;
}

function isUnconditional(node: Node, top: Node, allows: (test: Node) => boolean): boolean {
  for (let at = node; at !== top && at.parent; at = at.parent) {
    if (isFunction(at)) return false;
    if (!isMet(at.parent, at, undefined, allows)) return false;
  }
  return true;
}

/** Whether the child of a node runs whenever the node does, or whenever another child of it does. */
function isMet(parent: Node, child: Node, beside: Node | undefined, allows: (test: Node) => boolean): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return (
        child === parent.test || (beside !== parent.consequent && beside !== parent.alternate && allows(parent.test))
      );
    case 'LogicalExpression':
      return child === parent.left || (parent.operator === '&&' && allows(parent.left));
    case 'SwitchStatement':
      return child === parent.discriminant;
    case 'SwitchCase':
      return beside !== undefined;
    case 'TryStatement':
      if (child === parent.handler) return false;
      return child !== parent.block || beside === undefined || beside === parent.finalizer || startsSafely(child);
    case 'WhileStatement':
      return beside !== undefined || child === parent.test || allows(parent.test);
    default:
      // A turn of a loop over what was acquired gives back what was acquired.
      return !isLoop(parent) || parent.type !== 'ForStatement' || beside === undefined || child !== parent.update;
  }
}

/** A `try` block that begins with what cannot throw has done that much when its `catch` runs. */
function startsSafely(block: Node): boolean {
  const [first] = block.type === 'BlockStatement' ? block.body : [];
  if (first?.type !== 'ExpressionStatement') return false;
  const call = unwrap(first.expression);
  return call.type === 'CallExpression' && !canThrow(call);
}

/** Whether code of the same function has run for the last time when the other runs: it stands before it, and in no loop with it. */
export function isOverBefore(site: Node, later: Node): boolean {
  if (enclosingFunction(site) !== enclosingFunction(later) || site.range[1] > later.range[0]) return false;
  return !loopsAround(later).some((loop) => isInside(site, loop));
}
