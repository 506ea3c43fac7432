import type { TSESTree } from '@typescript-eslint/types';
import {
  calledName,
  enclosingFunction,
  isFunction,
  isInside,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { someOwnNode, walk } from '../source/visit.ts';
import { calledFunction } from './local-functions.ts';
import { isLastResort } from './throwing-calls.ts';

/** How many constants a test may be behind what it asks about. */
const maxDepth = 3;

/**
 * Whether a call gives what its function has got from outside to a function of the file that throws where it does not like that:
 * `function header(line) { if (!line.startsWith('#')) throw new Error('no header'); … }`.
 */
export function mayBeRefused(call: CallExpression, source: Source): boolean {
  const home = enclosingFunction(call);
  const fn = call.arguments.length > 0 ? calledFunction(call, source) : undefined;
  if (home === undefined || fn === undefined || fn.async || fn.generator || isLastResort(fn)) return false;
  const refused = refusedBy(fn, source);
  if (refused.size === 0) return false;
  return call.arguments.some((argument, i) => refused.has(i) && someOwnNode(argument, (at) => isOf(at, home, source)));
}

const refusing = new WeakMap<FunctionNode, ReadonlySet<number>>();

/** The positions of the parameters about which a function asks before it throws. */
function refusedBy(fn: FunctionNode, source: Source): ReadonlySet<number> {
  let known = refusing.get(fn);
  if (known !== undefined) return known;
  const positions = new Set<number>();
  walk(fn.body, (node) => {
    if (isFunction(node) || (node.type === 'TryStatement' && node.handler !== null)) return false;
    if (node.type === 'ThrowStatement') for (const each of askedFor(node, fn, source)) positions.add(each);
    return true;
  });
  refusing.set(fn, (known = positions));
  return known;
}

function* askedFor(node: TSESTree.ThrowStatement, fn: FunctionNode, source: Source): Generator<number> {
  const block = node.parent.type === 'BlockStatement' ? node.parent : node;
  const { parent } = block;
  if (parent.type !== 'IfStatement' || isOfCaller(node, parent.test)) return;
  yield* parametersIn(parent.test, fn, source, 0);
}

/** A `TypeError`, a test of a type: what a wrong program does, and not a wrong input. */
function isOfCaller({ argument }: TSESTree.ThrowStatement, test: Node): boolean {
  const thrown = unwrap(argument);
  const name = thrown.type === 'NewExpression' || thrown.type === 'CallExpression' ? (calledName(thrown) ?? '') : '';
  return (
    /TypeError$|Assert|Invariant|Internal|NotImplemented|^panic$|^fail$/u.test(name) ||
    someOwnNode(test, (at) => at.type === 'UnaryExpression' && at.operator === 'typeof')
  );
}

function* parametersIn(code: Node, fn: FunctionNode, source: Source, depth: number): Generator<number> {
  const names: Node[] = [];
  walk(code, (node) => {
    if (node.type === 'Identifier') names.push(node);
    return !isFunction(node);
  });
  for (const name of names) {
    const variable = source.bindings.variable(name);
    const [declared] = variable?.identifiers ?? [];
    if (variable === undefined || declared === undefined || !isInside(declared, fn)) continue;
    const position = fn.params.findIndex((each) => isInside(declared, each));
    if (position >= 0) yield position;
    const value = position < 0 && depth < maxDepth ? initializer(variable) : undefined;
    if (value !== undefined) yield* parametersIn(value, fn, source, depth + 1);
  }
}

/** Whether a name is one of the function’s own: of its parameters, or of what it has made of them. */
function isOf(node: Node, home: FunctionNode, source: Source): boolean {
  const variable = node.type === 'Identifier' ? source.bindings.variable(node) : undefined;
  const [declared] = variable?.identifiers ?? [];
  return declared !== undefined && isInside(declared, home);
}
