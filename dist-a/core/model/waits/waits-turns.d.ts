import type { CallExpression, FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Conditions, Writes } from './waits-conditions.js';
import type { Pause, Pauses } from './waits-pauses.js';
import type { Turn } from './waits-turn.js';
/** A call for another turn: what runs before it, and the parameters that differ in it. */
export interface Again {
    readonly pause: Pause | undefined;
    readonly writes: Writes;
}
/** What the subject of the analysis adds to the language: how a turn ends, and how it asks for the next. */
export interface TurnClient {
    /** Whether a turn that does anything at all makes the rest of no interest. */
    readonly isQuietOnly?: boolean;
    /** Whether the call ends the waiting. */
    readonly ends?: (call: CallExpression) => boolean;
    /** Whether the call asks for another turn, and what runs before it. */
    readonly again?: (call: CallExpression) => Again | undefined;
}
/** Follows all ways through one turn of a loop, or one run of a function: linear, since equal ways are merged. */
export declare class TurnFinder {
    private '#private';
    constructor(source: Source, conditions: Conditions, pauses: Pauses, client?: TurnClient);
    /** The ways of a loop from one test of its condition to the next. */
    ofLoop(loop: Node & {
        readonly body: Node;
    }, test: Node | null, update: Node | null, first?: Pause): readonly Turn[];
    /** The ways through a function, to its end or a `return`. */
    ofFunction(fn: FunctionNode): readonly Turn[];
}
