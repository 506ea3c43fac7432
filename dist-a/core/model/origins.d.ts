import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Variable } from '../source/scopes.js';
import type { OriginKind, Shape } from './completion.js';
/** Packages whose default export (or a name of theirs) is a promise constructor. */
export declare const promisePackages: ReadonlySet<string>;
/** Whether a class or function says by its name that it makes deferreds. */
export declare function isDeferredName(name: string): boolean;
export interface Origin {
    readonly kind: OriginKind;
    readonly node: CallExpression | TSESTree.NewExpression;
    readonly executor: FunctionNode | undefined;
    /** What the expression itself evaluates to, when that holds handles. */
    readonly shapes: readonly Shape[];
}
/** Recognises the expressions that make a completion. */
export declare class Origins {
    private '#private';
    constructor(source: Source);
    ofNew(node: TSESTree.NewExpression): Origin | undefined;
    ofCall(node: CallExpression): Origin | undefined;
    /** Whether an expression is `Promise`, a library's promise constructor, or a class of the file that extends one. */
    isPromiseConstructor(node: Node, depth?: number): boolean;
}
/** The module that a variable is imported or required from. */
export declare function moduleOf(variable: Variable | undefined): string | undefined;
