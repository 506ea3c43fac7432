import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
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
import { initializer, isConstant } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { calledFunction, localFunction } from './local-functions.ts';
import { placeHolder } from './place-keys.ts';
import { thisExpression, thisOwner } from './this-owner.ts';

/** The function of the file that a call runs: also a method of an object literal, of a prototype, or a static one. */
export function functionRun(call: CallExpression, source: Source): FunctionNode | undefined {
  const callee = unwrap(call.callee);
  if (isFunction(callee)) return callee;
  return calledFunction(call, source) ?? methodOf(callee, source);
}

/** The method of the class or object literal around a call that it calls on `this`; found without a look through either. */
export function ownMethod(call: CallExpression, source: Source): FunctionNode | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || unwrap(callee.object).type !== 'ThisExpression') return undefined;
  const owner = thisOwner(callee.object);
  if (typeof owner === 'string' || owner?.type !== 'ObjectExpression') return calledFunction(call, source);
  return functionsOf(owner).get(propertyName(callee) ?? '');
}

/** The function of the file that a value stands for: also a method of an object literal, of a prototype, or a static one. */
export function functionValue(node: Node, source: Source): FunctionNode | undefined {
  const at = unwrap(node);
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
  // `this.check.bind(this)` runs the method.
  const bound = callee?.type === 'MemberExpression' && propertyName(callee) === 'bind' ? callee.object : undefined;
  return localFunction(at, source) ?? methodOf(bound ? unwrap(bound) : at, source);
}

/** The getter of the file that a read of a member of `this` runs. */
export function getterRead(node: Node, source: Source): FunctionNode | undefined {
  const at = unwrap(node);
  if (at.type !== 'MemberExpression' && at.type !== 'Property') return undefined;
  const fn = functionValue(at, source);
  const holder = fn?.parent;
  const isGetter = (holder?.type === 'MethodDefinition' || holder?.type === 'Property') && holder.kind === 'get';
  return isGetter ? fn : undefined;
}

function methodOf(member: Node, source: Source): FunctionNode | undefined {
  const from = placeHolder(member);
  if (from === undefined || (member.type !== 'MemberExpression' && member.type !== 'Property')) return undefined;
  const name = propertyName(member);
  if (name === undefined) return undefined;
  const self = thisExpression(from, source.bindings);
  if (self !== undefined) {
    const owner = thisOwner(self);
    if (typeof owner === 'string') return ofPrototype(owner, name, source);
    return owner && inOwner(owner, name);
  }
  const object = unwrap(from);
  const variable = object.type === 'Identifier' ? source.bindings.variable(object) : undefined;
  if (variable === undefined) return undefined;
  const declared = variable.defs[0]?.node;
  if (isClass(declared)) return inClass(declared, name, true);
  const init = isConstant(variable) ? initializer(variable) : undefined;
  return init && inOwner(unwrap(init), name);
}

function inOwner(owner: Node, name: string): FunctionNode | undefined {
  if (isClass(owner)) return inClass(owner, name, true);
  return owner.type === 'ObjectExpression' ? functionsOf(owner).get(name) : undefined;
}

const methods = new WeakMap<Node, ReadonlyMap<string, FunctionNode>>();

/** The functions of an object literal by name; gathered once, as each call of a method asks. */
function functionsOf(owner: TSESTree.ObjectExpression): ReadonlyMap<string, FunctionNode> {
  let known = methods.get(owner);
  if (known !== undefined) return known;
  const found = new Map<string, FunctionNode | undefined>();
  for (const property of owner.properties) {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined || found.has(name)) continue;
    const value = unwrap(property.value);
    found.set(name, isFunction(value) ? value : undefined);
  }
  known = new Map([...found].flatMap(([name, fn]) => (fn ? [[name, fn]] : [])));
  methods.set(owner, known);
  return known;
}

function inClass(owner: ClassNode, name: string, isStatic: boolean): FunctionNode | undefined {
  for (const element of owner.body.body) {
    if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') continue;
    if (element.static !== isStatic || propertyName(element) !== name || element.value === null) continue;
    const value = unwrap(element.value);
    if (isFunction(value)) return value;
  }
  return undefined;
}

/** `Connection.prototype.close = function () {}`, or `this.close = function () {}` in the constructor function. */
function ofPrototype(owner: string, name: string, source: Source): FunctionNode | undefined {
  for (const member of source.mentions.members(name)) {
    const { parent } = wrapped(member);
    if (parent?.type !== 'AssignmentExpression' || unwrap(parent.left) !== member) continue;
    const value = unwrap(parent.right);
    if (!isFunction(value)) continue;
    const self = thisExpression(member.object, source.bindings);
    if (self ? thisOwner(self) === owner : `prototype ${prototypeOf(member.object)}` === owner) return value;
  }
  return undefined;
}

function prototypeOf(node: Node): string {
  return dottedName(node)?.replace(/\.prototype$/u, '') ?? '';
}
