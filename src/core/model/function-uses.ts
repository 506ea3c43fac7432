import type { TSESTree } from '@typescript-eslint/types';
import { onlyInspects } from '../flow/inspections.ts';
import {
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  isPrototype,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { lookUpsOf } from './function-tables.ts';
import { localFunction, variableOfFunction } from './local-functions.ts';
import { isExportedDeclaration } from './producers/exported.ts';

/** What is done with a function of the file. */
export type FunctionUse =
  | { readonly kind: 'call'; readonly call: CallExpression }
  /** It is given to a call, by itself or as a member of an object. */
  | { readonly kind: 'argument'; readonly node: Node; readonly to: CallExpression | TSESTree.NewExpression }
  /** It is assigned to a property that calls it: `img.onload = fn`. */
  | { readonly kind: 'property'; readonly node: Node; readonly to: Node }
  /** It goes where it cannot be followed. */
  | { readonly kind: 'escape'; readonly node: Node };

const known = new WeakMap<FunctionNode, readonly FunctionUse[]>();

export function usesOfFunction(fn: FunctionNode, source: Source): readonly FunctionUse[] {
  let uses = known.get(fn);
  if (uses === undefined) {
    // A function that passes itself on says nothing more.
    known.set(fn, []);
    known.set(fn, (uses = [...find(fn, source)]));
  }
  return uses;
}

function* find(fn: FunctionNode, source: Source): Generator<FunctionUse> {
  if (fn.id) {
    // The name of a function expression is for its own code alone, which takes it back as a listener.
    const isOwn = fn.type === 'FunctionExpression';
    for (const use of usesOfName(fn.id, source)) if (!isOwn || use.kind !== 'escape') yield use;
  }
  if (fn.type === 'FunctionDeclaration') return;
  const { parent } = fn;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition')
    yield* usesOfMember(parent, fn, source);
  else if (isOfPrototype(parent)) yield* usesOfMember(parent.left, fn, source);
  else yield* usesOfValue(fn, source);
}

/** `Queue.prototype.next = function () { … }` */
function isOfPrototype(parent: Node): parent is TSESTree.AssignmentExpression & { left: TSESTree.MemberExpression } {
  return (
    parent.type === 'AssignmentExpression' &&
    parent.left.type === 'MemberExpression' &&
    isPrototype(unwrap(parent.left.object))
  );
}

/** `this.name()`, and whatever others do with it; what is private by `#` is named inside its class alone. */
function* usesOfMember(
  member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.MemberExpression,
  fn: FunctionNode,
  source: Source,
): Generator<FunctionUse> {
  const name = propertyName(member);
  const isPrivate = name?.startsWith('#') === true;
  if (!isPrivate) yield { kind: 'escape', node: fn };
  if (name === undefined || name === 'constructor') return;
  for (const each of source.mentions.members(name)) {
    const named = each === member ? undefined : localFunction(each, source);
    if (named === fn) yield* usesOfValue(each, source);
    // `other.#name()`, of another object of the class
    else if (isPrivate && named === undefined && isInside(each, member.parent)) yield { kind: 'escape', node: each };
  }
}

function* usesOfName(id: TSESTree.Identifier, source: Source): Generator<FunctionUse> {
  for (const reference of source.bindings.declaredBy(id)?.references ?? [])
    if (reference.isRead()) yield* usesOfValue(reference.identifier, source);
}

function* usesOfValue(value: Node, source: Source): Generator<FunctionUse> {
  const node = wrapped(value);
  const { parent } = node;
  switch (parent?.type) {
    case 'CallExpression':
      if (parent.callee === node) yield { kind: 'call', call: parent };
      else if (!onlyInspects(parent)) yield { kind: 'argument', node, to: parent };
      return;
    case 'NewExpression':
      yield { kind: 'argument', node, to: parent };
      return;
    case 'MemberExpression': {
      const call = wrapped(parent).parent;
      const name = propertyName(parent);
      if (call?.type !== 'CallExpression' || parent.object !== node) return;
      if (name === 'call' || name === 'apply') yield { kind: 'call', call };
      else if (name === 'bind') yield* usesOfValue(call, source);
      return;
    }
    case 'VariableDeclarator':
      if (parent.id.type === 'Identifier') yield* usesOfName(parent.id, source);
      else yield { kind: 'escape', node };
      return;
    case 'Property': {
      const object = wrapped(parent.parent).parent;
      if (object?.type === 'CallExpression' || object?.type === 'NewExpression')
        yield { kind: 'argument', node, to: object };
      else yield* usesInTable(node, source);
      return;
    }
    case 'AssignmentExpression':
      yield parent.left.type === 'MemberExpression' && /^on[a-z]/u.test(propertyName(parent.left) ?? '')
        ? { kind: 'property', node, to: parent }
        : { kind: 'escape', node };
      return;
    case 'ConditionalExpression':
    case 'LogicalExpression':
      if (!('test' in parent) || parent.test !== node) yield* usesOfValue(parent, source);
      return;
    case 'IfStatement':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'ExpressionStatement':
      return;
    case 'ArrayExpression':
      yield* usesInTable(node, source);
      return;
    default:
      yield { kind: 'escape', node };
  }
}

/** What is in a table may go on from there, beside what the file does with what it looks up. */
function* usesInTable(node: Node, source: Source): Generator<FunctionUse> {
  yield { kind: 'escape', node };
  for (const name of lookUpsOf(node, source)) yield* usesOfValue(name, source);
}

/** Whether the code around a node is that of a function inside another one that has a name, and nobody says it: it never runs. */
export function neverRuns(node: Node, source: Source): boolean {
  for (let fn = enclosingFunction(node); fn !== undefined; fn = enclosingFunction(fn))
    if (isNeverNamed(fn, source)) return true;
  return false;
}

/** A function inside another one that has a name, and nobody but itself says it. */
export function isNeverNamed(fn: FunctionNode, source: Source): boolean {
  if (enclosingFunction(fn) === undefined) return false;
  const references = variableOfFunction(fn, source)?.references;
  return references?.every((each) => !each.isRead() || isInside(each.identifier, fn)) === true;
}

/** A function that a function of the file gives back, and all who call that leave it: `listen(signal, stop);`. */
export function isNeverTaken(fn: FunctionNode, source: Source): boolean {
  const { parent } = wrapped(fn);
  const giver =
    parent?.type === 'ReturnStatement'
      ? enclosingFunction(parent)
      : isFunction(parent) && parent.body === fn
        ? parent
        : undefined;
  if (giver === undefined || isExportedDeclaration(giver)) return false;
  const reads = variableOfFunction(giver, source)?.references.filter((each) => each.isRead()) ?? [];
  return (
    reads.length > 0 &&
    reads.every(({ identifier }) => {
      const { parent: call } = wrapped(identifier);
      return (
        call?.type === 'CallExpression' && call.callee === identifier && call.parent.type === 'ExpressionStatement'
      );
    })
  );
}
