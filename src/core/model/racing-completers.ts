import { calledFunction, functionRun } from './local-functions.ts';
import { Places } from '../flow/places.ts';
import {
  dottedName,
  enclosingFunction,
  isField,
  isInside,
  loopsAround,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
  isNothing,
  assignmentTo,
  rootOf,
} from '../source/ast.ts';
import { isGivenAway, isKeptInMap, isLeftInMap, namesMapOf, settledBefore } from './looked-up-handles.ts';
import type { Source } from '../source/source.ts';
import { someNode, someOwnNode } from '../source/visit.ts';
import { completionModel } from './build-model.ts';
import { isCaught } from './caught-settlements.ts';
import type { Completion, Handle } from './completion.ts';
import { isResultDropped } from './dropped-values.ts';
import { firesAtMostOnce } from './event-names.ts';
import { excludeEachOther } from './exclusion.ts';
import { givesEntry } from './function-tables.ts';
import { isLetThroughOnce } from './guarding-wrappers.ts';
import type { Registration } from './registrations.ts';
import { RepeatFinder } from './repeated-settlements.ts';
import { belongsTo, type Run, type Step } from './settlement-runs.ts';
import { reactedTo } from './reactions.ts';
import { isNameOfField } from './this-owner.ts';

/** A `set*` of a source that something else may have completed by then. */
export interface Race {
  /** The call, or where the handle is given to an event. */
  readonly site: Node;
  /** The handle: `source.setResult`. */
  readonly handle: Node;
  /** What may come first: another completer, the abort of the signal it was made with, the same code once more. */
  readonly rival: 'completer' | 'signal' | 'repetition' | 'call';
  /** Where the rival stands. */
  readonly node: Node;
  /** Whether nobody can see what the call gives. */
  readonly isUnused: boolean;
}

interface Completer {
  readonly handle: Handle;
  readonly node: Node;
  readonly runs: readonly Run[];
}

/** The `set*` calls of a file that may come second, in the order of the text. */
export function races(source: Source): readonly Race[] {
  const { completions } = completionModel(source);
  const finder = new RaceFinder(source);
  return [...finder.find(completions)].sort((a, b) => a.site.range[0] - b.site.range[0]);
}

class RaceFinder {
  readonly #source: Source;
  readonly #places: Places;
  readonly #repeats: RepeatFinder;
  readonly #found = new Map<Node, Race>();

  constructor(source: Source) {
    this.#source = source;
    this.#places = new Places(source.bindings);
    this.#repeats = new RepeatFinder(source);
  }

  find(completions: readonly Completion[]): Iterable<Race> {
    const sources = completions.filter(({ handles }) => handles.some(setterOf));
    for (const completion of sources) this.#completion(completion);
    return this.#found.values();
  }

