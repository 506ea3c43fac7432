import { classOfMade } from './class-chains.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap, type FunctionNode, type Node } from '../source/ast.ts';
import { constantValue } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { resultOf } from './function-bodies.ts';
import { calledFunction, localFunction } from './local-functions.ts';
import { instanceMethod } from './methods.ts';

// `const elapsed = stopwatch()`, `const limit = deadline(ms)`: what calls of the file's own functions give.

/** The function that a call gives, or that a constant holds or has as a member, which a function or class of the file has made for it. */
export function givenFunction(node: Node, source: Source): FunctionNode | undefined {
  const at = unwrap(node);
  if (at.type === 'Identifier' || at.type === 'CallExpression') {
    const call = at.type === 'CallExpression' ? at : constantValue(source.bindings.variable(at));
    const result = call && resultOfCall(call, source);
    return result && localFunction(result, source);
  }
  const object = at.type === 'MemberExpression' ? unwrap(at.object) : undefined;
  const name = at.type === 'MemberExpression' ? propertyName(at) : undefined;
  const variable = object?.type === 'Identifier' ? source.bindings.variable(object) : undefined;
  if (variable === undefined || name === undefined) return undefined;
  const init = constantValue(variable);
  const owner = init && classOfMade(init, source.bindings);
  if (owner !== undefined) return instanceMethod(owner, name, source);
  const result = init && resultOfCall(init, source);
  return result?.type === 'ObjectExpression' ? functionOfRecord(result, name, source) : undefined;
}

/** The function that an object literal has by a name: written there, or named. */
export function functionOfRecord(
  { properties }: TSESTree.ObjectExpression,
  name: string,
  source: Source,
): FunctionNode | undefined {
  const property = properties.find((each) => each.type === 'Property' && propertyName(each) === name);
  return property?.type === 'Property' && property.kind === 'init' ? localFunction(property.value, source) : undefined;
}

function resultOfCall(value: Node, source: Source): Node | undefined {
  const call = unwrap(value);
  const fn = call.type === 'CallExpression' ? calledFunction(call, source) : undefined;
  return fn === undefined || fn.async ? undefined : resultOf(fn);
}
