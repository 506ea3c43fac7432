import type { TSESTree } from '@typescript-eslint/types';
import type { Role } from '../../model/completion.ts';
import {
  enclosingFunction,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
  type Range,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Edit } from '../edit.ts';
import { isSurelyNoThenable, isSurelyNotNullish } from '../values.ts';
import { someNode } from '../../source/visit.ts';
import type { Emptiness } from './empty-place.ts';
import { mayFit, surelyFits } from './fitting-values.ts';
import { isTyped } from './result-type.ts';
import { PlacesStay, SkipSite } from './skip.ts';
import { isExecutor } from '../../model/turns.ts';

/** A place in the text that names a resolver and is to name its source. */
export interface Reference {
  /** The identifier or member expression. */
  readonly node: Node;
  /** The part of it to replace: the whole identifier, or the property's name. */
  readonly token: Range;
  readonly role: Role;
  /** What stands in place of the token. */
  readonly name: string;
  /** Whether the place may be empty: `never` for a `const`, which then needs no `!` and no `?.` any more. */
  readonly isOptional: boolean | 'never';
  /** What the place reads as while it is empty; `undefined` where it is not said. */
  readonly empty?: Emptiness;
  /** The source's type argument; undefined in JavaScript. */
  readonly type: string | undefined;
  /** The place's own type takes more, or says less, than the function of the source does. */
  readonly isLax?: boolean;
}

/** The edits that move one use of a resolver onto its source. @throws {PlacesStay} for a use that is not understood. */
export function editReference(reference: Reference, source: Source): Edit[] {
  const { node, token, name } = reference;
  const at = wrapped(node);
  const isPlain =
    at === node || (at.type === 'TSNonNullExpression' && at.expression === node) || at.type === 'ChainExpression';
  const parent = at.parent;
  const rename: Edit = { range: token, text: name };
  if (!isPlain) throw new PlacesStay('use-unknown');
  if (reference.isOptional === 'never' && at.type === 'TSNonNullExpression') {
    const sure: Edit = { range: [node.range[1], at.range[1]], text: '' };
    return [sure, ...editUse(reference, at, parent, rename, source)];
  }
  const edits = editUse(reference, at, parent, rename, source);
  const value = `${name}.${reference.role}`;
  if (at.type !== 'TSNonNullExpression' || !edits.some(({ text }) => text.endsWith(value))) return edits;
  // Of a source, it is the place that may be said to be empty: its members are there.
  return [
    { range: [node.range[1], at.range[1]], text: '' },
    ...edits.map((each) => ({ ...each, text: each.text.replace(value, `${name}!.${reference.role}`) })),
  ];
}

function editUse(reference: Reference, at: Node, parent: Node | undefined, rename: Edit, source: Source): Edit[] {
  const { token } = reference;
  switch (parent?.type) {
    case 'CallExpression':
      if (parent.callee === at) return editCall(reference, parent, source);
      // Whoever only wants to know that it is there is to know it of the source from here on.
      return [isAsserted(parent, at) ? rename : { range: token, text: valueOf(reference) }];
    case 'NewExpression':
    case 'ArrayExpression':
    case 'ReturnStatement':
      return [{ range: token, text: valueOf(reference) }];
    case 'Property':
      if (parent.value !== at || parent.parent.type !== 'ObjectExpression') throw new PlacesStay('use-unknown');
      return [
        parent.shorthand
          ? { range: parent.range, text: `${keyText(parent)}: ${valueOf(reference)}` }
          : { range: token, text: valueOf(reference) },
      ];
    case 'AssignmentExpression':
      // Handler properties (`socket.onopen = resolve`) take the function.
      if (parent.right === at && parent.left.type === 'MemberExpression')
        return [{ range: token, text: valueOf(reference) }];
      throw new PlacesStay('use-unknown');
    case 'IfStatement':
    case 'WhileStatement':
      return [rename];
    case 'UnaryExpression':
      // A source is no function: `typeof` would give another word.
      if (parent.operator === '!' || parent.operator === 'void') return [rename];
      throw new PlacesStay('use-unknown');
    case 'ConditionalExpression':
      if (parent.test === at) return [rename];
      throw new PlacesStay('use-unknown');
    case 'LogicalExpression':
      if (parent.left === at && (parent.operator === '&&' || isTested(parent))) return [rename];
      if (isTested(parent)) return [rename];
      throw new PlacesStay('use-unknown');
    case 'BinaryExpression': {
      const other = unwrap(parent.left === at ? parent.right : parent.left);
      const isEmpty =
        (other.type === 'Literal' && other.value === null) ||
        (other.type === 'Identifier' && other.name === 'undefined');
      if (isEmpty) return [rename];
      throw new PlacesStay('use-unknown');
    }
    default:
      throw new PlacesStay('use-unknown');
  }
}

