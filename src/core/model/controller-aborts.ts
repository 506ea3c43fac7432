import { dottedName, propertyName, unwrap, wrapped, type Identifier, type Node } from '../source/ast.ts';
import { isConstant, takenFrom } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { isController } from './signals/signals.ts';

/** The calls that abort the controller of a signal, when it is this file's own; undefined when it is somebody else's. */
export function abortsOf(signal: Node, source: Source): readonly Node[] | undefined {
  const at = unwrap(signal);
  if (at.type === 'Identifier' && isOfNobody(at, source)) return [];
  let name: Node | undefined;
  if (at.type === 'MemberExpression' && propertyName(at) === 'signal') name = unwrap(at.object);
  const variable = name?.type === 'Identifier' ? source.bindings.variable(name) : undefined;
  const value = variable?.references.find((reference) => reference.isWrite())?.writeExpr;
  if (variable === undefined || value === undefined || value === null || !isController(unwrap(value))) return undefined;
  const aborts: Node[] = [];
  for (const { identifier } of variable.references) {
    const { parent } = wrapped(identifier);
    if (parent?.type !== 'MemberExpression') {
      if (parent?.type !== 'VariableDeclarator' && parent?.type !== 'AssignmentExpression') return undefined;
      continue;
    }
    const call = wrapped(parent).parent;
    if (propertyName(parent) !== 'abort') continue;
    if (call?.type !== 'CallExpression' || call.callee !== wrapped(parent)) return undefined;
    aborts.push(call);
  }
  return aborts;
}

/** `const { signal } = new AbortController()`: the controller is gone, and nobody can abort. */
function isOfNobody(signal: Identifier, source: Source): boolean {
  const variable = source.bindings.variable(signal);
  const property = variable && isConstant(variable) ? takenFrom(variable) : undefined;
  const made = property?.type === 'Property' ? property.parent.parent : undefined;
  const init = made?.type === 'VariableDeclarator' && made.init ? unwrap(made.init) : undefined;
  return init?.type === 'NewExpression' && dottedName(init.callee) === 'AbortController';
}
