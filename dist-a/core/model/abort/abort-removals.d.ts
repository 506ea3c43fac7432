import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { AbortListener } from './abort-listeners.js';
/** What the file does to take a listener away again. */
export interface Removals {
    /** Where it is taken away: the removal itself, and the calls of functions of the file that do it. */
    readonly sites: readonly Node[];
    /** Functions that take it away, where they are handed to a call that runs them at its time. */
    readonly callbacks: readonly Node[];
    /** It is taken away on each path, or is in the hands of others who may do it. */
    readonly isCertain: boolean;
    /** A removal that is given another function object, and so removes nothing. */
    readonly other: Node | undefined;
    /** Where the work ends well, and the one removal is passed by in its `finally`. */
    readonly passedAt: Node | undefined;
}
export declare function removalsOf(listener: AbortListener, source: Source): Removals;
/** Listeners are told apart by this flag as well. */
export declare function isCapturing(options: Node | undefined): boolean;
/** In a `finally` block; one in a function with a name for it counts where that is called. */
export declare function isInFinally(node: Node): boolean;
