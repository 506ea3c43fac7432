import type { Check } from './finding.js';
export type MessageId = 'fires' | 'iterates';
/** A settlement sits in what runs again and again, and is not taken back as it settles: all but the first are lost. */
export declare const noMultiFireSettle: Check<Readonly<Record<string, never>>, MessageId>;
