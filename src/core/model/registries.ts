import { isFunction, lastName, propertyName, unwrap, wrapped, type FunctionNode, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { keepsArgument } from './collections.ts';
import { isSettlerName, isWorkName } from './notifications/notification-names.ts';
import { placeKey } from './place-keys.ts';

/** Whether others put functions into a collection: `register(name, format) { this.formats.set(name, format); }`. */
export function isRegistry(node: Node, source: Source): boolean {
  const at = collectionOf(node);
  const name = lastName(at) ?? '';
  const place = name === '' || isWorkName(name) || isSettlerName(name) ? undefined : placeKey(at, source);
  if (place === undefined) return false;
  const mentions: readonly Node[] =
    at.type === 'Identifier' ? source.mentions.identifiers(name) : source.mentions.members(name);
  return mentions.some((mention) => {
    const kept = keptAt(mention);
    return kept !== undefined && isFromOthers(kept, source) && placeKey(mention, source) === place;
  });
}

/** `formats.values()` and `[...formats]` are the functions of `formats`. */
function collectionOf(node: Node): Node {
  const at = unwrap(node);
  if (at.type === 'ArrayExpression' && at.elements.length === 1 && at.elements[0]?.type === 'SpreadElement')
    return collectionOf(at.elements[0].argument);
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
  return callee?.type === 'MemberExpression' && propertyName(callee) === 'values' ? unwrap(callee.object) : at;
}

/** What a mention of a collection puts into it. */
function keptAt(mention: Node): Node | undefined {
  const at = wrapped(mention);
  if (at.parent?.type !== 'MemberExpression' || at.parent.object !== at) return undefined;
  const member = wrapped(at.parent);
  const { parent } = member;
  if (parent?.type === 'AssignmentExpression' && parent.left === member)
    return at.parent.computed ? parent.right : undefined;
  if (parent?.type !== 'CallExpression' || parent.callee !== member) return undefined;
  return parent.arguments.find((argument) => keepsArgument(parent, argument));
}

/** Whether the value is a parameter of a function that others call. */
function isFromOthers(value: Node, source: Source): boolean {
  const at = unwrap(value);
  const definition = at.type === 'Identifier' ? source.bindings.variable(at)?.defs[0] : undefined;
  return definition?.type === 'Parameter' && isFunction(definition.node) && isPublic(definition.node);
}

function isPublic({ parent }: FunctionNode): boolean {
  switch (parent.type) {
    case 'MethodDefinition':
      return (
        parent.kind === 'method' &&
        parent.key.type !== 'PrivateIdentifier' &&
        (parent.accessibility ?? 'public') === 'public'
      );
    case 'ExportNamedDeclaration':
      return true;
    case 'Property':
      return parent.parent.parent.type === 'ReturnStatement';
    default:
      return false;
  }
}
