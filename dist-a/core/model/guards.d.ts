import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** Tests that let a settlement run once only: a flag set beside it, a count, the state of the source itself. */
export declare class Guards {
    private '#private';
    constructor(source: Source);
    /**
     * Whether the node runs at most once in all runs of the function, by a test that the function itself makes untrue, or one of
     * those that it calls at the node.
     */
    holds(node: Node, fn: FunctionNode, called?: readonly FunctionNode[]): boolean;
}
interface Test {
    readonly test: Node;
    /** The test leads away: `if (done) return;`. */
    readonly isLeft: boolean;
}
/** The tests that decide whether a node of a function runs: those around it, and those before it that lead away. */
export declare function testsBefore(node: Node, fn: Node): Generator<Test>;
export {};
