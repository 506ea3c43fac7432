import type { Check } from './finding.js';
export type Options = Readonly<Record<string, never>>;
export type MessageId = 'invented' | 'noError' | 'nameTest';
/** A signal says why it aborted; an error made up in its place keeps that from everybody further up. */
export declare const preferSignalReason: Check<Options, MessageId>;
