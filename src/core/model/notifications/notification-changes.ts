import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../../flow/callback-timing.ts';
import {
  calledName,
  enclosingClass,
  enclosingFunction,
  isFunction,
  isInside,
  isNothing,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
  targetsOf,
} from '../../source/ast.ts';
import { callsIn, writesIn } from '../../source/calls.ts';
import type { Source } from '../../source/source.ts';
import { someNode } from '../../source/visit.ts';
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

/** The changes of state of certain objects and modules in a stretch of code. */
export function stateChanges(code: Node, owners: Owners, of: ReadonlySet<string>): StateChange[] {
  const changes: StateChange[] = [];
  const add = (node: Node, target: Node, form: StateChange['form'], value?: Node): void => {
    if (value !== undefined && isHandlerSet(target, value)) return;
    const holders = form === 'collection' ? owners.held(target) : owners.written(target);
    if (!holders.some(({ owner }) => of.has(owner))) return;
    if (form === 'collection' && !isCollection(holders, owners, node)) return;
    changes.push({ node, target, holders, form, value });
  };
  for (const node of writesIn(code)) {
    if (node.type === 'AssignmentExpression') {
      const isPlain = node.operator === '=';
      if (node.left.type.endsWith('Pattern')) for (const target of targetsOf(node.left)) add(node, target, 'update');
      else add(node, node.left, isPlain ? 'assign' : 'update', isPlain ? node.right : undefined);
    } else add(node, node.argument, node.type === 'UpdateExpression' ? 'update' : 'delete');
  }
  for (const node of callsIn(code)) {
    const callee = unwrap(node.callee);
    if (calleeName(node) === 'Object.assign') {
      for (const { key, value } of assigned(node)) {
        const owner = owners.object(node.arguments[0] ?? node);
        const field = key.type === 'Identifier' ? key.name : undefined;
        if (owner === undefined || field === undefined || !of.has(owner)) continue;
        changes.push({ node, target: key, holders: [{ owner, field }], form: 'assign', value });
      }
    }
    if (callee.type !== 'MemberExpression' || !mutators.test(propertyName(callee) ?? '')) continue;
    // What is taken out to be worked on is the next piece of work, not the end of this one.
    if (!isUsed(node)) add(node, callee.object, 'collection');
  }
  return changes;
}

/** `field.onblur = () => …`: what is to run at a later event, and no state that anybody looks at. */
function isHandlerSet(target: Node, value: Node): boolean {
  const at = unwrap(target);
  return at.type === 'MemberExpression' && isFunction(unwrap(value)) && /^on[a-z]+$/u.test(propertyName(at) ?? '');
}

/** `Object.assign(this, { playing: true })`: what it gives, as far as it is written out. */
function assigned({ arguments: [, given] }: CallExpression): readonly TSESTree.Property[] {
  const at = given && unwrap(given);
  if (at?.type !== 'ObjectExpression') return [];
  return at.properties.filter((each): each is TSESTree.Property => each.type === 'Property' && !each.computed);
}

/** Changes in source order, outer ones first. */
export function inOrder(changes: readonly StateChange[]): StateChange[] {
  return [...changes].sort((a, b) => a.node.range[0] - b.node.range[0] || b.node.range[1] - a.node.range[1]);
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

/** Whether a call changes what a field holds: it is made or typed as a collection, or named as one, or takes something out. */
function isCollection(holders: readonly Holder[], owners: Owners, call: Node): boolean {
  return holders.some((holder) => {
    const { values, type, kind } = owners.declared(holder);
    if (type !== undefined && collectionType.test(type)) return true;
    if (values.some(isCollectionValue)) return true;
    if (kind !== 'unknown') return false;
    const method = call.type === 'CallExpression' ? (calledName(call) ?? '') : '';
    return (
      /^(?:pop|shift|splice)$/u.test(method) ||
      /[^s]s$|^[_#]?(?:queue|cache|map|list|pool|pending)$/iu.test(holder.field)
    );
  });
}

function isCollectionValue(value: Node): boolean {
  const at = unwrap(value);
  if (at.type === 'ArrayExpression') return true;
  return at.type === 'NewExpression' && at.callee.type === 'Identifier' && collectionClass.test(at.callee.name);
}

/** `list.length = 0`: who was handed the list has an empty one now. */
export function isEmptied({ target, form }: StateChange): boolean {
  const at = unwrap(target);
  return form === 'collection' || (at.type === 'MemberExpression' && propertyName(at) === 'length');
}

/** Whether another function adds to what is begun anew: a listener that calls it adds to the list that it was handed, and that is gone. */
export function isFilledElsewhere({ target, node }: StateChange, { bindings, mentions }: Source): boolean {
  const place = unwrap(target);
  const home = enclosingFunction(node);
  const isAdded = (list: Node): boolean => {
    const { parent } = wrapped(list);
    const name = parent?.type === 'MemberExpression' ? propertyName(parent) : undefined;
    return /^(?:push|unshift|add|set)$/u.test(name ?? '') && (home === undefined || !isInside(list, home));
  };
  if (place.type === 'Identifier')
    return bindings.variable(place)?.references.some(({ identifier }) => isAdded(identifier)) === true;
  const name = place.type === 'MemberExpression' ? propertyName(place) : undefined;
  const owner = enclosingClass(place);
  if (name === undefined || owner === undefined) return false;
  return mentions.members(name).some((member) => enclosingClass(member) === owner && isAdded(member));
}

/** Whether a place is emptied: `x = []`, `x.length = 0`, `x.clear()`. */
export function isReset({ node, form, value }: StateChange): boolean {
  if (form === 'collection') {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
    return callee?.type === 'MemberExpression' && /^(?:clear|splice)$/u.test(propertyName(callee) ?? '');
  }
  const at = value && unwrap(value);
  if (at === undefined) return false;
  if (at.type === 'ArrayExpression') return at.elements.length === 0;
  if (at.type === 'ObjectExpression') return at.properties.length === 0;
  return (
    isNothing(at) ||
    (at.type === 'Literal' && (at.value === '' || at.value === 0)) ||
    (at.type === 'NewExpression' && at.arguments.length === 0)
  );
}

/** The name of the field that a target is, or is a part of: `length` and elements are parts. */
export function fieldOf(target: Node): string {
  const at = unwrap(target);
  if (at.type === 'Identifier') return at.name;
  if (at.type !== 'MemberExpression') return '';
  const name = propertyName(at);
  return name === undefined || name === 'length' ? fieldOf(at.object) : name;
}

/** Whether code names something, or a field of that name. */
export function mentions(test: Node, name: string): boolean {
  return someNode(
    test,
    (node) =>
      (node.type === 'Identifier' && node.name === name) ||
      (node.type === 'MemberExpression' && propertyName(node) === name),
  );
}
