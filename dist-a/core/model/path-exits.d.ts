import type { FunctionNode, Node } from '../source/ast.js';
/**
 * Where a path to the end of a function has left the one on which something is done, seen from the end: the `if` without
 * `else`, the branch that does nothing, the `catch`, the `switch`; the function itself when no one place can be named.
 * `passed` are the statements that came to their end with nothing done, `concerned` those that have to do with it.
 */
export declare function whereItLeaves(fn: FunctionNode, passed: ReadonlySet<Node> | undefined, concerned: ReadonlySet<Node>): Node;
/** Of a chain of `if`s in which every branch does something, the last: that is the one without an `else`. */
export declare function endOfChain(site: Node): Node;
