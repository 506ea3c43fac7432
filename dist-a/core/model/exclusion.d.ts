import type { Node } from '../source/ast.js';
/** Whether no run of the code passes both nodes: they stand in branches that exclude each other, or one leaves before the other. */
export declare function excludeEachOther(a: Node, b: Node): boolean;
/** Whether the code at a node leaves the statement around it for good rather than going on after it. */
export declare function leaves(node: Node, statement: Node): boolean;
