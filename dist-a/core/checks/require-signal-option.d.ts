import type { Check } from './finding.js';
export interface Options {
    /** Names of functions and methods that may wait without a way to cancel. */
    readonly allow: readonly string[];
}
export type MessageId = 'uncancelable';
/** An exported API waits for what may never come, and its caller has no way to give up. */
export declare const requireSignalOption: Check<Options, MessageId>;
