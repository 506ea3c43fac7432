import type { Check } from './finding.js';
export type MessageId = 'polls' | 'pollsWritten';
/** State of this process is looked at again and again, though the code that changes it could say so. */
export declare const noPollingWait: Check<Readonly<Record<string, never>>, MessageId>;
