import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, type CallExpression, type FunctionNode, type Node } from './ast.ts';
import { walk } from './visit.ts';

/** What writes to a place. */
export type Write = TSESTree.AssignmentExpression | TSESTree.UpdateExpression | TSESTree.UnaryExpression;

/** What code does, in the order of the text. */
interface Actions {
  readonly calls: readonly CallExpression[];
  /** Assignments, `++` and `--`, `delete`. */
  readonly writes: readonly Write[];
}

const gathered = new WeakMap<Node, Actions>();

/** All calls in a file or a part of it, in the order of the text. */
export function callsIn(code: Node): readonly CallExpression[] {
  return actionsIn(code).calls;
}

/** All writes in a file or a part of it, in the order of the text. */
export function writesIn(code: Node): readonly Write[] {
  return actionsIn(code).writes;
}

/** The calls that a function makes itself, in the order of the text: those of functions inside it are theirs. */
export function callsOfItsOwn(fn: FunctionNode): readonly CallExpression[] {
  const calls: CallExpression[] = [];
  walk(fn, (node) => {
    if (node.type === 'CallExpression') calls.push(node);
    return node === fn || !isFunction(node);
  });
  return calls;
}

/** Gathered once for each node that is asked for, all in one walk. */
function actionsIn(code: Node): Actions {
  let actions = gathered.get(code);
  if (actions === undefined) gathered.set(code, (actions = gather(code)));
  return actions;
}

function gather(code: Node): Actions {
  const calls: CallExpression[] = [];
  const writes: Write[] = [];
  walk(code, (node) => {
    if (node.type === 'CallExpression') calls.push(node);
    else if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression') writes.push(node);
    else if (node.type === 'UnaryExpression' && node.operator === 'delete') writes.push(node);
    return true;
  });
  return { calls, writes };
}
