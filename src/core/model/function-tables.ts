import type { TSESTree } from '@typescript-eslint/types';
import {
  calledName,
  dottedName,
  enclosingClass,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type Node,
} from '../source/ast.ts';
import { iterationOf } from '../source/iterations.ts';
import { isConstant, type Definition, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { passedAs } from './local-functions.ts';
import { thisClass, thisExpression } from './this-owner.ts';

// A table of functions: an object literal or a map that a constant or a field has from the start, and what is looked up in it is called.

/**
 * What stands for a function by the table that it is in: `handlers.query`, `handlers[kind]`, `handlers.get(kind)`, and the constants that
 * such a look-up is given. A look-up by a computed key may give any function of the table.
 * @param value the function, or its name, as it stands in the table
 */
export function* lookUpsOf(value: Node, source: Source): Generator<Node> {
  const entry = entryOf(wrapped(value));
  if (entry === undefined) return;
  for (const table of namesOf(entry.table, source)) {
    yield* gonePast(table, entry, source);
    const found = lookUp(table, entry);
    if (found === undefined) continue;
    yield found;
    const { parent } = choiceOf(found);
    if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') continue;
    yield* readsOf(source.bindings.declaredBy(parent.id));
  }
}

/** `dry ? steps.check : steps.send`, `handlers[kind] ?? handlers.other`: what may give what was looked up. */
function choiceOf(found: Node): Node {
  let at = wrapped(found);
  while (
    (at.parent?.type === 'ConditionalExpression' && at.parent.test !== at) ||
    at.parent?.type === 'LogicalExpression'
  )
    at = wrapped(at.parent);
  return at;
}

function* readsOf(variable: Variable | undefined): Generator<Node> {
  for (const { identifier, init } of variable?.references ?? []) if (init !== true) yield identifier;
}

interface Entry {
  /** The object literal, or the construction of the map. */
  readonly table: TSESTree.ObjectExpression | TSESTree.NewExpression;
  /** The member that it is, where the table is an object. */
  readonly name: string | undefined;
}

function entryOf(value: Node): Entry | undefined {
  const { parent } = value;
  if (parent?.type === 'Property' && parent.value === value && parent.parent.type === 'ObjectExpression')
    return parent.kind === 'init' ? { table: parent.parent, name: propertyName(parent) } : undefined;
  // `new Map([['query', runQuery]])`
  if (parent?.type !== 'ArrayExpression' || parent.elements[1] !== value) return undefined;
  const { parent: entries } = parent;
  const { parent: made } = entries.type === 'ArrayExpression' ? wrapped(entries) : { parent: undefined };
  if (made?.type !== 'NewExpression' || made.callee.type !== 'Identifier' || made.callee.name !== 'Map')
    return undefined;
  return { table: made, name: undefined };
}

/** Where the file names a table: the reads of its constant, its field on `this`, or the parameter that it is given as. */
function* namesOf(table: Node, source: Source): Generator<Node> {
  const { parent } = wrapped(table);
  if (parent?.type === 'CallExpression') yield* readsOf(passedAs(table, source));
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    const variable = source.bindings.declaredBy(parent.id);
    if (variable === undefined || !isConstant(variable)) return;
    for (const reference of variable.references) if (reference.isRead()) yield reference.identifier;
  } else if (parent?.type === 'PropertyDefinition' && !parent.static) {
    const name = propertyName(parent);
    const owner = enclosingClass(parent);
    for (const member of name === undefined ? [] : source.mentions.members(name)) {
      const self = thisExpression(member.object, source.bindings);
      if (self !== undefined && thisClass(self) === owner) yield member;
    }
  }
}

function lookUp(table: Node, { table: { type }, name }: Entry): Node | undefined {
  const at = wrapped(table);
  const { parent: member } = at;
  if (member?.type !== 'MemberExpression' || member.object !== at) return undefined;
  const asked = propertyName(member);
  if (type === 'ObjectExpression') return asked === undefined || asked === name ? member : undefined;
  const { parent: call } = wrapped(member);
  const isGiven = asked === 'get' && call?.type === 'CallExpression' && unwrap(call.callee) === member;
  return isGiven ? call : undefined;
}

