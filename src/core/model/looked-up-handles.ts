import {
  assignmentTo,
  calledName,
  enclosingFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Identifier,
  type MemberExpression,
  type Node,
} from '../source/ast.ts';
import { iterationOf } from '../source/iterations.ts';
import { isConstant, takenFrom } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import type { Handle } from './completion.ts';
import { settledInFieldBefore } from './field-handles.ts';
import { bodyOf } from './function-bodies.ts';
import { calledFunction } from './local-functions.ts';

// Handles that a map gives for a key, and keeps unless code takes them out.

/** What settles a promise before another settlement finds it where it is kept: in a map, or in a field. */
export function settledBefore(handle: Handle, source: Source): Node | undefined {
  return settledInMapBefore(handle, source) ?? settledInFieldBefore(handle, source);
}

/** Whether a settlement has its handle from a map that keeps it: `pending.get(id)?.setResult(value)`. */
export function isKeptInMap(handle: Handle, source: Source): boolean {
  const map = lookedUpIn(handle, source);
  return map !== undefined && keepsEntries(map, source);
}

/** Whether a settlement has its handle from a map out of which only those who look an entry up take it: nobody else has, when it settles. */
export function isLeftInMap(handle: Handle, source: Source): boolean {
  const map = lookedUpIn(handle, source);
  if (map === undefined) return false;
  const uses = usesOf(map, source);
  if (uses === undefined) return false;
  const lookers = new Set<FunctionNode | undefined>();
  for (const use of uses) if (methodOf(use) === 'get') lookers.add(enclosingFunction(use));
  const { node } = handle.completion;
  return uses.every((use) => {
    if (isLookedAt(use)) return true;
    const home = enclosingFunction(use);
    return methodOf(use) === 'delete' && home !== undefined && lookers.has(home) && home !== enclosingFunction(node);
  });
}

/** `this.#take(id)?.setResult(value)`, where a function of the file gives a handle to who asks first, and takes it out of its collection. */
export function isGivenAway({ use, completion }: Handle, source: Source): boolean {
  const callee = use.kind === 'settle' ? unwrap(use.call.callee) : undefined;
  const held = callee?.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  const giver = held?.type === 'CallExpression' ? calledFunction(held, source) : undefined;
  if (giver === undefined || isInside(completion.node, giver)) return false;
  return bodyOf(giver).calls.some((call) => /^(?:delete|shift|pop|splice)$/u.test(calledName(call) ?? ''));
}

/** Whether code names the map that a settlement has its handle from. */
export function namesMapOf(handle: Handle, region: Node, source: Source): boolean {
  const map = lookedUpIn(handle, source);
  return map !== undefined && usesOf(map, source)?.some((use) => isInside(use, region)) === true;
}

/**
 * What settles the entries of a map one by one, by their keys, and leaves them there, where the settlement comes upon
 * them as it goes through all: `for (const [, call] of calls) call.setException(error); calls.clear();`.
 */
function settledInMapBefore(handle: Handle, source: Source): Node | undefined {
  const map = sweptIn(handle, source);
  const uses = map && usesOf(map, source);
  const home = map && enclosingFunction(map);
  if (uses === undefined || home === undefined) return undefined;
  const isKept = uses.every(
    (use) => isLookedAt(use) || isGoneThrough(use) || (methodOf(use) === 'clear' && isInside(use, home)),
  );
  if (!isKept) return undefined;
  return handle.completion.handles.find((each) => {
    const place = lookedUpIn(each, source);
    return place !== undefined && uses.includes(place) && !isInside(place, home);
  })?.use.node;
}

/** The map that the code around a settlement goes through, entry by entry. */
function sweptIn({ use }: Handle, source: Source): Node | undefined {
  const callee = use.kind === 'settle' ? unwrap(use.call.callee) : undefined;
  const object = callee?.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  const iteration = object?.type === 'Identifier' ? iterationOf(source.bindings.variable(object)?.defs[0]) : undefined;
  const list = iteration && unwrap(iteration.list);
  const method = list?.type === 'CallExpression' ? unwrap(list.callee) : undefined;
  if (method?.type !== 'MemberExpression') return list;
  return /^(?:values|entries)$/u.test(propertyName(method) ?? '') ? unwrap(method.object) : undefined;
}

/** The map that gives what is settled: the handle itself, or an entry that it is a member of. */
function lookedUpIn({ use }: Handle, source: Source): Node | undefined {
  let at: Node | undefined = use.kind === 'settle' ? unwrap(use.call.callee) : undefined;
  if (at?.type === 'MemberExpression') at = unwrap(at.object);
  for (let depth = 0; at !== undefined && depth < maxDepth; depth++) {
    if (at.type === 'CallExpression') return calledName(at) === 'get' ? receiverOf(at) : undefined;
    at = at.type === 'Identifier' ? valueOf(at, source) : isFixedMember(at, source) ? unwrap(at.object) : undefined;
  }
  return undefined;
}

/** So many names and members lie between an entry and its handle at most. */
const maxDepth = 4;

function receiverOf({ callee, arguments: args }: CallExpression): Node | undefined {
  const method = unwrap(callee);
  return method.type === 'MemberExpression' && args.length === 1 ? unwrap(method.object) : undefined;
}

/** What a name stands for, or is taken out of: `const { source } = entry`. */
function valueOf(name: Identifier, source: Source): Node | undefined {
  const variable = source.bindings.variable(name);
  const from = variable && takenFrom(variable);
  if (from?.type !== 'Property') return from && unwrap(from);
  if (isRefilled(propertyName(from), source)) return undefined;
  const { parent } = from.parent;
  return parent.type === 'VariableDeclarator' && parent.init ? unwrap(parent.init) : undefined;
}

/** A member that no code gives another value. */
function isFixedMember(at: Node, source: Source): at is MemberExpression {
  return at.type === 'MemberExpression' && !isRefilled(propertyName(at), source);
}

function isRefilled(name: string | undefined, source: Source): boolean {
  return name === undefined || source.mentions.members(name).some((member) => assignmentTo(member) !== undefined);
}

/** Whether all that the file does with a map is to put entries in and to look at them. */
function keepsEntries(map: Node, source: Source): boolean {
  return usesOf(map, source)?.every(isLookedAt) === true;
}

/** Where the file names a map, but for its declaration; undefined where it may be another one each time. */
function usesOf(map: Node, source: Source): readonly Node[] | undefined {
  if (map.type === 'Identifier') {
    const variable = source.bindings.variable(map);
    if (variable === undefined || !isConstant(variable) || variable.defs[0]?.type !== 'Variable') return undefined;
    return variable.references.filter((each) => each.init !== true).map(({ identifier }) => identifier);
  }
  const name = map.type === 'MemberExpression' ? propertyName(map) : undefined;
  return name === undefined ? undefined : source.mentions.members(name);
}

function methodOf(map: Node): string | undefined {
  const { parent } = wrapped(map);
  return parent?.type === 'MemberExpression' && parent.object === wrapped(map) ? propertyName(parent) : undefined;
}

function isGoneThrough(map: Node): boolean {
  const at = wrapped(map);
  return at.parent?.type === 'ForOfStatement' && at.parent.right === at;
}

function isLookedAt(map: Node): boolean {
  return /^(?:get|set|has|size|keys|values|entries|forEach)$/u.test(methodOf(map) ?? '');
}
