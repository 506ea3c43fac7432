import { calleeName, timingOf } from '../../flow/callback-timing.ts';
import {
  enclosingClass,
  enclosingFunction,
  isFunction,
  isInside,
  isLoop,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  calledName,
} from '../../source/ast.ts';
import { callsOfItsOwn } from '../../source/calls.ts';
import { initializer } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { walk } from '../../source/visit.ts';

import { completionModel } from '../build-model.ts';
import type { Completion, Handle } from '../completion.ts';
import { calledFunction, variableOfFunction } from '../local-functions.ts';
import { calleePath } from '../signals/signals-callee-name.ts';
import { turnOf } from '../turns.ts';
import { endsLocalWork } from './local-work.ts';

/** What a function waits for, which may never come. */
export interface Wait {
  readonly kind: 'event' | 'timer' | 'queue' | 'poll';
  readonly node: Node;
}

/** A pause of less than this is over before anyone cancels it. */
const shortPause = 1000;

const pausing = /^(?:sleep|delay|pause|wait|timeout)(?:For|Ms|Seconds)?$/iu;

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
      if (isPolled(completion.node, fn, this.#source)) return { kind: 'poll', node: completion.node };
      const kinds = completion.handles.flatMap((handle) =>
        succeeds(handle) ? [this.#waitOf(handle, completion)] : [],
      );
      const kind =
        kinds.find((each) => each !== undefined && each !== 'timer') ?? kinds.find((each) => each !== undefined);
      if (kind === undefined) continue;
      // A pause on the way, of a length of the function's own, is a part of its work; beside other ends it is a deadline.
      const isPause = kinds.every((each) => each === 'timer');
      if (
        kind !== 'timer' ||
        (isPause && (this.#isResult(completion.node, fn) || this.#isTimedByCaller(completion.node, fn)))
      )
        return { kind, node: completion.node };
    }
    for (const call of callsOfItsOwn(fn)) {
      const kind = this.#callWait(call, fn);
      if (kind) return { kind, node: call };
    }
    return undefined;
  }

  #completionsOf(fn: FunctionNode): readonly Completion[] {
    if (this.#byFunction === undefined) {
      const all = new Map<FunctionNode, Completion[]>();
      for (const completion of completionModel(this.#source).completions) {
        for (const fn of turnOf(completion.node)) {
          if (fn === undefined) continue;
          const list = all.get(fn);
          if (list) list.push(completion);
          else all.set(fn, [completion]);
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
          variable.references.some((each) => each.isRead() && this.#isDelivered(each.identifier, fn, depth + 1)),
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
        variable?.references.some(({ identifier }) => wrapped(identifier).parent?.type === 'ReturnStatement') ?? false
      );
    }
    if (parent?.type === 'ReturnStatement' || parent === fn) return true;
    // The only statement of its function is what the function is there for.
    const body = parent?.type === 'ExpressionStatement' && parent.parent === fn.body ? fn.body : undefined;
    return body?.type === 'BlockStatement' && body.body.at(-1) === parent;
  }

  /** Whether a parameter of the function says how long the pause is. */
  #isTimedByCaller(promise: Node, fn: FunctionNode): boolean {
    const at = wrapped(promise).parent;
    if (at?.type === 'ArrayExpression') return false;
    const names = this.#source.bindings.declared(fn).map(({ name }) => name);
    let isTimed = false;
    walk(promise, (node) => {
      const delay = node.type === 'CallExpression' && calleeName(node) === 'setTimeout' ? node.arguments[1] : undefined;
      const words = delay ? this.#source.text.slice(...delay.range).match(/[\w$]+/gu) : undefined;
      isTimed ||= words?.some((word) => names.includes(word)) === true;
      return !isTimed;
    });
    return isTimed;
  }

  #waitOf({ use }: Handle, completion: Completion): Wait['kind'] | undefined {
    // What an object of another class keeps is for whoever gets the object.
    if (use.kind === 'escape') return enclosingClass(use.to) === enclosingClass(completion.node) ? 'queue' : undefined;
    if (use.kind !== 'settle' && use.kind !== 'hand-off') return undefined;
    const home = completion.executor ?? enclosingFunction(completion.node);
    if (use.kind === 'hand-off') {
      const kind = this.#registration(use.to);
      if (kind !== 'other') return kind === 'none' ? undefined : kind;
    }
    return this.#byCaller(use.node, home, 0);
  }

  /** By the callback that a settlement stands in. */
  #byCaller(node: Node, home: FunctionNode | undefined, depth: number): Wait['kind'] | undefined {
    for (let fn = enclosingFunction(node); fn && fn !== home && depth < 5; fn = enclosingFunction(fn)) {
      if (home !== undefined && !isInside(fn, home)) return undefined;
      const use = wrapped(fn);
      const kind = use.parent ? this.#registration(use.parent) : 'other';
      if (kind !== 'other') return kind === 'none' ? undefined : kind;
      for (const { identifier } of variableOfFunction(fn, this.#source)?.references ?? []) {
        const at = wrapped(identifier);
        const found = at.parent && !isInside(at, fn) ? this.#registration(at.parent) : 'other';
        if (found !== 'other' && found !== 'none') return found;
      }
    }
    return undefined;
  }

  /** Like {@link registration}; the end of work on a file or database of this machine is none, for it always comes. */
  #registration(to: Node): ReturnType<typeof registration> {
    const kind = registration(to);
    return kind === 'event' && endsLocalWork(to, this.#source) ? 'none' : kind;
  }

  /** A call whose promise is the function's own, or that a loop waits for turn by turn. */
  #callWait(call: CallExpression, fn: FunctionNode): Wait['kind'] | undefined {
    const isPolling = isAwaited(call) && isInLoop(call, fn);
    const isOwn = this.#isReturned(call, fn);
    if (!isPolling && !isOwn && !isAwaited(call)) return undefined;
    const path = calleePath(call.callee, this.#source);
    if (path === 'events.once') {
      const emitter = call.arguments[0];
      const variable = emitter?.type === 'Identifier' ? this.#source.bindings.variable(emitter) : undefined;
      return isOwn || variable?.defs[0]?.node === fn ? 'event' : undefined;
    }
    const isPause = path === 'timers.promises.setTimeout' || pausing.test(calledName(call) ?? '');
    if (isPolling && isPause) return 'poll';
    if (isOwn && path === 'timers.promises.setTimeout') return isShort(call.arguments[0]) ? undefined : 'timer';
    const inner = calledFunction(call, this.#source);
    const wait = inner && inner !== fn ? this.of(inner) : undefined;
    if (wait === undefined) return undefined;
    if (wait.kind === 'timer') return isPolling ? 'poll' : isOwn ? wait.kind : undefined;
    // What another API waits for on the way to something else is reported there.
    return isOwn || (unwrap(call.callee).type === 'Identifier' && !isExported(inner)) ? wait.kind : undefined;
  }

  #isReturned(call: CallExpression, fn: FunctionNode): boolean {
    let at = wrapped(call);
    if (at.parent?.type === 'AwaitExpression') at = wrapped(at.parent);
    const { parent } = at;
    if (parent?.type === 'ReturnStatement') return true;
    if (parent === fn) return fn.body === at;
    const variable = parent?.type === 'VariableDeclarator' ? this.#source.bindings.declared(parent)[0] : undefined;
    return (
      variable !== undefined &&
      initializer(variable) !== undefined &&
      variable.references.some(({ identifier }) => wrapped(identifier).parent?.type === 'ReturnStatement')
    );
  }
}

/** `while (…) await new Promise((resolve) => setTimeout(resolve, 50));` */
function isPolled(promise: Node, fn: FunctionNode, source: Source): boolean {
  if (wrapped(promise).parent?.type !== 'AwaitExpression' || !isInLoop(promise, fn)) return false;
  return /\bsetTimeout\b/u.test(source.text.slice(...promise.range));
}

/** Whether the promise may be fulfilled here, by this code or by those who keep its handle. */
function succeeds({ use, through }: Handle): boolean {
  if (through !== undefined) return false;
  if (use.kind === 'escape') return use.escape === 'collection' || use.escape === 'field';
  return (use.kind === 'settle' || use.kind === 'hand-off') && use.role !== 'reject';
}

function isExported(fn: FunctionNode | undefined): boolean {
  const declared = fn?.parent.type === 'VariableDeclarator' ? fn.parent.parent : fn;
  return declared?.parent.type.startsWith('Export') === true;
}

/** When what registers a callback calls it; `none` for what is soon over, `other` for what nobody can tell. */
function registration(to: Node): 'event' | 'timer' | 'poll' | 'none' | 'other' {
  const at = unwrap(to);
  if (at.type === 'AssignmentExpression') {
    const { left } = at;
    return left.type === 'MemberExpression' && /^on[a-z]/u.test(propertyName(left) ?? '') ? 'event' : 'other';
  }
  if (at.type === 'NewExpression') return timingOf(at) === 'repeat' ? 'event' : 'other';
  if (at.type !== 'CallExpression') return 'other';
  const name = calleeName(at) ?? '';
  if (name === 'setTimeout') return isShort(at.arguments[1]) ? 'none' : 'timer';
  if (name === 'setInterval') return 'poll';
  if (/^(?:setImmediate|queueMicrotask|process\.nextTick|request(?:AnimationFrame|IdleCallback))$/u.test(name))
    return 'none';
  return timingOf(at) === 'event' ? 'event' : 'other';
}

function isShort(delay: Node | undefined): boolean {
  const at = delay && unwrap(delay);
  return at === undefined || (at.type === 'Literal' && typeof at.value === 'number' && at.value < shortPause);
}

function isAwaited(call: CallExpression): boolean {
  return wrapped(call).parent?.type === 'AwaitExpression';
}

function isInLoop(node: Node, fn: FunctionNode): boolean {
  for (let at = node.parent; at && at !== fn; at = at.parent) {
    if (isFunction(at)) return false;
    if (isLoop(at) && at.type !== 'ForOfStatement' && at.type !== 'ForInStatement') return true;
  }
  return false;
}
