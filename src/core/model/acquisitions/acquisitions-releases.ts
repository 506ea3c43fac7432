import type { TSESTree } from '@typescript-eslint/types';
import { onlyConverts, onlyInspects } from '../../flow/inspections.ts';
import {
  enclosingClass,
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Identifier,
  type Node,
  lastName,
} from '../../source/ast.ts';
import type { Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { option, type Acquisition } from './acquisitions.ts';
import { throughStacks } from './disposable-stacks.ts';
import { heldBy } from './acquisitions-by-helpers.ts';
import { keepsArgument } from '../collections.ts';
import { removal, removesForCaller, takesBack } from './listener-removals.ts';
import { resultOf } from '../function-bodies.ts';
import { passedAs } from '../local-functions.ts';
import { abortsOf } from '../controller-aborts.ts';
import { isInTeardown } from '../test-code.ts';

/** What lets an acquisition go. */
export interface Hold {
  /** The calls that let it go, wherever they are. */
  readonly releases: readonly Node[];
  /** Those among them that end what is listened to, for whatever reason. */
  readonly ends: ReadonlySet<Node>;
  /** One of the calls lets it go itself. */
  readonly isTakenBack: boolean;
  /** Code that cannot be followed may let it go, or it needs no letting go. */
  readonly isLoose: boolean;
  /** A timer that does not keep the process alive. */
  readonly isUnref: boolean;
  /** The name or member that it is kept by. */
  readonly handle: Node | undefined;
}

interface OpenHold {
  readonly releases: Set<Node>;
  readonly ends: Set<Node>;
  isLoose: boolean;
  isUnref: boolean;
  handle: Node | undefined;
}

const release =
  /^(?:dispose|unsubscribe|disconnect|close|cancel|stop|off|remove|destroy|end|clear|abort|unobserve|unref|teardown|complete)$/iu;
const harmless = /^(?:ref|hasRef|refresh|observe|takeRecords|then|catch|add|on|once|addListener)$/u;
/** What ends an emitter, and so all that listens to it. */
const ending =
  /^(?:removeAllListeners|destroy(?:Soon)?|close|end|terminate|kill|abort|dispose|quit|disconnect|stop|cancel|exit|shutdown|detach|logout|clear)$/iu;
const endingCall = /destroy|close|clean|remove|off(?:All)?$|dispose|end$|kill|terminate|finish|pipeline|pump|eos/iu;

const known = new WeakMap<Acquisition, Hold>();

export function holdOf(acquisition: Acquisition, source: Source): Hold {
  let hold = known.get(acquisition);
  if (hold === undefined) {
    const { inner } = acquisition;
    const own = new HoldFinder(acquisition, source).find();
    known.set(acquisition, (hold = inner ? heldBy(holdOf(inner, source), own) : own));
  }
  return hold;
}

class HoldFinder {
  readonly #acquisition: Acquisition;
  readonly #source: Source;
  readonly #hold: OpenHold = {
    releases: new Set(),
    ends: new Set(),
    isLoose: false,
    isUnref: false,
    handle: undefined,
  };
  readonly #seen = new Set<Node | Variable>();

  constructor(acquisition: Acquisition, source: Source) {
    this.#acquisition = acquisition;
    this.#source = source;
  }

  find(): Hold {
    const { kind, handler } = this.#acquisition;
    this.#value(this.#acquisition.node);
    if (kind === 'listener') this.#listener();
    if (kind === 'observer') this.#observerParameter();
    if (kind === 'subscription' && handler) {
      this.#handler(unwrap(handler));
      this.#subscription(handler);
    }
    const { ends, ...rest } = this.#hold;
    const { releases, isLoose } = throughStacks(rest.releases, this.#source);
    const isTakenBack = releases.some((each) => !ends.has(each));
    return { ...rest, releases, ends, isTakenBack, isLoose: rest.isLoose || isLoose };
  }

  /** Follows what the acquiring call gives back. */
  #value(node: Node): void {
    const at = wrapped(node);
    const { parent } = at;
    switch (parent?.type) {
      case 'ExpressionStatement':
      case 'ReturnStatement':
      case 'AwaitExpression':
      case 'UnaryExpression':
        // A return out of an executor or a callback goes to nobody; any other one goes to a caller who may let go.
        if (parent.type === 'ReturnStatement' && !isCallback(at)) this.#hold.isLoose = true;
        return;
      case 'ArrowFunctionExpression':
        if (!isCallback(at)) this.#hold.isLoose = true;
        return;
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'SequenceExpression':
        this.#value(parent);
        return;
      case 'VariableDeclarator':
        if (parent.id.type === 'Identifier' && !parent.parent.kind.includes('using')) this.#named(parent.id);
        else this.#hold.isLoose = true;
        return;
      case 'AssignmentExpression':
        this.#assigned(parent, at);
        return;
      case 'MemberExpression':
        this.#member(parent, at);
        return;
      case 'CallExpression':
        this.#given(parent, at);
        return;
      default:
        this.#hold.isLoose = true;
    }
  }

  /** `background(setTimeout(…))`: what a function of the file does with what it is given, and with what it gives back of it. */
  #given(call: CallExpression, argument: Node): void {
    const parameter = passedAs(argument, this.#source);
    const fn = parameter?.defs[0]?.node;
    if (parameter === undefined || !isFunction(fn) || fn.async || fn.generator) {
      this.#hold.isLoose = true;
      return;
    }
    const result = resultOf(fn);
    const isGivenBack = (node: Node): boolean => result !== undefined && wrapped(node) === wrapped(result);
    for (const { identifier } of parameter.references) if (!isGivenBack(identifier)) this.#use(identifier);
    if (parameter.references.some(({ identifier }) => isGivenBack(identifier))) this.#value(call);
  }

  #assigned({ left, right }: TSESTree.AssignmentExpression, at: Node): void {
    const target = unwrap(left);
    if (right !== at) return;
    if (target.type === 'Identifier') {
      const variable = this.#source.bindings.variable(target);
      this.#hold.handle = target;
      if (variable) this.#variable(variable);
      else this.#hold.isLoose = true;
    } else if (target.type === 'MemberExpression') {
      this.#hold.handle = target;
      this.#field(target);
    } else this.#hold.isLoose = true;
  }

  #named(id: Identifier): void {
    const variable = this.#source.bindings.declaredBy(id);
    this.#hold.handle = id;
    if (variable) this.#variable(variable);
  }

  #variable(variable: Variable): void {
    if (this.#seen.has(variable)) return;
    this.#seen.add(variable);
    for (const reference of variable.references) if (reference.isRead()) this.#use(reference.identifier);
  }

  /** What is kept in a member may be let go through any member of that name. */
  #field(member: TSESTree.MemberExpression): void {
    const name = propertyName(member);
    if (name === undefined) {
      this.#hold.isLoose = true;
      return;
    }
    for (const other of this.#source.mentions.members(name)) {
      const { parent } = wrapped(other);
      if (parent?.type !== 'AssignmentExpression' || parent.left !== wrapped(other)) this.#use(other);
    }
  }

  /** What is done with the handle. */
  #use(node: Node): void {
    if (this.#seen.has(node)) return;
    this.#seen.add(node);
    const at = wrapped(node);
    const { parent } = at;
    switch (parent?.type) {
      case 'CallExpression':
        if (parent.callee !== at && keepsArgument(parent, at)) this.#hold.isLoose = true;
        else if (!onlyConverts(parent)) this.#hold.releases.add(parent);
        return;
      case 'MemberExpression':
        if (parent.object === at) this.#member(parent, at);
        return;
      case 'LogicalExpression':
        // `timer ?? other` gives it on, `timer && clearTimeout(timer)` asks for it.
        if (parent.left !== at || parent.operator !== '&&') this.#hold.isLoose = true;
        return;
      case 'IfStatement':
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'WhileStatement':
      case 'ExpressionStatement':
      case 'ConditionalExpression':
        if (parent.type === 'ConditionalExpression' && parent.test !== at) this.#hold.isLoose = true;
        return;
      default:
        this.#hold.isLoose = true;
    }
  }

  #member(member: TSESTree.MemberExpression, object: Node): void {
    const call = wrapped(member).parent;
    const name = propertyName(member);
    if (call?.type !== 'CallExpression' || call.callee !== wrapped(member)) {
      // `[Symbol.dispose]`, `sub.unsubscribe` handed on as a function
      if (name === undefined || release.test(name)) this.#hold.isLoose = true;
      return;
    }
    if (name === 'unref') this.#hold.isUnref = true;
    else if (name === undefined || release.test(name)) this.#hold.releases.add(call);
    else if (!harmless.test(name)) this.#hold.isLoose = true;
    else if (name === 'add' || (name === 'ref' && isInside(this.#acquisition.node, object))) this.#hold.isLoose = true;
  }

  #listener(): void {
    const { handler, emitter, options } = this.#acquisition;
    if (handler) this.#handler(unwrap(handler));
    if (emitter) this.#emitter(unwrap(emitter));
    if (options) this.#options(unwrap(options));
  }

  #handler(handler: Node): void {
    if (isFunction(handler) && handler.id) this.#handlerVariable(this.#source.bindings.declaredBy(handler.id));
    else if (handler.type === 'Identifier') this.#handlerVariable(this.#source.bindings.variable(handler));
    else if (handler.type === 'MemberExpression') {
      const name = propertyName(handler);
      for (const member of name === undefined ? [] : this.#source.mentions.members(name)) this.#handlerUse(member);
    } else if (handler.type === 'CallExpression' && handler.arguments.some((each) => !isPlainArgument(each))) {
      // `once(off(resolve))`: a wrapper may do the letting go.
      this.#hold.isLoose = true;
    }
  }

  #handlerVariable(variable: Variable | undefined): void {
    for (const reference of variable?.references ?? []) {
      if (reference.isRead()) this.#handlerUse(reference.identifier);
    }
  }

  #handlerUse(node: Node): void {
    const at = wrapped(node);
    const { parent } = at;
    if (parent?.type !== 'CallExpression') {
      const isKept = parent?.type === 'AssignmentExpression' && parent.right === at;
      if (isKept || parent?.type === 'Property' || parent?.type === 'ArrayExpression') this.#hold.isLoose = true;
      return;
    }
    const callee = unwrap(parent.callee);
    const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    if (parent.callee === at || parent === this.#acquisition.node) return;
    if (name !== undefined && removal.test(name)) {
      if (takesBack(parent, this.#acquisition, this.#source)) this.#hold.releases.add(parent);
    } else if (
      removesForCaller(at, this.#acquisition, this.#source) ||
      (/^(?:Identifier|MemberExpression)$/u.test(callee.type) &&
        /remove|off|clean|detach|unlisten|unsubscribe/iu.test(lastName(callee) ?? ''))
    ) {
      this.#hold.releases.add(parent);
    } else if (callee.type === 'MemberExpression' && keepsArgument(parent, at) && !onlyInspects(parent)) {
      this.#hold.isLoose = true;
    }
  }

  /** What ends the emitter takes all of its listeners along. */
  #emitter(emitter: Node): void {
    const { node: acquired, handler } = this.#acquisition;
    // What a method of the object hears, another method may end.
    const isOfObject = handler !== undefined && unwrap(handler).type === 'MemberExpression';
    const within = (isOfObject ? enclosingClass(acquired) : undefined) ?? makerOf(acquired);
    for (const node of this.#mentionsOf(emitter)) {
      if (within && !isInside(node, within) && !isInTeardown(node)) continue;
      const at = wrapped(node);
      const { parent } = at;
      if (parent?.type === 'MemberExpression' && parent.object === at) this.#ends(parent);
      else if (
        parent?.type === 'CallExpression' &&
        parent.callee !== at &&
        endingCall.test(lastName(parent.callee) ?? '')
      )
        this.#end(parent);
    }
  }

  #mentionsOf(emitter: Node): readonly Node[] {
    switch (emitter.type) {
      case 'Identifier':
        return this.#source.bindings.variable(emitter)?.references.map(({ identifier }) => identifier) ?? [];
      case 'MemberExpression':
        return this.#source.mentions.members(propertyName(emitter) ?? '');
      case 'ThisExpression':
        return ['removeAllListeners', 'destroy', 'close', 'end']
          .flatMap((name) => this.#source.mentions.members(name))
          .map(({ object }) => object)
          .filter(({ type }) => type === 'ThisExpression');
      default:
        return [];
    }
  }

  #ends(member: TSESTree.MemberExpression): void {
    const call = wrapped(member).parent;
    const name = propertyName(member) ?? '';
    if (call?.type !== 'CallExpression' || call.callee !== wrapped(member) || !ending.test(name)) return;
    const [event] = call.arguments;
    if (name !== 'removeAllListeners' || event?.type !== 'Literal' || event.value === this.#acquisition.event)
      this.#end(call);
  }

  #end(call: CallExpression): void {
    this.#hold.releases.add(call);
    this.#hold.ends.add(call);
  }

  /** `{ signal }`: a controller of this code takes the listener back when it aborts. */
  #options(options: Node): void {
    if (options.type === 'Identifier' && option(options, 'once', this.#source) === undefined) {
      this.#hold.isLoose = true;
      return;
    }
    const signal = option(options, 'signal', this.#source);
    if (signal) this.#signal(signal);
    else if (options.type === 'ObjectExpression' && options.properties.some(({ type }) => type === 'SpreadElement'))
      this.#hold.isLoose = true;
  }

  #signal(signal: Node): void {
    const aborts = abortsOf(signal, this.#source);
    for (const call of aborts ?? []) this.#hold.releases.add(call);
    if (aborts === undefined) this.#hold.isLoose = true;
  }

  /** `new IntersectionObserver((entries, observer) => observer.disconnect())` */
  #observerParameter(): void {
    const handler = this.#acquisition.handler && unwrap(this.#acquisition.handler);
    const parameter = isFunction(handler) ? handler.params[1] : undefined;
    const variable = parameter?.type === 'Identifier' ? this.#source.bindings.declaredBy(parameter) : undefined;
    if (variable) this.#variable(variable);
  }

  #subscription(handler: Node): void {
    const { node, emitter } = this.#acquisition;
    const at = unwrap(handler);
    // A collection of disposables, or `this`, beside the listener sees to it.
    const isKept = node.arguments.length > 2 || (node.arguments.length > 1 && !isFunction(at));
    // What a call gives is cold more often than not, and completes by itself; so does what has an end to tell of.
    const isCold = emitter !== undefined && unwrap(emitter).type === 'CallExpression';
    const names =
      at.type === 'ObjectExpression' ? at.properties.map((each) => each.type === 'Property' && propertyName(each)) : [];
    const completes = names.includes('complete') || (names.length > 0 && !names.includes('next'));
    if (isKept || isCold || completes) this.#hold.isLoose = true;
  }
}

/** The function that makes the promise in whose executor the node is. */
function makerOf(node: Node): Node | undefined {
  for (let at = enclosingFunction(node); at; at = enclosingFunction(at)) {
    if (wrapped(at).parent?.type === 'NewExpression') return enclosingFunction(at);
  }
  return enclosingFunction(node);
}

function isCallback(value: Node): boolean {
  for (let at = value.parent; at; at = at.parent) {
    if (!isFunction(at)) continue;
    const { parent } = wrapped(at);
    return parent?.type === 'NewExpression' || (parent?.type === 'CallExpression' && parent.callee !== wrapped(at));
  }
  return false;
}

const isPlainArgument = ({ type }: Node): boolean => type === 'Literal' || type === 'ThisExpression';
