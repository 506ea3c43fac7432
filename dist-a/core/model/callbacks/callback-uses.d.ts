import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Variable } from '../../source/scopes.js';
import type { Run } from './callback-handings.js';
/** A place in a function at which a callback runs, or is given to what will run it. */
export interface Event {
    readonly node: Node;
    readonly run: Run;
    /** Whether only a convention says so: what is called with the callback is code that the file does not show. */
    readonly isAssumed?: boolean;
}
/** Follows a callback parameter through a function: aliases, closures, wrappers and what they are given to. */
export declare class CallbackUses {
    private '#private';
    constructor(fn: FunctionNode, parameter: Variable, source: Source, depth?: number);
    /** Undefined where the callback goes a way that cannot be followed. */
    get events(): ReadonlyMap<Node, Event> | undefined;
    /** What the function does with the callback as a whole. */
    get summary(): Run;
}
