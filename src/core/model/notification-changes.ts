import { isFunction, propertyName, unwrap, wrapped, type Node } from '../source/ast.ts';
import { walk } from '../source/visit.ts';
import type { Holder, Owners } from './notification-owners.ts';

/** A write of state: an assignment, an update, a `delete` or a change of a collection. */
export interface StateChange {
  readonly node: Node;
  /** The place that is written, as the reader knows it. */
  readonly target: Node;
  /** The same piece of state by each of the objects that it belongs to. */
  readonly holders: readonly Holder[];
  readonly form: 'assign' | 'update' | 'delete' | 'collection';
  /** What a plain assignment gives. */
  readonly value: Node | undefined;
}

const mutators = /^(?:set|add|delete|clear|push|pop|shift|unshift|splice)$/u;
const collectionType = /\[\]|\b(?:Weak)?(?:Map|Set)\b|\bArray\b|\bRecord\b/u;
const collectionClass = /^(?:Weak)?(?:Map|Set)$|^Array$/u;

/** The changes of state in a file, in source order. */
export function stateChanges(ast: Node, owners: Owners): StateChange[] {
  const changes: StateChange[] = [];
  const add = (node: Node, target: Node, form: StateChange['form'], value?: Node): void => {
    const holders = form === 'collection' ? owners.held(target) : owners.written(target);
    if (holders.length > 0) changes.push({ node, target, holders, form, value });
  };
  walk(ast, (node) => {
    switch (node.type) {
      case 'AssignmentExpression':
        add(
          node,
          node.left,
          node.operator === '=' ? 'assign' : 'update',
          node.operator === '=' ? node.right : undefined,
        );
        break;
      case 'UpdateExpression':
        add(node, node.argument, 'update');
        break;
      case 'UnaryExpression':
        if (node.operator === 'delete') add(node, node.argument, 'delete');
        break;
      case 'CallExpression': {
        const callee = unwrap(node.callee);
        if (callee.type !== 'MemberExpression' || !mutators.test(propertyName(callee) ?? '')) break;
        // What is taken out to be worked on is the next piece of work, not the end of this one.
        if (isUsed(node) || !isCollection(callee.object, owners)) break;
        add(node, callee.object, 'collection');
        break;
      }
      default:
    }
    return true;
  });
  return changes;
}

function isUsed(node: Node): boolean {
  const { parent } = wrapped(node);
  return (
    parent?.type !== 'ExpressionStatement' &&
    parent?.type !== 'LogicalExpression' &&
    parent?.type !== 'ConditionalExpression' &&
    !isFunction(parent)
  );
}

/** Whether the methods of a field change what it holds: it is made or typed as a collection, or named in the plural. */
function isCollection(node: Node, owners: Owners): boolean {
  const holders = owners.held(node);
  return holders.some((holder) => {
    const { values, type, kind } = owners.declared(holder);
    if (type !== undefined && collectionType.test(type)) return true;
    if (values.some(isCollectionValue)) return true;
    return kind === 'unknown' && /[^s]s$|^[_#]?(?:queue|cache|map|list|pool|pending)$/iu.test(holder.field);
  });
}

function isCollectionValue(value: Node): boolean {
  const at = unwrap(value);
  if (at.type === 'ArrayExpression') return true;
  return at.type === 'NewExpression' && at.callee.type === 'Identifier' && collectionClass.test(at.callee.name);
}