/** What the functions of a table are called where code goes through all of them: `for (const [name, fn] of Object.entries(handlers))`. */
function* gonePast(table: Node, { table: { type } }: Entry, source: Source): Generator<Node> {
  const at = wrapped(table);
  const list = type === 'ObjectExpression' && at.parent?.type === 'CallExpression' ? listing(at.parent) : undefined;
  if (list === undefined) return;
  if (list.arguments[0] !== at || calledName(list) === 'keys') return;
  const element = elementOf(list);
  const isPair = calledName(list) === 'entries' && element?.type === 'ArrayPattern';
  const name = isPair ? element.elements[1] : element;
  if (name?.type === 'Identifier') yield* readsOf(source.bindings.declaredBy(name));
}

/** What stands for an element of a list where a loop or a `forEach` goes through it. */
function elementOf(list: Node): Node | undefined {
  const at = wrapped(list);
  const { parent } = at;
  if (parent?.type === 'ForOfStatement' && parent.right === at)
    return parent.left.type === 'VariableDeclaration' ? parent.left.declarations[0].id : undefined;
  const call = parent?.type === 'MemberExpression' && parent.object === at ? wrapped(parent).parent : undefined;
  if (call?.type !== 'CallExpression' || calledName(call) !== 'forEach') return undefined;
  const fn = call.arguments[0] && unwrap(call.arguments[0]);
  return isFunction(fn) ? fn.params[0] : undefined;
}

/** Whether a function is in a table whose constant says all that is done with it: others cannot call it. */
export function isOfOwnTable(value: Node, source: Source): boolean {
  const table = entryOf(wrapped(value))?.table;
  const declarator = table && wrapped(table).parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return false;
  const variable = source.bindings.declaredBy(declarator.id);
  if (variable === undefined || !isConstant(variable) || declarator.parent.parent.type.startsWith('Export'))
    return false;
  return [...readsOf(variable)].every((read) => {
    const at = wrapped(read);
    if (at.parent?.type === 'MemberExpression') return at.parent.object === at;
    return at.parent?.type === 'CallExpression' && listing(at.parent) !== undefined;
  });
}

/** Whether a variable goes through the names of a table: `for (const [name, fn] of Object.entries(handlers))`. */
export function isNameInTable(definition: Definition | undefined): boolean {
  const list = listing(iterationOf(definition)?.list);
  const { parent } = definition?.name ?? {};
  if (list === undefined) return false;
  const method = calledName(list);
  return (
    method === 'keys' ||
    (method === 'entries' && parent?.type === 'ArrayPattern' && parent.elements[0] === definition?.name)
  );
}

/** Whether code that goes through a table gives each of its functions but once: a loop, or the call of `forEach`. */
export function givesEntry(code: Node, handler: Node, source: Source): boolean {
  const at = unwrap(handler);
  const name = at.type === 'MemberExpression' && at.computed ? unwrap(at.property) : at;
  const iteration = name.type === 'Identifier' ? iterationOf(source.bindings.variable(name)?.defs[0]) : undefined;
  return iteration !== undefined && listing(iteration.list) !== undefined && isInside(iteration.body, code);
}

/** The table that a variable goes through. */
export function tableBehind(name: Node, source: Source): Node | undefined {
  const at = unwrap(name);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  return listing(iterationOf(variable?.defs[0])?.list)?.arguments[0];
}

/** `Object.entries(table)`, `Object.keys(table)`, `Object.values(table)` */
function listing(list: Node | undefined): TSESTree.CallExpression | undefined {
  const at = list && unwrap(list);
  const isListing =
    at?.type === 'CallExpression' && /^Object\.(?:entries|keys|values)$/u.test(dottedName(at.callee) ?? '');
  return isListing ? at : undefined;
}

/**
 * What stands for a value of an object literal wherever the file names it: the members of the name, of a constant that is used for
 * nothing else. `const to = { ok: resolve }; work.then(to.ok)`
 */
export function membersFor(value: Node, source: Source): readonly Node[] | undefined {
  const entry = entryOf(wrapped(value));
  if (entry?.name === undefined || entry.table.type !== 'ObjectExpression' || !isOfOwnTable(value, source))
    return undefined;
  const names = [...namesOf(entry.table, source)].map((name) => wrapped(name).parent);
  const areMembers = names.every((each) => each?.type === 'MemberExpression' && propertyName(each) !== undefined);
  return areMembers
    ? (names.filter((each) => each !== undefined && propertyName(each as never) === entry.name) as Node[])
    : undefined;
}
