import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** Code that runs because a signal has aborted. */
export interface AbortReaction {
    readonly signal: Node;
    /** The branch, what is left behind the branch of a live signal, or the body of the listener. */
    readonly code: readonly Node[];
}
/** An error that such code makes up. */
export interface InventedError {
    readonly signal: Node;
    readonly error: Node;
    /** The `throw` of it, or the call that it is given to. */
    readonly use: Node;
}
/** The branches and listeners of a file that run after the abort of a signal which others abort, and know why. */
export declare function abortReactions(source: Source): Generator<AbortReaction>;
/** The errors that the reactions of a file make up, though the signal has one. */
export declare function inventedErrors(source: Source): Generator<InventedError>;