/**
 * The edits for `record.resolve` where the record is a source now: the name of the method changes, where `trySet` says the
 * same, and what a source wants to be given is given. @throws {SkipSite} for a use that is not understood.
 */
export function editSourceMember(
  member: TSESTree.MemberExpression,
  role: 'resolve' | 'reject',
  type: string | undefined,
  source: Source,
): Edit[] {
  const call = wrapped(member).parent;
  if (call?.type !== 'CallExpression' || call.callee !== wrapped(member) || call.optional) return [];
  if (role === 'resolve' && type !== undefined && !mayFit(call, type)) throw new SkipSite('type-unknown');
  const method = isAskedFor(member, source) ? role : settlingMethod(call, role, source);
  const edits: Edit[] = method === role ? [] : [{ range: member.property.range, text: method }];
  return [...edits, ...givenUndefined(call, role, type, source)];
}

/** A source that does not promise `void` is to be given something: a resolver of a laxer type may be given nothing. */
export function givenUndefined(call: CallExpression, role: Role, type: string | undefined, source: Source): Edit[] {
  if (call.arguments.length > 0 || role !== 'resolve' || type === undefined || type === 'void') return [];
  const start = source.text.indexOf('(', (call.typeArguments ?? wrapped(call.callee)).range[1]) + 1;
  return [{ range: [start, start], text: 'undefined' }];
}

/**
 * Whether a condition around the member asks for it (`if (entry.resolve) entry.resolve(1)`). A source always has it, and
 * TypeScript lets such a condition pass only where the same member is called.
 */
export function isAskedFor(member: TSESTree.MemberExpression, source: Source): boolean {
  if (!isTyped(source)) return false;
  const text = source.text.slice(...member.range);
  for (let at: Node | undefined = member.parent, from: Node = member; at; from = at, at = at.parent) {
    const test = testOf(at);
    if (test && test !== from && mentionsMember(test, text, source)) return true;
  }
  return false;
}

function mentionsMember(within: Node, text: string, source: Source): boolean {
  return someNode(within, (node) => node.type === 'MemberExpression' && source.text.slice(...node.range) === text);
}

/** The condition on which other parts of a node run. */
function testOf(node: Node): Node | undefined {
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') return node.test;
  return node.type === 'LogicalExpression' ? node.left : undefined;
}

function keyText(property: TSESTree.Property): string {
  return property.key.type === 'Identifier' ? property.key.name : '';
}

/** `assert(resolve)`, `invariant(resolve, 'nobody waits')`, `expect(resolve).toBeDefined()` */
function isAsserted(call: CallExpression, value: Node): boolean {
  const name = lastName(call.callee);
  if (name === 'expect') return isExpectedToBe(call);
  return call.arguments[0] === value && name !== undefined && /^(?:tiny)?(?:assert|invariant|ok)$/iu.test(name);
}

/** Whether a test expects no more of a value than that it is there, or is not. */
function isExpectedToBe(call: CallExpression): boolean {
  let { parent } = call as Node;
  if (parent?.type === 'MemberExpression' && propertyName(parent) === 'not') ({ parent } = parent);
  const name = parent?.type === 'MemberExpression' ? propertyName(parent) : undefined;
  return name !== undefined && /^toBe(?:Defined|Undefined|Null|Truthy|Falsy)$/u.test(name);
}

