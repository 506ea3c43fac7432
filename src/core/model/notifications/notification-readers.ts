import type { TSESTree } from '@typescript-eslint/types';
import { timingOf } from '../../flow/callback-timing.ts';
import {
  assignmentTo,
  enclosingClass,
  enclosingFunction,
  isClass,
  isFunction,
  isInside,
  isNothing,
  propertyName,
  unwrap,
  wrapped,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { beginningIn } from '../../source/ordered.ts';
import type { Source } from '../../source/source.ts';
import { someOwnNode } from '../../source/visit.ts';
import { classChain, classFamily } from '../class-chains.ts';
import { isPrivateName } from '../producers/exported.ts';
import { thisClass } from '../this-owner.ts';
import type { LateChange } from './notification-flow.ts';
import { isOnlyWritten, type Owners } from './notification-owners.ts';

/** Methods that a framework calls in turns of its own: nobody who is told something calls them. */
const lifecycle =
  /^(?:render\w*|(?:should|will|get|first|component(?:Did|Will|Should))?[uU]pdate[d]?|performUpdate|(?:connected|disconnected|attributeChanged|adopted)Callback|component(?:Did|Will)\w*|constructor)$/u;

/** Methods that tell what to do when something happens. */
const handling = /^(?:on|handle)[A-Z_]|(?:Handler|Listener)$/u;

/**
 * Whether no listener can tell when state of a class changes. What is private, no method or accessor goes by that others
 * can call and that reads it before its first `await`; what is open, only handlers read, which a later event calls.
 */
export function isOutOfReach({ told, change, holder }: LateChange, owners: Owners, source: Source): boolean {
  if (told.kind === 'settlement') return false;
  const [root = '', ...path] = holder.owner.split('.');
  const owner = owners.behind(root);
  if (owner === undefined || (typeof owner !== 'string' && !isClass(owner))) return false;
  if (told.isOption !== true && owners.isUnread(holder)) return false;
  const readers = new Readers(typeof owner === 'string' ? owner : classesOf(change.node, owner, source), source);
  const fields = [...path, holder.field];
  const hidden = fields.find((field) => isPrivateName(field) || owners.declared({ owner: root, field }).isPrivate);
  if (hidden === undefined) return fields.every((field) => readers.isOfHandlers(field));
  // Who gave a single callback as an option is told alone; other listeners may change the state themselves.
  const writersBut = told.isOption === true ? undefined : enclosingFunction(change.node);
  return !readers.isUsedInPublic(hidden, writersBut);
}

/** The class whose code a node is, with those that it is made of. */
function classesOf(node: Node, owner: ClassNode, { bindings }: Source): readonly ClassNode[] {
  const own = thisClass(node);
  return own ? classChain(own, bindings) : classFamily(owner, bindings);
}

interface Member {
  readonly node: Node;
  readonly name: string;
  readonly isOpen: boolean;
  readonly isAccessor: boolean;
}

/** Looks for those who go by a field: of classes, or of the objects that a constructor function makes. */
class Readers {
  readonly #owner: readonly ClassNode[] | string;
  readonly #source: Source;

  constructor(owner: readonly ClassNode[] | string, source: Source) {
    this.#owner = owner;
    this.#source = source;
  }

  /** Whether it is read by handlers alone. */
  isOfHandlers(field: string): boolean {
    const reads = this.#uses(field).filter((node) => !isOnlyWritten(node));
    return (
      reads.length > 0 &&
      reads.every((node) => {
        const member = this.#memberAround(node);
        return member !== undefined && this.#isHandler(member.name);
      })
    );
  }

  /**
   * Whether a member that others can call goes by the field, itself or in a private method that it calls: reads it, or
   * changes it, which the later change undoes. Changes count outside of one function, or not at all.
   */
  isUsedInPublic(name: string, writersBut: Node | undefined, seen = new Set<string>(), isAccessor = false): boolean {
    const isMethod = seen.size > 0;
    if (seen.has(name)) return false;
    seen.add(name);
    return this.#uses(name).some((node) => {
      // What is given as a handler, an event calls; what a method calls runs for the caller of that.
      if (isMethod) {
        if (!isAccessor && !isCalled(node)) return false;
      } else if (isOnlyWritten(node)) {
        if (writersBut === undefined || isPutAway(node) || isInside(node, writersBut)) return false;
      } else if (isWrittenBefore(node, name)) return false;
      const member = this.#memberAround(node);
      if (member === undefined) return isMethod || !isOnlyWritten(node);
      if (lifecycle.test(member.name) || isLater(node, member.node)) return false;
      const isOpen = member.isOpen && !isPrivateName(member.name) && !this.#isHandler(member.name);
      return isOpen || this.isUsedInPublic(member.name, writersBut, seen, member.isAccessor);
    });
  }

  /** The members of that name, without those of other classes of the file, and `{ name } = this`. */
  #uses(name: string): readonly Node[] {
    const owner = this.#owner;
    const { mentions } = this.#source;
    const [members, patterns] = [mentions.members(name), mentions.patterns(name)];
    if (typeof owner === 'string') return [...members, ...patterns.filter((node) => isOfThis(node.parent))];
    const isHere = (node: Node): boolean => owner.some((each) => enclosingClass(node) === each);
    const within = <T extends Node>(nodes: readonly T[]): T[] =>
      owner.flatMap(({ range }) => [...beginningIn(nodes, range)]);
    const own = within(members).filter(({ object }) => unwrap(object).type === 'ThisExpression');
    const ofOthers = mentions.membersOfOthers(name);
    return [
      ...own.filter(isHere),
      // `#name` is known to the class alone.
      ...(name.startsWith('#') ? within(ofOthers) : ofOthers),
      ...within(patterns).filter((node) => isHere(node) && isOfThis(node.parent)),
    ];
  }

  /** `socket.on('data', this.onData.bind(this))` */
  #isHandler(name: string): boolean {
    if (!handling.test(name)) return false;
    const uses = this.#uses(name).filter((node) => assignmentTo(node) === undefined);
    return uses.length > 0 && !uses.some(isCalled);
  }

  /** The member whose function the node is in; `Job.prototype.stop = function () { … }` is one as well. */
  #memberAround(node: Node): Member | undefined {
    const owner = this.#owner;
    const isOwner = (each: Node): boolean => typeof owner !== 'string' && isClass(each) && owner.includes(each);
    for (let at: Node | undefined = node; at && !isOwner(at); at = at.parent) {
      if (typeof owner === 'string') {
        const left = at.type === 'AssignmentExpression' && isFunction(unwrap(at.right)) ? unwrap(at.left) : undefined;
        const name = left?.type === 'MemberExpression' ? propertyName(left) : undefined;
        if (name !== undefined && isInside(node, unwrap((at as TSESTree.AssignmentExpression).right)))
          return { node: at, name, isOpen: true, isAccessor: false };
      } else if (
        (at.type === 'MethodDefinition' || at.type === 'PropertyDefinition') &&
        owner.includes(at.parent.parent)
      ) {
        // One parser leaves out what is not written, the other says null.
        const isOpen = at.accessibility !== 'private' && at.accessibility !== 'protected';
        return { node: at, name: propertyName(at) ?? '', isOpen, isAccessor: 'kind' in at && at.kind === 'get' };
      }
    }
    return undefined;
  }
}

