import { calledName, wrapped, type CallExpression, type Node } from '../source/ast.ts';
import { isConstant, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { usesOfFunction } from './function-uses.ts';
import { giverOf } from './returned-closures.ts';

/** The call that an object literal is given to; that of an observer also by its only name, or as what a function of the file gives. */
export function givenTo(object: Node, source: Source): CallExpression | undefined {
  const at = wrapped(object);
  const { parent } = at;
  if (parent?.type === 'CallExpression') return parent.callee === at ? undefined : parent;
  const places =
    parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
      ? readsOf(source.bindings.declaredBy(parent.id))
      : callsOfGiver(at, source);
  const [only] = places;
  const call = only && places.length === 1 ? wrapped(only).parent : undefined;
  const isGiven = call?.type === 'CallExpression' && call.callee !== only && calledName(call) === 'subscribe';
  return isGiven ? call : undefined;
}

function readsOf(variable: Variable | undefined): readonly Node[] {
  if (variable === undefined || !isConstant(variable)) return [];
  return variable.references.filter((each) => each.isRead()).map(({ identifier }) => identifier);
}

function callsOfGiver(given: Node, source: Source): readonly Node[] {
  const giver = giverOf(given);
  const uses = giver === undefined || giver.async || giver.generator ? [] : usesOfFunction(giver, source);
  return uses.flatMap((use) => (use.kind === 'call' ? [use.call] : []));
}
