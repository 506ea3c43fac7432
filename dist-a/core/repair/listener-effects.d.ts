import type { CallExpression, FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { PromiseSite, Settlement } from './promise-site.js';
/** What a listener of a promise's executor does, apart from taking listeners of the same executor away. */
export interface ListenerEffects {
    /** The function, where it is not a settler itself. */
    readonly fn: FunctionNode | undefined;
    /** How it settles, when it does so exactly once; a settler that is the listener itself gives on what it is called with. */
    readonly settlement: Settlement | undefined;
    /** A condition without which it does nothing, and whether that must be false. */
    readonly condition: {
        readonly test: Node;
        readonly isNegated: boolean;
    } | undefined;
    /** All else. */
    readonly others: readonly Node[];
}
/** What the executor's listeners do when they are called. */
export declare class ListenerReader {
    private '#private';
    constructor(site: PromiseSite, source: Source);
    /** Undefined for a listener that the file does not show. */
    read(handler: Node): ListenerEffects | undefined;
}
/** The event and the listener that a call takes away. */
export declare function removalOf(call: CallExpression): {
    readonly emitter: Node;
    readonly event: Node;
} | undefined;
/** Whether a statement of the executor does nothing but give names to functions. */
export declare function declaresFunctions(statement: Node): boolean;
