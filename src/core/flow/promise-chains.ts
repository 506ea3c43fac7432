import { isFunction, propertyName, unwrap, type CallExpression, type Node } from '../source/ast.ts';
import type { Flow } from './flow.ts';
import { awaitedKey, given, givenNothing } from './given-values.ts';
import { forgetPlace, join, type Entry, type State } from './state.ts';

/** What a promise expression leads to: the state after the expression itself, and in the turns where it settles. */
export interface Chain<E extends Entry> {
  readonly now: State<E> | undefined;
  readonly fulfilled: State<E> | undefined;
  readonly rejected: State<E> | undefined;
}

interface Reaction<E extends Entry> {
  readonly out: State<E> | undefined;
  readonly thrown: State<E> | undefined;
}

/**
 * `p.then(f, g).catch(h).finally(k)` as the control flow that it is: a callback that ends leads to the next
 * fulfilment, one that throws or returns a promise that may reject leads to the next rejection.
 */
export class PromiseChains<E extends Entry> {
  readonly #flow: Flow<E>;

  constructor(flow: Flow<E>) {
    this.#flow = flow;
  }

  /** Whether the call is a reaction in which something happens. */
  isChain(node: CallExpression): boolean {
    return this.#flow.client.interesting.has(node) && reactionName(node) !== undefined;
  }

  evaluate(node: CallExpression, state: State<E>): Chain<E> {
    const flow = this.#flow;
    const callee = unwrap(node.callee);
    const name = reactionName(node);
    if (name === undefined || callee.type !== 'MemberExpression') return this.#base(node, state);
    const receiver = unwrap(callee.object);
    const base = this.#base(receiver, state);
    let { now } = base;
    for (const arg of node.arguments) if (!isFunction(unwrap(arg))) now = now && flow.expressions.evaluate(arg, now);
    if (now !== undefined) now = flow.client.visit(node, now, flow.activation);
    const promise = flow.places.key(receiver);
    const [first, second] = node.arguments;
    switch (name) {
      case 'then': {
        const met = this.#react(node, first, base.fulfilled, promise && `${promise}+`, awaitedKey(receiver));
        const failed = this.#react(node, second, base.rejected, promise && `${promise}-`);
        return {
          now,
          fulfilled: join(met?.out ?? (met ? undefined : base.fulfilled), failed?.out),
          rejected: join(met?.thrown, failed ? failed.thrown : base.rejected),
        };
      }
      case 'catch': {
        const failed = this.#react(node, first, base.rejected, promise && `${promise}-`);
        return { now, fulfilled: join(base.fulfilled, failed?.out), rejected: failed ? failed.thrown : base.rejected };
      }
      case 'finally': {
        const met = this.#react(node, first, base.fulfilled, undefined);
        const failed = this.#react(node, first, base.rejected, undefined);
        const fulfilled = met ? met.out : base.fulfilled;
        return {
          now,
          // What it gives back is not what the promise comes to.
          fulfilled: fulfilled && forgetPlace(fulfilled, awaitedKey(node)),
          rejected: join(join(met?.thrown, failed?.thrown), failed ? failed.out : base.rejected),
        };
      }
    }
  }

  #base(receiver: Node, state: State<E>): Chain<E> {
    const { calls } = this.#flow;
    const { now, fulfilled, rejected } = calls.promise(receiver, state);
    return { now, fulfilled: fulfilled && calls.disturb(fulfilled), rejected: rejected && calls.disturb(rejected) };
  }

  /** Runs a reaction; undefined when there is none, so that the state passes by. */
  #react(
    call: Node,
    callback: Node | undefined,
    state: State<E> | undefined,
    event: string | undefined,
    receives?: string,
  ): Reaction<E> | undefined {
    const flow = this.#flow;
    if (callback === undefined) return undefined;
    const value = unwrap(callback);
    if (
      (value.type === 'Literal' && value.value === null) ||
      (value.type === 'Identifier' && value.name === 'undefined')
    )
      return undefined;
    if (state === undefined) return { out: undefined, thrown: undefined };
    const entered = flow.client.enter(state, 'later', event, value);
    const fn = isFunction(value) ? value : flow.client.functionOf(value);
    if (fn !== undefined) {
      if (!flow.client.interesting.has(fn)) return { out: entered, thrown: this.#mayThrow(fn) ? entered : undefined };
      if (!flow.canFollow) return { out: entered, thrown: undefined };
      const { out, thrown } = flow.function(fn, entered, {
        adopts: true,
        ...(receives === undefined ? {} : { receives }),
        ...(isFunction(value) ? {} : { activation: flow.activationAt(callback) }),
      });
      return { out: out && given(call, out, flow.depth, 'awaited'), thrown };
    }
    const settled = flow.client.invoke(value, entered, flow.activation);
    // An unknown callback may throw, but it does so before anything that this analysis follows.
    return settled === undefined
      ? { out: entered, thrown: entered }
      : { out: givenNothing(call, settled), thrown: undefined };
  }

  #mayThrow(fn: Node): boolean {
    return fn.type !== 'ArrowFunctionExpression' || (fn.body.type !== 'Identifier' && fn.body.type !== 'Literal');
  }
}

function reactionName(node: CallExpression): 'then' | 'catch' | 'finally' | undefined {
  const callee = unwrap(node.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  return name === 'then' || name === 'catch' || name === 'finally' ? name : undefined;
}
