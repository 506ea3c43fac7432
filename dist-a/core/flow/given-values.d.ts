import type { Node } from '../source/ast.js';
import type { Facts, Term } from './facts.js';
import type { Entry, State } from './state.js';
/** The key of what the function that runs at a depth of calls gives back. */
export declare function returnKey(depth: number): string;
/** The key of what a call that has been followed gave back. */
export declare function valueKey(call: Node): string;
/** The key of what the promise of a call comes to. */
export declare function awaitedKey(call: Node): string;
/** The key under which the facts may know the value of a call, or of what an awaited or delegated one comes to. */
export declare function givenKey(node: Node): string | undefined;
/** The state where the function that runs at the depth returns what the facts say; of symbols its caller knows nothing. */
export declare function giving<E extends Entry>(state: State<E>, depth: number, termOf: (facts: Facts) => Term | undefined): State<E>;
/** The state after a function has run that was called at the depth: what it gave back is the value of the call. */
export declare function given<E extends Entry>(call: Node, state: State<E>, depth: number, how: 'value' | 'awaited'): State<E>;
/** The state after a reaction that gives nothing, such as a resolver. */
export declare function givenNothing<E extends Entry>(call: Node, state: State<E>): State<E>;
