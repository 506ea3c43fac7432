import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, timingOf } from '../flow/callback-timing.ts';
import {
  calledName,
  dottedName,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../source/ast.ts';
import type { Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { isNamed } from './callee-path.ts';
import type { Shape } from './completion.ts';

// What the place that a handle goes to is, by its syntax.

/** Whether the call registers a listener, wherever that is kept then. */
export function registers(call: CallExpression | TSESTree.NewExpression): boolean {
  return (
    timingOf(call) === 'event' ||
    /^(?:on|once|off|listen|subscribe|watch)(?:[A-Z]|$)|Listener/u.test(calleeName(call)?.replace(/^.*\./u, '') ?? '')
  );
}

/** An object, array, map or set that is made on the spot. */
export function isFresh(node: Node): boolean {
  if (node.type === 'ObjectExpression' || node.type === 'ArrayExpression') return true;
  return (
    node.type === 'NewExpression' &&
    node.callee.type === 'Identifier' &&
    /^(?:Map|Set|Array|Object|WeakMap|WeakSet)$/u.test(node.callee.name)
  );
}

/** Whether the variable is a rest parameter that code gives on whole: `fn(...args)`, `fn.apply(this, args)`. */
export function isAppliedRest(variable: Variable | undefined, code: Node): boolean {
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition?.type !== 'Parameter' || definition.name.parent?.type !== 'RestElement')
    return false;
  return variable.references.some(({ identifier }) => {
    const { parent } = wrapped(identifier);
    if (!isInside(identifier, code)) return false;
    if (parent?.type === 'SpreadElement') return parent.parent.type === 'CallExpression';
    return (
      parent?.type === 'CallExpression' &&
      calledName(parent) === 'apply' &&
      parent.arguments.some((each) => each === identifier)
    );
  });
}

/** Whether the member is given a value, or taken away, and not read. */
export function isWritten(member: Node): boolean {
  const at = wrapped(member);
  const { parent } = at;
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === at && parent.operator === '=') ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}

/** `img.onload`, `socket.onOpen`: a property that registers a handler; a camel-case one of `this` is a field like others. */
export function isHandlerProperty(member: TSESTree.MemberExpression): boolean {
  return isHandlerOf(member.object, propertyName(member) ?? '');
}

/** The same of a name that an object is given by `Object.assign(img, { onload })`. */
export function isHandlerOf(object: Node, name: string): boolean {
  return /^on[a-z]+$/u.test(name) || (/^on[A-Z]/u.test(name) && unwrap(object).type !== 'ThisExpression');
}

/** `[a, b] = [resolve, reject]` takes apart what it puts together; any other array is a collection. */
export function shapeInArray(shape: Shape, node: Node, array: TSESTree.ArrayExpression): Shape {
  const { parent } = wrapped(array);
  const target =
    parent?.type === 'AssignmentExpression'
      ? parent.left
      : parent?.type === 'VariableDeclarator'
        ? parent.id
        : undefined;
  const index = array.elements.findIndex((element) => element === node);
  const isFixed =
    target?.type === 'ArrayPattern' &&
    !array.elements.slice(0, index).some((element) => element?.type === 'SpreadElement');
  return isFixed ? { kind: 'record', member: String(index), of: shape } : { kind: 'collection', of: shape };
}

/** `{ resolve }` is a record; `{ [id]: resolve }` is a collection, as `waiters[id] = resolve` makes one. */
export function shapeInObject(shape: Shape, property: TSESTree.Property): Shape {
  const member = propertyName(property);
  return member === undefined ? { kind: 'collection', of: shape } : { kind: 'record', member, of: shape };
}

/** Whether a call gives what it is given: `Object.freeze(record)` is the record. */
export function isGivenBack(argument: Node, { callee, arguments: [first] }: CallExpression): boolean {
  return argument === first && /^Object\.(?:freeze|seal|preventExtensions)$/u.test(dottedName(callee) ?? '');
}

/** Whether a call makes a function of one that it is given, or with a value that it is given: `once(f)`, `f.bind(null, value)`. */
export function makesFunctionOf(given: Node, { callee, arguments: args }: CallExpression, source: Source): boolean {
  const at = unwrap(callee);
  const [first] = args;
  // `$(window).bind('load', f)` registers.
  if (at.type === 'MemberExpression' && propertyName(at) === 'bind')
    return given !== first && !(first?.type === 'Literal' && typeof first.value === 'string');
  return isNamed(at, wrappers, source);
}

const wrappers =
  /^(?:(?:_|R|fp|lodash|ramda|underscore|lodash\.fp|lodash-es|es-toolkit)\.)?(?:once|onetime|partial|partialRight|debounce|throttle|unary|ary|curry)$/u;
