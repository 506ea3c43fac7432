import type { TSESTree } from '@typescript-eslint/types';
import {
  isFunction,
  isInside,
  isLoop,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
  isNothing,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { isIdle } from './idle-code.ts';
import { calledFunction, localFunction } from './local-functions.ts';
import { chainOf } from './reaction-links.ts';
import { givenResolverNames, resolverNames, type GivenResolver, type ResolverNames } from './resolver-names.ts';
import { isTried } from './tried-calls.ts';
import { children, walk } from '../source/visit.ts';

/** What an executor settles its promise with: a chain of reactions, awaited promises, or nothing that takes time. */
export type WorkKind = 'chain' | 'await' | 'sync';

/** An executor that settles on every path, as the last thing it does there, by nothing but promises and sync code. */
export interface ExecutorWork {
  readonly kind: WorkKind;
  /** Where the outcome comes from: the promise that is chained, the first await, or the first settlement. */
  readonly node: Node;
  /** A chain's rejection is wired to nothing, so it leaves the promise pending. */
  readonly losesRejection: boolean;
}

/** How an executor settles; undefined when something else than promises and sync code may, or not every path does. */
export function executorWork(executor: FunctionNode, site: Node, source: Source): ExecutorWork | undefined {
  const names = resolverNames(executor, source);
  return names && new Reader(executor, site, names, source).read();
}

// States as bits, so that a set of them is a number.
const OPEN = 1;
const SETTLED = 2;

/** The states in which control leaves a statement, by the way it leaves. */
interface Exits {
  readonly normal: number;
  readonly returned: number;
  readonly thrown: number;
  readonly broken: number;
}

/** The states in which a function ends, by a throw or otherwise. */
type Ending = Pick<Exits, 'normal' | 'thrown'>;

const none: Exits = { normal: 0, returned: 0, thrown: 0, broken: 0 };

function join(a: Exits, b: Exits): Exits {
  return {
    normal: a.normal | b.normal,
    returned: a.returned | b.returned,
    thrown: a.thrown | b.thrown,
    broken: a.broken | b.broken,
  };
}

/** Thrown where the executor does what an async function could not do in its place. */
class Needed extends Error {}

class Reader {
  readonly #executor: FunctionNode;
  readonly #site: Node;
  readonly #source: Source;
  readonly #resolvers: ReadonlySet<Node>;
  readonly #rejects: ReadonlySet<Node>;
  readonly #around: ReadonlySet<Node>;
  /** What the executor's own functions do; undefined while one runs. */
  readonly #own = new Map<FunctionNode, Ending | undefined>();
  /** Of how many functions that are given the resolvers this is one. */
  readonly #depth: number;
  #losesRejection = false;
  #tries = false;
  #chained: Node | undefined;
  #awaited: Node | undefined;
  #settled: Node | undefined;

  constructor(executor: FunctionNode, site: Node, { all, rejects, around }: ResolverNames, source: Source, depth = 0) {
    this.#depth = depth;
    this.#executor = executor;
    this.#site = site;
    this.#source = source;
    this.#resolvers = all;
    this.#rejects = rejects;
    this.#around = around;
  }

  read(): ExecutorWork | undefined {
    try {
      const { normal, thrown } = this.#run(this.#executor);
      if (normal !== SETTLED || (this.#executor.async && thrown !== 0)) return undefined;
    } catch (error) {
      if (error instanceof Needed) return undefined;
      throw error;
    }
    const [kind, node] =
      this.#chained !== undefined
        ? (['chain', this.#chained] as const)
        : this.#awaited !== undefined
          ? (['await', this.#awaited] as const)
          : (['sync', this.#settled] as const);
    if (kind === 'sync' && this.#tries) return undefined;
    return node && { kind, node, losesRejection: this.#losesRejection };
  }

  /** The states in which a function ends, by a throw or otherwise, when it begins unsettled. */
  #run(fn: FunctionNode): Ending {
    if (fn.params.some((parameter) => this.#around.has(parameter)) || fn.generator) throw new Needed();
    if (fn.body.type !== 'BlockStatement') {
      const exits = this.#expression(fn.body, OPEN, true);
      return { normal: exits.normal, thrown: exits.thrown };
    }
    const exits = this.#statements(fn.body.body, OPEN);
    return { normal: exits.normal | exits.returned, thrown: exits.thrown };
  }

  #statements(list: readonly Node[], state: number): Exits {
    let exits: Exits = { ...none, normal: state };
    for (const statement of list) {
      if (exits.normal === 0) break;
      exits = join({ ...exits, normal: 0 }, this.#statement(statement, exits.normal));
    }
    return exits;
  }

  #statement(node: Node, state: number): Exits {
    switch (node.type) {
      case 'BlockStatement':
        return this.#statements(node.body, state);
      case 'ExpressionStatement':
        return this.#expression(node.expression, state, false);
      case 'ReturnStatement': {
        const { normal, thrown } = node.argument
          ? this.#expression(node.argument, state, true)
          : { normal: state, thrown: 0 };
        return { ...none, returned: normal, thrown };
      }
      case 'ThrowStatement':
        return { ...none, thrown: this.#plain(node.argument, state) };
      case 'BreakStatement':
      case 'ContinueStatement':
        return { ...none, broken: state };
      case 'IfStatement': {
        this.#plain(node.test, state);
        const otherwise = node.alternate ? this.#statement(node.alternate, state) : { ...none, normal: state };
        return join(this.#statement(node.consequent, state), otherwise);
      }
      case 'LabeledStatement':
        return this.#statement(node.body, state);
      case 'TryStatement':
        return this.#try(node, state);
      case 'SwitchStatement':
        return this.#switch(node, state);
      default:
        if (isLoop(node)) return this.#loop(node, state);
        for (const part of node.type === 'VariableDeclaration' ? node.declarations : [node])
          // What a name stands for runs where it is called.
          if (!this.#namesOwn(part)) this.#plain(part, state);
        return { ...none, normal: state };
    }
  }

  #try(node: TSESTree.TryStatement, state: number): Exits {
    if (node.finalizer && this.#around.has(node.finalizer)) throw new Needed();
    const { thrown, ...tried } = this.#statement(node.block, state);
    if (node.handler === null) return { ...tried, thrown };
    // What a settlement is given may throw before it settles; nothing that can throw comes after one.
    return join({ ...tried, thrown: 0 }, this.#statement(node.handler.body, state | thrown));
  }

  #switch(node: TSESTree.SwitchStatement, state: number): Exits {
    this.#plain(node.discriminant, state);
    let exits = none;
    for (const { consequent } of node.cases) {
      const { normal } = exits;
      exits = join({ ...exits, normal: 0 }, this.#statements(consequent, state | normal));
    }
    const isTotal = node.cases.some(({ test }) => test === null);
    return { ...exits, normal: exits.normal | exits.broken | (isTotal ? 0 : state), broken: 0 };
  }

  #loop(node: TSESTree.Node & { readonly body: TSESTree.Statement }, state: number): Exits {
    for (const part of children(node)) {
      if (part !== node.body && this.#around.has(part)) throw new Needed();
    }
    const exits = this.#statement(node.body, state);
    // A second turn would settle again.
    if ((exits.normal & SETTLED) !== 0) throw new Needed();
    if ('await' in node && node.await) this.#awaited ??= node;
    return { ...exits, normal: state | exits.broken, broken: 0 };
  }

  /** What has no resolver in it. After a settlement it is work that nobody waits for, unless it is idle. */
  #plain(node: Node, state: number): number {
    if (this.#around.has(node)) throw new Needed();
    if ((state & SETTLED) !== 0 && !isIdle(node)) throw new Needed();
    this.#noteAwait(node);
    return state;
  }

  #noteAwait(node: Node): void {
    if (this.#awaited !== undefined) return;
    walk(node, (each) => {
      if (each.type === 'AwaitExpression') this.#awaited ??= each;
      return !isFunction(each);
    });
  }

  /** `isKept`: whoever gets the value of the expression hears of its rejection. */
  #expression(node: Node, state: number, isKept: boolean): Exits {
    const at = unwrap(node);
    if (!this.#around.has(at)) return { ...none, normal: this.#plain(at, state) };
    switch (at.type) {
      case 'AwaitExpression':
        return this.#expression(at.argument, state, true);
      case 'UnaryExpression':
        return at.operator === 'void' ? this.#expression(at.argument, state, false) : this.#needed();
      case 'ConditionalExpression':
        this.#plain(at.test, state);
        return join(this.#expression(at.consequent, state, isKept), this.#expression(at.alternate, state, isKept));
      case 'LogicalExpression': {
        this.#plain(at.left, state);
        return join({ ...none, normal: state }, this.#expression(at.right, state, isKept));
      }
      case 'CallExpression':
        return this.#call(at, state, isKept);
      default:
        return this.#needed();
    }
  }

  /** The function of the executor's own that a name stands for, and that settles. */
  #ownFunction(name: Node): FunctionNode | undefined {
    const fn = localFunction(unwrap(name), this.#source);
    return fn !== undefined && fn !== this.#executor && this.#around.has(fn) ? fn : undefined;
  }

  #runOwn(fn: FunctionNode): Ending {
    // What calls itself may go on for as long as it likes.
    if (this.#own.has(fn)) return this.#own.get(fn) ?? this.#needed();
    this.#own.set(fn, undefined);
    const result = this.#run(fn);
    this.#own.set(fn, result);
    return result;
  }

  #needed(): never {
    throw new Needed();
  }

  #call(node: CallExpression, state: number, isKept: boolean): Exits {
    if ((state & SETTLED) !== 0) throw new Needed();
    const own = this.#ownFunction(node.callee);
    const isResolver = this.#resolvers.has(unwrap(node.callee));
    if (own === undefined && !isResolver && !this.#around.has(node.callee)) {
      const ending = this.#runGiven(node);
      if (ending !== undefined) return { ...none, ...ending };
    }
    if (!isResolver && (own === undefined || own.async)) return this.#chain(node, isKept);
    for (const argument of node.arguments) {
      if (this.#around.has(argument)) throw new Needed();
      this.#tries ||= isTried(argument, this.#source);
      this.#noteAwait(argument);
    }
    if (own !== undefined && !isResolver) return { ...none, ...this.#runOwn(own) };
    this.#settled ??= node;
    return { ...none, normal: SETTLED };
  }

  /** `deliver(answer, resolve, reject)`: what a function that stands elsewhere does with the resolvers that it is given. */
  #runGiven(call: CallExpression): Ending | undefined {
    const fn = calledFunction(call, this.#source);
    if (fn === undefined || fn.async || fn.generator || this.#depth > 2) return undefined;
    const given: GivenResolver[] = [];
    for (const [index, argument] of call.arguments.entries()) {
      if (!this.#around.has(argument)) continue;
      const resolver = unwrap(argument);
      const parameter = fn.params[index];
      const variable = parameter?.type === 'Identifier' ? this.#source.bindings.declaredBy(parameter) : undefined;
      if (!this.#resolvers.has(resolver) || variable === undefined) return undefined;
      given.push({ variable, isReject: this.#rejects.has(resolver) });
    }
    if (given.length === 0 || call.arguments.some(({ type }) => type === 'SpreadElement')) return undefined;
    const names = givenResolverNames(fn, given, this.#source);
    const reader = new Reader(fn, this.#site, names, this.#source, this.#depth + 1);
    const ending = reader.#run(fn);
    for (const argument of call.arguments) this.#noteAwait(argument);
    this.#losesRejection ||= reader.#losesRejection;
    this.#tries ||= reader.#tries;
    this.#chained ??= reader.#chained;
    this.#settled ??= call;
    return ending;
  }

  #chain(node: CallExpression, isKept: boolean): Exits {
    const { links, root } = chainOf(node, this.#source);
    const began = this.#began(root);
    let { normal: fulfilled, thrown: rejected } = began ?? { normal: OPEN, thrown: OPEN };
    for (const { name, callbacks } of links) {
      if (callbacks.some((argument) => argument.type === 'SpreadElement')) throw new Needed();
      const [first, second] = callbacks;
      if (name === 'finally') {
        if (first && this.#around.has(first)) throw new Needed();
        continue;
      }
      // What turns success into failure is no mere detour.
      if (name === 'then' && first && (this.#rejects.has(unwrap(first)) || this.#swaps(first, node)))
        throw new Needed();
      const met = this.#react(name === 'then' ? first : undefined, fulfilled);
      const failed = this.#react(name === 'then' ? second : first, rejected);
      fulfilled = (met?.normal ?? fulfilled) | (failed?.normal ?? 0);
      rejected = (met?.thrown ?? 0) | (failed?.thrown ?? (failed === undefined ? rejected : 0));
    }
    if (began === undefined) {
      if (isThenableOnly(root, this.#site)) throw new Needed();
      this.#chained ??= root;
    }
    const isLost = (rejected & OPEN) !== 0;
    if (isLost && !isKept) this.#losesRejection = true;
    return { ...none, normal: fulfilled, thrown: isLost && isKept ? OPEN : 0 };
  }

  /** `async function run() { … }`, `const finish = () => { … }`: a name for what the executor calls. */
  #namesOwn(part: Node): boolean {
    const fn = part.type === 'VariableDeclarator' ? part.init : part;
    const name = part.type === 'VariableDeclarator' || part.type === 'FunctionDeclaration' ? part.id : null;
    return isFunction(fn) && !fn.generator && name?.type === 'Identifier' && this.#around.has(fn);
  }

  /** `(async () => { … })()` at the root of a chain, or alone, is a part of the executor; undefined for a promise. */
  #began(root: Node): Ending | undefined {
    if (!this.#around.has(root)) return undefined;
    const callee = root.type === 'CallExpression' && root.arguments.length === 0 ? unwrap(root.callee) : undefined;
    const own = callee && this.#ownFunction(callee);
    const fn = own ?? callee;
    if (!isFunction(fn) || !fn.async) throw new Needed();
    return { normal: this.#runOwn(fn).normal, thrown: OPEN };
  }

  /** `.then(() => reject(…)).catch(resolve)`: success only rejects, and failure resolves. */
  #swaps(reaction: Node, chain: Node): boolean {
    const settles = [...this.#resolvers].filter((each) => isInside(each, chain));
    const own = settles.filter((each) => isInside(each, reaction));
    if (own.length === 0 || !own.every((each) => this.#rejects.has(each))) return false;
    return settles.some((each) => !this.#rejects.has(each));
  }

  /** Runs a reaction; undefined when there is none, so that the state passes by. */
  #react(callback: Node | undefined, state: number): Ending | undefined {
    const at = callback && unwrap(callback);
    if (at === undefined || isNothing(at)) return undefined;
    if (state === 0) return { normal: 0, thrown: 0 };
    const settles = this.#around.has(at);
    // A chain that goes on after it has settled the promise is a fork.
    if ((state & SETTLED) !== 0) throw new Needed();
    if (!settles) return { normal: state, thrown: 0 };
    if (this.#resolvers.has(at)) {
      this.#settled ??= at;
      return { normal: SETTLED, thrown: 0 };
    }
    return this.#runOwn(this.#ownFunction(at) ?? this.#needed());
  }
}

/** `else if (isThenable(value)) return new Promise(…value.then…)`: what has a `then` is made a promise here. */
function isThenableOnly(root: Node, site: Node): boolean {
  if (root.type !== 'Identifier') return false;
  for (let at: Node | undefined = site; at; at = at.parent) {
    const { parent }: Node = at;
    if (
      !parent ||
      (parent.type !== 'IfStatement' && parent.type !== 'ConditionalExpression') ||
      parent.consequent !== at
    )
      continue;
    let asks = false as boolean;
    walk(parent.test, (node) => {
      if (node.type === 'Identifier' && /^(?:is_?)?(?:thenable|promiseLike)$/iu.test(node.name)) asks = true;
      if (node.type === 'MemberExpression' && propertyName(node) === 'then') asks = true;
      return !asks;
    });
    if (asks) return true;
  }
  return false;
}
