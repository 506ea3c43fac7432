import type { CallExpression } from '../source/ast.js';
import type { Flow } from './flow.js';
import type { Entry, State } from './state.js';
/** What a promise expression leads to: the state after the expression itself, and in the turns where it settles. */
export interface Chain<E extends Entry> {
    readonly now: State<E> | undefined;
    readonly fulfilled: State<E> | undefined;
    readonly rejected: State<E> | undefined;
}
/**
 * `p.then(f, g).catch(h).finally(k)` as the control flow that it is: a callback that ends leads to the next
 * fulfilment, one that throws or returns a promise that may reject leads to the next rejection.
 */
export declare class PromiseChains<E extends Entry> {
    private '#private';
    constructor(flow: Flow<E>);
    /** Whether the call is a reaction in which something happens. */
    isChain(node: CallExpression): boolean;
    evaluate(node: CallExpression, state: State<E>): Chain<E>;
}
