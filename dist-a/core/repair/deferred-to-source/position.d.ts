import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
export type Position = 
/** In a statement, evaluated before anything else in it that matters. */
{
    readonly kind: 'statement';
    readonly statement: Node;
    /** The statement is about nothing but the promise. */
    readonly isDirect: boolean;
    /** The statement is the whole body of an `if`, a loop or a `case`, and needs braces to be several. */
    readonly isAlone: boolean;
}
/** The body of an arrow function. */
 | {
    readonly kind: 'arrow';
    readonly arrow: TSESTree.ArrowFunctionExpression;
    readonly isDirect: boolean;
}
/** The value of a class field. */
 | {
    readonly kind: 'field';
    readonly field: TSESTree.PropertyDefinition;
}
/** Anywhere else in an expression: an assignment can stand there, `(this.source = new …).promise`, but no statement. */
 | {
    readonly kind: 'expression';
    /** The statement that surely comes to the promise, if only by a throw it does not. */
    readonly statement?: Node;
};
/**
 * Climbs from the promise to where a statement can be put before it, through what is evaluated after it or what the
 * executor cannot change. @throws {SkipSite} where another promise of the statement goes first.
 */
export declare function positionOf(node: TSESTree.NewExpression, executor: FunctionNode, body: readonly Node[], source: Source): Position;
