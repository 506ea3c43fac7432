import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../flow/callback-timing.ts';
import {
  calledName,
  dottedName,
  isFunction,
  isLoop,
  lastName,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
  loopsAround,
} from '../source/ast.ts';
import { constantValue, isConstant, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { someNode, someOwnNode, walk } from '../source/visit.ts';
import { constantMember } from './constant-members.ts';
import { isHarmless, isHarmlessCode } from './harmless-code.ts';
import { localFunction } from './local-functions.ts';
import type { PendingGroup, PendingPlace } from './pending-places.ts';
import { placeKey } from './place-keys.ts';

// What one mention of a place does to the handles that are kept there.

/** What a mention does: `settle` for whatever may, `look`, or the node that drops the handles. */
export function useOf(
  node: Node,
  place: PendingPlace,
  group: PendingGroup,
  source: Source,
  isWhole = placeKey(node, source) === place.key,
): 'settle' | 'look' | Node {
  const at = wrapped(node);
  const { parent } = at;
  const alias = aliasAt(at, place, isWhole, source);
  if (alias !== undefined) return useOfAlias(alias, place, group, source);
  // Taken out by a pattern, it may go anywhere.
  if (parent === undefined || node.type === 'Property') return 'settle';
  switch (parent.type) {
    case 'AssignmentExpression':
      if (parent.left !== at) return isWhole ? 'settle' : 'look';
      if (parent.operator !== '=') return 'settle';
      if (isEmpty(parent.right) || isMadeAnew(parent.right, group)) return parent;
      return isBareState(parent.right, source) && !isAskedBefore(parent, place) ? parent : 'settle';
    case 'UnaryExpression':
      return parent.operator === 'delete' ? parent : 'look';
    case 'IfStatement':
    case 'BinaryExpression':
    case 'ConditionalExpression':
      return parent.type !== 'ConditionalExpression' || parent.test === at ? 'look' : 'settle';
    case 'LogicalExpression':
      return parent.left === at && parent.operator === '&&' ? 'look' : 'settle';
    case 'ForOfStatement':
      return parent.right === at && isHarmlessCode(parent.body, source, group) ? 'look' : 'settle';
    case 'ForInStatement':
      return parent.right === at && isHarmlessCode(parent.body, source, group) ? forgetting(parent.body, at) : 'settle';
    case 'MemberExpression':
      return parent.object === at ? memberUse(parent, isWhole, place, group, source) : 'settle';
    case 'CallExpression': {
      if (parent.callee === at) return 'settle';
      const turn = isWhole ? turnOverKeys(parent) : undefined;
      if (turn !== undefined && isHarmlessCode(turn, source, group)) return forgetting(turn, at);
      return isHarmless(parent) ? 'look' : 'settle';
    }
    default:
      return isWhole ? 'settle' : 'look';
  }
}

/** The constant that stands for the place: `const pending = this.pending`, `const { pending } = this`. */
function aliasAt(node: Node, place: PendingPlace, isWhole: boolean, source: Source): Variable | undefined {
  const declarator = node.type === 'Property' ? node.parent.parent : node.parent;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return undefined;
  if (node.type === 'Property' && `${placeKey(declarator.init, source) ?? ''}.${place.name}` !== place.key)
    return undefined;
  const name = node.type === 'Property' ? node.value : isWhole && declarator.init === node ? declarator.id : undefined;
  const variable = name?.type === 'Identifier' ? source.bindings.declaredBy(name) : undefined;
  return variable && isConstant(variable) ? variable : undefined;
}

/** What is done with the place by the name of a constant. */
function useOfAlias(
  { references }: Variable,
  place: PendingPlace,
  group: PendingGroup,
  source: Source,
): 'settle' | 'look' | Node {
  const reads = references.filter((each) => each.isRead());
  const uses = reads.map(({ identifier }) => useOf(identifier, place, group, source, true));
  return uses.find((use) => use === 'settle') ?? uses.find((use) => use !== 'look') ?? 'look';
}

/** `this.ready = Promise.withResolvers()`: those who wait for the old one are forgotten. */
export function isMadeAnew(value: Node, { completions }: PendingGroup): boolean {
  const at = unwrap(value);
  return completions.some(({ node }) => node === at);
}

/** What runs for each key of the place: `for (const id of Object.keys(pending)) …`, `Object.keys(pending).forEach(…)`. */
function turnOverKeys(call: CallExpression): Node | undefined {
  if (!/^Object\.(?:keys|entries|values)$/u.test(calleeName(call) ?? '')) return undefined;
  const list = wrapped(call);
  const { parent } = list;
  if (parent?.type === 'ForOfStatement') return parent.right === list ? parent.body : undefined;
  const each =
    parent?.type === 'MemberExpression' && propertyName(parent) === 'forEach' ? wrapped(parent).parent : null;
  const first = each?.type === 'CallExpression' ? each.arguments[0] : undefined;
  return first && isFunction(unwrap(first)) ? unwrap(first) : undefined;
}

/** Whether the code of a turn deletes the element that it is about; one that is deleted on a condition may be settled. */
function forgetting(turn: Node, place: Node): 'look' | Node {
  const name = lastName(place);
  let removed: Node | undefined;
  walk(turn, (node) => {
    if (node.type === 'UnaryExpression' && node.operator === 'delete') {
      const member = unwrap(node.argument);
      if (member.type === 'MemberExpression' && lastName(member.object) === name) removed ??= node;
    }
    return removed === undefined && node.type !== 'IfStatement';
  });
  return removed ?? 'look';
}

function memberUse(
  member: TSESTree.MemberExpression,
  isWhole: boolean,
  place: PendingPlace,
  group: PendingGroup,
  source: Source,
): 'settle' | 'look' | Node {
  const name = propertyName(member);
  const at = wrapped(member);
  const { parent } = at;
  if (!isWhole) return 'look';
  if (name === 'length' || name === 'size') {
    if (parent?.type === 'AssignmentExpression' && parent.left === at) return isEmpty(parent.right) ? parent : 'settle';
    // Who waits until there are none is in no hurry to drop them.
    return isInLoopTest(at) ? 'settle' : 'look';
  }
  if (parent?.type === 'CallExpression' && parent.callee === at)
    return name === 'splice' ? takenOut(parent, place, group, source) : methodUse(name, parent, place, group, source);
  return elementUse(member);
}

/** What is done with a member of the place, or of one of its elements. */
function elementUse(member: TSESTree.MemberExpression): 'settle' | 'look' | Node {
  let at = wrapped(member);
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = wrapped(at.parent);
  const { parent } = at;
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee !== at && isHarmless(parent) ? 'look' : 'settle';
    case 'UnaryExpression':
      return parent.operator === 'delete' && !member.computed && at === wrapped(member) ? parent : 'look';
    case 'IfStatement':
    case 'BinaryExpression':
      return 'look';
    default:
      return 'settle';
  }
}

