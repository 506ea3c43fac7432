import type { TSESTree } from '@typescript-eslint/types';
import type { ClassNode, Node } from '../source/ast.js';
import type { Bindings, Variable } from '../source/scopes.js';
/**
 * What `this` is at a node, as something that two nodes can share: the class, the object literal or, for functions on
 * a prototype, the constructor's name. Undefined where that cannot be told.
 */
export declare function thisOwner(node: Node): Node | string | undefined;
/** Whether an expression is `this`, or a variable such as `self` that was declared as `this`; then where its `this` stands. */
export declare function thisExpression(node: Node, bindings: Bindings): Node | undefined;
/** The class or the object literal that a variable is the name of. */
export declare function namedOwner(variable: Variable): ClassNode | TSESTree.ObjectExpression | undefined;
/** Whether `this` stands in a static member of the class. */
export declare function isOfClassItself(self: Node, owner: ClassNode): boolean;
/** `const source = this.#source`, `const { source } = this`: one more name for what a field holds. */
export declare function isNameOfField(variable: Variable | undefined): boolean;
