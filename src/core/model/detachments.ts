import { calleeName } from '../flow/callback-timing.ts';
import { Places } from '../flow/places.ts';
import {
  calledName,
  chainRootOf,
  enclosingFunction,
  isFunction,
  isInside,
  isNothing,
  propertyName,
  rootOf,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { loopOf } from '../source/iterations.ts';
import type { Source } from '../source/source.ts';
import { constantValue, initializer } from '../source/scopes.ts';
import { walk, someNode } from '../source/visit.ts';
import { areTwoParameters } from './abort/abort-signals.ts';
import { bringsAbout } from './brought-about.ts';
import { isListing } from './collections.ts';
import type { Completion } from './completion.ts';
import { cleanUp, ending, isTakingBack, removing } from './detachment-names.ts';
import { excludeEachOther } from './exclusion.ts';
import { usesOfFunction } from './function-uses.ts';
import { calledFunction, localFunction, unbound } from './local-functions.ts';
import { topicOf } from './named-events.ts';
import type { Registration } from './registrations.ts';
import { isResolver } from './resolver-names.ts';
import { giverOf } from './returned-closures.ts';
import { makerOf, type Run, type Step } from './settlement-runs.ts';
import { isPageName } from './notifications/notification-names.ts';
import { isReaction } from './reactions.ts';

/** Methods that add a reaction to a promise, or to a deferred of jQuery. */
const reacting = /^(?:then|catch|finally|done|always|onCompleted)$/u;

const maxDepth = 4;

/** What takes a registration back. */
export class Detachments {
  readonly #source: Source;
  readonly #places: Places;
  readonly #removals = new Map<Node, Map<Node, readonly CallExpression[]>>();

  constructor(source: Source) {
    this.#source = source;
    this.#places = new Places(source.bindings);
  }

  /** Whether the registration is taken back on the way of a run, by code that does not exclude the settlement. */
  isDetachedBy({ steps }: Pick<Run, 'steps'>, registration: Registration): boolean {
    return steps.some((step) => step.fn !== undefined && this.#within(step.fn, step.site, registration));
  }

  /** Whether a run takes the registration back, rather than leave its event to come: `dialog.close()` ends in a `close`. */
  isForestalledBy({ steps }: Pick<Run, 'steps'>, registration: Registration): boolean {
    return steps.some(
      ({ fn, site }) =>
        fn !== undefined &&
        this.#removalsIn(fn.body, registration).some(
          (call) => !bringsAbout(call, registration) && !excludeEachOther(call, site),
        ),
    );
  }

  /** Whether the registration is taken back once the promise is settled: in a reaction, or after an `await` of it. */
  isDetachedAfter(completion: Completion, steps: readonly Step[], registration: Registration): boolean {
    const maker = makerOf(completion) ?? this.#source.ast;
    return (
      this.#isDetachedBehind(completion, maker, steps, registration) ||
      (isFunction(maker) && this.#isDetachedByCallers(maker, steps, registration))
    );
  }

  /** Whether each caller of a function that is there for this one takes back what its promise has registered. */
  #isDetachedByCallers(maker: FunctionNode, steps: readonly Step[], registration: Registration): boolean {
    if (enclosingFunction(maker) === undefined) return false;
    const uses = usesOfFunction(maker, this.#source);
    return (
      uses.length > 0 &&
      uses.every((use) => {
        const home = use.kind === 'call' ? enclosingFunction(use.call) : undefined;
        if (use.kind !== 'call' || home === undefined || isInside(home, maker)) return false;
        return this.#isDetachedBehind({ node: use.call, executor: undefined }, home, steps, registration);
      })
    );
  }

  #isDetachedBehind(
    made: Pick<Completion, 'node' | 'executor'>,
    home: Node,
    steps: readonly Step[],
    registration: Registration,
  ): boolean {
    return this.#removalsIn(home, registration).some(
      (call) => !steps.some(({ fn }) => fn && isInside(call, fn)) && this.#isAfter(call, home, made),
    );
  }

  /** Whether a function takes the registration back somewhere. */
  isTakenBackIn(fn: FunctionNode, registration: Registration): boolean {
    return this.#removalsIn(fn, registration).length > 0;
  }

  /** Whether a helper takes back what it has registered, other than by what it gives its caller for that. */
  isTakenBackByHelper(registration: Registration): boolean {
    const helper = enclosingFunction(registration.node);
    const removals = helper ? this.#removalsIn(helper.body, registration) : [];
    return removals.some((call) => {
      const fn = enclosingFunction(call);
      return fn === undefined || giverOf(fn) !== helper;
    });
  }

  /** The calls inside a node that take the registration back; asked for each way to a settlement, and looked for once. */
  #removalsIn(region: Node, registration: Registration): readonly CallExpression[] {
    let found = this.#removals.get(registration.node);
    if (found === undefined)
      this.#removals.set(registration.node, (found = new Map<Node, readonly CallExpression[]>()));
    let calls = found.get(region);
    if (calls === undefined) {
      const all: CallExpression[] = [];
      walk(region, (node) => {
        if (node.type === 'CallExpression' && this.#takesBack(node, registration, 0)) all.push(node);
        return true;
      });
      found.set(region, (calls = all));
    }
    return calls;
  }

  /** Whether a call stands in the maker itself behind the promise, or in a reaction to a promise. */
  #isAfter(call: Node, maker: Node, { node, executor }: Pick<Completion, 'node' | 'executor'>): boolean {
    const fn = enclosingFunction(call);
    if (fn === undefined || !isInside(fn, maker)) return call.range[0] > node.range[1];
    if (fn === executor) return false;
    if (fn === maker || isInside(node, fn)) return call.range[0] > node.range[1];
    return this.#callsGiven(fn).some((given) => {
      if (this.#isRunAfter(given)) return true;
      const callee = unwrap(given.callee);
      const isAtEnd = callee.type === 'MemberExpression' && reacting.test(propertyName(callee) ?? '');
      return isAtEnd && (callee.range[0] <= node.range[0] || !(executor && isInside(call, executor)));
    });
  }

  /** The calls that a function is given to: where it is written, or by its name. */
  #callsGiven(fn: FunctionNode): readonly CallExpression[] {
    const { parent } = wrapped(fn);
    if (parent?.type === 'CallExpression') return parent.callee === wrapped(fn) ? [] : [parent];
    return usesOfFunction(fn, this.#source).flatMap((use) =>
      use.kind === 'argument' && use.to.type === 'CallExpression' ? [use.to] : [],
    );
  }

  /** `disposables.push(() => page.off(…))`, where a reaction or a `finally` goes through the list. */
  #isRunAfter(call: CallExpression): boolean {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || !isListing(callee)) return false;
    const list = unwrap(callee.object);
    const variable = list.type === 'Identifier' ? this.#source.bindings.variable(list) : undefined;
    return variable?.references.some(({ identifier }) => isInReaction(identifier)) === true;
  }

  #within(fn: FunctionNode, site: Node, registration: Registration): boolean {
    return this.#removalsIn(fn.body, registration).some(
      (call) => !excludeEachOther(call, site) && !this.#isByChoice(call, site, fn),
    );
  }

  /** `if (!options.keep) off(…)` beside a settlement: a parameter of a function around decides whether it is taken back. */
  #isByChoice(call: Node, site: Node, fn: FunctionNode): boolean {
    const { parent } = wrapped(call);
    if (parent?.type !== 'ExpressionStatement') return false;
    const at = parent.parent.type === 'BlockStatement' ? parent.parent : parent;
    const branch = at.parent;
    if (branch.type !== 'IfStatement' || branch.alternate !== null) return false;
    if (isInside(site, branch) || branch.parent !== fn.body) return false;
    const test = unwrap(branch.test);
    const root = rootOf(test.type === 'UnaryExpression' && test.operator === '!' ? test.argument : test);
    const definition = root.type === 'Identifier' ? this.#source.bindings.variable(root)?.defs[0] : undefined;
    return definition?.type === 'Parameter' && definition.node !== fn;
  }

  #takesBack(call: CallExpression, registration: Registration, depth: number): boolean {
    if (call === registration.node) return false;
    let callee = unwrap(call.callee);
    // `(0, timers_1.clearInterval)(timer)`, as compilers write it
    if (callee.type === 'SequenceExpression') callee = unwrap(callee.expressions.at(-1) ?? callee);
    const name =
      callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : '';
    if (this.#isOfResult(call, registration)) return true;
    if (depth < maxDepth && this.#runFrom(callee, name).some((fn) => this.#anyIn(fn, registration, depth + 1)))
      return true;
    if (/^(?:clear(?:Interval|Timeout|Immediate|Watch)|cancelAnimationFrame)$/u.test(name ?? ''))
      return this.#clears(call, registration);
    const local = calledFunction(call, this.#source);
    if (local !== undefined) return depth < maxDepth && this.#anyIn(local, registration, depth + 1);
    if (depth < maxDepth && this.#ownMethods(callee).some((fn) => this.#anyIn(fn, registration, depth + 1)))
      return true;
    if (callee.type === 'MemberExpression') {
      if (removing.test(name ?? '')) return this.#removes(call, registration);
      if (ending.test(name ?? '')) return this.#ends(callee.object, registration);
      return unwrap(callee.object).type === 'ThisExpression' && cleanUp.test(name ?? '');
    }
    return (
      callee.type === 'Identifier' && !/^clear(?:Timeout|Immediate)$/u.test(name ?? '') && cleanUp.test(name ?? '')
    );
  }

  /** The functions of a list that a call goes through: `undo.forEach((each) => each())`, `for (const each of undo) each()`. */
  #runFrom(callee: Node, name: string | undefined): readonly FunctionNode[] {
    const list =
      callee.type === 'MemberExpression' && name === 'forEach' ? unwrap(callee.object) : this.#listOf(callee);
    const variable = list?.type === 'Identifier' ? this.#source.bindings.variable(list) : undefined;
    return (variable?.references ?? []).flatMap(({ identifier }) => {
      const member = wrapped(identifier).parent;
      const call = member?.type === 'MemberExpression' ? wrapped(member).parent : undefined;
      if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression') return [];
      if (!isListing(member)) return [];
      return call.arguments.map((each) => unwrap(each)).filter(isFunction);
    });
  }

  /** The list whose elements a name stands for in a loop. */
  #listOf(name: Node): Node | undefined {
    const loop = name.type === 'Identifier' ? loopOf(this.#source.bindings.variable(name)?.defs[0]) : undefined;
    return loop && unwrap(loop.right);
  }

  /** What a method does that objects kept in a field have: `this.held = { dispose: () => clearInterval(timer) }`. */
  #ownMethods(callee: Node): readonly FunctionNode[] {
    const object = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
    if (callee.type !== 'MemberExpression' || object?.type !== 'MemberExpression') return [];
    const [name, field] = [propertyName(callee), propertyName(object)];
    if (name === undefined || field === undefined || unwrap(object.object).type !== 'ThisExpression') return [];
    return this.#source.mentions.members(field).flatMap((member) => {
      const { parent } = wrapped(member);
      const value =
        parent?.type === 'AssignmentExpression' && parent.left === member ? unwrap(parent.right) : undefined;
      const properties = value?.type === 'ObjectExpression' ? value.properties : [];
      return properties.flatMap((property) => {
        const fn = property.type === 'Property' && propertyName(property) === name ? unwrap(property.value) : undefined;
        return isFunction(fn) ? [fn] : [];
      });
    });
  }

  #anyIn(fn: FunctionNode, registration: Registration, depth: number): boolean {
    return someNode(fn.body, (node) => node.type === 'CallExpression' && this.#takesBack(node, registration, depth));
  }

  /** `subscription.unsubscribe()`, `stop()`, `pool.release(subscription)`: something is done with what it gave. */
  #isOfResult(call: CallExpression, registration: Registration): boolean {
    const results = this.#resultsOf(registration);
    if (results.length === 0) return false;
    const isResult = (node: Node): boolean => {
      const at = unwrap(node);
      if (results.includes(this.#places.key(at) ?? '')) return true;
      return at.type === 'MemberExpression' && isResult(at.object);
    };
    const name = calleeName(call)?.replace(/^.*\./u, '') ?? '';
    if (isResult(call.callee)) return results.includes(this.#places.key(call.callee) ?? '') || isTakingBack(name);
    return isTakingBack(name) && call.arguments.some(isResult);
  }

  /** The places that keep what the registering call gave. */
  #resultsOf({ node }: Registration): readonly string[] {
    const at = wrapped(node);
    const { parent } = at;
    const keys =
      parent?.type === 'VariableDeclarator'
        ? this.#source.bindings.declared(parent).map((variable) => this.#places.variableKey(variable))
        : parent?.type === 'AssignmentExpression' && parent.right === at
          ? [this.#places.key(parent.left)]
          : [];
    return keys.filter((key) => key !== undefined);
  }

  #clears(call: CallExpression, registration: Registration): boolean {
    if (registration.kind !== 'interval' && registration.kind !== 'timer') return false;
    const [timer] = call.arguments;
    const results = this.#resultsOf(registration);
    // What nobody keeps, nobody can take back.
    if (wrapped(registration.node).parent?.type === 'ExpressionStatement') return false;
    const key = timer && this.#places.key(timer);
    return results.length === 0 || key === undefined || results.includes(key);
  }

  /** Whether a removal may mean this registration: not of another event, nor of another listener. */
  #removes(call: CallExpression, { event, handler, kind, receiver, node }: Registration): boolean {
    if (kind === 'interval' || kind === 'timer' || kind === 'iteration') return false;
    const [first, given] = call.arguments;
    // `bus.off('change', null, this)`: no listener by itself, but all of them, or those of an object.
    const second = given && isNothing(given) ? undefined : given;
    const from = listenedTo(call);
    if (receiver && from && areTwoParameters(receiver, from, this.#source)) return false;
    if (first === undefined && from && this.#isOfAnother(from, node)) return false;
    const literal = first === undefined ? undefined : unwrap(first);
    if (literal?.type === 'Literal' && typeof literal.value === 'string' && literal.value !== (event ?? topicOf(node)))
      return false;
    // What is written where it is given has no other name than its own.
    const inline = unwrap(handler);
    if (second !== undefined && isFunction(inline)) return this.#names(second, inline);
    if (second !== undefined && this.#isMadeThere(inline)) return false;
    const listener = second ?? (literal?.type === 'Literal' ? undefined : first);
    return listener === undefined || this.#mayBeSame(listener, handler);
  }

  /** `this.onWord.bind(this)`, `taking(resolve)`: a new function each time, which no other expression names. */
  #isMadeThere(handler: Node): boolean {
    if (handler.type !== 'CallExpression') return false;
    return unbound(handler) !== handler || localFunction(handler, this.#source) !== undefined;
  }

  /** `errors.unsubscribe()`: what another subscription gave, and nothing else. */
  #isOfAnother(held: Node, registration: Node): boolean {
    const at = unwrap(held);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    const init = constantValue(variable);
    const call = init && unwrap(init);
    if (call?.type !== 'CallExpression' || call === registration || calledName(call) !== 'subscribe') return false;
    // `subscription.add(other.subscribe(…))` ends both.
    const { parent } = wrapped(registration);
    return parent?.type !== 'CallExpression' || parent.callee === wrapped(registration);
  }

  #names(listener: Node, fn: FunctionNode): boolean {
    const at = unwrap(listener);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    return variable?.defs.some(({ node }) => node === fn) === true;
  }

  #mayBeSame(listener: Node, handler: Node): boolean {
    const [a, b] = [unwrap(listener), unwrap(handler)];
    if (a.type === 'Identifier') {
      const variable = this.#source.bindings.variable(a);
      // An event's name may be an identifier as well.
      if (variable === undefined) return true;
      const isKnownFunction = variable.defs.some(
        ({ type, node }) =>
          type === 'FunctionName' || (node.type === 'VariableDeclarator' && node.init && isFunction(unwrap(node.init))),
      );
      // A resolver is none of the functions of the file.
      if (isResolver(variable) && localFunction(b, this.#source) !== undefined) return false;
      if (b.type === 'Identifier') return !isKnownFunction || variable === this.#source.bindings.variable(b);
      return !(isKnownFunction && isFunction(b)) || variable.defs.some(({ node }) => node === b);
    }
    if (isFunction(a)) return false;
    return true;
  }

  /** Whether what ends is what the listener was registered with, or something that it belongs to. */
  #ends(object: Node, { receiver, kind, node }: Registration): boolean {
    if (kind === 'interval' || kind === 'iteration') return false;
    if (kind === 'observer') return true;
    const ended = chainRootOf(object);
    const signal = node.type === 'CallExpression' ? node.arguments[2] : undefined;
    if (signal?.type === 'ObjectExpression') return true;
    const root = receiver && chainRootOf(receiver);
    if (root === undefined) return false;
    const [a, b] = [this.#places.key(root), this.#places.key(ended)];
    if (a === undefined || b === undefined) return false;
    // `const popup = window.open(…); … popup.close()`: what a page has made leaves the page as it is.
    if (root.type === 'Identifier' && isPageName(root.name) && this.#source.bindings.isGlobal(root)) return a === b;
    return a === b || this.#comesFrom(root, b) || this.#comesFrom(ended, a);
  }

  /** Whether a variable was declared with something of the other: `const out = child.stdout`. */
  #comesFrom(name: Node, other: string): boolean {
    const variable = name.type === 'Identifier' ? this.#source.bindings.variable(name) : undefined;
    const init = variable && initializer(variable);
    let does = false;
    if (init)
      walk(init, (node) => {
        if (node.type === 'Identifier' && this.#places.key(node) === other) does = true;
        return !does && !isFunction(node);
      });
    return does;
  }
}

/** Whether a node is in what runs when work is over: the callback of a reaction, or a `finally` block. */
function isInReaction(node: Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'TryStatement' && parent.finalizer === at) return true;
    if (isReaction(parent) && parent.callee !== at) return true;
  }
  return false;
}

/** What a method is called on. */
function listenedTo({ callee }: CallExpression): Node | undefined {
  const at = unwrap(callee);
  return at.type === 'MemberExpression' ? at.object : undefined;
}
