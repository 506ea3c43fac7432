import { isTimer, eventOf, timingOf, type Timing } from '../flow/callback-timing.ts';
import type { Activation, FlowClient, NoReturn } from '../flow/client.ts';
import { assign, literalTerm } from '../flow/facts.ts';
import { Flow } from '../flow/flow.ts';
import { Places } from '../flow/places.ts';
import { withEntry, withoutEntries, withPending, type State } from '../flow/state.ts';
import {
  enclosingFunction,
  isFunction,
  isInside,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { addTo } from '../source/multimap.ts';
import type { Source } from '../source/source.ts';
import { Barriers } from './barriers.ts';
import { claimsIn } from './claims.ts';
import { completionModel, type CompletionModel } from './build-model.ts';
import type { Completion, Handle, Role, Subject, Use } from './completion.ts';
import { settlesAlways, takesOver } from './followed-handles.ts';
import { isThrowOfExecutor } from './executor-form.ts';
import { makingOfEmitter } from './fresh-emitters.ts';
import { Homes } from './homes.ts';
import { calledFunction, localFunction } from './local-functions.ts';
import { noReturn } from './never-returns.ts';
import { MemberWrites, writersOf } from './place-writers.ts';
import {
  isBeside,
  onReaction,
  reactionKey,
  settlementOnFulfilment,
  type AwaitedSettlement,
} from './outrun-reactions.ts';
import { OwnRuns } from './own-runs.ts';
import { isWaitInLoop, Renewals } from './renewals.ts';
import { clashesWith, type Settled } from './settled-entries.ts';
import { isRunByHelper } from './callbacks/passed-callbacks.ts';
import { repeatableSettlements } from './repeatable-settlements.ts';

/** Two settlements of one completion on one feasible path. */
export interface Clash {
  readonly earlier: Node;
  readonly later: Node;
  readonly handle: Handle;
  /** The earlier one has been handed to other code rather than called. */
  readonly isHandedOver: boolean;
}

type SettleUse = Extract<Use, { kind: 'settle' }>;
type HandOffUse = Extract<Use, { kind: 'hand-off' }>;

const clashes = new WeakMap<Node, readonly Clash[]>();

/** The clashing settlements of a file, in source order of the later one. */
export function settlementClashes(source: Source): readonly Clash[] {
  let found = clashes.get(source.ast);
  if (found === undefined) clashes.set(source.ast, (found = findClashes(source)));
  return found;
}

function findClashes(source: Source): readonly Clash[] {
  const model = completionModel(source);
  const sites = repeatableSettlements(model.completions);
  if (sites.length === 0) return [];
  const client = new SettlementClient(source, model);
  if (!client.canClash) return [];
  const homes = new Homes(source);
  const leading = homes.leadingTo(sites, (fn) => client.interesting.has(fn));
  new Flow(source, client, client.places).run((root) => leading.has(homes.of(root)));
  return [...client.found.values()].sort((a, b) => a.later.range[0] - b.later.range[0]);
}

class SettlementClient implements FlowClient<Settled> {
  readonly interesting = new Set<Node>();
  readonly places: Places;
  readonly found = new Map<Node, Clash>();
  readonly #source: Source;
  readonly #settles = new Map<Node, Handle>();
  readonly #handOffs = new Map<Node, Handle[]>();
  readonly #values = new Map<Node, Handle>();
  readonly #origins = new Map<Node, Completion>();
  /** Nodes that give a place a new value, with the subjects that are then other ones. */
  readonly #rebinds = new Map<Node, Set<Subject>>();
  readonly #entries = new Map<Node, Map<string, Settled>>();
  readonly #reactions = new Map<Node, AwaitedSettlement[]>();
  readonly #rearmed = new Set<Subject>();
  readonly #memberWrites: MemberWrites;
  readonly #renewals = new Renewals();
  readonly #barriers: Barriers;
  readonly #runs = new OwnRuns();

  constructor(source: Source, model: CompletionModel) {
    this.#source = source;
    this.places = new Places(source.bindings);
    this.#memberWrites = new MemberWrites(source);
    this.#barriers = new Barriers(source.bindings);
    for (const completion of model.completions) this.#addCompletion(completion);
    for (const [place, subjects] of model.subjectsAt) this.#addWrites(place, subjects);
    for (const node of claimsIn(source)) this.#mark(node);
  }

  /** Whether any subject has two places where it may be settled: without, no path needs a look. */
  get canClash(): boolean {
    return this.#settles.size + this.#values.size > 0;
  }

  #addCompletion(completion: Completion): void {
    this.#origins.set(completion.node, completion);
    this.#runs.addExecutor(completion);
    for (const handle of completion.handles) {
      const { use, subject } = handle;
      if (subject === undefined) continue;
      if (use.kind === 'settle') this.#addSettle(handle, use);
      else if (use.kind === 'hand-off') this.#addHandOff(handle, use);
      if (use.kind === 'escape' && this.#outlives(use.to, completion)) {
        this.#rearmed.add(subject);
        if (isWaitInLoop(completion.node)) this.#renewals.add(completion.node, new Set([subject]));
      }
    }
    this.#mark(completion.node);
  }

  /** Whether the place that keeps the handle is made anew by each run of a function that can run again. */
  #outlives(place: Node, completion: Completion): boolean {
    const maker = enclosingFunction(completion.node);
    if (maker === undefined || (maker.parent.type === 'MethodDefinition' && maker.parent.kind === 'constructor'))
      return false;
    const at = unwrap(place);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    return !variable?.identifiers.some((identifier) => isInside(identifier, maker));
  }

  #addSettle(handle: Handle, use: SettleUse): void {
    // A throw in an executor that has settled its promise is no settlement of the author's either.
    if (isThrowOfExecutor(use.call)) return;
    // A closure that may or may not settle is followed where it can be, and not guessed at where it cannot.
    if (handle.through !== undefined) {
      if (calledFunction(use.call, this.#source) !== undefined) {
        this.#mark(use.call);
        return;
      }
      if (!settlesAlways(handle.through, handle.completion)) return;
    }
    this.#settles.set(use.call, handle);
    this.#mark(use.call);
    for (const write of this.#memberWrites.of(use.call)) this.#mark(write);
  }

  #addHandOff(handle: Handle, use: HandOffUse): void {
    const value = unwrap(use.node);
    const awaited = settlementOnFulfilment(handle, this.#source);
    if (awaited !== undefined) addTo(this.#reactions, use.to, awaited);
    // `register({ onDone: resolve })` is a set of listeners; who is given an object by name may do anything with it.
    if (use.isMember && value.type !== 'ObjectExpression') return;
    if (
      isFunction(value) ||
      (handle.through !== undefined &&
        (localFunction(value, this.#source) !== undefined || !settlesAlways(handle.through, handle.completion)))
    ) {
      this.#mark(use.to);
      return;
    }
    // What a function of the file does with the handle is seen there.
    if (takesOver(handle, use, this.#source)) {
      this.#mark(use.to);
      return;
    }
    const list = this.#handOffs.get(use.to);
    // A name that one promise after the other is kept in is handed over once, for whichever it is.
    if (list?.some((other) => other.subject === handle.subject && other.use.node === use.node)) return;
    addTo(this.#handOffs, use.to, handle);
    this.#values.set(value, handle);
    this.#mark(use.node);
  }

  #addWrites(place: object | string, subjects: ReadonlySet<Subject>): void {
    this.#runs.add(place, subjects);
    for (const node of writersOf(place)) {
      // `const fail = (e) => reject(e);` further down in an executor is another name for what it was given.
      if (this.#runs.isOfOneRun(node, subjects)) continue;
      this.#rebinds.set(node, new Set([...(this.#rebinds.get(node) ?? []), ...subjects]));
      this.#mark(node);
      if (node.type === 'AssignmentExpression' && this.#origins.has(unwrap(node.right)))
        this.#renewals.add(node, subjects);
    }
  }

  #mark(node: Node): void {
    for (let at: Node | undefined = node; at && !this.interesting.has(at); at = at.parent) this.interesting.add(at);
  }

  visit(node: Node, state: State<Settled>, activation: Activation): State<Settled> {
    let at = state;
    const origin = this.#origins.get(node);
    const made = origin?.handles[0]?.subject;
    if (made !== undefined) at = withoutEntries(at, (entry) => entry.subject === made);
    const rebound = this.#rebinds.get(node);
    if (rebound !== undefined) at = withoutEntries(at, (entry) => rebound.has(entry.subject));
    if (node.type === 'AssignmentExpression') at = this.#clearedField(node, at);
    const settle = this.#settles.get(node);
    if (settle !== undefined) at = this.#settle(settle, node, at, activation);
    for (const handle of this.#handOffs.get(node) ?? []) at = this.#handOff(handle, node, at, activation);
    for (const { site, value, subject, role } of this.#reactions.get(node) ?? [])
      at = withPending(at, this.#entry(site, value, subject, role, onReaction, undefined, activation));
    return at;
  }

  /** A field that is given something else holds other resolvers from there on. */
  #clearedField(node: Node, state: State<Settled>): State<Settled> {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return state;
    const key = this.places.key(node.left);
    if (key === undefined) return state;
    return withoutEntries(state, ({ site }) => this.#isHeldAt(key, site));
  }

  /** Whether what settled was taken from the place, or from a member of what it holds. */
  #isHeldAt(key: string, site: Node): boolean {
    for (let at = calleeOf(site) ?? site; ; at = unwrap(at.object)) {
      if (this.places.key(at) === key) return true;
      if (at.type !== 'MemberExpression') return false;
    }
  }

  invoke(value: Node, state: State<Settled>, activation: Activation): State<Settled> | undefined {
    const handle = this.#values.get(unwrap(value));
    return handle && this.#settle(handle, value, state, activation);
  }

  #settle(handle: Handle, node: Node, state: State<Settled>, activation: Activation): State<Settled> {
    const { subject, use } = handle;
    if (subject === undefined || (use.kind !== 'settle' && use.kind !== 'hand-off')) return state;
    const site = activation.site ?? node;
    const mode = use.kind === 'settle' ? use.mode : 'native';
    if (mode !== 'try') {
      for (const entry of state.entries.keys()) {
        if (!clashesWith(entry, subject, use.role, activation) || this.#isOfOtherRun(entry)) continue;
        // The last of many, by a count that comes to an end once.
        if (entry.node === use.node && this.#barriers.holds(use.node)) continue;
        if (entry.role === 'resolve' && this.#renewals.isPulse(subject, entry.node, use.node)) continue;
        this.#report(entry, site, handle, false);
      }
      for (const entry of state.pending) {
        const isAsked = entry.event === onReaction ? isBeside(entry.node, site) : entry.event === undefined;
        if (isAsked && clashesWith(entry, subject, use.role, activation)) this.#report(entry, site, handle, true);
      }
    }
    const entry = this.#entry(site, use.node, subject, use.role, undefined, undefined, activation);
    const settled = withEntry(
      withoutEntries(state, (other) => other === entry),
      entry,
    );
    const receiver = use.kind === 'settle' ? calleeOf(use.call) : undefined;
    const key = receiver?.type === 'MemberExpression' ? this.places.key(receiver.object) : undefined;
    const known = settled.entries.get(entry);
    // The source says so itself: code under `if (!source.isCompleted)` is not on this path.
    const completed = key !== undefined && known ? assign(known, `${key}.isCompleted`, literalTerm(true)) : undefined;
    return completed ? { ...settled, entries: new Map(settled.entries).set(entry, completed) } : settled;
  }

  #isOfOtherRun({ subject, activation: { site } }: Settled): boolean {
    const run = site?.type === 'CallExpression' ? this.callee(site) : undefined;
    return run !== undefined && this.#runs.isOwn(subject, run);
  }

  #handOff(handle: Handle, to: Node, state: State<Settled>, activation: Activation): State<Settled> {
    const { subject, use } = handle;
    if (subject === undefined || use.kind !== 'hand-off') return state;
    const value = wrapped(unwrap(use.node));
    if (to.type !== 'CallExpression' || unwrap(use.node).type === 'ObjectExpression') {
      this.#settle(handle, value, this.enter(state, 'event', undefined, value), activation);
      return state;
    }
    const promise = reactionKey(to, use.node, this.places);
    if (promise !== undefined)
      return withPending(state, this.#entry(value, use.node, subject, use.role, promise, undefined, activation));
    const timing = timingOf(to);
    if (timing === 'now' || timing === 'each') return this.#settle(handle, value, state, activation);
    const event = timing === 'event' ? eventOf(to, (node) => this.places.key(node)) : undefined;
    this.#settle(
      handle,
      value,
      this.enter(state, timing === 'later' && isTimer(to) ? 'repeat' : timing, event, value),
      activation,
    );
    if (timing === 'event' && event === undefined) return state;
    return withPending(state, this.#entry(value, use.node, subject, use.role, event, undefined, activation));
  }

  enter(state: State<Settled>, timing: Timing, event: string | undefined, value: Node): State<Settled> {
    const entries = new Map<Settled, typeof state.facts>();
    const made = timing === 'event' && state.entries.size > 0 ? makingOfEmitter(value, this.#source) : undefined;
    for (const [entry, facts] of state.entries) {
      const narrowed = this.#narrow(entry, timing, made);
      if (narrowed !== undefined) entries.set(narrowed, facts);
    }
    // What was handed to the same event or promise has run when this does.
    for (const entry of state.pending)
      if (event !== undefined && entry.event === event) entries.set(entry, state.facts);
    return { facts: state.facts, entries, pending: new Set() };
  }

  /**
   * What a callback can clash with. An event need not come, and a first-wins race with one is fine: only a rejection
   * that code went on after, and then resolved, is a mistake, and what was begun after the promise had been resolved
   * to resolve it again. A timer that rejects what has resolved is a guard.
   */
  #narrow(entry: Settled, timing: Timing, made: Node | undefined): Settled | undefined {
    if (timing === 'now' || timing === 'each' || timing === 'later') return entry;
    const isBegunAfter = made !== undefined && made.range[0] > entry.site.range[1];
    const against: readonly Role[] = entry.role === 'reject' || timing === 'repeat' || isBegunAfter ? ['resolve'] : [];
    if (against.length === 0) return undefined;
    return this.#entry(entry.site, entry.node, entry.subject, entry.role, entry.event, against, entry.activation);
  }

  resume(state: State<Settled>): State<Settled> {
    return withoutEntries(
      state,
      ({ subject, node, event }) =>
        event === onReaction || this.#rearmed.has(subject) || this.#renewals.isRenewed(subject, node),
    );
  }

  /** One entry for each site, so that the passes of a loop come to rest. */
  #entry(
    site: Node,
    node: Node,
    subject: Subject,
    role: Role,
    event: string | undefined,
    against: readonly Role[] | undefined,
    activation: Activation,
  ): Settled {
    const key = `${String(subject.id)} ${String(node.range[0])} ${role} ${event ?? ''} ${against?.join() ?? '*'}`;
    const atSite = this.#entries.get(site) ?? new Map<string, Settled>();
    this.#entries.set(site, atSite);
    const known = atSite.get(key);
    if (known !== undefined) {
      known.activation = activation;
      return known;
    }
    const entry: Settled = { site, node, subject, role, event, against, activation };
    atSite.set(key, entry);
    return entry;
  }

  #report(entry: Settled, later: Node, handle: Handle, isHandedOver: boolean): void {
    if (!this.found.has(later)) this.found.set(later, { earlier: entry.site, later, handle, isHandedOver });
  }

  callee(call: CallExpression): FunctionNode | undefined {
    return calledFunction(call, this.#source);
  }

  functionOf(value: Node): FunctionNode | undefined {
    return localFunction(value, this.#source);
  }

  executor(node: Node): FunctionNode | undefined {
    return this.#origins.get(node)?.executor;
  }

  runsInPlace(fn: FunctionNode): boolean {
    return isRunByHelper(fn, this.#source);
  }

  givesUndefined(call: CallExpression): boolean {
    const handle = this.#settles.get(call);
    if (handle?.use.kind === 'settle') return handle.use.mode !== 'try';
    const fn = this.callee(call);
    if (fn === undefined || fn.async || fn.generator || !this.interesting.has(fn)) return false;
    const body = fn.body.type === 'BlockStatement' ? undefined : unwrap(fn.body);
    return body?.type === 'CallExpression' && body !== call && this.#settles.has(body);
  }

  isHarmless(call: CallExpression): boolean {
    return this.#settles.has(call);
  }

  noReturn(call: CallExpression): NoReturn | undefined {
    return noReturn(call, this.#source);
  }
}

function calleeOf(node: Node): Node | undefined {
  const at = unwrap(node);
  return at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
}
