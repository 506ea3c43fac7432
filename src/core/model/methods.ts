import type { TSESTree } from '@typescript-eslint/types';
import {
  assignmentTo,
  dottedName,
  enclosingClass,
  isClass,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type ClassNode,
  type FunctionNode,
  type MemberExpression,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { baseClassOf, classChain, subclassesOf } from './class-chains.ts';
import { placeHolder } from './place-keys.ts';
import { isOfClassItself, namedOwner, thisClass, thisExpression, thisOwner } from './this-owner.ts';

/**
 * The function of the file that a member stands for: a method of a class, an object literal or a prototype, on `this` or by the
 * name of its owner; also one that the class has from another class of the file, or leaves to the one that extends it.
 */
export function methodOf(member: MemberExpression | TSESTree.Property, source: Source): FunctionNode | undefined {
  const from = placeHolder(member);
  const name = propertyName(member);
  if (from === undefined || name === undefined) return undefined;
  const self = thisExpression(from, source.bindings);
  const object = unwrap(from);
  if (object.type === 'Super') {
    const sub = thisClass(object);
    const base = sub && baseClassOf(sub, source.bindings);
    return base && inChain(base, isOfClassItself(object, sub), name, source);
  }
  const variable = object.type === 'Identifier' ? source.bindings.variable(object) : undefined;
  const owner = self ? thisOwner(self) : variable && namedOwner(variable);
  if (typeof owner === 'string') return ofPrototype(owner, name, source);
  if (isClass(owner)) {
    const isStatic = self === undefined || isOfClassItself(self, owner);
    const fn = inChain(owner, isStatic, name, source) ?? (isStatic ? undefined : inSubclass(owner, name, source));
    return fn && isRefilled(fn, name, source) ? undefined : fn;
  }
  return owner?.type === 'ObjectExpression' ? functionsOf(owner).get(name) : undefined;
}

/** The function that the instances of a class have by a name, from the class or from another one of the file that it extends. */
export function instanceMethod(owner: ClassNode, name: string, source: Source): FunctionNode | undefined {
  return inChain(owner, false, name, source);
}

/** The function of the first class on the way up that has something of the name. */
function inChain(owner: ClassNode, isStatic: boolean, name: string, { bindings }: Source): FunctionNode | undefined {
  const own = methodsOf(owner, isStatic).get(name);
  if (own !== undefined || owner.superClass === null || name.startsWith('#')) return own;
  const first = classChain(owner, bindings).find((each) => methodsOf(each, isStatic).has(name) || fills(each, name));
  return first && methodsOf(first, isStatic).get(name);
}

/** Whether the class itself gives what a member of the name holds. */
function fills(owner: ClassNode, name: string): boolean {
  return owner.body.body.some(
    (each) => each.type === 'PropertyDefinition' && each.value !== null && propertyName(each) === name,
  );
}

/** What a class leaves to those that extend it, where only one in the file does it. */
function inSubclass(owner: ClassNode, name: string, source: Source, depth = 0): FunctionNode | undefined {
  if (depth > 4 || name.startsWith('#') || fills(owner, name)) return undefined;
  const found = subclassesOf(owner, source.bindings).map(
    (each) => methodsOf(each, false).get(name) ?? inSubclass(each, name, source, depth + 1),
  );
  const given = found.filter((fn) => fn !== undefined);
  return given.length === 1 ? given[0] : undefined;
}

const literals = new WeakMap<Node, ReadonlyMap<string, FunctionNode>>();

/** The functions of an object literal by name; gathered once, as each call of a method asks. */
function functionsOf(owner: TSESTree.ObjectExpression): ReadonlyMap<string, FunctionNode> {
  let known = literals.get(owner);
  if (known !== undefined) return known;
  const found = new Map<string, FunctionNode | undefined>();
  for (const property of owner.properties) {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined || found.has(name)) continue;
    const value = unwrap(property.value);
    found.set(name, isFunction(value) ? value : undefined);
  }
  known = new Map([...found].flatMap(([name, fn]) => (fn ? [[name, fn]] : [])));
  literals.set(owner, known);
  return known;
}

const instanceMethods = new WeakMap<ClassNode, ReadonlyMap<string, FunctionNode>>();
const staticMethods = new WeakMap<ClassNode, ReadonlyMap<string, FunctionNode>>();

/** The functions that a class, or each of its instances, has by name: methods, and fields that hold a function. */
function methodsOf(owner: ClassNode, isStatic: boolean): ReadonlyMap<string, FunctionNode> {
  const methods = isStatic ? staticMethods : instanceMethods;
  const known = methods.get(owner);
  if (known !== undefined) return known;
  const found = new Map<string, FunctionNode>();
  for (const element of owner.body.body) {
    if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') continue;
    const name = propertyName(element);
    if (name === undefined || found.has(name) || element.static !== isStatic || element.value === null) continue;
    const value = unwrap(element.value);
    if (isFunction(value)) found.set(name, value);
  }
  methods.set(owner, found);
  return found;
}

/** The class of the file that a class extends. */
export function baseClass({ superClass }: ClassNode, source: Source): ClassNode | undefined {
  const at = superClass && unwrap(superClass);
  const definition = at?.type === 'Identifier' ? source.bindings.variable(at)?.defs[0]?.node : undefined;
  return isClass(definition) ? definition : undefined;
}

/** A class and those of the file that it extends, in this order. */
export function basesOf(owner: ClassNode, source: Source): readonly ClassNode[] {
  const bases = new Set<ClassNode>();
  for (let at: ClassNode | undefined = owner; at && !bases.has(at); at = baseClass(at, source)) bases.add(at);
  return [...bases];
}

/** The method of a class of the file that `super.close()` runs. */
export function superMethod(callee: Node, source: Source): FunctionNode | undefined {
  const at = unwrap(callee);
  if (at.type !== 'MemberExpression' || at.object.type !== 'Super') return undefined;
  const name = propertyName(at);
  const own = enclosingClass(at);
  if (own === undefined || name === undefined) return undefined;
  const isStatic = isOfClassItself(at, own);
  const [, ...bases] = basesOf(own, source);
  return bases.map((base) => methodsOf(base, isStatic).get(name)).find((method) => method !== undefined);
}

const refilled = new WeakMap<FunctionNode, boolean>();

/** Whether the function is what a field begins with, and is given another one later: `onSaved = () => {}; on(fn) { this.onSaved = fn; }`. */
function isRefilled(fn: FunctionNode, name: string, { mentions }: Source): boolean {
  if (wrapped(fn).parent?.type !== 'PropertyDefinition') return false;
  let known = refilled.get(fn);
  if (known === undefined)
    refilled.set(fn, (known = mentions.members(name).some((each) => assignmentTo(each) !== undefined)));
  return known;
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
