import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Event } from './callback-uses.js';
import type { Variable } from '../../source/scopes.js';
/** A callback that runs before its function returns on some path, and after that on another. */
export interface SplitCallback {
    readonly fn: FunctionNode;
    readonly parameter: Variable;
    /** What runs it at once, on paths on which nothing runs it later. */
    readonly sync: readonly Node[];
    /** What runs it later, on a path on which nothing runs it at once. */
    readonly async: Event;
}
/** Whether a callback parameter of the function runs at different times on different paths. */
export declare function splitCallback(fn: FunctionNode, parameter: Variable, source: Source): SplitCallback | undefined;
