import type { TSESTree } from '@typescript-eslint/types';
import { isField, isFunction, unwrap, type FunctionNode, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { answerOf } from './answers.ts';
import { Tests } from './assume.ts';
import { Calls } from './calls.ts';
import type { Activation, FlowClient } from './client.ts';
import { Exits, jumps } from './exits.ts';
import { Expressions } from './expressions.ts';
import { assign, learn, undefinedTerm } from './facts.ts';
import { giving, returnKey } from './given-values.ts';
import type { FunctionResult, RunOptions } from './function-run.ts';
import { jumpTarget, Loops } from './loops.ts';
import { Mutations } from './mutations.ts';
import { Parameters } from './parameters.ts';
import { Places } from './places.ts';
import { emptyState, forgetPlace, join, mapFacts, withoutEntries, type Entry, type State } from './state.ts';

/** How many nodes may be evaluated through calls out of one outer function before the analysis stops following them. */
const maxSteps = 10_000;
const maxCallDepth = 10;
/** How deep `finally` blocks may nest before all the ways into one are taken as one. */
const maxFinalizers = 3;

/**
 * One forward pass over the structured tree: states flow through statements and expressions in the order of
 * evaluation, split at tests, join after them, and leave by their exits. Loops are passed twice, so that what one
 * turn did meets the next; calls of functions in the file are followed. No path is ever enumerated.
 */
export class Flow<E extends Entry> {
  readonly client: FlowClient<E>;
  readonly places: Places;
  readonly mutations: Mutations;
  readonly tests: Tests;
  readonly expressions: Expressions<E>;
  readonly calls: Calls<E>;
  readonly #loops: Loops<E>;
  readonly #source: Source;
  readonly #running = new Set<FunctionNode>();
  readonly #analysed = new Set<Node>();
  #steps = 0;
  #suspended: State<E> | undefined;
  #adopts = false;
  #finalizers = 0;
  /** How many `finally` blocks of the function that runs are still to come. */
  #open = 0;
  exits = new Exits<E>();
  activation: Activation = { site: undefined };

  constructor(source: Source, client: FlowClient<E>, places = new Places(source.bindings)) {
    this.client = client;
    this.#source = source;
    this.places = places;
    this.mutations = new Mutations(places, source.bindings);
    this.tests = new Tests(this.places, source.bindings, (node) => answerOf(node, client));
    this.#loops = new Loops(this, source);
    this.expressions = new Expressions(this);
    this.calls = new Calls(this, source.bindings);
  }

  /** Analyses the program and then each interesting function that it did not reach on the way, but for what is not wanted. */
  run(isWanted: (root: Node) => boolean = () => true): void {
    const { ast } = this.#source;
    if (!this.client.interesting.has(ast)) return;
    if (isWanted(ast)) this.block(ast.body, emptyState());
    this.#steps = 0;
    const roots = [...this.client.interesting].filter((node) => isRoot(node) && isWanted(node));
    for (const node of roots.sort((a, b) => a.range[0] - b.range[0])) {
      if (this.#analysed.has(node)) continue;
      if (node.type === 'StaticBlock') this.block(node.body, emptyState());
      else if (isField(node) && node.value) this.expressions.evaluate(node.value, emptyState());
      else if (isFunction(node)) this.function(node, emptyState());
    }
  }

  /** Analyses some functions and expressions only, in the order given, and none that was reached on the way. */
  runOnly(roots: Iterable<Node>): void {
    for (const root of roots) {
      this.#steps = 0;
      if (root.type === 'Program') this.block(root.body, emptyState());
      else if (!isFunction(root)) this.expressions.evaluate(root, emptyState());
      else if (!this.#analysed.has(root)) this.function(root, emptyState());
    }
  }

  /** Whether calls may still be followed and loops passed again. */
  get canFollow(): boolean {
    return this.#steps < maxSteps && this.#running.size < maxCallDepth;
  }

  step(): void {
    if (this.activation.site !== undefined) this.#steps++;
  }

  /** Runs a function body from the given state, with exits of its own. */
  function(fn: FunctionNode, state: State<E>, options: RunOptions = {}): FunctionResult<E> {
    if (this.#running.has(fn)) return { out: this.client.unfollowed?.(fn, state) ?? state, thrown: undefined };
    if (this.#running.size === 0) this.#steps = 0;
    const { exits, activation } = this;
    const suspended = this.#suspended;
    const adopts = this.#adopts;
    const open = this.#open;
    this.#open = 0;
    this.#suspended = undefined;
    this.#adopts = options.adopts ?? fn.async;
    this.#running.add(fn);
    this.exits = new Exits();
    this.activation = options.activation ?? activation;
    // What runs on behalf of a call elsewhere still wants a look for its own sake.
    if (this.activation.site === undefined) this.#analysed.add(fn);
    try {
      const fresh = forgetPlace(forgetPlace(state, this.#resumedKey), returnKey(this.depth));
      const parameters = new Parameters(fn, options, this);
      const bound = parameters.enter(fresh);
      const start = this.client.interesting.has(fn) ? this.client.visit(fn, bound, this.activation) : bound;
      if (start === undefined) return { out: undefined, thrown: undefined };
      const { body } = fn;
      const end = body.type === 'BlockStatement' ? this.block(body.body, start) : this.#returned(body, start);
      const gone = end && this.#giving(body.type === 'BlockStatement' ? null : body, end);
      const left = gone && (this.client.leave?.(fn, gone) ?? gone);
      const thrown = this.client.ended ? this.client.ended(fn, this.exits.thrown) : this.exits.thrown;
      return {
        out: parameters.leave(join(left, this.exits.returned)),
        thrown: parameters.leave(thrown),
        suspended: parameters.leave(this.#suspended),
      };
    } finally {
      this.#running.delete(fn);
      this.#suspended = suspended;
      this.#open = open;
      this.#adopts = adopts;
      this.exits = exits;
      this.activation = activation;
    }
  }

  /** The activation of a body that runs through the node; what it calls in turn is the same run to the reader. */
  activationAt(site: Node): Activation {
    return this.activation.site === undefined ? { site } : this.activation;
  }

  /** The fact that holds on the paths that have waited in the function that runs now. */
  get #resumedKey(): string {
    return `resumed ${String(this.#running.size)};`;
  }

  /** How many functions are running, one within the other. */
  get depth(): number {
    return this.#running.size;
  }

  /** Notes what the running function gives back, where that is a literal or nothing: its caller may ask. */
  #giving(argument: Node | null, state: State<E>): State<E> {
    if (this.depth < 2) return state;
    const value = argument && unwrap(argument);
    const isNothing = value === null || (value.type === 'CallExpression' && this.client.givesUndefined(value));
    return giving(state, this.depth, (facts) => (isNothing ? undefinedTerm : this.tests.known(value, facts)));
  }

  /** Notes that the running function gives way here, unless it has before. */
  suspend(state: State<E>): void {
    this.#suspended = join(this.#suspended, this.#without(state, this.#resumedKey));
  }

  resumed(state: State<E>): State<E> {
    return mapFacts(state, (facts) => learn(facts, this.#resumedKey, { kind: 'truthy', is: true })) ?? state;
  }

  /** What of the state at the end of a function just called has come about before its first `await`. */
  unsuspended(state: State<E>): State<E> | undefined {
    return this.#without(state, `resumed ${String(this.#running.size + 1)};`);
  }

  #without(state: State<E>, key: string): State<E> | undefined {
    if (state.facts.get(key)?.truthy === true) return undefined;
    return withoutEntries(state, (entry) => state.entries.get(entry)?.get(key)?.truthy === true);
  }

  block(statements: readonly Node[], state: State<E>): State<E> | undefined {
    let at: State<E> | undefined = state;
    for (const statement of statements) {
      if (at === undefined) return undefined;
      at = this.statement(statement, at);
    }
    return at;
  }

  /** Tells the client of what has come to its end. */
  passed(node: Node, state: State<E>): State<E> {
    return this.client.passed !== undefined && this.client.interesting.has(node)
      ? this.client.passed(node, state)
      : state;
  }

  /** An exception leaves the node. */
  raise(node: Node, state: State<E> | undefined): void {
    this.exits.throw(state && (this.client.raise?.(node, state) ?? state));
  }

  #return(node: Node, state: State<E> | undefined): void {
    if (this.#open > 0) this.exits.return(state, node);
    else this.exits.return(state && (this.client.leave?.(node, state) ?? state));
  }

  statement(node: Node, state: State<E>): State<E> | undefined {
    this.step();
    const after = this.#statement(node, state);
    return after && this.passed(node, after);
  }

  #statement(node: Node, state: State<E>): State<E> | undefined {
    switch (node.type) {
      case 'ExpressionStatement':
        return this.expressions.evaluate(node.expression, state);
      case 'BlockStatement':
      case 'StaticBlock':
        return this.block(node.body, state);
      case 'VariableDeclaration':
        return this.#declaration(node, state);
      case 'IfStatement':
        return this.#if(node, state);
      case 'ReturnStatement':
        {
          const { argument } = node;
          const after = argument === null ? state : this.#returned(argument, state);
          this.#return(node, after && this.#giving(argument, after));
        }
        return undefined;
      case 'ThrowStatement':
        this.raise(node, this.expressions.evaluate(node.argument, state));
        return undefined;
      case 'BreakStatement':
        this.exits.break(jumpTarget(node), state);
        return undefined;
      case 'ContinueStatement':
        this.exits.continue(jumpTarget(node), state);
        return undefined;
      case 'LabeledStatement':
        return join(this.statement(node.body, state), this.exits.takeBreak(node));
      case 'SwitchStatement':
        return this.#switch(node, state);
      case 'TryStatement':
        return this.#try(node, state);
      case 'ForStatement': {
        const start =
          node.init === null
            ? state
            : node.init.type === 'VariableDeclaration'
              ? this.#declaration(node.init, state)
              : this.expressions.evaluate(node.init, state);
        return start && this.#loops.run(node, start, node.test, node.update);
      }
      case 'WhileStatement':
      case 'DoWhileStatement':
        return this.#loops.run(node, state, node.test, null);
      case 'ForInStatement':
      case 'ForOfStatement': {
        const start = this.expressions.evaluate(node.right, state);
        return start && this.#loops.run(node, start, undefined, null);
      }
      case 'ExportNamedDeclaration':
        return node.declaration ? this.statement(node.declaration, state) : state;
      case 'ExportDefaultDeclaration':
        return this.expressions.evaluate(node.declaration, state);
      case 'WithStatement':
        return this.statement(node.body, state);
      default:
        // Declarations of functions, classes and types, imports, `;` and `debugger` do nothing when passed.
        return state;
    }
  }

  // A loop over the chain of `else if`: machine-made dispatchers have thousands.
  #if(first: TSESTree.IfStatement, state: State<E>): State<E> | undefined {
    let out: State<E> | undefined;
    let rest: State<E> | undefined = state;
    let at: TSESTree.Statement | null = first;
    while (at?.type === 'IfStatement' && rest !== undefined) {
      const { yes, no } = this.expressions.test(at.test, rest);
      out = join(out, yes && this.statement(at.consequent, yes));
      rest = no;
      at = at.alternate;
    }
    return join(out, at && rest ? this.statement(at, rest) : rest);
  }

  #returned(node: Node, state: State<E>): State<E> | undefined {
    const argument = unwrap(node);
    if (argument.type !== 'CallExpression') return this.expressions.evaluate(argument, state);
    const { now, fulfilled, rejected } = this.calls.promise(argument, state);
    if (!this.#adopts) {
      this.client.chained?.(argument, { now, fulfilled, rejected });
      return now;
    }
    // What the caller makes of a returned promise that rejects looks like a throw to the rest of its chain.
    if (rejected !== now || this.calls.mayReject(argument)) this.exits.throw(rejected);
    if (now !== undefined && fulfilled !== now) this.suspend(now);
    return fulfilled && fulfilled !== now ? this.resumed(fulfilled) : fulfilled;
  }

  #declaration(node: TSESTree.VariableDeclaration, state: State<E>): State<E> | undefined {
    let at: State<E> | undefined = state;
    for (const declarator of node.declarations) {
      if (declarator.init !== null) at = this.expressions.evaluate(declarator.init, at);
      if (at === undefined) return undefined;
      if (declarator.id.type === 'Identifier') {
        const key = this.places.key(declarator.id);
        const { init } = declarator;
        if (key !== undefined && (init !== null || node.kind !== 'var')) {
          at =
            mapFacts(at, (facts) => assign(facts, key, init === null ? undefinedTerm : this.tests.term(init, facts))) ??
            at;
        }
      } else
        for (const variable of this.#source.bindings.declared(declarator))
          at = forgetPlace(at, this.places.variableKey(variable));
      if (this.client.interesting.has(declarator)) at = this.client.visit(declarator, at, this.activation);
      if (at === undefined) return undefined;
    }
    return at;
  }

  #switch(node: TSESTree.SwitchStatement, state: State<E>): State<E> | undefined {
    let open = this.expressions.evaluate(node.discriminant, state);
    const starts = node.cases.map((each) => {
      if (each.test === null || open === undefined) return undefined;
      const { test } = each;
      const before = this.expressions.evaluate(test, open);
      open = before && mapFacts(before, (facts) => this.tests.assumeCase(node.discriminant, test, false, facts));
      return before && mapFacts(before, (facts) => this.tests.assumeCase(node.discriminant, test, true, facts));
    });
    const tests = node.cases.map((each) => each.test);
    const hasDefault =
      tests.includes(null) ||
      this.#source.types.isExhaustive(
        node.discriminant,
        tests.filter((test) => test !== null),
      ) === 'yes';
    let falling: State<E> | undefined;
    for (const [index, each] of node.cases.entries()) {
      const start = join(falling, each.test === null ? open : starts[index]);
      falling = start && this.block(each.consequent, start);
    }
    return join(join(falling, hasDefault ? undefined : open), this.exits.takeBreak(node));
  }

  #try(node: TSESTree.TryStatement, state: State<E>): State<E> | undefined {
    const outer = this.exits;
    const inner = new Exits<E>();
    this.exits = inner;
    const { finalizer } = node;
    const awaited = finalizer && (this.client.interesting.has(finalizer) || jumps(finalizer)) ? 1 : 0;
    this.#open += awaited;
    let out = this.block(node.block.body, state);
    if (node.handler) {
      // A block that cannot throw by what is known here still may, before it did anything; but not one that ends the process.
      const thrown = inner.thrown ?? (out && { ...state, entries: new Map(), pending: new Set<E>() });
      inner.thrown = undefined;
      const caught = thrown && (this.client.caught?.(thrown) ?? thrown);
      const handled = caught && this.block(node.handler.body.body, caught);
      out = join(out, handled && this.passed(node.handler, handled));
    }
    this.exits = outer;
    this.#open -= awaited;
    if (finalizer === null || awaited === 0) {
      inner.forward(outer, (at) => at);
      return finalizer && out ? this.block(finalizer.body, out) : out;
    }
    return this.#finally(finalizer, inner, out);
  }

  /** Runs a `finally` block for each way into it, as each leads elsewhere afterwards. */
  #finally(finalizer: TSESTree.BlockStatement, inner: Exits<E>, out: State<E> | undefined): State<E> | undefined {
    this.#finalizers++;
    try {
      if (this.#finalizers <= maxFinalizers) {
        const { returned, returning } = inner;
        if (returned !== undefined && returning !== undefined && this.#open === 0) {
          inner.returned = undefined;
          this.#return(returning, this.block(finalizer.body, returned));
        }
        inner.forward(this.exits, (at) => this.block(finalizer.body, at));
        return out && this.block(finalizer.body, out);
      }
      const all = join(inner.all(), out);
      const after = all && this.block(finalizer.body, all);
      inner.forward(this.exits, () => after);
      return out && after;
    } finally {
      this.#finalizers--;
    }
  }
}

/** Whether code begins to run there, rather than in the course of other code. */
function isRoot(node: Node): boolean {
  return isFunction(node) || node.type === 'StaticBlock' || isField(node);
}
