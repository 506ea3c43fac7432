import type { Node } from './ast.js';
/**
 * The innermost node at an offset of the text; of several at one place, as the two names of `{ a }`, the last. Goes down
 * from the root and leaves out whatever lies elsewhere, so a file costs what is looked at in it and not what it holds.
 */
export declare function nodeAt(root: Node, offset: number): Node;
