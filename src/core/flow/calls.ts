import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
  isFunction,
  optionalIn,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Identifier,
  type Node,
} from '../source/ast.ts';
import { type Bindings, constantValue } from '../source/scopes.ts';
import { someOwnNode } from '../source/visit.ts';
import { assertedArgument, canThrow, isBookkeeping } from './call-effects.ts';
import { calleeName, eventOf, timingOf, type Timing } from './callback-timing.ts';
import { assign, forget, literalTerm } from './facts.ts';
import { visitedList, withElements } from './list-turns.ts';
import type { Flow } from './flow.ts';
import type { FunctionResult } from './function-run.ts';
import { given } from './given-values.ts';
import { isKeyOfEntry, onlyInspects } from './inspections.ts';
import { PromiseChains, type Chain } from './promise-chains.ts';
import { SideEffects } from './side-effects.ts';
import { forgetPlace, join, mapFacts, ofWay, withoutPending, withPending, type Entry, type State } from './state.ts';

/** Runs calls: evaluates them, follows them into functions of the file, and runs the callbacks given to them. */
export class Calls<E extends Entry> {
  readonly #flow: Flow<E>;
  readonly #bindings: Bindings;
  readonly #chains: PromiseChains<E>;
  readonly #effects: SideEffects<E>;
  /** What the promises of the async functions just called come to. */
  readonly #results = new Map<Node, FunctionResult<E>>();

  constructor(flow: Flow<E>, bindings: Bindings) {
    this.#flow = flow;
    this.#bindings = bindings;
    this.#chains = new PromiseChains(flow);
    this.#effects = new SideEffects(flow.client, flow.mutations, flow.places);
  }

