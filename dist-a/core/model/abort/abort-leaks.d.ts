import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { AbortListener } from './abort-listeners.js';
/** A listener that stays on a signal when what it served is over. */
export interface AbortLeak {
    readonly listener: AbortListener;
    /** The removal that does not remove it: given another function, or not on each path. */
    readonly removal: Node | undefined;
    /** Where the work ends without a removal; undefined when there is none at all. */
    readonly end: Node | undefined;
    /** The function whose end the listener outlives, when it is one. */
    readonly fn?: FunctionNode | undefined;
}
export declare function abortLeaks(source: Source): Generator<AbortLeak>;
