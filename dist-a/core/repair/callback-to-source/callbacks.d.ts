import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { PromiseSite } from '../promise-site.js';
import type { Callback } from './error-first.js';
/** A function that is given to the call that calls it back. */
export interface Handing {
    readonly fn: Callback;
    readonly call: CallExpression | TSESTree.NewExpression;
}
/** The function around a settlement where it is given to a call as its callback; undefined elsewhere. */
export declare function handingAround(node: Node, { executor }: PromiseSite, source: Source): Handing | undefined;
/**
 * Whether a promise is one over a callback in Node's manner: some function inside the executor is given to a call and
 * rejects, and its first parameter is an error by its name, or is what it rejects with.
 */
export declare function hasNodeCallback(site: PromiseSite, source: Source): boolean;
/** The call as a statement of the executor, or its body: all that an executor over one callback holds. */
export declare function onlyCall({ executor }: PromiseSite): CallExpression | undefined;
