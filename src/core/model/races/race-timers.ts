import type { TSESTree } from '@typescript-eslint/types';
import {
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type MemberExpression,
  type Node,
} from '../../source/ast.ts';
import { initializer, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { walk } from '../../source/visit.ts';
import { flag, option, type Acquisition } from '../acquisitions/acquisitions.ts';
import { holdOf } from '../acquisitions/acquisitions-releases.ts';
import { completionModel } from '../build-model.ts';
import type { Completion } from '../completion.ts';
import { abortsOf } from '../controller-aborts.ts';
import { resultOf } from '../function-bodies.ts';
import { functionOfRecord } from '../given-functions.ts';
import { calledFunction, callsOf } from '../local-functions.ts';
import { isExportedDeclaration } from '../producers/exported.ts';
import { either, outcomesBefore } from '../outcomes.ts';
import { callsOfMembers, callsOfPattern, isBroughtAlong, type MemberCalls } from './race-records.ts';
import { releasesAfter } from './race-releases.ts';
import type { Race } from './races.ts';
import { SettlementPaths } from '../settlement-paths.ts';
import { calleePath } from '../callee-path.ts';
import { reactedTo } from '../reactions.ts';
import { isTime } from '../times.ts';

/** A timer that runs in a race against work. */
export interface RaceTimer {
  readonly node: CallExpression | TSESTree.NewExpression;
  /** The name or member that keeps it. */
  readonly handle: Node | undefined;
  readonly releases: readonly Node[];
  /** Whether it lets the process end. */
  readonly isUnref: boolean;
  /** How it can be stopped. */
  readonly means: 'clear' | 'signal';
}

/** The timers that decide the entrants of a race, for those entrants that nothing but a timer decides. */
export function timersIn(race: Race, source: Source): readonly RaceTimer[] {
  const finder = new TimerFinder(source);
  const all = race.entrants.map((entrant) => finder.of(entrant, 0));
  // Without work there is nothing that could win.
  if (all.every((timers) => timers.length > 0) && !hasMore(race)) return [];
  return [...new Set(all.flat())];
}

function hasMore({ list }: Race): boolean {
  const at = unwrap(list);
  return at.type !== 'ArrayExpression' || at.elements.some((each) => each?.type === 'SpreadElement');
}

/** Whether the timer goes on when the work in the race has won, or has failed. */
export function isLeft(timer: RaceTimer, race: Race, source: Source): boolean {
  const { node } = timer;
  const others = releasesAfter(timer, race, source);
  const { fulfilled, rejected } = either(others.map((each) => outcomesBefore(each, race.node, source)));
  if (!fulfilled) return true;
  if (rejected) return false;
  // What the timer itself decides has no timer left when it fails.
  const finder = new TimerFinder(source);
  const work = race.entrants.filter(
    (each) => !isInside(node, each) && !finder.of(each, 0).some((other) => other.node === node),
  );
  return work.some((each) => mayReject(each, source, 0));
}

/** `work().catch(log)`, `new Promise((resolve) => …)` and `Promise.resolve(1)` win, but do not fail. */
function mayReject(entrant: Node, source: Source, depth: number): boolean {
  const at = unwrap(entrant);
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at);
    const value = variable && depth < 3 && initializer(variable) ? valueOf(variable) : undefined;
    return value === undefined || mayReject(value, source, depth + 1);
  }
  if (at.type === 'NewExpression') return !isFulfilledOnly(at, source);
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
  if (at.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return true;
  const name = propertyName(callee);
  const [value, handler] = at.arguments;
  if (name === 'resolve') return value !== undefined && value.type !== 'Literal';
  if (name === 'catch') return throwsAgain(value);
  if (name === 'then' && handler) return throwsAgain(handler);
  // What only puts the outcome into another form fails when the work does.
  if (name === 'then' && value && isPlainForm(value)) return mayReject(callee.object, source, depth);
  return name !== 'allSettled';
}

