import type { Check } from './finding.js';
export type MessageId = 'raced' | 'signalled' | 'repeated' | 'again';
/** A `set*` throws where another completer has won, and out of an event handler that nobody catches. */
export declare const preferTrySet: Check<Readonly<Record<string, never>>, MessageId>;
