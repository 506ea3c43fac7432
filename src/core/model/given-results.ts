import {
  calledName,
  isFunction,
  isNothing,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { constantValue, isConstant, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { someOwnNode } from '../source/visit.ts';
import { calledFunction } from './local-functions.ts';

const maxDepth = 3;

/**
 * Whether one of the settlements gives what a node callback got behind its error, and nothing asks whether it came:
 * `(_err, stats) => resolve(stats.size)`, also by way of a constant or of a function of the file.
 */
export function givesResult(fn: FunctionNode, settlements: readonly Node[], source: Source): boolean {
  const [, result] = fn.params;
  if (result === undefined) return false;
  const variables = variablesOf(result, fn, source);
  const [variable] = variables;
  if (variable === undefined || variables.some((each) => each.references.length === 0)) return false;
  // To take the result apart is to count on it already; a default value answers its absence.
  const isCountedOn =
    result.type === 'ObjectPattern'
      ? result.properties.every(({ type }) => type === 'Property')
      : result.type === 'Identifier' && usesAsGiven(variable, source, 0);
  return isCountedOn && settlements.some((settlement) => isMadeOf(settlement, new Set(variables), source, 0));
}

function variablesOf(pattern: Node, fn: FunctionNode, source: Source): readonly Variable[] {
  return source.bindings.declared(fn).filter(({ identifiers: [name] }) => {
    for (let at: Node | undefined = name; at !== undefined && at !== fn; at = at.parent)
      if (at === pattern) return true;
    return false;
  });
}

/** Whether all uses of a variable take for granted that something is in it. */
function usesAsGiven(variable: Variable, source: Source, depth: number): boolean {
  return (
    isConstant(variable) &&
    variable.references.every(({ identifier, init }) => init === true || isTakenAsGiven(identifier, source, depth))
  );
}

function isTakenAsGiven(use: Node, source: Source, depth: number): boolean {
  const at = wrapped(use);
  const { parent } = at;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object !== at || !parent.optional;
    case 'CallExpression':
      return parent.callee === at || isArgumentTakenAsGiven(parent, at, source, depth);
    // Nothing cannot be gone through; an object may be spread from nothing.
    case 'SpreadElement':
      return parent.parent.type !== 'ObjectExpression';
    case 'ForOfStatement':
      return parent.right === at;
    case 'VariableDeclarator':
      return (
        parent.id.type !== 'Identifier' ||
        source.bindings.declared(parent).every((each) => usesAsGiven(each, source, depth))
      );
    default:
      return false;
  }
}

function isArgumentTakenAsGiven(call: CallExpression, argument: Node, source: Source, depth: number): boolean {
  // The settlement itself, and what cannot make anything of nothing.
  if (source.bindings.variable(unwrap(call.callee))?.defs[0]?.type === 'Parameter') return true;
  if (
    /^(?:parse|from|keys|entries|values|resolve|(?:trySet|set)Result)$/u.test(calledName(call) ?? '') &&
    call.arguments[0] === argument
  )
    return true;
  const callee = depth < maxDepth ? calledFunction(call, source) : undefined;
  const parameter = callee?.params[call.arguments.findIndex((each) => each === argument)];
  if (callee === undefined || parameter === undefined) return false;
  if (parameter.type === 'ObjectPattern') return true;
  if (parameter.type !== 'Identifier') return false;
  const variable = source.bindings.declaredBy(parameter);
  return variable !== undefined && variable.references.length > 0 && usesAsGiven(variable, source, depth + 1);
}

/** Whether an expression holds one of the variables, or a constant that was made of one. */
function isMadeOf(node: Node, variables: ReadonlySet<Variable>, source: Source, depth: number): boolean {
  return someOwnNode(node, (each) => {
    if (isFunction(each) || each.type !== 'Identifier') return false;
    const variable = source.bindings.variable(each);
    if (variable === undefined) return false;
    if (variables.has(variable)) return true;
    const init = constantValue(variable);
    return init !== undefined && depth < maxDepth && isMadeOf(init, variables, source, depth + 1);
  });
}

/** Whether a function gives something a value before it ends. */
export function hasAnswer({ body }: FunctionNode): boolean {
  return (
    body.type === 'BlockStatement' &&
    body.body.some((each) => each.type === 'ExpressionStatement' && each.expression.type === 'AssignmentExpression')
  );
}

/** `function remove(done) { fs.rm(folder, () => done()); }`: a function of the file that only ever says that it has ended. */
export function passesNoError(call: CallExpression, handler: Node, source: Source): boolean {
  const parameter = calledFunction(call, source)?.params[call.arguments.findIndex((each) => each === handler)];
  const variable = parameter?.type === 'Identifier' ? source.bindings.declaredBy(parameter) : undefined;
  if (variable === undefined || variable.references.length === 0) return false;
  return variable.references.every(({ identifier }) => {
    const { parent } = wrapped(identifier);
    if (parent?.type !== 'CallExpression' || unwrap(parent.callee) !== identifier) return false;
    const [error] = parent.arguments;
    return error === undefined || isNothing(error);
  });
}
