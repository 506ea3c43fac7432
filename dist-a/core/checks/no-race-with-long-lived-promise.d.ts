import type { Check } from './finding.js';
export type Options = Readonly<Record<string, never>>;
export type MessageId = 'loop' | 'event';
/** A promise that outlives its races keeps the reactions of all of them, and their values, until it settles. */
export declare const noRaceWithLongLivedPromise: Check<Options, MessageId>;
