import { chainRootOf, enclosingFunction, isInside, unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { someNode } from '../source/visit.ts';
import { isInPage } from './acquisitions/acquisitions-owners.ts';
import { completionModel } from './build-model.ts';
import { isTopLevel } from './function-bodies.ts';
import type { Completion, Handle, Subject } from './completion.ts';
import { Detachments } from './detachments.ts';
import { Guards } from './guards.ts';
import { staysFor } from './lasting-listeners.ts';
import { boundFor } from './local-functions.ts';
import { isEmittedOnce, isOfOneRun, isToldAsAgreed } from './own-emissions.ts';
import type { Registration } from './registrations.ts';
import { isInTest } from './test-code.ts';
import { isForOneTest } from './test-emitters.ts';
import { belongsTo, givenTo, settlementRuns, type Run, type Step } from './settlement-runs.ts';

/** A settlement that may run again and again for one promise. */
export interface Repeated {
  readonly completion: Completion;
  readonly handle: Handle;
  /** What fires repeatedly. */
  readonly registration: Registration;
  /** The step that it runs, with what settles there. */
  readonly step: Step;
  readonly settlement: Node;
}

const found = new WeakMap<Node, readonly Repeated[]>();

/** What a text has that registers for more than one time. */
const mayRepeat =
  /\b(?:on|addListener|prependListener|addEventListener|subscribe|setInterval|watchPosition|forEach|map|filter|some|every|find\w*|flatMap|reduce\w*|sort|toSorted|replace\w*|from|groupBy|\w+Observer)\b\s*(?:\?\.\s*)?[(<]/;

/** The settlements of a file that run again and again, one for each registration, in the order of the text. */
export function repeatedSettlements(source: Source): readonly Repeated[] {
  let known = found.get(source.ast);
  if (known === undefined) {
    known = mayRepeat.test(source.text) ? [...find(source)] : [];
    found.set(source.ast, known);
  }
  return known;
}

function* find(source: Source): Generator<Repeated> {
  const { completions } = completionModel(source);
  if (completions.length === 0) return;
  const finder = new RepeatFinder(source);
  const sharers = completionsBySubject(completions);
  const all = new Map<Node, Repeated>();
  for (const completion of completions) {
    // What happens in a page that a test drives, the test brings about.
    if (isInPage(completion.node)) continue;
    for (const handle of completion.handles) {
      const { subject, through } = handle;
      if (subject === undefined || through !== undefined || (sharers.get(subject) ?? 0) > 1) continue;
      for (const run of finder.runsOf(handle)) {
        const repeated = finder.repetition(run);
        if (repeated !== undefined && !all.has(repeated.registration.node))
          all.set(repeated.registration.node, repeated);
      }
    }
  }
  yield* [...all.values()].sort((a, b) => a.registration.node.range[1] - b.registration.node.range[1]);
}

function isUnconditional({ fn, site }: Step): boolean {
  return fn === undefined || isTopLevel(site, fn);
}

/** A listener for all messages of an object's life: to settle is what it does on one branch, and others do other work. */
function isDispatched({ fn, site }: Step, { node, executor }: Completion): boolean {
  if (fn?.body.type !== 'BlockStatement' || (executor !== undefined && isInside(fn, executor))) return false;
  if (isInside(fn, enclosingFunction(node) ?? node) || isTopLevel(site, fn)) return false;
  return fn.body.body.some((statement) => {
    if (statement.type === 'SwitchStatement')
      return isInside(site, statement) && statement.cases.filter((each) => works(each, site)).length > 0;
    return statement.type === 'IfStatement' && works(statement, site);
  });
}

function works(branch: Node, site: Node): boolean {
  if (isInside(site, branch)) return false;
  return someNode(
    branch.type === 'IfStatement' ? branch.consequent : branch,
    (node) => node.type === 'CallExpression' || node.type === 'AssignmentExpression',
  );
}

function isFailure({ use }: Handle): boolean {
  return (use.kind === 'settle' || use.kind === 'hand-off') && use.role === 'reject';
}

function completionsBySubject(completions: readonly Completion[]): ReadonlyMap<Subject, number> {
  const counts = new Map<Subject, number>();
  for (const { handles } of completions) {
    for (const subject of new Set(handles.map((handle) => handle.subject)))
      if (subject !== undefined) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return counts;
}

/** Judges single ways to a settlement. */
export class RepeatFinder {
  readonly detachments: Detachments;
  readonly guards: Guards;
  readonly #source: Source;
  readonly #runs: ReturnType<typeof settlementRuns>;

  constructor(source: Source) {
    this.#source = source;
    this.#runs = settlementRuns(source);
    this.detachments = new Detachments(source);
    this.guards = new Guards(source);
  }

  runsOf(handle: Handle): readonly Run[] {
    return this.#runs.of(handle);
  }

  /** The first thing on the way of the run that fires repeatedly and is not taken back, if there is one. */
  repetition(run: Run): Repeated | undefined {
    const { handle, steps } = run;
    const { completion } = handle;
    let isSync = true;
    for (const [index, step] of steps.entries()) {
      const way = steps.slice(0, index + 1);
      const called = steps.slice(0, index).flatMap(({ fn }) => fn ?? []);
      if (step.fn !== undefined && this.guards.holds(step.site, step.fn, called)) return undefined;
      const { by } = step;
      if (by === undefined) continue;
      if (isEmittedOnce(by, this.#source)) return undefined;
      const isOfOne = belongsTo(completion, by.node) || this.#isOfOneCall(handle, by.node);
      if (by.repeats && (isSync || by.kind !== 'iteration') && isOfOne) {
        if (isOwnOfEachRun(run, way, this.#source)) return undefined;
        if (this.detachments.isDetachedBy({ steps: way }, by)) return undefined;
        if (this.detachments.isDetachedAfter(completion, way, by)) return undefined;
        if (step.within && this.detachments.isTakenBackByHelper(step.within)) return undefined;
        // A handler that may also reject tells of what went wrong, which has its own ways to come to an end; one that
        // takes itself back elsewhere has forgotten it here.
        if (by.kind !== 'interval' && by.kind !== 'iteration' && isFailure(handle) && !way.every(isUnconditional))
          if (!way.some(({ fn }) => fn && this.detachments.isTakenBackIn(fn, by))) return undefined;
        if (by.kind === 'listener' && isFailure(handle) && this.#isOfTest(run)) return undefined;
        if (by.kind === 'listener' && way.some((each) => isDispatched(each, completion))) return undefined;
        // Where each promise registers one more, none of them stays on purpose.
        const isOfEach = completion.executor !== undefined && isInside(by.node, completion.executor);
        if (by.kind === 'listener' && way.some((each) => staysFor(each, completion, isOfEach, this.#source)))
          return undefined;
        if (isForOneTest(by, this.#source)) return undefined;
        // Who takes the first message, whatever it says, has not said which one it waits for.
        if (by.event !== 'message' || !way.every(isUnconditional))
          if (isToldAsAgreed(by, completion, this.#source)) return undefined;
        if (isFailure(handle) && way.every(isUnconditional) && isOfOneRun(by, completion, this.#source))
          return undefined;
        return { completion, handle, registration: by, step, settlement: steps[0]?.site ?? by.node };
      }
      // The first of many that each may say so: a race among emitters that the source hands out one by one.
      if (by.kind === 'listener' || by.kind === 'subscription' || by.kind === 'property') return undefined;
      // The first failure of many pieces of work is what the promise fails with.
      if (by.kind !== 'iteration' && isFailure(handle)) return undefined;
      isSync &&= by.kind === 'iteration';
      // Whether the one who is given the handle settles, the file does not show.
      if (by.kind === 'callback' && step.fn === undefined) return undefined;
    }
    return undefined;
  }

  /** `on('message', () => reject(new Error('Should not have been called')))`: a test that fails at the first is over. */
  #isOfTest({ steps: [first] }: Run): boolean {
    const site = first && unwrap(first.site);
    const [error] = site?.type === 'CallExpression' ? site.arguments : [];
    const words = /\b(?:should(?:n['’]t|\s+not|\s+never)|must(?:n['’]t|\s+not)|unexpected|unreachable)/iu;
    return error !== undefined && words.test(this.#source.text.slice(...error.range)) && isInTest(error, this.#source);
  }

  /** `function onChange(emitter, callback) { emitter.on('change', callback); }`: registered by a call that was given the handle. */
  #isOfOneCall({ use }: Handle, registered: Node): boolean {
    const root = chainRootOf(use.node);
    const definition = root.type === 'Identifier' ? this.#source.bindings.variable(root)?.defs[0] : undefined;
    return definition?.type === 'Parameter' && isInside(registered, definition.node);
  }
}

/** Whether the handle is found anew in each run of what the registration calls, as `({ resolve }) => resolve()` does. */
function isOwnOfEachRun({ handle, origin }: Run, way: readonly Step[], source: Source): boolean {
  const { use } = handle;
  if (use.kind !== 'settle' && use.kind !== 'hand-off') return true;
  let root = chainRootOf(use.node);
  // `(line) => this.#onLine(line, resolve)`: what a function on the way gets is what its caller has.
  for (let taken = 0; taken <= way.length; taken++) {
    if (root.type !== 'Identifier') return false;
    const names = source.bindings.variable(root)?.identifiers ?? [];
    const index = way.findIndex(({ fn }) => fn !== undefined && names.some((name) => isInside(name, fn)));
    const step = way[index];
    if (step === undefined) return false;
    const bound = step.fn && step.by && boundFor(source.bindings.variable(root), step.fn, step.by.handler);
    const passed =
      step.by === undefined && index + 1 < way.length ? givenTo(root, { origin, steps: way }, source) : root;
    const given = bound ?? passed;
    if (given === root) return true;
    root = chainRootOf(given);
  }
  return true;
}
