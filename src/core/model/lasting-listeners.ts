import {
  enclosingFunction,
  isInside,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
  rootOf,
  isNothing,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { someNode, someOwnNode } from '../source/visit.ts';
import type { Completion } from './completion.ts';
import type { Step } from './settlement-runs.ts';

/** Methods that change a collection or put something to it. */
const changing = /^(?:push|unshift|splice|set|add|delete|append)$/u;

/** What only watches or tidies up: it is no work for whose sake a listener has to stay. */
const asides = /^(?:console|log|logger|debug|assert|expect|clearTimeout|clearInterval)$/u;

/**
 * Whether a listener has other work, which outlives the wait: it keeps state that others read up to date, so it stays on
 * purpose, and to settle once more does nothing.
 */
export function hasLastingWork({ fn, site }: Step, { node, executor }: Completion, source: Source): boolean {
  if (fn === undefined) return false;
  const maker = makerAround(node, executor);
  // What a field or a module keeps for its life is no wait of one function.
  if (maker === undefined && isInside(fn, node)) return false;
  // A function of the module's life, which one wait after the other makes use of.
  const isStanding = maker === undefined || (!isInside(fn, maker) && !isInside(maker, fn));
  return someNode(
    fn.body,
    (at) =>
      writesOutside(at, maker ?? fn, source) || (isStanding && !isInside(site, at) && actsOutside(at, fn, source)),
  );
}

function makerAround(node: Node, executor: FunctionNode | undefined): FunctionNode | undefined {
  let fn = enclosingFunction(node);
  if (fn !== undefined && fn === executor) fn = enclosingFunction(fn);
  return fn;
}

function writesOutside(at: Node, maker: FunctionNode, source: Source): boolean {
  // `timer = undefined`, `this.pending = null`: what is over is forgotten.
  if (at.type === 'AssignmentExpression') return isOutside(at.left, maker, source) && !isNothing(at.right);
  if (at.type === 'UpdateExpression') return isOutside(at.argument, maker, source);
  if (at.type !== 'CallExpression') return false;
  const callee = unwrap(at.callee);
  return (
    callee.type === 'MemberExpression' &&
    changing.test(propertyName(callee) ?? '') &&
    isOutside(callee.object, maker, source)
  );
}

/** Whether a place is a field, or a variable of the code around the function that makes the promise. */
function isOutside(place: Node, maker: FunctionNode, source: Source): boolean {
  const root = rootOf(place);
  if (root.type === 'ThisExpression') return unwrap(place) !== root;
  if (root.type !== 'Identifier') return false;
  const variable = source.bindings.variable(root);
  return variable?.identifiers.some((name) => isInside(name, maker)) === false;
}

/** Whether a call tells something else, with what the event has brought. */
function actsOutside(at: Node, fn: FunctionNode, source: Source): boolean {
  if (at.type !== 'CallExpression' || at.arguments.length === 0) return false;
  const callee = unwrap(at.callee);
  const root = rootOf(callee);
  if (root.type === 'ThisExpression') return callee !== root && usesGiven(at, fn, source);
  if (callee.type !== 'MemberExpression' || root.type !== 'Identifier' || asides.test(root.name)) return false;
  return (
    source.bindings.variable(root)?.identifiers.some((name) => isInside(name, fn)) === false &&
    usesGiven(at, fn, source)
  );
}

function usesGiven({ arguments: given }: CallExpression, fn: FunctionNode, source: Source): boolean {
  const parameters = source.bindings.declared(fn);
  return given.some((argument) =>
    someOwnNode(argument, (at) => {
      const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
      return variable !== undefined && parameters.includes(variable);
    }),
  );
}
