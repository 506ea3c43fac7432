import { calleeName } from '../../flow/callback-timing.ts';
import {
  isFunction,
  isNothing,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../../source/ast.ts';
import { appliedFunction } from '../applied-functions.ts';

// What the code around a call says of it.

/** Whether a value calls nobody: `undefined`, `() => {}`, `noop`. */
export function isNoCallback(value: Node): boolean {
  const at = unwrap(value);
  if (isFunction(at)) return at.body.type === 'BlockStatement' && at.body.body.length === 0;
  return isNothing(at) || lastName(at) === 'noop';
}

/** Whether the call stands alone: a result that code goes by makes it a question, and what follows is the answer. */
export function isDone(call: CallExpression): boolean {
  for (let at = wrapped(call); at.parent; at = wrapped(at.parent)) {
    const { parent } = at;
    switch (parent.type) {
      case 'ExpressionStatement':
        return true;
      case 'UnaryExpression':
        if (parent.operator !== 'void') return false;
        break;
      case 'LogicalExpression':
        if (parent.right !== at) return false;
        break;
      case 'ConditionalExpression':
        if (parent.test === at) return false;
        break;
      case 'SequenceExpression':
        break;
      case 'ArrowFunctionExpression': {
        const outer = wrapped(parent).parent;
        return (
          parent.body === at &&
          outer?.type === 'CallExpression' &&
          outer.callee !== wrapped(parent) &&
          calleeName(outer)?.endsWith('forEach') === true
        );
      }
      default:
        return false;
    }
  }
  return false;
}

/** `this.onOpen && this.onOpen()` and `if (this.onOpen) this.onOpen()` ask whether there is a callback. */
export function isTested(call: CallExpression): boolean {
  const name = lastName(appliedFunction(call));
  for (let at: Node = call; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent } = at;
    const test =
      parent.type === 'LogicalExpression' && parent.right === at
        ? parent.left
        : parent.type === 'IfStatement' && parent.consequent === at
          ? parent.test
          : undefined;
    if (test && name !== undefined && mentions(test, name)) return true;
  }
  return false;
}

function mentions(test: Node, name: string): boolean {
  const at = unwrap(test);
  switch (at.type) {
    case 'MemberExpression':
      return propertyName(at) === name;
    case 'Identifier':
      return at.name === name;
    case 'LogicalExpression':
      return mentions(at.left, name) || mentions(at.right, name);
    case 'UnaryExpression':
      return mentions(at.argument, name);
    case 'BinaryExpression':
      return mentions(at.left, name);
    default:
      return false;
  }
}
