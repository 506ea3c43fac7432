import type { Check } from './finding.js';
export interface Options {
    /** Names of classes and functions that may hand out resolvers. */
    readonly allow: readonly string[];
}
export type MessageId = 'field' | 'returned' | 'exported';
/** Other files can settle a promise that this file makes. */
export declare const noExposedResolvers: Check<Options, MessageId>;
