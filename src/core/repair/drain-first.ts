import type { Completion } from '../model/completion.ts';
import { moduleOf } from '../model/origins.ts';
import type { PendingGroup, PendingPlace } from '../model/pending-places.ts';
import { placeKey } from '../model/place-keys.ts';
import { isNothing, propertyName, unwrap, type Node } from '../source/ast.ts';
import { initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import type { Edit } from './edit.ts';
import { indentAt, lineBreak, quote, semicolon } from './layout.ts';

/** Rejects all that is kept in a place, before the statement that drops it. */
export function drainFirst(drop: Node, group: PendingGroup, source: Source): readonly Edit[] | undefined {
  const statement = drop.parent;
  if (statement?.type !== 'ExpressionStatement' || statement.parent.type !== 'BlockStatement') return undefined;
  const kept = droppedPlace(drop);
  const place = kept && group.places.find(({ key }) => key === placeKey(kept, source));
  if (kept === undefined || place === undefined || hasOtherStates(drop)) return undefined;
  const rejects = new Set(group.completions.map((completion) => rejectionOf(completion, place, source)));
  const [reject] = rejects;
  if (rejects.size !== 1 || reject === undefined) return undefined;
  const name = source.text.slice(...kept.range);
  const q = quote(source.text);
  const error = `new Error(${q}Closed${q})`;
  const end = semicolon(source.text);
  const elements = place.isCollection ? elementsOf(place, name, drop, source) : undefined;
  if (place.isCollection && elements === undefined) return undefined;
  const text =
    elements === undefined
      ? `${name}?.${reject || '('}${reject ? '(' : ''}${error})${end}`
      : `for (const waiter of ${elements}) waiter${reject && `.${reject}`}(${error})${end}`;
  const at = statement.range[0];
  return [{ range: [at, at], text: text + lineBreak(source.text) + indentAt(source.text, at) }];
}

/** `this.state = { kind: 'closed' }`, `this.state = closed`: the place has states without anything to reject. */
function hasOtherStates(drop: Node): boolean {
  const value = drop.type === 'AssignmentExpression' ? unwrap(drop.right) : undefined;
  if (value === undefined || isNothing(value)) return false;
  if (value.type === 'ObjectExpression') return value.properties.length > 0;
  return value.type === 'Identifier' || value.type === 'MemberExpression';
}

/** What `x.clear()`, `x = []`, `x.length = 0` and `x.splice(0)` drop. */
function droppedPlace(drop: Node): Node | undefined {
  if (drop.type === 'CallExpression') {
    const callee = unwrap(drop.callee);
    // `pop` throws away but one of them.
    const isAll = callee.type === 'MemberExpression' && /^(?:clear|splice)$/u.test(propertyName(callee) ?? '');
    return isAll ? callee.object : undefined;
  }
  if (drop.type !== 'AssignmentExpression') return undefined;
  const left = unwrap(drop.left);
  return left.type === 'MemberExpression' && propertyName(left) === 'length' ? left.object : left;
}

/** The member through which an element is rejected, empty for the rejecting function itself; undefined when unknown. */
function rejectionOf(completion: Completion, place: PendingPlace, source: Source): string | undefined {
  for (const { use } of completion.handles) {
    if (use.kind !== 'escape' || use.escape === 'return') continue;
    if (!isInto(use.to, place, source)) continue;
    const member = memberOf(unwrap(use.node), completion, source);
    if (member !== undefined) return member;
  }
  return undefined;
}

function isInto(to: Node, place: PendingPlace, source: Source): boolean {
  const at = unwrap(to);
  const base = at.type === 'MemberExpression' && propertyName(at) === undefined ? at.object : at;
  return to === place.at.parent || placeKey(base, source) === place.key;
}

function memberOf(node: Node, completion: Completion, source: Source): string | undefined {
  if (node.type === 'ObjectExpression') {
    const property = node.properties.find((each) => each.type === 'Property' && propertyName(each) === 'reject');
    return property && 'reject';
  }
  if (node === completion.node) return methodOf(completion, source);
  if (node.type !== 'Identifier') return undefined;
  const variable = source.bindings.variable(node);
  const parameter = completion.executor?.params[1];
  if (variable !== undefined && parameter !== undefined && variable.identifiers.includes(parameter)) return '';
  const init = variable && initializer(variable);
  if (init === undefined) return undefined;
  return unwrap(init) === completion.node ? methodOf(completion, source) : memberOf(unwrap(init), completion, source);
}

function methodOf({ kind, node, handles }: Completion, source: Source): string | undefined {
  if (kind === 'executor') return undefined;
  if (kind === 'source') return 'trySetException';
  const callee = unwrap(node.callee);
  const module = callee.type === 'Identifier' ? moduleOf(source.bindings.variable(callee)) : undefined;
  // What members a class of another file of the project has, only those tell that this file uses.
  const isUsed = handles.some(({ use }) => (use.kind === 'settle' || use.kind === 'hand-off') && use.role === 'reject');
  return module?.startsWith('.') === true && !isUsed ? undefined : 'reject';
}

/** What a loop over all kept elements goes through. */
function elementsOf({ at, key }: PendingPlace, name: string, drop: Node, source: Source): string | undefined {
  const made = madeOf(at, key, drop, source);
  switch (made?.type) {
    case 'ArrayExpression':
      return name;
    case 'ObjectExpression':
      return `Object.values(${name})`;
    case 'NewExpression':
      if (made.callee.type !== 'Identifier') return undefined;
      if (made.callee.name === 'Set') return name;
      return made.callee.name === 'Map' ? `${name}.values()` : undefined;
    default:
      return undefined;
  }
}

/** What a place is made as; before what drops it makes it anew, there may have been nothing. */
function madeOf(at: Node, key: string, drop: Node, source: Source): Node | undefined {
  const name = /[^.]*$/u.exec(key)?.[0] ?? '';
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at);
    const init = variable && initializer(variable);
    if (init !== undefined) return unwrap(init);
  }
  for (const node of source.mentions.named(name.replace(/^#/u, ''))) {
    const { parent } = node;
    if (parent?.type === 'PropertyDefinition' && parent.key === node && parent.value) return unwrap(parent.value);
    if (parent?.type !== 'MemberExpression' || placeKey(parent, source) !== key) continue;
    const assignment = parent.parent;
    if (assignment.type === 'AssignmentExpression' && assignment.left === parent && assignment !== drop)
      return unwrap(assignment.right);
  }
  return undefined;
}
