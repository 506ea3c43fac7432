import type { Node } from '../source/ast.js';
import type { Bindings } from '../source/scopes.js';
/**
 * Barriers: `if (++done === total) resolve()`. A count passes a value once, so what it guards happens once, however
 * often the code around it runs. Only equality is a barrier; `>=` holds again on each later turn.
 */
export declare class Barriers {
    private '#private';
    constructor(bindings: Bindings);
    /** Whether the node runs only when a count has come to its end. */
    holds(node: Node): boolean;
}
