import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion } from './completion.js';
import type { Registration } from './registrations.js';
/** The success of something that can fail, wired to a promise without its failure. */
export interface MissingFailure {
    readonly completion: Completion;
    /**
     * How the failure would be told: by a rejection, an error parameter, an event, or a callback of its own; `startup` is
     * that of a process whose end alone is taken for its failure.
     */
    readonly kind: 'rejection' | 'ignored' | 'untaken' | 'listener' | 'callback' | 'startup';
    /** What wires the success. */
    readonly node: Node;
    readonly registration: Registration;
    readonly handler: FunctionNode | undefined;
    /** What succeeds, and what comes when it fails, for the reader. */
    readonly name: string;
    readonly failure: string;
}
/** The missing failure paths of a file, in the order of the text. */
export declare function missingFailures(source: Source): readonly MissingFailure[];
