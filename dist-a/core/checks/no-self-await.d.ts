import type { Check } from './finding.js';
export type MessageId = 'itself' | 'returned' | 'through';
/** An async function waits for the promise that it will settle when it ends: both stay pending for good. */
export declare const noSelfAwait: Check<Readonly<Record<string, never>>, MessageId>;
