import type { CallExpression, Node } from '../source/ast.js';
/** A reaction of a chain. */
interface Link {
    readonly name: 'then' | 'catch' | 'finally';
    readonly call: CallExpression;
    readonly root: Node;
}
/** The reactions of a chain from its first to its last, each with the promise at the root. */
export declare function linksOf(node: CallExpression): readonly Link[];
export {};
