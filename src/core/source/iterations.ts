import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, propertyName, unwrap, wrapped, type Node } from './ast.ts';
import type { Definition } from './scopes.ts';

/** Code that runs once for each element of a list. */
export interface Iteration {
  readonly list: Node;
  /** The body of the loop, or the function that is called with each element. */
  readonly body: Node;
}

/** The `for…of` that gives a variable, or what a pattern takes out of it, one element after the other. */
export function loopOf(definition: Definition | undefined): TSESTree.ForOfStatement | undefined {
  const declarator = definition?.node;
  if (declarator?.type !== 'VariableDeclarator') return undefined;
  const loop = declarator.parent.parent;
  return loop.type === 'ForOfStatement' && loop.left === declarator.parent ? loop : undefined;
}

/** What a variable goes through: `for (const each of list)`, `list.forEach((each) => …)`. */
export function iterationOf(definition: Definition | undefined): Iteration | undefined {
  const loop = loopOf(definition);
  if (loop !== undefined) return { list: loop.right, body: loop.body };
  const body = definition?.type === 'Parameter' ? definition.node : undefined;
  if (!isFunction(body)) return undefined;
  const call = wrapped(body).parent;
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  if (callee?.type !== 'MemberExpression' || propertyName(callee) !== 'forEach') return undefined;
  return { list: callee.object, body };
}
