import {
  dottedName,
  enclosingClass,
  enclosingFunction,
  isInside,
  lastName,
  rootOf,
  wrapped,
  type Node,
  loopsAround,
} from '../../source/ast.ts';
import { Places } from '../../flow/places.ts';
import type { Source } from '../../source/source.ts';
import { someOwnNode } from '../../source/visit.ts';
import { isLast } from './acquisition-ends.ts';
import { acquisitionsWithin, type Acquisition } from './acquisitions.ts';
import { leftApart } from './acquisitions-apart.ts';
import { survivedByKept, vainlyTakenBack } from './acquisitions-kept.ts';
import { hasDuty, isAskedToStay } from './acquisitions-duties.ts';
import { isInPage, isMadeByCallers, isMadeHere } from './acquisitions-owners.ts';
import { holdOf, type Hold } from './acquisitions-releases.ts';
import { completionModel } from '../build-model.ts';
import type { Completion } from '../completion.ts';
import { either, outcomesBefore } from '../outcomes.ts';
import { localFunction } from '../local-functions.ts';
import { isPageName } from '../notifications/notification-names.ts';
import { isOfOneTest } from '../test-emitters.ts';
import { isExpectedToSettle } from '../races/expected-winners.ts';
import { isInTest } from '../test-code.ts';
import { regionOf } from '../completion-region.ts';
import { SettlementPaths, type Settlement } from '../settlement-paths.ts';

/** An acquisition that is still there on a path on which the promise has been settled. */
export interface Survivor {
  readonly completion: Completion;
  readonly acquisition: Acquisition;
  readonly hold: Hold;
  /** The settlements that it survives. */
  readonly settlements: readonly Settlement[];
  /** Set when it is settled by whoever finds the handle where this keeps it. */
  readonly isElsewhere: boolean;
}

/** What the makers of promises acquire for one promise and leave behind, in the order of the text. */
export function survivors(source: Source): readonly Survivor[] {
  const found = new Map<Acquisition, Survivor>();
  for (const survivor of survivorsApart(source)) found.set(survivor.acquisition, survivor);
  const { completions } = completionModel(source);
  const executors = new Set<Node | undefined>(completions.map(({ executor }) => executor));
  for (const completion of completions) {
    const maker = completion.executor ?? enclosingFunction(completion.node);
    // A field that is made with its object acquires nothing.
    if (maker === undefined && enclosingClass(completion.node) !== undefined) continue;
    if (acquisitionsWithin(regionOf(completion, source), source).length === 0 || isInPage(completion.node)) continue;
    for (const survivor of survivorsOf(completion, executors, source)) found.set(survivor.acquisition, survivor);
  }
  return [...found.values()].sort((a, b) => a.acquisition.node.range[0] - b.acquisition.node.range[0]);
}

function* survivorsOf(
  completion: Completion,
  executors: ReadonlySet<Node | undefined>,
  source: Source,
): Generator<Survivor> {
  const paths = new SettlementPaths(completion, source);
  for (const acquisition of paths.acquisitions) {
    const { event } = acquisition;
    // Listeners on signals are a matter of their own.
    if (event === 'abort' || isInInner(acquisition.node, completion, executors)) continue;
    if (isForMany(acquisition.node, completion)) continue;
    const hold = holdOf(acquisition, source);
    if (isGoneWithEmitter(acquisition, hold, completion, source, paths.acquisitions)) continue;
    const isMeant = isMeantFor(acquisition, completion, paths, source);
    if (!isMeant && vainlyTakenBack(acquisition, hold, source) === undefined) continue;
    if (hold.isLoose || hold.isUnref || hasDuty(acquisition, hold, source)) continue;
    if (acquisition.kind === 'timeout' && isExpectedToSettle(acquisition.node, completion.node, source)) continue;
    if (isNet(acquisition, hold)) continue;
    const ended = watchedOver(acquisition, paths, source);
    const survived = paths.survivedBy(acquisition)?.filter((each) => ended?.(each) !== false);
    if (survived === undefined || (ended !== undefined && survived.length === 0)) continue;
    const later = survived.length === 0 ? [] : hold.releases.filter((release) => isAfter(release, completion, paths));
    const outcomes = either(later.map((release) => outcomesBefore(release, completion.node, source)));
    const direct = survived.filter(
      ({ role, node }) =>
        !(role === 'reject' ? outcomes.rejected : outcomes.fulfilled) &&
        !isAskedToStay(node, hold, source) &&
        !isOfThrow(node, acquisition.node),
    );
    const settlements = direct.length > 0 ? direct : survivedByKept(acquisition, hold, paths, source);
    if (settlements.length > 0 && isLeftByFailure(acquisition, settlements, source)) continue;
    if (settlements.length > 0) yield { completion, acquisition, hold, settlements, isElsewhere: false };
    else if (isDropped(acquisition, hold) && paths.settles(acquisition)) {
      const kept = keptBy(completion, paths);
      if (kept) yield { completion, acquisition, hold, settlements: [kept], isElsewhere: true };
    }
  }
}

