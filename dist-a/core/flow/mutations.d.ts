import type { Node } from '../source/ast.js';
import type { Bindings } from '../source/scopes.js';
import type { Facts } from './facts.js';
import type { Places } from './places.js';
/** Which places a stretch of code may write: what a loop body changes cannot be relied on in its next turn. */
export declare class Mutations {
    private '#private';
    constructor(places: Places, bindings: Bindings);
    /** The keys of these facts that the code inside the node may change. */
    changedIn(node: Node, facts: Iterable<string>): string[];
    /** Whether the key is a variable that the node's own code writes, and no function inside it at a time of its own. */
    isWrittenInTurn(node: Node, key: string): boolean;
    /** The keys of these facts whose root is declared inside the node, and so is another variable in each turn. */
    declaredIn(node: Node, facts: Facts): string[];
}
