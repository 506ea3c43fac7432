import type { AbortListener } from '../../model/abort/abort-listeners.js';
import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** An abort listener that a source with a signal stands for. */
export interface WiredListener {
    readonly signal: Node;
    readonly fn: FunctionNode;
    /** The statement that registers it. */
    readonly statement: Node;
    /** What goes away beside that: its declaration, and the statements that take it away. */
    readonly gone: readonly Node[];
    /** What it cleans up, as statements; whatever else settles may do so too. */
    readonly cleanUps: readonly Node[];
}
/** What a settling call in the listener gives as a reason; undefined for a node that does not settle. */
export type Rejection = (node: Node) => {
    readonly reason: Node | undefined;
} | undefined;
/** Takes an abort listener apart. @throws {Declined} where a source with a signal would do something else. */
export declare function wiredListener(listener: AbortListener, rejection: Rejection, source: Source): WiredListener;