  #completion(completion: Completion): void {
    const completers: Completer[] = [];
    const takers: Handle[] = [];
    for (const handle of completion.handles) {
      const { use, subject, through } = handle;
      if (through !== undefined) continue;
      const isOpen = subject === undefined || this.#isTakenAnew(handle);
      if (isOpen && !isKeptInMap(handle, this.#source)) takers.push(handle);
      else if (use.kind === 'settle') completers.push({ handle, node: use.call, runs: this.#repeats.runsOf(handle) });
      else if (use.kind === 'hand-off' && !use.isMember)
        completers.push({ handle, node: use.node, runs: this.#repeats.runsOf(handle) });
    }
    for (const taker of takers) this.#taker(taker, completers);
    const signal = signalOf(completion);
    const follower = this.#follower(completers);
    for (const completer of completers) {
      const setter = setterOf(completer.handle);
      if (setter === undefined || this.#found.has(setter.site) || this.#isGuarded(completer)) continue;
      const rival = this.#rival(completer, completers, signal, follower);
      if (rival !== undefined) this.#found.set(setter.site, { ...setter, ...rival });
    }
  }

  #rival(
    completer: Completer,
    all: readonly Completer[],
    signal: Node | undefined,
    follower: Node | undefined,
  ): Pick<Race, 'rival' | 'node'> | undefined {
    if (signal !== undefined) return { rival: 'signal', node: signal };
    const isRearmed = this.#isRearmed(completer.handle.completion);
    const other = all.find(
      (each) =>
        each.handle.subject !== undefined &&
        (each.handle.subject === completer.handle.subject ||
          [...this.#givenAs(each.handle)].includes(completer.handle.subject)) &&
        this.#mayComeFirst(each, completer, isRearmed),
    );
    if (other !== undefined) return { rival: 'completer', node: other.node };
    if (follower !== undefined) return { rival: 'completer', node: follower };
    for (const run of completer.runs) {
      const repeated = this.#repeats.repetition(run);
      if (repeated !== undefined) return { rival: 'repetition', node: repeated.registration.node };
      const spread = this.#spreadOver(run);
      if (spread !== undefined) return { rival: 'repetition', node: spread };
      const kept = this.#keptEntry(run);
      if (kept !== undefined) return { rival: 'repetition', node: kept };
      const again = isRearmed ? undefined : this.#calledAgain(run);
      if (again !== undefined) return { rival: 'call', node: again };
    }
    return undefined;
  }

  /** The subjects under which the source is known where a function of the file is given it: a parameter of that function stands for it. */
  *#givenAs({ use, completion }: Handle): Generator<Handle['subject']> {
    const root = use.kind === 'settle' ? rootOf(use.node) : undefined;
    const definition = root?.type === 'Identifier' ? this.#source.bindings.variable(root)?.defs[0] : undefined;
    if (definition?.type !== 'Parameter') return;
    for (const { use: given, subject } of completion.handles) {
      if (given.kind !== 'hand-off' || given.to.type !== 'CallExpression') continue;
      if (calledFunction(given.to, this.#source) === definition.node) yield subject;
    }
  }

  /** Whether the call stands under a test that says whether the source is completed, or in a `try` that takes the error. */
  #isGuarded({ node, runs }: Completer): boolean {
    if (node.type === 'CallExpression' && isCaught(node)) return true;
    const fn = enclosingFunction(node);
    if (fn !== undefined && this.#repeats.guards.holds(node, fn)) return true;
    return (
      runs.length > 0 &&
      runs.every(({ steps }) => {
        // What is asked before the wait for the callback says nothing of what comes meanwhile.
        const last = steps.findIndex(({ by }) => by !== undefined && by.kind !== 'iteration');
        return steps.some(
          ({ fn: each, site }, index) => each && this.#isLetThrough(site, each, last < 0 || index <= last),
        );
      })
    );
  }

  #isLetThrough(site: Node, fn: FunctionNode, isInTurn: boolean): boolean {
    const { guards } = this.#repeats;
    return (isInTurn && guards.holds(site, fn)) || isLetThroughOnce(fn, this.#source, guards);
  }

  /** Whether one completer may have run before the other does, on some ways of both. */
  #mayComeFirst(first: Completer, second: Completer, isRearmed: boolean): boolean {
    if (excludeEachOther(first.node, second.node)) return false;
    return first.runs.some((a) =>
      second.runs.some((b) => (isRearmed ? areOfOneMaking(a, b) : true) && this.#precedes(a, b)),
    );
  }

  #precedes(first: Run, second: Run): boolean {
    const [a, b] = [turnOf(first), turnOf(second)];
    if (excludeEachOther(first.origin, second.origin)) return false;
    if (a.fn === b.fn && a.by?.node === b.by?.node) return false;
    // What the code that makes the source does at once comes before anything that is called back.
    if (b.by === undefined && second.begins === 'made')
      return (isLate(b.site, second) || isPastAwait(second)) && (a.by !== undefined || first.begins !== 'made');
    if (second.begins === 'lost' || first.begins === 'lost') return false;
    if (a.by !== undefined && b.by !== undefined && areAlternatives(a.by, b.by)) return false;
    const taken = second.steps.map(({ by }) => by).filter((by) => by !== undefined);
    return !taken.some((by) => this.#repeats.detachments.isForestalledBy(first, by));
  }

  /** A settlement of what was looked up, which others take out of the map or field too. */
  #taker(handle: Handle, all: readonly Completer[]): void {
    const setter = setterOf(handle);
    if (setter === undefined || this.#found.has(setter.site)) return;
    const rival = this.#leaver(handle, all)?.node ?? settledBefore(handle, this.#source);
    if (rival === undefined) return;
    if (this.#isGuarded({ handle, node: setter.site, runs: this.#repeats.runsOf(handle) })) return;
    this.#found.set(setter.site, { ...setter, rival: 'completer', node: rival });
  }

  /** Code beside the source that completes it later and leaves it in the map, where the other finds it. */
  #leaver(handle: Handle, all: readonly Completer[]): Completer | undefined {
    if (!isLeftInMap(handle, this.#source)) return undefined;
    return all.find(({ handle: each, runs }) => {
      if (each.subject === undefined || each.subject === handle.subject || this.#isTakenAnew(each)) return false;
      return runs.some(
        ({ begins, steps }) =>
          begins === 'made' &&
          steps.length > 0 &&
          steps.every(({ fn, by }) => fn === undefined || (by !== undefined && !this.#mayTakeOut(fn, handle))),
      );
    });
  }

  /** Whether a function takes the entry out of the map itself, or calls one of the file that may. */
  #mayTakeOut(fn: FunctionNode, handle: Handle): boolean {
    if (namesMapOf(handle, fn, this.#source)) return true;
    return someNode(fn.body, (at) => at.type === 'CallExpression' && functionRun(at, this.#source) !== undefined);
  }

  /** `source.trySetFromPromise(work)`: completes it once the work is done. */
  #follower(completers: readonly Completer[]): Node | undefined {
    const keys = new Set<string>();
    for (const { handle } of completers) {
      if (handle.use.kind !== 'settle') continue;
      const callee = unwrap(handle.use.call.callee);
      const key = callee.type === 'MemberExpression' ? this.#places.key(callee.object) : undefined;
      if (key !== undefined) keys.add(key);
    }
    return this.#source.mentions
      .members('trySetFromPromise')
      .find((member) => keys.has(this.#places.key(member.object) ?? ''));
  }

  /** The method or exported function that may be called a second time, while the source stays the same. */
  #calledAgain({ begins, steps, handle }: Run): Node | undefined {
    const fn = steps.at(-1)?.fn;
    if (begins !== 'called' || fn === undefined || fn.async || fn.generator) return undefined;
    if (!steps.every(({ by }) => by === undefined)) return undefined;
    const isMethod = fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'method';
    const isExported = fn.parent.type === 'ExportNamedDeclaration' || fn.parent.type === 'VariableDeclarator';
    if (!isMethod && !isExported) return undefined;
    return belongsTo(handle.completion, fn) ? fn : undefined;
  }

  /** The registration of a callback that completes what it looks up, and that finds the same again: no entry is taken out. */
  #keptEntry({ steps, handle }: Run): Node | undefined {
    if (!isKeptInMap(handle, this.#source)) return undefined;
    const step = steps.find(({ by }) => by !== undefined);
    const { by, fn } = step ?? {};
    if (by === undefined) return undefined;
    const isRepeated =
      by.kind === 'property'
        ? !firesAtMostOnce(by.event ?? 'load', this.#source.settings) && !isTakenOff(by, fn)
        : by.repeats && by.kind !== 'iteration';
    return isRepeated ? by.node : undefined;
  }

  /** What registers the callback several times: a loop, or a callback for each element; or fires again by itself. */
  #spreadOver({ steps, handle: { completion } }: Run): Node | undefined {
    const isEntry = (code: Node): boolean => steps.some(({ by }) => by && givesEntry(code, by.handler, this.#source));
    for (const [index, { fn, by }] of steps.entries()) {
      if (by === undefined) continue;
      const isLater = steps.slice(0, index + 1).some((step) => step.by !== undefined && step.by.kind !== 'iteration');
      if (!isLater) continue;
      if (by.kind === 'iteration' && belongsTo(completion, by.node) && !isEntry(by.node)) return by.node;
      if (by.kind === 'property' && !firesAtMostOnce(by.event ?? 'load', this.#source.settings) && !isTakenOff(by, fn))
        return by.node;
      const loop = loopsAround(by.node).find((each) => !isInside(completion.node, each) && !isEntry(each));
      if (loop !== undefined) return loop;
    }
    return undefined;
  }

  /** Whether the handle is one that the code has just taken out of some place, where others may be. */
  #isTakenAnew(handle: Handle): boolean {
    const { use, completion } = handle;
    if ((use.kind !== 'settle' && use.kind !== 'hand-off') || isGivenAway(handle, this.#source)) return true;
    const root = rootOf(use.node);
    const variable = root.type === 'Identifier' ? this.#source.bindings.variable(root) : undefined;
    const holder = variable?.identifiers[0] && enclosingFunction(variable.identifiers[0]);
    if (holder === undefined || isInside(completion.node, holder) || this.#givenAs(handle).next().done === false)
      return false;
    const isForGood = isField(wrapped(completion.node).parent) && !this.#isRearmed(completion);
    return !isForGood || !isNameOfField(variable);
  }

  /** Whether the place that holds the source is given another one, somewhere. */
  #isRearmed({ handles, node }: Completion): boolean {
    const at = wrapped(node);
    const { parent } = at;
    if (isField(parent)) {
      const name = propertyName(parent);
      return (
        parent.static ||
        name === undefined ||
        this.#source.mentions.members(name).some((each) => assignmentTo(each) !== undefined)
      );
    }
    if (parent?.type === 'VariableDeclarator') {
      const variables = this.#source.bindings.declared(parent);
      return variables.some(({ references }) => references.some((each) => each.isWrite() && each.init !== true));
    }
    if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
      const name = propertyName(parent.left);
      return name === undefined || this.#source.mentions.members(name).filter(assignmentTo).length > 1;
    }
    return handles.length > 0;
  }
}

/** The `set*` that a handle is called as, or given to other code as: `clock.on('tick', source.setResult.bind(source))`. */
function setterOf({ use }: Handle): Pick<Race, 'site' | 'handle' | 'isUnused'> | undefined {
  if (use.kind === 'settle' && use.mode === 'set')
    return { site: use.call, handle: unwrap(use.call.callee), isUnused: isResultDropped(use.call) };
  if (use.kind !== 'hand-off' || use.mode !== 'set' || use.isMember) return undefined;
  const site = unwrap(use.node);
  const bind = site.type === 'CallExpression' ? unwrap(site.callee) : undefined;
  return bind?.type === 'MemberExpression' ? { site, handle: unwrap(bind.object), isUnused: false } : undefined;
}

/** The step that begins the turn in which a settlement runs. */
function turnOf({ steps, origin }: Run): {
  readonly fn: FunctionNode | undefined;
  readonly by: Registration | undefined;
  readonly site: Node;
} {
  const step: Step | undefined = steps.find(({ by }) => by !== undefined && by.kind !== 'iteration');
  if (step?.by !== undefined) return { fn: step.fn, by: step.by, site: step.site };
  const last = steps.at(-1);
  return last !== undefined && last.by === undefined && last.site === origin
    ? { fn: last.fn, by: undefined, site: last.site }
    : { fn: enclosingFunction(origin), by: undefined, site: origin };
}

/** Whether the function that makes the source has waited for something when it comes to the node. */
function isLate(node: Node, { handle }: Run): boolean {
  const made = handle.completion.node;
  const fn = enclosingFunction(node);
  // A source that is older than the function has had its time.
  if (fn !== undefined ? !isInside(made, fn) : enclosingFunction(made) !== undefined) return true;
  return fn !== undefined && waitsBefore(node, fn, made.range[1]);
}

/** Whether the run is of an async function that has waited for something before it settles. */
function isPastAwait({ steps }: Run): boolean {
  return steps.some(({ fn, site }) => fn?.async === true && waitsBefore(site, fn, fn.range[0]));
}

/** Whether a function awaits something between a position and the end of a node of it. */
function waitsBefore(node: Node, fn: FunctionNode, start: number): boolean {
  return someOwnNode(
    fn.body,
    (at) => at.type === 'AwaitExpression' && at.range[0] > start && at.range[1] <= node.range[1],
  );
}

/** Two callbacks of which only one is called: the reactions of one promise, or the outcomes that one call has. */
function areAlternatives(a: Registration, b: Registration): boolean {
  if (a.node === b.node) {
    // An observable ends by an error or by its completion; values come before that.
    return a.kind === 'subscription' ? isEnding(a) && isEnding(b) : a.kind === 'callback' || a.kind === 'reaction';
  }
  return a.kind === 'reaction' && b.kind === 'reaction' && chainBase(a.node) === chainBase(b.node);
}

function isEnding({ event, node, handler }: Registration): boolean {
  if (event !== undefined) return event === 'error' || event === 'complete';
  return node.type === 'CallExpression' && node.arguments[0] !== handler;
}

/** Whether both belong to the run that makes the source, when there are several of those. */
function areOfOneMaking(a: Run, b: Run): boolean {
  return (
    belongsTo(a.handle.completion, a.origin) &&
    belongsTo(b.handle.completion, b.origin) &&
    a.begins === 'made' &&
    b.begins === 'made'
  );
}

/** Whether the handler gives up its place, as in `socket.onmessage = null`. */
function isTakenOff({ node }: Registration, fn: FunctionNode | undefined): boolean {
  const left = node.type === 'AssignmentExpression' ? dottedName(node.left) : undefined;
  return (
    fn !== undefined && someNode(fn.body, (at) => at.type === 'AssignmentExpression' && dottedName(at.left) === left)
  );
}

function chainBase(node: Node): Node {
  let at = unwrap(node);
  for (let before = reactedTo(at); before !== undefined; before = reactedTo(at)) at = unwrap(before);
  return at;
}

/** The signal that a source is made with: its abort completes the source. */
function signalOf({ node }: Completion): Node | undefined {
  const [options] = node.arguments;
  if (options?.type !== 'ObjectExpression') return undefined;
  return options.properties.find(
    (each) => each.type === 'Property' && propertyName(each) === 'signal' && !isNothing(each.value),
  );
}
