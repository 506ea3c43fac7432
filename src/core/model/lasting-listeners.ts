import {
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { walk } from '../source/visit.ts';
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
export function hasLastingWork({ fn }: Step, { node, executor }: Completion, source: Source): boolean {
  if (fn === undefined) return false;
  const maker = makerAround(node, executor);
  if (maker === undefined) return false;
  // A function of the module's life, which one wait after the other makes use of.
  const isStanding = !isInside(fn, maker) && !isInside(maker, fn);
  let works = false;
  walk(fn.body, (at) => {
    works ||= writesOutside(at, maker, source) || (isStanding && actsOutside(at, fn, source));
    return !works;
  });
  return works;
}

function makerAround(node: Node, executor: FunctionNode | undefined): FunctionNode | undefined {
  let fn = enclosingFunction(node);
  if (fn !== undefined && fn === executor) fn = enclosingFunction(fn);
  return fn;
}

function writesOutside(at: Node, maker: FunctionNode, source: Source): boolean {
  if (at.type === 'AssignmentExpression') return isOutside(at.left, maker, source) && !isUnset(at.right);
  if (at.type === 'UpdateExpression') return isOutside(at.argument, maker, source);
  if (at.type !== 'CallExpression') return false;
  const callee = unwrap(at.callee);
  return (
    callee.type === 'MemberExpression' &&
    changing.test(propertyName(callee) ?? '') &&
    isOutside(callee.object, maker, source)
  );
}

/** `timer = undefined`, `this.pending = null`: what is over is forgotten. */
function isUnset(value: Node): boolean {
  const at = unwrap(value);
  return (at.type === 'Literal' && at.value === null) || (at.type === 'Identifier' && at.name === 'undefined');
}

/** Whether a place is a field, or a variable of the code around the function that makes the promise. */
function isOutside(place: Node, maker: FunctionNode, source: Source): boolean {
  let root = unwrap(place);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type === 'ThisExpression') return unwrap(place) !== root;
  if (root.type !== 'Identifier') return false;
  const variable = source.bindings.variable(root);
  return variable?.identifiers.some((name) => isInside(name, maker)) === false;
}

/** Whether a call tells something else, with what the event has brought. */
function actsOutside(at: Node, fn: FunctionNode, source: Source): boolean {
  if (at.type !== 'CallExpression' || at.arguments.length === 0) return false;
  const callee = unwrap(at.callee);
  let root: Node = callee;
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (callee.type !== 'MemberExpression' || root.type !== 'Identifier' || asides.test(root.name)) return false;
  return (
    source.bindings.variable(root)?.identifiers.some((name) => isInside(name, fn)) === false &&
    usesGiven(at, fn, source)
  );
}

function usesGiven({ arguments: given }: CallExpression, fn: FunctionNode, source: Source): boolean {
  const parameters = source.bindings.declared(fn);
  let uses = false;
  for (const argument of given) {
    walk(argument, (at) => {
      const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
      uses ||= variable !== undefined && parameters.includes(variable);
      return !uses && !isFunction(at);
    });
  }
  return uses;
}