  call(node: CallExpression, state: State<E>): State<E> | undefined {
    const flow = this.#flow;
    if (this.#chains.isChain(node)) {
      const chain = this.#chains.evaluate(node, state);
      flow.client.chained?.(node, chain);
      return chain.now;
    }
    const callee = unwrap(node.callee);
    if (isFunction(callee)) {
      const ready = this.#arguments(node.arguments, state);
      return ready && this.inline(callee, ready, node, node.arguments);
    }
    let at =
      callee.type === 'MemberExpression'
        ? flow.expressions.evaluate(callee.object, state)
        : flow.expressions.evaluate(callee, state);
    if (at && callee.type === 'MemberExpression' && callee.computed)
      at = flow.expressions.evaluate(callee.property, at);
    if (at === undefined) return undefined;
    const asked = optionalIn(node);
    if (asked === undefined) return this.#run(node, callee, at);
    const { yes, no } = flow.expressions.isNullish(asked, at);
    if (no === undefined) return yes;
    const isOpen = flow.client.mayBeNothing?.(asked) === true && !flow.client.isHarmless(node);
    return isOpen ? join(yes, this.#run(node, callee, no)) : this.#runThere(node, callee, at, no);
  }

  /** Runs a call that is taken to find something there, but not after what has left nothing: `done = undefined; done?.()`. */
  #runThere(node: CallExpression, callee: Node, before: State<E>, there: State<E>): State<E> | undefined {
    const entries = [...before.entries];
    const past = entries.filter(([entry]) => !there.entries.has(entry));
    if (past.length === 0) return this.#run(node, callee, before);
    const after = this.#run(node, callee, {
      ...before,
      entries: new Map(entries.filter(([entry]) => there.entries.has(entry))),
    });
    return after && { ...after, entries: new Map([...past, ...after.entries]) };
  }

  /** Runs a call of which the callee has been evaluated. */
  #run(node: CallExpression, callee: Node, before: State<E>): State<E> | undefined {
    const flow = this.#flow;
    let at = this.#arguments(node.arguments, before);
    if (at === undefined) return undefined;
    const isEvent = flow.client.interesting.has(node);
    if (isEvent) {
      const after = flow.client.visit(node, at, flow.activation);
      if (after === undefined) return undefined;
      at = after;
    }
    const local = flow.client.callee(node);
    const isEntered = local !== undefined && this.#isWorthAnEntry(local, at);
    const isFollowed = isEntered && flow.canFollow;
    if (isEntered) {
      const ran = this.inline(local, at, node, node.arguments);
      // An argument such as the index of a `get(…)?.()` call may make it not run at all; what ran is what matters.
      if (ran === undefined) return undefined;
      at = ran;
    } else {
      const ending = flow.client.noReturn(node);
      if (ending === 'throws') flow.raise(node, at);
      if (ending !== undefined) return undefined;
    }
    at = this.#callbacks(node, at);
    if (at === undefined) return undefined;
    const asserted = assertedArgument(node);
    if (asserted !== undefined) at = mapFacts(at, (facts) => flow.tests.assume(asserted, true, facts)) ?? at;
    if (isClearingTimer(node)) at = withoutPending(at);
    if (flow.client.isHarmless(node)) return at;
    // What has been gone through has thrown what it throws.
    const isThrowing = local === undefined ? canThrow(node) : !isEntered && mayThrow(local);
    if (isThrowing) flow.raise(node, at);
    // What a function that was gone through has changed is known.
    if (isFollowed && !local.async && !local.generator) return at;
    return local === undefined && isBookkeeping(node) ? at : this.#counted(node, this.disturb(at, callee));
  }

  /** After `pending.delete(id)`, `pending.has(id)` is false; after `pending.set(id, each)` it is true. */
  #counted({ callee, arguments: [element] }: CallExpression, state: State<E>): State<E> {
    const at = unwrap(callee);
    const name = at.type === 'MemberExpression' ? propertyName(at) : undefined;
    if (at.type !== 'MemberExpression' || !/^(?:delete|set|add)$/u.test(name ?? '') || !element) return state;
    const [owner, key] = [at.object, element].map((each) => this.#flow.places.key(each));
    if (owner === undefined || key === undefined) return state;
    return mapFacts(state, (facts) => assign(facts, `${owner}.has(${key})`, literalTerm(name !== 'delete'))) ?? state;
  }

  construct(node: TSESTree.NewExpression, state: State<E>): State<E> | undefined {
    const flow = this.#flow;
    const executor = flow.client.executor(node);
    let at: State<E> | undefined = flow.expressions.evaluate(node.callee, state);
    at = at && this.#arguments(node.arguments, at);
    if (at !== undefined && flow.client.interesting.has(node)) at = flow.client.visit(node, at, flow.activation);
    if (at === undefined) return undefined;
    if (executor !== undefined && flow.client.interesting.has(executor)) {
      const { out, thrown } = flow.function(
        executor,
        at,
        isOwn(executor, node) ? {} : { activation: flow.activationAt(node) },
      );
      // What an executor throws rejects the promise and goes no further.
      if (thrown !== undefined) this.#results.set(node, { out, thrown: join(out, thrown) });
      return join(out, thrown) ?? at;
    }
    at = this.#callbacks(node, at);
    if (executor === undefined) flow.raise(node, at);
    return at && (isValue(node) ? at : this.disturb(at));
  }

  await(node: TSESTree.AwaitExpression, state: State<E>): State<E> | undefined {
    const flow = this.#flow;
    const argument = unwrap(node.argument);
    const { now, fulfilled, rejected } = this.promise(argument, state);
    if (now !== undefined) flow.suspend(now);
    if (cannotReject(argument, flow)) flow.exits.throw(undefined);
    else flow.raise(node, rejected && flow.resumed(withoutPending(flow.client.resume(rejected))));
    // Other turns run while it waits, so what was handed to them races with what follows.
    return fulfilled && flow.resumed(this.disturb(withoutPending(flow.client.resume(fulfilled))));
  }

  /** Evaluates an expression that is waited for: the states right after it, and once the promise is settled. */
  promise(node: Node, state: State<E>): Chain<E> {
    const flow = this.#flow;
    const at = unwrap(node);
    if (at.type === 'CallExpression' && this.#chains.isChain(at)) return this.#chains.evaluate(at, state);
    const now = flow.expressions.evaluate(at, state);
    const launch = at.type === 'Identifier' ? this.#launchOf(at) : undefined;
    if (launch !== undefined && now !== undefined)
      return { now, fulfilled: ofWay(now, launch.out, launch.thrown), rejected: ofWay(now, launch.thrown, launch.out) };
    const result = this.#results.get(at);
    if (result === undefined) return { now, fulfilled: now, rejected: at.type === 'Literal' ? undefined : now };
    this.#results.delete(at);
    return { now, fulfilled: result.out, rejected: result.thrown };
  }

  /** `const work = run(); …; work.catch(…)`: what the function that has been called there has come to. */
  #launchOf(name: Identifier): FunctionResult<E> | undefined {
    const variable = this.#bindings.variable(name);
    const init = constantValue(variable);
    return init && this.#results.get(unwrap(init));
  }

  #arguments(args: readonly Node[], state: State<E>): State<E> | undefined {
    let at: State<E> | undefined = state;
    for (const arg of args) {
      at = at && this.#flow.expressions.evaluate(arg, at);
      if (at !== undefined) this.#bag(arg, at);
    }
    return at;
  }

  /** Functions inside an options object or array that is given to a call run when the callee likes. */
  #bag(arg: Node, state: State<E>): void {
    const at = unwrap(arg);
    if (at.type !== 'ObjectExpression' || !this.#flow.client.interesting.has(at)) return;
    for (const property of at.properties) {
      if (property.type === 'SpreadElement') continue;
      const value = unwrap(property.value);
      if (isFunction(value)) this.listener(value, state);
      else this.#bag(value, state);
    }
  }

  /** Runs a function body at its call: with the arguments' values, and as far as the reader is concerned at the call. */
  inline(fn: FunctionNode, state: State<E>, call: Node, args: readonly Node[] | undefined): State<E> | undefined {
    const flow = this.#flow;
    if (!this.#isWorthAnEntry(fn, state)) return state;
    if (!flow.canFollow) return flow.client.unfollowed?.(fn, state) ?? state;
    const options = isOwn(fn, call) ? {} : { activation: flow.activationAt(call) };
    const ran = flow.function(fn, state, { ...options, ...(args && { args }) });
    const result = {
      ...ran,
      out: ran.out && given(call, ran.out, flow.depth, fn.async || fn.generator ? 'awaited' : 'value'),
    };
    const { out, thrown } = result;
    if (fn.generator) {
      // `yield* step()` goes through all of it, and gives or throws what that does.
      if (!isDelegated(call)) return join(out, thrown) ?? state;
      flow.exits.throw(thrown);
      return out;
    }
    if (!fn.async) {
      flow.exits.throw(thrown);
      return out;
    }
    this.#results.set(call, result);
    const now = isDropped(call) ? this.#untilFirstAwait(result, state) : (join(out, thrown) ?? state);
    return flow.client.launched?.(call, fn, { before: state, now }, result) ?? now;
  }

  /** Whether the subject, or what is known here, may be another after the function has run. */
  #isWorthAnEntry(fn: FunctionNode, state: State<E>): boolean {
    return this.#flow.client.interesting.has(fn) || this.#effects.changes(fn, state);
  }

  /** An async function whose promise nobody looks at gives it at the first `await`; the rest is to be expected later. */
  #untilFirstAwait({ out, thrown, suspended }: FunctionResult<E>, before: State<E>): State<E> {
    let now =
      join(join(suspended, out && this.#flow.unsuspended(out)), thrown && this.#flow.unsuspended(thrown)) ?? before;
    for (const entry of out?.entries.keys() ?? []) if (!now.entries.has(entry)) now = withPending(now, entry);
    return now;
  }

  /** Runs a function that is called back at its own time; nothing of what it does is seen here. */
  later(fn: FunctionNode, state: State<E>, timing: Timing, event: string | undefined): void {
    const flow = this.#flow;
    if (!flow.client.interesting.has(fn) || !flow.canFollow) return;
    flow.function(fn, this.#fresh(fn, flow.client.enter(state, timing, event, fn)));
  }

  listener(fn: FunctionNode, state: State<E>): void {
    this.later(fn, state, 'event', undefined);
  }

  #callbacks(node: CallExpression | TSESTree.NewExpression, state: State<E>): State<E> | undefined {
    const flow = this.#flow;
    if (onlyInspects(node)) return state;
    const timing = timingOf(node);
    let at: State<E> | undefined = state;
    for (const arg of node.arguments) {
      if (at === undefined) return undefined;
      if (isKeyOfEntry(arg, node)) continue;
      const value = unwrap(arg);
      const event =
        timing === 'event' && node.type === 'CallExpression'
          ? eventOf(node, (each) => flow.places.key(each))
          : undefined;
      if (isFunction(value)) {
        if (timing === 'each') {
          const turn = this.#turn(node, at);
          at = this.#iterated(at, turn && this.inline(value, turn, node, undefined));
        } else if (timing === 'now') at = this.inline(value, at, node, undefined);
        else if (flow.client.runsInPlace?.(value) === true) at = this.inline(value, at, node, undefined);
        else this.later(value, at, timing, event);
      } else {
        const known = flow.client.functionOf(value);
        if (known === undefined) continue;
        if (timing === 'now' || timing === 'each') {
          const turn = timing === 'each' ? this.#turn(node, at) : at;
          at = this.#iterated(at, turn && this.inline(known, turn, value, undefined));
        } else if (flow.client.interesting.has(known) && flow.canFollow) {
          flow.function(known, this.#fresh(known, flow.client.enter(at, timing, event, value)), {
            activation: flow.activationAt(value),
          });
        }
      }
    }
    return at;
  }

  /** What is known when a callback is called with an element. */
  #turn(node: CallExpression | TSESTree.NewExpression, state: State<E>): State<E> | undefined {
    const list = node.type === 'CallExpression' ? visitedList(node) : undefined;
    return list === undefined ? state : withElements(list, state, this.#flow.places);
  }

  /** After a callback that ran for each element: there may have been none. */
  #iterated(before: State<E>, ran: State<E> | undefined): State<E> | undefined {
    return this.#flow.client.assumesTurns === true && ran !== undefined ? ran : join(before, ran);
  }

  /** What is known when a function runs in another turn: only what cannot have changed since. It may have run before, and counted that. */
  #fresh(fn: FunctionNode, state: State<E>): State<E> {
    let at = withoutPending(this.disturb(state));
    const { places } = this.#flow;
    for (const key of new Set([...at.entries.values()].flatMap((facts) => [...facts.keys()]))) {
      const root = places.rootVariable(key);
      if (root !== undefined && this.#effects.counts(fn, root)) at = forgetPlace(at, key);
    }
    return at;
  }

  /** Drops what unknown code may have changed: members of `this`, and variables that other functions write. */
  disturb(state: State<E>, callee?: Node): State<E> {
    const { places } = this.#flow;
    let at = state;
    const receiver = callee?.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
    if (receiver?.type === 'Identifier' || receiver?.type === 'MemberExpression') {
      const key = places.key(receiver);
      // A question asked again has the same answer; any other method may change what it is called on.
      if (key !== undefined && !key.startsWith('global:') && callee?.parent && places.key(callee.parent) === undefined)
        at = forgetPlace(at, `${key}.`);
    }
    let { facts } = at;
    for (const key of at.facts.keys()) {
      const root = places.rootVariable(key);
      if (key.includes('this.') || (root !== undefined && places.isShared(root))) facts = forget(facts, key);
    }
    return facts === at.facts ? at : { ...at, facts };
  }

  /** Whether a promise returned from a callback may reject: any call but those known to give nothing. */
  mayReject(node: Node): boolean {
    return node.type === 'CallExpression' && canThrow(node) && !this.#flow.client.isHarmless(node);
  }
}

