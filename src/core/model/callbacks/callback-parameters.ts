import {
  dottedName,
  enclosingFunction,
  isFunction,
  propertyName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { initializer, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';

/** What a function is given, under the name that its code has for it. */
export interface CallbackParameter {
  readonly fn: FunctionNode;
  readonly parameter: Variable;
}

/** What functions may be given as a callback: their parameters, and what they take off the list of all that they are given. */
export function* callbackParameters(source: Source): Generator<CallbackParameter> {
  for (const parameter of source.bindings.parameters()) {
    const fn = parameter.defs[0]?.node;
    if (isFunction(fn)) yield { fn, parameter };
  }
  // Few texts name the list.
  if (/\barguments\b|\.\.\./.test(source.text)) yield* takenParameters(source);
}

function takenParameters(source: Source): readonly CallbackParameter[] {
  const found: CallbackParameter[] = [];
  source.bindings.eachVariable((parameter) => {
    const definition = parameter.defs[0];
    if (definition?.type !== 'Variable') return;
    const fn = enclosingFunction(definition.node);
    const value = fn && initializer(parameter);
    if (value && isTakenOff(value, fn, source)) found.push({ fn, parameter });
  });
  return found;
}

/** `arguments[1]`, `arguments[arguments.length - 1]`, `args.pop()`, `args.at(-1)` */
function isTakenOff(value: Node, fn: FunctionNode, source: Source): boolean {
  const at = unwrap(value);
  if (at.type === 'MemberExpression') return at.computed && isList(at.object, fn, source);
  const method = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
  return (
    method?.type === 'MemberExpression' &&
    /^(?:pop|shift|at)$/u.test(propertyName(method) ?? '') &&
    isList(method.object, fn, source)
  );
}

/** Whether an expression is all that a function is given, or a list that has been made of that. */
function isList(node: Node, fn: FunctionNode, source: Source): boolean {
  const at = unwrap(node);
  if (isArguments(at, source)) return fn.type !== 'ArrowFunctionExpression';
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const definition = variable?.defs[0];
  if (variable === undefined || definition === undefined) return false;
  if (definition.type === 'Parameter')
    return definition.node === fn && definition.name.parent?.type === 'RestElement' && !isPart(definition.name.parent);
  const made = initializer(variable);
  const copy = made && enclosingFunction(made) === fn ? unwrap(made) : undefined;
  if (copy?.type === 'ArrayExpression') {
    const [all, ...rest] = copy.elements;
    return all?.type === 'SpreadElement' && rest.length === 0 && isArguments(unwrap(all.argument), source);
  }
  const [first] = copy?.type === 'CallExpression' ? copy.arguments : [];
  return (
    copy?.type === 'CallExpression' &&
    first !== undefined &&
    /^(?:Array\.from|Array\.prototype\.slice\.call|slice\.call)$/u.test(dottedName(copy.callee) ?? '') &&
    isArguments(unwrap(first), source)
  );
}

function isArguments(at: Node, { bindings }: Source): boolean {
  return at.type === 'Identifier' && at.name === 'arguments' && (bindings.variable(at)?.defs.length ?? 0) === 0;
}

/** Whether a rest element takes what is left of a pattern, and not of the parameters. */
function isPart({ parent }: Node): boolean {
  return parent?.type === 'ArrayPattern' || parent?.type === 'ObjectPattern';
}
