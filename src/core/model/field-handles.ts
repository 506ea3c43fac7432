import {
  assignmentTo,
  enclosingFunction,
  isInside,
  propertyName,
  unwrap,
  type FunctionNode,
  type MemberExpression,
  type Node,
} from '../source/ast.ts';
import { constantValue } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import type { Handle } from './completion.ts';
import { callsOf } from './local-functions.ts';
import { placeKey } from './place-keys.ts';
import { thisExpression } from './this-owner.ts';

// Handles that a field gives, where one promise after the other is kept, until code gives the field another value.

/**
 * What settles the promise that a field keeps and leaves it there, where the settlement finds it again:
 * `cancel() { this.#exchange?.answer.trySetException(reason); }`.
 */
export function settledInFieldBefore(handle: Handle, source: Source): Node | undefined {
  const field = fieldOf(handle, source);
  const home = enclosingFunction(handle.use.node);
  if (field === undefined || home === undefined) return undefined;
  const key = placeKey(field, source);
  const name = propertyName(field);
  if (key === undefined || name === undefined) return undefined;
  const writes = source.mentions
    .members(name)
    .filter((member) => assignmentTo(member) !== undefined && placeKey(member, source) === key);
  return handle.completion.handles.find((each) => {
    const fn = enclosingFunction(each.use.node);
    const other = fieldOf(each, source);
    if (fn === undefined || fn === home || other === undefined || placeKey(other, source) !== key) return false;
    return isLeftBy(fn, writes, source);
  })?.use.node;
}

/** Whether a method, or who calls it in the file, comes to its end without another value for the field. */
function isLeftBy(fn: FunctionNode, writes: readonly Node[], source: Source): boolean {
  const clears = (code: FunctionNode | undefined): boolean =>
    code !== undefined && writes.some((at) => isInside(at, code));
  if (clears(fn) || fn.parent.type !== 'MethodDefinition') return false;
  const isHidden = fn.parent.key.type === 'PrivateIdentifier' || fn.parent.accessibility === 'private';
  const callers = [...callsOf(fn, source)].map((call) => enclosingFunction(call));
  return isHidden ? callers.length > 0 && !callers.some(clears) : true;
}

/** The field of `this` that a settlement has its handle from, by the name of a constant or at once. */
function fieldOf({ use }: Handle, source: Source): MemberExpression | undefined {
  const callee = use.kind === 'settle' ? unwrap(use.call.callee) : undefined;
  let at = callee?.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  for (let depth = 0; at !== undefined && depth < maxDepth; depth++) {
    if (at.type === 'MemberExpression' && thisExpression(at.object, source.bindings) !== undefined) return at;
    const next: Node | undefined =
      at.type === 'Identifier'
        ? constantValue(source.bindings.variable(at))
        : at.type === 'MemberExpression'
          ? at.object
          : undefined;
    at = next && unwrap(next);
  }
  return undefined;
}

/** So many names and members lie between a field and the handle at most. */
const maxDepth = 4;
