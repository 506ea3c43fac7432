import type { Activation, FlowClient, NoReturn } from '../../flow/client.ts';
import { learn } from '../../flow/facts.ts';
import { Flow } from '../../flow/flow.ts';
import { Places } from '../../flow/places.ts';
import { join, mapFacts, withEntry, type Entry, emptyState, type State } from '../../flow/state.ts';
import { isInside, type CallExpression, type FunctionNode, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { CallbackUses, type Event } from './callback-uses.ts';
import { calledFunction, localFunction } from '../local-functions.ts';
import { Origins } from '../origins.ts';
import type { Variable } from '../../source/scopes.ts';
import { noReturn } from '../never-returns.ts';

/** A callback that runs before its function returns on some path, and after that on another. */
export interface SplitCallback {
  readonly fn: FunctionNode;
  readonly parameter: Variable;
  /** What runs it at once, on paths on which nothing runs it later. */
  readonly sync: readonly SyncRun[];
  /** What runs it later, on a path on which nothing runs it at once. */
  readonly async: Event;
}

/** What runs a callback at once. */
export interface SyncRun {
  /** The call in the function that takes the callback. */
  readonly site: Node;
  /** That call, or the one in another function of the file to which it leads. */
  readonly call: Node;
}

interface Ran extends Entry {
  readonly event: Event;
}

const syncKey = 'runs now;';
const surelyKey = 'is known to run now;';
const asyncKey = 'runs later;';
const laterKey = 'is later;';

/** Whether a callback parameter of the function runs at different times on different paths. */
export function splitCallback(fn: FunctionNode, parameter: Variable, source: Source): SplitCallback | undefined {
  const uses = new CallbackUses(fn, parameter, source);
  const { events } = uses;
  if (events === undefined) return undefined;
  const kinds = new Set([...events.values()].map(({ run }) => run));
  if (!kinds.has('sync') || !kinds.has('async')) return undefined;
  const client = new RunClient(events, uses.inPlace, fn, source);
  // A callback that is not there does not run: all that is asked is what happens to one that is.
  const given = mapFacts(emptyState<Ran>(), (facts) =>
    learn(facts, client.places.variableKey(parameter), { kind: 'truthy', is: true }),
  );
  const { out, thrown } = new Flow(source, client, client.places).function(fn, given ?? emptyState());
  const end = join(out, thrown);
  if (end === undefined) return undefined;
  const sync = new Map<Node, SyncRun>();
  let async: Event | undefined;
  // Where an exception leaves after the call, the caller goes on to nothing that could be too early.
  for (const [{ event, site }, facts] of out?.entries ?? [])
    if (event.run === 'sync' && facts.get(asyncKey)?.truthy !== true)
      sync.set(site, { site, call: isInside(event.node, fn) ? site : event.node });
  // Where all paths that come to their end have run it at once, what an exception has cut short was about to do so, too.
  const whole = out?.facts.get(surelyKey)?.truthy === true ? out : end;
  for (const [{ event }, facts] of whole.entries)
    if (event.run === 'async' && facts.get(syncKey)?.truthy !== true) async ??= event;
  // What is still to come has no paths of its own: where all have run it at once, it comes on top.
  if (whole.facts.get(syncKey)?.truthy !== true)
    for (const { event } of whole.pending) if (event.run === 'async') async ??= event;
  if (sync.size === 0 || async === undefined) return undefined;
  return { fn, parameter, sync: [...sync.values()], async };
}

class RunClient implements FlowClient<Ran> {
  readonly interesting = new Set<Node>();
  readonly places: Places;
  readonly #source: Source;
  readonly #events: ReadonlyMap<Node, Event>;
  readonly #inPlace: ReadonlySet<FunctionNode>;
  readonly #entries = new Map<Event, Map<Node, Ran>>();
  readonly #origins: Origins;

  constructor(events: ReadonlyMap<Node, Event>, inPlace: ReadonlySet<FunctionNode>, fn: FunctionNode, source: Source) {
    this.#source = source;
    this.#events = events;
    this.#inPlace = inPlace;
    this.places = new Places(source.bindings);
    this.#origins = new Origins(source);
    for (const node of events.keys()) {
      for (let at: Node | undefined = node; at && !this.interesting.has(at); at = at === fn ? undefined : at.parent)
        this.interesting.add(at);
    }
  }

  visit(node: Node, state: State<Ran>, activation: Activation): State<Ran> {
    const event = this.#events.get(node);
    if (event === undefined || event.run === 'never' || state.facts.get(laterKey)?.truthy === true) return state;
    let at = state;
    if (event.run !== 'unknown') {
      const entry = this.#entry(event, activation.site ?? node);
      at = withEntry(at, entry);
    }
    if (event.run !== 'async') at = flag(at, syncKey);
    if (event.run === 'sync') at = flag(at, surelyKey);
    if (event.run !== 'sync') at = flag(at, asyncKey);
    return at;
  }

  #entry(event: Event, site: Node): Ran {
    let sites = this.#entries.get(event);
    if (sites === undefined) this.#entries.set(event, (sites = new Map<Node, Ran>()));
    let entry = sites.get(site);
    if (entry === undefined) sites.set(site, (entry = { site, event }));
    return entry;
  }

  invoke(): undefined {
    return undefined;
  }

  enter(state: State<Ran>): State<Ran> {
    return flag(state, laterKey);
  }

  resume(state: State<Ran>): State<Ran> {
    return state;
  }

  callee(call: CallExpression): FunctionNode | undefined {
    return calledFunction(call, this.#source);
  }

  functionOf(value: Node): FunctionNode | undefined {
    return localFunction(value, this.#source);
  }

  executor(node: Node): FunctionNode | undefined {
    if (node.type !== 'NewExpression' || !this.#origins.isPromiseConstructor(node.callee)) return undefined;
    const [executor] = node.arguments;
    return executor && localFunction(executor, this.#source);
  }

  runsInPlace(fn: FunctionNode): boolean {
    return this.#inPlace.has(fn);
  }

  givesUndefined(): boolean {
    return false;
  }

  isHarmless(call: CallExpression): boolean {
    return this.#events.has(call);
  }

  noReturn(call: CallExpression): NoReturn | undefined {
    return noReturn(call, this.#source);
  }
}

function flag(state: State<Ran>, key: string): State<Ran> {
  return mapFacts(state, (facts) => learn(facts, key, { kind: 'truthy', is: true })) ?? state;
}
