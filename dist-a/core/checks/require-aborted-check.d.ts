import type { Check } from './finding.js';
export type Options = Readonly<Record<string, never>>;
export type MessageId = 'unchecked';
/** An aborted signal never says `abort` again: a listener that comes too late is never called. */
export declare const requireAbortedCheck: Check<Options, MessageId>;
