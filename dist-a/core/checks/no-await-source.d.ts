import type { Check } from './finding.js';
export type MessageId = 'awaited' | 'chained' | 'returned' | 'combined';
/** A source, deferred or record of resolvers in the place of its promise: nothing waits for it. */
export declare const noAwaitSource: Check<Readonly<Record<string, never>>, MessageId>;
