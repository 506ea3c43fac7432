import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** Whether a function runs where it stands: an executor, one that is called at once, the callback of `forEach`. */
export declare function runsInPlace(fn: FunctionNode): boolean;
/** Whether the function is what `new Promise` is given. */
export declare function isExecutor(fn: FunctionNode): boolean;
/** The functions whose code runs in the node's turn, innermost first; `undefined` for the code of the module. */
export declare function turnOf(node: Node): readonly (FunctionNode | undefined)[];
/** The function that has to be called for the node to run; undefined when the module runs it. */
export declare function synchronousRoot(node: Node): FunctionNode | undefined;
/** Where the functions of a turn give way to others between two offsets of the text. */
export declare function suspendsBetween(from: number, to: number, turn: readonly (FunctionNode | undefined)[], source: Source): boolean;
/** Whether a function waits after a node, on whatever path. */
export declare function suspendsAfter(at: Node, fn: FunctionNode, source: Source): boolean;
/**
 * Whether the code after a node never gets to an offset: it leaves the function or loop before, as `if (hit) return await hit;`
 * does, or the offset is in the other branch of an `if`.
 */
export declare function leavesBefore(node: Node, offset: number): boolean;
/**
 * Whether a statement never goes on to the next one; nor, where a statement around it is given, to what comes after that:
 * a `break` may leave no more than a loop or `switch` in it.
 */
export declare function leaves(node: Node, around?: Node): boolean;
/** Whether a loop around the node, but not around the other one, waits: its second turn is another one. */
export declare function isRepeatedLater(node: Node, other: Node, turn: readonly (FunctionNode | undefined)[], source: Source): boolean;
