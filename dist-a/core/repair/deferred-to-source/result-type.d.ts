import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** Whether the file carries types that a rewrite must keep right: by its name, or where that does not say, by its text. */
export declare function isTyped(source: Source): boolean;
/**
 * The type argument of the source that stands for a promise: the promise's own, what its context gives it, or what the
 * checker says. Undefined in JavaScript. @throws {SkipSite} when TypeScript takes it from somewhere that is not known.
 */
export declare function resultType(node: TSESTree.NewExpression, source: Source): string | undefined;
/** `T` of a resolver's type `(value: T) => void`; undefined when the type is not written as a function. */
export declare function resolverArgument(type: Node, source: Source): string | undefined;
/** Whether a type as written names a type parameter: what it comes to is not known where it stands. */
export declare function isOpen(type: string, at: Node): boolean;
/** Whether a resolver's type takes what the function of a source takes, and no more; not where it cannot be told. */
export declare function isResolverOf(declared: Node | undefined, type: string, source: Source): boolean;
/** Whether a value is a property of what a function returns that says its type: whoever calls it does not see the value's own. */
export declare function isReturnedAsSaid(value: Node): boolean;
/** The type argument at a declaration that may not know the type parameters of the functions around the promises. */
export declare function scopedType(type: string, sites: readonly {
    readonly node: Node;
}[], declared: TSESTree.TypeNode, source: Source): string;
