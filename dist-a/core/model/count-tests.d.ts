import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/**
 * The tests by which a function that runs again and again knows its last run: `++done === total` around a node, or
 * `if (--left > 0) return` before it. What they compare is counted outside the function.
 */
export declare function countTests(node: Node, fn: FunctionNode, source: Source): Generator<Node>;
/** Whether a collection is given something there, or something is taken out of it. */
export declare function isMutation(identifier: Node): boolean;
