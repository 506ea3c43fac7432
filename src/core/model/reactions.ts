import { propertyName, unwrap, type CallExpression, type Node } from '../source/ast.ts';

/** Whether the call adds a reaction to a promise: `p.then(f)`, `p.catch(f)`, `p.finally(f)`. */
export function isReaction(node: Node): node is CallExpression {
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  return name === 'then' || name === 'catch' || name === 'finally';
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
