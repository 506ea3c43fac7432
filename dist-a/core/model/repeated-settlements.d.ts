import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion, Handle } from './completion.js';
import { Detachments } from './detachments.js';
import { Guards } from './guards.js';
import type { Registration } from './registrations.js';
import type { Run, Step } from './settlement-runs.js';
/** A settlement that may run again and again for one promise. */
export interface Repeated {
    readonly completion: Completion;
    readonly handle: Handle;
    /** What fires repeatedly. */
    readonly registration: Registration;
    /** The step that it runs, with what settles there. */
    readonly step: Step;
    readonly settlement: Node;
}
/** The settlements of a file that run again and again, one for each registration, in the order of the text. */
export declare function repeatedSettlements(source: Source): readonly Repeated[];
/** Judges single ways to a settlement. */
export declare class RepeatFinder {
    private '#private';
    readonly detachments: Detachments;
    readonly guards: Guards;
    constructor(source: Source);
    runsOf(handle: Handle): readonly Run[];
    /** The first thing on the way of the run that fires repeatedly and is not taken back, if there is one. */
    repetition(run: Run): Repeated | undefined;
}
