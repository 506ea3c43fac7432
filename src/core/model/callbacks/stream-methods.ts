import {
  isClass,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type MemberExpression,
  type Node,
  isPrototype,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { localFunction } from '../local-functions.ts';
import { isPrivateName } from '../producers/exported.ts';

// The callback of a stream's method belongs to the stream, which is ready for it at any time; a class of a stream may have
// methods of its own beside those, and their callers are no stream.

/** Methods by which a stream asks its class to work. */
export const streamMethods = /^_(?:write|writev|transform|flush|final|destroy|read|construct|undestroy|predestroy)$/;

/** Methods that the callers of any stream know, and that a class may replace. */
const replaced = /^(?:write|end|read|push|unshift|destroy|close|pipe|unpipe|pause|resume|cork|uncork|setTimeout)$/;

const streamName = /(?:Writable|Readable|Transform|Duplex|PassThrough|Stream)$/;

/** Whether a function is a method of a stream, or one through which the callback of such a method goes. */
export function isOfStream(fn: FunctionNode, name: string | undefined, source: Source): boolean {
  const { parent } = fn;
  // `request.write = (chunk, encoding, callback) => …` stands in for a method of a stream.
  if (parent.type === 'AssignmentExpression')
    return /^(?:write|end)$/.test(name ?? '') && !isOfOwnPrototype(parent.left, source);
  if (parent.type !== 'MethodDefinition' || !isStream(parent.parent.parent)) return false;
  if (name === undefined || parent.override || parent.static || isPrivateName(name)) return true;
  if (replaced.test(name) || (parent.accessibility ?? 'public') !== 'public') return true;
  // Who hands it a callback shows only beside the methods that the stream calls.
  const { body } = parent.parent;
  const isShown = body.some((each) => each.type === 'MethodDefinition' && streamMethods.test(propertyName(each) ?? ''));
  return !isShown || source.mentions.members(name).some((member) => handsOn(member, fn, source));
}

/** A class of a stream, by the name of what it extends. */
function isStream(node: Node): boolean {
  const base = isClass(node) ? node.superClass : null;
  const name =
    base && (base.type === 'MemberExpression' ? propertyName(base) : base.type === 'Identifier' ? base.name : '');
  return streamName.test(name ?? '');
}

/** `this.insert(callback)`: whether a method calls the function with what is a callback of its own. */
function handsOn(member: MemberExpression, fn: FunctionNode, source: Source): boolean {
  const at = wrapped(member);
  const call = at.parent?.type === 'CallExpression' && at.parent.callee === at ? at.parent : undefined;
  const last = call?.arguments.at(-1);
  if (last?.type !== 'Identifier' || localFunction(member, source) !== fn) return false;
  return source.bindings.variable(last)?.defs[0]?.type === 'Parameter';
}

/** `Writer.prototype.write`, of a function of the file that has its prototype to itself: nothing says that it is a stream. */
function isOfOwnPrototype(left: Node, source: Source): boolean {
  const prototype = left.type === 'MemberExpression' ? unwrap(left.object) : undefined;
  if (prototype === undefined || !isPrototype(prototype)) return false;
  const owner = unwrap(prototype.object);
  const maker = owner.type === 'Identifier' ? source.bindings.variable(owner) : undefined;
  if (maker === undefined || localFunction(owner, source) === undefined) return false;
  return !maker.references.some(({ identifier }) => {
    const member = identifier.parent;
    const isOfMaker = member !== undefined && isPrototype(member);
    const at = wrapped(isOfMaker ? member : identifier);
    const { parent } = at;
    // `inherits(Writer, Writable)`, `Object.setPrototypeOf(Writer.prototype, …)`, `Writer.prototype = Object.create(…)`
    if (parent?.type === 'CallExpression') return parent.callee !== at;
    return isOfMaker && parent?.type === 'AssignmentExpression' && parent.left === at;
  });
}
