import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** A `set*` of a source that something else may have completed by then. */
export interface Race {
    /** The call, or where the handle is given to an event. */
    readonly site: Node;
    /** The handle: `source.setResult`. */
    readonly handle: Node;
    /** What may come first: another completer, the abort of the signal it was made with, the same code once more. */
    readonly rival: 'completer' | 'signal' | 'repetition' | 'call';
    /** Where the rival stands. */
    readonly node: Node;
    /** Whether nobody can see what the call gives. */
    readonly isUnused: boolean;
}
/** The `set*` calls of a file that may come second, in the order of the text. */
export declare function races(source: Source): readonly Race[];
