import {
  enclosingFunction,
  loopsAround,
  onlyExpression,
  propertyName,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { someOwnNode } from '../../source/visit.ts';
import { excludeEachOther } from '../exclusion.ts';
import { calledFunction, passedAs } from '../local-functions.ts';
import { givesErrorFirst } from './callback-handings.ts';

// What functions of the file do with a callback that they are passed.

const nodeStyles = new WeakMap<Variable, boolean>();

/** Whether a callback is given an error first: by the function that takes it, or by one of the file that it is passed to. */
export function isNodeStyle(parameter: Variable, source: Source): boolean {
  const known = nodeStyles.get(parameter);
  if (known !== undefined) return known;
  nodeStyles.set(parameter, false);
  const isOne = parameter.references.some(({ identifier }) => {
    const { parent } = wrapped(identifier);
    const isApplied = parent?.type === 'MemberExpression' && /^(?:call|apply)$/.test(propertyName(parent) ?? '');
    const call = calling(isApplied ? parent : identifier);
    if (call !== undefined) return givesErrorFirst(call);
    const passed = passedAs(identifier, source);
    return passed !== undefined && isNodeStyle(passed, source);
  });
  nodeStyles.set(parameter, isOne);
  return isOne;
}

/** Whether a function runs what it is given as the parameter each time that it is called. */
export function isSurelyRun(parameter: Node | undefined, { body }: FunctionNode, source: Source): boolean {
  const variable = parameter?.type === 'Identifier' ? source.bindings.declaredBy(parameter) : undefined;
  return (variable?.references ?? []).some(({ identifier }) => {
    const call = calling(identifier);
    if (call === undefined) return false;
    if (onlyExpression(body) === call) return true;
    const statement = wrapped(call).parent;
    if (statement?.parent !== body || body.type !== 'BlockStatement') return false;
    if (statement.type !== 'ExpressionStatement' && statement.type !== 'ReturnStatement') return false;
    return !body.body.some(
      (each) => each.range[1] <= statement.range[0] && someOwnNode(each, ({ type }) => type === 'ReturnStatement'),
    );
  });
}

/** Whether a function that is passed a callback may run it more than once itself: for each of several, and at last for all. */
export function isRunAgain(parameter: Variable): boolean {
  const calls = parameter.references.flatMap(({ identifier }) => calling(identifier) ?? []);
  return calls.some(
    (call, index) =>
      loopsAround(call).length > 0 ||
      calls.slice(index + 1).some((other) => {
        const home = enclosingFunction(call);
        return home !== undefined && home === enclosingFunction(other) && !excludeEachOther(call, other);
      }),
  );
}

/** Whether a function is written as an argument for one of the file that runs it before it returns: `settle(() => resolve(value))`. */
export function isRunByHelper(fn: FunctionNode, source: Source): boolean {
  const given = givenToHelper(fn, source);
  return given !== undefined && isSurelyRun(given.parameter, given.helper, source);
}

/** The same, where the helper may also leave before: `const settle = (act) => { if (over) return; over = true; act(); }`. */
export function mayRunByHelper(fn: FunctionNode, source: Source): boolean {
  const { helper, parameter } = givenToHelper(fn, source) ?? {};
  const variable = parameter?.type === 'Identifier' ? source.bindings.declaredBy(parameter) : undefined;
  return (variable?.references ?? []).some(({ identifier }) => {
    const call = calling(identifier);
    return call !== undefined && enclosingFunction(call) === helper;
  });
}

/** The function of the file that a function is written as an argument for, and its parameter. */
function givenToHelper(
  fn: FunctionNode,
  source: Source,
): { readonly helper: FunctionNode; readonly parameter: Node | undefined } | undefined {
  const at = wrapped(fn);
  const call = at.parent;
  if (call?.type !== 'CallExpression' || call.callee === at) return undefined;
  const helper = calledFunction(call, source);
  if (helper === undefined || helper.async || helper.generator) return undefined;
  return { helper, parameter: helper.params[call.arguments.indexOf(at as never)] };
}

/** The call whose callee the node is. */
export function calling(node: Node): CallExpression | undefined {
  const at = wrapped(node);
  return at.parent?.type === 'CallExpression' && at.parent.callee === at ? at.parent : undefined;
}
