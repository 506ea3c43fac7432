import { enclosingFunction, isClass, isFunction, propertyName, wrapped, type Node } from '../../source/ast.ts';
import type { LateChange } from './notification-flow.ts';
import { isOnlyWritten, type Owners } from './notification-owners.ts';
import { isPrivateName } from '../producers/exported.ts';

/** Methods that a framework calls in turns of its own: nobody who is told something calls them. */
const lifecycle =
  /^(?:render\w*|(?:should|will|get|first|component(?:Did|Will|Should))?[uU]pdate[d]?|performUpdate|(?:connected|disconnected|attributeChanged|adopted)Callback|component(?:Did|Will)\w*|constructor)$/u;

/**
 * Whether a callback came with the options of an object that then changes what nobody else can ask it for: the one who
 * gave the options is told, and neither a public method nor an accessor of the class goes by the field.
 */
export function isHiddenFromGiver({ told, holder }: LateChange, owners: Owners): boolean {
  if (told.kind !== 'callback' || told.isOption !== true) return false;
  // Who renders a component gives it its properties, and never gets hold of it.
  if (told.through.some(({ field }) => field === 'props')) return true;
  const owner = owners.behind(holder.owner);
  if (owner === undefined || typeof owner === 'string' || !isClass(owner)) return false;
  const isPrivate = owners.declared(holder).isPrivate || isPrivateName(holder.field);
  return isPrivate && !isReadInPublic(holder.field, owners, new Set());
}

/** Whether a member that others can call reads the field, itself or in a private method that it calls. */
function isReadInPublic(field: string, owners: Owners, seen: Set<string>): boolean {
  if (seen.has(field)) return false;
  seen.add(field);
  return owners.members(field).some((node) => {
    if (isOnlyWritten(node) || isWrittenBefore(node, field)) return false;
    const { parent } = wrapped(node);
    const member = memberAround(node);
    if (member === undefined) return true;
    const name = propertyName(member) ?? '';
    if (lifecycle.test(name)) return false;
    if (member.accessibility === undefined || member.accessibility === 'public') {
      if (!isPrivateName(name)) return true;
    }
    // What is given as a handler, an event calls; what a method calls runs for the caller of that.
    const isCalled = parent?.type === 'CallExpression' && parent.callee === wrapped(node);
    return seen.size > 1 && !isCalled ? false : isReadInPublic(name, owners, seen);
  });
}

/** Whether the function that reads the field has given it a value first, so that it never reads an old one. */
function isWrittenBefore(node: Node, field: string): boolean {
  const body = enclosingFunction(node)?.body;
  if (body?.type !== 'BlockStatement') return false;
  return body.body.some((statement) => {
    if (statement.range[1] > node.range[0] || statement.type !== 'ExpressionStatement') return false;
    const { expression } = statement;
    return (
      expression.type === 'AssignmentExpression' &&
      expression.operator === '=' &&
      expression.left.type === 'MemberExpression' &&
      expression.left.object.type === 'ThisExpression' &&
      propertyName(expression.left) === field
    );
  });
}

/** The member of a class whose function the node is in. */
function memberAround(node: Node): Extract<Node, { type: 'MethodDefinition' | 'PropertyDefinition' }> | undefined {
  for (let fn = enclosingFunction(node); isFunction(fn); fn = enclosingFunction(fn)) {
    const { parent } = fn;
    if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') return parent;
  }
  return undefined;
}
