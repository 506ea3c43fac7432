import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
  enclosingClass,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type MemberExpression,
  type Node,
} from '../source/ast.ts';
import { isListed, type Shape } from './completion.ts';

type NewExpression = TSESTree.NewExpression;

// How elements get into collections and out again. Data, so that each method has its one row.

/** Methods that keep an argument, with the position of what they keep. */
const keeping: ReadonlyMap<string, number> = new Map([
  ['push', 0],
  ['unshift', 0],
  ['add', 0],
  ['set', 1],
  ['enqueue', 0],
  ['addFirst', 0],
  ['addLast', 0],
  ['append', 0],
  ['prepend', 0],
  ['splice', 2],
  ['put', 1],
]);

/** Methods that give an element. */
const giving: ReadonlySet<string> = new Set([
  'get',
  'shift',
  'pop',
  'at',
  'dequeue',
  'peek',
  'find',
  'findLast',
  'removeFirst',
  'removeLast',
  'poll',
  'first',
  'last',
]);

/** Methods that give the elements, or some of them, as another collection. */
const passing: ReadonlySet<string> = new Set([
  'values',
  'splice',
  'slice',
  'filter',
  'concat',
  'reverse',
  'toReversed',
  'entries',
]);

/** Methods that call their function with each element. */
const visiting: ReadonlySet<string> = new Set(['forEach', 'map', 'some', 'every', 'filter', 'find', 'flatMap']);

/** Whether a method puts its arguments into a list or set: `list.push`. */
export function isListing(method: Node): boolean {
  return method.type === 'MemberExpression' && keeping.get(propertyName(method) ?? '') === 0;
}

/** Whether an argument of the call is kept by the collection that the method is called on. */
export function keepsArgument(call: CallExpression, argument: Node): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  const from = name === undefined ? undefined : keeping.get(name);
  if (from === undefined || isOwnMethod(callee)) return false;
  const index = call.arguments.findIndex((each) => unwrap(each) === unwrap(argument));
  if (name === 'set' || name === 'put')
    return index === 1 && call.arguments.length === 2 && !isFresh(call.arguments[0]) && !isStorageArea(callee);
  // `log.append(line, callback)` keeps the line; of several arguments alike, arrays alone keep all.
  return /^(?:push|unshift|splice)$/u.test(name ?? '') ? index >= from : index === from;
}

/** `storage.set({ key: value }, callback)`: nobody could ask for what is kept under an object that is made for the call. */
function isFresh(key: Node | undefined): boolean {
  const at = key && unwrap(key);
  return at?.type === 'ObjectExpression' || at?.type === 'ArrayExpression';
}

/** `chrome.storage.sync.set(values, callback)` of browsers' extensions calls back when the values are written. */
function isStorageArea(callee: Node): boolean {
  return /(?:^|\.)storage\.(?:local|managed|session|sync)\.set$/u.test(dottedName(callee) ?? '');
}

/** `this.set(options, callback)`: a method of the class's own making, whatever its name, unless the class is a collection. */
function isOwnMethod(callee: Node): boolean {
  if (callee.type !== 'MemberExpression' || (callee.object.type !== 'ThisExpression' && callee.object.type !== 'Super'))
    return false;
  const owner = enclosingClass(callee);
  const base = owner?.superClass && unwrap(owner.superClass);
  return owner !== undefined && !(base?.type === 'Identifier' && /^(?:Map|Set|Array)$/.test(base.name));
}

/** What a new collection holds that is made out of another one: `new Set(list)`, `new Map(entries)`. */
export function contentOf(shape: Shape, node: Node, { callee, arguments: [first] }: NewExpression): Shape | undefined {
  if (first !== node || shape.kind !== 'collection' || callee.type !== 'Identifier') return undefined;
  if (/^(?:Weak)?Set$/u.test(callee.name)) return shape;
  // Of an entry, which is a list of a key and a value.
  const { of } = shape;
  const isOfEntries = /^(?:Weak)?Map$/u.test(callee.name) && (of.kind === 'collection' || isListed(of));
  return isOfEntries ? { kind: 'collection', of: of.of } : undefined;
}

/** The call that makes a collection of what the callback returns: `items.map(() => defer())`, `Array.from(list, () => defer())`. */
export function mappingBy(callback: Node): CallExpression | undefined {
  const at = wrapped(callback);
  const { parent: call } = at;
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  if (call?.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined;
  const index = ['map', 'from'].indexOf(propertyName(callee) ?? '');
  return index >= 0 && call.arguments[index] === at ? call : undefined;
}

/** What a member of a collection leads to: an element, another collection of the elements, or a function's parameter. */
export type Taken =
  | { readonly kind: 'element' | 'collection' | 'entries'; readonly node: Node }
  | { readonly kind: 'parameter'; readonly node: Node };

/** Follows one use of a collection, a member expression on it, to the elements that come out of it. */
export function* takenFrom(member: MemberExpression): Generator<Taken> {
  const name = propertyName(member);
  const call = member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
  // `waiters[id](value)` calls the element itself.
  if (call === undefined || name === undefined) {
    if (member.computed) yield { kind: 'element', node: member };
    return;
  }
  if (giving.has(name)) yield { kind: 'element', node: call };
  if (name === 'entries') yield { kind: 'entries', node: call };
  else if (passing.has(name)) yield { kind: 'collection', node: call };
  const callback = call.arguments[0] && unwrap(call.arguments[0]);
  if (visiting.has(name) && isFunction(callback)) {
    const parameter = callback.params[0];
    if (parameter) yield { kind: 'parameter', node: parameter };
  }
}

/**
 * What the elements of a collection are given to in a loop or callback. A function, or an object with names, cannot be taken
 * apart by position: `for (const [id, waiter] of waiters)` goes through the entries of a map.
 */
export function patternOfElement(target: Node, shape: Shape): Node | null | undefined {
  const pattern = target.type === 'VariableDeclaration' ? target.declarations[0].id : target;
  const isWhole = shape.kind === 'settler' || (shape.kind === 'record' && !isListed(shape));
  return isWhole && pattern.type === 'ArrayPattern' ? pattern.elements[1] : pattern;
}
