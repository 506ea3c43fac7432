import type { TSESTree } from '@typescript-eslint/types';
import { enclosingClass, propertyName, unwrap, wrapped, type Node } from '../source/ast.ts';
import { isConstant } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
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
    const found = lookUp(table, entry);
    if (found === undefined) continue;
    yield found;
    const { parent } = choiceOf(found);
    if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') continue;
    for (const { identifier, init } of source.bindings.declaredBy(parent.id)?.references ?? [])
      if (init !== true) yield identifier;
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

/** Where the file names a table: the reads of its constant, or its field on `this`. */
function* namesOf(table: Node, source: Source): Generator<Node> {
  const { parent } = wrapped(table);
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
