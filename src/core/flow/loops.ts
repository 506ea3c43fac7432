import type { TSESTree } from '@typescript-eslint/types';
import { isLoop, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { forget, type Facts, type Value } from './facts.ts';
import type { Flow } from './flow.ts';
import { withElements } from './list-turns.ts';
import type { Mutations } from './mutations.ts';
import { forgetPlace, join, mapEntries, mapFacts, type Entry, type State } from './state.ts';

/** How often a loop is begun anew because its turns change flags that were known before it. */
const maxAttempts = 3;

/** Passes loops twice, so that what one turn did meets the next. */
export class Loops<E extends Entry> {
  readonly #flow: Flow<E>;
  readonly #source: Source;
  readonly #mutations: Mutations;
  #isSecondTurn = false;

  constructor(flow: Flow<E>, source: Source) {
    this.#flow = flow;
    this.#source = source;
    this.#mutations = flow.mutations;
  }

  /** Passes a loop: `test` is undefined for `for…of` and `for…in`, which end when nothing is left. */
  run(
    node: Node & { readonly body: Node },
    state: State<E>,
    test: Node | null | undefined,
    update: Node | null,
  ): State<E> | undefined {
    // On the paths on which no turn changes a flag it keeps its value: those that never raised it.
    let entry = this.#widen(node, state, (key, value) => isFlag(value) && this.#mutations.isWrittenInTurn(node, key));
    let out: State<E> | undefined;
    for (let attempt = 1; ; attempt++) {
      const passed = this.#pass(node, entry, test, update);
      out = join(out, passed.out);
      const kept = attempt < maxAttempts ? this.#steady(node, entry, passed.carried) : this.#widen(node, entry);
      if (kept === entry) return join(out, this.#flow.exits.takeBreak(node));
      entry = kept;
    }
  }

  /** What leaves the loop by its test or end, and what the turns lead to. */
  #pass(
    node: Node & { readonly body: Node },
    entry: State<E>,
    test: Node | null | undefined,
    update: Node | null,
  ): { readonly out: State<E> | undefined; readonly carried: State<E> | undefined } {
    // What the turns of an inner loop do to each other has been seen in the first turn of the outer one.
    const isAgain = this.#isSecondTurn;
    const passes = this.#flow.client.interesting.has(node) && !isAgain ? 2 : 1;
    let out: State<E> | undefined;
    let carried: State<E> | undefined;
    let all: State<E> | undefined;
    for (let turn = 0; turn < passes; turn++) {
      // Where a turn is certain, what comes before the second has seen the first.
      const start = turn > 0 && this.#flow.client.assumesTurns === true ? carried : join(entry, carried);
      this.#isSecondTurn = isAgain || turn > 0;
      const head = this.#enterTurn(node, start, test);
      if (turn > 0 || head.yes === undefined || this.#flow.client.assumesTurns !== true) out = join(out, head.no);
      let end = head.yes && this.#flow.statement(node.body, head.yes);
      end = join(end, this.#flow.exits.takeContinue(node));
      if (end !== undefined && update !== null) end = this.#flow.expressions.evaluate(update, end);
      carried = undefined;
      if (end !== undefined && node.type === 'DoWhileStatement' && test) {
        const { yes, no } = this.#flow.expressions.test(test, end);
        out = join(out, no);
        end = yes;
      }
      if (end === undefined) break;
      carried = this.#nextTurn(node, end);
      all = join(all, carried);
    }
    this.#isSecondTurn = isAgain;
    // The last turn may leave by the test as well.
    if (carried !== undefined && node.type !== 'DoWhileStatement')
      out = join(out, this.#enterTurn(node, carried, test).no);
    return { out, carried: all };
  }

  #enterTurn(
    node: Node,
    state: State<E> | undefined,
    test: Node | null | undefined,
  ): { yes: State<E> | undefined; no: State<E> | undefined } {
    if (state === undefined) return { yes: undefined, no: undefined };
    if (node.type === 'DoWhileStatement') return { yes: this.#turn(node, state), no: undefined };
    if (node.type === 'ForInStatement' || node.type === 'ForOfStatement') {
      // `for await` gives way before each turn, and before it finds that there is none.
      const start = node.type === 'ForOfStatement' && node.await ? this.#flow.client.resume(state) : state;
      let yes = node.type === 'ForOfStatement' ? withElements(node.right, start, this.#flow.places) : start;
      if (yes === undefined) return { yes, no: start };
      for (const variable of node.left.type === 'VariableDeclaration'
        ? this.#source.bindings.declared(node.left)
        : []) {
        yes = forgetPlace(yes, this.#flow.places.variableKey(variable));
      }
      if (node.left.type === 'Identifier') yes = forgetPlace(yes, this.#flow.places.key(node.left) ?? '');
      if (node.type === 'ForOfStatement' && node.await) this.#flow.raise(node, yes);
      return { yes: this.#turn(node, yes), no: start };
    }
    if (!test) return { yes: this.#turn(node, state), no: undefined };
    const { yes, no } = this.#flow.expressions.test(test, state);
    return { yes: this.#turn(node, yes), no };
  }

  /** Tells the client that a turn of the loop begins. */
  #turn(node: Node, state: State<E> | undefined): State<E> | undefined {
    return state && this.#flow.client.interesting.has(node)
      ? this.#flow.client.visit(node, state, this.#flow.activation)
      : state;
  }

  /** Drops what the loop itself changes from what was known before it. */
  #widen(node: Node, state: State<E>, isKept?: (key: string, value: Value | undefined) => boolean): State<E> {
    const widened = mapFacts(state, (facts) =>
      this.#mutations
        .changedIn(node, facts.keys())
        .filter((key) => isKept?.(key, facts.get(key)) !== true)
        .reduce(forget, facts),
    );
    return widened ?? state;
  }

  /** What was known before the loop without the flags that its turns have changed on the same paths. */
  #steady(node: Node, entry: State<E>, carried: State<E> | undefined): State<E> {
    if (carried === undefined) return entry;
    const steady = (before: Facts, after: Facts | undefined) =>
      after === undefined
        ? before
        : this.#mutations
            .changedIn(node, before.keys())
            .filter((key) => !isSameFlag(before.get(key), after.get(key)))
            .reduce(forget, before);
    return mapEntries(entry, steady(entry.facts, carried.facts), (known, each) =>
      steady(known, carried.entries.get(each)),
    );
  }

  #nextTurn(node: Node & { readonly body: Node }, state: State<E>): State<E> {
    return mapFacts(state, (facts) => this.#mutations.declaredIn(node.body, facts).reduce(forget, facts)) ?? state;
  }
}

/** Whether a value is that of a variable that only tells whether something has come about. */
function isFlag(value: Value | undefined): boolean {
  return value?.equals !== undefined && flagTerms.has(value.equals.base);
}

const flagTerms = new Set(['true', 'false', 'null', 'undefined']);

function isSameFlag(before: Value | undefined, after: Value | undefined): boolean {
  return after?.equals !== undefined && after.equals.base === before?.equals?.base;
}

/** The statement that a `break` leaves or whose next turn a `continue` starts. */
export function jumpTarget(node: TSESTree.BreakStatement | TSESTree.ContinueStatement): Node {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (node.label !== null) {
      if (at.type !== 'LabeledStatement' || at.label.name !== node.label.name) continue;
      return node.type === 'ContinueStatement' ? labelledLoop(at) : at;
    }
    if (isLoop(at) || (at.type === 'SwitchStatement' && node.type === 'BreakStatement')) return at;
  }
  return node;
}

function labelledLoop(node: TSESTree.LabeledStatement): Node {
  let at: Node = node;
  while (at.type === 'LabeledStatement') at = at.body;
  return at;
}
