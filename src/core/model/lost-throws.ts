import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, knownTimingOf, timingOf, type Timing } from '../flow/callback-timing.ts';
import { isDropped } from '../flow/calls.ts';
import type { FlowClient, NoReturn } from '../flow/client.ts';
import { Flow } from '../flow/flow.ts';
import type { FunctionResult } from '../flow/function-run.ts';
import type { Chain } from '../flow/promise-chains.ts';
import { withEntry, withoutEntries, type Entry, type State } from '../flow/state.ts';
import {
  enclosingFunction,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { walk } from '../source/visit.ts';
import { takesListenersPromise } from './awaiting-emitters.ts';
import { isErrorFirst } from './callbacks/callback-handings.ts';
import { callbackRuns } from './callbacks/given-callbacks.ts';
import { reactedTo } from './reactions.ts';
import type { Completion } from './completion.ts';
import { handleSites, rootsOf, withAncestors, type HandleSites } from './handle-sites.ts';
import { calledFunction, localFunction } from './local-functions.ts';
import { mayReject, mayThrowByNature, throwsInHelper } from './throwing-calls.ts';
import { noReturn } from './never-returns.ts';
import { isInTest } from './test-code.ts';
import { turnOf } from './turns.ts';
import { mayBeRefused } from './refused-input.ts';

export type ThrowSite =
  | TSESTree.ThrowStatement
  | TSESTree.AwaitExpression
  | TSESTree.ForOfStatement
  | CallExpression
  | TSESTree.NewExpression;

/** An exception that nobody gets to see, while the promise stays pending or is settled already. */
export interface LostThrow {
  readonly completion: Completion;
  readonly site: ThrowSite;
  /** The function that it leaves. */
  readonly fn: FunctionNode;
  /** `uncaught`: out of a callback; `unhandled`: out of an async function; `swallowed`: the executor has settled already. */
  readonly kind: 'uncaught' | 'unhandled' | 'swallowed';
  /** The promise has been settled before, on every path: to reject it would be lost too. */
  readonly isLate: boolean;
}

/** On a path: a completion has been settled, or an exception is on its way. */
interface Happened extends Entry {
  readonly settled: HandleSites | undefined;
  readonly thrown: ThrowSite | undefined;
  /** Of an exception: what was settled before. */
  readonly after: readonly HandleSites[];
}

type Path = State<Happened>;

/** The exceptions of a file that are lost, in source order. */
export function lostThrows(source: Source): readonly LostThrow[] {
  const all = handleSites(source);
  if (all.length === 0) return [];
  const client = new ThrowClient(source, all);
  if (client.sites.size === 0) return [];
  new Flow(source, client).runOnly(rootsOf(all));
  return client.findings();
}

class ThrowClient implements FlowClient<Happened> {
  readonly interesting: ReadonlySet<Node>;
  /** Where exceptions come from, with the completion that they are about. */
  readonly sites = new Map<ThrowSite, HandleSites>();
  readonly #source: Source;
  readonly #origins = new Map<Node, HandleSites>();
  readonly #executors = new Map<Node, HandleSites>();
  readonly #settles = new Map<Node, HandleSites[]>();
  readonly #followed = new Set<Node>();
  readonly #carriers: ReadonlySet<Node>;
  readonly #entries = new Map<string, Happened>();
  readonly #found = new Map<Node, LostThrow>();
  /** The functions that run now, with where each was given away when it runs as a callback. */
  readonly #frames: { readonly fn: FunctionNode; readonly value: Node | undefined }[] = [];
  #entering: Node | undefined;

  constructor(source: Source, all: readonly HandleSites[]) {
    this.#source = source;
    const nodes: Node[] = [];
    this.#carriers = new Set(all.flatMap(({ carriers }) => [...carriers]));
    // Inner completions first: what is inside theirs is about them.
    for (const each of all.toReversed()) {
      const { completion, executor, home, settles, carriers } = each;
      this.#origins.set(completion.node, each);
      if (executor) this.#executors.set(executor, each);
      for (const node of settles) this.#settles.set(node, [...(this.#settles.get(node) ?? []), each]);
      for (const node of carriers) this.#followed.add(node);
      for (const fn of executor ? [home, ...carriers] : carriers) this.#gather(fn, each);
      nodes.push(completion.node, home, ...settles, ...carriers);
    }
    this.interesting = withAncestors([...nodes, ...this.sites.keys()]);
  }

  #gather(root: Node, about: HandleSites): void {
    walk(root, (node) => {
      if (node !== root && this.#executors.has(node)) return false;
      if (!(isThrowSite(node, this.#source) || this.#isOfHelper(node)) || this.sites.has(node)) return true;
      const fn = enclosingFunction(node);
      if (fn === undefined || fn.generator) return true;
      // Out of a plain callback it is uncaught all the same.
      const isHeard = fn === about.home || fn.async;
      if (node.type === 'ThrowStatement' && isRejectedWith(node, about, isHeard)) return true;
      if (node.type === 'ThrowStatement' && isLast(node, fn) && fn !== about.home && isInTest(fn, this.#source))
        return true;
      const settles = throwers(node).some((each) => about.carriers.has(each) || about.executor === each);
      if (!settles && (node.type !== 'ThrowStatement' || failsForOthers(fn, this.#source))) return true;
      this.sites.set(node, about);
      if (fn !== about.home) this.#followed.add(fn);
      return true;
    });
  }

  /** Whether a node calls a function that throws and has nothing to do with a promise: one that has is gone through. */
  #isOfHelper(node: Node): node is CallExpression {
    if (node.type !== 'CallExpression') return false;
    if (!throwsInHelper(node, this.#source) && !mayBeRefused(node, this.#source)) return false;
    const fn = calledFunction(node, this.#source);
    return fn !== undefined && !this.#carriers.has(fn);
  }

  findings(): readonly LostThrow[] {
    const sorted = [...this.#found.values()].sort((a, b) => a.site.range[0] - b.site.range[0]);
    const reported = new Set<Node>();
    return sorted.filter(({ site, kind }) => {
      if (site.type === 'ThrowStatement' || kind !== 'unhandled') return true;
      // Of all that an async function waits for, the first says it.
      const fn = enclosingFunction(site);
      if (fn === undefined || reported.has(fn)) return false;
      reported.add(fn);
      return true;
    });
  }

  visit(node: Node, state: Path): Path {
    const made = this.#origins.get(node);
    if (made !== undefined) return withoutEntries(state, ({ settled }) => settled === made);
    let at = state;
    for (const settled of this.#settles.get(node) ?? [])
      at = withEntry(at, this.#entry({ site: node, settled, thrown: undefined, after: [] }));
    if (isFunction(node)) {
      this.#frames.push({ fn: node, value: this.#entering });
      this.#entering = undefined;
    }
    return at;
  }

  raise(node: Node, state: Path): Path {
    const site = node as ThrowSite;
    const about = this.sites.get(site);
    if (about === undefined) return state;
    // What an awaited function of the file throws has been seen there.
    if (node.type === 'AwaitExpression' && [...state.entries.keys()].some(({ thrown }) => thrown !== undefined))
      return state;
    const after = [...state.entries.keys()].flatMap(({ settled }) => settled ?? []);
    return withEntry(state, this.#entry({ site: node, settled: undefined, thrown: site, after }));
  }

  caught(state: Path): Path {
    return withoutThrown(state);
  }

  ended(fn: FunctionNode, thrown: Path | undefined): Path | undefined {
    const frame = this.#frames.at(-1)?.fn === fn ? this.#frames.pop() : undefined;
    if (thrown === undefined) return undefined;
    const executor = this.#executors.get(fn);
    if (executor !== undefined && frame?.value === undefined) {
      for (const each of thrownIn(thrown)) {
        if (fn.async) this.#report(each, fn, 'unhandled', executor);
        else if (each.after.includes(executor)) this.#report(each, fn, 'swallowed', executor);
      }
      return withoutThrown(thrown);
    }
    if (frame?.value === undefined) return thrown;
    const { by } = callbackRuns(frame.value, fn, this.#source);
    if (by === 'promise') return thrown;
    if (fn.async ? this.#isTakenBy(frame.value, fn) : failsRequest(frame.value)) return withoutThrown(thrown);
    for (const each of thrownIn(thrown)) {
      // A caller that is not known may be a sync one, or wait for the promise.
      if (by === 'unknown' && (fn.async || each.after.length === 0 || isInTest(fn, this.#source))) continue;
      this.#report(each, fn, fn.async ? 'unhandled' : 'uncaught');
    }
    return withoutThrown(thrown);
  }

  /** Whether the promise of an async listener goes to the emitter, and from there to who makes it tell. */
  #isTakenBy(value: Node, fn: FunctionNode): boolean {
    const { parent } = wrapped(value);
    return (
      parent?.type === 'CallExpression' &&
      timingOf(parent) === 'event' &&
      takesListenersPromise(parent, fn, this.#source)
    );
  }

  launched(
    call: Node,
    fn: FunctionNode,
    { now }: { readonly before: Path; readonly now: Path },
    { thrown }: FunctionResult<Happened>,
  ): Path {
    if (thrown !== undefined && isDropped(call))
      for (const each of thrownIn(thrown)) this.#report(each, fn, 'unhandled');
    return withoutThrown(now);
  }

  chained(call: CallExpression, { rejected }: Chain<Happened>): void {
    if (rejected === undefined || !(isDropped(call) || this.#isReturnedToNobody(call))) return;
    for (const each of thrownIn(rejected)) {
      const fn = enclosingFunction(each.site);
      if (fn !== undefined) this.#report(each, fn, 'unhandled');
    }
  }

  /** Whether the call is what an executor or a callback returns: nobody looks at that. */
  #isReturnedToNobody(call: Node): boolean {
    const { parent } = wrapped(call);
    if (parent?.type !== 'ReturnStatement' && parent?.type !== 'ArrowFunctionExpression') return false;
    const fn = isFunction(parent) ? parent : enclosingFunction(parent);
    const frame = this.#frames.at(-1);
    if (fn === undefined || frame?.fn !== fn || fn.async) return false;
    if (frame.value === undefined) return this.#executors.has(fn);
    return callbackRuns(frame.value, fn, this.#source).by === 'event loop';
  }

  invoke(): undefined {
    return undefined;
  }

  enter(state: Path, _timing: Timing, _event: string | undefined, value: Node): Path {
    const fn = localFunction(value, this.#source);
    this.#entering = fn !== undefined && this.interesting.has(fn) ? value : undefined;
    return withoutThrown(state);
  }

  resume(state: Path): Path {
    return state;
  }

  callee(call: CallExpression): FunctionNode | undefined {
    return this.#follow(calledFunction(call, this.#source));
  }

  functionOf(value: Node): FunctionNode | undefined {
    return this.#follow(localFunction(value, this.#source));
  }

  #follow(fn: FunctionNode | undefined): FunctionNode | undefined {
    return fn !== undefined && !fn.generator && this.#followed.has(fn) ? fn : undefined;
  }

  executor(node: Node): FunctionNode | undefined {
    return this.#origins.get(node)?.executor;
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

  /** One entry for each place, so that the passes of a loop come to rest. */
  #entry(entry: Happened): Happened {
    const after = entry.after.map(({ completion }) => completion.node.range[0]).join();
    const key = `${String(entry.site.range[0])} ${entry.site.type} ${String(entry.settled?.completion.node.range[0])} ${after}`;
    let known = this.#entries.get(key);
    if (known === undefined) this.#entries.set(key, (known = entry));
    return known;
  }

  #report({ thrown, after }: Happened, fn: FunctionNode, kind: LostThrow['kind'], about?: HandleSites): void {
    const owner = thrown && (about ?? after[0] ?? this.sites.get(thrown));
    if (thrown === undefined || owner === undefined) return;
    const known = this.#found.get(thrown);
    const isLate = after.includes(owner) && known?.isLate !== false;
    this.#found.set(
      thrown,
      known ? { ...known, isLate } : { completion: owner.completion, site: thrown, fn, kind, isLate },
    );
  }
}

/**
 * The functions that an exception leaves: that around a node, and those that run it in place. What `rows.map((row) =>
 * JSON.parse(row))` throws, the code around it does; what an async function throws goes into its promise.
 */
function throwers(node: Node): readonly FunctionNode[] {
  const turn = turnOf(node).filter((fn) => fn !== undefined);
  const end = turn.findIndex((fn) => fn.async);
  return end < 0 ? turn : turn.slice(0, end + 1);
}

function isThrowSite(node: Node, source: Source): node is ThrowSite {
  switch (node.type) {
    case 'ThrowStatement':
      return true;
    case 'AwaitExpression':
      return mayReject(node.argument, source);
    case 'ForOfStatement':
      return node.await;
    case 'CallExpression':
    case 'NewExpression':
      return mayThrowByNature(node, source);
    default:
      return false;
  }
}

/** `reject(error); throw error;`: the promise has it already. */
function isRejectedWith(
  { argument, parent }: TSESTree.ThrowStatement,
  { settles }: HandleSites,
  isHeard: boolean,
): boolean {
  const thrown = unwrap(argument);
  if (thrown.type === 'CallExpression') return settles.has(thrown);
  // `if (…) reject(error); else throw error;`: the one or the other.
  if (!isHeard || thrown.type !== 'Identifier' || parent.type === 'IfStatement') return false;
  return [...settles].some(({ arguments: [given], parent: statement }) => {
    const value = given && unwrap(given);
    return statement.parent === parent && value?.type === 'Identifier' && value.name === thrown.name;
  });
}

/** A listener that throws whatever comes: a test sees what the emitter makes of it. */
function isLast(node: Node, { body }: FunctionNode): boolean {
  return (
    body.type === 'BlockStatement' &&
    body.body.at(-1) === node &&
    !body.body.some((each) => each.type === 'IfStatement')
  );
}

/**
 * A function that does nothing but fail is a helper, or the business of who was given it, unless it is plain that it runs
 * when nobody is left to hear of it: `request.setTimeout(5000, () => { throw new Error('timeout') })`.
 */
function failsForOthers(fn: FunctionNode, source: Source): boolean {
  if (fn.body.type !== 'BlockStatement') return false;
  const [first, ...more] = fn.body.body;
  const last = more.at(-1) ?? first;
  if (last?.type !== 'ThrowStatement' || (more.length > 0 && !isErrorFirst(fn, source))) return false;
  // To take an error says nothing of who calls.
  if (callbackRuns(fn, undefined, source).by === 'unknown') return true;
  const call = wrapped(fn).parent;
  if (call?.type !== 'CallExpression') return false;
  // `setTimeout(() => { throw error })`, `process.on('warning', (warning) => { throw warning })` are there to crash.
  const isScheduled = beginsTurn(call) && unwrap(last.argument).type !== 'NewExpression';
  return (isScheduled && more.length === 0) || (calleeName(call) ?? '').startsWith('process.o');
}

/** A timer, a queue of the host, or `Promise.resolve().then(…)`: a turn that is begun for the sake of what runs in it. */
function beginsTurn(call: CallExpression): boolean {
  const before = unwrap(reactedTo(call) ?? call);
  const isEmpty = before.type === 'CallExpression' && before.arguments.length === 0;
  return knownTimingOf(call) === 'later' || (isEmpty && calleeName(before) === 'Promise.resolve');
}

/** `request.onupgradeneeded = …`: what it throws aborts the upgrade, and the request tells of that by `error` (IndexedDB, 5.9). */
function failsRequest(value: Node): boolean {
  const at = wrapped(value);
  const { parent } = at;
  if (parent?.type === 'AssignmentExpression')
    return parent.left.type === 'MemberExpression' && propertyName(parent.left) === 'onupgradeneeded';
  const [event] = parent?.type === 'CallExpression' && parent.callee !== at ? parent.arguments : [];
  return event?.type === 'Literal' && event.value === 'upgradeneeded';
}

function* thrownIn(state: Path): Generator<Happened> {
  for (const entry of state.entries.keys()) if (entry.thrown !== undefined) yield entry;
}

function withoutThrown(state: Path): Path {
  return withoutEntries(state, ({ thrown }) => thrown !== undefined);
}
