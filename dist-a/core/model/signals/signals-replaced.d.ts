import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Signals } from './signals.js';
/** The signal of a deadline takes the place of the caller's, which ends nothing any more. */
export interface Replaced {
    /** What puts the deadline there. */
    readonly node: Node;
    /** The signal of the deadline. */
    readonly deadline: Node;
    /** What brought the caller's signal. */
    readonly earlier: Node;
}
/** The replaced signals of a file, in the order of the text. */
export declare function replacedSignals(source: Source, model: Signals): Generator<Replaced>;
