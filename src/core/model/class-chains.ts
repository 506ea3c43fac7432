import { isClass, isInside, propertyName, unwrap, wrapped, type ClassNode, type Node } from '../source/ast.ts';
import type { Bindings } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { namedOwner, thisExpression, thisOwner } from './this-owner.ts';

// A class of the file that extends another class of the file: both speak of the same `this`.

/** How far a chain is followed: a class may by mistake extend itself. */
const maxLength = 10;

/** The class of the file that a class extends. */
export function baseClassOf({ superClass }: ClassNode, bindings: Bindings): ClassNode | undefined {
  return superClass ? classNamed(superClass, bindings) : undefined;
}

/** The class of the file that makes a value: `new Clock()`. */
export function classOfMade(value: Node, bindings: Bindings): ClassNode | undefined {
  const made = unwrap(value);
  return made.type === 'NewExpression' ? classNamed(made.callee, bindings) : undefined;
}

function classNamed(name: Node, bindings: Bindings): ClassNode | undefined {
  const at = unwrap(name);
  const variable = at.type === 'Identifier' ? bindings.variable(at) : undefined;
  const named = variable && namedOwner(variable);
  return isClass(named) ? named : undefined;
}

/** A class with the classes of the file that it is made of, the class itself first. */
export function classChain(owner: ClassNode, bindings: Bindings): readonly ClassNode[] {
  const chain: ClassNode[] = [];
  for (let at: ClassNode | undefined = owner; at && chain.length < maxLength; at = baseClassOf(at, bindings))
    chain.push(at);
  return chain;
}

const subclasses = new WeakMap<ClassNode, readonly ClassNode[]>();

/** The classes of the file that extend a class. */
export function subclassesOf(owner: ClassNode, bindings: Bindings): readonly ClassNode[] {
  let known = subclasses.get(owner);
  if (known === undefined) {
    const { parent: holder } = wrapped(owner);
    const variables = [
      ...bindings.declared(owner),
      ...(holder?.type === 'VariableDeclarator' ? bindings.declared(holder) : []),
    ];
    const extending = variables.flatMap(({ references }) =>
      references.map(({ identifier }) => wrapped(identifier).parent),
    );
    known = extending.filter(isClass).filter((each) => baseClassOf(each, bindings) === owner);
    subclasses.set(owner, known);
  }
  return known;
}

const families = new WeakMap<ClassNode, readonly [ClassNode, ...ClassNode[]]>();

/** The classes of the file that have their first base in common, that one first. */
export function classFamily(owner: ClassNode, bindings: Bindings): readonly [ClassNode, ...ClassNode[]] {
  const root = classChain(owner, bindings).at(-1) ?? owner;
  let known = families.get(root);
  if (known === undefined) {
    const found = new Set([root]);
    // A set goes on to what is added on the way.
    for (const each of found) for (const sub of subclassesOf(each, bindings)) found.add(sub);
    found.delete(root);
    families.set(root, (known = [root, ...found]));
  }
  return known;
}

/** A class with all classes of the file that are made of it. */
export function heirsOf(owner: ClassNode, bindings: Bindings): readonly ClassNode[] {
  return classFamily(owner, bindings).filter((each) => classChain(each, bindings).includes(owner));
}

const fieldOwners = new WeakMap<ClassNode, Map<string, ClassNode>>();

/**
 * Who stands for all classes of a chain when they speak of a field: an object has one of a name, and so the first class
 * that says the name owns it. A private name is the class's own.
 */
export function fieldOwner(owner: Node | string, name: string, source: Source): Node | string {
  if (typeof owner === 'string' || !isClass(owner) || owner.superClass === null || name.startsWith('#')) return owner;
  let known = fieldOwners.get(owner);
  if (known === undefined) fieldOwners.set(owner, (known = new Map<string, ClassNode>()));
  let found = known.get(name);
  if (found === undefined) {
    const [, ...bases] = classChain(owner, source.bindings);
    found = bases.toReversed().find((base) => speaksOf(base, name, source)) ?? owner;
    known.set(name, found);
  }
  return found;
}

function speaksOf(owner: ClassNode, name: string, { bindings, mentions }: Source): boolean {
  if (owner.body.body.some((element) => propertyName(element) === name)) return true;
  return mentions.members(name).some((member) => {
    const self = isInside(member, owner) ? thisExpression(member.object, bindings) : undefined;
    return self !== undefined && thisOwner(self) === owner;
  });
}
