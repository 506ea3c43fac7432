import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion, Handle } from './completion.js';
/** A use that settles a promise, or that gives the right to do so away. */
interface Settling {
    readonly handle: Handle;
    readonly completion: Completion;
}
/** The completions of a file by where they are made and settled: one of many listeners asks for those around it alone. */
export declare class ServedCompletions {
    private '#private';
    constructor(completions: readonly Completion[]);
    ofExecutor(fn: FunctionNode | undefined): readonly Completion[];
    /** What settles inside a node. */
    within(node: Node): readonly Settling[];
    /** As the model has them. */
    inOrder(completions: Iterable<Completion>): readonly Completion[];
}
export declare function isSettling({ use, through }: Handle): boolean;
export declare function servedCompletions(source: Source): ServedCompletions;
export {};
