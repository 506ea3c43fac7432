import type { Node } from '../source/ast.ts';
import { someOwnNode } from '../source/visit.ts';
import { join, type Entry, type State } from './state.ts';

/** The ways out of a piece of code other than its end. */
export class Exits<E extends Entry> {
  returned: State<E> | undefined;
  /** The first `return` of those that a `finally` keeps back. */
  returning: Node | undefined;
  thrown: State<E> | undefined;
  readonly breaks: Map<Node, State<E>>;
  readonly continues: Map<Node, State<E>>;

  constructor() {
    this.breaks = new Map();
    this.continues = new Map();
  }

  throw(state: State<E> | undefined): void {
    this.thrown = join(this.thrown, state);
  }

  /** A statement that is given has still to leave the function: a `finally` runs before that. */
  return(state: State<E> | undefined, by?: Node): void {
    this.returned = join(this.returned, state);
    if (state !== undefined) this.returning ??= by;
  }

  break(target: Node, state: State<E> | undefined): void {
    const all = join(this.breaks.get(target), state);
    if (all !== undefined) this.breaks.set(target, all);
  }

  continue(target: Node, state: State<E> | undefined): void {
    const all = join(this.continues.get(target), state);
    if (all !== undefined) this.continues.set(target, all);
  }

  takeBreak(target: Node): State<E> | undefined {
    const state = this.breaks.get(target);
    this.breaks.delete(target);
    return state;
  }

  takeContinue(target: Node): State<E> | undefined {
    const state = this.continues.get(target);
    this.continues.delete(target);
    return state;
  }

  /** What holds on any of the ways out. */
  all(): State<E> | undefined {
    return [...this.breaks.values(), ...this.continues.values(), this.thrown].reduce(
      (a, b) => join(a, b),
      this.returned,
    );
  }

  /** Sends every way out on through `through` (a `finally`) to the outer exits. */
  forward(outer: Exits<E>, through: (state: State<E>) => State<E> | undefined): void {
    if (this.returned !== undefined) outer.return(through(this.returned), this.returning);
    if (this.thrown !== undefined) outer.throw(through(this.thrown));
    for (const [target, state] of this.breaks) outer.break(target, through(state));
    for (const [target, state] of this.continues) outer.continue(target, through(state));
  }
}

/** Whether a `finally` block may lead elsewhere than what it ends: its `return` makes an exception go no further. */
export function jumps(finalizer: Node): boolean {
  return someOwnNode(finalizer, ({ type }) => /^(?:Return|Break|Continue)Statement$/u.test(type));
}