/** Whether the call is made for each element of the place; one that is deleted on a condition may be settled. */
function isInLoopOver(call: Node, { name }: PendingPlace): boolean {
  for (let at: Node | undefined = call; at; at = at.parent) {
    if (at.type === 'IfStatement') return false;
    if (at.type === 'ForOfStatement') return names(at.right, name);
    if (!isFunction(at)) continue;
    const { parent } = wrapped(at);
    return parent?.type === 'CallExpression' && calledName(parent) === 'forEach' && names(parent.callee, name);
  }
  return false;
}

/** `const left = waiters.splice(0)`: what has been taken out is dropped when nothing is done with it but to look. */
function takenOut(
  call: CallExpression,
  place: PendingPlace,
  group: PendingGroup,
  source: Source,
): 'settle' | 'look' | Node {
  const at = wrapped(call);
  const { parent } = at;
  if (parent?.type === 'ExpressionStatement') return call;
  const [start, count] = call.arguments;
  const isAll = start?.type === 'Literal' && start.value === 0 && (!count || lastName(count) === 'length');
  if (!isAll) return 'settle';
  if (parent?.type === 'ForOfStatement') return isHarmlessCode(parent.body, source, group) ? call : 'settle';
  const name = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
  const variable = name && source.bindings.declaredBy(name);
  if (variable === undefined || !isConstant(variable)) return 'settle';
  const use = useOfAlias(variable, place, group, source);
  return use === 'look' ? call : use;
}

