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
import type { Source } from '../source/source.ts';
import type { Variable } from '../source/scopes.ts';
import { placeHolder } from './place-keys.ts';
import { thisExpression, thisOwner } from './this-owner.ts';

/** The function of the file that an expression stands for: a name that is never rebound, or a method of `this`. */
export function localFunction(node: Node, source: Source): FunctionNode | undefined {
  const at = unwrap(node);
  if (isFunction(at)) return at;
  if (at.type === 'Identifier') {
    const fn = functionOf(source.bindings.variable(at));
    return isFunction(fn) ? fn : undefined;
  }
  if (at.type === 'CallExpression') {
    // `fn.bind(this)` runs `fn`.
    const callee = unwrap(at.callee);
    return callee.type === 'MemberExpression' && propertyName(callee) === 'bind'
      ? localFunction(callee.object, source)
      : undefined;
  }
  const holder = placeHolder(at);
  if (holder === undefined || (at.type !== 'MemberExpression' && at.type !== 'Property')) return undefined;
  const name = propertyName(at);
  const self = thisExpression(holder, source.bindings);
  const owner = self && thisOwner(self);
  if (name === undefined || owner === undefined || typeof owner === 'string' || !isClass(owner)) return undefined;
  return methodsOf(owner).get(name);
}

const methods = new WeakMap<ClassNode, ReadonlyMap<string, FunctionNode>>();

/** The functions that instances of a class have by name: methods, and fields that hold a function. */
function methodsOf(owner: ClassNode): ReadonlyMap<string, FunctionNode> {
  const known = methods.get(owner);
  if (known !== undefined) return known;
  const found = new Map<string, FunctionNode>();
  for (const element of owner.body.body) {
    if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') continue;
    const name = propertyName(element);
    if (name === undefined || found.has(name) || element.static || element.value === null) continue;
    const value = unwrap(element.value);
    if (isFunction(value)) found.set(name, value);
  }
  methods.set(owner, found);
  return found;
}

/** The constructor of a class of the file that a `new` expression runs. */
export function localConstructor(node: TSESTree.NewExpression, source: Source): FunctionNode | undefined {
  const callee = unwrap(node.callee);
  const definition = callee.type === 'Identifier' ? source.bindings.variable(callee)?.defs[0]?.node : callee;
  if (!isClass(definition)) return undefined;
  for (const element of definition.body.body) {
    if (element.type === 'MethodDefinition' && element.kind === 'constructor' && isFunction(element.value))
      return element.value;
  }
  return undefined;
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

/** The variable through which a function of the file is called. */
export function variableOfFunction(fn: FunctionNode, source: Source): Variable | undefined {
  const name =
    fn.type === 'FunctionDeclaration'
      ? fn.id
      : fn.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier'
        ? fn.parent.id
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