/** Whether a resolver is asked for before it is used: compared, asserted, the condition of something. */
export function isAskedWhether(node: Node): boolean {
  const at = wrapped(node);
  const { parent } = at;
  if (parent?.type === 'CallExpression') return isAsserted(parent, at);
  const isCondition = parent?.type === 'LogicalExpression' && parent.left === at && parent.operator === '&&';
  return isCondition || parent?.type === 'BinaryExpression' || isTested(node);
}

/** Whether the value of a logical expression is only looked at. */
function isTested(node: Node): boolean {
  const { parent } = wrapped(node);
  switch (parent?.type) {
    case 'IfStatement':
    case 'WhileStatement':
      return true;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'ConditionalExpression':
      return parent.test === wrapped(node);
    case 'LogicalExpression':
      return isTested(parent);
    default:
      return false;
  }
}

/** The resolver as a function: bound, and the same one each time. */
function valueOf({ name, role, isOptional, empty, isLax }: Reference): string {
  if (role === 'either' || isLax === true) throw new PlacesStay('use-unknown');
  if (isOptional !== true) return `${name}.${role}`;
  if (empty === 'either') throw new PlacesStay('use-unknown');
  return `${name}?.${role}${empty === 'null' ? ' ?? null' : ''}`;
}

function editCall(
  { node, token, name, role, type, isOptional, isLax }: Reference,
  call: CallExpression,
  source: Source,
): Edit[] {
  if (role === 'either') throw new PlacesStay('use-unknown');
  const callee = wrapped(node);
  const open = source.text.indexOf('(', callee.range[1]);
  const between = source.text.slice(callee.range[1], open);
  // Anything but `?.` between the callee and its arguments is a comment or a cast that would be lost.
  if (between.trim() !== (call.optional ? '?.' : '') || call.typeArguments) throw new PlacesStay('use-unknown');
  if (role === 'resolve' && type !== undefined && !mayFit(call, type)) throw new SkipSite('type-unknown');
  if (isLax === true && type !== undefined && !surelyFits(call, type, source)) throw new PlacesStay('use-unknown');
  const method = settlingMethod(call, role, source);
  const edits: Edit[] = [
    { range: token, text: name },
    { range: [callee.range[1], open], text: `${call.optional && isOptional !== 'never' ? '?.' : '.'}${method}` },
  ];
  return [...edits, ...givenUndefined(call, role, type, source)];
}

/** The settle table: a `trySet` where the value is surely plain and nobody reads the result, else what is tick for tick native. */
export function settlingMethod(call: CallExpression, role: 'resolve' | 'reject', source: Source): string {
  const [value] = call.arguments;
  if (!isDiscarded(call) || call.arguments.length > 1 || value?.type === 'SpreadElement') return role;
  if (role === 'resolve') return value === undefined || isSurelyNoThenable(value, source) ? 'trySetResult' : 'resolve';
  return value !== undefined && isSurelyNotNullish(value, source) ? 'trySetException' : 'reject';
}

/** Whether nobody reads what the call gives. */
export function isDiscarded(node: Node): boolean {
  const at = wrapped(node);
  const { parent } = at;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'ReturnStatement': {
      // What an executor returns is dropped.
      const fn = enclosingFunction(parent);
      return fn !== undefined && isExecutor(fn);
    }
    case 'ArrowFunctionExpression':
      return parent.body === at && isExecutor(parent);
    case 'LogicalExpression':
      return parent.right === at && isDiscarded(parent);
    case 'ConditionalExpression':
      return parent.test !== at && isDiscarded(parent);
    case 'UnaryExpression':
      return parent.operator === 'void';
    case 'SequenceExpression':
      return parent.expressions.at(-1) !== at || isDiscarded(parent);
    default:
      return false;
  }
}
