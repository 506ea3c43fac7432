import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, FunctionNode, Node } from '../source/ast.js';
/** What a function does itself, without the functions in it; in the order of the text. */
export interface FunctionBody {
    /** Where it waits: `await`, `for await` and `yield`. */
    readonly suspensions: readonly Node[];
    readonly awaits: readonly TSESTree.AwaitExpression[];
    /** What it returns. */
    readonly returns: readonly Node[];
    readonly returnStatements: readonly TSESTree.ReturnStatement[];
    readonly calls: readonly CallExpression[];
    readonly assignments: readonly TSESTree.AssignmentExpression[];
}
/** What a function, or a module, does itself; gathered once for each. */
export declare function bodyOf(fn: FunctionNode | TSESTree.Program): FunctionBody;
/** Whether code of a function may have run when a later place of the same function is reached. */
export declare function mayPrecede(earlier: Node, later: Node): boolean;
/** Whether a function has given way, on some path, when it reaches the node. */
export declare function isResumed(node: Node, fn: FunctionNode): boolean;
/** Whether a statement always leaves the function. */
export declare function isExit(statement: Node): boolean;
