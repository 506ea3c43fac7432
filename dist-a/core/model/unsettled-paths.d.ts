import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion } from './completion.js';
/** A function that ends on some path without the promise being settled, then or later. */
export interface UnsettledPath {
    readonly completion: Completion;
    /** Where the path leaves, or the function itself. */
    readonly site: Node;
    /** The executor, or the callback that alone could settle. */
    readonly fn: FunctionNode;
}
/** The paths of a file on which a promise stays pending, in source order. */
export declare function unsettledPaths(source: Source): readonly UnsettledPath[];
