import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** Texts that can hold a deadline which is cleared after a wait. */
export declare const mayHoldDeadline: import("../../source/texts-with.js").Relevance;
/** A timer that ends what is awaited, and that is only cleared when the wait succeeds. */
export interface Deadline {
    readonly timer: CallExpression;
    /** The wait whose failure leaves the timer running. */
    readonly wait: Node;
}
/** The deadlines of a file that outlive a wait which fails, in the order of the text. */
export declare function forgottenDeadlines(source: Source): Generator<Deadline>;
