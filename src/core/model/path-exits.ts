import type { FunctionNode, Node } from '../source/ast.ts';

/**
 * Where a path to the end of a function has left the one on which something is done, seen from the end: the `if` without
 * `else`, the branch that does nothing, the `catch`, the `switch`; the function itself when no one place can be named.
 * `passed` are the statements that came to their end with nothing done, `concerned` those that do something on a path.
 */
export function whereItLeaves(
  fn: FunctionNode,
  passed: ReadonlySet<Node> | undefined,
  concerned: ReadonlySet<Node>,
): Node {
  if (passed === undefined) return fn;
  if (fn.body.type !== 'BlockStatement')
    return fn.body.type === 'LogicalExpression' || fn.body.type === 'ConditionalExpression' ? fn.body : fn;
  return inList(fn.body.body, passed, concerned) ?? fn;
}

/** Whether a `return` ends all of the function: `return source.promise;` at last. */
export function endsFunction(node: Node, fn: FunctionNode): boolean {
  return node.type === 'ReturnStatement' && fn.body.type === 'BlockStatement' && fn.body.body.at(-1) === node;
}

/** Of a chain of `if`s in which every branch does something, the last: that is the one without an `else`. */
export function endOfChain(site: Node): Node {
  let at = site;
  while (at.type === 'IfStatement' && at.alternate?.type === 'IfStatement') at = at.alternate;
  return at;
}

function inList(
  statements: readonly Node[],
  passed: ReadonlySet<Node>,
  concerned: ReadonlySet<Node>,
): Node | undefined {
  const last = statements.findLast((statement) => concerned.has(statement));
  return last && inStatement(last, passed, concerned);
}

function inStatement(node: Node, passed: ReadonlySet<Node>, concerned: ReadonlySet<Node>): Node | undefined {
  switch (node.type) {
    case 'IfStatement':
      return inIf(node, passed, concerned);
    case 'BlockStatement':
      return inList(node.body, passed, concerned);
    case 'LabeledStatement':
      return inStatement(node.body, passed, concerned);
    case 'SwitchStatement':
      return node;
    case 'TryStatement':
      if (node.handler && passed.has(node.handler))
        return (
          (concerned.has(node.handler.body) ? inList(node.handler.body.body, passed, concerned) : undefined) ??
          node.handler
        );
      return inList(node.block.body, passed, concerned);
    case 'ExpressionStatement':
      return node.expression.type === 'LogicalExpression' || node.expression.type === 'ConditionalExpression'
        ? node
        : undefined;
    default:
      return undefined;
  }
}

function inIf(first: Node, passed: ReadonlySet<Node>, concerned: ReadonlySet<Node>): Node {
  for (let at: Node | null = first; at;) {
    const arm: Node = at.type === 'IfStatement' ? at.consequent : at;
    if (!concerned.has(arm)) {
      if (!isAbrupt(arm)) return arm;
    } else if (passed.has(arm)) return inStatement(arm, passed, concerned) ?? arm;
    at = at.type === 'IfStatement' ? at.alternate : null;
  }
  return first;
}

/** Whether a branch that has nothing to do with it does not come to its end. */
function isAbrupt(node: Node): boolean {
  if (node.type === 'BlockStatement') return node.body.some(isAbrupt);
  return /^(?:Return|Throw|Break|Continue)Statement$/u.test(node.type);
}
