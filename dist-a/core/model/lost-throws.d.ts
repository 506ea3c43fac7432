import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, FunctionNode } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion } from './completion.js';
export type ThrowSite = TSESTree.ThrowStatement | TSESTree.AwaitExpression | TSESTree.ForOfStatement | CallExpression | TSESTree.NewExpression;
/** An exception that nobody gets to see, while the promise stays pending or is settled already. */
export interface LostThrow {
    readonly completion: Completion;
    readonly site: ThrowSite;
    /** The function that it leaves. */
    readonly fn: FunctionNode;
    /** `uncaught`: out of a callback; `unhandled`: out of an async function; `swallowed`: the executor has settled already. */
    readonly kind: 'uncaught' | 'unhandled' | 'swallowed';
    /** The promise has been settled before, on every path: to reject it would be lost too. */
    readonly isLate: boolean;
}
/** The exceptions of a file that are lost, in source order. */
export declare function lostThrows(source: Source): readonly LostThrow[];
