import { isFunction, isInside, type FunctionNode, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { walk } from '../../source/visit.ts';

/** Whether expressions inside a function mean something else outside it: they use its names, or its `this` or `arguments`. */
export function hasOwnContext(fn: FunctionNode, nodes: readonly (Node | undefined)[], { bindings }: Source): boolean {
  const own = [...(bindings.scopeAt(fn.body)?.variables ?? []), ...bindings.declared(fn)];
  return nodes.some(
    (node) =>
      node !== undefined &&
      isInside(node, fn) &&
      ((fn.type !== 'ArrowFunctionExpression' && usesThis(node)) ||
        own.some(({ references }) => references.some(({ identifier }) => isInside(identifier, node)))),
  );
}

function usesThis(root: Node): boolean {
  let found = false;
  walk(root, (node) => {
    found ||=
      node.type === 'ThisExpression' ||
      node.type === 'Super' ||
      node.type === 'MetaProperty' ||
      (node.type === 'Identifier' && node.name === 'arguments');
    return !found && (!isFunction(node) || node.type === 'ArrowFunctionExpression');
  });
  return found;
}
