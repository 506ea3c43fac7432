import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { PromiseSite } from '../promise-site.js';
export type Callback = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;
/** A callback that does nothing but hand its error or its result to the promise. */
export interface ErrorFirst {
    readonly fn: Callback;
    /** What the promise is fulfilled with, as written; undefined for nothing. */
    readonly result: Node | undefined;
}
/** Reads `(error, value) => error ? reject(error) : resolve(value)` in its forms. @throws {Declined} */
export declare function errorFirst(fn: Callback, site: PromiseSite, source: Source): ErrorFirst;
