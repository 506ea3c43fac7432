import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** A test for `AbortError` by name, where the abort may be of another name: a deadline's is `TimeoutError`. */
export interface NameTest {
    /** The comparison, or the `case`. */
    readonly test: Node;
    /** The signal that the failed work was given. */
    readonly signal: Node;
    readonly isNegated: boolean;
}
export declare function abortNameTests(source: Source): Generator<NameTest>;
