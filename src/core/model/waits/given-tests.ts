import { isFunction, unwrap, wrapped, type CallExpression, type FunctionNode } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { givenFunction } from '../given-functions.ts';
import { argumentFor, callsOf, functionRun, localFunction, variableOfFunction } from '../local-functions.ts';
import { isExportedDeclaration } from '../producers/exported.ts';

// `async function waitUntil(test) { while (!test()) await sleep(50); }`: what it looks at, those who call it say.

/**
 * The functions of the file that a call runs: the one that it names, what another one has made for it, or all that are given for the
 * parameter which it calls.
 */
export function functionsRun(call: CallExpression, source: Source): readonly FunctionNode[] {
  const fn = functionRun(call, source) ?? givenFunction(call.callee, source);
  return fn === undefined ? testsGiven(call, source) : [fn];
}

/** The functions of the file that all who call a function give for the parameter which the call runs; none where others may call it. */
export function testsGiven({ callee }: CallExpression, source: Source): readonly FunctionNode[] {
  const at = unwrap(callee);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const definition = variable?.defs[0];
  const fn = definition?.type === 'Parameter' ? definition.node : undefined;
  if (!isFunction(fn) || isExportedDeclaration(fn) || variable?.references.some((each) => each.isWrite())) return [];
  const calls = [...callsOf(fn, source)];
  const uses = variableOfFunction(fn, source)?.references.filter((each) => each.isRead()) ?? [];
  if (calls.length === 0 || uses.length > calls.length) return [];
  const given = calls.flatMap((call) => {
    const argument = argumentFor(variable, fn, call);
    return (argument && localFunction(wrapped(argument), source)) ?? [];
  });
  return given.length === calls.length ? given : [];
}
