import type { Check } from './finding.js';
export interface Options {
    /** Dotted names of functions that take an options object with a `signal` as their last argument. */
    readonly callees: readonly string[];
    /** Dotted names of functions that may be called without the signal in scope. */
    readonly allow: readonly string[];
}
export type MessageId = 'forward' | 'replaced';
/** A signal is in scope, and a callee that takes one is called without it: aborting leaves that call running. */
export declare const requireSignalForwarding: Check<Options, MessageId>;
