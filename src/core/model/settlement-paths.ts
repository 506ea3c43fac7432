import type { TSESTree } from '@typescript-eslint/types';
import { onlyInspects } from '../flow/inspections.ts';
import { Places } from '../flow/places.ts';
import { timingOf } from '../flow/callback-timing.ts';
import {
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { isFailure, isLast, isOver } from './acquisitions/acquisition-ends.ts';
import { acquisitionsWithin, type Acquisition } from './acquisitions/acquisitions.ts';
import { holdOf } from './acquisitions/acquisitions-releases.ts';
import { excludes, isOverBefore, leavesForResult, runsBeside, testMetBy } from './branches.ts';
import type { Completion, Role, Use } from './completion.ts';
import { regionOf } from './completion-region.ts';
import { usesOfFunction, type FunctionUse } from './function-uses.ts';
import { localFunction } from './local-functions.ts';
import { outcomesBefore } from './outcomes.ts';

/** A place where a promise is settled, or where the right to do so is given away. */
export interface Settlement {
  readonly node: Node;
  readonly role: Role;
  /** Set for a handle that is given to other code. */
  readonly to: Node | undefined;
}

/** Releases as seen from each function: the calls in it that release, by themselves or through functions. */
interface Spread {
  readonly sites: ReadonlyMap<Node, readonly Node[]>;
  readonly isLoose: boolean;
}

/** Each acquisition meets each settlement: what has more of both than code by hand is left alone. */
export const MOST_PAIRS = 5000;

type Call = CallExpression | TSESTree.NewExpression;

/** Methods that end what they are called on, and call back when that is done. */
const endingMethod = /^(?:end|close|destroy|kill|quit|disconnect|stop|terminate|finish|cancel)$/u;
const endingFunction = /^(?:pipeline|finished|pump|eos|endOfStream)$/u;

/** From the settlements of one promise back to what its maker started: which callbacks lead to which settlement. */
export class SettlementPaths {
  readonly region: Node;
  readonly settlements: readonly Settlement[];
  readonly #completion: Completion;
  readonly #source: Source;
  readonly #places: Places;
  readonly #acquisitions: ReadonlyMap<Node, Acquisition>;
  /** The functions on the way to a settlement. */
  readonly #functions = new Set<Node>();
  readonly #carriers = new Set<Acquisition>();
  readonly #spreads = new Map<Acquisition, Spread>();
  readonly #owned = new Map<string, readonly Acquisition[]>();

  constructor(completion: Completion, source: Source) {
    this.#completion = completion;
    this.#source = source;
    this.#places = new Places(source.bindings);
    this.region = regionOf(completion, source);
    const acquired = acquisitionsWithin(this.region, source);
    this.#acquisitions = new Map(acquired.map((each) => [each.node, each]));
    const settlements = completion.handles.flatMap(({ use, through }) =>
      through === undefined ? [...settlementOf(use)] : [],
    );
    this.settlements = acquired.length * settlements.length > MOST_PAIRS ? [] : settlements;
    for (const { node, to } of this.settlements) {
      if (!isInside(node, this.region)) continue;
      if (to === undefined) this.#follow(node, 0);
      else this.#handedOver(node, to, 0);
    }
  }

  get acquisitions(): Iterable<Acquisition> {
    return this.#acquisitions.values();
  }

  /** Whether the acquisition calls back what settles the promise. */
  settles(acquisition: Acquisition): boolean {
    return this.#carriers.has(acquisition);
  }

  /** The acquisition through which a settlement happens, and only through it; undefined for any other way. */
  carrierOf({ node, to }: Settlement): Acquisition | undefined {
    if (to !== undefined) return this.#acquisitions.get(to);
    for (let at = enclosingFunction(node); at && at !== this.region; at = enclosingFunction(at)) {
      const uses = usesOfFunction(at, this.#source);
      const [use] = uses;
      if (uses.length !== 1 || use?.kind !== 'argument') return undefined;
      const acquisition = this.#acquisitions.get(use.to);
      if (acquisition !== undefined) return acquisition;
    }
    return undefined;
  }

  #follow(site: Node, depth: number): void {
    const fn = enclosingFunction(site);
    if (fn === undefined || fn === this.region || !isInside(fn, this.region) || this.#functions.has(fn) || depth > 40)
      return;
    this.#functions.add(fn);
    for (const use of usesOfFunction(fn, this.#source)) {
      if (use.kind === 'call') this.#follow(use.call, depth + 1);
      else if (use.kind !== 'escape') this.#handedOver(use.node, use.to, depth + 1);
    }
  }

  #handedOver(node: Node, to: Node, depth: number): void {
    const acquisition = this.#acquisitions.get(to);
    if (acquisition !== undefined && isHandler(acquisition, node)) this.#carriers.add(acquisition);
    const local = localCallee(to, this.#source);
    if (local !== undefined) this.#functions.add(local);
    this.#follow(to, depth);
  }

  /** The settlements that leave the acquisition as it was; undefined when somebody unknown may let it go. */
  survivedBy(acquisition: Acquisition): readonly Settlement[] | undefined {
    if (holdOf(acquisition, this.#source).isLoose || this.#spread(acquisition).isLoose) return undefined;
    return this.settlements.filter((settlement) => this.#survives(acquisition, settlement));
  }

  #survives(acquisition: Acquisition, { node, to }: Settlement): boolean {
    if (!isInside(node, this.region) || !this.#isLiveAt(acquisition, node)) return false;
    // What is handed over settles later, whatever is acquired after that.
    if ((to === undefined || isImmediate(to)) && this.#outlivesOnPurpose(acquisition, node)) return false;
    const seen = new Set<Node>();
    return to === undefined
      ? this.#isLeft(acquisition, node, seen)
      : this.#isLeftBy(acquisition, { kind: 'argument', node, to: to as Call }, seen);
  }

  /** What is acquired by the very callback that settles, and settles nothing itself, is for what comes after. */
  #outlivesOnPurpose(acquisition: Acquisition, site: Node): boolean {
    const fn = enclosingFunction(acquisition.node);
    const isOfRegion = fn === undefined || fn === this.region;
    if (!isOfRegion) return !this.settles(acquisition) && enclosingFunction(site) === fn;
    return acquisition.isSingle && enclosingFunction(site) === fn && site.range[0] < acquisition.node.range[0];
  }

  /** Whether code at the node can run after the acquisition, as far as the functions around both say. */
  #isLiveAt({ node }: Acquisition, site: Node): boolean {
    const fn = enclosingFunction(node);
    if (fn === undefined || fn === this.region || fn === this.#completion.executor || isInside(site, fn)) return true;
    return usesOfFunction(fn, this.#source).some(
      (use) => use.kind === 'call' || (use.kind === 'argument' && isImmediate(use.to)),
    );
  }

  #isLeft(acquisition: Acquisition, site: Node, seen: Set<Node>, met?: Node): boolean {
    if (excludes(acquisition.node, site)) return false;
    const fn = enclosingFunction(site) ?? this.#source.ast;
    // The call of a function that was left without a release on the way is none.
    const sites = (this.#spread(acquisition).sites.get(fn) ?? []).filter((each) => each !== site);
    const releases = fn === this.region ? sites.filter((each) => this.#isInAnyCase(each, acquisition)) : sites;
    if (releases.some((each) => runsBeside(each, site, (test) => test === met || this.#isOfHandle(test, acquisition))))
      return false;
    if (fn === this.region) return !this.#isUntilEnd(acquisition, seen);
    if (!isFunction(fn) || !isInside(fn, this.region) || seen.has(fn)) return false;
    seen.add(fn);
    return usesOfFunction(fn, this.#source).some((use) => {
      if (use.kind !== 'call') return this.#isLeftBy(acquisition, use, seen);
      if (leavesForResult(site, use.call, acquisition.node)) return false;
      return this.#isLeft(acquisition, use.call, seen, testMetBy(site, use.call));
    });
  }

  /** Whether a release of the maker runs however the promise ends: what comes behind a wait for it may not, nor what is over before. */
  #isInAnyCase(site: Node, acquisition: Acquisition): boolean {
    if (isOverBefore(site, acquisition.node) && this.#isHeldHere(acquisition)) return false;
    if (this.#completion.executor !== undefined) return true;
    const { fulfilled, rejected } = outcomesBefore(site, this.#completion.node, this.#source);
    return fulfilled === rejected;
  }

  /** Whether a variable of the maker holds what was acquired, so that there is nothing to let go before. */
  #isHeldHere(acquisition: Acquisition): boolean {
    const { handle } = holdOf(acquisition, this.#source);
    const { bindings } = this.#source;
    if (handle?.type !== 'Identifier') return false;
    const [declared] = (bindings.variable(handle) ?? bindings.declaredBy(handle))?.identifiers ?? [];
    return declared !== undefined && isInside(declared, this.region);
  }

  #isLeftBy(acquisition: Acquisition, use: FunctionUse, seen: Set<Node>): boolean {
    switch (use.kind) {
      case 'call':
        return this.#isLeft(acquisition, use.call, seen);
      case 'property':
        return this.#isLeft(acquisition, use.to, seen);
      case 'argument': {
        const { to } = use;
        if (to.type === 'CallExpression' && onlyInspects(to)) return false;
        const carrier = this.#acquisitions.get(to);
        if (carrier === acquisition && !carrier.isOneOfMany && isOver(carrier, use.node)) return false;
        if (carrier !== undefined ? this.#ends(carrier, acquisition) : this.#isEnd(to, acquisition)) return false;
        if (carrier !== undefined) seen.add(carrier.node);
        const local = localCallee(to, this.#source);
        if (local !== undefined && this.#spread(acquisition).sites.has(local)) return false;
        return this.#isLeft(acquisition, to, seen);
      }
      case 'escape':
        return false;
    }
  }

  /**
   * Whether an event is the last of the emitter that the acquisition listens to. Where another path takes that back, it is no
   * matter of course that it goes away with its emitter.
   */
  #ends(carrier: Acquisition, acquisition: Acquisition): boolean {
    const { emitter, isSingle } = acquisition;
    if (emitter === undefined) return false;
    if (isLast(carrier) && holdOf(acquisition, this.#source).isTakenBack) return false;
    const isOwn = carrier.emitter !== undefined && this.#isPartOf(emitter, carrier.emitter);
    if (isLast(carrier)) return isOwn || (carrier.emitter !== undefined && this.#isPiped(emitter));
    if (!isFailure(carrier)) return false;
    return (isOwn && isSingle) || [...this.acquisitions].some((other) => isLast(other) && this.#isPiped(emitter));
  }

  /** Who waits for the end of an emitter listens until then, unless something else that it tells of is enough. */
  #isUntilEnd({ emitter }: Acquisition, seen: ReadonlySet<Node>): boolean {
    if (emitter === undefined) return false;
    const own = this.#ownOf(emitter);
    // Who handles a signal of the process keeps it alive.
    if (!own.some((other) => isLast(other) && other.event?.startsWith('SIG') !== true && this.settles(other)))
      return false;
    return !own.some((other) => seen.has(other.node) && !isFailure(other) && !this.#isReadOn(other));
  }

  /** Whether what tells of data goes on doing so: nobody takes it back, once there has been enough. */
  #isReadOn(acquisition: Acquisition): boolean {
    return acquisition.event === 'data' && !acquisition.isOnce && !holdOf(acquisition, this.#source).isTakenBack;
  }

  /** What listens to an emitter or to what it is a part of. */
  #ownOf(emitter: Node): readonly Acquisition[] {
    const key = this.#places.key(emitter);
    if (key === undefined) return [];
    let own = this.#owned.get(key);
    if (own === undefined) {
      own = [...this.acquisitions].filter((other) => other.emitter && this.#isPartOf(emitter, other.emitter));
      this.#owned.set(key, own);
    }
    return own;
  }

  /** `child.stdin` ends with `child`. */
  #isPartOf(part: Node, whole: Node): boolean {
    const [inner, outer] = [this.#places.key(part), this.#places.key(whole)];
    return inner !== undefined && outer !== undefined && `${inner}.`.startsWith(`${outer}.`);
  }

  #isSame(a: Node, b: Node): boolean {
    const key = this.#places.key(a);
    return key !== undefined && key === this.#places.key(b);
  }

  /** Streams that are piped end together. */
  #isPiped(emitter: Node): boolean {
    const key = this.#places.key(emitter);
    return this.#source.mentions.members('pipe').some((member) => {
      const call = member.parent;
      if (call.type !== 'CallExpression') return false;
      return [member.object, ...call.arguments].some((each) => key !== undefined && this.#places.key(each) === key);
    });
  }

  /** `server.close(resolve)`, `pipeline(from, to, callback)` */
  #isEnd(to: Call, { emitter }: Acquisition): boolean {
    if (emitter === undefined || to.type !== 'CallExpression') return false;
    const callee = unwrap(to.callee);
    if (callee.type === 'MemberExpression') {
      const name = propertyName(callee) ?? '';
      if (endingMethod.test(name) && this.#isSame(callee.object, emitter)) return true;
      return endingFunction.test(name) && to.arguments.some((each) => this.#isSame(each, emitter));
    }
    return (
      callee.type === 'Identifier' &&
      endingFunction.test(callee.name) &&
      to.arguments.some((each) => this.#isSame(each, emitter))
    );
  }

  #spread(acquisition: Acquisition): Spread {
    let spread = this.#spreads.get(acquisition);
    if (spread === undefined) this.#spreads.set(acquisition, (spread = this.#spreadOf(acquisition)));
    return spread;
  }

  #spreadOf(acquisition: Acquisition): Spread {
    const sites = new Map<Node, Node[]>();
    let isLoose = false;
    const queue = holdOf(acquisition, this.#source).releases.filter((each) => isInside(each, this.region));
    const seen = new Set<Node>(queue);
    const add = (site: Node): void => {
      if (!seen.has(site)) queue.push(site);
      seen.add(site);
    };
    for (const site of queue) {
      const fn = enclosingFunction(site) ?? this.#source.ast;
      sites.set(fn, [...(sites.get(fn) ?? []), site]);
      if (fn === this.region || !isFunction(fn) || !isInside(fn, this.region)) continue;
      for (const use of usesOfFunction(fn, this.#source)) {
        if (use.kind === 'call') add(use.call);
        else if (use.kind === 'argument' && (isImmediate(use.to) || isConclusion(use.to, use.node))) add(use.to);
        else if (!this.#isOnTheWay(fn, use, acquisition)) isLoose = true;
      }
    }
    return { sites, isLoose };
  }

  /** Whether a function that releases is accounted for: it settles too, or it is what the acquisition calls. */
  #isOnTheWay(fn: FunctionNode, use: FunctionUse, acquisition: Acquisition): boolean {
    if (use.kind === 'escape') return false;
    return this.#functions.has(fn) || (use.kind === 'argument' && use.to === acquisition.node);
  }

  /** `if (timer) clearTimeout(timer)`, `if (ms > 0) clearTimeout(timer)` where it was set under the same test. */
  #isOfHandle(test: Node, acquisition: Acquisition): boolean {
    const { handle = acquisition.handler } = holdOf(acquisition, this.#source);
    const text = this.#source.text.slice(...test.range);
    if (handle && /^(?:Identifier|MemberExpression)$/u.test(handle.type)) {
      // A declared name has its type in its range.
      const name = handle.type === 'Identifier' ? handle.name : this.#source.text.slice(...handle.range);
      if (text.includes(name)) return true;
    }
    for (let at: Node = acquisition.node; at.parent && !isFunction(at); at = at.parent) {
      const parent: Node = at.parent;
      const guard: Node | undefined =
        parent.type === 'IfStatement' || parent.type === 'ConditionalExpression'
          ? parent.test
          : parent.type === 'LogicalExpression'
            ? parent.left
            : undefined;
      if (guard && guard !== at && this.#source.text.slice(...guard.range) === text) return true;
    }
    return false;
  }
}

function* settlementOf(use: Use): Generator<Settlement> {
  if (use.kind === 'settle') yield { node: use.call, role: use.role, to: undefined };
  if (use.kind !== 'hand-off' || isFunction(unwrap(use.node))) return;
  if (use.isMember && unwrap(use.node).type !== 'ObjectExpression') return;
  yield { node: use.node, role: use.role, to: use.to };
}

function isHandler({ handler }: Acquisition, node: Node): boolean {
  return handler !== undefined && (isInside(node, handler) || isInside(handler, node));
}

function localCallee(to: Node, source: Source): FunctionNode | undefined {
  return to.type === 'CallExpression' ? localFunction(to.callee, source) : undefined;
}

function isImmediate(to: Node): boolean {
  if (to.type !== 'CallExpression') return false;
  const timing = timingOf(to);
  return timing === 'now' || timing === 'each';
}

/** `.finally(fn)`, and `.then(fn)` after a `catch`: they run whatever happened before. */
function isConclusion(to: Node, callback: Node): boolean {
  const callee = to.type === 'CallExpression' ? unwrap(to.callee) : undefined;
  if (to.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false;
  const name = propertyName(callee);
  if (name === 'finally') return true;
  const before = unwrap(callee.object);
  const inner = before.type === 'CallExpression' ? unwrap(before.callee) : undefined;
  if (name !== 'then' || to.arguments[0] !== callback || inner?.type !== 'MemberExpression') return false;
  return propertyName(inner) === 'catch' || (before.type === 'CallExpression' && before.arguments.length > 1);
}
