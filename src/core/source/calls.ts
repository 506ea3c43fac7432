import type { CallExpression, Node } from './ast.ts';
import { walk } from './visit.ts';

const calls = new WeakMap<Node, readonly CallExpression[]>();

/** All calls of a file, in the order of the text; gathered once for each tree. */
export function callsIn(ast: Node): readonly CallExpression[] {
  let found = calls.get(ast);
  if (found === undefined) calls.set(ast, (found = gather(ast)));
  return found;
}

function gather(ast: Node): readonly CallExpression[] {
  const found: CallExpression[] = [];
  walk(ast, (node) => {
    if (node.type === 'CallExpression') found.push(node);
    return true;
  });
  return found;
}
