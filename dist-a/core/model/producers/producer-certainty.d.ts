import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { ProducerModel } from './producers.js';
/**
 * Whether an expression holds a producer and nothing else: all that is written to the variable or field, given to the
 * parameter, put into the collection or returned by the function. A promise among it makes the await right on some path.
 */
export declare class Certainty {
    private '#private';
    constructor(source: Source, { made }: ProducerModel);
    /** A producer, or nothing at all; at least once a producer, as something has reached it. */
    isProducer(node: Node, depth?: number): boolean;
    /** Whether a field of `this` has a producer from the start, and is never emptied; or a getter gives such a field. */
    isAlwaysThere(at: TSESTree.MemberExpression): boolean;
    /** A collection into which the file puts nothing but producers. */
    isCollection(node: Node, depth?: number): boolean;
}
