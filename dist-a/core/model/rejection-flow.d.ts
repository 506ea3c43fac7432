import type { CallExpression } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion } from './completion.js';
/** What gives a promise of a length of time. */
/** Tells whether the rejection of a promise that is chained on reaches anybody. */
export declare class RejectionFlow {
    private '#private';
    constructor(source: Source);
    /** Whether nobody reacts to the rejection of what `then` is called on: neither here nor further up or down the chain. */
    isLost(then: CallExpression, completion: Completion): boolean;
}
export declare function hasRejection(call: CallExpression): boolean;