function methodUse(
  name: string | undefined,
  call: CallExpression,
  place: PendingPlace,
  group: PendingGroup,
  source: Source,
): 'settle' | 'look' | Node {
  const [first] = call.arguments;
  switch (name) {
    case 'clear':
      return call;
    case 'delete':
      return isInLoopOver(call, place) ? call : 'look';
    case 'pop':
    case 'shift':
      // Taken out to be thrown away, one after the other.
      if (wrapped(call).parent?.type !== 'ExpressionStatement') return 'settle';
      return loopsAround(call).length > 0 ? call : 'look';
    case 'keys':
      return isEndedOneByOne(call) ? 'settle' : 'look';
    case 'has':
    case 'set':
    case 'push':
    case 'add':
      return 'look';
    case 'forEach': {
      const each = first && localFunction(first, source);
      return each && isHarmlessCode(each, source, group) ? 'look' : 'settle';
    }
    case 'values':
    case 'entries': {
      const { parent } = wrapped(call);
      return parent?.type === 'ForOfStatement' &&
        parent.right === wrapped(call) &&
        isHarmlessCode(parent.body, source, group)
        ? 'look'
        : 'settle';
    }
    default:
      return 'settle';
  }
}

/** `for (const id of this.pending.keys()) await this.cancel(id);` waits until each has come to its end. */
function isEndedOneByOne(keys: CallExpression): boolean {
  const loop = wrapped(keys).parent;
  if (loop?.type !== 'ForOfStatement' || loop.right !== wrapped(keys)) return false;
  return someOwnNode(loop.body, (node) => node.type === 'AwaitExpression');
}

/** Whether a node stands in the test of a loop that does more than to throw away one after the other. */
function isInLoopTest(node: Node): boolean {
  for (let at = node; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent } = at;
    if (isLoop(parent)) return 'test' in parent && parent.test === at && !onlyTakesOut(parent.body);
  }
  return false;
}

function onlyTakesOut(body: Node): boolean {
  const only = onlyExpression(body.type === 'ExpressionStatement' ? body.expression : body);
  return only?.type === 'CallExpression' && /^(?:pop|shift)$/u.test(calledName(only) ?? '');
}

/** `{ kind: 'closed' }`, `State.closed`: another state, which is written out and has no room for a handle. */
function isBareState(node: Node, source: Source): boolean {
  const at = unwrap(node);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const state = constantMember(at, source) ?? constantValue(variable) ?? at;
  const record = unwrap(state);
  return (
    record.type === 'ObjectExpression' &&
    record.properties.every((each) => each.type === 'Property' && isWrittenOut(each.value, source))
  );
}

function isWrittenOut(value: Node, source: Source): boolean {
  const at = unwrap(value);
  if (at.type === 'MemberExpression') return constantMember(at, source)?.type === 'Literal';
  return at.type === 'Literal' || (at.type === 'Identifier' && at.name === 'undefined');
}

/** `if (this.state.kind === 'busy') throw …`: the function goes by the state that was, and may know that nobody waits. */
function isAskedBefore(change: Node, { name }: PendingPlace): boolean {
  for (let at = change; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent } = at;
    if (parent.type === 'IfStatement' && parent.test !== at && names(parent.test, name)) return true;
    const before =
      parent.type === 'BlockStatement'
        ? parent.body.slice(
            0,
            parent.body.findIndex((each) => each === at),
          )
        : [];
    if (before.some((each) => each.type === 'IfStatement' && names(each.test, name))) return true;
    if (before.some((each) => each.type === 'SwitchStatement' && names(each.discriminant, name))) return true;
  }
  return false;
}

function names(test: Node, name: string): boolean {
  return someNode(test, (each) => (each.type === 'MemberExpression' ? propertyName(each) : dottedName(each)) === name);
}

/** `null`, `undefined`, `0`, an empty array, object or new collection. */
function isEmpty(node: Node): boolean {
  const at = unwrap(node);
  switch (at.type) {
    case 'Literal':
      return at.value === null || at.value === 0 || at.value === false;
    case 'Identifier':
      return at.name === 'undefined';
    case 'ArrayExpression':
      return at.elements.length === 0;
    case 'ObjectExpression':
      return at.properties.length === 0;
    case 'UnaryExpression':
      return at.operator === 'void';
    case 'NewExpression':
      return (
        at.arguments.length === 0 &&
        at.callee.type === 'Identifier' &&
        /^(?:Map|Set|WeakMap|Array)$/u.test(at.callee.name)
      );
    case 'CallExpression':
      return calleeName(at) === 'Object.create';
    case 'AssignmentExpression':
      return isEmpty(at.right);
    default:
      return false;
  }
}
