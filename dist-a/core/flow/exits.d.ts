import type { Node } from '../source/ast.js';
import type { Entry, State } from './state.js';
/** The ways out of a piece of code other than its end. */
export declare class Exits<E extends Entry> {
    returned: State<E> | undefined;
    /** The first `return` of those that a `finally` keeps back. */
    returning: Node | undefined;
    thrown: State<E> | undefined;
    readonly breaks: Map<Node, State<E>>;
    readonly continues: Map<Node, State<E>>;
    constructor();
    throw(state: State<E> | undefined): void;
    /** A statement that is given has still to leave the function: a `finally` runs before that. */
    return(state: State<E> | undefined, by?: Node): void;
    break(target: Node, state: State<E> | undefined): void;
    continue(target: Node, state: State<E> | undefined): void;
    takeBreak(target: Node): State<E> | undefined;
    takeContinue(target: Node): State<E> | undefined;
    /** What holds on any of the ways out. */
    all(): State<E> | undefined;
    /** Sends every way out on through `through` (a `finally`) to the outer exits. */
    forward(outer: Exits<E>, through: (state: State<E>) => State<E> | undefined): void;
}
