import type { Check } from './finding.js';
export type Options = Readonly<Record<string, never>>;
export type MessageId = 'stays' | 'somePaths' | 'otherFunction';
/** A listener on a signal that outlives the work it was for: each call adds one, and holds on to what it closes over. */
export declare const noAbortListenerLeak: Check<Options, MessageId>;
