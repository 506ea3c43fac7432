import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** How a function that was given away will be run. */
export interface CallbackRuns {
    /** At most once, again and again, or nobody knows. */
    readonly times: 'once' | 'many' | 'unknown';
    /** By whom: what it throws goes into a promise, or is uncaught, or is the business of an unknown caller. */
    readonly by: 'promise' | 'event loop' | 'unknown';
    /** The object whose members are the outcomes of one operation: `{ success, fail }`. */
    readonly outcomes?: Node;
}
export declare function takesError(fn: FunctionNode | undefined): boolean;
/** How the function runs that the node, where it is given away, stands for. */
export declare function callbackRuns(value: Node, fn: FunctionNode | undefined, source: Source): CallbackRuns;