/** Whether an emitter is made for the promise, so that what listens to it goes away with it. */
function isGoneWithEmitter(
  { emitter, node }: Acquisition,
  { releases }: Hold,
  completion: Completion,
  source: Source,
  others: Iterable<Acquisition> = [],
): boolean {
  if (emitter === undefined) return false;
  if (isMadeHere(emitter, completion.node, source) || isOfOneTest(emitter, node, source)) return true;
  // Where somebody takes it back on one path, or another listener of it, it is no matter of course that it goes away with its emitter.
  return (
    releases.length === 0 && isMadeByCallers(emitter, completion.node, source) && !isTidied(emitter, others, source)
  );
}

/** Whether some other listener of an emitter is taken back. */
function isTidied(emitter: Node, acquisitions: Iterable<Acquisition>, source: Source): boolean {
  const name = dottedName(emitter);
  return [...acquisitions].some(
    (each) =>
      name !== undefined &&
      each.emitter !== undefined &&
      dottedName(each.emitter) === name &&
      holdOf(each, source).releases.length > 0,
  );
}

function* survivorsApart(source: Source): Generator<Survivor> {
  for (const left of leftApart(source).values()) {
    const { acquisition, completion, hold } = left;
    if (acquisition.event === 'abort' || isInPage(completion.node) || isForMany(acquisition.node, completion)) continue;
    if (hold.isUnref || hasDuty(acquisition, hold, source)) continue;
    if (!isGoneWithEmitter(acquisition, hold, completion, source)) yield { ...left, isElsewhere: false };
  }
}

/**
 * `try { timer = setTimeout(…); send(); } catch (error) { source.reject(error); }`: what the code that acquires throws,
 * as an executor does. Whether it has acquired anything by then is not to be told.
 */
function isOfThrow(settlement: Node, acquired: Node): boolean {
  const clause = wrapped(settlement).parent?.parent?.parent;
  const statement = clause?.parent;
  if (clause?.type !== 'CatchClause' || clause.body.body.length !== 1 || statement?.type !== 'TryStatement')
    return false;
  if (!isInside(acquired, statement.block)) return false;
  return !someOwnNode(statement.block, (node) => node.type === 'AwaitExpression' || node.type === 'YieldExpression');
}

/**
 * Of a timer that settles nothing and ends a process: which settlements the process does not outlive, as its own end brings them
 * about. After any other one the timer goes on to watch over it. Undefined for what is no such timer.
 */
function watchedOver(
  acquisition: Acquisition,
  paths: SettlementPaths,
  source: Source,
): ((settlement: Settlement) => boolean) | undefined {
  const { kind, handler } = acquisition;
  if (kind !== 'timeout' || handler === undefined) return undefined;
  const kills = ['kill', 'terminate'].flatMap((name) =>
    source.mentions.members(name).filter((member) => isInside(member, handler)),
  );
  if (kills.length === 0 || paths.settles(acquisition)) return undefined;
  const places = new Places(source.bindings);
  const killed = kills.map(({ object }) => places.key(object));
  return (settlement) => {
    const carrier = paths.carrierOf(settlement);
    const key = carrier?.emitter && isLast(carrier) ? places.key(carrier.emitter) : undefined;
    return key !== undefined && killed.includes(key);
  };
}

/** `stream.on('error', reject)`: without it, the next failure of a stream that is read on would be uncaught. */
function isNet({ kind, event, emitter, isOnce }: Acquisition, { releases }: Hold): boolean {
  const isStream = emitter !== undefined && /stream$/iu.test(lastName(emitter) ?? '');
  return kind === 'listener' && event === 'error' && !isOnce && isStream && releases.length === 0;
}

/** Milliseconds that the end of a failed test waits for a timer without anybody minding. */
const brief = 100;

