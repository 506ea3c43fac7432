import type { Check } from './finding.js';
export interface Options {
    /** Timers that do not keep the process alive may stay. */
    readonly allowUnref: boolean;
}
export type MessageId = 'left' | 'leftOnFailure' | 'unstoppable';
/** The timer of a race goes on when the work has won: it keeps the process alive, and what its callback refers to. */
export declare const noRaceTimerLeak: Check<Options, MessageId>;
