import type { Check } from './finding.js';
export type MessageId = 'spins' | 'spinsWritten' | 'burns' | 'starves' | 'stops' | 'process';
/**
 * The thread waits for what only it could bring about: no timer, I/O or event runs until it lets go. A test may hold it for
 * a time to see what comes of that.
 */
export declare const noBlockingWait: Check<Readonly<Record<string, never>>, MessageId>;
