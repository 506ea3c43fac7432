import type { Node } from '../source/ast.js';
import type { Flow } from './flow.js';
import type { Entry, State } from './state.js';
export interface Outcome<E extends Entry> {
    readonly yes: State<E> | undefined;
    readonly no: State<E> | undefined;
}
/** Evaluates expressions in the order of the language, and splits the state where they test. */
export declare class Expressions<E extends Entry> {
    private '#private';
    constructor(flow: Flow<E>);
    /** Evaluates a test: the states in which it is truthy and in which it is not. What was pending is then only pending on a condition. */
    test(node: Node, state: State<E>): Outcome<E>;
    /** Splits the state by whether what an expression gives, which has been evaluated, is nothing. */
    isNullish(node: Node, state: State<E>): Outcome<E>;
    /** Evaluates an expression for what it does; undefined when it does not come back. */
    evaluate(node: Node, state: State<E>): State<E> | undefined;
}
