import type { Check } from './finding.js';
export type MessageId = 'zalgo';
/** Code after the call cannot know whether its callback has run: it is right for one of the two and wrong for the other. */
export declare const noZalgoCallback: Check<Readonly<Record<string, never>>, MessageId | 'defer'>;
