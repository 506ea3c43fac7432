import {
  calledName,
  dottedName,
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  lastName,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { completionModel } from './build-model.ts';
import type { Completion, Handle } from './completion.ts';
import { areTwoParameters } from './abort/abort-signals.ts';
import { isNamed, isOfModule } from './callee-path.ts';
import { EmitterWirings } from './emitter-wirings.ts';
import {
  bagFailures,
  callbackPairs,
  connectionFailures,
  connectionMakers,
  errorName,
  exitFailures,
  failureEvents,
  isFallible,
  isInfallible,
  mayGiveEvent,
  pageMakers,
  processMakers,
  processNames,
  resourceEvents,
  serverMakers,
  startMakers,
  streamEnds,
  transactionName,
  transfers,
  workerFailures,
  workerMakers,
} from './failure-sources.ts';
import { neverRuns } from './function-uses.ts';
import { givesResult, hasAnswer, passesNoError } from './given-results.ts';
import type { Registration } from './registrations.ts';
import { isRunner } from './intended-waits.ts';
import { reactionAt } from './reactions.ts';
import { RejectionFlow } from './rejection-flow.ts';
import { makesRequest } from './request-calls.ts';
import { givenTo, settlementRuns, type Run } from './settlement-runs.ts';
import { isInTest } from './test-code.ts';
import { isAnyPort, isOwnProgram, isWrittenOut, takesAnyPort } from './written-values.ts';

/** The success of something that can fail, wired to a promise without its failure. */
export interface MissingFailure {
  readonly completion: Completion;
  /**
   * How the failure would be told: by a rejection, an error parameter, an event, or a callback of its own; `startup` is
   * that of a process whose end alone is taken for its failure.
   */
  readonly kind: 'rejection' | 'ignored' | 'untaken' | 'listener' | 'callback' | 'startup';
  /** What wires the success. */
  readonly node: Node;
  readonly registration: Registration;
  readonly handler: FunctionNode | undefined;
  /** What succeeds, and what comes when it fails, for the reader. */
  readonly name: string;
  readonly failure: string;
}

type Judgement = Pick<MissingFailure, 'kind' | 'node' | 'name' | 'failure'>;

/** The missing failure paths of a file, in the order of the text. */
export function missingFailures(source: Source): readonly MissingFailure[] {
  const { completions } = completionModel(source);
  if (completions.length === 0) return [];
  const finder = new Finder(source);
  for (const completion of completions) finder.completion(completion);
  return [...finder.found.values()].sort((a, b) => a.node.range[0] - b.node.range[0]);
}

class Finder {
  readonly found = new Map<Node, MissingFailure>();
  readonly #source: Source;
  readonly #runs: ReturnType<typeof settlementRuns>;
  readonly #wirings: EmitterWirings;
  readonly #rejections: RejectionFlow;

  constructor(source: Source) {
    this.#source = source;
    this.#runs = settlementRuns(source);
    this.#wirings = new EmitterWirings(source);
    this.#rejections = new RejectionFlow(source);
  }

  completion(completion: Completion): void {
    // A runner in a race may stay where it is: the others decide.
    if (isRunner(completion.node, this.#source)) return;
    const runs = completion.handles.filter(isSettling).flatMap((handle) => this.#runs.of(handle));
    for (const run of runs) {
      if (roleOf(run.handle) !== 'reject') this.#run(run, runs);
      else this.#startup(run, runs);
    }
  }

  #run(run: Run, all: readonly Run[]): void {
    const { completion } = run.handle;
    // From the outside: what fails first keeps the rest from beginning.
    for (const { fn, by } of run.steps.toReversed()) {
      if (by === undefined) continue;
      if (this.found.has(by.node)) return;
      const missing = this.#judge(by, fn, completion, all);
      if (missing === undefined) continue;
      this.found.set(by.node, { completion, registration: by, handler: fn, ...missing });
      return;
    }
  }

  /** `child.on('exit', reject)` beside output that resolves: a program that cannot be started emits no `exit`. */
  #startup(run: Run, all: readonly Run[]): void {
    const { completion } = run.handle;
    for (const { fn, by } of run.steps) {
      if (by?.kind !== 'listener' || by.event !== 'exit' || by.receiver === undefined || this.found.has(by.node))
        continue;
      const maker = this.#wirings.maker(by.receiver);
      if (maker.type !== 'CallExpression' || !isNamed(maker.callee, startMakers, this.#source)) continue;
      if (isOwnProgram(maker.arguments[0]) || !this.#isOutputAwaited(by.receiver, all)) continue;
      const missing = this.#listener(by, all);
      if (missing) this.found.set(by.node, { completion, registration: by, handler: fn, ...missing, kind: 'startup' });
    }
  }

  /** Whether an event of a part of the process, such as its output, resolves the promise. */
  #isOutputAwaited(child: Node, all: readonly Run[]): boolean {
    const variable = this.#wirings.variable(child);
    return all.some(
      ({ handle, steps }) =>
        roleOf(handle) !== 'reject' &&
        steps.some(({ by }) => {
          const part = by?.kind === 'listener' && by.receiver ? this.#wirings.base(by.receiver) : undefined;
          if (part?.type !== 'MemberExpression' || !/^std(?:out|err)$/u.test(propertyName(part) ?? '')) return false;
          return variable !== undefined && this.#wirings.variable(part.object) === variable;
        }),
    );
  }

  #judge(
    by: Registration,
    fn: FunctionNode | undefined,
    completion: Completion,
    all: readonly Run[],
  ): Judgement | undefined {
    switch (by.kind) {
      case 'reaction':
        return this.#reaction(by, completion);
      case 'listener':
      case 'property':
        return this.#listener(by, all);
      case 'callback':
        return this.#ignoredError(by, fn, all) ?? this.#callback(by, all);
      default:
        return undefined;
    }
  }

  #reaction(by: Registration, completion: Completion): Judgement | undefined {
    const { node, handler } = by;
    const reaction = reactionAt(node, this.#source);
    if (reaction?.name !== 'then' || reaction.callbacks[0] !== handler) return undefined;
    if (!this.#rejections.isLost(node, completion)) return undefined;
    return { kind: 'rejection', node: handler, name: this.#textOf(reaction.promise), failure: 'its rejection' };
  }

  #listener(by: Registration, all: readonly Run[]): Judgement | undefined {
    const { event, receiver, node } = by;
    if (event === undefined || receiver === undefined) return undefined;
    const failures = this.#failuresOf(by);
    if (failures === undefined || this.#emitsItself(receiver, event)) return undefined;
    if (event === 'listening' && (isInTest(node, this.#source) || this.#isOnAnyPort(receiver))) return undefined;
    if (this.#isHeard(receiver, failures) || this.#isSettledOtherwise(by, all)) return undefined;
    const endings = event === 'exit' ? ['kill'] : event === 'end' ? ['close', 'disconnect', 'quit', 'logout'] : [];
    if (this.#isEnded(receiver, by.node, endings)) return undefined;
    const [failure] = failures;
    const { parent } = wrapped(by.handler); // Of handlers in an object the one that is meant.
    const shown = parent?.type === 'Property' ? parent : node;
    return { kind: 'listener', node: shown, name: `\`${event}\``, failure: `\`${failure ?? 'error'}\`` };
  }

  /** The events that tell of a failure of the emitter; undefined where it is not known to fail. */
  #failuresOf({ event = '', receiver, kind, node }: Registration): ReadonlySet<string> | undefined {
    if (receiver === undefined) return undefined;
    const base = this.#wirings.base(receiver);
    const name = lastName(base);
    if (name !== undefined && isInfallible(name, event)) return undefined;
    const maker = this.#wirings.maker(receiver);
    const made =
      maker.type === 'CallExpression' || maker.type === 'NewExpression' ? (dottedName(maker.callee) ?? '') : '';
    if (
      /^(?:\w+\.)*(?:EventEmitter\w*|\w*Emitter|(?:open|create|new|Browser)\w*Window)$|^(?:window\.)?open$/u.test(made)
    )
      return undefined;
    if (event === 'exit' || event === 'spawn') {
      const isProcess = processMakers.test(made) || (name !== undefined && made === '' && processNames.test(name));
      return isProcess ? exitFailures : undefined;
    }
    if (event === 'message')
      return workerMakers.test(made) && !isInTest(node, this.#source) ? workerFailures : undefined;
    const failures = failureEvents.get(event);
    if (failures === undefined || pageMakers.test(this.#source.text.slice(...maker.range))) return undefined;
    if (resourceEvents.test(event) && this.#isAtHand(receiver)) return undefined;
    const isDom =
      kind === 'property' ||
      (node.type === 'CallExpression' && dottedName(node.callee)?.endsWith('EventListener') === true);
    return isFallible(event, name ?? made, isDom) ? failures : undefined;
  }

  /** Whether an image or video shows what is there already: a stream of the machine, or data written into the code. */
  #isAtHand(element: Node): boolean {
    if (!this.#wirings.assigned(element, 'srcObject').next().done) return true;
    const sources = [...this.#wirings.assigned(element, 'src')];
    return sources.length > 0 && sources.every((value) => isWrittenOut(value));
  }

  /** `this.on('end', …)` in a class that emits its own `end`, and no failure: nothing of it can fail. */
  #emitsItself(receiver: Node, event: string): boolean {
    if (unwrap(receiver).type !== 'ThisExpression') return false;
    const emitted = this.#source.mentions.members('emit').flatMap((member) => {
      const call = wrapped(member).parent;
      const [first] = call?.type === 'CallExpression' ? call.arguments : [];
      return first?.type === 'Literal' ? [String(first.value)] : [];
    });
    return emitted.includes(event) && !emitted.includes('error');
  }

  /** Whether some event of a failure is listened to, on the emitter or on what gave it, as far as the file shows. */
  #isHeard(receiver: Node, failures: ReadonlySet<string>, depth = 0): boolean {
    const { events, isShared } = this.#wirings.of(receiver);
    if (isShared || events.has('*') || [...events].some((event) => failures.has(event) || /errors?$/iu.test(event)))
      return true;
    const giver = depth < 4 ? this.#wirings.givenBy(receiver) : undefined;
    return giver !== undefined && this.#isHeard(giver.receiver ?? giver.node, failures, depth + 1);
  }

  /** Whether a timer or the failure of something that the emitter is part of settles the promise as well. */
  #isSettledOtherwise(by: Registration, all: readonly Run[]): boolean {
    const own = by.receiver && this.#wirings.key(by.receiver);
    const variable = by.receiver && this.#wirings.variable(by.receiver);
    const isPlain = this.#wirings.isNamed(by.receiver) && variable?.defs[0]?.type !== 'Parameter';
    return all.some((run) =>
      run.steps.some(({ by: other }) => {
        if (other === undefined || other.node === by.node || neverRuns(other.node, this.#source)) return false;
        if (other.kind === 'timer' || other.kind === 'interval') return other.receiver === undefined;
        if (other.kind !== 'listener' && other.kind !== 'property') return false;
        if (!/^(?:error|close|abort|aborted|timeout|fail\w*)$/u.test(other.event ?? '')) return false;
        // IndexedDB: what fails in a request comes to its transaction, too.
        if (by.event === 'success' && this.#isOfTransaction(by, other)) return true;
        const heard = other.receiver && givenTo(other.receiver, run, this.#source);
        const key = heard && this.#wirings.key(heard);
        // Two streams with names of their own fail on their own.
        const isNamed = this.#wirings.isNamed(heard) && own !== undefined;
        if (by.receiver && heard && areTwoParameters(by.receiver, heard, this.#source)) return false;
        return !(isPlain && isNamed && key !== own);
      }),
    );
  }

  #isOfTransaction({ receiver }: Registration, other: Registration): boolean {
    const request = receiver && lastName(receiver);
    const name = other.receiver && lastName(other.receiver);
    return name !== undefined && transactionName.test(name) && !/open/iu.test(request ?? '');
  }

  /** Whether the code that waits for the end brings it about itself, so that it has been running before. */
  #isEnded(receiver: Node, registration: Node, methods: readonly string[]): boolean {
    const key = this.#wirings.key(receiver);
    const inner = enclosingFunction(registration);
    const outer = inner && enclosingFunction(inner);
    return methods.some((method) =>
      this.#source.mentions.members(method).some((member) => {
        const fn = enclosingFunction(member);
        if (key === undefined || this.#wirings.key(member.object) !== key) return false;
        if (fn === inner || fn === outer) return true;
        // What a test does when it is over; a deadline may end what never began.
        return inner !== undefined && isInside(member, inner) && isInTest(member, this.#source);
      }),
    );
  }

  #ignoredError(by: Registration, fn: FunctionNode | undefined, all: readonly Run[]): Judgement | undefined {
    const { node } = by;
    if (fn === undefined || node.type !== 'CallExpression' || node.arguments.at(-1) !== by.handler) return undefined;
    const [first] = fn.params;
    const isEnd = isOfModule(node.callee, streamEnds, 'stream', this.#source);
    // `fs.writeFile(path, text, () => resolve())` takes not even the error.
    if (first === undefined && (isEnd || isOfModule(node.callee, transfers, 'fs', this.#source)))
      return { kind: 'untaken', node: fn, name: this.#textOf(node.callee), failure: 'the error' };
    if (first?.type !== 'Identifier' || !errorName.test(first.name)) return undefined;
    // A name that says it is left alone on purpose.
    if (/^_?ignored?[A-Z_]/u.test(first.name)) return undefined;
    if (passesNoError(node, by.handler, this.#source)) return undefined;
    // `.fail((error) => { options = defaults; resolve(); })` is there for the failure, and answers it.
    if (/^(?:fail|catch)$/u.test(calledName(node) ?? '') && hasAnswer(fn)) return undefined;
    // An underscore says that the failure does not matter; it does where the promise is to give what came instead.
    if (first.name.startsWith('_') && !isEnd && !this.#isResultGiven(fn, all)) return undefined;
    // An `e` alone may be an event.
    if (/^e[a-z]?$/u.test(first.name) && mayGiveEvent(calledName(node), fn.params.length)) return undefined;
    const variable = this.#source.bindings.declaredBy(first);
    if (variable === undefined || variable.references.length > 0) return undefined;
    // `resolve1 = (err, n) => resolve(n)`: a test hands out callbacks of its own, and asks what came.
    if (by.handler !== wrapped(fn) && unwrap(by.handler) !== fn && isInTest(fn, this.#source)) return undefined;
    // Another way of telling that it failed.
    if (all.some(({ handle, steps }) => roleOf(handle) === 'reject' && steps.some((step) => step.fn === fn)))
      return undefined;
    return { kind: 'ignored', node: fn, name: first.name, failure: first.name };
  }

  /** What the operation gives is what the promise gives, whether it came or not. */
  #isResultGiven(fn: FunctionNode, all: readonly Run[]): boolean {
    const given = all.flatMap(({ handle: { use } }) =>
      use.kind === 'settle' && isInside(use.call, fn) ? use.call.arguments : [],
    );
    return givesResult(fn, given, this.#source);
  }

  /** Whether the emitter listens on a port that the system finds free. */
  #isOnAnyPort(emitter: Node): boolean {
    const maker = this.#wirings.maker(emitter);
    if (maker.type === 'NewExpression' && takesAnyPort(maker.arguments)) return true;
    const variable = this.#wirings.variable(emitter);
    return ['listen', 'bind'].some((method) =>
      this.#source.mentions.members(method).some(({ object, parent }) => {
        const isIt = variable !== undefined && this.#wirings.variable(object) === variable;
        return isIt && parent.type === 'CallExpression' && takesAnyPort(parent.arguments);
      }),
    );
  }

  /** Callbacks that only tell of success, where another tells of failure. */
  #callback(by: Registration, all: readonly Run[]): Judgement | undefined {
    const { node, handler, event } = by;
    if (node.type !== 'CallExpression') return undefined;
    const callee = unwrap(node.callee);
    const name = dottedName(callee) ?? '';
    const shown = `\`${lastName(callee) ?? name}\``;
    if (event !== undefined) {
      const failures = bagFailures.get(event);
      const bag = wrapped(handler).parent?.parent;
      if (failures === undefined || bag?.type !== 'ObjectExpression') return undefined;
      const isTold = bag.properties.some(
        (each) => each.type === 'SpreadElement' || failures.test(propertyName(each) ?? ''),
      );
      const isChained = wrapped(node).parent?.type === 'MemberExpression';
      if (isTold || isChained) return undefined;
      return { kind: 'callback', node: handler.parent ?? handler, name: shown, failure: 'its error callback' };
    }
    const index = node.arguments.findIndex((argument) => argument === handler);
    const pair = callbackPairs.get(lastName(callee) ?? '');
    if (pair?.[0] === index && node.arguments[pair[1]] === undefined)
      return { kind: 'callback', node, name: shown, failure: 'its error callback' };
    if (
      !makesRequest(callee, this.#source) &&
      !isNamed(callee, connectionMakers, this.#source) &&
      !this.#isListening(node)
    )
      return undefined;
    if (index !== node.arguments.length - 1 || this.#isHeard(node, connectionFailures)) return undefined;
    const { parent } = wrapped(node);
    const isSeen =
      /^(?:ExpressionStatement|VariableDeclarator|MemberExpression)$/u.test(parent?.type ?? '') || isFunction(parent);
    if (!isSeen || this.#isSettledOtherwise(by, all)) return undefined;
    return { kind: 'callback', node, name: shown, failure: 'its `error` event' };
  }

  /** `server.listen(port, done)` of a server that the file makes, on a port that may be taken. */
  #isListening({ callee, arguments: [port] }: CallExpression): boolean {
    const member = unwrap(callee);
    if (member.type !== 'MemberExpression' || propertyName(member) !== 'listen') return false;
    if (port === undefined || isAnyPort(port) || isFunction(port) || isInTest(callee, this.#source)) return false;
    const maker = this.#wirings.origin(member.object);
    return maker.type === 'CallExpression' && isNamed(maker.callee, serverMakers, this.#source);
  }

  #textOf(node: Node): string {
    const text = this.#source.text.slice(...unwrap(node).range).replace(/\s+/gu, ' ');
    return `\`${text.length > 40 ? `${text.slice(0, 37)}...` : text}\``;
  }
}

function isSettling({ use, subject, through }: Handle): boolean {
  return subject !== undefined && through === undefined && (use.kind === 'settle' || use.kind === 'hand-off');
}

function roleOf({ use }: Handle): string {
  return use.kind === 'settle' || use.kind === 'hand-off' ? use.role : 'none';
}
