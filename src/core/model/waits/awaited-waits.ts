import { calleeName } from '../../flow/callback-timing.ts';
import {
  enclosingClass,
  enclosingFunction,
  isInside,
  loopsAround,
  propertyName,
  rootOf,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  calledName,
} from '../../source/ast.ts';
import { callsOfItsOwn } from '../../source/calls.ts';
import { addTo } from '../../source/multimap.ts';
import { constantValue, initializer } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { eitherOf, textsWith } from '../../source/texts-with.ts';
import { someNode } from '../../source/visit.ts';
import { completionModel } from '../build-model.ts';
import type { Completion, Handle } from '../completion.ts';
import { bodyOf } from '../function-bodies.ts';
import { calledFunction, variableOfFunction } from '../local-functions.ts';
import { calleePath } from '../callee-path.ts';
import { mayHoldCompletion } from '../relevance.ts';
import { pauseName } from '../times.ts';
import { settlementRuns } from '../settlement-runs.ts';
import { turnOf } from '../turns.ts';
import { areBoundedByCall, isBounded, isPauseUntil, openLoopsAround } from './bounded-loops.ts';
import { heldBy, parameterOf } from './held-emitters.ts';
import { isEndlessLook } from './endless-looks.ts';
import { isLastWait, isOlder } from './last-waits.ts';
import { endsLocalWork, isLocalWork } from './local-work.ts';
import { waitsForEvent } from './made-executors.ts';
import { repeatedPause } from './repeated-pauses.ts';
import { isAwaited, isShort, pausedBy, registration, type WaitSource } from './wait-registrations.ts';
import { isGivenAsIs } from './waited-values.ts';
import { isCalledInside } from '../producers/exported.ts';

/** What a function waits for, which may never come. */
export interface Wait {
  readonly kind: 'event' | 'timer' | 'queue' | 'poll' | 'retry';
  readonly node: Node;
  /** The parameter whose end is waited for, by its position: whoever gives it can end it. */
  readonly held?: number | undefined;
}

/** Texts in which a function can wait: for a completion, or by a call of what the platform or a pause is called. */
export const mayAwaitWait = eitherOf(
  mayHoldCompletion,
  textsWith(['events once', 'timers']),
  textsWith(['events await'], /\bfor\s+await\b/),
  textsWith(
    ['sleep', 'delay', 'pause', 'wait', 'timeout', 'backoff'],
    /\b(?:sleep|delay|pause|wait|timeout|backoff)(?:For|Ms|Seconds)?\b/i,
  ),
);

