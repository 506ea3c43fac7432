import { functionRun, localFunction } from './local-functions.ts';
import {
  calledName,
  enclosingFunction,
  isClass,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  type Range,
} from '../source/ast.ts';
import { beginningIn } from '../source/ordered.ts';
import { addTo } from '../source/multimap.ts';
import type { Source } from '../source/source.ts';
import { heirsOf } from './class-chains.ts';
import { bodyOf } from './function-bodies.ts';
import type { PendingGroup } from './pending-places.ts';
import { thisOwner } from './this-owner.ts';

/** A function with which an object or module ends, or which runs when its connection has ended. */
export interface Terminal {
  readonly fn: FunctionNode;
  readonly name: string;
  /** What is reported: the name of the method, or the registration of the handler. */
  readonly at: Node;
  readonly kind: 'method' | 'handler';
  /** Whether it ends all of its object: `reset` may go on, `closeSocket` may be about a part. */
  readonly isFinal: boolean;
}

const words =
  /(?:[cC]lose|[dD]estroy|[dD]ispose|\b[_#]?end|\bEnd|[sS]top|[dD]isconnect|[tT]erminate|[sS]hut_?[dD]own|[tT]ear_?[dD]own|[uU]nmount|[kK]ill|\bexit|[eE]xit\b|[cC]lean_?[uU]p|[qQ]uit|[rR]eset|\b_?clear(?:All)?\b|[cC]lear(?:Pending|Requests|Queue)|[cC]ancel|[aA]bort|_final|asyncDispose)/g;

/** What a terminal method is called. */
const finalName =
  /^[_#$]*(?:on|handle|do|force|ng_?on|did|_)*_?(?:close|destroy|dispose|end|stop|disconnect|terminate|shut_?down|tear_?down|kill|exit|quit)(?:d|ed|Async|Sync|All)?$/iu;
const partialName =
  /^[_#$]*(?:(?:close|destroy|dispose|end|stop|disconnect|terminate|shut_?down|tear_?[dD]own|unmount|kill|exit|clean_?[uU]p|quit)|\w*(?:Close|Destroy|Dispose|End|Stop|Disconnect|Terminate|Shut_?[dD]own|Tear_?[dD]own|Unmount|Kill|Exit|Clean_?[uU]p))(?:d|ed|[A-Z]\w*)?$/u;
const looseName =
  /^[_#$]*(?:on|handle|do|force)?_?(?:reset|clear|clearAll|clearPending\w*|clearRequests|clearQueue|(?:cancel|abort)(?:All\w*)?)$/iu;

/** Events after which nothing comes any more. */
const finalEvents =
  /^(?:close|closed|end|exit|disconnect|disconnected|terminated|shutdown|destroy|destroyed|finish)$/iu;

export function endsConnection(event: string): boolean {
  return finalEvents.test(event);
}

/** Words that `end` and `stop` are part of and mean something else. */
const otherName =
  /append|send|extend|depend|pend|friend|legend|calendar|vendor|backend|frontend|render|gender|suspend|rangeEnd|dragend|dragEnd|touchEnd|transitionEnd|animationEnd|turnEnd|StepEnd|isClose|canClose|shouldClose|willClose|hasClose|closest|enclose|disclose/iu;

/** The terminal functions of a file. */
export class Terminals {
  /** In the order in which the text names them. */
  readonly #order = new Map<Terminal, number>();
  readonly #byStart: readonly Placed[];
  readonly #byPrototype = new Map<string, Terminal[]>();

  /** @param allow Names of those that are left out. */
  constructor(source: Source, allow: readonly string[]) {
    const found = new Map<FunctionNode, Terminal>();
    for (const node of source.mentions.matching(words)) {
      const terminal = terminalAt(node, source);
      if (terminal !== undefined && !found.has(terminal.fn)) found.set(terminal.fn, terminal);
    }
    const terminals = [...found.values()].filter(({ name }) => !allow.includes(name));
    for (const terminal of terminals) {
      this.#order.set(terminal, this.#order.size);
      // A handler has a `this` of its own; it is of the object that registers it.
      const owner = thisOwner(terminal.kind === 'handler' ? terminal.at : terminal.fn.body);
      if (typeof owner !== 'string') continue;
      addTo(this.#byPrototype, owner, terminal);
    }
    this.#byStart = terminals
      .map((terminal) => ({ terminal, range: terminal.fn.range }))
      .sort((a, b) => a.range[0] - b.range[0]);
  }

  /** Those that belong to the class, object, prototype, function or module that the owner is, in the order of the text. */
  of(owner: Node | string): readonly Terminal[] {
    if (typeof owner === 'string') return this.#byPrototype.get(owner) ?? [];
    const orderOf = (terminal: Terminal): number => this.#order.get(terminal) ?? 0;
    return Array.from(beginningIn(this.#byStart, owner.range), ({ terminal }) => terminal)
      .filter((terminal) => endsOwner(terminal, owner))
      .sort((a, b) => orderOf(a) - orderOf(b));
  }
}

/** Those of the classes of the file that are made of the owner, where it is a class. */
export function terminalsOfHeirs(
  owner: Node | string,
  terminals: Terminals,
  { bindings }: Source,
): readonly Terminal[] {
  if (typeof owner === 'string' || !isClass(owner)) return [];
  return heirsOf(owner, bindings).flatMap((each) => (each === owner ? [] : terminals.of(each)));
}

interface Placed {
  readonly terminal: Terminal;
  readonly range: Range;
}

function terminalAt(node: Node, source: Source): Terminal | undefined {
  const { parent } = node;
  // ESLint gives the program no parent but null.
  if (!parent) return undefined;
  switch (parent.type) {
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition': {
      if (parent.key !== node || parent.value === null) return undefined;
      if (parent.type !== 'PropertyDefinition' && parent.kind !== 'method' && parent.kind !== 'init') return undefined;
      return method(propertyName(parent), unwrap(parent.value), parent.key);
    }
    case 'FunctionDeclaration':
      return parent.id === node ? method(parent.id.name, parent, node) : undefined;
    case 'VariableDeclarator':
      return parent.id === node && node.type === 'Identifier' && parent.init
        ? method(node.name, functionIn(parent.init), node)
        : undefined;
    case 'MemberExpression':
      return parent.property === node ? ofMember(parent, source) : undefined;
    case 'CallExpression':
      return node.type === 'Literal' ? ofEvent(node, parent, source) : undefined;
    default:
      return undefined;
  }
}

function ofMember(member: Extract<Node, { type: 'MemberExpression' }>, source: Source): Terminal | undefined {
  const { parent } = member;
  const name = propertyName(member);
  // `[Symbol.dispose]() {}`
  if (parent.type === 'MethodDefinition' || parent.type === 'Property')
    return parent.key === member && /^(?:dispose|asyncDispose)$/u.test(name ?? '') && isFunction(unwrap(parent.value))
      ? {
          fn: unwrap(parent.value) as FunctionNode,
          name: `Symbol.${name ?? ''}`,
          at: parent.key,
          kind: 'method',
          isFinal: true,
        }
      : undefined;
  if (parent.type !== 'AssignmentExpression' || parent.left !== member || name === undefined) return undefined;
  const value = unwrap(parent.right);
  const event = /^on(\w+)$/u.exec(name)?.[1];
  if (event !== undefined && finalEvents.test(event)) {
    const fn = localFunction(value, source);
    return fn && { fn, name: event.toLowerCase(), at: member, kind: 'handler', isFinal: true };
  }
  return method(name, value, member);
}

/** `socket.on('close', handler)` */
function ofEvent(event: Node, call: CallExpression, source: Source): Terminal | undefined {
  const callee = unwrap(call.callee);
  if (event.type !== 'Literal' || call.arguments[0] !== event || callee.type !== 'MemberExpression') return undefined;
  if (!/^(?:on|once|addListener|addEventListener|prependListener|one)$/u.test(propertyName(callee) ?? ''))
    return undefined;
  const name = String(event.value);
  const handler = call.arguments[1];
  if (!finalEvents.test(name) || handler === undefined) return undefined;
  const fn = localFunction(unwrap(handler), source);
  return fn && { fn, name, at: call, kind: 'handler', isFinal: true };
}

function method(name: string | undefined, value: Node | undefined, at: Node): Terminal | undefined {
  if (name === undefined || !isFunction(value) || otherName.test(name)) return undefined;
  const isFinal = finalName.test(name);
  return isFinal || partialName.test(name) || looseName.test(name)
    ? { fn: value, name, at, kind: 'method', isFinal }
    : undefined;
}

/** `useCallback(() => {}, [])` is the function in it. */
function functionIn(init: Node): Node | undefined {
  const at = unwrap(init);
  if (at.type !== 'CallExpression') return at;
  const [first] = at.arguments;
  return at.arguments.length <= 2 && first && isFunction(unwrap(first)) ? unwrap(first) : undefined;
}

function endsOwner({ fn, kind }: Terminal, owner: Node): boolean {
  if (!isInside(fn, owner)) return false;
  if (kind === 'handler' || !(isClass(owner) || owner.type === 'ObjectExpression')) return true;
  // A method of a class inside another, or of an object inside a method, ends something else.
  return thisOwner(fn.body) === owner;
}

/** The functions that are called where a handle of the group is settled. */
export function settlingCalls(group: PendingGroup, source: Source): ReadonlySet<FunctionNode> {
  const called = new Set<FunctionNode>();
  for (const { handles } of group.completions) {
    for (const { use } of handles) {
      let fn = use.kind === 'settle' ? enclosingFunction(use.node) : undefined;
      // `pending.forEach((each) => each.resolve())` settles in the function that goes through them.
      const loop = wrapped(fn ?? use.node).parent;
      if (fn && loop?.type === 'CallExpression' && calledName(loop) === 'forEach') fn = enclosingFunction(fn);
      for (const call of fn ? bodyOf(fn).calls : []) {
        const run = functionRun(call, source);
        if (run !== undefined) called.add(run);
      }
    }
  }
  return called;
}

/** Whether a terminal ends the object itself, and not one of the connections that it serves, or nothing yet. */
export function isOwnEnd({ fn, kind, at }: Terminal, source: Source): boolean {
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : unwrap(at);
  if (kind === 'handler') {
    const emitter = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
    const definition = emitter?.type === 'Identifier' ? source.bindings.variable(emitter)?.defs[0] : undefined;
    // `createServer((socket) => socket.on('close', …))`: others are still there.
    return (
      definition?.type !== 'Parameter' ||
      !/^(?:Call|New)Expression$/u.test(String(wrapped(definition.node).parent?.type))
    );
  }
  if (fn.body.type !== 'BlockStatement') return true;
  const [first] = fn.body.body;
  if (first === undefined || first.type === 'ThrowStatement') return false;
  return fn.body.body.length > 1 || !/notImplemented|abstract/iu.test(source.text.slice(...first.range));
}
