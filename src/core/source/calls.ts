import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, Node } from './ast.ts';
import { walk } from './visit.ts';

/** What writes to a place. */
export type Write = TSESTree.AssignmentExpression | TSESTree.UpdateExpression | TSESTree.UnaryExpression;

/** What the code of a file does, in the order of the text. */
interface Actions {
  readonly calls: readonly CallExpression[];
  /** Assignments, `++` and `--`, `delete`. */
  readonly writes: readonly Write[];
}

const gathered = new WeakMap<Node, Actions>();

/** All calls of a file, in the order of the text. */
export function callsIn(ast: Node): readonly CallExpression[] {
  return actionsIn(ast).calls;
}

/** All writes of a file, in the order of the text. */
export function writesIn(ast: Node): readonly Write[] {
  return actionsIn(ast).writes;
}

/** Gathered once for each tree, all in one walk. */
function actionsIn(ast: Node): Actions {
  let actions = gathered.get(ast);
  if (actions === undefined) gathered.set(ast, (actions = gather(ast)));
  return actions;
}

function gather(ast: Node): Actions {
  const calls: CallExpression[] = [];
  const writes: Write[] = [];
  walk(ast, (node) => {
    if (node.type === 'CallExpression') calls.push(node);
    else if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression') writes.push(node);
    else if (node.type === 'UnaryExpression' && node.operator === 'delete') writes.push(node);
    return true;
  });
  return { calls, writes };
}
