import type { Check } from './finding.js';
export type MessageId = 'leaves' | 'neverSettled';
/** A path through an executor, or through the callback that alone could settle, ends and the promise stays pending. */
export declare const requireSettleOnAllPaths: Check<Readonly<Record<string, never>>, MessageId>;
