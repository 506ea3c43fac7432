import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/**
 * An object that a promise is completed through and that is no promise itself: a source, a deferred, a `withResolvers()`
 * record. What has a `then` of its own is none, nor is what might have one.
 */
export interface Producer {
    /** The expression that makes it; for one that comes from elsewhere, what declares it. */
    readonly node: Node;
    /** Whether the file shows how it is made. */
    readonly isMade: boolean;
    /** Whether its promise is known to be its member `promise`. */
    readonly hasPromise: boolean;
}
/** An expression that evaluates to a producer, or to a collection of them. */
export interface Reach {
    readonly producer: Producer;
    readonly node: Node;
    readonly isCollection: boolean;
}
export interface ProducerModel {
    readonly reaches: readonly Reach[];
    /** Expressions that make a producer, and variables and fields that are declared to hold one. */
    readonly made: ReadonlyMap<object, Producer>;
}
/** The producers of a file and where they go; built once for each tree. */
export declare function producerModel(source: Source): ProducerModel;
/** Whether a member by this name completes what it is a member of. */
export declare function isCompleting(name: string | undefined): boolean;
/** The function that holds an expression in its return, when it is one that wraps what it returns in a promise. */
export declare function asyncReturn(node: Node): FunctionNode | undefined;
