import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, FunctionNode, Node } from '../source/ast.js';
import type { Variable } from '../source/scopes.js';
/** How a promise that code completes by hand comes into being. */
export type OriginKind = 
/** `new Promise(executor)`. */
'executor'
/** `Promise.withResolvers()`. */
 | 'resolvers'
/** A deferred: a library's, or a class or factory of the file itself. */
 | 'deferred'
/** `new TaskCompletionSource()`. */
 | 'source';
/** What a settler does: complete with a value, fail, cancel, or one of them as its arguments say. */
export type Role = 'resolve' | 'reject' | 'either';
/** `native` is ignored on a settled promise, `set` throws there, `try` says whether it won. */
export type Mode = 'native' | 'set' | 'try';
/** A function that settles, an object that holds such functions, or a collection of either. */
export type Shape = {
    readonly kind: 'settler';
    readonly role: Role;
    readonly mode: Mode;
} | {
    readonly kind: 'record';
    readonly member: string;
    readonly of: Shape;
} | {
    readonly kind: 'collection';
    readonly of: Shape;
};
/** Where a handle goes when it outlives the executor. */
export type EscapeKind = 'variable' | 'field' | 'property' | 'collection' | 'return' | 'closure';
/** One appearance of a handle in the text. */
export type Use = 
/** The handle is called. */
{
    readonly kind: 'settle';
    readonly node: Node;
    readonly call: CallExpression;
    readonly role: Role;
    readonly mode: Mode;
}
/**
 * The handle is given to other code, which calls it when it likes: an argument or an event handler property.
 * `isMember`: the node is an object that holds the handle, and not the handle itself.
 */
 | {
    readonly kind: 'hand-off';
    readonly node: Node;
    readonly role: Role;
    readonly mode: Mode;
    readonly to: Node;
    readonly isMember: boolean;
} | {
    readonly kind: 'escape';
    readonly node: Node;
    readonly escape: EscapeKind;
    readonly to: Node;
}
/** A name is given to the handle. */
 | {
    readonly kind: 'alias';
    readonly node: Node;
    readonly variable: Variable;
}
/** The handle is only looked at, as in `if (resolve)`. */
 | {
    readonly kind: 'test';
    readonly node: Node;
}
/** Something else is done with the handle, that the model has no word for. */
 | {
    readonly kind: 'other';
    readonly node: Node;
};
/**
 * Completions that one analysis cannot tell apart are one subject: two promises whose resolvers go into the same
 * field, say. Making any of them anew makes the subject unsettled again.
 */
export interface Subject {
    readonly id: number;
}
/** A use together with what it is a use of. */
export interface Handle {
    readonly completion: Completion;
    /** Undefined for an element taken from a collection in passing, which could be any of them. */
    readonly subject: Subject | undefined;
    readonly use: Use;
    /** The closure that stands for the handle, when it is one around the settlement and not the handle itself. */
    readonly through: FunctionNode | undefined;
}
/** A promise that code completes by hand. */
export interface Completion {
    readonly kind: OriginKind;
    /** The expression that makes the promise. */
    readonly node: CallExpression | TSESTree.NewExpression;
    /** The function that `new Promise` runs at once, when it is known. */
    readonly executor: FunctionNode | undefined;
    readonly handles: readonly Handle[];
}
/** A member of a list that is followed by its index: `...args` of an executor. */
export declare function isListed(shape: Shape): shape is Extract<Shape, {
    kind: 'record';
}>;
/** How deep the handles are: records in collections in records. */
export declare function depthOf(shape: Shape): number;
