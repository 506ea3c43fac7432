import type { Timing } from '../../flow/callback-timing.ts';
import type { Activation, FlowClient, NoReturn } from '../../flow/client.ts';
import { Flow } from '../../flow/flow.ts';
import { Places } from '../../flow/places.ts';
import { withEntry, withoutEntries, type Entry, type State } from '../../flow/state.ts';
import {
  enclosingFunction,
  isInside,
  isLoop,
  onlyExpression,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
  functionName,
  calledName,
  isNothing,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { completionModel } from '../build-model.ts';
import type { Handle } from '../completion.ts';
import { Homes, outermost } from '../homes.ts';
import { calledFunction, functionsUsedIn, localFunction } from '../local-functions.ts';
import { noReturn } from '../never-returns.ts';
import { isTestFile } from '../test-code.ts';
import { inOrder, stateChanges, type StateChange } from './notification-changes.ts';
import { turnOfLoop } from './notification-loops.ts';
import { isNamedAfter, isNotifierName, isPast } from './notification-names.ts';
import { Owners, type Holder } from './notification-owners.ts';
import { Notifications, type Notification, type NotificationOptions } from './notifications.ts';
import { mayHoldConstructor, unheardEvents } from './notification-constructors.ts';
import { notificationSites } from './notification-sites.ts';
import { givesWhatIsThere } from './notification-setters.ts';
import { isExcused, Neighbours } from './notification-excuses.ts';

/** Code of others that has run, or that may have run since, on some path. */
export interface Told extends Entry {
  readonly kind: Notification['kind'] | 'settlement';
  readonly owners: ReadonlySet<string>;
  readonly event: string | undefined;
  readonly through: readonly Holder[];
  readonly isOption?: boolean | undefined;
  /** Other turns have run since. */
  readonly isPast: boolean;
  activation: Activation;
}

/** A change of state that comes after others were told. */
export interface LateChange {
  readonly told: Told;
  readonly change: StateChange;
  /** Where the change happens in the function that told: itself, or the call through which it runs. */
  readonly site: Node;
  readonly holder: Holder;
}

/** What a file tells others at the wrong time. */
export interface Untimely {
  /** The changes of state that come too late, in source order. */
  readonly changes: readonly LateChange[];
  /** The events that nobody can hear yet, in source order. */
  readonly unheard: readonly CallExpression[];
  /** The state change that a node is. */
  readonly changeAt: (node: Node) => StateChange | undefined;
}

/** Finds what is told too early: before the state has changed, or before anybody can listen. */
export function untimelyNotifications(source: Source, options: NotificationOptions): Untimely {
  // In a file of tests no change counts, and events go unheard in constructors alone.
  const isTests = isTestFile(source);
  if (isTests && !mayHoldConstructor.test(source.text)) return { changes: [], unheard: [], changeAt: () => undefined };
  const client = new NotificationClient(source, options, !isTests);
  const unheard = client.unheard();
  const early = new Set<Node>(unheard);
  const changeAt = (node: Node): StateChange | undefined => client.changes.get(node);
  const homes = client.bothIn();
  if (homes.size === 0) return { changes: [], unheard, changeAt };
  new Flow(source, client, client.places).run((root) => homes.has(client.homes.of(root)));
  return {
    changes: client.found().filter(({ told }) => !early.has(told.site)),
    unheard,
    changeAt,
  };
}

class NotificationClient implements FlowClient<Told> {
  readonly interesting = new Set<Node>();
  readonly places: Places;
  readonly changes = new Map<Node, StateChange>();
  readonly homes: Homes;
  readonly #source: Source;
  readonly #owners: Owners;
  readonly #notifications: Notifications;
  readonly #told = new Map<Node, Notification>();
  readonly #settled = new Map<Node, readonly Holder[]>();
  readonly #ordered: readonly StateChange[];
  readonly #entries = new Map<Node, Map<boolean, Told>>();
  readonly #followed = new Map<FunctionNode, boolean>();
  /** The functions in which something is told, in which a promise is settled too, or something changes. */
  readonly #notifying: ReadonlySet<FunctionNode>;
  readonly #telling: ReadonlySet<FunctionNode>;
  #changing: ReadonlySet<FunctionNode> = new Set();
  readonly #late: LateChange[] = [];

  constructor(source: Source, options: NotificationOptions, wantsChanges: boolean) {
    const model = completionModel(source);
    this.#source = source;
    this.places = new Places(source.bindings);
    // A function that is put somewhere runs in another turn, to which nothing told before matters.
    this.homes = new Homes(source, ['AssignmentExpression', 'Property']);
    this.#owners = new Owners(source, this.places);
    this.#notifications = new Notifications(source, this.#owners, options);
    const owners = new Set<string>();
    // Those who wait for a promise run in a later turn, wherever its resolver was kept.
    const settling = new Set<Node>();
    for (const completion of model.completions) {
      for (const handle of completion.handles) {
        if (handle.use.kind === 'settle' && handle.through === undefined) settling.add(handle.use.call);
        for (const { owner } of this.#settlementHolders(handle)) owners.add(owner);
      }
    }
    for (const call of notificationSites(source, options.notifyMethods)) {
      const told = settling.has(call) ? undefined : this.#notifications.of(call);
      if (told === undefined) continue;
      this.#told.set(call, told);
      for (const owner of told.owners) owners.add(owner);
    }
    this.#notifying = functionsAround(this.#told.keys());
    this.#telling = functionsAround([...this.#told.keys(), ...this.#settled.keys()]);
    if (wantsChanges && owners.size > 0) this.#findChanges(owners);
    this.#ordered = inOrder([...this.changes.values()]);
    for (const node of [...this.#told.keys(), ...this.#settled.keys(), ...this.changes.keys()]) this.#mark(node);
    // What is told and what changes may both lie in what a function calls.
    for (const fn of [...this.#notifiers(), ...this.#setters()])
      for (const name of this.homes.namesOf(fn)) this.#mark(name);
  }

  /** The changes of state that can come after a notification: in its home, in a caller's, and in what these call. */
  #findChanges(owners: ReadonlySet<string>): void {
    const searched = new Set<Node>();
    const find = (regions: readonly Node[]): void => {
      for (const region of regions) {
        if (searched.has(region)) continue;
        searched.add(region);
        for (const change of stateChanges(region, this.#owners, owners)) this.changes.set(change.node, change);
      }
      this.#changing = functionsAround(this.changes.keys());
    };
    const told = [...this.#told.keys(), ...this.#settled.keys()];
    find(outermost(this.homes.ofAll(told)));
    // Where the file itself is a home, all of it has been searched.
    if (searched.has(this.#source.ast)) return;
    const homes = this.homes.ofAll(told, this.#notifiers());
    if (!homes.has(this.#source.ast))
      for (const fn of outermost(homes).flatMap((home) => [...functionsUsedIn(home, this.#source)])) homes.add(fn);
    find(outermost(homes));
  }

  #notifiers(): FunctionNode[] {
    return [...this.#telling].filter((fn) => this.#follows(fn));
  }

  #setters(): FunctionNode[] {
    return [...this.#changing].filter((fn) => this.#follows(fn));
  }

  /** The code in which something may be told before something changes. */
  bothIn(): ReadonlySet<Node> {
    const told = this.homes.ofAll([...this.#told.keys(), ...this.#settled.keys()], this.#notifiers());
    return new Set([...this.homes.ofAll(this.changes.keys(), this.#setters())].filter((home) => told.has(home)));
  }

  unheard(): readonly CallExpression[] {
    const events = [...this.#told.values()].filter(({ kind }) => kind === 'event');
    return unheardEvents(events, this.#owners, this.#source);
  }

  /** The state through which a promise is settled, where code after it may wait; of a resolver alone, that of its surroundings. */
  #settlementHolders({ use, through }: Handle): readonly Holder[] {
    if (use.kind !== 'settle' || through !== undefined) return [];
    const fn = enclosingFunction(use.call);
    // `#complete(value) { this.source.setResult(value); }`: whoever calls it settles, and may wait afterwards.
    const isOnly = fn !== undefined && functionName(fn) !== undefined && onlyExpression(fn.body) === use.call;
    if (fn?.async !== true && !isOnly) return [];
    const callee = unwrap(use.call.callee);
    const holders: Holder[] = [];
    // Also through a collection: `this.pending.get(id).resolve(value)`.
    for (let at: Node | undefined = callee; at; at = holderOf(at)) holders.push(...this.#owners.held(at));
    if (callee.type === 'Identifier') {
      for (const owner of [this.#owners.self(use.call), 'module']) holders.push({ owner, field: '' });
    }
    this.#settled.set(use.call, holders);
    return holders;
  }

  #mark(node: Node): void {
    for (let at: Node | undefined = node; at && !this.interesting.has(at); at = at.parent) this.interesting.add(at);
  }

  visit(node: Node, state: State<Told>, activation: Activation): State<Told> {
    // What was told in one turn of a loop is over in the next: that is about another element, message or connection.
    if (isLoop(node)) return withoutEntries(state, (told) => isInside(told.site, node));
    let at = state;
    const change = this.changes.get(node);
    if (change !== undefined) at = this.#change(change, at, activation);
    const told = this.#told.get(node);
    if (told !== undefined) at = this.#tell(told, at, activation);
    const settled = this.#settled.get(node);
    if (settled !== undefined) {
      at = this.#enter(at, {
        kind: 'settlement',
        site: activation.site ?? node,
        owners: new Set(settled.map(({ owner }) => owner)),
        event: undefined,
        through: settled,
        isPast: false,
        activation,
      });
    }
    return at;
  }

  #tell(
    { kind, node, owners, event, through, isOption }: Notification,
    state: State<Told>,
    activation: Activation,
  ): State<Told> {
    const site = activation.site ?? node;
    // Inside a method such as `emit(event)` the call has the name of the event.
    const name =
      site !== node && site.type === 'CallExpression' ? (this.#notifications.eventName(site) ?? event) : event;
    if (this.#notifications.precedes(name)) return state;
    return this.#enter(state, { kind, site, owners, event: name, through, isOption, isPast: false, activation });
  }

  /** One entry for each site, so that the passes of a loop come to rest. */
  #enter(state: State<Told>, fresh: Told): State<Told> {
    const atSite = this.#entries.get(fresh.site) ?? new Map<boolean, Told>();
    this.#entries.set(fresh.site, atSite);
    let entry = atSite.get(fresh.isPast);
    if (entry === undefined) atSite.set(fresh.isPast, (entry = fresh));
    entry.activation = fresh.activation;
    // What an object tells takes the place of what it told before.
    const isOver = (other: Told): boolean =>
      other.site === fresh.site || (fresh.kind !== 'settlement' && isSameSpeaker(other, fresh));
    return withEntry(withoutEntries(state, isOver), entry);
  }

  #change(change: StateChange, state: State<Told>, activation: Activation): State<Told> {
    const site = activation.site ?? change.node;
    for (const told of state.entries.keys()) {
      const holder = change.holders.find((each) => told.owners.has(each.owner));
      if (holder === undefined || site.range[0] < told.site.range[1]) continue;
      // Inside one run of a function that was called from elsewhere: reported at the function itself.
      if (told.activation.site !== undefined && told.activation === activation) continue;
      if (told.kind === 'settlement' ? !told.isPast : told.isPast && !this.#announced(told, holder)) continue;
      this.#late.push({ told, change, site, holder });
    }
    // A new controller or promise begins a new round, and what follows is part of that.
    const { value, node } = change;
    const isGivenAnew =
      value === undefined ? node.type === 'CallExpression' && calledName(node) === 'set' : !isNothing(value);
    if (!isGivenAnew) return state;
    return withoutEntries(
      state,
      (told) => (told.kind === 'abort' || told.kind === 'settlement') && sharesHolder(told.through, change.holders),
    );
  }

  /** After an `await` only what the event itself says has happened is late: `emit('opened'); await …; opened = true`. */
  #announced(told: Told, holder: Holder): boolean {
    return told.event !== undefined && isPast(told.event) && isNamedAfter(told.event, this.#nameOf(holder));
  }

  #nameOf(holder: Holder): string {
    return this.#owners.variableOf(holder)?.name ?? holder.field;
  }

  invoke(): undefined {
    return undefined;
  }

  enter(state: State<Told>, timing: Timing): State<Told> {
    return timing === 'now' || timing === 'each' ? state : withoutEntries(state, () => true);
  }

  resume(state: State<Told>): State<Told> {
    const entries = new Map<Told, State<Told>['facts']>();
    for (const [told, facts] of state.entries) {
      if (told.isPast) entries.set(told, facts);
      else {
        const atSite = this.#entries.get(told.site);
        const past = atSite?.get(true) ?? { ...told, isPast: true };
        atSite?.set(true, past);
        entries.set(past, facts);
      }
    }
    return { ...state, entries };
  }

  callee(call: CallExpression): FunctionNode | undefined {
    const fn = calledFunction(call, this.#source);
    return fn && (!this.interesting.has(fn) || this.#follows(fn)) ? fn : undefined;
  }

  functionOf(value: Node): FunctionNode | undefined {
    const fn = localFunction(value, this.#source);
    return fn && this.#follows(fn) ? fn : undefined;
  }

  /** Whether a call of the function does at its own place what the body does: it only notifies, or only changes. */
  #follows(fn: FunctionNode): boolean {
    let follows = this.#followed.get(fn);
    if (follows === undefined)
      this.#followed.set(fn, (follows = !fn.async && !fn.generator && (this.#isNotifier(fn) || this.#isSetter(fn))));
    return follows;
  }

  #isNotifier(fn: FunctionNode): boolean {
    if (!this.#telling.has(fn) || this.#changing.has(fn)) return false;
    const only = onlyExpression(turnOfLoop(fn.body) ?? fn.body);
    if (only !== undefined && (this.#told.has(only) || this.#settled.has(only))) return true;
    return this.#notifying.has(fn) && isNotifierName(functionName(fn) ?? '');
  }

  #isSetter({ body }: FunctionNode): boolean {
    const steps = body.type === 'BlockStatement' ? body.body : [body];
    return (
      steps.length > 0 &&
      steps.length <= 2 &&
      steps.every((step) => {
        const change = this.changes.get(unwrap(step.type === 'ExpressionStatement' ? step.expression : step));
        return change !== undefined && givesWhatIsThere(change);
      })
    );
  }

  executor(): undefined {
    return undefined;
  }

  givesUndefined(): boolean {
    return false;
  }

  isHarmless(call: CallExpression): boolean {
    return this.#settled.has(call);
  }

  noReturn(call: CallExpression): NoReturn | undefined {
    return noReturn(call, this.#source);
  }

  /** One finding for each notification: its first late change; and one for each change: the notification before it. */
  found(): readonly LateChange[] {
    const neighbours = new Neighbours(this.#ordered, this.#told.values());
    const first = new Map<Node, LateChange>();
    for (const late of this.#late) {
      const known = first.get(late.told.site);
      if (known !== undefined && late.site.range[0] >= known.site.range[0]) continue;
      const around = { source: this.#source, owners: this.#owners, neighbours, name: this.#nameOf(late.holder) };
      if (!isExcused(late, around)) first.set(late.told.site, late);
    }
    const last = new Map<Node, LateChange>();
    for (const late of first.values()) {
      const known = last.get(late.site);
      if (known === undefined || late.told.site.range[0] > known.told.site.range[0]) last.set(late.site, late);
    }
    return [...last.values()].sort((a, b) => a.site.range[0] - b.site.range[0]);
  }
}

/** What a member belongs to, or a call is a method of. */
function holderOf(node: Node): Node | undefined {
  if (node.type === 'CallExpression') return unwrap(node.callee);
  return node.type === 'MemberExpression' ? unwrap(node.object) : undefined;
}

function sharesHolder(a: readonly Holder[], b: readonly Holder[]): boolean {
  return a.some((holder) => b.some((other) => other.owner === holder.owner && other.field === holder.field));
}

function isSameSpeaker(a: Told, b: Told): boolean {
  return a.kind === b.kind && a.owners.size === b.owners.size && [...a.owners].every((owner) => b.owners.has(owner));
}

/** All functions that the nodes are in. */
function functionsAround(nodes: Iterable<Node>): ReadonlySet<FunctionNode> {
  const around = new Set<FunctionNode>();
  for (const node of nodes) {
    for (let fn = enclosingFunction(node); fn && !around.has(fn); fn = enclosingFunction(fn)) around.add(fn);
  }
  return around;
}
