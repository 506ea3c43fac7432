import { calledName, propertyName, unwrap, wrapped, type Node } from '../source/ast.ts';
import { initializer, isConstant } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import type { Handle } from './completion.ts';

// Handles that a map gives for a key, and keeps unless code takes them out.

/** Whether a settlement has its handle from a map that keeps it: `pending.get(id)?.setResult(value)`. */
export function isKeptInMap(handle: Handle, source: Source): boolean {
  const map = lookedUpIn(handle, source);
  return map !== undefined && keepsEntries(map, source);
}

function lookedUpIn({ use }: Handle, source: Source): Node | undefined {
  let at: Node | undefined = use.kind === 'settle' ? unwrap(use.call.callee) : undefined;
  if (at?.type === 'MemberExpression') at = unwrap(at.object);
  const variable = at?.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const init = variable && initializer(variable);
  const call = init ? unwrap(init) : at;
  if (call?.type !== 'CallExpression' || calledName(call) !== 'get' || call.arguments.length !== 1) return undefined;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
}

/** Whether all that the file does with a map is to put entries in and to look at them. */
function keepsEntries(map: Node, source: Source): boolean {
  if (map.type === 'Identifier') {
    const variable = source.bindings.variable(map);
    if (variable === undefined || !isConstant(variable) || variable.defs[0]?.type !== 'Variable') return false;
    return variable.references.every((each) => each.init === true || isLookedAt(each.identifier));
  }
  const name = map.type === 'MemberExpression' ? propertyName(map) : undefined;
  return name !== undefined && source.mentions.members(name).every(isLookedAt);
}

function isLookedAt(map: Node): boolean {
  const { parent } = wrapped(map);
  return (
    parent?.type === 'MemberExpression' &&
    parent.object === wrapped(map) &&
    /^(?:get|set|has|size|keys|values|entries|forEach)$/u.test(propertyName(parent) ?? '')
  );
}
