import type { Check } from './finding.js';
export interface Options {
    /** Names of functions and methods that may run a callback of theirs under a lock: the project's own lock helpers. */
    readonly allow: readonly string[];
}
export type MessageId = 'nested' | 'nestedThrough' | 'limited' | 'callback' | 'listeners';
/** A critical section waits for what needs the same lock, or for code that may: nobody can ever give it back. */
export declare const noNotifyUnderLock: Check<Options, MessageId>;
