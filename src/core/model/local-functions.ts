import type { TSESTree } from '@typescript-eslint/types';
import { functionOf } from '../flow/places.ts';
import {
  calledName,
  isClass,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { callsIn } from '../source/calls.ts';
import { valueOfFunction } from '../source/hooks.ts';
import type { Source } from '../source/source.ts';
import { constantValue, type Variable } from '../source/scopes.ts';
import { resultOf } from './function-bodies.ts';
import { baseClassOf, classChain } from './class-chains.ts';
import { methodOf } from './methods.ts';
import { thisClass } from './this-owner.ts';

/**
 * The function of the file that an expression stands for: a name that is never rebound, or a method of a class, an object
 * literal or a prototype, called on `this` or by the name of its owner.
 */
export function localFunction(node: Node, source: Source): FunctionNode | undefined {
  const at = unwrap(node);
  if (isFunction(at)) return at;
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at);
    const fn = functionOf(variable);
    if (isFunction(fn)) return fn;
    return variable && closureKeptBy(variable, source);
  }
  if (at.type === 'CallExpression') {
    const bound = unbound(at);
    return bound === at ? closureGivenBy(at, source) : localFunction(bound, source);
  }
  // `(query.onchange = update)(query)`: an assignment gives what it writes.
  if (at.type === 'AssignmentExpression') return at.operator === '=' ? localFunction(at.right, source) : undefined;
  if (at.type === 'Super') return baseConstructor(at, source);
  return at.type === 'MemberExpression' || at.type === 'Property' ? methodOf(at, source) : undefined;
}

/** `settling(resolve, reject)`: the function that a function of the file makes and gives back, as `(error, value) => …`. */
function closureGivenBy(call: CallExpression, source: Source): FunctionNode | undefined {
  const giver = functionRun(call, source);
  const given = giver && !giver.async ? resultOf(giver) : undefined;
  return isFunction(given) ? given : undefined;
}

const kept = new WeakMap<Variable, FunctionNode | undefined>();

/** `const flush = locked(write)`; known for each name, as each of its calls asks. */
function closureKeptBy(variable: Variable, source: Source): FunctionNode | undefined {
  if (!kept.has(variable)) {
    // What is made of itself is not followed.
    kept.set(variable, undefined);
    const made = constantValue(variable);
    const call = made && unwrap(made);
    kept.set(variable, call?.type === 'CallExpression' ? closureGivenBy(call, source) : undefined);
  }
  return kept.get(variable);
}

/** What `fn.bind(this)` runs: `fn`; any other expression is itself. */
export function unbound(node: Node): Node {
  const at = unwrap(node);
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
  return callee?.type === 'MemberExpression' && propertyName(callee) === 'bind' ? unwrap(callee.object) : at;
}

/** The constructor of a class of the file that a `new` expression runs. */
export function localConstructor(node: TSESTree.NewExpression, source: Source): FunctionNode | undefined {
  const callee = unwrap(node.callee);
  const definition = callee.type === 'Identifier' ? source.bindings.variable(callee)?.defs[0]?.node : callee;
  return isClass(definition) ? constructorOf(definition, source) : undefined;
}

/** The constructor that making an object of a class runs: its own, or that of its base. */
export function constructorOf(owner: ClassNode, { bindings }: Source): FunctionNode | undefined {
  for (const { body } of classChain(owner, bindings)) {
    for (const element of body.body) {
      if (element.type === 'MethodDefinition' && element.kind === 'constructor' && isFunction(element.value))
        return element.value;
    }
  }
  return undefined;
}

/** The constructor that `super(…)` runs. */
function baseConstructor(at: TSESTree.Super, source: Source): FunctionNode | undefined {
  const owner = thisClass(at);
  const base = owner && baseClassOf(owner, source.bindings);
  return base && constructorOf(base, source);
}

export function calledFunction(call: CallExpression, source: Source): FunctionNode | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression') {
    const name = propertyName(callee);
    // `this.call(…)` is a method of that name.
    const applied = name === 'call' || name === 'apply' ? localFunction(callee.object, source) : undefined;
    if (applied !== undefined) return applied;
  }
  return isFunction(callee) ? undefined : localFunction(callee, source);
}

