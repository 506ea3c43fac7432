import {
  assignmentTo,
  calledName,
  dottedName,
  isFunction,
  propertyName,
  rootOf,
  unwrap,
  wrapped,
  type Node,
} from '../source/ast.ts';
import { initializer, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { someNode } from '../source/visit.ts';
import type { Handle } from './completion.ts';
import { isGivenWithObject } from './given-objects.ts';
import { unbound, variableOfFunction } from './local-functions.ts';
import { isOnlyWritten } from './notifications/notification-owners.ts';

// Handles that are kept somewhere, and yet are no more than handlers: other code calls them.

type Escape = Handle & { readonly use: { readonly kind: 'escape' } };

const registering = /^(?:on|once|one|add\w*Listener|prepend\w*Listener|subscribe|listen)$/u;
const removing = /^(?:off|un|remove\w*Listener|unsubscribe|unlisten)$/u;

/** Whether an escape is that of a handler. */
export function isHandlerEscape(escape: Escape, source: Source): boolean {
  return (
    isKeptToTakeBack(escape, source) ||
    isGivenToOthers(escape, source) ||
    isKeptAlive(escape, source) ||
    isHook(escape) ||
    isPatch(escape, source) ||
    isOption(escape, source) ||
    (escape.use.escape === 'property' && isGivenWithObject(escape.use.to, escape.through, source))
  );
}

/** `listener = (data) => resolve(data); stream.once('data', listener)`: kept for the `removeListener` to come, and never called. */
function isKeptToTakeBack({ use }: Escape, source: Source): boolean {
  let isRemoved = false;
  for (const node of readsOf(use.to, source)) {
    const at = wrapped(node);
    const { parent } = at;
    if (parent?.type === 'CallExpression' && parent.callee !== at) {
      const name = calledName(parent) ?? '';
      if (removing.test(name)) isRemoved = true;
      else if (!registering.test(name)) return false;
    } else if (parent?.type !== 'BinaryExpression' && parent?.type !== 'IfStatement') return false;
  }
  return isRemoved;
}

/** Where the file reads the variable or member that keeps a handle; whoever asks mostly needs but the first few. */
function* readsOf(place: Node, source: Source): Generator<Node> {
  const at = unwrap(place);
  if (at.type === 'Identifier') {
    for (const each of source.bindings.variable(at)?.references ?? []) if (each.isRead()) yield each.identifier;
    return;
  }
  const name = at.type === 'MemberExpression' ? propertyName(at) : undefined;
  if (name === undefined) return;
  for (const member of source.mentions.members(name)) if (assignmentTo(member) === undefined) yield member;
}

/**
 * `node.receive = (message) => { …; resolve(); }`: a function that is put into an object of others is called by them under
 * the name that they have for it, as a listener is; unless this file calls it there.
 */
function isGivenToOthers({ use, through }: Escape, source: Source): boolean {
  if (through === undefined || (use.escape !== 'property' && use.escape !== 'collection')) return false;
  const target = unwrap(use.to);
  const root = rootOf(target);
  if (target.type !== 'MemberExpression' || root.type !== 'Identifier') return false;
  const variable = source.bindings.variable(root);
  return variable !== undefined && isOfOthers(variable) && !isReadBy(variable, target);
}

/** Whether a variable is a parameter, an import, or what a call gave. */
function isOfOthers(variable: Variable): boolean {
  const definition = variable.defs[0];
  if (definition?.type === 'Parameter' || definition?.type === 'ImportBinding') return true;
  const init = initializer(variable);
  return init !== undefined && unwrap(init).type === 'CallExpression';
}

function isReadBy(variable: Variable, target: Node): boolean {
  const name = target.type === 'MemberExpression' ? propertyName(target) : undefined;
  return variable.references.some(({ identifier }) => {
    const at = wrapped(identifier);
    const { parent } = at;
    return (
      parent?.type === 'MemberExpression' &&
      parent.object === at &&
      name !== undefined &&
      propertyName(parent) === name &&
      assignmentTo(parent) === undefined
    );
  });
}

/** `alive.add(listener)`, `alive.delete(listener)`: a set that nobody looks into only keeps a listener from being collected. */
function isKeptAlive({ use, through }: Escape, source: Source): boolean {
  if (use.escape !== 'collection' || !isUsedBeside(through ?? use.node, use.to, source)) return false;
  let isRemoved = false;
  for (const node of readsOf(use.to, source)) {
    if (!isOnlyWritten(node)) return false;
    isRemoved ||= node.parent?.type === 'MemberExpression' && propertyName(node.parent) === 'delete';
  }
  return isRemoved;
}

/** Whether a function goes anywhere but into a collection, and out of it. */
function isUsedBeside(kept: Node, collection: Node, source: Source): boolean {
  const at = unwrap(kept);
  const variable = isFunction(at) ? variableOfFunction(at, source) : source.bindings.variable(at);
  // What is kept may be a part of an object that goes somewhere.
  if (variable === undefined) return at.parent?.type !== 'CallExpression';
  const name = dottedName(collection);
  return variable.references.some((reference) => {
    const call = wrapped(reference.identifier).parent;
    const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
    const isOfCollection =
      callee?.type === 'MemberExpression' && name !== undefined && dottedName(callee.object) === name;
    return reference.isRead() && !isOfCollection;
  });
}

/** `window.__onApiAvailable = resolve`: a script that is loaded calls it under the name that it prescribes, as `onload`. */
function isHook({ use }: Escape): boolean {
  let target = unwrap(use.to);
  if (target.type !== 'MemberExpression' || !/^__+on[A-Z]/u.test(propertyName(target) ?? '')) return false;
  target = unwrap(target.object);
  return target.type === 'Identifier' && /^(?:window|globalThis|self|global)$/u.test(target.name);
}

/** `console.error = () => { console.error = original; resolve(); }`: a method that is put back by its first call. */
function isPatch({ use, through }: Escape, source: Source): boolean {
  const target = unwrap(use.to);
  if (through === undefined || target.type !== 'MemberExpression') return false;
  const textOf = (node: Node | undefined): string | undefined => node && source.text.slice(...node.range);
  const initialOf = (node: Node): Node | undefined => {
    const at = unwrap(node);
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    const init = variable && initializer(variable);
    return init && unbound(init);
  };
  const text = textOf(target);
  return someNode(
    through.body,
    (node) =>
      node.type === 'AssignmentExpression' &&
      textOf(unwrap(node.left)) === text &&
      textOf(initialOf(node.right)) === text,
  );
}

const optionsName = /^_?(?:options|opts|params|config|settings|handlers|callbacks)$/u;

/** `new Upload(file, { onSuccess: resolve })`, whose constructor keeps its options: what it calls is a callback of its own. */
function isOption({ use }: Escape, source: Source): boolean {
  const node = unwrap(use.node);
  if (use.escape !== 'field' || node.type !== 'Identifier' || !optionsName.test(node.name)) return false;
  const definition = source.bindings.variable(node)?.defs[0];
  const fn = definition?.type === 'Parameter' ? definition.node : undefined;
  return isFunction(fn) && fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'constructor';
}
