import { dottedName, type FunctionNode, type Node } from '../../source/ast.ts';
import { callsIn } from '../../source/calls.ts';
import type { Source } from '../../source/source.ts';
import { bodyOf } from '../function-bodies.ts';
import { clock } from '../times.ts';

/** Whether a name is older than any function: the object itself, or what the module has. */
export function isOlder(root: Node, { bindings }: Source): boolean {
  const variable = root.type === 'Identifier' ? bindings.variable(root) : undefined;
  return root.type === 'ThisExpression' || ((variable?.defs.length ?? 0) > 0 && variable?.scope.type === 'module');
}

/** Whether nothing is done for the caller behind a wait: it is what the function is for. */
export function isLastWait(node: Node, fn: FunctionNode): boolean {
  const { awaits, returnStatements } = bodyOf(fn);
  return (
    !awaits.some((each) => each.range[0] >= node.range[1]) &&
    !returnStatements.some(
      ({ range, argument }) =>
        range[0] >= node.range[1] &&
        argument &&
        callsIn(argument).some(({ callee }) => !clock.test(dottedName(callee) ?? '')),
    )
  );
}
