import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../source/ast.js';
/** A condition under which a place of a function is reached: `node` is true, or false. */
export interface Test {
    readonly node: Node;
    readonly is: boolean;
    /** The case of a `switch` that is taken: then the node is what the `switch` asks for. */
    readonly case?: TSESTree.SwitchCase;
}
/** The conditions under which a function reaches the node: branches around it, and early exits before it. */
export declare function testsOn(node: Node, fn: Node): readonly Test[];
