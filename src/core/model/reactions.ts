import { propertyName, unwrap, type CallExpression, type Node } from '../source/ast.ts';

/** Whether the call adds a reaction to a promise: `p.then(f)`, `p.catch(f)`, `p.finally(f)`. */
export function isReaction(node: Node): node is CallExpression {
  return reactedTo(node) !== undefined;
}

/** The promise that a call adds a reaction to; undefined when it adds none. */
export function reactedTo(node: Node): Node | undefined {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  if (callee?.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  return name === 'then' || name === 'catch' || name === 'finally' ? callee.object : undefined;
}

/** The promise at the beginning of a chain of reactions; undefined when the call is none. */
export function reactionRoot(call: Node): Node | undefined {
  let root: Node | undefined;
  for (let at = unwrap(call); isReaction(at);) {
    const callee = unwrap(at.callee);
    if (callee.type !== 'MemberExpression') break;
    root = at = unwrap(callee.object);
  }
  return root;
}
