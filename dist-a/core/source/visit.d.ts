import type { Node } from './ast.js';
/** The child nodes of a node, in source order of its visitor keys. Unknown node types have none. */
export declare function children(node: Node): Generator<Node>;
/** Calls `enter` for each node in source order; `false` leaves out the node's children. Iterative: deep trees do not overflow. */
export declare function walk(root: Node, enter: (node: Node) => boolean | undefined): void;
/** Whether the test holds of a node or of one below it. */
export declare function someNode(root: Node, test: (node: Node) => boolean): boolean;
/** The same, without what is inside of functions below, which run at times of their own; they themselves are asked. */
export declare function someOwnNode(root: Node, test: (node: Node) => boolean): boolean;
/**
 * Sets `parent` on each node below a root, as parsers leave it out; and `range` where there is `start` and `end` alone, since
 * to read it from a parser's JSON takes a quarter of the time that parsing takes.
 */
export declare function linkNodes(root: Node): void;
