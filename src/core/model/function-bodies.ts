import type { TSESTree } from '@typescript-eslint/types';
import {
  isClass,
  isFunction,
  isInside,
  isJump,
  isLoop,
  type CallExpression,
  type FunctionNode,
  type Node,
  loopsAround,
  unwrap,
  wrapped,
} from '../source/ast.ts';
import { walk } from '../source/visit.ts';

/** What a function does itself, without the functions in it; in the order of the text. */
export interface FunctionBody {
  /** Where it waits: `await`, `for await` and `yield`. */
  readonly suspensions: readonly Node[];
  readonly awaits: readonly TSESTree.AwaitExpression[];
  /** What it returns. */
  readonly returns: readonly Node[];
  readonly returnStatements: readonly TSESTree.ReturnStatement[];
  readonly calls: readonly CallExpression[];
  readonly assignments: readonly TSESTree.AssignmentExpression[];
}

const bodies = new WeakMap<FunctionNode | TSESTree.Program, FunctionBody>();

/** What a function, or a module, does itself; gathered once for each. */
export function bodyOf(fn: FunctionNode | TSESTree.Program): FunctionBody {
  let body = bodies.get(fn);
  if (body === undefined) bodies.set(fn, (body = gather(fn)));
  return body;
}

/** What a function gives by its only `return`, which is its last statement. */
export function resultOf(fn: FunctionNode): Node | undefined {
  if (fn.generator) return undefined;
  if (fn.body.type !== 'BlockStatement') return unwrap(fn.body);
  const last = fn.body.body.at(-1);
  if (last?.type !== 'ReturnStatement' || last.argument === null) return undefined;
  return bodyOf(fn).returnStatements.length === 1 ? unwrap(last.argument) : undefined;
}

function gather(fn: FunctionNode | TSESTree.Program): FunctionBody {
  const suspensions: Node[] = [];
  const awaits: TSESTree.AwaitExpression[] = [];
  const returns: Node[] = [];
  const returnStatements: TSESTree.ReturnStatement[] = [];
  const calls: CallExpression[] = [];
  const assignments: TSESTree.AssignmentExpression[] = [];
  const body = fn.type === 'Program' ? null : (fn.body as Node | null);
  if (body !== null && body.type !== 'BlockStatement') returns.push(body);
  for (const root of fn.type === 'Program' ? fn.body : [...fn.params, body]) {
    if (root === null) continue;
    walk(root, (node) => {
      if (isFunction(node) || isClass(node)) return false;
      switch (node.type) {
        case 'AwaitExpression':
          suspensions.push(node);
          awaits.push(node);
          break;
        case 'YieldExpression':
          suspensions.push(node);
          break;
        case 'ForOfStatement':
          if (node.await) suspensions.push(node);
          break;
        case 'ReturnStatement':
          returnStatements.push(node);
          if (node.argument) returns.push(node.argument);
          break;
        case 'CallExpression':
          calls.push(node);
          break;
        case 'AssignmentExpression':
          assignments.push(node);
          break;
        default:
      }
      return true;
    });
  }
  return { suspensions, awaits, returns, returnStatements, calls, assignments };
}

/** Whether code of a function may have run when a later place of the same function is reached. */
export function mayPrecede(earlier: Node, later: Node): boolean {
  let inner = earlier;
  for (let at = earlier.parent; at; inner = at, at = at.parent) {
    const holdsLater = at.range[0] <= later.range[0] && later.range[1] <= at.range[1];
    if (holdsLater) return orderIn(at, inner, later);
    if (isFunction(at) || leaves(at, inner)) return false;
  }
  return false;
}

/** Whether a function has given way, on some path, when it reaches the node. */
export function isResumed(node: Node, fn: FunctionNode): boolean {
  return bodyOf(fn).suspensions.some((each) => each !== node && mayPrecede(each, node));
}

function orderIn(at: Node, inner: Node, later: Node): boolean {
  if (inner.range[1] > later.range[0]) {
    // Around a loop what stands later has run too.
    return isLoop(at) || loopsAround(at).length > 0;
  }
  if (at.type === 'IfStatement' || at.type === 'ConditionalExpression')
    return inner === at.test || at.alternate === null || !isInside(later, at.alternate);
  // A case that ends with a jump does not fall into the next.
  return at.type !== 'SwitchStatement' || inner.type !== 'SwitchCase' || !inner.consequent.some(alwaysJumps);
}

/** Whether a block, from the statement on, always leaves the function. */
function leaves(block: Node, from: Node): boolean {
  // What a `try` is left by may be a throw that its `catch` takes.
  if (block.type !== 'BlockStatement' || block.parent.type === 'TryStatement') return false;
  const start = block.body.findIndex((each) => each === from);
  return start >= 0 && block.body.slice(start).some(isExit);
}

/** Whether a statement always leaves the function. */
export function isExit(statement: Node): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    case 'BlockStatement':
      return statement.body.some(isExit);
    case 'IfStatement':
      return statement.alternate !== null && isExit(statement.consequent) && isExit(statement.alternate);
    default:
      return false;
  }
}

/** Whether a statement always goes elsewhere than to the next. */
function alwaysJumps(statement: Node): boolean {
  if (isJump(statement)) return true;
  return statement.type === 'BlockStatement' ? statement.body.some(alwaysJumps) : isExit(statement);
}

/** Whether all that a function returns is of a kind. */
export function returnsOnly(fn: FunctionNode, isOfKind: (value: Node) => boolean): boolean {
  if (fn.body.type !== 'BlockStatement') return isOfKind(fn.body);
  const { returnStatements } = bodyOf(fn);
  return (
    returnStatements.length > 0 && returnStatements.every(({ argument }) => argument === null || isOfKind(argument))
  );
}

/** Whether the function's body does this on its top level, on every call. */
export function isTopLevel(node: Node, fn: { readonly body: Node | null }): boolean {
  let at = wrapped(node);
  // `(this.isDone = true), resolve(value)`
  while (at.parent?.type === 'SequenceExpression') at = wrapped(at.parent);
  if (fn.body === at) return true;
  return at.parent?.type === 'ExpressionStatement' || at.parent?.type === 'ReturnStatement'
    ? at.parent.parent === fn.body
    : false;
}
