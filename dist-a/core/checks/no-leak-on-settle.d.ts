import type { Check } from './finding.js';
export type Options = Readonly<Record<string, never>>;
export type MessageId = 'leaks' | 'never' | 'elsewhere' | 'failure';
/** What was acquired for one promise outlives it: each wait leaves a listener, timer or observer behind. */
export declare const noLeakOnSettle: Check<Options, MessageId>;