function isOfThis(pattern: Node): boolean {
  const { parent } = pattern;
  return parent?.type === 'VariableDeclarator' && parent.init !== null && unwrap(parent.init).type === 'ThisExpression';
}

/** `this.callback = undefined`, `delete this.callbacks[id]` */
function isPutAway(node: Node): boolean {
  const { parent } = wrapped(node);
  if (parent?.type === 'UnaryExpression') return parent.operator === 'delete';
  const write = assignmentTo(node);
  return write !== undefined && isNothing(write.right);
}

function isCalled(node: Node): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'CallExpression' && parent.callee === wrapped(node);
}

/** Whether the node runs in a later turn than the call of the member: after an `await`, or in a callback. */
function isLater(node: Node, member: Node): boolean {
  for (let at: Node | undefined = node; at && at !== member; at = at.parent) {
    if (!isFunction(at)) continue;
    if (at.async && awaitsBefore(at, node)) return true;
    const given = wrapped(at);
    const call = given.parent;
    if (call?.type !== 'CallExpression' || call.callee === given) continue;
    const timing = timingOf(call);
    if (timing !== 'now' && timing !== 'each') return true;
  }
  return false;
}

function awaitsBefore(fn: FunctionNode, node: Node): boolean {
  return someOwnNode(fn.body, (at) => at.type === 'AwaitExpression' && at.range[1] <= node.range[0]);
}

/** Whether the function that reads the field has given it a value first, so that it never reads an old one. */
function isWrittenBefore(node: Node, field: string): boolean {
  let fn: Node | undefined = node.parent;
  while (fn && !isFunction(fn)) fn = fn.parent;
  const body = fn?.body;
  if (body?.type !== 'BlockStatement') return false;
  return body.body.some((statement) => {
    if (statement.range[1] > node.range[0] || statement.type !== 'ExpressionStatement') return false;
    const { expression } = statement;
    return (
      expression.type === 'AssignmentExpression' &&
      expression.operator === '=' &&
      expression.left.type === 'MemberExpression' &&
      expression.left.object.type === 'ThisExpression' &&
      propertyName(expression.left) === field
    );
  });
}
