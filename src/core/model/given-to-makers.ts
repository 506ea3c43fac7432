import { isFunction, isInside, propertyName, unwrap, type CallExpression, type FunctionNode } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { usesOfFunction } from './function-uses.ts';
import { resultOf } from './function-bodies.ts';
import { argumentFor, localFunction } from './local-functions.ts';

/**
 * `const locked = (work) => (...args) => mutex.runExclusive(() => work(...args));`: the functions of the file that a call of the
 * parameter runs in one of the functions that are made so, `locked(store)`.
 */
export function givenToMaker({ callee }: CallExpression, source: Source): readonly FunctionNode[] {
  const at = unwrap(callee);
  const isApplied = at.type === 'MemberExpression' && /^(?:call|apply)$/u.test(propertyName(at) ?? '');
  const name = unwrap(isApplied ? at.object : at);
  const variable = name.type === 'Identifier' ? source.bindings.variable(name) : undefined;
  const maker = variable?.defs[0]?.type === 'Parameter' ? variable.defs[0].node : undefined;
  const made = isFunction(maker) ? resultOf(maker) : undefined;
  if (!isFunction(maker) || !isFunction(made) || !isInside(callee, made)) return [];
  const given = new Set<FunctionNode>();
  for (const use of usesOfFunction(maker, source)) {
    const argument = use.kind === 'call' ? argumentFor(variable, maker, use.call) : undefined;
    const fn = argument && localFunction(argument, source);
    if (fn !== undefined) given.add(fn);
  }
  return [...given];
}
