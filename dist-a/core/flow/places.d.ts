import type { Identifier, Node } from '../source/ast.js';
import type { Bindings, Variable } from '../source/scopes.js';
/**
 * Names for places that hold a value: variables by identity (`‹12›`), `this` of one function, and members of either.
 * Two expressions with the same key are the same place as long as nothing on the way was written.
 */
export declare class Places {
    private '#private';
    constructor(bindings: Bindings);
    variableKey(variable: Variable): string;
    /** The key of the variable that an identifier declares. */
    declaredKey(identifier: Identifier): string | undefined;
    /** The variable at the root of a key, if it has one. */
    rootVariable(key: string): Variable | undefined;
    /** The key of a place or of a pure question about places; undefined for what has no stable name. */
    key(node: Node): string | undefined;
    /** Whether other code may write the variable while this function waits or calls: a nested function assigns it. */
    isShared(variable: Variable): boolean;
    /** Whether the code of a node counts with the variable. */
    isCountedIn(variable: Variable, { range }: Node): boolean;
}
/** The function that a variable is for good: its declaration, or a `const` bound to a function expression. */
export declare function functionOf(variable: Variable | undefined): Node | undefined;
