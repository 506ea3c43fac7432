import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Variable } from '../../source/scopes.js';
/** Whether the value is only looked at there, or dropped. */
export declare function isInspection(at: Node, parent: Node): boolean;
/** Whether the parent has the same value, or may have. */
export declare function isSameValue(at: Node, parent: Node): boolean;
export type CollectionUse = 
/** An element goes in. */
{
    readonly kind: 'in';
    readonly node: Node;
}
/** The expression is an element. */
 | {
    readonly kind: 'out';
    readonly node: Node;
}
/** The variable takes an element. */
 | {
    readonly kind: 'variable';
    readonly variable: Variable;
}
/** The expression is a collection of elements again. */
 | {
    readonly kind: 'collection';
    readonly node: Node;
} | {
    readonly kind: 'leak';
    readonly node: Node;
};
/** What is done with a collection at one of its mentions. */
export declare function usesOfCollection(node: Node, source: Source): Generator<CollectionUse>;
/** The outermost node that is the same value, through `!` and `?.` alone. */
export declare function wrappedValue(node: Node): Node;
/** Whether a function returns that and nothing else. */
export declare function isOnlyResult(result: Node, fn: FunctionNode): boolean;
export declare function isSpread(node: Node): boolean;
export declare function isExported(variable: Variable): boolean;
