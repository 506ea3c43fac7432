import type { TSESTree } from '@typescript-eslint/types';
import type { Completion, Role } from '../../model/completion.js';
import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Variable } from '../../source/scopes.js';
import type { Position } from './position.js';
/** Where a `new Promise` stands, taken apart so that a source can be made before it. */
export interface OriginSite {
    readonly completion: Completion;
    readonly node: TSESTree.NewExpression;
    readonly executor: FunctionNode;
    readonly resolvers: readonly {
        readonly role: Role;
        readonly variable: Variable;
    }[];
    /** The statements of the executor; an expression body is one. */
    readonly body: readonly Node[];
    /** The `return` statements of the executor itself. */
    readonly returns: readonly TSESTree.ReturnStatement[];
    readonly position: Position;
}
/**
 * @param executor where it is not written in place
 * @throws {SkipSite} when the promise or its executor has a form that cannot be taken apart.
 */
export declare function originSite(completion: Completion, source: Source, executor?: FunctionNode | undefined): OriginSite;
/** Whether the node runs on every run of the executor: a statement of its own on the top level. */
export declare function isOwnStatement(node: Node, site: OriginSite): boolean;
/** Where a name that is declared at the promise is seen. */
export declare function regionOf({ node, position }: OriginSite, source: Source): Node;
export declare function enclosingAsync(node: Node): boolean;
