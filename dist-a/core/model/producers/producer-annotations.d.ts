import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Variable } from '../../source/scopes.js';
/** A variable or field that the file declares to hold a producer, or a collection of them. */
export interface AnnotatedProducer {
    readonly declared: Variable | TSESTree.PropertyDefinition;
    readonly node: Node;
    readonly isCollection: boolean;
}
/** What type annotations say: the only trace of a producer that was made in another file. */
export declare function annotatedProducers(source: Source): Generator<AnnotatedProducer>;
