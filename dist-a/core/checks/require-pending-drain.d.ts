import type { Check } from './finding.js';
export interface Options {
    /** Names of methods that drop what is pending on purpose. */
    readonly allow: readonly string[];
}
export type MessageId = 'drops' | 'forgets';
/** An object ends, and those who wait for what it promised are left waiting. */
export declare const requirePendingDrain: Check<Options, MessageId>;
