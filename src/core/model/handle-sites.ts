import type { TSESTree } from '@typescript-eslint/types';
import { timingOf } from '../flow/callback-timing.ts';
import { onlyInspects } from '../flow/inspections.ts';
import {
  enclosingFunction,
  isClass,
  isFunction,
  isInside,
  loopsAround,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Reference, Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { countTests } from './count-tests.ts';
import { completionModel } from './build-model.ts';
import type { Completion, Use } from './completion.ts';
import { usesOfFunction } from './function-uses.ts';
import { isOfExecutor, keptLocals, type KeptLocals } from './kept-locals.ts';
import { calledFunction, variableOfFunction } from './local-functions.ts';
import { reactionRoot } from './reactions.ts';
import { isCalledOnce, isOnlyRun, isRunForEach, isRunOnce } from './single-runs.ts';

/**
 * Where the function that makes a promise, and the functions inside it, settle it or give the means away. Anything
 * that is not known to be without effect gives them away: what follows from this is only said where all is known.
 */
export interface HandleSites {
  readonly completion: Completion;
  /** The executor that settles or hands on; undefined where it does no more than to fill locals. */
  readonly executor: FunctionNode | undefined;
  /** The executor; of a deferred that is a local, the function that makes it, or the program. */
  readonly home: FunctionNode | TSESTree.Program;
  /** The calls that settle. */
  readonly settles: ReadonlySet<CallExpression>;
  /** The nodes whose evaluation gives a handle away, with the function around the handle where it is one. */
  readonly gives: ReadonlyMap<Node, FunctionNode | undefined>;
  /** The functions inside the home in which any of this happens. */
  readonly carriers: ReadonlySet<FunctionNode>;
  /** The nodes that run one of them, then and there. */
  readonly runs: ReadonlySet<Node>;
  /** The nodes that read the promise of a deferred. */
  readonly reads: ReadonlySet<Node>;
}

/** The sites of a completion that a function makes, and can be asked what it does about it before it ends. */
export interface OwnSites extends HandleSites {
  readonly home: FunctionNode;
}

export function ownSites(source: Source): readonly OwnSites[] {
  return handleSites(source).filter((sites): sites is OwnSites => isFunction(sites.home));
}

const sitesOf = new WeakMap<Node, readonly HandleSites[]>();

/** The sites of each completion of a file whose handles are all accounted for. */
export function handleSites(source: Source): readonly HandleSites[] {
  let found = sitesOf.get(source.ast);
  if (found === undefined) sitesOf.set(source.ast, (found = gather(source)));
  return found;
}

function gather(source: Source): readonly HandleSites[] {
  const { completions } = completionModel(source);
  const executors = new Set<Node>();
  for (const { executor } of completions) if (executor) executors.add(executor);
  return completions.flatMap((completion) => new SiteGatherer(completion, source, executors).gather() ?? []);
}

class SiteGatherer {
  readonly #completion: Completion;
  readonly #source: Source;
  readonly #executors: ReadonlySet<Node>;
  readonly #uses = new Map<Node, Use>();
  readonly #settles = new Set<CallExpression>();
  readonly #gives = new Map<Node, FunctionNode | undefined>();
  readonly #carriers = new Set<FunctionNode>();
  readonly #runs = new Set<Node>();
  readonly #reads = new Set<Node>();
  readonly #variables = new Set<Variable>();
  /** The names by which a function that settles calls itself again. */
  readonly #attempts = new Set<Node>();
  /** What has yet to be seen in its functions; a queue, as helpers may call helpers as often as they like. */
  readonly #pending: Node[] = [];
  #home: FunctionNode | TSESTree.Program;

  constructor(completion: Completion, source: Source, executors: ReadonlySet<Node>) {
    this.#completion = completion;
    this.#source = source;
    this.#executors = executors;
    this.#home = completion.executor ?? enclosingFunction(completion.node) ?? source.ast;
  }

  gather(): HandleSites | undefined {
    const { executor, node, handles } = this.#completion;
    for (const { use } of handles) {
      const at = unwrap(use.node);
      this.#uses.set(at, use);
      // `d.resolve(v)`: the name in front is all there is of the handle in the text.
      if (at.type === 'MemberExpression') this.#uses.set(unwrap(at.object), use);
    }
    const kept = executor && keptLocals(node, executor, this.#source);
    if (kept) this.#home = enclosingFunction(node) ?? this.#source.ast;
    const home = this.#home;
    if (isFunction(home) && home.generator) return undefined;
    if (kept) this.#locals(kept);
    else if (!(executor ? this.#parameters(executor) : this.#record(node))) return undefined;
    // An executor that is used for something else as well has its reasons.
    if (executor && (variableOfFunction(executor, this.#source)?.references.filter(isUse).length ?? 0) > 1)
      return undefined;
    for (const variable of this.#variables) this.#variable(variable);
    this.#pending.push(...this.#settles, ...this.#gives.keys());
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) this.#around(next);
    return {
      completion: this.#completion,
      executor: kept ? undefined : executor,
      home,
      settles: this.#settles,
      gives: this.#gives,
      carriers: this.#carriers,
      runs: this.#runs,
      reads: this.#reads,
    };
  }

  #locals({ promise, handles }: KeptLocals): void {
    for (const variable of handles) this.#variables.add(variable);
    for (const reference of promise.references) if (reference.isRead()) this.#reads.add(reference.identifier);
  }

  #parameters(executor: FunctionNode): boolean {
    const { bindings } = this.#source;
    if (executor.type !== 'ArrowFunctionExpression') {
      const own = bindings.scopeAt(executor.body)?.variableScope.set.get('arguments');
      if (own !== undefined && own.references.length > 0) return false;
    }
    for (const parameter of executor.params.slice(0, 2)) {
      const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
      const variable = name.type === 'Identifier' ? bindings.declaredBy(name) : undefined;
      if (variable === undefined || variable.name === 'this') return false;
      this.#variables.add(variable);
    }
    return true;
  }

  /** `const d = defer()`, `const { promise, resolve } = Promise.withResolvers()`: a local that is known by its names. */
  #record(node: Node): boolean {
    const { bindings } = this.#source;
    const at = wrapped(node);
    if (at.parent?.type !== 'VariableDeclarator' || at.parent.init !== at) return false;
    const { id } = at.parent;
    if (id.type === 'Identifier') {
      const variable = bindings.declaredBy(id);
      if (variable === undefined || isRebound(variable)) return false;
      this.#variables.add(variable);
      return true;
    }
    return this.#members(id);
  }

  /** `{ promise, resolve }`: what a pattern takes out of a deferred. */
  #members(pattern: Node): boolean {
    if (pattern.type !== 'ObjectPattern') return false;
    for (const property of pattern.properties) {
      const name = property.type === 'Property' ? propertyName(property) : undefined;
      const variable =
        property.type === 'Property' && property.value.type === 'Identifier'
          ? this.#source.bindings.declaredBy(property.value)
          : undefined;
      if (name === undefined || variable === undefined || isRebound(variable)) return false;
      if (name === 'promise') for (const { identifier } of variable.references) this.#reads.add(identifier);
      else this.#variables.add(variable);
    }
    return true;
  }

  #variable(variable: Variable): void {
    for (const reference of variable.references) {
      if (reference.init === true || (!reference.isRead() && reference.isWrite())) continue;
      const { identifier } = reference;
      const use = this.#uses.get(identifier);
      const parent = wrapped(identifier).parent;
      if (use?.kind === 'settle') this.#settles.add(use.call);
      else if (use?.kind === 'alias') this.#variables.add(use.variable);
      else if (use && this.#isFollowed(use)) continue;
      else if (parent?.type === 'MemberExpression' && parent.object === wrapped(identifier) && isPromise(parent))
        for (const read of this.#readsOf(parent, identifier)) this.#reads.add(read);
      else if (parent?.type === 'AwaitExpression') this.#reads.add(identifier);
      else if (use?.kind !== 'test') this.#gives.set(identifier, undefined);
    }
  }

  /** Whether a handle goes to a further name, where it is looked at in its turn. */
  #isFollowed(use: Use): boolean {
    const parameter = use.kind === 'hand-off' ? this.#ownParameter(use.node, use.to) : undefined;
    const name = parameter?.type === 'Identifier' ? this.#source.bindings.declaredBy(parameter) : undefined;
    const local = use.kind === 'escape' ? this.#ownLocal(use.to) : name;
    if (local !== undefined) this.#variables.add(local);
    return local !== undefined || (parameter !== undefined && this.#members(parameter));
  }

  /** A local beside the executor that is a further name of the handle for the executor alone. */
  #ownLocal(place: Node): Variable | undefined {
    const { executor, node } = this.#completion;
    return executor && isOfExecutor(place, executor, node, this.#source)
      ? this.#source.bindings.variable(place)
      : undefined;
  }

  /** `const finish = (done) => done(parse(text));`: the parameter of a function that the executor, or the home of a deferred, alone calls. */
  #ownParameter(given: Node, call: Node): Node | undefined {
    const fn = call.type === 'CallExpression' ? calledFunction(call, this.#source) : undefined;
    const home = this.#completion.executor ?? this.#home;
    if (fn === undefined || call.type !== 'CallExpression' || isRunForEach(call, home)) return undefined;
    const names = this.#namesOf(fn);
    if (names.length === 0 || !names.every((name) => isInside(name, home))) return undefined;
    const index = call.arguments.findIndex((each) => each === given);
    const isSpread = call.arguments.slice(0, index + 1).some(({ type }) => type === 'SpreadElement');
    return isSpread ? undefined : fn.params[index];
  }

  /** `const done = source.promise` is read where `done` is. */
  #readsOf(member: Node, identifier: Node): readonly Node[] {
    const { parent } = wrapped(member);
    const id = parent?.type === 'VariableDeclarator' ? parent.id : undefined;
    const variable = id?.type === 'Identifier' ? this.#source.bindings.declaredBy(id) : undefined;
    if (variable === undefined || isRebound(variable)) return [identifier];
    return variable.references.filter((each) => each.isRead()).map((each) => each.identifier);
  }

  /** The functions around a node, up to the home, and what becomes of them. */
  #around(node: Node): void {
    for (let at = node.parent; at && at !== this.#home; at = at.parent) {
      if (isClass(at)) this.#gives.set(at, undefined);
      if (!isFunction(at)) continue;
      // Whoever counts attempts knows the last one, and nobody comes after it.
      if (!this.#attempts.has(node) && !isOnlyRun(at, this.#home))
        for (const test of countTests(node, at, this.#source)) this.#gives.set(test, undefined);
      if (!this.#carriers.has(at)) {
        this.#carriers.add(at);
        this.#function(at, this.#attempts.has(node));
      }
      return;
    }
  }

  #function(fn: FunctionNode, isForAttempt: boolean): void {
    const names = this.#namesOf(fn);
    // What does no more than to make the next attempt is one itself.
    if (isForAttempt) for (const each of [fn, ...names]) this.#attempts.add(each);
    if (names.length > 0 || variableOfFunction(fn, this.#source) !== undefined) this.#named(names, fn);
    else this.#value(fn, fn);
    if (fn.type === 'FunctionExpression' && fn.id) {
      const { id } = fn;
      const own = this.#source.bindings.declared(fn).find((variable) => variable.identifiers.includes(id));
      if (own !== undefined) this.#named(namesOf(own), fn);
    }
  }

  /** Where the file names a function: by its variable, or as a private method, which nobody else can name. */
  #namesOf(fn: FunctionNode): readonly Node[] {
    const variable = variableOfFunction(fn, this.#source);
    if (variable !== undefined) return namesOf(variable);
    if (fn.parent.type !== 'MethodDefinition' || fn.parent.kind !== 'method') return [];
    const uses = usesOfFunction(fn, this.#source);
    const names = uses.flatMap((use) =>
      use.kind === 'call' ? [unwrap(use.call.callee)] : 'node' in use ? [use.node] : [],
    );
    return uses.some(({ kind }) => kind === 'escape') ? [] : names;
  }

  #named(names: readonly Node[], fn: FunctionNode): void {
    const uses = names.filter((node) => !this.#isDeclared(node, wrapped(node).parent) && !isInspected(node));
    // What is called from several places can be meant to settle in one of its runs only; a next attempt is no such place.
    const isNext = (name: Node) => isRunOnce(name) && this.#isWithin(name, fn);
    const first = uses.find((node) => !isNext(node));
    const isOneByOne =
      first !== undefined &&
      uses.every((node) => node === first || isNext(node)) &&
      (uses.length === 1 || isCalledOnce(first));
    for (const node of uses) {
      if (isOneByOne && node === first) this.#value(node, fn);
      else {
        this.#gives.set(node, undefined);
        this.#pending.push(node);
        if (isOneByOne) this.#attempts.add(node);
      }
    }
  }

  /** `if (++tries < 3) attempt();` of an attempt itself, or of a helper that it alone calls, once: one at a time follows the one before. */
  #isWithin(name: Node, fn: FunctionNode, seen = new Set<FunctionNode>()): boolean {
    for (let around = enclosingFunction(name); around; around = enclosingFunction(around)) {
      if (around === fn) return true;
      if (seen.has(around) || loopsAround(around).length > 0) return false;
      seen.add(around);
      const names = this.#namesOf(around).filter((node) => !this.#isDeclared(node, wrapped(node).parent));
      const [only] = names;
      if (only) return names.length === 1 && isRunOnce(only) && this.#isWithin(only, fn, seen);
    }
    return false;
  }

  /** What is done with a function that settles, where it stands or is named. */
  #value(node: Node, fn: FunctionNode): void {
    const at = wrapped(node);
    const { parent } = at;
    const isCallee = parent?.type === 'CallExpression' && parent.callee === at;
    const isArgument = parent?.type === 'CallExpression' && !isCallee;
    if (this.#isDeclared(node, parent)) return;
    if (parent?.type === 'NewExpression' && this.#executors.has(fn)) {
      this.#pending.push(parent);
      return;
    }
    // Calls are followed, and so are callbacks that run before the call that they are given to returns.
    const chain = isArgument ? reactionRoot(parent) : undefined;
    if (isCallee ? !fn.generator : isArgument && runsAtOnce(parent)) this.#runs.add(node);
    else if (isCallee || chain !== undefined) this.#gives.set(parent as Node, isCallee ? undefined : fn);
    else this.#gives.set(node, fn);
    this.#pending.push(chain === undefined ? node : (parent as Node));
  }

  #isDeclared(node: Node, parent: Node | undefined): boolean {
    if (node.type === 'FunctionDeclaration') return true;
    if (parent?.type !== 'VariableDeclarator') return false;
    return parent.id === node || (isFunction(node) && variableOfFunction(node, this.#source) !== undefined);
  }
}

function isInspected(node: Node): boolean {
  const at = wrapped(node);
  return at.parent?.type === 'CallExpression' && at.parent.callee !== at && onlyInspects(at.parent);
}

function runsAtOnce(call: CallExpression): boolean {
  const timing = timingOf(call);
  return timing === 'now' || timing === 'each';
}

function namesOf(variable: Variable): readonly Node[] {
  return variable.references.filter(isUse).map(({ identifier }) => identifier);
}

function isUse(reference: Reference): boolean {
  return reference.init !== true;
}

function isRebound(variable: Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && reference.init !== true);
}

function isPromise(member: Node): boolean {
  return member.type === 'MemberExpression' && propertyName(member) === 'promise';
}

/** The nodes and all that is around them: where a flow must pass. */
export function withAncestors(nodes: Iterable<Node>): Set<Node> {
  const all = new Set<Node>();
  for (const node of nodes) for (let at: Node | undefined = node; at && !all.has(at); at = at.parent) all.add(at);
  return all;
}

/** Where a flow must begin to meet each completion with what is known around it: the function, or at the top the program or the expression. */
export function rootsOf(all: readonly HandleSites[]): ReadonlySet<Node> {
  const inOrder = [...all].sort((a, b) => a.completion.node.range[0] - b.completion.node.range[0]);
  return new Set(
    inOrder.map(({ completion: { node }, home }) => enclosingFunction(node) ?? (isFunction(home) ? node : home)),
  );
}