function isDelegated(call: Node): boolean {
  const { parent } = wrapped(call);
  return parent?.type === 'YieldExpression' && parent.delegate;
}

function isClearingTimer(node: CallExpression): boolean {
  return /^(?:clear(?:Timeout|Interval|Immediate)|cancelAnimationFrame)$/u.test(calleeName(node) ?? '');
}

/** `new Error(text)`, `new Map()`: what makes a value changes nothing else. */
function isValue({ callee }: TSESTree.NewExpression): boolean {
  return /^(?:\w*Error|DOMException|Map|Set|WeakMap|WeakSet|Date|URL|URLSearchParams)$/u.test(dottedName(callee) ?? '');
}

/** Whether the function is written inside the call itself, so that its lines are what the reader should look at. */
function isOwn(fn: FunctionNode, call: Node): boolean {
  return fn.range[0] >= call.range[0] && fn.range[1] <= call.range[1];
}

/** Whether nobody looks at what the call gives: a statement of its own, or `void f()`. */
export function isDropped(call: Node): boolean {
  let at = wrapped(call);
  if (at.parent?.type === 'UnaryExpression' && at.parent.operator === 'void') at = at.parent;
  return at.parent?.type === 'ExpressionStatement';
}

/** `await new Promise((resolve) => …)`: an executor without a second parameter rejects nothing. */
function cannotReject<E extends Entry>(node: Node, flow: Flow<E>): boolean {
  const executor = node.type === 'NewExpression' ? flow.client.executor(node) : undefined;
  return executor?.params.length === 1 && executor.params[0]?.type === 'Identifier';
}

const throwing = new WeakMap<FunctionNode, boolean>();

/** Whether a function that was not gone through has a `throw`, or a call of what is not known never to throw, outside of any `try`. */
function mayThrow(fn: FunctionNode): boolean {
  let may = throwing.get(fn);
  if (may === undefined) {
    may =
      !fn.async &&
      !fn.generator &&
      someOwnNode(
        fn.body,
        (node) =>
          (node.type === 'ThrowStatement' || (node.type === 'CallExpression' && canThrow(node))) && !isTried(node, fn),
      );
    throwing.set(fn, may);
  }
  return may;
}

/** Whether what a node throws is caught in the function. */
function isTried(node: Node, fn: FunctionNode): boolean {
  for (let at = node; at.parent && at !== fn; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'TryStatement' && parent.block === at && parent.handler !== null) return true;
  }
  return false;
}
