import { isInside, type FunctionNode, type Node } from '../source/ast.ts';

/**
 * Where a path to the end of a function has left the one on which something is done, seen from the end: the `if` without
 * `else`, the branch that does nothing, the `catch`, the `switch`; the function itself when no one place can be named.
 * `passed` are the statements that came to their end with nothing done, `concerned` those that do something
 * on a path, `made` what makes the promise.
 */
export function whereItLeaves(
  fn: FunctionNode,
  passed: ReadonlySet<Node> | undefined,
  concerned: ReadonlySet<Node>,
  made: Node,
): Node {
  if (passed === undefined) return fn;
  if (fn.body.type !== 'BlockStatement')
    return fn.body.type === 'LogicalExpression' || fn.body.type === 'ConditionalExpression' ? fn.body : fn;
  return inList(fn.body.body, { passed, concerned, made }) ?? fn;
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

interface Known {
  readonly passed: ReadonlySet<Node>;
  readonly concerned: ReadonlySet<Node>;
  readonly made: Node;
}

function inList(statements: readonly Node[], known: Known): Node | undefined {
  const last = statements.findLast((statement) => known.concerned.has(statement));
  return last && inStatement(last, known);
}

function inStatement(node: Node, known: Known): Node | undefined {
  switch (node.type) {
    case 'IfStatement':
      return inIf(node, known);
    case 'BlockStatement':
      return inList(node.body, known);
    case 'LabeledStatement':
      return inStatement(node.body, known);
    case 'SwitchStatement':
      return node;
    case 'TryStatement':
      if (node.handler && known.passed.has(node.handler))
        return (
          (known.concerned.has(node.handler.body) ? inList(node.handler.body.body, known) : undefined) ?? node.handler
        );
      return inList(node.block.body, known);
    case 'ExpressionStatement':
      return node.expression.type === 'LogicalExpression' || node.expression.type === 'ConditionalExpression'
        ? node
        : undefined;
    default:
      return undefined;
  }
}

function inIf(first: Node, known: Known): Node {
  const { passed, concerned, made } = known;
  for (let at: Node | null = first; at;) {
    const arm: Node = at.type === 'IfStatement' ? at.consequent : at;
    if (!concerned.has(arm)) {
      // Where the promise is made in one branch, the others have none.
      if (!isAbrupt(arm) && !isInside(made, first)) return arm;
    } else if (passed.has(arm)) return inStatement(arm, known) ?? arm;
    at = at.type === 'IfStatement' ? at.alternate : null;
  }
  return first;
}

/** Whether a branch that has nothing to do with it does not come to its end. */
function isAbrupt(node: Node): boolean {
  if (node.type === 'BlockStatement') return node.body.some(isAbrupt);
  return /^(?:Return|Throw|Break|Continue)Statement$/u.test(node.type);
}
