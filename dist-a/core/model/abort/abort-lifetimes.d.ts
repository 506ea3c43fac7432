import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { AbortListener } from './abort-listeners.js';
import type { Completion, Handle } from '../completion.js';
/** What a listener serves, and has no business any more once that is over. */
export type Service = 
/** A promise that this code completes; `others` settle it other than by the abort. */
{
    readonly kind: 'promise';
    readonly completion: Completion;
    readonly others: readonly Handle[];
}
/** The rest of an async function. */
 | {
    readonly kind: 'function';
    readonly fn: FunctionNode | undefined;
};
/**
 * What the listener is there for; undefined for one that may rightly stay as long as the signal.
 * @param removals where it is taken back
 */
export declare function serviceOf(listener: AbortListener, removals: readonly Node[], source: Source): Service | undefined;
/** The `try` statement in whose `catch` a node stands. */
export declare function tryOfCatch(node: Node): TSESTree.TryStatement | undefined;
/** Whether the promise is raced: it goes on waiting for the abort when another one has won. */
export declare function isRaced(promise: Node, source: Source, depth?: number): boolean;