/**
 * `setTimeout(resolve, 10)` in a test that fails when something happens before, and `emitter.once('told', resolve)` in one that
 * fails when the time is up: what stays where a test has failed nobody minds.
 */
function isLeftByFailure(
  { kind, node, isOnce }: Acquisition,
  settlements: readonly Settlement[],
  source: Source,
): boolean {
  const delay = node.arguments[1];
  const isShort = delay?.type === 'Literal' && typeof delay.value === 'number' && delay.value <= brief;
  const isMinor = (kind === 'timeout' && isShort) || (kind === 'listener' && isOnce);
  return isMinor && settlements.every(({ role }) => role === 'reject') && isInTest(node, source);
}

/** A timer that nobody can clear. */
function isDropped({ kind }: Acquisition, { handle, releases }: Hold): boolean {
  return (kind === 'timeout' || kind === 'interval') && handle === undefined && releases.length === 0;
}

/** Where the maker keeps a handle for code that settles the promise at another time. */
function keptBy({ executor, handles }: Completion, { region, settlements }: SettlementPaths): Settlement | undefined {
  const kept = handles.find(
    ({ use, through }) =>
      through === undefined && use.kind === 'escape' && use.escape !== 'return' && isInside(use.node, region),
  );
  // What is no executor's may be kept to be looked at, or by a local: other code has to settle it, as it must what only fails here.
  const isOfCollection = kept?.use.kind === 'escape' && kept.use.escape === 'collection';
  const isSettledHere = settlements.some(({ role }) => !isOfCollection || role !== 'reject');
  if (executor !== region && isSettledHere && settlements.every(({ node }) => isInside(node, region))) return undefined;
  return kept && { node: kept.use.node, role: 'either', to: undefined };
}

/** Whether the release is none of the callbacks, but code beside the promise. */
function isAfter(release: Node, { executor }: Completion, { region }: SettlementPaths): boolean {
  if (executor) return !isInside(release, executor);
  const home = enclosingFunction(release);
  return !isInside(release, region) || home === region || home === undefined;
}

/** Whether an acquisition is for this promise: it settles it, or somebody meant to let it go with it. */
function isMeantFor(
  acquisition: Acquisition,
  { executor }: Completion,
  paths: SettlementPaths,
  source: Source,
): boolean {
  if (paths.settles(acquisition)) return true;
  if (!executor) return false;
  if (acquisition.kind === 'interval' || holdOf(acquisition, source).isTakenBack) return true;
  if (isForAnother(acquisition, paths, source)) return true;
  // What is taken back beside it says that all that this code has on the emitter is for the promise.
  const name = (each: Acquisition): string | undefined => each.emitter && dottedName(each.emitter);
  return (
    acquisition.kind === 'listener' &&
    acquisition.handler?.type === 'Identifier' &&
    [...paths.acquisitions].some(
      (other) =>
        other !== acquisition &&
        other.kind === 'listener' &&
        name(other) !== undefined &&
        name(other) === name(acquisition) &&
        holdOf(other, source).isTakenBack,
    )
  );
}

/**
 * `process.on('exit', () => child.kill())` beside `child.once('close', resolve)`: the process or page is listened to for the sake of what
 * is over when the promise is settled.
 */
function isForAnother({ kind, emitter, handler }: Acquisition, paths: SettlementPaths, source: Source): boolean {
  if (kind !== 'listener' || emitter?.type !== 'Identifier' || handler === undefined) return false;
  if (!isPageName(emitter.name) || !source.bindings.isGlobal(emitter)) return false;
  const fn = localFunction(handler, source);
  return [...paths.acquisitions].some((other) => {
    const root = other.isSingle && other.emitter && paths.settles(other) ? rootOf(other.emitter) : undefined;
    const variable = root?.type === 'Identifier' ? source.bindings.variable(root) : undefined;
    return fn !== undefined && variable?.references.some(({ identifier }) => isInside(identifier, fn)) === true;
  });
}

/** Whether each turn of a loop makes a promise, and what is acquired outside the loop is for all of them. */
function isForMany(acquired: Node, { node, executor }: Completion): boolean {
  return executor === undefined && loopsAround(node).some((loop) => !isInside(acquired, loop));
}

/** Whether another promise inside the executor is what the acquisition is for. */
function isInInner(node: Node, { executor }: Completion, executors: ReadonlySet<Node | undefined>): boolean {
  for (let at = executor && enclosingFunction(node); at && at !== executor; at = enclosingFunction(at)) {
    if (executors.has(at)) return true;
  }
  return false;
}
