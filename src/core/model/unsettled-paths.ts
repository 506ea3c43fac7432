import type { Timing } from '../flow/callback-timing.ts';
import { isDropped } from '../flow/calls.ts';
import type { FlowClient, NoReturn } from '../flow/client.ts';
import { Flow } from '../flow/flow.ts';
import type { FunctionResult } from '../flow/function-run.ts';
import type { Chain } from '../flow/promise-chains.ts';
import { withEntry, withoutEntries } from '../flow/state.ts';
import {
  enclosingFunction,
  isFunction,
  isInside,
  onlyExpression,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { addTo } from '../source/multimap.ts';
import type { Source } from '../source/source.ts';
import { completionModel } from './build-model.ts';
import { callbackRuns } from './callbacks/given-callbacks.ts';
import { isToldByOthers, operationOf } from './callbacks/operations.ts';
import type { Completion } from './completion.ts';
import { isDisposed } from './disposal.ts';
import { ownSites, rootsOf, withAncestors, type OwnSites } from './handle-sites.ts';
import { givenFunction } from './given-functions.ts';
import { calledFunction, localFunction } from './local-functions.ts';
import { isBackedByOthers, isMeantToWait, waitsOn } from './intended-waits.ts';
import { isReaction, reactionRoot } from './reactions.ts';
import { endsFunction, whereItLeaves } from './path-exits.ts';
import { isGivenBefore, isSurelyGiven, tellsOfFailure, testsForHandle } from './given-handles.ts';
import { replaced, type Path, type Stage } from './unsettled-stages.ts';
import { saysNothingMayBe } from './missing-places.ts';
import { noReturn } from './never-returns.ts';

/** A function that ends on some path without the promise being settled, then or later. */
export interface UnsettledPath {
  readonly completion: Completion;
  /** Where the path leaves, or the function itself. */
  readonly site: Node;
  /** The executor, or the callback that alone could settle. */
  readonly fn: FunctionNode;
}

/** More completions than this on one path are not followed. */
const maxStages = 64;

/** The paths of a file on which a promise stays pending, in source order. */
export function unsettledPaths(source: Source): readonly UnsettledPath[] {
  const all = ownSites(source).filter(
    (sites) =>
      sites.settles.size + sites.gives.size > 0 &&
      !isSurelyGiven(sites, source) &&
      !isGivenBefore(sites) &&
      !tellsOfFailure(sites) &&
      !isDisposed(sites.completion, source),
  );
  if (all.length === 0) return [];
  const client = new UnsettledClient(source, all);
  new Flow(source, client).runOnly(rootsOf(all));
  return client.findings();
}

class UnsettledClient implements FlowClient<Stage> {
  readonly interesting: ReadonlySet<Node>;
  readonly assumesTurns = true;
  readonly #source: Source;
  readonly #origins = new Map<Node, OwnSites[]>();
  readonly #executors = new Map<Node, FunctionNode>(); // Of all promises: that of another runs at once too.
  readonly #executing: ReadonlySet<FunctionNode>;
  readonly #settles = new Map<Node, OwnSites[]>();
  readonly #gives = new Map<Node, OwnSites[]>();
  readonly #reads = new Map<Node, OwnSites[]>();
  readonly #carriers = new Map<Node, OwnSites[]>();
  readonly #stages = new Map<string, Stage>();
  readonly #ids = new Map<OwnSites, number>();
  /** What was given beside something else on the same path: either may settle. */
  readonly #shared = new Set<Stage>();
  readonly #passed = new Map<OwnSites, Set<Node>>();
  readonly #found = new Map<string, UnsettledPath & { readonly by: Stage | undefined }>();
  readonly #leftInside = new Map<Stage, Node>(); // Where what the home calls has left with nothing done.
  /** The functions that run now, and whether each runs in a turn of its own that nobody waits for. */
  readonly #frames: { readonly fn: FunctionNode; readonly isAlone: boolean }[] = [];
  #entering: { readonly value: Node } | undefined;

  constructor(source: Source, all: readonly OwnSites[]) {
    this.#source = source;
    const nodes: Node[] = [];
    for (const { node, executor } of completionModel(source).completions)
      if (executor) this.#executors.set(node, executor);
    this.#executing = new Set(this.#executors.values());
    for (const sites of all) {
      const { completion, home, settles, gives, carriers, runs, reads } = sites;
      this.#ids.set(sites, this.#ids.size);
      addTo(this.#origins, completion.node, sites);
      for (const node of [...settles, ...testsForHandle(sites)]) addTo(this.#settles, node, sites);
      for (const node of gives.keys()) addTo(this.#gives, node, sites);
      for (const node of reads) addTo(this.#reads, node, sites);
      for (const node of carriers) addTo(this.#carriers, node, sites);
      this.#passed.set(sites, new Set());
      nodes.push(completion.node, home, ...settles, ...gives.keys(), ...carriers, ...runs, ...reads);
    }
    const interesting = withAncestors(nodes);
    for (const node of [...interesting])
      if (node.type === 'TryStatement' && node.handler) interesting.add(node.handler);
    this.interesting = interesting;
  }

  findings(): readonly UnsettledPath[] {
    return [...this.#found.values()]
      .filter(({ by }) => !this.#isRescued(by))
      .sort((a, b) => a.site.range[0] - b.site.range[0]);
  }

  #isRescued(by: Stage | undefined): boolean {
    for (let at = by; at; at = at.by) if (this.#shared.has(at)) return true;
    return false;
  }

  visit(node: Node, state: Path): Path {
    let at = state;
    for (const sites of this.#origins.get(node) ?? []) at = this.#begin(sites, at);
    for (const sites of this.#settles.get(node) ?? []) at = this.#settle(sites, at);
    if (isReaction(node)) for (const sites of this.#gives.get(node) ?? []) at = this.#give(sites, node, at);
    return isFunction(node) ? this.#enterFunction(node, at) : at;
  }

  passed(node: Node, state: Path): Path {
    let at = state;
    if (!isReaction(node)) for (const sites of this.#gives.get(node) ?? []) at = this.#give(sites, node, at);
    if (node.type === 'IfStatement') for (const sites of this.#settles.get(node) ?? []) at = this.#settle(sites, at);
    for (const sites of this.#reads.get(node) ?? [])
      for (const stage of this.#of(sites, at))
        if (stage.kind !== 'given' && !stage.isSeen) at = replaced(at, stage, this.#stage({ ...stage, isSeen: true }));
    if (/Statement$|^VariableDeclaration$|^CatchClause$/u.test(node.type)) {
      for (const stage of at.entries.keys()) if (stage.kind !== 'given') this.#passed.get(stage.sites)?.add(node);
    }
    return at;
  }

  #begin(sites: OwnSites, state: Path): Path {
    const stage = this.#stage({
      kind: 'open',
      site: sites.completion.node,
      sites,
      home: sites.home,
      by: undefined,
      isSeen: sites.executor !== undefined,
      fn: undefined,
      isCertain: true,
      isWaitedFor: false,
    });
    const clear = withoutEntries(state, (other) => other.sites === sites);
    if (clear.entries.size >= maxStages) return clear;
    return { ...clear, entries: new Map(clear.entries).set(stage, clear.facts) };
  }

  #settle(sites: OwnSites, state: Path): Path {
    for (const stage of this.#of(sites, state)) if (stage.kind === 'given') this.#shared.add(stage);
    // Who waits for a promise inside an outer one is let go when the outer one settles.
    return withoutEntries(
      state,
      (stage) => stage.kind !== 'given' && (stage.sites === sites || isInside(stage.sites.completion.node, sites.home)),
    );
  }

  #give(sites: OwnSites, node: Node, state: Path): Path {
    const fn = sites.gives.get(node);
    const isWaitedFor = isReaction(node);
    const outcomes = isWaitedFor ? undefined : callbackRuns(node, fn, this.#source).outcomes;
    if (outcomes) return this.#giveTo(sites, outcomes, { fn: undefined, isWaitedFor }, state);
    const operation = isWaitedFor ? undefined : operationOf(node, fn, this.#source);
    return this.#giveTo(sites, operation ?? this.#chainKey(node), { fn, isWaitedFor }, state);
  }

  /** What a whole chain of reactions is known by, as its parts do not race with each other. */
  #chainKey(node: Node): Node {
    const call = isReaction(node) ? node : node.parent;
    const root = call === undefined ? undefined : reactionRoot(call);
    if (root === undefined) return node;
    return (root.type === 'CallExpression' ? this.#launches(root) : undefined) ?? root;
  }

  #launches(call: CallExpression): FunctionNode | undefined {
    const fn = isFunction(call.callee) ? call.callee : this.callee(call);
    return fn?.async === true ? fn : undefined;
  }

  #giveTo(sites: OwnSites, site: Node, how: Pick<Stage, 'fn' | 'isWaitedFor'>, state: Path): Path {
    let at = state;
    for (const stage of this.#of(sites, state)) {
      if (stage.kind !== 'open') continue;
      const given = this.#stage({ ...stage, ...how, kind: 'given', site });
      at = replaced(at, stage, given);
    }
    at = withoutEntries(at, (stage) => stage.sites === sites && stage.kind === 'left');
    const others = this.#of(sites, at).filter((stage) => stage.kind === 'given');
    if (others.some((stage) => stage.site !== site)) for (const stage of others) this.#shared.add(stage);
    // The other outcome of the same operation: its function has to see to all that it leaves, too.
    const twin = how.isWaitedFor ? undefined : others.find((stage) => stage.site === site && stage.fn !== how.fn);
    return twin && how.fn ? withEntry(at, this.#stage({ ...twin, ...how })) : at;
  }

  #enterFunction(fn: FunctionNode, state: Path): Path {
    const entering = this.#entering;
    this.#entering = undefined;
    const isReacting = entering !== undefined && isReaction(entering.value.parent ?? fn);
    this.#frames.push({ fn, isAlone: entering !== undefined && !isReacting });
    if (entering === undefined && !fn.async) return state;
    const runs = entering && callbackRuns(entering.value, fn, this.#source);
    let at = state;
    for (const stage of state.entries.keys()) {
      const { sites } = stage;
      if (entering === undefined || isReacting) {
        if (stage.kind !== 'open' || stage.home === fn || !sites.carriers.has(fn)) continue;
        const site = entering === undefined ? fn : this.#chainKey(entering.value);
        const by = this.#stage({ ...stage, kind: 'given', site, fn, isWaitedFor: true });
        at = replaced(at, stage, this.#stage({ ...stage, home: fn, by }));
      } else if (stage.kind === 'given' && stage.fn === fn && runs?.times !== 'many') {
        const isCertain = runs?.times === 'once';
        const isSeen = stage.isSeen || sites.reads.size > 0;
        at = replaced(
          at,
          stage,
          this.#stage({ ...stage, kind: 'open', home: fn, by: stage, fn: undefined, isSeen, isCertain }),
        );
      } else at = withoutEntries(at, (other) => other === stage);
    }
    return at;
  }

  leave(node: Node, state: Path): Path {
    const fn = isFunction(node) ? node : enclosingFunction(node);
    if (fn === undefined) return state;
    const isAlone = this.#frames.at(-1)?.isAlone === true;
    let at = state;
    for (const stage of state.entries.keys()) {
      const isHome = stage.sites.home === fn;
      if (stage.kind === 'open' && stage.home !== fn) this.#leaveInside(stage, node, fn);
      else if (stage.kind === 'open') {
        const site = this.#whereItLeaves(stage, node, fn);
        if (!stage.isSeen && (isHome || isAlone)) continue;
        if (isHome || isAlone) this.#report(stage, site, fn);
        else at = replaced(at, stage, this.#stage({ ...stage, kind: 'left', site }));
      } else if (stage.kind === 'left' && stage.isSeen && (isHome || isAlone))
        this.#report(stage, stage.site, stage.home);
    }
    return withoutEntries(at, (stage) => stage.sites.home === fn);
  }

  #whereItLeaves(stage: Stage, node: Node, fn: FunctionNode): Node {
    if (node !== fn && !endsFunction(node, fn)) return node;
    const { settles, gives, carriers, runs: run } = stage.sites;
    const concerned = withAncestors([...settles, ...gives.keys(), ...carriers, ...run]);
    const site = whereItLeaves(fn, this.#passed.get(stage.sites), concerned, stage.sites.completion.node);
    const inside = this.#leftInside.get(stage);
    if (inside && (site === fn || runs(site, enclosingFunction(inside), this.#source))) return inside;
    return site === fn ? node : site;
  }

  #leaveInside(stage: Stage, node: Node, fn: FunctionNode): void {
    // A turn of an iteration is no way out: the next may settle.
    const at = wrapped(fn);
    const isTurn = at.parent?.type === 'CallExpression' && at.parent.callee !== at;
    if (isTurn || !stage.sites.carriers.has(fn) || this.#leftInside.has(stage)) return;
    const site = this.#whereItLeaves(stage, node, fn);
    // Its promise may be read later.
    if (site !== fn)
      for (const each of [stage, this.#stage({ ...stage, isSeen: true })]) this.#leftInside.set(each, site);
  }

  ended(fn: FunctionNode, thrown: Path | undefined): Path | undefined {
    if (this.#frames.at(-1)?.fn === fn) this.#frames.pop();
    // What another executor throws rejects its promise: who waits for that hears of it.
    if (thrown === undefined || !this.#executing.has(fn)) return thrown;
    return withoutEntries(thrown, ({ kind, sites }) => kind !== 'given' && sites.home !== fn);
  }

  chained(_call: CallExpression, { fulfilled }: Chain<Stage>): void {
    if (fulfilled) this.#leftToItself(fulfilled);
  }

  /** Nobody waits for what has run; the promise may have been read before, or is after. */
  #leftToItself({ entries }: Path): void {
    for (const stage of entries.keys())
      if (stage.kind === 'left' && (stage.isSeen || stage.sites.reads.size > 0))
        this.#report(stage, stage.site, stage.home);
  }

  launched(
    call: Node,
    fn: FunctionNode,
    { before, now }: { readonly before: Path; readonly now: Path },
    result: FunctionResult<Stage>,
  ): Path {
    const carried = this.#carriers.get(fn);
    if (carried === undefined) return now;
    let at = before;
    for (const sites of carried) at = this.#giveTo(sites, fn, { fn, isWaitedFor: true }, at);
    if (isDropped(call) && result.out) this.#leftToItself(result.out);
    return at;
  }

  unfollowed(fn: FunctionNode, state: Path): Path {
    const carried = this.#carriers.get(fn) ?? [];
    return withoutEntries(state, (stage) => stage.kind !== 'given' && carried.includes(stage.sites));
  }

  invoke(value: Node, state: Path): Path | undefined {
    const given = this.#gives.get(value);
    return given && withoutEntries(state, (stage) => stage.kind !== 'given' && given.includes(stage.sites));
  }

  enter(state: Path, _timing: Timing, _event: string | undefined, value: Node): Path {
    this.#entering = this.functionOf(value) === undefined ? undefined : { value };
    return state;
  }

  resume(state: Path): Path {
    return state;
  }

  callee(call: CallExpression): FunctionNode | undefined {
    return this.#gives.has(unwrap(call.callee)) ? undefined : this.#followed(calledFunction(call, this.#source));
  }

  functionOf(value: Node): FunctionNode | undefined {
    return this.#followed(localFunction(value, this.#source) ?? givenFunction(value, this.#source));
  }

  #followed(fn: FunctionNode | undefined): FunctionNode | undefined {
    if (fn === undefined || fn.generator) return undefined;
    // What has nothing to do with any of them may still set what a later test asks for.
    return this.#carriers.has(fn) || !this.interesting.has(fn) ? fn : undefined;
  }

  mayBeNothing(asked: Node): boolean {
    return saysNothingMayBe(asked, this.#source);
  }

  executor(node: Node): FunctionNode | undefined {
    return this.#executors.get(node);
  }

  givesUndefined(call: CallExpression): boolean {
    return this.#settles.has(call);
  }

  isHarmless(call: CallExpression): boolean {
    return this.#settles.has(call);
  }

  noReturn(call: CallExpression): NoReturn | undefined {
    return noReturn(call, this.#source);
  }

  #of(sites: OwnSites, state: Path): readonly Stage[] {
    return [...state.entries.keys()].filter((stage) => stage.sites === sites);
  }

  /** One stage for each place, so that the passes of a loop come to rest. */
  #stage(stage: Stage): Stage {
    const { sites, kind, home, by, fn, site, isSeen, isWaitedFor } = stage;
    const via = by === undefined ? '' : `${String(by.site.range[0])} ${String(by.home.range[0])}`;
    const where = `${site.type} ${String(site.range[0])} ${isWaitedFor ? '' : String(fn?.range[0])}`;
    const key = `${String(this.#ids.get(sites))} ${kind} ${String(home.range[0])} ${where} ${String(isSeen)} ${via}`;
    let known = this.#stages.get(key);
    if (known === undefined) this.#stages.set(key, (known = stage));
    return known;
  }

  #report({ sites, by, isCertain }: Stage, site: Node, fn: FunctionNode): void {
    // A filter among what may be many messages; to swallow an exception is none.
    if (!isCertain && site.type !== 'CatchClause') return;
    if (isBackedByOthers(sites, fn, this.#source) || waitsOn(site, sites, this.#source)) return;
    if (by?.site.type === 'Identifier' && isToldByOthers(site, fn, this.#source)) return;
    if (fn === sites.executor && isMeantToWait(sites, site, this.#source)) return;
    const key = `${String(this.#ids.get(sites))} ${String(site.range[0])} ${site.type}`;
    const known = this.#found.get(key);
    if (known === undefined || this.#isRescued(known.by))
      this.#found.set(key, { completion: sites.completion, site, fn, by });
  }
}

/** Whether all that a statement does is to call the function. */
function runs(statement: Node, fn: FunctionNode | undefined, source: Source): boolean {
  const call = onlyExpression(statement.type === 'ExpressionStatement' ? statement.expression : statement);
  return call?.type === 'CallExpression' && calledFunction(call, source) === fn;
}