/** `(results) => ({ results })`: nothing in it is called, and none of its members is read. */
function isPlainForm(handler: Node): boolean {
  const fn = unwrap(handler);
  if (!isFunction(fn) || fn.async || fn.body.type === 'BlockStatement') return false;
  const at = unwrap(fn.body);
  const values =
    at.type === 'ObjectExpression' ? at.properties.map((each) => 'value' in each && unwrap(each.value)) : [at];
  return values.every((each) => each && (each.type === 'Identifier' || each.type === 'Literal'));
}

/** A promise of which the code only keeps or calls `resolve`. */
function isFulfilledOnly({ arguments: [executor] }: TSESTree.NewExpression, source: Source): boolean {
  const fn = executor && unwrap(executor);
  if (!isFunction(fn) || fn.async || !fn.params.every((each) => each.type === 'Identifier')) return false;
  const [, reject] = fn.params;
  return reject === undefined || source.bindings.declaredBy(reject)?.references.length === 0;
}

/** `catch((error) => { log(error); throw error; })` */
function throwsAgain(handler: Node | undefined): boolean {
  const fn = handler && unwrap(handler);
  return isFunction(fn) && fn.body.type === 'BlockStatement' && fn.body.body.at(-1)?.type === 'ThrowStatement';
}

/** Names of functions that give a promise for a time to come, and nothing to stop it by. */
const sleeping = /^(?:delay|sleep|wait|pause|timeout|setTimeout|sleepMs|delayMs|waitMs|waitFor(?:Ms|Time|Timeout))$/u;
/** Modules whose timers take a signal. */
const timersPromises =
  /^(?:timers\.promises\.(?:setTimeout|scheduler\.wait)|util\.promisify\((?:timers\.)?setTimeout\))$/u;

class TimerFinder {
  readonly #source: Source;
  readonly #seen = new Set<Variable>();

  constructor(source: Source) {
    this.#source = source;
  }

  of(node: Node, depth: number): readonly RaceTimer[] {
    const at = unwrap(node);
    if (depth > 6) return [];
    switch (at.type) {
      case 'NewExpression':
        return this.#completion(at);
      case 'CallExpression':
        return this.#call(at, depth);
      case 'Identifier':
        return this.#variable(at, depth);
      case 'MemberExpression':
        return this.#member(at, depth);
      case 'ConditionalExpression':
        return [...this.of(at.consequent, depth + 1), ...this.of(at.alternate, depth + 1)];
      case 'LogicalExpression':
        return this.of(at.right, depth + 1);
      case 'AssignmentExpression':
        return this.of(at.right, depth + 1);
      default:
        return [];
    }
  }

  #completion(node: Node): readonly RaceTimer[] {
    const completion = completionModel(this.#source).completions.find((each) => each.node === node);
    return completion ? this.#timersOf(completion) : [];
  }

  /** The timers of a promise that is settled by timers alone. */
  #timersOf(completion: Completion): readonly RaceTimer[] {
    if (completion.handles.some(({ use, through }) => use.kind === 'escape' && through === undefined)) return [];
    const paths = new SettlementPaths(completion, this.#source);
    const carriers = paths.settlements.map((settlement) => paths.carrierOf(settlement));
    return [...new Set(carriers)].flatMap((carrier) => {
      if (carrier === undefined || !carriers.every(isTimer)) return [];
      const { isLoose, isUnref, releases, handle } = holdOf(carrier, this.#source);
      return isLoose ? [] : [{ node: carrier.node, handle, releases, isUnref, means: 'clear' as const }];
    });
  }

  /** `source.promise`, where a timer completes the source, or a function of the file has made the object. */
  #member(member: MemberExpression, depth: number): readonly RaceTimer[] {
    const at = unwrap(member.object);
    const name = propertyName(member);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    const value = variable && valueOf(variable);
    if (variable === undefined || value === undefined || name === undefined || isUsing(variable)) return [];
    const made = this.#madeBy(unwrap(value), name, callsOfMembers(readsOf(variable), name), depth);
    return made.length === 0 && name === 'promise' ? this.#completion(unwrap(value)) : made;
  }

