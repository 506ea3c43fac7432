import type { CallExpression, FunctionNode, Node } from '../../source/ast.js';
import type { Variable } from '../../source/scopes.js';
import type { Source } from '../../source/source.js';
/**
 * Whether a loop that waits comes to its end though nothing happens: after a longest time, or after a number of turns that
 * is not for its caller to choose. Of the parameters in `known` the caller has said what they are.
 */
export declare function isBounded(loop: Node, source: Source, known?: Known): boolean;
/** Whether loops come to their end as one call runs them: the numbers that it gives are not for its own caller to choose. */
export declare function areBoundedByCall(loops: readonly Node[], call: CallExpression, fn: FunctionNode, source: Source): boolean;
/** Whether a function that asks for another turn of itself looks at the clock or at a number of turns on the way. */
export declare function isBoundedTurn(fn: FunctionNode, source: Source): boolean;
type Known = ReadonlySet<Variable>;
/**
 * `for (;;) try { return await work(); } catch { await delay(500); }`: whether a pause comes between attempts at what the caller of
 * the function has given it to do. However many there may be, the caller has something to call off.
 */
export declare function isBetweenAttempts(pause: Node, fn: FunctionNode, source: Source): boolean;
/** The loops around a node that a list does not end, innermost first. */
export declare function openLoopsAround(node: Node): readonly Node[];
export {};
