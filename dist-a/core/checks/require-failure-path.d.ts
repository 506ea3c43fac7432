import type { Check } from './finding.js';
export type MessageId = 'rejection' | 'ignored' | 'untaken' | 'listener' | 'callback' | 'startup';
/** Only the success of something that can fail settles the promise: when it fails, whoever waits waits forever. */
export declare const requireFailurePath: Check<Readonly<Record<string, never>>, MessageId>;
