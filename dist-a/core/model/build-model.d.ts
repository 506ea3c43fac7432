import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Variable } from '../source/scopes.js';
import type { Completion, Shape, Subject } from './completion.js';
/** All completions of a file with what is done to them. */
export interface CompletionModel {
    readonly completions: readonly Completion[];
    /** The subjects whose handle is kept in the place: a variable, or a field by owner and name. */
    readonly subjectsAt: ReadonlyMap<object | string, ReadonlySet<Subject>>;
    /** The object literals that hold a resolver itself, as those of a deferred factory do. */
    readonly records: ReadonlySet<TSESTree.ObjectExpression>;
    /** Where resolvers are kept or given away, in the order in which they were found. */
    readonly outlets: readonly Outlet[];
}
/** A place that a resolver, or what holds one, is kept in or leaves a function by. */
export interface Outlet {
    readonly completion: Completion;
    readonly shape: Shape;
    readonly at: {
        readonly kind: 'return';
        readonly from: FunctionNode;
        readonly node: Node;
    } | {
        readonly kind: 'field';
        readonly owner: Node | string;
        readonly name: string;
    } | {
        readonly kind: 'variable';
        readonly variable: Variable;
    };
}
/** The model of a file, built once for each tree. */
export declare function completionModel(source: Source): CompletionModel;
/** Whether the function's body does this on its top level, on every call. */
export declare function isTopLevel(node: Node, fn: {
    readonly body: Node | null;
}): boolean;
