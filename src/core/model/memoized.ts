import {
  assignmentTo,
  dottedName,
  isNothing,
  onlyExpression,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';

// What is made when it is asked for first, and is one and the same from then on.

/**
 * The place that a function gives out, and fills before at most where it is empty:
 * `get closed() { return (this.#closed ??= once(this, 'close')); }`.
 */
export function placeGivenBy({ body }: FunctionNode): Node | undefined {
  if (body.type !== 'BlockStatement') return placeOf(body);
  const last = body.body.at(-1);
  const place = last?.type === 'ReturnStatement' && last.argument ? placeOf(last.argument) : undefined;
  const name = place && dottedName(place);
  const areFills = body.body.slice(0, -1).every((each) => name !== undefined && fillOf(each) === name);
  return areFills ? place : undefined;
}

function placeOf(node: Node): Node | undefined {
  const at = unwrap(node);
  if (at.type === 'Identifier' || at.type === 'MemberExpression') return at;
  if (at.type === 'AssignmentExpression') return isFilling(at.operator) ? placeOf(at.left) : undefined;
  // `stopped || (stopped = once(emitter, 'stop'))`
  if (at.type !== 'LogicalExpression' || at.operator === '&&') return undefined;
  const right = unwrap(at.right);
  return right.type === 'AssignmentExpression' && fillsOnce(right.left) ? placeOf(right.left) : undefined;
}

function isFilling(operator: string): boolean {
  return operator === '??=' || operator === '||=';
}

/** The name of the place that a statement does nothing but fill. */
function fillOf(statement: Node): string | undefined {
  const only = onlyExpression(statement.type === 'IfStatement' ? asBody(statement.consequent) : asBody(statement));
  if (only?.type !== 'AssignmentExpression' || (statement.type === 'IfStatement' && statement.alternate))
    return undefined;
  return fillsOnce(only.left) ? dottedName(only.left) : undefined;
}

function asBody(statement: Node): Node {
  return statement.type === 'ExpressionStatement' ? statement.expression : statement;
}

/** Whether what is written to a place is only put there while it is empty: nothing takes the place of what is there. */
export function fillsOnce(target: Node): boolean {
  const assignment = assignmentTo(target);
  if (assignment === undefined) return false;
  if (isFilling(assignment.operator)) return true;
  const name = assignment.operator === '=' ? dottedName(target) : undefined;
  if (name === undefined) return false;
  const at = wrapped(assignment);
  const { parent } = at;
  if (parent?.type === 'LogicalExpression')
    return parent.right === at && parent.operator !== '&&' && dottedName(parent.left) === name;
  if (parent?.type !== 'ExpressionStatement') return false;
  const branch = parent.parent.type === 'BlockStatement' ? parent.parent : parent;
  const test = branch.parent.type === 'IfStatement' && branch.parent.consequent === branch ? branch.parent.test : null;
  return test !== null && asksWhetherEmpty(test, name);
}

function asksWhetherEmpty(test: Node, name: string): boolean {
  const at = unwrap(test);
  if (at.type === 'UnaryExpression') return at.operator === '!' && dottedName(at.argument) === name;
  if (at.type !== 'BinaryExpression' || !/^===?$/u.test(at.operator)) return false;
  return dottedName(at.left) === name && isNothing(at.right);
}