/** The waits of a file by the function whose promise they are. */
export class Waits {
  readonly #source: Source;
  readonly #known = new Map<FunctionNode, Wait | undefined>();
  #byFunction: ReadonlyMap<FunctionNode, readonly Completion[]> | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** What a call of the function waits for before its promise is settled. */
  of(fn: FunctionNode): Wait | undefined {
    if (this.#known.has(fn)) return this.#known.get(fn);
    this.#known.set(fn, undefined);
    const wait = this.#find(fn);
    this.#known.set(fn, wait);
    return wait;
  }

  #find(fn: FunctionNode): Wait | undefined {
    for (const completion of this.#completionsOf(fn)) {
      if (!this.#isDelivered(completion.node, fn, 0)) continue;
      if (this.#isPolled(completion.node)) return { kind: 'poll', node: completion.node };
      if (waitsForEvent(completion, this.#source)) return { kind: 'event', node: completion.node };
      const kinds = completion.handles.flatMap((handle) =>
        succeeds(handle) ? [this.#waitOf(handle, completion)] : [],
      );
      const kind =
        kinds.find((each) => each !== undefined && each !== 'timer') ?? kinds.find((each) => each !== undefined);
      const repeated = kind === 'timer' ? repeatedPause(completion.node, fn, this.#source) : undefined;
      if (repeated !== undefined) return { kind: repeated, node: completion.node };
      if (kind === undefined || (kind !== 'timer' && this.#hasDeadline(completion))) continue;
      // A pause on the way, of a length of the function's own, is a part of its work; beside other ends it is a deadline.
      const isPause = kinds.every((each) => each === 'timer');
      if (
        kind !== 'timer' ||
        (isPause && (this.#isResult(completion.node, fn) || this.#isTimedByCaller(completion.node, fn)))
      )
        return { kind, node: completion.node, held: kind === 'event' ? this.#heldOf(completion, fn) : undefined };
    }
    let held: Wait | undefined;
    for (const call of callsOfItsOwn(fn)) {
      const wait = this.#callWait(call, fn);
      if (wait && wait.held === undefined) return wait;
      held ??= wait;
    }
    return held;
  }

  /** Whether the promise is settled after a longest time, whatever comes. */
  #hasDeadline({ handles, executor, node }: Completion): boolean {
    const home = executor ?? enclosingFunction(node);
    return handles.some((handle) => {
      const { use } = handle;
      if (use.kind !== 'settle' && use.kind !== 'hand-off') return false;
      if (use.kind === 'hand-off' && isTimeoutOf(use.to, home)) return true;
      if (this.#registrationsOf(handle).some((each) => isTimeoutOf(each, home))) return true;
      for (let fn = enclosingFunction(use.node); fn && fn !== home; fn = enclosingFunction(fn)) {
        const { parent } = wrapped(fn);
        if (parent && isTimeoutOf(parent, home)) return true;
        for (const { identifier } of variableOfFunction(fn, this.#source)?.references ?? []) {
          const at = wrapped(identifier).parent;
          if (at && isTimeoutOf(at, home)) return true;
        }
      }
      return false;
    });
  }

  /** The one parameter whose end every fulfilment of the promise waits for. */
  #heldOf(completion: Completion, fn: FunctionNode): number | undefined {
    const held = completion.handles.flatMap((handle) => {
      const { use } = handle;
      if (!succeeds(handle) || (use.kind !== 'settle' && use.kind !== 'hand-off')) return [];
      if (use.kind === 'hand-off' && use.to.type === 'CallExpression') return [heldBy(use.to, fn, this.#source)];
      const callback = enclosingFunction(use.node);
      const to = callback && wrapped(callback).parent;
      if (callback === (completion.executor ?? fn)) return [];
      const registrations = this.#registrationsOf(handle);
      return (registrations.length > 0 ? registrations : [to]).map((each) => each && heldBy(each, fn, this.#source));
    });
    return held.every((each) => each !== undefined && each === held[0]) ? held[0] : undefined;
  }

  #completionsOf(fn: FunctionNode): readonly Completion[] {
    if (this.#byFunction === undefined) {
      const all = new Map<FunctionNode, Completion[]>();
      for (const completion of completionModel(this.#source).completions) {
        for (const fn of turnOf(completion.node)) {
          if (fn === undefined) continue;
          addTo(all, fn, completion);
        }
      }
      this.#byFunction = all;
    }
    return this.#byFunction.get(fn) ?? [];
  }

  /** Whether the function awaits the promise, or gives it to its caller. */
  #isDelivered(promise: Node, fn: FunctionNode, depth: number): boolean {
    const at = wrapped(promise);
    const { parent } = at;
    if (depth > 4 || parent === undefined) return false;
    switch (parent.type) {
      case 'AwaitExpression':
        return true;
      case 'ReturnStatement':
        return enclosingFunction(parent) === fn;
      case 'ArrowFunctionExpression':
        return parent === fn && parent.body === at;
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'ArrayExpression':
        return this.#isDelivered(parent, fn, depth + 1);
      case 'CallExpression':
        return (
          parent.callee !== at &&
          (calleeName(parent) ?? '').startsWith('Promise.') &&
          this.#isDelivered(parent, fn, depth + 1)
        );
      case 'MemberExpression': {
        if (parent.object !== at) return false;
        if (propertyName(parent) === 'promise') return this.#isDelivered(parent, fn, depth + 1);
        const call = wrapped(parent);
        return (
          call.parent?.type === 'CallExpression' &&
          call.parent.callee === call &&
          this.#isDelivered(call.parent, fn, depth + 1)
        );
      }
      case 'VariableDeclarator': {
        const variables = this.#source.bindings.declared(parent);
        return variables.some((variable) =>
          variable.references.some(
            (each) =>
              each.isRead() && !isInStored(each.identifier, fn) && this.#isDelivered(each.identifier, fn, depth + 1),
          ),
        );
      }
      default:
        return false;
    }
  }

  /** Whether the promise is what the function gives, rather than a step on the way or one of several in a race. */
  #isResult(promise: Node, fn: FunctionNode): boolean {
    let at = wrapped(promise);
    if (at.parent?.type === 'AwaitExpression') at = wrapped(at.parent);
    const { parent } = at;
    if (parent?.type === 'VariableDeclarator') {
      const [variable] = this.#source.bindings.declared(parent);
      return (
        variable?.references.some(({ identifier }) => {
          const at = wrapped(identifier);
          const member = at.parent?.type === 'MemberExpression' && propertyName(at.parent) === 'promise' && at.parent;
          return wrapped(member || at).parent?.type === 'ReturnStatement';
        }) ?? false
      );
    }
    if (parent?.type === 'ReturnStatement' || parent === fn) return true;
    // What a function does last is what it is there for, unless it has waited for something else before.
    const body = parent?.type === 'ExpressionStatement' && parent.parent === fn.body ? fn.body : undefined;
    return body?.type === 'BlockStatement' && body.body.at(-1) === parent && !waitsBefore(promise, fn);
  }

  /** Whether a parameter of the function says how long the pause is. */
  #isTimedByCaller(promise: Node, fn: FunctionNode): boolean {
    const at = wrapped(promise).parent;
    if (at?.type === 'ArrayExpression' || loopsAround(promise).length > 0) return false;
    const names = this.#source.bindings.declared(fn).map(({ name }) => name);
    return someNode(promise, (node) => {
      const delay = node.type === 'CallExpression' && calleeName(node) === 'setTimeout' ? node.arguments[1] : undefined;
      return delay !== undefined && this.#mentionsOne(names, delay);
    });
  }

  /** Whether a parameter of the function says how long the helper pauses with which it ends, or which is all that it waits for. */
  #isPauseAskedFor(call: CallExpression, fn: FunctionNode): boolean {
    const { awaits, returns } = bodyOf(fn);
    const isAll = awaits.length === 1 && returns.length === 0;
    if ((!isAll && !this.#isResult(call, fn)) || loopsAround(call).length > 0) return false;
    const names = this.#source.bindings.declared(fn).map(({ name }) => name);
    return call.arguments.some((each) => this.#mentionsOne(names, each));
  }

  /** Whether one of the names is in an expression, or in what a constant in it is made of. */
  #mentionsOne(names: readonly string[], node: Node, depth = 0): boolean {
    return someNode(node, (at) => {
      if (at.type !== 'Identifier') return false;
      const variable = depth < 2 ? this.#source.bindings.variable(at) : undefined;
      const init = constantValue(variable);
      return names.includes(at.name) || (init !== undefined && this.#mentionsOne(names, init, depth + 1));
    });
  }

  #waitOf(handle: Handle, completion: Completion): Wait['kind'] | undefined {
    const { use } = handle;
    // What an object of another class keeps is for whoever gets the object.
    if (use.kind === 'escape') return enclosingClass(use.to) === enclosingClass(completion.node) ? 'queue' : undefined;
    if (use.kind !== 'settle' && use.kind !== 'hand-off') return undefined;
    // A resolver that has left the executor is called beside it.
    const home = enclosingFunction(completion.node);
    if (use.kind === 'hand-off') {
      const kind = this.#registration(use.to);
      if (kind !== 'other' && kind !== 'brief') return kind === 'none' ? undefined : kind;
    }
    const isHeard = this.#registrationsOf(handle).some((each) => this.#registration(each) === 'event');
    return isHeard ? 'event' : this.#byCaller(use.node, home, use.kind === 'hand-off' && isThen(use.to));
  }

  /** What registers the handler that a settlement stands in, where that is in a table or is given by a function of the file. */
  #registrationsOf(handle: Handle): readonly Node[] {
    const fn = enclosingFunction(handle.use.node);
    const holder = fn && wrapped(fn).parent?.type;
    if (holder !== 'Property' && holder !== 'ReturnStatement' && holder !== 'ArrowFunctionExpression') return [];
    const runs = settlementRuns(this.#source).of(handle);
    return runs.flatMap(({ begins, steps }) => (begins === 'made' ? steps.flatMap(({ by }) => by?.node ?? []) : []));
  }

  /** By the callback that a settlement stands in. */
  #byCaller(node: Node, home: FunctionNode | undefined, isReaction: boolean): Wait['kind'] | undefined {
    for (let fn = enclosingFunction(node); fn && fn !== home; fn = enclosingFunction(fn)) {
      if (home !== undefined && !isInside(fn, home)) return undefined;
      const use = wrapped(fn);
      const kind = use.parent ? (pausedBy(use, this.#source) ?? this.#registration(use.parent)) : 'other';
      // What settles is the end of work that the timer begins.
      if (kind === 'none' || (kind === 'timer' && isReaction)) return undefined;
      if (kind !== 'other' && kind !== 'brief') return kind;
      isReaction ||= use.parent !== undefined && isThen(use.parent);
      if (isEndlessLook(fn, this.#source)) return 'poll';
      for (const { identifier } of variableOfFunction(fn, this.#source)?.references ?? []) {
        const at = wrapped(identifier);
        const found = at.parent && !isInside(at, fn) ? this.#registration(at.parent) : 'other';
        if (found !== 'other' && found !== 'none' && found !== 'brief') return found;
      }
    }
    return undefined;
  }

  /** Like {@link registration}; the end of work on a file or database of this machine is none, for it always comes. */
  #registration(to: Node): WaitSource | 'none' {
    const kind = registration(to);
    return kind === 'event' && endsLocalWork(to, this.#source) ? 'none' : kind;
  }

  /** `while (…) await new Promise((resolve) => setTimeout(resolve, 50));` */
  #isPolled(promise: Node): boolean {
    if (wrapped(promise).parent?.type !== 'AwaitExpression' || !this.#isInEndlessLoop(promise)) return false;
    return /\bsetTimeout\b/u.test(this.#source.text.slice(...promise.range));
  }

  /** A call whose promise is the function's own, or that a loop waits for turn by turn. */
  #callWait(call: CallExpression, fn: FunctionNode): Wait | undefined {
    const isPolling = isAwaited(call) && this.#isInEndlessLoop(call);
    const isOwn = this.#isReturned(call, fn);
    if (!isPolling && !isOwn && !isAwaited(call)) return undefined;
    const path = calleePath(call.callee, this.#source);
    if (path === 'events.once' || (path === 'events.on' && !fn.generator)) {
      const root = call.arguments[0] && rootOf(call.arguments[0]);
      const variable = root?.type === 'Identifier' ? this.#source.bindings.variable(root) : undefined;
      const isOfOthers = root && isOlder(root, this.#source) && isLastWait(call, fn);
      if (!isOwn && isOfOthers !== true && variable?.defs[0]?.node !== fn) return undefined;
      return { kind: 'event', node: call, held: heldBy(call, fn, this.#source) };
    }
    const isPause = path === 'timers.promises.setTimeout' || pauseName.test(calledName(call) ?? '');
    if (isPolling && isPause) return { kind: 'poll', node: call };
    if (isPause && isAwaited(call) && isPauseUntil(call, fn, this.#source)) return { kind: 'timer', node: call };
    const isNoInstant = isPause && isAwaited(call) && !isShort(call.arguments[0]);
    const repeated = isNoInstant ? repeatedPause(call, fn, this.#source) : undefined;
    if (repeated !== undefined) return { kind: repeated, node: call };
    const isAtOnce = !waitsBefore(call, fn) && openLoopsAround(call).length === 0;
    if (path === 'timers.promises.setTimeout' && (isOwn || isAtOnce))
      return isShort(call.arguments[0]) ? undefined : { kind: 'timer', node: call };
    const inner = calledFunction(call, this.#source);
    const wait = inner && inner !== fn ? this.of(inner) : undefined;
    // A helper that tries again what it is given is given work of its own here.
    if (inner === undefined || wait === undefined || wait.kind === 'retry') return undefined;
    if (wait.kind === 'timer') {
      if (isPolling) return { kind: 'poll', node: call };
      const isWaitedFor = !waitsBefore(call, fn) && (isOwn || this.#isPauseAskedFor(call, fn));
      return isWaitedFor ? { kind: 'timer', node: call } : undefined;
    }
    // What another API waits for on the way to something else is reported there.
    if (!isOwn && !isCalledInside(call, inner)) return undefined;
    if (wait.kind === 'poll' && areBoundedByCall(openLoopsAround(wait.node), call, inner, this.#source))
      return undefined;
    const given = wait.held === undefined ? undefined : call.arguments[wait.held];
    if (given !== undefined && isLocalWork(given, this.#source)) return undefined;
    return { kind: wait.kind, node: call, held: given && parameterOf(given, fn, this.#source) };
  }

  /** Whether the call stands in a loop that nothing but what it waits for ends. */
  #isInEndlessLoop(call: Node): boolean {
    const loops = openLoopsAround(call);
    return loops.length > 0 && !loops.every((loop) => isBounded(loop, this.#source));
  }

  #isReturned(call: CallExpression, fn: FunctionNode): boolean {
    let at = wrapped(call);
    if (at.parent?.type === 'AwaitExpression') at = wrapped(at.parent);
    const { parent } = at;
    if (parent?.type === 'ReturnStatement') return true;
    if (parent === fn) return fn.body === at;
    const variable = parent?.type === 'VariableDeclarator' ? this.#source.bindings.declared(parent)[0] : undefined;
    // `const [message] = await once(port, 'message');` takes out of a list what the event has given.
    const isTaken = parent?.type === 'VariableDeclarator' && parent.id.type === 'ArrayPattern';
    return (
      variable !== undefined &&
      (isTaken || initializer(variable) !== undefined) &&
      variable.references.some(({ identifier }) =>
        isTaken ? isGivenAsIs(identifier, fn) : wrapped(identifier).parent?.type === 'ReturnStatement',
      )
    );
  }
}

/** Whether a node is in a function inside that is only put somewhere: `process.stop = async () => { await closed; }`. */
function isInStored(node: Node, home: FunctionNode): boolean {
  for (let fn = enclosingFunction(node); fn && fn !== home; fn = enclosingFunction(fn))
    if (wrapped(fn).parent?.type === 'AssignmentExpression') return true;
  return false;
}

/** Whether the function waits for other work before: a pause at its end is a part of that. */
function waitsBefore(node: Node, fn: FunctionNode): boolean {
  return bodyOf(fn).awaits.some((each) => each.range[1] <= node.range[0]);
}

/** Whether a node sets a timer of the function itself, and not in answer to something else. */
function isTimeoutOf(node: Node, home: FunctionNode | undefined): boolean {
  return node.type === 'CallExpression' && calledName(node) === 'setTimeout' && enclosingFunction(node) === home;
}

/** Whether the promise may be fulfilled here, by this code or by those who keep its handle. */
function succeeds({ use, through }: Handle): boolean {
  if (through !== undefined) return false;
  if (use.kind === 'escape') return use.escape === 'collection' || use.escape === 'field';
  return (use.kind === 'settle' || use.kind === 'hand-off') && use.role !== 'reject';
}

const isThen = (node: Node): boolean => node.type === 'CallExpression' && calledName(node) === 'then';