  /**
   * `timer(1000)`, where `function timer(ms) { … return { promise, cancel } }` is in the file.
   * @param used the calls of what the object has besides, by name; undefined where it is used otherwise, and may be stopped by anybody
   */
  #madeBy(call: Node, name: string, used: MemberCalls | undefined, depth: number): readonly RaceTimer[] {
    const fn = call.type === 'CallExpression' ? calledFunction(call, this.#source) : undefined;
    if (fn === undefined || fn.async || used === undefined) return [];
    const record = resultOf(fn);
    if (record?.type !== 'ObjectExpression') return [];
    const property = record.properties.find((each) => each.type === 'Property' && propertyName(each) === name);
    const timers = property?.type === 'Property' ? this.of(property.value, depth + 1) : [];
    const stops = [...used].map(([member, calls]) => ({ fn: functionOfRecord(record, member, this.#source), calls }));
    return timers.flatMap((timer) => {
      const isStop = (stop: Node | undefined): boolean =>
        stop !== undefined && timer.releases.some((each) => isInside(each, stop));
      const stopping = stops.filter((stop) => isStop(stop.fn));
      // What else the object can do, with what it does not show, may stop the timer, too, where anything stops it.
      const isNeverStopped = timer.releases.length === 0 && stops.every((stop) => stop.fn !== undefined);
      if (stopping.length < stops.length && !isNeverStopped) return [];
      // What stops it is done where that is called, and not where the object brings it along.
      const own = timer.releases.filter((each) => !isBroughtAlong(each, record, this.#source));
      return { ...timer, releases: [...own, ...stopping.flatMap(({ calls }) => calls)] };
    });
  }

  #variable(node: TSESTree.Identifier, depth: number): readonly RaceTimer[] {
    const variable = this.#source.bindings.variable(node);
    if (variable === undefined || this.#seen.has(variable)) return [];
    this.#seen.add(variable);
    const value = valueOf(variable);
    this.#seen.delete(variable);
    if (value === undefined || isAwaited(variable)) return [];
    const [definition] = variable.defs;
    const pattern = definition?.node.type === 'VariableDeclarator' ? definition.node.id : undefined;
    if (pattern?.type !== 'ObjectPattern') return this.of(value, depth + 1);
    const property = definition?.name.parent;
    const name = property?.type === 'Property' ? propertyName(property) : undefined;
    if (name === undefined) return [];
    const made = this.#madeBy(unwrap(value), name, callsOfPattern(pattern, name, this.#source), depth);
    return made.length === 0 && name === 'promise' ? this.#completion(unwrap(value)) : made;
  }

  #call(call: CallExpression, depth: number): readonly RaceTimer[] {
    const callee = unwrap(call.callee);
    const before = reactedTo(call);
    // What comes after the timer may be work, too, but it has not begun when other work wins.
    if (before !== undefined) return this.of(before, depth + 1);
    const fn = isFunction(callee) ? callee : calledFunction(call, this.#source);
    if (fn !== undefined) return this.#function(fn, depth);
    return this.#sleep(call);
  }

  /** What a function of the file returns; a parameter through which it can be stopped is somebody's to use. */
  #function(fn: FunctionNode, depth: number): readonly RaceTimer[] {
    if (fn.body.type !== 'BlockStatement') return this.of(fn.body, depth + 1);
    const returned: Node[] = [];
    const awaited: Node[] = [];
    walk(fn.body, (at) => {
      if (isFunction(at)) return false;
      if (at.type === 'ReturnStatement' && at.argument) returned.push(at.argument);
      if (at.type === 'AwaitExpression') awaited.push(at.argument);
      return true;
    });
    const all = [...awaited, ...returned.filter((each) => !fn.async || unwrap(each).type !== 'AwaitExpression')];
    const timers = all.map((each) => this.of(each, depth + 1));
    const isOnlyTimers = fn.async
      ? awaited.length > 0 && timers.slice(0, awaited.length).every((each) => each.length > 0)
      : timers.length > 0 && timers.every((each) => each.length > 0);
    return isOnlyTimers ? timers.flat() : [];
  }

  /** `delay(1000)`, a function that the file does not declare. */
  #sleep(call: CallExpression): readonly RaceTimer[] {
    const path = calleePath(call.callee, this.#source);
    const name = path?.slice(path.lastIndexOf('.') + 1) ?? '';
    const isNode = path !== undefined && timersPromises.test(path);
    if (!isNode && (!isSleepName(call.callee) || !sleeping.test(name))) return [];
    if (!isNode && name === 'setTimeout') return [];
    const [time, ...rest] = call.arguments;
    if (time?.type === 'Literal' && typeof time.value === 'number' && time.value <= 1) return [];
    if (!isNode && (time === undefined || !isTime(time, timeName))) return [];
    const options = rest.at(-1);
    if (options === undefined) return [{ ...sleeper, node: call }];
    if (isFalse(option(options, 'ref', this.#source))) return [{ ...sleeper, node: call, isUnref: true }];
    const signal = option(options, 'signal', this.#source);
    if (signal !== undefined) {
      const releases = abortsOf(signal, this.#source) ?? (this.#isOfCaller(signal, call) ? [] : undefined);
      return releases ? [{ ...sleeper, node: call, releases }] : [];
    }
    const at = unwrap(options);
    // What `wait(5000, true)` means by it, the helper of another file knows: to let the process end, for one.
    const isPlain = isNode ? rest.length < 2 : at.type === 'Literal' && typeof at.value !== 'boolean';
    return isPlain || flag(options, 'ref', this.#source) ? [{ ...sleeper, node: call }] : [];
  }

  /** Whether a signal is a parameter of the function that starts the timer, and other files call that: it lives on when the race is over. */
  #isOfCaller(signal: Node, call: CallExpression): boolean {
    const at = unwrap(signal);
    const definition = at.type === 'Identifier' ? this.#source.bindings.variable(at)?.defs[0] : undefined;
    const fn = enclosingFunction(call);
    if (definition?.type !== 'Parameter' || fn === undefined || definition.node !== fn) return false;
    return isExportedDeclaration(fn) && [...callsOf(fn, this.#source)].length === 0;
  }
}

function isTimer(acquisition: Acquisition | undefined): boolean {
  return acquisition?.kind === 'timeout' || acquisition?.kind === 'interval';
}

const sleeper = { handle: undefined, releases: [], isUnref: false, means: 'signal' } as const;

function isFalse(node: Node | undefined): boolean {
  return node?.type === 'Literal' && node.value === false;
}

/** A plain function, or a member of a helper such as `utils.sleep` or `this.delay`; not the method of some object. */
function isSleepName(callee: Node): boolean {
  const at = unwrap(callee);
  if (at.type === 'Identifier') return true;
  const object = at.type === 'MemberExpression' ? unwrap(at.object) : undefined;
  return (
    object?.type === 'ThisExpression' ||
    (object?.type === 'Identifier' && /util|helper|time|Bluebird|Promise/iu.test(object.name))
  );
}

const timeName = /ms$|^t$|time|delay|millis|seconds|interval|duration|wait|deadline|TTL|remaining/iu;

/** `using timer = startTimer(1000)` stops it at the end of the block. */
function isUsing({ defs: [definition] }: Variable): boolean {
  const declarator = definition?.node;
  return declarator?.type === 'VariableDeclarator' && declarator.parent.kind.includes('using');
}

/** The one value that a variable is ever given. */
function valueOf({ references }: Variable): Node | undefined {
  const values = references.flatMap((reference) =>
    reference.isWrite() && reference.writeExpr ? [reference.writeExpr] : [],
  );
  return values.length === 1 ? values[0] : undefined;
}

function readsOf({ references }: Variable): readonly Node[] {
  return references.filter((each) => each.isRead()).map(({ identifier }) => wrapped(identifier));
}

/** Whether the code waits for the timer itself, too: then it is no loser. */
function isAwaited({ references }: Variable): boolean {
  return references.some((reference) => {
    const { parent } = wrapped(reference.identifier);
    if (!reference.isRead()) return false;
    return parent?.type === 'AwaitExpression' || parent?.type === 'ReturnStatement';
  });
}