/** The parameter of a function of the file that an argument is passed as. */
export function passedAs(argument: Node, source: Source): Variable | undefined {
  const at = wrapped(argument);
  const call = at.parent;
  if (call?.type !== 'CallExpression' || call.callee === at) return undefined;
  const parameter = calledFunction(call, source)?.params[call.arguments.indexOf(at as never)];
  return parameter?.type === 'Identifier' ? source.bindings.declaredBy(parameter) : undefined;
}

/** The position of the parameter of a function that a variable is. */
export function parameterIndex(variable: Variable | undefined, fn: FunctionNode): number | undefined {
  const definition = variable?.defs[0];
  if (definition?.type !== 'Parameter' || definition.node !== fn) return undefined;
  const index = fn.params.findIndex((each) => each === definition.name);
  return index < 0 ? undefined : index;
}

/** What a call gives for the parameter of its function that a variable is. */
export function argumentFor(variable: Variable | undefined, fn: FunctionNode, call: CallExpression): Node | undefined {
  const index = parameterIndex(variable, fn);
  if (index === undefined || call.arguments.slice(0, index).some(({ type }) => type === 'SpreadElement'))
    return undefined;
  return call.arguments[index];
}

/** What a function that is made by `fn.bind(this, first)` gives for the parameter of `fn` that a variable is, each time it is called. */
export function boundFor(variable: Variable | undefined, fn: FunctionNode, made: Node): Node | undefined {
  const at = unwrap(made);
  const index = parameterIndex(variable, fn);
  if (at.type !== 'CallExpression' || index === undefined || unbound(at) === at) return undefined;
  const given = at.arguments.slice(1, index + 2);
  return given.some(({ type }) => type === 'SpreadElement') ? undefined : given[index];
}

/** The function of the file that a call runs, also one that is called where it is written. */
export function functionRun(call: CallExpression, source: Source): FunctionNode | undefined {
  const callee = unwrap(call.callee);
  return isFunction(callee) ? callee : calledFunction(call, source);
}

/** The getter of the file that a read of a member of `this` runs. */
export function getterRead(node: Node, source: Source): FunctionNode | undefined {
  const at = unwrap(node);
  if (at.type !== 'MemberExpression' && at.type !== 'Property') return undefined;
  const fn = localFunction(at, source);
  const holder = fn?.parent;
  const isGetter = (holder?.type === 'MethodDefinition' || holder?.type === 'Property') && holder.kind === 'get';
  return isGetter ? fn : undefined;
}

/** The variable through which a function of the file is called. */
export function variableOfFunction(fn: FunctionNode, source: Source): Variable | undefined {
  const holder = valueOfFunction(fn).parent;
  const name =
    fn.type === 'FunctionDeclaration'
      ? fn.id
      : holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier'
        ? holder.id
        : null;
  const variable = name ? source.bindings.declaredBy(name) : undefined;
  return functionOf(variable) === fn ? variable : undefined;
}

/** The direct calls of a function of the file. */
export function* callsOf(fn: FunctionNode, source: Source): Generator<CallExpression> {
  for (const reference of variableOfFunction(fn, source)?.references ?? []) {
    const at = wrapped(reference.identifier);
    if (at.parent?.type === 'CallExpression' && at.parent.callee === at) yield at.parent;
  }
}

/** What gives the result of the function that it is given first: it remembers it, or only runs it in a setting of its own. */
const givesBack = /^(?:useMemo|runInAction|untracked)$/u;

/** The calls that give what a function of the file returns: those of its own, and one that is given the function for that. */
export function* resultsOf(fn: FunctionNode, source: Source): Generator<CallExpression> {
  yield* callsOf(fn, source);
  const at = wrapped(fn);
  if (at.parent?.type !== 'CallExpression' || at.parent.arguments[0] !== at) return;
  if (givesBack.test(calledName(at.parent) ?? '')) yield at.parent;
}

/** The functions of the file that code calls, or gives to what it calls. */
export function functionsUsedIn(code: Node, source: Source): ReadonlySet<FunctionNode> {
  const found = new Set<FunctionNode>();
  const add = (fn: FunctionNode | undefined): void => {
    if (fn !== undefined) found.add(fn);
  };
  for (const call of callsIn(code)) {
    add(calledFunction(call, source));
    for (const argument of call.arguments) add(localFunction(argument, source));
  }
  return found;
}
